// status --audit and source as tables.
#include <fmt/format.h>

#include <tifa/audit.h>

#include <algorithm>
#include <map>

#include "render/tables.h"

namespace tifa {
namespace {

// What readers take out of any source says little; people see it as one column.
bool is_syntax(const std::string& reason) {
  return reason == "white space" || reason == "markup" || reason == "byte order mark" || reason == "script" ||
         reason == "style" || reason == "markup comment";
}

}  // namespace

std::vector<Table> tables_of(const AuditAnswer& answer, const RenderOptions& options) {
  const bool people = for_people(options);
  Table table;
  table.name = "audit";
  table.columns = {{"edition"},
                   {"status"},
                   {"source_bytes", Align::kRight},
                   {"kept_bytes", Align::kRight},
                   {"kept", Align::kRight, Use::kPeople},
                   {"syntax", Align::kRight},
                   {"set_aside", Align::kLeft, Use::kBoth, true}};
  for (const AuditRow& row : answer.rows) {
    std::uint64_t syntax = 0;
    std::vector<std::string> reasons;
    for (const auto& [reason, bytes] : row.set_aside) {
      if (is_syntax(reason))
        syntax += bytes;
      else
        reasons.push_back(fmt::format("{} {}", reason, bytes));
    }
    const double share =
        row.source_bytes == 0 ? 0 : 100.0 * static_cast<double>(row.kept_bytes) / static_cast<double>(row.source_bytes);
    table.rows.push_back({row.edition, row.status, cell(row.source_bytes), cell(row.kept_bytes),
                          fmt::format("{:.0f} %", share), cell(syntax), join(reasons, ", ")});
  }
  if (people) {
    table.before.push_back(
        "bytes of each source: kept, syntax (white space, markup, scripts), and set aside by reason");
    for (const FlagRow& flag : answer.flags)
      table.after.push_back(
          fmt::format("{}  {}{}: {}", flag.edition, flag.code, flag.accepted ? " (accepted)" : "", flag.message));
    for (const NumberingGapRow& gap : answer.gaps)
      table.after.push_back(fmt::format("{}  {}numbering: {} → {}, {}: “{}”{}", gap.edition,
                                        gap.section.empty() ? "" : gap.section + ", ",
                                        gap.before.empty() ? "(begin)" : gap.before, gap.after, gap.place, gap.text,
                                        gap.flagged ? "" : " (irregular elsewhere too)"));
    for (const RepeatedBlock& block : answer.repeated)
      table.after.push_back(fmt::format("{}: stands alike in {} of {} editions: “{}”", block.series, block.editions,
                                        block.of, block.text));
    table.after.push_back("in place: tifa status --audit --document EDITION, tifa source EDITION");
  }
  return {table};
}

std::vector<Table> tables_of(const SourceAnswer& answer, const RenderOptions& options) {
  Table table;
  table.name = "source";
  const bool placed = std::any_of(answer.pieces.begin(), answer.pieces.end(),
                                  [](const SourcePiece& piece) { return !piece.place.empty(); });
  // Where there are places, bytes of an extracted stream tell people nothing.
  const Use bytes = placed ? Use::kData : Use::kBoth;
  table.columns = {{"begin", Align::kRight, bytes},
                   {"end", Align::kRight, bytes},
                   {"place", Align::kLeft, placed ? Use::kBoth : Use::kData},
                   {"kept", Align::kLeft, Use::kData},
                   {"what"},
                   {"text", Align::kLeft, Use::kBoth, true},
                   {"original", Align::kLeft, Use::kBoth, true}};
  for (const SourcePiece& piece : answer.pieces) {
    const std::string what = for_people(options) && !piece.kept ? "– " + piece.what : piece.what;
    table.rows.push_back(
        {cell(piece.begin), cell(piece.end), piece.place, piece.kept ? "yes" : "no", what, piece.text, piece.original});
  }
  if (for_people(options)) {
    table.before.push_back(fmt::format("{}, {}, {}: {} of {} bytes kept; – set aside, with the reason", answer.edition,
                                       answer.path, answer.encoding, answer.kept_bytes, answer.source_bytes));
    if (answer.fetched) {
      const FetchedFrom& from = *answer.fetched;
      table.before.push_back(fmt::format("fetched from {} at {}{}", from.final_address, from.time,
                                         from.edited ? "; the file has been edited since" : ""));
    }
  }
  return {table};
}

}  // namespace tifa

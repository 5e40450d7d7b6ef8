// status, cycle, add, build, verify as tables.
#include <fmt/format.h>

#include <filesystem>

#include "render/tables.h"

namespace tifa {
namespace {

// "1989, 1990, 1991, 1996, 2020" and for people no more than fits a line or two.
std::string some(const std::vector<std::string>& names, bool people) {
  constexpr std::size_t kMost = 12;
  if (!people || names.size() <= kMost + 1) return join(names, ", ");
  return join({names.begin(), names.begin() + kMost}, ", ") + fmt::format(" and {} more", names.size() - kMost);
}

// Flags as prose: sentences do not fit columns.
Table flag_list(const std::vector<FlagRow>& flags) {
  Table table;
  for (const FlagRow& flag : flags) {
    table.after.push_back(
        fmt::format("{}  {}{}: {}", flag.edition, flag.code, flag.accepted ? " (accepted)" : "", flag.message));
    if (!flag.evidence.empty()) table.after.push_back("    “" + flag.evidence + "”");
  }
  return table;
}

// The same for a workbook.
Table flag_table(const std::vector<FlagRow>& flags) {
  Table table;
  table.name = "to look at";
  table.columns = {{"edition"},
                   {"code"},
                   {"accepted"},
                   {"message", Align::kLeft, Use::kBoth, true},
                   {"evidence", Align::kLeft, Use::kBoth, true}};
  for (const FlagRow& flag : flags)
    table.rows.push_back({flag.edition, flag.code, flag.accepted ? "yes" : "no", flag.message, flag.evidence});
  return table;
}

std::string kilobytes(std::uint64_t bytes) {
  if (bytes < 10000) return fmt::format("{} bytes", bytes);
  if (bytes < 10000000) return fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace

std::vector<Table> tables_of(const StatusAnswer& answer, const RenderOptions& options) {
  const bool people = for_people(options);
  Table table;
  table.name = "series";
  table.before.push_back("corpus " + std::filesystem::path(answer.root).filename().string() +
                         (answer.stale ? " (tifa.toml changed since the build)" : ""));
  table.columns = {{"series"},
                   {"held", Align::kRight, Use::kPeople},
                   {"held", Align::kRight, Use::kData},
                   {"expected", Align::kRight, Use::kData},
                   {"editions", Align::kLeft, Use::kPeople},
                   {"first", Align::kLeft, Use::kData},
                   {"last", Align::kLeft, Use::kData},
                   {"partial", Align::kLeft, Use::kBoth, true},
                   {"missing", Align::kLeft, Use::kBoth, true},
                   {"texts", Align::kRight},
                   {"characters", Align::kRight},
                   {"source_bytes", Align::kRight, Use::kData},
                   {"title", Align::kLeft, Use::kBoth, true}};
  for (const SeriesStatus& row : answer.series)
    table.rows.push_back({row.series,
                          fmt::format("{}/{}", row.held, row.declares_expected ? std::to_string(row.expected) : "?"),
                          cell(row.held), row.declares_expected ? cell(row.expected) : Cell{},
                          row.first == row.last ? row.first : row.first + "–" + row.last, row.first, row.last,
                          some(row.partials, people), some(row.missing, people), cell(row.documents),
                          cell(row.characters), cell(row.source_bytes), row.title});
  for (const SeriesStatus& row : answer.series)
    if (!row.declares_expected) {
      table.after.push_back(
          "held N/?: the series does not declare which editions exist (expect in tifa.toml), so that only what was "
          "refused is known to be missing");
      break;
    }
  table.after.push_back("index " + answer.tifa.index);
  std::vector<Table> tables = {table};
  if (!answer.flags.empty() && options.format == OutputFormat::kXlsx) tables.push_back(flag_table(answer.flags));
  if (!answer.flags.empty() && people) {
    tables.push_back(flag_list(answer.flags));
    tables.back().before.push_back("to look at");
    tables.back().after.push_back("accept a flag with accept = [\"CODE\"] in the edition's table of tifa.toml");
  }
  return tables;
}

std::vector<Table> tables_of(const DocumentAnswer& answer, const RenderOptions& options) {
  Table head;
  head.before.push_back(answer.edition + (answer.title.empty() ? "" : "  " + answer.title));
  std::string facts = answer.status;
  for (const std::string& fact : {answer.date, answer.language, answer.stage, answer.issuer, answer.place})
    if (!fact.empty()) facts += " · " + fact;
  head.after.push_back(facts + (answer.reason.empty() ? "" : ": " + answer.reason));
  if (!answer.path.empty()) {
    head.after.push_back("text: " + answer.path + " (" + answer.encoding + ")" +
                         (answer.source.empty() ? "" : " from " + answer.source));
    head.after.push_back(
        fmt::format("length: {} characters without white space, {} Han characters, {} words, {} as Word counts",
                    answer.characters, answer.han, answer.words, answer.word_count));
    std::string parts;
    for (const auto& [part, length] : answer.parts)
      if (length > 0) parts += (parts.empty() ? "" : ", ") + fmt::format("{} {}", part, length);
    head.after.push_back("parts, in characters: " + parts);
    std::string aside = fmt::format("{} of {} kept", kilobytes(answer.kept_bytes), kilobytes(answer.source_bytes));
    for (const auto& [reason, bytes] : answer.set_aside) aside += fmt::format(", {} {}", reason, kilobytes(bytes));
    head.after.push_back("source: " + aside);
    head.after.push_back("SHA-256 of the source " + answer.sha256_source);
    head.after.push_back("SHA-256 of the text " + answer.sha256_text);
  }
  for (const std::string& version : answer.versions)
    if (answer.versions.size() > 1) head.after.push_back("version: " + version);

  Table outline;
  outline.name = "outline";
  outline.columns = {{"level", Align::kRight, Use::kData},
                     {"section", Align::kLeft, Use::kBoth, true},
                     {"characters", Align::kRight},
                     {"Han", Align::kRight},
                     {"words", Align::kRight, Use::kData},
                     {"blocks", Align::kRight},
                     {"run-ins", Align::kRight}};
  for (const OutlineRow& row : answer.outline) {
    std::string heading = row.heading.empty() && row.level == 0 ? "(before the first section)" : row.heading;
    if (for_people(options) && row.level > 1) heading.insert(0, std::string((row.level - 1) * 2, ' '));
    outline.rows.push_back({cell(row.level), heading, cell(row.characters), cell(row.han), cell(row.words),
                            cell(row.blocks), row.run_ins.empty() ? Cell{} : cell(row.run_ins.size())});
  }
  std::vector<Table> tables;
  if (for_people(options)) tables.push_back(head);
  if (!outline.rows.empty() || !for_people(options)) tables.push_back(outline);
  if (!answer.flags.empty() && options.format == OutputFormat::kXlsx) tables.push_back(flag_table(answer.flags));
  if (!answer.flags.empty() && for_people(options)) tables.push_back(flag_list(answer.flags));
  return tables;
}

std::vector<Table> tables_of(const CycleAnswer& answer, const RenderOptions&) {
  Table table;
  table.name = "cycle";
  table.before.push_back(answer.edition + (answer.title.empty() ? "" : "  " + answer.title) +
                         (answer.date.empty() ? "" : "  " + answer.date) + "  " + answer.status);
  table.columns = {{"relation"}, {"edition"}, {"status"}, {"date"}, {"title", Align::kLeft, Use::kBoth, true}};
  for (const CycleRow& row : answer.rows) {
    std::string relation = row.outgoing                   ? row.relation
                           : row.relation == "follows"    ? "is followed by"
                           : row.relation == "explains"   ? "is explained by"
                           : row.relation == "implements" ? "is carried out by"
                                                          : row.relation + " (from)";
    table.rows.push_back({relation, row.edition, row.status, row.date, row.title});
  }
  if (answer.rows.empty()) table.after.emplace_back("nothing before, after or linked to it is known");
  if (!answer.not_held.empty()) table.after.push_back("not held in full: " + join(answer.not_held, ", "));
  return {table};
}

std::vector<Table> tables_of(const AddAnswer& answer, const RenderOptions&) {
  Table table;
  table.name = "added";
  table.columns = {{"file", Align::kLeft, Use::kBoth, true},
                   {"edition"},
                   {"language"},
                   {"date"},
                   {"status"},
                   {"title", Align::kLeft, Use::kBoth, true},
                   {"note", Align::kLeft, Use::kBoth, true}};
  for (const AddedRow& row : answer.added) {
    const bool address = row.file.find("://") != std::string::npos;
    table.rows.push_back({row.file.substr(address ? 0 : row.file.rfind('/') + 1), row.edition, row.language, row.date,
                          row.status, row.title, row.note});
  }
  table.after.push_back(fmt::format("{} added{}", answer.added.size(),
                                    answer.refused == 0 ? "" : fmt::format(", {} refused", answer.refused)));
  return {table};
}

std::vector<Table> tables_of(const BuildAnswer& answer, const RenderOptions& options) {
  Table table;
  table.name = "build";
  table.columns = {{"documents", Align::kRight},       {"ingested", Align::kRight},
                   {"unchanged", Align::kRight},       {"removed", Align::kRight},
                   {"refused", Align::kRight},         {"editions", Align::kRight},
                   {"partial", Align::kRight},         {"missing", Align::kRight},
                   {"flagged", Align::kRight},         {"source_bytes", Align::kRight, Use::kData},
                   {"index", Align::kLeft, Use::kData}};
  if (!for_people(options)) {
    table.rows.push_back({cell(answer.documents), cell(answer.ingested), cell(answer.unchanged), cell(answer.removed),
                          cell(answer.refused), cell(answer.editions), cell(answer.partial), cell(answer.missing),
                          cell(answer.flagged), cell(answer.source_bytes), answer.tifa.index});
    return {table};
  }
  table.after.push_back(
      fmt::format("{} documents of {} editions ({} read now, {} unchanged, {} removed, {} refused), {} in {:.2f} s",
                  answer.documents, answer.editions, answer.ingested, answer.unchanged, answer.removed, answer.refused,
                  kilobytes(answer.source_bytes), answer.seconds));
  table.after.push_back(fmt::format("editions: {} missing, {} partial, {} flagged; index {}", answer.missing,
                                    answer.partial, answer.flagged, answer.tifa.index));
  return {table};
}

std::vector<Table> tables_of(const VerifyAnswer& answer, const RenderOptions&) {
  Table table;
  table.name = "findings";
  table.columns = {{"finding"}, {"place", Align::kLeft, Use::kBoth, true}, {"message", Align::kLeft, Use::kBoth, true}};
  for (const VerifyFinding& finding : answer.findings)
    table.rows.push_back({finding.code, finding.place, finding.message});
  table.after.push_back(answer.findings.empty() ? "all sources, texts and the index are as they were built"
                                                : fmt::format("{} findings", answer.findings.size()));
  return {table};
}

}  // namespace tifa

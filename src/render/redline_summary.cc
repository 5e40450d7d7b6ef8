// A redline in words: what an editor wants first.
#include <fmt/format.h>

#include "render/redline.h"
#include "render/redline_parts.h"
#include "render/tables.h"

namespace tifa {
namespace {

Table overview(const RedlineAnswer& answer) {
  const RedlineSummary& s = answer.summary;
  const auto named = [](const RedlineText& text) {
    return text.date.empty() ? text.edition : text.edition + " (" + text.date + ")";
  };
  Table table;
  table.before = {
      named(answer.a) + " → " + named(answer.b),
      fmt::format("{:.1f} % of {} stands in {}: {} characters in place, {} moved; {} inserted, {} deleted",
                  100 * s.kept_share, answer.a.edition, answer.b.edition, s.kept_characters, s.moved_characters,
                  s.inserted_characters, s.deleted_characters),
      fmt::format(
          "paragraphs: {} unchanged, {} reworded, {} inserted, {} deleted, {} split, {} merged, {} renumbered; {} {}",
          s.same, s.edited, s.inserted, s.deleted, s.split, s.merged, s.renumbered, s.moves,
          s.moves == 1 ? "move" : "moves")};
  for (const std::string& note : answer.notes) table.before.push_back("note: " + note);
  return table;
}

Table sections(const RedlineAnswer& answer) {
  Table table;
  table.before = {"sections that changed, in their present order"};
  table.columns = {{"change"}, {"in_A", Align::kLeft, Use::kBoth, true}, {"in_B", Align::kLeft, Use::kBoth, true}};
  for (const RedlineSection& section : answer.sections) {
    std::string change = section.op == "kept" ? "" : section.op;
    if (section.moved) change += change.empty() ? "moved" : ", moved";
    if (!change.empty()) table.rows.push_back({change, section.a, section.b});
  }
  if (table.rows.empty()) table.before = {"no section was added, dropped, moved or retitled"};
  return table;
}

Table moves(const RedlineAnswer& answer) {
  const TextPlaces a(answer.a.text);
  Table table;
  table.before = {"what stands elsewhere"};
  table.columns = {{"move", Align::kRight}, {"characters", Align::kRight}, {"text", Align::kLeft, Use::kBoth, true}};
  for (const RedlinePassage& move : answer.moves)
    table.rows.push_back({cell(move.move), cell(move.a[1] - move.a[0]), std::string(a.of(move.a))});
  return table;
}

Table figures(const RedlineAnswer& answer) {
  Table table;
  table.before = {"numbers and targets that changed"};
  table.columns = {
      {"what", Align::kLeft, Use::kBoth, true}, {"from"}, {"to"}, {"sentence", Align::kLeft, Use::kBoth, true}};
  for (const RedlineFigure& figure : answer.summary.figures)
    table.rows.push_back({figure.what, figure.from, figure.to, figure.text_b});
  return table;
}

Table qualifiers(const RedlineAnswer& answer) {
  Table table;
  table.before = {"sentences hardened or softened: only a qualifier changed"};
  table.columns = {{"change"}, {"from"}, {"to"}, {"sentence", Align::kLeft, Use::kBoth, true}};
  for (const RedlineQualifier& qualifier : answer.summary.qualifiers)
    table.rows.push_back({qualifier.change, qualifier.from, qualifier.to, qualifier.text_b});
  return table;
}

Table rewordings(const RedlineAnswer& answer) {
  Table table;
  table.before = {"the weightiest rewordings"};
  table.columns = {{"before", Align::kLeft, Use::kBoth, true}, {"now", Align::kLeft, Use::kBoth, true}};
  for (const RedlineRewording& rewording : answer.summary.rewordings)
    table.rows.push_back({rewording.text_a, rewording.text_b});
  return table;
}

}  // namespace

std::vector<Table> redline_summary(const RedlineAnswer& answer) {
  std::vector<Table> tables = {overview(answer), sections(answer)};
  for (Table& table : std::vector<Table>{moves(answer), figures(answer), qualifiers(answer), rewordings(answer)})
    if (!table.rows.empty()) tables.push_back(std::move(table));
  return tables;
}

}  // namespace tifa

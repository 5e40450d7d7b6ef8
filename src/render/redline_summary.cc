// A redline in words: what an editor wants first.
#include <fmt/format.h>

#include "render/redline.h"
#include "render/redline_parts.h"
#include "render/tables.h"

namespace tifa {
namespace {

std::string named(const std::string& edition, const std::string& date) {
  return date.empty() ? edition : edition + " (" + date + ")";
}

Table overview(const RedlineSummary& s, const std::string& a, const std::string& b, const std::string& named_a,
               const std::string& named_b) {
  Table table;
  table.before = {
      named_a + " → " + named_b,
      fmt::format("{:.1f} % of {} stands in {}: {} characters in place, {} moved; {} inserted, {} deleted",
                  100 * s.kept_share, a, b, s.kept_characters, s.moved_characters, s.inserted_characters,
                  s.deleted_characters),
      fmt::format(
          "paragraphs: {} unchanged, {} reworded, {} inserted, {} deleted, {} split, {} merged, {} renumbered; {} {}",
          s.same, s.edited, s.inserted, s.deleted, s.split, s.merged, s.renumbered, s.moves,
          s.moves == 1 ? "move" : "moves")};
  if (s.edition_lines > 0)
    table.before.push_back(fmt::format("of the head, and other in each edition (date, number): {} {}", s.edition_lines,
                                       s.edition_lines == 1 ? "paragraph" : "paragraphs"));
  return table;
}

// What the list of figures leaves out, where anything changed at all.
void add_note_on_figures(Table& table, const RedlineSummary& summary) {
  if (summary.inserted_characters + summary.deleted_characters > 0)
    table.before.push_back(
        "note: figures are set against each other where their sentence and most words before them stand in both; "
        "others may have changed, too");
}

Table sections_table(const std::vector<RedlineSection>& sections) {
  Table table;
  table.before = {"sections that changed, in their present order"};
  table.columns = {{"change"}, {"in_A", Align::kLeft, Use::kBoth, true}, {"in_B", Align::kLeft, Use::kBoth, true}};
  const RedlineSection* first = nullptr;  // of a run of sections that were counted on
  const auto is_counted_on = [](const RedlineSection& section) { return section.op == "renumbered" && !section.moved; };
  for (const RedlineSection& section : sections) {
    if (!is_counted_on(section)) first = nullptr;
    if (first != nullptr) {
      table.rows.back() = {std::string("renumbered"), first->a + " … " + section.a, first->b + " … " + section.b};
      continue;
    }
    if (is_counted_on(section)) first = &section;
    std::string change = section.op == "kept" ? "" : section.op;
    if (section.moved) change += change.empty() ? "moved" : ", moved";
    if (!change.empty()) table.rows.push_back({change, section.a, section.b});
  }
  if (table.rows.empty()) table.before = {"no section was added, dropped, moved or retitled"};
  return table;
}

Table moves_table(const RedlineAnswer& answer) {
  const TextPlaces a(answer.a.text), b(answer.b.text);
  const std::vector<bool> reworded = reworded_moves(answer);
  Table table;
  table.before = {"what stands elsewhere, with its wording there where it was reworded"};
  table.columns = {{"move", Align::kRight},
                   {"characters", Align::kRight},
                   {"text", Align::kLeft, Use::kBoth, true},
                   {"reworded", Align::kLeft, Use::kBoth, true}};
  for (const RedlinePassage& move : answer.moves)
    table.rows.push_back({cell(move.move), cell(move.a[1] - move.a[0]), std::string(a.of(move.a)),
                          reworded[move.move - 1] ? std::string(b.of(move.b)) : std::string()});
  return table;
}

Table figures_table(const RedlineSummary& summary) {
  Table table;
  table.before = {"numbers and targets that changed"};
  table.columns = {
      {"what", Align::kLeft, Use::kBoth, true}, {"from"}, {"to"}, {"sentence", Align::kLeft, Use::kBoth, true}};
  const RedlineFigure* last = nullptr;
  for (const RedlineFigure& figure : summary.figures) {
    const bool same_sentence = last != nullptr && last->b == figure.b;
    table.rows.push_back({figure.what, figure.from, figure.to, same_sentence ? std::string() : figure.text_b});
    last = &figure;
  }
  return table;
}

Table qualifiers_table(const RedlineSummary& summary) {
  Table table;
  table.before = {"sentences hardened or softened: only a qualifier changed"};
  table.columns = {{"change"}, {"from"}, {"to"}, {"sentence", Align::kLeft, Use::kBoth, true}};
  for (const RedlineQualifier& qualifier : summary.qualifiers)
    table.rows.push_back({qualifier.change, qualifier.from, qualifier.to, qualifier.text_b});
  return table;
}

Table rewordings_table(const RedlineSummary& summary) {
  Table table;
  table.before = {"the weightiest rewordings"};
  table.columns = {{"before", Align::kLeft, Use::kBoth, true}, {"now", Align::kLeft, Use::kBoth, true}};
  for (const RedlineRewording& rewording : summary.rewordings)
    table.rows.push_back({rewording.text_a, rewording.text_b});
  return table;
}

void add_filled(std::vector<Table>& tables, std::vector<Table> more) {
  for (Table& table : more)
    if (!table.rows.empty()) tables.push_back(std::move(table));
}

// The summary as data: a row a statement, whatever it is about.
Table data_table() {
  Table table;
  table.columns = {{"from"},        {"to"}, {"part"}, {"change"}, {"what"}, {"before"}, {"now"}, {"sentence_before"},
                   {"sentence_now"}};
  return table;
}

void add_data(Table& table, const std::string& from, const std::string& to, const RedlineSummary& summary,
              const std::vector<RedlineSection>& sections) {
  const auto add = [&](const char* part, const std::string& change, const std::string& what, Cell before, Cell now,
                       const RedlineSentence* sentence) {
    table.rows.push_back({from, to, std::string(part), change, what, std::move(before), std::move(now),
                          sentence == nullptr ? Cell() : sentence->text_a,
                          sentence == nullptr ? Cell() : sentence->text_b});
  };
  const auto count = [&](const char* what, std::uint64_t value) {
    add("overview", "", what, {}, cell(value), nullptr);
  };
  add("overview", "", "share kept", {}, Number{summary.kept_share, 4, Notation::kFixed}, nullptr);
  count("characters in place", summary.kept_characters);
  count("characters moved", summary.moved_characters);
  count("characters inserted", summary.inserted_characters);
  count("characters deleted", summary.deleted_characters);
  for (const RedlineSection& section : sections) {
    std::string change = section.op;
    if (section.moved) change += ", moved";
    if (change != "kept") add("section", change, "", section.a, section.b, nullptr);
  }
  for (const RedlineFigure& figure : summary.figures) add("figure", "", figure.what, figure.from, figure.to, &figure);
  for (const RedlineQualifier& qualifier : summary.qualifiers)
    add("qualifier", qualifier.change, "", qualifier.from, qualifier.to, &qualifier);
  for (const RedlineRewording& rewording : summary.rewordings) add("rewording", "", "", {}, {}, &rewording);
}

}  // namespace

std::vector<Table> redline_summary_data(const RedlineAnswer& answer) {
  Table table = data_table();
  add_data(table, answer.a.edition, answer.b.edition, answer.summary, answer.sections);
  return {table};
}

std::vector<Table> redline_summary_data(const RedlineStepsAnswer& answer) {
  Table table = data_table();
  for (const RedlineStep& step : answer.steps) add_data(table, step.a, step.b, step.summary, step.sections);
  return {table};
}

std::vector<Table> redline_summary(const RedlineAnswer& answer) {
  const RedlineSummary& s = answer.summary;
  Table head = overview(s, answer.a.edition, answer.b.edition, named(answer.a.edition, answer.a.date),
                        named(answer.b.edition, answer.b.date));
  for (const std::string& note : answer.notes) head.before.push_back("note: " + note);
  add_note_on_figures(head, s);
  std::vector<Table> tables = {std::move(head), sections_table(answer.sections)};
  add_filled(tables, {moves_table(answer), figures_table(s), qualifiers_table(s), rewordings_table(s)});
  return tables;
}

std::vector<Table> redline_summary(const RedlineStepsAnswer& answer) {
  std::vector<Table> tables;
  for (const RedlineStep& step : answer.steps) {
    Table head = overview(step.summary, step.a, step.b, named(step.a, step.date_a), named(step.b, step.date_b));
    if (!step.between.empty()) head.before.push_back("not held in full between them: " + join(step.between, ", "));
    add_note_on_figures(head, step.summary);
    tables.push_back(std::move(head));
    tables.push_back(sections_table(step.sections));
    add_filled(tables, {figures_table(step.summary), qualifiers_table(step.summary), rewordings_table(step.summary)});
  }
  return tables;
}

}  // namespace tifa

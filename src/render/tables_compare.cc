// compare as tables: phrases by kind of change, sections, themes.
#include <fmt/format.h>

#include <algorithm>

#include "render/tables.h"

namespace tifa {
namespace {

struct ChangeTitle {
  const char* change;
  const char* title;
};
constexpr ChangeTitle kChanges[] = {
    {"new", "new"}, {"returned", "back after absence"}, {"up", "up"}, {"down", "down"}, {"dropped", "dropped"}};

// Below it chance explains a rise or fall in more than one case of twenty (χ² of one degree of freedom).
constexpr double kLeastG2 = 3.84;

bool moved(std::string_view change) { return change == "up" || change == "down"; }

std::vector<Column> phrase_columns(const Comparison& comparison, bool people, const char* change) {
  const bool one_sided = people && (std::string_view(change) == "new" || std::string_view(change) == "dropped");
  return {{"change", Align::kLeft, Use::kData},
          {"phrase", Align::kLeft, Use::kBoth, people},
          {people ? comparison.a : "a", Align::kRight,
           one_sided && std::string_view(change) == "new" ? Use::kData : Use::kBoth},
          {people ? comparison.b : "b", Align::kRight,
           one_sided && std::string_view(change) == "dropped" ? Use::kData : Use::kBoth},
          {"rate_a", Align::kRight, Use::kData},
          {"rate_b", Align::kRight, Use::kData},
          {"G²", Align::kRight, Use::kPeople},
          {"g2", Align::kRight, Use::kData},
          {"log_ratio", Align::kRight},
          {"lrc", Align::kRight, Use::kData},
          {"q", Align::kRight, people && moved(change) ? Use::kBoth : Use::kData},
          {"first"},
          {"last_before", Align::kLeft, std::string_view(change) == "returned" || !people ? Use::kBoth : Use::kData},
          {"covers", Align::kLeft, Use::kBoth, people},
          {"a_edition", Align::kLeft, Use::kData},
          {"b_edition", Align::kLeft, Use::kData}};
}

std::vector<Cell> phrase_cells(const PhraseRow& row, const Comparison& comparison) {
  const bool weak = moved(row.change) && row.g2 < kLeastG2;
  return {row.change,
          row.phrase,
          cell(row.a),
          cell(row.b),
          Number{row.rate_a, 4},
          Number{row.rate_b, 4},
          weak ? Cell{fmt::format("*{:.1f}", row.g2)} : Cell{Number{row.g2, 1}},
          Number{row.g2, 6},
          Number{row.log_ratio, 2},
          Number{row.lrc, 4},
          Number{row.q, 3, Notation::kSignificant},
          row.first,
          row.last_before,
          join(row.covers, ", "),
          comparison.a,
          comparison.b};
}

Table section_table(const Comparison& comparison, bool people) {
  Table table;
  table.name = "sections";
  table.before.push_back("sections");
  table.columns = {{"change"},
                   {people ? comparison.a : "a", Align::kLeft, Use::kBoth, people},
                   {people ? comparison.b : "b", Align::kLeft, Use::kBoth, people},
                   {"position_a", Align::kRight, Use::kData},
                   {"position_b", Align::kRight, Use::kData},
                   {"length_a", Align::kRight},
                   {"length_b", Align::kRight},
                   {"share", Align::kRight, Use::kPeople},
                   {"share_a", Align::kRight, Use::kData},
                   {"share_b", Align::kRight, Use::kData},
                   {"similarity", Align::kRight, Use::kData},
                   {"a_edition", Align::kLeft, Use::kData},
                   {"b_edition", Align::kLeft, Use::kData}};
  for (const SectionRow& row : comparison.sections) {
    const std::string share = row.position_a == 0 ? fmt::format("{:.0f} %", row.share_b * 100)
                              : row.position_b == 0
                                  ? fmt::format("{:.0f} %", row.share_a * 100)
                                  : fmt::format("{:.0f} → {:.0f} %", row.share_a * 100, row.share_b * 100);
    std::string change = row.change;
    if (people && change == "moved") change += fmt::format(" {}→{}", row.position_a, row.position_b);
    table.rows.push_back({change, row.a, row.b, cell(row.position_a), cell(row.position_b),
                          row.position_a ? cell(row.length_a) : Cell{}, row.position_b ? cell(row.length_b) : Cell{},
                          share, Number{row.share_a, 4}, Number{row.share_b, 4}, Number{row.similarity, 3},
                          comparison.a, comparison.b});
  }
  table.after.push_back("lengths in " + comparison.unit);
  return table;
}

Table theme_table(const Comparison& comparison, bool people) {
  Table table;
  table.name = "themes";
  table.before.push_back("themes");
  table.columns = {{"theme"},
                   {people ? comparison.a : "a", Align::kRight},
                   {people ? comparison.b : "b", Align::kRight},
                   {"rate_a", Align::kRight},
                   {"rate_b", Align::kRight},
                   {"terms", Align::kLeft, Use::kBoth, people},
                   {"a_edition", Align::kLeft, Use::kData},
                   {"b_edition", Align::kLeft, Use::kData}};
  for (const ThemeRow& row : comparison.themes)
    table.rows.push_back({row.theme, cell(row.a), cell(row.b), Number{row.rate_a, 2}, Number{row.rate_b, 2},
                          join(row.terms, ", "), comparison.a, comparison.b});
  return table;
}

void add_comparison(std::vector<Table>& tables, const Comparison& comparison, const RenderOptions& options) {
  const bool people = for_people(options);
  // CSV and its like hold one table; people and workbooks get all.
  const bool all = people || options.format == OutputFormat::kXlsx;
  const auto shows = [&](const char* what) { return options.show == what || (all && options.show.empty()); };
  const auto dated = [](const std::string& name, const std::string& date) {
    return date.empty() || name.find(date) != std::string::npos ? name : name + " (" + date + ")";
  };
  if (people) {
    Table head;
    head.before.push_back(fmt::format("{} → {}: {} → {} {}", dated(comparison.a, comparison.date_a),
                                      dated(comparison.b, comparison.date_b), comparison.length_a, comparison.length_b,
                                      comparison.unit));
    for (const std::string& note : comparison.notes) head.after.push_back("note: " + note);
    tables.push_back(std::move(head));
  }
  if (shows("phrases") || (!people && options.show.empty())) {
    Table data;
    data.name = "phrases";
    data.columns = phrase_columns(comparison, false, "");
    for (const auto& [change, title] : kChanges) {
      Table table;
      table.columns = phrase_columns(comparison, true, change);
      bool weak = false;
      for (const PhraseRow& row : comparison.phrases) {
        if (row.change != change) continue;
        weak = weak || (moved(change) && row.g2 < kLeastG2);
        (people ? table : data).rows.push_back(phrase_cells(row, comparison));
      }
      if (!people) continue;
      table.before.push_back(title);
      if (table.rows.empty()) table.after.emplace_back("none");
      if (weak) table.after.emplace_back("note: * G² below 3.84: chance explains more than one such change in 20");
      tables.push_back(std::move(table));
    }
    if (!people && !tables.empty())
      for (auto& row : data.rows) tables.front().rows.push_back(std::move(row));
    else if (!people)
      tables.push_back(std::move(data));
  }
  if (shows("sections") && !comparison.sections.empty()) tables.push_back(section_table(comparison, people));
  if (shows("themes") && !comparison.themes.empty()) tables.push_back(theme_table(comparison, people));
}

}  // namespace

std::vector<Table> tables_of(const CompareAnswer& answer, const RenderOptions& options) {
  std::vector<Table> tables;
  add_comparison(tables, answer.whole, options);
  for (const Comparison& step : answer.steps) add_comparison(tables, step, options);
  if (for_people(options) && !tables.empty()) {
    Table foot;
    if (options.show.empty() || options.show == "phrases")
      foot.after.emplace_back(
          "order: up and down by G²; the others by recurrence, rarity, make and the text's own marks");
    foot.after.push_back("rule: " + answer.rule.statement);
    foot.after.push_back("coverage: " + answer.whole.coverage.statement);
    tables.push_back(std::move(foot));
  }
  return tables;
}

}  // namespace tifa

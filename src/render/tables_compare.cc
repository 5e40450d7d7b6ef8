// compare as tables: phrases by kind of change, sections, themes.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/parallel.h"
#include "base/resources.h"
#include "render/course.h"
#include "render/parted_sections.h"
#include "render/tables.h"
#include "render/words.h"

namespace tifa {
namespace {

struct ChangeTitle {
  const char* change;
  const char* title;
};
constexpr ChangeTitle kChanges[] = {
    {"new", "new"}, {"returned", "back after absence"}, {"up", "up"}, {"down", "down"}, {"dropped", "dropped"}};

std::vector<Column> phrase_columns(const Comparison& comparison, bool people, const char* change) {
  const bool one_sided = people && (std::string_view(change) == "new" || std::string_view(change) == "dropped");
  const bool looks_back =
      std::string_view(change) == "returned" || (std::string_view(change) == "new" && !comparison.since.empty());
  return {{"change", Align::kLeft, Use::kData},
          {"phrase", Align::kLeft, Use::kBoth, people},
          {people ? comparison.a : "a", Align::kRight,
           one_sided && std::string_view(change) == "new" ? Use::kData : Use::kBoth, false, false,
           Column::Editions::kHeading},
          {people ? comparison.b : "b", Align::kRight,
           one_sided && std::string_view(change) == "dropped" ? Use::kData : Use::kBoth, false, false,
           Column::Editions::kHeading},
          {"rate_a", Align::kRight, Use::kData},
          {"rate_b", Align::kRight, Use::kData},
          {"G²", Align::kRight, Use::kPeople},
          {"g2", Align::kRight, Use::kData},
          {"log_ratio", Align::kRight},
          {"lrc", Align::kRight, Use::kData},
          {"q", Align::kRight, people && stands_in_both(change) ? Use::kBoth : Use::kData},
          {"course", Align::kLeft, Use::kPeople},
          {"first", Align::kLeft, Use::kBoth, false, false, Column::Editions::kCells},
          {"last_before", Align::kLeft, looks_back || !people ? Use::kBoth : Use::kData, false, false,
           Column::Editions::kCells},
          {"back_since", Align::kLeft, Use::kData},
          {"established", Align::kLeft, Use::kData},
          {"covers", Align::kLeft, Use::kBoth, people},
          {"a_edition", Align::kLeft, Use::kData},
          {"b_edition", Align::kLeft, Use::kData}};
}

// Counts along a range; “·” of an edition that is not held in full.
std::string course_of(const PhraseRow& row) {
  std::vector<std::optional<double>> figures;
  for (const auto& count : row.counts)
    figures.push_back(count ? std::optional<double>(static_cast<double>(*count)) : std::nullopt);
  return course(figures);
}

// Whether a row is up or down by its share of the text alone, since the texts have other lengths.
bool moves_by_share_alone(const PhraseRow& row) {
  return (row.change == "up" && row.b <= row.a) || (row.change == "down" && row.b >= row.a);
}

std::vector<Cell> phrase_cells(const PhraseRow& row, const Comparison& comparison) {
  const bool weak = stands_in_both(row.change) && row.g2 < kCriticalG2;
  return row_of(row.change, row.phrase, cell(row.a), cell(row.b), Number{row.rate_a, 4}, Number{row.rate_b, 4},
                weak ? Cell{fmt::format("*{:.1f}", row.g2)} : Cell{Number{row.g2, 1}}, Number{row.g2, 6},
                Number{row.log_ratio, 2}, Number{row.lrc, 4}, Number{row.q, 3, Notation::kSignificant}, course_of(row),
                row.first, row.last_before, row.back_since, std::string(row.established ? "yes" : "no"),
                join(row.covers, ", "), comparison.a, comparison.b);
}

// A probability from its natural logarithm; below what a number can hold, as a power of ten.
std::string probability(double log_p) {
  if (log_p > -700) return fmt::format("{:.2g}", std::exp(log_p));
  return fmt::format("1e{:.0f}", log_p / std::log(10.0));
}

Cell real(const std::optional<double>& value, int digits) { return value ? Cell(Number{*value, digits}) : Cell{}; }

// By how much: sizes of the change with what they can be.
Table size_table(const Comparison& comparison) {
  Table table;
  table.name = "size of the change";
  table.before.push_back("size of the change");
  table.columns = {{"phrase", Align::kLeft, Use::kBoth, true},
                   {comparison.a, Align::kRight, Use::kBoth, false, false, Column::Editions::kHeading},
                   {comparison.b, Align::kRight, Use::kBoth, false, false, Column::Editions::kHeading},
                   {"ratio", Align::kRight},
                   {"95%_interval", Align::kRight},
                   {"log_ratio", Align::kRight},
                   {"LRC", Align::kRight},
                   {"%DIFF", Align::kRight}};
  for (const PhraseRow& row : comparison.phrases) {
    if (!row.statistics) continue;
    const PhraseStatistics& s = *row.statistics;
    table.rows.push_back({row.phrase, cell(row.a), cell(row.b), real(s.ratio, 2),
                          s.ratio_high ? fmt::format("{:.2f}–{:.2f}", s.ratio_low, *s.ratio_high)
                                       : fmt::format("from {:.2f}", s.ratio_low),
                          Number{row.log_ratio, 2}, Number{row.lrc, 2}, real(s.percent_difference, 0)});
  }
  return table;
}

// How sure: tests, with what they take for independent.
Table evidence_table(const Comparison& comparison) {
  Table table;
  table.name = "evidence of a change";
  table.before.push_back("evidence of a change");
  table.columns = {{"phrase", Align::kLeft, Use::kBoth, true},
                   {"G²", Align::kRight},
                   {"2-cell", Align::kRight},
                   {"p", Align::kRight},
                   {"q", Align::kRight},
                   {"BIC", Align::kRight},
                   {"log_odds", Align::kRight},
                   {"z", Align::kRight},
                   {"DPnorm", Align::kRight},
                   {"p_perm", Align::kRight}};
  for (const PhraseRow& row : comparison.phrases) {
    if (!row.statistics) continue;
    const PhraseStatistics& s = *row.statistics;
    table.rows.push_back({row.phrase, Number{row.g2, 2}, Number{s.g2_two_cell, 2}, probability(s.log_p),
                          probability(s.log_q), Number{s.bic, 1}, Number{s.log_odds, 2}, Number{s.z, 2},
                          Number{s.dp_norm, 2},
                          s.p_permutation ? Cell(Number{*s.p_permutation, 2, Notation::kSignificant}) : Cell{}});
  }
  table.after.emplace_back("G², 2-cell, p, q, BIC and z take words for independent, which they are not");
  if (comparison.permutations > 0)
    table.after.push_back(
        fmt::format("p perm: {} deals of the paragraphs; its q is in the data", comparison.permutations));
  return table;
}

// Everything of a row as data.
Table statistics_data(const Comparison& comparison, unsigned threads) {
  Table table;
  table.name = "statistics";
  for (const char* name : {"change",
                           "phrase",
                           "a",
                           "b",
                           "rate_a",
                           "rate_a_low",
                           "rate_a_high",
                           "rate_b",
                           "rate_b_low",
                           "rate_b_high",
                           "g2",
                           "g2_two_cell",
                           "log_p",
                           "log_q",
                           "bic",
                           "log_ratio",
                           "lrc",
                           "percent_difference",
                           "ratio",
                           "ratio_low",
                           "ratio_high",
                           "log_odds",
                           "z",
                           "dp",
                           "dp_norm",
                           "p_permutation",
                           "q_permutation",
                           "a_edition",
                           "b_edition"})
    table.columns.push_back({name});
  std::vector<const PhraseRow*> measured;
  for (const PhraseRow& row : comparison.phrases)
    if (row.statistics) measured.push_back(&row);
  table.rows.resize(measured.size());
  each_in_parallel(threads, measured.size(), [&](std::size_t r) {
    const PhraseRow& row = *measured[r];
    const PhraseStatistics& s = *row.statistics;
    table.rows[r] =
        row_of(row.change, row.phrase, cell(row.a), cell(row.b), Number{row.rate_a, 4}, Number{s.interval_a.first, 4},
               Number{s.interval_a.second, 4}, Number{row.rate_b, 4}, Number{s.interval_b.first, 4},
               Number{s.interval_b.second, 4}, Number{row.g2, 6}, Number{s.g2_two_cell, 6}, Number{s.log_p, 6},
               Number{s.log_q, 6}, Number{s.bic, 6}, Number{row.log_ratio, 4}, Number{row.lrc, 4},
               real(s.percent_difference, 2), real(s.ratio, 4), Number{s.ratio_low, 4}, real(s.ratio_high, 4),
               Number{s.log_odds, 4}, Number{s.z, 4}, Number{s.dp, 4}, Number{s.dp_norm, 4},
               s.p_permutation ? Cell(Number{*s.p_permutation, 6, Notation::kSignificant}) : Cell{},
               s.q_permutation ? Cell(Number{*s.q_permutation, 6, Notation::kSignificant}) : Cell{}, comparison.a,
               comparison.b);
  });
  return table;
}

Table section_table(const Comparison& comparison, bool people) {
  Table table;
  table.name = "sections";
  table.before.push_back("sections");
  table.columns = {{"change"},
                   {people ? comparison.a : "a", Align::kLeft, Use::kBoth, people, false, Column::Editions::kHeading},
                   {people ? comparison.b : "b", Align::kLeft, Use::kBoth, people, false, Column::Editions::kHeading},
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
  if (people) {
    const Words words("en");
    std::vector<std::string> parted = parted_sections(comparison, comparison.a, comparison.b, words);
    if (!parted.empty()) parted.push_back(share_rule(comparison, words));
    for (std::string& sentence : parted) table.after.push_back(std::move(sentence));
  }
  return table;
}

Table theme_table(const Comparison& comparison, bool people) {
  Table table;
  table.name = "themes";
  table.before.push_back("themes");
  table.columns = {{"theme"},
                   {people ? comparison.a : "a", Align::kRight, Use::kBoth, false, false, Column::Editions::kHeading},
                   {people ? comparison.b : "b", Align::kRight, Use::kBoth, false, false, Column::Editions::kHeading},
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
    if (!comparison.everyday.empty()) {
      std::vector<std::string> most, less;
      for (const EverydayWord& one : comparison.everyday)
        (one.g2 >= kHighlyCriticalG2 ? most : less)
            .push_back(fmt::format("“{}” ({} → {})", inside_quotation(one.word), one.a, one.b));
      std::string note = "note: words of everyday use are no rows; of them moved ";
      if (!most.empty()) note += fmt::format("most (G² from {} on) {}", kHighlyCriticalG2, join(most, ", "));
      if (!less.empty())
        note += fmt::format("{}(G² from {} on) {}", most.empty() ? "" : "; less ", kCriticalG2, join(less, ", "));
      head.after.push_back(std::move(note));
    }
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
      std::vector<std::string> by_share;
      for (const PhraseRow& row : comparison.phrases) {
        if (row.change != change) continue;
        if (moves_by_share_alone(row))
          by_share.push_back(fmt::format("“{}” {:.1f} → {:.1f}", row.phrase, row.rate_a, row.rate_b));
        weak = weak || (stands_in_both(change) && row.g2 < kCriticalG2);
        (people ? table : data).rows.push_back(phrase_cells(row, comparison));
      }
      if (!people) continue;
      table.before.push_back(std::string_view(change) == "new" && !comparison.since.empty()
                                 ? fmt::format("new since {}", comparison.since)
                                 : title);
      if (table.rows.empty()) table.after.emplace_back("none");
      if (weak)
        table.after.push_back(
            fmt::format("note: * G² below {}: chance explains more than one such change in 20", kCriticalG2));
      if (!by_share.empty())
        table.after.push_back(fmt::format("note: by their share of the text; the count did not {}. Per {} {}: {}",
                                          std::string_view(change) == "up" ? "rise" : "fall", comparison.per,
                                          comparison.unit, join(by_share, ", ")));
      tables.push_back(std::move(table));
    }
    if (!people && !tables.empty())
      for (auto& row : data.rows) tables.front().rows.push_back(std::move(row));
    else if (!people)
      tables.push_back(std::move(data));
  }
  if (shows("statistics") && (options.show == "statistics" || comparison.permutations > 0)) {
    if (people) {
      tables.push_back(size_table(comparison));
      tables.push_back(evidence_table(comparison));
    } else if (options.show == "statistics" && !tables.empty()) {
      for (auto& row : statistics_data(comparison, threads_of(options.threads)).rows)
        tables.front().rows.push_back(std::move(row));
    } else {
      tables.push_back(statistics_data(comparison, threads_of(options.threads)));
    }
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
    if (!answer.whole.editions.empty() && (options.show.empty() || options.show == "phrases"))
      foot.after.push_back(fmt::format("course: counts in {} to {}; · not held in full", answer.whole.editions.front(),
                                       answer.whole.editions.back()));
    if (options.show.empty() || options.show == "phrases")
      foot.after.push_back(std::string("order: up and down by G²") +
                           (answer.whole.unit == "characters"
                                ? " (of two characters, outside the wording of three that most stand in)"
                                : "") +
                           "; the others by recurrence, rarity, make and the text's own marks");
    foot.after.push_back("rule: " + answer.rule.statement);
    foot.after.push_back("coverage: " + answer.whole.coverage.statement);
    tables.push_back(std::move(foot));
  }
  return tables;
}

}  // namespace tifa

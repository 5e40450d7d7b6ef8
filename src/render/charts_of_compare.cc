// compare and goals as charts: slopes of phrases and themes, sections and aims before and after.
#include <algorithm>
#include <array>
#include <map>

#include "render/chart_say.h"
#include "render/charts_of.h"

namespace tifa {
namespace {

constexpr std::size_t kMostSlopes = 24;  // labels that one can still read

// The strongest rows, a fair share of each class: by turns the next of each, until there are enough.
std::vector<const PhraseRow*> strongest(const std::vector<PhraseRow>& phrases, std::size_t most) {
  constexpr std::array<const char*, 5> kClasses = {"new", "up", "down", "dropped", "returned"};
  std::array<std::vector<const PhraseRow*>, kClasses.size()> classes;
  for (const PhraseRow& row : phrases)
    for (std::size_t c = 0; c < kClasses.size(); ++c)
      if (row.change == kClasses[c]) classes[c].push_back(&row);
  for (auto& rows : classes)
    std::stable_sort(rows.begin(), rows.end(), [](const PhraseRow* x, const PhraseRow* y) { return x->g2 > y->g2; });
  std::vector<const PhraseRow*> chosen;
  for (std::size_t i = 0; chosen.size() < most; ++i) {
    bool any = false;
    for (const auto& rows : classes) {
      if (i >= rows.size() || chosen.size() >= most) continue;
      chosen.push_back(rows[i]);
      any = true;
    }
    if (!any) break;
  }
  return chosen;
}

std::string dated(const std::string& name, const std::string& date) {
  return date.empty() || name.find(date) != std::string::npos ? name : name + " (" + date + ")";
}

SlopeRow slope(const std::string& label, const std::string& change, std::uint64_t a, std::uint64_t b, double rate_a,
               double rate_b) {
  SlopeRow row;
  row.label = label;
  row.change = change;
  if (a > 0) row.a = rate_a, row.value_a = shown_number(rate_a);
  if (b > 0) row.b = rate_b, row.value_b = shown_number(rate_b);
  return row;
}

std::optional<Chart> phrase_chart(const CompareAnswer& answer, const ChartSay& say) {
  const Comparison& comparison = answer.whole;
  SlopeChart chart;
  const auto rows = strongest(comparison.phrases, kMostSlopes);
  if (rows.empty()) return std::nullopt;
  std::map<std::string, std::size_t> classes;
  for (const PhraseRow* row : rows) {
    chart.rows.push_back(slope(row->phrase, row->change, row->a, row->b, row->rate_a, row->rate_b));
    ++classes[row->change];
  }
  chart.a = dated(comparison.a, comparison.date_a);
  chart.b = dated(comparison.b, comparison.date_b);
  chart.unit = say.per(comparison.per, comparison.unit);
  chart.text.language = say.language();
  chart.text.title = say("What moved from {} to {}", "从{}到{}：提法之变", comparison.a, comparison.b);
  std::string counts;
  for (const char* change : {"new", "returned", "up", "down", "dropped"})
    if (classes.count(change) > 0)
      counts += (counts.empty() ? "" : std::string(say.words().comma)) +
                say("{} {}", "{}{}", change_word(say.words(), change), classes[change]);
  chart.text.description = say("A line for each of {} phrases from its rate in {} to its rate in {}: {}.",
                               "共{}个提法，各一条线，从{}到{}：{}。", rows.size(), comparison.a, comparison.b, counts);
  chart.text.note = ChartSay::note(answer.rule, comparison.coverage);
  if (rows.size() < comparison.phrases.size())
    chart.text.note = say("the strongest {} of {} phrases · {}", "图中为变化最显著的{}个，共{}个 · {}", rows.size(),
                          comparison.phrases.size(), chart.text.note);
  return chart;
}

std::optional<Chart> theme_chart(const CompareAnswer& answer, const ChartSay& say) {
  const Comparison& comparison = answer.whole;
  SlopeChart chart;
  for (const ThemeRow& row : comparison.themes) {
    if (row.a == 0 && row.b == 0) continue;
    const char* change = row.a == 0                ? "new"
                         : row.b == 0              ? "dropped"
                         : row.rate_b > row.rate_a ? "up"
                         : row.rate_b < row.rate_a ? "down"
                                                   : "kept";
    chart.rows.push_back(slope(row.theme, change, row.a, row.b, row.rate_a, row.rate_b));
  }
  if (chart.rows.empty()) return std::nullopt;
  chart.a = dated(comparison.a, comparison.date_a);
  chart.b = dated(comparison.b, comparison.date_b);
  chart.unit = say.per(comparison.per, comparison.unit);
  chart.text.language = say.language();
  chart.text.title = say("Themes from {} to {}", "从{}到{}：主题之变", comparison.a, comparison.b);
  chart.text.description = say("A line for each of {} themes from its rate in {} to its rate in {}.",
                               "共{}个主题，各一条线，从{}到{}。", chart.rows.size(), comparison.a, comparison.b);
  chart.text.note = ChartSay::note(answer.rule, comparison.coverage);
  return chart;
}

std::optional<Chart> section_chart(const CompareAnswer& answer, const ChartSay& say) {
  const Comparison& comparison = answer.whole;
  BeforeAfter chart;
  std::vector<const SectionRow*> of_a, of_b;
  for (const SectionRow& row : comparison.sections) {
    if (row.position_a > 0) of_a.push_back(&row);
    if (row.position_b > 0) of_b.push_back(&row);
  }
  if (of_a.empty() && of_b.empty()) return std::nullopt;
  std::stable_sort(of_a.begin(), of_a.end(),
                   [](const SectionRow* x, const SectionRow* y) { return x->position_a < y->position_a; });
  std::stable_sort(of_b.begin(), of_b.end(),
                   [](const SectionRow* x, const SectionRow* y) { return x->position_b < y->position_b; });
  const auto percent = [](double share) { return fmt::format("{:.0f} %", share * 100); };
  std::map<const SectionRow*, std::uint32_t> place_a;
  for (const SectionRow* row : of_a) {
    place_a.emplace(row, static_cast<std::uint32_t>(chart.before.size()));
    chart.before.push_back({row->a, row->share_a, percent(row->share_a), ""});
  }
  std::size_t moved = 0;
  for (const SectionRow* row : of_b) {
    if (const auto a = place_a.find(row); a != place_a.end()) {
      std::string change = row->change;
      if (change == "moved" && row->position_a != row->position_b)
        change = row->position_b < row->position_a ? "moved_up" : "moved_down";
      moved += change.starts_with("moved") ? 1 : 0;
      chart.links.push_back({a->second, static_cast<std::uint32_t>(chart.after.size()), change});
    }
    chart.after.push_back({row->b, row->share_b, percent(row->share_b), ""});
  }
  chart.a = dated(comparison.a, comparison.date_a);
  chart.b = dated(comparison.b, comparison.date_b);
  chart.unit = say("bars: share of the document's length", "横条：占全文长度的比例");
  chart.text.language = say.language();
  chart.text.title = say("Sections of {} and {}", "{}与{}的章节", comparison.a, comparison.b);
  chart.text.description =
      say("The {} sections of {} and the {} of {} in their order, joined where they correspond; {} moved.",
          "{}节（{}）与{}节（{}），按顺序排列，相应者相连；{}节移动。", chart.before.size(), comparison.a,
          chart.after.size(), comparison.b, moved);
  chart.text.note = comparison.coverage.statement;
  return chart;
}

}  // namespace

std::optional<Chart> chart_of(const CompareAnswer& answer, const PictureOptions& options) {
  const ChartSay say(options.language);
  if (options.show == "sections") return section_chart(answer, say);
  if (options.show == "themes") return theme_chart(answer, say);
  return phrase_chart(answer, say);
}

std::optional<Chart> chart_of(const GoalsAnswer& answer, const PictureOptions& options) {
  if (answer.changes.empty()) return std::nullopt;
  const ChartSay say(options.language);
  const std::string &a = answer.changes.back().a, &b = answer.changes.back().b;
  // The list of the newer edition that states its aims, and the older one most of whose items it took up.
  std::optional<std::size_t> list_a, list_b;
  const auto is_of = [&](std::size_t list, const std::string& edition) {
    return list < answer.lists.size() && answer.lists[list].edition == edition;
  };
  for (const char* role : {"goals", "tasks", "other"})
    for (std::size_t i = 0; i < answer.lists.size() && !list_b; ++i)
      if (answer.lists[i].edition == b && answer.lists[i].role == role) list_b = i;
  if (!list_b) return std::nullopt;
  std::map<std::size_t, std::size_t> shared;
  for (const GoalChange& change : answer.changes)
    if (change.a == a && change.b == b && change.rank_a > 0 && change.rank_b > 0 && change.list_b == *list_b &&
        is_of(change.list_a, a))
      ++shared[change.list_a];
  for (const auto& [list, count] : shared)
    if (!list_a || count > shared[*list_a]) list_a = list;
  for (std::size_t i = 0; i < answer.lists.size() && !list_a; ++i)
    if (answer.lists[i].edition == a && answer.lists[i].role == answer.lists[*list_b].role) list_a = i;
  if (!list_a) return std::nullopt;

  BeforeAfter chart;
  const GoalList &before = answer.lists[*list_a], &after = answer.lists[*list_b];
  const auto label = [](const GoalItem& item) { return item.head.empty() ? item.text : item.head; };
  for (const GoalItem& item : before.items) chart.before.push_back({label(item), std::nullopt, "", ""});
  for (const GoalItem& item : after.items) chart.after.push_back({label(item), std::nullopt, "", ""});
  const auto place = [](const GoalList& list, std::uint64_t rank) -> std::optional<std::uint32_t> {
    for (std::size_t i = 0; i < list.items.size(); ++i)
      if (list.items[i].rank == rank) return static_cast<std::uint32_t>(i);
    return std::nullopt;
  };
  for (const GoalChange& change : answer.changes) {
    if (change.a != a || change.b != b || change.rank_a == 0 || change.rank_b == 0 || change.list_a != *list_a ||
        change.list_b != *list_b)
      continue;
    const auto from = place(before, change.rank_a), to = place(after, change.rank_b);
    if (from && to) chart.links.push_back({*from, *to, change.change});
  }
  const auto headed = [&](const GoalList& list) {
    std::string head = dated(list.edition, list.date);
    if (list.status == "partial") head += say(" – held only in part", "——仅存部分文本");
    return head;
  };
  chart.a = headed(before);
  chart.b = headed(after);
  chart.unit = after.heading == before.heading || before.heading.empty() ? after.heading
                                                                         : before.heading + " → " + after.heading;
  chart.text.language = say.language();
  chart.text.title = say("Aims of {} and {}", "{}与{}的目标任务", a, b);
  chart.text.description =
      say("The {} items of {} and the {} of {} by rank, joined where they correspond.",
          "{}项（{}）与{}项（{}），按顺序排列，相应者相连。", chart.before.size(), a, chart.after.size(), b);
  chart.text.note = answer.method;
  if (!answer.coverage.statement.empty())
    chart.text.note += (chart.text.note.empty() ? "" : " · ") + answer.coverage.statement;
  return chart;
}

}  // namespace tifa

#include "render/comparison_charts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "render/goal_words.h"
#include "render/parted_sections.h"
#include "render/report_caveats.h"
#include "render/report_words.h"
#include "text/fold.h"
#include "text/numerals.h"

namespace tifa {
namespace {

constexpr std::size_t kMostSlopes = 20;  // lines that one can still tell apart

// By turns the next of each change, the strongest first, until there are enough: places in the comparison. What has a
// caveat comes behind what has none, and last what changes with a longer wording.
std::vector<std::size_t> strongest(const std::vector<PhraseRow>& phrases, const ChartFrame& frame) {
  static constexpr std::array<const char*, 5> kTurns = {"up", "new", "down", "dropped", "returned"};
  std::array<std::vector<std::size_t>, kTurns.size()> queues;
  for (std::size_t i = 0; i < phrases.size(); ++i)
    for (std::size_t turn = 0; turn < kTurns.size(); ++turn)
      if (phrases[i].change == kTurns[turn]) queues[turn].push_back(i);
  for (auto& queue : queues) {
    std::stable_sort(queue.begin(), queue.end(),
                     [&](std::size_t x, std::size_t y) { return phrases[x].g2 > phrases[y].g2; });
    std::stable_partition(queue.begin(), queue.end(),
                          [&](std::size_t i) { return i >= frame.caveats.size() || frame.caveats[i].empty(); });
    std::stable_partition(queue.begin(), queue.end(),
                          [&](std::size_t i) { return i >= frame.told_by_longer.size() || !frame.told_by_longer[i]; });
  }
  std::vector<std::size_t> chosen;
  for (std::size_t round = 0; round < phrases.size() && chosen.size() < kMostSlopes; ++round)
    for (const auto& queue : queues)
      if (round < queue.size() && chosen.size() < kMostSlopes) chosen.push_back(queue[round]);
  return chosen;
}

// Of a heading that is kept: figures, case, width and white space may be others.
bool has_other_figures(const SectionRow& row) {
  const auto plain = [](const std::string& heading) {
    std::string folded = fold_term(heading, Folding::kDefault);
    std::erase(folded, ' ');
    return folded;
  };
  return plain(row.a) != plain(row.b);
}

std::string change_of(const SectionRow& row) {
  // The text below it may be another.
  if (row.change == "kept") return has_other_figures(row) ? "same_but_figures" : "same_heading";
  if (row.change != "moved" || row.position_a == row.position_b) return row.change;
  return row.position_b < row.position_a ? "moved_up" : "moved_down";
}

// Whether a heading begins with a number that is its place: 三、, 第三章, 3., Part III is not read.
bool begins_with(const std::string& heading, std::uint64_t place) {
  constexpr std::string_view kNth = "第";
  const auto number = parse_numeral(heading, heading.starts_with(kNth) ? kNth.size() : 0);
  return number && number->value == static_cast<double>(place);
}

bool bears_its_place(const SectionRow& row) {
  return (row.position_a == 0 || begins_with(row.a, row.position_a)) &&
         (row.position_b == 0 || begins_with(row.b, row.position_b));
}

// Of what has no counterpart, where most of its text went or came from; of the others, what stands in another by a
// quarter.
void add_parts(const Comparison& comparison, BeforeAfter& chart) {
  constexpr double kWorthALine = 0.25;
  std::set<std::pair<std::uint32_t, std::uint32_t>> drawn;
  for (const BeforeAfterLink& link : chart.links) drawn.emplace(link.a, link.b);
  const auto add = [&](std::uint64_t a, std::uint64_t b) {
    const BeforeAfterLink link{static_cast<std::uint32_t>(a - 1), static_cast<std::uint32_t>(b - 1), "in_part", ""};
    if (a == 0 || b == 0 || a > chart.before.size() || b > chart.after.size()) return;
    if (drawn.emplace(link.a, link.b).second) chart.links.push_back(link);
  };
  for (const SectionRow& row : comparison.sections) {
    const auto first = [](const std::vector<SectionPart>& parts) {
      return std::span(parts).first(std::min(parts.size(), kPartsTold));
    };
    for (const SectionPart& part : first(row.goes_to))
      if (row.position_b == 0 || (part.position != row.position_b && part.share >= kWorthALine))
        add(row.position_a, part.position);
    for (const SectionPart& part : first(row.comes_from))
      if (row.position_a == 0 || (part.position != row.position_a && part.share >= kWorthALine))
        add(part.position, row.position_b);
  }
}

}  // namespace

std::optional<Chart> slope_chart(const Comparison& comparison, const ChartFrame& frame, const Words& words) {
  const std::vector<std::size_t> chosen = strongest(comparison.phrases, frame);
  if (chosen.empty()) return std::nullopt;
  SlopeChart chart;
  chart.a = frame.a;
  chart.b = frame.b;
  chart.unit = words.per(comparison.per, comparison.unit);
  // What an edition that is held only in part does not show is not zero.
  const auto is_held = [&](const std::string& edition) {
    const std::vector<std::string>& partial = comparison.coverage.partial;
    return std::find(partial.begin(), partial.end(), edition) == partial.end();
  };
  std::vector<std::pair<std::string, std::string>> caveats;
  for (const std::size_t index : chosen) {
    const PhraseRow& row = comparison.phrases[index];
    SlopeRow line;
    line.label = row.phrase;
    if (index < frame.caveats.size() && !frame.caveats[index].empty()) {
      line.label += kCaveatMark;
      caveats.emplace_back(words.say("“{0}”", "“{0}”", inside_quotation(row.phrase)), frame.caveats[index]);
    }
    if (row.a > 0) line.a = row.rate_a;
    if (row.b > 0) line.b = row.rate_b;
    if (row.a > 0 || is_held(comparison.a)) line.value_a = Words::rate(row.rate_a);
    if (row.b > 0 || is_held(comparison.b)) line.value_b = Words::rate(row.rate_b);
    line.change = row.change;
    if (!frame.phrase_href.empty()) line.href = frame.phrase_href + std::to_string(index + 1);
    chart.rows.push_back(std::move(line));
  }
  const std::size_t shown = chosen.size(), all = comparison.phrases.size();
  chart.text = {
      words.say("How often: {0} and {1}", "频率：{0}与{1}", frame.a, frame.b),
      words.say("A line for each of {0} phrases, from its rate in {1} to its rate in {2}, {3}. New and returned "
                "phrases begin, dropped ones end, at an open mark.",
                "{0}个提法各一条线，由{1}的频率连到{2}的频率（{3}）。新增和重现者起于空心点，不再出现者止于空心点。",
                shown, frame.a, frame.b, chart.unit),
      (shown < all ? words.say("{0} of the {1} phrases listed, from each kind of change in turn those with the highest "
                               "G²; those with a "
                               "note (†) come after those without one. ",
                               "所列{1}个提法中的{0}个，各类变化轮流取 G² 最高者，有说明（†）的在后。", shown, all)
                   : std::string()) +
          frame.note,
      words.language()};
  if (!caveats.empty()) chart.text.note = caveats_note(caveats, words) + "\n" + chart.text.note;
  return chart;
}

std::optional<Chart> sections_chart(const Comparison& comparison, const ChartFrame& frame, const Words& words) {
  std::vector<const SectionRow*> before, after;
  for (const SectionRow& row : comparison.sections) {
    if (row.position_a > 0) before.push_back(&row);
    if (row.position_b > 0) after.push_back(&row);
  }
  if (before.empty() && after.empty()) return std::nullopt;
  std::stable_sort(before.begin(), before.end(),
                   [](const SectionRow* x, const SectionRow* y) { return x->position_a < y->position_a; });
  std::stable_sort(after.begin(), after.end(),
                   [](const SectionRow* x, const SectionRow* y) { return x->position_b < y->position_b; });
  BeforeAfter chart;
  chart.a = frame.a;
  chart.b = frame.b;
  chart.unit = words.say("length in {0}", "篇幅（{0}）", words.unit(comparison.unit));
  chart.numbered = !std::all_of(comparison.sections.begin(), comparison.sections.end(), bears_its_place);
  chart.only_a = words.say("no counterpart in {0}", "{0}无对应章节", frame.b);
  chart.only_b = words.say("no counterpart in {0}", "{0}无对应章节", frame.a);
  std::map<const SectionRow*, std::uint32_t> place;
  for (const SectionRow* row : before) {
    place.emplace(row, static_cast<std::uint32_t>(chart.before.size()));
    chart.before.push_back({row->a, row->share_a, Words::number(row->length_a), ""});
  }
  for (const SectionRow* row : after) {
    if (const auto a = place.find(row); a != place.end())
      chart.links.push_back({a->second, static_cast<std::uint32_t>(chart.after.size()), change_of(*row), ""});
    chart.after.push_back({row->b, row->share_b, Words::number(row->length_b), ""});
  }
  add_parts(comparison, chart);
  chart.text = {words.say("Sections of {0} and {1}, bars by their share of the text",
                          "{0}与{1}的章节，横条为占全文的比例", frame.a, frame.b),
                words.say("The {1} sections of {0} and the {3} of {2} in their order, each with its length in {4}; "
                          "lines join those that correspond.",
                          "{0}的{1}节和{2}的{3}节按原序排列，附篇幅（{4}）；相应者以线相连。", frame.a,
                          chart.before.size(), frame.b, chart.after.size(), words.unit(comparison.unit)),
                frame.note, words.language()};
  return chart;
}

Chart lists_chart(const GoalsAnswer& answer, std::size_t list_a, std::size_t list_b, const ChartFrame& frame,
                  const Words& words) {
  const GoalList &before = answer.lists[list_a], &after = answer.lists[list_b];
  BeforeAfter chart;
  const auto head = [&](const GoalList& list, const std::string& name) {
    return name + (list.status == "partial" ? words.say(" (in part)", "（不全）") : "");
  };
  chart.a = head(before, frame.a);
  chart.b = head(after, frame.b);
  chart.only_a = worded_like_none(before.role, frame.b, words);
  chart.only_b = worded_like_none(after.role, frame.a, words);
  const auto add = [](std::vector<BeforeAfterItem>& items, const GoalList& list) {
    for (const GoalItem& item : list.items) items.push_back({shown_item(item), std::nullopt, "", ""});
  };
  add(chart.before, before);
  add(chart.after, after);
  for (const GoalChange& change : answer.changes) {
    if (change.a != before.edition || change.b != after.edition || change.list_a != list_a || change.list_b != list_b)
      continue;
    const std::uint64_t a = change.rank_a > 0 ? change.rank_a : change.like,
                        b = change.rank_b > 0 ? change.rank_b : change.like;
    if (a == 0 || b == 0 || a > before.items.size() || b > after.items.size()) continue;
    chart.links.push_back({static_cast<std::uint32_t>(a - 1), static_cast<std::uint32_t>(b - 1),
                           change.like > 0 ? "in_part" : change.change,
                           change.like > 0 ? "" : change_phrase(answer, change, words.change(change.change), words)});
  }
  chart.text = {after.role == "tasks"   ? words.say("Tasks of {0} and {1}", "{0}与{1}的任务", chart.a, chart.b)
                : after.role == "goals" ? words.say("Goals of {0} and {1}", "{0}与{1}的目标", chart.a, chart.b)
                                        : words.say("What {0} and {1} enumerate", "{0}与{1}的列举", chart.a, chart.b),
                words.say("The {1} items of {0} and the {3} of {2} in their order; lines join those that correspond.",
                          "{0}的{1}项和{2}的{3}项按原序排列，相应者以线相连。", chart.a, before.items.size(), chart.b,
                          after.items.size()),
                frame.note, words.language()};
  return chart;
}

}  // namespace tifa

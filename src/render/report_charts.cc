#include "render/report_charts.h"

#include <algorithm>
#include <array>

#include "render/report_words.h"

namespace tifa {
namespace {

constexpr std::size_t kSlopeRows = 20;

PointStatus point_status(const std::string& status) {
  return status == "held" ? PointStatus::kHeld : status == "partial" ? PointStatus::kPartial : PointStatus::kMissing;
}

ChartText chart_text(std::string title, std::string description, std::string note, const Words& words) {
  return {std::move(title), std::move(description), std::move(note), words.language()};
}

// A fair share of each change: the strongest of each in turn until there is no room.
std::vector<std::size_t> strongest_phrases(const ReportAnswer& answer) {
  static constexpr std::array<const char*, 5> kTurns = {"up", "new", "down", "dropped", "returned"};
  std::vector<std::vector<std::size_t>> queues(kTurns.size());
  for (std::size_t i = 0; i < answer.comparison.phrases.size(); ++i)
    for (std::size_t turn = 0; turn < kTurns.size(); ++turn)
      if (answer.comparison.phrases[i].change == kTurns[turn]) queues[turn].push_back(i);
  std::vector<std::size_t> chosen;
  for (std::size_t round = 0; chosen.size() < kSlopeRows; ++round) {
    bool any = false;
    for (const auto& queue : queues) {
      if (round >= queue.size() || chosen.size() >= kSlopeRows) continue;
      chosen.push_back(queue[round]);
      any = true;
    }
    if (!any) break;
  }
  return chosen;
}

}  // namespace

std::optional<Chart> phrases_chart(const ReportAnswer& answer, const Words& words) {
  const std::vector<std::size_t> chosen = strongest_phrases(answer);
  if (chosen.empty()) return std::nullopt;
  const EditionLabels labels(answer, words.chinese());
  SlopeChart chart;
  chart.a = labels.label(answer.a);
  chart.b = labels.label(answer.b);
  chart.unit = words.per(answer.comparison.per, answer.comparison.unit);
  chart.text = chart_text(
      words.say("How often: {0} and {1}", "频率：{0}与{1}", chart.a, chart.b),
      words.say(
          "A line for each of {0} phrases, from its rate in {1} to its rate in {2}, {3}. New and returned phrases "
          "begin, dropped ones end, at an open mark.",
          "{0}个提法各一条线，由{1}的频率连到{2}的频率（{3}）。新增和重现者起于空心点，消失者止于空心点。",
          chosen.size(), chart.a, chart.b, chart.unit),
      words.say("Rates {0}. Rule: {1}.", "频率按{0}计。规则：{1}。", chart.unit, words.rule(answer.rule)), words);
  for (const std::size_t index : chosen) {
    const PhraseRow& row = answer.comparison.phrases[index];
    SlopeRow line;
    line.label = row.phrase;
    if (row.a > 0) line.a = row.rate_a;
    if (row.b > 0) line.b = row.rate_b;
    line.value_a = row.a > 0 ? Words::rate(row.rate_a) : "";
    line.value_b = row.b > 0 ? Words::rate(row.rate_b) : "";
    line.change = row.change;
    line.href = "#phrase-" + std::to_string(index + 1);
    chart.rows.push_back(std::move(line));
  }
  return chart;
}

std::optional<Chart> terms_chart(const ReportAnswer& answer, const Words& words) {
  if (answer.terms.empty() || answer.terms.front().count.rows.size() < 2) return std::nullopt;
  const EditionLabels labels(answer);
  SmallMultiples chart;
  std::string per;
  for (const ReportTerm& term : answer.terms)
    for (const CountRow& row : term.count.rows)
      if (row.rate && per.empty()) per = words.per(row.per, row.unit);
  chart.unit = per;
  chart.text = chart_text(
      words.say("{0} terms over {1} editions", "{1}份文件中的{0}个词", answer.terms.size(),
                answer.terms.front().count.rows.size()),
      words.say(
          "One small panel a term: its rate in each edition, {0}. Editions that are not held leave a gap; those held "
          "only in part have no rate.",
          "每词一幅小图，为其在各份文件中的频率（{0}）。未收者留空，不全者不计频率。", per),
      words.say("Rates {0}; each panel has its own scale.", "频率按{0}计；各图纵轴不同。", per), words);
  for (std::size_t i = 0; i < answer.terms.size(); ++i) {
    const ReportTerm& term = answer.terms[i];
    Panel panel;
    panel.label = term.count.term;
    panel.href = "#term-" + std::to_string(i + 1);
    for (const CountRow& row : term.count.rows)
      panel.points.push_back({labels.brief(row.edition), point_status(row.status), row.rate, row.count, row.present});
    chart.panels.push_back(std::move(panel));
  }
  return chart;
}

std::optional<Chart> place_chart(const ReportAnswer& answer, const ReportTerm& term, const Words& words) {
  if (std::none_of(term.strips.begin(), term.strips.end(),
                   [](const Dispersion& strip) { return !strip.marks.empty(); }))
    return std::nullopt;
  const EditionLabels labels(answer);
  Barcode chart;
  chart.unit = words.say("characters with spaces", "字符");
  chart.text =
      chart_text(words.say("Where “{0}” stands", "“{0}”的位置", term.count.term),
                 words.say("One strip an edition from its beginning to its end, a mark for each place where “{0}” "
                           "stands; the sections of the document are told apart.",
                           "每份文件一条，从头到尾；“{0}”每出现一次画一道，并标出章节。", term.count.term),
                 words.say("Rule: {0}.", "规则：{0}。", words.rule(term.count.rule)), words);
  for (const Dispersion& strip : term.strips) {
    BarcodeStrip shown;
    shown.edition = labels.brief(strip.edition);
    shown.status = point_status(strip.status);
    shown.length = strip.length;
    for (const Dispersion::Part& part : strip.sections) shown.sections.push_back({part.heading, part.begin, part.end});
    shown.marks = strip.marks;
    chart.strips.push_back(std::move(shown));
  }
  return chart;
}

std::optional<Chart> sections_chart(const ReportAnswer& answer, const Words& words) {
  const std::vector<SectionRow>& rows = answer.comparison.sections;
  if (rows.empty()) return std::nullopt;
  const EditionLabels labels(answer, words.chinese());
  BeforeAfter chart;
  chart.a = labels.label(answer.a);
  chart.b = labels.label(answer.b);
  chart.unit = words.unit(answer.comparison.unit);
  chart.text = chart_text(
      words.say("Sections of {0} and {1}", "{0}与{1}的章节", chart.a, chart.b),
      words.say("The sections of both documents in their order, each with its length in {0}; lines join those that "
                "correspond.",
                "两份文件的章节按原序排列，附篇幅（{0}）；相应者以线相连。", chart.unit),
      words.say("Length in {0}; the bar is the share of the document.", "篇幅单位：{0}；横条为所占比例。", chart.unit),
      words);
  chart.only_a = words.say("no counterpart in {0}", "{0}无对应章节", chart.b);
  chart.only_b = words.say("no counterpart in {0}", "{0}无对应章节", chart.a);
  std::vector<const SectionRow*> before;
  for (const SectionRow& row : rows)
    if (row.position_a > 0) before.push_back(&row);
  std::stable_sort(before.begin(), before.end(),
                   [](const SectionRow* x, const SectionRow* y) { return x->position_a < y->position_a; });
  for (const SectionRow* row : before) chart.before.push_back({row->a, row->share_a, Words::number(row->length_a), ""});
  for (const SectionRow& row : rows) {
    if (row.position_b == 0) continue;
    const auto b = static_cast<std::uint32_t>(chart.after.size());
    chart.after.push_back({row.b, row.share_b, Words::number(row.length_b), ""});
    if (row.position_a == 0) continue;
    const auto a = std::find(before.begin(), before.end(), &row) - before.begin();
    chart.links.push_back({static_cast<std::uint32_t>(a), b, row.change});
  }
  return chart;
}

std::optional<Chart> goals_chart(const ReportAnswer& answer, std::string_view role, const Words& words) {
  const GoalList *list_a = main_list(answer, answer.a, role), *list_b = main_list(answer, answer.b, role);
  if (list_a == nullptr || list_b == nullptr) return std::nullopt;
  const EditionLabels labels(answer, words.chinese());
  BeforeAfter chart;
  const auto head = [&](const GoalList& list) {
    return labels.label(list.edition) + (list.status == "partial" ? words.say(" (in part)", "（不全）") : "");
  };
  chart.a = head(*list_a);
  chart.b = head(*list_b);
  chart.text = chart_text(role == "tasks" ? words.say("Tasks of {0} and {1}", "{0}与{1}的任务", chart.a, chart.b)
                                          : words.say("Goals of {0} and {1}", "{0}与{1}的目标", chart.a, chart.b),
                          words.say("The items of both documents in their order; lines join those that correspond.",
                                    "两份文件各项按原序排列，相应者以线相连。"),
                          "", words);
  const auto add = [](std::vector<BeforeAfterItem>& items, const GoalList& list) {
    for (const GoalItem& item : list.items) items.push_back({item.head, {}, "", ""});
  };
  chart.only_a = words.say("no like wording in {0}", "{0}无相近措辞", labels.label(answer.b));
  chart.only_b = words.say("no like wording in {0}", "{0}无相近措辞", labels.label(answer.a));
  add(chart.before, *list_a);
  add(chart.after, *list_b);
  for (const GoalChange& change : answer.goals.changes) {
    if (change.rank_a == 0 || change.rank_b == 0 || change.rank_a > list_a->items.size() ||
        change.rank_b > list_b->items.size())
      continue;
    if (&answer.goals.lists[change.list_a] != list_a || &answer.goals.lists[change.list_b] != list_b) continue;
    chart.links.push_back(
        {static_cast<std::uint32_t>(change.rank_a - 1), static_cast<std::uint32_t>(change.rank_b - 1), change.change});
  }
  return chart;
}

}  // namespace tifa

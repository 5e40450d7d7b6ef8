#include "render/report_charts.h"

#include <algorithm>

#include "render/chart_say.h"
#include "render/chart_words.h"
#include "render/comparison_charts.h"
#include "render/report_caveats.h"
#include "render/report_new.h"
#include "render/report_words.h"

namespace tifa {
namespace {

ChartText chart_text(std::string title, std::string description, std::string note, const Words& words) {
  return {std::move(title), std::move(description), std::move(note), words.language()};
}

ChartFrame frame_of(const ReportAnswer& answer, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  return {labels.label(answer.a), labels.label(answer.b), ""};
}

// A page in place of a document holds nothing of it.
PointStatus status_in(const EditionLabels& labels, const std::string& edition, const std::string& status) {
  return labels.is_other_page(edition) ? PointStatus::kMissing : point_status(status);
}

}  // namespace

std::optional<Chart> phrases_chart(const ReportAnswer& answer, const Words& words) {
  if (in_part(answer)) return std::nullopt;  // there are no rates to compare
  ChartFrame frame = frame_of(answer, words);
  frame.note = words.say("Rule: {0}.", "规则：{0}。", words.rule(answer.rule));
  if (!tells_what_is_new(answer, words))
    frame.note +=
        words.say(" “New” here means in {0} and not in {1}.", "图中“新增”指{0}有、{1}没有。", frame.b, frame.a);
  frame.phrase_href = "#phrase-";
  for (std::size_t i = 0; i < answer.comparison.phrases.size(); ++i) {
    frame.caveats.push_back(phrase_caveat(answer, i, words));
    frame.told_by_longer.push_back(answer.evidence[i].longer && answer.evidence[i].longer->explains);
  }
  return slope_chart(answer.comparison, frame, words);
}

std::optional<Chart> terms_chart(const ReportAnswer& answer, const Words& words) {
  if (answer.terms.empty() || answer.terms.front().count.rows.size() < 2) return std::nullopt;
  const EditionLabels labels(answer, words.chinese());
  SmallMultiples chart;
  const std::vector<CountRow>& rows = answer.terms.front().count.rows;
  const auto held = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const CountRow& row) { return row.status == "held"; }));
  std::string per;
  for (const ReportTerm& term : answer.terms)
    for (const CountRow& row : term.count.rows)
      if (row.rate && per.empty()) per = words.per(row.per, row.unit);
  chart.unit = per;
  chart.text = chart_text(
      words.say(
          held == rows.size() ? "{0} terms over {1} editions" : "{0} terms over {1} editions, {2} of them held in full",
          held == rows.size() ? "{1}份文件中的{0}个词" : "{1}份文件（收有全文{2}份）中的{0}个词", answer.terms.size(),
          rows.size(), held),
      words.say(
          "One small panel a term: its rate in each edition, {0}. Editions that are not held leave a gap; those held "
          "only in part have no rate.",
          "每词一幅小图，为其在各份文件中的频率（{0}）。未收者留空，不全者不计频率。", per),
      words.say("Rates {0}; each panel has its own scale, and its editions stand at equal distances, whatever the "
                "years between them.",
                "频率按{0}计；各图纵轴不同，横轴按份等距，不按年份。", per),
      words);
  std::vector<std::pair<std::string, std::string>> caveats;
  for (std::size_t i = 0; i < answer.terms.size(); ++i) {
    const ReportTerm& term = answer.terms[i];
    Panel panel;
    panel.label =
        term.reason == "theme" ? words.say("theme: {0}", "主题：{0}", term_name(term, words)) : term.count.term;
    if (std::string caveat = term_caveat(answer, term, words); !caveat.empty()) {
      caveats.emplace_back(words.say("“{0}”", "“{0}”", term_name(term, words)), std::move(caveat));
      panel.label += kCaveatMark;
    }
    panel.href = "#term-" + std::to_string(i + 1);
    for (const CountRow& row : term.count.rows)
      panel.points.push_back({labels.brief(row.edition), status_in(labels, row.edition, row.status), row.rate,
                              row.count, row.present && !labels.is_other_page(row.edition)});
    chart.panels.push_back(std::move(panel));
  }
  if (!caveats.empty()) chart.text.note = caveats_note(caveats, words) + "\n" + chart.text.note;
  return chart;
}

std::optional<Chart> place_chart(const ReportAnswer& answer, const ReportTerm& term, const Words& words) {
  if (std::none_of(term.strips.begin(), term.strips.end(),
                   [](const Dispersion& strip) { return !strip.marks.empty(); }))
    return std::nullopt;
  const EditionLabels labels(answer, words.chinese());
  Barcode chart;
  chart.unit = words.say("each strip a document from beginning to end, each tick a place; on the right how many",
                         "每条为一份文件，从头到尾；一道为一处，右为处数");
  const std::string named = followed_term(answer, term, words);
  const bool parted = std::any_of(term.strips.begin(), term.strips.end(),
                                  [](const Dispersion& strip) { return strip.sections.size() > 1; });
  const auto drawn =
      std::count_if(term.strips.begin(), term.strips.end(), [](const Dispersion& strip) { return strip.length > 0; });
  chart.text = chart_text(
      words.say("Where {0} stands", "{0}的位置", named),
      words.say("The latest {1} editions that have a text, a strip each from its beginning to its end, with a mark for "
                "each place where {0} stands{2}.",
                "最近{1}份有文本的文件，每份一条，从头到尾；{0}每出现一次画一道{2}。", named, drawn,
                parted ? words.say("; the sections of the document are told apart", "，并标出章节") : std::string()),
      (parted ? words.say("Shades tell the sections apart. ", "深浅表示章节。") : std::string()) +
          words.say("Rule: {0}.", "规则：{0}。", words.rule(term.count.rule)),
      words);
  if (const std::string caveat = term_caveat(answer, term, words); !caveat.empty()) {
    chart.text.title += kCaveatMark;
    chart.text.note = caveats_note({{named, caveat}}, words) + "\n" + chart.text.note;
  }
  for (const Dispersion& strip : term.strips) {
    BarcodeStrip shown;
    shown.edition = labels.brief(strip.edition);
    shown.status = status_in(labels, strip.edition, strip.status);
    shown.length = strip.length;
    for (const Dispersion::Part& part : strip.sections) shown.sections.push_back({part.heading, part.begin, part.end});
    shown.marks = strip.marks;
    chart.strips.push_back(std::move(shown));
  }
  return chart;
}

std::optional<Chart> sections_chart(const ReportAnswer& answer, const Words& words) {
  ChartFrame frame = frame_of(answer, words);
  for (const auto& [document, name] :
       {std::pair{&answer.documents[0], &frame.a}, std::pair{&answer.documents[1], &frame.b}})
    if (document->status == "partial") *name += words.say(" (in part)", "（不全）");
  return sections_chart(answer.comparison, frame, words);
}

std::optional<Chart> goals_chart(const ReportAnswer& answer, std::string_view role, const Words& words) {
  auto a = main_list(answer, answer.a, role), b = main_list(answer, answer.b, role);
  // Where one of the two has no main list, or they have nothing in common: the first two that correspond.
  const auto compared = [&](const GoalChange& change) {
    return change.a == answer.a && change.b == answer.b && change.rank_a > 0 && change.rank_b > 0 &&
           answer.goals.lists[change.list_b].role == role;
  };
  const auto& changes = answer.goals.changes;
  if (!a || !b || std::none_of(changes.begin(), changes.end(), [&](const GoalChange& change) {
        return compared(change) && change.list_a == *a && change.list_b == *b;
      })) {
    const auto first = std::find_if(changes.begin(), changes.end(), compared);
    if (first == changes.end()) return std::nullopt;
    a = first->list_a;
    b = first->list_b;
  }
  return lists_chart(answer.goals, *a, *b, frame_of(answer, words), words);
}

std::string folded_span(const std::string& from, const std::string& to, std::size_t editions, const Words& words) {
  return words.say("{0} … {1}: {2} editions", "{0} … {1}：{2}份", from, to, editions);
}

Table data_of(const Chart& chart, const Words& words) {
  Table table = table_of(chart);
  if (!std::holds_alternative<SmallMultiples>(chart)) return table;
  const std::string_view missing = chart_words(words.language()).missing;
  const auto is_missing = [&](const std::vector<Cell>& row) {
    return std::all_of(row.begin() + 1, row.end(), [&](const Cell& cell) { return cell_text(cell) == missing; });
  };
  std::vector<std::vector<Cell>> rows;
  for (auto begin = table.rows.begin(); begin != table.rows.end();) {
    const auto end = std::find_if_not(begin, table.rows.end(), is_missing);
    const auto run = static_cast<std::size_t>(end - begin);
    if (run >= kFoldedRows) {
      rows.push_back(*begin);
      rows.back().front() = folded_span(cell_text(begin->front()), cell_text((end - 1)->front()), run, words);
      begin = end;
    } else {
      const auto next = std::max(begin + 1, end);
      rows.insert(rows.end(), begin, next);
      begin = next;
    }
  }
  table.rows = std::move(rows);
  return table;
}

}  // namespace tifa

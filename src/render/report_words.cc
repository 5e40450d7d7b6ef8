#include "render/report_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "render/citation.h"
#include "render/glosses.h"
#include "render/goal_words.h"
#include "render/parted_sections.h"
#include "render/report_caveats.h"
#include "render/report_new.h"
#include "render/report_wording.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kNamed = 3;         // items that a sentence names
constexpr std::size_t kFigures = 8;       // items with other figures: those left out would seem to have none
constexpr std::size_t kDoubtedNamed = 2;  // editions with doubts that are named; more are counted

std::size_t editions_of(const Coverage& coverage) {
  return coverage.held.size() + coverage.partial.size() + coverage.missing.size();
}

// Of the editions that are held in full those with doubts.
std::vector<std::string> doubted_of(const Coverage& coverage) {
  std::vector<std::string> doubted;
  std::copy_if(coverage.flagged.begin(), coverage.flagged.end(), std::back_inserter(doubted),
               [&](const std::string& edition) {
                 return std::find(coverage.held.begin(), coverage.held.end(), edition) != coverage.held.end();
               });
  return doubted;
}

std::string changed_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words) {
  const PhraseRow& row = answer.comparison.phrases[finding.phrase];
  const std::string phrase = quoted_with_gloss(answer, row.phrase, words);
  const EditionLabels labels(answer, words.chinese());
  const std::string a = labels.label(answer.a), b = labels.label(answer.b), since = labels.label(finding.since);
  const std::string times_a = words.times(row.a), times_b = words.times(row.b);
  const std::string rates = words.say(
      "{0} to {1} {2}", finding.kind == "up" ? "{2}由{0}次升至{1}次" : "{2}由{0}次降至{1}次", Words::rate(row.rate_a),
      Words::rate(row.rate_b), words.per(answer.comparison.per, answer.comparison.unit));
  const std::string not_held = not_held_clause(labels, finding.gaps, words);
  const std::string run = Words::number(finding.run);
  if (finding.kind == "returned") {
    if (finding.run == 0 || finding.since.empty())
      return words.say("{0} is back: {1} in {2}, not in {3}.", "{0}重现：{2}出现{1}，{3}没有。", phrase, times_b, b, a);
    if (!row.back_since.empty() && row.back_since != answer.b)
      return words.say(
          "{0} is back since {6}, after {4} held editions without it: {1} in {2}; before that last in {3}{5}.",
          "{0}自{6}起重现：{2}出现{1}，此前最近见于{3}，其间所收{4}份均未使用{5}。", phrase, times_b, b, since, run,
          not_held, labels.label(row.back_since));
    return words.say("{0} is back: {1} in {2} after {4} held editions without it; last in {3}{5}.",
                     "{0}重现：{2}出现{1}，上次出现在{3}，其间所收{4}份均未使用{5}。", phrase, times_b, b, since, run,
                     not_held);
  }
  if (finding.kind == "dropped") {
    std::string text = words.say("{0} is dropped: {1} in {2}, not once in {3}", "{0}不再出现：{2}为{1}，{3}为0次",
                                 phrase, times_a, a, b);
    if (finding.run > 2)
      text += words.say("; it stood in each of the {0} held editions from {1} to {2}{3}",
                        "；{1}至{2}所收{0}份每份都有{3}", run, since, a, not_held);
    // With a gap before the run: its length alone would make the phrase younger than it is.
    const std::string& first = first_edition(row, answer.evidence[finding.phrase]);
    if (finding.run > 2 && !first.empty() && first != finding.since)
      text += words.say(", and earlier, first in {0}", "，此前也曾出现，最早见于{0}", first_held(labels, first, words));
    else if (finding.run <= 2 && !finding.before.empty())
      text += words.say("; before {1} it was last used in {0}", "；在{1}之前最近见于{0}",
                        last_held(labels, finding.before, finding.since, words), since);
    return text + words.say(".", "。");
  }
  if (finding.kind == "up") {
    std::string text =
        words.say("{0} rises from {1} in {2} to {3} in {4} ({5})", "{0}由{2}的{1}次升至{4}的{3}次（{5}）", phrase,
                  Words::number(row.a), a, Words::number(row.b), b, rates);
    if (finding.most)
      text += words.say("; in {0} it stands more often, by count and by rate, than in any other held edition",
                        "，次数和频率均居所收各份全文之首", b);
    return text + words.say(".", "。");
  }
  std::string text = words.say("{0} falls from {1} in {2} to {3} in {4} ({5})", "{0}由{2}的{1}次降至{4}的{3}次（{5}）",
                               phrase, Words::number(row.a), a, Words::number(row.b), b, rates);
  if (finding.most)
    text += words.say("; in {0} it stood more often, by count and by rate, than in any other held edition",
                      "；{0}的次数和频率居所收各份全文之首", a);
  return text + words.say(".", "。");
}

std::string goals_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  const std::string a = labels.label(answer.a), b = labels.label(answer.b);
  const GoalList &list_a = answer.goals.lists[finding.list_a], &list_b = answer.goals.lists[finding.list_b];
  const bool tasks = list_b.role == "tasks";
  const std::size_t count_a = list_a.items.size(), count_b = list_b.items.size();
  std::string text;
  if (count_a == count_b)
    text = tasks ? words.say("{0} lists {1} tasks, as many as {2}", "{0}列出{1}项任务，项数与{2}相同", b, count_b, a)
                 : words.say("{0} names {1} goals, as many as {2}", "{0}提出{1}项目标，项数与{2}相同", b, count_b, a);
  else
    text =
        tasks
            ? words.say("{0} lists {1} tasks, {2} lists {3}", "{0}列出{1}项任务，{2}列出{3}项", b, count_b, a, count_a)
            : words.say("{0} names {1} goals, {2} names {3}", "{0}提出{1}项目标，{2}提出{3}项", b, count_b, a, count_a);
  std::vector<std::string> fresh, gone, moved, figures, figures_added, figures_dropped;
  for (const std::uint64_t index : finding.changes) {
    const GoalChange& change = answer.goals.changes[index];
    const auto head = [&](const GoalList& list, std::uint64_t rank) {
      return quoted_with_gloss(answer, shown_item(list.items[rank - 1]), words);
    };
    if (change.change == "new") {
      fresh.push_back(head(list_b, change.rank_b));
    } else if (change.change == "gone") {
      gone.push_back(head(list_a, change.rank_a));
    } else {
      moved.push_back(words.say("{0} from {1} to {2}", "{0}由第{1}位变为第{2}位", head(list_b, change.rank_b),
                                change.rank_a, change.rank_b));
    }
  }
  for (const std::uint64_t index : finding.figures) {
    const GoalChange& change = answer.goals.changes[index];
    const std::string now = shown_item(list_b.items[change.rank_b - 1]),
                      before = shown_item(list_a.items[change.rank_a - 1]);
    // Where the figures stand in the text below the head, the head alone says nothing of them.
    const bool shown = now != before && shows_figures(before, now);
    auto& those = shown && change.figures == "added"     ? figures_added
                  : shown && change.figures == "dropped" ? figures_dropped
                                                         : figures;
    const auto clause =
        shown ? std::nullopt : changed_clause(list_a.items[change.rank_a - 1], list_b.items[change.rank_b - 1]);
    const std::string head = quoted_with_gloss(answer, now, words);
    those.push_back(shown    ? words.say("“{0}” (before: “{1}”)", "“{0}”（原为“{1}”）", now, before)
                    : clause ? words.say("under {0} among others “{1}” (before: “{2}”)",
                                         "{0}一项，如“{1}”（原为“{2}”）", head, clause->now, clause->before)
                             : words.say("under {0}", "{0}一项", head));
  }
  const auto told = [&](const char* english, const char* chinese, const std::vector<std::string>& items) {
    if (!items.empty()) text += words.say(english, chinese, words.list(items, kFigures), items.size());
  };
  told("; with changed figures: {0}", "；数字有变的有{1}项：{0}", figures);
  told("; with a figure now: {0}", "；新提数字的有{1}项：{0}", figures_added);
  told("; without its figure now: {0}", "；不再提数字的有{1}项：{0}", figures_dropped);
  // An item can go on under quite other words, or outside the goals, so that like wording among them is all that is
  // denied.
  const auto none_like = [&](const char* english, const char* chinese, const std::string& edition,
                             const std::vector<std::string>& items) {
    if (!items.empty()) text += words.say(english, chinese, edition, words.list(items, kNamed));
  };
  none_like("; new to the list, with no similarly worded counterpart in that of {0}: {1}",
            "；新列、与{0}所列措辞均不相近的：{1}", a, fresh);
  none_like("; no longer in it, with no similarly worded counterpart in that of {0}: {1}",
            "；不再列、与{0}所列措辞均不相近的：{1}", b, gone);
  if (!moved.empty())
    text += words.say("; moved (the fewest moves that account for the new order): {0}",
                      "；位次变动（足以说明新次序的最少几项）：{0}", words.list(moved, kNamed));
  text += words.say(".", "。");
  for (const GoalList* list : {&list_a, &list_b})
    if (list->status != "held")
      text += words.say(" {0} is held only in part: what it seems to lack is not established.",
                        "{0}仅收部分文本，其缺项不足为据。", labels.heading(list->edition));
  return text;
}

std::string sections_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  std::vector<std::string> split, joined, added, dropped, added_parts, dropped_parts, added_echo, dropped_echo, moved;
  std::vector<const SectionRow*> told;
  const std::string a = labels.label(answer.a), b = labels.label(answer.b);
  // Of the section as the edition has it.
  const auto in_the_same_words = [&](double share, const std::string& edition) {
    return words.say(" (in {1} {0} of its text is word for word the same)", "（{1}该章文字{0}逐字相同）",
                     about_percent(share, words), edition);
  };
  const auto tell = [&](const PartedSection& section, std::string SectionRow::*heading, const std::string& edition) {
    std::vector<std::string> of_parts;
    told.push_back(section.whole);
    for (const PartedSection::Part& part : section.parts) {
      of_parts.push_back(words.say("“{0}”", "“{0}”", quoted_heading(part.row->*heading)) +
                         in_the_same_words(part.share, edition));
      told.push_back(part.row);
    }
    return words.list(of_parts, kNamed);
  };
  for (const PartedSection& section : split_sections(answer.comparison))
    split.push_back(words.say("“{0}” into {1}", "“{0}”分为{1}", quoted_heading(section.whole->a),
                              tell(section, &SectionRow::b, b)));
  for (const PartedSection& section : joined_sections(answer.comparison))
    joined.push_back(
        words.say("{0} in “{1}”", "{0}并为“{1}”", tell(section, &SectionRow::a, a), quoted_heading(section.whole->b)));
  // What a heading of the other edition speaks of is said with that heading.
  const auto add = [&](const std::string& heading, std::uint64_t section, std::vector<std::string>& alone,
                       std::vector<std::string>& with_echo) {
    const auto echo = std::find_if(finding.echoes.begin(), finding.echoes.end(),
                                   [&](const HeadingEcho& one) { return one.section == section; });
    if (echo == finding.echoes.end()) return alone.push_back(words.say("“{0}”", "“{0}”", quoted_heading(heading)));
    with_echo.push_back(words.say("“{0}” (“{1}”: “{2}”)", "“{0}”（“{1}”见“{2}”）", quoted_heading(heading), echo->words,
                                  quoted_heading(echo->heading)));
  };
  const auto with_parts = [&](const std::string& heading, const std::vector<SectionPart>& parts) {
    return words.say("“{0}” ({1})", "“{0}”（{1}）", quoted_heading(heading), parts_clause(parts, kPartsTold, words));
  };
  bool from_one = true, to_one = true;  // the text of what is told with its parts is in one section each
  for (std::size_t i = 0; i < answer.comparison.sections.size(); ++i) {
    const SectionRow& row = answer.comparison.sections[i];
    if (row.change != "moved" && std::find(told.begin(), told.end(), &row) != told.end()) continue;
    from_one = from_one && (row.change != "added" || row.comes_from.size() < 2);
    to_one = to_one && (row.change != "dropped" || row.goes_to.size() < 2);
    if (row.change == "added" && !row.comes_from.empty())
      added_parts.push_back(with_parts(row.b, row.comes_from));
    else if (row.change == "added")
      add(row.b, i, added, added_echo);
    if (row.change == "dropped" && !row.goes_to.empty())
      dropped_parts.push_back(with_parts(row.a, row.goes_to));
    else if (row.change == "dropped")
      add(row.a, i, dropped, dropped_echo);
    if (row.change == "moved")
      moved.push_back((row.a == row.b
                           ? words.say("“{0}” from place {1} to {2}", "“{0}”由第{1}位移至第{2}位",
                                       quoted_heading(row.b), row.position_a, row.position_b)
                           : words.say("“{0}” from place {1} to {2}, now “{3}”", "“{0}”由第{1}位移至第{2}位，改题“{3}”",
                                       quoted_heading(row.a), row.position_a, row.position_b, quoted_heading(row.b))) +
                      (shares_little(row) ? in_the_same_words(counterpart_share(row), b) : std::string()));
  }
  // As many as can be read in one sentence; all stand on the page.
  constexpr std::size_t kTold = 4;
  std::size_t left = kTold;
  bool all = true;
  std::vector<std::string> parts;
  const auto add_part = [&](const char* english, const char* chinese, const std::vector<std::string>& sections,
                            const std::string& edition = {}, const std::string& other = {}) {
    if (sections.empty()) return;
    if (left > 0) parts.push_back(words.say(english, chinese, words.list(sections, left), edition, other));
    all = all && left > 0;
    left -= std::min(left, sections.size());
  };
  add_part("split: {0}", "拆分：{0}", split);
  add_part("joined: {0}", "合并：{0}", joined);
  // Of sections that one edition has alone: {1} is the edition of which it is said, {2} the other one.
  struct Said {
    const char *of_one, *of_more, *chinese;
  };
  const auto add_alone = [&](const Said& said, const std::vector<std::string>& sections, const std::string& edition,
                             const std::string& other) {
    add_part(sections.size() == 1 ? said.of_one : said.of_more, said.chinese, sections, edition, other);
  };
  add_alone({"new as a section in {1}, with no counterpart in {2}: {0}",
             "new as sections in {1}, with no counterparts in {2}: {0}", "{1}新设章节，{2}无对应章节：{0}"},
            added, b, a);
  add_alone({"no longer a section in {1}, with no counterpart there: {0}",
             "no longer sections in {1}, with no counterparts there: {0}", "在{1}中不再有，也无对应章节：{0}"},
            dropped, b, a);
  add_alone({from_one ? "new as a section in {1}; part of its text was in another section of {2}: {0}"
                      : "new as a section in {1}; part of its text was in other sections of {2}: {0}",
             "new as sections in {1}; part of their text was in other sections of {2}: {0}",
             "{1}新设章节，部分文字原在{2}其他章节：{0}"},
            added_parts, b, a);
  add_alone({to_one ? "no longer a section of its own in {1}; part of its text is in another section there: {0}"
                    : "no longer a section of its own in {1}; part of its text is in other sections there: {0}",
             "no longer sections of their own in {1}; part of their text is in other sections there: {0}",
             "在{1}中不再单独成章，部分文字见于其他章节：{0}"},
            dropped_parts, b, a);
  add_alone({"new as a section in {1}, words of its heading were in a heading of {2}: {0}",
             "new as sections in {1}, words of their headings were in headings of {2}: {0}",
             "{1}新设章节，题中之语原已见于{2}标题：{0}"},
            added_echo, b, a);
  add_alone({"no longer a section of its own in {1}, words of its heading are in a heading there: {0}",
             "no longer sections of their own in {1}, words of their headings are in headings there: {0}",
             "在{1}中不再单独成章，题中之语仍见于其标题：{0}"},
            dropped_echo, b, a);
  add_part("moved: {0}", "移位：{0}", moved);
  if (!all) parts.push_back(words.say("the rest stands under Sections", "其余见“章节”"));
  std::string text = words.say("Sections of {0} against {1}: ", "章节变化（{0}对{1}）：", b, a);
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : words.chinese() ? "；" : "; ") + parts[i];
  return text + words.say(".", "。");
}

std::string length_sentence(const ReportAnswer& answer, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  const Comparison& both = answer.comparison;
  const auto a = static_cast<double>(both.length_a), b = static_cast<double>(both.length_b);
  const std::string percent = fmt::format("{:.1f}", std::fabs(b / a - 1) * 100);
  const std::string length_a = Words::number(both.length_a), length_b = Words::number(both.length_b),
                    unit = words.unit(both.unit);
  if (both.length_a == both.length_b)
    return words.say("{0} and {1} are of one length: {2} {3}.", "{0}与{1}篇幅相同：{2}{3}。", labels.label(answer.b),
                     labels.label(answer.a), length_b, unit);
  return words.say(
      b > a ? "{0} has {1} {2}, {3} % more than {4} ({5})." : "{0} has {1} {2}, {3} % fewer than {4} ({5}).",
      b > a ? "{0}共{1}{2}，比{4}（{5}）多{3}%。" : "{0}共{1}{2}，比{4}（{5}）少{3}%。", labels.label(answer.b),
      length_b, unit, percent, labels.label(answer.a), length_a);
}

std::string everyday_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  std::vector<std::string> said;
  for (const std::uint64_t index : finding.words) {
    const EverydayWord& word = answer.comparison.everyday[index];
    said.push_back(words.say("“{0}” ({1} → {2})", "“{0}”（{1}→{2}）", inside_quotation(word.word), word.a, word.b));
  }
  return words.say("Of words of everyday use, {0} changed most from {1} to {2}.",
                   "通用词中，由{1}到{2}增减最多的是{0}。", words.list(said, said.size()), labels.label(answer.a),
                   labels.label(answer.b));
}

// Where editions of the series lie between the two, which of them; else empty.
std::string between_sentence(const ReportAnswer& answer, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  const ReportDocument &a = answer.documents[0], &b = answer.documents[1];
  if (a.series != b.series) return {};
  const auto [from, to] = std::minmax(a.ordinal, b.ordinal);
  std::vector<std::string> held, not_held;
  for (const ReportDocument& one : answer.documents)
    if (one.ordinal > from && one.ordinal < to) (one.status == "held" ? held : not_held).push_back(one.edition);
  const std::size_t all = held.size() + not_held.size();
  if (all == 0) return {};
  std::string named = labels.nearest_named(held, words);
  if (!not_held.empty())
    named += (named.empty() ? "" : words.say("; ", "；")) +
             words.say("{0}: {1}", "{0}：{1}", labels.lack(not_held, words), labels.nearest_named(not_held, words));
  return words.say(all == 1 ? "Between the two lies one other edition ({1}): what came or went may have done so there."
                            : "Between the two lie {0} other editions ({1}): what came or went may have done so there.",
                   "两者之间另有{0}份（{1}）：增减去留可能发生在其间。", all, named);
}

}  // namespace

std::string term_name(const ReportTerm& term, const Words& words) {
  const std::string& title = words.chinese() ? term.called.zh : term.called.en;
  return title.empty() ? term.count.term : title;
}

std::vector<std::string> counted_together(const ReportAnswer& answer, const ReportTerm& term) {
  if (term.reason != "theme") return term.count.aliases;
  const bool chinese = answer.documents[1].language == "zh";
  std::vector<std::string> counted;
  for (const std::string& alias : term.count.aliases)
    if (has_han(alias) == chinese) counted.push_back(alias);
  return counted;
}

std::string followed_term(const ReportAnswer& answer, const ReportTerm& term, const Words& words) {
  if (term.reason != "theme") return words.say("“{0}”", "“{0}”", inside_quotation(term.count.term));
  const std::vector<std::string> counted = counted_together(answer, term);
  constexpr std::size_t kMostNamed = 8;
  const std::string named = words.quoted(counted, kMostNamed), name = term_name(term, words);
  return counted.empty() ? words.say("the theme {0}", "主题“{0}”", name)
                         : words.say("the theme {0} ({1})", "主题“{0}”（{1}）", name, named);
}

bool in_part(const ReportAnswer& answer) {
  return answer.documents[0].status == "partial" || answer.documents[1].status == "partial";
}

std::optional<std::size_t> main_list(const ReportAnswer& answer, const std::string& edition, std::string_view role) {
  for (std::size_t i = 0; i < answer.goals.lists.size(); ++i) {
    const GoalList& list = answer.goals.lists[i];
    if (list.edition == edition && list.role == role && list.main) return i;
  }
  return std::nullopt;
}

std::string report_title(const ReportAnswer& answer, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  const std::string a = labels.label(answer.a), b = labels.label(answer.b);
  const ReportDocument &before = answer.documents[0], &after = answer.documents[1];
  std::string name = words.chinese() ? after.series_called.zh : words.of(after.series_called);
  if (name.empty() && has_title(after) && after.title == before.title && has_han(after.title) == words.chinese())
    name = after.title;
  if (name.empty()) return words.say("{0} against {1}", "{0}与{1}对比", b, a);
  return words.say("{0}: {1} against {2}", "{0}：{1}与{2}对比", name, b, a);
}

std::string finding_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words) {
  if (finding.kind == "goals") return capitalised(goals_sentence(answer, finding, words));
  if (finding.kind == "sections") return capitalised(sections_sentence(answer, finding, words));
  if (finding.kind == "wording") return capitalised(wording_sentence(answer, words));
  if (finding.kind == "length") return capitalised(length_sentence(answer, words));
  if (finding.kind == "firsts") return capitalised(firsts_sentence(answer, finding, words));
  if (finding.kind == "everyday") return capitalised(everyday_sentence(answer, finding, words));
  const std::string caveat = phrase_caveat(answer, finding.phrase, words);
  return capitalised(finding.kind == "new" ? new_sentence(answer, finding, words)
                                           : changed_sentence(answer, finding, words)) +
         (caveat.empty() ? "" : words.say(" Note: {0}.", "注：{0}。", caveat));
}

std::string coverage_in_short(const ReportAnswer& answer, const Coverage& coverage, const Words& words) {
  const std::size_t all = editions_of(coverage);
  const EditionLabels labels(answer, words.chinese());
  const std::vector<std::string> doubted = labels.labels(doubted_of(coverage));
  const std::string doubts =
      doubted.empty() ? ""
      : doubted.size() > kDoubtedNamed
          ? words.say(" ({0} of them with doubts)", "（其中{0}份存疑）", doubted.size())
          : words.say(" ({0}{1} with doubts)", "（{0}{1}存疑）", doubted.front(),
                      doubted.size() == 1 ? std::string() : words.say(" and {0}", "、{0}", doubted.back()));
  if (!coverage.undeclared.empty())
    return words.say("{0} editions held in full{1}; which ones exist is not declared",
                     "收有全文{0}份{1}，应有哪些份未作说明", coverage.held.size(), doubts);
  // Terms are followed over all editions, later ones too: then two totals stand on the page.
  const bool ends_early = std::any_of(answer.terms.begin(), answer.terms.end(),
                                      [&](const ReportTerm& term) { return editions_of(term.count.coverage) > all; });
  const auto unexpected = static_cast<std::size_t>(
      std::count_if(answer.documents.begin(), answer.documents.end(), [&](const ReportDocument& one) {
        return one.unexpected &&
               std::find(coverage.held.begin(), coverage.held.end(), one.edition) != coverage.held.end();
      }));
  if (unexpected > 0)
    return words.say(unexpected == 1 ? "{0} of {1} expected editions{4} held in full, and {2} that is not expected{3}"
                                     : "{0} of {1} expected editions{4} held in full, and {2} that are not expected{3}",
                     "{4}应有{1}份，收有全文{0}份，另收有不在应有之列的{2}份{3}", coverage.held.size() - unexpected,
                     all - unexpected, unexpected, doubts,
                     ends_early ? words.say(" up to {0}", "截至{0}", labels.label(answer.b)) : std::string());
  if (!ends_early)
    return words.say("{0} of {1} editions held in full{2}", "共{1}份，收有全文{0}份{2}", coverage.held.size(), all,
                     doubts);
  return words.say("{0} of {1} editions up to {3} held in full{2}", "截至{3}共{1}份，收有全文{0}份{2}",
                   coverage.held.size(), all, doubts, labels.label(answer.b));
}

std::string coverage_sentence(const ReportAnswer& answer, const Coverage& coverage, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  constexpr std::size_t kMost = 12;
  std::string text = coverage_in_short(answer, coverage, words);
  const auto add = [&](const char* english, const char* chinese, const std::vector<std::string>& editions) {
    if (!editions.empty()) text += words.say(english, chinese, labels.nearest_named(editions, words, kMost));
  };
  std::vector<std::string> in_part, other_pages;
  for (const std::string& edition : coverage.partial)
    (labels.is_other_page(edition) ? other_pages : in_part).push_back(edition);
  add("; only in part: {0}", "；不全：{0}", in_part);
  add("; another page in place of the document: {0}", "；所收恐非该文件：{0}", other_pages);
  add("; not held: {0}", "；未收：{0}", coverage.missing);
  // Named already where they are few.
  if (coverage.flagged.size() > kDoubtedNamed || doubted_of(coverage) != coverage.flagged)
    add("; with doubts: {0}", "；存疑：{0}", coverage.flagged);
  return text + words.say(".", "。");
}

std::vector<std::string> report_cautions(const ReportAnswer& answer, const Words& words) {
  std::vector<std::string> cautions;
  const EditionLabels labels(answer, words.chinese());
  const ReportDocument &a = answer.documents[0], &b = answer.documents[1];
  if (a.series != b.series)
    cautions.push_back(
        words.say("The two are of different series ({0}, {1}): counts and lengths are not of like with like.",
                  "两份文件不属同一系列（{0}、{1}），次数和篇幅不可直接相比。", a.series, b.series));
  if (a.language != b.language)
    cautions.push_back(words.say("The two are in different languages ({0}, {1}).", "两份文件语言不同（{0}、{1}）。",
                                 a.language.empty() ? words.say("not recognised", "未识别") : a.language,
                                 b.language.empty() ? words.say("not recognised", "未识别") : b.language));
  if (a.stage != b.stage && a.series == b.series)
    cautions.push_back(words.say("The two are of different stages ({0}, {1}).", "两份文件所处阶段不同（{0}、{1}）。",
                                 a.stage.empty() ? words.say("not stated", "未注明") : a.stage,
                                 b.stage.empty() ? words.say("not stated", "未注明") : b.stage));
  for (const ReportDocument* side : {&a, &b})
    if (side->status == "partial")
      cautions.push_back(
          side->other_page
              ? words.say(
                    "What is held as {0} is probably not the document but a page in its place: it says nothing of "
                    "what {0} has or lacks.",
                    "所收的{0}恐非该文件，而是网站代之以出的页面，{0}有何无何均不足为据。", labels.label(side->edition))
          : side->digest
              ? words.say(
                    "Of {0} only a digest or a report is held: what stands there may be worded by others, what it "
                    "lacks proves nothing, and neither its counts nor its length can be compared.",
                    "{0}仅收摘要或报道：其中措辞未必出自原文，无者不足为据，次数和篇幅不可相比。",
                    labels.label(side->edition))
              : words.say("{0} is held only in part: what it has is proven, what it lacks is not, and neither its "
                          "counts nor its length can be compared.",
                          "{0}仅收部分文本：有者可证，无者不足为据，次数和篇幅不可相比。",
                          labels.label(side->edition)));
  if (!a.date.empty() && !b.date.empty() && b.date < a.date)
    cautions.push_back(words.say("{0} is the newer of the two: the comparison runs backwards in time.",
                                 "{0}晚于{1}：此处为逆时比较。", labels.label(a.edition), labels.label(b.edition)));
  if (std::string between = between_sentence(answer, words); !between.empty()) cautions.push_back(std::move(between));
  for (std::string& caution : cautions) caution = capitalised(std::move(caution));
  return cautions;
}

std::string shown_status(const ReportDocument& document, const Words& words) {
  return words.status(document.other_page ? "other_page" : document.digest ? "digest" : document.status);
}

bool by_two_authors(const ReportAnswer& answer) {
  const ReportDocument &a = answer.documents[0], &b = answer.documents[1];
  return a.series == b.series && a.language == b.language && !a.issuer.empty() && !b.issuer.empty() &&
         a.issuer != b.issuer;
}

std::string compared_texts(const ReportAnswer& answer, const Words& words) {
  const ReportDocument &a = answer.documents[0], &b = answer.documents[1];
  const bool chinese = a.language == "zh";
  if (a.language != b.language || (!chinese && a.language != "en") || a.other_languages.empty() ||
      b.other_languages.empty())
    return {};
  const auto named = [&](std::string_view language) -> std::string {
    if (language == "zh") return words.say("Chinese", "中文");
    return language == "en" ? words.say("English", "英文") : std::string(language);
  };
  std::vector<std::string> others;
  for (const std::vector<std::string>* languages : {&a.other_languages, &b.other_languages})
    for (const std::string& language : *languages)
      if (std::string name = named(language); std::find(others.begin(), others.end(), name) == others.end())
        others.push_back(std::move(name));
  return words.say("The {0} texts are compared and quoted; both are held in {1} as well.",
                   "所比较和引用的是{0}文本；两份另收有{1}文本。", named(a.language), words.list(others, 8));
}

std::vector<std::string> report_findings(const ReportAnswer& answer, const std::string& language) {
  const Words words(language);
  std::vector<std::string> sentences;
  for (const Finding& finding : answer.findings) sentences.push_back(finding_sentence(answer, finding, words));
  return sentences;
}

}  // namespace tifa

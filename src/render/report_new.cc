#include "render/report_new.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "render/edition_labels.h"
#include "render/glosses.h"

namespace tifa {
namespace {

// The editions before B, A among them, by whether they could be looked through.
struct Earlier {
  std::uint64_t searched = 0;
  std::vector<std::string> not_held;

  // Of few of many nothing can be said for the series.
  [[nodiscard]] bool tell_what_is_new() const { return searched > 0 && not_held.size() <= searched; }
};

// None where A is not one of them.
Earlier earlier_of(const ReportAnswer& answer, const EditionLabels& labels) {
  const ReportDocument &a = answer.documents[0], &b = answer.documents[1];
  Earlier earlier;
  if (a.series != b.series || a.ordinal >= b.ordinal) return earlier;
  earlier.searched = static_cast<std::uint64_t>(std::count_if(
      answer.documents.begin(), answer.documents.end(),
      [&](const ReportDocument& one) { return one.status == "held" && one.ordinal > 0 && one.ordinal < b.ordinal; }));
  earlier.not_held = labels.not_held_before(answer.b);
  return earlier;
}

// “in none of the 3 held editions before it (not held: 2011, 2020)”.
std::string in_none(const Earlier& earlier, const EditionLabels& labels, const Words& words) {
  return words.say(earlier.searched == 1 ? "not in the one held edition before it{1}"
                                         : "in none of the {0} held editions before it{1}",
                   earlier.searched == 1 ? "此前所收的一份全文没有{1}" : "此前所收{0}份全文均无{1}",
                   Words::number(earlier.searched), not_held_clause(labels, earlier.not_held, words));
}

// Why it is not called new; nothing where A is no earlier edition of the series.
std::string not_told(const Earlier& earlier, const EditionLabels& labels, const Words& words) {
  const std::size_t all = earlier.not_held.size() + earlier.searched;
  return earlier.searched == 0
             ? std::string()
             : words.say("whether that is new to the series cannot be told: {0} of {1} earlier editions are {2}",
                         "是否首见于该系列，无从判定：此前{1}份中有{0}份{2}", Words::number(earlier.not_held.size()),
                         Words::number(all), labels.lack(earlier.not_held, words));
}

}  // namespace

bool tells_what_is_new(const ReportAnswer& answer, const Words& words) {
  return earlier_of(answer, EditionLabels(answer, words.chinese())).tell_what_is_new();
}

std::string new_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words) {
  const PhraseRow& row = answer.comparison.phrases[finding.phrase];
  const EditionLabels labels(answer, words.chinese());
  const Earlier earlier{finding.searched, finding.gaps};
  const std::string phrase = quoted_with_gloss(answer, row.phrase, words), times = words.times(row.b);
  const std::string a = labels.label(answer.a), b = labels.label(answer.b);
  if (!earlier.tell_what_is_new()) {
    const std::string first = finding.since.empty()
                                  ? std::string()
                                  : words.say(", first in {0}", "，最早见于{0}", labels.label(finding.since));
    const std::string why = not_told(earlier, labels, words);
    return words.say("{0} stands {1} in {2} and not in {3}{4}{5}.", "{0}在{2}出现{1}，{3}没有{4}{5}。", phrase, times,
                     b, a, first, (why.empty() ? "" : words.say("; ", "；")) + why);
  }
  if (!finding.since.empty())
    return words.say("{0} first appears after {1}: {2} in {3}, first in {4}{5}.",
                     "{0}为{1}之后出现的提法：{3}用{2}，最早见于{4}{5}。", phrase, a, times, b,
                     labels.label(finding.since), not_held_clause(labels, finding.gaps, words));
  return words.say("{0} is new: {1} in {2}, {3}.", "{0}为新提法：{2}出现{1}，{3}。", phrase, times, b,
                   in_none(earlier, labels, words));
}

std::string firsts_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  const Earlier earlier{finding.searched, finding.gaps};
  std::vector<std::string> said;
  std::uint64_t most = 0, least = finding.phrases.empty() ? 0 : answer.comparison.phrases[finding.phrases[0]].b;
  for (const std::uint64_t i : finding.phrases) {
    const PhraseRow& row = answer.comparison.phrases[i];
    const std::string phrase = quoted_with_gloss(answer, row.phrase, words);
    most = std::max(most, row.b);
    least = std::min(least, row.b);
    said.push_back(phrase);
  }
  for (std::size_t i = 0; i < said.size() && least < most; ++i)
    if (const std::uint64_t uses = answer.comparison.phrases[finding.phrases[i]].b; uses > 1)
      said[i] = words.say("{0} ({1})", "{0}（{1}）", said[i], words.times(uses));
  const std::string seldom = most == 1                 ? words.say("once", "只用一次")
                             : most == 2 && least == 2 ? words.say("twice", "用过两次")
                             : most == 2               ? words.say("only once or twice", "只用一两次")
                                                       : words.say("at most {0}", "至多用{0}", words.times(most));
  const std::string phrases = words.list(said, said.size()), b = labels.label(answer.b);
  if (earlier.tell_what_is_new())
    return words.say(
        finding.more ? "New in {0}, each used {1}, among others: {2}; {3}." : "New in {0}, each used {1}: {2}; {3}.",
        finding.more ? "{0}新见、{1}的提法，如：{2}；{3}。" : "{0}新见、{1}的提法：{2}；{3}。", b, seldom, phrases,
        in_none(earlier, labels, words));
  const std::string why = not_told(earlier, labels, words);
  return words.say(finding.more ? "In {0} and not in {4}, each used {1}, among others: {2}{3}."
                                : "In {0} and not in {4}, each used {1}: {2}{3}.",
                   finding.more ? "{0}有、{4}没有、{1}的提法，如：{2}{3}。" : "{0}有、{4}没有、{1}的提法：{2}{3}。", b,
                   seldom, phrases, (why.empty() ? "" : words.say("; ", "；")) + why, labels.label(answer.a));
}

std::string new_heading(const ReportAnswer& answer, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  return earlier_of(answer, labels).tell_what_is_new()
             ? words.say("New in {0}", "{0}新增的提法", labels.label(answer.b))
             : words.say("In {0} and not in {1}", "{0}有、{1}没有的提法", labels.label(answer.b),
                         labels.label(answer.a));
}

std::string new_note(const ReportAnswer& answer, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  const Earlier earlier = earlier_of(answer, labels);
  const std::string a = labels.label(answer.a), b = labels.label(answer.b);
  if (!earlier.tell_what_is_new()) {
    const std::string why = not_told(earlier, labels, words);
    return why.empty() ? why : capitalised(why) + words.say(".", "。");
  }
  const std::string not_held = not_held_clause(labels, earlier.not_held, words);
  if (earlier.searched == 1)
    return words.say("In {0}, not in {1}, the one held edition before it{2}.",
                     "见于{0}，{1}没有，此前所收全文仅此一份{2}。", b, a, not_held);
  return words.say("In {0}, neither in {1} nor in any held edition before it{2}.",
                   "见于{0}，{1}及此前所收各份全文均无{2}。", b, a, not_held);
}

}  // namespace tifa

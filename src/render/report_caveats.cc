#include "render/report_caveats.h"

#include <algorithm>

#include "render/report_words.h"
#include "text/display.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kNamed = 2;  // wordings that a caveat names

std::vector<std::string> wordings_of(const std::vector<CountedWording>& counted) {
  std::vector<std::string> wordings;
  wordings.reserve(counted.size());
  for (const CountedWording& one : counted) wordings.push_back(one.wording);
  return wordings;
}

std::string joined(const std::vector<std::string>& parts, const Words& words) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : words.chinese() ? "，" : ", ") + part;
  return text;
}

std::string across_clause(std::uint64_t across, std::uint64_t count, const Words& words) {
  if (across == count)
    return count == 1 ? words.say("its one hit across words", "仅有的1处只是跨词相连")
                      : words.say("all {0} hits across words", "{0}处均只是跨词相连", count);
  return words.say("{0} of {1} hits across words", "{1}处中有{0}处只是跨词相连", across, count);
}

}  // namespace

bool is_another_word(const std::optional<BoundFirstUses>& first_uses) {
  return first_uses && first_uses->kind != "wording";
}

const std::string& first_edition(const PhraseRow& row, const PhraseEvidence& behind) {
  if (is_another_word(behind.bound) && !behind.bound->free.empty()) return behind.bound->free;
  return behind.in_partial.empty() ? row.first : behind.in_partial.front();
}

std::string phrase_caveat(const ReportAnswer& answer, std::size_t phrase, const Words& words) {
  const PhraseRow& row = answer.comparison.phrases[phrase];
  const PhraseEvidence& behind = answer.evidence[phrase];
  const EditionLabels labels(answer, words.chinese());
  const bool of_a = is_about_a(row.change);
  const std::string lacking = labels.label(of_a ? answer.b : answer.a);
  const auto in_both = [&](const CountedWording& one) {
    return words.say("“{0}” {1} → {2}", "“{0}”{1}→{2}", inside_quotation(one.wording), one.a, one.b);
  };
  const std::string& came = row.back_since.empty() ? answer.b : row.back_since;
  std::vector<std::string> parts;
  if (behind.longer) {
    const std::uint64_t outside = of_a ? behind.longer->outside_a : behind.longer->outside_b;
    const std::uint64_t hits = of_a ? row.a : row.b;
    const std::string wording = inside_quotation(behind.longer->wording);
    if (outside == 0)
      parts.push_back(words.say("always inside “{0}”", "均在“{0}”之内", wording));
    else
      parts.push_back(words.say("{0} of {1} inside “{2}”", "{1}处中{0}处在“{2}”之内", hits - std::min(hits, outside),
                                hits, wording));
  }
  if (!behind.in_other_texts.empty())
    parts.push_back(words.say("earlier in {0}, not counted", "更早见于{0}，不计入",
                              other_texts_named(answer, behind.in_other_texts, kNamed, words)));
  if (row.change != "returned" && is_another_word(behind.bound)) {
    const std::string until = labels.label(behind.bound->until);
    const bool once = behind.bound->until == row.first, title = behind.bound->kind == "title";
    const std::string span = once ? until : words.say("{0} to {1}", "{0}至{1}", labels.label(row.first), until);
    parts.push_back(title ? words.say("in {0} in titles only", "{0}只见于作品名称", span)
                          : words.say("in {0} inside or across other words only", "{0}只见于其他词中或跨词相连", span));
  }
  if (is_back_from_longer(row, behind.bound))
    parts.push_back(words.say("before only inside “{0}”", "此前只见于“{0}”之内", behind.bound->inside));
  if (!behind.shared_head.empty()) parts.push_back(words.say("taken from “{0}”", "取自“{0}”", behind.shared_head));
  if (!behind.near.empty())
    parts.push_back(words.say("{0} has {1}", "{0}有{1}", lacking, words.quoted(wordings_of(behind.near), kNamed)));
  std::vector<CountedWording> parted = behind.parted;  // that say something of the change
  std::erase_if(parted, [&](const CountedWording& one) {
    const std::uint64_t there = of_a ? one.b : one.a, here = of_a ? one.a : one.b;
    return stands_in_both(row.change) ? there <= here : there == 0;
  });
  if (!parted.empty())
    parts.push_back(words.say("{0} has {1}", "{0}有{1}", lacking, words.quoted(wordings_of(parted), kNamed)));
  else if (!behind.parted_first.empty())
    parts.push_back(words.say("with a mark between its words first in {0}", "各词之间有标点的最早见于{0}",
                              first_held(labels, behind.parted_first, words)));
  else if (!behind.parted_last.empty())
    parts.push_back(words.say("with a mark between its words last in {0}", "各词之间有标点的最近见于{0}",
                              last_held(labels, behind.parted_last, came, words)));
  if (behind.short_form && row.change == "returned")
    parts.push_back(words.say("“{0}” stands in each held edition between {1} and {2}", "{1}与{2}之间所收各份均有“{0}”",
                              behind.short_form->wording, labels.label(row.last_before), labels.label(came)));
  else if (behind.short_form)
    parts.push_back(words.say("{0} has “{1}”", "{0}有“{1}”", lacking, behind.short_form->wording));
  if (!behind.compare.empty())
    parts.push_back(words.say("compare {0}", "参看{0}", words.quoted(wordings_of(behind.compare), kNamed)));
  if (!behind.counterparts.empty())
    parts.push_back(words.say("compare {0} in {1}", "参看{1}的{0}",
                              words.quoted(wordings_of(behind.counterparts), kNamed), lacking));
  if (behind.counterpart_before) {
    const std::string last = last_held(labels, behind.counterpart_before->edition, answer.b, words);
    parts.push_back(behind.counterparts.size() == 1
                        ? words.say("before that last found in {0}, in what sense its sentence tells",
                                    "其此前最近见于{0}，用法见例句", last)
                        : words.say("“{0}” before that last found in {1}, in what sense its sentence tells",
                                    "“{0}”此前最近见于{1}，用法见例句",
                                    inside_quotation(behind.counterpart_before->wording), last));
  }
  for (const CountedWording& one : behind.alike) parts.push_back(in_both(one));
  constexpr std::size_t kWording = 4;  // characters; a word alone says less
  if (behind.ending && count_code_points(behind.ending->wording) >= kWording)
    parts.push_back(words.say("“{0}” outside this phrase {1} → {2}", "该提法之外“{0}”{1}→{2}",
                              inside_quotation(behind.ending->wording), behind.ending->a, behind.ending->b));
  if (!behind.same_place.empty())
    parts.push_back(words.say("in the same context {0} has {1}", "{0}相同上下文中作{1}", lacking,
                              words.quoted(wordings_of(behind.same_place), kNamed)));
  if (!behind.other_forms.empty())
    parts.push_back(
        words.say("{0} has {1}", "{0}有{1}", lacking, words.quoted(wordings_of(behind.other_forms), kNamed)));
  for (const CountedWording& one : behind.derived) parts.push_back(in_both(one));
  if (behind.core)
    parts.push_back(words.say("“{0}” outside this phrase {1} → {2}", "该提法之外“{0}”{1}→{2}",
                              inside_quotation(behind.core->wording), behind.core->a, behind.core->b));
  if (!behind.then_in.empty())
    parts.push_back(words.say("in {0} in other company (“{1}”)", "{0}前后用词不同（“{1}”）",
                              labels.label(row.last_before), behind.then_in));
  if (!behind.in_title.empty())
    parts.push_back(words.say("part of the title of {0}", "{0}的题目中语", labels.label(of_a ? answer.a : answer.b)));
  if (behind.only_retitled) {
    std::vector<std::string> others;
    for (const RetitledHeading& one : behind.retitled) others.push_back(quoted_heading(one.other));
    parts.push_back(words.say(others.size() == 1 ? "only in a heading, {1} in {0}" : "only in headings, {1} in {0}",
                              others.size() == 1 ? "只见于标题，{0}此题为{1}" : "只见于标题，{0}各题为{1}", lacking,
                              words.quoted(others, kNamed)));
  }
  for (const CountedWording& one : behind.shorter)
    if ((of_a ? one.a >= 2 * row.a : one.b >= 2 * row.b) || (!stands_in_both(row.change) && (of_a ? one.b : one.a) > 0))
      parts.push_back(
          words.say("“{0}” in all {1} → {2}", "“{0}”共{1}→{2}", inside_quotation(one.wording), one.a, one.b));
  if (!behind.other_number.empty())
    parts.push_back(words.say("in the other number last in {0}", "其单复数的另一形式最近见于{0}",
                              last_held(labels, behind.other_number, came, words)));
  if (behind.turned)
    parts.push_back(words.say("as “{0}” last in {1}", "“{0}”最近见于{1}", inside_quotation(behind.turned->wording),
                              last_held(labels, behind.turned->edition, came, words)));
  if (behind.either_number)
    parts.push_back(words.say("singular and plural together {0} → {1}", "单复数合计{0}→{1}",
                              behind.either_number->first, behind.either_number->second));
  const bool only_across = std::any_of(behind.across_words.begin(), behind.across_words.end(),
                                       [&](const std::string& edition) { return edition == row.last_before; });
  if (only_across)
    parts.push_back(words.say("in {0} only across words", "{0}只是跨词相连", labels.label(row.last_before)));
  for (const Evidence& one : behind.evidence)
    if (one.across > 0 && (one.edition == answer.a || one.edition == answer.b))
      parts.push_back(
          words.say("{0}: {1}", "{0}{1}", labels.label(one.edition), across_clause(one.across, one.count, words)));
  return joined(parts, words);
}

std::string other_texts_named(const ReportAnswer& answer, const std::vector<std::string>& texts, std::size_t most,
                              const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  std::vector<std::string> named;
  for (const std::string& text : texts)
    for (const ReportDocument& one : answer.documents)
      if (std::find(one.other_texts.begin(), one.other_texts.end(), text) != one.other_texts.end())
        named.push_back(
            words.say("another text of {0} ({1})", "{0}的另一文本（{1}）", labels.label(one.edition), text));
  return words.list(named, most);
}

std::string term_caveat(const ReportAnswer& answer, const ReportTerm& term, const Words& words) {
  std::vector<std::string> parts;
  std::uint64_t across = 0, count = 0;
  // Of a partial text no count says anything.
  const auto held = [&](const Evidence& one) {
    return std::any_of(answer.documents.begin(), answer.documents.end(), [&](const ReportDocument& document) {
      return document.edition == one.edition && document.status == "held";
    });
  };
  for (const Evidence& one : term.evidence) {
    if (!held(one)) continue;
    across += one.across;
    count += one.count;
  }
  const std::vector<PhraseRow>& rows = answer.comparison.phrases;
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const PhraseRow& one) { return one.phrase == term.count.term; });
  if (row != rows.end() && term.reason == row->change) {
    const std::string caveat = phrase_caveat(answer, static_cast<std::size_t>(row - rows.begin()), words);
    if (!caveat.empty()) parts.push_back(caveat);
  }
  if (across > 0)
    parts.push_back(
        words.say("in the editions held in full {0}", "所收各份全文合计{0}", across_clause(across, count, words)));
  return joined(parts, words);
}

std::string caveats_note(const std::vector<std::pair<std::string, std::string>>& caveats, const Words& words) {
  std::string note;
  for (const auto& [name, caveat] : caveats)
    note += (note.empty() ? std::string(kCaveatMark) + " " : words.say("; ", "；")) +
            words.say("{0}: {1}", "{0}：{1}", name, caveat);
  return note.empty() ? note : note + words.say(".", "。");
}

}  // namespace tifa

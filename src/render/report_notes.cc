// The notes on a phrase of a report: what its counts do not say, and what stands in its place.
#include <algorithm>

#include "render/report_caveats.h"
#include "render/report_rows.h"
#include "render/report_words.h"
#include "text/display.h"

namespace tifa {
namespace {

// Whether each of the two has it.
bool stand_in_both(const CountedWording& one) { return one.a > 0 && one.b > 0; }

// What a phrase has before and behind its core.
std::vector<std::string> around_core(std::string_view phrase, std::string_view core) {
  const std::size_t at = phrase.find(core);
  if (at == phrase.npos) return {};
  std::vector<std::string> around = {std::string(phrase.substr(0, at)), std::string(phrase.substr(at + core.size()))};
  std::erase(around, "");
  return around;
}

}  // namespace

void ReportRows::first_uses(const BoundFirstUses& bound, const std::string& first) {
  const std::string from = labels_.label(first), until = labels_.label(bound.until);
  const std::string span =
      first == bound.until ? say("In {0}", "{0}", from) : say("From {0} to {1}", "{0}至{1}", from, until);
  std::string text =
      bound.kind == "title" ? say("{0} it stands only in titles, first in {1}",
                                  "{0}该提法只作为作品名称或其一部分出现，最早为{1}", span, bound.inside)
      : bound.kind == "words"
          ? say("{0} it is no word of its own: its characters only meet inside or across other words, by a "
                "dictionary's word breaks",
                "{0}并无此词，只是其他词的字恰好相连（依词典切分）", span)
      : bound.also.empty() ? say("{0} it stands only inside “{1}”", "{0}该提法只见于“{1}”之内", span, bound.inside)
                           : say("{0} it stands only inside “{1}” and “{2}”", "{0}该提法只见于“{1}”和“{2}”之内", span,
                                 bound.inside, bound.also);
  if (bound.free == answer_.b)
    text += say("; by itself first in {0}", "；单独使用始于{0}", first_held(labels_, bound.free, words_));
  else if (!bound.free.empty() && bound.kind == "words")
    text += say("; as a word first in {0}", "；作为词最早见于{0}", first_held(labels_, bound.free, words_));
  else if (!bound.free.empty() && bound.kind == "title")
    text += say("; outside titles first in {0}", "；作品名称之外最早见于{0}", first_held(labels_, bound.free, words_));
  else if (!bound.free.empty())
    text += say("; outside it first in {0}", "；在此之外最早见于{0}", first_held(labels_, bound.free, words_));
  paragraph(capitalised(text + say(".", "。")));
}

void ReportRows::phrase_notes(std::size_t index) {
  const PhraseRow& row = answer_.comparison.phrases[index];
  const PhraseEvidence& behind = answer_.evidence[index];
  if (behind.run.editions >= kLongRun)
    paragraph(say("It stood in each of the {0} held editions from {1} to {2}{3}.", "{1}至{2}所收{0}份每份都有{3}。",
                  behind.run.editions, labels_.label(behind.run.since), label_a(),
                  not_held_clause(labels_, behind.run.gaps, words_)));
  if (!behind.in_partial.empty())
    paragraph(capitalised(say("{0}, of which only a part is held, already has it.", "{0}（仅收部分文本）已有该提法。",
                              labels_.nearest_named(behind.in_partial, words_))));
  if (!behind.in_digests.empty())
    paragraph(capitalised(say("{0}, of which only a digest or a report is held, may have it already: that text has it.",
                              "{0}（未收原文，仅收摘要或报道）可能已有该提法：所收文本中有此语。",
                              labels_.nearest_named(behind.in_digests, words_))));
  if (!behind.in_other_texts.empty())
    paragraph(say("Earlier in {0}, which is held and not counted.", "更早见于{0}，该文本不计入。",
                  other_texts_named(answer_, behind.in_other_texts, 8, words_)));
  if (behind.bound) first_uses(*behind.bound, row.first);
  const std::string& came = row.back_since.empty() ? answer_.b : row.back_since;
  if (const std::vector<std::string> gaps = labels_.not_held_before(came, row.last_before);
      row.change == "returned" && !gaps.empty())
    paragraph(say("It may also stand in editions between {0} and {1} that are {2}: {3}.",
                  "{0}与{1}之间{2}者可能也有该提法：{3}。", labels_.label(row.last_before), labels_.label(came),
                  labels_.lack(gaps, words_), labels_.nearest_named(gaps, words_)));
  if (came != answer_.b)
    paragraph(say("It was back before {0}: {1}, between the two, has it.", "重现早于{0}：介于两份之间的{1}已有该提法。",
                  label_b(), labels_.label(came)));
  std::vector<std::string> across = behind.across_words;
  if (behind.bound && behind.bound->kind == "words") std::erase(across, row.first);  // said already
  if (!across.empty())
    paragraph(say("In {0} the characters occur only across words, as a dictionary parts them.",
                  "{0}该提法各字只是跨词相连（依词典切分）。", words_.list(labels_.labels(across), 2)));
  if (!behind.compare.empty())
    paragraph(say("Compare {0}, which stands beside the same words: perhaps another name of the same.",
                  "参看{0}：前后用词相同，或为同一事物的不同说法。", with_counts(behind.compare)));
  if (!behind.counterparts.empty())
    paragraph(say(
        "Similarly worded in {0} (uses in both): {1}. Whether this is the same under another name or something else, "
        "the sentences below may tell.",
        "{0}有措辞相近的提法：{1}（括号内为两份次数）。是改换提法还是另有所指，请看下列例句。",
        row.change == "dropped" ? label_b() : label_a(), with_counts(behind.counterparts)));
  if (behind.counterpart_before)
    paragraph(say("Before {2}, “{0}” was last used in {1}; in what sense, the sentence below may tell.",
                  "“{0}”在{2}之前最近见于{1}，用法见下列例句。", inside_quotation(behind.counterpart_before->wording),
                  last_held(labels_, behind.counterpart_before->edition, answer_.b, words_), label_b()));
  if (!behind.alike.empty())
    paragraph(
        say("Similar wording that moved the opposite way (uses in both): {0}. Whether it means the same, the "
            "sentences below may tell.",
            "措辞相近而增减相反的：{0}（括号内为两份次数）。是否同指，请看下列例句。", with_counts(behind.alike)));
  if (!behind.same_place.empty())
    paragraph(
        say("In the same context {0} has {1} (uses in both). Whether it means the same, the sentences below may "
            "tell.",
            "{0}在相同上下文中作{1}（括号内为两份次数）。所指是否相同，请看下列例句。",
            row.change == "dropped" ? label_b() : label_a(), with_counts(behind.same_place)));
  if (!behind.other_forms.empty())
    paragraph(say("In {0} in another form (uses in both): {1}.",
                  row.phrase.find(' ') == std::string::npos ? "{0}有其词形变化：{1}（括号内为两份次数）。"
                                                            : "{0}有其另一所有格形式：{1}（括号内为两份次数）。",
                  row.change == "dropped" ? label_b() : label_a(), with_counts(behind.other_forms)));
  if (!behind.derived.empty())
    paragraph(say("Related by derivation (uses in both): {0}.", "同源的派生词：{0}（括号内为两份次数）。",
                  with_counts(behind.derived)));
  if (behind.core)
    paragraph(say(stand_in_both(*behind.core) ? "Also without {0} in both, outside this phrase: {1}."
                                              : "Also without {0}, outside this phrase: {1}.",
                  stand_in_both(*behind.core) ? "两份另有不带{0}的（该提法之内的不计）：{1}。"
                                              : "另有不带{0}的（该提法之内的不计）：{1}。",
                  words_.quoted(around_core(without_quotation_marks(row.phrase), behind.core->wording), 2),
                  with_counts({*behind.core})));
  if (behind.ending) {
    const bool both = stand_in_both(*behind.ending);
    paragraph(say(both ? "Its last words stand in both outside this phrase, too: {0}."
                       : "Its last words also stand outside this phrase in {1}: {0}.",
                  both ? "该提法之外，两份都用{0}。" : "该提法之外，{1}也用{0}。", with_counts({*behind.ending}),
                  behind.ending->a > 0 ? label_a() : label_b()));
  }
  if (!behind.then_in.empty())
    paragraph(
        say("In {0} it stood only as “{1}”, and no word beside it there stands beside it now: whether it means the "
            "same, the "
            "sentences below may tell.",
            "{0}只用作“{1}”，其前后用词与现在各处均不相同；是否同义，请看下列例句。", labels_.label(row.last_before),
            behind.then_in));
  if (!behind.near.empty())
    paragraph(
        say("In {0} with other words between its own, such as {1} (uses in both). Whether it means the same, the "
            "sentences below may tell.",
            "{0}有中间插入其他字词的说法，如{1}（括号内为两份次数）。所指是否相同，请看下列例句。",
            is_about_a(row.change) ? label_b() : label_a(), with_counts(behind.near)));
  if (behind.near_first)
    paragraph(say("“{0}” stands earlier, first in {1}.", "其中“{0}”更早，最早见于{1}。",
                  inside_quotation(behind.near_first->wording),
                  first_held(labels_, behind.near_first->edition, words_)));
  if (!behind.parted.empty())
    paragraph(say("With a mark between its words, which is not counted with it: {0}.",
                  "各词之间有标点的，不计在内：{0}（括号内为两份次数）。", with_counts(behind.parted)));
  if (!behind.parted_first.empty())
    paragraph(say("With a mark between its words it was first used in {0}.", "各词之间有标点的用例，最早见于{0}。",
                  first_held(labels_, behind.parted_first, words_)));
  if (!behind.parted_last.empty())
    paragraph(say("Before {1}, it was last used with a mark between its words in {0}.",
                  "各词之间有标点的用例，在{1}之前最近见于{0}。", last_held(labels_, behind.parted_last, came, words_),
                  labels_.label(came)));
  if (behind.short_form && row.change == "returned")
    paragraph(say(
        "Its short form “{0}”, standing alone (as a dictionary parts words), occurs in each held edition between; {1} "
        "in {2}, {3} in {4}.",
        "其简称“{0}”（依词典切分单独成词）见于其间所收各份；{2}{1}，{4}{3}。", behind.short_form->wording,
        words_.times(behind.short_form->a), label_a(), words_.times(behind.short_form->b), label_b()));
  else if (behind.short_form)
    paragraph(say(
        "Perhaps abbreviated to “{0}”, which occurs standing alone (as a dictionary parts words) {1} in {2}, {3} in "
        "{4}.",
        "或简称为“{0}”（依词典切分单独成词）：{2}{1}，{4}{3}。", behind.short_form->wording,
        words_.times(behind.short_form->a), label_a(), words_.times(behind.short_form->b), label_b()));
  if (!behind.shared_head.empty())
    paragraph(say("Always part of “{0}”, whose last word may belong to both of its parts.",
                  "取自“{0}”，其中两个修饰语或同属末一词。", behind.shared_head));
  if (behind.turned)
    paragraph(say("Before {2}, it was last used as “{0}” in {1}.", "作“{0}”者，在{2}之前最近见于{1}。",
                  inside_quotation(behind.turned->wording), last_held(labels_, behind.turned->edition, came, words_),
                  labels_.label(came)));
  if (!behind.other_number.empty())
    paragraph(say("Before {1}, it was last used in the other number (singular or plural) in {0}.",
                  "其单数或复数的另一形式在{1}之前最近见于{0}。", last_held(labels_, behind.other_number, came, words_),
                  labels_.label(came)));
  if (behind.either_number)
    paragraph(say("Singular and plural taken together: {0} in {1}, {2} in {3}.", "单复数合并计：{1}{0}次，{3}{2}次。",
                  behind.either_number->first, label_a(), behind.either_number->second, label_b()));
  if (behind.longer && behind.longer->outside_a + behind.longer->outside_b == 0)
    paragraph(say(stands_in_both(row.change) ? "In both always inside “{0}”." : "In {1} always inside “{0}”.",
                  stands_in_both(row.change) ? "两份均只在“{0}”之内。" : "{1}均在“{0}”之内。",
                  inside_quotation(behind.longer->wording), is_about_a(row.change) ? label_a() : label_b()));
  else if (behind.longer)
    paragraph(say("Mostly inside “{0}”; outside it: {1} in {2}, {3} in {4}.",
                  "多见于“{0}”之内；其外{2}{1}次，{4}{3}次。", inside_quotation(behind.longer->wording),
                  behind.longer->outside_a, label_a(), behind.longer->outside_b, label_b()));
  if (!behind.in_title.empty())
    paragraph(say("It stands in the title of {0}: “{1}”.", "见于{0}的题目“{1}”。",
                  row.change == "dropped" ? label_a() : label_b(), quoted_heading(behind.in_title)));
  for (const RetitledHeading& one : behind.retitled)
    paragraph(say("In the heading “{0}” of a section that {2} has under “{1}”.", "见于标题“{0}”，{2}该章节题为“{1}”。",
                  quoted_heading(one.heading), quoted_heading(one.other),
                  row.change == "dropped" ? label_b() : label_a()));
  if (behind.only_retitled) paragraph(say("It stands nowhere else.", "别处未见。"));
  if (!behind.shorter.empty())
    paragraph(say("Shorter forms that are not listed, counted wherever they stand: {0}.",
                  "未单列的较短形式，其全部次数：{0}。", with_counts(behind.shorter)));
}

void ReportRows::sentences_beside(const std::vector<WordingEvidence>& beside) {
  if (beside.empty()) return;
  out_ += "<details class=\"ev\"><summary class=\"note\">" +
          own(say("Sentences with the wordings named above", "上述相近说法的例句")) + "</summary>\n";
  for (const WordingEvidence& one : beside) {
    const ReportDocument* const source = document(one.evidence.edition);
    if (source == nullptr) continue;
    out_ += "<p class=\"of\"><strong>" +
            own(say("“{0}”, {1}: {2}", "“{0}”，{1}：{2}", inside_quotation(one.wording),
                    labels_.label(one.evidence.edition), words_.times_in(one.evidence.count, source->status))) +
            "</strong></p>\n";
    sentences(one.evidence, *source, shell_word(one.wording));
  }
  out_ += "</details>\n";
}

}  // namespace tifa

#include "render/report_rows.h"

#include <algorithm>

#include "render/citation.h"
#include "render/glosses.h"
#include "render/report_caveats.h"
#include "render/report_charts.h"
#include "render/report_words.h"
#include "render/tables.h"
#include "text/display.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// The text with its marks as elements; marks are code points.
std::string marked(const Passage& passage) {
  std::string html;
  std::size_t byte = 0;
  std::uint64_t point = 0;
  const auto take = [&](std::uint64_t until) {
    const std::size_t from = byte;
    while (byte < passage.text.size() && point < until) {
      byte += decode_utf8(passage.text, byte).length;
      ++point;
    }
    return escape_html(std::string_view(passage.text).substr(from, byte - from));
  };
  for (const auto& [begin, end] : passage.marks) {
    if (begin < point) continue;  // inside the mark before it
    html += take(begin);
    html += "<mark>" + take(end) + "</mark>";
  }
  return html + take(UINT64_MAX);
}

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

const ReportDocument* ReportRows::document(const std::string& edition) const {
  const std::size_t at = labels_.place(edition);
  return at < answer_.documents.size() ? &answer_.documents[at] : nullptr;
}

std::string ReportRows::lang(const ReportDocument& document) {
  return document.language.empty() ? "" : " lang=\"" + escape_html(document.language) + "\"";
}

void ReportRows::paragraph(const std::string& text, const char* css) {
  out_ += std::string("<p class=\"") + css + "\">" + own(text) + "</p>\n";
}

std::string ReportRows::hidden(const std::string& text) const { return "<span class=\"vh\">" + own(text) + " </span>"; }

std::string ReportRows::with_counts(const std::vector<CountedWording>& wordings) const {
  std::vector<std::string> said;
  said.reserve(wordings.size());
  for (const CountedWording& one : wordings) {
    const std::string gloss = gloss_of(answer_, one.wording, words_);
    said.push_back(say(gloss.empty() ? "“{0}” ({1} → {2})" : "“{0}” ({3}, {1} → {2})",
                       gloss.empty() ? "“{0}”（{1}→{2}）" : "“{0}”（{3}，{1}→{2}）", inside_quotation(one.wording),
                       one.a, one.b, gloss));
  }
  return words_.list(said, 16);
}

void ReportRows::passages(const Evidence& evidence, const std::string& counted, const std::string& question,
                          const RuleStatement& rule, const std::string& id) {
  const ReportDocument* source = document(evidence.edition);
  if (source == nullptr) return;
  out_ += "<ol class=\"ps\">\n";
  for (const Passage& passage : evidence.passages) {
    out_ += "<li><q" + lang(*source) + ">" + marked(passage) + "</q>";
    std::vector<std::string> path = passage.section;
    if (!path.empty() && path.back() == passage.text) path.pop_back();  // a heading does not stand under itself
    if (!path.empty())
      out_ += "<span class=\"path\"" + lang(*source) + ">" + escape_html(join(path, " › ")) + "</span>";
    out_ += "</li>\n";
  }
  out_ += "</ol>\n";
  if (evidence.shown < evidence.count)
    out_ += "<p class=\"note\">" +
            own(say("{0} of {1} shown; all of them:", "共{1}处，列出{0}处；全部见：", evidence.shown, evidence.count)) +
            " <code>tifa kwic " + own(question) + " --in " + escape_html(evidence.edition) + "</code></p>\n";
  if (evidence.across > 0)
    paragraph(say("In {0} of them the characters only meet where two words do, as a dictionary parts them.",
                  "其中{0}处各字只是跨词相连，并非此词（依词典切分）。", evidence.across));
  out_ += "<details class=\"cite\" id=\"" + id + "\"><summary>" + own(say("Cite", "引用")) + "</summary><p>" +
          own(cite_count(counted, evidence.count, rule, *source, answer_.tifa, words_)) + "</p>";
  out_ += "<p><a href=\"#doc-" + std::to_string(labels_.place(evidence.edition) + 1) + "\">" +
          own(say("BibTeX and source of {0}", "{0}的 BibTeX 和来源", labels_.label(evidence.edition))) +
          "</a></p></details>\n";
}

void ReportRows::evidence_block(const std::vector<Evidence>& evidence, const std::string& term,
                                const RuleStatement& rule, const std::string& id) {
  out_ += "<div class=\"ev\">\n";
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const ReportDocument* source = document(evidence[i].edition);
    if (source == nullptr) continue;
    out_ += "<p class=\"of\"><strong>" + own(labels_.heading(source->edition)) + (words_.chinese() ? "：" : ": ") +
            own(words_.times_in(evidence[i].count, source->status)) + "</strong> <span class=\"soft\">" +
            escape_html(source->date) + "</span></p>\n";
    passages(evidence[i], say("“{0}”", "“{0}”", inside_quotation(term)), shell_word(term), rule,
             id + "-cite-" + std::to_string(i + 1));
  }
  out_ += "</div>\n";
}

void ReportRows::first_uses(const BoundFirstUses& bound, const std::string& first) {
  const std::string from = labels_.label(first), until = labels_.label(bound.until);
  const std::string span =
      first == bound.until ? say("In {0}", "{0}", from) : say("From {0} to {1}", "{0}至{1}", from, until);
  std::string text = bound.kind == "title" ? say("{0} it stands only in titles, first in {1}",
                                                 "{0}该提法只作为作品名称或其一部分出现，最早为{1}", span, bound.inside)
                     : bound.kind == "words"
                         ? say("{0} the characters occur only inside or across other words, as a dictionary parts them",
                               "{0}该提法各字只见于其他词中或跨词相连（依词典切分）", span)
                     : bound.also.empty()
                         ? say("{0} it stands only inside “{1}”", "{0}该提法只见于“{1}”之内", span, bound.inside)
                         : say("{0} it stands only inside “{1}” and “{2}”", "{0}该提法只见于“{1}”和“{2}”之内", span,
                               bound.inside, bound.also);
  if (bound.free == answer_.b)
    text += say("; by itself first in {0}", "；单独使用始于{0}", first_held(labels_, bound.free, words_));
  else if (!bound.free.empty())
    text += say("; otherwise first in {0}", "；不计此类，最早见于{0}", first_held(labels_, bound.free, words_));
  paragraph(capitalised(text + say(".", "。")));
}

std::string ReportRows::not_held_directly_before(const std::string& first) const {
  std::vector<std::string> gaps = labels_.not_held_before(first);
  std::size_t n = 0;
  while (n < gaps.size() && document(gaps[gaps.size() - 1 - n])->ordinal + n + 1 == document(first)->ordinal) ++n;
  if (n == 0) return {};
  gaps.erase(gaps.begin(), gaps.end() - static_cast<std::ptrdiff_t>(n));
  const std::string lack = labels_.lack(gaps, words_);
  return n == 1 ? say(" ({0} {1})", "（{0}{1}）", labels_.brief(gaps.back()), lack)
                : say(" ({0} before it {1})", "（前{0}份{1}）", n, lack);
}

std::string ReportRows::first_found(const PhraseRow& row, const PhraseEvidence& behind) const {
  const std::string& first = first_edition(row, behind);
  if (first.empty()) return "–";
  const bool doubted = std::any_of(answer_.documents.begin(), answer_.documents.end(), [&](const ReportDocument& one) {
    return one.edition == first && !one.doubts.empty();
  });
  return labels_.brief(first) + not_held_directly_before(first) + (doubted ? say(" (doubtful)", "（存疑）") : "");
}

void ReportRows::phrase_row(std::size_t index) {
  const PhraseRow& row = answer_.comparison.phrases[index];
  const PhraseEvidence& behind = answer_.evidence[index];
  const std::string id = "phrase-" + std::to_string(index + 1);
  const ReportDocument& from = row.change == "dropped" ? a() : b();
  out_ += "<details class=\"row\" id=\"" + id + "\"><summary><span class=\"p\"" + lang(from) + ">" +
          escape_html(row.phrase) + (phrase_caveat(answer_, index, words_).empty() ? "" : kCaveatMark) +
          muted_gloss(answer_, row.phrase, words_) + "</span> ";
  const auto number = [&](const std::string& label, const std::string& shown) {
    out_ += "<span class=\"n\">" + hidden(label) + escape_html(shown) + "</span> ";
  };
  // What is held only in part can show that a phrase is there, never how often or that it is not.
  const auto count = [&](const ReportDocument& side, std::uint64_t hits) {
    if (side.status == "held") return Words::number(hits);
    return hits > 0 ? say("present", "有") : std::string("–");
  };
  const auto rate = [](const ReportDocument& side, double value) {
    return side.status == "held" ? Words::rate(value) : std::string("–");
  };
  number(labels_.brief(answer_.a), count(a(), row.a));
  number(labels_.brief(answer_.b), count(b(), row.b));
  number(words_.per(answer_.comparison.per, answer_.comparison.unit),
         rate(a(), row.rate_a) + " → " + rate(b(), row.rate_b));
  const bool weak = row.g2 < kCriticalG2;
  number("G²", in_part(answer_) ? "–" : fmt::format("{}{:.1f}", weak ? "*" : "", row.g2));
  if (row.change == "returned")
    number(say("last before", "上次出现"), row.last_before.empty() ? "–" : labels_.brief(row.last_before));
  else
    number(say("first found", "所收最早"), first_found(row, behind));
  out_ += "</summary>\n";
  if (behind.run.editions >= kLongRun)
    paragraph(say("It stood in each of the {0} held editions from {1} to {2}{3}.", "{1}至{2}所收{0}份每份都有{3}。",
                  behind.run.editions, labels_.label(behind.run.since), label_a(),
                  not_held_clause(labels_, behind.run.gaps, words_)));
  if (!behind.in_partial.empty())
    paragraph(capitalised(say("{0}, of which only a part is held, already has it.", "{0}（仅收部分文本）已有该提法。",
                              labels_.nearest_named(behind.in_partial, words_))));
  if (!behind.in_other_texts.empty())
    paragraph(say("Earlier in {0}, which is held and not counted.", "更早见于{0}，该文本不计入。",
                  other_texts_named(answer_, behind.in_other_texts, 8, words_)));
  if (behind.bound) first_uses(*behind.bound, row.first);
  const std::string& came = row.back_since.empty() ? answer_.b : row.back_since;
  if (const std::vector<std::string> gaps = labels_.not_held_before(came, row.last_before);
      row.change == "returned" && !gaps.empty())
    paragraph(say("Between {0} and {1} {2}, so that it may stand there too: {3}.",
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
    paragraph(
        say("Compare in {0}, counted in both: {1}. It differs in one part; whether it took the place of this, the "
            "sentences tell.",
            "参看{0}措辞相近者，两份次数：{1}。二者关系（改换提法，或另有所指），请看原句。",
            row.change == "dropped" ? label_b() : label_a(), with_counts(behind.counterparts)));
  if (behind.counterpart_before)
    paragraph(say("Before {2} “{0}” stands last in {1}.", "“{0}”在{2}之前最近见于{1}。",
                  behind.counterpart_before->wording,
                  last_held(labels_, behind.counterpart_before->edition, answer_.a, words_), label_a()));
  if (!behind.alike.empty())
    paragraph(
        say("Similar wording that moved the opposite way, counted in both: {0}. Whether it means the same, the "
            "sentences tell.",
            "措辞相近而增减相反的，两份次数：{0}。是否同指，请看原句。", with_counts(behind.alike)));
  if (!behind.same_place.empty())
    paragraph(say("In the same context {0} has (counts in both): {1}. Whether it means the same, the sentences tell.",
                  "{0}在相同上下文中的说法（括号内为两份各自次数）：{1}。所指是否相同，请看原句。",
                  row.change == "dropped" ? label_b() : label_a(), with_counts(behind.same_place)));
  if (!behind.other_forms.empty())
    paragraph(say("In {0} in another form, counted in both: {1}.",
                  row.phrase.find(' ') == std::string::npos ? "{0}有其词形变化，两份次数：{1}。"
                                                            : "{0}有其另一所有格形式，两份次数：{1}。",
                  row.change == "dropped" ? label_b() : label_a(), with_counts(behind.other_forms)));
  if (!behind.derived.empty())
    paragraph(say("Related by derivation, counted in both: {0}.", "同源的派生词，两份次数：{0}。",
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
    const std::string counted = with_counts({*behind.ending});
    paragraph(say(both ? "Its ending occurs in both outside this phrase, too: {0}. "
                       : "Its ending also occurs outside this phrase: {0}. ",
                  both ? "其末尾的词在该提法之外两份都有：{0}；" : "其末尾的词在该提法之外也有：{0}；", counted) +
              (row.change == "dropped"
                   ? say("What it is about may go on under other words.", "所指之事可能以其他措辞继续。")
                   : say("What it is about may have been there under other words.", "所指之事此前可能已有其他措辞。")));
  }
  if (!behind.always_in.empty())
    paragraph(capitalised(company_clause(answer_, index, with_counts(behind.always_in), words_) + say(".", "。")));
  if (!behind.then_in.empty())
    paragraph(say(
        "In {0} it stood as “{1}”, among other words than now: whether it means the same, the sentences tell.",
        "{0}用例为“{1}”，前后文用词与现在不同，是否同义，请看原句。", labels_.label(row.last_before), behind.then_in));
  if (!behind.near.empty())
    paragraph(
        say("In {0} with other words between its own, such as (counted in both): {1}. Whether it means the same, the "
            "sentences "
            "tell.",
            "{0}有中间插入其他字词的说法，如（括号内为两份各自次数）：{1}。所指是否相同，请看原句。",
            is_about_a(row.change) ? label_b() : label_a(), with_counts(behind.near)));
  if (behind.near_first)
    paragraph(say("“{0}” stands earlier, first in {1}.", "其中“{0}”更早，最早见于{1}。",
                  inside_quotation(behind.near_first->wording),
                  first_held(labels_, behind.near_first->edition, words_)));
  if (!behind.parted.empty())
    paragraph(say("With a mark between its words, which is not counted with it: {0}.",
                  "各词之间有标点的，不计在内，两份次数：{0}。", with_counts(behind.parted)));
  if (!behind.parted_first.empty())
    paragraph(say("With a mark between its words first in {0}.", "各词之间有标点的用例，最早见于{0}。",
                  first_held(labels_, behind.parted_first, words_)));
  if (!behind.parted_last.empty())
    paragraph(say("With a mark between its words last before {1} in {0}.",
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
    paragraph(say("As “{0}” it stands before {2} last in {1}.", "作“{0}”者，在{2}之前最近见于{1}。",
                  behind.turned->wording, last_held(labels_, behind.turned->edition, came, words_),
                  labels_.label(came)));
  if (!behind.other_number.empty())
    paragraph(say("In the other number (singular or plural) last before {1} in {0}.",
                  "其单数或复数的另一形式在{1}之前最近见于{0}。", last_held(labels_, behind.other_number, came, words_),
                  labels_.label(came)));
  if (behind.either_number)
    paragraph(say("Singular and plural taken together: {0} in {1}, {2} in {3}.", "单复数合并计：{1}{0}次，{3}{2}次。",
                  behind.either_number->first, label_a(), behind.either_number->second, label_b()));
  if (behind.longer && behind.longer->outside_a + behind.longer->outside_b == 0)
    paragraph(say("Always inside “{0}”.", "均在“{0}”之内。", inside_quotation(behind.longer->wording)));
  else if (behind.longer)
    paragraph(say("Mostly inside “{0}”; outside it: {1} in {2}, {3} in {4}.",
                  "多见于“{0}”之内；其外{2}{1}次，{4}{3}次。", inside_quotation(behind.longer->wording),
                  behind.longer->outside_a, label_a(), behind.longer->outside_b, label_b()));
  if (!behind.in_title.empty())
    paragraph(say("It stands in the title of {0}: “{1}”.", "见于{0}的题目“{1}”。",
                  row.change == "dropped" ? label_a() : label_b(), quoted_heading(behind.in_title)));
  for (const RetitledHeading& one : behind.retitled)
    paragraph(say("In the heading “{0}” of a section that {2} has under “{1}”.", "见于标题“{0}”，{2}此节题为“{1}”。",
                  quoted_heading(one.heading), quoted_heading(one.other),
                  row.change == "dropped" ? label_b() : label_a()));
  if (behind.only_retitled) paragraph(say("It stands nowhere else.", "别处未见。"));
  if (!behind.shorter.empty())
    paragraph(say("Shorter forms that are not listed, counted wherever they stand: {0}.",
                  "未单列的较短形式，其全部次数：{0}。", with_counts(behind.shorter)));
  evidence_block(behind.evidence, row.phrase, answer_.rule, id);
  out_ += "</details>\n";
}

void ReportRows::term_rows(const ReportTerm& term, const std::string& id) {
  const std::vector<CountRow>& rows = term.count.rows;
  for (std::size_t i = 0; i < rows.size();) {
    const std::size_t begin = i;
    while (i < rows.size() && rows[i].status == "missing") ++i;
    if (i - begin >= kFoldedRows) {
      const std::string span =
          folded_span(labels_.heading(rows[begin].edition), labels_.label(rows[i - 1].edition), i - begin, words_);
      out_ += "<div class=\"off\"><span></span>" + term_cells(span, "–", words_.status("missing"), {}) + "</div>\n";
      continue;
    }
    const std::size_t end = std::max(begin + 1, i);
    for (i = begin; i < end; ++i) term_row(term, rows[i], id + "-cite-" + std::to_string(i + 1));
  }
}

std::string ReportRows::term_cells(const std::string& edition, const std::string& count, const std::string& rate,
                                   const std::string& interval) const {
  return "<span class=\"p\">" + own(edition) + "</span> <span class=\"n\">" + hidden(say("count", "次数")) +
         escape_html(count) + "</span> <span class=\"n\">" + (interval.empty() ? "" : hidden(say("rate", "频率"))) +
         escape_html(rate) + "</span> <span class=\"n\">" +
         (interval.empty() ? interval : hidden(say("95% interval", "95%区间")) + escape_html(interval)) + "</span>";
}

void ReportRows::term_row(const ReportTerm& term, const CountRow& row, const std::string& id) {
  const auto evidence = std::find_if(term.evidence.begin(), term.evidence.end(),
                                     [&](const Evidence& one) { return one.edition == row.edition; });
  const std::string shown_count = row.count                                ? Words::number(*row.count)
                                  : row.status == "partial" && row.present ? say("present", "有")
                                                                           : std::string("–");
  const std::string cells = term_cells(
      labels_.heading(row.edition), shown_count, row.rate ? Words::rate(*row.rate) : words_.status(row.status),
      row.interval ? Words::rate(row.interval->first) + " – " + Words::rate(row.interval->second) : std::string());
  if (evidence == term.evidence.end()) {
    out_ += "<div class=\"off\"><span></span>" + cells + "</div>\n";
    return;
  }
  out_ += "<details class=\"row\"><summary>" + cells + "</summary>\n<div class=\"ev\">\n";
  passages(*evidence, followed_term(answer_, term, words_),
           (term.reason == "theme" ? "--theme " : "") + shell_word(term.count.term), term.count.rule, id);
  out_ += "</div></details>\n";
}

}  // namespace tifa

// How the numbers of a report were made: rules, coverage, and the documents with their citations.
#include <algorithm>
#include <string>

#include "render/citation.h"
#include "render/parted_sections.h"
#include "render/report_rows.h"
#include "render/sentences.h"

namespace tifa {

std::string ReportRows::titled(const ReportDocument& document) const {
  const std::string& title = title_of(document, words_);
  return has_title(document) ? "<span" + lang(document) + ">" + escape_html(title) + "</span>" : own(title);
}

void ReportRows::stated(const std::string& sentence) { paragraph(labels_.naming(restated(sentence, words_))); }

std::string ReportRows::not_translated() const {
  if (a().language == words_.language() && b().language == words_.language()) return {};
  return say(" Phrases, headings and sentences stand in the language of the texts and are not translated.",
             "提法、标题和原句均为文本原文，未作翻译。");
}

bool ReportRows::lists_goals() const {
  return std::any_of(answer_.goals.lists.begin(), answer_.goals.lists.end(),
                     [](const GoalList& list) { return list.role != "other"; });
}

void ReportRows::method_statements() {
  paragraph(say("Counts: {0}. Rates are {1}; the length is that of title, headings, body and notes; characters are "
                "counted with punctuation and without white space. Intervals are "
                "exact 95% "
                "Poisson intervals of the rate.",
                "计数：{0}。频率按{1}计，篇幅含标题、小标题、正文和注释，字数含标点、不含空白。区间为频率的精确 95% "
                "泊松区间。",
                words_.rule(answer_.rule), words_.per(answer_.comparison.per, answer_.comparison.unit)),
            "");
  paragraph(
      say("Phrases: runs of words, as the texts themselves let them be told apart, that recur, are marked (quotation "
          "marks, headings, items of lists) or are new; none crosses punctuation; a shorter form "
          "that came or went stands under a phrase listed before it in which half of its uses lie or more, one that "
          "rose or fell under the phrase that explains all of its change; else beside it. Words that only classify "
          "and "
          "combinations of them are left out. "
          "Now and then a run is cut wrongly. Up and down are sorted by "
          "log-likelihood G² (Dunning 1993). Forms are counted, not senses{0}.",
          "提法：依文本自身切分出的词串，或反复出现，或带有标记（引号、标题、并列项），或为新见，不跨标点；新增、不"
          "再出现和重现的较短形式，半数以上"
          "在已列的较长提法之内的归入其下，增多、减少的则须其变化全由较长提法解释，否则另列；只作分类、泛指的词及其组"
          "合不列。个别词串可能切分有误。增减按对"
          "数似然 G²（Dunning 1993）排序。只计字形，不分词义{0}。",
          b().language == "en"
              ? say(": the noun and the verb “lies” are one, and a possessive ’s is no part of its word",
                    "：作名词和动词的“lies”不加区分，“’s”不属其词")
              : ""),
      "");
  const std::string chosen_from =
      answer_.phrases_of_each == 0
          ? ""
          : say(" ({0} of each change)", "（每类前{0}个）", std::max(answer_.phrases_of_each, kReportChoosesFrom));
  paragraph(
      say("Order of the lists: new, dropped and returned wordings are chosen among those that the comparison ranks "
          "first{0}. Before the others stand those with a G² of {1} and more, ordered by it, or, where a wording is "
          "gone that {2} held editions or more in a row had, by the G² of that run; then, marked *, the others as "
          "they are ranked, one with n uses as if it ranked n² times as high; wordings that were away for fewer "
          "than {3} held editions come behind. What rises or falls is ordered by G² alone. Last in each list comes "
          "what changes with the longer wording that it mostly stands in, what does not move when whole words are "
          "counted, and what was used in another way before. What never stands without another word beside it that "
          "names something, and so is part of several wordings, is in no list.",
          "各表次序：新增、不再出现和重现的提法，选自比较中排在前面者{0}：先列 G² 达 {1} 的，按 G² 排序；所收连续{2}"
          "份以上都有而不再出现的，按其连续份数的 G² 排入；其余标 *，按比较中的次序，用过n次的按名次除以n²计；中断"
          "不到{3}份又重现的在后。增多和减少只按 G² 排序。各表最后是：随所在更长措辞增减的，按整词计并无增减的，"
          "以及从前用法不同的。每次都另带指明事物之词、因而只是几个提法共有部分的，不入各表。",
          chosen_from, kCriticalG2, kLongRun, kLeastAbsence),
      "");
  paragraph(
      say("Goals: lists that the text itself announces as aims or tasks; items are matched by the likeness of their "
          "wording, so that an aim may go on under words in which it is not recognised.",
          "目标：原文明示为目标或任务的并列项，按措辞相近程度对应；同一目标换了说法，可能认不出来。") +
          (lists_goals() ? "" : say(" Neither document has such a list.", "两份文件均无此类列举。")),
      "");
  if (!answer_.comparison.sections.empty())
    paragraph(say("Sections: {0} Headings of the sections themselves and punctuation are left out; each section of "
                  "the other edition is measured for itself, so that shares need not add up to 100 %. Such runs are "
                  "what studies of text reuse count (Broder 1997; Clough et al. 2002).",
                  "章节：{0}不计各章标题和标点；对另一份各章分别计量，故各比例之和未必为100%"
                  "。文本重用研究即按此类连续相同的文字计量（Broder 1997；Clough 等 2002）。",
                  share_rule(answer_.comparison, words_)),
              "");
  paragraph(
      say("Coverage: {0} An edition that is not held is never counted as 0; one held only in part can prove that a "
          "wording is there, never that it is absent.",
          "收录：{0}未收的文件绝不计作 0；不全的文本只能证明有，不能证明无。",
          coverage_sentence(answer_, answer_.comparison.coverage, words_)) +
          (answer_.comparison.coverage.flagged.empty()
               ? ""
               : say(" One with doubts is held in full and counted, but something in it looks unlike its neighbours "
                     "(another kind, year or length, numbers left out): what, it says below.",
                     "存疑者收有全文并计入，但其种类、年份、篇幅与前后各份不合或编号有缺，原因见下。")) +
          not_counted(),
      "");
  paragraph(
      say("Texts: only what the issuer says is counted; directions such as “(applause)”, navigation and notices of "
          "the source are set aside and neither counted nor shown (tifa source shows them).",
          "文本：只计文件本身；“（鼓掌）”之类的现场说明及网页导航、版权说明等不计入，也不显示（tifa source "
          "可查看）。") +
          not_translated(),
      "");
}

std::string ReportRows::not_counted() const {
  constexpr std::size_t kMost = 12;
  std::vector<std::string> others;
  for (const ReportDocument& one : answer_.documents)
    others.insert(others.end(), one.other_texts.begin(), one.other_texts.end());
  if (others.empty()) return {};
  return say(
      " Held beside the text of their edition and not counted: {0}; what first and last uses say leaves them out.",
      "另收有同一份的其他文本，不计入，首见、末见亦不以之为据：{0}。", words_.list(others, kMost));
}

void ReportRows::documents() {
  constexpr std::size_t kFewMissing = 6;  // more stand in one line
  out_ += "<h3>" + own(say("Documents", "文件")) + "</h3>\n";
  std::vector<std::string> missing;
  for (const ReportDocument& one : answer_.documents)
    if (one.status == "missing") missing.push_back(labels_.heading(one.edition));
  for (std::size_t i = 0; i < answer_.documents.size(); ++i) {
    const ReportDocument& one = answer_.documents[i];
    if (one.status == "missing" && missing.size() > kFewMissing) continue;
    out_ += "<details class=\"goal\" id=\"doc-" + std::to_string(i + 1) + "\"><summary><strong>" +
            own(labels_.heading(one.edition)) + "</strong> " + titled(one) + " <span class=\"tag " +
            escape_html(one.status) + "\">" + escape_html(shown_status(one, words_)) +
            (one.doubts.empty() ? "" : escape_html(say(", with doubts", "，存疑"))) + "</span></summary>\n";
    for (const std::string& doubt : one.doubts) stated(doubt);
    if (!one.reason.empty()) stated(one.reason);
    if (!one.other_texts.empty())
      paragraph(say("Beside it another text of this edition is held and not counted: {0}.",
                    "另收有该份的其他文本，不计入：{0}。", words_.list(one.other_texts, one.other_texts.size())));
    if (one.status == "missing") {
      paragraph(one.edition.find('@') == std::string::npos
                    ? say("It exists; its text is not held.", "该文件存在，但未收其文本。")
                    : say("The edition exists; no text of it in this version or language is held.",
                          "该文件存在，但未收这一版本或语言的文本。"));
    } else {
      out_ += "<div class=\"cite\"><p" + lang(one) + ">" + own(cite_document(one, words_)) + "</p>";
      if (const std::string target = link_target(one.source); !target.empty())
        out_ += "<p><a rel=\"noreferrer noopener external\" href=\"" + escape_html(target) + "\">" +
                escape_html(target) + "</a></p>";
      out_ += "<pre tabindex=\"0\">" + own(bibtex(one, words_)) + "</pre></div>\n";
    }
    out_ += "</details>\n";
  }
  if (missing.size() <= kFewMissing) return;
  out_ += "<details class=\"goal\"><summary>" + own(say("{0} more editions", "另有{0}份", missing.size())) +
          " <span class=\"tag missing\">" + escape_html(words_.status("missing")) + "</span></summary>\n";
  paragraph(say("They exist; their texts are not held: {0}.", "这些文件存在，但未收其文本：{0}。",
                words_.list(missing, missing.size())));
  out_ += "</details>\n";
}

}  // namespace tifa

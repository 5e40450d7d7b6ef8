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

void ReportRows::quotation(const Passage& passage, const ReportDocument& source) {
  out_ += "<q" + lang(source) + ">" + marked(passage) + "</q>";
  std::vector<std::string> path = passage.section;
  if (!path.empty() && path.back() == passage.text) path.pop_back();  // a heading does not stand under itself
  if (!path.empty()) out_ += "<span class=\"path\"" + lang(source) + ">" + escape_html(join(path, " › ")) + "</span>";
}

void ReportRows::sentences(const Evidence& evidence, const ReportDocument& source, const std::string& question) {
  out_ += "<ol class=\"ps\">\n";
  for (const Passage& passage : evidence.passages) {
    out_ += "<li>";
    quotation(passage, source);
    out_ += "</li>\n";
  }
  out_ += "</ol>\n";
  if (evidence.shown < evidence.count)
    out_ += "<p class=\"note\">" +
            own(say("{0} of {1} shown; all of them:", "共{1}处，列出{0}处；全部见：", evidence.shown, evidence.count)) +
            (words_.chinese() ? "<code>tifa kwic " : " <code>tifa kwic ") + own(question) + " --in " +
            escape_html(evidence.edition) + "</code></p>\n";
}

void ReportRows::passages(const Evidence& evidence, const std::string& counted, const std::string& question,
                          const RuleStatement& rule, const std::string& id) {
  const ReportDocument* source = document(evidence.edition);
  if (source == nullptr) return;
  sentences(evidence, *source, question);
  if (evidence.across > 0)
    paragraph(say("In {0} of them the characters only meet where two words do, as a dictionary parts them.",
                  "其中{0}处各字只是跨词相连，并非此词（依词典切分）。", evidence.across));
  out_ += "<details class=\"cite\" id=\"" + id + "\"><summary>" + own(say("Cite", "引用")) + "</summary><p>" +
          own(cite_count(counted, evidence.count, rule, *source, answer_.tifa, words_)) + "</p>";
  out_ += "<p><a href=\"#doc-" + std::to_string(labels_.place(evidence.edition) + 1) + "\">" +
          own(source->source.empty()
                  ? say("BibTeX of {0}", "{0}的 BibTeX", labels_.label(evidence.edition))
                  : say("BibTeX and source of {0}", "{0}的 BibTeX 和来源", labels_.label(evidence.edition))) +
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
          muted_gloss(answer_, row.phrase, words_) +
          (behind.run.editions < kLongRun
               ? std::string()
               : " <span class=\"soft\">" + own(say("{0} in a row", "连续{0}份", behind.run.editions)) + "</span>") +
          "</span> ";
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
  phrase_notes(index);
  sentences_beside(behind.beside);
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

std::string ReportRows::status_of(const CountRow& row) const {
  const ReportDocument* const source = document(row.edition);
  return source == nullptr ? words_.status(row.status) : shown_status(*source, words_);
}

void ReportRows::term_row(const ReportTerm& term, const CountRow& row, const std::string& id) {
  const auto evidence = std::find_if(term.evidence.begin(), term.evidence.end(),
                                     [&](const Evidence& one) { return one.edition == row.edition; });
  const std::string shown_count = row.count                                ? Words::number(*row.count)
                                  : row.status == "partial" && row.present ? say("present", "有")
                                                                           : std::string("–");
  const std::string cells = term_cells(
      labels_.heading(row.edition), shown_count, row.rate ? Words::rate(*row.rate) : status_of(row),
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

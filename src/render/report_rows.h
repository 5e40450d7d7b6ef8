// The lines of a report: one number each, which opens into the sentences that stand behind it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tifa/report.h>

#include "render/html.h"
#include "render/report_words.h"

namespace tifa {

// Writes lines of phrases, terms and goals and what is behind them; a page adds the rest.
class ReportRows {
 public:
  ReportRows(const ReportAnswer& answer, const Words& words)
      : answer_(answer), words_(words), labels_(answer, words.chinese()) {}

 protected:
  // Text of the page itself, in which words of the documents may stand.
  [[nodiscard]] std::string own(std::string_view text) const { return escape_html_mixed(text, words_.language()); }

  template <class... Args>
  [[nodiscard]] std::string say(const char* english, const char* chinese, const Args&... args) const {
    return words_.say(english, chinese, args...);
  }

  [[nodiscard]] const ReportDocument& a() const { return answer_.documents[0]; }
  [[nodiscard]] const ReportDocument& b() const { return answer_.documents[1]; }
  [[nodiscard]] std::string label_a() const { return labels_.label(answer_.a); }
  [[nodiscard]] std::string label_b() const { return labels_.label(answer_.b); }
  [[nodiscard]] const ReportDocument* document(const std::string& edition) const;
  [[nodiscard]] static std::string lang(const ReportDocument& document);

  void paragraph(const std::string& text, const char* css = "note");
  // The sentences of every edition behind a number, each list with its citation; `id` makes the ids of what opens.
  void evidence_block(const std::vector<Evidence>& evidence, const std::string& term, const RuleStatement& rule,
                      const std::string& id);
  // “运动会” (0 → 4), …
  [[nodiscard]] std::string with_counts(const std::vector<CountedWording>& wordings) const;
  // A phrase of the comparison, by its place there.
  void phrase_row(std::size_t index);
  // A followed term in every edition, a line each; of many in a row that are not held one line.
  void term_rows(const ReportTerm& term, const std::string& id);
  // The figures that both give behind the same words, a line each where they differ.
  void figure_rows();
  // The lists of goals and tasks of A or of B, with what became of their items.
  void goal_list(const std::string& edition);
  // A title in the language of the document; of the series in that of the page.
  [[nodiscard]] std::string titled(const ReportDocument& document) const;
  // A sentence of the answer, in the reader's language; what a user said of a text stays as it is.
  void stated(const std::string& sentence);
  // Whether either document has goals or tasks to show.
  [[nodiscard]] bool lists_goals() const;
  // How the numbers were made, and the documents with their citations.
  void method_statements();
  void documents();

  const ReportAnswer& answer_;
  const Words& words_;
  EditionLabels labels_;
  std::string out_;

 private:
  void term_row(const ReportTerm& term, const CountRow& row, const std::string& id);
  [[nodiscard]] std::string status_of(const CountRow& row) const;
  [[nodiscard]] std::string term_cells(const std::string& edition, const std::string& count, const std::string& rate,
                                       const std::string& interval) const;
  // What the counts of a phrase do not say, and what stands in its place.
  void phrase_notes(std::size_t index);
  // Sentences with the wordings that the notes name, on demand.
  void sentences_beside(const std::vector<WordingEvidence>& beside);
  // What the first uses of a phrase stand in.
  void first_uses(const BoundFirstUses& bound, const std::string& first);
  // For a narrow column: what is not held in full directly before a first edition; empty where the one before is.
  [[nodiscard]] std::string not_held_directly_before(const std::string& first) const;
  // The first edition that has a phrase, held in full or in part, not counting uses that are not free where one is.
  [[nodiscard]] std::string first_found(const PhraseRow& row, const PhraseEvidence& behind) const;
  void quotation(const Passage& passage, const ReportDocument& source);
  // `question`: the operand of a command that gives all of them.
  void sentences(const Evidence& evidence, const ReportDocument& source, const std::string& question);
  // The same with their citation; `counted` as it names it.
  void passages(const Evidence& evidence, const std::string& counted, const std::string& question,
                const RuleStatement& rule, const std::string& id);
  // Whether a list has a counterpart in the other edition, so that an item of which nothing is said is as it was.
  [[nodiscard]] bool compared(std::size_t list) const;
  // Said to a reader of another language than that of the texts.
  [[nodiscard]] std::string not_translated() const;
  [[nodiscard]] std::string not_counted() const;
  // Words that only a screen reader says.
  [[nodiscard]] std::string hidden(const std::string& text) const;
};

}  // namespace tifa

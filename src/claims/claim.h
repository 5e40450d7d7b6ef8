// A claim: one checkable statement about documents, taken apart. What finds claims in an article (or reads them from
// data) hands these over; what judges them needs nothing else.
//
// A sentence may make several: “46 times, compared to 36 in the previous plan” is a count of one edition, a count of
// another, and a comparison. Each stands on its own and gets a verdict of its own.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/range.h"

namespace tifa {

enum class ClaimKind : std::uint8_t {
  kCount,    // terms stand so often in each edition of `editions` (in all of them together where `total`)
  kChange,   // the count moved from `before` to `editions`: by a factor, a difference, or only up or down
  kRank,     // the edition has the most, least, second most … of `among`; or the term, among `rivals`
  kPresent,  // each edition of `editions` has it; “every”, “all”, “throughout”
  kAbsent,   // no edition of `editions` has it; “never”, “not once”
  kFirst,  // `editions` has it and nothing in `among` before it does (“first time since 2010”: among begins after 2010)
  kLast,       // `editions` has it and nothing in `among` after it does
  kDropped,    // every edition of `before` has it, `editions` does not
  kAdded,      // no edition of `before` has it, `editions` does
  kReturned,   // an edition before `before` has it, `before` does not, `editions` does
  kQuotation,  // `quotation` stands in one of `editions`
  kOrder,     // the term's place among the aims or sections: listed first, a major goal, a chapter of its own, moved up
  kLength,    // the length of the editions (or of a section), or their rank by length
  kCitation,  // `editions` cites, quotes or explains `before`
  kStage,     // what kind or stage a document is: proposal, draft, adopted; what follows it and when
  kOther,     // about texts, but no rule settles it
};

// The values that make an asserted figure true: an interval. “46” is [46,46], “more than 30” is (30,∞), “in the 70s” is
// [70,79], “nearly tripled” is a ratio in [2.7,3). What is about a figure says so.
struct AssertedFigure {
  double low = 0, high = std::numeric_limits<double>::infinity();
  bool low_open = false, high_open = false;
  bool approximate = false;  // about, some, nearly, almost, 约, 近: the interval is our reading of the word
  std::string as_written;    // "46 times", "more than 140"
  Range at;                  // bytes of the article's text
  [[nodiscard]] bool holds(double value) const {
    return (low_open ? value > low : value >= low) && (high_open ? value < high : value <= high);
  }
};

// Where the corpus terms that stand for a wording of the article come from, the surest first.
enum class TermSource : std::uint8_t {
  kAsWritten,  // the article has the term in the language of the text: 科技, or “technology” for an English text
  kGloss,      // the article itself says what stands for what: “security” (安全)
  kGlossary,   // [glossary] of tifa.toml
  kTheme,      // [themes]
  kTranslation,  // renderings learned from held translations
  kData,         // given with the claim
};

// One thing that is claimed about, under the names it may have in the texts.
struct ClaimTerm {
  std::string wording;  // as the article has it, quotation marks taken off
  std::vector<std::string>
      patterns;  // in term syntax (query/term.h), alternatives in order of sureness; empty: nothing known stands for it
  TermSource source = TermSource::kAsWritten;
  Range at;
};

// What a claim speaks of: “the proposal”, “last year's report”, 今年的政府工作报告.
struct EditionReference {
  std::string wording;
  Range at;
  std::vector<std::string> editions;  // names as Corpus::select knows them, missing ones included; empty: not resolved
  std::vector<std::string> candidates;  // when it could be several and none was chosen
  bool guess = false;                   // chosen by likelihood, not by name and date
  bool outside =
      false;  // a document that the corpus does not even expect: another kind, another country, a speech as delivered
  std::string why;  // how it was resolved, one clause
};

// A quotation: its pieces in order, cut at ellipses and at what the article put in brackets.
struct Quotation {
  std::vector<std::string> pieces;
  std::vector<Range> at;  // of each piece
  std::string speaker;    // to whom it is ascribed, as written; empty when to none
  bool indirect = false;  // reported without quotation marks; never confirmed by wording
};

struct Claim {
  ClaimKind kind = ClaimKind::kOther;
  std::string id;    // "c1", "c2" … in order of the article, or as given with data
  std::string text;  // the sentence or clause that makes it
  Range at;          // of that, in bytes of the article's text

  std::vector<ClaimTerm> terms;            // each is claimed of by itself, or all together where `together`
  bool together = false;                   // “reform and development, 289 times”
  EditionReference editions;               // what it is said of
  std::optional<EditionReference> before;  // what that is compared with
  std::optional<EditionReference> among;   // the range of “first”, “most”, “every”; empty: the whole series
  std::vector<ClaimTerm> rivals;           // kRank between terms: “more often than reform”
  std::optional<AssertedFigure> figure;    // count, factor (kChange with `factor`), difference, rank, length
  bool factor = false;                     // kChange: the figure is a ratio
  int direction = 0;                       // kChange, kRank, kOrder: +1 up or most, -1 down or least, 0 the same
  bool total = false;                      // kCount: over all editions together
  bool in_translation = false;  // looked for in a translation, as nothing says what its words are in the original
  bool negated = false;         // the article denies it: “it is not the first time”
  bool first_such = false;      // kDropped, kAdded, kAbsent: said to be the first time in `among` that this happens
  std::string unit;  // kLength: characters, han, words, sections, chapters …; kCount: words where the article says so
  std::string section;  // only in this section: “in the part on Taiwan”, the review section
  std::string role;     // kOrder: goal, task, section, first, chapter …; kStage: the stage named; with kFirst, kLast,
                     // kPresent …: it is claimed of the term in that role alone (“the first time as a major goal”)
  std::optional<Quotation> quotation;
  std::vector<std::string>
      hints;  // rules the article itself names: "title left out", "-headings", "as delivered", "inflection"
  std::string not_checkable;  // kOther, or where finding already knows that no rule settles it: the reason
};

}  // namespace tifa

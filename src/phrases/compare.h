// What moved between editions: phrases found from the texts themselves, nested fragments collapsed into what explains
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "index/segment.h"
#include "keyness/permutation.h"

namespace tifa {

enum class Change : std::uint8_t { kNew, kDropped, kReturned, kUp, kDown };

// Whether a change is told of for A, where the phrase stands more often.
[[nodiscard]] inline bool is_about_a(Change change) { return change == Change::kDropped || change == Change::kDown; }
[[nodiscard]] const char* change_name(Change change);

struct ComparedPhrase {
  std::string phrase;  // the most frequent form as it stands in B (in A for dropped ones), line breaks taken out
  std::string folded;
  Change change = Change::kNew;
  std::uint64_t a = 0, b = 0;  // counts, substring rule (Chinese) or whole words (English), default folding
  double g2 = 0;               // keyness.h
  double log_q = 0;            // Benjamini–Hochberg over the candidates tested, natural logarithm
  // The earliest of the editions in which it stands, and the latest before B, of a returned phrase before A: index into
  // `earlier`, earlier.size() for A, earlier.size() + 1 for B (a phrase that B has first).
  std::optional<std::uint32_t> first, last_before;
  std::optional<std::uint32_t> back_since;  // of a returned one: the earliest behind A that has it, B or one between
  std::uint64_t earlier = 0;                // how often it stands in `earlier`, all of them together
  // With CompareOptions::paragraphs: its hits in the text that the change is about, a paragraph being a block, those of
  // A's texts counted first and then those of B's. None where n-grams do not say it: of words and what overlaps itself.
  std::optional<std::vector<ParagraphHits>> paragraphs;
  std::vector<std::string> covers;  // the fragments that this phrase explains and that are not listed themselves
  bool beyond = false;              // no row: one of CompareOptions::recurring
};

struct CompareOptions {
  std::uint32_t per_change = 30;  // rows of each change; 0: all
  bool paragraphs = false;        // ComparedPhrase::paragraphs is asked for
  // New, dropped and returned phrases that recur and are not among the rows, so many of each change, highest G² first:
  // given behind all rows, of which they change nothing.
  std::uint32_t recurring = 0;
  // What p is stated over (ComparedPhrase::log_q); without them the lengths in tokens.
  std::optional<std::uint64_t> length_a = std::nullopt, length_b = std::nullopt;
};

// The editions taken into account. `earlier`: the held, full editions of the series before B without A, oldest first; A
// is taken to stand at position `a_position` among them. Empty for groups that do not follow one another.
struct CompareInput {
  std::vector<DocumentView> a, b;
  std::vector<DocumentView> earlier;
  std::uint32_t a_position = 0;  // A stands before earlier[a_position]; earlier.size() when it is the last before B
};

// How often a phrase must occur in A or in B, of so many characters without white space, or words, to be looked at:
// once; twice from 250,000 on, and once more for each two million.
[[nodiscard]] std::uint32_t least_occurrences(std::uint64_t length);

// New: in B, neither in A nor in any edition before A. Returned: in B, not in A, but in an edition before A. Dropped:
// in A and not in B. Up, down: in both, by G², from 1 on; what stands below kCriticalG2 chance could explain in more
// than one case of twenty, which the caller says, and it must look the better for it. Editions between A and B count
// for `first`, `last_before` and `back_since` only. An English change that is gone when singular and plural are taken
// for one word between A and B (“war” goes, “wars” come) is none.
//
// Candidates are runs of whole words of A and B: Chinese words are learned from how freely n-grams combine in all
// editions (boundaries.h); what cuts a word of ICU's dictionary more often than not is left out. None crosses
// punctuation, begins or ends in a function word, cuts a short quotation, or consists of words that say nothing of
// their own (light_words.h); its edges stand open (beside a break or such a word) now and then. A fragment is covered
// by the longer phrase outside which it says nothing or does not move, a variant by the better one. New, returned and
// dropped phrases are ranked by recurrence, the text's own marks (quotation marks, items of lists, headings), the
// surprise of their parts meeting, their make, what past usage says of their edges, and dropped ones by how many
// editions in a row had them (scoring.h), so that a formulation that stands once is found; up and down by G², Chinese
// phrases of two characters by that of what stands outside the longer wording that most of them stand in (outside.h).
// Ranked within each change, ties by phrase, so that the answer is the same on every machine. Near linear in the texts:
// about 5 ms for each 100,000 characters of `earlier`. Errors: kStopped when asked to stop.
[[nodiscard]] Result<std::vector<ComparedPhrase>> compare_phrases(const CompareInput& input,
                                                                  const CompareOptions& options,
                                                                  const Context& context);

}  // namespace tifa

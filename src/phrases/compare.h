// What moved between editions: phrases found without a dictionary, nested fragments collapsed into what explains them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "index/segment.h"

namespace tifa {

enum class Change : std::uint8_t { kNew, kDropped, kReturned, kUp, kDown };
[[nodiscard]] const char* change_name(Change change);

struct ComparedPhrase {
  std::string phrase;  // the most frequent form as it stands in B (in A for dropped ones), line breaks taken out
  std::string folded;
  Change change = Change::kNew;
  std::uint64_t a = 0, b = 0;           // counts, substring rule (Chinese) or whole words (English), default folding
  double g2 = 0, log_ratio = 0, lrc = 0;  // keyness.h
  double q = 1;                         // Benjamini–Hochberg over the candidates tested
  std::optional<std::uint32_t> first;        // the earliest of `earlier`, A or B in which it stands: index into editions()
  std::optional<std::uint32_t> last_before;  // the latest edition before B in which it stands
  std::vector<std::string> covers;      // the fragments that this phrase explains and that are not listed themselves
};

struct CompareOptions {
  std::uint32_t per_change = 30;  // rows of each change; 0: all
};

// The editions taken into account. `earlier`: the held, full editions of the series before B without A, oldest first; A is
// taken to stand at position `a_position` among them. Empty for groups that do not follow one another.
struct CompareInput {
  std::vector<DocumentView> a, b;
  std::vector<DocumentView> earlier;
  std::uint32_t a_position = 0;  // A stands before earlier[a_position]; earlier.size() when it is the last before B
};

// Candidates are (1) maximal repeats over the folded text of A and B that do not cross clause punctuation, and (2) novelty
// cores: shortest substrings of B never seen in A and `earlier`, extended to the boundaries that past usage and the text's own
// marks (quotation marks, 、 items, headings) support, so that a formulation that stands once is found. Each must stand on its
// own: branching on both sides, no dangling function characters or words. English works on words.
// `first` and `last_before` index `earlier`; A is index earlier.size(). Ranked within each change; ties by phrase, so that
// the answer is the same on every machine. Time near linear in the texts; stops when asked.
[[nodiscard]] Result<std::vector<ComparedPhrase>> compare_phrases(const CompareInput& input, const CompareOptions& options,
                                                                  const Context& context);

}  // namespace tifa

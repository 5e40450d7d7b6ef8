// Where a quoted wording stands in a document: word for word, or nearest to it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "claims/difference.h"
#include "index/approximate.h"
#include "index/search.h"
#include "index/segment.h"

namespace tifa {

// A piece of a quotation ready to be looked for in many documents. Thread-safe.
class WordingSearcher {
 public:
  explicit WordingSearcher(std::string piece);

  struct Place {
    Range text;  // bytes of the clean text
    std::uint32_t block = 0;
    Difference difference;  // without edits: the same words
  };

  // The places where it stands after default folding (case, width, script, quotation marks, line breaks), from word to
  // word, at most `most` of them. O(text).
  [[nodiscard]] std::vector<Place> exact(const DocumentView& view, std::size_t most) const;
  // The passage nearest to it, from word to word, however many words it shares; nothing where none is near. O(text).
  [[nodiscard]] std::optional<Place> nearest(const DocumentView& view) const;

  [[nodiscard]] const std::string& piece() const { return piece_; }
  [[nodiscard]] std::size_t words() const { return words_; }

 private:
  std::string piece_, folded_;
  std::size_t words_ = 0;
  std::optional<PhraseSearcher> phrase_;
  std::optional<PassageSearcher> passage_;
};

// How the pieces of a quotation stand to each other in a document.
enum class PieceOrder : std::uint8_t {
  kOne,         // there is only one
  kAdjoining,   // with nothing but punctuation between them
  kTogether,    // in order, in one paragraph or two that follow each other
  kApart,       // in order, in different places
  kOutOfOrder,  // each stands, but never one after the other
};

// The best that a document has for a quotation.
struct QuotationPlace {
  enum class Level : std::uint8_t { kNothing, kNear, kInflected, kSameWords };
  Level level = Level::kNothing;
  std::vector<WordingSearcher::Place> pieces;  // one for each piece that was found, in order of the quotation
  PieceOrder order = PieceOrder::kOne;
  double similarity = 0;             // of the piece that fits worst
  std::vector<std::string> missing;  // pieces of which nothing near stands there
};

// Pieces word for word first; for those that do not stand so, the nearest passage. `only_exact` leaves the latter out.
[[nodiscard]] QuotationPlace place_quotation(const std::vector<WordingSearcher>& pieces, const DocumentView& view,
                                             bool only_exact);

}  // namespace tifa

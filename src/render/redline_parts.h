// A redline as what its readers' forms are made of: rows with the text of every step, and markers where something left.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/answers.h>

namespace tifa {

// Code points of a text by place, in any order. O(length) once, O(1) a look-up.
class TextPlaces {
 public:
  explicit TextPlaces(std::string_view text);
  [[nodiscard]] std::string_view of(const TextRange& range) const;

 private:
  [[nodiscard]] std::size_t byte(std::uint64_t point) const;
  std::string_view text_;
  std::vector<std::size_t> bytes_;  // where every 64th code point begins
};

enum class PartKind : std::uint8_t { kKept, kDeleted, kInserted, kArrived, kLeft };

// A stretch of a row. What arrived stands in B here and in A elsewhere; what left, the reverse: it is shown, and not
// counted, where it was.
struct RedlinePart {
  PartKind kind = PartKind::kKept;
  std::string_view text;   // of the answer
  std::uint64_t move = 0;  // of what arrived or left, and of the edits inside it
};

struct RedlineView {
  const RedlineBlock* block = nullptr;  // nothing: a marker for a whole block that moved away from here
  const RedlinePassage* left = nullptr;
  std::vector<RedlinePart> parts;
};

// The rows in the order of B, with a marker where each moved block stood in A. Line breaks at the end of blocks are
// left out; those between the blocks of a row (splits, merges) stay. The answer must outlive the views. O(answer).
[[nodiscard]] std::vector<RedlineView> redline_views(const RedlineAnswer& answer);

// Whether each move of the answer was reworded, too. O(answer).
[[nodiscard]] std::vector<bool> reworded_moves(const RedlineAnswer& answer);

// Text that both have as it is shown beside changes: of its begin, behind a change, and of its end, before one, so many
// code points, to the end of a word where words stand apart, and … between; all of it where little would be left out.
[[nodiscard]] std::string kept_in_short(std::string_view text, bool after_change, bool before_change,
                                        std::size_t points);

// "7 → 8", "7 → 8–9", "7", counted from 1 as people do.
[[nodiscard]] std::string block_numbers(const RedlineBlock& block);

}  // namespace tifa

// Figures as a sentence says them: digits with what belongs to them (5%左右, 1256万人, 30 days), and what is none: a
// year, a date, the number of a paragraph, a part of a name (M2, EC1A).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

struct Figure {
  Range range;       // with unit and the hedge behind it
  Range amount;      // the number with its magnitude and per cent; of two numbers from the first to the second
  double value = 0;  // with the magnitude behind 多 and 余: 6800多万 is 68,000,000
  std::optional<double> upper;  // of two numbers: 6.5%－7%
  bool share = false;           // a percentage, points of one, a multiple: no amount
  bool more = false;            // said with 多 or 余: 50多个
};

// Which words are figures. kOfMeasure: before a unit of those below. kAny: from two on before any measure word or
// noun (十二座码头, twelve ports); for wordings that are held against each other, as set phrases have such (四个全面).
enum class WordFigures : std::uint8_t { kOfMeasure, kAny };

// The first figure of which a digit or a word stands in `within`, a part of `sentence`; it may begin before and end
// behind that part. Digits are ASCII or full-width; or words before a unit of money, time, people or measure, and
// shares: Chinese (五万元, 三十日内, 百分之四, 三分之二) and English (seventy-two hours, five percent). Years are no
// such unit: the next five years. Of the measure words behind Chinese figures those of a list count as the unit.
// O(within).
[[nodiscard]] std::optional<Figure> figure_in(std::string_view text, Range within, Range sentence,
                                              WordFigures words = WordFigures::kOfMeasure);

// All of a text that is one sentence, or a few, in order. O(text).
[[nodiscard]] std::vector<Figure> figures_in(std::string_view text, WordFigures words = WordFigures::kOfMeasure);

// Where the clause that holds a byte of the sentence begins, at most 40 code points before it, no word cut.
[[nodiscard]] std::uint32_t clause_begin(std::string_view text, Range sentence, std::uint32_t at);

}  // namespace tifa

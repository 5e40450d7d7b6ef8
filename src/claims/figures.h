// Figures that an article asserts, as intervals of the values that make them true.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim.h"
#include "claims/tokens.h"

namespace tifa {

enum class FigureUse : std::uint8_t {
  kBare,     // a number without a unit: “rose from 4 to 8”
  kTimes,    // 46 times, 30 references, 46次, twice
  kLength,   // 28,734 characters, 51,623字, fifteen chapters
  kFactor,   // tripled, three times as often, 翻番, 是…的三倍
  kRate,     // per thousand words, %: another thing than a count
  kOrdinal,  // second, 第三
};

struct FoundFigure {
  AssertedFigure figure;
  FigureUse use = FigureUse::kBare;
  std::string unit;                // of a length: characters, words, chapters …; of a count: words where said
  std::size_t begin = 0, end = 0;  // tokens, what qualifies the number included
  bool weak = false;               // a word that is a figure only beside what is counted: once, twice, 一次
  bool small_word = false;         // a bare English or Chinese number word: five
};

// All figures of a sentence, ascending and disjoint. Years, dates, amounts of anything else (5%, 3 billion yuan,
// five-year) are none. How words are read: docs/guide/check.md. O(tokens).
[[nodiscard]] std::vector<FoundFigure> find_figures(std::string_view text, const std::vector<Token>& tokens);

}  // namespace tifa

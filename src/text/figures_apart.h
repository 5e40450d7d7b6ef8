// A wording and its figures taken apart, so that what two wordings say but for their figures can be compared.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/figures.h"

namespace tifa {

// What is said of a figure's exactness, as the side on which the truth may lie.
enum class Hedge : std::uint8_t { kNone, kAbout, kAtLeast, kAtMost };

// A figure as what it says: 5%左右 and 大约百分之五 are equal, 5%以上 is another.
struct FigureValue {
  double value = 0;             // of a percentage its per cents
  std::optional<double> upper;  // of two numbers
  bool share = false;
  Hedge hedge = Hedge::kNone;

  [[nodiscard]] bool operator==(const FigureValue& other) const = default;
  [[nodiscard]] auto operator<=>(const FigureValue& other) const = default;
};

// A figure with its hedges, bytes of the text.
struct SaidFigure {
  FigureValue value;
  Figure figure;
  Range front, back;  // the hedge before it and that behind it; empty, at the figure's edge, where there is none

  [[nodiscard]] Range whole() const { return {front.begin, std::max(figure.range.end, back.end)}; }
  // What is counted, without hedges; empty for bare numbers and percentages.
  [[nodiscard]] Range unit() const { return {figure.amount.end, std::min(figure.range.end, back.begin)}; }
};

// Hedges are those behind a figure (左右, 以上, or more), in front of it (不低于, 约, about, no less than) and inside
// it (6800多万, 50余个). Of a text that is one sentence, or a few, in order. O(text · words of the lists).
[[nodiscard]] std::vector<SaidFigure> figures_as_said(std::string_view text, WordFigures words);
// Of two that say from where to where (二万元以上十万元以下) one. O(figures).
[[nodiscard]] std::vector<SaidFigure> with_bounds_joined(const std::vector<SaidFigure>& figures);

struct FiguresApart {
  std::string rest;                  // the text without amounts and hedges; units stay
  std::vector<FigureValue> figures;  // in order of the text
};

// O(text · words of the lists).
[[nodiscard]] FiguresApart take_figures_apart(std::string_view text, WordFigures words);

}  // namespace tifa

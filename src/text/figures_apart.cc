#include "text/figures_apart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/ascii.h"

namespace tifa {
namespace {

struct HedgeWord {
  std::string_view text;
  Hedge hedge;
};

// Longer words first where one ends, or begins, with another.
constexpr auto kInFront = std::to_array<HedgeWord>({
    {"不低于", Hedge::kAtLeast},
    {"不少于", Hedge::kAtLeast},
    {"不高于", Hedge::kAtMost},
    {"不超过", Hedge::kAtMost},
    {"不多于", Hedge::kAtMost},
    {"低于", Hedge::kAtMost},
    {"少于", Hedge::kAtMost},
    {"高于", Hedge::kAtLeast},
    {"超过", Hedge::kAtLeast},
    {"多于", Hedge::kAtLeast},
    {"至少", Hedge::kAtLeast},
    {"至多", Hedge::kAtMost},
    {"大约", Hedge::kAbout},
    {"约为", Hedge::kAbout},
    {"约", Hedge::kAbout},
    {"no less than ", Hedge::kAtLeast},
    {"no fewer than ", Hedge::kAtLeast},
    {"not less than ", Hedge::kAtLeast},
    {"no more than ", Hedge::kAtMost},
    {"not more than ", Hedge::kAtMost},
    {"more than ", Hedge::kAtLeast},
    {"less than ", Hedge::kAtMost},
    {"fewer than ", Hedge::kAtMost},
    {"at least ", Hedge::kAtLeast},
    {"at most ", Hedge::kAtMost},
    {"up to ", Hedge::kAtMost},
    {"over ", Hedge::kAtLeast},
    {"above ", Hedge::kAtLeast},
    {"under ", Hedge::kAtMost},
    {"below ", Hedge::kAtMost},
    {"within ", Hedge::kAtMost},
    {"approximately ", Hedge::kAbout},
    {"roughly ", Hedge::kAbout},
    {"around ", Hedge::kAbout},
    {"about ", Hedge::kAbout},
    {"some ", Hedge::kAbout},
});

constexpr auto kBehind = std::to_array<HedgeWord>({
    {"左右", Hedge::kAbout},
    {"上下", Hedge::kAbout},
    {"以上", Hedge::kAtLeast},
    {"以下", Hedge::kAtMost},
    {"以内", Hedge::kAtMost},
    {" or more", Hedge::kAtLeast},
    {" or higher", Hedge::kAtLeast},
    {" or above", Hedge::kAtLeast},
    {" or less", Hedge::kAtMost},
    {" or fewer", Hedge::kAtMost},
    {" or lower", Hedge::kAtMost},
    {" or below", Hedge::kAtMost},
    {" or so", Hedge::kAbout},
});

// Words that end or begin with a hedge and stand beside a figure as well (签约30个项目, 30个上下游企业). Those whose
// first character as often ends another word are none of them: 筹集约30亿元, 持续约30天, 整合约30家.
constexpr auto kNoHedges =
    std::to_array<std::string_view>({"签约", "节约", "预约", "违约", "履约", "毁约", "缔约", "邀约", "特约", "上下游"});

// Where the hedge of a figure stands in front of it, no part of a longer word.
Range in_front_of(std::string_view text, std::uint32_t from, std::uint32_t figure, Hedge& hedge) {
  const std::string_view before = text.substr(from, figure - from);
  for (const HedgeWord& word : kInFront) {
    if (!before.ends_with(word.text)) continue;
    const std::size_t at = before.size() - word.text.size();
    if (is_ascii_letter(word.text.front()) && at > 0 && is_ascii_letter(before[at - 1])) continue;
    if (std::any_of(kNoHedges.begin(), kNoHedges.end(),
                    [&](std::string_view longer) { return longer.ends_with(word.text) && before.ends_with(longer); }))
      continue;
    hedge = word.hedge;
    return {from + static_cast<std::uint32_t>(at), figure};
  }
  return {figure, figure};
}

// Where it stands behind the figure: as the end of its range, or after its unit.
Range behind(std::string_view text, const Figure& figure, Hedge& hedge) {
  const std::uint32_t end = figure.range.end;
  for (const HedgeWord& word : kBehind) {
    const auto size = static_cast<std::uint32_t>(word.text.size());
    const bool ends = figure.range.size() > size && figure.range.of(text).ends_with(word.text);
    if (!ends && !text.substr(end).starts_with(word.text)) continue;
    const Range said = ends ? Range{end - size, end} : Range{end, end + size};
    if (is_ascii_letter(word.text.back()) && said.end < text.size() && is_ascii_letter(text[said.end])) continue;
    if (std::any_of(kNoHedges.begin(), kNoHedges.end(), [&](std::string_view longer) {
          return longer.starts_with(word.text) && text.substr(said.begin).starts_with(longer);
        }))
      continue;
    hedge = word.hedge;
    return said;
  }
  return {end, end};
}

// Without what binary fractions add (0.07 · 100 is not 7), so that one amount has one value however it is written.
double rounded(double value) {
  constexpr double kParts = 1e6, kMost = 1e9;  // a double holds 15 digits
  return std::abs(value) < kMost ? std::round(value * kParts) / kParts : std::round(value);
}

}  // namespace

std::vector<SaidFigure> figures_as_said(std::string_view text, WordFigures words) {
  std::vector<SaidFigure> said;
  std::uint32_t from = 0;  // the hedge of one is not that of the next
  for (const Figure& figure : figures_in(text, words)) {
    // Per cents in words are a part of one: 百分之五 is 0.05.
    constexpr std::string_view kPart = "分之";
    const double per = figure.amount.of(text).find(kPart) == std::string_view::npos ? 1 : 100;
    SaidFigure one{{rounded(figure.value * per), {}, figure.share, Hedge::kNone}, figure, {}, {}};
    if (figure.upper) one.value.upper = rounded(*figure.upper);
    one.front = in_front_of(text, from, figure.range.begin, one.value.hedge);
    one.back = behind(text, figure, one.value.hedge);
    if (figure.more) one.value.hedge = Hedge::kAtLeast;
    from = std::max(figure.amount.end, one.back.end);
    said.push_back(one);
  }
  return said;
}

std::vector<SaidFigure> with_bounds_joined(const std::vector<SaidFigure>& figures) {
  std::vector<SaidFigure> joined;
  for (const SaidFigure& one : figures) {
    const bool to = !joined.empty() && joined.back().value.hedge == Hedge::kAtLeast &&
                    one.value.hedge == Hedge::kAtMost && !joined.back().value.upper && !one.value.upper &&
                    joined.back().whole().end == one.whole().begin;
    if (!to) {
      joined.push_back(one);
      continue;
    }
    joined.back().value.upper = one.value.value;
    joined.back().value.hedge = Hedge::kNone;
    joined.back().figure.range.end = one.whole().end;
  }
  return joined;
}

FiguresApart take_figures_apart(std::string_view text, WordFigures words) {
  FiguresApart apart;
  std::uint32_t at = 0;
  const auto keep_up_to = [&](std::uint32_t end) {
    if (end > at) apart.rest += text.substr(at, end - at);
    at = std::max(at, end);
  };
  for (const SaidFigure& one : figures_as_said(text, words)) {
    keep_up_to(one.front.begin);
    at = one.figure.amount.end;
    keep_up_to(one.back.begin);
    at = one.back.end;
    apart.figures.push_back(one.value);
  }
  keep_up_to(static_cast<std::uint32_t>(text.size()));
  return apart;
}

}  // namespace tifa

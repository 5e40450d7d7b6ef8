#include "claims/ways.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "claims/data.h"
#include "claims/longer.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

// The slow form: counts figure by figure.
double slow_share(double standard, double asserted, const std::vector<double>& values) {
  const double width = std::max(2.0, std::ceil(standard * 0.05));
  double all = 0, given = 0;
  for (double x = std::min(standard - width, asserted); x <= std::max(standard + width, asserted); ++x) {
    if (x == standard) continue;
    ++all;
    given += std::find(values.begin(), values.end(), x) == values.end() ? 0 : 1;
  }
  return given / all;
}

TEST(Ways, ChanceIsTheShareOfFiguresThatSomeWayGives) {
  for (const double standard : {0.0, 4.0, 37.0, 91.0, 247.0})
    for (const double asserted : {standard - 1, standard + 1, standard - 30, standard + 50})
      for (const std::vector<double>& values : {std::vector<double>{},
                                                {standard},
                                                {standard - 1, standard - 1, standard + 2},
                                                {standard - 40, standard + 50}})
        EXPECT_DOUBLE_EQ(share_by_chance(standard, asserted, values), slow_share(standard, asserted, values))
            << standard << " " << asserted;
}

TEST(LongerWords, AreThoseOfTheSegmenterThatHoldEnoughHits) {
  const auto text = testing::make_view_of_lines(
      "港口要快。\n港口要快。\n港口要快。\n港湾要深。\n港要大。\n港要大。\n港要大。\n港要大。\n", Language::kChinese);
  auto term = parse_term("港");
  ASSERT_TRUE(term);
  auto matcher = Matcher::compile(*term, Rule{});
  ASSERT_TRUE(matcher);
  const auto hits = matcher->find(text.view());
  ASSERT_EQ(hits.size(), 8U);
  const auto words = longer_words(text.view(), hits, 6);
  ASSERT_EQ(words.size(), 1U);  // 港湾 stands but once
  EXPECT_EQ(words.front().word, "港口");
  EXPECT_EQ(words.front().count, 3U);
  EXPECT_TRUE(longer_words(text.view(), hits, 0).empty());
}

AssertedFigure figure_of(const std::string& asserted) {
  const auto claims =
      read_claims(R"([{"kind": "count", "edition": "a:1", "term": "x", "asserted": ")" + asserted + "\"}]", "c.json");
  EXPECT_TRUE(claims) << asserted;
  return claims ? *claims->front().figure : AssertedFigure{};
}

TEST(Data, FiguresAreIntervals) {
  EXPECT_TRUE(figure_of("46").holds(46));
  EXPECT_FALSE(figure_of("46").holds(47));
  EXPECT_FALSE(figure_of(">30").holds(30));
  EXPECT_TRUE(figure_of(">=30").holds(30));
  EXPECT_TRUE(figure_of("<5").holds(0));
  EXPECT_FALSE(figure_of("<5").holds(5));
  EXPECT_TRUE(figure_of("70..79").holds(79));
  EXPECT_FALSE(figure_of("70..79").holds(80));
  EXPECT_TRUE(figure_of("~46").holds(50));
  EXPECT_FALSE(figure_of("~46").holds(51));
  EXPECT_TRUE(figure_of("四十六").holds(46));
}

}  // namespace
}  // namespace tifa

#include "phrases/everyday_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include <tifa/answers.h>

#include "phrases/light_words.h"
#include "support/test_data.h"
#include "support/view_builder.h"
#include "text/characters.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;

std::string times(int n, const std::string& sentence) {
  std::string text;
  for (int i = 0; i < n; ++i) text += sentence;
  return text + "\n";
}

TEST(EverydayWords, AreToldWhereTheyMovedFarBeyondChance) {
  const auto a = make_view_of_lines(times(12, "The lantern is lit. "), Language::kEnglish);
  const auto b = make_view_of_lines(times(12, "Our government is here, and the government's harbour, and our nation. "),
                                    Language::kEnglish);
  const std::vector<MovedWord> moved = find_moved_words({a.view()}, {b.view()}, true, 600, 600);
  ASSERT_EQ(moved.size(), 2U);
  EXPECT_EQ(moved[0].word, "government");
  EXPECT_EQ(moved[0].a, 0U);
  EXPECT_EQ(moved[0].b, 24U);
  EXPECT_EQ(moved[1].word, "nation");  // neither function words nor subjects (harbour)
  EXPECT_TRUE(find_moved_words({a.view()}, {a.view()}, true, 600, 600).empty());
}

TEST(EverydayWords, AreToldWhereTheyMovedLessAndStandFiveTimes) {
  const auto a = make_view_of_lines(times(12, "The lantern is lit. ") + "A citizen.", Language::kEnglish);
  const auto b =
      make_view_of_lines(times(6, "Our citizens are here. ") + times(4, "Our nation is. "), Language::kEnglish);
  const std::vector<MovedWord> moved = find_moved_words({a.view()}, {b.view()}, true, 600, 600);
  ASSERT_EQ(moved.size(), 1U);  // “nation” stands four times
  EXPECT_EQ(moved[0].word, "citizens");
  EXPECT_GE(moved[0].g2, kCriticalG2);
  EXPECT_LT(moved[0].g2, kHighlyCriticalG2);
}

TEST(EverydayWords, NamesOfThemAreOne) {
  const auto a = make_view_of_lines(times(12, "The lantern is lit. "), Language::kEnglish);
  const auto b = make_view_of_lines(times(6, "Here in the United States we are. ") + times(6, "The states are many. "),
                                    Language::kEnglish);
  const std::vector<MovedWord> moved = find_moved_words({a.view()}, {b.view()}, true, 600, 600);
  ASSERT_EQ(moved.size(), 2U);
  EXPECT_EQ(moved[0].word, "states");  // outside the name as well
  EXPECT_EQ(moved[1].word, "United States");
  EXPECT_EQ(moved[1].b, 6U);
}

TEST(EverydayWords, OfChineseAreCountedWhereverTheyStand) {
  const auto a = make_view_of_lines(times(20, "政府，工作。"), Language::kChinese);
  const auto b = make_view_of_lines(times(20, "灯塔航道。"), Language::kChinese);
  const std::vector<MovedWord> moved = find_moved_words({a.view()}, {b.view()}, false, 1000, 1000);
  ASSERT_EQ(moved.size(), 2U);
  EXPECT_EQ(moved[0].a, 20U);
  EXPECT_EQ(moved[0].b, 0U);
}

TEST(EverydayWords, ThatMovedLessAreToldBesideMany) {
  std::string before;
  std::size_t far = 0;
  for (const std::string_view word : words_empty_alone())
    if (has_han(word) && word.size() == 2 * 3 && ++far <= 60) before += times(20, std::string(word) + "，");
  const auto a = make_view_of_lines(before + times(7, "政府，"), Language::kChinese);
  const auto b = make_view_of_lines(times(20, "灯塔航道。"), Language::kChinese);
  const std::vector<MovedWord> moved = find_moved_words({a.view()}, {b.view()}, false, 3000, 3000);
  const auto less = [](const MovedWord& one) { return one.g2 < kHighlyCriticalG2; };
  EXPECT_EQ(std::count_if(moved.begin(), moved.end(), less), 1) << moved.size();
  EXPECT_EQ(moved.back().word, "政府");
}

TEST(EverydayWords, OfChineseMoveOutsideALongerWordingAsWell) {
  const auto a = make_view_of_lines(times(30, "社会主义。") + times(5, "社会。"), Language::kChinese);
  const auto b = make_view_of_lines(times(5, "社会。"), Language::kChinese);
  EXPECT_TRUE(find_moved_words({a.view()}, {b.view()}, false, 1000, 1000).empty());
  const auto c = make_view_of_lines(times(30, "社会主义。") + times(30, "社会。"), Language::kChinese);
  EXPECT_EQ(find_moved_words({c.view()}, {b.view()}, false, 1000, 1000).size(), 1U);
}

TEST(EverydayWords, TheSchemaNamesTheSameLimits) {
  const std::string schema = testing::read_bytes(testing::source_dir() / "docs/schemas/compare.schema.json");
  const std::string said =
      fmt::format("(G² from {} on) and sixteen that moved less (from {} on) and stand {} times or more",
                  kHighlyCriticalG2, kCriticalG2, kLeastEverydayUses);
  EXPECT_NE(schema.find(said), schema.npos) << said;
}

}  // namespace
}  // namespace tifa

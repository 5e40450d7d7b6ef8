#include "index/approximate.h"

#include <gtest/gtest.h>

#include <random>

namespace tifa {
namespace {

// Plain dynamic programming (Sellers 1980): the smallest distance of the pattern to any infix, and where it ends first.
std::pair<std::uint32_t, std::size_t> sellers(std::u32string_view pattern, std::u32string_view text) {
  std::vector<std::uint32_t> column(pattern.size() + 1);
  for (std::size_t i = 0; i <= pattern.size(); ++i) column[i] = static_cast<std::uint32_t>(i);
  std::pair<std::uint32_t, std::size_t> best = {column.back(), 0};
  for (std::size_t j = 0; j < text.size(); ++j) {
    std::uint32_t diagonal = column[0];
    for (std::size_t i = 1; i <= pattern.size(); ++i) {
      const std::uint32_t above = column[i];
      column[i] = std::min({diagonal + (pattern[i - 1] == text[j] ? 0 : 1), above + 1, column[i - 1] + 1});
      diagonal = above;
    }
    if (column.back() < best.first) best = {column.back(), j + 1};
  }
  return best;
}

std::uint32_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::uint32_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::uint32_t diagonal = row[0];
    row[0] = static_cast<std::uint32_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::uint32_t above = row[j];
      row[j] = std::min({diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), above + 1, row[j - 1] + 1});
      diagonal = above;
    }
  }
  return row.back();
}

TEST(InfixSearch, AgreesWithDynamicProgramming) {
  std::mt19937 engine(1);
  const auto random = [&] { return static_cast<unsigned>(engine()); };
  const auto text_of = [&](std::size_t size, unsigned letters) {
    std::u32string text;
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char32_t>(U'一' + random() % letters);
    return text;
  };
  for (int round = 0; round < 800; ++round) {
    const unsigned letters = 2 + random() % 6;
    const std::size_t sizes[] = {1, 2, 5, 30, 63, 64, 65, 127, 128, 129, 200};
    std::u32string pattern = text_of(sizes[random() % 11], letters);
    std::u32string text = text_of(random() % 300, letters);
    if (random() % 2 == 0 && !text.empty()) {  // the pattern itself with a few edits stands in it
      std::u32string copy = pattern;
      for (unsigned i = random() % 5; i > 0 && !copy.empty(); --i) copy[random() % copy.size()] = U'丁';
      text.insert(random() % text.size(), copy);
    }
    const auto [best, end] = sellers(pattern, text);
    const auto place = InfixSearcher(pattern).find(text, static_cast<std::uint32_t>(pattern.size()));
    ASSERT_TRUE(place);
    ASSERT_EQ(place->distance, best);
    ASSERT_EQ(place->end, end);
    ASSERT_LE(place->begin, place->end);
    const std::u32string found = text.substr(place->begin, place->end - place->begin);
    ASSERT_EQ(distance(pattern, found), best);
    if (best > 0) {
      EXPECT_FALSE(InfixSearcher(pattern).find(text, best - 1));
    }
  }
}

TEST(InfixSearch, HasNothingForNothing) {
  EXPECT_FALSE(InfixSearcher(U"").find(U"abc", 3));
  EXPECT_FALSE(InfixSearcher(U"abc").find(U"", 2));
  EXPECT_EQ(InfixSearcher(U"abc").find(U"", 3), (InfixSearcher::Place{0, 0, 3}));
}

TEST(PassageSearch, FindsAnEditedPassageInALongText) {
  std::mt19937 engine(2);
  const auto random = [&] { return static_cast<unsigned>(engine()); };
  std::string text;
  for (int i = 0; i < 20000; ++i) text += (random() % 7 == 0 ? "，" : i % 2 == 0 ? "发展" : "改革建设");
  const std::string passage = "坚持把因地制宜放在首位，防止一哄而上，不搞一刀切";
  const std::string edited = "坚持把因地制宜摆在首位，防止一拥而上，不搞一刀切";
  const std::size_t at = text.find("，", text.size() / 2);
  text.insert(at, edited);
  const auto place = PassageSearcher(passage).find(text);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->range.of(text), edited);
  EXPECT_EQ(place->distance, 2U);
  // At both ends, and where nothing is near.
  EXPECT_EQ(PassageSearcher(passage).find(edited)->range, (Range{0, static_cast<std::uint32_t>(edited.size())}));
  EXPECT_FALSE(PassageSearcher("the harbour of the island shall be open").find(text));
  EXPECT_FALSE(PassageSearcher("一哄而上").find("一拥"));
  EXPECT_FALSE(PassageSearcher("").find(text));
}

}  // namespace
}  // namespace tifa

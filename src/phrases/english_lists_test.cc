#include "phrases/english_lists.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/view_builder.h"

namespace tifa {
namespace {

// What lies between the bits of an item in each sentence of a text.
std::vector<std::string> items(const std::string& lines) {
  const testing::OwnedView owned = testing::make_view_of_lines(lines, Language::kEnglish);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kWords, vocabulary);
  const std::vector<std::uint8_t> bits = find_english_lists(text);
  std::vector<std::string> found;
  for (std::size_t begin = 1; begin < text.size(); ++begin) {
    if ((bits[begin] & kItemBegins) == 0) continue;
    std::size_t end = begin;
    while (!is_break(text.tokens[end]) && (end == begin || (bits[end] & kItemEnds) == 0)) ++end;
    found.push_back((bits[end] & kItemEnds) != 0 ? std::string(text.folded(begin, end))
                                                 : std::string(text.folded(begin, end)) + " …");
  }
  return found;
}
using Items = std::vector<std::string>;

TEST(EnglishLists, HaveItemsBetweenCommasAndBehindTheLastAnd) {
  EXPECT_EQ(items("We foster tidal power, kelp farming, embodied AI, and 6G networks.\n"),
            (Items{"kelp farming", "embodied ai", "6g networks"}));
  EXPECT_EQ(items("We foster tidal power, kelp farming, the ferries and new harbours.\n"),
            (Items{"kelp farming", "ferries", "new harbours"}));
  EXPECT_EQ(items("It is for sailors, for harbour towns, or for the islands.\n"), (Items{"harbour towns", "islands"}));
}

TEST(EnglishLists, TakeNoClausesAndNoActsForItems) {
  EXPECT_EQ(items("We improve mechanisms, strengthen coordination, and boost confidence.\n"), Items{});
  EXPECT_EQ(items("In spring, we sail, and the harbour wakes.\n"), Items{});
  EXPECT_EQ(items("We came, and with them, and before dawn, left.\n"), Items{});
  EXPECT_EQ(items("We met the captain, the crew.\n"), Items{});
  EXPECT_EQ(items("We met Mayor Lindqvist, President Benson, and Senator Holm.\n"), Items{});
}

TEST(EnglishLists, EndWithTheirSentence) {
  EXPECT_EQ(items("We foster tidal power. Kelp farming, and ferries.\n"), Items{});
  EXPECT_EQ(items("We foster tidal power, kelp farming; boats, and ferries.\n"), Items{});
  EXPECT_EQ(items("We foster tidal power, kelp farming, and ferries that the islands have long asked for in vain.\n"),
            (Items{"kelp farming", "ferries that the islands have long asked for in vain …"}));
  std::string endless;
  for (int i = 0; i < 20'000; ++i) endless += "kelp and rope, ";
  EXPECT_GT(items(endless + "and boats.\n").size(), 20'000U);
  EXPECT_EQ(items(""), Items{});
  EXPECT_EQ(items(", , and , or\n"), Items{});
}

}  // namespace
}  // namespace tifa

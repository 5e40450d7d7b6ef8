#include "render/redline_parts.h"

#include <gtest/gtest.h>

#include <string>

namespace tifa {
namespace {

TEST(KeptInShort, LeavesOutTheMiddleBetweenWholeWords) {
  const std::string text = "The harbours of the western islands are open to all ships that carry lamps and oil.";
  EXPECT_EQ(kept_in_short(text, true, true, 10), "The harbours … lamps and oil.");
  EXPECT_EQ(kept_in_short(text, true, false, 6), "The harbours …");
  EXPECT_EQ(kept_in_short(text, false, true, 6), "… and oil.");
  EXPECT_EQ(kept_in_short(text, true, true, 40), text);
  EXPECT_EQ(kept_in_short("", true, true, 10), "");
  EXPECT_EQ(kept_in_short("西岛各港对所有载灯油的船只开放，夜间亦然，节日除外。", true, true, 4),
            "西岛各港 … 日除外。");
}

TEST(KeptInShort, AWordWithoutEndIsCut) {
  const std::string word(5000, 'a');
  EXPECT_EQ(kept_in_short(word, true, true, 5), "aaaaa … aaaaa");
  EXPECT_EQ(kept_in_short("lamp " + word + " oil", true, true, 8), "lamp aaa … aaaa oil");
}

}  // namespace
}  // namespace tifa

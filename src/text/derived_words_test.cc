// English words that are derived from one another.
#include "text/derived_words.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tifa {
namespace {

bool leads_to(std::string_view word, std::string_view other) {
  const std::vector<std::string> found = derived_words(word);
  return std::find(found.begin(), found.end(), other) != found.end();
}

TEST(DerivedWords, AreLinkedBothWays) {
  EXPECT_TRUE(leads_to("violence", "violent"));
  EXPECT_TRUE(leads_to("violent", "violence"));
  EXPECT_TRUE(leads_to("nation", "national"));
  EXPECT_TRUE(leads_to("america", "american"));
  EXPECT_FALSE(leads_to("violence", "violence"));
  EXPECT_FALSE(leads_to("violence", "peace"));
}

TEST(DerivedWords, OverOneBetween) {
  EXPECT_TRUE(leads_to("violence", "violently"));
  EXPECT_TRUE(leads_to("immigrant", "immigration"));
}

TEST(DerivedWords, OfInflectedForms) {
  EXPECT_TRUE(leads_to("elections", "elect"));
  EXPECT_TRUE(leads_to("governing", "government"));
  EXPECT_FALSE(leads_to("elected", "elect"));  // that is its own word
}

TEST(DerivedWords, AscendEachOnce) {
  const std::vector<std::string> found = derived_words("govern");
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
  EXPECT_EQ(std::adjacent_find(found.begin(), found.end()), found.end());
  EXPECT_TRUE(derived_words("xyzzy").empty());
}

}  // namespace
}  // namespace tifa

// Names made of general words.
#include "phrases/general_names.h"

#include <gtest/gtest.h>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;

TEST(GeneralNames, AreCapitalisedInEveryUse) {
  const std::vector<std::string> general = {"great", "house", "states", "united"};
  const auto a =
      make_view_of_lines("The United States of ours. A Great House, and a great house.\n", Language::kEnglish);
  const auto b = make_view_of_lines("UNITED STATES. United  States. The Great United States. United, States.\n",
                                    Language::kEnglish);
  const std::vector<GeneralName> names = find_general_names(general, {a.view()}, {b.view()});
  ASSERT_EQ(names.size(), 2U);  // “great house” is not always written so
  EXPECT_EQ(names[0].written, "Great United States");
  EXPECT_EQ(names[1].written, "United States");
  EXPECT_EQ(names[1].folded, "united states");
  EXPECT_EQ(names[1].a, 1U);
  EXPECT_EQ(names[1].b, 3U);  // in a heading of capitals and with two spaces as well
}

TEST(GeneralNames, HaveWholeWords) {
  EXPECT_TRUE(has_word("united states", "states"));
  EXPECT_FALSE(has_word("united states", "state"));
}

}  // namespace
}  // namespace tifa

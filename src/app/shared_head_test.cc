#include "app/shared_head.h"

#include <gtest/gtest.h>

#include <string>

#include "support/all_hits.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

std::string shared_head(const std::string& text, std::string_view term) {
  const testing::OwnedView owned = testing::make_view_of_lines(text, Language::kEnglish);
  return with_shared_head({owned.view(), testing::all_hits(owned.view(), term)});
}

TEST(SharedHead, OfTwoAdjectives) {
  EXPECT_EQ(shared_head("We care for economic and social security.", "social security"),
            "economic and social security");
  EXPECT_EQ(shared_head("We care for social security.", "social security"), "");
  EXPECT_EQ(shared_head("It is economic and social security. Social security or social security.", "social security"),
            "");
}

TEST(SharedHead, OfANounThatOpensTheNounPhraseAndOneMore) {
  constexpr std::string_view kGoals = "inflation goals";
  EXPECT_EQ(shared_head("The bank keeps its employment and inflation goals.", kGoals),
            "employment and inflation goals");
  EXPECT_EQ(shared_head("Progress of employment or inflation goals is slow. To achieve employment or inflation goals.",
                        kGoals),
            "employment or inflation goals");
  EXPECT_EQ(shared_head("The bank's employment and inflation goals stand.", kGoals), "employment and inflation goals");
  // A mark parts them.
  EXPECT_EQ(shared_head("We want our peace, and inflation goals.", kGoals), "");
  // What stands before is the head of its own phrase, or no noun that modifies.
  EXPECT_EQ(shared_head("We want full employment and inflation goals.", kGoals), "");
  EXPECT_EQ(shared_head("The bank has its ships and inflation goals.", kGoals), "");
  EXPECT_EQ(shared_head("The bank keeps its word quickly and inflation goals.", kGoals), "");
  EXPECT_EQ(shared_head("They thrive by energy and individual genius.", "individual genius"), "");
  // One use is free, or stands behind another noun.
  EXPECT_EQ(shared_head("Its employment and inflation goals. Its inflation goals.", kGoals), "");
  EXPECT_EQ(shared_head("Its employment and inflation goals. Its growth and inflation goals.", kGoals), "");
  EXPECT_EQ(shared_head("The bank keeps its employment and goals.", "goals"), "");
  // What follows is no noun phrase of nouns alone.
  EXPECT_EQ(shared_head("The bank has its sanctuary and protection for criminals.", "protection for criminals"), "");
}

}  // namespace
}  // namespace tifa

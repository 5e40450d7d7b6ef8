// Phrases whose words a mark parts.
#include "app/parted_by_marks.h"

#include <gtest/gtest.h>

#include <string>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;

// The wordings of two texts with their counts, joined by |.
std::string found(const std::string& phrase, const std::string& before, const std::string& after,
                  Language language = Language::kChinese) {
  const auto a = make_view_of_lines(before, language), b = make_view_of_lines(after, language);
  std::string all;
  for (const CountedWording& one : PartedByMarks(phrase).count(a.view(), b.view()))
    all += (all.empty() ? "" : "|") + one.wording + " " + std::to_string(one.a) + "-" + std::to_string(one.b);
  return all;
}

std::string found_in_english(const std::string& phrase, const std::string& before, const std::string& after) {
  return found(phrase, before, after, Language::kEnglish);
}

TEST(PartedByMarks, EnglishByCommasAndDashes) {
  EXPECT_EQ(
      found_in_english("we the people", "We, the people, came.", "As we, the people; we – the people; we the people."),
      "We, the people 1-1|we – the people 0-1");
  EXPECT_EQ(found_in_english("long term", "A long-term plan.", ""), "long-term 1-0");
  // Nothing else parts them, and none of them is part of another word.
  EXPECT_EQ(
      found_in_english("we the people", "So are we. The people. We; the people. Owe, the people. We, the peoples.", ""),
      "");
  EXPECT_EQ(found_in_english("people", "We, the people.", ""), "");
}

TEST(PartedByMarks, ChineseAsItemsOfAList) {
  EXPECT_EQ(found("自信自强", "坚持自信、自强。", "坚持“自信、自强”的精神。自信，自强。"), "自信、自强 1-1");
  EXPECT_EQ(found("经济社会", "发展市场经济、社会保障。", ""), "");  // of longer items
}

}  // namespace
}  // namespace tifa

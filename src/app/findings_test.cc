// Which phrases make a finding: what changes only inside another wording, or in one number only, makes none.
#include "app/findings.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "keyness/keyness.h"

namespace tifa {
namespace {

struct Counted {
  const char* phrase;
  const char* change;
  std::uint64_t a, b;
};

// A comparison of two texts of 18,000 characters with these phrases.
ReportAnswer compared(const std::vector<Counted>& phrases) {
  ReportAnswer answer;
  answer.a = "report:1";
  answer.b = "report:2";
  answer.documents.resize(2);
  for (ReportDocument& document : answer.documents) document.status = "held";
  answer.comparison.length_a = answer.comparison.length_b = 18000;
  for (const Counted& one : phrases) {
    PhraseRow row;
    row.phrase = one.phrase;
    row.change = one.change;
    row.a = one.a;
    row.b = one.b;
    row.g2 = log_likelihood({one.a, one.b, 18000, 18000});
    answer.comparison.phrases.push_back(row);
    answer.evidence.emplace_back();
  }
  return answer;
}

std::vector<std::string> phrases_found(const ReportAnswer& answer) {
  std::vector<std::string> found;
  for (const Finding& finding : find_findings(answer, [](const PhraseRow&) { return std::vector<EditionCount>{}; }))
    if (finding.kind != "length") found.push_back(answer.comparison.phrases[finding.phrase].phrase);
  return found;
}

TEST(Findings, ARiseInsideALongerWordingIsNone) {
  ReportAnswer answer = compared({{"运动", "up", 1, 9}, {"航运", "up", 1, 9}});
  answer.evidence[0].longer = LongerWording{"运动会", 1, 3};
  answer.evidence[1].longer = LongerWording{"航运业", 0, 8};  // there outside it, too
  EXPECT_EQ(phrases_found(answer), std::vector<std::string>{"航运"});
}

TEST(Findings, AChangeMustHoldAsWholeWordsAndInEitherNumber) {
  ReportAnswer answer =
      compared({{"国民", "new", 0, 4}, {"lantern", "up", 1, 9}, {"harbour", "dropped", 5, 0}, {"灯塔", "new", 0, 2}});
  answer.evidence[0].as_words = std::pair<std::uint64_t, std::uint64_t>(0, 0);
  answer.evidence[1].either_number = std::pair<std::uint64_t, std::uint64_t>(8, 9);
  EXPECT_EQ(phrases_found(answer), (std::vector<std::string>{"harbour", "灯塔"}));
}

TEST(Findings, ARiseThatOneRateExplainsIsNone) {
  EXPECT_TRUE(phrases_found(compared({{"港口", "up", 4, 6}})).empty());
  EXPECT_EQ(phrases_found(compared({{"港口", "up", 4, 16}})).size(), 1U);
}

TEST(Findings, OfATextHeldInPartCountsSayNothing) {
  ReportAnswer answer = compared({{"港口", "new", 0, 16}});
  answer.documents[0].status = "partial";
  EXPECT_TRUE(phrases_found(answer).empty());
}

}  // namespace
}  // namespace tifa

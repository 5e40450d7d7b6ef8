// Every rung of the ladder on a corpus of a few sentences, and that no quotation survives the change of a word.
#include "claims/judge_quotation.h"

#include <gtest/gtest.h>

#include "build/build.h"
#include "claims/difference.h"
#include "claims/judge.h"
#include "support/temp_folder.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr const char* kToml = R"([series.plan]
title = "Plans"
language = "en"
expect = ["1..4"]

[[series.plan.edition]]
id = "1"
text = "plan-1.txt"

[[series.plan.edition]]
id = "2"
text = "plan-2.txt"

[[series.plan.edition]]
id = "3"
text = "plan-3.txt"
status = "partial"

[series.report]
title = "海岛工作报告"
language = "zh"

[[series.report.edition]]
id = "8"
text = "report-8.txt"

[[series.report.edition]]
id = "9"
text = "report-9.zh.txt"

[[series.report.edition]]
id = "9"
language = "en"
text = "report-9.en.txt"

[glossary]
"in line with local conditions" = ["因地制宜"]
"new industries" = ["新产业"]
"fishing grounds" = ["渔场"]
)";

class QuotationTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new testing::TempFolder;
    folder->write("tifa.toml", kToml);
    folder->write(
        "plan-1.txt",
        "Plan for the Harbour\n\nThe board will keep prices stable. Members must publish their accounts every year, "
        "and may publish them more often.\n\nThe share of services should reach 60 percent by 2030. The harbour "
        "will not be closed in winter.\n\nWe promise to build a bridge, to dredge the channel and to light every "
        "quay. All fishermen of Northport keep their rights.\n");
    folder->write("plan-2.txt",
                  "Plan for the Harbour\n\nThe board may keep prices stable for a season.\n\nThe harbour stays open to "
                  "ships of every flag, and its dues shall be the same for all of them.\n");
    folder->write("plan-3.txt",
                  "Digest of the plan\n\nThe harbour was said to be the heart of the island and its hope.\n");
    folder->write("report-8.txt",
                  "海岛工作报告\n\n一、工作回顾\n\n港口建设取得进展，“三项工程”全面完工，居民收入增长百分之五左右。\n\n"
                  "发展新产业要因地制宜，防止一哄而上。渔场必须依法保护，不得过度捕捞。\n");
    folder->write("report-9.zh.txt", "海岛工作报告\n\n港口向所有船只开放。\n\n灯塔将重新点亮，照亮归航的路。\n");
    folder->write(
        "report-9.en.txt",
        "Report on the Island\n\nThe harbour is open to all ships.\n\nThe lighthouse will shine again and light the "
        "way home.\n");
    Diagnostics diagnostics;
    const auto built = build(folder->path(), {}, Context{}, diagnostics);
    ASSERT_TRUE(built) << built.error().sentence();
    auto opened = Corpus::open(folder->path());
    ASSERT_TRUE(opened) << opened.error().sentence();
    corpus = new Corpus(std::move(*opened));
    texts = new Texts(*corpus);
  }
  static void TearDownTestSuite() {
    delete texts;
    delete corpus;
    delete folder;
  }

  static CheckedClaim judged_pieces(const std::vector<std::string>& pieces, const std::vector<std::string>& editions) {
    Claim claim;
    claim.kind = ClaimKind::kQuotation;
    claim.quotation = Quotation{pieces, std::vector<Range>(pieces.size()), "", false};
    claim.editions.editions = editions;
    return judge(claim, *texts);
  }
  static CheckedClaim judged(const std::string& piece, const std::string& edition) {
    return judged_pieces({piece}, edition.empty() ? std::vector<std::string>{} : std::vector<std::string>{edition});
  }

  static testing::TempFolder* folder;
  static Corpus* corpus;
  static Texts* texts;
};
testing::TempFolder* QuotationTest::folder = nullptr;
Corpus* QuotationTest::corpus = nullptr;
Texts* QuotationTest::texts = nullptr;

TEST_F(QuotationTest, WordForWordIsConfirmed) {
  const CheckedClaim claim = judged("The board will keep prices stable", "plan:1");
  EXPECT_EQ(claim.verdict, "confirmed");
  EXPECT_EQ(claim.why, "it stands in plan:1 word for word");
  ASSERT_EQ(claim.evidence.size(), 1U);
  EXPECT_EQ(claim.evidence[0].exact, "The board will keep prices stable");
}

TEST_F(QuotationTest, FormAloneDoesNotMatterAndIsSaid) {
  const CheckedClaim english =
      judged("members must publish their accounts every year and may publish them more often", "plan:1");
  EXPECT_EQ(english.verdict, "confirmed");
  EXPECT_EQ(english.why, "it stands in plan:1 in the same words; it differs only in punctuation, capital letters");
  const CheckedClaim chinese = judged("港口建設取得進展，三項工程全面完工", "report:8");
  EXPECT_EQ(chinese.verdict, "confirmed");
  EXPECT_EQ(chinese.why,
            "it stands in report:8 in the same words; it differs only in quotation marks, Traditional and Simplified "
            "characters");
}

TEST_F(QuotationTest, WhatDiffersIsContradictedWithTheDifference) {
  const auto difference = [&](const std::string& piece, const std::string& edition) {
    const CheckedClaim claim = judged(piece, edition);
    EXPECT_EQ(claim.verdict, "contradicted") << piece;
    return claim.why;
  };
  EXPECT_EQ(difference("The harbour will be closed in winter", "plan:1"),
            "it differs from plan:1 in a negation: “not” of the text is left out");
  EXPECT_EQ(difference("The share of services should reach 65 percent by 2030", "plan:1"),
            "it differs from plan:1 in a number: “65” where the text has “60”");
  EXPECT_EQ(difference("Members may publish their accounts every year", "plan:1"),
            "it differs from plan:1 in a qualifier: “may” where the text has “must”");
  EXPECT_EQ(difference("All fishermen of Southport keep their rights", "plan:1"),
            "it differs from plan:1 in a name: “Southport” where the text has “Northport”");
  EXPECT_EQ(difference("The board will keep wages stable", "plan:1"),
            "the words are not those of plan:1: “wages” where the text has “prices”");
  EXPECT_EQ(difference("渔场可以依法保护，不得过度捕捞", "report:8").substr(0, 42),
            std::string("it differs from report:8 in a qualifier: “可以”").substr(0, 42));
  EXPECT_EQ(difference("居民收入增长百分之六左右", "report:8"),
            "it differs from report:8 in a number: “六” where the text has “五”");
  EXPECT_EQ(difference("nothing of the kind was ever written there", "plan:1"), "nothing like it stands in plan:1");
}

TEST_F(QuotationTest, FormsOfWordsAndOmissionsHoldUnderARule) {
  const CheckedClaim forms =
      judged("promises to build a bridge, to dredge the channel and to light every quay", "plan:1");
  EXPECT_EQ(forms.verdict, "confirmed_under_rule");
  EXPECT_EQ(forms.rule, "forms of the same words");
  EXPECT_EQ(forms.difference, "“promises” where the text has “promise”");
  const CheckedClaim pieces = judged_pieces({"We promise to build a bridge", "light every quay"}, {"plan:1"});
  EXPECT_EQ(pieces.verdict, "confirmed_under_rule");
  EXPECT_EQ(pieces.rule, "with the omissions and insertions that the article marks");
  EXPECT_EQ(
      judged_pieces({"Members must publish their accounts every year", "and may publish them more often"}, {"plan:1"})
          .verdict,
      "confirmed");
  const CheckedClaim reversed = judged_pieces({"light every quay", "We promise to build a bridge"}, {"plan:1"});
  EXPECT_EQ(reversed.verdict, "contradicted");
  EXPECT_EQ(reversed.difference, "each piece stands in plan:1, but not in this order");
}

TEST_F(QuotationTest, VeryManyPiecesAreNotLookedFor) {
  EXPECT_NE(judged_pieces(std::vector<std::string>(500, "the"), {"plan:1"}).verdict, "not_checkable");
  const CheckedClaim many = judged_pieces(std::vector<std::string>(501, "the"), {"plan:1"});
  EXPECT_EQ(many.verdict, "not_checkable");
  EXPECT_NE(many.why.find("500 pieces"), std::string::npos) << many.why;
}

TEST_F(QuotationTest, AnotherEditionIsNamed) {
  const CheckedClaim claim = judged("The harbour stays open to ships of every flag", "plan:1");
  EXPECT_EQ(claim.verdict, "contradicted");
  EXPECT_EQ(claim.suggestion, "it stands word for word in plan:2");
  const CheckedClaim anywhere = judged("The harbour stays open to ships of every flag", "");
  EXPECT_EQ(anywhere.verdict, "confirmed");
  EXPECT_EQ(anywhere.why, "it stands in plan:2 word for word; the article does not say in which document");
}

TEST_F(QuotationTest, WhatIsNotHeldSettlesNothing) {
  EXPECT_EQ(judged("The harbour stays open to ships of every flag", "plan:4").verdict, "not_established");
  EXPECT_EQ(judged("The harbour stays open to ships of every flag", "plan:4").suggestion,
            "it stands word for word in plan:2");
  EXPECT_EQ(judged("Nobody wrote this sentence about the island", "plan:3").verdict, "not_established");
  EXPECT_EQ(judged("The harbour is said to be the heart of the city and its pride", "plan:3").verdict,
            "not_established");
  EXPECT_EQ(judged("the heart of the island", "plan:3").verdict, "confirmed");  // a partial text proves what it has
  EXPECT_EQ(judged("Nobody wrote this sentence about the island", "").verdict, "not_established");
}

TEST_F(QuotationTest, ATranslationIsMatchedInTheVersionOrThroughTheGlossary) {
  const CheckedClaim version = judged("The lighthouse will shine again", "report:9");
  EXPECT_EQ(version.verdict, "confirmed");
  EXPECT_EQ(version.original, "灯塔将重新点亮，照亮归航的路。");
  const CheckedClaim glossary = judged("new industries in line with local conditions", "report:8");
  EXPECT_EQ(glossary.verdict, "confirmed_under_rule");
  EXPECT_EQ(glossary.rule, "through the glossary, at the Chinese original");
  EXPECT_EQ(glossary.original, "发展新产业要因地制宜，防止一哄而上。");
  const CheckedClaim half = judged("develop new industries in line with local conditions", "report:8");
  EXPECT_EQ(half.verdict, "not_established");
  EXPECT_EQ(half.original, glossary.original);
  EXPECT_NE(half.why.find("the glossary has nothing for develop"), std::string::npos) << half.why;
  // Both stand in the text, but in no sentence together.
  EXPECT_EQ(judged("fishing grounds in line with local conditions", "report:8").verdict, "not_established");
  EXPECT_EQ(judged("a sentence about anything else in the world", "report:8").verdict, "not_established");
}

TEST_F(QuotationTest, ANegationRightBeforeItIsSaid) {
  const CheckedClaim claim = judged("be closed in winter", "plan:1");
  EXPECT_EQ(claim.verdict, "confirmed");
  EXPECT_NE(claim.why.find("“not” stands right before it"), std::string::npos);
}

TEST_F(QuotationTest, WordsOfTheArticleAreNotCompared) {
  Claim claim;
  claim.kind = ClaimKind::kQuotation;
  claim.quotation = Quotation{{"the board will keep prices stable"}, {Range{}}, "the plan", true};
  claim.editions.editions = {"plan:1"};
  EXPECT_EQ(judge(claim, *texts).verdict, "not_checkable");
}

// Every quotation of some words of the texts, with one word, number, negation or character changed, left out or put in:
// it is never confirmed.
TEST_F(QuotationTest, NoConfirmedSurvivesAChange) {
  const std::vector<std::pair<std::string, std::string>> quotations = {
      {"plan:1", "The board will keep prices stable"},
      {"plan:1", "Members must publish their accounts every year and may publish them more often"},
      {"plan:1", "The share of services should reach 60 percent by 2030"},
      {"plan:1", "The harbour will not be closed in winter"},
      {"plan:2", "its dues shall be the same for all of them"},
      {"report:9", "The lighthouse will shine again and light the way home"},
  };
  for (const auto& [edition, quotation] : quotations) {
    ASSERT_EQ(judged(quotation, edition).verdict, "confirmed") << quotation;
    const std::vector<ComparedWord> words = compared_words(quotation);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string before = quotation.substr(0, words[i].at.begin), after = quotation.substr(words[i].at.end);
      std::vector<std::string> changed = {before + "zebra" + after, before + "7" + after, before + "no" + after,
                                          before + "not " + quotation.substr(words[i].at.begin)};
      if (i > 0 && i + 1 < words.size()) changed.push_back(before + after.substr(1));
      for (const std::string& one : changed) {
        if (compared_words(one).size() == words.size() && compared_words(one)[i].folded == words[i].folded) continue;
        if (one == quotation) continue;
        const CheckedClaim claim = judged(one, edition);
        if (one == "not " + quotation || one.starts_with("not ")) {
          EXPECT_FALSE(claim.verdict.starts_with("confirmed")) << one;
          continue;
        }
        EXPECT_FALSE(claim.verdict.starts_with("confirmed")) << one << ": " << claim.why;
      }
    }
  }
  const std::vector<std::pair<std::string, std::string>> chinese = {{"report:8", "居民收入增长百分之五左右"},
                                                                    {"report:8", "渔场必须依法保护，不得过度捕捞"},
                                                                    {"report:9", "港口向所有船只开放"}};
  for (const auto& [edition, quotation] : chinese) {
    ASSERT_EQ(judged(quotation, edition).verdict, "confirmed") << quotation;
    for (std::size_t at = 0; at < quotation.size();) {
      const std::size_t next = at + decode_utf8(quotation, at).length;
      if (!is_punctuation(decode_utf8(quotation, at).value)) {
        const std::string before = quotation.substr(0, at), after = quotation.substr(next);
        for (const std::string& one : {before + "龙" + after, before + "不" + quotation.substr(at)}) {
          if (one == quotation) continue;
          const CheckedClaim claim = judged(one, edition);
          EXPECT_FALSE(claim.verdict.starts_with("confirmed")) << one << ": " << claim.why;
        }
      }
      at = next;
    }
  }
}

}  // namespace
}  // namespace tifa

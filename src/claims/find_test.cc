// Claims that sentences make, and what they are about, against a small library.
#include "claims/find.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/ingest.h"

namespace tifa {
namespace {

LibrarySeries series(std::string name, DocumentKind kind) {
  LibrarySeries made;
  made.info.name = std::move(name);
  made.kind = kind;
  made.language = Language::kChinese;
  return made;
}

Library small_library() {
  Library library;
  LibrarySeries reports = series("report", DocumentKind::kWorkReport);
  for (std::int16_t year = 2010; year <= 2019; ++year) {
    LibraryEdition edition;
    edition.id = std::to_string(year);
    edition.name = "report:" + edition.id;
    edition.date = {year, 3, 5};
    edition.year = year;
    edition.persons = {year < 2014 ? "温明" : "李明"};
    if (year == 2012) edition.status = EditionStatus::kMissing;
    reports.editions.push_back(edition);
  }
  LibrarySeries plans = series("plan", DocumentKind::kPlan);
  LibrarySeries notes = series("note", DocumentKind::kNote);
  for (std::int16_t i = 6; i <= 8; ++i) {
    LibraryEdition edition;
    edition.id = std::to_string(i);
    edition.name = "plan:" + edition.id;
    edition.year = static_cast<std::int16_t>(1975 + 5 * i);
    edition.date = {static_cast<std::int16_t>(edition.year), 11, 1};
    edition.ordinals = {i};
    plans.editions.push_back(edition);
    edition.name = "note:" + edition.id;
    notes.editions.push_back(edition);
  }
  library.series = {reports, plans, notes};
  library.links = {{"note:8", "explains", "plan:8", false}};
  library.terms = {{"security", {"安全"}, false, {}},
                   {"blue economy", {"蓝色经济"}, false, {}},
                   {"technology", {"科技", "技术"}, true, {}}};
  library.index();
  return library;
}

std::vector<Claim> claims_in(const std::string& text, std::string_view date = "2019-03-06") {
  const auto document = ingest(text, Format::kText, {});
  EXPECT_TRUE(document.has_value());
  std::vector<Claim> claims = find_claims(read_article(*document, date), small_library());
  std::erase_if(claims, [](const Claim& claim) { return claim.kind == ClaimKind::kQuotation; });
  return claims;
}

std::string first_pattern(const Claim& claim) {
  return claim.terms.empty() || claim.terms.front().patterns.empty() ? "" : claim.terms.front().patterns.front();
}

using Names = std::vector<std::string>;

TEST(FindClaims, CountAndWhatItIsComparedWith) {
  const auto claims =
      claims_in("The word “security” appears 46 times in the work report, up from 30 in last year's report.");
  ASSERT_EQ(claims.size(), 3U);
  EXPECT_EQ(claims[0].kind, ClaimKind::kCount);
  EXPECT_EQ(first_pattern(claims[0]), "安全");
  EXPECT_EQ(claims[0].editions.editions, Names{"report:2019"});
  EXPECT_TRUE(claims[0].editions.guess);
  EXPECT_TRUE(claims[0].figure->holds(46));
  EXPECT_EQ(claims[1].editions.editions, Names{"report:2018"});
  EXPECT_TRUE(claims[1].figure->holds(30));
  EXPECT_EQ(claims[2].kind, ClaimKind::kChange);
  EXPECT_EQ(claims[2].direction, 1);
  EXPECT_EQ(claims[2].before->editions, Names{"report:2018"});
}

TEST(FindClaims, ChineseListsPairByTheirOrder) {
  const auto claims = claims_in("2018年政府工作报告中，科技46次、“安全”五十余次，创新不到30次。");
  ASSERT_EQ(claims.size(), 3U);
  for (const Claim& claim : claims) EXPECT_EQ(claim.editions.editions, Names{"report:2018"});
  EXPECT_EQ(first_pattern(claims[1]), "安全");
  EXPECT_TRUE(claims[1].figure->holds(57));
  EXPECT_FALSE(claims[1].figure->holds(60));
}

TEST(FindClaims, FirstInARangeOfYears) {
  const auto claims = claims_in("It is not the first time since 2013 that the report has dropped “blue economy”.");
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].kind, ClaimKind::kDropped);
  EXPECT_TRUE(claims[0].first_such);
  EXPECT_TRUE(claims[0].negated);
}

TEST(FindClaims, MissingEditionsAreNamed) {
  const auto claims = claims_in("Every work report since 2011 has mentioned “security”.");
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].kind, ClaimKind::kPresent);
  ASSERT_EQ(claims[0].editions.editions.size(), 9U);
  EXPECT_EQ(claims[0].editions.editions[1], "report:2012");
}

TEST(FindClaims, WhatTheCorpusDoesNotExpectIsOutside) {
  for (const char* text : {"The central bank's statement mentions “security” 12 times.",
                           "The 2019 NATO declaration mentions “security” 12 times.",
                           "The eleventh five-year plan mentions “security” 12 times.",
                           "Provincial work reports mention “security” 12 times."}) {
    const auto claims = claims_in(text);
    ASSERT_EQ(claims.size(), 1U) << text;
    EXPECT_TRUE(claims[0].editions.outside) << text;
    EXPECT_TRUE(claims[0].editions.editions.empty()) << text;
  }
}

TEST(FindClaims, NumbersOfPlans) {
  const auto claims = claims_in("“第八个五年规划”以外，第七个五年规划12次提到“安全”。");
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].editions.editions, Names{"plan:7"});
}

TEST(FindClaims, WhatIsNotAboutTextsIsPassedOver) {
  for (const char* text :
       {"Exports grew for the first time since 2011, and 46 ships left the port.", "他三次出国，今年首次回家。",
        "The mayor dropped the ball twice and mentioned it to nobody.", "Security was tightened 12 times in 2018."})
    EXPECT_TRUE(claims_in(text).empty()) << text;
}

TEST(FindClaims, WhatNoRuleSettlesSaysWhy) {
  const auto claims = claims_in("Analysts found the tone of the eighth plan tougher.");
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].kind, ClaimKind::kOther);
  EXPECT_FALSE(claims[0].not_checkable.empty());
}

TEST(FindClaims, ANoteCitesWhatItExplains) {
  const auto claims =
      claims_in("The explanatory note, citing a passage of the document, calls for caution.", "2015-11-03");
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].kind, ClaimKind::kCitation);
  EXPECT_EQ(claims[0].before->editions, Names{"plan:8"});
}

TEST(Articles, FurnitureIsSetAsideAndSentencesStay) {
  const std::string text =
      "Advertisement\nPlan puts security first\n04:30\nListen\nPlan puts security first\nThe plan was adopted on "
      "Monday. It is long.\n"
      "Advertisement\nAnother paragraph stands here.\n";
  const auto document = ingest(text, Format::kText, {});
  ASSERT_TRUE(document.has_value());
  const Article article = read_article(*document, "");
  std::string kept;
  for (const ArticleSentence& sentence : article.sentences) kept += std::string(sentence.at.of(article.text)) + "|";
  EXPECT_EQ(kept.find("Advertisement"), std::string::npos);
  EXPECT_EQ(kept.find("Listen"), std::string::npos);
  EXPECT_NE(kept.find("It is long.|Another paragraph stands here.|"), std::string::npos);
}

}  // namespace
}  // namespace tifa

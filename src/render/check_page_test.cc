// The page of a checked article: claims in their places, nothing of an article or document becomes markup.
#include <gtest/gtest.h>

#include <tifa/check.h>

#include <string>

namespace tifa {
namespace {

CheckedClaim claim_at(std::uint64_t begin, std::uint64_t end, const std::string& verdict) {
  CheckedClaim claim;
  claim.id = "c";
  claim.kind = "count";
  claim.text = "a claim";
  claim.begin = begin;
  claim.end = end;
  claim.verdict = verdict;
  return claim;
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

TEST(CheckPage, MarksClaimsWhereTheyStand) {
  CheckAnswer answer;
  answer.language = "zh";
  answer.article = "标题\nOne 二 three four five.\nLast.";
  answer.claims = {claim_at(3, 16, "confirmed"), claim_at(7, 8, "contradicted"), claim_at(9, 25, "not_established")};
  const std::string page = check_page(answer, "en");
  EXPECT_NE(page.find("<span class=\"cl confirmed\">One </span><span class=\"cl contradicted\">二</span>"),
            std::string::npos);
  EXPECT_NE(page.find("<span class=\"cl confirmed\"> </span>"), std::string::npos);
  EXPECT_NE(page.find("<span class=\"cl not_established\">our five.</span>"), std::string::npos) << page;
  for (const char* number : {"1", "2", "3"}) {
    EXPECT_EQ(count_of(page, std::string("id=\"claim-") + number + "\""), 1U);
    EXPECT_EQ(count_of(page, std::string("href=\"#claim-") + number + "\""), 2U);
  }
  // The card stands under its paragraph, before the next one.
  EXPECT_LT(page.find("id=\"claim-3\""), page.find("Last."));
}

TEST(CheckPage, NothingBecomesMarkup) {
  const std::string evil = "<script>alert(1)</script>\" onclick='x' javascript:x </style><img src=x> \xE2\x80\xAE";
  CheckAnswer answer;
  answer.tifa = {evil, evil};
  answer.name = answer.title = answer.date = answer.language = evil;
  answer.article = evil + "\n" + evil;
  answer.notes = {evil};
  CheckedClaim claim = claim_at(2, 30, evil);
  for (std::string* field :
       {&claim.id, &claim.kind, &claim.text, &claim.term_source, &claim.asserted, &claim.observed, &claim.rule,
        &claim.why, &claim.suggestion, &claim.method, &claim.original, &claim.difference, &claim.coverage.statement})
    *field = evil;
  claim.wordings = claim.terms = {evil};
  claim.editions = {{evil, evil, evil, 1.5, "javascript:alert(1)"}};
  claim.tried = {{evil, evil, 2.0, true}};
  Span span;
  span.edition = span.exact = span.prefix = span.suffix = span.locator = span.date = span.source = evil;
  span.section = {evil};
  claim.evidence = {span};
  answer.claims = {claim};
  answer.cycle.edition = answer.cycle.title = answer.cycle.status = evil;
  answer.cycle.rows = {{evil, evil, evil, evil, evil, true}};
  answer.cycle.not_held = {evil};
  GoalList list;
  list.edition = list.date = list.heading = evil;
  list.items = {{1, evil, evil, evil, {}}};
  answer.goals.emplace();
  answer.goals->lists = {list};
  for (const char* language : {"en", "zh"}) {
    const std::string page = check_page(answer, language);
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find("<img"), std::string::npos);
    EXPECT_EQ(page.find("\" onclick"), std::string::npos);
    EXPECT_EQ(page.find("href=\"javascript"), std::string::npos);
    EXPECT_EQ(page.find("\xE2\x80\xAE"), std::string::npos);
    EXPECT_EQ(count_of(page, "</style>"), 1U);
    EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  }
}

TEST(CheckPage, PlacesOutsideTheArticleAreHarmless) {
  CheckAnswer answer;
  answer.article = "short";
  answer.claims = {claim_at(50, 90, "confirmed"), claim_at(4, 2, "confirmed"), claim_at(0, 1000, "contradicted")};
  EXPECT_NE(check_page(answer, "en").find("id=\"claim-3\""), std::string::npos);
  EXPECT_NE(check_page(CheckAnswer{}, "zh").find("<h1"), std::string::npos);
}

}  // namespace
}  // namespace tifa

// Any article against a small library: finding claims ends, and every range of a claim lies in the article on whole
// characters.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/find.h"
#include "expect.h"
#include "ingest/ingest.h"
#include "text/utf8.h"

namespace {

using tifa::fuzzing::expect;

tifa::Library small_library() {
  tifa::Library library;
  tifa::LibrarySeries plans;
  plans.info.name = "plan";
  plans.kind = tifa::DocumentKind::kPlan;
  plans.language = tifa::Language::kChinese;
  plans.words = {"plan", "plans"};
  tifa::LibrarySeries reports;
  reports.info.name = "report";
  reports.kind = tifa::DocumentKind::kWorkReport;
  reports.language = tifa::Language::kEnglish;
  for (std::int16_t i = 1; i <= 9; ++i) {
    tifa::LibraryEdition plan;
    plan.id = std::to_string(i);
    plan.name = "plan:" + plan.id;
    plan.date.year = static_cast<std::int16_t>(1980 + 5 * i);
    plan.year = plan.date.year;
    plan.ordinals = {i};
    plans.editions.push_back(plan);
    tifa::LibraryEdition report;
    report.id = std::to_string(2010 + i);
    report.name = "report:" + report.id;
    report.date = {static_cast<std::int16_t>(2010 + i), 3, 5};
    report.year = report.date.year;
    report.persons = {"李明"};
    reports.editions.push_back(report);
  }
  library.series = {plans, reports};
  library.links = {{"report:2012", "cites", "plan:6", false}};
  library.terms = {{"security", {"安全"}, false, {}},
                   {"blue economy", {"蓝色经济"}, false, {}},
                   {"technology", {"科技", "技术"}, true, {}}};
  library.index();
  return library;
}

void check(const tifa::Range& at, std::string_view text) {
  expect(at.begin <= at.end && at.end <= text.size(), "a range lies in the article");
  const auto whole = [&](std::size_t byte) {
    return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
  };
  expect(whole(at.begin) && whole(at.end), "a range begins and ends between characters");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const tifa::Library kLibrary = small_library();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = tifa::ingest(bytes, tifa::Format::kText, {});
  if (!document) return 0;
  const tifa::Article article = tifa::read_article(*document, "2019-03-06");
  for (const tifa::ArticleSentence& sentence : article.sentences) check(sentence.at, article.text);
  for (const tifa::Claim& claim : tifa::find_claims(article, kLibrary)) {
    check(claim.at, article.text);
    check(claim.editions.at, article.text);
    for (const tifa::ClaimTerm& term : claim.terms) check(term.at, article.text);
    if (claim.figure) {
      check(claim.figure->at, article.text);
      expect(claim.figure->low <= claim.figure->high, "an interval has values");
    }
    for (const std::string& edition : claim.editions.editions)
      expect(edition.find(':') != std::string::npos, "editions are named");
  }
  return 0;
}

// Sentences of a report that count: coverage with doubts, hits across words.
#include "render/report_words.h"

#include <gtest/gtest.h>

#include "render/report_caveats.h"

namespace tifa {
namespace {

const Words kEnglish("en"), kChinese("zh");

ReportAnswer report_on(std::initializer_list<const char*> years) {
  ReportAnswer answer;
  for (const char* year : years) {
    ReportDocument document;
    document.edition = std::string("work:") + year;
    document.label = year;
    document.called = {year, std::string(year) + "年"};
    document.status = "held";
    answer.documents.push_back(document);
  }
  answer.a = answer.documents[0].edition;
  answer.b = answer.documents[1].edition;
  return answer;
}

TEST(Coverage, OneOrTwoWithDoubtsAreNamedAndMoreCounted) {
  const ReportAnswer answer = report_on({"2024", "2025", "1955", "1956"});
  Coverage coverage;
  for (const ReportDocument& one : answer.documents) coverage.held.push_back(one.edition);
  coverage.flagged = {"work:1955"};
  EXPECT_EQ(coverage_sentence(answer, coverage, kEnglish), "4 of 4 editions held in full (1955 with doubts).");
  coverage.flagged = {"work:1955", "work:1956"};
  EXPECT_EQ(coverage_sentence(answer, coverage, kEnglish), "4 of 4 editions held in full (1955 and 1956 with doubts).");
  EXPECT_EQ(coverage_sentence(answer, coverage, kChinese), "共4份，收有全文4份（1955年、1956年存疑）。");
  coverage.flagged = {"work:1955", "work:1956", "work:2024"};
  EXPECT_EQ(coverage_sentence(answer, coverage, kEnglish),
            "4 of 4 editions held in full (3 of them with doubts); with doubts: 1955, 1956, 2024.");
  // What is held only in part is not among those in brackets.
  coverage.held.pop_back();
  coverage.partial = {"work:1956"};
  coverage.flagged = {"work:1955", "work:1956"};
  EXPECT_EQ(coverage_sentence(answer, coverage, kEnglish),
            "3 of 4 editions held in full (1955 with doubts); only in part: 1956; with doubts: 1955, 1956.");
}

TEST(TermCaveat, AllHitsAcrossWordsAreToldAsAll) {
  const ReportAnswer answer = report_on({"2024", "2025"});
  const auto caveat = [&](std::uint64_t count, std::uint64_t across, const Words& words) {
    ReportTerm term;
    Evidence evidence;
    evidence.edition = answer.a;
    evidence.count = count;
    evidence.across = across;
    term.evidence = {evidence};
    return term_caveat(answer, term, words);
  };
  EXPECT_EQ(caveat(3, 1, kEnglish), "in the editions held in full 1 of 3 hits across words");
  EXPECT_EQ(caveat(2, 2, kEnglish), "in the editions held in full all 2 hits across words");
  EXPECT_EQ(caveat(2, 2, kChinese), "所收各份全文合计2处均只是跨词相连");
  EXPECT_EQ(caveat(1, 1, kEnglish), "in the editions held in full its one hit across words");
}

}  // namespace
}  // namespace tifa

// What is called new: of one series, in the order of time, where most editions before B are held.
#include "render/report_new.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tifa {
namespace {

// B is the last edition of a series, A the one before; `missing` more stand before them.
ReportAnswer report_on(std::uint64_t held, std::uint64_t missing) {
  ReportAnswer answer;
  const auto add = [&](std::uint64_t ordinal, const char* status) {
    ReportDocument document;
    document.series = "work";
    document.edition = "work:" + std::to_string(2000 + ordinal);
    document.called = {std::to_string(2000 + ordinal), std::to_string(2000 + ordinal) + "年"};
    document.ordinal = ordinal;
    document.status = status;
    answer.documents.push_back(document);
  };
  add(missing + held, "held");
  add(missing + held + 1, "held");
  for (std::uint64_t i = 1; i < missing + held; ++i) add(i, i <= missing ? "missing" : "held");
  answer.a = answer.documents[0].edition;
  answer.b = answer.documents[1].edition;
  for (const auto& [phrase, b] : {std::pair("渔港", 2), std::pair("灯塔", 1)}) {
    PhraseRow row;
    row.phrase = phrase;
    row.change = "new";
    row.b = static_cast<std::uint64_t>(b);
    answer.comparison.phrases.push_back(row);
  }
  return answer;
}

Finding finding_of(const ReportAnswer& answer, std::uint64_t searched) {
  Finding finding;
  finding.searched = searched;
  finding.phrases = {0, 1};
  for (const ReportDocument& one : answer.documents)
    if (one.status != "held") finding.gaps.push_back(one.edition);
  return finding;
}

const Words kEnglish("en"), kChinese("zh");

TEST(ReportNew, OfOneEditionAndOfMore) {
  const ReportAnswer one = report_on(1, 0), three = report_on(3, 1);
  EXPECT_EQ(new_sentence(one, finding_of(one, 1), kEnglish),
            "“渔港” is new: twice in 2002, not in the one held edition before it.");
  EXPECT_EQ(
      firsts_sentence(one, finding_of(one, 1), kEnglish),
      "New in 2002, each used only once or twice: “渔港” (twice), “灯塔”; not in the one held edition before it.");
  EXPECT_EQ(new_heading(one, kEnglish), "New in 2002");
  EXPECT_EQ(new_note(one, kEnglish), "In 2002, not in 2001, the one held edition before it.");
  EXPECT_EQ(new_sentence(three, finding_of(three, 3), kChinese),
            "“渔港”为新提法：2005年出现2次，此前所收3份全文均无（未收：2001年）。");
  EXPECT_EQ(new_note(three, kEnglish), "In 2005, neither in 2004 nor in any held edition before it (not held: 2001).");
  Finding later = finding_of(three, 3);
  later.since = "work:2004";
  EXPECT_EQ(new_sentence(three, later, kEnglish),
            "“渔港” first appears after 2004: twice in 2005, first in 2004 (not held: 2001).");
}

TEST(ReportNew, OfFewHeldEditionsNothingIsNew) {
  const ReportAnswer answer = report_on(2, 3);
  EXPECT_EQ(new_sentence(answer, finding_of(answer, 2), kEnglish),
            "“渔港” stands twice in 2006 and not in 2005; whether that is new to the series cannot be told: 3 of 5 "
            "earlier editions are not held.");
  EXPECT_EQ(firsts_sentence(answer, finding_of(answer, 2), kChinese),
            "2006年有、2005年没有、只用一两次的提法：“渔港”（2次）、“灯塔”；是否首见于该系列，无从判定："
            "此前5份中有3份未收。");
  EXPECT_EQ(new_heading(answer, kEnglish), "In 2006 and not in 2005");
  EXPECT_EQ(new_note(answer, kEnglish),
            "Whether that is new to the series cannot be told: 3 of 5 earlier editions are not held.");
  const ReportAnswer half = report_on(2, 2);
  EXPECT_EQ(new_heading(half, kEnglish), "New in 2005");
}

TEST(ReportNew, OfTwoSeriesAndBackwardsNothingIsSaidOfOthers) {
  ReportAnswer two = report_on(3, 0);
  two.documents[0].series = "plan";
  ReportAnswer backwards = report_on(3, 0);
  backwards.documents[0].ordinal = 9;
  for (const ReportAnswer& answer : {two, backwards}) {
    EXPECT_EQ(new_sentence(answer, finding_of(answer, 0), kEnglish), "“渔港” stands twice in 2004 and not in 2003.");
    EXPECT_EQ(firsts_sentence(answer, finding_of(answer, 0), kEnglish),
              "In 2004 and not in 2003, each used only once or twice: “渔港” (twice), “灯塔”.");
    EXPECT_EQ(new_heading(answer, kChinese), "2004年有、2003年没有的提法");
    EXPECT_EQ(new_note(answer, kEnglish), "");
  }
}

}  // namespace
}  // namespace tifa

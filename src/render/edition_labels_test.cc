// Editions in sentences: which names are whole, which stand in a list, and what is said of those that are not held.
#include "render/edition_labels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tifa {
namespace {

// A report on the last two editions of a series; the others stand behind them, as in an answer.
ReportAnswer report_on(const std::vector<std::pair<std::string, std::string>>& editions) {
  ReportAnswer answer;
  std::vector<ReportDocument> documents;
  for (const auto& [id, status] : editions) {
    ReportDocument document;
    document.series = "work";
    document.edition = "work:" + id;
    document.label = id;
    document.called = {id, id.size() == 4 ? id + "年" : id};
    document.status = status;
    document.ordinal = documents.size() + 1;
    documents.push_back(document);
  }
  std::rotate(documents.begin(), documents.end() - 2, documents.end());
  answer.a = documents[0].edition;
  answer.b = documents[1].edition;
  answer.documents = std::move(documents);
  return answer;
}

TEST(EditionLabels, ANameIsReplacedWhereItIsWhole) {
  ReportAnswer answer = report_on({{"1", "held"}, {"7", "held"}, {"甲", "held"}, {"甲乙", "held"}});
  for (ReportDocument& one : answer.documents) one.called = {"<" + one.label + ">", ""};
  const EditionLabels labels(answer);
  EXPECT_EQ(labels.naming("work:7"), "<7>");
  EXPECT_EQ(labels.naming("its text is that of work:7."), "its text is that of <7>.");
  EXPECT_EQ(labels.naming("work:7: work:1, work:1"), "<7>: <1>, <1>");
  EXPECT_EQ(labels.naming("与work:7相同"), "与<7>相同");
  EXPECT_EQ(labels.naming("work:1..work:7"), "<1>..<7>");
  for (const char* other : {"work:70", "work:7.1", "work:7_b", "work:7@en", "work:7-2", "homework:7", "net-work:7"})
    EXPECT_EQ(labels.naming(other), other);
  EXPECT_EQ(labels.naming("work:甲乙, work:甲"), "<甲乙>, <甲>");
  EXPECT_EQ(labels.naming("work:甲丙"), "work:甲丙");
}

TEST(EditionLabels, WhatIsNotHeldIsCalledByItsStatus) {
  const ReportAnswer answer = report_on({{"2001", "missing"},
                                         {"2002", "held"},
                                         {"2003", "partial"},
                                         {"2004", "held"},
                                         {"2005", "missing"},
                                         {"2006", "held"},
                                         {"2007", "held"}});
  const Words english("en"), chinese("zh");
  const EditionLabels labels(answer), zh(answer, true);
  EXPECT_EQ(labels.not_held_before("work:2003"), std::vector<std::string>{"work:2001"});
  EXPECT_EQ(labels.not_held_before(answer.b, "work:2002"), (std::vector<std::string>{"work:2003", "work:2005"}));
  EXPECT_TRUE(labels.not_held_before("work:2001").empty());
  EXPECT_EQ(first_held(labels, "work:2002", english), "2002 (before it not held: 2001)");
  EXPECT_EQ(first_held(zh, "work:2004", chinese), "2004年（此前未收全：2001年、2003年）");
  EXPECT_EQ(last_held(labels, "work:2002", "work:2004", english), "2002 (held only in part: 2003)");
  EXPECT_EQ(last_held(zh, "work:2004", answer.b, chinese), "2004年（未收：2005年）");
  EXPECT_EQ(last_held(labels, "work:2006", answer.b, english), "2006");
}

TEST(EditionLabels, UpToSixAreNamedAndThoseInARowAsOne) {
  std::vector<std::pair<std::string, std::string>> editions;
  for (int year = 2001; year <= 2019; ++year)
    editions.emplace_back(std::to_string(year), year % 2 == 0 || year < 2004 ? "missing" : "held");
  editions.emplace_back("2020", "held");
  const ReportAnswer answer = report_on(editions);
  const Words english("en"), chinese("zh");
  const EditionLabels labels(answer), zh(answer, true);
  const auto before = [&](const char* edition) { return labels.not_held_before(edition); };
  EXPECT_EQ(labels.nearest_named(before("work:2003"), english), "2001, 2002");
  EXPECT_EQ(labels.nearest_named(before("work:2005"), english), "2001–2004");
  EXPECT_EQ(zh.nearest_named(before("work:2013"), chinese), "2001—2004年、2006年、2008年、2010年、2012年");
  EXPECT_EQ(zh.nearest_named(before("work:2015"), chinese), "2001—2004年、2006年、2008年、2010年、2012年、2014年");
  EXPECT_EQ(zh.nearest_named(before("work:2017"), chinese), "2012年、2014年、2016年等10份");
  EXPECT_EQ(labels.nearest_named(before("work:2017"), english), "2012, 2014, 2016 and others, 10 in all");
}

TEST(EditionLabels, ANarrowColumnHasNotWhatAllNamesEndIn) {
  ReportAnswer answer = report_on({{"6", "held"}, {"7", "held"}, {"8", "held"}});
  for (ReportDocument& one : answer.documents) one.label = one.edition;
  const char* const names[] = {"第七个五年规划", "第八个五年规划", "第六个五年规划"};
  for (std::size_t i = 0; i < answer.documents.size(); ++i) answer.documents[i].called = {"the plan", names[i]};
  EXPECT_EQ(EditionLabels(answer, true).brief("work:7"), "第七");
  // What one name of another kind ends in is shared by none.
  answer.documents[2].called.zh = "第六份纲要";
  EXPECT_EQ(EditionLabels(answer, true).brief("work:7"), "work:7");
}

TEST(EditionLabels, ASentenceBeginsWithACapitalAndANameAsItIs) {
  EXPECT_EQ(capitalised("the 7th plan has it"), "The 7th plan has it");
  EXPECT_EQ(capitalised("in 2024 each of 3 has"), "In 2024 each of 3 has");
  EXPECT_EQ(capitalised("plan:7 has it"), "plan:7 has it");
  EXPECT_EQ(capitalised("2024 has it"), "2024 has it");
}

}  // namespace
}  // namespace tifa

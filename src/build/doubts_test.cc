// Texts that are not what they should be: what a build takes for a stub and what it flags.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "support/build_fixture.h"

namespace tifa {
namespace {

using testing::kToml;
using testing::text_of;
using DoubtsTest = testing::BuildTest;

TEST_F(DoubtsTest, StubsShortTextsAndEqualTexts) {
  folder_.write("tifa.toml", kToml);
  for (const int year : {2001, 2002, 2004, 2005})
    folder_.write(fmt::format("texts/{}.txt", year), text_of(year - 2000, 60));
  folder_.write("texts/2003.txt", "2003年海岛工作报告\n\n会议听取了报告。\n");
  folder_.write("texts/2006.txt", text_of(6, 6));
  folder_.write("texts/2007.txt", text_of(5, 60));
  const BuildSummary summary = built();
  EXPECT_EQ(editions("report:2003"), "report:2003 partial");
  EXPECT_EQ(codes("report:2003"), (std::set<std::string>{"stub"}));
  EXPECT_EQ(codes("report:2006"), (std::set<std::string>{"short"}));
  EXPECT_EQ(codes("report:2005"), (std::set<std::string>{"equal-text"}));
  EXPECT_EQ(codes("report:2007"), (std::set<std::string>{"equal-text", "other-year"}));
  EXPECT_EQ(summary.partial, 1U);
  EXPECT_EQ(summary.flagged, 3U);
  folder_.write("tifa.toml", std::string(kToml) +
                                 "[[series.report.edition]]\nid = \"2006\"\naccept = [\"short\"]\n"
                                 "[[series.report.edition]]\nid = \"2003\"\nstatus = \"held\"\n");
  EXPECT_EQ(built().flagged, 3U);  // 2003 is held now, and short
  EXPECT_EQ(editions("report:2003"), "report:2003 held");
  const auto corpus = Corpus::open(folder_.path());
  const auto flags = corpus->flags(corpus->select("report:2006")->front());
  ASSERT_EQ(flags->size(), 1U);
  EXPECT_TRUE(flags->front().accepted);
  EXPECT_EQ(corpus->flagged(*corpus->select("report"))->size(), 3U);
}

TEST_F(DoubtsTest, APageInPlaceOfTheDocument) {
  folder_.write("tifa.toml", R"([series.terms]
title = "Ferry Terms"
language = "en"
files = "texts/{id}.txt"
)");
  std::string terms = "Ferry Terms\n\n";
  for (int i = 1; i <= 40; ++i)
    terms += fmt::format(
        "{}. The ferry of berth {} leaves at the hour that the harbour master has posted at pier {}.\n\n", i, i, i % 7);
  const std::string error =
      "We are all mixed up\n\nLoad this page anew or come back later. It may take some time.\n\ngo back\n";
  const auto edition = [](int month) { return fmt::format("2023-{:02}-01", month); };
  for (int month = 1; month <= 9; ++month)
    folder_.write("texts/" + edition(month) + ".txt",
                  terms + fmt::format("Last changed in month {} of the year by the master.\n", month));
  // One page again and again, so that most of the neighbours of each are that page; and a part of the document.
  for (const int month : {3, 4, 5, 6}) folder_.write("texts/" + edition(month) + ".txt", error);
  folder_.write("texts/" + edition(8) + ".txt", terms.substr(0, terms.find("2. ")));
  (void)built();
  for (const int month : {3, 4, 5, 6}) {
    const std::string name = "terms:" + edition(month);
    EXPECT_EQ(editions(name), name + " partial");
    EXPECT_EQ(codes(name), std::set<std::string>{"not-the-document"}) << name;
  }
  EXPECT_EQ(codes("terms:" + edition(8)), std::set<std::string>{"stub"});
  for (const int month : {1, 2, 7, 9}) EXPECT_EQ(codes("terms:" + edition(month)), std::set<std::string>()) << month;
  const auto corpus = Corpus::open(folder_.path());
  const Edition page = corpus->select("terms:2023-04-01")->front();
  EXPECT_TRUE(page.is_other_page());
  EXPECT_TRUE(page.partial_reason.starts_with("it is probably not the document but a page in its place: it has "))
      << page.partial_reason;
  EXPECT_TRUE(page.partial_reason.ends_with(", and no passage of it stands in them")) << page.partial_reason;
}

TEST_F(DoubtsTest, APartShorterThanAnyPassageIsLookedForAsAWhole) {
  folder_.write("tifa.toml", "[series.terms]\nlanguage = \"en\"\nfiles = \"texts/{id}.txt\"\n");
  std::string terms = "Ferry Terms of the Harbour\n\n";
  for (int i = 1; i <= 40; ++i)
    terms +=
        fmt::format("{}. The ferry of berth {} leaves when the harbour master says so at pier {}.\n\n", i, i, i % 7);
  for (const int day : {1, 2, 4, 5})
    folder_.write(fmt::format("texts/2023-01-0{}.txt", day), terms + fmt::format("Changed on day {}.\n", day));
  folder_.write("texts/2023-01-03.txt", "Ferry Terms of the Harbour\n");
  (void)built();
  EXPECT_EQ(codes("terms:2023-01-03"), std::set<std::string>{"stub"});
}

TEST_F(DoubtsTest, APageInPlaceOfOneOfManyDocuments) {
  folder_.write("tifa.toml", kToml);
  for (const int year : {2001, 2002, 2004, 2005, 2006})
    folder_.write(fmt::format("texts/{}.txt", year), text_of(year - 2000, 60));
  folder_.write("texts/2003.txt", "网页无法显示\n\n请稍后再试。\n");
  (void)built();
  EXPECT_EQ(editions("report:2003"), "report:2003 partial");
  EXPECT_EQ(codes("report:2003"), std::set<std::string>{"not-the-document"});
  const auto corpus = Corpus::open(folder_.path());
  EXPECT_TRUE(corpus->select("report:2003")->front().partial_reason.ends_with("and its title is not theirs"));
}

TEST_F(DoubtsTest, APageThatListsTextsOfANameIsNoDocument) {
  folder_.write("tifa.toml", kToml);
  for (const int year : {2001, 2002, 2004, 2005, 2006})
    folder_.write(fmt::format("texts/{}.txt", year), text_of(year - 2000, 60));
  const std::string title = text_of(3, 60).substr(0, text_of(3, 60).find('\n'));
  folder_.write("texts/2003.txt", title + "\n的版本包括：\n" + title + "（甲本）\n" + title + "（乙本）\n");
  (void)built();
  EXPECT_EQ(codes("report:2003"), std::set<std::string>{"not-the-document"});
  const auto corpus = Corpus::open(folder_.path());
  const std::string reason = corpus->select("report:2003")->front().partial_reason;
  EXPECT_TRUE(reason.ends_with("and it lists several texts of a name")) << reason;
}

TEST_F(DoubtsTest, EditionsThatTheSeriesDoesNotExpect) {
  folder_.write("tifa.toml", R"([series.report]
title = "海岛工作报告"
language = "zh"
issuer = "Council"
expect = ["2003..2004", "2006"]
files = "texts/{id}.txt"
[[series.report.edition]]
id = "2002"
issuer = "North Island"
)");
  for (const int year : {2001, 2002, 2003, 2004, 2005, 2006, 2007})
    folder_.write(fmt::format("texts/{}.txt", year), text_of(year - 2000, 20 + year % 7));
  (void)built();
  for (const int year : {2003, 2004, 2006, 2007})
    EXPECT_EQ(codes(fmt::format("report:{}", year)), std::set<std::string>()) << year;
  for (const int year : {2001, 2002, 2005})
    EXPECT_EQ(codes(fmt::format("report:{}", year)), std::set<std::string>{"unexpected"}) << year;
  const auto corpus = Corpus::open(folder_.path());
  const auto issuer = [&](const char* edition) { return corpus->select(edition)->front().issuer; };
  EXPECT_EQ(issuer("report:2001"), "");
  EXPECT_EQ(issuer("report:2002"), "North Island");
  EXPECT_EQ(issuer("report:2007"), "Council");
  EXPECT_EQ(corpus->flags(corpus->select("report:2001")->front())->front().message,
            "the editions expected of its series begin with report:2003, so that it is none of them");
}

TEST_F(DoubtsTest, ADigestIsNotByWhoIssuedTheDocument) {
  folder_.write("tifa.toml", R"([series.report]
title = "海岛工作报告"
language = "zh"
issuer = "Council"
files = "texts/{id}.txt"
[[series.report.edition]]
id = "2002"
issuer = "Radio"
)");
  for (const int year : {2001, 2002})
    folder_.write(fmt::format("texts/{}.txt", year),
                  fmt::format("{}年海岛工作报告\n\n现在播发海岛工作报告。报告指出，全岛各项工程已经完成。\n", year));
  folder_.write("texts/2003.txt", text_of(3));
  (void)built();
  EXPECT_EQ(codes("report:2001"), std::set<std::string>{"digest"});
  const auto corpus = Corpus::open(folder_.path());
  EXPECT_EQ(corpus->select("report:2001")->front().issuer, "");
  EXPECT_EQ(corpus->select("report:2002")->front().issuer, "Radio");
  EXPECT_EQ(corpus->select("report:2003")->front().issuer, "Council");
}

TEST_F(DoubtsTest, TextsThatAreNearlyAnotherEditions) {
  folder_.write("tifa.toml", kToml);
  for (const int year : {2001, 2002, 2003, 2004, 2005})
    folder_.write(fmt::format("texts/{}.txt", year), text_of(year - 2000, 60));
  // Another title line and one paragraph of its own.
  const std::string report = text_of(3, 60);
  folder_.write("texts/2006.txt", "2006年海岛工作报告" + report.substr(report.find('\n')) + "各位代表，请予审议。\n");
  (void)built();
  EXPECT_EQ(codes("report:2006"), (std::set<std::string>{"equal-text"}));
  EXPECT_EQ(codes("report:2003"), (std::set<std::string>{"equal-text"}));
  EXPECT_EQ(codes("report:2004"), std::set<std::string>());
  const auto corpus = Corpus::open(folder_.path());
  const auto flags = corpus->flags(corpus->select("report:2003")->front());
  EXPECT_TRUE(flags->front().message.ends_with("% of its text is that of report:2006")) << flags->front().message;
  // Versions of one document are alike by nature.
  std::string terms = text_of(1, 60);
  for (const int year : {2001, 2002, 2003, 2004, 2005, 2006}) {
    terms += fmt::format("第{}次修改：用户应当在三十日内提出异议。\n\n", year);
    folder_.write(fmt::format("texts/{}.txt", year), fmt::format("{}年", year) + terms.substr(terms.find("海岛")));
  }
  (void)built();
  for (const int year : {2001, 2003, 2006})
    EXPECT_EQ(codes(fmt::format("report:{}", year)), std::set<std::string>()) << year;
}

TEST_F(DoubtsTest, ANumberThatIsLeftOutIsFlagged) {
  folder_.write("tifa.toml", kToml);
  const auto numbered = [](const std::vector<std::string>& numbers) {
    std::string text = "2001年海岛工作报告\n\n";
    for (const std::string& number : numbers)
      text += fmt::format("{}、工作{}\n\n全岛完成工程，安排资金，居民收入增长，港口吞吐量增加。\n\n", number, number);
    return text;
  };
  folder_.write("texts/2001.txt", numbered({"一", "二", "四", "五"}));
  folder_.write("texts/2002.txt", numbered({"一", "二", "三", "四"}));
  (void)built();
  EXPECT_EQ(codes("report:2001"), (std::set<std::string>{"numbering-gap"}));
  EXPECT_EQ(codes("report:2002"), std::set<std::string>());
  const auto corpus = Corpus::open(folder_.path());
  const auto flags = corpus->flags(corpus->select("report:2001")->front());
  ASSERT_EQ(flags->size(), 1U);
  EXPECT_EQ(flags->front().message, "its numbering goes from “二、” to “四、”: 三 is not there");
  EXPECT_EQ(flags->front().evidence, "四、工作四");
}

TEST_F(DoubtsTest, ANumberThatIsLeftOutIsToldAsTheTextWritesThem) {
  folder_.write("tifa.toml", kToml);
  const auto chapters = [](const std::vector<std::string>& numbers) {
    std::string text = "2001年海岛工作报告\n\n";
    for (const std::string& number : numbers)
      text +=
          fmt::format("第{}章 工作{}\n\n全岛完成工程，安排资金，居民收入增长，港口吞吐量增加。\n\n", number, number);
    return text;
  };
  folder_.write("texts/2001.txt", chapters({"1", "3", "4", "5"}));
  folder_.write("texts/2002.txt", chapters({"一", "三", "四", "五"}));
  (void)built();
  const auto corpus = Corpus::open(folder_.path());
  const auto message = [&](const char* edition) {
    const auto flags = corpus->flags(corpus->select(edition)->front());
    return flags->empty() ? std::string() : flags->front().message;
  };
  EXPECT_EQ(message("report:2001"), "its numbering goes from “第1章” to “第3章”: 第2章 is not there");
  EXPECT_EQ(message("report:2002"), "its numbering goes from “第一章” to “第三章”: 第二章 is not there");
}

TEST_F(DoubtsTest, ATitleOfAnotherKindIsFlaggedWhereTheOthersAreOfOne) {
  folder_.write("tifa.toml", kToml);
  for (const int year : {2001, 2002, 2003, 2004, 2006})
    folder_.write(fmt::format("texts/{}.txt", year), text_of(year - 2000, 60));
  const std::string report = text_of(5, 60);
  folder_.write("texts/2005.txt", "关于2005年预算执行情况的说明" + report.substr(report.find('\n')));
  (void)built();
  EXPECT_EQ(codes("report:2005"), (std::set<std::string>{"other-kind"}));
  EXPECT_EQ(codes("report:2004"), std::set<std::string>());
  // Two kinds, each usual: nobody can tell which is meant.
  for (const int year : {2007, 2008, 2009, 2010})
    folder_.write(fmt::format("texts/{}.txt", year),
                  fmt::format("关于{}年预算执行情况的说明", year) + text_of(year - 2000, 60).substr(report.find('\n')));
  (void)built();
  EXPECT_EQ(codes("report:2005"), std::set<std::string>());
}

TEST_F(DoubtsTest, AnotherLanguageThanDeclaredIsFlagged) {
  write_small_corpus();
  folder_.write("texts/2003.txt",
                "The report of the island\n\nThe council has built three ports in the north of the island and it will "
                "build more of them in the years to come.\n");
  (void)built();
  EXPECT_EQ(codes("report:2003").count("language"), 1U);
}

TEST_F(DoubtsTest, ALanguageThatTifaDoesNotKnowIsFlaggedWhereThereIsEnoughOfIt) {
  write_small_corpus();
  std::string german = "Der Bericht der Insel\n\n";
  folder_.write("texts/2002.txt", german + "Die Insel hat drei neue Häfen und eine Schule erhalten.\n");
  for (int i = 0; i < 15; ++i)
    german += "Die Insel hat im vergangenen Jahr drei neue Häfen und eine Schule mit großem Garten erhalten.\n\n";
  folder_.write("texts/2003.txt", german);
  std::string figures = "Table of figures\n\n";
  for (int i = 0; i < 150; ++i) figures += "Fisk 1,234.5 98.7 210 Havn 45\n\n";
  folder_.write("texts/2004.txt", figures);
  (void)built();
  EXPECT_EQ(codes("report:2002").count("language"), 0U);
  EXPECT_EQ(codes("report:2004").count("language"), 0U);
  EXPECT_EQ(codes("report:2003").count("language"), 1U);
}

}  // namespace
}  // namespace tifa

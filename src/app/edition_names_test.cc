// What an edition and its series are called in sentences.
#include "app/edition_names.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

using Names = std::map<std::string, SeriesNames>;

Edition edition_of(const std::string& id, const std::string& date = "") {
  Edition edition;
  edition.series = "report";
  edition.id = id;
  edition.date = parse_date(date).value_or(Date());
  return edition;
}

SeriesInfo series_of(const std::string& kind, const std::string& title = "Reports") {
  SeriesInfo series;
  series.name = "report";
  series.kind = kind;
  series.title = title;
  return series;
}

void expect_called(const InLanguages& called, const char* en, const char* zh) {
  EXPECT_EQ(called.en, en);
  EXPECT_EQ(called.zh, zh);
}

TEST(EditionNames, AreWhatIsDeclared) {
  const Names names = {{"zh", {"", "", "{nth}大报告"}}, {"en", {"", "", "the report to the {nth} congress"}}};
  expect_called(name_edition(edition_of("20", "2022-10-16"), series_of("report"), names, false),
                "the report to the 20th congress", "二十大报告");
  expect_called(name_edition(edition_of("20", "2022-10-16"), series_of("report"), names, true),
                "the report to the 20th congress", "二十大报告");
  Edition english = edition_of("20");
  english.version = "@en";
  EXPECT_EQ(name_edition(english, series_of("report"), names, false).zh, "二十大报告@en");

  const Names plenums = {{"zh", {"", "", "{nth}届{nth2}中全会公报（{id}）"}},
                         {"en", {"", "", "plenum {nth2} of {nth}"}}};
  expect_called(name_edition(edition_of("18-3"), series_of(""), plenums, false), "plenum 3rd of 18th",
                "十八届三中全会公报（18-3）");
  // Without the number that is asked for the declared name says nothing.
  expect_called(name_edition(edition_of("special"), series_of(""), plenums, false), "special", "special");
  expect_called(name_edition(edition_of("2024-3"), series_of(""), plenums, false), "2024-3", "2024-3");
}

TEST(EditionNames, AreYearsOrdinalsAndKinds) {
  expect_called(name_edition(edition_of("2025"), series_of("work report"), {}, false), "2025", "2025年");
  expect_called(name_edition(edition_of("2025"), series_of("work report"), {}, true), "2025 (Reports)",
                "2025年（report）");
  expect_called(name_edition(edition_of("8", "2025-10-17"), series_of("plan"), {}, false), "the 8th plan (2025)",
                "第8份（2025年）");
  expect_called(name_edition(edition_of("8"), series_of("规划"), {}, false), "the 8th", "第8份规划");
  for (const auto& [id, ordinal] :
       {std::pair{"1", "the 1st"}, std::pair{"2", "the 2nd"}, std::pair{"3", "the 3rd"}, std::pair{"11", "the 11th"},
        std::pair{"12", "the 12th"}, std::pair{"113", "the 113th"}, std::pair{"121", "the 121st"}})
    EXPECT_EQ(name_edition(edition_of(id), series_of(""), {}, false).en, ordinal);
}

TEST(EditionNames, AreDays) {
  expect_called(name_edition(edition_of("2025-01-29"), series_of("statement"), {}, false),
                "the statement of 29 January 2025", "2025年1月29日");
  expect_called(name_edition(edition_of("2025-12-05"), series_of("声明"), {}, false), "the text of 5 December 2025",
                "2025年12月5日声明");
  expect_called(name_edition(edition_of("2025-12-05"), series_of(""), {}, true),
                "the text of 5 December 2025 (Reports)", "2025年12月5日（report）");
  // No day of the calendar, or none at all.
  expect_called(name_edition(edition_of("2025-02-29"), series_of("statement"), {}, false), "2025-02-29", "2025-02-29");
  expect_called(name_edition(edition_of("2025-12"), series_of("statement"), {}, false), "2025-12", "2025-12");

  const Names notices = {{"zh", {"", "", "{day}通告"}}, {"en", {"", "", "the notice of {day}"}}};
  expect_called(name_edition(edition_of("2025-01-29", "2025-02-01"), series_of(""), notices, false),
                "the notice of 29 January 2025", "2025年1月29日通告");
  expect_called(name_edition(edition_of("7", "2025-02-01"), series_of(""), notices, false),
                "the notice of 1 February 2025", "2025年2月1日通告");
  expect_called(name_edition(edition_of("7", "2025-02"), series_of("notice"), notices, false), "the 7th notice (2025)",
                "第7份（2025年）");
}

TEST(EditionNames, OfSeriesAreInTheirScript) {
  expect_called(name_in_languages("Reports", {}, &SeriesNames::title), "Reports", "");
  expect_called(name_in_languages("报告", {}, &SeriesNames::title), "", "报告");
  expect_called(name_in_languages("Reports", {{"zh", {"报告", "", ""}}}, &SeriesNames::title), "Reports", "报告");
  expect_called(name_in_languages("Council", {{"zh", {"报告", "", ""}}}, &SeriesNames::issuer), "Council", "");
}

}  // namespace
}  // namespace tifa

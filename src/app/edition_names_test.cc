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

TEST(EditionNames, OfSeriesAreInTheirScript) {
  expect_called(name_in_languages("Reports", {}, &SeriesNames::title), "Reports", "");
  expect_called(name_in_languages("报告", {}, &SeriesNames::title), "", "报告");
  expect_called(name_in_languages("Reports", {{"zh", {"报告", "", ""}}}, &SeriesNames::title), "Reports", "报告");
  expect_called(name_in_languages("Council", {{"zh", {"报告", "", ""}}}, &SeriesNames::issuer), "Council", "");
}

}  // namespace
}  // namespace tifa

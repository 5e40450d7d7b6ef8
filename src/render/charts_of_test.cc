// Which chart an answer has, and that it shows what the answer holds and nothing more.
#include "render/charts_of.h"

#include <gtest/gtest.h>

#include <map>

namespace tifa {
namespace {

CountRow row(const std::string& edition, const std::string& status, std::optional<std::uint64_t> count,
             const std::string& unit = "characters") {
  CountRow made;
  made.edition = edition;
  made.status = status;
  made.count = count;
  made.unit = unit;
  made.per = unit == "words" ? 1000 : 10000;
  if (count) made.rate = static_cast<double>(*count) / 2;
  return made;
}

// The chart of an answer, which must be of this form.
template <class Form, class Answer>
Form drawn(const Answer& answer, const PictureOptions& options) {
  const std::optional<Chart> chart = chart_of(answer, options);
  if (!chart || !std::holds_alternative<Form>(*chart)) {
    ADD_FAILURE() << "another form, or none";
    return {};
  }
  return std::get<Form>(*chart);
}

CountAnswer counts(std::vector<CountRow> rows, const std::string& by = "edition") {
  CountAnswer answer;
  answer.by = by;
  TermCount term;
  term.term = "科技";
  term.rule.statement = "substring";
  term.coverage.statement = "2 of 4 editions held";
  term.rows = std::move(rows);
  answer.terms = {std::move(term)};
  return answer;
}

TEST(ChartsOf, CountByEditionIsAPanelWithGaps) {
  CountRow partial = row("plan:2", "partial", {});
  partial.present = true;
  const auto chart = chart_of(counts({row("plan:1", "held", 4), partial, row("plan:3", "missing", {}),
                                      row("plan:3b", "not_applicable", {}), row("plan:4", "held", 0)}),
                              {});
  const auto* panels = std::get_if<SmallMultiples>(&*chart);
  ASSERT_NE(panels, nullptr);
  ASSERT_EQ(panels->panels.size(), 1U);
  const auto& points = panels->panels.front().points;
  ASSERT_EQ(points.size(), 4U);
  EXPECT_EQ(points[0].value, 2.0);
  EXPECT_EQ(points[1].status, PointStatus::kPartial);
  EXPECT_TRUE(points[1].present);
  EXPECT_EQ(points[2].status, PointStatus::kMissing);
  EXPECT_FALSE(points[2].value);
  EXPECT_EQ(points[3].value, 0.0);
  EXPECT_EQ(points[3].edition, "4");
  EXPECT_EQ(panels->unit, "per 10,000 characters");
  EXPECT_EQ(panels->text.note, "substring · 2 of 4 editions held");
  EXPECT_NE(panels->text.description.find("Editions missing, shown as gaps: 1."), std::string::npos);
}

TEST(ChartsOf, RatesOverDifferentUnitsAreNotPutOnOneScale) {
  const auto chart = chart_of(counts({row("plan:1", "held", 4), row("plan:1@en", "held", 3, "words")}), {});
  const auto& panels = std::get<SmallMultiples>(*chart);
  EXPECT_EQ(panels.unit, "hits");
  EXPECT_EQ(panels.panels.front().points[0].value, 4.0);
  EXPECT_EQ(panels.panels.front().points[1].value, 3.0);
}

TEST(ChartsOf, EverySeriesHasItsPanels) {
  const auto chart =
      chart_of(counts({row("note:1", "held", 1), row("note:2", "held", 1), row("plan:1", "held", 4)}), {});
  const auto& panels = std::get<SmallMultiples>(*chart).panels;
  ASSERT_EQ(panels.size(), 2U);
  EXPECT_EQ(panels[0].label, "科技 · note");
  EXPECT_EQ(panels[0].points.size(), 2U);
  EXPECT_EQ(panels[1].label, "科技 · plan");
}

TEST(ChartsOf, OneEditionAndGroupsAreBars) {
  const auto one = chart_of(counts({row("plan:1", "held", 4)}), {});
  EXPECT_TRUE(std::holds_alternative<Bars>(*one));
  CountRow group = row("east", "held", 4);
  group.missing = 1;
  group.partial = 1;
  const auto groups = chart_of(counts({group, row("west", "missing", {})}, "place"), {});
  const auto& bars = std::get<Bars>(*groups);
  EXPECT_EQ(bars.rows[0].shown, "2 (2 not in the sum)");
  EXPECT_EQ(bars.rows[1].status, PointStatus::kMissing);
  EXPECT_FALSE(chart_of(CountAnswer{}, {}));
}

TEST(ChartsOf, WhatWasNotSearchedIsNoAbsence) {
  FirstAnswer answer;
  FirstRow first;
  first.term = "x";
  first.series = "plan";
  first.editions = {{"plan:1", "held", false, true},
                    {"plan:2", "held", false, false},
                    {"plan:3", "partial", true, true},
                    {"plan:4", "missing", false, false},
                    {"plan:5", "held", true, true}};
  answer.terms = {first};
  const auto chart = drawn<SmallMultiples>(answer, {});
  EXPECT_TRUE(chart.presence);
  const auto& points = chart.panels.front().points;
  EXPECT_EQ(points[0].value, 0.0);
  EXPECT_FALSE(points[1].value);
  EXPECT_TRUE(points[2].present && !points[2].value);
  EXPECT_FALSE(points[3].value);
  EXPECT_EQ(points[4].value, 1.0);
}

TEST(ChartsOf, ComparisonsShowAFairShareOfEachChange) {
  CompareAnswer answer;
  answer.whole.a = "plan:1";
  answer.whole.b = "plan:2";
  answer.whole.per = 10000;
  answer.whole.unit = "characters";
  for (int i = 0; i < 40; ++i) {
    PhraseRow phrase;
    phrase.phrase = "new" + std::to_string(i);
    phrase.change = "new";
    phrase.b = 3;
    phrase.rate_b = 1;
    phrase.g2 = i;
    answer.whole.phrases.push_back(phrase);
    if (i >= 3) continue;
    phrase.phrase = "down" + std::to_string(i);
    phrase.change = "down";
    phrase.a = 5;
    phrase.rate_a = 2;
    answer.whole.phrases.push_back(phrase);
  }
  const auto chart = drawn<SlopeChart>(answer, {});
  std::map<std::string, int> classes;
  for (const SlopeRow& slope : chart.rows) ++classes[slope.change];
  EXPECT_EQ(chart.rows.size(), 20U);
  EXPECT_EQ(classes["down"], 3);
  EXPECT_EQ(chart.rows.front().label, "new39");  // the strongest first
  EXPECT_FALSE(chart.rows.front().a);            // not zero: not there
  EXPECT_EQ(chart.rows.front().value_b, "1.0");
  EXPECT_EQ(chart.rows.front().value_a, "0");  // … and A is held in full: known to be none
  EXPECT_NE(chart.text.note.find("20 of the 43 phrases listed"), std::string::npos);
  answer.whole.a = "plan:3";
  answer.whole.coverage.partial = {"plan:3"};
  EXPECT_EQ(drawn<SlopeChart>(answer, {}).rows.front().value_a, "");  // what a part does not show is not zero
  PictureOptions themes;
  themes.show = "themes";
  EXPECT_FALSE(chart_of(answer, themes));
}

TEST(ChartsOf, SectionsAreJoinedWhereTheyCorrespond) {
  CompareAnswer answer;
  answer.whole.sections = {{"added", "", "一、新", 0, 1, 0, 10, 0, 0.5, 0, {}, {{"二、旧", 2, 0.4}}},
                           {"moved", "二、旧", "二、旧", 2, 2, 5, 5, 0.2, 0.3, 1, {{"二、旧", 2, 0.6}}, {}},
                           {"moved", "三、后", "三、后", 1, 3, 5, 5, 0.3, 0.2, 1, {{"二、旧", 2, 0.2}}, {}},
                           {"dropped", "四、去", "", 3, 0, 5, 0, 0.5, 0, 0, {}, {}}};
  PictureOptions options;
  options.show = "sections";
  const auto chart = drawn<BeforeAfter>(answer, options);
  ASSERT_EQ(chart.before.size(), 3U);
  ASSERT_EQ(chart.after.size(), 3U);
  EXPECT_EQ(chart.before[0].label, "三、后");
  ASSERT_EQ(chart.links.size(), 3U);  // a fifth of one that has a counterpart is no line
  EXPECT_EQ(chart.links[2].a, 1U);
  EXPECT_EQ(chart.links[2].b, 0U);
  EXPECT_EQ(chart.links[2].change, "in_part");
  EXPECT_EQ(chart.links[0].a, 1U);
  EXPECT_EQ(chart.links[0].change, "moved");  // the same place in both: neither up nor down
  EXPECT_EQ(chart.links[1].a, 0U);
  EXPECT_EQ(chart.links[1].b, 2U);
  EXPECT_EQ(chart.links[1].change, "moved_down");
}

TEST(ChartsOf, GoalsOfTheLastTwoEditions) {
  GoalsAnswer answer;
  const auto list = [](const std::string& edition, const std::string& role, std::vector<std::string> heads) {
    GoalList made;
    made.edition = edition;
    made.role = role;
    made.status = edition == "plan:2" ? "partial" : "held";
    for (std::size_t i = 0; i < heads.size(); ++i) {
      GoalItem item;
      item.rank = i + 1;
      item.head = heads[i];
      made.items.push_back(item);
    }
    return made;
  };
  answer.lists = {list("plan:1", "goals", {"x"}), list("plan:2", "tasks", {"t"}), list("plan:2", "goals", {"a", "b"}),
                  list("plan:3", "goals", {"b", "c", "a"})};
  answer.changes = {{"plan:1", "plan:2", "new", 0, 2, 0, 1, 0, ""},
                    {"plan:2", "plan:3", "moved_up", 2, 3, 2, 1, 1, ""},
                    {"plan:2", "plan:3", "new", 0, 3, 0, 2, 0, ""},
                    {"plan:2", "plan:3", "moved_down", 2, 3, 1, 3, 1, ""},
                    {"plan:2", "plan:3", "moved_up", 77, 3, 9, 99, 1, ""}};
  const auto chart = drawn<BeforeAfter>(answer, {});
  EXPECT_EQ(chart.before.size(), 2U);
  EXPECT_EQ(chart.after.size(), 3U);
  ASSERT_EQ(chart.links.size(), 2U);
  EXPECT_EQ(chart.links[0].a, 1U);
  EXPECT_EQ(chart.links[0].b, 0U);
  EXPECT_EQ(chart.a, "plan:2 (in part)");
  EXPECT_EQ(std::get<std::string>(table_of(chart).rows[0][0]), "moved up");
  EXPECT_FALSE(chart_of(GoalsAnswer{}, {}));
  // The table beside the picture says all that the list says.
  answer.changes[1].similarity = 0.5;
  answer.changes[1].figures = "changed";
  EXPECT_EQ(std::get<std::string>(table_of(drawn<BeforeAfter>(answer, {})).rows[0][0]),
            "moved up, reworded, other figures");
}

TEST(ChartsOf, PicturesAreNamedByTheEndOfTheFile) {
  EXPECT_EQ(picture_format("a.svg"), PictureFormat::kSvg);
  EXPECT_EQ(picture_format("dir/a.vl.json"), PictureFormat::kVegaLite);
  EXPECT_FALSE(picture_format("a.json"));
  EXPECT_FALSE(picture_format(".png"));
  EXPECT_FALSE(picture_format("svg"));
  EXPECT_FALSE(picture_format(""));
  EXPECT_EQ(picture(GoalsAnswer{}, PictureFormat::kSvg, {}).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace tifa

// Which phrases make a finding: what changes only inside another wording, or in one number only, makes none.
#include "app/findings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "keyness/keyness.h"

namespace tifa {
namespace {

struct Counted {
  const char* phrase;
  const char* change;
  std::uint64_t a, b;
};

// A comparison of two texts of 18,000 characters with these phrases.
ReportAnswer compared(const std::vector<Counted>& phrases) {
  ReportAnswer answer;
  answer.a = "report:1";
  answer.b = "report:2";
  answer.documents.resize(2);
  for (ReportDocument& document : answer.documents) document.status = "held";
  answer.comparison.length_a = answer.comparison.length_b = 18000;
  for (const Counted& one : phrases) {
    PhraseRow row;
    row.phrase = one.phrase;
    row.change = one.change;
    row.a = one.a;
    row.b = one.b;
    row.g2 = log_likelihood({one.a, one.b, 18000, 18000});
    answer.comparison.phrases.push_back(row);
    answer.evidence.emplace_back();
  }
  return answer;
}

std::vector<std::string> phrases_found(const ReportAnswer& answer) {
  std::vector<std::string> found;
  for (const Finding& finding : find_findings(answer, [](const PhraseRow&) { return std::vector<EditionCount>{}; }))
    if (finding.kind != "length") found.push_back(answer.comparison.phrases[finding.phrase].phrase);
  return found;
}

TEST(Findings, ARiseInsideALongerWordingIsNone) {
  ReportAnswer answer = compared({{"运动", "up", 1, 9}, {"航运", "up", 1, 9}});
  answer.evidence[0].longer = LongerWording{"运动会", 1, 3, true};
  answer.evidence[1].longer = LongerWording{"航运业", 0, 8, false};  // there outside it, too
  EXPECT_EQ(phrases_found(answer), std::vector<std::string>{"航运"});
}

TEST(Findings, AChangeMustHoldAsWholeWordsAndInEitherNumber) {
  ReportAnswer answer =
      compared({{"国民", "new", 0, 4}, {"lantern", "up", 1, 9}, {"harbour", "dropped", 5, 0}, {"灯塔", "new", 0, 2}});
  answer.evidence[0].as_words = std::pair<std::uint64_t, std::uint64_t>(0, 0);
  answer.evidence[1].either_number = std::pair<std::uint64_t, std::uint64_t>(8, 9);
  EXPECT_EQ(phrases_found(answer), (std::vector<std::string>{"harbour", "灯塔"}));
}

TEST(Findings, WhatTheOtherEditionHasInALongerWordingHasNotGone) {
  ReportAnswer answer =
      compared({{"地方债务", "dropped", 9, 0}, {"灯塔航道", "dropped", 4, 0}, {"稳增长", "returned", 0, 4}});
  answer.evidence[0].near = {{"地方政府债务", 0, 2}};
  answer.evidence[2].across_words = {"report:0"};
  EXPECT_EQ(phrases_found(answer), std::vector<std::string>{"灯塔航道"});
}

TEST(Findings, WhatGoesOnButForAVerbBesideItHasNotGone) {
  ReportAnswer answer =
      compared({{"改善岛民生活", "dropped", 9, 0}, {"灯塔航道建设", "new", 0, 8}, {"潮汐信贷发展", "new", 0, 5}});
  answer.evidence[0].core = CountedWording{"岛民生活", 14, 12};
  answer.evidence[1].core = CountedWording{"灯塔航道", 1, 12};  // this has come as well
  answer.evidence[2].core = CountedWording{"潮汐信贷", 2, 6};   // and this stands mostly so
  EXPECT_EQ(phrases_found(answer), (std::vector<std::string>{"灯塔航道建设", "潮汐信贷发展"}));
}

Evidence sentences(const char* edition, std::uint64_t hits, std::size_t of_them, const char* text = "原句") {
  Evidence evidence;
  evidence.edition = edition;
  evidence.count = evidence.shown = hits;
  evidence.passages.resize(of_them);
  for (Passage& passage : evidence.passages) {
    passage.text = text;
    passage.section = {"一、渔港"};
  }
  return evidence;
}

TEST(Findings, WhatStandsInFewSentencesIsNoStrongerThanThey) {
  ReportAnswer answer = compared({{"海里", "dropped", 18, 0}, {"灯塔航道", "dropped", 9, 0}});
  EXPECT_EQ(phrases_found(answer).front(), "海里");
  answer.evidence[0].evidence = {sentences("report:1", 18, 6)};
  answer.evidence[1].evidence = {sentences("report:1", 9, 9)};
  EXPECT_EQ(phrases_found(answer).front(), "灯塔航道");
}

TEST(Findings, SentencesThatGoTheOtherWaySpeakForNothing) {
  ReportAnswer answer = compared({{"tidal harbours", "up", 9, 36}, {"lantern", "up", 2, 8}});
  answer.evidence[0].evidence = {sentences("report:1", 9, 9), sentences("report:2", 36, 2)};
  EXPECT_EQ(phrases_found(answer).front(), "lantern");
}

TEST(Findings, OfTwoAsStrongTheOneInAHeadingComesFirst) {
  ReportAnswer answer = compared({{"海藻", "new", 0, 4}, {"渔港", "new", 0, 4}});
  EXPECT_EQ(phrases_found(answer).front(), "海藻");
  answer.evidence[0].evidence = {sentences("report:2", 4, 4)};
  answer.evidence[1].evidence = {sentences("report:2", 4, 4, "一、渔港")};
  EXPECT_EQ(phrases_found(answer).front(), "渔港");
}

TEST(Findings, NewWordingsOfNoWeightAreToldTogether) {
  ReportAnswer answer = compared({{"Port Ember", "new", 0, 1},
                                  {"manufacturing islands", "new", 0, 2},
                                  {"harbour", "dropped", 9, 0},
                                  {"lantern", "dropped", 8, 0}});
  for (PhraseRow& row : answer.comparison.phrases) row.first = answer.b;
  std::vector<Finding> found = find_findings(answer, [](const PhraseRow&) { return std::vector<EditionCount>{}; });
  EXPECT_EQ(found[0].kind, "dropped");
  EXPECT_EQ(found[1].kind, "firsts");
  EXPECT_EQ(found[1].phrases, (std::vector<std::uint64_t>{1, 0}));  // what recurs, first
  EXPECT_EQ(found[2].kind, "dropped");
  // One that recurs enough is told by itself.
  answer.comparison.phrases[1].b = 3;
  found = find_findings(answer, [](const PhraseRow&) { return std::vector<EditionCount>{}; });
  EXPECT_EQ(found[1].kind, "new");
  EXPECT_EQ(found[1].phrase, 1u);
}

TEST(Findings, WhatGoesOnInAnotherFormHasNotGone) {
  ReportAnswer answer = compared({{"respect", "dropped", 9, 0}, {"harbour", "dropped", 9, 0}});
  answer.evidence[0].other_forms = {{"respected", 0, 3}, {"respects", 0, 2}};
  answer.evidence[1].other_forms = {{"harboured", 0, 1}};
  EXPECT_EQ(phrases_found(answer), std::vector<std::string>{"harbour"});
}

TEST(Findings, ACounterpartIsNamedAndHidesNone) {
  ReportAnswer answer = compared({{"稳妥的渔业政策", "dropped", 9, 0}});
  answer.evidence[0].counterparts = {{"宽松的渔业政策", 0, 4}};
  EXPECT_EQ(phrases_found(answer), std::vector<std::string>{"稳妥的渔业政策"});
}

TEST(Findings, TheEndOfALongRunIsOfWeight) {
  EXPECT_EQ(g2_of_run({4, "report:1", {}}), 0);
  EXPECT_NEAR(g2_of_run({5, "report:1", {}}), 2 * (5 * std::log(6.0 / 5) + std::log(6.0)), 1e-9);
  EXPECT_GT(g2_of_run({25, "report:1", {}}), g2_of_run({5, "report:1", {}}));
  // Once in the older text, but in 25 editions in a row: before what chance may leave out.
  ReportAnswer answer = compared({{"灯塔航道", "dropped", 3, 0}, {"稳妥的渔业政策", "dropped", 1, 0}});
  EXPECT_EQ(phrases_found(answer), std::vector<std::string>{"灯塔航道"});
  answer.evidence[1].run = {25, "report:0", {"report:00"}};
  EXPECT_EQ(phrases_found(answer), (std::vector<std::string>{"稳妥的渔业政策", "灯塔航道"}));
}

TEST(Findings, WhatWentWithItsTitleIsNone) {
  ReportAnswer answer =
      compared({{"海洋强国", "dropped", 9, 0}, {"美丽群岛", "new", 0, 9}, {"灯塔航道", "dropped", 4, 0}});
  answer.evidence[0].in_title = "为建设海洋强国而奋斗";
  answer.evidence[1].in_title = "为共建美丽群岛而奋斗";
  EXPECT_EQ(phrases_found(answer), (std::vector<std::string>{"美丽群岛", "灯塔航道"}));
}

TEST(Findings, WhatStoodWithItsWordsTurnedIsNotNew) {
  ReportAnswer answer = compared({{"Harbour Department", "new", 0, 5}, {"lantern keepers", "new", 0, 4}});
  answer.evidence[0].turned = EarlierWording{"Department of Harbour", "report:0"};
  EXPECT_EQ(phrases_found(answer), std::vector<std::string>{"lantern keepers"});
}

TEST(Findings, WhatGoesOnUnderALikeNameHasNotGone) {
  ReportAnswer answer = compared({{"量子技术", "dropped", 9, 0}, {"灯塔航道", "dropped", 4, 0}});
  answer.evidence[0].compare = {{"量子科技", 0, 2}};
  EXPECT_EQ(phrases_found(answer), std::vector<std::string>{"灯塔航道"});
}

TEST(Findings, WhatStoodInTheOtherNumberIsNeitherNewNorLongAway) {
  ReportAnswer answer =
      compared({{"harbours", "new", 0, 6}, {"lantern", "returned", 0, 5}, {"tide", "returned", 0, 4}});
  answer.evidence[0].other_number = "report:0";
  answer.evidence[1].other_number = "report:0";   // lanterns
  answer.evidence[2].other_number = "report:-2";  // tides
  const auto found = find_findings(answer, [](const PhraseRow& row) {
    std::vector<EditionCount> counts;
    for (const char* edition : {"report:-3", "report:-2", "report:-1", "report:0", "report:1", "report:2"})
      counts.push_back({edition, true, 0, 0});
    counts.back().count = row.b;
    counts.front().count = 1;
    return counts;
  });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(answer.comparison.phrases[found[0].phrase].phrase, "tide");
  EXPECT_EQ(found[0].run, 4U);
  EXPECT_EQ(found[0].run_either, std::optional<std::uint64_t>(3));
  EXPECT_EQ(found[1].kind, "length");
}

TEST(Findings, OfPhrasesThatOverlapOneIsTold) {
  EXPECT_EQ(phrases_found(
                compared({{"全面小康", "down", 20, 2}, {"决胜全面小康", "dropped", 6, 0}, {"小康", "down", 22, 9}})),
            std::vector<std::string>{"全面小康"});
}

TEST(Findings, WhatComesBackWasAwayForThreeEditions) {
  const ReportAnswer answer = compared({{"灯塔", "returned", 0, 4}, {"航道", "returned", 0, 3}});
  const auto found = find_findings(answer, [](const PhraseRow& row) {
    std::vector<EditionCount> counts;
    for (const char* edition : {"report:-3", "report:-2", "report:-1", "report:0", "report:1", "report:2"})
      counts.push_back({edition, true, 0, 0});
    counts.back().count = row.b;
    counts[row.phrase == "灯塔" ? 3 : 1].count = 1;  // away for one edition, for three
    return counts;
  });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(answer.comparison.phrases[found[0].phrase].phrase, "航道");
  EXPECT_EQ(found[0].run, 3U);
  EXPECT_EQ(found[0].since, "report:-2");
  EXPECT_EQ(found[1].kind, "length");
}

TEST(Findings, WhatWasBackBeforeBWasAwayUpToThere) {
  ReportAnswer answer = compared({{"灯塔", "returned", 0, 4}});
  answer.comparison.phrases[0].back_since = "report:1a";
  const auto found = find_findings(answer, [](const PhraseRow& row) {
    std::vector<EditionCount> counts;
    for (const char* edition : {"report:-3", "report:-2", "report:-1", "report:0", "report:1", "report:1a", "report:2"})
      counts.push_back({edition, true, 0, 0});
    counts[3] = {"report:0", false, std::nullopt, 0};
    counts[0].count = counts[5].count = 1;
    counts.back().count = row.b;
    return counts;
  });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].kind, "returned");
  EXPECT_EQ(found[0].run, 3U);
  EXPECT_EQ(found[0].since, "report:-3");
  EXPECT_EQ(found[0].gaps, std::vector<std::string>{"report:0"});
}

TEST(Findings, OfTwoSeriesNoEditionIsAnEarlierOne) {
  ReportAnswer answer = compared({{"灯塔", "new", 0, 4}});
  const SeriesCounts counts = [](const PhraseRow&) {
    return std::vector<EditionCount>{{"report:1", true, 0, 0}, {"report:2", true, 4, 0}};
  };
  EXPECT_EQ(find_findings(answer, counts).front().searched, 1U);
  answer.documents[0].series = "plan";
  EXPECT_EQ(find_findings(answer, counts).front().searched, 0U);
}

TEST(Findings, OfGoalsWhoseFiguresAreOthers) {
  const auto finding_of = [](const std::string& figures) {
    ReportAnswer answer = compared({});
    for (const char* edition : {"report:1", "report:2"}) {
      GoalList list;
      list.edition = edition;
      list.role = "goals";
      list.main = true;
      list.items.resize(1);
      list.items[0].rank = 1;
      answer.goals.lists.push_back(list);
    }
    GoalChange change;
    change.a = "report:1";
    change.b = "report:2";
    change.change = "reworded";
    change.figures = figures;
    change.list_b = 1;
    change.rank_a = change.rank_b = 1;
    answer.goals.changes.push_back(change);
    const auto found = find_findings(answer, [](const PhraseRow&) { return std::vector<EditionCount>{}; });
    return !found.empty() && found[0].kind == "goals" ? found[0].figures.size() : 0U;
  };
  for (const char* figures : {"changed", "added", "dropped"}) EXPECT_EQ(finding_of(figures), 1U);
  for (const char* figures : {"kept", ""}) EXPECT_EQ(finding_of(figures), 0U);
}

TEST(Findings, ARiseThatOneRateExplainsIsNone) {
  EXPECT_TRUE(phrases_found(compared({{"港口", "up", 4, 6}})).empty());
  EXPECT_EQ(phrases_found(compared({{"港口", "up", 4, 16}})).size(), 1U);
}

TEST(Findings, OfATextHeldInPartCountsSayNothing) {
  ReportAnswer answer = compared({{"港口", "new", 0, 16}});
  answer.documents[0].status = "partial";
  EXPECT_TRUE(phrases_found(answer).empty());
}

TEST(Findings, OfARevisionHowMuchStandsAsItWasIsSaidFirst) {
  ReportAnswer answer = compared({{"灯塔", "new", 0, 2}});
  answer.redline.emplace();
  const auto found = find_findings(answer, [](const PhraseRow&) { return std::vector<EditionCount>{}; });
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].kind, "wording");
  EXPECT_EQ(found[1].kind, "new");
  EXPECT_EQ(found[2].kind, "length");
}

TEST(Findings, OfTwoTextsNoneIsTheHighestOfAll) {
  ReportAnswer answer = compared({{"灯塔", "up", 1, 12}});
  const auto most_among = [&](std::vector<EditionCount> counts) {
    const auto found = find_findings(answer, [&](const PhraseRow&) { return counts; });
    return !found.empty() && found[0].most;
  };
  const EditionCount a{"report:1", true, 1, 0.1, 1, 0.1}, b{"report:2", true, 12, 1.2, 12, 1.2},
      before{"report:0", true, 0, 0, 0, 0}, missing{"report:0", false, {}, 0, 0, 0};
  EXPECT_FALSE(most_among({a, b}));
  EXPECT_FALSE(most_among({missing, a, b}));
  EXPECT_TRUE(most_among({before, a, b}));
  // Its title alone makes it the highest; another text may be held without its own.
  const EditionCount near{"report:0", true, 11, 1.1, 11, 1.15}, titled{"report:2", true, 12, 1.2, 11, 1.1};
  EXPECT_FALSE(most_among({near, a, titled}));
}

TEST(Findings, OfWhatWentAfterAShortRunItIsSaidWhenItStoodBefore) {
  ReportAnswer answer = compared({{"灯塔", "dropped", 5, 0}});
  answer.evidence[0].run = {1, "report:1", {}};
  const auto before_of = [&](std::size_t absent) {
    std::vector<EditionCount> counts = {{"report:-9", true, 2, 0.2, 2, 0.2}};
    for (std::size_t i = absent; i-- > 0;) counts.push_back({"report:-" + std::to_string(i), true, 0, 0, 0, 0});
    counts.push_back({"report:1", true, 5, 0.5, 5, 0.5});
    counts.push_back({"report:2", true, 0, 0, 0, 0});
    return find_findings(answer, [&](const PhraseRow&) { return counts; })[0].before;
  };
  EXPECT_EQ(before_of(kLeastAbsence), "report:-9");
  EXPECT_EQ(before_of(kLeastAbsence - 1), "") << "in and out of use";
}

TEST(Findings, WordsOfEverydayUseHaveOnePlaceBehindThePhrases) {
  ReportAnswer answer = compared({{"灯塔", "up", 1, 16},
                                  {"海湾", "up", 1, 15},
                                  {"潮汐", "up", 1, 14},
                                  {"渡轮", "up", 1, 13},
                                  {"码头", "up", 1, 12}});
  const auto found_with = [&](std::vector<EverydayWord> words) {
    answer.comparison.everyday = std::move(words);
    return find_findings(answer, [](const PhraseRow&) { return std::vector<EditionCount>{}; });
  };
  const auto found = found_with(
      {{"机制", 28, 1, 11}, {"健全", 22, 2, 19}, {"打造", 0, 9, 3.9}, {"五年", 12, 0, 15}, {"体制", 15, 1, 14}});
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[4].kind, "everyday");
  EXPECT_EQ(found[4].words, (std::vector<std::uint64_t>{1, 3, 4}));
  EXPECT_EQ(found[3].kind, "up");
  // What one has inside another is told once.
  const auto nested = found_with({{"机制", 28, 1, 31}, {"体制机制", 15, 1, 15}, {"健全", 22, 2, 19}});
  EXPECT_EQ(nested[4].words, (std::vector<std::uint64_t>{0, 2}));
  const auto without = found_with({{"打造", 0, 9, 3.9}});
  EXPECT_NE(without[4].kind, "everyday");
}

}  // namespace
}  // namespace tifa

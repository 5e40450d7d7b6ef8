// Matching of items against exhaustive search, and what is called kept, reworded, moved.
#include "goals/match.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "goals/likeness.h"

namespace tifa {
namespace {

// The greatest sum by trying everything.
double best_sum(const std::vector<std::vector<double>>& weights, std::size_t row, std::vector<bool>& taken) {
  if (row == weights.size()) return 0;
  double best = best_sum(weights, row + 1, taken);
  for (std::size_t j = 0; j < weights[row].size(); ++j) {
    if (taken[j] || weights[row][j] <= 0) continue;
    taken[j] = true;
    best = std::max(best, weights[row][j] + best_sum(weights, row + 1, taken));
    taken[j] = false;
  }
  return best;
}

TEST(BestAssignment, IsThatOfExhaustiveSearch) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::size_t rows = random() % 6, columns = 1 + random() % 6;
    std::vector<std::vector<double>> weights(rows, std::vector<double>(columns));
    for (auto& row : weights)
      for (double& weight : row) weight = random() % 3 == 0 ? 0 : static_cast<double>(random() % 8) / 8;
    const auto assigned = best_assignment(weights);
    ASSERT_EQ(assigned.size(), rows);
    double sum = 0;
    std::set<std::uint32_t> used;
    for (std::size_t i = 0; i < rows; ++i) {
      if (assigned[i] == kNoItem) continue;
      ASSERT_LT(assigned[i], columns);
      ASSERT_TRUE(used.insert(assigned[i]).second);
      ASSERT_GT(weights[i][assigned[i]], 0);
      sum += weights[i][assigned[i]];
    }
    std::vector<bool> taken(columns);
    ASSERT_NEAR(sum, best_sum(weights, 0, taken), 1e-9);
  }
}

ItemWording item(const std::string& head, const std::string& rest = "") {
  return item_wording(head, head + rest, head + rest);
}

std::vector<std::string> changes(const std::vector<MatchedItem>& items) {
  std::vector<std::string> names;
  names.reserve(items.size());
  for (const MatchedItem& one : items) names.emplace_back(item_change_name(one.change));
  return names;
}
using Names = std::vector<std::string>;

const std::vector<ItemWording> kList = {item("港口更加繁忙"), item("渔业稳步增长"), item("岛民生活改善"),
                                        item("礁区健康恢复")};

TEST(MatchItems, TheSameListIsKept) {
  EXPECT_EQ(changes(match_items(kList, kList)), (Names{"kept", "kept", "kept", "kept"}));
  for (const MatchedItem& one : match_items(kList, kList)) EXPECT_DOUBLE_EQ(one.similarity, 1);
}

TEST(MatchItems, PunctuationAndMarksDoNotReword) {
  EXPECT_EQ(changes(match_items({item("港口更加繁忙", "。")}, {item("港口更加繁忙")})), Names{"kept"});
  EXPECT_EQ(changes(match_items({item("产值增长5%")}, {item("产值增速5.5%")})), Names{"reworded"});
}

TEST(MatchItems, TheSameClausesInAnotherOrderAreNotReworded) {
  const auto changed = [](const char* before, const char* now) {
    const auto result = match_items({item(before)}, {item(now)});
    EXPECT_EQ(result.size(), 1U);
    return std::pair(std::string(item_change_name(result[0].change)), result[0].similarity == 1);
  };
  const std::pair<std::string, bool> reordered{"reordered", true}, reworded{"reworded", false};
  EXPECT_EQ(changed("新建泊位12个以上，渔船停港率4.5%左右", "渔船停港率4.5%左右，新建泊位12个以上"), reordered);
  EXPECT_EQ(changed("统筹渔业和旅游", "统筹旅游与渔业"), reordered);
  EXPECT_EQ(changed("渔业增长和岛民增收同步", "岛民增收和渔业增长同步"), reordered);
  EXPECT_EQ(changed("safer ports and more ferries", "more ferries and safer ports"), reordered);
  EXPECT_EQ(changed("推进渔业和旅游建设", "推进旅游和渔业建设"), reordered);
  EXPECT_EQ(changed("推进渔业和旅游建设", "推进旅游和渔业改革"), reworded);
  EXPECT_EQ(changed("渔业带动旅游", "旅游带动渔业"), reworded);
  EXPECT_EQ(changed("ports drive ferries", "ferries drive ports").first, "reworded");
  // Nothing changes places here, and “or” is not “and”.
  for (const char* joined : {"渔业与旅游", "渔业或旅游", "渔业、旅游"})
    EXPECT_EQ(changed("渔业和旅游", joined).first, "reworded");
  EXPECT_EQ(changed("渔业或旅游", "旅游和渔业").first, "reworded");
  EXPECT_EQ(changed("safe or cheap", "cheap and safe").first, "reworded");
}

TEST(MatchItems, ItemsThatMovedKeepWhatBecameOfTheirFigures) {
  const auto moved = match_items({item("港口更加繁忙"), item("渔业稳步增长"), item("产值增长5%左右")},
                                 {item("产值增长6%以上"), item("港口更加繁忙"), item("渔业稳步增长")});
  EXPECT_EQ(changes(moved), (Names{"moved_up", "kept", "kept"}));
  EXPECT_EQ(moved[0].figures, FigureChange::kChanged);
  EXPECT_DOUBLE_EQ(moved[0].similarity, 1);
  EXPECT_EQ(moved[1].figures, FigureChange::kNone);
}

TEST(MatchItems, OtherWordsAreNeverWhollyAlike) {
  // 积极 and 继续 tell no item from another.
  const auto result = match_items({item("港口更加繁忙"), item("积极推动岛际协调发展")},
                                  {item("继续推动岛际协调发展"), item("港口更加繁忙")});
  ASSERT_EQ(result.size(), 2U);
  const MatchedItem& reworded = result[0].a == 1 ? result[0] : result[1];
  EXPECT_DOUBLE_EQ(reworded.similarity, kMostReworded);
}

TEST(MatchItems, AnItemNewAtTheTopMovesNothing) {
  std::vector<ItemWording> newer = kList;
  newer.insert(newer.begin(), item("数字群岛全面建成"));
  EXPECT_EQ(changes(match_items(kList, newer)), (Names{"new", "kept", "kept", "kept", "kept"}));
  EXPECT_EQ(changes(match_items(newer, kList)), (Names{"kept", "kept", "kept", "kept", "gone"}));
}

TEST(MatchItems, OneItemThatRisesIsTheOneThatMoved) {
  const std::vector<ItemWording> newer = {kList[3], kList[0], kList[1], kList[2]};
  EXPECT_EQ(changes(match_items(kList, newer)), (Names{"moved_up", "kept", "kept", "kept"}));
  EXPECT_EQ(changes(match_items(newer, kList)), (Names{"kept", "kept", "kept", "moved_down"}));
}

TEST(MatchItems, RewordedAndReplaced) {
  const auto result = match_items({item("社会文明程度得到新提高"), item("计划配给逐步取消")},
                                  {item("社会文明程度明显提升"), item("潮汐算力走在前列")});
  EXPECT_EQ(changes(result), (Names{"reworded", "new", "gone"}));
  EXPECT_EQ(result[0].a, 0U);
  EXPECT_EQ(result[1].a, kNoItem);
  EXPECT_EQ(result[2].b, kNoItem);
  EXPECT_GT(result[0].similarity, kLeastSimilarity);
}

TEST(MatchItems, OfTwoCandidatesTheBetterSumWins) {
  // Greedy by list order would give 甲 the item that 乙 needs.
  const auto result = match_items({item("扩大港口开放水平"), item("扩大港口")}, {item("扩大港口")});
  ASSERT_EQ(result.size(), 2U);
  EXPECT_EQ(result[0].a, 1U);
  EXPECT_EQ(result[0].change, ItemChange::kKept);
}

TEST(MatchItems, ADigestIsComparedByItsHead) {
  const auto result = match_items(
      {item("科技自立自强水平提高")},
      {item("科技自立自强水平大幅提高", "。创新体系整体效能显著提升，基础研究能力显著增强，关键核心技术快速突破。")});
  EXPECT_EQ(changes(result), Names{"reworded"});
  EXPECT_GT(result[0].similarity, 0.6);
}

TEST(MatchItems, AWholeClauseInBothJoinsThem) {
  const auto result = match_items({item("礁区根本好转，美丽海岛基本建成"), item("渔业稳步增长")},
                                  {item("渔业稳步增长"), item("低碳生活方式广泛形成，排放达到峰值之后稳步下降，"
                                                              "全岛废弃渔网应收尽收，礁区根本好转，美丽海岛基本建成")});
  EXPECT_EQ(changes(result), (Names{"moved_up", "reworded"}));
}

TEST(MatchItems, TheRestOfASplitItemIsLikeTheWhole) {
  const auto result =
      match_items({item("渔业、航运大幅跃升，跻身造船强国前列"), item("岛民生活改善")},
                  {item("渔业、航运、旅游大幅跃升"), item("海工装备自主，进入造船强国前列"), item("岛民生活改善")});
  EXPECT_EQ(changes(result), (Names{"reworded", "new", "kept"}));
  EXPECT_EQ(result[1].like, 0U);
  EXPECT_EQ(result[0].like, kNoItem);
  EXPECT_EQ(match_items(kList, {item("潮汐算力走在前列")})[0].like, kNoItem);
}

TEST(MatchItems, EnglishWords) {
  EXPECT_EQ(changes(match_items({item("the life of the islanders will be better")},
                                {item("the life of the islanders will be more comfortable")})),
            Names{"reworded"});
}

TEST(MatchItems, EmptyLists) {
  EXPECT_TRUE(match_items({}, {}).empty());
  EXPECT_EQ(changes(match_items({}, kList)), (Names{"new", "new", "new", "new"}));
  EXPECT_EQ(changes(match_items(kList, {})), (Names{"gone", "gone", "gone", "gone"}));
}

TEST(MatchItems, EveryItemStandsOnceAndRanksHold) {
  std::mt19937 random(11);
  const std::vector<std::string> words = {"港口", "渔业", "岛民", "礁区", "科技",
                                          "安全", "增长", "改善", "建成", "繁忙"};
  for (int round = 0; round < 500; ++round) {
    const auto list = [&] {
      std::vector<ItemWording> items;
      for (std::size_t i = random() % 9; i > 0; --i)
        items.push_back(item(words[random() % 10] + words[random() % 10] + words[random() % 10]));
      return items;
    };
    const auto a = list(), b = list();
    std::set<std::uint32_t> in_a, in_b;
    std::uint32_t before = 0;
    for (const MatchedItem& one : match_items(a, b)) {
      if (one.a != kNoItem) {
        ASSERT_TRUE(in_a.insert(one.a).second);
      }
      if (one.b != kNoItem) {
        ASSERT_TRUE(in_b.insert(one.b).second);
        ASSERT_GE(one.b, before);
        before = one.b;
      }
      ASSERT_EQ(one.a == kNoItem, one.change == ItemChange::kNew);
      ASSERT_EQ(one.b == kNoItem, one.change == ItemChange::kGone);
      ASSERT_GE(one.similarity, 0);
      ASSERT_LE(one.similarity, 1 + 1e-12);
    }
    ASSERT_EQ(in_a.size(), a.size());
    ASSERT_EQ(in_b.size(), b.size());
  }
}

TEST(MatchItems, WhatIsLeftInOneSlotIsOneItem) {
  const auto items = [](std::initializer_list<const char*> heads) {
    std::vector<ItemWording> list;
    for (const char* head : heads) list.push_back(item(head));
    return list;
  };
  // The second items share 改革 alone; between the same neighbours they are one item in other words.
  const auto same_slot =
      match_items(items({"发展海洋产业", "坚定不移深化改革", "保障改善民生", "加强安全工作", "稳定粮食生产"}),
                  items({"发展海洋产业", "推动标志性举措落地改革", "保障改善民生", "加强安全工作", "稳定粮食生产"}));
  ASSERT_EQ(same_slot.size(), 5U);
  EXPECT_EQ(same_slot[1].change, ItemChange::kReworded);
  EXPECT_EQ(same_slot[1].a, 1U);
  // Nothing shared: one gone, one new.
  const auto unlike = match_items(items({"发展海洋产业", "恢复旅游", "保障改善民生"}),
                                  items({"发展海洋产业", "养老服务可及", "保障改善民生"}));
  ASSERT_EQ(unlike.size(), 4U);
  EXPECT_EQ(unlike[1].change, ItemChange::kNew);
  EXPECT_EQ(unlike[3].change, ItemChange::kGone);
}

TEST(MatchItems, LongListsAreMatchedToo) {
  std::vector<ItemWording> many;
  for (std::size_t i = 0; i < kMostExact + 20; ++i) many.push_back(item("第" + std::to_string(i * 7919) + "号码头"));
  for (const MatchedItem& one : match_items(many, many)) ASSERT_EQ(one.a, one.b);
}

TEST(ItemSimilarity, ALongItemIsCutBetweenCharacters) {
  for (std::size_t before = 1320; before < 1340; ++before) {
    std::string text;
    for (std::size_t i = 0; i < before; ++i) text += "港";
    EXPECT_DOUBLE_EQ(item_similarity(item(text + "。渔业"), item(text + "。渔业")), 1) << before;
  }
}

TEST(ItemSimilarity, IsSymmetricAndOneForTheSame) {
  EXPECT_DOUBLE_EQ(item_similarity(kList[0], kList[0]), 1);
  EXPECT_DOUBLE_EQ(item_similarity(kList[0], kList[1]), item_similarity(kList[1], kList[0]));
  EXPECT_DOUBLE_EQ(item_similarity(item("港口"), item("渔业")), 0);
}

}  // namespace
}  // namespace tifa

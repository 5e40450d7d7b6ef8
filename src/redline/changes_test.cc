#include "redline/changes.h"

#include <gtest/gtest.h>

#include "redline/qualifiers.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

constexpr const char* kLast = "梯田水渠全部修复，粮仓改建通风设备。";

MeaningfulChanges changes_of(std::string_view a, std::string_view b) {
  const OwnedView view_a = make_view_of_lines(a, Language::kChinese),
                  view_b = make_view_of_lines(b, Language::kChinese);
  const auto redline = make_redline(view_a.view(), view_b.view(), {});
  EXPECT_TRUE(redline);
  return meaningful_changes(*redline, view_a.view(), view_b.view(), 10);
}

TEST(Changes, FiguresWithTheirUnitAndSubject) {
  const MeaningfulChanges zh =
      changes_of("渔获量增长5.2%左右，物价涨幅3%以内。", "渔获量增长4.8%左右，物价涨幅3%以内。");
  ASSERT_EQ(zh.figures.size(), 1U);
  EXPECT_EQ(zh.figures[0].what, "渔获量增长");
  EXPECT_EQ(zh.figures[0].from, "5.2%左右");
  EXPECT_EQ(zh.figures[0].to, "4.8%左右");
  EXPECT_TRUE(zh.rewordings.empty());
  const MeaningfulChanges en = changes_of("We will keep your messages for 30 days after that.",
                                          "We will keep your messages for 90 days after that.");
  ASSERT_EQ(en.figures.size(), 1U);
  EXPECT_EQ(en.figures[0].from, "30 days");
  EXPECT_EQ(en.figures[0].to, "90 days");
}

TEST(Changes, YearsDatesAndNumberingAreNoFigures) {
  EXPECT_TRUE(
      changes_of("Effective as of June 12 for all users.", "Effective as of June 13 for all users.").figures.empty());
  EXPECT_TRUE(changes_of("10. How to reach the council", "12. How to reach the council").figures.empty());
  EXPECT_TRUE(
      changes_of("到2025年，渔港全部完成改造并投入使用。", "到2030年，渔港全部完成改造并投入使用。").figures.empty());
  EXPECT_TRUE(changes_of("Effective as of June 2025 for all users.", "Effective as of June 2026 for all users.")
                  .figures.empty());
  const MeaningfulChanges heading = changes_of("二、2024年经济社会发展总体要求", "二、2025年经济社会发展总体要求");
  EXPECT_TRUE(heading.figures.empty() && heading.rewordings.empty());
}

TEST(Changes, FiguresOfTheSameThingAlone) {
  const auto only = [](std::string_view a, std::string_view b) {
    const std::vector<FigureChange> figures = changes_of(a, b).figures;
    return figures.size() == 1 ? figures[0].what + "|" + figures[0].from + "|" + figures[0].to
                               : std::to_string(figures.size());
  };
  EXPECT_EQ(only("渔港改造全部完成，渔民人均收入实际增长5.4%。", "渔港改造全部完成，渔民人均收入实际增长6%以上。"),
            "渔民人均收入实际增长|5.4%|6%以上");
  // A share is no sum of money, and what grew is named.
  EXPECT_EQ(only("渔港改造全部完成，渔民人均收入5.4%。", "渔港改造全部完成，渔民人均收入9422元。"), "0");
  EXPECT_EQ(only("平均每年增长8.6%，渔港改造全部完成。", "城镇居民人均可支配收入增长9%，渔港改造全部完成。"), "0");
  // The words that were replaced with a figure go with it.
  EXPECT_EQ(only("比上年预算低0.4个百分点，支出规模继续扩大。", "比上年预算高0.2个百分点，支出规模继续扩大。"),
            "比上年预算|低0.4个百分点|高0.2个百分点");
  // A unit is a measure word, not what is measured.
  EXPECT_EQ(only("今年再开工20项重大水利工程。", "今年再开工15项重大水利工程。"), "今年再开工…重大水利工程|20项|15项");
  EXPECT_EQ(only("棚户区住房改造600多万套，质量提高。", "棚户区住房改造2600多万套，质量提高。"),
            "棚户区住房改造|600多万套|2600多万套");
  // Names and addresses have digits, too; decimals with other points are read as one or not at all.
  EXPECT_EQ(
      only("The office is at the Barbican, London, EC2Y 5EB.", "The office is at the Barbican, London, EC1A 9HD."),
      "0");
  EXPECT_EQ(only("渔民人均收入实际增长5·4％。", "渔民人均收入实际增长5·8％。"), "0");
  EXPECT_EQ(only("国内生产总值增长7%左右，渔港改造完成。", "国内生产总值增长6.5%－7%，渔港改造完成。"),
            "国内生产总值增长|7%左右|6.5%－7%");
  // In words, as laws have them.
  EXPECT_EQ(only("科学技术经费占全市生产总值的百分之二点五以上。", "科学技术经费占全市生产总值的百分之四以上。"),
            "科学技术经费占全市生产总值的|百分之二点五以上|百分之四以上");
  EXPECT_EQ(only("有关部门应当在收到申请之日起三十日内答复。", "有关部门应当在收到申请之日起十五日内答复。"),
            "有关部门应当在收到申请之日起…内答复|三十日|十五日");
  EXPECT_EQ(only("逾期不改正的，处三万元以上罚款。", "逾期不改正的，处五万元以上罚款。"),
            "处…罚款|三万元以上|五万元以上");
  EXPECT_EQ(only("逾期不改正的，处10万元以上罚款。", "逾期不改正的，处十万元以上罚款。"), "0");
  EXPECT_EQ(only("本办法第三条规定的渔港应当统一管理。", "本办法第四条规定的渔港应当统一管理。"), "0");
  EXPECT_EQ(only("本办法自十月一日起对渔港施行。", "本办法自十月五日起对渔港施行。"), "0");
  // The number of something else, and where something came from.
  EXPECT_EQ(only("全年取消表彰项目29项，渔港改造完成。", "全年取消123项职业资格，渔港改造完成。"), "0");
  EXPECT_EQ(only("公共财政收入10.4万亿元，继续增长。", "公共财政收入从5.1万亿元增加，继续增长。"), "0");
  EXPECT_EQ(
      only("城镇居民人均可支配收入实际增长7%，渔港改造完成。", "全国居民人均可支配收入实际增长8%，渔港改造完成。"),
      "城镇居民人均可支配收入实际增长 → 全国居民人均可支配收入实际增长|7%|8%");
  // The number changed sign of per cent only.
  EXPECT_EQ(only("渔民人均收入实际增长5.4％，港口扩建。", "渔民人均收入实际增长5.4%，港口扩建。"), "0");
}

std::vector<std::string> figures_of(std::string_view a, std::string_view b) {
  std::vector<std::string> rows;
  for (const FigureChange& figure : changes_of(a, b).figures)
    rows.push_back(figure.what + "|" + figure.from + "|" + figure.to);
  return rows;
}

using Rows = std::vector<std::string>;

TEST(Changes, AHedgeOrARangeThatChangedIsAFigureThatDid) {
  EXPECT_EQ(figures_of("渔获量增长5.5%以内，渔民新增1200万人左右。", "渔获量增长5.5%左右，渔民新增1200万人以上。"),
            (Rows{"渔获量增长|5.5%以内|5.5%左右", "渔民新增|1200万人左右|1200万人以上"}));
  EXPECT_EQ(figures_of("渔获量增长6%－6.5%，港口扩建。", "渔获量增长6%以上，港口扩建。"),
            Rows{"渔获量增长|6%－6.5%|6%以上"});
  EXPECT_EQ(figures_of("渔获量增长6%－6.5%，港口扩建。", "渔获量增长6%－7%，港口扩建。"),
            Rows{"渔获量增长|6%－6.5%|6%－7%"});
  EXPECT_EQ(figures_of("渔获量预计增长5%，港口扩建。", "渔获量预计增长约5%，港口扩建。"),
            Rows{"渔获量预计增长|5%|约5%"});
  EXPECT_EQ(figures_of("The fishing fleet should grow by around 5 percent this year.",
                       "The fishing fleet should grow by at least 5 percent this year."),
            Rows{"The fishing fleet should grow by|around 5 percent|at least 5 percent"});
  EXPECT_EQ(
      figures_of("The fishing fleet grew by 5 percent last year.", "The fishing fleet grew by 6 percent last year."),
      Rows{"The fishing fleet grew by|5 percent|6 percent"});
  EXPECT_EQ(
      figures_of("Harbours will receive 7 million yuan next year.", "Harbours will receive 9 million yuan next year."),
      Rows{"Harbours will receive|7 million yuan|9 million yuan"});
  // The same, said in another way.
  EXPECT_EQ(figures_of("渔获量增长5%以内，港口扩建。", "渔获量增长不超过5%，港口扩建。"), Rows{});
  EXPECT_EQ(figures_of("渔获量控制在5%以内，港口扩建。", "渔获量增幅在5％以内，港口扩建。"), Rows{});
  EXPECT_EQ(figures_of("渔民收入今年上半年增长5%，港口扩建。", "渔民收入今年上半年下降5%，港口扩建。"),
            Rows{"渔民收入今年上半年|增长5%|下降5%"});
}

TEST(Changes, OrdinalsAndNumbersOfNamesAreNoFigures) {
  EXPECT_EQ(figures_of("The council attended the 30th Ports Meeting in autumn.",
                       "The council attended the 31st Ports Meeting in autumn."),
            Rows{});
  EXPECT_EQ(figures_of("各岛参加了第30届渔港会议。", "各岛参加了第31届渔港会议。"), Rows{});
  EXPECT_EQ(figures_of("Write to the harbour office, Bristol Parkway, Suite 100.",
                       "Write to the harbour office, Bristol Parkway, Suite 300."),
            Rows{});
}

TEST(Changes, FiguresOfOtherThingsAreNoPair) {
  EXPECT_EQ(
      figures_of("We submitted 10 legislative proposals and revised 25 sets of regulations for the ports.",
                 "We submitted 19 legislative proposals and revised 28 administrative regulations for the ports."),
      Rows{"We submitted|10 legislative proposals|19 legislative proposals"});
  EXPECT_EQ(figures_of("完成造林8827万亩，渔港改造完成。", "完成造林2529万公顷，渔港改造完成。"), Rows{});
  EXPECT_EQ(figures_of("全岛各村今年一共建成了12座渔港码头，山路全部通车。",
                       "全岛各村今年一共建成了15座海水浴场，山路全部通车。"),
            Rows{});
  EXPECT_EQ(figures_of("全岛各村今年一共建成了12座渔港码头，山路全部通车。",
                       "全岛各村今年一共建成了15座渔港码头，山路全部通车。"),
            Rows{"全岛各村今年一共建成了…渔港码头|12座|15座"});
  EXPECT_EQ(figures_of("海湾水质达标率80%，山路全部通车，粮仓改建通风设备。",
                       "岛民识字率90%，山路全部通车，粮仓改建通风设备。"),
            Rows{});
  // One that was put in between is not another that stayed.
  EXPECT_EQ(figures_of("渔获量分别增长5%、6%，港口扩建。", "渔获量分别增长5%、7%、6%，港口扩建。"), Rows{});
  EXPECT_EQ(figures_of("渔村贫困人口比上年减少290万。", "渔村贫困人口比上年减少245万人。"),
            Rows{"渔村贫困人口比上年减少|290万|245万人"});
  // Of a year, and of each of several.
  EXPECT_EQ(figures_of("渔民人均收入年均增长7%，港口扩建。", "渔民人均收入增长9%，港口扩建。"), Rows{});
}

TEST(Changes, WordsBeforeAFigureGoBackToASubject) {
  EXPECT_EQ(
      figures_of("渔港改造支出规模28.5亿元、比上年增加1.1亿元。", "渔港改造支出规模29.7亿元、比上年增加1.2亿元。"),
      (Rows{"渔港改造支出规模|28.5亿元|29.7亿元", "渔港改造支出规模…、比上年增加|1.1亿元|1.2亿元"}));
  EXPECT_EQ(figures_of("This year, 700 million yuan will be earmarked for ports.",
                       "This year, 735 million yuan will be earmarked for ports."),
            Rows{"This year, … will be earmarked for ports|700 million yuan|735 million yuan"});
  // A number with a point parts no clauses.
  EXPECT_EQ(figures_of("海湾上空颗粒物PM2.5浓度下降9%，港口扩建。", "海湾上空颗粒物PM2.5浓度下降7%，港口扩建。"),
            Rows{"海湾上空颗粒物PM2.5浓度下降|9%|7%"});
  // From where to where is one figure.
  EXPECT_EQ(figures_of("逾期不改正的，处二万元以上十万元以下罚款。", "逾期不改正的，处五万元以上二十万元以下罚款。"),
            Rows{"处…罚款|二万元以上十万元以下|五万元以上二十万元以下"});
}

TEST(Changes, FiguresOfASentenceInWhichClausesChangedPlaces) {
  const MeaningfulChanges changes = changes_of(
      "主要预期目标是：城镇新增就业1200万人以上，城镇调查失业率控制在百分之五点五左右；居民消费价格涨幅3%左右。",
      "主要预期目标是：城镇调查失业率控制在百分之五点五左右，城镇新增就业1200万人以上；居民消费价格涨幅2%左右。");
  ASSERT_EQ(changes.figures.size(), 1U);
  EXPECT_EQ(changes.figures[0].what, "居民消费价格涨幅");
}

TEST(Changes, AFigureOfAClauseThatMovedInsideItsSentenceIsToldOnce) {
  const MeaningfulChanges changes = changes_of(
      "各岛要办好几件大事。\n今年新建航道30公里并配备夜航设备，海湾水质明显改善并达到优良标准，渔民收入稳步增长。",
      "各岛要办好几件大事。\n海湾水质明显改善并达到优良标准，渔民收入稳步增长，今年新建航道50公里并配备夜航设备。");
  ASSERT_EQ(changes.figures.size(), 1U);
  EXPECT_EQ(changes.figures[0].from, "30公里");
  EXPECT_EQ(changes.figures[0].to, "50公里");
}

TEST(Changes, SentencesHardenedAndSoftened) {
  const MeaningfulChanges softer = changes_of("各县必须修复沿海防护林带。", "各县应当修复沿海防护林带。");
  ASSERT_EQ(softer.qualifiers.size(), 1U);
  EXPECT_LT(softer.qualifiers[0].firmer, 0);
  EXPECT_EQ(softer.qualifiers[0].from, "必须");
  EXPECT_EQ(softer.qualifiers[0].to, "应当");
  const MeaningfulChanges firmer = changes_of("We may share such information with our partners.",
                                              "We will share such information with our partners.");
  ASSERT_EQ(firmer.qualifiers.size(), 1U);
  EXPECT_GT(firmer.qualifiers[0].firmer, 0);
}

TEST(Changes, OfSentencesThatMovedToAnotherParagraph) {
  const std::string stays = "近海渔场休渔三个月，船只逐步换用新的发动机。",
                    other = "山区教师住房由县里负责，学生午餐免费。";
  const MeaningfulChanges qualifier =
      changes_of(stays + "各县应当按期修复沿海防护林带。\n" + other + "\n" + kLast + "\n",
                 stays + "\n" + other + "\n" + kLast + "各县必须按期修复沿海防护林带。\n");
  ASSERT_EQ(qualifier.qualifiers.size(), 1U);
  EXPECT_GT(qualifier.qualifiers[0].firmer, 0);
  EXPECT_EQ(qualifier.qualifiers[0].sentence.row, 2U);
  const MeaningfulChanges figure =
      changes_of(stays + "渔民人均可支配收入实际增长5%左右。\n" + other + "\n" + kLast + "\n",
                 stays + "\n" + other + "\n" + kLast + "渔民人均可支配收入实际增长6%左右。\n");
  ASSERT_EQ(figure.figures.size(), 1U);
  EXPECT_EQ(figure.figures[0].to, "6%左右");
}

TEST(Changes, WhatOnlyStatesHardensNothing) {
  EXPECT_TRUE(changes_of("要大力发展沿海养殖业和加工业。", "大力发展沿海养殖业和加工业。").qualifiers.empty());
  EXPECT_TRUE(changes_of("With your consent, we will serve you with such notices.",
                         "With your consent, we serve you with such notices.")
                  .qualifiers.empty());
  EXPECT_EQ(changes_of("要大力发展沿海养殖业和加工业。", "可以大力发展沿海养殖业和加工业。").qualifiers.size(), 1U);
  // What went before a sentence that was put in is a part of the change.
  EXPECT_TRUE(changes_of("渔港改造全部完成。推进建立长期护理保险制度。",
                         "渔港改造全部完成。学校午餐对所有儿童免费。加快建立长期护理保险制度。")
                  .qualifiers.empty());
  // A sentence that took in another is not changed by a qualifier alone.
  EXPECT_TRUE(
      changes_of("Ask us to delete your messages with the form in the app. Information is available here.",
                 "Ask us to delete your messages with the form in the app (more Information is available here).")
          .qualifiers.empty());
}

TEST(Changes, TheWeightiestRewordingComesFirst) {
  const MeaningfulChanges changes =
      changes_of("船只逐步换用新的发动机，渔网由港口收集。\n学校午餐免费，图书馆在假期照常向所有儿童开放。",
                 "船只逐步换用新的柴油机，渔网由港口收集。\n学校午餐免费，体育馆和游泳池照常向所有儿童开放。");
  ASSERT_EQ(changes.rewordings.size(), 2U);
  EXPECT_GE(changes.rewordings[0].weight, changes.rewordings[1].weight);
  EXPECT_EQ(changes.rewordings[0].sentence.row, 1U);
}

TEST(Firmness, OfQualifiersAlone) {
  EXPECT_GT(*firmness("坚定不移"), *firmness("坚定"));
  EXPECT_LT(*firmness(" may "), *firmness("shall"));
  EXPECT_EQ(firmness("，"), 0);
  EXPECT_FALSE(firmness("必须港口"));
  EXPECT_FALSE(firmness("mayor"));
}

}  // namespace
}  // namespace tifa

#include "redline/sections.h"

#include <gtest/gtest.h>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::BlockText;
using testing::make_view;
using testing::OwnedView;

struct TestChapter {
  std::string label, title, body;
};

OwnedView document(const std::vector<TestChapter>& chapters, Language language = Language::kChinese) {
  std::vector<BlockText> blocks = {{.text = "报告", .kind = BlockKind::kTitle}};
  for (const TestChapter& chapter : chapters) {
    blocks.push_back({.text = chapter.label + chapter.title,
                      .kind = BlockKind::kHeading,
                      .level = 1,
                      .label_size = static_cast<std::uint32_t>(chapter.label.size())});
    blocks.push_back({.text = chapter.body});
  }
  return make_view(blocks, language);
}

const TestChapter kSea = {"一、", "保护海洋",
                          "近海渔场休渔三个月，船只逐步换用新的发动机，港口收集渔民带回的废弃渔网。"};
const TestChapter kSchool = {"二、", "办好学校", "山区教师住房由县里负责，学生午餐免费，图书馆在假期照常开放。"};
const TestChapter kHarvest = {"三、", "粮食收成", "梯田水渠全部修复，种子站向农户提供耐旱品种，粮仓改建通风设备。"};
const TestChapter kRailway = {"四、", "铁路建设", "南北干线电气化完成，山口隧道贯通，货运站装卸时间缩短一半。"};

std::vector<SectionFate> fates_of_chapters(const OwnedView& a, const OwnedView& b) {
  const auto redline = make_redline(a.view(), b.view(), {});
  EXPECT_TRUE(redline);
  return redline ? chapters_of(section_fates(*redline, a.view(), b.view()), a.view(), b.view())
                 : std::vector<SectionFate>();
}

// "kept 1→1 moved 2→3": what became of each, with its place in A and in B.
std::string shown(const std::vector<SectionFate>& fates) {
  std::string text;
  for (const SectionFate& row : fates) {
    if (!text.empty()) text += ' ';
    text += row.moved ? "moved" : row.op == SectionOp::kRenumbered ? "kept" : section_op_name(row.op);
    if (row.a != kNoIndex) text += " " + std::to_string(row.a);
    if (row.b != kNoIndex) text += "→" + std::to_string(row.b);
  }
  return text;
}

TEST(ChapterFates, EqualDocumentsAreKept) {
  const OwnedView a = document({kSea, kSchool, kHarvest});
  const std::vector<SectionFate> fates = fates_of_chapters(a, a);
  EXPECT_EQ(shown(fates), "kept 1→1 kept 2→2 kept 3→3");
  EXPECT_DOUBLE_EQ(fates[0].shared, 1);
}

TEST(ChapterFates, AddedDroppedAndMoved) {
  const OwnedView a = document({kSea, kSchool, kHarvest});
  EXPECT_EQ(shown(fates_of_chapters(a, document({kSea, kRailway, kHarvest}))), "kept 1→1 dropped 2 added→2 kept 3→3");
  EXPECT_EQ(shown(fates_of_chapters(a, document({kSchool, kHarvest, kSea}))), "kept 2→1 kept 3→2 moved 1→3");
  EXPECT_EQ(shown(fates_of_chapters(a, document({kSchool, kHarvest}))), "dropped 1 kept 2→1 kept 3→2");
}

TEST(ChapterFates, RetitledWhenTheTextStays) {
  TestChapter renamed = kSchool;
  renamed.title = "教育优先";
  const OwnedView a = document({kSea, kSchool}), b = document({kSea, renamed});
  EXPECT_EQ(shown(fates_of_chapters(a, b)), "kept 1→1 retitled 2→2");
}

TEST(ChapterFates, AnotherYearInATitleAndAnotherLabelAreNoNewTitle) {
  TestChapter before = kSea, after = kSea;
  before.title = "2031年保护海洋";
  after.title = "２０３２年保护海洋";
  after.label = "第一章 ";
  EXPECT_EQ(shown(fates_of_chapters(document({before, kSchool}), document({after, kSchool}))), "kept 1→1 kept 2→2");
}

TEST(ChapterFates, AChapterWrittenAnewIsFoundByItsWords) {
  const TestChapter anew = {"二、", "海洋的保护",
                            "今后五年，渔船一律换用清洁发动机；渔场分区休渔，废弃渔网由港口免费收集，渔民得到补贴。"};
  EXPECT_EQ(shown(fates_of_chapters(document({kSea, kSchool, kHarvest}), document({kSchool, anew, kHarvest}))),
            "kept 2→1 moved 1→2 kept 3→3");
}

// The heading stands in its place and has words in common, a sentence goes on, but most of the text goes to another
// chapter.
TEST(ChapterFates, AChapterWhoseTextGoesElsewhereIsNotTheOneInItsPlace) {
  const TestChapter sea = {"一、", "科技办海洋，做强渔业",
                           "科技人员上船指导。近海渔场休渔三个月，今年起船只逐步换用新的发动机，旧网另行处理。"};
  const TestChapter science = {"一、", "科技开新路", "科技人员上船指导。大学共用船只，奖金每年颁发，学会按月开讲。"};
  const TestChapter nets = {"二、", "产业升级",
                            "冷链船每日往返各岛收鱼运冰，近海渔场休渔三个月，岸上办起三家鱼丸厂，所用车辆逐步换用"
                            "新的发动机，工人来自各县，工资按月发放。"};
  EXPECT_EQ(shown(fates_of_chapters(document({sea, kRailway}), document({science, nets, kRailway}))),
            "dropped 1 added→1 added→2 kept 2→3");
}

// Most of what each has stands in other chapters of the other document: neither place nor like titles make one of them.
TEST(ChapterFates, ChaptersWithLikeTitlesThatTakeMoreFromOthersAreNotOne) {
  const TestChapter mission = {"一、", "新时期船队的任务", kSchool.body + "船队每年出海四次。"};
  const TestChapter school = {"二、", "学校", kSchool.body + "渔港的灯塔改用新灯，航道每年疏浚一次。"};
  const TestChapter mission_anew = {"一、", "新时期船队的使命任务", "船队每年出海四次。" + kHarvest.body};
  const TestChapter harvest = {"三、", "粮食", kHarvest.body};
  EXPECT_EQ(
      shown(fates_of_chapters(document({mission, harvest, kRailway}), document({mission_anew, school, kRailway}))),
      "dropped 1 dropped 2 added→1 added→2 kept 3→3");
}

TEST(ChapterFates, ChaptersWithoutAWordInCommonAreNotOne) {
  const TestChapter sea = {"一、", "守护蓝色家园", "港口收集废网；近海渔场休渔；船只逐步换新；灯塔按期检修。"};
  const TestChapter school = {"一、", "办好学校", "按期检修的是校车，近海渔场旁由港口收集旧书，桌椅逐步换新。"};
  EXPECT_EQ(shown(fates_of_chapters(document({sea, kRailway}), document({school, kRailway}))),
            "dropped 1 added→1 kept 2→2");
}

TEST(ChapterFates, SpacesInsideATitleAreHowItIsSet) {
  TestChapter set = kSchool;
  set.title = "办　好 学校";
  EXPECT_EQ(shown(fates_of_chapters(document({kSea, kSchool}), document({kSea, set}))), "kept 1→1 kept 2→2");
}

TEST(ChapterFates, EnglishByWords) {
  const OwnedView a =
      document({{"Part I ", "The Sea", "Harbours collect old nets that fishermen bring home."},
                {"Part II ", "Schools", "Teachers in the hills live rent free and lunch costs nothing."}},
               Language::kEnglish);
  const OwnedView b = document({{"Part I ", "Schools", "Teachers in the hills live rent free; lunch costs nothing."},
                                {"Part II ", "The sea", "Harbours collect the old nets that fishermen bring home."}},
                               Language::kEnglish);
  EXPECT_EQ(shown(fates_of_chapters(a, b)), "kept 2→1 moved 1→2");
}

TEST(ChapterFates, ArticlesAndPrepositionsMakeNoLikeness) {
  const TestChapter first = {"1. ", "Open the Harbours",
                             "All the harbours stay open in the winter and the pilots come."};
  const OwnedView a =
      document({first,
                {"2. ", "Build on the Strength of the Islands and Keep a Balance of the Regions",
                 "The ferries of the north and the buses of the south run in the evening, and the tickets of the two "
                 "are to be of the same price in all of the towns."}},
               Language::kEnglish);
  const OwnedView b =
      document({{"1. ", "Raise the Level of the Schools and the Quality of a Teacher",
                 "The lessons of the young and the training of the old begin in the autumn, and the teachers in the "
                 "hills are to be given the keys of the houses."},
                first},
               Language::kEnglish);
  EXPECT_EQ(shown(fates_of_chapters(a, b)), "added→1 kept 1→2 dropped 2");
}

TEST(ChapterFates, FormsOfAWordAreThatWord) {
  const OwnedView a = document({{"1. ", "The Island's Harbour", "Pilots guide every vessel; lamps burn at night."},
                                {"2. ", "Schools", "Teachers in the hills live rent free and lunch costs nothing."}},
                               Language::kEnglish);
  const OwnedView b = document({{"1. ", "Schools", "Teachers in the hills live rent free and lunch costs nothing."},
                                {"2. ", "Harbours of the Islands", "A pilot guided each of the vessels by a lamp."}},
                               Language::kEnglish);
  EXPECT_EQ(shown(fates_of_chapters(a, b)), "kept 2→1 moved 1→2");
}

// The last chapter of both, quite another one, ends in the same lines.
TEST(ChapterFates, TheSameClosingLinesDoNotMakeAChapterOfAnother) {
  const std::string closing = "各位代表，让我们团结一心，扬帆远航，共同建设更加美好的家园。";
  const auto with_parts = [&](const std::string& title, const std::string& part, const std::string& body) {
    return std::vector<BlockText>{
        {.text = "一、" + kSea.title, .kind = BlockKind::kHeading, .level = 1, .label_size = 6}, {.text = kSea.body},
        {.text = "二、" + title, .kind = BlockKind::kHeading, .level = 1, .label_size = 6},      {.text = closing},
        {.text = "（一）" + part, .kind = BlockKind::kHeading, .level = 2, .label_size = 9},     {.text = body + body}};
  };
  const OwnedView a = make_view(with_parts(kSchool.title, "教师住房", kSchool.body), Language::kChinese);
  const OwnedView b = make_view(with_parts(kRailway.title, "干线贯通", kRailway.body), Language::kChinese);
  EXPECT_EQ(shown(fates_of_chapters(a, b)), "kept 1→1 dropped 2 added→2");
  // Under a title that has words in common it is that chapter.
  const OwnedView same = make_view(with_parts("继续办好学校", "干线贯通", kRailway.body), Language::kChinese);
  EXPECT_EQ(shown(fates_of_chapters(a, same)), "kept 1→1 retitled 2→2");
}

TEST(ChapterFates, TheOutermostLevelWithTwoSectionsIsCompared) {
  std::vector<BlockText> blocks = {{.text = "总纲", .kind = BlockKind::kHeading, .level = 1}};
  for (const TestChapter& chapter : {kSea, kSchool}) {
    blocks.push_back({.text = chapter.title, .kind = BlockKind::kHeading, .level = 2});
    blocks.push_back({.text = chapter.body});
  }
  const OwnedView a = make_view(blocks, Language::kChinese);
  EXPECT_EQ(shown(fates_of_chapters(a, document({kSea, kSchool}))), "kept 2→1 kept 3→2");
}

TEST(ChapterFates, DocumentsWithoutSections) {
  const OwnedView none = make_view({{.text = "没有标题的文字。"}}, Language::kChinese);
  EXPECT_TRUE(fates_of_chapters(none, none).empty());
  EXPECT_EQ(shown(fates_of_chapters(none, document({kSea, kSchool}))), "added→1 added→2");
  EXPECT_EQ(shown(fates_of_chapters(document({kSea, kSchool}), none)), "dropped 1 dropped 2");
}

TEST(ChapterFates, ThousandsOfLikeSectionsTakeNoQuadraticTime) {
  std::vector<TestChapter> chapters;
  chapters.reserve(5000);
  for (int i = 0; i < 5000; ++i)
    chapters.push_back(
        {"", "本条规定",
         "有关部门应当依照本法的规定负责监督管理工作。编号" + std::string(1, char('a' + i % 26)) + std::to_string(i)});
  const OwnedView a = document(chapters);
  EXPECT_EQ(fates_of_chapters(a, a).size(), 5000U);  // told apart by their numbers alone
}

}  // namespace
}  // namespace tifa

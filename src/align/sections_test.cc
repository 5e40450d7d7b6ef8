#include "align/sections.h"

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

// “+b” added, “-a” dropped, else the change's first letter with both sections.
std::string shown(const std::vector<AlignedSection>& rows) {
  std::string text;
  for (const AlignedSection& row : rows) {
    if (!text.empty()) text += ' ';
    text += section_change_name(row.change);
    if (row.a != kNoIndex) text += " " + std::to_string(row.a);
    if (row.b != kNoIndex) text += "→" + std::to_string(row.b);
  }
  return text;
}

TEST(AlignSections, EqualDocumentsAreKept) {
  const OwnedView a = document({kSea, kSchool, kHarvest});
  const std::vector<AlignedSection> rows = align_sections(a.view(), a.view());
  EXPECT_EQ(shown(rows), "kept 1→1 kept 2→2 kept 3→3");
  EXPECT_DOUBLE_EQ(rows[0].similarity, 1);
}

TEST(AlignSections, AddedDroppedAndMoved) {
  const OwnedView a = document({kSea, kSchool, kHarvest});
  EXPECT_EQ(shown(align_sections(a.view(), document({kSea, kRailway, kHarvest}).view())),
            "kept 1→1 dropped 2 added→2 kept 3→3");
  EXPECT_EQ(shown(align_sections(a.view(), document({kSchool, kHarvest, kSea}).view())), "kept 2→1 kept 3→2 moved 1→3");
  EXPECT_EQ(shown(align_sections(a.view(), document({kSchool, kHarvest}).view())), "dropped 1 kept 2→1 kept 3→2");
}

TEST(AlignSections, RetitledWhenTheTextStays) {
  TestChapter renamed = kSchool;
  renamed.title = "教育优先";
  const OwnedView a = document({kSea, kSchool}), b = document({kSea, renamed});
  EXPECT_EQ(shown(align_sections(a.view(), b.view())), "kept 1→1 retitled 2→2");
}

TEST(AlignSections, AnotherYearInATitleAndAnotherLabelAreNoNewTitle) {
  TestChapter before = kSea, after = kSea;
  before.title = "2031年保护海洋";
  after.title = "２０３２年保护海洋";
  after.label = "第一章 ";
  EXPECT_EQ(shown(align_sections(document({before, kSchool}).view(), document({after, kSchool}).view())),
            "kept 1→1 kept 2→2");
}

TEST(AlignSections, EnglishByWords) {
  const OwnedView a =
      document({{"Part I ", "The Sea", "Harbours collect old nets that fishermen bring home."},
                {"Part II ", "Schools", "Teachers in the hills live rent free and lunch costs nothing."}},
               Language::kEnglish);
  const OwnedView b = document({{"Part I ", "Education", "Teachers in the hills live rent free; lunch costs nothing."},
                                {"Part II ", "The sea", "Harbours collect the old nets that fishermen bring home."}},
                               Language::kEnglish);
  EXPECT_EQ(shown(align_sections(a.view(), b.view())), "moved 2→1 kept 1→2");
}

TEST(AlignSections, TheOutermostLevelWithTwoSectionsIsCompared) {
  std::vector<BlockText> blocks = {{.text = "总纲", .kind = BlockKind::kHeading, .level = 1}};
  for (const TestChapter& chapter : {kSea, kSchool}) {
    blocks.push_back({.text = chapter.title, .kind = BlockKind::kHeading, .level = 2});
    blocks.push_back({.text = chapter.body});
  }
  const OwnedView a = make_view(blocks, Language::kChinese);
  EXPECT_EQ(shown(align_sections(a.view(), document({kSea, kSchool}).view())), "kept 2→1 kept 3→2");
}

TEST(AlignSections, DocumentsWithoutSections) {
  const OwnedView none = make_view({{.text = "没有标题的文字。"}}, Language::kChinese);
  EXPECT_TRUE(align_sections(none.view(), none.view()).empty());
  EXPECT_EQ(shown(align_sections(none.view(), document({kSea, kSchool}).view())), "added→1 added→2");
  EXPECT_EQ(shown(align_sections(document({kSea, kSchool}).view(), none.view())), "dropped 1 dropped 2");
}

TEST(AlignSections, ThousandsOfLikeSectionsTakeNoQuadraticTime) {
  std::vector<TestChapter> chapters;
  for (int i = 0; i < 5000; ++i)
    chapters.push_back(
        {"", "本条规定",
         "有关部门应当依照本法的规定负责监督管理工作。编号" + std::string(1, char('a' + i % 26)) + std::to_string(i)});
  const OwnedView a = document(chapters);
  EXPECT_EQ(align_sections(a.view(), a.view()).size(), 5000U);  // told apart by their numbers alone
}

}  // namespace
}  // namespace tifa

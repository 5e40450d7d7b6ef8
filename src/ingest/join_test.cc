// Lines cut inside sentences become whole; paragraph ends, headings and titles stay.
#include <gtest/gtest.h>

#include "ingest/account.h"
#include "ingest/ingest.h"

namespace tifa {
namespace {

using testing::account;
using testing::check_model;
using testing::outline;

std::string read(std::string_view text) {
  const auto document = ingest(text, Format::kText, {});
  if (!document) return document.error().sentence();
  EXPECT_EQ(account(*document, text), "");
  EXPECT_EQ(check_model(*document), "");
  return outline(*document);
}

constexpr std::string_view kSalutation = "各位代表：\n";
const std::string kSaid = "P 各位代表：\n";

struct Case {
  std::string_view name, text, expected;
};

TEST(Join, ChineseLines) {
  const Case cases[] = {
      {"a link between 《 and 》", "根据《\n海洋开发规划的建议\n》，我们制定了草案。\n现在作说明。",
       "P 根据《|海洋开发规划的建议|》，我们制定了草案。\nP 现在作说明。\n"},
      {"a bare link before a comma", "会议听取了\n政府工作报告\n，并进行了讨论。",
       "P 会议听取了|政府工作报告|，并进行了讨论。\n"},
      {"text, link, text", "我们依照规定，认真执行\n岛屿法\n和\n海岸法\n有效管理全国的海域。下一步还要继续努力。",
       "P 我们依照规定，认真执行|岛屿法|和|海岸法|有效管理全国的海域。下一步还要继续努力。\n"},
      {"a figure and its unit", "经济稳中向好。全国总产值达到74.4\n万亿元，增长6.7%。",
       "P 经济稳中向好。全国总产值达到74.4|万亿元，增长6.7%。\n"},
      {"a subscript", "流动性合理充裕，广义货币M\n2\n增长8%，符合要求。",
       "P 流动性合理充裕，广义货币M|2|增长8%，符合要求。\n"},
      {"an invisible character", "我们取得了新成绩，制定了新的分配方\n\u200b\n针和办法。继续前进。",
       "P 我们取得了新成绩，制定了新的分配方|\u200b|针和办法。继续前进。\n"},
      {"a quotation", "先生曾经指出：“\n渔业是根本。港口是门户。\n”这是十分正确的。",
       "P 先生曾经指出：“|渔业是根本。港口是门户。|”这是十分正确的。\n"},
      {"a label alone", "要做好三件事。\n一要\n稳定渔业生产。\n二要\n建设港口。",
       "P 要做好三件事。\nP 一要|稳定渔业生产。\nP 二要|建设港口。\n"},
      {"paragraphs stay apart", "渔业稳定发展。\n港口建设加快。\n群众生活改善。",
       "P 渔业稳定发展。\nP 港口建设加快。\nP 群众生活改善。\n"},
      {"a list stays a list", "支出如下：\n工业三亿元；\n农业两亿元；\n其他一亿元。",
       "P 支出如下：\nP 工业三亿元；\nP 农业两亿元；\nP 其他一亿元。\n"},
      {"a heading is not continued", "渔业稳定发展。\n二、港口建设，岛际交通\n港口建设加快。继续努力。",
       "P 渔业稳定发展。\nH1 二、港口建设，岛际交通\nP 港口建设加快。继续努力。\n"},
      {"a heading with a link in it", "一、关于《\n海洋规划（草案）\n》的说明\n规划已经提请审议。现作说明。",
       "H1 一、关于《|海洋规划（草案）|》的说明\nP 规划已经提请审议。现作说明。\n"},
      {"a lost full stop before a paragraph",
       "渔业有了发展。要继续扩大远洋捕捞的规模\n港口是国家联系世界的门户，必须建设好。",
       "P 渔业有了发展。要继续扩大远洋捕捞的规模\nP 港口是国家联系世界的门户，必须建设好。\n"},
      {"a word cut in two", "加强控制，放开搞活。要按照规律适当控\n制信贷规模，保持合理增长。",
       "P 加强控制，放开搞活。要按照规律适当控|制信贷规模，保持合理增长。\n"},
      {"a line that goes on after a comma", "为了实现这个目标，\n我们必须努力。",
       "P 为了实现这个目标，|我们必须努力。\n"},
  };
  for (const Case& item : cases)
    EXPECT_EQ(read(std::string(kSalutation) + std::string(item.text)), kSaid + std::string(item.expected)) << item.name;
}

TEST(Join, BlankLinesEndParagraphs) {
  EXPECT_EQ(read("各位代表：\n\n渔业是根本。港口是门户，要长期坚持这个方针\n\n第二段开始了。\n\n第三段也有了。\n\n第四"
                 "段结束。"),
            "P 各位代表：\nP 渔业是根本。港口是门户，要长期坚持这个方针\nP 第二段开始了。\nP 第三段也有了。\nP "
            "第四段结束。\n");
  // … but not a cut around a link.
  EXPECT_EQ(read("各位代表：\n\n根据《\n\n海洋法\n\n》的规定，我们制定了草案。\n\n现在作说明。"),
            "P 各位代表：\nP 根据《||海洋法||》的规定，我们制定了草案。\nP 现在作说明。\n");
}

TEST(Join, IndentationBeginsAParagraph) {
  EXPECT_EQ(read("各位代表：\n　　渔业有了很大的发展。要继续扩大规模\n　　港口建设加快。"),
            "P 各位代表：\nP 渔业有了很大的发展。要继续扩大规模\nP 港口建设加快。\n");
}

TEST(Join, WhereParagraphsAreIndentedOtherLinesGoOn) {
  EXPECT_EQ(read("各位代表：\n　　全国总产值达到74.4\n万亿元，增长6.7%"
                 "，名列各岛之\n首，对全国的贡献很大。\n　　港口建设加快。\n"
                 "　　一、今后的任务\n　　群众生活改善，要长期坚持这个方\n针。\n　　渔业发展。"),
            "P 各位代表：\nP 全国总产值达到74.4|万亿元，增长6.7%，名列各岛之|首，对全国的贡献很大。\nP 港口建设加快。\n"
            "H1 一、今后的任务\nP 群众生活改善，要长期坚持这个方|针。\nP 渔业发展。\n");
}

TEST(Join, FiguresSetWithSpacesAreWhole) {
  EXPECT_EQ(read("各位代表：\n到 1 9 9 3 年，产值 1 2 . 5 亿元。\n第 1 2 条、3 4 5 和 6 7 8 个不同。"),
            "P 各位代表：\nP 到 1993年，产值 12.5亿元。\nP 第 1 2 条、345和 678个不同。\n");
}

TEST(Join, EnglishLinesAreParagraphs) {
  EXPECT_EQ(
      read("Fellow Deputies,\nWe met our goals in fisheries, ports and schools.\nThe output rose by 3 per cent.\n"),
      "P Fellow Deputies,\nP We met our goals in fisheries, ports and schools.\nP The output rose by 3 per cent.\n");
}

TEST(Join, HardWrappedEnglish) {
  const std::string text =
      "The ports handled forty million tons of cargo in the course of the year, and\n"
      "the merchant fleet grew by twelve ships. The fishery kept its output while it\n"
      "closed the inner reefs for the whole of the breeding season, as the plan had\n"
      "asked of it.\n"
      "\n"
      "Schools were opened on every inhabited island, so that no child has to leave\n"
      "its home before the age of ten. Teachers were trained for all of them in the\n"
      "course of two summers, and the state paid their way to the outer islands and\n"
      "back again.\n";
  const auto document = ingest(text, Format::kText, {});
  ASSERT_TRUE(document);
  EXPECT_EQ(account(*document, text), "");
  EXPECT_EQ(document->blocks.size(), 2U);
}

TEST(Join, HardWrappedChinese) {
  const std::string text =
      "共和国成立以来，全国人民在四百多座岛屿上艰苦创业，恢复了渔业生\n"
      "产，修复了被台风损坏的港口，建立了独立的货币，办起了学校和医院，\n"
      "人民生活有了初步的改善，国家的面貌发生了很大的变化，但是我们的\n"
      "底子还很薄。\n"
      "\n"
      "今后五年的基本任务是稳定供应，打好基础，增强自力更生的能力，使国\n"
      "民经济走上持续增长的道路，为进入下一个世纪准备条件，让所有的岛民\n"
      "都能够过上更加安定和富足的生活，让每一个孩子都能够上学读书，让每\n"
      "一个老人都有所依靠。\n";
  const auto document = ingest(text, Format::kText, {});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->blocks.size(), 2U);
}

}  // namespace
}  // namespace tifa

// Gold outlines: titles, headings, sections, run-ins, lists, notices, on texts written for the purpose.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ingest/account.h"
#include "ingest/ingest.h"

namespace tifa {
namespace {

using testing::account;
using testing::check_model;
using testing::outline;

Document read(std::string_view text, Format format = Format::kText, std::string title = {}) {
  IngestOptions options;
  options.title = std::move(title);
  auto document = ingest(text, format, options);
  if (!document) {
    ADD_FAILURE() << document.error().sentence();
    return {};
  }
  EXPECT_EQ(account(*document, text), "");
  EXPECT_EQ(check_model(*document), "");
  return std::move(*document);
}

std::string sections(const Document& document) {
  std::string result;
  for (std::size_t s = 1; s < document.sections.size(); ++s) {
    const Section& section = document.sections[s];
    result += std::string(section.level, ' ') + '[' + section.label + ']' +
              std::string(section.title.of(document.text)) + (section.heading == kNoIndex ? "~" : "") + '\n';
  }
  return result;
}

std::string dropped(const Document& document, std::string_view text, Reason reason) {
  std::string result;
  for (const SetAside& item : document.set_aside)
    if (item.reason == reason) result += std::string(item.origin.of(text)) + '|';
  return result;
}

TEST(Outline, TitleNotesChaptersAndNumberedParagraphs) {
  const std::string_view text =
      "沧屿第九个发展规划的建议\n"
      "沧屿第九个发展规划的建议\n"
      "（2030年10月23日全体会议通过）\n"
      "全体会议分析了形势，提出以下建议。\n"
      "一、形势和任务\n"
      "（1）过去五年成绩显著。渔业稳定，港口扩大。\n"
      "（2）今后五年任务繁重。要继续努力。\n"
      "各岛要抓紧落实。\n"
      "二、主要目标\n"
      "（3）必须遵循的原则。\n"
      "——坚持以渔为本。渔业是根本。\n"
      "——坚持量力而行。不能冒进。\n"
      "（4）主要指标。产量增长一成。\n"
      "结束语\n"
      "让我们继续前进！\n";
  const Document document = read(text);
  EXPECT_EQ(outline(document),
            "T 沧屿第九个发展规划的建议\n"
            "N （2030年10月23日全体会议通过）\n"
            "P 全体会议分析了形势，提出以下建议。\n"
            "H1 一、形势和任务\n"
            "P {（1）过去五年成绩显著。}渔业稳定，港口扩大。\n"
            "P {（2）今后五年任务繁重。}要继续努力。\n"
            "P 各岛要抓紧落实。\n"
            "H1 二、主要目标\n"
            "P {（3）必须遵循的原则。}\n"
            "L {——坚持以渔为本。}渔业是根本。\n"
            "L {——坚持量力而行。}不能冒进。\n"
            "P {（4）主要指标。}产量增长一成。\n"
            "H1 结束语\n"
            "P 让我们继续前进！\n");
  EXPECT_EQ(sections(document),
            " [一、]形势和任务\n"
            "  [（1）]过去五年成绩显著。~\n"
            "  [（2）]今后五年任务繁重。~\n"
            " [二、]主要目标\n"
            "  [（3）]必须遵循的原则。~\n"
            "  [（4）]主要指标。~\n"
            " []结束语\n");
  EXPECT_EQ(dropped(document, text, Reason::kRepeatedTitle), "沧屿第九个发展规划的建议|");
}

TEST(Outline, SpeechHead) {
  const Document document = read(
      "扬起风帆建设海洋强国\n为全体岛民的幸福而奋斗\n——在第三次全国岛民大会上的报告\n（2031年3月5日）\n林　海　平\n同志"
      "们：\n现在我向大会作报告。\n大会的主题是建设海洋强国。");
  EXPECT_EQ(outline(document),
            "T 扬起风帆建设海洋强国\nT 为全体岛民的幸福而奋斗\nN ——在第三次全国岛民大会上的报告\nN （2031年3月5日）\nN "
            "林　海　平\nP 同志们：\nP 现在我向大会作报告。\nP 大会的主题是建设海洋强国。\n");
}

// The section path of the block that begins so.
std::string path_of(const Document& document, std::string_view begin) {
  for (const Block& block : document.blocks) {
    if (!document.block_text(block).starts_with(begin)) continue;
    std::string path;
    for (std::uint32_t s = block.section; s != 0; s = document.sections[s].parent)
      path = '[' + document.sections[s].label + ']' + path;
    return path;
  }
  return "none";
}

TEST(Outline, WhatClosesASpeechIsNotPartOfItsLastItem) {
  const Document document = read(
      "各位代表：\n一、今年任务\n（一）发展渔业。渔业是根本。\n要保护海区。\n（二）扩建港口。港口是门户。\n要加快建设"
      "。\n各位代表！\n任务繁重，必须改进工作。\n二、来年打算\n来年再看。\n");
  EXPECT_EQ(path_of(document, "要加快建设"), "[一、][（二）]");
  EXPECT_EQ(path_of(document, "各位代表！"), "[一、]");
  EXPECT_EQ(path_of(document, "任务繁重"), "[一、]");
}

TEST(Outline, WhatIsSaidOfTheWholeIsNotPartOfItsLastItem) {
  for (const std::string turn :
       {"我代表政府，向全体岛民，表示诚挚的感谢！", "我们也清醒地看到，渔业还有不少困难。",
        "在肯定成绩的同时，我们清醒认识到，渔业还有不少困难。", "总结一年来的工作，我们清醒地看到，困难不少。"}) {
    const Document document =
        read("一、去年工作\n（一）发展渔业。渔业是根本。\n（二）扩建港口。港口是门户。\n要加快建设。\n" + turn +
             "\n任务繁重，必须改进工作。\n二、来年打算\n来年再看。\n");
    EXPECT_EQ(path_of(document, "要加快建设"), "[一、][（二）]");
    EXPECT_EQ(path_of(document, turn), "[一、]");
    EXPECT_EQ(path_of(document, "任务繁重"), "[一、]");
  }
  for (const std::string stays : {"我们要保持清醒头脑。", "岛民代表向渔民表示感谢。", "要看到困难。"}) {
    const Document document = read("一、去年工作\n（一）发展渔业。渔业是根本。\n（二）扩建港口。港口是门户。\n" +
                                   stays + "\n二、来年打算\n来年再看。\n");
    EXPECT_EQ(path_of(document, stays), "[一、][（二）]") << stays;
  }
}

TEST(Outline, AListThatGoesOnIsNotClosedByASalutation) {
  const Document document = read(
      "一、今年任务\n（一）发展渔业。渔业是根本。\n同志们！渔业兴则国兴。\n（二）扩建港口。港口是门户。\n要加快建设。"
      "\n");
  EXPECT_EQ(path_of(document, "同志们"), "[一、][（一）]");
}

TEST(Outline, WhatFollowsTheLastOfManySingleParagraphsClosesTheDocument) {
  std::string text = "渔业规划的建议\n一、任务\n";
  for (int item = 1; item <= 7; ++item)
    text += "（" + std::to_string(item) + "）发展第" + std::to_string(item) + "类渔业。渔业是根本，要抓紧落实。\n";
  const std::string closing = "全国人民要团结起来，为完成规划而奋斗。\n";
  EXPECT_EQ(path_of(read(text + closing), "全国人民"), "[一、]");
  // Where items have paragraphs of their own, the last may have one, too.
  std::string longer = text;
  for (std::size_t at = longer.find("落实。"); at != longer.npos; at = longer.find("落实。", at + 1))
    longer.insert(at + std::string("落实。").size(), "\n各岛要制定办法，分别执行。");
  EXPECT_EQ(path_of(read(longer + closing), "全国人民"), "[一、][（7）]");
}

TEST(Outline, WhatHasNoRunInBehindAListOfRunInsIsNotPartOfItsLastItem) {
  const std::string list = [] {
    std::string text = "一、今年任务\n";
    for (const char* number : {"一", "二", "三", "四", "五", "六"})
      text += "（" + std::string(number) + "）加快海洋建设，改善岛民生活。各岛要抓紧落实，一项一项办好。\n" +
              "推进港口建设。完善望澜港设施，扩大航线，提高效率。\n改善学校条件。支持外岛办学，培训教师，增加学位。\n";
    return text;
  }();
  const std::string closing =
      "在新的一年里，各级机关要依法办事，接受监督，勤俭办公，改进作风。\n全国人民要团结起来。\n";
  const Document released = read(list + closing);
  EXPECT_EQ(path_of(released, "在新的一年里"), "[一、]");
  EXPECT_EQ(path_of(released, "全国人民"), "[一、]");
  // A list whose other items have such paragraphs as well says nothing of the last.
  std::string mixed = list;
  mixed.insert(mixed.find("（三）"), "各岛要制定办法，分别执行，年底前报告结果。\n");
  EXPECT_EQ(path_of(read(mixed + closing), "在新的一年里"), "[一、][（六）]");
}

TEST(Outline, WhatFollowsSingleParagraphsOfANumberingIsNotPartOfItsLastItem) {
  const std::string head = "一、过去五年回顾\n五年来渔业稳定，港口扩大。\n主要体会是：\n";
  const std::string items =
      "第一，必须坚持以渔为本。渔业是根本，要抓紧。\n第二，必须坚持量力而行。不能冒进，不能停步。\n"
      "第三，必须坚持开放。各岛要往来，要通航。\n";
  const std::string behind = "我们也看到，工作中还有不足。港口还小，灯塔还少。\n二、今年任务\n今年要办好几件事情。\n";
  const Document released = read(head + items + "第四，必须坚持守法。守法是底线，要牢记。\n" + behind);
  EXPECT_EQ(path_of(released, "第四"), "[一、][第四，]");
  EXPECT_EQ(path_of(released, "我们也看到"), "[一、]");
  // What the last one announces is its own; where another has more than its paragraph, so may the last.
  const Document announced = read(head + items + "第四，必须坚持守法。守法要做到以下几点：\n" + behind);
  EXPECT_EQ(path_of(announced, "我们也看到"), "[一、][第四，]");
  const Document longer = read(head + items + "守法先要学法。\n第四，必须坚持守法。守法是底线，要牢记。\n" + behind);
  EXPECT_EQ(path_of(longer, "我们也看到"), "[一、][第四，]");
}

TEST(Outline, AnOnlyHeadingWithoutANumberHoldsNoNumberedOnes) {
  const std::string head = "各位代表：\n现在，我代表政府向大会作工作报告，请予审议。\n首先报告去年的工作\n";
  const std::string own = "渔业稳定，港口扩大，各岛往来增多。灯塔修好了，航标也修好了，各项任务都已经落到实处。\n";
  const std::string numbered =
      "一、发展渔业\n渔业要发展，港口要扩大。\n二、修好港口\n港口要修好，灯塔要点亮。\n"
      "三、守护灯塔\n灯塔要有人守，灯要常亮。\n结束语\n今年要办好几件事情。\n";
  EXPECT_EQ(sections(read(head + own + own + own + own + own + numbered)),
            " []首先报告去年的工作\n [一、]发展渔业\n [二、]修好港口\n [三、]守护灯塔\n []结束语\n");
  // One that introduces them does.
  EXPECT_EQ(sections(read(head + own + numbered)),
            " []首先报告去年的工作\n  [一、]发展渔业\n  [二、]修好港口\n  [三、]守护灯塔\n []结束语\n");
}

TEST(Outline, NoTitleNoInvention) {
  const Document document = read(
      "各位代表：\n现在，我作政府工作报告。\n一、去年工作回顾\n成绩很大。问题不少。\n二、今年主要任务\n任务繁重。继续努"
      "力。");
  EXPECT_EQ(outline(document),
            "P 各位代表：\nP 现在，我作政府工作报告。\nH1 一、去年工作回顾\nP 成绩很大。问题不少。\nH1 "
            "二、今年主要任务\nP 任务繁重。继续努力。\n");
}

TEST(Outline, WebCopyHead) {
  const std::string_view text =
      "林海平：关于《海洋规划的建议》的说明\r\n发表时间：2031-11-"
      "03　来源：沧屿社\r\n　　新华社望澜11月3日电\r\n\r\n关于《海洋规划的建议》的说明\r\n\r\n林海平\r\n\r\n　　受委托"
      "，现在我就起草情况作说明。\r\n\r\n一、起草过程\r\n\r\n　　起草用了半年时间。\r\n\r\n责任编辑：某某\r\n";
  const Document document = read(text);
  EXPECT_EQ(outline(document),
            "T 林海平：关于《海洋规划的建议》的说明\nN 林海平\nP 受委托，现在我就起草情况作说明。\nH1 一、起草过程\nP "
            "起草用了半年时间。\n");
  EXPECT_EQ(dropped(document, text, Reason::kSiteNotice),
            "发表时间：2031-11-03　来源：沧屿社|新华社望澜11月3日电|责任编辑：某某|");
}

TEST(Outline, BroadcastIntroduction) {
  const Document document = read(
      "全体会议公报\n全体会议于2030年10月20日至23日举行。现在全文播送《全体会议公报》。\n全体会议公报\n（2030年10月23日"
      "全体会议通过）\n全体会议听取了报告。\n会议认为形势很好。");
  EXPECT_EQ(outline(document),
            "T 全体会议公报\nN 全体会议于2030年10月20日至23日举行。现在全文播送《全体会议公报》。\nN "
            "（2030年10月23日全体会议通过）\nP 全体会议听取了报告。\nP 会议认为形势很好。\n");
}

TEST(Outline, NestingFollowsTheOrderOfTheStyles) {
  const Document document = read(
      "各位代表：\n（一）当前的形势\n形势很好。\n（二）今后的方针\n方针有两条。\n一、发展渔业\n渔业是根本。\n二、建设港"
      "口\n港口是门户。\n（三）发展的前景\n前景光明。\n");
  EXPECT_EQ(sections(document),
            " [（一）]当前的形势\n [（二）]今后的方针\n  [一、]发展渔业\n  [二、]建设港口\n [（三）]发展的前景\n");
}

TEST(Outline, NumberingThatRestartsInside) {
  const Document clear = read(
      "各位代表：\n一、回顾\n成绩很大。\n二、方针\n方针有三条。\n一、发展渔业\n渔业是根本。\n二、建设港口\n港口是门户。"
      "\n三、办好学校\n教育是基础。\n三、改革\n改革要深入。\n");
  EXPECT_EQ(sections(clear),
            " [一、]回顾\n [二、]方针\n  [一、]发展渔业\n  [二、]建设港口\n  [三、]办好学校\n [三、]改革\n");
}

TEST(Outline, ANumberThatContinuesNothingIsNoHeading) {
  const Document document = read("各位代表：\n成绩很大。问题不少。\n（五）关于有关问题\n问题要解决。办法总会有。\n");
  EXPECT_EQ(sections(document), "");
}

TEST(Outline, HeadingsWithAFullStopAndBareNumerals) {
  const Document stopped =
      read("各位代表：\n（一）保持平稳增长。\n增长是基础。必须重视。\n（二）建设新渔村。\n渔村是家园。必须建好。\n");
  EXPECT_EQ(outline(stopped),
            "P 各位代表：\nH1 （一）保持平稳增长。\nP 增长是基础。必须重视。\nH1 （二）建设新渔村。\nP "
            "渔村是家园。必须建好。\n");
  const Document bare = read("各位代表：\n我作报告。\n一\n渔业是根本。\n二\n港口是门户。\n");
  EXPECT_EQ(outline(bare), "P 各位代表：\nP 我作报告。\nH1 一\nP 渔业是根本。\nH1 二\nP 港口是门户。\n");
}

TEST(Outline, HeadingsWithoutNumbers) {
  const Document document = read(
      "各位代表：\n我作报告。\n过去五年的回顾\n成绩很大。问题不少。\n一、渔业\n渔业是根本。\n二、港口\n港口是门户。\n今"
      "后五年的任务\n任务繁重。继续努力。\n结束语\n前进！\n");
  EXPECT_EQ(sections(document), " []过去五年的回顾\n  [一、]渔业\n  [二、]港口\n []今后五年的任务\n []结束语\n");
}

TEST(Outline, ShortLinesOneUnderTheOtherAreAList) {
  const Document document = read("各位代表：\n申请时提交下列材料。\n（一）申请书\n（二）身份证明\n（三）港口证明\n");
  EXPECT_EQ(outline(document),
            "P 各位代表：\nP 申请时提交下列材料。\nL （一）申请书\nL （二）身份证明\nL （三）港口证明\n");
}

TEST(Outline, LawInMarkdown) {
  const std::string_view text =
      "# 海岸保护条例\n\n2019年3月24日 岛民会议通过\n\n<!-- INFO END -->\n\n## 第一章  总则\n\n第一条 "
      "为了保护海岸，制定本条例。\n\n第二条 "
      "下列行为应当备案：\n\n（一）修建码头；\n\n（二）采集砂石。\n\n前款规定由县执行。\n\n## 第二章  附则\n\n第三条 "
      "本条例自公布之日起施行。\n";
  const Document document = read(text, Format::kMarkdown);
  EXPECT_EQ(outline(document),
            "T 海岸保护条例\nN 2019年3月24日 岛民会议通过\nH1 第一章  总则\nP {第一条} 为了保护海岸，制定本条例。\nP "
            "{第二条} 下列行为应当备案：\nL （一）修建码头；\nL （二）采集砂石。\nP 前款规定由县执行。\nH1 第二章  "
            "附则\nP {第三条} 本条例自公布之日起施行。\n");
  EXPECT_EQ(sections(document), " [第一章]总则\n  [第一条]~\n  [第二条]~\n [第二章]附则\n  [第三条]~\n");
  EXPECT_EQ(document.sections[2].number, 1);
  EXPECT_EQ(document.sections[3].end_block, 8U);
}

TEST(Outline, EnglishPlan) {
  const Document document = read(
      "Second Plan of the Islands\n(Adopted on 16 November 1995)\n\nChapter I. Where We Stand\n\nThe fishery is "
      "steady.\n\nChapter II. Policies\n\n(1) Open the ports. All are to be open by 1999.\n\n(2) Teach every child. No "
      "island is to be left out.\n");
  EXPECT_EQ(outline(document),
            "T Second Plan of the Islands\nN (Adopted on 16 November 1995)\nH1 Chapter I. Where We Stand\nP The "
            "fishery is steady.\nH1 Chapter II. Policies\nP {(1) Open the ports.} All are to be open by 1999.\nP {(2) "
            "Teach every child.} No island is to be left out.\n");
}

TEST(Outline, ContentsListsAreSetAside) {
  const std::string_view text =
      "海洋规划纲要\n目录\n第一章 形势\n第二章 目标\n第三章 保障\n第一章 形势\n形势很好。\n第二章 "
      "目标\n目标明确。\n第三章 保障\n保障有力。\n";
  const Document document = read(text);
  EXPECT_EQ(
      outline(document),
      "T 海洋规划纲要\nH1 第一章 形势\nP 形势很好。\nH1 第二章 目标\nP 目标明确。\nH1 第三章 保障\nP 保障有力。\n");
  EXPECT_EQ(dropped(document, text, Reason::kContents), "目录|第一章 形势|第二章 目标|第三章 保障|");
}

TEST(Outline, LinksToPlacesInTheDocumentAreContents) {
  const std::string_view text =
      "[1\\. About](#about)\n\n[2\\. Rights](#rights)\n\n[3\\. Contact](#contact)\n\n**1\\. About**\n---\n\nWe "
      "explain.\n\n[2\\. Rights](#rights)\n---\n\nYou have rights.\n\n3\\. Contact\n---\n\nWrite to us.\n";
  const Document document = read(text, Format::kMarkdown);
  EXPECT_EQ(outline(document),
            "H1 1. About\nP We explain.\nH1 2. Rights\nP You have rights.\nH1 3. Contact\nP Write to us.\n");
}

TEST(Outline, LicenceNotice) {
  const std::string_view text =
      "各位代表：\n\n依照法律办事。\n\n让我们前进！\n\n\n\n本作品是沧屿的\n法律\n、\n法规\n。根据《\n沧屿著作权法\n》第"
      "五条，属于\n公有领域\n。\n\n\n\n注：有人不这样看。\n\n\nPublic domain\nPublic domain\nfalse\nfalse";
  const Document document = read(text);
  EXPECT_EQ(outline(document), "P 各位代表：\nP 依照法律办事。\nP 让我们前进！\n");
  EXPECT_NE(dropped(document, text, Reason::kLicence), "");
  const std::string_view labelled =
      "各位代表：\n\n许可：必须依法取得。\n\n版权说明：本作品系沧屿国家机关公文，属于公有领域。";
  EXPECT_EQ(outline(read(labelled)), "P 各位代表：\nP 许可：必须依法取得。\n");
}

TEST(Outline, NoticesInTheBodyAreText) {
  std::string text = "各位代表：\n";
  for (int i = 0; i < 20; ++i) text += "渔业是根本，必须坚持。\n";
  text += "打印设备要国产化，力争三年见效。\n来源：海洋局统计。\n";
  for (int i = 0; i < 20; ++i) text += "港口是门户，必须建设。\n";
  const Document document = read(text);
  EXPECT_EQ(document.blocks.size(), 43U);
  // Page numbers are none wherever they stand.
  const Document paged = read("各位代表：\n渔业是根本。\n— 3 —\n港口是门户。\n第 4 页 共 9 页\n前进！\n");
  EXPECT_EQ(outline(paged), "P 各位代表：\nP 渔业是根本。\nP 港口是门户。\nP 前进！\n");
}

TEST(Outline, RunInsWithoutNumbersOnlyAsAPattern) {
  std::string text = "各位代表：\n";
  for (std::string_view place : {"渔业", "港口", "学校", "医院", "道路", "电力", "通信", "海防", "财政", "外贸"})
    text += "推动" + std::string(place) + "高质量建设。深入实施三年行动，力争见效。\n";
  const Document pattern = read(text);
  EXPECT_EQ(outline(pattern).substr(0, 120).find("{推动渔业高质量建设。}") != std::string::npos, true);
  const Document once = read(
      "各位代表：\n推动渔业高质量建设。深入实施三年行动，力争见效。\n港口是国家的门户，必须建设好。要抓紧。\n学校要办好"
      "，老师要培养。不能放松。\n");
  EXPECT_EQ(outline(once).find('{'), std::string::npos);
}

TEST(Outline, KnownTitleHelps) {
  const Document document = read("乘风破浪向前进\n建设美丽的海洋家园\n全体岛民要团结起来，努力奋斗。\n成绩属于大家。",
                                 Format::kText, "乘风破浪向前进 建设美丽的海洋家园");
  EXPECT_EQ(outline(document),
            "T 乘风破浪向前进\nT 建设美丽的海洋家园\nP 全体岛民要团结起来，努力奋斗。\nP 成绩属于大家。\n");
}

TEST(Outline, BoldLinesAreHeadingsAndBoldOpeningsRunIns) {
  const Document document = read(
      "# Terms of the ferry\n\n## 1. Tickets\n\n**Where to buy them**\n\nAt the pier.\n\n"
      "**Refunds.** We pay back the fare within a week.\n\n**Islanders** pay half the fare.\n\n"
      "* **Luggage:** Two pieces.\n* **Bicycles**. One each.\n\n**Who may travel**\n\nAnyone.\n\n## 2. "
      "Boats\n\nThree.\n",
      Format::kMarkdown);
  EXPECT_EQ(sections(document),
            " [1.]Tickets\n"
            "  []Where to buy them\n"
            "  []Who may travel\n"
            " [2.]Boats\n");
  std::string run_ins;
  for (const Block& block : document.blocks)
    run_ins += document.text.substr(block.range.begin, block.run_in_end - block.range.begin) + '|';
  EXPECT_EQ(run_ins, "||||Refunds.||Luggage:|Bicycles|||||");
}

TEST(Outline, BoldListItemsHeadTheListsInThem) {
  EXPECT_EQ(
      sections(read(
          "# Terms\n\nHello to all.\n\n* **Content**\n\n   * You own your photographs.\n   * **Rights you give**\n\n"
          "      * To show them.\n\n* **Privacy**\n\n   * We keep little.\n",
          Format::kMarkdown)),
      " []Content\n"
      "  []Rights you give\n"
      " []Privacy\n");
  EXPECT_EQ(sections(read("# Shopping\n\nWhat we need.\n\n* **Bread**\n* **Salt**\n* **Rope**\n", Format::kMarkdown)),
            "");
}

TEST(Outline, ParagraphsOfADecisionAreItsUnits) {
  EXPECT_EQ(sections(read(
                "# 沧屿议会关于渡轮票价的决定\n\n2030年3月5日 沧屿议会第二次会议通过\n\n<!-- INFO END -->\n\n"
                "为了方便岛民出行，作如下决定：\n\n一、渡轮票价由港务部门会同各岛拟订，报议会批准后施行。\n\n"
                "二、岛民凭证件乘坐渡轮，享受半价，外来游客除外。\n\n未成年人免票。\n\n三、本决定自公布之日起施行。\n",
                Format::kMarkdown)),
            " [一、]~\n [二、]~\n [三、]~\n");
  // Inside a text the same is an enumeration.
  EXPECT_EQ(sections(read("各位代表：\n现在报告工作。\n一、今年的工作\n渔业有了发展。具体措施如下：\n（一）修建新的码头"
                          "，改建旧的码头；\n"
                          "（二）购买新的渔船。\n二、明年的任务\n继续努力。\n")),
            " [一、]今年的工作\n [二、]明年的任务\n");
}

TEST(Outline, ItemsOfAnArticleAreNoSections) {
  EXPECT_EQ(sections(read(
                "# 沧屿渔港条例\n\n第一条 渔港包括下列区域：\n\n（一）主港。\n\n码头以内的水域。\n\n（二）副港。\n\n"
                "防波堤以内的水域。\n\n第二条 本条例自公布之日起施行。\n",
                Format::kMarkdown)),
            " [第一条]~\n [第二条]~\n");
}

TEST(Outline, ALineThatLostItsMarkupGoesOnWithTheNumbering) {
  EXPECT_EQ(sections(read(
                "# 方案\n\n## 一、原则\n\n量力而行。\n\n## 二、机构\n\n设立委员会。\n\n三、衔接的办法\n\n另行规定。\n",
                Format::kMarkdown)),
            " [一、]原则\n [二、]机构\n [三、]衔接的办法\n");
}

TEST(Outline, ChaptersOfALawThatLostTheirMarkup) {
  EXPECT_EQ(sections(read(
                "# 沧屿渔港条例\n\n## 第一章 总则\n\n第一条 为了管理渔港，制定本条例。\n\n渔港建设\n\n"
                "第二条 渔港由岛建设。\n\n## 第三章 管理\n\n### 第一节 一般规定\n\n第三条 船舶应当登记。\n\n进港\n\n"
                "第四条 进港应当报告。\n\n## 第四章 附则\n\n第五条 本条例自公布之日起施行。\n",
                Format::kMarkdown)),
            " [第一章]总则\n  [第一条]~\n []渔港建设\n  [第二条]~\n [第三章]管理\n  [第一节]一般规定\n   [第三条]~\n"
            "  []进港\n   [第四条]~\n [第四章]附则\n  [第五条]~\n");
  EXPECT_EQ(sections(read("# 沧屿渔港条例\n\n第一条 为了管理渔港，制定本条例。\n\n渔港建设\n\n第二条 渔港由岛建设。\n\n"
                          "第三条 码头应当坚固。\n",
                          Format::kMarkdown)),
            " [第一条]~\n []渔港建设\n  [第二条]~\n  [第三条]~\n");
}

TEST(Outline, EnglishAgreement) {
  EXPECT_EQ(sections(read(
                "Harbour Agreement\n\nPart I. General\n\nArticle 1. Definitions\n\nIn this Agreement:\n"
                "(a) \"harbour\" means the waters within the moles;\n(b) \"vessel\" means any ship.\n\n"
                "Article 2. Scope\n\nSection 2.1 This Agreement applies to all vessels. It does not apply to seals.\n\n"
                "Section 2.2 It binds the islands.\n\nSection 2 of the old agreement is void.\n\n"
                "Part II. Dues\n\nArticle 3. Rates\n\n3.1 Ordinary rates. The rates are those of the annex. They are "
                "paid monthly.\n\n"
                "3.2 Reduced rates. Islanders pay half. Children pay nothing.\n\n(a) Proof is by card.\n(b) Cards are "
                "renewed.\n\n"
                "Article 4\n\nThe parties meet yearly.\n\nDone at Wanglan, 5 March 2030\nFor the Islands\n")),
            " [Part I.]General\n"
            "  [Article 1.]Definitions\n"
            "  [Article 2.]Scope\n"
            "   [Section 2.1]~\n"
            "   [Section 2.2]~\n"
            " [Part II.]Dues\n"
            "  [Article 3.]Rates\n"
            "   [3.1]Ordinary rates.~\n"
            "   [3.2]Reduced rates.~\n"
            "  [Article 4]~\n");
}

TEST(Outline, ARefrainIsNoHeading) {
  EXPECT_EQ(sections(read("Fellow islanders:\n\nWe sing the old song.\n\nIsland\n\nIsland\n\nI gave my best to you.\n\n"
                          "And so we shall.\n")),
            "");
}

TEST(Outline, NumberedHeadingsOfAWholeSentence) {
  EXPECT_EQ(
      sections(read(
          "I. A Review of the Year\n\n1. We built two piers and promoted the steady recovery of the ferries and of the "
          "fishing fleet.\n\n"
          "The piers stand in the north. They are of stone.\n\n2. We taught every child to swim.\n\n"
          "Lessons were free. All came.\n\nII. Tasks\n\n1. Building a lighthouse We will begin in spring. It will be "
          "tall.\n\n"
          "The keeper is chosen.\n\n2. Counting the seals We will count them twice. They move.\n\nBoats are ready.\n\n"
          "3. Mending the nets Everyone helps with it, as in every winter. It is cold.\n\nThread is bought.\n")),
      " [I.]A Review of the Year\n"
      "  [1.]We built two piers and promoted the steady recovery of the ferries and of the fishing fleet.\n"
      "  [2.]We taught every child to swim.\n"
      " [II.]Tasks\n"
      "  [1.]Building a lighthouse We will begin in spring.~\n"
      "  [2.]Counting the seals We will count them twice.~\n"
      "  [3.]Mending the nets Everyone helps with it, as in every winter.~\n");
}

TEST(Outline, RunInsThatStandAloneOverTheirParagraphs) {
  std::string text = "各位代表：\n现在报告工作。\n";
  for (const char* what : {"渔业", "港口", "教育", "医疗", "渡轮", "水利", "文化", "环境"})
    text += std::string("切实加强") + what + "工作。\n各岛增加了投入，成效明显。明年还要继续，不能放松。\n";
  const Document headed = read(text);
  EXPECT_EQ(std::count_if(headed.blocks.begin(), headed.blocks.end(),
                          [](const Block& block) { return block.run_in_end == block.range.end; }),
            8);
  // A text with each sentence in a line of its own has no such lines.
  for (int i = 0; i < 40; ++i) text += "岛民安居乐业，生活逐步改善。\n";
  const Document lines = read(text);
  EXPECT_TRUE(std::all_of(lines.blocks.begin(), lines.blocks.end(),
                          [](const Block& block) { return block.run_in_end == block.range.begin; }));
}

}  // namespace
}  // namespace tifa

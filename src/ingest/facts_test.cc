// What documents say about themselves: title, date, ordinal, series; whether they are whole; what they announce.
#include <gtest/gtest.h>

#include <string>

#include "ingest/ingest.h"
#include "structure/facts.h"

namespace tifa {
namespace {

Document read(std::string_view text, Format format = Format::kText) {
  auto document = ingest(text, format, {});
  if (!document) {
    ADD_FAILURE() << document.error().sentence();
    return {};
  }
  return std::move(*document);
}

TEST(Facts, OfAProposal) {
  const Facts facts = find_facts(
      read("关于制定海洋发展第十五个五年规划的建议\n（2025年10月23日全体会议通过）\n会议提出以下建议。\n形势很好。"),
      "15th-2025-plan.txt");
  EXPECT_EQ(facts.title, "关于制定海洋发展第十五个五年规划的建议");
  EXPECT_EQ(facts.date->iso(), "2025-10-23");
  EXPECT_EQ(facts.ordinal, 15);
  EXPECT_EQ(facts.year, 2025);
  EXPECT_EQ(facts.explains, std::nullopt);
}

TEST(Facts, SeriesKeyIsEqualForEditionsOfASeries) {
  const auto key = [](const std::string& title) {
    return find_facts(read(title + "\n（2020年1月1日通过）\n会议提出以下建议。\n形势很好。"), "a.txt").series_key;
  };
  EXPECT_EQ(key("关于制定海洋发展第十五个五年规划的建议"), key("关于制定海洋发展第九个五年规划的建议"));
  EXPECT_EQ(key("国家主席林海平发表二〇二四年新年贺词"), key("陈望澜主席发表2013年新年贺词"));
  EXPECT_EQ(key("岛民会议第十八届委员会第二次全体会议公报"), key("岛民会议第二十届委员会第四次全体会议公报"));
  EXPECT_EQ(key("2024年政府工作报告"), key("政府工作报告"));
  EXPECT_NE(key("政府工作报告"), key("全体会议公报"));
}

TEST(Facts, SeriesTitleIsForPeopleToRead) {
  EXPECT_EQ(series_title("Ferry Terms of Service"), "Ferry Terms of Service");
  EXPECT_EQ(series_title("Ferry – Terms of Service, 2024"), "Ferry Terms of Service");
  EXPECT_EQ(series_title("Third-Party Harbours (2nd edition)"), "Third-Party Harbours");
  EXPECT_EQ(series_title("关于制定海洋发展第十五个五年规划的建议（草案）"), "关于制定海洋发展五年规划的建议");
  EXPECT_EQ(series_title("国家主席林海平发表二〇二四年新年贺词"), "新年贺词");
  EXPECT_EQ(series_title("2024"), "");
  EXPECT_EQ(series_title("3M Harbour Report 2023"), "3M Harbour Report");
  EXPECT_EQ(series_title("（试行）渔港办法"), "（试行）渔港办法");
  EXPECT_EQ(series_title("The Board issues its statement, January 29, 2025"), "The Board issues its statement");
  EXPECT_EQ(series_title("1996–2000 Harbour Plan"), "Harbour Plan");
}

TEST(Facts, AnExplanationNamesWhatItExplains) {
  const Facts plan = find_facts(
      read("关于制定海洋发展第十五个五年规划的建议\n（2025年10月23日通过）\n提出以下建议。\n形势很好。"), "a.txt");
  const Facts note = find_facts(
      read("林海平：关于《关于制定海洋发展第十四个五年规划的建议》的说明\n林海平\n同志们：\n我作说明。\n形势很好。"),
      "b.txt");
  EXPECT_EQ(note.explains, plan.series_key);
  EXPECT_EQ(note.author, "林海平");
  EXPECT_EQ(note.ordinal, 14);
}

TEST(Facts, FromTheFileName) {
  const std::string_view text = "各位代表：\n我作报告。\n形势很好。";
  EXPECT_EQ(find_facts(read(text), "texts/海岸条例(2019-03-24).md").title, "海岸条例");
  EXPECT_EQ(find_facts(read(text), "海岸条例(2019-03-24).md").date->iso(), "2019-03-24");
  EXPECT_EQ(find_facts(read(text), "20251023.txt").date->iso(), "2025-10-23");
  EXPECT_EQ(find_facts(read(text), "2022-07-11T150019_fec1fe4e.md").date->iso(), "2022-07-11");
  EXPECT_EQ(find_facts(read(text), "1789-Name.txt").year, 1789);
  EXPECT_EQ(find_facts(read(text), "13th-2015-plan.txt").ordinal, 13);
  EXPECT_EQ(find_facts(read(text), "13th-2015-plan.txt").year, 2015);
  EXPECT_EQ(find_facts(read(text), "20-向着海洋.txt").ordinal, 20);
  EXPECT_EQ(find_facts(read(text), "plan.txt").date, std::nullopt);
  EXPECT_EQ(find_facts(read(text), "plan.txt").year, std::nullopt);
}

TEST(Facts, TheFileNameDatesAVersionOfALaw) {
  const Facts facts = find_facts(
      read("# 海岸条例\n\n1988年5月18日 岛民会议通过\n\n2016年2月6日 修订\n\n<!-- INFO END -->\n\n第一条 为了海岸。\n",
           Format::kMarkdown),
      "海岸条例(2016-02-06).md");
  EXPECT_EQ(facts.title, "海岸条例");
  EXPECT_EQ(facts.date->iso(), "2016-02-06");
}

TEST(Facts, English) {
  const Facts facts = find_facts(read("Second Five-Year Plan of the Islands (1996–2000)\n(Adopted on 16 November "
                                      "1995)\n\nThe fishery is steady.\n"),
                                 "plan-2.en.txt");
  EXPECT_EQ(facts.ordinal, 2);
  EXPECT_EQ(facts.date->iso(), "1995-11-16");
  EXPECT_EQ(facts.year, 1995);
  EXPECT_EQ(find_facts(read("Annual Report 2024\n\nThe fishery is steady.\n"), "a.txt").year, 2024);
}

std::string partial(std::string_view text, std::string_view title = {}) {
  const auto finding = find_partial(read(text), title);
  return finding ? finding->code : "whole";
}

TEST(Partial, SaysSoItself) {
  EXPECT_EQ(partial("各位代表：\n形势很好。", "2030年政府工作报告（摘要）"), "abstract");
  EXPECT_EQ(partial("海洋规划（节选）\n形势很好。\n任务很重。"), "abstract");
  EXPECT_EQ(partial("海洋规划\n现在播送《海洋规划》。\n形势很好。\n任务很重。"), "digest");
  EXPECT_EQ(partial("海洋规划\n现在全文播送《海洋规划》。\n形势很好。\n任务很重。"), "whole");
  EXPECT_EQ(partial("新年贺词\n新年前夕，国家主席发表了新年贺词。全文如下：\n大家好！\n新年快乐！"), "whole");
}

TEST(Partial, SpeaksOfTheDocumentFromOutside) {
  EXPECT_EQ(partial("关于制定海洋规划的建议\n《建议》指出，形势很好。渔业稳定。\n《建议》强调，任务很重。港口繁忙。\n《"
                    "建议》最后强调，要团结起来，努力奋斗。\n要建设好港口，稳定渔业。"),
            "digest");
  EXPECT_EQ(partial("渔业稳定，港口繁忙，人民满意。\n林海平总理在报告中首先指出，形势很好，成绩很大。\n林总理说，任务很"
                    "重，要努力奋斗。\n林总理指出，要稳定渔业。\n渔业是根本，要长期坚持。"),
            "digest");
  EXPECT_EQ(
      partial("The report stresses that the fishery is steady and the ports are open.\n\nThe report notes that schools "
              "are full in all of the islands.\n\nHe said that the plan had been met in every one of its goals.\n"),
      "digest");
}

TEST(Partial, ANewsReportIsNotTheDocument) {
  EXPECT_EQ(
      partial("委员会通过海洋规划\n望海社12月3日电（记者 林海平） 委员会3日通过《海洋发展规划》（以下简称《规划》）。\n"
              "《规划》提出，五年内建成三个渔港。\n《规划》要求，各岛编制岸线方案。\n委员们认为关键在于落实。"),
      "digest");
  EXPECT_EQ(partial("海洋规划发布\n《规划》指出，形势很好，任务也很重。\n《规划》提出，五年内建成三个渔港。\n"
                    "《规划》要求，各岛编制岸线方案。\n据悉，明年组织中期评估。"),
            "digest");
  // One paragraph in many that cites a plan does not make a report of it.
  EXPECT_EQ(
      partial("海洋工作报告\n《规划》提出，五年内建成三个渔港。\n去年建成了一个渔港，增加了船舶。\n"
              "今年要建成第二个，培训一千名船员。\n各岛要编制岸线方案，年底前报送。\n会议要求抓好落实，不误时机。"),
      "whole");
}

TEST(Partial, WholeTextsQuoteToo) {
  EXPECT_EQ(partial("关于《海洋规划的建议》的说明\n《建议》提出，形势很好。我们要抓住机遇。\n《建议》强调，任务很重。我"
                    "们要团结。\n"
                    "《建议》指出，港口是门户。这一条要说明一下。\n起草工作用了半年时间，听取了各岛的意见。"),
            "whole");
  // An explanation speaks of the proposal that it explains; a report quotes; a communiqué says what the meeting
  // stressed.
  EXPECT_EQ(partial("关于《关于制定海洋规划的建议》的说明\n起草工作用了半年时间，听取了各岛的意见。\n"
                    "《建议》提出，形势很好。我们要抓住机遇。\n起草中注意了三点，都是各岛关心的问题。\n"
                    "《建议》强调，任务很重。我们要团结起来。\n关于渔业问题，这里作一点说明。\n"
                    "关于港口问题，大家的意见是一致的。\n我们要建设好港口，努力把会议开好。"),
            "whole");
  EXPECT_EQ(partial("各位代表：\n渔业是根本。林海平同志指出，港口是门户。\n港口是门户。先生说过，海洋是家园。\n我们要努"
                    "力奋斗，建设家园。"),
            "whole");
  EXPECT_EQ(partial("全体会议公报\n（2030年10月23日全体会议通过）\n全会指出，形势很好。\n全会强调，任务很重。\n全会提出"
                    "，要团结起来。"),
            "whole");
}

std::string announces(std::string_view text, std::string_view series, std::string_view edition) {
  const auto finding = find_other_announcement(read(text), series, edition);
  return finding ? finding->code : "own";
}

TEST(Announcement, AnotherDocumentUnderTheTitle) {
  const std::string_view plan =
      "各位代表：\n现在，我代表政府，向大会作关于海洋发展第六个五年计划的报告，请审议。\n形势很好。";
  EXPECT_EQ(announces(plan, "Government work reports", "2030年政府工作报告"), "announces-other");
  EXPECT_EQ(announces(plan, "政府工作报告", "2030年政府工作报告"), "announces-other");
  EXPECT_EQ(announces(plan, "Five-year plans", "海洋发展五年计划"), "own");
  EXPECT_EQ(announces(plan, "海洋发展第六个五年计划", ""), "own");
  EXPECT_EQ(announces("各位代表：\n政府向大会提出关于２０３０年决算和\n２０３１年预算\n的报告，请审查。\n收入增加。",
                      "Government work reports", "政府工作报告"),
            "announces-other");
}

TEST(Announcement, ItsOwn) {
  EXPECT_EQ(announces("各位代表：\n现在，我代表政府，向大会作政府工作报告，请予审议。\n形势很好。", "", "政府工作报告"),
            "own");
  EXPECT_EQ(announces("各位代表：\n现在，我向大会报告过去五年的政府工作。\n形势很好。", "", "政府工作报告"), "own");
  EXPECT_EQ(
      announces("各位代表：\n会议听了林同志关于宪法草案的报告。现在我作政府工作报告。\n形势很好。", "", "政府工作报告"),
      "own");
  EXPECT_EQ(announces("各位代表：\n形势很好。\n任务很重。", "", "政府工作报告"), "own");
}

}  // namespace
}  // namespace tifa

// The rules of structure held against real documents, where a machine has them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ingest/account.h"
#include "ingest/ingest.h"
#include "structure/facts.h"
#include "structure/shape.h"
#include "support/test_data.h"

namespace tifa {
namespace {

using testing::account;
using testing::check_model;
using testing::kNoRealData;
using testing::read_bytes;
using testing::real_data;

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && (entry.path().extension() == ".txt" || entry.path().extension() == ".md"))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// The file of a folder whose name begins so.
std::filesystem::path file_of(const std::filesystem::path& folder, std::string_view begin) {
  for (const auto& file : files_of(folder))
    if (file.filename().string().starts_with(begin)) return file;
  ADD_FAILURE() << "no file " << begin;
  return {};
}

Document read(const std::filesystem::path& file) {
  const std::string bytes = read_bytes(file);
  auto document = ingest(bytes, tell_format(bytes, file.string()), {});
  if (!document) {
    ADD_FAILURE() << file << ": " << document.error().sentence();
    return {};
  }
  return std::move(*document);
}

std::size_t count(std::string_view text, std::string_view term) {
  std::size_t hits = 0;
  for (std::size_t at = text.find(term); at != text.npos; at = text.find(term, at + term.size())) ++hits;
  return hits;
}

// How often a term stands in the parts that are wanted.
std::size_t count_parts(const Document& document, std::string_view term, const std::set<Part>& parts) {
  std::size_t hits = 0;
  for (const Block& block : document.blocks) {
    const std::string_view text = document.block_text(block);
    for (std::size_t at = text.find(term); at != text.npos; at = text.find(term, at + term.size()))
      hits += parts.contains(part_of(block, block.range.begin + static_cast<std::uint32_t>(at))) ? 1 : 0;
  }
  return hits;
}

const std::set<Part> kAll{Part::kTitle, Part::kHeading, Part::kRunIn, Part::kBody, Part::kNote};

TEST(RealData, EveryByteIsAccountedFor) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  for (const char* folder :
       {"gwr", "cpc", "fyp", "series", "inaugural", "gwr-zh-en", "tos/Threads__Terms_of_Service", "laws/行政法规"}) {
    std::size_t seen = 0;
    for (const auto& file : files_of(*real_data() / folder)) {
      if (++seen > 80) break;
      const std::string bytes = read_bytes(file);
      const auto document = ingest(bytes, tell_format(bytes, file.string()), {});
      if (!document) continue;  // "_index.md" files hold front matter alone
      EXPECT_EQ(account(*document, bytes), "") << file;
      EXPECT_EQ(check_model(*document), "") << file;
    }
  }
}

TEST(RealData, PartsOfACongressReport) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  const Document twentieth = read(file_of(*real_data() / "cpc", "20-"));
  EXPECT_EQ(count_parts(twentieth, "安全", kAll), 91U);
  EXPECT_EQ(count_parts(twentieth, "安全", {Part::kTitle, Part::kRunIn, Part::kBody, Part::kNote}), 89U);
  EXPECT_EQ(count_parts(twentieth, "安全", {Part::kTitle, Part::kBody, Part::kNote}), 86U);
  EXPECT_EQ(std::count_if(twentieth.sections.begin(), twentieth.sections.end(),
                          [](const Section& s) { return s.level == 1; }),
            15);
  const Document nineteenth = read(file_of(*real_data() / "cpc", "19-"));
  EXPECT_EQ(count_parts(nineteenth, "新时代", kAll), 37U);
  EXPECT_EQ(count_parts(nineteenth, "新时代", {Part::kHeading, Part::kRunIn, Part::kBody, Part::kNote}), 36U);
}

TEST(RealData, AProposalAndItsNumberedItems) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  const Document document = read(file_of(*real_data() / "fyp", "15th-2025-jianyi"));
  EXPECT_EQ(count(document.text, "科技"), 46U);
  EXPECT_EQ(count(document.text, "创新"), 61U);
  EXPECT_EQ(count(document.text, "新质生产力"), 6U);
  EXPECT_EQ(
      std::count_if(document.sections.begin(), document.sections.end(), [](const Section& s) { return s.level == 1; }),
      15);
  EXPECT_EQ(
      std::count_if(document.sections.begin(), document.sections.end(), [](const Section& s) { return s.level == 2; }),
      61);
  EXPECT_EQ(std::count_if(document.blocks.begin(), document.blocks.end(),
                          [](const Block& b) { return b.kind == BlockKind::kTitle; }),
            1);
}

TEST(RealData, OutlinesOfReports) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  const auto top = [](const char* year) {
    std::string result;
    const Document document = read(*real_data() / "gwr" / (std::string(year) + ".txt"));
    for (const Section& section : document.sections)
      if (section.level == 1) result += section.label + one_line(section.title.of(document.text)) + "|";
    return result;
  };
  EXPECT_EQ(top("1960"), "一|二|三|四|");
  EXPECT_EQ(top("1956"), "一、１９５５年国家决算|二、１９５６年的国家预算|三、为实现１９５６年的国家预算而努力|");
  EXPECT_EQ(top("1955"),
            "一、国家在过渡时期的总任务|二、第一个五年计划概要|三、第一個五年計劃的若幹問題|"
            "四、为完成和超额完成第一个五年计划而奋斗|");
  EXPECT_EQ(top("1981"), "（一）当前的经济形势|（二）今后经济建设的方针|（三）我国经济发展的前景|");
  EXPECT_EQ(top("1982"), "第六个五年计划的基本任务|六五计划前两年的执行情况|全面实现六五计划的主要措施|结束语|");
  EXPECT_EQ(top("2006"),
            "一、去年工作回顾|二、今年主要任务|三、关于《国民经济和社会发展第十一个五年规划纲要（草案）》的说明|");
  EXPECT_EQ(top("2025"), "一、2024年工作回顾|二、2025年经济社会发展总体要求和政策取向|三、2025年政府工作任务|");
}

TEST(RealData, NoticesOfAnExportRaiseNoCount) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  const std::string bytes = read_bytes(*real_data() / "government_work_reports.jsonl");
  const auto columns = guess_columns(bytes, Format::kJsonl, {});
  ASSERT_TRUE(columns);
  EXPECT_EQ(columns->id, "year");
  EXPECT_EQ(columns->text, "content");
  std::size_t documents = 0;
  std::size_t refused = 0;
  const auto status = read_table(bytes, Format::kJsonl, *columns, {}, [&](TableRow&& row) -> Status {
    if (row.refused) {
      ++refused;
      return {};
    }
    ++documents;
    EXPECT_EQ(account(row.document, bytes, row.origin), "");
    EXPECT_EQ(check_model(row.document), "");
    const Document plain = read(*real_data() / "gwr" / (row.fields.at("year") + ".txt"));
    for (std::string_view term : {"科技", "安全", "发展", "法律", "中华人民共和国", "改革开放"})
      EXPECT_EQ(count(row.document.text, term), count(plain.text, term)) << row.fields.at("year") << ' ' << term;
    return {};
  });
  EXPECT_TRUE(status);
  EXPECT_EQ(documents, 52U);
  EXPECT_EQ(refused, 20U);
}

TEST(RealData, PartialTextsAndNoOthers) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  std::set<std::string> partial;
  for (const char* folder :
       {"gwr", "cpc", "fyp", "series", "inaugural", "gwr-zh-en", "laws/行政法规", "laws/宪法", "tos"}) {
    for (const auto& file : files_of(*real_data() / folder)) {
      const std::string bytes = read_bytes(file);
      const auto document = ingest(bytes, tell_format(bytes, file.string()), {});
      if (!document) continue;
      const Facts facts = find_facts(*document, file.filename().string());
      if (find_partial(*document, facts.title)) partial.insert(file.filename().string());
    }
  }
  EXPECT_EQ(partial, (std::set<std::string>{
                         "13th-2015-jianyi-cctv-digest.zh.txt", "13th-2015-shuoming-cctv-digest.zh.txt",
                         "14th-2020-jianyi-cctv-digest.zh.txt", "14th-2020-shuoming-cctv-digest.zh.txt", "1964.txt"}));
}

TEST(RealData, AnnouncementsOfOtherReports) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  std::set<std::string> flagged;
  for (const auto& file : files_of(*real_data() / "gwr")) {
    const std::string year = file.stem().string();
    if (find_other_announcement(read(file), "Government work reports", year + "年中华人民共和国国务院政府工作报告"))
      flagged.insert(year);
  }
  EXPECT_EQ(flagged, (std::set<std::string>{"1955", "1956", "1958", "1960", "1980", "1982", "1986"}));
}

}  // namespace
}  // namespace tifa

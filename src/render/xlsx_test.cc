// Workbooks: names of sheets, texts that no cell can hold, packages that a full disk cut. What is in the sheets of each
// answer is tested from outside, in tests/export_test.py.
#include "render/xlsx.h"

#include <gtest/gtest.h>

#include "render/zip_parts.h"

namespace tifa {
namespace {

TEST(Xlsx, NamesOfSheetsFitTheFormat) {
  const std::vector<std::string> wanted = {"counts",
                                           "Counts",
                                           "ｃｏｕｎｔｓ",
                                           "",
                                           "a[b]c:d*e?f/g\\h",
                                           "'quoted'",
                                           "history",
                                           std::string("\x01\x02"),
                                           "''",
                                           "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
                                           "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一三",
                                           "\xFF\xFE"};
  EXPECT_EQ(sheet_names(wanted),
            (std::vector<std::string>{
                "counts", "Counts (2)", "ｃｏｕｎｔｓ (3)", "table", "a b c d e f g h", "quoted", "history (2)",
                "table (2)", "table (3)", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七 (2)", "\xEF\xBF\xBD\xEF\xBF\xBD"}));
}

Table table_of(Cell cell) {
  Table table;
  table.name = "one";
  table.columns = {{"value"}};
  table.rows.push_back({std::move(cell)});
  return table;
}

TEST(Xlsx, TheSameTablesGiveTheSameBytes) {
  const auto first = to_xlsx({table_of(std::string("科技"))}, {{"", "rule", "substring"}}, "tifa count 科技");
  const auto second = to_xlsx({table_of(std::string("科技"))}, {{"", "rule", "substring"}}, "tifa count 科技");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
  EXPECT_TRUE(xml_parts_complete(*first));
}

TEST(Xlsx, MoreRowsThanASheetHoldsIsAnError) {
  Table table = table_of(std::int64_t{1});
  table.rows.resize(1'048'576, {std::int64_t{1}});
  const auto book = to_xlsx({table}, {}, {});
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().code, ErrorCode::kLimit);
  EXPECT_NE(book.error().sentence().find("1048577 rows"), std::string::npos) << book.error().sentence();
}

TEST(Xlsx, APackageThatIsNotWholeIsNotTakenForOne) {
  const auto book = to_xlsx({table_of(std::string("科技"))}, {}, {});
  ASSERT_TRUE(book);
  for (std::size_t cut = 0; cut < book->size(); cut += 7) EXPECT_FALSE(xml_parts_complete(book->substr(0, cut)));
  // A byte changed in what is packed shows in the checksum, one changed in a record in its mark or size.
  std::size_t accepted = 0;
  for (std::size_t at = 0; at < book->size(); at += 3) {
    std::string changed = *book;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    accepted += xml_parts_complete(changed) ? 1 : 0;
  }
  // Names, dates and versions are not looked at.
  EXPECT_LT(accepted, book->size() / 3 / 4);
}

}  // namespace
}  // namespace tifa

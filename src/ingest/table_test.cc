// Tables: rows with exact places, malformed rows refused one by one.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "ingest/account.h"
#include "ingest/ingest.h"
#include "ingest/json_row.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::account;
using testing::check_model;

struct Row {
  std::uint32_t number;
  std::string refused;
  std::map<std::string, std::string> fields;
  Document document;
  Range origin;
};

std::vector<Row> read(std::string_view bytes, Format format, const TableColumns& columns) {
  std::vector<Row> rows;
  IngestOptions options;
  options.place = "table";
  const auto status = read_table(bytes, format, columns, options, [&](TableRow&& row) -> Status {
    if (!row.refused) {
      EXPECT_EQ(account(row.document, bytes, row.origin), "");
      EXPECT_EQ(check_model(row.document), "");
    }
    rows.push_back({row.number, row.refused ? row.refused->sentence() : std::string(), row.fields,
                    std::move(row.document), row.origin});
    return {};
  });
  EXPECT_TRUE(status) << status.error().sentence();
  return rows;
}

const TableColumns kColumns{"year", "", "content", "title"};

TEST(Jsonl, RowsWithEscapes) {
  const std::string_view bytes =
      "{\"title\": \"A\", \"content\": \"各位代表：\\n我们\\u524d\\u8fdb\\uff01 \\\"q\\\" \\ud83d\\ude00\\/\", "
      "\"year\": 2025, \"x\": [1, {\"y\": null}], \"z\": true}\n"
      "\n"
      "{\"year\": null, \"title\": \"决议\", \"content\": \"同意。\"}\r\n"
      "{\"year\": \"2026\", \"content\": \"第二个。\"}";
  const auto rows = read(bytes, Format::kJsonl, kColumns);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].refused, "");
  EXPECT_EQ(rows[0].document.text, "各位代表：\n我们前进！ \"q\" \U0001F600/");
  EXPECT_EQ(rows[0].fields, (std::map<std::string, std::string>{{"title", "A"}, {"year", "2025"}, {"z", "true"}}));
  EXPECT_EQ(rows[0].number, 1U);
  EXPECT_NE(rows[1].refused.find("决议"), std::string::npos);
  EXPECT_NE(rows[1].refused.find("year"), std::string::npos);
  EXPECT_EQ(rows[1].number, 3U);
  EXPECT_EQ(rows[2].document.text, "第二个。");
  EXPECT_EQ(rows[2].origin.end, bytes.size());
}

TEST(Jsonl, MalformedRowsAreRefusedByThemselves) {
  const std::string deep = "{\"year\": 1, \"content\": \"好。\", \"x\": " + std::string(100000, '[') + "}";
  const std::vector<std::string> bad = {"[1]",
                                        "{\"year\": 1}",
                                        "{\"year\": 1, \"content\": 5}",
                                        "{\"year\": 1, \"content\": \"\"}",
                                        "{\"year\": 1, \"content\": \" \\n\"}",
                                        "{\"year\": 1, \"content\": \"a\\x\"}",
                                        "{\"year\": 1, \"content\": \"\\ud800\"}",
                                        "{\"year\": 1, \"content\": \"\\u0000\"}",
                                        "{\"year\": 1, \"content\": \"open}",
                                        "{\"year\": 1, \"content\": \"a\"} x",
                                        "{\"year\": 1, \"content\": \"a\",}",
                                        "{\"year\": 01, \"content\": \"a\"}",
                                        "{\"content\": \"a\", \"content\": \"b\", \"year\": 1}",
                                        "{\"year\": 1, \"content\": \"a\tb\"}",
                                        deep};
  std::string bytes;
  for (const std::string& line : bad) bytes += line + "\n{\"year\": 2, \"content\": \"好。\"}\n";
  const auto rows = read(bytes, Format::kJsonl, kColumns);
  ASSERT_EQ(rows.size(), 2 * bad.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % 2 == 0) {
      EXPECT_NE(rows[i].refused, "") << bad[i / 2];
      EXPECT_NE(rows[i].refused.find("row " + std::to_string(i + 1)), std::string::npos) << rows[i].refused;
    } else {
      EXPECT_EQ(rows[i].refused, "");
    }
  }
}

TEST(Jsonl, ADamagedRowDoesNotSpoilTheRest) {
  const std::string bytes = "{\"year\": 1, \"content\": \"\xE6\x88\"}\n{\"year\": 2, \"content\": \"好。\"}\n";
  const auto rows = read(bytes, Format::kJsonl, kColumns);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_NE(rows[0].refused.find("UTF-8"), std::string::npos);
  EXPECT_EQ(rows[1].refused, "");
}

// The scanner takes exactly what a known parser takes, for random bytes near JSON.
TEST(Jsonl, AgreesWithAnotherParser) {
  std::mt19937 random(7);
  static constexpr std::string_view kBits[] = {
      "{",        "}",    "[",    "]", ":",  ",",  "\"a\"", "\"b\"", "\"\\n\"", "\"\\u00e9\"", "1",
      "-0.5e+3 ", "true", "null", " ", "01", "\"", "\\",    "e",     "\"x\":1", "\"y\":"};
  int taken = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string line = random() % 2 == 0 ? "{\"k\":" : "{";
    const std::size_t pieces = random() % 7;
    for (std::size_t i = 0; i < pieces; ++i) line += kBits[random() % std::size(kBits)];
    if (random() % 2 == 0) line += "}";
    const JsonRow row = read_json_row(line, {0, static_cast<std::uint32_t>(line.size())}, "k");
    if (row.problem.find("twice") != std::string::npos) continue;
    const auto parsed = nlohmann::json::parse(line, nullptr, false);
    ASSERT_EQ(row.problem.empty(), !parsed.is_discarded() && parsed.is_object()) << line << ": " << row.problem;
    if (!row.problem.empty()) continue;
    ++taken;
    for (const JsonField& field : row.fields) {
      ASSERT_TRUE(parsed.contains(field.key)) << line;
      if (field.kind == FieldKind::kString) {
        ASSERT_EQ(parsed[field.key].get<std::string>(), field.text) << line;
      }
    }
  }
  EXPECT_GT(taken, 1000);
}

TEST(Csv, QuotedFieldsWithLineBreaks) {
  const std::string_view bytes =
      "\xEF\xBB\xBFyear,title,content\r\n"
      "2025,\"标题, 一\",\"各位代表：\n我们说\"\"前进\"\"！\"\r\n"
      ",无年,文本。\r\n"
      "2026,二,第二个。\r\n"
      "2027,三\r\n"
      "2028,四,文本。,多余\r\n"
      "2029,五,\"没有结束";
  const auto rows = read(bytes, Format::kCsv, kColumns);
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_EQ(rows[0].document.text, "各位代表：\n我们说\"前进\"！");
  EXPECT_EQ(rows[0].fields.at("title"), "标题, 一");
  EXPECT_NE(rows[1].refused, "");
  EXPECT_EQ(rows[2].document.text, "第二个。");
  EXPECT_NE(rows[3].refused, "");
  EXPECT_NE(rows[4].refused.find("4 fields"), std::string::npos);
  EXPECT_NE(rows[5].refused.find("never closed"), std::string::npos);
}

TEST(Csv, TabsAndSemicolons) {
  EXPECT_EQ(read("year\tcontent\n2025\t一, 二。\n", Format::kCsv, kColumns)[0].document.text, "一, 二。");
  EXPECT_EQ(read("year;content\n2025;一, 二。\n", Format::kCsv, kColumns)[0].document.text, "一, 二。");
}

TEST(Table, Utf16Table) {
  std::string bytes = "\xFF\xFE";
  for (char32_t code : U"year,content\n2025,\"说\"\"前进\"\"。\"\n") {
    if (code == 0) break;
    bytes += static_cast<char>(code & 0xFF);
    bytes += static_cast<char>(code >> 8);
  }
  std::vector<std::string> texts;
  const auto status = read_table(bytes, Format::kCsv, kColumns, {}, [&](TableRow&& row) -> Status {
    texts.push_back(row.document.text);
    EXPECT_EQ(row.document.source_size, row.origin.size());
    EXPECT_EQ(
        row.document.origin.covered_origin_bytes() +
            [&] {
              std::uint64_t sum = 0;
              for (const SetAside& item : row.document.set_aside) sum += item.origin.size();
              return sum;
            }(),
        row.origin.size());
    return {};
  });
  ASSERT_TRUE(status);
  EXPECT_EQ(texts, std::vector<std::string>{"说\"前进\"。"});
}

TEST(Table, ErrorsOfTheWhole) {
  const auto none = [](TableRow&&) -> Status { return {}; };
  EXPECT_EQ(read_table("a,b\n1,2\n", Format::kCsv, kColumns, {}, none).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(read_table("", Format::kCsv, kColumns, {}, none).error().code, ErrorCode::kInput);
  EXPECT_EQ(read_table("x", Format::kText, kColumns, {}, none).error().code, ErrorCode::kUsage);
  EXPECT_EQ(read_table("{}", Format::kJsonl, {}, {}, none).error().code, ErrorCode::kUsage);
  EXPECT_FALSE(read_table(std::string_view("\x00\x01\x02", 3), Format::kCsv, kColumns, {}, none));
  // A caller's error stops the reading.
  int rows = 0;
  const auto stopped =
      read_table("year,content\n1,一。\n2,二。\n", Format::kCsv, kColumns, {}, [&](TableRow&&) -> Status {
        ++rows;
        return fail(ErrorCode::kStopped, "enough");
      });
  EXPECT_EQ(stopped.error().code, ErrorCode::kStopped);
  EXPECT_EQ(rows, 1);
}

TEST(Table, GuessesColumns) {
  const auto jsonl = guess_columns(
      "{\"title\": \"一\", \"url\": \"https://a.b/ccccccccccccccccc\", \"content\": \"很长的正文，很长的正文。\", "
      "\"year\": 2025}\n",
      Format::kJsonl, {});
  ASSERT_TRUE(jsonl);
  EXPECT_EQ(jsonl->text, "content");
  EXPECT_EQ(jsonl->title, "title");
  EXPECT_EQ(jsonl->id, "year");
  const auto csv = guess_columns(
      "编号,日期,标题,正文\n1,2025-01-01,甲,正文很长很长。\n2,2025-01-02,乙,正文很长很长。\n", Format::kCsv, {});
  ASSERT_TRUE(csv);
  EXPECT_EQ(csv->text, "正文");
  EXPECT_EQ(csv->id, "编号");
  EXPECT_EQ(csv->date, "日期");
  EXPECT_EQ(csv->title, "标题");
  EXPECT_FALSE(guess_columns("not json\n", Format::kJsonl, {}));
}

TEST(Table, GuessesColumnsFromTheRowsThatCanBeRead) {
  const std::string wrong = "{\"nr\": \"0\", \"text\": \"渔业 \\ud800\"}\n";
  IngestOptions options;
  options.place = "t.jsonl";
  const auto none = guess_columns(wrong + "{\n", Format::kJsonl, options);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().where, "t.jsonl, row 1");
  EXPECT_NE(none.error().what.find("surrogate"), std::string::npos) << none.error().what;
  const auto some = guess_columns(wrong + "{\"nr\": \"1\", \"text\": \"渔业很长很长。\"}\n", Format::kJsonl, options);
  ASSERT_TRUE(some);
  EXPECT_EQ(some->id, "nr");
  EXPECT_EQ(some->text, "text");
}

TEST(Table, AnyBytes) {
  std::mt19937 random(11);
  static constexpr std::string_view kBits[] = {"{\"year\":1,\"content\":\"",
                                               "渔业。",
                                               "\\n",
                                               "\\u6e14",
                                               "\"}",
                                               "\n",
                                               ",",
                                               "\"",
                                               "\"\"",
                                               "year,content\n",
                                               "\t",
                                               "1",
                                               "{",
                                               "}",
                                               "\\",
                                               "一、",
                                               "\r\n"};
  for (int round = 0; round < 4000; ++round) {
    std::string bytes = round % 2 == 0 ? "year,content\n" : "";
    const std::size_t pieces = random() % 30;
    for (std::size_t i = 0; i < pieces; ++i) bytes += kBits[random() % std::size(kBits)];
    for (Format format : {Format::kCsv, Format::kJsonl}) {
      const auto status = read_table(bytes, format, kColumns, {}, [&](TableRow&& row) -> Status {
        if (!row.refused) {
          EXPECT_EQ(account(row.document, bytes, row.origin), "") << bytes;
        }
        return {};
      });
      EXPECT_TRUE(status || !status.error().what.empty());
    }
  }
}

}  // namespace
}  // namespace tifa

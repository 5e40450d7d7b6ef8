// Tables in a terminal, in CSV, TSV and Markdown: alignment with wide characters, and documents that try to steer the
// reader.
#include "render/table.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <random>
#include <sstream>

namespace tifa {
namespace {

Table sample() {
  Table table;
  table.before = {"科技"};
  table.columns = {{"edition"},
                   {"count", Align::kRight},
                   {"text", Align::kLeft, Use::kBoth, true},
                   {"rule", Align::kLeft, Use::kData}};
  table.rows = {{std::string("plan:7"), std::int64_t{18},
                 std::string("加快科技自强，建设海洋强国，推动蓝色经济提质升级。"), std::string("substring")},
                {std::string("计划:8"), Number{2.5, 2}, std::string("short"), std::string("substring")},
                {std::string("plan:9"), Cell{}, std::string("a longer line of words that has to be broken somewhere"),
                 std::string("substring")}};
  table.after = {"coverage: 2 of 3 editions held"};
  return table;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(Table, FitsEveryWidthAndAligns) {
  for (int width = 40; width <= 200; ++width)
    for (const std::string& line : lines_of(to_terminal({sample()}, width))) ASSERT_LE(text_width(line), width) << line;
  const auto lines = lines_of(to_terminal({sample()}, 200));
  ASSERT_EQ(lines.size(), 7U);
  // The last characters of a right-aligned column stand in one column of the screen.
  const auto column_of = [&](const std::string& line, const std::string& what) {
    return text_width(line.substr(0, line.find(what) + what.size()));
  };
  EXPECT_EQ(column_of(lines[1], "count"), column_of(lines[3], "18"));
  EXPECT_EQ(column_of(lines[1], "count"), column_of(lines[4], "2.50"));
}

TEST(Table, WrapsChineseWithoutOpeningALineWithPunctuation) {
  for (int width = 4; width < 30; ++width) {
    std::string joined;
    for (const std::string& line : wrap_text("加快科技自强，建设海洋强国，推动蓝色经济。", width)) {
      EXPECT_FALSE(line.starts_with("，") || line.starts_with("。")) << width << ": " << line;
      joined += line;
    }
    EXPECT_EQ(joined, "加快科技自强，建设海洋强国，推动蓝色经济。");
  }
  EXPECT_EQ(wrap_text("one two three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap_text("", 8), std::vector<std::string>{""});
}

TEST(Table, WritesNumbersAsPrintfDoes) {
  std::mt19937_64 random(7);
  const auto written = [](double value, int digits, Notation notation) {
    std::string out;
    append_cell(out, Number{value, digits, notation});
    return out;
  };
  const auto printed = [](const char* format, int digits, double value) {
    std::array<char, 400> out;
    return std::string(out.data(),
                       static_cast<std::size_t>(std::snprintf(out.data(), out.size(), format, digits, value)));
  };
  std::vector<double> values = {0, -0.0, 1, -1, 0.5, 2.5, 1e-300, 1e300, 0.05, -0.005, 999.9999, 1e15, 3.14159e-9};
  for (int i = 0; i < 3000; ++i)
    values.push_back(std::ldexp(static_cast<double>(random() % 2'000'001) - 1e6, static_cast<int>(random() % 60) - 50));
  for (const double value : values)
    for (const int digits : {0, 1, 2, 4, 6}) {
      EXPECT_EQ(written(value, digits, Notation::kFixed), printed("%.*f", digits, value));
      EXPECT_EQ(written(value, digits, Notation::kSigned), printed("%+.*f", digits, value));
      EXPECT_EQ(written(value, digits, Notation::kSignificant), printed("%.*g", digits, value));
    }
}

TEST(Table, TakesForWholeWhatADoubleHoldsExactly) {
  EXPECT_EQ(whole_number(0), 0);
  EXPECT_EQ(whole_number(-3), -3);
  EXPECT_EQ(whole_number(9e15), 9'000'000'000'000'000);
  for (const double other : {0.5, -2.25, 1e16, -1e16, 1e19, 1e300, HUGE_VAL, -HUGE_VAL, std::nan("")})
    EXPECT_FALSE(whole_number(other)) << other;
}

TEST(Table, LeavesOutColumnsWithoutContentForPeopleOnly) {
  Table table = sample();
  for (auto& row : table.rows) row[1] = Cell{};
  EXPECT_EQ(to_terminal({table}, 100).find("count"), std::string::npos);
  EXPECT_NE(to_csv({table}).find("edition,count,text,rule"), std::string::npos);
}

TEST(Table, NamesEditionsWithoutTheirSeriesWhereItIsNarrow) {
  Table table;
  table.columns = {{"phrase", Align::kLeft, Use::kBoth, true},
                   {"plan:1990", Align::kRight, Use::kBoth, false, false, Column::Editions::kHeading},
                   {"first", Align::kLeft, Use::kBoth, false, false, Column::Editions::kCells}};
  table.rows = {{std::string("harbour fees of the islands"), std::int64_t{3}, std::string("plan:1985")},
                {std::string("ferries"), std::int64_t{1}, std::string()}};
  EXPECT_NE(to_terminal({table}, 60).find("plan:1985"), std::string::npos);
  const std::string narrow = to_terminal({table}, 40);
  EXPECT_EQ(narrow.find("plan:"), std::string::npos);
  for (const char* kept : {"1985", "1990", "harbour fees of the"}) EXPECT_NE(narrow.find(kept), std::string::npos);
  table.rows[1][2] = std::string("address:1986");  // two series: the names say of which
  EXPECT_NE(to_terminal({table}, 44).find("plan:1985"), std::string::npos);
}

TEST(Table, LeavesOutTheSeriesThatAColumnNames) {
  Table table;
  table.columns = {{"term", Align::kLeft, Use::kBoth, true},
                   {"series", Align::kLeft, Use::kBoth, false, false, Column::Editions::kSeries},
                   {"first", Align::kLeft, Use::kBoth, false, false, Column::Editions::kCells},
                   {"date"},
                   {"established"},
                   {"gaps", Align::kLeft, Use::kBoth, true, false, Column::Editions::kCells}};
  const auto row = [&](const char* term, const char* series, const char* first, const char* gaps) {
    table.rows.push_back({std::string(term), std::string(series), std::string(first), std::string("1789-04-30"),
                          std::string("yes"), std::string(gaps)});
  };
  row("fellow citizens", "inaugural", "inaugural:1789",
      "inaugural:1801 → inaugural:1805; inaugural:1813 → inaugural:1817");
  row("耕海牧渔", "plan", "plan:1", "");
  row("harbour", "plan", "not found", "");
  EXPECT_NE(to_terminal({table}, 160).find("  inaugural:1789  1789-04-30"), std::string::npos);
  const std::string narrow = to_terminal({table}, 76);
  EXPECT_EQ(narrow.find(':'), std::string::npos) << narrow;
  EXPECT_EQ(narrow.find("…"), std::string::npos) << narrow;
  for (const char* kept : {"inaugural  1789 ", "plan       1 ", "not found", "1789-04-30", "established", "1801 →"})
    EXPECT_NE(narrow.find(kept), std::string::npos) << kept << "\n" << narrow;
}

TEST(Table, NamesEditionsOneWayInOneAnswer) {
  Table wide, short_one;
  wide.columns = {{"phrase", Align::kLeft, Use::kBoth, true},
                  {"plan:1990", Align::kRight, Use::kBoth, false, false, Column::Editions::kHeading}};
  wide.rows = {{std::string("harbour fees of the islands and of the coast"), std::int64_t{3}}};
  short_one.columns = {{"theme"}, {"plan:1990", Align::kRight, Use::kBoth, false, false, Column::Editions::kHeading}};
  short_one.rows = {{std::string("ports"), std::int64_t{3}}};
  EXPECT_EQ(to_terminal({wide, short_one}, 30).find("plan:"), std::string::npos);
  EXPECT_NE(to_terminal({short_one}, 30).find("plan:1990"), std::string::npos);
}

TEST(Table, WordsStayWholeWhereOtherColumnsCanGiveWay) {
  Table table;
  table.columns = {{"phrase", Align::kLeft, Use::kBoth, true},
                   {"count", Align::kRight},
                   {"course"},
                   {"covers", Align::kLeft, Use::kBoth, true}};
  const std::string course(60, '.');
  table.rows = {{std::string("international competitiveness"), std::int64_t{7}, course,
                 std::string("the port, the harbour, the ferry of the islands")}};
  const std::string shown = to_terminal({table}, 60);
  for (const char* whole : {"international", "competitiveness", "harbour", "7"})
    EXPECT_NE(shown.find(whole), std::string::npos) << whole << "\n" << shown;
  for (const std::string& line : lines_of(shown)) EXPECT_LE(text_width(line), 60);
}

TEST(Table, ClearsWhatWouldSteerATerminal) {
  Table table = sample();
  table.rows[0][2] = std::string("\x1b[2Jclear\x07 and \u202Eturn");
  const std::string shown = to_terminal({table}, 100);
  EXPECT_EQ(shown.find('\x1b'), std::string::npos);
  EXPECT_EQ(shown.find('\x07'), std::string::npos);
  EXPECT_EQ(shown.find("\u202E"), std::string::npos);
  EXPECT_NE(shown.find("[2Jclear"), std::string::npos);
}

TEST(Table, QuotesCsvAndDisarmsFormulas) {
  Table table;
  table.columns = {{"a"}, {"b"}};
  table.rows = {{std::string("say \"hi\", twice"), std::string("=HYPERLINK(1)")},
                {std::string("two\nlines"), std::int64_t{-5}}};
  EXPECT_EQ(to_csv({table}), "a,b\n\"say \"\"hi\"\", twice\",'=HYPERLINK(1)\n\"two\nlines\",-5\n");
  EXPECT_EQ(to_tsv({table}), "a\tb\nsay \"hi\", twice\t=HYPERLINK(1)\ntwo lines\t-5\n");
}

TEST(Table, EscapesMarkdown) {
  Table table;
  table.columns = {{"a"}};
  table.rows = {{std::string("x | <b>*y*</b> [z](http://e)")}};
  EXPECT_EQ(to_markdown({table}), "| a |\n| --- |\n| x \\| \\<b\\>\\*y\\*\\</b\\> \\[z\\](http://e) |\n");
}

}  // namespace
}  // namespace tifa

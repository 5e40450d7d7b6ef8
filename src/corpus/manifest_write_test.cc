// Declarations written as TOML read back as they were, whatever their strings hold.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "corpus/manifest.h"

namespace tifa {
namespace {

Result<Manifest> parse(std::string_view toml) { return parse_manifest(toml, "/nonexistent/corpus"); }

// Random declarations: what is written reads back as it was.
class Random {
 public:
  explicit Random(std::uint32_t seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return random_() % n; }
  std::string text(std::size_t at_least = 0) {
    static const std::vector<std::string> kPieces = {
        "\"",   "\\",         "'",    "\n",      "\r",     "\t",     std::string(1, '\0'),
        "\x01", "\x1F",       "\x7F", "\u0085",  "\u2028", "\uFEFF", "a",
        "= ",   "[x]",        "#",    "\\u0041", "'''",    "\"\"\"", "科技",
        "😀",    "\U0010FFFF", "{",    "}",       ",",      "."};
    std::string out;
    for (std::size_t n = at_least + below(6); n > 0; --n) out += kPieces[below(kPieces.size())];
    return out;
  }
  std::string id() {
    static const std::vector<std::string> kPieces = {"2", "0", "19", "年", "(", ")",  "a",
                                                     "-", "/", "\"", "\\", "'", "x y"};
    std::string out;
    for (std::size_t n = 1 + below(5); n > 0; --n) out += kPieces[below(kPieces.size())];
    return out;
  }
  std::string name() {
    static const std::vector<std::string> kPieces = {"plan", "计划", "-", "_", "8", "é"};
    std::string out;
    for (std::size_t n = 1 + below(4); n > 0; --n) out += kPieces[below(kPieces.size())];
    return out;
  }
  Date date() {
    Date date;
    if (below(2) == 0) return date;
    date.year = static_cast<std::int16_t>(1 + below(9999));
    if (below(3) != 0) date.month = static_cast<std::uint8_t>(1 + below(12));
    if (date.month != 0 && below(2) != 0) date.day = static_cast<std::uint8_t>(1 + below(28));
    return date;
  }
  template <class T>
  T one_of(std::vector<T> values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937 random_;
};

EditionDecl random_edition(Random& random, std::string id) {
  EditionDecl edition;
  edition.id = std::move(id);
  edition.date = random.date();
  edition.adopted = random.date();
  edition.released = random.date();
  edition.effective = random.date();
  edition.stage = random.one_of<std::string>({"", "draft", "草案"});
  edition.language = random.one_of<std::string>({"", "zh", "en-GB"});
  edition.title = random.text();
  edition.issuer = random.text();
  edition.place = random.text();
  edition.source = random.text();
  edition.text = random.one_of<std::string>({"", "texts/\"甲\\乙\".txt", "a b.txt"});
  edition.note = random.text();
  edition.status = random.one_of<std::string>({"", "held", "partial", "missing"});
  for (std::size_t n = random.below(3); n > 0; --n) edition.accept.push_back(random.text());
  return edition;
}

void expect_same(const EditionDecl& a, const EditionDecl& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.date, b.date);
  EXPECT_EQ(a.adopted, b.adopted);
  EXPECT_EQ(a.released, b.released);
  EXPECT_EQ(a.effective, b.effective);
  EXPECT_EQ(a.stage, b.stage);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.issuer, b.issuer);
  EXPECT_EQ(a.place, b.place);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.text, b.text);
  EXPECT_EQ(a.note, b.note);
  EXPECT_EQ(a.status, b.status);
  EXPECT_EQ(a.accept, b.accept);
}

TEST(ManifestWrite, RoundTrip) {
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    Random random(seed);
    SeriesDecl series;
    series.name = random.name();
    series.title = random.text();
    series.collection = random.one_of<std::string>({"", "island", "群岛"});
    series.kind = random.text();
    series.language = random.one_of<std::string>({"", "zh", "en"});
    series.issuer = random.text();
    for (const char* language : {"de", "en", "zh-Hant"}) {
      if (random.below(3) != 0) continue;
      series.names[language] = {"t" + random.text(), "i" + random.text(), "e" + random.text()};
    }
    // What is said by language goes before what is said for all, and one of it stands for all.
    if (!series.names.empty()) {
      const SeriesNames& for_all = series.names.contains("en") ? series.names.at("en") : series.names.begin()->second;
      series.title = for_all.title;
      series.issuer = for_all.issuer;
    }
    series.place = random.text();
    series.declares_expected = random.below(2) == 0;
    if (series.declares_expected) {
      for (std::size_t runs = random.below(4); runs > 0; --runs) {
        const std::size_t start = random.below(2000), width = random.below(6);
        for (std::size_t i = 0; i < random.below(130); ++i)
          series.expect.push_back(fmt::format("{:0{}}", start + i, width));
        series.expect.push_back(random.id());
      }
      std::vector<std::string> distinct;
      for (const std::string& id : series.expect)
        if (std::find(distinct.begin(), distinct.end(), id) == distinct.end()) distinct.push_back(id);
      series.expect = distinct;
    }
    for (std::size_t n = random.below(3); n > 0; --n)
      series.files.push_back(random.one_of<std::string>({"a/{id}.txt", "**/\"{title}\"({date}).md", "甲\\{id}"}));
    for (std::size_t n = random.below(3); n > 0; --n) {
      TableDecl table{"t/\"x\".jsonl", random.text(1), random.text(), random.text(1), random.text(), {}};
      for (std::size_t m = random.below(3); m > 0; --m) table.where[random.text()] = random.text();
      series.tables.push_back(table);
    }
    for (std::size_t n = 0; n < random.below(4); ++n)
      series.editions.push_back(random_edition(random, random.id() + fmt::to_string(n)));

    const EditionDecl later = random_edition(random, "later");
    const std::string toml = "[collections.x]" + std::string(seed % 2 == 0 ? "\n" : "") + series_toml(series) +
                             edition_toml(series.name, later);
    const auto manifest = parse(toml);
    ASSERT_TRUE(manifest) << manifest.error().sentence() << '\n' << toml;
    ASSERT_EQ(manifest->series.size(), 1U);
    const SeriesDecl& read = manifest->series[0];
    EXPECT_EQ(read.name, series.name);
    EXPECT_EQ(read.title, series.title);
    EXPECT_EQ(read.collection, series.collection);
    EXPECT_EQ(read.kind, series.kind);
    EXPECT_EQ(read.language, series.language);
    EXPECT_EQ(read.issuer, series.issuer);
    EXPECT_EQ(read.names, series.names);
    EXPECT_EQ(read.place, series.place);
    EXPECT_EQ(read.declares_expected, series.declares_expected);
    EXPECT_EQ(read.expect, series.expect) << toml;
    EXPECT_EQ(read.files, series.files);
    ASSERT_EQ(read.tables.size(), series.tables.size());
    for (std::size_t i = 0; i < read.tables.size(); ++i) {
      EXPECT_EQ(read.tables[i].path, series.tables[i].path);
      EXPECT_EQ(read.tables[i].id, series.tables[i].id);
      EXPECT_EQ(read.tables[i].date, series.tables[i].date);
      EXPECT_EQ(read.tables[i].text, series.tables[i].text);
      EXPECT_EQ(read.tables[i].title, series.tables[i].title);
      EXPECT_EQ(read.tables[i].where, series.tables[i].where);
    }
    ASSERT_EQ(read.editions.size(), series.editions.size() + 1);
    for (std::size_t i = 0; i < series.editions.size(); ++i) expect_same(read.editions[i], series.editions[i]);
    expect_same(read.editions.back(), later);
    if (::testing::Test::HasFailure()) FAIL() << "seed " << seed << '\n' << toml;
  }
}

TEST(ManifestWrite, ExpectIsWrittenAsRanges) {
  SeriesDecl series;
  series.name = "a";
  series.declares_expected = true;
  series.expect = {"1954", "1955", "1956", "1964", "1978", "1979", "09", "10", "11"};
  EXPECT_EQ(series_toml(series), "\n[series.a]\nexpect = [\"1954..1956\", \"1964\", \"1978\", \"1979\", \"09..11\"]\n");
}

class LinkWrite : public ::testing::TestWithParam<std::string_view> {};

TEST_P(LinkWrite, AppendsToAnyForm) {
  const std::string toml = "[series.plan]\n[series.note]\n" + std::string(GetParam());
  const auto manifest = parse(toml);
  ASSERT_TRUE(manifest) << manifest.error().sentence();
  const auto text = link_toml(*manifest, toml, {"note:八 \"x\"", "explains", "plan:8"});
  ASSERT_TRUE(text) << text.error().sentence();
  const auto whole = parse(toml + *text);
  ASSERT_TRUE(whole) << whole.error().sentence();
  ASSERT_EQ(whole->links.size(), manifest->links.size() + 1);
  EXPECT_EQ(whole->links.back().from + whole->links.back().relation + whole->links.back().to,
            "note:八 \"x\"explainsplan:8");
}

INSTANTIATE_TEST_SUITE_P(Forms, LinkWrite,
                         ::testing::Values("", "[link]",
                                           "[link]\n\"note:1\" = { cites = \"plan:1\" }\n[themes]\nx = [\"y\"]\n",
                                           "[link.\"note:1\"]\ncites = \"plan:1\"\n[glossary]\n"));

TEST(ManifestWrite, LinksThatCannotBeAppended) {
  const std::string toml = "[series.plan]\n[link]\n\"plan:2\" = { follows = \"plan:1\" }\n";
  const auto manifest = parse(toml);
  ASSERT_TRUE(manifest);
  EXPECT_EQ(link_toml(*manifest, toml, {"plan:2", "follows", "plan:1"}).value(), "") << "it is there";
  EXPECT_EQ(link_toml(*manifest, toml, {"plan:2", "cites", "plan:0"}).error().sentence(),
            "tifa.toml:3: plan:2 has links already; add cites = \"plan:0\" to them there");
  EXPECT_FALSE(link_toml(*manifest, toml, {"plan:3", "cites", "law:0"})) << "no such series";
  EXPECT_FALSE(link_toml(*manifest, toml, {"plan:3", "cites what", "plan:0"}));
  const std::string inline_form = "link = {}\n[series.plan]\n";
  EXPECT_FALSE(link_toml(parse(inline_form).value(), inline_form, {"plan:3", "cites", "plan:0"}));
}

TEST(ManifestWrite, AnEncodingIsPutInChangedAndTakenOut) {
  const std::string before =
      "[series.s]\nencoding = \"big5\"\n[[series.s.edition]]\nid = \"1\"\n  encoding =\"gbk\" # said by the server\n"
      "title = \"encoding = x\"\n[[series.s.edition]]\nid = \"2\"";
  const auto encoding = [](const std::string& toml, std::size_t edition) {
    return parse(toml).value().series.at(0).editions.at(edition).encoding;
  };
  const auto line = [](const std::string& toml, std::size_t edition) {
    return parse(toml).value().series.at(0).editions.at(edition).line;
  };
  const std::string changed = with_encoding(before, line(before, 0), "euc-kr").value();
  EXPECT_EQ(encoding(changed, 0), "euc-kr");
  EXPECT_EQ(encoding(changed, 1), "");
  EXPECT_EQ(parse(changed).value().series.at(0).encoding, "big5");
  EXPECT_EQ(encoding(with_encoding(changed, line(changed, 0), "").value(), 0), "");
  EXPECT_EQ(encoding(with_encoding(before, line(before, 1), "euc-kr").value(), 1), "euc-kr");
  const std::string in_line = "[series.s]\nedition = [{id = \"1\"}]\n";
  EXPECT_EQ(with_encoding(in_line, line(in_line, 0), "gbk").error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace tifa

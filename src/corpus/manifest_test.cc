// tifa.toml: what it may say, and what is told of each mistake.
#include "corpus/manifest.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "corpus/names.h"
#include "corpus/toml_depth.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;

Result<Manifest> parse(std::string_view toml) { return parse_manifest(toml, "/nonexistent/corpus"); }

std::string error_of(std::string_view toml) {
  const auto manifest = parse(toml);
  return manifest ? "no error" : manifest.error().sentence();
}

constexpr std::string_view kFull = R"(# a corpus
[collections.island]
title = "Plans of an island"

[series.plan]
title      = "Development plans"
collection = "island"
kind       = "plan"
language   = "zh"
issuer     = "Council"
place      = "Island"
expect     = ["08..11", "special", 2020]
files      = "texts/plan-{id}.txt"

[[series.plan.edition]]
id      = "08"
adopted = 2020-03-11
released = "2020-03"
effective = 2021
date    = "2020-04-01"
stage   = "adopted"
text    = "texts/eight.txt"
source  = "https://example.org/8"
status  = "partial"
accept  = ["announces-other"]
title = "八"
issuer = "i"
place = "p"
note = "n"

[[series.plan.edition]]
id = 2020
language = "en"

[series.note]
files = ["notes/{id}.md", "more/**/{title}({date}).md"]
table = { path = "notes.jsonl", id = "year", date = "date", text = "content", title = "t", where = { kind = "note", year = 7 } }

[series.a-first-name]
table = [{ path = "a.csv", id = "i", text = "t" }, { path = "b.csv", id = "i", text = "t" }]

[link]
"note:8" = { explains = "plan:08", cites = ["plan:special", "plan:2020"] }

[themes]
technology = { title = { zh = "科技", en = "Technology" }, zh = ["科技", "技术"], en = ["technolog*"] }
green = ["green", "绿色"]

[glossary]
"self-reliance" = ["自立自强"]
"growth" = "增长"
)";

TEST(Manifest, ReadsEverything) {
  const auto manifest = parse(kFull);
  ASSERT_TRUE(manifest) << manifest.error().sentence();
  ASSERT_EQ(manifest->series.size(), 3U);
  EXPECT_EQ(manifest->series[2].name, "a-first-name") << "the order of the file";
  const SeriesDecl* plan = manifest->find_series("plan");
  ASSERT_NE(plan, nullptr);
  EXPECT_EQ(plan->title + plan->collection + plan->kind + plan->language + plan->issuer + plan->place,
            "Development plansislandplanzhCouncilIsland");
  EXPECT_EQ(plan->line, 5U);
  EXPECT_TRUE(plan->declares_expected);
  EXPECT_EQ(plan->expect, (std::vector<std::string>{"08", "09", "10", "11", "special", "2020"}));
  EXPECT_EQ(plan->files, (std::vector<std::string>{"texts/plan-{id}.txt"}));
  ASSERT_EQ(plan->editions.size(), 2U);
  const EditionDecl& eight = plan->editions[0];
  EXPECT_EQ(eight.id, "08");
  EXPECT_EQ(eight.line, 15U);
  EXPECT_EQ(eight.adopted, (Date{2020, 3, 11}));
  EXPECT_EQ(eight.released, (Date{2020, 3, 0}));
  EXPECT_EQ(eight.effective, (Date{2021, 0, 0}));
  EXPECT_EQ(eight.date, (Date{2020, 4, 1}));
  EXPECT_EQ(
      eight.stage + eight.text + eight.source + eight.status + eight.title + eight.issuer + eight.place + eight.note,
      "adoptedtexts/eight.txthttps://example.org/8partial八ipn");
  EXPECT_EQ(eight.accept, (std::vector<std::string>{"announces-other"}));
  EXPECT_EQ(plan->editions[1].id, "2020");
  EXPECT_EQ(plan->editions[1].language, "en");
  const SeriesDecl& note = manifest->series[1];
  EXPECT_FALSE(note.declares_expected);
  EXPECT_EQ(note.files.size(), 2U);
  ASSERT_EQ(note.tables.size(), 1U);
  EXPECT_EQ(note.tables[0].path + note.tables[0].id + note.tables[0].date + note.tables[0].text + note.tables[0].title,
            "notes.jsonlyeardatecontentt");
  EXPECT_EQ(note.tables[0].where, (std::map<std::string, std::string>{{"kind", "note"}, {"year", "7"}}));
  EXPECT_EQ(manifest->series[2].tables.size(), 2U);
  ASSERT_EQ(manifest->links.size(), 3U);
  EXPECT_EQ(manifest->links[0].from + manifest->links[0].relation + manifest->links[0].to, "note:8explainsplan:08");
  EXPECT_EQ(manifest->links[2].to, "plan:2020");
  ASSERT_EQ(manifest->themes.size(), 2U);
  EXPECT_EQ(manifest->themes[0].terms.at("zh"), (std::vector<std::string>{"科技", "技术"}));
  EXPECT_EQ(manifest->themes[0].terms.size(), 2U);
  EXPECT_EQ(manifest->themes[0].titles, (TitlesByLanguage{{"en", "Technology"}, {"zh", "科技"}}));
  EXPECT_TRUE(manifest->themes[1].titles.empty());
  EXPECT_EQ(manifest->themes[1].terms.at(""), (std::vector<std::string>{"green", "绿色"}));
  ASSERT_EQ(manifest->glossary.size(), 2U);
  EXPECT_EQ(manifest->glossary[0].first, "self-reliance");
  EXPECT_EQ(manifest->glossary[1].second, (std::vector<std::string>{"增长"}));
}

TEST(Manifest, NamesByLanguage) {
  const auto manifest = parse(
      "[series.plan]\nlanguage = \"zh\"\ntitle = { zh = \"规划\", en = \"Plans\" }\n"
      "issuer = { fr = \"Conseil\", zh = \"委员会\" }\nedition_name = { zh = \"第{nth}个规划\" }\n"
      "[series.note]\ntitle = \"Notes\"\nissuer = { fr = \"Conseil\", de = \"Rat\" }\n");
  ASSERT_TRUE(manifest) << manifest.error().sentence();
  const SeriesDecl &plan = manifest->series[0], &note = manifest->series[1];
  EXPECT_EQ(plan.title, "Plans");
  EXPECT_EQ(plan.issuer, "委员会");  // no English one: that of the series
  EXPECT_EQ(plan.names.at("zh"), (SeriesNames{"规划", "委员会", "第{nth}个规划"}));
  EXPECT_EQ(plan.names.at("en"), (SeriesNames{"Plans", "", ""}));
  EXPECT_EQ(note.title, "Notes");
  EXPECT_EQ(note.issuer, "Conseil");  // the first
  EXPECT_EQ(note.names.size(), 2U);
}

TEST(Manifest, SmallOnes) {
  EXPECT_TRUE(parse(""));
  EXPECT_TRUE(parse("\xEF\xBB\xBF[series.\"计划_一\"]\n"));
  const auto implied = parse("[series.a]\ncollection = \"x\"\n[series.b]\ncollection = \"x\"\n");
  ASSERT_TRUE(implied);
  ASSERT_EQ(implied->collections.size(), 1U);
  EXPECT_EQ(implied->collections[0].name, "x");
}

struct Mistake {
  std::string_view toml, sentence;
};

class Mistakes : public ::testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, AreToldWithPlaceAndRemedy) { EXPECT_EQ(error_of(GetParam().toml), GetParam().sentence); }

INSTANTIATE_TEST_SUITE_P(
    Manifest, Mistakes,
    ::testing::Values(
        Mistake{"[series.a]\nexpct = [1]\n", "tifa.toml:2:1: expct: unknown key; did you mean expect"},
        Mistake{"[serie.a]\n", "tifa.toml:1:2: serie: unknown key; did you mean series"},
        Mistake{"[series.a]\nqqqqqqqq = 1\nexpct = 2\n",
                "tifa.toml:2:1: qqqqqqqq: unknown key; known are title, collection, kind, language, issuer, place, "
                "edition_name, changes, encoding, "
                "expect, files, table, edition, keep, drop"},
        Mistake{"[series.a]\ntitle = 5\n", "tifa.toml:2:9: `title` is not a string; write title = \"…\""},
        Mistake{"series = 1\n", "tifa.toml:1:10: `series` is not a table; write [series]"},
        Mistake{"[series]\na = 1\n", "tifa.toml:2:5: `a` in [series] is not a table; write it as { key = value }"},
        Mistake{"[series.\"a:b\"]\n", "tifa.toml:1:1: “a:b” cannot be a name; use letters, digits, '-' and '_'"},
        Mistake{"[series.all]\n",
                "tifa.toml:1:1: “all” cannot be a name: it stands for every series; use letters, digits, '-' and '_'"},
        Mistake{"[series.a]\nlanguage = \"Chinese!\"\n",
                "tifa.toml:2:12: “Chinese!” is no language tag; write zh, en, or another such tag"},
        Mistake{"[series.a]\nexpect = [\"1960..1954\"]\n",
                "tifa.toml:2:11: the range “1960..1954” counts down; write it as \"1954..1960\""},
        Mistake{"[series.a]\nexpect = [\"a,b\"]\n",
                "tifa.toml:2:11: the id “a,b” holds “,”, which means something else where editions are named; give "
                "another id"},
        Mistake{"[series.a]\nfiles = [\"{id}\", \"x.txt\"]\n",
                "tifa.toml:2:18: nothing in the pattern “x.txt” says which edition a file is; put {id}, {date} or "
                "{title} where "
                "it stands in the names, or name the file as `text` of an edition"},
        Mistake{"[series.a]\ntable = { path = \"x\", text = \"t\" }\n",
                "tifa.toml:2:9: `table` has no `id`; give at least path, and the columns of id and text"},
        Mistake{"[series.a.edition]\nid = 1\n",
                "tifa.toml:1:1: `edition` is one table, not a list of them; write [[series.a.edition]]"},
        Mistake{"[[series.a.edition]]\ndate = 2020\n", "tifa.toml:1:1: the edition has no `id`; write id = \"…\""},
        Mistake{"[[series.a.edition]]\nid = 1\ndate = \"2025-02-29\"\n",
                "tifa.toml:3:8: `date`: “2025-02-29” is no date; write it as 2025-03-11, \"2025-03\" or 2025"},
        Mistake{"[[series.a.edition]]\nid = 1\ndate = 20250311\n",
                "tifa.toml:3:8: `date`: “20250311” is no date; write it as 2025-03-11, \"2025-03\" or 2025"},
        Mistake{"[[series.a.edition]]\nid = 1\nadopted = true\n",
                "tifa.toml:3:11: `adopted` is no date; write it as 2025-03-11, \"2025-03\" or 2025"},
        Mistake{"[[series.a.edition]]\nid = 1\nstatus = \"lost\"\n",
                "tifa.toml:3:10: “lost” is no status; write held, partial or missing"},
        Mistake{"[[series.a.edition]]\nid = 1\ntext = \"../x\"\n",
                "tifa.toml:3:8: the path “../x” leads out of the corpus; give a path relative to the folder of "
                "tifa.toml, inside "
                "it"},
        Mistake{
            "[[series.a.edition]]\nid = 1\ntext = \"/etc/x\"\n",
            "tifa.toml:3:8: the path “/etc/x” is absolute; give a path relative to the folder of tifa.toml, inside it"},
        Mistake{"[[series.a.edition]]\nid = 1\n\n[[series.a.edition]]\nid = \"1\"\n",
                "tifa.toml:4: edition a:1 is declared twice, first on line 1; remove one, or give them different "
                "languages or "
                "stages"},
        Mistake{"[collections.a]\n[series.a]\n",
                "tifa.toml:2: “a” names both a series and a collection; rename one of them"},
        Mistake{"[series.plan]\n[link]\n\"plan:1\" = { follows = \"plam:2\" }\n",
                "tifa.toml:3: the link names “plam:2”, but there is no series “plam”; did you mean plan"},
        Mistake{"[series.plan]\nexpect = [1]\n[link]\n\"plan:1\" = { follows = \"plan:2\" }\n",
                "tifa.toml:4: the link names “plan:2”, but plan expects no edition “2”; add it to `expect` or correct "
                "the link"},
        Mistake{"[series.plan]\n[link]\n\"plan:1\" = { follows = \"plan\" }\n",
                "tifa.toml:3: the link names “plan”, which is no edition; write it as series:id"},
        Mistake{"[series.plan]\n[link]\n\"plan:1\" = { follows = \"plan:1\" }\n",
                "tifa.toml:3: “plan:1” is linked to itself; correct the link"},
        Mistake{"[series.a]\ntitle = { Chinese = \"甲\" }\n",
                "tifa.toml:2:21: “Chinese” is no language tag; write zh, en, or another such tag"},
        Mistake{"[series.a]\ntitle = { zh = 7 }\n",
                "tifa.toml:2:16: `title` in “zh” is no text; write it or leave it out"},
        Mistake{"[series.a]\nedition_name = \"{nth}\"\n",
                "tifa.toml:2:16: `edition_name` is not by language; write edition_name = { zh = \"…\", en = \"…\" }"},
        Mistake{"[themes]\nx = []\n", "tifa.toml:2:5: “x” has no terms; list them or leave it out"},
        Mistake{"[themes]\nx = { chinese = [\"a\"] }\n",
                "tifa.toml:2:7: “chinese” is no language tag; write zh = […], en = […]"},
        Mistake{"[themes]\nx = { title = \"X\", zh = [\"a\"] }\n",
                "tifa.toml:2:15: `title` of a theme is not by language; write title = { zh = \"…\", en = \"…\" }"},
        Mistake{"[glossary]\nx = [\"\"]\n", "tifa.toml:2:6: a term of “x” is empty; write it or leave it out"}));

TEST(Manifest, BrokenTomlGivesLineAndColumn) {
  EXPECT_EQ(error_of("[series.a]\ntitle = \"x\n").substr(0, 39), "tifa.toml:2:11: the TOML is broken: Err");
  EXPECT_EQ(error_of("[series.a]\n[series.a]\n").substr(0, 12), "tifa.toml:2:");
  EXPECT_EQ(error_of("a = \"\xFF\"").substr(0, 12), "tifa.toml:1:");
  EXPECT_EQ(error_of("date = 2025-02-30\n").substr(0, 12), "tifa.toml:1:");
}

TEST(Manifest, DeepNestingIsRefusedBeforeParsing) {
  std::string dotted = "[a", lists = "x = ";
  for (int i = 0; i < 1'000'000; ++i) dotted += ".a", lists += "[";
  EXPECT_EQ(error_of("\n" + dotted + "]\n").substr(0, 16), "tifa.toml:2:35: ");
  EXPECT_EQ(error_of(lists).substr(0, 16), "tifa.toml:1:21: ");
  const std::string innocent =
      "a.\"....................\" = '....................' # ....................\n"
      "b = \"\"\"[[[[[[[[[[[[[[[[[[[[\\\"\"\"[[\"\"\"\"\"\nc = '''\n[[[[[[[[[[[[[[[[[[[['''\n";
  EXPECT_FALSE(find_deep_nesting(innocent));
  EXPECT_TRUE(find_deep_nesting(innocent + "d = [[[[[[[[[[[[[[[[[[[["));
}

TEST(Manifest, LinksOutOfTheCorpusAreRefused) {
  const fs::path outside = fs::path(::testing::TempDir()) / fmt::format("tifa-manifest-{}", ::getpid());
  fs::remove_all(outside);
  fs::create_directories(outside / "corpus" / "real");
  std::ofstream(outside / "secret.txt") << "secret";
  fs::create_symlink("../secret.txt", outside / "corpus" / "file.txt");
  fs::create_directory_symlink("..", outside / "corpus" / "folder");
  fs::create_directory_symlink("real", outside / "corpus" / "inside");
  const auto with_text = [&](std::string_view path) {
    const auto manifest =
        parse_manifest(fmt::format("[[series.a.edition]]\nid = 1\ntext = \"{}\"\n", path), outside / "corpus" / "");
    return manifest ? "" : manifest.error().what;
  };
  EXPECT_EQ(with_text("file.txt"), "the path “file.txt” leads out of the corpus through a symbolic link");
  EXPECT_EQ(with_text("folder/secret.txt"),
            "the path “folder/secret.txt” leads out of the corpus through a symbolic link");
  EXPECT_EQ(with_text("folder/new/x.txt"),
            "the path “folder/new/x.txt” leads out of the corpus through a symbolic link");
  EXPECT_EQ(with_text("inside/../../secret.txt"), "the path “inside/../../secret.txt” leads out of the corpus");
  EXPECT_EQ(with_text("folder/corpus/real/x.txt"), "") << "back inside";
  EXPECT_EQ(with_text("inside/x.txt"), "");
  EXPECT_EQ(with_text("not/yet/there.txt"), "");
  EXPECT_NE(with_text(".tifa/corpus.db"), "");
  EXPECT_NE(with_text("real/"), "");
  fs::remove_all(outside);
}

TEST(Manifest, FindsTheCorpusAbove) {
  const fs::path top = fs::canonical(::testing::TempDir()) / fmt::format("tifa-find-{}", ::getpid());
  fs::remove_all(top);
  fs::create_directories(top / "corpus" / "texts" / "deep");
  std::ofstream(top / "corpus" / "tifa.toml") << "";
  EXPECT_EQ(find_corpus(top / "corpus" / "texts" / "deep").value(), top / "corpus");
  EXPECT_EQ(find_corpus(top / "corpus").value(), top / "corpus");
  EXPECT_EQ((find_corpus(top / "corpus" / "").value()), top / "corpus");
  EXPECT_EQ(find_corpus(top / "corpus" / "texts" / "..").value(), top / "corpus");
  const auto none = find_corpus(top);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kNotFound);
  fs::remove_all(top);
}

TEST(Names, WhatMayBeANameOrAnId) {
  for (const char* name : {"plan", "五年规划", "fyp-note_2", "2025", "हिन्दी"}) EXPECT_TRUE(check_name(name)) << name;
  for (const char* name :
       {"", "a b", "a:b", "a@b", "a,b", "a=b", "a^", "a..b", "a/b", "a\u3000b", "a、b", "\xFF", "all"})
    EXPECT_FALSE(check_name(name)) << name;
  for (const char* id : {"2025", "条例（修订）(2019-03-24)", "a/b", "15-3", "a b", "x:y"})
    EXPECT_TRUE(check_id(id)) << id;
  for (const char* id : {"", "a,b", "a@b", "a^", "a..b", "a\nb", "a\u0085b", " a", "a\u3000", "\xFF", "latest"})
    EXPECT_FALSE(check_id(id)) << id;
  EXPECT_TRUE(check_id(std::string(200, 'a')));
  EXPECT_FALSE(check_id(std::string(201, 'a')));
}

TEST(Names, NearestIsByEditDistance) {
  EXPECT_EQ(nearest_name("expct", {"title", "expect", "files"}), "expect");
  EXPECT_EQ(nearest_name("fils", {"title", "expect", "files"}), "files");
  EXPECT_EQ(nearest_name("zzzz", {"title", "expect", "files"}), "");
  EXPECT_EQ(nearest_name("ab", {"aa", "bb"}), "aa");
  EXPECT_EQ(nearest_name("x", {}), "");
}

TEST(Expect, Ranges) {
  EXPECT_EQ(expand_expect("1964").value(), (std::vector<std::string>{"1964"}));
  EXPECT_EQ(expand_expect("8..11").value(), (std::vector<std::string>{"8", "9", "10", "11"}));
  EXPECT_EQ(expand_expect("008..011").value(), (std::vector<std::string>{"008", "009", "010", "011"}));
  EXPECT_EQ(expand_expect("7..7").value(), (std::vector<std::string>{"7"}));
  EXPECT_EQ(expand_expect("0..1").value(), (std::vector<std::string>{"0", "1"}));
  EXPECT_EQ(expand_expect("1..100000").value().size(), 100'000U);
  EXPECT_EQ(expand_expect("0..100000").error().code, ErrorCode::kLimit);
  for (const char* wrong : {"9..8", "08..100", "..", "1..", "..1", "a..b", "1..2..3", "-1..3", "1...3", " 1..3",
                            "1..9999999999999999999999", ""})
    EXPECT_FALSE(expand_expect(wrong)) << wrong;
}

TEST(Expect, TheWholeIsBounded) {
  std::string toml = "[series.a]\nexpect = [";
  for (int i = 0; i < 100; ++i) toml += fmt::format("\"{}..{}\",", i * 100'000 + 1, (i + 1) * 100'000);
  const auto manifest = parse(toml + "]\n");
  ASSERT_FALSE(manifest);
  EXPECT_EQ(manifest.error().code, ErrorCode::kLimit);
}

TEST(Manifest, AHundredThousandEditions) {
  std::string toml = "[series.a]\n";
  EditionDecl edition;
  for (int i = 0; i < 100'000; ++i) {
    edition.id = fmt::format("{}", i);
    edition.text = fmt::format("texts/{}.txt", i);
    toml += edition_toml("a", edition);
  }
  const auto manifest = parse(toml);
  ASSERT_TRUE(manifest) << manifest.error().sentence();
  EXPECT_EQ(manifest->series[0].editions.size(), 100'000U);
  EXPECT_EQ(manifest->series[0].editions.back().id, "99999");
}

}  // namespace
}  // namespace tifa

// Builds of small corpora: what goes in, what is read again, what is an error.
#include "build/build.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <set>

#include "corpus/corpus.h"
#include "corpus/store.h"
#include "support/build_fixture.h"
#include "support/test_data.h"

namespace tifa {
namespace {

using testing::BuildTest;
using testing::kToml;
using testing::text_of;

TEST_F(BuildTest, ASmallCorpus) {
  write_small_corpus();
  const BuildSummary summary = built();
  EXPECT_EQ(summary.editions, 4U);
  EXPECT_EQ(summary.missing, 1U);
  EXPECT_EQ(summary.documents, 4U);
  EXPECT_EQ(summary.ingested, 4U);
  EXPECT_EQ(editions(), "report:2001 held, report:2002 held, report:2003 missing, report:2004 held, report:2005 held");
  EXPECT_NE(text("report:2002").find("全岛完成第8项工程"), std::string::npos);
  const auto corpus = Corpus::open(folder_.path());
  EXPECT_EQ(corpus->index_hash(), summary.index_hash);
  EXPECT_EQ(summary.index_hash.size(), 16U);
  const Edition edition = corpus->select("report:2001")->front();
  EXPECT_EQ(edition.date.iso().substr(0, 4), "2001");
  std::uint64_t aside = 0;
  const auto account = corpus->set_aside(edition);
  for (const auto& [reason, bytes] : *account) aside += bytes;
  const auto view = corpus->document(edition);
  std::uint64_t kept = 0;
  for (const OffsetMap::Run& run : view->origin_runs) kept += std::uint64_t{run.steps} * run.origin_step;
  EXPECT_EQ(kept + aside, edition.source_bytes);
  expect_sound();
}

TEST_F(BuildTest, ReadsOnlyWhatChanged) {
  write_small_corpus();
  const std::string before = built().index_hash;
  BuildSummary again = built();
  EXPECT_EQ(again.ingested, 0U);
  EXPECT_EQ(again.unchanged, 4U);
  EXPECT_EQ(again.index_hash, before);
  folder_.write("texts/2002.txt", text_of(2) + "新增一项。\n");
  again = built();
  EXPECT_EQ(again.ingested, 1U);
  EXPECT_EQ(again.unchanged, 3U);
  EXPECT_EQ(again.removed, 0U);
  EXPECT_NE(again.index_hash, before);
  EXPECT_NE(text("report:2002").find("新增一项"), std::string::npos);
  expect_sound();
  folder_.write("texts/2002.txt", text_of(2));
  EXPECT_EQ(built().index_hash, before);
  expect_sound();
  EXPECT_EQ(built(2, true).ingested, 4U);
  EXPECT_EQ(built().index_hash, before);
}

TEST_F(BuildTest, WhatWasSetAsideOfUnchangedTextsIsKept) {
  write_small_corpus();
  (void)built();
  const auto account = [&] {
    const auto corpus = Corpus::open(folder_.path());
    return *corpus->set_aside(corpus->select("report:2001")->front());
  };
  const auto before = account();
  EXPECT_FALSE(before.empty());
  folder_.write("texts/2002.txt", text_of(2) + "新增一项。\n");
  EXPECT_EQ(built().unchanged, 3U);
  EXPECT_EQ(account(), before);
}

// So that an edition more costs its own size and not that of all texts.
TEST_F(BuildTest, TheStoreDoesNotGrowWithTheLengthOfTexts) {
  const auto store_size = [&](int paragraphs) {
    for (int year = 2001; year <= 2012; ++year) {
      std::string text = "海岛报告\n";
      for (int i = 0; i < paragraphs; ++i) text += std::to_string(year) + "年第" + std::to_string(i) + "项工程完成。\n";
      folder_.write("texts/" + std::to_string(year) + ".txt", text);
    }
    EXPECT_EQ(built().ingested, 12U);
    return std::filesystem::file_size(folder_ / ".tifa/corpus.db");
  };
  folder_.write("tifa.toml", "[series.report]\nlanguage = \"zh\"\nfiles = \"texts/{id}.txt\"\n");
  const auto small = store_size(20);
  EXPECT_LE(store_size(2000), small + 8192);  // numbers that are longer
}

TEST_F(BuildTest, AChangeOfTheSameSizeAtTheSameInstantIsNoticed) {
  write_small_corpus();
  (void)built();
  const auto file = folder_ / "texts/2001.txt";
  const auto time = std::filesystem::last_write_time(file);
  std::string text = text_of(1);
  text.replace(text.find("居民"), 6, "渔民");
  folder_.write("texts/2001.txt", text);
  std::filesystem::last_write_time(file, time);
  EXPECT_EQ(built().ingested, 1U);
}

TEST_F(BuildTest, RemovedTextsGo) {
  write_small_corpus();
  const std::string before = built().index_hash;
  std::filesystem::rename(folder_ / "texts/2004.txt", folder_ / "away.txt");
  const BuildSummary summary = built();
  EXPECT_EQ(summary.removed, 1U);
  EXPECT_EQ(summary.editions, 3U);
  EXPECT_EQ(editions("report:2003..2004"), "report:2003 missing, report:2004 missing");
  expect_sound();
  std::filesystem::rename(folder_ / "away.txt", folder_ / "texts/2004.txt");
  EXPECT_EQ(built().index_hash, before);
}

TEST_F(BuildTest, ManyChangesAreMergedIntoFewSegments) {
  write_small_corpus();
  (void)built();
  for (int i = 0; i < 40; ++i) {
    folder_.write("texts/2005.txt", text_of(5) + fmt::format("第{}次修改。\n", i));
    ASSERT_EQ(built().ingested, 1U);
    ASSERT_LE(segments(), 9U);
  }
  EXPECT_NE(text("report:2005").find("第39次修改"), std::string::npos);
  EXPECT_NE(text("report:2001").find("2001年"), std::string::npos);
  expect_sound();
}

// Segments are as large as the memory allows; the corpus is the same.
TEST_F(BuildTest, LittleMemoryMakesMoreSegments) {
  write_small_corpus();
  for (const int year : {2001, 2002, 2004}) {
    std::string text = text_of(year - 2000);
    for (int i = 0; i < 6000; ++i) text += fmt::format("第{}项工程在{}年完成，共投资{}万元。\n", i, year, i * 7 % 1000);
    folder_.write(fmt::format("texts/{}.txt", year), text);
  }
  const std::string hash = built().index_hash;
  EXPECT_EQ(segments(), 1U);
  const auto little = run(2, true, 1U << 20);
  ASSERT_TRUE(little);
  EXPECT_EQ(little->index_hash, hash);
  EXPECT_GT(segments(), 1U);
  EXPECT_NE(text("report:2004").find("第5999项工程"), std::string::npos);
  expect_sound();
}

TEST_F(BuildTest, NamesOrderAndThreadsMakeNoDifference) {
  write_small_corpus();
  const std::string one = built(1).index_hash;
  std::filesystem::remove_all(folder_ / ".tifa");
  EXPECT_EQ(built(4).index_hash, one);
  std::filesystem::remove_all(folder_ / ".tifa");
  std::filesystem::create_directories(folder_ / "elsewhere/b");
  for (const auto& [year, name] :
       {std::pair{2005, "elsewhere/z"}, {2001, "elsewhere/b/y"}, {2004, "elsewhere/a"}, {2002, "elsewhere/k"}})
    std::filesystem::rename(folder_ / fmt::format("texts/{}.txt", year), folder_ / (std::string(name) + ".txt"));
  std::string toml = "[series.report]\ntitle = \"海岛工作报告\"\nlanguage = \"zh\"\nexpect = [\"2001..2005\"]\n";
  for (const auto& [year, name] :
       {std::pair{2005, "elsewhere/z"}, {2001, "elsewhere/b/y"}, {2004, "elsewhere/a"}, {2002, "elsewhere/k"}})
    toml += fmt::format("[[series.report.edition]]\nid = \"{}\"\ntext = \"{}.txt\"\n", year, name);
  folder_.write("tifa.toml", toml);
  EXPECT_EQ(built().index_hash, one);
}

TEST_F(BuildTest, ADeclarationAddsToAMatchedFile) {
  write_small_corpus();
  folder_.write("tifa.toml", std::string(kToml) + R"(
[[series.report.edition]]
id = "2001"
adopted = 2001-03-09
stage = "adopted"
source = "https://example.org/2001"
issuer = "Council"
[[series.report.edition]]
id = "2002"
status = "partial"
note = "the end is lost"
[[series.report.edition]]
id = "2004"
status = "missing"
)");
  (void)built();
  const auto corpus = Corpus::open(folder_.path());
  const Edition first = corpus->select("report:2001")->front();
  EXPECT_EQ(first.date.iso(), "2001-03-09");
  EXPECT_EQ(first.stage, "adopted");
  EXPECT_EQ(first.source, "https://example.org/2001");
  EXPECT_EQ(first.issuer, "Council");
  EXPECT_EQ(corpus->select("report:2002")->front().partial_reason, "the end is lost");
  EXPECT_EQ(corpus->select("report:2004")->front().status, EditionStatus::kMissing);
  EXPECT_FALSE(corpus->select("report:2004")->front().has_text());
}

TEST_F(BuildTest, ATableGivesAnEditionForEveryRow) {
  folder_.write("tifa.toml", R"([series.report]
title = "海岛工作报告"
language = "zh"
table = { path = "t.jsonl", id = "year", date = "day", text = "content", title = "title", where = { kind = "report" } }
)");
  const auto row = [](std::string_view year, std::string_view kind, int seed) {
    std::string content = text_of(seed);
    for (std::size_t at = 0; (at = content.find('\n', at)) != std::string::npos; at += 2) content.replace(at, 1, "\\n");
    return fmt::format(
        "{{\"year\": {}, \"kind\": \"{}\", \"title\": \"Report {}\", \"day\": \"2001-02-0{}\", \"content\": \"{}\"}}\n",
        year, kind, seed, seed, content);
  };
  folder_.write("t.jsonl", row("2001", "report", 1) + row("null", "report", 2) + row("2003.0", "report", 3) +
                               row("2004", "law", 4) + "{ broken\n" + row("\" 2005 \"", "report", 5));
  const BuildSummary summary = built();
  EXPECT_EQ(editions(), "report:2001 held, report:2003 held, report:2005 held");
  EXPECT_EQ(summary.refused, 2U);
  EXPECT_EQ(codes("t.jsonl, row 2"), (std::set<std::string>{"row-without-id"}));
  const auto refused =
      std::find_if(diagnostics_.begin(), diagnostics_.end(), [](const auto& d) { return d.place == "t.jsonl, row 2"; });
  EXPECT_EQ(refused->message, "row 2 “Report 2” has no year");
  EXPECT_EQ(codes("t.jsonl, row 5"), (std::set<std::string>{"row-refused"}));
  EXPECT_EQ(codes("t.jsonl"), (std::set<std::string>{"rows-not-asked-for"}));
  const auto corpus = Corpus::open(folder_.path());
  const Edition edition = corpus->select("report:2003")->front();
  EXPECT_EQ(edition.date.iso(), "2001-02-03");
  EXPECT_EQ(edition.title, "Report 3");
  EXPECT_EQ(corpus->refused("report")->size(), 3U);
  // An unchanged table is not read again; what it refused is still told.
  EXPECT_EQ(built().unchanged, 3U);
  EXPECT_EQ(codes("t.jsonl, row 2").size(), 1U);
  expect_sound();
}

TEST_F(BuildTest, VersionsAndTheDefaultOne) {
  folder_.write("tifa.toml", R"([series.plan]
title = "规划"
language = "zh"
files = "texts/{id}.{language}.{stage}.txt"
)");
  folder_.write("texts/7.en.adopted.txt",
                "The seventh plan of the island.\n\nThe council will build three ports in the north of the island.\n");
  folder_.write("texts/7.zh.draft.txt", text_of(7));
  folder_.write("texts/7.zh.adopted.txt", text_of(7, 9));
  folder_.write("texts/7.en.draft.txt",
                "The seventh plan of the island, as a draft.\n\nThe council will build two ports in the north.\n");
  EXPECT_EQ(built().editions, 1U);
  const auto corpus = Corpus::open(folder_.path());
  const Edition edition = corpus->select("plan")->front();
  EXPECT_EQ(edition.stage, "adopted");
  EXPECT_EQ(edition.language, "zh");
  std::string names;
  const auto versions = corpus->versions(edition);
  for (const Edition& version : *versions) names += version.name() + " ";
  EXPECT_EQ(names, "plan:7 plan:7@draft plan:7@en plan:7@en@draft ");
  EXPECT_EQ(corpus->select("plan:7@en@draft")->front().path, "texts/7.en.draft.txt");
}

TEST_F(BuildTest, AnEditionTwiceNamesBothFiles) {
  write_small_corpus();
  folder_.write("tifa.toml", R"([series.report]
title = "海岛工作报告"
files = ["texts/{id}.txt", "more/{id}.md"]
)");
  folder_.write("more/2002.md", text_of(3));
  EXPECT_EQ(
      error(),
      "tifa.toml: the edition report:2002 stands twice: in more/2002.md and in texts/2002.txt; take one out, or give "
      "it another id, language or stage");
  EXPECT_EQ(segments(), 0U);
}

TEST_F(BuildTest, AMissingTextIsAnErrorAndTheCorpusAsBefore) {
  write_small_corpus();
  const std::string before = built().index_hash;
  folder_.write("tifa.toml",
                std::string(kToml) + "[[series.report.edition]]\nid = \"2003\"\ntext = \"texts/none.txt\"\n");
  EXPECT_EQ(error(),
            "texts/none.txt: the text of report:2003 is named in tifa.toml and is not there; put the file there or "
            "take it out "
            "of tifa.toml");
  const auto corpus = Corpus::open(folder_.path());
  EXPECT_EQ(corpus->index_hash(), before);
  EXPECT_TRUE(corpus->stale());
}

TEST_F(BuildTest, UnreadableFilesAreRefusedAndTheRestGoesIn) {
  write_small_corpus();
  folder_.write("texts/2003.txt", std::string("\x01\x00\x02\x00\x7F", 5) + std::string(1000, '\0'));
  folder_.write("texts/a,b.txt", text_of(9));
  const BuildSummary summary = built();
  EXPECT_EQ(summary.editions, 4U);
  EXPECT_EQ(summary.refused, 2U);
  EXPECT_EQ(codes("texts/a,b.txt"), (std::set<std::string>{"id-unusable"}));
  EXPECT_EQ(built().refused, 2U);
  EXPECT_EQ(Corpus::open(folder_.path())->refused("report")->size(), 1U);
}

TEST_F(BuildTest, ADocumentThatExplainsAnotherIsLinked) {
  folder_.write("tifa.toml", "[series.plan]\nfiles = \"plan-{id}.txt\"\n[series.note]\nfiles = \"note-{id}.txt\"\n");
  for (const int n : {7, 8}) {
    const std::string title = fmt::format("海岛第{}个五年规划", n == 7 ? "七" : "八");
    folder_.write(fmt::format("plan-{}.txt", n), title + "\n\n一、形势\n\n各项工作按计划推进，港口建设取得进展。\n");
    folder_.write(fmt::format("note-{}.txt", n),
                  "关于《" + title + "》的说明\n\n一、起草过程\n\n起草工作历时一年，广泛听取意见。\n");
  }
  (void)built();
  const auto links = Corpus::open(folder_.path())->links().value();
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].from + " " + links[0].relation + " " + links[0].to, "note:7 explains plan:7");
  EXPECT_EQ(links[1].to, "plan:8");
  EXPECT_TRUE(links[0].found);
}

TEST_F(BuildTest, AStoreOfAnotherVersionOrADamagedOneIsMadeAnew) {
  write_small_corpus();
  const std::string before = built().index_hash;
  for (const bool damaged : {false, true}) {
    if (damaged) {
      folder_.write(".tifa/corpus.db", std::string(5000, 'x'));
    } else {
      auto database = sqlite::Database::open(store::database(folder_.path()), sqlite::Database::Mode::kWrite);
      ASSERT_TRUE(database->run("PRAGMA user_version = 77"));
    }
    EXPECT_FALSE(Corpus::open(folder_.path()));
    const BuildSummary summary = built();
    EXPECT_EQ(summary.ingested, 4U);
    EXPECT_EQ(summary.index_hash, before);
    EXPECT_EQ(codes(), (std::set<std::string>{"store-made-anew"}));
    EXPECT_EQ(segments(), 1U);
  }
}

TEST_F(BuildTest, ALostSegmentIsReadAgain) {
  write_small_corpus();
  const std::string before = built().index_hash;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / ".tifa/segments"))
    std::filesystem::remove(entry);
  const auto corpus = Corpus::open(folder_.path());
  const auto view = corpus->document(corpus->select("report:2001")->front());
  ASSERT_FALSE(view);
  EXPECT_EQ(view.error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(built().ingested, 4U);
  EXPECT_EQ(Corpus::open(folder_.path())->index_hash(), before);
  expect_sound();
}

TEST_F(BuildTest, AReaderOutlivesABuildThatMovesItsSegments) {
  write_small_corpus();
  (void)built();
  const auto corpus = Corpus::open(folder_.path());
  const auto old = corpus->select("report:2001..2002").value();
  folder_.write("texts/2002.txt", text_of(12));
  (void)built(2, true);  // new segment, the old one is removed
  const auto same = corpus->document(old[0]);
  ASSERT_TRUE(same) << same.error().sentence();
  EXPECT_NE(same->text.find("2001年"), std::string::npos);
  const auto changed = corpus->document(old[1]);
  ASSERT_TRUE(changed) << changed.error().sentence();
  EXPECT_EQ(changed->text.find("2012"), std::string::npos);  // the text as it was when the snapshot was taken
  EXPECT_EQ(corpus->select("report")->size(), 5U);           // the snapshot is as it was
}

TEST_F(BuildTest, StopsWhenAsked) {
  write_small_corpus();
  std::atomic<bool> stop{true};
  Context context;
  context.stop = &stop;
  const auto summary = build(folder_.path(), {}, context, diagnostics_);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, ErrorCode::kStopped);
  EXPECT_FALSE(std::filesystem::exists(folder_ / ".tifa/corpus.db"));
  std::uint64_t done = 0;
  stop = false;
  context.progress = [&](std::string_view, std::uint64_t now, std::uint64_t total) {
    EXPECT_GT(now, done);
    EXPECT_LE(now, total);
    done = now;
    if (now > total / 2) stop = true;
  };
  EXPECT_FALSE(build(folder_.path(), {}, context, diagnostics_));
  EXPECT_FALSE(std::filesystem::exists(folder_ / ".tifa/corpus.db"));
}

TEST_F(BuildTest, VerifyNoticesAChangedSourceAndAFlippedBit) {
  write_small_corpus();
  (void)built();
  folder_.write("texts/2001.txt", text_of(99));
  const auto codes_of = [&] {
    std::set<std::string> found;
    const auto findings = Corpus::open(folder_.path())->verify({});
    for (const Diagnostic& finding : *findings) found.insert(finding.code);
    return found;
  };
  EXPECT_EQ(codes_of(), (std::set<std::string>{"source-changed"}));
  (void)built();
  EXPECT_EQ(codes_of(), std::set<std::string>{});
  const auto segment = std::filesystem::directory_iterator(folder_ / ".tifa/segments")->path();
  std::string bytes = testing::read_bytes(segment);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
  std::ofstream(segment, std::ios::binary) << bytes;
  EXPECT_EQ(codes_of(), (std::set<std::string>{"segment-damaged"}));
}

TEST_F(BuildTest, RealReportsFromRawFilesAndFromTheirTable) {
  const auto data = testing::real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  std::filesystem::copy(*data / "gwr", folder_ / "texts", std::filesystem::copy_options::recursive);
  std::filesystem::copy(*data / "government_work_reports.jsonl", folder_ / "t.jsonl");
  folder_.write("tifa.toml", R"([series.raw]
title = "政府工作报告"
language = "zh"
expect = ["1954..1960", "1964", "1975", "1978..2025"]
files = "texts/{id}.txt"
[series.table]
title = "政府工作报告"
language = "zh"
expect = ["1954..1960", "1964", "1975", "1978..2025"]
table = { path = "t.jsonl", id = "year", text = "content", title = "title" }
)");
  const BuildSummary summary = built();
  EXPECT_EQ(summary.editions, 104U);
  EXPECT_EQ(summary.missing, 10U);
  EXPECT_EQ(summary.refused, 20U);
  EXPECT_EQ(editions("table:1989..1991"), "table:1989 missing, table:1990 missing, table:1991 missing");
  EXPECT_EQ(editions("table:1964"), "table:1964 partial");
  expect_sound();
}

}  // namespace
}  // namespace tifa

// Operands, on a store made by hand: every edition that should exist, by name, range, place, version.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "base/hash.h"
#include "corpus/corpus.h"
#include "corpus/corpus_state.h"
#include "corpus/order.h"
#include "corpus/seal.h"
#include "corpus/store.h"
#include "support/temp_folder.h"

namespace tifa {
namespace {

using testing::TempFolder;

// gwr: 2018, 2019 held, 2020 missing, 2021 partial, 2022 held (zh, en, zh draft); 1998 held alone before.
// law: by date, places; note: empty.
class SelectTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write("tifa.toml", kToml);
    Manifest manifest;
    manifest.root = folder_.path();
    manifest.collections = {{"china", "China"}};
    manifest.series.resize(3);
    manifest.series[0].name = "gwr";
    manifest.series[0].collection = "china";
    manifest.series[0].declares_expected = true;
    manifest.series[1].name = "law";
    manifest.series[1].collection = "china";
    manifest.series[2].name = "note";
    manifest.themes = {{"b-theme", {{"zh", {"科技", "技术"}}, {"en", {"tech*"}}}, {{"zh", "乙"}}},
                       {"a-theme", {{"zh", {"安全"}}}, {}}};
    manifest.glossary = {{"self-reliance", {"自立自强", "自力更生"}}};
    model_.edition_orders = {"number", "date", "date"};
    for (const char* id : {"1998", "2018", "2019"}) add(1, number_key(id), id, EditionStatus::kHeld);
    add(1, number_key("2020"), "2020", EditionStatus::kMissing);
    add(1, number_key("2021"), "2021", EditionStatus::kPartial);
    add(1, number_key("2022"), "2022", EditionStatus::kHeld);
    add_version("en", "", "@en", 1);
    add_version("zh", "draft", "@draft", 2);
    for (const char* day : {"2001-01-05", "2001-12-31", "2002-06-01"}) {
      const std::string id = std::string("Act(") + day + ")";
      add(2, date_key(*parse_date(day), id), id, EditionStatus::kHeld, day, day[3] == '1' ? "North" : "South");
    }
    model_.links = {{{"law:x", "explains", "gwr:2018"}, true}};
    model_.meta = {{"manifest_sha256", sha256_hex(kToml)}, {"method", "test"}};
    std::filesystem::create_directories(store::folder(folder_.path()));
    const Status written = store::write(folder_.path(), manifest, model_, [] { return false; });
    ASSERT_TRUE(written) << written.error().sentence();
    auto corpus = Corpus::open(folder_.path());
    ASSERT_TRUE(corpus) << corpus.error().sentence();
    corpus_.emplace(std::move(*corpus));
  }

  void add(std::int64_t series, std::string key, std::string id, EditionStatus status, std::string_view day = "",
           std::string place = "") {
    store::EditionRow edition;
    edition.id = static_cast<std::int64_t>(model_.editions.size() + 1);
    edition.series = series;
    edition.name = std::move(id);
    edition.sort_key = std::move(key);
    edition.status = status;
    edition.date = parse_date(day.empty() ? edition.name : day).value_or(Date{});
    edition.place = std::move(place);
    model_.editions.push_back(edition);
    if (status != EditionStatus::kMissing) add_version("zh", "", "", 0);
  }

  void add_version(std::string language, std::string stage, std::string version, std::uint32_t rank) {
    const store::EditionRow& edition = model_.editions.back();
    store::DocumentRow document;
    document.id = static_cast<std::int64_t>(model_.documents.size() + 1);
    document.edition = edition.id;
    document.language = std::move(language);
    document.stage = std::move(stage);
    document.version = std::move(version);
    document.version_rank = rank;
    document.status = edition.status;
    document.date = edition.date;
    document.place = edition.place;
    model_.documents.push_back(std::move(document));
  }

  std::string select(std::string_view operand) {
    const auto found = corpus_->select(operand);
    if (!found) return "error: " + found.error().sentence();
    std::string names;
    for (const Edition& edition : *found) {
      if (!names.empty()) names += ' ';
      names += edition.name();
      if (edition.status != EditionStatus::kHeld) names += "/" + std::string(status_name(edition.status));
    }
    return names;
  }

  static constexpr const char* kToml = "# made by hand\n";
  const TempFolder folder_;
  store::Model model_;
  std::optional<Corpus> corpus_;
};

constexpr const char* kAllGwr = "gwr:1998 gwr:2018 gwr:2019 gwr:2020/missing gwr:2021/partial gwr:2022";
constexpr const char* kAllLaw = "law:Act(2001-01-05) law:Act(2001-12-31) law:Act(2002-06-01)";

TEST_F(SelectTest, ASeriesACollectionAndEverything) {
  EXPECT_EQ(select("gwr"), kAllGwr);
  EXPECT_EQ(select("china"), std::string(kAllGwr) + " " + kAllLaw);
  EXPECT_EQ(select(""), select("china"));
  EXPECT_EQ(select("all"), select("china"));
  EXPECT_EQ(select("note"), "");
}

TEST_F(SelectTest, OneEdition) {
  EXPECT_EQ(select("gwr:2019"), "gwr:2019");
  EXPECT_EQ(select("gwr:2020"), "gwr:2020/missing");
  EXPECT_EQ(select("law:Act(2001-12-31)"), "law:Act(2001-12-31)");
}

TEST_F(SelectTest, OneThatWasNeverIssuedOnlyWhenNamed) {
  EXPECT_EQ(select("gwr:2000"), "gwr:2000/not_applicable");
  EXPECT_EQ(select("gwr:1998..2018"), "gwr:1998 gwr:2018");
  EXPECT_EQ(select("gwr:2000^"), "gwr:1998");
}

TEST_F(SelectTest, LatestAndTheLastHeldBefore) {
  EXPECT_EQ(select("gwr:latest"), "gwr:2022");
  EXPECT_EQ(select("gwr:latest^"), "gwr:2019");  // 2021 is partial, 2020 missing
  EXPECT_EQ(select("gwr:2021^"), "gwr:2019");
  EXPECT_EQ(select("gwr:2021^^"), "gwr:2018");
  EXPECT_EQ(select("gwr:1998^"), "error: no edition is held that far before gwr:1998; name a later edition");
}

TEST_F(SelectTest, Ranges) {
  EXPECT_EQ(select("gwr:2018..2021"), "gwr:2018 gwr:2019 gwr:2020/missing gwr:2021/partial");
  EXPECT_EQ(select("gwr:2021..latest"), "gwr:2021/partial gwr:2022");
  EXPECT_EQ(select("gwr:2022^..2022"), "gwr:2019 gwr:2020/missing gwr:2021/partial gwr:2022");
  EXPECT_EQ(select("gwr:2021.."), "gwr:2021/partial gwr:2022");
  EXPECT_EQ(select("gwr:..2018"), "gwr:1998 gwr:2018");
  EXPECT_EQ(select("gwr:1900..2018"), "gwr:1998 gwr:2018");
  EXPECT_EQ(select("law:2001..2001"), "law:Act(2001-01-05) law:Act(2001-12-31)");
  EXPECT_EQ(select("law:2001-12..2002"), "law:Act(2001-12-31) law:Act(2002-06-01)");
  EXPECT_EQ(select("gwr:2021..2018"),
            "error: gwr:2021..2018: the range begins after its end; write the older edition first");
  EXPECT_EQ(select("gwr:2001..2010"), "error: gwr:2001..2010: no edition lies in this range");
}

TEST_F(SelectTest, Versions) {
  EXPECT_EQ(select("gwr:2022@en"), "gwr:2022@en");
  EXPECT_EQ(select("gwr:2022@zh"), "gwr:2022");
  EXPECT_EQ(select("gwr:2022@draft"), "gwr:2022@draft");
  EXPECT_EQ(select("gwr:2022@zh@draft"), "gwr:2022@draft");
  EXPECT_EQ(select("gwr:2022@en@draft"), "gwr:2022@en@draft/missing");
  EXPECT_EQ(select("gwr:2021..2022@en"), "gwr:2021@en/missing gwr:2022@en");
  EXPECT_EQ(select("gwr:2019@en"), "gwr:2019@en/missing");
  EXPECT_EQ(select("gwr@fr"), "error: gwr@fr: no text has the language or stage “fr”; there are draft, en, zh");
  const Edition edition = corpus_->select("gwr:2022")->front();
  const auto versions = corpus_->versions(edition);
  ASSERT_EQ(versions->size(), 3U);
  EXPECT_TRUE(versions->front().default_version);
  EXPECT_EQ((*versions)[2].name(), "gwr:2022@draft");
}

TEST_F(SelectTest, Places) {
  EXPECT_EQ(select("place=North"), "law:Act(2001-01-05) law:Act(2001-12-31)");
  EXPECT_EQ(select("place=Noth"), "error: no edition has the place “Noth”; did you mean North?");
}

TEST_F(SelectTest, ItemsAreJoinedOnce) {
  EXPECT_EQ(select("gwr:2022, gwr:2019 ,gwr:2018..2019,gwr:2022@en"), "gwr:2022 gwr:2019 gwr:2018 gwr:2022@en");
}

TEST_F(SelectTest, UnknownNamesNameTheNearest) {
  EXPECT_EQ(select("gwt"), "error: no series or collection is named “gwt”; did you mean gwr?");
  EXPECT_EQ(select("gwt:2019"), "error: no series is named “gwt”; did you mean gwr?");
  EXPECT_EQ(select("gwr:2030"), "error: the series “gwr” has no edition “2030”; the nearest is gwr:2022");
  EXPECT_EQ(select("law:Act(2001-12-30)"),
            "error: the series “law” has no edition “Act(2001-12-30)”; did you mean law:Act(2001-12-31)?");
  EXPECT_EQ(select("gwr:"), "error: the series “gwr” has no edition “”; there are 1998, 2018, 2019, 2020, 2021, 2022");
  for (const char* odd : {"@", "gwr@", ":", "gwr:^", "gwr:..", "^", ",", "gwr:2019@@", "place=", "gwr:latest..2018"})
    (void)select(odd);
}

TEST_F(SelectTest, BetweenLeavesBothOut) {
  const auto between = corpus_->between(corpus_->select("gwr:2022")->front(), corpus_->select("gwr:2018")->front());
  ASSERT_TRUE(between);
  ASSERT_EQ(between->size(), 3U);
  EXPECT_EQ((*between)[1].name(), "gwr:2020");
}

TEST_F(SelectTest, WhatTheManifestSays) {
  EXPECT_EQ(corpus_->series()->size(), 3U);
  EXPECT_TRUE(corpus_->find_series("gwr")->value().declares_expected);
  EXPECT_FALSE(corpus_->find_series("none")->has_value());
  const auto themes = corpus_->themes().value();
  ASSERT_EQ(themes.size(), 2U);
  EXPECT_EQ(themes[0].name, "b-theme");
  EXPECT_EQ(themes[0].terms.at("zh"), (std::vector<std::string>{"科技", "技术"}));
  EXPECT_EQ(themes[0].titles, (TitlesByLanguage{{"zh", "乙"}}));
  EXPECT_TRUE(themes[1].titles.empty());
  const auto glossary = corpus_->glossary().value();
  ASSERT_EQ(glossary.size(), 1U);
  EXPECT_EQ(glossary[0].second, (std::vector<std::string>{"自立自强", "自力更生"}));
  EXPECT_TRUE(corpus_->links()->front().found);
  EXPECT_FALSE(corpus_->stale());
  folder_.write("tifa.toml", "# changed\n");
  EXPECT_TRUE(Corpus::open(folder_.path())->stale());
}

// What one edition costs must not grow with the corpus: no step of its query reads a whole table.
TEST_F(SelectTest, OneEditionIsFoundByIndexesAlone) {
  auto database = store::open_snapshot(folder_.path());
  ASSERT_TRUE(database);
  for (const char* condition :
       {"e.series_id = ?1 AND e.id = ?2", "s.name = ?1 AND e.id = ?2", "e.place = ?1 AND e.place <> ''",
        "e.series_id = ?1 AND e.sort_key >= ?2 AND e.sort_key <= ?3",
        "e.edition_id = (SELECT edition_id FROM editions WHERE series_id = ?1 AND sort_key < ?2 AND "
        "status = 'held' ORDER BY sort_key DESC LIMIT 1 OFFSET ?3)"}) {
    auto plan = database->prepare("EXPLAIN QUERY PLAN " + editions::sql({editions::Query::Texts::kDefault, condition}));
    ASSERT_TRUE(plan) << plan.error().sentence();
    int steps = 0;
    while (plan->step().value()) {
      ++steps;
      EXPECT_EQ(plan->text(3).find("SCAN"), std::string_view::npos) << condition << ": " << plan->text(3);
    }
    EXPECT_GT(steps, 1);
  }
}

TEST_F(SelectTest, OpeningSaysWhatIsWrong) {
  const TempFolder empty;
  EXPECT_EQ(Corpus::open(empty.path()).error().code, ErrorCode::kNotFound);
  empty.write("tifa.toml", "");
  EXPECT_EQ(Corpus::open(empty.path()).error().sentence(),
            empty.path().string() + ": this corpus has not been built yet; run tifa build");
  empty.write(".tifa/corpus.db", "this is no database, but longer than its head is wide: ............................");
  EXPECT_EQ(Corpus::open(empty.path()).error().code, ErrorCode::kCorrupt);
  empty.write(".tifa/corpus.db", "");
  EXPECT_EQ(Corpus::open(empty.path()).error().code, ErrorCode::kCorrupt);
  auto database = sqlite::Database::open(store::database(folder_.path()), sqlite::Database::Mode::kWrite);
  corpus_.reset();
  ASSERT_TRUE(database->run("PRAGMA user_version = 99"));
  const auto other = Corpus::open(folder_.path());
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().what.find("version 99"), std::string::npos);
}

TEST_F(SelectTest, VerifyNoticesAChangedStore) {
  // The documents of this store lie in no segment, which is a finding of its own.
  const auto found = [&](std::string_view code) {
    const auto findings = Corpus::open(folder_.path())->verify({}).value();
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Diagnostic& finding) { return finding.code == code; });
  };
  EXPECT_FALSE(found("store-changed"));
  EXPECT_FALSE(found("index-hash"));
  corpus_.reset();
  auto database = sqlite::Database::open(store::database(folder_.path()), sqlite::Database::Mode::kWrite);
  ASSERT_TRUE(database->run("UPDATE editions SET title = 'x' WHERE id = '2019'"));
  EXPECT_EQ(Corpus::open(folder_.path()).error().code, ErrorCode::kCorrupt);  // the seal is broken
  // A store too large to be read at opening: as if its seal held.
  ASSERT_TRUE(store::write_seal(store::database(folder_.path()), store::database(folder_.path())));
  EXPECT_TRUE(found("store-changed"));
  EXPECT_FALSE(found("index-hash"));
  ASSERT_TRUE(database->run("UPDATE editions SET status = 'missing' WHERE id = '2019'"));
  ASSERT_TRUE(store::write_seal(store::database(folder_.path()), store::database(folder_.path())));
  EXPECT_TRUE(found("index-hash"));
}

}  // namespace
}  // namespace tifa

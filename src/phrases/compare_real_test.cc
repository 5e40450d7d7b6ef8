// The comparison on real documents: exact counts, and formulations that are known to have come in or gone up.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "phrases/compare.h"
#include "support/test_data.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::kNoRealData;
using testing::OwnedView;
using testing::real_data;

// The files of a folder by the number that their names begin with.
std::map<int, OwnedView> editions(const std::filesystem::path& folder, Language language) {
  std::map<int, OwnedView> result;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    result.insert_or_assign(std::atoi(entry.path().filename().c_str()),
                            testing::make_view_of_lines(testing::read_bytes(entry.path()), language));
  return result;
}

CompareInput input_of(const std::map<int, OwnedView>& all, int a, int b) {
  CompareInput input;
  input.a = {all.at(a).view()};
  input.b = {all.at(b).view()};
  for (const auto& [year, owned] : all)
    if (year < b && year != a) input.earlier.push_back(owned.view());
  input.a_position = static_cast<std::uint32_t>(std::distance(all.begin(), all.find(a)));
  return input;
}

std::uint64_t count_naively(std::string_view text, const std::string& phrase) {
  std::uint64_t n = 0;
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + phrase.size()))
    ++n;
  return n;
}

// The rank of the first phrase of a change that holds the wording, from 1; 0 when there is none.
std::size_t rank_of(const std::vector<ComparedPhrase>& phrases, Change change, std::string_view wording) {
  std::size_t rank = 0;
  for (const ComparedPhrase& p : phrases) {
    if (p.change != change) continue;
    ++rank;
    if (p.phrase.find(wording) != std::string::npos) return rank;
  }
  return 0;
}

TEST(CompareReal, KnownNewFormulationsAreAmongTheFirstFifty) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  const struct {
    const char* folder;
    int a, b;
    std::vector<const char*> wordings;
  } cases[] = {{"gwr", 2024, 2025, {"具身智能", "投资于人"}}, {"gwr", 2023, 2024, {"新质生产力", "人工智能+"}},
               {"gwr", 2019, 2021, {"碳达峰", "碳中和"}},     {"gwr", 2017, 2018, {"高质量发展", "乡村振兴"}},
               {"gwr", 2015, 2016, {"供给侧结构性改革"}},     {"cpc", 19, 20, {"中国式现代化", "全过程人民民主"}}};
  for (const auto& c : cases) {
    const std::map<int, OwnedView> all = editions(*real_data() / c.folder, Language::kChinese);
    const auto phrases = compare_phrases(input_of(all, c.a, c.b), {.per_change = 50}, {});
    ASSERT_TRUE(phrases.has_value());
    for (const char* wording : c.wordings) EXPECT_GT(rank_of(*phrases, Change::kNew, wording), 0U) << wording;
  }
}

TEST(CompareReal, KnownPiecesAreNoRows) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  const struct {
    const char* folder;
    int a, b;
    std::string_view piece;
  } cases[] = {{"gwr", 2022, 2023, "边备战"}, {"cpc", 15, 16, "产阶级"}, {"cpc", 17, 18, "人人尽展其"}};
  for (const auto& c : cases) {
    const std::map<int, OwnedView> all = editions(*real_data() / c.folder, Language::kChinese);
    const auto phrases = compare_phrases(input_of(all, c.a, c.b), {.per_change = 50}, {});
    ASSERT_TRUE(phrases.has_value());
    EXPECT_GT(phrases->size(), 100U);
    for (const ComparedPhrase& p : *phrases) EXPECT_NE(p.phrase, c.piece);
  }
}

TEST(CompareReal, KnownRise) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  const std::map<int, OwnedView> all = editions(*real_data() / "cpc", Language::kChinese);
  const auto phrases = compare_phrases(input_of(all, 18, 19), {}, {});
  ASSERT_TRUE(phrases.has_value());
  EXPECT_EQ(rank_of(*phrases, Change::kUp, "新时代"), 1U);
}

// Every row of every pair of successive editions: counts as a naive search finds them, editions likewise, and no row
// inside another of the same change that holds all of it.
TEST(CompareReal, CountsAreExactAndNoRowIsAFragmentOfAnother) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  const std::map<int, OwnedView> all = editions(*real_data() / "gwr", Language::kChinese);
  std::size_t rows = 0;
  for (auto a = all.begin(); std::next(a) != all.end(); std::advance(a, 1)) {
    if (std::distance(a, all.end()) % 8 != 2) continue;  // some of them: each takes a while in a debug build
    const CompareInput input = input_of(all, a->first, std::next(a)->first);
    const auto phrases = compare_phrases(input, {.per_change = 40}, {});
    ASSERT_TRUE(phrases.has_value());
    for (const ComparedPhrase& p : *phrases) {
      ++rows;
      EXPECT_EQ(p.a, count_naively(input.a[0].folded, p.folded)) << p.folded;
      EXPECT_EQ(p.b, count_naively(input.b[0].folded, p.folded)) << p.folded;
      std::optional<std::uint32_t> first;
      for (std::uint32_t e = 0; e < input.earlier.size() && !first; ++e)
        if (count_naively(input.earlier[e].folded, p.folded) > 0) first = e;
      const std::uint32_t a_index = static_cast<std::uint32_t>(input.earlier.size());
      EXPECT_EQ(p.first, first ? first : std::optional<std::uint32_t>(p.a > 0 ? a_index : a_index + 1)) << p.folded;
      for (const ComparedPhrase& other : *phrases) {
        if (&other == &p || other.change != p.change || other.folded.find(p.folded) == std::string::npos) continue;
        EXPECT_FALSE(other.a == p.a && other.b == p.b) << p.folded << " inside " << other.folded;
      }
    }
  }
  EXPECT_GT(rows, 300U);
}

TEST(CompareReal, EnglishAddressesCompareOnWords) {
  if (!real_data()) GTEST_SKIP() << kNoRealData;
  const std::map<int, OwnedView> all = editions(*real_data() / "inaugural", Language::kEnglish);
  const auto phrases = compare_phrases(input_of(all, 2021, 2025), {}, {});
  ASSERT_TRUE(phrases.has_value());
  EXPECT_GT(rank_of(*phrases, Change::kNew, "southern border"), 0U);
  EXPECT_GT(rank_of(*phrases, Change::kDown, "democracy"), 0U);
  for (const ComparedPhrase& p : *phrases) {
    if (p.folded == "we the people") continue;  // a formulation, quoted as one
    for (const std::string word : {"the", "of", "and", "our", "a", "in", "to", "we"}) {
      EXPECT_FALSE(p.folded == word || p.folded.starts_with(word + " ") || p.folded.ends_with(" " + word)) << p.folded;
    }
  }
}

}  // namespace
}  // namespace tifa

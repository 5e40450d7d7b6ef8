#include "redline/section_parts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::BlockText;
using testing::make_view;
using testing::OwnedView;

using Chapters = std::vector<std::vector<std::string>>;

OwnedView document(const Chapters& chapters, Language language = Language::kChinese) {
  std::vector<BlockText> blocks = {{.text = "报告", .kind = BlockKind::kTitle}};
  for (std::size_t c = 0; c < chapters.size(); ++c) {
    blocks.push_back({.text = "第" + std::to_string(c + 1) + "章", .kind = BlockKind::kHeading, .level = 1});
    for (const std::string& text : chapters[c]) blocks.push_back({.text = text});
  }
  return make_view(blocks, language);
}

// "1→2 50/100": so much of A's first chapter and of B's second.
std::string shown(const OwnedView& a, const OwnedView& b) {
  std::string text;
  for (const SharedText& part : shared_texts(a.view(), b.view())) {
    char line[64];
    (void)std::snprintf(line, sizeof line, "%s%u→%u %.0f/%.0f", text.empty() ? "" : " ", part.a, part.b,
                        part.of_a * 100, part.of_b * 100);
    text += line;
  }
  return text;
}

const std::string kNets = "近海渔场休渔三个月，港口收集渔民带回的废弃渔网。";          // 22 characters
const std::string kSchool = "山区教师住房由县里负责，学生午餐免费，图书馆照常开放。";  // 24
const std::string kRail = "南北干线电气化完成，山口隧道贯通，夜间车次恢复。";
const std::string kGrain = "梯田水渠全部修复，种子站提供耐旱品种，收购价格上调。";

TEST(SectionParts, AChapterThatWasSplit) {
  EXPECT_EQ(shown(document({{kNets, kSchool}, {kRail}}), document({{kNets}, {kSchool}, {kRail}})),
            "1→1 48/100 1→2 52/100 2→3 100/100");
}

TEST(SectionParts, ChaptersThatWereJoined) {
  EXPECT_EQ(shown(document({{kNets}, {kSchool}, {kRail}}), document({{kNets, kSchool}, {kRail}})),
            "1→1 100/48 2→1 100/52 3→2 100/100");
}

// A paragraph whose most like one stands there has a third of its characters from it, and counts a third.
TEST(SectionParts, OnlyTheWordsInSharedRunsCount) {
  const std::string anew =
      "县里收集渔民带回的废弃渔网，渔船改用电动机，新港明年动工。";  // 收集渔民带回的废弃渔网: 11 of 26
  EXPECT_EQ(shown(document({{kNets}, {kGrain}}), document({{anew}, {kRail}})), "1→1 50/42");
}

TEST(SectionParts, ShorterRunsAreSetPhrases) {
  EXPECT_EQ(shown(document({{"我们坚持深化改革，港口收费"}, {kGrain}}), document({{"各地深化改革开放"}, {kRail}})), "");
}

TEST(SectionParts, ACharacterCountsOnceAndRunsGoOnOverPunctuation) {
  // Twice in B; another comma, a line of its own.
  EXPECT_EQ(shown(document({{"港口收集废网，船只"}, {kGrain}}),
                  document({{"港口收集、废网", "船只。港口收集废网"}, {kRail}})),
            "1→1 100/100");
}

TEST(SectionParts, AllSourcesOfOneText) {
  const std::string both = kNets + kSchool;
  EXPECT_EQ(shown(document({{kNets}, {kNets, kSchool}}), document({{both}, {kRail}})), "1→1 100/48 2→1 100/100");
}

TEST(SectionParts, EnglishByRunsOfFourWords) {
  const std::string nets = "Harbours collect old nets that fishermen bring home, and boats get new engines.";
  const std::string school = "Teachers in the hills live rent free, lunch costs nothing, libraries stay open.";
  EXPECT_EQ(shown(document({{nets, school}, {"The railway tunnel was opened and the night trains run again."}},
                           Language::kEnglish),
                  document({{"Every harbour may collect old nets that drift; boats get new sails."},
                            {"Lunch is free, and teachers in the hills live in new houses by the road."}},
                           Language::kEnglish)),
            "1→1 15/33 1→2 19/33");
}

// Of the characters of `of`, those that stand in a run of five or more that is in `other`.
std::size_t shared_one_by_one(const std::string& of, const std::string& other) {
  constexpr std::size_t kBytes = 3, kRun = 5 * kBytes;
  std::vector<bool> shared(of.size() / kBytes);
  for (std::size_t at = 0; at + kRun <= of.size(); at += kBytes)
    for (std::size_t to = 0; to + kRun <= other.size(); to += kBytes)
      if (of.compare(at, kRun, other, to, kRun) == 0)
        std::fill_n(shared.begin() + static_cast<std::ptrdiff_t>(at / kBytes), 5, true);
  return static_cast<std::size_t>(std::count(shared.begin(), shared.end(), true));
}

TEST(SectionParts, AsCountedOneByOne) {
  std::minstd_rand random(7);
  const auto text = [&] {
    std::string characters;
    for (int i = 0; i < 80; ++i) characters += std::array{"渔", "港", "船"}[random() % 3];
    return characters;
  };
  for (int round = 0; round < 50; ++round) {
    const std::string a = text(), b = text();
    const OwnedView of_a = document({{a}, {kRail}}), of_b = document({{b}, {kGrain}});
    const std::vector<SharedText> found = shared_texts(of_a.view(), of_b.view());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_DOUBLE_EQ(found[0].of_a, static_cast<double>(shared_one_by_one(a, b)) / 80);
    EXPECT_DOUBLE_EQ(found[0].of_b, static_cast<double>(shared_one_by_one(b, a)) / 80);
  }
}

TEST(SectionParts, DocumentsWithoutChapters) {
  const OwnedView none = make_view({{.text = kNets}}, Language::kChinese);
  EXPECT_EQ(shown(none, document({{kNets}, {kRail}})), "");
  EXPECT_EQ(shown(none, none), "");
}

TEST(SectionParts, ThousandsOfLikeParagraphsTakeNoQuadraticTime) {
  Chapters chapters(50);
  for (int i = 0; i < 20000; ++i)
    chapters[static_cast<std::size_t>(i % 50)].push_back("有关部门应当依照本法的规定负责监督管理工作，编号" +
                                                         std::to_string(i));
  const OwnedView a = document(chapters);
  EXPECT_LE(shared_texts(a.view(), a.view()).size(), 50U * 50U);
}

}  // namespace
}  // namespace tifa

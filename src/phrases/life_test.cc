// What is said of one phrase, on small texts whose answers can be read off, and against slow searches.
#include "phrases/life.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "support/view_builder.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

struct Texts {
  std::vector<OwnedView> owned;
  std::vector<DocumentView> views;
};

Texts texts_of(const std::vector<std::string>& lines, Language language = Language::kChinese) {
  Texts texts;
  for (const std::string& one : lines) texts.owned.push_back(make_view_of_lines(one, language));
  for (const OwnedView& one : texts.owned) texts.views.push_back(one.view());
  return texts;
}

template <class Row>
std::vector<std::string> wordings(const std::vector<Row>& rows) {
  std::vector<std::string> list;
  list.reserve(rows.size());
  for (const Row& row : rows) list.push_back(row.wording);
  return list;
}

TEST(Life, VariantsHaveOthersBetween) {
  const Texts texts =
      texts_of({"坚持和平统一。推进和平的统一，和平、统一。", "和平与统一是方向。「和平」统一，和平地实现统一。"});
  const TracedPhrase phrase("和平统一", texts.views);
  ASSERT_TRUE(phrase.followable());
  EXPECT_EQ(phrase.places().size(), 2U);  // in quotation marks, too
  const auto variants = find_variants(phrase);
  // Three characters between four are too many.
  EXPECT_EQ(wordings(variants), (std::vector<std::string>{"和平与统一", "和平的统一"}));
  EXPECT_EQ(variants[0].inserted, "与");
  EXPECT_EQ(variants[1].inserted, "的");
  EXPECT_EQ(variants[1].first, 0U);
}

TEST(Life, APhraseMayHaveTheParticleThatItsVariantLacks) {
  const Texts texts = texts_of({"构建人类命运的共同体。人类命运共同体，人类的命运的共同体。"});
  const auto variants = find_variants(TracedPhrase("人类命运的共同体", texts.views));
  EXPECT_EQ(wordings(variants), (std::vector<std::string>{"人类命运共同体", "人类的命运的共同体"}));
  EXPECT_EQ(variants[0].inserted, "");
}

TEST(Life, TheSecondOfTwoWordsWithOneHeadIsNoVariant) {
  const Texts texts = texts_of({"推动科技创新和产业创新融合发展。推动产业健康发展，科技创新、产业创新发展。"});
  EXPECT_EQ(wordings(find_variants(TracedPhrase("产业发展", texts.views), 2)),
            std::vector<std::string>{"产业健康发展"});
}

TEST(Life, AClippedVerbIsPartedFromItsObjectInOneClause) {
  // 补齐短板 in the second text shows what 补 is clipped from; 补上短板 stands nowhere, 补贴 is another word.
  const Texts texts =
      texts_of({"补齐县城公共服务短板。补齐设施，还有短板。补贴农村短板。补上内需特别是消费短板。补民生短板。",
                "着力补齐短板，补短板。"});
  const auto parted = find_parted(TracedPhrase("补短板", texts.views));
  EXPECT_EQ(wordings(parted), (std::vector<std::string>{"补民生短板", "补齐县城公共服务短板"}));
  // Only the first text is asked; what 的 follows is no verb; the phrase as it stands is not parted.
  const Texts others = texts_of({"党的思想建设，补短板。", "补齐公共服务短板，补齐短板。"});
  EXPECT_TRUE(find_parted(TracedPhrase("补短板", others.views)).empty());
  EXPECT_TRUE(find_parted(TracedPhrase("党建设", others.views)).empty());
  EXPECT_TRUE(find_parted(TracedPhrase("公共服务短板", others.views)).empty());
  EXPECT_TRUE(may_be_parted(3, TokenUnit::kCharacters));
  EXPECT_FALSE(may_be_parted(6, TokenUnit::kCharacters));
  EXPECT_FALSE(may_be_parted(3, TokenUnit::kWords));
}

TEST(Life, APhraseIsCountedWithoutATextAsItIsWithOne) {
  const Texts texts = texts_of({"加快海港建设，发展AI产业。"});
  for (const TokenUnit unit : {TokenUnit::kCharacters, TokenUnit::kWords})
    for (const char* phrase : {"海港", "“海港”建设", "AI产业", "海港、建设", "2025", "", "sea harbours"}) {
      const TracedPhrase traced(phrase, texts.views, unit);
      EXPECT_EQ(traced_tokens(phrase, unit), traced.size()) << phrase;
      EXPECT_EQ(traced.followable(), traced.size() > 0) << phrase;
    }
  EXPECT_EQ(traced_tokens("“海港”建设", TokenUnit::kCharacters), 4U);
  EXPECT_EQ(traced_tokens("sea harbours", TokenUnit::kWords), 2U);
  EXPECT_EQ(traced_tokens("海港、建设", TokenUnit::kCharacters), 0U);
}

TEST(Life, AVerbOfTwoIsPartedFromItsObjectByItemsInOneClause) {
  const Texts texts = texts_of(
      {"着力修复航标、码头等老旧灯塔。修复航标，点亮老旧灯塔。修复海岛、港口老旧灯塔。", "修复灯塔。大力修复灯塔。"});
  EXPECT_EQ(wordings(find_parted(TracedPhrase("修复灯塔", texts.views))),
            std::vector<std::string>{"修复海岛、港口老旧灯塔"});
  // What opens no clause is no verb, and an object closes its own.
  const Texts noun = texts_of({"海洋生态和岛屿经济。", "发展海洋经济，壮大海洋经济，依靠海洋经济。"});
  EXPECT_TRUE(find_parted(TracedPhrase("海洋经济", noun.views)).empty());
  const Texts open = texts_of({"修复海岛、港口老旧灯塔设施。", "修复灯塔。"});
  EXPECT_TRUE(find_parted(TracedPhrase("修复灯塔", open.views)).empty());
}

// Against a slow search that tries every begin and end.
TEST(Life, VariantsAgreeWithTryingEverything) {
  std::mt19937 random(3);
  const std::vector<std::string> letters = {"甲", "乙", "丙", "丁", "，"};
  for (int round = 0; round < 200; ++round) {
    std::string line;
    std::vector<std::string> tokens;
    for (int i = 0; i < 60; ++i) {
      tokens.push_back(letters[random() % letters.size()]);
      line += tokens.back();
    }
    const Texts texts = texts_of({line});
    const std::vector<std::string> asked = {"甲", "乙", "丙", "丁"};
    // Of a variant: begins and ends as the phrase, at most two tokens more, no break, the phrase within in order, and
    // nothing shorter inside that is one, too.
    const auto fits = [&](std::size_t begin, std::size_t end) {
      if (tokens[begin] != asked[0] || tokens[end - 1] != asked[3] || end - begin > 6) return false;
      std::size_t next = 0;
      for (std::size_t i = begin; i < end; ++i) {
        if (tokens[i] == "，") return false;
        if (next < 4 && tokens[i] == asked[next]) ++next;
      }
      return next == 4;
    };
    std::set<std::string> expected;
    for (std::size_t b = 0; b < tokens.size(); ++b)
      for (std::size_t e = b + 4; e <= tokens.size(); ++e) {
        if (!fits(b, e)) continue;
        bool shorter = false;
        for (std::size_t x = b; x < e; ++x)
          for (std::size_t y = x + 4; y <= e; ++y) shorter = shorter || (y - x < e - b && fits(x, y));
        std::string wording;
        for (std::size_t i = b; i < e; ++i) wording += tokens[i];
        if (!shorter && wording != "甲乙丙丁") expected.insert(wording);
      }
    std::set<std::string> found;
    for (const FoundVariant& variant : find_variants(TracedPhrase("甲乙丙丁", texts.views)))
      found.insert(variant.wording);
    EXPECT_EQ(found, expected) << line;
  }
}

TEST(Life, OriginsAreTheLongestOlderParts) {
  const Texts texts = texts_of({"解放和发展社会生产力。", "提高生产力水平。", "加快发展新质生产力。"});
  const TracedPhrase phrase("新质生产力", texts.views);
  EXPECT_EQ(phrase.first(), 2U);
  const auto origins = find_origins(phrase);
  ASSERT_EQ(wordings(origins), (std::vector<std::string>{"生产力"}));
  EXPECT_EQ(origins[0].count, 2U);
  EXPECT_EQ(origins[0].first, 0U);
  EXPECT_EQ(origins[0].last, 1U);
  EXPECT_TRUE(find_origins(TracedPhrase("生产力", texts.views)).empty());  // the first text has it
}

TEST(Life, OriginsOfWordsAreWords) {
  const Texts texts =
      texts_of({"We trust the energy of our people. The climate is warm.", "A clean energy economy for our people."},
               Language::kEnglish);
  EXPECT_EQ(wordings(find_origins(TracedPhrase("clean energy", texts.views))), (std::vector<std::string>{"energy"}));
}

TEST(Life, LongerWordingsAreWholeWords) {
  const Texts texts = texts_of({"加快发展新质生产力。因地制宜发展新质生产力。", "因地制宜发展新质生产力，扎实推进。"});
  const auto longer = find_longer(TracedPhrase("新质生产力", texts.views));
  const std::vector<std::string> found = wordings(longer);
  EXPECT_NE(std::find(found.begin(), found.end(), "发展新质生产力"), found.end());
  EXPECT_NE(std::find(found.begin(), found.end(), "因地制宜发展新质生产力"), found.end());
  for (const FoundWording& one : longer) EXPECT_GE(one.count, 2U) << one.wording;
}

TEST(Life, DisplacedStoodBetweenTheSameWords) {
  const Texts texts = texts_of({"大力发展传统产业经济，促进增长。大力发展重工业经济，促进增长。",
                                "大力发展重工业经济，促进增长。", "大力发展数字经济，促进增长。大力发展重工业经济。"});
  const auto displaced = find_displaced(TracedPhrase("数字", texts.views));
  ASSERT_EQ(wordings(displaced), (std::vector<std::string>{"重工业", "传统产业"}));
  EXPECT_EQ(displaced[0].left, "大力发展");
  EXPECT_EQ(displaced[0].right, "经济");
  EXPECT_EQ(displaced[0].count, 2U);
  EXPECT_EQ(displaced[0].after, 1U);
  EXPECT_EQ(displaced[1].after, 0U);
}

TEST(Life, WhatIsDisplacedIsCountedInTheFrameThatIsTold) {
  const std::vector<std::string> lines = {
      "大力发展重工业经济，促进增长。推动发展重工业经济体系。发展重工业经济。坚持发展重工业。",
      "大力发展重工业经济，促进增长。我们发展重工业经济很快。",
      "大力发展数字经济，促进增长。推动发展数字经济体系。发展数字经济。我们发展数字经济。"};
  const Texts texts = texts_of(lines);
  const auto displaced = find_displaced(TracedPhrase("数字", texts.views));
  ASSERT_FALSE(displaced.empty());
  for (const FoundInFrame& row : displaced) {
    const std::string told = row.left + row.wording + row.right;
    std::uint64_t count = 0;
    for (std::size_t line = 0; line < 2; ++line)
      for (std::size_t at = lines[line].find(told); at != std::string::npos; at = lines[line].find(told, at + 1))
        ++count;
    EXPECT_EQ(row.count, count) << told;
  }
}

TEST(Life, WhatIsDisplacedIsWholeWords) {
  const Texts texts = texts_of(
      {"大力发展社会主义市场经济，促进增长。大力发展社会主义市场经济，促进增长。", "大力发展社会市场经济，促进增长。"});
  for (const FoundInFrame& row : find_displaced(TracedPhrase("社会", texts.views)))
    EXPECT_NE(row.wording, "社会主") << row.left << row.right;
  const Texts others = texts_of({"大力发展重工业经济，促进增长。", "大力发展数字经济，促进增长。"});
  EXPECT_TRUE(find_displaced(TracedPhrase("数字经", others.views)).empty());  // “重工业经” is none
}

TEST(Life, NeighboursAreWhole) {
  std::string line;
  for (int i = 0; i < 6; ++i) line += "推动港口升级，推进长三角一体化。改善住房条件，增加粮食产量，保护海洋环境。";
  std::vector<std::string> found;
  for (const FoundNeighbour& one : find_neighbours(TracedPhrase("港口升级", texts_of({line}).views)))
    found.push_back(one.wording);
  EXPECT_NE(std::find(found.begin(), found.end(), "长三角一体化"), found.end());
  EXPECT_EQ(std::find(found.begin(), found.end(), "三角一体化"), found.end());
}

TEST(Life, NeighboursStandInTheSameSentences) {
  std::string line;
  for (int i = 0; i < 6; ++i) line += "发展新质生产力，推进科技创新。改善住房条件，增加粮食产量，保护海洋环境。";
  const auto neighbours = find_neighbours(TracedPhrase("新质生产力", texts_of({line}).views));
  ASSERT_FALSE(neighbours.empty());
  for (const FoundNeighbour& one : neighbours) {
    EXPECT_EQ(one.together, 6U) << one.wording;
    EXPECT_EQ(one.wording.find("住房"), std::string::npos);
  }
}

TEST(Life, NothingToFollow) {
  const Texts texts = texts_of({"改革、开放，2035年。", ""});
  EXPECT_FALSE(TracedPhrase("改革、开放", texts.views).followable());
  EXPECT_FALSE(TracedPhrase("2035", texts.views).followable());
  const TracedPhrase absent("从未说过", texts.views);
  EXPECT_TRUE(absent.followable());
  EXPECT_EQ(absent.first(), 2U);
  EXPECT_TRUE(find_variants(absent).empty());
  EXPECT_TRUE(find_origins(absent).empty());
  EXPECT_TRUE(find_longer(absent).empty());
  EXPECT_TRUE(find_displaced(absent).empty());
  EXPECT_TRUE(find_neighbours(absent).empty());
  EXPECT_TRUE(find_variants(TracedPhrase("改革", {})).empty());
}

}  // namespace
}  // namespace tifa

// Hits of phrases looked up in an index are those of a scan, under every rule.
#include <gtest/gtest.h>

#include <random>

#include "query/index_counts.h"
#include "query/matcher.h"
#include "support/index_in_memory.h"
#include "support/view_builder.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::make_view;
using testing::OwnedView;

// Documents with headings, run-in headings and notes; what they say repeats inside and across them.
std::vector<OwnedView> random_documents(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"海港",
                                                   "海洋",
                                                   "发展",
                                                   "發展",
                                                   "高质量发展",
                                                   "，",
                                                   "“",
                                                   "”",
                                                   "。",
                                                   " ",
                                                   "的",
                                                   "port",
                                                   "ports",
                                                   "Port ",
                                                   "self-reliance ",
                                                   "self reliance ",
                                                   "AI技术",
                                                   "５G",
                                                   "2025年",
                                                   "\n",
                                                   "developed ",
                                                   "develops ",
                                                   "report ",
                                                   "不不不",
                                                   "𠀀"};
  std::vector<std::string> said;
  std::vector<OwnedView> documents;
  for (std::size_t i = 0; i < 1 + random() % 6; ++i) {
    std::vector<testing::BlockText> blocks;
    for (std::size_t b = 0; b < 1 + random() % 9; ++b) {
      if (said.empty() || random() % 3 != 0) {
        said.emplace_back();
        for (std::size_t k = 1 + random() % 14; k > 0; --k) said.back() += kPieces[random() % kPieces.size()];
      }
      testing::BlockText block{said[random() % said.size()]};
      if (random() % 5 == 0) {
        block.kind = BlockKind::kHeading;
        block.level = 1;
      } else if (random() % 5 == 0) {
        block.kind = BlockKind::kNote;
      }
      blocks.push_back(block);
    }
    documents.push_back(make_view(blocks, Language::kChinese));
  }
  return documents;
}

TEST(LocatedTerm, HasTheHitsOfAScanUnderEveryRule) {
  const std::vector<std::string> typed = {
      "海港", "发展", "高质量发展|发展", "发展的",  "的",   "port", "ports|port", "self-reliance", "AI技术",
      "ai",   "5G",   "2025年",          "develop", "不不", "𠀀",   "port self",  "海港，",        "report port"};
  const std::vector<std::string> rules = {"",
                                          "word",
                                          "substring",
                                          "maximal",
                                          "overlap",
                                          "plural",
                                          "inflection",
                                          "hyphens",
                                          "inflection,hyphens",
                                          "case",
                                          "-headings",
                                          "-notes,word",
                                          "overlap,word",
                                          "substring,case"};
  std::mt19937 random(29);
  std::size_t hits = 0, looked_up = 0, counted = 0;
  for (int round = 0; round < 60; ++round) {
    const std::vector<OwnedView> documents = random_documents(random);
    std::vector<DocumentView> views;
    for (const OwnedView& document : documents) views.push_back(document.view());
    const testing::IndexInMemory memory(views);
    const PhraseIndex index = memory.index();
    for (const std::string& rule : rules)
      for (const std::string& one : typed) {
        RuleRequest request;
        ASSERT_TRUE(apply_rule(request, rule));
        const Term term = parse_term(one).value();
        const auto matcher = Matcher::compile(term, settle_rule(request, term), {parse_term("高质量发展").value()});
        ASSERT_TRUE(matcher) << one << ' ' << rule;
        const auto located = matcher->locate(index);
        if (const auto counts = count_hits(*matcher, index)) {
          ++counted;
          std::vector<PhraseIndex::DocumentCount> scanned;
          for (std::uint32_t i = 0; i < views.size(); ++i)
            if (const auto found = matcher->find(views[i]).size(); found > 0)
              scanned.push_back({i, static_cast<std::uint32_t>(found)});
          ASSERT_EQ(*counts, scanned) << one << " under " << rule << " in round " << round;
        }
        if (!located) continue;
        ++looked_up;
        for (std::uint32_t i = 0; i < views.size(); ++i) {
          const std::vector<Hit> scanned = matcher->find(views[i]);
          ASSERT_EQ(matcher->find(views[i], *located, i), scanned) << one << " under " << rule << " in round " << round;
          if (!located->stands_in(i)) {
            ASSERT_TRUE(scanned.empty());
          }
          hits += scanned.size();
        }
      }
  }
  EXPECT_GT(looked_up, 12000U);
  EXPECT_GT(counted, 1000U);
  EXPECT_GT(hits, 20000U);
}

TEST(LocatedTerm, PatternsAndUnfoldedTextAreScanned) {
  const OwnedView document = testing::make_view_of_lines("海港 develops", Language::kChinese);
  const testing::IndexInMemory memory({document.view()});
  for (const auto& [typed, rule] : std::vector<std::pair<const char*, const char*>>{
           {"develop*", ""}, {"/海./", ""}, {"海港", "fold=none"}, {"develops", "substring"}}) {
    RuleRequest request;
    ASSERT_TRUE(apply_rule(request, rule));
    const Term term = parse_term(typed).value();
    EXPECT_FALSE(Matcher::compile(term, settle_rule(request, term))->locate(memory.index())) << typed;
  }
}

TEST(LocatedTerm, NamesOnlyDocumentsThatHoldThePhrase) {
  const OwnedView one = testing::make_view_of_lines("海港", Language::kChinese);
  const OwnedView two = testing::make_view_of_lines("海洋", Language::kChinese);
  const testing::IndexInMemory memory({one.view(), two.view()});
  const auto located = Matcher::compile(parse_term("海港").value(), Rule{})->locate(memory.index());
  ASSERT_TRUE(located);
  EXPECT_TRUE(located->stands_in(0));
  EXPECT_FALSE(located->stands_in(1));
  EXPECT_FALSE(located->stands_in(2));
}

// An index of other texts: what it says of places does not stand there.
TEST(LocatedTerm, WhatDoesNotStandInTheTextIsNoHit) {
  const OwnedView text = testing::make_view_of_lines("海洋规划\n港", Language::kChinese);
  const OwnedView other = testing::make_view_of_lines("海港海港海港海港海港\n海港\n海港", Language::kChinese);
  const testing::IndexInMemory memory({other.view()});
  const auto matcher = Matcher::compile(parse_term("海港").value(), Rule{});
  EXPECT_TRUE(matcher->find(text.view(), matcher->locate(memory.index()).value(), 0).empty());
}

}  // namespace
}  // namespace tifa

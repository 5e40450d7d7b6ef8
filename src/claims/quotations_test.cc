#include "claims/quotations.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "base/range.h"
#include "claims/quotation_marks.h"

namespace tifa {
namespace {

std::vector<Range> paragraphs_of(std::string_view text) {
  std::vector<Range> paragraphs;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= text.size(); ++i)
    if (i == text.size() || text[i] == '\n') {
      paragraphs.push_back({begin, i});
      begin = i + 1;
    }
  return paragraphs;
}

std::vector<Claim> find(const std::string& text) { return find_quotations(text, paragraphs_of(text)); }

std::vector<std::string> pieces_of(const std::string& text) {
  std::vector<std::string> pieces;
  for (const Claim& claim : find(text))
    pieces.insert(pieces.end(), claim.quotation->pieces.begin(), claim.quotation->pieces.end());
  return pieces;
}
using Pieces = std::vector<std::string>;

// ---- against what a reader marked: tests/quotation_gold

struct GoldItem {
  std::string text;
  std::vector<std::pair<std::vector<Range>, std::string>> quotations;  // pieces, speaker
};

GoldItem parse_item(const std::vector<std::string>& lines) {
  GoldItem item;
  const std::string open = "⟦", close = "⟧";
  for (const std::string& line : lines) {
    if (line.starts_with("@")) {
      const std::size_t space = line.find(' ');
      const auto index = static_cast<std::size_t>(std::stoi(line.substr(1, space - 1)));
      const std::string speaker = line.substr(space + 1);
      item.quotations.at(index - 1).second = speaker == "-" ? "" : speaker;
      continue;
    }
    if (line == "¶") continue;
    if (!item.text.empty()) item.text += '\n';
    for (std::size_t i = 0; i < line.size();) {
      if (line.compare(i, open.size(), open) == 0) {
        i += open.size();
        const std::size_t bar = line.find('|', i);
        const auto index = static_cast<std::size_t>(std::stoi(line.substr(i, bar - i)));
        if (item.quotations.size() < index) item.quotations.resize(index);
        item.quotations[index - 1].first.push_back({static_cast<std::uint32_t>(item.text.size()), 0});
        i = bar + 1;
      } else if (line.compare(i, close.size(), close) == 0) {
        i += close.size();
        for (auto& [pieces, speaker] : item.quotations)
          for (Range& piece : pieces)
            if (piece.end == 0) piece.end = static_cast<std::uint32_t>(item.text.size());
      } else {
        item.text += line[i++];
      }
    }
  }
  return item;
}

std::vector<GoldItem> gold(const std::string& language) {
  std::ifstream in(std::string(TIFA_SOURCE_DIR) + "/tests/quotation_gold/" + language + ".txt");
  std::vector<GoldItem> items;
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) {
      lines.push_back(line);
      continue;
    }
    if (!lines.empty()) items.push_back(parse_item(lines));
    lines.clear();
  }
  if (!lines.empty()) items.push_back(parse_item(lines));
  return items;
}

std::string plain(std::string_view speaker) {
  std::string lower;
  for (const char c : speaker) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view article : {"the ", "a ", "an "})
    if (lower.starts_with(article)) return lower.substr(article.size());
  return lower;
}

struct Score {
  int gold = 0, found = 0, equal = 0, matched = 0, ascribed = 0;
  [[nodiscard]] double f1() const { return 2.0 * equal / (gold + found); }
  [[nodiscard]] double attribution() const { return static_cast<double>(ascribed) / matched; }
};

// Spans are pieces; who is right when the article is left out of account. Every third item is kept aside.
Score score(const std::string& language, bool kept_aside) {
  const bool show = std::getenv("TIFA_SHOW_QUOTATIONS") != nullptr && !kept_aside;
  Score all;
  const std::vector<GoldItem> items = gold(language);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if ((i % 3 == 2) != kept_aside) continue;
    const GoldItem& item = items[i];
    std::vector<Claim> found = find(item.text);
    std::erase_if(found, [](const Claim& claim) { return claim.quotation->indirect; });
    std::set<std::pair<std::uint32_t, std::uint32_t>> expected, seen;
    for (const auto& [pieces, speaker] : item.quotations)
      for (const Range& piece : pieces) expected.insert({piece.begin, piece.end});
    for (const Claim& claim : found)
      for (const Range& piece : claim.quotation->at) seen.insert({piece.begin, piece.end});
    all.gold += static_cast<int>(expected.size());
    all.found += static_cast<int>(seen.size());
    bool wrong = expected != seen;
    for (const auto& piece : expected) all.equal += static_cast<int>(seen.count(piece));
    for (const auto& [pieces, speaker] : item.quotations) {
      for (const Claim& claim : found) {
        if (claim.quotation->at != pieces) continue;
        ++all.matched;
        if (plain(claim.quotation->speaker) == plain(speaker))
          ++all.ascribed;
        else
          wrong = true;
      }
    }
    if (!wrong || !show) continue;
    std::cout << item.text << "\n";
    for (const Claim& claim : found) {
      std::cout << "   found [" << claim.quotation->speaker << "]";
      for (const std::string& piece : claim.quotation->pieces) std::cout << " | " << piece;
      std::cout << "\n";
    }
    for (const auto& [pieces, speaker] : item.quotations) {
      std::cout << "   gold  [" << speaker << "]";
      for (const Range& piece : pieces) std::cout << " | " << piece.of(item.text);
      std::cout << "\n";
    }
  }
  std::cout << language << (kept_aside ? ", kept aside" : "") << ": " << all.gold << " pieces, F1 " << all.f1()
            << "; of " << all.matched << " quotations ascribed rightly " << all.attribution() << "\n";
  return all;
}

TEST(Quotations, PiecesEndAtEllipsesAndBrackets) {
  EXPECT_EQ(pieces_of("“The board … will act [at once] and for years to come,” it said."),
            (Pieces{"The board", "will act", "and for years to come"}));
  EXPECT_EQ(pieces_of("“[t]he members of the board will act,” it said."), (Pieces{"members of the board will act"}));
  EXPECT_EQ(pieces_of("报告说：“改革……开放，不停步。”"), (Pieces{"改革", "开放，不停步"}));
  EXPECT_EQ(pieces_of("“He told us [and nobody else to go home,” she said."),
            (Pieces{"He told us [and nobody else to go home"}));
}

TEST(Quotations, WhatIsQuotedInsideBelongsToTheOuterOne) {
  EXPECT_EQ(pieces_of("“What he calls ‘orderly change’ is nothing but delay,” she said."),
            (Pieces{"What he calls ‘orderly change’ is nothing but delay"}));
  EXPECT_EQ(pieces_of("她说：「報告所謂『有序調整』，就是拖延。」"), (Pieces{"報告所謂『有序調整』，就是拖延"}));
  // A mark without a partner hides nothing that is closed.
  EXPECT_EQ(pieces_of("She said ‘the plan “is good for the whole country”."),
            (Pieces{"is good for the whole country"}));
  EXPECT_EQ(pieces_of("He said: “and then “we will build the bridge at last”."),
            (Pieces{"we will build the bridge at last"}));
}

TEST(Quotations, ApostrophesAndMeasuresAreNoMarks) {
  EXPECT_TRUE(find("The ’60s weren’t the workers’ decade, the unions’ leader said.").empty());
  EXPECT_TRUE(find("The screen is 42\" wide, 2' deep and costs 4' less than the '80s one.").empty());
  EXPECT_EQ(pieces_of("‘The workers’ demands aren’t met, and won’t be,’ she said."),
            (Pieces{"The workers’ demands aren’t met, and won’t be"}));
}

TEST(Quotations, GoOnOverParagraphsThatOpenTheMarkAgain) {
  const std::vector<Claim> claims = find("“The first duty is to the young.\n“The second is to the old,” she said.");
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].quotation->pieces, (Pieces{"The first duty is to the young", "The second is to the old"}));
  EXPECT_EQ(claims[0].quotation->speaker, "she");
  EXPECT_EQ(claims[0].text, "“The first duty is to the young.\n“The second is to the old,” she said.");
  EXPECT_TRUE(find("“The first duty is to the young.\nThe second is to the old, she said.").empty());
}

TEST(Quotations, AreOnlyReportedWithoutMarks) {
  const std::vector<Claim> english = find("The report says that growth will slow in the second half. He agrees.");
  ASSERT_EQ(english.size(), 1U);
  EXPECT_TRUE(english[0].quotation->indirect);
  EXPECT_EQ(english[0].quotation->pieces, (Pieces{"growth will slow in the second half"}));
  EXPECT_EQ(english[0].quotation->speaker, "The report");
  const std::vector<Claim> chinese = find("报告指出，下半年增长将有所放缓。他同意。");
  ASSERT_EQ(chinese.size(), 1U);
  EXPECT_TRUE(chinese[0].quotation->indirect);
  EXPECT_EQ(chinese[0].quotation->speaker, "报告");
  EXPECT_TRUE(find("Mr. Chen says that growth will slow. 他说，增长将放缓。").empty());
}

// Whatever stands in a text: ranges in order, pieces as they stand.
TEST(Quotations, HoldTogetherOnHostileText) {
  std::vector<std::string> texts;
  for (const char* unit : {"“",
                           "”",
                           "“”",
                           "‘“",
                           "“a",
                           "\"",
                           "\" a",
                           "'a",
                           "「『",
                           "“a…",
                           "“[",
                           "“a\n",
                           "“甲说：",
                           "说“好。”",
                           "“A.” said ",
                           "according to ",
                           "the report said that ",
                           "said “x” and “y” ",
                           "，说",
                           "据",
                           "…",
                           "“b c d,” "}) {
    std::string text;
    while (text.size() < 100000) text += unit;
    texts.push_back(std::move(text));
  }
  std::uint64_t state = 7;
  const std::vector<std::string> parts = {"“", "”",  "‘",     "’",           "\"",   "'",    "「", "」", "[",   "]",
                                          "…", ". ", "said ", "the report ", "报告", "说，", "。", "\n", "no ", "甲"};
  std::string mixed;
  for (int i = 0; i < 30000; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    mixed += parts[(state >> 33) % parts.size()];
  }
  texts.push_back(std::move(mixed));
  for (const std::string& text : texts) {
    std::uint32_t before = 0;
    for (const Claim& claim : find(text)) {
      ASSERT_EQ(claim.quotation->pieces.size(), claim.quotation->at.size());
      ASSERT_LE(before, claim.quotation->at.front().begin);
      before = claim.quotation->at.front().begin;
      for (std::size_t i = 0; i < claim.quotation->at.size(); ++i)
        ASSERT_EQ(claim.quotation->at[i].of(text), claim.quotation->pieces[i]);
      ASSERT_LE(claim.at.begin, claim.at.end);
      ASSERT_LE(claim.at.end, text.size());
    }
  }
}

TEST(QuotationGold, English) {
  const Score tuned = score("en", false), aside = score("en", true);
  EXPECT_GE(tuned.f1(), 0.95);
  EXPECT_GE(tuned.attribution(), 0.95);
  EXPECT_GE(aside.f1(), 0.9);
  EXPECT_GE(aside.attribution(), 0.85);
}

TEST(QuotationGold, Chinese) {
  const Score tuned = score("zh", false), aside = score("zh", true);
  EXPECT_GE(tuned.f1(), 0.95);
  EXPECT_GE(tuned.attribution(), 0.95);
  EXPECT_GE(aside.f1(), 0.9);
  EXPECT_GE(aside.attribution(), 0.85);
}

}  // namespace
}  // namespace tifa

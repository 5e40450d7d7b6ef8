#include "phrases/tokens.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/view_builder.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::make_view;
using testing::OwnedView;

// Tokens apart by spaces; breaks as / and those of lists as 、; marks behind a token: ( opens, ) closes, h heading.
std::string shown(const OwnedView& owned) {
  const DocumentView views[] = {owned.view()};
  TokenText text;
  Vocabulary vocabulary;
  append_tokens(text, owned.view(), token_unit_of(views), vocabulary);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!result.empty()) result += ' ';
    if (is_break(text.tokens[i])) {
      result += text.tokens[i] == kItemBreak ? "、" : "/";
      continue;
    }
    result += text.folded(i, i + 1);
    if (text.marks[i] & kMarkOpens) result += '(';
    if (text.marks[i] & kMarkCloses) result += ')';
    if (text.marks[i] & kMarkHeading) result += 'h';
  }
  return result;
}

std::string shown(const std::string& line, Language language = Language::kChinese) {
  return shown(make_view({{.text = line}}, language));
}

TEST(Tokens, HanCharactersWordsAndBreaks) {
  EXPECT_EQ(shown("发展５Ｇ和互联网+，增长5.1%。"), "/ 发 展 5g 和 互 联 网 + / 增 长 /");
  EXPECT_EQ(shown("渔业、盐业：《海洋法》（试行）"), "/ 渔 业 、 盐 业 / 海 洋 法 / 试 行 /");
  EXPECT_EQ(shown("从2021-2025年"), "/ 从 / 年 /");
}

TEST(Tokens, QuotationMarksAreMarksAndNotTokens) {
  EXPECT_EQ(shown("整治“潮汐式”竞争"), "/ 整 治 潮( 汐 式) 竞 争 /");
  EXPECT_EQ(shown("“双港”“一廊”"), "/ 双( 港) 、 一( 廊) /");
  EXPECT_EQ(shown("The \"blue corridor\" opens", Language::kEnglish), "/ the blue( corridor) opens /");
}

TEST(Tokens, EnglishWordsKeepInnerApostrophesAndHyphens) {
  EXPECT_EQ(shown("The island’s law-abiding people—and their 300 boats, too.", Language::kEnglish),
            "/ the island's law-abiding people / and their / boats / too /");
}

TEST(Tokens, LinesOfACellAreItemsAndThoseOfAParagraphAreNot) {
  EXPECT_EQ(shown(make_view({{.text = "harbour\nfees rise"},
                             {.text = "user data\nusage data \n\té data", .kind = BlockKind::kTableCell},
                             {.text = "boat\ntrips"}},
                            Language::kEnglish)),
            "/ harbour fees rise / user data 、 usage data 、 é data / boat trips /");
}

TEST(Tokens, ReadTokensOfABlockAreThoseItHasInItsText) {
  const OwnedView owned = make_view({{.text = "harbour\nfees rise"},
                                     {.text = "user data\nusage data", .kind = BlockKind::kTableCell},
                                     {.text = "(boat) \"trips\""}},
                                    Language::kEnglish);
  TokenText text;
  Vocabulary vocabulary;
  append_tokens(text, owned.view(), TokenUnit::kWords, vocabulary);
  std::vector<Token> whole = {kBreak}, tokens;
  for (const BlockRecord& block : owned.view().blocks) {
    read_tokens(tokens, owned.view(), block.folded, TokenUnit::kWords, vocabulary);
    whole.insert(whole.end(), tokens.begin() + 1, tokens.end());
  }
  EXPECT_EQ(whole, text.tokens);
  read_tokens(tokens, owned.view(), TokenUnit::kWords, vocabulary);
  EXPECT_EQ(tokens, text.tokens);
}

TEST(Tokens, HeadingsAndRunInHeadings) {
  EXPECT_EQ(shown(make_view({{.text = "一、港口", .kind = BlockKind::kHeading, .level = 1},
                             {.text = "疏浚。航道加深", .run_in_size = 6}},
                            Language::kChinese)),
            "/ 一h 、 港h 口h / 疏h 浚h / 航 道 加 深 /");
}

TEST(Tokens, TheBreakBetweenDocumentsStaysInTheFirst) {
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, testing::make_view_of_lines("渔业。", Language::kChinese).view(), TokenUnit::kCharacters,
                vocabulary);
  append_tokens(text, testing::make_view_of_lines("，，，，港口", Language::kChinese).view(), TokenUnit::kCharacters,
                vocabulary);
  EXPECT_EQ(text.tokens, (std::vector<Token>{kBreak, U'渔', U'业', kBreak, U'港', U'口', kBreak}));
  EXPECT_EQ(text.end(2), std::string_view("渔业").size());
  EXPECT_EQ(text.document_at(2), 0U);
  EXPECT_EQ(text.document_at(4), 1U);
}

TEST(Tokens, EndWhereTheyAreWritten) {
  const std::string lines = "“Sea  ports”, and\ta law-abiding fleet\n港口 AI“ 5G ”渔业 Port’s end \nlast.";
  for (const TokenUnit unit : {TokenUnit::kCharacters, TokenUnit::kWords}) {
    const OwnedView owned = testing::make_view_of_lines(lines, Language::kChinese);
    TokenText text;
    Vocabulary vocabulary;
    for (int twice = 0; twice < 2; ++twice) append_tokens(text, owned.view(), unit, vocabulary);
    std::vector<std::string> of_token(vocabulary.size());
    for (std::size_t word = 0; word < of_token.size(); ++word) of_token[word] = *vocabulary.words()[word];
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (is_break(text.tokens[at])) continue;
      std::string expected;
      if (text.tokens[at] >= kFirstWord)
        expected = of_token[text.tokens[at] - kFirstWord];
      else
        append_utf8(expected, static_cast<char32_t>(text.tokens[at]));
      EXPECT_EQ(text.end(at), text.begin[at] + expected.size());
      EXPECT_EQ(text.folded(at, at + 1), expected);
    }
  }
}

TEST(Tokens, ReadTokensGivesTheSameTokens) {
  const OwnedView owned =
      testing::make_view_of_lines("发展６Ｇ、渔业。\n增长 5.1%：“港口”“航道”\nA new B", Language::kChinese);
  TokenText text;
  Vocabulary vocabulary;
  append_tokens(text, owned.view(), TokenUnit::kCharacters, vocabulary);
  std::vector<Token> tokens;
  read_tokens(tokens, owned.view(), TokenUnit::kCharacters, vocabulary);
  EXPECT_EQ(tokens, text.tokens);
  read_tokens(tokens, owned.view(), TokenUnit::kCharacters, Vocabulary());
  EXPECT_EQ(std::count(tokens.begin(), tokens.end(), kUnknownWord), 4);
}

TEST(Tokens, LengthsAreCharactersWithoutWhiteSpaceOrWords) {
  Vocabulary vocabulary;
  TokenText chinese, english;
  append_tokens(chinese, testing::make_view_of_lines("增长 5.1%，\n好。", Language::kChinese).view(),
                TokenUnit::kCharacters, vocabulary);
  EXPECT_EQ(chinese.length, 9U);
  append_tokens(english, testing::make_view_of_lines("We built 300 boats.\nGood!", Language::kEnglish).view(),
                TokenUnit::kWords, vocabulary);
  EXPECT_EQ(english.length, 5U);
}

TEST(Tokens, SeveralDocumentsOnThreadsAreOneAfterTheOther) {
  const std::vector<std::string> lines = {"发展AI和5G。\n", "\n", "1978年以来，“双碳”目标\n", "推进6G、AI应用\n",
                                          "。\n"};
  std::vector<testing::OwnedView> owned;
  std::vector<DocumentView> views;
  owned.reserve(lines.size());
  views.reserve(lines.size());
  for (const std::string& line : lines) owned.push_back(testing::make_view_of_lines(line, Language::kChinese));
  for (const testing::OwnedView& one : owned) views.push_back(one.view());
  for (const TokenUnit unit : {TokenUnit::kCharacters, TokenUnit::kWords}) {
    Vocabulary vocabulary;
    TokenText expected;
    for (int twice = 0; twice < 2; ++twice)
      for (const DocumentView& view : views) append_tokens(expected, view, unit, vocabulary);
    for (const unsigned threads : {1U, 2U, 3U, 9U}) {
      Vocabulary other;
      TokenText text;
      for (int twice = 0; twice < 2; ++twice) append_tokens(text, views, unit, other, threads);
      EXPECT_EQ(text.tokens, expected.tokens);
      EXPECT_EQ(text.marks, expected.marks);
      EXPECT_EQ(text.begin, expected.begin);
      EXPECT_EQ(text.document, expected.document);
      EXPECT_EQ(text.length, expected.length);
      EXPECT_EQ(text.views.size(), expected.views.size());
    }
  }
}

}  // namespace
}  // namespace tifa

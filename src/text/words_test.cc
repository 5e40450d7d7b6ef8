#include "text/words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <thread>

#include "support/test_data.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  const std::vector<std::uint32_t> boundaries = word_boundaries(text);
  std::vector<std::string> words;
  for (std::size_t i = 1; i < boundaries.size(); ++i)
    words.emplace_back(text.substr(boundaries[i - 1], boundaries[i] - boundaries[i - 1]));
  return words;
}
using Words = std::vector<std::string>;

TEST(Words, StandApartInSpacedScripts) {
  EXPECT_EQ(words_of("don't stop"), (Words{"don", "'", "t", " ", "stop"}));
  EXPECT_EQ(words_of("self-reliance, 2025"), (Words{"self", "-", "reliance", ",", " ", "2025"}));
  EXPECT_EQ(words_of("École"), (Words{"École"}));
  EXPECT_TRUE(words_of("").empty());
  EXPECT_EQ(word_boundaries(""), std::vector<std::uint32_t>{0});
}

TEST(Words, InChineseAreTheDictionarys) {
  EXPECT_EQ(words_of("经济发展"), (Words{"经济", "发展"}));
  EXPECT_EQ(words_of("在2025年GDP增长"), (Words{"在", "2025", "年", "GDP", "增长"}));
  EXPECT_EQ(words_of("改革、开放"), (Words{"改革", "、", "开放"}));
  EXPECT_TRUE(segmenter_name().starts_with("icu-")) << segmenter_name();
}

TEST(Words, BoundariesCoverAnyText) {
  std::mt19937 random(1);
  static const std::u32string kCharacters = U"经济发展改革开放中国人民ab1' -。，\n\u200B\u0301かカไท한𠀀😀";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random() % 60; i > 0; --i) append_utf8(text, kCharacters[random() % kCharacters.size()]);
    const auto boundaries = word_boundaries(text);
    ASSERT_EQ(boundaries.front(), 0u);
    ASSERT_EQ(boundaries.back(), text.size());
    for (std::size_t i = 1; i < boundaries.size(); ++i) ASSERT_LT(boundaries[i - 1], boundaries[i]);
    // Every edge of a spaced word is a boundary and no boundary cuts one.
    for (const std::uint32_t at : boundaries) ASSERT_TRUE(at_word_edge(text, at)) << text << " at " << at;
  }
}

TEST(Words, AreTheSameOnEveryThread) {
  const std::string text = "推动经济社会高质量发展，坚持改革开放，提高人民生活水平。";
  const auto expected = word_boundaries(text);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round) EXPECT_EQ(word_boundaries(text), expected);
    });
  for (std::thread& thread : threads) thread.join();
}

TEST(Words, TakeStretchesOfAnyLength) {
  std::string text;
  while (text.size() < 300000) text += "发展";
  EXPECT_EQ(word_boundaries(text).back(), text.size());
}

TEST(Words, KnowTheirEdges) {
  EXPECT_FALSE(at_word_edge("reform", 3));
  EXPECT_TRUE(at_word_edge("reform", 0));
  EXPECT_TRUE(at_word_edge("reform", 6));
  EXPECT_TRUE(at_word_edge("Xi's", 2));
  EXPECT_TRUE(at_word_edge("改革", 3));
  EXPECT_TRUE(at_word_edge("年GDP", 3));
}

TEST(Lengths, CountEachWay) {
  const Lengths mixed = measure("2025年GDP增长5%，don't stop。");
  EXPECT_EQ(mixed.han, 3u);
  EXPECT_EQ(mixed.characters, 23u);
  EXPECT_EQ(mixed.words, 3u + 5u);       // 年 增 长; 2025 GDP 5 don't stop
  EXPECT_EQ(mixed.word_count, 5u + 5u);  // 年 增 长 ， 。; 2025 GDP 5% don't stop
  EXPECT_EQ(measure("改\u200B革 开\n放\u3000").characters, 4u);
  EXPECT_EQ(measure("").characters, 0u);
}

TEST(Lengths, CountAsAWordProcessorDoes) {
  EXPECT_EQ(measure("Four score and seven years ago").word_count, 6u);
  EXPECT_EQ(measure("well-known (“quoted”) words—here").word_count, 3u);
  EXPECT_EQ(measure("中国“发展”……").word_count, 8u);
  EXPECT_EQ(measure("２０２５年").word_count, 5u);
  EXPECT_EQ(measure("a中b").word_count, 3u);
}

TEST(Lengths, Add) {
  Lengths sum = measure("改革 ab");
  sum += measure("开放，c");
  const Lengths whole = measure("改革 ab 开放，c");
  EXPECT_EQ(sum.han, whole.han);
  EXPECT_EQ(sum.characters, whole.characters);
  EXPECT_EQ(sum.words, whole.words);
  EXPECT_EQ(sum.word_count, whole.word_count);
}

TEST(Lengths, AreThePublishedOnesOfRealDocuments) {
  const auto data = testing::real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  EXPECT_EQ(measure(testing::read_bytes(*data / "gwr" / "1955.txt")).han, 51623u);
  const Lengths proposal = measure(testing::read_bytes(*data / "fyp" / "15th-2025-jianyi-full.zh.txt"));
  EXPECT_EQ(proposal.han, 18322u);
  EXPECT_EQ(proposal.characters, 20547u);
}

TEST(Languages, AreGuessed) {
  EXPECT_EQ(detect_language("坚持改革开放，GDP 增长"), Language::kChinese);
  EXPECT_EQ(detect_language("The growth of the economy was slow."), Language::kEnglish);
  EXPECT_EQ(detect_language("We hold these truths to be self-evident, that all are equal"), Language::kEnglish);
  EXPECT_EQ(detect_language("Le développement de la nation est une tâche pour tous."), Language::kUnknown);
  EXPECT_EQ(detect_language("Die Entwicklung der Nation ist in dieser Zeit schwer."), Language::kUnknown);
  EXPECT_EQ(detect_language("El desarrollo de la nación es una tarea para todos."), Language::kUnknown);
  EXPECT_EQ(detect_language("これは日本語の文章です"), Language::kUnknown);
  EXPECT_EQ(detect_language("abc"), Language::kUnknown);
  EXPECT_EQ(detect_language("改革"), Language::kUnknown);
  EXPECT_EQ(detect_language("2025 — 100 %"), Language::kUnknown);
  EXPECT_EQ(detect_language(""), Language::kUnknown);
}

}  // namespace
}  // namespace tifa

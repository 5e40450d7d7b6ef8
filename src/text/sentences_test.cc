#include <gtest/gtest.h>

#include <random>
#include <string>

#include "text/characters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

using Sentences = std::vector<std::string>;

Sentences split(std::string_view text) {
  Sentences found;
  for (const Range& range : sentences(text)) found.emplace_back(range.of(text));
  return found;
}

TEST(Sentences, EndAtChineseStops) {
  EXPECT_EQ(split("坚持改革。扩大开放！怎么办？"), (Sentences{"坚持改革。", "扩大开放！", "怎么办？"}));
  EXPECT_EQ(split("　　坚持改革。 扩大开放"), (Sentences{"坚持改革。", "扩大开放"}));
  EXPECT_EQ(split("一、总则；二、分则："), (Sentences{"一、总则；二、分则："}));
  EXPECT_EQ(split("坚持改革。\n扩大开放。"), (Sentences{"坚持改革。", "扩大开放。"}));
  EXPECT_EQ(split("真的吗？！好！！"), (Sentences{"真的吗？！", "好！！"}));
}

TEST(Sentences, KeepClosingMarks) {
  EXPECT_EQ(split("他说：“要改革。”大家同意。"), (Sentences{"他说：“要改革。”", "大家同意。"}));
  EXPECT_EQ(split("他问：“好吗？”。然后"), (Sentences{"他问：“好吗？”。", "然后"}));
  EXPECT_EQ(split("（见附件。）“下一句。”"), (Sentences{"（见附件。）", "“下一句。”"}));
  EXPECT_EQ(split("他说\"好。\"然后\"走。\""), (Sentences{"他说\"好。\"", "然后\"走。\""}));
  EXPECT_EQ(split("He left. \"Stop,\" she said."), (Sentences{"He left.", "\"Stop,\" she said."}));
  EXPECT_EQ(split("He said \"Stop.\" Then he left."), (Sentences{"He said \"Stop.\"", "Then he left."}));
}

TEST(Sentences, EndAtEnglishStops) {
  EXPECT_EQ(split("We grow. We act! Do we?"), (Sentences{"We grow.", "We act!", "Do we?"}));
  EXPECT_EQ(split("It rose by 3.5 percent. Then it fell."), (Sentences{"It rose by 3.5 percent.", "Then it fell."}));
  EXPECT_EQ(split("See www.example.com/?a=1 for it. Good."), (Sentences{"See www.example.com/?a=1 for it.", "Good."}));
}

TEST(Sentences, GoOnAfterAbbreviations) {
  EXPECT_EQ(split("Mr. Smith met Dr. J. F. Jones. They spoke."),
            (Sentences{"Mr. Smith met Dr. J. F. Jones.", "They spoke."}));
  EXPECT_EQ(split("The U.S. Senate met. See No. 5 and Art. 12. Done."),
            (Sentences{"The U.S. Senate met.", "See No. 5 and Art. 12.", "Done."}));
  EXPECT_EQ(split("He lives in the U.S. The rest stayed."), (Sentences{"He lives in the U.S.", "The rest stayed."}));
  EXPECT_EQ(split("Steel, coal, etc. are made. No. That is all."),
            (Sentences{"Steel, coal, etc. are made.", "No.", "That is all."}));
  EXPECT_EQ(split("So do I. They know."), (Sentences{"So do I.", "They know."}));
}

TEST(Sentences, GoOnAfterEllipsesAndNumbering) {
  EXPECT_EQ(split("改革……开放。"), (Sentences{"改革……开放。"}));
  EXPECT_EQ(split("And so... We act."), (Sentences{"And so... We act."}));
  EXPECT_EQ(split("1. Promote growth. 2. Act."), (Sentences{"1. Promote growth.", "2. Act."}));
  EXPECT_EQ(split("1.发展经济。2．扩大开放。"), (Sentences{"1.发展经济。", "2．扩大开放。"}));
  EXPECT_EQ(split("IV. Growth is good. Good."), (Sentences{"IV. Growth is good.", "Good."}));
}

TEST(Sentences, OfNothingAreNone) {
  EXPECT_TRUE(sentences("").empty());
  EXPECT_TRUE(sentences(" \n　").empty());
}

TEST(Sentences, CoverAllButWhiteSpace) {
  std::mt19937 random(1);
  static const std::u32string kCharacters = U"中国发展ab M1'\"“”（）).。！？!?…,\n　U.S.";
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (std::size_t i = random() % 60; i > 0; --i) append_utf8(text, kCharacters[random() % kCharacters.size()]);
    std::uint32_t at = 0;
    const auto expect_white = [&](std::uint32_t end) {
      while (at < end) {
        const CodePoint point = decode_utf8(text, at);
        ASSERT_TRUE(is_white_space(point.value)) << text;
        at += point.length;
      }
    };
    for (const Range& sentence : sentences(text)) {
      expect_white(sentence.begin);
      ASSERT_EQ(at, sentence.begin);
      ASSERT_LT(sentence.begin, sentence.end);
      ASSERT_FALSE(is_white_space(decode_utf8(text, sentence.begin).value));
      ASSERT_FALSE(is_white_space(decode_utf8_before(text, sentence.end).value));
      at = sentence.end;
    }
    expect_white(static_cast<std::uint32_t>(text.size()));
  }
}

TEST(Sentences, StayLinearOnHostileText) {
  for (const char* piece : {".", ". ", ".)", "a.", "!", "。”", "\"", "U.", ".  \n"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    EXPECT_LE(sentences(text).size(), text.size()) << piece;
  }
}

}  // namespace
}  // namespace tifa

#include "phrases/outside.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/view_builder.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

// Two texts and their n-grams.
class Texts {
 public:
  Texts(const std::string& a, const std::string& b)
      : a_(make_view_of_lines(a, Language::kChinese)), b_(make_view_of_lines(b, Language::kChinese)) {
    append_tokens(text_, std::vector{a_.view()}, TokenUnit::kCharacters, vocabulary_, 1);
    b_begin_ = text_.size();
    append_tokens(text_, std::vector{b_.view()}, TokenUnit::kCharacters, vocabulary_, 1);
    ngrams_.emplace(text_, b_begin_, NgramLimits{});
    ngrams_->index_children();
  }

  // Of a phrase, by its places in B.
  [[nodiscard]] std::optional<std::pair<std::uint64_t, std::uint64_t>> outside(std::u32string_view phrase) const {
    Phrase found;
    for (const char32_t c : phrase) found.node = ngrams_->child(found.node, c);
    std::vector<std::uint32_t> places;
    for (std::size_t at = b_begin_; at + phrase.size() <= text_.size(); ++at)
      if (std::equal(phrase.begin(), phrase.end(), text_.tokens.begin() + static_cast<std::ptrdiff_t>(at)))
        places.push_back(static_cast<std::uint32_t>(at));
    found.position = places.empty() ? 0 : places.front();
    return counts_outside({text_, b_begin_, *ngrams_, TokenUnit::kCharacters}, found, places);
  }

 private:
  OwnedView a_, b_;
  Vocabulary vocabulary_;
  TokenText text_;
  std::size_t b_begin_ = 0;
  std::optional<Ngrams> ngrams_;
};

using Counts = std::pair<std::uint64_t, std::uint64_t>;

TEST(CountsOutside, OfTheWordingThatMostOfAPhraseStandsIn) {
  const Texts texts("海运。海运会，运会。", "海运会。海运会，海运。运会开。");
  EXPECT_EQ(texts.outside(U"海运"), Counts(1, 1));
  // Two of three stand behind one character; two of four are not most.
  EXPECT_EQ(texts.outside(U"运会"), Counts(1, 1));
  EXPECT_EQ(Texts("渔港。", "渔港湾。渔港湾。渔港。渔港。").outside(U"渔港"), std::nullopt);
}

TEST(CountsOutside, NoWordThatOnlyJoinsIsPartOfTheWording) {
  EXPECT_EQ(Texts("渔港。", "渔港的灯。渔港的船。").outside(U"渔港"), std::nullopt);
  EXPECT_EQ(Texts("渔港。", "和渔港。和渔港。").outside(U"渔港"), std::nullopt);
  EXPECT_EQ(Texts("渔港。", "新渔港。新渔港。").outside(U"渔港"), Counts(1, 0));
}

TEST(CountsOutside, AgreesWithCountingWordings) {
  std::mt19937 random(7);
  const std::u32string letters = U"海渔港的。";
  for (int round = 0; round < 200; ++round) {
    std::u32string sides[2];
    for (std::u32string& side : sides)
      for (int i = 0; i < 30; ++i) side += letters[random() % letters.size()];
    std::string a, b;
    for (const char32_t c : sides[0]) append_utf8(a, c);
    for (const char32_t c : sides[1]) append_utf8(b, c);
    const Texts texts(a, b);
    const auto count = [](const std::u32string& side, const std::u32string& wording) {
      std::uint64_t n = 0;
      for (std::size_t at = side.find(wording); at != std::u32string::npos; at = side.find(wording, at + 1)) ++n;
      return n;
    };
    const std::u32string phrase = U"渔港";
    const std::uint64_t of_a = count(sides[0], phrase), of_b = count(sides[1], phrase);
    if (of_b == 0) continue;
    std::vector<Counts> expected;  // by the wording on either side
    for (const char32_t c : std::u32string(U"海渔港")) {
      for (const std::u32string& longer : {c + phrase, phrase + c}) {
        if (2 * count(sides[1], longer) <= of_b) continue;
        expected.emplace_back(of_a - count(sides[0], longer), of_b - count(sides[1], longer));
      }
    }
    const auto found = texts.outside(phrase);
    EXPECT_EQ(found.has_value(), !expected.empty());
    if (found) {
      EXPECT_NE(std::find(expected.begin(), expected.end(), *found), expected.end());
    }
  }
}

}  // namespace
}  // namespace tifa

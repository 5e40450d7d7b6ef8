// Counts with singular and plural taken for one word, against an obvious count over lists of words.
#include "phrases/either_number.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "support/view_builder.h"
#include "text/inflection.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

std::uint64_t slow_count(const std::vector<std::string>& words, const std::vector<std::string>& phrase) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at + phrase.size() <= words.size();) {
    bool same = true;
    for (std::size_t i = 0; i < phrase.size(); ++i)
      same =
          same && inflection_key(words[at + i], Inflection::kPlural) == inflection_key(phrase[i], Inflection::kPlural);
    count += same ? 1 : 0;
    at += same ? phrase.size() : 1;
  }
  return count;
}

TEST(EitherNumber, AgreesWithAnObviousCount) {
  const std::vector<std::string> vocabulary = {"boat",  "boats",   "harbour", "harbours",
                                               "party", "parties", "sea",     "less"};
  std::mt19937 random(7);
  const auto words = [&](std::size_t n) {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < n; ++i) list.push_back(vocabulary[random() % vocabulary.size()]);
    return list;
  };
  const auto line = [](const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& word : list) text += word + " ";
    return text + "\n";
  };
  for (int round = 0; round < 50; ++round) {
    const std::vector<std::string> a = words(60), b = words(80);
    const OwnedView view_a = make_view_of_lines(line(a), Language::kEnglish);
    const OwnedView view_b = make_view_of_lines(line(b), Language::kEnglish);
    TokenText text;
    Vocabulary known;
    append_tokens(text, view_a.view(), TokenUnit::kWords, known);
    const std::size_t b_begin = text.size();
    append_tokens(text, view_b.view(), TokenUnit::kWords, known);
    std::vector<PhrasePlace> places;
    std::vector<std::vector<std::string>> phrases;
    for (std::size_t at = 0; at + 3 <= text.size(); ++at)
      for (std::size_t length = 1; length <= 3; ++length) {
        std::vector<std::string> phrase;
        for (std::size_t i = at; i < at + length && !is_break(text.tokens[i]); ++i)
          phrase.emplace_back(text.folded(i, i + 1));
        if (phrase.size() < length) break;
        places.push_back({at, length});
        phrases.push_back(phrase);
      }
    ASSERT_GT(places.size(), 300U);
    const auto counts = count_either_number(text, b_begin, places);
    ASSERT_EQ(counts.size(), places.size());
    for (std::size_t p = 0; p < phrases.size(); ++p) {
      EXPECT_EQ(counts[p].first, slow_count(a, phrases[p])) << phrases[p].front();
      EXPECT_EQ(counts[p].second, slow_count(b, phrases[p])) << phrases[p].front();
    }
  }
}

}  // namespace
}  // namespace tifa

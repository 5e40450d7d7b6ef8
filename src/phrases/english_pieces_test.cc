#include "phrases/english_pieces.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "phrases/boundaries.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

// Of each phrase of lower-case words whether it is a piece, in a text that is all of B.
std::vector<bool> pieces(const std::string& lines, const std::vector<std::string>& phrases) {
  const testing::OwnedView owned = testing::make_view_of_lines(lines, Language::kEnglish);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kWords, vocabulary);
  const Ngrams ngrams(text, 0, {});
  const std::vector<Branching> freedom = branching(ngrams);
  const std::vector<Margin> margins = boundary_margins(text, ngrams, freedom, TokenUnit::kWords);
  const std::vector<std::uint8_t> limits = word_limits(text, margins);
  const std::vector<float> alone = alone_shares(text, ngrams, margins);
  const WordMap words(ngrams, vocabulary);
  const ComparedCorpus corpus{
      {text, 0, ngrams, TokenUnit::kWords, 1, 1}, margins, words, freedom, alone, limits, nullptr, 0, 0};
  std::vector<bool> found;
  for (const std::string& phrase : phrases)
    for (std::size_t begin = 1, end = 0; begin < text.size(); ++begin) {
      for (end = begin; end < begin + 6 && !is_break(text.tokens[end]);)
        if (text.folded(begin, ++end) == phrase) break;
      if (end == begin || text.folded(begin, end) != phrase) continue;
      found.push_back(is_piece_of_term(corpus, ngrams.node(ngrams.at(begin, end - begin)), begin, end));
      break;
    }
  return found;
}

TEST(EnglishPieces, AnEdgeWithinACompoundOfTheDictionary) {
  const std::vector<std::string> phrases = {"cost of health", "cost of health care", "island health"};
  EXPECT_EQ(pieces("The cost of health care rose. Their island health is good.\n", phrases),
            (std::vector<bool>{true, false, false}));
  // What also stands otherwise is whole.
  EXPECT_EQ(pieces("The cost of health care rose. The cost of health rose.\n", {"cost of health"}),
            std::vector<bool>{false});
  EXPECT_EQ(pieces("They settle the quality of life. They like the harbour quality of it.\n", {"harbour quality"}),
            std::vector<bool>{false});
}

TEST(EnglishPieces, AnEdgeWithinWordsThatStandJoinedAgainAndAgain) {
  const std::string joined = "Nets and boats rot. We sell nets and boats. Nets and boats are dear. ";
  EXPECT_EQ(pieces(joined + "There are island nets and boats.\n", {"island nets", "island nets and boats", "nets"}),
            (std::vector<bool>{true, false, false}));
  EXPECT_EQ(pieces("There are island nets and boats. Nets tear.\n", {"island nets"}), std::vector<bool>{false});
}

TEST(EnglishPieces, TwoItemsOfAListOfMore) {
  EXPECT_EQ(pieces("They bring drugs and gangs and crime.\n", {"drugs and gangs", "gangs and crime"}),
            (std::vector<bool>{true, true}));
  EXPECT_EQ(pieces("We overcame hunger, malice and envy.\n", {"malice and envy"}), std::vector<bool>{false});
  EXPECT_EQ(pieces("We rose over hunger, malice and envy.\n", {"malice and envy"}), std::vector<bool>{true});
  // Two, or two that are said together elsewhere, are whole.
  EXPECT_EQ(pieces("They bring drugs and gangs, and we do not.\n", {"drugs and gangs"}), std::vector<bool>{false});
  EXPECT_EQ(pieces("They bring drugs and gangs and crime. Drugs and gangs remain.\n", {"drugs and gangs"}),
            std::vector<bool>{false});
  EXPECT_EQ(pieces("Meet doubt and distrust, malice and envy.\n", {"malice and envy"}), std::vector<bool>{false});
}

TEST(EnglishPieces, CutsNamesAndAddresses) {
  const testing::OwnedView owned =
      testing::make_view_of_lines("So said Hanna K. Lindqvist of www.harbour.org today.\n", Language::kEnglish);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kWords, vocabulary);
  std::vector<std::string> cut;
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (!is_break(text.tokens[i]) && cuts_name(text, i, i + 1)) cut.emplace_back(text.folded(i, i + 1));
  EXPECT_EQ(cut, (std::vector<std::string>{"lindqvist", "www", "harbour", "org"}));
}

}  // namespace
}  // namespace tifa

// Phrases that could be reported: runs of whole words of the compared texts with the signs of a set formulation.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "keyness/keyness.h"
#include "phrases/boundaries.h"
#include "phrases/dictionary_words.h"
#include "phrases/lightness.h"
#include "phrases/ngrams.h"
#include "phrases/tokens.h"

namespace tifa {

// The signs that occurrences in one of the compared texts show.
struct Signs {
  std::uint32_t whole = 0;       // both edges are word boundaries
  std::uint32_t quoted = 0;      // stands alone in quotation marks
  std::uint32_t item = 0;        // is all of an item of a list
  std::uint32_t listed = 0;      // is the beginning or the end of an item
  std::uint32_t parallel = 0;    // two neighbouring items of a list begin with the same token and have the same length
  std::uint32_t balanced = 0;    // a neighbouring item has as many tokens
  std::uint32_t heading = 0;     // stands in a heading or run-in heading
  std::uint32_t left_open = 0;   // stands after a break, a function word or a light word
  std::uint32_t right_open = 0;  // stands before one
  std::uint32_t before_de = 0;   // … before the particle that makes an attribute of it
  std::uint32_t cut = 0;         // an edge lies within a light, verbal or function word of two tokens or more
  std::uint32_t in_word = 0;     // an edge lies within a word of the dictionary; of words, within a name
  // Of words: the most points for what stands beside an occurrence (Edges::points_beside); one free use is enough.
  float beside = std::numeric_limits<float>::lowest();
  std::uint32_t address = 0;  // is all of a sentence that ends in a colon or exclamation mark: a salutation
};

// A phrase of the compared texts.
struct Phrase {
  NodeId node = kRoot;
  std::uint32_t position = 0;  // of an occurrence with whole-word edges: the first in B, else in A
};

struct Candidate : Phrase {
  Signs in_a, in_b;
};

// What is compared.
struct Compared {
  const TokenText& text;
  std::size_t b_begin = 0;  // the first token of B
  const Ngrams& ngrams;
  TokenUnit unit = TokenUnit::kCharacters;
  std::uint64_t length_a = 0, length_b = 0;  // characters without white space, or words
  unsigned threads = 1;                      // that may work on it; the answer is the same for any number
  LogLikelihoods g2{length_a, length_b};     // of counts in A and in B

  [[nodiscard]] std::string_view folded(const Phrase& phrase) const {
    return text.folded(phrase.position, phrase.position + ngrams.depth(phrase.node));
  }
};

// … and what is known of its words, most of it by token.
struct ComparedCorpus : Compared {
  const std::vector<Margin>& margins;
  const WordMap& words;
  const std::vector<Branching>& freedom;
  const std::vector<float>& alone;               // alone_shares()
  const std::vector<std::uint8_t>& word_limits;  // function_words.h, of the word that begins at a token
  const DictionaryWords* dictionary = nullptr;   // of texts of characters that are not too large to be cut by it
  std::uint64_t length_past = 0;                 // of editions before A, about, as length_a
  std::uint64_t editions_before_a = 0;           // their bits in NgramNode::editions
};

// The limits of the words of the best reading of the texts, by the token at which each begins. O(text).
[[nodiscard]] std::vector<std::uint8_t> word_limits(const TokenText& text, const std::vector<Margin>& margins,
                                                    unsigned threads = 1);

// For each token, by its node, the share of its occurrences that are words of their own in the best reading. O(text).
[[nodiscard]] std::vector<float> alone_shares(const TokenText& text, const Ngrams& ngrams,
                                              const std::vector<Margin>& margins, unsigned threads = 1);

// All runs of words whose edges are boundaries somewhere and that do not begin or end in a function word, in no order
// that could be relied on. Of those that can be no row, whatever their signs (they hardly moved, or consist of light
// words, and are quoted nowhere), no signs are added up, and the position is that of any occurrence. O(text · longest
// phrase).
[[nodiscard]] std::vector<Candidate> find_candidates(const ComparedCorpus& corpus);

}  // namespace tifa

// What the changes of a redline say, sentence by sentence: figures that changed, qualifiers that made a sentence firmer
// or weaker, and the weightiest rewordings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "redline/redline.h"

namespace tifa {

// A sentence of A and what it became in B; bytes of the texts.
struct SentencePair {
  Range a, b;
  std::uint32_t row = 0;
};

// A figure that stands for another in the same place of a sentence and says something else: another number, range or
// hedge (5%左右, 5%以内). Years, dates and ordinals do not count. Which are a pair: sentence_figures.h.
struct FigureChange {
  SentencePair sentence;
  // "居民消费价格涨幅", "3%左右", "2%左右": the words before the figure from the clause on that names what it is of,
  // with … for figures inside them, and Chinese words that both have behind it ("再开工…重大水利工程"). Where the words
  // are not the same, `what` has both ("… → …"), or short ones that were replaced together with the figures stand with
  // them
  // ("超过126万亿元").
  std::string what, from, to;
};

// A sentence in which nothing but qualifiers changed.
struct QualifierChange {
  SentencePair sentence;
  std::string from, to;  // what was taken out and put in; one may be empty
  int firmer = 0;        // above 0: hardened, below: softened
};

struct Rewording {
  SentencePair sentence;
  double weight = 0;  // characters replaced, less where little of the sentence was kept, more in headings
};

struct MeaningfulChanges {
  std::vector<FigureChange> figures;        // in the order of B
  std::vector<QualifierChange> qualifiers;  // likewise
  std::vector<Rewording> rewordings;        // the weightiest first, at most as many as asked for
};

// Sentences are paired by the text that they share inside a row, and inside a passage that moved. O(text).
[[nodiscard]] MeaningfulChanges meaningful_changes(const Redline& redline, const DocumentView& a, const DocumentView& b,
                                                   std::size_t rewordings);

}  // namespace tifa

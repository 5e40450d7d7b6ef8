// One phrase among the texts of a series: its variants, what it grew out of, what grew from it, what it stands instead
// of, and what stands beside it. No word list: all is read off the texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "phrases/tokens.h"

namespace tifa {

// A phrase and the texts that it is followed in, oldest first, as tokens.
class TracedPhrase {
 public:
  // O(texts). The views must live as long as this. `unit`: what the texts are cut into.
  TracedPhrase(std::string_view phrase, const std::vector<DocumentView>& texts)
      : TracedPhrase(phrase, texts, token_unit_of(texts)) {}
  TracedPhrase(std::string_view phrase, const std::vector<DocumentView>& texts, TokenUnit unit);

  // False where there is nothing to look for: the phrase is a figure, or parted by punctuation.
  [[nodiscard]] bool followable() const { return !phrase_.empty(); }
  // Where it begins, ascending tokens.
  [[nodiscard]] const std::vector<std::uint32_t>& places() const { return places_; }
  // The first text that has it; the number of texts where none has.
  [[nodiscard]] std::size_t first() const;

  [[nodiscard]] const TokenText& text() const { return text_; }
  [[nodiscard]] const std::vector<Token>& tokens() const { return phrase_; }
  [[nodiscard]] const std::string& folded() const { return folded_; }
  [[nodiscard]] TokenUnit unit() const { return unit_; }
  [[nodiscard]] std::size_t size() const { return phrase_.size(); }
  // The wording of tokens [begin, end) as it stands, line breaks and quotation marks taken out.
  [[nodiscard]] std::string written(std::size_t begin, std::size_t end) const;
  // The folded wording.
  [[nodiscard]] std::string_view folded_at(std::size_t begin, std::size_t end) const {
    return text_.folded(begin, end);
  }

 private:
  TokenUnit unit_;
  Vocabulary vocabulary_;
  TokenText text_;
  std::string folded_;
  std::vector<Token> phrase_;
  std::vector<std::uint32_t> places_;
};

// How many tokens a phrase has where texts are cut into such ones; 0 where it is not followable(). O(length).
[[nodiscard]] std::size_t traced_tokens(std::string_view phrase, TokenUnit unit);

// A wording and the texts that have it, as indices.
struct FoundWording {
  std::string wording;  // as it first stands
  std::string folded;
  std::uint64_t count = 0;
  std::uint32_t first = 0, last = 0, texts = 0;
};

// Wordings with the same tokens in the same order and others between them: 的, a middle dot, a word. At most one
// insertion for a phrase of two or three tokens, two for four or five, three for more, and `slack` more; none at the
// edges, none across punctuation. The phrase may itself hold 的 that its variant lacks. The second of two words with
// one head is none (科技创新和产业创新融合发展 of 产业发展). Most frequent first. O(texts · length of phrase).
struct FoundVariant : FoundWording {
  std::string inserted;  // what the phrase does not have; empty where it has more
};
[[nodiscard]] std::vector<FoundVariant> find_variants(const TracedPhrase& phrase, std::size_t slack = 0);

// Of a verb of two characters and its object of two (提振消费): wordings of the first text that open a clause or an
// item with the one, close it with the other, and have up to 16 characters between, with items of a list
// (提振汽车、电子产品等 大宗消费); for a verb passes what does so in a third of its uses. Of a clipped verb and its
// object, three characters (补短板): wordings of the first text that part them in one clause, by up to 16 characters
// behind a verb of two that begins with the one of the phrase and stands directly before the object in any of the texts
// as well (补齐短板), or by up to four behind the one itself, when it is a word there and no 的 follows. Object and
// verb begin and end as words do (ICU's). Most frequent first. O(texts).
[[nodiscard]] std::vector<FoundWording> find_parted(const TracedPhrase& phrase);
// Whether a phrase of so many tokens is as long as those are: find_parted() gives nothing for others.
[[nodiscard]] bool may_be_parted(std::size_t tokens, TokenUnit unit);

// The longest parts of the phrase that stand in texts before its first one, in order of the phrase; edges are those of
// words (ICU's) where there are such parts, and no part begins or ends in a function word; of two that overlap, the
// more frequent. `count`, `texts`: before the first text of the phrase. Of a phrase of more than 40 tokens the first
// are looked at. O(texts before the first one · length of phrase²) at worst, where both repeat themselves.
[[nodiscard]] std::vector<FoundWording> find_origins(const TracedPhrase& phrase);

// Wordings of whole words with the phrase in them, up to four words more on each side, that stand at least twice and
// that no longer one of as many places contains. Most frequent first, then longest. Of more than 20,000 places of the
// phrase the first ones are looked at. O(places).
[[nodiscard]] std::vector<FoundWording> find_longer(const TracedPhrase& phrase);

// What stood in the frames of the phrase in texts before its first one.
struct FoundInFrame : FoundWording {  // count, first, last, texts: before the first text of the phrase
  std::string left, right;            // the frame; empty at the edge of a clause
  std::uint32_t shared = 0;           // tokens of the frame
  std::uint64_t after = 0;            // places in the frame from the first text of the phrase on
};
// A frame is what stands directly left and right of the phrase in its clause, two tokens or the edge of the clause at
// least on each side, four tokens together (of words: one, and three,
// one of which is no function word). It is told in its longest form of whole words that is common to both places, at
// most twelve tokens on a side, and counted as it is told; what stands in it is whole words (ICU's), and stood there
// twice, or in a frame of six tokens (of words: four). Longest frames first, then most frequent; a hundred at most.
// O(texts · rows).
[[nodiscard]] std::vector<FoundInFrame> find_displaced(const TracedPhrase& phrase);

// Words, and pairs of them, that stand in sentences with the phrase, at least twice, more often than in the rest of the
// texts that have it, by G² (keyness.h) from kCriticalG2 on; neither function words nor words of the general vocabulary
// (light_words.h). Highest G² first. O(texts).
struct FoundNeighbour {
  std::string wording;
  std::uint64_t together = 0, all = 0;
  double g2 = 0;
};
[[nodiscard]] std::vector<FoundNeighbour> find_neighbours(const TracedPhrase& phrase);

}  // namespace tifa

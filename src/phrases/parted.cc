// Wordings that part a clipped verb from its object: 补齐公共服务短板 of 补短板.
#include <algorithm>
#include <optional>

#include "phrases/life.h"
#include "phrases/wordings.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kMostBetween = 16;       // tokens between the whole verb and its object
constexpr std::size_t kMostBehindClipped = 4;  // between the verb as the phrase has it and its object
constexpr std::size_t kWholeVerb = 2;          // tokens of a verb that is clipped to one
constexpr Token kDe = U'的';

// The edges of words in the clause around a token, at most kMostBetween tokens to its left and twice as many to its
// right.
std::vector<std::size_t> word_edges(const TracedPhrase& phrase, std::size_t at) {
  const TokenText& text = phrase.text();
  std::size_t begin = at, end = at;
  while (at - begin < kMostBetween && !is_break(text.tokens[begin - 1])) --begin;
  while (end - at < 2 * kMostBetween && !is_break(text.tokens[end])) ++end;
  std::vector<std::size_t> edges;
  std::size_t next = begin;
  for (const std::uint32_t edge : word_boundaries(phrase.folded_at(begin, end))) {
    while (next < end && text.begin[next] - text.begin[begin] < edge) ++next;
    if (edges.empty() || edges.back() < next) edges.push_back(next);
  }
  if (edges.back() < end) edges.push_back(end);
  return edges;
}

class Parted {
 public:
  // The first token of the phrase is the verb.
  explicit Parted(const TracedPhrase& phrase)
      : phrase_(phrase), text_(phrase.text()), object_(phrase.tokens().begin() + 1, phrase.tokens().end()) {}

  [[nodiscard]] std::vector<FoundWording> in_first_text() const {
    Wordings found(phrase_);
    const std::size_t stop = text_.document.size() > 1 ? text_.document[1] : text_.size();
    for (std::size_t at = 1; at + phrase_.size() < stop; ++at)
      if (text_.tokens[at] == phrase_.tokens().front())
        if (const auto end = parted_at(at)) found.add(at, *end);
    return found.list();
  }

 private:
  [[nodiscard]] bool object_at(std::size_t at) const {
    return at + object_.size() <= text_.size() &&
           std::equal(object_.begin(), object_.end(), text_.tokens.begin() + static_cast<std::ptrdiff_t>(at));
  }

  // Where the wording that begins with the verb at a token ends; nothing where there is none.
  [[nodiscard]] std::optional<std::size_t> parted_at(std::size_t at) const {
    std::size_t object = at + 1;
    while (object - at <= kMostBetween && !is_break(text_.tokens[object]) && !object_at(object)) ++object;
    if (object == at + 1 || !object_at(object)) return std::nullopt;
    const std::vector<std::size_t> edges = word_edges(phrase_, at);
    const auto verb = std::lower_bound(edges.begin(), edges.end(), at);
    const auto is_edge = [&](std::size_t token) { return std::binary_search(edges.begin(), edges.end(), token); };
    if (verb + 1 == edges.end() || *verb != at || !is_edge(object) || !is_edge(object + object_.size()))
      return std::nullopt;
    const std::size_t behind = at + kWholeVerb;
    // What has 的 behind it is no verb: 党的思想建设.
    const bool clipped = *(verb + 1) == at + 1 && object - at <= kMostBehindClipped + 1 && text_.tokens[at + 1] != kDe;
    const bool whole = behind < object && is_edge(behind) && takes_object(at, behind);
    return clipped || whole ? std::optional(object + object_.size()) : std::nullopt;
  }

  // Whether the verb of tokens [at, behind) stands directly before the object in any of the texts.
  [[nodiscard]] bool takes_object(std::size_t at, std::size_t behind) const {
    std::vector<Token> both(text_.tokens.begin() + static_cast<std::ptrdiff_t>(at),
                            text_.tokens.begin() + static_cast<std::ptrdiff_t>(behind));
    both.insert(both.end(), object_.begin(), object_.end());
    return std::search(text_.tokens.begin(), text_.tokens.end(), both.begin(), both.end()) != text_.tokens.end();
  }

  const TracedPhrase& phrase_;
  const TokenText& text_;
  std::vector<Token> object_;
};

}  // namespace

std::vector<FoundWording> find_parted(const TracedPhrase& phrase) {
  constexpr std::size_t kClipped = 3;  // tokens: a verb of one and an object of two
  if (phrase.unit() != TokenUnit::kCharacters || phrase.size() != kClipped) return {};
  return Parted(phrase).in_first_text();
}

}  // namespace tifa

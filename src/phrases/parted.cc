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
constexpr std::ptrdiff_t kObject = 2;          // … of an object
constexpr std::size_t kMostWithItems = 20;     // between a whole verb and its object, the marks between items as well
constexpr std::size_t kOneIn = 3;
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
  // The first token of a phrase of three is the verb, the first two of four.
  explicit Parted(const TracedPhrase& phrase)
      : phrase_(phrase),
        text_(phrase.text()),
        verb_(phrase.tokens().begin(), phrase.tokens().end() - kObject),
        object_(phrase.tokens().end() - kObject, phrase.tokens().end()) {}

  [[nodiscard]] std::vector<FoundWording> in_first_text() const {
    Wordings found(phrase_);
    const std::size_t stop = text_.document.size() > 1 ? text_.document[1] : text_.size();
    const bool whole = verb_.size() == kWholeVerb;
    if (whole && !opens_clauses()) return {};
    for (std::size_t at = 1; at + phrase_.size() < stop; ++at)
      if (stands_at(verb_, at))
        if (const auto end = whole ? whole_verb_at(at) : parted_at(at)) found.add(at, *end);
    return found.list();
  }

 private:
  [[nodiscard]] bool stands_at(const std::vector<Token>& tokens, std::size_t at) const {
    return at + tokens.size() <= text_.size() &&
           std::equal(tokens.begin(), tokens.end(), text_.tokens.begin() + static_cast<std::ptrdiff_t>(at));
  }
  [[nodiscard]] bool object_at(std::size_t at) const { return stands_at(object_, at); }

  // Whether a third of the uses of the first word at least are the first of a clause or of an item, as verbs are.
  [[nodiscard]] bool opens_clauses() const {
    std::size_t uses = 0, first = 0;
    for (std::size_t at = 1; at < text_.size(); ++at) {
      if (!stands_at(verb_, at)) continue;
      ++uses;
      first += is_break(text_.tokens[at - 1]) ? 1 : 0;
    }
    return kOneIn * first >= uses;
  }

  // Where the clause ends that a verb of two opens at a token and its object closes, with items of a list between.
  [[nodiscard]] std::optional<std::size_t> whole_verb_at(std::size_t at) const {
    if (!is_break(text_.tokens[at - 1])) return std::nullopt;
    const std::size_t behind = at + verb_.size();
    std::size_t object = behind;
    while (object - behind <= kMostWithItems && text_.tokens[object] != kBreak && !object_at(object)) ++object;
    const std::size_t end = object + object_.size();
    if (object == behind || !object_at(object) || !is_break(text_.tokens[end])) return std::nullopt;
    const auto is_edge = [&](std::size_t near, std::size_t token) {
      const std::vector<std::size_t> edges = word_edges(phrase_, near);
      return std::binary_search(edges.begin(), edges.end(), token);
    };
    return is_edge(at, behind) && is_edge(object, object) && is_edge(object, end) ? std::optional(end) : std::nullopt;
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
  std::vector<Token> verb_, object_;
};

}  // namespace

bool may_be_parted(std::size_t tokens, TokenUnit unit) {
  constexpr std::size_t kClipped = 3, kWhole = 4;  // a verb of one, or two, and an object of two
  return unit == TokenUnit::kCharacters && (tokens == kClipped || tokens == kWhole);
}

std::vector<FoundWording> find_parted(const TracedPhrase& phrase) {
  return may_be_parted(phrase.size(), phrase.unit()) ? Parted(phrase).in_first_text() : std::vector<FoundWording>();
}

}  // namespace tifa

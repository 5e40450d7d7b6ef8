#include "app/heading_echoes.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/range.h"
#include "structure/numbering.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/function_words.h"
#include "text/inflection.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// An ideograph or a word of a heading.
struct Token {
  Range range;
  std::string key;      // equal keys: forms of one word
  bool han = false;     // an ideograph
  bool joined = false;  // nothing, between words white space, stands between it and the one before
  bool at_edge = true;  // can begin and end what is quoted
};

std::vector<Token> tokens_of(std::string_view heading) {
  std::vector<Token> tokens;
  const auto label = parse_label(heading);
  bool joined = false;
  for (std::size_t at = label ? label->rest : 0; at < heading.size();) {
    const std::size_t begin = at;
    const CodePoint first = decode_utf8(heading, at);
    const unsigned flags = character_flags(first.value);
    at += first.length;
    const bool han = (flags & kFlagHan) != 0, word = (flags & kFlagWord) != 0;
    if (!han && !word) {
      joined = joined && first.value == ' ' && !tokens.back().han;
      continue;
    }
    if (word) at = word_run_end(heading, at);
    const std::string folded = fold_term(heading.substr(begin, at - begin), Folding::kDefault);
    const std::uint8_t limits = function_word_limits(folded);
    tokens.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)},
                      han ? folded : inflection_key(folded, Inflection::kAll),
                      han,
                      joined,
                      han ? (limits & kJoins) == 0 : limits == 0});
    joined = true;
  }
  return tokens;
}

// The keys of the shortest run that tells, from a token on; empty where none begins.
std::string gram_at(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kIdeographs = 4, kWords = 2;
  std::string gram;
  const std::size_t size = tokens[at].han ? kIdeographs : kWords;
  if (at + size > tokens.size() || !tokens[at].at_edge || !tokens[at + size - 1].at_edge) return {};
  for (std::size_t i = at; i < at + size; ++i) {
    if (tokens[i].han != tokens[at].han || (i > at && !tokens[i].joined)) return {};
    gram += tokens[i].key + ' ';
  }
  return gram;
}

struct Heading {
  const std::string* text = nullptr;
  std::vector<Token> tokens;
};

class Echoes {
 public:
  explicit Echoes(const std::vector<std::string>& headings) {
    for (const std::string& text : headings) headings_.push_back({&text, tokens_of(text)});
    for (std::size_t h = 0; h < headings_.size(); ++h)
      for (std::size_t at = 0; at < headings_[h].tokens.size(); ++at)
        if (std::string gram = gram_at(headings_[h].tokens, at); !gram.empty()) {
          const auto [place, fresh] = places_.try_emplace(std::move(gram), Place{h, at, false});
          place->second.several = place->second.several || place->second.heading != h;
        }
  }

  // What several headings of an edition have, `own` the edition of this one, is the subject of none.
  [[nodiscard]] std::optional<HeadingEcho> of(std::uint64_t section, const std::string& text, const Echoes& own) const {
    std::optional<HeadingEcho> longest;
    const std::vector<Token> tokens = tokens_of(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const std::string gram = gram_at(tokens, at);
      const auto place = places_.find(gram);
      if (place == places_.end() || place->second.several || own.has_in_several(gram)) continue;
      const Heading& other = headings_[place->second.heading];
      std::size_t end = at;
      for (std::size_t there = place->second.token; end < tokens.size() && there < other.tokens.size();
           ++end, ++there) {
        const bool joined = end == at || (tokens[end].joined && other.tokens[there].joined);
        if (!joined || tokens[end].key != other.tokens[there].key) break;
      }
      std::size_t last = end - 1;
      while (!tokens[last].at_edge) --last;
      const Range words{tokens[at].range.begin, tokens[last].range.end};
      if (!longest || words.size() > longest->words.size())
        longest = HeadingEcho{section, std::string(words.of(text)), *other.text};
      at = end - 1;
    }
    return longest;
  }

 private:
  struct Place {
    std::size_t heading = 0, token = 0;
    bool several = false;  // it stands in other headings too
  };

  [[nodiscard]] bool has_in_several(const std::string& gram) const {
    const auto place = places_.find(gram);
    return place != places_.end() && place->second.several;
  }

  std::vector<Heading> headings_;
  std::unordered_map<std::string, Place> places_;  // the first place of each run
};

}  // namespace

std::vector<HeadingEcho> heading_echoes(const std::vector<SectionRow>& sections) {
  std::vector<std::string> in_a, in_b;
  for (const SectionRow& row : sections) {
    if (!row.a.empty()) in_a.push_back(row.a);
    if (!row.b.empty()) in_b.push_back(row.b);
  }
  const Echoes before(in_a), after(in_b);
  std::vector<HeadingEcho> echoes;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const SectionRow& row = sections[i];
    const bool added = row.change == "added";
    if (!added && row.change != "dropped") continue;
    if (auto echo = added ? before.of(i, row.b, after) : after.of(i, row.a, before)) echoes.push_back(std::move(*echo));
  }
  return echoes;
}

}  // namespace tifa

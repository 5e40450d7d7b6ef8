#include "query/word_sequence.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// The end of the word that begins at `at`: word characters of spaced scripts with apostrophes between them.
std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text, at);
    if (is_word_character(point.value)) {
      at += point.length;
      continue;
    }
    if (point.value != '\'' || at + 1 >= text.size() || !is_word_character(decode_utf8(text, at + 1).value)) break;
    ++at;
  }
  return at;
}

bool is_joint(std::string_view text) { return text == " " || text == "-"; }

}  // namespace

WordSequence::WordSequence(std::string_view phrase, Inflection inflection, bool any_joint)
    : inflection_(inflection), any_joint_(any_joint) {
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t end = word_end(phrase, at);
    if (end > at) {
      pieces_.push_back({true, inflection_key(phrase.substr(at, end - at), inflection)});
      at = end;
      continue;
    }
    const std::size_t length = decode_utf8(phrase, at).length;
    pieces_.push_back({false, std::string(phrase.substr(at, length))});
    at += length;
  }
  const Piece& first = pieces_.front();
  if (!first.word && any_joint_ && is_joint(first.text)) return;
  first_.emplace(std::string(first.word ? shared_beginning(first.text, inflection_) : first.text));
}

std::size_t WordSequence::match(std::string_view text, std::size_t at) const {
  for (const Piece& piece : pieces_) {
    if (piece.word) {
      if (at > 0 && !at_word_edge(text, at)) return std::string_view::npos;
      const std::size_t end = word_end(text, at);
      if (end == at || inflection_key(text.substr(at, end - at), inflection_) != piece.text)
        return std::string_view::npos;
      at = end;
      continue;
    }
    if (text.substr(at).starts_with(piece.text)) {
      at += piece.text.size();
    } else if (any_joint_ && is_joint(piece.text) && at < text.size() && is_joint(text.substr(at, 1))) {
      ++at;
    } else {
      return std::string_view::npos;
    }
  }
  return at;
}

std::optional<Range> WordSequence::find(std::string_view text, std::size_t from) const {
  if (!first_) return std::nullopt;
  for (std::size_t at = from; (at = first_->find(text, at)) != std::string_view::npos; ++at)
    if (const auto place = match_at(text, at)) return place;
  return std::nullopt;
}

std::optional<Range> WordSequence::match_at(std::string_view text, std::size_t at) const {
  const std::size_t end = match(text, at);
  if (end == std::string_view::npos) return std::nullopt;
  return Range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

}  // namespace tifa

// Tokens of a sentence and the matcher of patterns over them.
#include "claims/tokens.h"

#include <algorithm>

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Prefixes of patterns are looked up by their first letters.
constexpr std::size_t kPrefixKey = 3;
// Gaps are bounded, so that a pattern costs a bounded number of steps wherever it is tried.
constexpr std::size_t kLongestGap = 30;

bool is_ascii_letter(char32_t code) { return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'); }
bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }

std::string fold_token(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = decode_utf8(text, at);
    at += code.length;
    char32_t value = code.value;
    if (value >= 'A' && value <= 'Z') value += 'a' - 'A';
    if (value == 0x2019) value = '\'';
    if (value >= 0xFF01 && value <= 0xFF5E) {
      value -= 0xFF01 - 0x21;
      if (value >= 'A' && value <= 'Z') value += 'a' - 'A';
    }
    append_utf8(folded, value);
  }
  return folded;
}

}  // namespace

std::vector<Token> tokenise(std::string_view text, Range sentence) {
  std::vector<Token> tokens;
  const std::string_view whole = text.substr(0, sentence.end);
  bool space = false;
  for (std::size_t at = sentence.begin; at < whole.size();) {
    const CodePoint first = decode_utf8(whole, at);
    if (is_white_space(first.value) || is_zero_width(first.value)) {
      space = true;
      at += first.length;
      continue;
    }
    Token token;
    token.space_before = space;
    space = false;
    std::size_t end = at + first.length;
    if (is_digit(first.value)) {
      token.kind = TokenKind::kNumber;
      while (end < whole.size()) {
        const CodePoint code = decode_utf8(whole, end);
        const bool separator = code.value == ',' || code.value == '.' || code.value == 0xFF0C || code.value == 0xFF0E;
        if (is_digit(code.value)) {
          end += code.length;
        } else if (separator && end + code.length < whole.size() &&
                   is_digit(decode_utf8(whole, end + code.length).value)) {
          end += code.length;
        } else if (code.value == 'x' && (whole[end - 1] == 'x' || is_digit(decode_utf8_before(whole, end).value)) &&
                   end - at < 12) {
          end += code.length;  // 6,8xx
        } else {
          break;
        }
      }
      // 19th, 6G, 70s, 3-minute: a word that begins with digits.
      if (end < whole.size() && is_ascii_letter(decode_utf8(whole, end).value)) {
        token.kind = TokenKind::kWord;
        end = word_run_end(whole, end);
      }
    } else if (is_word_character(first.value)) {
      token.kind = TokenKind::kWord;
      token.capital = first.value >= 'A' && first.value <= 'Z';
      while (end < whole.size()) {
        const CodePoint code = decode_utf8(whole, end);
        if (is_word_character(code.value)) {
          end += code.length;
          continue;
        }
        // “five-year” is one word; the 's of “party's” is a token of its own, “n't” stays.
        const bool inner =
            end + code.length < whole.size() && is_word_character(decode_utf8(whole, end + code.length).value);
        if (inner && code.value == '-') {
          end += code.length;
          continue;
        }
        if (inner && is_apostrophe(code.value) && whole[end - 1] == 'n' && whole[end + code.length] == 't') {
          end += code.length;
          continue;
        }
        break;
      }
    } else if (is_apostrophe(first.value) && !tokens.empty() && tokens.back().at.end == at && end < whole.size() &&
               whole[end] == 's' &&
               (end + 1 == whole.size() || !is_word_character(decode_utf8(whole, end + 1).value))) {
      token.kind = TokenKind::kWord;
      end += 1;
    } else if (is_letter(first.value)) {
      token.kind = TokenKind::kHan;
    } else if (first.value == 0x3007) {
      token.kind = TokenKind::kHan;
    }
    token.at = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    token.folded = token.kind == TokenKind::kHan ? fold_term(whole.substr(at, end - at), Folding::kDefault)
                                                 : fold_token(whole.substr(at, end - at));
    if (token.folded.empty()) token.folded = std::string(whole.substr(at, end - at));
    tokens.push_back(std::move(token));
    at = end;
  }
  return tokens;
}

void PatternSet::add(std::string_view pattern, std::uint32_t value) {
  if (pattern.starts_with('[')) {
    // What may be left out at the beginning makes two patterns.
    const std::size_t close = pattern.find(']');
    add(std::string(pattern.substr(1, close - 1)) + std::string(pattern.substr(close + 1)), value);
    add(pattern.substr(std::min(pattern.find_first_not_of(' ', close + 1), pattern.size())), value);
    return;
  }
  Pattern compiled;
  compiled.value = value;
  std::size_t at = 0;
  while (at < pattern.size()) {
    if (pattern[at] == ' ') {
      ++at;
      continue;
    }
    Element element;
    const bool optional = pattern[at] == '[';
    if (optional) ++at;
    if (pattern[at] == '<') {
      const std::size_t close = pattern.find('>', at);
      element.kind = Element::Kind::kGap;
      for (std::size_t i = at + 1; i < close; ++i)
        element.gap = element.gap * 10 + static_cast<std::size_t>(pattern[i] - '0');
      element.gap = std::min(element.gap, kLongestGap);
      at = close + 1;
      compiled.gap = true;
    } else if (pattern[at] == '#') {
      element.kind = Element::Kind::kNumber;
      ++at;
    } else if (pattern[at] == '*') {
      element.kind = Element::Kind::kAny;
      ++at;
    } else {
      // Alternatives, until a space or bracket. A Han character ends its alternative: it is one token.
      for (;;) {
        std::string word;
        while (at < pattern.size()) {
          const CodePoint code = decode_utf8(pattern, at);
          if (code.value == ' ' || code.value == ']' || code.value == '|' || code.value == '<' || code.value == '[')
            break;
          if (!word.empty() && (is_han(code.value) || is_han(decode_utf8_before(word, word.size()).value))) break;
          word += pattern.substr(at, code.length);
          at += code.length;
        }
        element.words.push_back(word);
        if (at >= pattern.size() || pattern[at] != '|') break;
        ++at;
      }
    }
    if (optional) {
      element.optional = true;
      if (at < pattern.size() && pattern[at] == ']') ++at;
    }
    compiled.elements.push_back(std::move(element));
  }
  const auto index = static_cast<std::uint32_t>(patterns_.size());
  for (const std::string& word : compiled.elements.front().words) {
    if (word.ends_with('~')) {
      by_prefix_[word.substr(0, std::min(kPrefixKey, word.size() - 1))].push_back(index);
    } else {
      by_word_[word].push_back(index);
    }
  }
  patterns_.push_back(std::move(compiled));
}

bool PatternSet::fits(const Element& element, const Token& token) {
  switch (element.kind) {
    case Element::Kind::kNumber:
      return token.kind == TokenKind::kNumber;
    case Element::Kind::kAny:
      return true;
    case Element::Kind::kGap:
      return false;
    case Element::Kind::kWords:
      break;
  }
  return std::any_of(element.words.begin(), element.words.end(), [&](const std::string& word) {
    if (!word.ends_with('~')) return token.folded == word;
    return token.kind == TokenKind::kWord &&
           token.folded.starts_with(std::string_view(word).substr(0, word.size() - 1));
  });
}

std::size_t PatternSet::end_of(const Pattern& pattern, const std::vector<Token>& tokens, std::size_t at) {
  // Positions that the elements so far can have reached: a small set, so no backtracking.
  std::vector<std::size_t> reached{at};
  for (const Element& element : pattern.elements) {
    std::vector<std::size_t> next;
    for (const std::size_t from : reached) {
      if (element.kind == Element::Kind::kGap) {
        for (std::size_t n = 0; n <= element.gap && from + n <= tokens.size(); ++n) {
          next.push_back(from + n);
          if (from + n == tokens.size()) break;
          const std::string& word = tokens[from + n].folded;
          if (word == ";" || word == "." || word == "。" || word == "；") break;
        }
        continue;
      }
      if (element.optional) next.push_back(from);
      if (from < tokens.size() && fits(element, tokens[from])) next.push_back(from + 1);
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    if (next.empty()) return at;
    reached = std::move(next);
  }
  // A gap takes as little as it can, what may be left out is taken where it stands.
  return pattern.gap && reached.front() > at ? reached.front() : reached.back();
}

PatternSet::Match PatternSet::match(const std::vector<Token>& tokens, std::size_t at) const {
  Match best{at, at, 0};
  const auto attempt = [&](const std::vector<std::uint32_t>& candidates) {
    for (const std::uint32_t index : candidates) {
      if (!fits(patterns_[index].elements.front(), tokens[at])) continue;
      const std::size_t end = end_of(patterns_[index], tokens, at);
      if (end > best.end) best = {at, end, patterns_[index].value};
    }
  };
  const std::string& word = tokens[at].folded;
  if (const auto found = by_word_.find(word); found != by_word_.end()) attempt(found->second);
  if (tokens[at].kind == TokenKind::kWord && word.size() >= kPrefixKey) {
    if (const auto found = by_prefix_.find(std::string_view(word).substr(0, kPrefixKey)); found != by_prefix_.end())
      attempt(found->second);
  }
  return best;
}

}  // namespace tifa

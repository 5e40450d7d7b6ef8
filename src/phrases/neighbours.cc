// What stands in the same sentences as a phrase, more often than elsewhere.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <tifa/answers.h>
#include "keyness/keyness.h"

#include "phrases/life.h"
#include "phrases/light_words.h"
#include "phrases/occurrences.h"
#include "text/characters.h"
#include "text/function_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kMostCandidates = 400;

bool ends_sentence(const TokenText& text, std::size_t at) {
  return is_break(text.tokens[at]) && text.break_kind(at) >= BreakKind::kSentence;
}

// The words of a clause of tokens, as byte ranges of the document's folded text.
std::vector<Range> words_of(const TracedPhrase& phrase, std::size_t begin, std::size_t end) {
  std::vector<Range> words;
  const TokenText& text = phrase.text();
  if (phrase.unit() == TokenUnit::kWords) {
    for (std::size_t i = begin; i < end; ++i) words.push_back({text.begin[i], text.end(i)});
    return words;
  }
  const std::uint32_t from = text.begin[begin];
  const std::vector<std::uint32_t> edges = word_boundaries(phrase.folded_at(begin, end));
  const std::string_view folded = text.views[text.document_at(begin)].folded;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const Range word{from + edges[i], from + edges[i + 1]};
    // The segmenter parts endings of one character from their words: 现代|化.
    const bool ending = count_code_points(word.of(folded)) == 1 && function_word_limits(word.of(folded)) == 0;
    if (ending && !words.empty() && words.back().size() > word.size() && words.back().end == word.begin &&
        function_word_limits(words.back().of(folded)) == 0)
      words.back().end = word.end;
    else
      words.push_back(word);
  }
  return words;
}

class Neighbours {
 public:
  explicit Neighbours(const TracedPhrase& phrase) : phrase_(phrase), text_(phrase.text()) {}

  std::vector<FoundNeighbour> run() {
    read_sentences();
    const std::vector<std::string> wordings = candidates();
    const std::vector<std::uint64_t> all = count_everywhere(wordings);
    std::vector<FoundNeighbour> rows;
    for (std::size_t i = 0; i < wordings.size(); ++i) {
      const std::uint64_t together = std::min(count_[wordings[i]], all[i]);
      const Frequencies f{all[i] - together, together, length_ - std::min(length_, near_length_), near_length_};
      const double g2 = log_likelihood(f);
      if (g2 < kCriticalG2 || log_ratio(f) <= 0) continue;
      rows.push_back({wordings[i], together, all[i], g2});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FoundNeighbour& x, const FoundNeighbour& y) { return x.g2 > y.g2; });
    rows = without_parts(std::move(rows));
    if (phrase_.unit() == TokenUnit::kCharacters) rows = without_parts(made_whole(std::move(rows)));
    return rows;
  }

 private:
  [[nodiscard]] bool says_something(std::string_view word) const {
    if (is_general_word(word)) return false;
    if (phrase_.unit() == TokenUnit::kWords && word.size() < 3) return false;
    const std::size_t points = count_code_points(word);
    if (points < 2) return false;
    return !is_figure(word);
  }

  // All sentences with the phrase, and how long they and their texts are.
  void read_sentences() {
    std::set<std::size_t> documents;
    std::size_t read_to = 0;
    for (const std::uint32_t place : phrase_.places()) {
      documents.insert(text_.document_at(place));
      if (place < read_to) continue;
      std::size_t begin = place, end = place;
      while (!ends_sentence(text_, begin - 1)) --begin;
      while (!ends_sentence(text_, end)) ++end;
      read_to = end;
      near_length_ += end - begin;
      std::size_t clause = begin;
      for (std::size_t i = begin; i <= end; ++i) {
        if (i < end && !is_break(text_.tokens[i])) continue;
        if (i > clause) read_clause(clause, i);
        clause = i + 1;
      }
    }
    for (const std::size_t d : documents) {
      documents_.push_back(d);
      const std::size_t next = d + 1 < text_.document.size() ? text_.document[d + 1] : text_.size();
      length_ += next - text_.document[d];
    }
  }

  void read_clause(std::size_t begin, std::size_t end) {
    const std::string_view folded = text_.views[text_.document_at(begin)].folded;
    const std::string_view own = phrase_.folded();
    const auto beside = [&](std::string_view wording) {
      return own.find(wording) == std::string_view::npos && wording.find(own) == std::string_view::npos;
    };
    Range before;  // empty: what stands before is no such word
    for (const Range word : words_of(phrase_, begin, end)) {
      const std::string_view written = word.of(folded);
      if (!says_something(written) || !beside(written)) {
        before = {};
        continue;
      }
      ++count_[std::string(written)];
      if (!before.empty()) {
        const std::string_view pair = Range{before.begin, word.end}.of(folded);
        if (beside(pair)) ++count_[std::string(pair)];
      }
      before = word;
    }
  }

  [[nodiscard]] std::vector<std::string> candidates() const {
    std::vector<std::pair<std::uint64_t, std::string>> by_count;
    for (const auto& [wording, count] : count_)
      if (count >= 2) by_count.emplace_back(count, wording);
    std::stable_sort(by_count.begin(), by_count.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    if (by_count.size() > kMostCandidates) by_count.resize(kMostCandidates);
    std::vector<std::string> wordings;
    wordings.reserve(by_count.size());
    for (auto& [count, wording] : by_count) wordings.push_back(std::move(wording));
    return wordings;
  }

  [[nodiscard]] std::vector<std::uint64_t> count_everywhere(const std::vector<std::string>& wordings) const {
    std::vector<std::uint64_t> counts(wordings.size(), 0);
    const PhraseCounter counter(wordings, phrase_.unit() == TokenUnit::kWords);
    for (const std::size_t d : documents_) counter.count(text_.views[d].folded, counts);
    return counts;
  }

  // A word that has the same characters beside it wherever these texts have it is the rest of a longer one that the
  // segmenter does not know (近平 of 习近平).
  [[nodiscard]] std::vector<FoundNeighbour> made_whole(std::vector<FoundNeighbour> rows) const {
    std::vector<FoundNeighbour> whole;
    for (FoundNeighbour& row : rows) {
      row.wording = with_what_stands_beside(row.wording);
      const bool known = std::any_of(whole.begin(), whole.end(),
                                     [&](const FoundNeighbour& other) { return other.wording == row.wording; });
      if (!known) whole.push_back(std::move(row));
    }
    return whole;
  }

  [[nodiscard]] std::string with_what_stands_beside(const std::string& wording) const {
    constexpr std::size_t kMost = 6;  // characters on a side
    std::optional<std::string_view> left, right;
    for (const std::size_t d : documents_) {
      const std::string_view folded = text_.views[d].folded;
      for (std::size_t at = folded.find(wording); at != folded.npos; at = folded.find(wording, at + wording.size())) {
        std::size_t begin = at, end = at + wording.size();
        for (std::size_t n = 0; n < kMost && begin > 0; ++n) {
          const CodePoint c = decode_utf8_before(folded, begin);
          if (!joins(c.value, folded.substr(begin - c.length, c.length))) break;
          begin -= c.length;
        }
        for (std::size_t n = 0; n < kMost && end < folded.size(); ++n) {
          const CodePoint c = decode_utf8(folded, end);
          if (!joins(c.value, folded.substr(end, c.length))) break;
          end += c.length;
        }
        const std::string_view before = folded.substr(begin, at - begin);
        const std::string_view behind = folded.substr(at + wording.size(), end - at - wording.size());
        left = left ? common_end(*left, before) : before;
        right = right ? common_beginning(*right, behind) : behind;
        if (left->empty() && right->empty()) return wording;
      }
    }
    if (!left) return wording;
    // Only what the segmenter leaves over is added: a character that is no word, and the word that such a one begins,
    // where nothing else always follows.
    const std::string run = std::string(*left) + wording + std::string(*right);
    const std::vector<std::uint32_t> edges = word_boundaries(run);
    std::size_t begin = left->size(), end = begin + wording.size();
    const auto single = [&](std::size_t from, std::size_t to) {
      return count_code_points(run.substr(from, to - from)) == 1;
    };
    const auto first = std::lower_bound(edges.begin(), edges.end(), begin);
    if (first != edges.begin() && first != edges.end() && *first == begin && single(*std::prev(first), begin))
      begin = *std::prev(first);
    const auto last = std::lower_bound(edges.begin(), edges.end(), end);
    if (last != edges.begin() && last != edges.end() && *last == end && single(*std::prev(last), end) &&
        std::next(last) != edges.end() && *std::next(last) == run.size() && !single(end, run.size()))
      end = run.size();
    const std::string whole = run.substr(begin, end - begin);
    return whole.find(phrase_.folded()) == std::string::npos ? whole : wording;
  }

  static bool joins(char32_t code, std::string_view character) {
    return is_han(code) && function_word_limits(character) == 0;
  }
  static std::string_view common_beginning(std::string_view x, std::string_view y) {
    const auto differ = std::mismatch(x.begin(), x.end(), y.begin(), y.end()).first;
    return x.substr(0, floor_code_point(x, static_cast<std::size_t>(differ - x.begin())));
  }
  static std::string_view common_end(std::string_view x, std::string_view y) {
    std::size_t same = 0;
    while (same < std::min(x.size(), y.size()) && x[x.size() - 1 - same] == y[y.size() - 1 - same]) ++same;
    return x.substr(ceil_code_point(x, x.size() - same));
  }

  // A word that stands there nearly always inside a pair that is shown says nothing beside it; a pair whose words are
  // shown and stand there far more often says nothing new.
  static std::vector<FoundNeighbour> without_parts(std::vector<FoundNeighbour> rows) {
    std::vector<FoundNeighbour> kept;
    for (FoundNeighbour& row : rows) {
      const bool part = std::any_of(rows.begin(), rows.end(), [&](const FoundNeighbour& other) {
        return other.wording.size() > row.wording.size() && other.wording.find(row.wording) != std::string::npos &&
               5 * other.together >= 4 * row.together;
      });
      if (!part) kept.push_back(row);
      if (kept.size() == 100) break;
    }
    return kept;
  }

  const TracedPhrase& phrase_;
  const TokenText& text_;
  std::map<std::string, std::uint64_t> count_;  // in sentences with the phrase
  std::vector<std::size_t> documents_;
  std::uint64_t near_length_ = 0, length_ = 0;
};

}  // namespace

std::vector<FoundNeighbour> find_neighbours(const TracedPhrase& phrase) { return Neighbours(phrase).run(); }

}  // namespace tifa

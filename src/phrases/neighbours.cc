// What stands in the same sentences as a phrase, more often than elsewhere.
#include <algorithm>
#include <map>
#include <set>

#include <tifa/answers.h>
#include "keyness/keyness.h"

#include "phrases/life.h"
#include "phrases/light_words.h"
#include "phrases/occurrences.h"
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
    return without_parts(std::move(rows));
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

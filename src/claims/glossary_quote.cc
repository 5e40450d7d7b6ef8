#include "claims/glossary_quote.h"

#include <algorithm>
#include <limits>
#include <map>
#include <span>

#include "claims/difference.h"
#include "claims/word_list.h"
#include "index/search.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

// Words that need no rendering of their own.
constexpr auto kFunctionWords = word_list(
    {"a",    "all",  "also",  "an",    "and",   "are",   "as",   "at",   "be",    "been",    "by",  "for",  "from",
     "has",  "have", "in",    "into",  "is",    "it",    "its",  "of",   "on",    "or",      "our", "so",   "such",
     "that", "the",  "their", "them",  "there", "these", "they", "this", "those", "through", "to",  "upon", "was",
     "we",   "well", "were",  "which", "while", "who",   "will", "with", "would", "manner",  "way"});

struct Hit {
  Range text;
  std::size_t entry = 0;
};

// The shortest stretch of hits in which every entry stands; O(hits).
std::vector<Range> closest(std::span<const Hit> hits, std::size_t entries) {
  std::vector<std::size_t> seen(entries, 0);
  std::size_t have = 0, begin = 0, best_begin = 0, best_end = hits.size();
  std::uint32_t shortest = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t end = 0; end < hits.size(); ++end) {
    if (seen[hits[end].entry]++ == 0) ++have;
    for (; have == entries; ++begin) {
      const std::uint32_t size = hits[end].text.end - hits[begin].text.begin;
      if (size < shortest) {
        shortest = size;
        best_begin = begin;
        best_end = end + 1;
      }
      if (--seen[hits[begin].entry] == 0) --have;
    }
  }
  std::vector<Range> ranges;
  for (std::size_t i = best_begin; i < best_end; ++i) ranges.push_back(hits[i].text);
  return ranges;
}

}  // namespace

GlossaryReading read_through_glossary(std::string_view quotation, const Glossary& glossary) {
  struct Known {
    std::vector<std::string> stems;
    std::size_t entry;
  };
  std::map<std::string, std::vector<Known>> by_first;
  for (std::size_t i = 0; i < glossary.size(); ++i) {
    std::vector<std::string> stems;
    for (const ComparedWord& word : compared_words(glossary[i].first)) stems.push_back(word_stem(word.folded));
    if (stems.empty()) continue;
    by_first[stems.front()].push_back({stems, i});
  }
  const std::vector<ComparedWord> words = compared_words(quotation);
  std::vector<std::string> stems;
  for (const ComparedWord& word : words) stems.push_back(word_stem(word.folded));

  GlossaryReading reading;
  const auto content = [&](std::size_t i) { return !listed(kFunctionWords, words[i].folded); };
  for (std::size_t i = 0; i < words.size();) {
    const Known* longest = nullptr;
    if (const auto known = by_first.find(stems[i]); known != by_first.end())
      for (const Known& one : known->second)
        if (one.stems.size() <= words.size() - i &&
            std::equal(one.stems.begin(), one.stems.end(), stems.begin() + static_cast<std::ptrdiff_t>(i)) &&
            (longest == nullptr || one.stems.size() > longest->stems.size()))
          longest = &one;
    if (longest != nullptr) {
      const auto& [english, renderings] = glossary[longest->entry];
      GlossaryReading::Entry entry{english, {}};
      for (const std::string& rendering : renderings)
        if (std::string folded = fold_term(rendering, Folding::kDefault); !folded.empty())
          entry.renderings.push_back(std::move(folded));
      for (std::size_t j = i; j < i + longest->stems.size(); ++j) reading.known_words += content(j) ? 1 : 0;
      if (!entry.renderings.empty()) reading.entries.push_back(std::move(entry));
      i += longest->stems.size();
      continue;
    }
    const std::string& folded = words[i].folded;
    if (is_digit(decode_utf8(folded, 0).value)) {
      reading.entries.push_back({folded, {folded}});
      ++reading.known_words;
    } else if (content(i)) {
      reading.unknown.emplace_back(words[i].at.of(quotation));
    }
    ++i;
  }
  return reading;
}

std::optional<GlossaryPlace> place_reading(const GlossaryReading& reading, const DocumentView& view) {
  if (reading.entries.empty()) return std::nullopt;
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < reading.entries.size(); ++i) {
    const std::size_t before = hits.size();
    for (const std::string& rendering : reading.entries[i].renderings) {
      const PhraseSearcher searcher(rendering);
      for (std::size_t at = searcher.find(view.folded); at != std::string_view::npos;
           at = searcher.find(view.folded, at + rendering.size())) {
        const Range folded = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + rendering.size())};
        if (at_word_edge(view.folded, folded.begin) && at_word_edge(view.folded, folded.end))
          hits.push_back({view.folded_to_text(folded), i});
      }
    }
    if (hits.size() == before) return std::nullopt;
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.entry < b.entry;
  });
  std::uint32_t block = kNoIndex;
  std::vector<Range> block_sentences;
  for (std::size_t i = 0; i < hits.size();) {
    const std::uint32_t here = view.block_at_text(hits[i].text.begin);
    if (here != block) {
      block = here;
      const Range whole = view.blocks[block].text;
      block_sentences = sentences(whole.of(view.text));
      for (Range& one : block_sentences) one = {one.begin + whole.begin, one.end + whole.begin};
    }
    const auto behind = std::upper_bound(block_sentences.begin(), block_sentences.end(), hits[i].text.begin,
                                         [](std::uint32_t at, const Range& one) { return at < one.begin; });
    const Range sentence = behind == block_sentences.begin() ? view.blocks[block].text : *(behind - 1);
    std::vector<bool> seen(reading.entries.size(), false);
    std::size_t entries = 0;
    GlossaryPlace place{sentence, block, {}};
    std::size_t end = i;
    for (; end < hits.size() && hits[end].text.begin < sentence.end; ++end) {
      if (!seen[hits[end].entry]) ++entries;
      seen[hits[end].entry] = true;
    }
    if (entries == reading.entries.size()) {
      place.hits = closest(std::span(hits).subspan(i, end - i), entries);
      return place;
    }
    i = std::max(end, i + 1);
  }
  return std::nullopt;
}

}  // namespace tifa

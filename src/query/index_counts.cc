#include "query/index_counts.h"

#include <algorithm>

#include "index/block_text.h"
#include "text/borders.h"

namespace tifa {
namespace {

using Place = PhrasePlaces::Place;

// Whether two places of a phrase overlap anywhere: most phrases that can do not, which a look at the index tells.
bool overlaps_itself(const std::string& phrase, const PhraseIndex& index) {
  const std::vector<std::size_t> shared = borders(phrase);
  constexpr std::size_t kLooks = 4;  // more parts that repeat are those of one piece over and over
  if (shared.size() > kLooks) return true;
  return std::any_of(shared.begin(), shared.end(), [&](std::size_t length) {
    // What stands where they overlap: the phrase, and again what follows the part that it begins and ends with.
    const auto places = index.find_distinct(phrase + phrase.substr(length), false);
    return !places || !places->empty();
  });
}

// The places that are hits, block by block from the left.
void drop_overlapping(std::vector<Place>& places, std::size_t length) {
  Place last;
  bool any = false;
  std::erase_if(places, [&](const Place& place) {
    if (any && place.block == last.block && place.offset < last.offset + length) return true;
    last = place;
    any = true;
    return false;
  });
}

std::optional<std::vector<Place>> hits_in_blocks(const Matcher& matcher, const PhraseIndex& index) {
  const std::string* phrase = matcher.bare_phrase();
  if (phrase == nullptr) return std::nullopt;
  auto places = index.find_distinct(*phrase, false);
  if (places && matcher.rule().overlap == Overlap::kNone) drop_overlapping(*places, phrase->size());
  return places;
}

}  // namespace

std::optional<std::vector<PhraseIndex::DocumentCount>> count_hits(const Matcher& matcher, const PhraseIndex& index) {
  const std::string* phrase = matcher.bare_phrase();
  if (phrase == nullptr) return std::nullopt;
  if (matcher.rule().overlap == Overlap::kAll || !overlaps_itself(*phrase, index)) return index.count(*phrase, false);
  const auto hits = hits_in_blocks(matcher, index);
  if (!hits) return std::nullopt;
  std::vector<std::uint32_t> counts(index.documents());
  for (const Place& hit : *hits)
    for (const auto& [document, block] : index.occurrences_of(hit.block))
      if (document < counts.size()) ++counts[document];
  std::vector<PhraseIndex::DocumentCount> found;
  for (std::uint32_t document = 0; document < counts.size(); ++document)
    if (counts[document] > 0) found.push_back({document, counts[document]});
  return found;
}

std::optional<std::map<std::string, std::uint64_t>> count_wordings(const Matcher& matcher, const PhraseIndex& index,
                                                                   const std::vector<bool>& asked) {
  const auto hits = hits_in_blocks(matcher, index);
  if (!hits) return std::nullopt;
  const auto length = static_cast<std::uint32_t>(matcher.bare_phrase()->size());
  std::map<std::string, std::uint64_t> wordings;
  std::string folded, text;
  std::vector<OffsetMap::Run> runs;
  std::vector<Range> ranges;
  std::uint64_t as_folded = 0;
  for (std::size_t i = 0, end = 0; i < hits->size(); i = end) {
    const std::uint32_t number = (*hits)[i].block;
    for (end = i + 1; end < hits->size() && (*hits)[end].block == number;) ++end;
    std::uint64_t times = 0;
    for (const auto& [document, block] : index.occurrences_of(number))
      if (document < asked.size() && asked[document]) ++times;
    if (times == 0) continue;
    const auto stored = index.block(number);
    if (!stored) return std::nullopt;
    ranges.clear();
    for (std::size_t hit = i; hit < end; ++hit) ranges.push_back({(*hits)[hit].offset, (*hits)[hit].offset + length});
    if (stands_unchanged(stored->difference, ranges)) {
      as_folded += times * ranges.size();
      continue;
    }
    folded.clear();
    text.clear();
    runs.clear();
    append_units(stored->folded, folded);
    // A block of a document that is stored whole has no text of its own.
    if (!restore_block(folded, stored->difference, 0, text, runs)) return std::nullopt;
    for (const Range& range : ranges) {
      const Range in_text = to_origin(runs, range);
      if (in_text.end > text.size()) return std::nullopt;
      wordings[std::string(in_text.of(text))] += times;
    }
  }
  if (as_folded > 0) wordings[*matcher.bare_phrase()] += as_folded;
  return wordings;
}

}  // namespace tifa

#include "query/hit_finder.h"

#include <algorithm>

#include "query/index_counts.h"

namespace tifa {
namespace {

constexpr std::size_t kLookUpFrom = 8;  // texts of a segment

}  // namespace

HitFinder::HitFinder(const Corpus& corpus, const std::vector<Edition>& editions, const std::atomic<bool>* stop)
    : corpus_(corpus), stop_(stop) {
  for (const Edition& edition : editions)
    if (edition.has_text()) ++asked_[edition.segment];
}

bool HitFinder::looks_up(const Edition& edition) const {
  const auto asked = asked_.find(edition.segment);
  return asked != asked_.end() && asked->second >= kLookUpFrom;
}

Result<const PhraseIndex*> HitFinder::phrases_of(const Edition& edition) const {
  auto segment = corpus_.segment(edition);
  if (!segment) return tl::unexpected(segment.error());
  return (*segment)->phrases();
}

Result<std::array<Lengths, kPartCount>> HitFinder::lengths_of(const Edition& edition) {
  auto& known = lengths_[edition.segment];
  const std::uint32_t index = edition.segment_index;
  if (index < known.size() && known[index]) return *known[index];
  auto segment = corpus_.segment(edition);
  if (!segment) return tl::unexpected(segment.error());
  auto lengths = (*segment)->lengths(index);
  if (!lengths) return tl::unexpected(lengths.error());
  known.resize((*segment)->document_count());
  known[index] = *lengths;
  return *lengths;
}

Result<std::optional<HitFinder::Counted>> HitFinder::count(const Matcher& matcher, const Edition& edition) {
  std::optional<Counted> counted;
  if (!looks_up(edition) || matcher.bare_phrase() == nullptr) return counted;
  const auto [known, first] = counts_.try_emplace({&matcher, edition.segment});
  if (first) {
    auto phrases = phrases_of(edition);
    if (!phrases) {
      counts_.erase(known);
      return tl::unexpected(phrases.error());
    }
    known->second = count_hits(matcher, **phrases);
  }
  if (!known->second) return counted;
  auto lengths = lengths_of(edition);
  if (!lengths) return tl::unexpected(lengths.error());
  const auto& counts = *known->second;
  const auto hits = std::lower_bound(
      counts.begin(), counts.end(), edition.segment_index,
      [](const PhraseIndex::DocumentCount& count, std::uint32_t document) { return count.document < document; });
  const bool any = hits != counts.end() && hits->document == edition.segment_index;
  counted = {any ? hits->places : 0, *lengths};
  return counted;
}

Result<std::optional<std::map<std::string, std::uint64_t>>> HitFinder::wordings(
    const Matcher& matcher, const std::vector<const Edition*>& editions) {
  std::map<std::string, std::vector<bool>> asked;  // segment → documents
  std::map<std::string, const Edition*> one_of;
  for (const Edition* edition : editions) {
    std::vector<bool>& documents = asked[edition->segment];
    if (documents.size() <= edition->segment_index) documents.resize(edition->segment_index + std::size_t{1});
    documents[edition->segment_index] = true;
    one_of[edition->segment] = edition;
  }
  std::optional<std::map<std::string, std::uint64_t>> all(std::in_place);
  for (const auto& [name, documents] : asked) {
    auto phrases = phrases_of(*one_of[name]);
    if (!phrases) return tl::unexpected(phrases.error());
    const auto here = count_wordings(matcher, **phrases, documents);
    if (!here) return std::optional<std::map<std::string, std::uint64_t>>();
    for (const auto& [wording, hits] : *here) (*all)[wording] += hits;
  }
  return all;
}

// Null where the text is to be scanned.
Result<const LocatedTerm*> HitFinder::located(const Matcher& matcher, const Edition& edition) {
  if (!looks_up(edition)) return nullptr;
  const auto [known, first] = located_.try_emplace({&matcher, edition.segment});
  if (first) {
    auto phrases = phrases_of(edition);
    if (!phrases) {
      located_.erase(known);
      return tl::unexpected(phrases.error());
    }
    known->second = matcher.locate(**phrases);
  }
  return known->second ? &*known->second : nullptr;
}

Result<std::optional<std::array<Lengths, kPartCount>>> HitFinder::absent(const Matcher& matcher,
                                                                         const Edition& edition) {
  std::optional<std::array<Lengths, kPartCount>> none;
  auto known = located(matcher, edition);
  if (!known) return tl::unexpected(known.error());
  if (*known == nullptr || (*known)->stands_in(edition.segment_index)) return none;
  auto lengths = lengths_of(edition);
  if (!lengths) return tl::unexpected(lengths.error());
  none = *lengths;
  return none;
}

Result<std::vector<Hit>> HitFinder::find(const Matcher& matcher, const Edition& edition, const DocumentView& view,
                                         const BlockFilter& filter) {
  auto known = located(matcher, edition);
  if (!known) return tl::unexpected(known.error());
  if (*known == nullptr) {
    std::vector<Hit> hits = matcher.find(view, filter, stop_);
    if (stop_ != nullptr && stop_->load(std::memory_order_relaxed))
      return fail(ErrorCode::kStopped, "stopped before all editions were read");
    return hits;
  }
  return matcher.find(view, **known, edition.segment_index, filter);
}

}  // namespace tifa

#include "query/hit_finder.h"

namespace tifa {
namespace {

constexpr std::size_t kLookUpFrom = 8;  // texts of a segment

}  // namespace

HitFinder::HitFinder(const Corpus& corpus, const std::vector<Edition>& editions) : corpus_(corpus) {
  for (const Edition& edition : editions)
    if (edition.has_text()) ++asked_[edition.segment];
}

// Null where the text is to be scanned.
Result<const LocatedTerm*> HitFinder::located(const Matcher& matcher, const Edition& edition) {
  const auto asked = asked_.find(edition.segment);
  if (asked == asked_.end() || asked->second < kLookUpFrom) return nullptr;
  const auto [known, first] = located_.try_emplace({&matcher, edition.segment});
  if (first) {
    auto segment = corpus_.segment(edition);
    if (!segment) return tl::unexpected(segment.error());
    auto phrases = (*segment)->phrases();
    if (!phrases) return tl::unexpected(phrases.error());
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
  auto segment = corpus_.segment(edition);
  if (!segment) return tl::unexpected(segment.error());
  auto lengths = (*segment)->lengths(edition.segment_index);
  if (!lengths) return tl::unexpected(lengths.error());
  none = *lengths;
  return none;
}

Result<std::vector<Hit>> HitFinder::find(const Matcher& matcher, const Edition& edition, const DocumentView& view,
                                         const BlockFilter& filter) {
  auto known = located(matcher, edition);
  if (!known) return tl::unexpected(known.error());
  if (*known == nullptr) return matcher.find(view, filter);
  return matcher.find(view, **known, edition.segment_index, filter);
}

}  // namespace tifa

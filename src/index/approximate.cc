#include "index/approximate.h"

#include <algorithm>
#include <cstring>

#include "text/code_points.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kSeed = 6;        // bytes of a seed
constexpr std::size_t kShortest = 12;     // bytes of a passage
constexpr std::uint32_t kStride = 3;      // every third byte of the text is looked at, every byte of the passage
constexpr std::uint32_t kBucketBits = 6;  // places are counted in buckets of 64 bytes
constexpr std::size_t kFilterBits = 1 << 15;

std::uint64_t seed_at(const char* at) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, kSeed);
  return value;
}

std::size_t filter_bit(std::uint64_t seed) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;  // 2^64 / golden ratio (Knuth)
  return (seed * kMix) >> 49;                            // 15 bits
}

}  // namespace

InfixSearcher::Masks::Masks(std::u32string_view pattern)
    : characters(pattern), blocks((pattern.size() + 63) / 64), size(pattern.size()) {
  std::sort(characters.begin(), characters.end());
  characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
  words.assign(blocks * characters.size(), 0);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const auto row = static_cast<std::size_t>(std::lower_bound(characters.begin(), characters.end(), pattern[i]) -
                                              characters.begin());
    words[row * blocks + i / 64] |= std::uint64_t{1} << (i % 64);
  }
}

const std::uint64_t* InfixSearcher::Masks::row(char32_t code) const {
  const auto at = std::lower_bound(characters.begin(), characters.end(), code);
  if (at == characters.end() || *at != code) return nullptr;
  return words.data() + static_cast<std::size_t>(at - characters.begin()) * blocks;
}

InfixSearcher::InfixSearcher(std::u32string_view pattern)
    : forwards_(pattern), backwards_(std::u32string(pattern.rbegin(), pattern.rend())) {}

// One column for each character of the text; `report(column, score)` has the distance of the whole pattern to the best
// infix that ends there, or, anchored, to the text from its first character on.
template <class Report>
void InfixSearcher::scan(const Masks& masks, std::u32string_view text, bool backwards, bool anchored,
                         const Report& report) {
  std::vector<std::uint64_t> plus(masks.blocks, ~std::uint64_t{0}), minus(masks.blocks, 0);
  const std::uint64_t last_bit = std::uint64_t{1} << ((masks.size - 1) % 64);
  auto score = static_cast<std::uint32_t>(masks.size);
  for (std::size_t column = 0; column < text.size(); ++column) {
    const std::uint64_t* row = masks.row(backwards ? text[text.size() - 1 - column] : text[column]);
    int carry = anchored ? 1 : 0;
    for (std::size_t block = 0; block < masks.blocks; ++block) {
      const std::uint64_t pv = plus[block], mv = minus[block];
      std::uint64_t equal = row == nullptr ? 0 : row[block];
      const std::uint64_t vertical = equal | mv;
      if (carry < 0) equal |= 1;
      const std::uint64_t horizontal = (((equal & pv) + pv) ^ pv) | equal;
      std::uint64_t ph = mv | ~(horizontal | pv);
      std::uint64_t mh = pv & horizontal;
      const std::uint64_t top = block + 1 == masks.blocks ? last_bit : std::uint64_t{1} << 63;
      const int out = (ph & top) != 0 ? 1 : (mh & top) != 0 ? -1 : 0;
      ph <<= 1;
      mh <<= 1;
      if (carry > 0) ph |= 1;
      if (carry < 0) mh |= 1;
      plus[block] = mh | ~(vertical | ph);
      minus[block] = ph & vertical;
      carry = out;
    }
    score = static_cast<std::uint32_t>(static_cast<int>(score) + carry);
    report(column, score);
  }
}

std::optional<InfixSearcher::Place> InfixSearcher::find(std::u32string_view text, std::uint32_t most) const {
  if (forwards_.size == 0) return std::nullopt;
  Place place;
  place.distance = static_cast<std::uint32_t>(forwards_.size);  // of the empty infix
  scan(forwards_, text, false, false, [&](std::size_t column, std::uint32_t score) {
    if (score >= place.distance) return;
    place.distance = score;
    place.end = column + 1;
  });
  if (place.distance > most) return std::nullopt;
  // The same from its end backwards: where the distance is reached, the passage may begin.
  const std::size_t reach = std::min<std::size_t>(place.end, forwards_.size + place.distance);
  const auto off = [&](std::size_t length) {
    return length > forwards_.size ? length - forwards_.size : forwards_.size - length;
  };
  std::size_t length = 0;
  bool found = place.distance == forwards_.size;
  scan(backwards_, text.substr(place.end - reach, reach), true, true, [&](std::size_t column, std::uint32_t score) {
    if (score != place.distance || (found && off(column + 1) >= off(length))) return;
    found = true;
    length = column + 1;
  });
  place.begin = place.end - length;
  return place;
}

PassageSearcher::PassageSearcher(std::string passage)
    : passage_(std::move(passage)), points_(code_points(passage_)), filter_(kFilterBits / 64, 0), searcher_(points_) {
  if (passage_.size() < kShortest) return;
  for (std::uint32_t i = 0; i + kSeed <= passage_.size(); ++i) seeds_.emplace_back(seed_at(passage_.data() + i), i);
  std::sort(seeds_.begin(), seeds_.end());
  seeds_.erase(
      std::unique(seeds_.begin(), seeds_.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
      seeds_.end());
  for (const auto& [seed, at] : seeds_) filter_[filter_bit(seed) / 64] |= std::uint64_t{1} << (filter_bit(seed) % 64);
}

std::optional<PassageSearcher::Place> PassageSearcher::find(std::string_view text) const {
  if (seeds_.empty() || text.size() < kSeed) return std::nullopt;
  // A shared seed speaks for a place where the passage would begin; places nearby are counted together.
  const auto size = static_cast<std::uint32_t>(passage_.size());
  std::vector<std::uint16_t> shared(((text.size() + size) >> kBucketBits) + 2, 0);
  for (std::size_t i = 0; i + kSeed <= text.size(); i += kStride) {
    const std::uint64_t seed = seed_at(text.data() + i);
    const std::size_t bit = filter_bit(seed);
    if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0) continue;
    const auto known = std::lower_bound(seeds_.begin(), seeds_.end(), std::pair{seed, std::uint32_t{0}});
    if (known == seeds_.end() || known->first != seed) continue;
    std::uint16_t& count = shared[(i + size - known->second) >> kBucketBits];
    if (count < UINT16_MAX) ++count;
  }
  std::vector<std::pair<std::uint32_t, std::size_t>> candidates;  // shared seeds, bucket
  const std::uint32_t least = std::max<std::uint32_t>(2, static_cast<std::uint32_t>(seeds_.size()) / (6 * kStride));
  const auto worse = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  for (std::size_t bucket = 0; bucket + 1 < shared.size(); ++bucket) {
    const std::uint32_t count = std::uint32_t{shared[bucket]} + shared[bucket + 1];
    if (count < least) continue;
    if (candidates.size() == kMostCandidates && !worse(std::pair{count, bucket}, candidates.front())) continue;
    if (candidates.size() == kMostCandidates) {
      std::pop_heap(candidates.begin(), candidates.end(), worse);
      candidates.pop_back();
    }
    candidates.emplace_back(count, bucket);
    std::push_heap(candidates.begin(), candidates.end(), worse);
  }
  std::sort(candidates.begin(), candidates.end(), worse);

  std::optional<Place> best;
  for (const auto& [count, bucket] : candidates) {
    const std::size_t slack = size / 2 + 64;
    const std::size_t around = bucket << kBucketBits;  // of the place plus `size`
    std::size_t begin = around > size + slack ? around - size - slack : 0;
    std::size_t end = std::min(text.size(), around + 2 * (std::size_t{1} << kBucketBits) + slack);
    const auto inside = [&](std::size_t at) { return at < text.size() && continues_code_point(text[at]); };
    while (inside(begin)) --begin;
    while (inside(end)) ++end;
    const std::string_view region = text.substr(begin, end - begin);
    const auto most = static_cast<std::uint32_t>(points_.size() / 2);
    const auto found = searcher_.find(code_points(region), best ? std::min(most, best->distance) : most);
    if (!found || (best && found->distance >= best->distance)) continue;
    std::uint32_t point = 0;
    Place place;
    place.distance = found->distance;
    place.range.begin = place.range.end = static_cast<std::uint32_t>(begin);
    for (std::size_t i = 0; i < region.size() && point < found->end; ++point) {
      i += decode_utf8(region, i).length;
      if (point + 1 == found->begin) place.range.begin = static_cast<std::uint32_t>(begin + i);
      place.range.end = static_cast<std::uint32_t>(begin + i);
    }
    best = place;
  }
  return best;
}

}  // namespace tifa

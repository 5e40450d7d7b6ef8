#include "build/likeness.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/hash.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kHashes = 16;
constexpr std::size_t kDigits = 8;       // of one
constexpr std::uint32_t kShortest = 60;  // bytes: 20 Han characters, ten English words

}  // namespace

std::string sketch_of(const DocumentView& view) {
  std::set<std::uint32_t> lowest;
  for (const BlockRecord& block : view.blocks) {
    if (block.folded.size() < kShortest) continue;
    lowest.insert(static_cast<std::uint32_t>(xxh3(block.folded.of(view.folded))));
    if (lowest.size() > kHashes) lowest.erase(std::prev(lowest.end()));
  }
  std::string sketch;
  for (const std::uint32_t hash : lowest) sketch += fmt::format("{:08x}", hash);
  return sketch;
}

double likeness_of(std::string_view sketch, std::string_view other) {
  // Of the lowest hashes of both together, how many stand in both.
  std::size_t all = 0, common = 0;
  while (all < kHashes && !sketch.empty() && !other.empty()) {
    const int order = sketch.substr(0, kDigits).compare(other.substr(0, kDigits));
    ++all;
    common += order == 0 ? 1 : 0;
    if (order <= 0) sketch.remove_prefix(std::min(kDigits, sketch.size()));
    if (order >= 0) other.remove_prefix(std::min(kDigits, other.size()));
  }
  all = std::min(kHashes, all + std::max(sketch.size(), other.size()) / kDigits);
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

bool share_a_passage(const DocumentView& a, const DocumentView& b) {
  constexpr std::size_t kHanPassage = 15, kLetterPassage = 40, kMostPassages = 100'000;
  const std::size_t length = std::min<std::size_t>(a.language == Language::kChinese ? kHanPassage : kLetterPassage,
                                                   count_code_points(a.folded));
  if (length == 0) return false;
  // Calls `take` with each passage of a text, until it gives true; then true.
  const auto any_passage = [&](const DocumentView& view, auto&& take) {
    std::size_t begin = 0, end = 0, points = 0;
    while (end < view.folded.size()) {
      end += decode_utf8(view.folded, end).length;
      if (++points < length) continue;
      if (take(view.folded.substr(begin, end - begin))) return true;
      begin += decode_utf8(view.folded, begin).length;
    }
    return false;
  };
  std::unordered_set<std::string_view> passages;
  (void)any_passage(a, [&](std::string_view passage) {
    passages.insert(passage);
    return passages.size() >= kMostPassages;
  });
  return any_passage(b, [&](std::string_view passage) { return passages.contains(passage); });
}

double shared_part(const DocumentView& a, const DocumentView& b) {
  std::unordered_map<std::uint64_t, std::size_t> blocks;
  std::uint64_t length_a = 0, length_b = 0, shared = 0;
  for (const BlockRecord& block : a.blocks) {
    const std::string_view text = block.folded.of(a.folded);
    ++blocks[xxh3(text)];
    length_a += count_code_points(text);
  }
  for (const BlockRecord& block : b.blocks) {
    const std::string_view text = block.folded.of(b.folded);
    const std::uint64_t length = count_code_points(text);
    length_b += length;
    const auto found = blocks.find(xxh3(text));
    if (found == blocks.end() || found->second == 0) continue;
    --found->second;
    shared += length;
  }
  const std::uint64_t longer = std::max(length_a, length_b);
  return longer == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(longer);
}

}  // namespace tifa

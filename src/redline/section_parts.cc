#include "redline/section_parts.h"

#include <map>
#include <utility>

#include "redline/likeness.h"
#include "redline/sections.h"

namespace tifa {
namespace {

// The chapter of each block, kNoIndex outside of all, and how many bytes of text each chapter has.
struct Chapters {
  std::vector<std::uint32_t> of_block;
  std::vector<std::uint64_t> size;  // by section
};

Chapters chapters_of(const DocumentView& view) {
  Chapters chapters{std::vector<std::uint32_t>(view.blocks.size(), kNoIndex),
                    std::vector<std::uint64_t>(view.sections.size())};
  const std::uint32_t level = chapter_level(view);
  if (level == 0) return chapters;
  for (std::uint32_t s = 1; s < view.sections.size(); ++s) {
    const SectionRecord& record = view.sections[s];
    if (record.level != level) continue;
    for (std::uint32_t block = record.first_block; block < record.end_block && block < view.blocks.size(); ++block) {
      if (block == record.heading) continue;
      chapters.of_block[block] = s;
      chapters.size[s] += view.blocks[block].text.size();
    }
  }
  return chapters;
}

}  // namespace

std::vector<SharedText> shared_texts(const DocumentView& a, const DocumentView& b) {
  const Chapters in_a = chapters_of(a), in_b = chapters_of(b);
  const LikeBlocks like = most_like_blocks(a, b);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::uint64_t, std::uint64_t>> shared;
  for (std::uint32_t block = 0; block < a.blocks.size(); ++block) {
    if (like.b_of_a[block] == kNoIndex) continue;
    const std::uint32_t from = in_a.of_block[block], to = in_b.of_block[like.b_of_a[block]];
    if (from != kNoIndex && to != kNoIndex) shared[{from, to}].first += a.blocks[block].text.size();
  }
  for (std::uint32_t block = 0; block < b.blocks.size(); ++block) {
    if (like.a_of_b[block] == kNoIndex) continue;
    const std::uint32_t from = in_a.of_block[like.a_of_b[block]], to = in_b.of_block[block];
    if (from != kNoIndex && to != kNoIndex) shared[{from, to}].second += b.blocks[block].text.size();
  }
  const auto share = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  std::vector<SharedText> parts;
  for (const auto& [chapters, bytes] : shared) {
    const SharedText part{chapters.first, chapters.second, share(bytes.first, in_a.size[chapters.first]),
                          share(bytes.second, in_b.size[chapters.second])};
    if (part.of_a >= kLeastPart || part.of_b >= kLeastPart) parts.push_back(part);
  }
  return parts;
}

}  // namespace tifa

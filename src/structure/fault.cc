// Whether what a reader handed over holds together: asked of every hand-over from another process.
#include <algorithm>
#include <utility>

#include "structure/structure.h"
#include "text/utf8.h"

namespace tifa {
namespace {

std::string fault_in_map(const RawDocument& raw) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pieces;  // of the source
  std::uint64_t derived = 0;
  for (const OffsetMap::Run& run : raw.origin.runs()) {
    if (run.derived != derived || run.steps == 0 || run.derived_step == 0) return "its map has gaps";
    derived += std::uint64_t{run.steps} * run.derived_step;
    if (const std::uint64_t length = std::uint64_t{run.steps} * run.origin_step; length > 0)
      pieces.emplace_back(run.origin, run.origin + length);
  }
  if (derived != raw.text.size()) return "its map does not cover the text";
  for (const SetAside& item : raw.set_aside) {
    if (reason_name(item.reason) == "unknown") return "it has a reason that nobody knows";
    if (item.origin.begin > item.origin.end) return "it sets a range aside that ends before it begins";
    if (!item.origin.empty()) pieces.emplace_back(item.origin.begin, item.origin.end);
  }
  std::sort(pieces.begin(), pieces.end());
  std::uint64_t at = 0;
  for (const auto& [begin, end] : pieces) {
    if (begin != at) return "byte " + std::to_string(std::min(begin, at)) + " is accounted for twice or not at all";
    at = end;
  }
  if (at != raw.source_size) return "its account ends at byte " + std::to_string(at);
  return {};
}

}  // namespace

std::string fault_in(const RawDocument& raw) {
  if (find_invalid_utf8(raw.text) != std::string_view::npos) return "its text is not UTF-8";
  if (std::string fault = fault_in_map(raw); !fault.empty()) return fault;
  std::uint32_t at = 0;
  const auto inside_character = [&](std::uint32_t byte) {
    return byte < raw.text.size() && continues_code_point(raw.text[byte]);
  };
  for (const RawBlock& block : raw.blocks) {
    if (block.range.begin < at || block.range.end < block.range.begin || block.range.end > raw.text.size())
      return "its blocks do not ascend";
    if (block.hint > kLastHint || inside_character(block.range.begin) || inside_character(block.range.end))
      return "it has a block that is none";
    if (block.strong_end != 0 && (block.strong_end < block.range.begin || block.strong_end > block.range.end ||
                                  inside_character(block.strong_end)))
      return "it has bold text outside of its block";
    at = block.range.end;
  }
  if (encoding_name(raw.encoding).empty()) return "it has an encoding that nobody knows";
  if (!places_hold(raw.places.places, raw.places.parts.size(), raw.source_size)) return "its places do not hold";
  for (const std::string& part : raw.places.parts)
    if (find_invalid_utf8(part) != std::string_view::npos || part.find('\0') != std::string::npos)
      return "it has a part without a proper name";
  if (find_invalid_utf8(raw.extracted) != std::string_view::npos ||
      raw.extracted.size() != (raw.places.places.empty() ? 0 : raw.source_size))
    return "its stream is not what its places are of";
  if (find_invalid_utf8(raw.unread) != std::string_view::npos) return "it says in no UTF-8 what it could not read";
  return {};
}

}  // namespace tifa

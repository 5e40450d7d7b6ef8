#include "ingest/extract.h"

#include <algorithm>

namespace tifa {
namespace {

std::uint32_t u32(std::size_t value) { return static_cast<std::uint32_t>(value); }

}  // namespace

std::uint32_t Extract::part(std::string_view name) {
  std::string plain(name);
  plain.erase(std::remove_if(plain.begin(), plain.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }),
              plain.end());
  auto& parts = raw_.places.parts;
  const auto known = std::find(parts.begin(), parts.end(), plain);
  part_ = u32(static_cast<std::size_t>(known - parts.begin()));
  if (known == parts.end()) parts.push_back(std::move(plain));
  return part_;
}

void Extract::place(PlaceKind kind, std::uint32_t number, std::uint16_t left) {
  pending_ = {0, part_, number, kind, left};
  place_pending_ = true;
}

void Extract::page(std::uint32_t number, std::uint16_t left, std::uint16_t top, std::uint16_t right,
                   std::uint16_t bottom) {
  pending_ = {0, part_, number, PlaceKind::kPage, left, top, right, bottom};
  place_pending_ = true;
}

void Extract::flush_place() {
  if (!place_pending_ || at_ > kMaxExtractedBytes) return;
  place_pending_ = false;
  pending_.begin = u32(at_);
  auto& places = raw_.places.places;
  if (!places.empty() && places.back().begin == pending_.begin)
    places.back() = pending_;
  else
    places.push_back(pending_);
}

void Extract::begin_block(Hint hint, std::uint8_t level) {
  if (open_) end_block();
  open_ = true;
  block_ = {};
  block_.hint = hint;
  block_.level = level;
  block_.paragraph_start = true;
  if (!raw_.text.empty()) {
    raw_.text += '\n';
    raw_.origin.append_inserted(u32(std::min(at_, kMaxExtractedBytes)), 1);
  }
  block_.range.begin = u32(raw_.text.size());
  strong_so_far_ = true;
}

void Extract::end_block() {
  if (!open_) return;
  open_ = false;
  block_.range.end = u32(raw_.text.size());
  if (block_.range.empty()) return;
  raw_.blocks.push_back(block_);
}

void Extract::hint(Hint hint, std::uint8_t level) {
  block_.hint = hint;
  block_.level = level;
}

void Extract::indent(std::uint8_t columns) { block_.indent = columns; }

void Extract::keep(std::string_view text, bool strong) {
  if (text.empty()) return;
  if (!open_) begin_block(Hint::kNone);
  flush_place();
  const std::uint64_t begin = at_;
  at_ += text.size();
  if (at_ > kMaxExtractedBytes) return;  // finish() says so
  raw_.text += text;
  raw_.extracted += text;
  raw_.origin.append_copy(u32(begin), u32(text.size()));
  strong_so_far_ = strong_so_far_ && strong;
  if (strong_so_far_) block_.strong_end = u32(raw_.text.size());
}

void Extract::leave_out(std::string_view text, Reason reason) {
  if (text.empty()) return;
  flush_place();
  const std::uint64_t begin = at_;
  at_ += text.size();
  if (at_ > kMaxExtractedBytes) return;
  raw_.extracted += text;
  auto& list = raw_.set_aside;
  if (!list.empty() && list.back().reason == reason && list.back().origin.end == begin)
    list.back().origin.end = u32(at_);
  else
    list.push_back({reason, {u32(begin), u32(at_)}});
}

void Extract::insert(std::string_view text, bool strong) {
  if (text.empty() || at_ > kMaxExtractedBytes || raw_.text.size() > kMaxExtractedBytes) return;
  if (!open_) begin_block(Hint::kNone);
  raw_.text += text;
  raw_.origin.append_inserted(u32(at_), u32(text.size()));
  strong_so_far_ = strong_so_far_ && strong;
  if (strong_so_far_) block_.strong_end = u32(raw_.text.size());
}

Result<RawDocument> Extract::finish(SourceProperties properties) {
  end_block();
  if (at_ > kMaxExtractedBytes || raw_.text.size() > kMaxExtractedBytes)
    return fail(ErrorCode::kLimit,
                "the document holds more than " + std::to_string(kMaxExtractedBytes >> 20) + " MiB of text", "",
                "split it");
  if (raw_.blocks.empty()) return fail(ErrorCode::kInput, "the document has no text", "", "check that it is complete");
  raw_.source_size = at_;
  raw_.properties = std::move(properties);
  raw_.hard_lines = false;
  auto& places = raw_.places.places;
  if (places.empty() || places.front().begin != 0) {
    if (raw_.places.parts.empty()) raw_.places.parts.emplace_back();
    places.insert(places.begin(), SourcePlace{0, 0, 1});
  }
  return std::move(raw_);
}

}  // namespace tifa

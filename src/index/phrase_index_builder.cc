// Makes the index of a segment's phrases: distinct blocks, their places in order, and which documents hold them.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/hash.h"
#include "index/phrase_index.h"
#include "index/phrase_index_format.h"
#include "index/phrase_order.h"
#include "text/utf8.h"

namespace tifa {

using namespace phrase_index_format;

namespace {

constexpr std::uint64_t kMostUnits = 0xFFFFFF00;
constexpr std::array<char, 8> kFilling{};

template <class Record>
std::string_view bytes_of(const std::vector<Record>& records) {
  return {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record)};
}

}  // namespace

bool PhraseIndexBuilder::add(const DocumentView& document) {
  if (units_.size() + document.folded.size() + document.blocks.size() > kMostUnits) return false;
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const std::string_view folded = document.blocks[i].folded.of(document.folded);
    if (!folded.empty()) seen_.push_back({distinct(folded), documents_, i});
  }
  ++documents_;
  return true;
}

// The number of a distinct block; one that was not seen before is appended.
std::uint32_t PhraseIndexBuilder::distinct(std::string_view folded) {
  const std::size_t begin = units_.size();
  const std::size_t starts = starts_.size();
  append_units(folded);
  const std::size_t size = units_.size() - begin;
  const auto newest = newest_.emplace(xxh3(folded), kNoIndex).first;
  for (std::uint32_t block = newest->second; block != kNoIndex; block = older_[block]) {
    const auto at = [&](std::size_t unit) { return units_.begin() + static_cast<std::ptrdiff_t>(unit); };
    const std::size_t end = block + 1 < block_starts_.size() ? block_starts_[block + 1] : begin;
    if (end - block_starts_[block] != size || !std::equal(at(block_starts_[block]), at(end), at(begin))) continue;
    units_.resize(begin);
    starts_.resize(starts);
    return block;
  }
  block_starts_.push_back(static_cast<std::uint32_t>(begin));
  older_.push_back(std::exchange(newest->second, static_cast<std::uint32_t>(older_.size())));
  return newest->second;
}

void PhraseIndexBuilder::append_units(std::string_view folded) {
  char32_t before = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = decode_utf8(folded, at);
    at += point.length;
    const char32_t code = point.value;
    // The common case first: a character of a script written without spaces begins a phrase wherever it stands.
    if (is_han(code) || (code != U' ' && code != 0 && !is_inner_letter(before, code)))
      starts_.push_back(static_cast<std::uint32_t>(units_.size()));
    if (code < 0x10000) {
      units_.push_back(static_cast<char16_t>(code));
    } else {
      units_.push_back(static_cast<char16_t>(0xD800 + ((code - 0x10000) >> 10)));
      units_.push_back(static_cast<char16_t>(0xDC00 + (code & 0x3FF)));
    }
    before = code;
  }
  units_.push_back(0);
}

// By distinct block in a counting sort, so that those of one block stay in the order of the documents.
void PhraseIndexBuilder::list_occurrences() {
  occurrence_begins_.assign(block_starts_.size() + 1, 0);
  for (const Occurrence& one : seen_) ++occurrence_begins_[one.distinct + 1];
  for (std::size_t i = 1; i < occurrence_begins_.size(); ++i) occurrence_begins_[i] += occurrence_begins_[i - 1];
  std::vector<std::uint32_t> next = occurrence_begins_;
  occurrences_.resize(seen_.size());
  for (const Occurrence& one : seen_) occurrences_[next[one.distinct]++] = {one.document, one.block};
  seen_ = {};
}

std::vector<std::string_view> PhraseIndexBuilder::finish(unsigned threads) {
  newest_ = {};
  older_ = {};
  list_occurrences();
  const std::size_t units = units_.size();
  block_starts_.push_back(static_cast<std::uint32_t>(units));
  for (std::uint32_t unit = 0, block = 0; unit < units; unit += kStride) {
    while (block_starts_[block + 1] <= unit) ++block;
    block_of_.push_back(block);
  }
  units_.resize(units + kOrderedUnits + 4);
  order_ = phrase_order(units_, starts_, threads);
  starts_ = {};
  for (std::size_t i = 0; i < order_.size(); i += kStride) leads_.push_back(leading_units(units_.data() + order_[i]));
  units_.resize(units);

  const std::array<std::string_view, kParts> parts = {bytes_of(units_),      bytes_of(order_),
                                                      bytes_of(leads_),      bytes_of(block_starts_),
                                                      bytes_of(block_of_),   bytes_of(occurrence_begins_),
                                                      bytes_of(occurrences_)};
  Head head;
  head.documents = documents_;
  std::vector<std::string_view> pieces(1);
  for (std::size_t part = 0; part < kParts; ++part) {
    head.counts[part] = parts[part].size() / kRecordSizes[part];
    head.hashes[part] = xxh3(parts[part]);
    pieces.push_back(parts[part]);
    pieces.emplace_back(kFilling.data(), (8 - parts[part].size() % 8) % 8);
  }
  head.head_hash = xxh3({reinterpret_cast<const char*>(&head), offsetof(Head, head_hash)});
  head_.assign(reinterpret_cast<const char*>(&head), sizeof head);
  pieces.front() = head_;
  return pieces;
}

}  // namespace tifa

// Looks phrases up in an index that lies in memory.
#include "index/phrase_index.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "base/hash.h"
#include "index/phrase_index_format.h"
#include "index/phrase_order.h"
#include "text/utf8.h"

namespace tifa {

using namespace phrase_index_format;

namespace {

// A phrase as units, with the offsets at which one of its characters begins that the index holds wherever it stands.
struct Units {
  std::u16string text;
  std::vector<std::uint32_t> held;
  bool good = true;
};

Units units_of(std::string_view phrase, bool at_edges) {
  Units units;
  char32_t before = 0;
  for (std::size_t at = 0; at < phrase.size();) {
    const CodePoint point = decode_utf8(phrase, at);
    const char32_t code = point.value;
    if (code == 0) units.good = false;
    // What stands before the phrase is not known: a letter of it may stand inside of a word.
    const bool inner = at == 0 ? !at_edges && is_inner_letter(code, code) : is_inner_letter(before, code);
    if (code != U' ' && !inner) units.held.push_back(static_cast<std::uint32_t>(units.text.size()));
    if (code < 0x10000) {
      units.text += static_cast<char16_t>(code);
    } else {
      units.text += static_cast<char16_t>(0xD800 + ((code - 0x10000) >> 10));
      units.text += static_cast<char16_t>(0xDC00 + (code & 0x3FF));
    }
    before = code;
    at += point.length;
  }
  if (units.held.empty() || (phrase.front() == ' ')) units.good = false;
  return units;
}

// Bytes of UTF-8 that a unit stands for; of a pair each half.
std::uint32_t utf8_length(char16_t unit) {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xD800 && unit < 0xE000) ? 2 : 3;
}

}  // namespace

std::optional<PhraseIndex> PhraseIndex::open(std::string_view bytes) {
  Head head;
  if (bytes.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.head_hash != xxh3(bytes.substr(0, offsetof(Head, head_hash))) || head.documents >= kNoIndex)
    return std::nullopt;
  std::array<const char*, kParts> begins{};
  std::uint64_t at = sizeof head;
  for (std::size_t part = 0; part < kParts; ++part) {
    if (head.counts[part] > bytes.size()) return std::nullopt;
    begins[part] = bytes.data() + at;
    at += (head.counts[part] * kRecordSizes[part] + 7) / 8 * 8;
    if (at > bytes.size()) return std::nullopt;
  }
  const auto& counts = head.counts;
  if (at != bytes.size() || counts[kUnits] >= kNoIndex || counts[kBlockStarts] == 0 ||
      counts[kBlockStarts] != counts[kOccurrenceBegins] || counts[kOrder] > counts[kUnits] ||
      counts[kLeads] != (counts[kOrder] + kStride - 1) / kStride ||
      counts[kBlockOf] != (counts[kUnits] + kStride - 1) / kStride)
    return std::nullopt;
  PhraseIndex index;
  index.bytes_ = bytes;
  index.documents_ = static_cast<std::uint32_t>(head.documents);
  const auto part = [&]<class Record>(IndexPart which, std::span<const Record>& records) {
    records = {reinterpret_cast<const Record*>(begins[which]), static_cast<std::size_t>(counts[which])};
  };
  part(kUnits, index.units_);
  part(kOrder, index.order_);
  part(kLeads, index.leads_);
  part(kBlockStarts, index.block_starts_);
  part(kBlockOf, index.block_of_);
  part(kOccurrenceBegins, index.occurrence_begins_);
  part(kOccurrences, index.occurrences_);
  return index;
}

bool PhraseIndex::intact() const {
  Head head;
  std::memcpy(&head, bytes_.data(), sizeof head);
  if (head.head_hash != xxh3(bytes_.substr(0, offsetof(Head, head_hash)))) return false;
  std::uint64_t at = sizeof head;
  for (std::size_t part = 0; part < kParts; ++part) {
    const std::uint64_t size = head.counts[part] * kRecordSizes[part];
    if (xxh3(bytes_.substr(at, size)) != head.hashes[part]) return false;
    for (at += size; at % 8 != 0; ++at)
      if (bytes_[at] != 0) return false;
  }
  return true;
}

// Of the text at a unit with a phrase: negative when it comes before, 0 when it begins with it.
int PhraseIndex::compare(std::uint32_t at, std::u16string_view phrase) const {
  if (at >= units_.size()) return 1;
  const std::u16string_view text(units_.data() + at, std::min(phrase.size(), units_.size() - at));
  return text.compare(phrase);
}

// The samples say between which places the phrase lies; the rest is a binary search among a few.
PhraseIndex::Interval PhraseIndex::interval(std::u16string_view phrase) const {
  phrase = phrase.substr(0, kOrderedUnits);
  std::array<char16_t, 4> low{}, high{};
  high.fill(0xFFFF);
  const std::size_t shared = std::min(phrase.size(), low.size());
  std::copy_n(phrase.begin(), shared, low.begin());
  std::copy_n(phrase.begin(), shared, high.begin());
  const auto first = std::lower_bound(leads_.begin(), leads_.end(), leading_units(low.data()));
  const auto last = std::upper_bound(first, leads_.end(), leading_units(high.data()));
  const auto place_of = [&](auto sample) { return static_cast<std::size_t>(sample - leads_.begin()) * kStride; };
  const auto before_sample = [&](auto sample) { return sample == leads_.begin() ? 0 : place_of(sample - 1); };
  const bool exact = phrase.size() <= low.size();  // the samples alone tell what lies between
  const auto at = [&](std::size_t place) { return order_.begin() + static_cast<std::ptrdiff_t>(place); };
  const std::size_t end = std::min(order_.size(), place_of(last));
  const auto begin_at = std::partition_point(at(before_sample(first)), at(exact ? std::min(end, place_of(first)) : end),
                                             [&](std::uint32_t unit) { return compare(unit, phrase) < 0; });
  const auto end_at =
      std::partition_point(exact ? std::max(begin_at, at(before_sample(last))) : begin_at, std::max(begin_at, at(end)),
                           [&](std::uint32_t unit) { return compare(unit, phrase) <= 0; });
  return {static_cast<std::size_t>(begin_at - order_.begin()), static_cast<std::size_t>(end_at - order_.begin())};
}

std::uint32_t PhraseIndex::block_at(std::uint32_t unit) const {
  std::uint32_t block = block_of_[unit / kStride];
  while (block + std::size_t{2} < block_starts_.size() && block_starts_[block + 1] <= unit) ++block;
  return block;
}

std::span<const std::array<std::uint32_t, 2>> PhraseIndex::occurrences_of(std::uint32_t block) const {
  if (block + std::size_t{1} >= occurrence_begins_.size()) return {};
  const std::size_t end = std::min<std::size_t>(occurrence_begins_[block + 1], occurrences_.size());
  const std::size_t begin = std::min<std::size_t>(occurrence_begins_[block], end);
  return occurrences_.subspan(begin, end - begin);
}

// Gives every place in the distinct blocks, in no particular order. False when the index cannot tell.
template <class Take>
bool PhraseIndex::each_place(std::string_view phrase, bool at_edges, Take&& take) const {
  if (phrase.empty()) return false;
  const Units units = units_of(phrase, at_edges);
  if (!units.good) return false;
  const std::u16string_view text = units.text;
  std::uint32_t offset = units.held.front();
  Interval found = interval(text.substr(offset));
  if (offset == 0 && text.size() <= kOrderedUnits) {
    for (std::size_t i = found.begin; i < found.end; ++i)
      if (order_[i] < units_.size()) take(order_[i]);
    return true;
  }
  // Few places of a long phrase agree with it at its begin or at its end alone.
  const auto after = std::upper_bound(units.held.begin(), units.held.end(),
                                      static_cast<std::uint32_t>(std::max(text.size(), kOrderedUnits) - kOrderedUnits));
  if (after != units.held.begin() && *(after - 1) > offset) {
    const Interval other = interval(text.substr(*(after - 1)));
    if (other.end - other.begin < found.end - found.begin) {
      found = other;
      offset = *(after - 1);
    }
  }
  for (std::size_t i = found.begin; i < found.end; ++i)
    if (order_[i] >= offset && compare(order_[i] - offset, text) == 0) take(order_[i] - offset);
  return true;
}

std::optional<PhrasePlaces> PhraseIndex::find(std::string_view phrase, bool at_edges) const {
  std::vector<std::uint32_t> units;
  if (!each_place(phrase, at_edges, [&](std::uint32_t unit) { units.push_back(unit); })) return std::nullopt;
  std::sort(units.begin(), units.end());

  // Distinct block and offset of each place; then, document by document, wherever those blocks stand.
  std::vector<PhrasePlaces::Place> in_blocks;
  in_blocks.reserve(units.size());
  PhrasePlaces places;
  places.begins_.assign(documents_ + std::size_t{1}, 0);
  std::uint32_t counted = 0;  // unit up to which `bytes` counts the bytes of the block
  std::uint32_t bytes = 0;
  for (const std::uint32_t unit : units) {
    const std::uint32_t block = block_at(unit);
    if (block + std::size_t{1} >= block_starts_.size() || block_starts_[block] > unit) continue;
    if (in_blocks.empty() || in_blocks.back().block != block) {
      counted = block_starts_[block];
      bytes = 0;
    }
    for (; counted < unit; ++counted) bytes += utf8_length(units_[counted]);
    in_blocks.push_back({block, bytes});
    for (const auto& [document, at] : occurrences_of(block))
      if (document < documents_) ++places.begins_[document + 1];
  }
  for (std::size_t i = 1; i < places.begins_.size(); ++i) places.begins_[i] += places.begins_[i - 1];
  std::vector<std::uint64_t> next = places.begins_;
  places.places_.resize(places.begins_.back());
  for (const PhrasePlaces::Place& place : in_blocks)
    for (const auto& [document, at] : occurrences_of(place.block))
      if (document < documents_) places.places_[next[document]++] = {at, place.offset};
  // A block that stood in an earlier document has a lower number than its place in a later one tells.
  for (std::size_t i = 0; i + 1 < places.begins_.size(); ++i) {
    const std::span<PhrasePlaces::Place> own =
        std::span(places.places_).subspan(places.begins_[i], places.begins_[i + 1] - places.begins_[i]);
    const auto ascending = [](const PhrasePlaces::Place& a, const PhrasePlaces::Place& b) {
      return a.block != b.block ? a.block < b.block : a.offset < b.offset;
    };
    if (!std::is_sorted(own.begin(), own.end(), ascending)) std::sort(own.begin(), own.end(), ascending);
  }
  return places;
}

std::optional<std::vector<PhraseIndex::DocumentCount>> PhraseIndex::count(std::string_view phrase,
                                                                          bool at_edges) const {
  std::vector<std::uint32_t> counts(documents_);
  std::uint64_t all = 0;
  const bool known = each_place(phrase, at_edges, [&](std::uint32_t unit) {
    for (const auto& [document, at] : occurrences_of(block_at(unit)))
      if (document < documents_) {
        ++counts[document];
        ++all;
      }
  });
  if (!known) return std::nullopt;
  std::vector<DocumentCount> found;
  for (std::uint32_t document = 0; document < documents_ && all > 0; ++document) {
    if (counts[document] == 0) continue;
    found.push_back({document, counts[document]});
    all -= counts[document];
  }
  return found;
}

}  // namespace tifa

// Looks phrases up in an index that lies in memory.
#include "index/phrase_index.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <type_traits>

#include "base/hash.h"
#include "index/phrase_index_format.h"
#include "index/phrase_order.h"
#include "text/utf8.h"

namespace tifa {

using namespace phrase_index_format;

namespace {

// A phrase as units, with the offsets at which one of its characters begins
// that the index holds wherever it stands.
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
    // What stands before the phrase is not known: a letter of it may stand
    // inside of a word.
    if (begins_phrase(at == 0 && !at_edges ? code : before, code))
      units.held.push_back(static_cast<std::uint32_t>(units.text.size()));
    append_utf16(code, units.text);
    before = code;
    at += point.length;
  }
  if (units.held.empty() || (phrase.front() == ' ')) units.good = false;
  return units;
}

// Bytes of UTF-8 that a unit stands for; of a pair each half. Without branches: punctuation is not to be guessed.
std::uint32_t utf8_length(char16_t unit) {
  const auto one_if = [](bool holds) { return holds ? 1U : 0U; };
  return 1 + one_if(unit >= 0x80) + one_if(unit >= 0x800) - one_if((unit & 0xF800) == 0xD800);
}

std::uint32_t utf8_length(std::u16string_view units) {
  std::uint32_t bytes = 0;
  constexpr std::size_t kAtOnce = 16;  // so many that the compiler counts several in one register
  for (; units.size() >= kAtOnce; units.remove_prefix(kAtOnce)) {
    std::uint16_t sum = 0;
    for (std::size_t i = 0; i < kAtOnce; ++i) sum = static_cast<std::uint16_t>(sum + utf8_length(units[i]));
    bytes += sum;
  }
  for (const char16_t unit : units) bytes += utf8_length(unit);
  return bytes;
}

// A place as the order stores it. Bytes are put together in registers: copied into a variable, they would be waited for
// when it is read.
template <std::size_t kBytes>
std::uint32_t unit_in(const char* at) {
  const auto byte = [at](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(at[i])}; };
  const std::uint32_t low = byte(0) | byte(1) << 8 | byte(2) << 16;
  return kBytes == 3 ? low : low | byte(3) << 24;
}

}  // namespace

std::optional<PhraseIndex> PhraseIndex::open(std::string_view bytes, std::uint32_t documents) {
  Head head;
  if (bytes.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.head_hash != xxh3(bytes.substr(0, offsetof(Head, head_hash))) || head.documents != documents)
    return std::nullopt;
  std::array<const char*, kParts> begins{};
  std::uint64_t at = sizeof head;
  for (std::size_t part = 0; part < kParts; ++part) {
    if (head.counts[part] > bytes.size()) return std::nullopt;
    begins[part] = bytes.data() + at;
    at += (head.counts[part] * record_size(part, head.counts[kUnits]) + 7) / 8 * 8;
    if (at > bytes.size()) return std::nullopt;
  }
  const auto& counts = head.counts;
  if (at != bytes.size() || counts[kUnits] >= kNoIndex || counts[kBlockStarts] == 0 ||
      counts[kBlockStarts] != counts[kOccurrenceBegins] || counts[kBlockStarts] != counts[kDifferenceBegins] ||
      counts[kOrder] > counts[kUnits] || counts[kLeads] != (counts[kOrder] + kStride - 1) / kStride ||
      counts[kBlockOf] != (counts[kUnits] + kStride - 1) / kStride || counts[kHolderOf] != counts[kBlockOf] ||
      counts[kGroupBegins] == 0 || documents + counts[kGroupBegins] - 1 + counts[kPieces] >= kNoIndex)
    return std::nullopt;
  PhraseIndex index;
  index.bytes_ = bytes;
  index.documents_ = documents;
  const auto part = [&]<class Record>(IndexPart which, std::span<const Record>& records) {
    records = {reinterpret_cast<const Record*>(begins[which]), static_cast<std::size_t>(counts[which])};
  };
  part(kUnits, index.units_);
  index.places_ = static_cast<std::size_t>(counts[kOrder]);
  index.place_bytes_ = record_size(kOrder, counts[kUnits]);
  index.order_ = {begins[kOrder], index.places_ * index.place_bytes_};
  part(kLeads, index.leads_);
  part(kBlockStarts, index.block_starts_);
  part(kBlockOf, index.block_of_);
  part(kOccurrenceBegins, index.occurrence_begins_);
  part(kOccurrences, index.occurrences_);
  part(kDifferenceBegins, index.difference_begins_);
  index.differences_ = {begins[kDifferences], static_cast<std::size_t>(counts[kDifferences])};
  part(kHolderOf, index.holder_of_);
  part(kPieces, index.pieces_);
  part(kGroupBegins, index.group_begins_);
  part(kGroups, index.groups_);
  index.holders_ = documents + static_cast<std::uint32_t>(counts[kGroupBegins] - 1);
  return index;
}

template <class Asked>
bool PhraseIndex::parts_intact(Asked&& asked) const {
  Head head;
  std::memcpy(&head, bytes_.data(), sizeof head);
  if (head.head_hash != xxh3(bytes_.substr(0, offsetof(Head, head_hash)))) return false;
  std::uint64_t at = sizeof head;
  for (std::size_t part = 0; part < kParts; ++part) {
    const std::uint64_t size = head.counts[part] * record_size(part, head.counts[kUnits]);
    const std::string_view filling = bytes_.substr(at + size, (8 - size % 8) % 8);
    if (asked(part) && (xxh3(bytes_.substr(at, size)) != head.hashes[part] ||
                        filling.find_first_not_of('\0') != std::string_view::npos))
      return false;
    at += size + filling.size();
  }
  return true;
}

bool PhraseIndex::intact() const {
  return parts_intact([](std::size_t) { return true; });
}

bool PhraseIndex::bounded() const {
  return parts_intact([](std::size_t part) {
    return part == kBlockStarts || part == kOccurrenceBegins || part == kGroupBegins || part == kLeads ||
           part == kHolderOf || part == kPieces;
  });
}

std::optional<StoredBlock> PhraseIndex::block(std::uint32_t number) const {
  if (number + std::size_t{1} >= block_starts_.size()) return std::nullopt;
  const std::uint32_t begin = block_starts_[number], end = block_starts_[number + 1];
  const std::uint32_t from = difference_begins_[number], to = difference_begins_[number + 1];
  if (begin >= end || end > units_.size() || from > to || to > differences_.size()) return std::nullopt;
  return StoredBlock{{units_.data() + begin, end - 1 - begin}, differences_.substr(from, to - from)};
}

std::uint32_t PhraseIndex::place(std::size_t rank) const {
  const char* const at = order_.data() + rank * place_bytes_;
  return place_bytes_ == 3 ? unit_in<3>(at) : unit_in<4>(at);
}

template <class Take>
void PhraseIndex::each_unit(Interval found, Take&& take) const {
  const auto go = [&]<std::size_t kBytes>(std::integral_constant<std::size_t, kBytes>) {
    const char* const end = order_.data() + found.end * kBytes;
    for (const char* at = order_.data() + found.begin * kBytes; at < end; at += kBytes) take(unit_in<kBytes>(at));
  };
  if (place_bytes_ == 3)
    go(std::integral_constant<std::size_t, 3>());
  else
    go(std::integral_constant<std::size_t, 4>());
}

// Of the text at a unit with a phrase: negative when it comes before, 0 when it
// begins with it.
int PhraseIndex::compare(std::uint32_t at, std::u16string_view phrase) const {
  if (at >= units_.size()) return 1;
  const std::u16string_view text(units_.data() + at, std::min(phrase.size(), units_.size() - at));
  return text.compare(phrase);
}

// The samples say between which places the phrase lies; the rest is a binary
// search among a few.
PhraseIndex::Interval PhraseIndex::interval(std::u16string_view phrase) const {
  phrase = phrase.substr(0, kOrderedUnits);
  std::array<char16_t, 4> low{}, high{};
  high.fill(0xFFFF);
  const std::size_t shared = std::min(phrase.size(), low.size());
  std::copy_n(phrase.begin(), shared, low.begin());
  std::copy_n(phrase.begin(), shared, high.begin());
  const auto first = std::lower_bound(leads_.begin(), leads_.end(), leading_units(low.data()));
  // Most phrases have few samples: the last one is sought from the first on, in steps that double.
  auto near = first;
  std::ptrdiff_t step = 1;
  for (; leads_.end() - near > step && *(near + step) <= leading_units(high.data()); step *= 2) near += step;
  const auto last = std::upper_bound(near, near + std::min(step, leads_.end() - near), leading_units(high.data()));
  const auto place_of = [&](auto sample) { return static_cast<std::size_t>(sample - leads_.begin()) * kStride; };
  const auto before_sample = [&](auto sample) { return sample == leads_.begin() ? 0 : place_of(sample - 1); };
  const bool exact = phrase.size() <= low.size();  // the samples alone tell what lies between
  // The first of some ranks for which a condition no longer holds. The text of each place that is looked at lies
  // anywhere in memory: what three looks may need is asked for at once.
  constexpr std::size_t kApart = 8;
  const auto search = [&](std::size_t from, std::size_t to, auto&& holds) {
    for (unsigned look = 0; from < to; ++look) {
      if (look % 3 == 0)
        for (std::size_t i = 1; i < kApart; ++i)
          __builtin_prefetch(units_.data() + place(from + (to - from) * i / kApart));
      const std::size_t middle = from + (to - from) / 2;
      if (holds(compare(place(middle), phrase)))
        from = middle + 1;
      else
        to = middle;
    }
    return from;
  };
  const std::size_t end = std::min(places_, place_of(last));
  const std::size_t begin_at =
      search(before_sample(first), exact ? std::min(end, place_of(first)) : end, [](int order) { return order < 0; });
  return {begin_at, search(exact ? std::max(begin_at, before_sample(last)) : begin_at, std::max(begin_at, end),
                           [](int order) { return order <= 0; })};
}

std::uint32_t PhraseIndex::block_at(std::uint32_t unit) const {
  std::uint32_t block = block_of_[unit / kStride];
  // Few blocks begin in a stretch, and how many is not to be guessed: so the first steps are no branches.
  constexpr std::uint32_t kSteps = 3;
  std::uint32_t steps = 0;
  if (block + std::size_t{kSteps} + 1 < block_starts_.size())
    for (; steps < kSteps; ++steps) block += block_starts_[block + 1] <= unit ? 1 : 0;
  // A block has a unit at least: more begin in a stretch only in an index that is damaged.
  for (; steps < kStride && block + std::size_t{2} < block_starts_.size(); ++steps) {
    if (block_starts_[block + 1] > unit) break;
    ++block;
  }
  return block;
}

std::span<const std::array<std::uint32_t, 2>> PhraseIndex::occurrences_of(std::uint32_t block) const {
  if (block + std::size_t{1} >= occurrence_begins_.size()) return {};
  const std::size_t end = std::min<std::size_t>(occurrence_begins_[block + 1], occurrences_.size());
  const std::size_t begin = std::min<std::size_t>(occurrence_begins_[block], end);
  return occurrences_.subspan(begin, end - begin);
}

// Gives every place in the distinct blocks, in no particular order. False when
// the index cannot tell.
template <class Take>
bool PhraseIndex::each_place(std::string_view phrase, bool at_edges, Take&& take) const {
  if (phrase.empty()) return false;
  const Units units = units_of(phrase, at_edges);
  if (!units.good) return false;
  const std::u16string_view text = units.text;
  std::uint32_t offset = units.held.front();
  Interval found = interval(text.substr(offset));
  if (offset == 0 && text.size() <= kOrderedUnits) {
    each_unit(found, [&](std::uint32_t unit) {
      if (unit < units_.size()) take(unit);
    });
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
  each_unit(found, [&](std::uint32_t unit) {
    if (unit >= offset && compare(unit - offset, text) == 0) take(unit - offset);
  });
  return true;
}

std::optional<std::vector<PhrasePlaces::Place>> PhraseIndex::find_distinct(std::string_view phrase,
                                                                           bool at_edges) const {
  std::vector<std::uint32_t> units;
  if (!each_place(phrase, at_edges, [&](std::uint32_t unit) { units.push_back(unit); })) return std::nullopt;
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());  // in a damaged order places may stand twice
  std::vector<PhrasePlaces::Place> places;
  places.reserve(units.size());
  std::uint32_t counted = 0;  // unit up to which `bytes` counts the bytes of the block
  std::uint32_t bytes = 0;
  for (const std::uint32_t unit : units) {
    const std::uint32_t block = block_at(unit);
    if (block + std::size_t{1} >= block_starts_.size()) continue;
    if (block_starts_[block] > unit || block_starts_[block + 1] <= unit) continue;
    if (places.empty() || places.back().block != block) {
      counted = block_starts_[block];
      bytes = 0;
    }
    bytes += utf8_length({units_.data() + counted, unit - counted});
    counted = unit;
    places.push_back({block, bytes});
  }
  return places;
}

std::optional<PhrasePlaces> PhraseIndex::find(std::string_view phrase, bool at_edges) const {
  const auto in_blocks = find_distinct(phrase, at_edges);
  if (!in_blocks) return std::nullopt;
  // Document by document, wherever those blocks stand.
  PhrasePlaces places;
  places.begins_.assign(documents_ + std::size_t{1}, 0);
  for (const PhrasePlaces::Place& place : *in_blocks)
    for (const auto& [document, at] : occurrences_of(place.block))
      if (document < documents_) ++places.begins_[document + 1];
  for (std::size_t i = 1; i < places.begins_.size(); ++i) places.begins_[i] += places.begins_[i - 1];
  std::vector<std::uint64_t> next = places.begins_;
  places.places_.resize(places.begins_.back());
  for (const PhrasePlaces::Place& place : *in_blocks)
    for (const auto& [document, at] : occurrences_of(place.block))
      if (document < documents_) places.places_[next[document]++] = {at, place.offset};
  // A block that stood in an earlier document has a lower number than its place
  // in a later one tells.
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

// The holder of a unit, given the first piece of its stretch.
std::uint32_t PhraseIndex::holder_in(std::uint32_t piece, std::uint32_t unit) const {
  std::size_t at = piece;
  const std::size_t end = std::min(pieces_.size(), at + kStride);
  // Few pieces are in a stretch, and how many is not to be guessed: so the first steps are no branches. The piece after
  // the last of them ends farther on.
  constexpr std::size_t kSteps = 3;
  if (end - std::min(at, end) > kSteps) {
    std::size_t passed = 0;
    for (std::size_t i = 0; i < kSteps; ++i) passed += pieces_[at + i][0] <= unit ? 1 : 0;
    at += passed;
  }
  for (; at < end; ++at)
    if (pieces_[at][0] > unit) return pieces_[at][1];
  return kNoIndex;
}

std::optional<std::vector<PhraseIndex::DocumentCount>> PhraseIndex::count(std::string_view phrase,
                                                                          bool at_edges) const {
  std::vector<std::uint32_t> counts(holders_ + std::size_t{1});  // the last: of places that have no holder
  // What a place needs from memory is asked for when it is read, and waited for when others have been; which of two
  // ways it takes is no branch that would have to be guessed.
  constexpr std::size_t kGathered = 64;
  std::array<std::uint32_t, 2 * kGathered> read{};  // the places that were read last
  std::array<std::array<std::uint32_t, 2>, kGathered>
      divided{};  // of these, where neighbours have other holders: piece, unit
  std::uint64_t places = 0, counted = 0;
  std::uint64_t all = 0, grouped = 0;  // places in single documents; those and what is in groups
  const auto count_in = [&](std::uint32_t holder) {
    ++counts[std::min(holder, holders_)];
    all += holder < documents_ ? 1 : 0;
    grouped += holder < holders_ ? 1 : 0;
  };
  const auto count_some = [&](std::uint64_t end) {
    std::size_t others = 0;
    for (; counted < end; ++counted) {
      const std::uint32_t unit = read[counted % read.size()], holder = holder_of_[unit / kStride];
      count_in(holder);
      const std::uint32_t piece = holder - holders_;
      divided[others] = {piece, unit};
      __builtin_prefetch(pieces_.data() + std::min<std::size_t>(piece, pieces_.size()));
      others += holder >= holders_ ? 1 : 0;
    }
    for (std::size_t i = 0; i < others; ++i) count_in(holder_in(divided[i][0], divided[i][1]));
  };
  const bool known = each_place(phrase, at_edges, [&](std::uint32_t unit) {
    __builtin_prefetch(&holder_of_[unit / kStride]);
    read[places++ % read.size()] = unit;
    if (places - counted == read.size()) count_some(counted + kGathered);
  });
  while (counted < places) count_some(std::min(places, counted + kGathered));
  if (!known) return std::nullopt;
  grouped -= all;
  for (std::size_t group = 0; grouped > 0 && documents_ + group < holders_; ++group) {
    const std::uint32_t hits = counts[documents_ + group];
    if (hits == 0) continue;
    grouped -= hits;
    const std::size_t end = std::min<std::size_t>(group_begins_[group + 1], groups_.size());
    for (std::size_t at = group_begins_[group]; at < end; ++at) {
      if (groups_[at] >= documents_) continue;
      counts[groups_[at]] += hits;
      all += hits;
    }
  }
  std::vector<DocumentCount> found;
  if (all < documents_ / 8) {
    for (std::uint32_t document = 0; document < documents_ && all > 0; ++document) {
      if (counts[document] == 0) continue;
      found.push_back({document, counts[document]});
      all -= counts[document];
    }
    return found;
  }
  found.resize(documents_);
  std::size_t any = 0;
  for (std::uint32_t document = 0; document < documents_; ++document) {  // without a branch, as above
    found[any] = {document, counts[document]};
    any += counts[document] > 0 ? 1 : 0;
  }
  found.resize(any);
  return found;
}

}  // namespace tifa

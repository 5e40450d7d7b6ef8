// Makes the index of a segment's phrases: distinct blocks, their places in order, and which documents hold them.
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "base/hash.h"
#include "base/parallel.h"
#include "index/phrase_index.h"
#include "index/phrase_index_format.h"
#include "index/phrase_order.h"
#include "text/utf8.h"

namespace tifa {

using namespace phrase_index_format;

namespace {

constexpr std::uint64_t kMostUnits = 0xFFFFFF00;
constexpr std::array<char, 8> kFilling{};
// Restores nothing: a run of no steps.
constexpr std::string_view kNoDifference("\0", 1);

template <class Record>
std::string_view bytes_of(const std::vector<Record>& records) {
  return {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record)};
}

// Whether units say what UTF-8 says. Without making a text of either: of versions of one document most blocks are
// asked.
bool same_text(std::u16string_view units, std::string_view utf8) {
  std::size_t unit = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = decode_utf8(utf8, at);
    at += point.length;
    if (point.value < 0x10000) {
      if (unit >= units.size() || units[unit++] != point.value) return false;
      continue;
    }
    const char32_t above = point.value - 0x10000;
    if (unit + 2 > units.size() || units[unit] != 0xD800 + (above >> 10) || units[unit + 1] != 0xDC00 + (above & 0x3FF))
      return false;
    unit += 2;
  }
  return unit == units.size();
}

}  // namespace

std::optional<std::vector<std::uint32_t>> PhraseIndexBuilder::add(const DocumentView& document) {
  // Twice the blocks: a holder may be a group of one block alone, and a piece of units as well.
  if (units_.size() + document.folded.size() + 2 * (block_starts_.size() + document.blocks.size()) + documents_ >
          kMostUnits ||
      differences_.size() + 2 * document.text.size() > kMostUnits)
    return std::nullopt;
  std::vector<std::uint32_t> numbers;
  auto run = document.fold_runs.begin();
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const BlockRecord& block = document.blocks[i];
    while (run != document.fold_runs.end() && run->derived < block.folded.begin) ++run;
    auto last = run;
    while (last != document.fold_runs.end() && last->derived < block.folded.end) ++last;
    const auto difference = block_difference(block.folded.of(document.folded), block.text.of(document.text),
                                             std::span(run, last), block.folded.begin, block.text.begin);
    numbers.push_back(distinct(block.folded.of(document.folded), difference ? *difference : kNoDifference));
    seen_.push_back({numbers.back(), documents_, i});
  }
  ++documents_;
  return numbers;
}

StoredBlock PhraseIndexBuilder::block(std::uint32_t number) const {
  const std::uint32_t begin = block_starts_[number];
  const std::size_t end = number + 1 < difference_begins_.size() ? difference_begins_[number + 1] : differences_.size();
  return {std::u16string_view(units_.data() + begin, unit_end(number) - begin),
          std::string_view(differences_).substr(difference_begins_[number], end - difference_begins_[number])};
}

std::uint32_t PhraseIndexBuilder::unit_end(std::uint32_t block) const {
  const std::size_t next = block + 1 < block_starts_.size() ? block_starts_[block + 1] : units_.size();
  return static_cast<std::uint32_t>(next - 1);
}

// The number of a distinct block; one that was not seen before is appended.
std::uint32_t PhraseIndexBuilder::distinct(std::string_view folded, std::string_view difference) {
  const std::uint64_t hash = xxh3(folded) + xxh3(difference) * 0x9E3779B97F4A7C15;
  const auto newest = newest_.emplace(hash, kNoIndex).first;
  for (std::uint32_t number = newest->second; number != kNoIndex; number = older_[number]) {
    const StoredBlock other = block(number);
    if (same_text(other.folded, folded) && other.difference == difference) return number;
  }
  block_starts_.push_back(static_cast<std::uint32_t>(units_.size()));
  append_units(folded);
  difference_begins_.push_back(static_cast<std::uint32_t>(differences_.size()));
  differences_ += difference;
  older_.push_back(std::exchange(newest->second, static_cast<std::uint32_t>(older_.size())));
  return newest->second;
}

void PhraseIndexBuilder::append_units(std::string_view folded) {
  char32_t before = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = decode_utf8(folded, at);
    at += point.length;
    const char32_t code = point.value;
    if (begins_phrase(before, code)) starts_.push_back(static_cast<std::uint32_t>(units_.size()));
    append_utf16(code, units_);
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

// The holder of each distinct block. Groups are numbered in the order in which they are met.
std::vector<std::uint32_t> PhraseIndexBuilder::list_holders() {
  std::vector<std::uint32_t> holders;
  holders.reserve(block_starts_.size());
  std::unordered_map<std::string, std::uint32_t> known;
  std::vector<std::uint32_t> documents;
  for (std::size_t block = 0; block + 1 < occurrence_begins_.size(); ++block) {
    documents.clear();
    for (std::uint32_t at = occurrence_begins_[block]; at < occurrence_begins_[block + 1]; ++at)
      documents.push_back(occurrences_[at][0]);
    if (documents.size() == 1) {
      holders.push_back(documents.front());
      continue;
    }
    const auto number = static_cast<std::uint32_t>(known.size());
    const auto [group, first] = known.emplace(bytes_of(documents), number);
    if (first) {
      group_begins_.push_back(static_cast<std::uint32_t>(groups_.size()));
      groups_.insert(groups_.end(), documents.begin(), documents.end());
    }
    holders.push_back(documents_ + group->second);
  }
  group_begins_.push_back(static_cast<std::uint32_t>(groups_.size()));
  return holders;
}

// From units to the blocks and holders that they stand in.
void PhraseIndexBuilder::map_units(std::uint32_t units) {
  const std::vector<std::uint32_t> holders = list_holders();
  const auto end_of_holders = static_cast<std::uint32_t>(documents_ + group_begins_.size() - 1);
  std::uint32_t block = 0;
  for (std::uint64_t begin = 0; begin < units; begin += kStride) {
    while (block_starts_[block + 1] <= begin) ++block;
    block_of_.push_back(block);
    const std::uint64_t end = std::min<std::uint64_t>(begin + kStride, units);
    const std::size_t first = pieces_.size();
    for (std::uint32_t next = block; next < holders.size() && block_starts_[next] < end; ++next) {
      if (pieces_.size() > first && pieces_.back()[1] == holders[next])
        pieces_.back()[0] = block_starts_[next + 1];
      else
        pieces_.push_back({block_starts_[next + 1], holders[next]});
    }
    if (pieces_.size() == first + 1) {
      holder_of_.push_back(pieces_.back()[1]);
      pieces_.pop_back();
    } else {
      holder_of_.push_back(end_of_holders + static_cast<std::uint32_t>(first));
    }
  }
}

// Places in as many bytes as they need, and the samples among them.
void PhraseIndexBuilder::store_order(std::span<const std::uint32_t> order, std::size_t place_bytes, unsigned threads) {
  leads_.resize((order.size() + kStride - 1) / kStride);
  order_.resize(order.size() * place_bytes);
  const std::size_t parts = std::max(1U, threads);
  in_parallel(threads, parts, [&](std::size_t part) {
    const auto [first, last] = part_of(leads_.size(), parts, part);
    for (std::size_t lead = first; lead < last; ++lead)
      leads_[lead] = leading_units(units_.data() + order[lead * kStride]);
    // Whole numbers, each over what the one before it has too much: their high bytes come last. The last one of a part
    // has no more than is its own.
    const std::size_t begin = first * kStride, end = std::min(order.size(), last * kStride);
    for (std::size_t i = begin; i + 1 < end; ++i)
      std::memcpy(order_.data() + i * place_bytes, &order[i], sizeof order[i]);
    if (begin < end) std::memcpy(order_.data() + (end - 1) * place_bytes, &order[end - 1], place_bytes);
  });
}

std::vector<std::string_view> PhraseIndexBuilder::finish(unsigned threads) {
  newest_ = {};
  older_ = {};
  const auto units = static_cast<std::uint32_t>(units_.size());
  units_.resize(units + kOrderedUnits);
  std::vector<std::uint32_t> order;
  in_parallel(threads, 2, [&](std::size_t part) {
    if (part == 0) {
      order = phrase_order(units_, starts_, threads);
    } else {
      list_occurrences();
      block_starts_.push_back(units);
      map_units(units);
    }
  });
  starts_ = {};
  store_order(order, record_size(kOrder, units), threads);
  units_.resize(units);
  difference_begins_.push_back(static_cast<std::uint32_t>(differences_.size()));

  const std::array<std::string_view, kParts> parts = {bytes_of(units_),       order_,
                                                      bytes_of(leads_),       bytes_of(block_starts_),
                                                      bytes_of(block_of_),    bytes_of(occurrence_begins_),
                                                      bytes_of(occurrences_), bytes_of(difference_begins_),
                                                      differences_,           bytes_of(holder_of_),
                                                      bytes_of(pieces_),      bytes_of(group_begins_),
                                                      bytes_of(groups_)};
  Head head;
  head.documents = documents_;
  std::vector<std::string_view> pieces(1);
  in_parallel(threads, kParts, [&](std::size_t part) { head.hashes[part] = xxh3(parts[part]); });
  for (std::size_t part = 0; part < kParts; ++part) {
    head.counts[part] = parts[part].size() / record_size(part, units);
    pieces.push_back(parts[part]);
    pieces.emplace_back(kFilling.data(), (8 - parts[part].size() % 8) % 8);
  }
  head.head_hash = xxh3({reinterpret_cast<const char*>(&head), offsetof(Head, head_hash)});
  head_.assign(reinterpret_cast<const char*>(&head), sizeof head);
  pieces.front() = head_;
  return pieces;
}

}  // namespace tifa

// The distinct blocks of a segment, each held once, and where phrases stand in
// them, without reading the documents: places in the order of what follows them
// (docs/formats/segment.md, “Phrase index”).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/block_text.h"
#include "index/phrase_places.h"
#include "index/segment.h"

namespace tifa {

// Collects the blocks of documents, each distinct one once, and makes their
// index. About 7 bytes a character of distinct text while it is filled, twice
// that while it is sorted.
class PhraseIndexBuilder {
 public:
  // Documents come in the order of the segment. Gives the numbers of its
  // blocks. O(text). Nothing when the index cannot hold more (2^32 units).
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> add(const DocumentView& document);
  // A block by its number, until the next one is added. Its difference is no
  // right one where the document's map does not cover the folded text.
  [[nodiscard]] StoredBlock block(std::uint32_t number) const;
  // The index, to be written piece after piece; the pieces refer to the
  // builder. Sorting runs on `threads` threads; the result does not depend on
  // them. Nothing can be added afterwards.
  [[nodiscard]] std::vector<std::string_view> finish(unsigned threads);

 private:
  struct Occurrence {
    std::uint32_t distinct, document, block;
  };
  [[nodiscard]] std::uint32_t distinct(std::string_view folded, std::string_view difference);
  [[nodiscard]] std::uint32_t unit_end(std::uint32_t block) const;
  void append_units(std::string_view folded);
  void list_occurrences();
  [[nodiscard]] std::vector<std::uint32_t> list_holders();
  void map_units(std::uint32_t units);
  void store_order(std::span<const std::uint32_t> order, std::size_t place_bytes, unsigned threads);

  std::vector<char16_t> units_;  // of all distinct blocks
  std::vector<std::uint32_t> starts_, block_starts_, block_of_, occurrence_begins_, difference_begins_;
  std::vector<std::uint32_t> holder_of_, group_begins_, groups_;
  std::string order_, differences_;
  std::vector<std::uint64_t> leads_;
  std::vector<Occurrence> seen_;
  std::vector<std::array<std::uint32_t, 2>> occurrences_, pieces_;
  std::unordered_map<std::uint64_t, std::uint32_t> newest_;  // by hash: the distinct block seen last
  std::vector<std::uint32_t> older_;                         // the one before it with the same hash
  std::uint32_t documents_ = 0;
  std::string head_;
};

// An index that lies in memory (aligned to 8 bytes) and outlives this.
// Thread-safe. Whatever the bytes are, lookups stay inside of them; whether
// they are right, intact() tells.
class PhraseIndex {
 public:
  // Nothing when head and sizes do not hold together, or it is not one of so
  // many documents, which lookups take memory for. O(1).
  static std::optional<PhraseIndex> open(std::string_view bytes, std::uint32_t documents);

  // Whether the hashes of all parts are right. O(size).
  [[nodiscard]] bool intact() const;
  // Whether those are which bound what lookups give: with them, whatever else is damaged, find() gives no more places
  // than the documents have, and count() takes no longer than its places and the groups. With the other small parts
  // that lookups go through: what was read is there when the first one needs it. O(distinct blocks + units / 64).
  [[nodiscard]] bool bounded() const;
  [[nodiscard]] std::uint32_t documents() const { return documents_; }
  // A distinct block by its number; nothing when there is none. O(1).
  [[nodiscard]] std::optional<StoredBlock> block(std::uint32_t number) const;

  // Where `phrase` (folded) stands. `at_edges`: places that begin inside of a
  // word of letters may be left out, as a rule that counts whole words asks.
  // Nothing when the index cannot tell and the text must be scanned: an empty
  // phrase, one of letters alone without at_edges, one that begins with a space
  // or holds U+0000. O(log(text) × phrase + p log p + length of the blocks that
  // hold them + documents), p being the places found, which are sorted; a phrase
  // longer than kOrderedUnits also costs a look at each place that agrees with
  // it in the first or in the last kOrderedUnits.
  [[nodiscard]] std::optional<PhrasePlaces> find(std::string_view phrase, bool at_edges) const;

  // Where `phrase` stands in the distinct blocks, ascending: the block's number
  // instead of its place in a document. Nothing as find() does.
  [[nodiscard]] std::optional<std::vector<PhrasePlaces::Place>> find_distinct(std::string_view phrase,
                                                                              bool at_edges) const;
  // The documents that a distinct block stands in and where, ascending:
  // {document, block}. They may be no documents of the segment when the index
  // is damaged.
  [[nodiscard]] std::span<const std::array<std::uint32_t, 2>> occurrences_of(std::uint32_t block) const;

  struct DocumentCount {
    std::uint32_t document = 0;
    std::uint32_t places = 0;
    friend bool operator==(const DocumentCount&, const DocumentCount&) = default;
  };
  // How many places find() gives in each document that has any, in order,
  // without giving them: those in repeated blocks are counted once for all
  // documents that have the block. O(log(text) × phrase + places in distinct
  // blocks), and no more than O(documents + groups) beside that.
  [[nodiscard]] std::optional<std::vector<DocumentCount>> count(std::string_view phrase, bool at_edges) const;

 private:
  // Whether the bytes of some parts, as the head counts them, have the hashes that it names.
  template <class Asked>
  [[nodiscard]] bool parts_intact(Asked&& asked) const;
  struct Interval {
    std::size_t begin = 0, end = 0;  // in the order
  };
  PhraseIndex() = default;
  [[nodiscard]] Interval interval(std::u16string_view phrase) const;
  [[nodiscard]] std::uint32_t place(std::size_t rank) const;
  template <class Take>
  void each_unit(Interval found, Take&& take) const;
  [[nodiscard]] int compare(std::uint32_t at, std::u16string_view phrase) const;
  template <class Take>
  [[nodiscard]] bool each_place(std::string_view phrase, bool at_edges, Take&& take) const;
  [[nodiscard]] std::uint32_t block_at(std::uint32_t unit) const;
  [[nodiscard]] std::uint32_t holder_in(std::uint32_t piece, std::uint32_t unit) const;

  std::string_view bytes_;
  std::uint32_t documents_ = 0;
  std::span<const char16_t> units_;
  std::string_view order_;
  std::size_t place_bytes_ = 4, places_ = 0;  // of a place in order_; how many
  std::span<const std::uint64_t> leads_;
  std::span<const std::uint32_t> block_starts_, block_of_, occurrence_begins_, difference_begins_;
  std::span<const std::uint32_t> holder_of_, group_begins_, groups_;
  std::uint32_t holders_ = 0;                                  // documents and groups
  std::span<const std::array<std::uint32_t, 2>> occurrences_;  // document, block
  std::span<const std::array<std::uint32_t, 2>> pieces_;       // end, holder
  std::string_view differences_;
};

}  // namespace tifa

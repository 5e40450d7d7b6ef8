// The bytes of a segment, as docs/formats/segment.md describes them; shared by writer and reader.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/offset_map.h"
#include "index/segment.h"
#include "text/words.h"

namespace tifa::segment_format {

// Records are written as they lie in memory.
static_assert(std::endian::native == std::endian::little, "segments are little-endian and are read in place");
static_assert(sizeof(OffsetMap::Run) == 16 && std::is_trivially_copyable_v<OffsetMap::Run>);
static_assert(sizeof(Lengths) == 32 && std::is_trivially_copyable_v<Lengths>);

inline constexpr std::array<char, 8> kMagic = {'T', 'I', 'F', 'A', 'S', 'E', 'G', '\n'};
inline constexpr std::array<char, 8> kIncompleteMagic = {'T', 'I', 'F', 'A', 'S', 'E', 'G', '?'};
inline constexpr std::uint32_t kVersion = 5;
inline constexpr std::uint32_t kByteOrder = 0x01020304;
inline constexpr std::string_view kExtension = ".segment";

struct Header {
  std::array<char, 8> magic = kIncompleteMagic;
  std::uint32_t version = kVersion;
  std::uint32_t byte_order = kByteOrder;
  std::uint64_t document_count = 0;
  std::uint64_t table_offset = 0;
  std::uint64_t file_size = 0;
  std::uint64_t table_hash = 0;    // XXH3-64 of the document table
  std::uint64_t index_offset = 0;  // of the phrase index, which is the rest of the file
  std::uint64_t header_hash = 0;   // XXH3-64 of the bytes before it
};
static_assert(sizeof(Header) == 64);

struct TableEntry {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;         // of the document as it is stored
  std::uint64_t stored_hash = 0;  // XXH3-64 of these bytes
  std::uint64_t hash = 0;         // XXH3-64 of the payload that they stand for
};
static_assert(sizeof(TableEntry) == 32);

// How a document is stored: the first of its bytes.
enum class Stored : char {
  kWhole = 0,   // its payload follows
  kPacked = 1,  // as pack_document() writes it
};

// A payload. Then the parts in this order, each filled up with zero bytes to a multiple of 8.
struct PayloadHeader {
  std::uint32_t text_size = 0;    // bytes
  std::uint32_t folded_size = 0;  // bytes
  std::uint32_t fold_runs = 0;    // records
  std::uint32_t origin_runs = 0;  // records
  std::uint32_t blocks = 0;       // records
  std::uint32_t sections = 0;     // records
  std::uint32_t language = 0;     // value of Language
  std::uint32_t places = 0;       // records
  std::uint32_t part_names = 0;   // bytes
  std::uint32_t omissions = 0;    // numbers
  std::array<Lengths, kPartCount> lengths{};
};
static_assert(sizeof(PayloadHeader) == 200);

// The payload that view_payload() gives back as this view.
[[nodiscard]] std::string payload_bytes(const DocumentView& view);

[[nodiscard]] constexpr std::uint64_t padded(std::uint64_t size) { return (size + 7) / 8 * 8; }

}  // namespace tifa::segment_format

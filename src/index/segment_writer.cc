// Writes a segment: payloads as they come, then the table and the phrase index, then the header that makes it valid.
#include <atomic>
#include <cstring>
#include <string>

#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "index/packed_document.h"
#include "index/phrase_index.h"
#include "index/segment_format.h"

namespace tifa {

using namespace segment_format;

namespace {

std::string_view bytes_of(const void* data, std::size_t size) { return {static_cast<const char*>(data), size}; }

// Several writers of one process may be at work.
std::filesystem::path temporary_path(const std::filesystem::path& folder) {
  static std::atomic<unsigned> number{0};
  return folder / ("writing-" + std::to_string(::getpid()) + "-" + std::to_string(number.fetch_add(1)) + ".tmp");
}

constexpr std::size_t kBufferSize = std::size_t{1} << 20;

}  // namespace

struct SegmentWriter::State {
  State(std::filesystem::path in, OutputFile output) : folder(std::move(in)), file(std::move(output)) {}

  std::filesystem::path folder;
  OutputFile file;
  ContentHash name;  // of payloads and table
  std::vector<TableEntry> table;
  PhraseIndexBuilder phrases;
  std::uint64_t size = 0;           // of the file so far
  std::uint64_t payload_bytes = 0;  // before they were packed
  std::string buffer;

  Status append(std::string_view bytes) {
    size += bytes.size();
    if (bytes.size() >= kBufferSize) {  // what fills a buffer is not copied into it
      auto status = flush();
      return status ? file.write(bytes) : status;
    }
    buffer += bytes;
    return buffer.size() < kBufferSize ? Status{} : flush();
  }
  Status flush() {
    auto status = file.write(buffer);
    buffer.clear();
    return status;
  }
};

SegmentWriter::SegmentWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
SegmentWriter::SegmentWriter(SegmentWriter&&) noexcept = default;
SegmentWriter& SegmentWriter::operator=(SegmentWriter&&) noexcept = default;
SegmentWriter::~SegmentWriter() = default;

Result<SegmentWriter> SegmentWriter::create(const std::filesystem::path& folder) {
  const std::filesystem::path path = temporary_path(folder);
  ::unlink(path.c_str());  // left by a killed process of the same number
  auto file = OutputFile::create(path);
  if (!file) return tl::unexpected(file.error());
  auto state = std::make_unique<State>(folder, std::move(*file));
  const Header header;
  if (auto status = state->append(bytes_of(&header, sizeof header)); !status) return tl::unexpected(status.error());
  return SegmentWriter(std::move(state));
}

Result<std::uint32_t> SegmentWriter::add(std::string_view payload, std::uint64_t hash) {
  const auto view = payload.size() % 8 == 0 ? view_payload(payload) : std::nullopt;
  const auto blocks = view && state_->table.size() + 1 < kNoIndex ? state_->phrases.add(*view) : std::nullopt;
  if (!blocks) return fail(ErrorCode::kLimit, "the segment cannot take this document", state_->folder.string());
  // What would not come out as it went in is stored whole.
  auto packed = pack_document(*view, *blocks);
  const auto block = [&](std::uint32_t number) { return std::optional(state_->phrases.block(number)); };
  if (packed && unpack_document(*packed, block) != payload) packed.reset();
  std::string stored(1, static_cast<char>(packed ? Stored::kPacked : Stored::kWhole));
  stored += packed ? *packed : payload;
  state_->table.push_back({state_->size, stored.size(), xxh3(stored), hash});
  state_->payload_bytes += payload.size();
  state_->name.update(stored);
  if (auto status = state_->append(stored); !status) return tl::unexpected(status.error());
  return static_cast<std::uint32_t>(state_->table.size() - 1);
}

std::uint64_t SegmentWriter::size() const { return state_->payload_bytes; }

Result<std::string> SegmentWriter::finish(unsigned threads) {
  constexpr std::array<char, 8> kFilling{};
  Status status = state_->append({kFilling.data(), padded(state_->size) - state_->size});
  Header header;
  header.magic = kMagic;
  header.document_count = state_->table.size();
  header.table_offset = state_->size;
  const std::string_view table = bytes_of(state_->table.data(), state_->table.size() * sizeof(TableEntry));
  header.index_offset = state_->size + table.size();
  header.table_hash = xxh3(table);
  state_->name.update(table);
  if (status) status = state_->append(table);
  for (const std::string_view piece : state_->phrases.finish(threads))
    if (status) status = state_->append(piece);
  header.file_size = state_->size;
  header.header_hash = xxh3(bytes_of(&header, offsetof(Header, header_hash)));
  if (status) status = state_->flush();
  if (status) status = state_->file.write_at(0, bytes_of(&header, sizeof header));
  std::string name = state_->name.hex() + std::string(kExtension);
  if (status) status = state_->file.commit(state_->folder / name);
  if (!status) return tl::unexpected(status.error());
  return name;
}

}  // namespace tifa

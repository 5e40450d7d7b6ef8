// Opens segments and hands out views of their documents, each made again from what is stored and checked before it is
// first used.
#include "index/segment.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <optional>

#include "base/file.h"
#include "base/hash.h"
#include "index/packed_document.h"
#include "index/phrase_index.h"
#include "index/segment_format.h"

namespace tifa {

using namespace segment_format;

namespace {

constexpr const char* kRebuild = "run tifa build --full";
constexpr std::size_t kCheckedIndexBytes = std::size_t{16} << 20;
// Of a larger index pages are entered as they are met: a command asks for little of it.
constexpr std::size_t kEnteredIndexBytes = std::size_t{128} << 20;

// Takes the parts of a payload one after another; what does not fit makes it fail once and for all.
class PayloadReader {
 public:
  explicit PayloadReader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  std::span<const T> take(std::uint64_t count) {
    const std::uint64_t size = count * sizeof(T);
    if (!good_ || padded(size) > bytes_.size() - at_) {
      good_ = false;
      return {};
    }
    const auto* first = reinterpret_cast<const T*>(bytes_.data() + at_);
    at_ += padded(size);
    return {first, count};
  }
  [[nodiscard]] bool complete() const { return good_ && at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::uint64_t at_ = 0;
  bool good_ = true;
};

std::string_view as_text(std::span<const char> bytes) { return {bytes.data(), bytes.size()}; }

bool inside(Range range, std::uint64_t size) { return range.begin <= range.end && range.end <= size; }

bool runs_hold(std::span<const OffsetMap::Run> runs, std::uint64_t derived_size, std::uint64_t origin_size) {
  std::uint64_t derived = 0;
  for (const OffsetMap::Run& run : runs) {
    if (run.derived < derived || run.steps == 0 || run.derived_step == 0) return false;
    derived = run.derived + std::uint64_t{run.steps} * run.derived_step;
    if (derived > derived_size || run.origin + std::uint64_t{run.steps} * run.origin_step > origin_size) return false;
  }
  return true;
}

bool blocks_hold(const DocumentView& view) {
  std::uint32_t text = 0;
  std::uint32_t folded = 0;
  for (const BlockRecord& block : view.blocks) {
    if (block.text.begin < text || !inside(block.text, view.text.size())) return false;
    if (block.folded.begin < folded || !inside(block.folded, view.folded.size())) return false;
    if (block.run_in_end < block.text.begin || block.run_in_end > block.text.end) return false;
    if (block.section >= view.sections.size() || block.kind > BlockKind::kNote) return false;
    text = block.text.end;
    folded = block.folded.end;
  }
  return true;
}

bool sections_hold(const DocumentView& view) {
  if (view.sections.empty()) return false;
  for (std::size_t i = 0; i < view.sections.size(); ++i) {
    const SectionRecord& section = view.sections[i];
    if (section.parent != kNoIndex && section.parent >= i) return false;
    if (section.end_block > view.blocks.size() || section.first_block > section.end_block) return false;
    if (!inside(section.title, view.text.size())) return false;
    if (section.heading != kNoIndex && section.heading >= view.blocks.size()) return false;
    const std::uint32_t room =
        section.first_block < view.blocks.size() ? view.blocks[section.first_block].text.size() : 0;
    if (section.label_size > room) return false;
  }
  return true;
}

bool omissions_hold(const DocumentView& view) {
  std::uint32_t before = 0;
  for (const std::uint32_t at : view.omissions) {
    if (at <= before || at >= view.text.size() || (static_cast<unsigned char>(view.text[at]) & 0xC0) == 0x80)
      return false;
    before = at;
  }
  return true;
}

// Nothing for a payload whose ranges do not hold together; what was checked once need not be checked again.
std::optional<DocumentView> view_of(std::string_view payload, bool check) {
  PayloadReader reader(payload);
  const auto headers = reader.take<PayloadHeader>(1);
  if (headers.empty()) return std::nullopt;
  const PayloadHeader& header = headers.front();
  DocumentView view;
  view.text = as_text(reader.take<char>(header.text_size));
  view.folded = as_text(reader.take<char>(header.folded_size));
  view.fold_runs = reader.take<OffsetMap::Run>(header.fold_runs);
  view.origin_runs = reader.take<OffsetMap::Run>(header.origin_runs);
  view.blocks = reader.take<BlockRecord>(header.blocks);
  view.sections = reader.take<SectionRecord>(header.sections);
  view.places = reader.take<SourcePlace>(header.places);
  view.part_names = as_text(reader.take<char>(header.part_names));
  view.omissions = reader.take<std::uint32_t>(header.omissions);
  view.lengths = header.lengths;
  view.language = static_cast<Language>(header.language);
  if (!check) return view;
  if (!reader.complete() || header.language > static_cast<std::uint32_t>(Language::kEnglish)) return std::nullopt;
  if (!runs_hold(view.fold_runs, header.folded_size, header.text_size)) return std::nullopt;
  if (!runs_hold(view.origin_runs, header.text_size, std::uint64_t{1} << 32)) return std::nullopt;
  const auto parts = static_cast<std::size_t>(std::count(view.part_names.begin(), view.part_names.end(), '\0'));
  if (!view.part_names.empty() && view.part_names.back() != '\0') return std::nullopt;
  if (!places_hold(view.places, parts, std::uint64_t{1} << 32)) return std::nullopt;
  if (!blocks_hold(view) || !sections_hold(view) || !omissions_hold(view)) return std::nullopt;
  return view;
}

std::uint32_t block_at(std::span<const BlockRecord> blocks, Range BlockRecord::*range, std::uint32_t at) {
  const auto after = std::partition_point(blocks.begin(), blocks.end(),
                                          [&](const BlockRecord& block) { return (block.*range).begin <= at; });
  return after == blocks.begin() ? 0 : static_cast<std::uint32_t>(after - blocks.begin() - 1);
}

}  // namespace

std::uint32_t DocumentView::block_at_text(std::uint32_t at) const { return block_at(blocks, &BlockRecord::text, at); }
std::uint32_t DocumentView::block_at_folded(std::uint32_t at) const {
  return block_at(blocks, &BlockRecord::folded, at);
}

std::string DocumentView::locate(Range range) const {
  std::vector<std::string_view> parts;
  for (std::string_view rest = part_names; !rest.empty(); rest.remove_prefix(parts.back().size() + 1))
    parts.push_back(rest.substr(0, rest.find('\0')));
  return locator(places, parts, text_to_source(range));
}

std::vector<std::uint32_t> DocumentView::omissions_in(Range range) const {
  std::vector<std::uint32_t> found;
  for (auto at = std::upper_bound(omissions.begin(), omissions.end(), range.begin);
       at != omissions.end() && *at < range.end; ++at)
    found.push_back(*at - range.begin);
  return found;
}

std::optional<DocumentView> view_payload(std::string_view payload) { return view_of(payload, true); }

struct Segment::State {
  State(std::filesystem::path path, MappedFile mapped) : file(std::move(path)), map(std::move(mapped)) {}

  std::filesystem::path file;
  MappedFile map;
  std::span<const TableEntry> table;
  std::unique_ptr<std::atomic<const std::string*>[]> payloads;  // of documents that were asked for; kept
  std::optional<PhraseIndex> phrases;
  std::string_view phrase_bytes;
  mutable std::atomic<bool> phrases_checked{false};

  [[nodiscard]] tl::unexpected<Error> damaged(std::string what) const {
    return fail(ErrorCode::kCorrupt, std::move(what), file.string(), kRebuild);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    for (std::size_t i = 0; payloads && i < table.size(); ++i) delete payloads[i].load();
  }

  [[nodiscard]] tl::unexpected<Error> damaged_document(std::uint32_t index) const {
    return damaged("document " + std::to_string(index) + " of the index segment is damaged");
  }
  // The bytes of a document as they are stored, behind the one that says how.
  [[nodiscard]] Result<std::string_view> stored(std::uint32_t index) const {
    if (index >= table.size()) return damaged("the index segment has no document " + std::to_string(index));
    const std::string_view bytes = map.bytes().substr(table[index].offset, table[index].size);
    if (xxh3(bytes) != table[index].stored_hash) return damaged_document(index);
    return bytes;
  }
  [[nodiscard]] Result<std::string> make(std::uint32_t index) const {
    auto bytes = stored(index);
    if (!bytes) return tl::unexpected(bytes.error());
    std::optional<std::string> payload;
    if (bytes->front() == static_cast<char>(Stored::kWhole))
      payload = bytes->substr(1);
    else if (bytes->front() == static_cast<char>(Stored::kPacked))
      payload = unpack_document(bytes->substr(1), [&](std::uint32_t number) { return phrases->block(number); });
    if (!payload || xxh3(*payload) != table[index].hash || !view_of(*payload, true)) return damaged_document(index);
    return std::move(*payload);
  }
  [[nodiscard]] Result<std::string_view> payload(std::uint32_t index) const {
    if (index < table.size())
      if (const std::string* made = payloads[index].load(std::memory_order_acquire)) return *made;
    auto fresh = make(index);
    if (!fresh) return tl::unexpected(fresh.error());
    auto own = std::make_unique<const std::string>(std::move(*fresh));
    const std::string* kept = nullptr;
    if (!payloads[index].compare_exchange_strong(kept, own.get(), std::memory_order_acq_rel)) return *kept;
    return *own.release();
  }
};

Segment::Segment(std::unique_ptr<State> state) : state_(std::move(state)) {}
Segment::~Segment() = default;

Result<std::shared_ptr<const Segment>> Segment::open(const std::filesystem::path& file) {
  auto map = MappedFile::open(file);
  if (!map) return tl::unexpected(map.error());
  auto state = std::make_unique<State>(file, std::move(*map));
  const std::string_view bytes = state->map.bytes();
  Header header;
  if (bytes.size() < sizeof header) return state->damaged("the index segment is cut off");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic == kIncompleteMagic) return state->damaged("the index segment was not finished");
  if (header.magic != kMagic) return state->damaged("this is no index segment");
  // The version first: another one may keep its hash elsewhere.
  if (header.version != kVersion || header.byte_order != kByteOrder)
    return state->damaged("the index segment has format version " + std::to_string(header.version) +
                          ", this tifa reads version " + std::to_string(kVersion));
  if (header.header_hash != xxh3(bytes.substr(0, offsetof(Header, header_hash))))
    return state->damaged("the head of the index segment is damaged");
  if (header.file_size != bytes.size()) return state->damaged("the index segment is cut off");
  if (header.document_count >= kNoIndex || header.table_offset < sizeof header ||
      header.index_offset < header.table_offset || header.index_offset > bytes.size() || header.table_offset % 8 != 0 ||
      header.index_offset - header.table_offset != header.document_count * sizeof(TableEntry))
    return state->damaged("the head of the index segment is damaged");
  const std::string_view table = bytes.substr(header.table_offset, header.index_offset - header.table_offset);
  if (xxh3(table) != header.table_hash) return state->damaged("the document table of the index segment is damaged");
  state->table = {reinterpret_cast<const TableEntry*>(table.data()), static_cast<std::size_t>(header.document_count)};
  // Documents as they are stored fill the file from the header to the table, but for up to 7 zero bytes: each of the
  // others is in a hash.
  std::uint64_t end = sizeof header;
  for (const TableEntry& entry : state->table) {
    if (entry.offset != end || entry.size == 0 || entry.size > header.table_offset - end)
      return state->damaged("the document table of the index segment is damaged");
    end += entry.size;
  }
  const std::string_view filling = bytes.substr(end, header.table_offset - end);
  if (filling.size() >= 8 || filling.find_first_not_of('\0') != std::string_view::npos)
    return state->damaged("the document table of the index segment is damaged");
  state->phrase_bytes = bytes.substr(header.index_offset);
  state->phrases = PhraseIndex::open(state->phrase_bytes, static_cast<std::uint32_t>(header.document_count));
  if (!state->phrases) return state->damaged("the phrase index of the index segment is damaged");
  state->payloads = std::make_unique<std::atomic<const std::string*>[]>(state->table.size());
  return std::shared_ptr<const Segment>(new Segment(std::move(state)));
}

std::uint32_t Segment::document_count() const { return static_cast<std::uint32_t>(state_->table.size()); }

Result<DocumentView> Segment::document(std::uint32_t index) const {
  auto payload = state_->payload(index);
  if (!payload) return tl::unexpected(payload.error());
  return *view_of(*payload, false);
}

Result<std::string_view> Segment::payload(std::uint32_t index) const { return state_->payload(index); }

Result<std::array<Lengths, kPartCount>> Segment::lengths(std::uint32_t index) const {
  auto bytes = state_->stored(index);
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->front() == static_cast<char>(Stored::kPacked)) {
    if (const auto lengths = packed_lengths(bytes->substr(1))) return *lengths;
  } else if (bytes->size() > sizeof(PayloadHeader)) {
    PayloadHeader header;
    std::memcpy(&header, bytes->data() + 1, sizeof header);
    return header.lengths;
  }
  return state_->damaged_document(index);
}

Result<const PhraseIndex*> Segment::phrases() const {
  if (!state_->phrases_checked.load(std::memory_order_acquire)) {
    if (state_->phrase_bytes.size() <= kEnteredIndexBytes) state_->map.enter_pages(state_->phrase_bytes);
    const bool small = state_->phrase_bytes.size() <= kCheckedIndexBytes;
    if (!(small ? state_->phrases->intact() : state_->phrases->bounded()))
      return state_->damaged("the phrase index of the index segment is damaged");
    state_->phrases_checked.store(true, std::memory_order_release);
  }
  return &*state_->phrases;
}

void Segment::leave_pages() const { state_->map.leave_pages(); }

Status Segment::verify() const {
  // The hash of header and table is checked on opening; here again, for a file that was damaged since.
  const std::string_view bytes = state_->map.bytes();
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.header_hash != xxh3(bytes.substr(0, offsetof(Header, header_hash))) ||
      header.table_hash != xxh3(bytes.substr(header.table_offset, header.index_offset - header.table_offset)))
    return state_->damaged("the head of the index segment is damaged");
  for (std::uint32_t index = 0; index < document_count(); ++index)
    if (auto made = state_->make(index); !made) return tl::unexpected(made.error());
  if (!state_->phrases->intact()) return state_->damaged("the phrase index of the index segment is damaged");
  return {};
}

}  // namespace tifa

#include "build/segment_files.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include "base/hash.h"

namespace tifa {
namespace {

constexpr std::size_t kSegmentsOfASize = 8;
constexpr std::uint64_t kSmallestSize = 64ULL << 10;

// Sizes of one number are within a factor of four.
int size_class(std::uint64_t bytes) { return static_cast<int>(std::bit_width(std::max(bytes, kSmallestSize)) / 2); }

// The segments to be copied together: those with holes, and those of a size of which there are too many. So a text is
// copied once for each of a few sizes, however many are added one by one.
std::set<std::string> segments_to_merge(const store::Model& model, const std::map<std::string, std::uint64_t>& live,
                                        std::uint64_t segment_bytes) {
  std::uint64_t all = 0;
  std::uint64_t used = 0;
  std::map<int, std::set<std::string>> small;
  std::set<std::string> holed;
  for (const store::SegmentRow& segment : model.segments) {
    const std::uint64_t bytes = live.at(segment.name);
    all += segment.bytes;
    used += bytes;
    if (bytes < segment_bytes / 2) small[size_class(bytes)].insert(segment.name);
    if (bytes * 2 < segment.bytes) holed.insert(segment.name);
  }
  std::set<std::string> merged = used * 2 < all ? holed : std::set<std::string>{};
  for (const auto& [size, names] : small)
    if (names.size() > kSegmentsOfASize) merged.insert(names.begin(), names.end());
  return merged;
}

}  // namespace

Status SegmentSink::add(const DocumentPayload& payload, std::size_t document) {
  if (!open_) {
    auto writer = SegmentWriter::create(folder_);
    if (!writer) return tl::unexpected(writer.error());
    open_.emplace(std::move(*writer));
  }
  auto index = open_->add(payload.bytes, payload.hash);
  if (!index) return tl::unexpected(index.error());
  placed_.push_back({document, finished_.size(), *index});
  ++open_documents_;
  return open_->size() < segment_bytes_ ? Status{} : finish_open();
}

Status SegmentSink::finish_open() {
  if (auto status = await_sorting(); !status) return status;
  finished_.push_back({"", open_->size(), open_documents_});
  sorting_ = std::async(std::launch::async,
                        [writer = std::move(*open_), threads = threads_]() mutable { return writer.finish(threads); });
  open_.reset();
  open_documents_ = 0;
  return {};
}

Status SegmentSink::await_sorting() {
  if (!sorting_.valid()) return {};
  auto name = sorting_.get();
  if (!name) return tl::unexpected(name.error());
  finished_.back().name = std::move(*name);
  return {};
}

Status SegmentSink::finish(std::vector<store::DocumentRow>& documents, std::vector<store::SegmentRow>& segments) {
  if (open_)
    if (auto status = finish_open(); !status) return status;
  if (auto status = await_sorting(); !status) return status;
  for (const Placed& placed : placed_) {
    documents[placed.document].facts.segment = finished_[placed.segment].name;
    documents[placed.document].facts.segment_index = placed.index;
  }
  for (store::SegmentRow& segment : finished_) {
    // The same documents in the same order give the same file again.
    const bool known =
        std::any_of(segments.begin(), segments.end(), [&](const auto& s) { return s.name == segment.name; });
    if (!known) segments.push_back(std::move(segment));
  }
  placed_.clear();
  finished_.clear();
  return {};
}

Status tidy_segments(const std::filesystem::path& folder, const Context& context, unsigned threads,
                     std::uint64_t segment_bytes, store::Model& model) {
  std::map<std::string, std::uint64_t> live;
  for (const store::DocumentRow& document : model.documents)
    live[document.facts.segment] += document.facts.payload_bytes;
  const auto is_dead = [&](const store::SegmentRow& segment) { return live.count(segment.name) == 0; };
  model.segments.erase(std::remove_if(model.segments.begin(), model.segments.end(), is_dead), model.segments.end());
  const std::set<std::string> merged = segments_to_merge(model, live, segment_bytes);
  if (!merged.empty()) {
    // Old segment by old segment, so that each is read once and from front to back.
    std::vector<std::size_t> moving;
    for (std::size_t i = 0; i < model.documents.size(); ++i)
      if (merged.count(model.documents[i].facts.segment) != 0) moving.push_back(i);
    std::sort(moving.begin(), moving.end(), [&](std::size_t a, std::size_t b) {
      const auto key = [&](std::size_t i) {
        return std::tie(model.documents[i].facts.segment, model.documents[i].facts.segment_index);
      };
      return key(a) < key(b);
    });
    SegmentSink sink(folder, threads, segment_bytes);
    std::shared_ptr<const Segment> segment;
    std::string open;
    for (const std::size_t i : moving) {
      if (context.stopped()) return fail(ErrorCode::kStopped, "stopped, the corpus is as before");
      const store::TextFacts& facts = model.documents[i].facts;
      if (open != facts.segment) {
        auto opened = Segment::open(folder / facts.segment);
        if (!opened) return tl::unexpected(opened.error());
        segment = std::move(*opened);
        open = facts.segment;
      }
      auto payload = segment->payload(facts.segment_index);
      if (!payload) return tl::unexpected(payload.error());
      if (auto status = sink.add({std::string(*payload), xxh3(*payload)}, i); !status) return status;
    }
    const auto is_merged = [&](const store::SegmentRow& row) { return merged.count(row.name) != 0; };
    model.segments.erase(std::remove_if(model.segments.begin(), model.segments.end(), is_merged), model.segments.end());
    if (auto status = sink.finish(model.documents, model.segments); !status) return status;
  }
  std::sort(model.segments.begin(), model.segments.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return {};
}

std::set<std::string> usable_segments(const std::filesystem::path& folder,
                                      const std::vector<store::SegmentRow>& segments) {
  std::set<std::string> usable;
  for (const store::SegmentRow& segment : segments)
    if (Segment::open(folder / segment.name)) usable.insert(segment.name);
  return usable;
}

void remove_unnamed(const std::filesystem::path& folder, const std::vector<store::SegmentRow>& segments) {
  std::set<std::string> named;
  for (const store::SegmentRow& segment : segments) named.insert(segment.name);
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (named.count(entry->path().filename().string()) == 0) std::filesystem::remove(entry->path(), ignored);
  }
}

}  // namespace tifa

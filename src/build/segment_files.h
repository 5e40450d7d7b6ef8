// The segments of a corpus as a build fills, merges and clears them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <future>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "corpus/store.h"
#include "index/segment.h"

namespace tifa {

inline constexpr std::uint64_t kSegmentBytes = 64ULL << 20;  // a segment above this is finished

// Takes payloads one after another and starts a new segment when one is full. The index of a full one is sorted on
// `threads` threads while the next one is filled; never two at a time, so that memory is bounded.
class SegmentSink {
 public:
  explicit SegmentSink(std::filesystem::path folder, unsigned threads = 1, std::uint64_t segment_bytes = kSegmentBytes)
      : folder_(std::move(folder)), threads_(threads), segment_bytes_(segment_bytes) {}

  // `document` learns its segment by finish() at the latest; until then it must be told by its index in `documents`.
  [[nodiscard]] Status add(const DocumentPayload& payload, std::size_t document);
  // Finishes what is open and writes segment names and indices into the documents.
  [[nodiscard]] Status finish(std::vector<store::DocumentRow>& documents, std::vector<store::SegmentRow>& segments);

 private:
  struct Placed {
    std::size_t document;
    std::size_t segment;
    std::uint32_t index;
  };
  Status finish_open();    // begins to
  Status await_sorting();  // of the segment that is being finished

  std::filesystem::path folder_;
  unsigned threads_;
  std::uint64_t segment_bytes_;
  std::future<Result<std::string>> sorting_;  // of finished_.back()
  std::optional<SegmentWriter> open_;
  std::uint64_t open_documents_ = 0;
  std::vector<Placed> placed_;
  std::vector<store::SegmentRow> finished_;
};

// Drops segments that no document names; copies documents together when more than half of the bytes belong to none, or
// when more than 8 segments are of about one size.
[[nodiscard]] Status tidy_segments(const std::filesystem::path& folder, const Context& context, unsigned threads,
                                   std::uint64_t segment_bytes, store::Model& model);

// Names of the segments that can be opened.
[[nodiscard]] std::set<std::string> usable_segments(const std::filesystem::path& folder,
                                                    const std::vector<store::SegmentRow>& segments);

// Removes every file of the folder that is not named: what a killed build left and what the last commit dropped. The
// caller holds the lock. A file that cannot be removed stays: it does no harm.
void remove_unnamed(const std::filesystem::path& folder, const std::vector<store::SegmentRow>& segments);

}  // namespace tifa

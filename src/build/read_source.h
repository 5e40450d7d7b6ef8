// Reads one source: bytes → documents → payloads and facts. Runs on worker threads; touches no shared state.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include <tifa/context.h>
#include <tifa/result.h>

#include "build/sources.h"
#include "corpus/store.h"
#include "index/segment.h"
#include "ingest/ingest.h"
#include "ingest/reader_pool.h"

namespace tifa {

struct IngestedText {
  store::TextFacts facts;  // segment and index are not known yet
  DocumentPayload payload;
};

// What reading a source gives, piece by piece. The last item of a source says what the source was like.
struct SourceItem {
  std::optional<IngestedText> text;
  std::optional<store::Refusal> refusal;
  std::optional<store::Source> end;
  bool unchanged = false;      // with `end`: the texts of the last build stand
  std::optional<Error> error;  // ends the build

  [[nodiscard]] std::uint64_t bytes() const;
};

// How a source is to be ingested.
[[nodiscard]] IngestOptions ingest_options(const PlannedSource& source, ReaderPool& readers);

// Gives the items to `emit` until that is false. `old` is the source as the last build left it, or null; `now` is when
// the build began, in nanoseconds: a file changed within the two seconds before could change again and keep its time.
void read_source(const std::filesystem::path& root, const Manifest& manifest, const PlannedSource& source,
                 const store::Source* old, std::int64_t now, ReaderPool& readers, const Context& context,
                 const std::function<bool(SourceItem)>& emit);

}  // namespace tifa

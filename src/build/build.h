// Sources → documents → segments → one commit.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <tifa/context.h>
#include <tifa/result.h>

namespace tifa {

class ReaderPool;

struct BuildOptions {
  bool full = false;              // forget what is there and read everything again
  ReaderPool* readers = nullptr;  // that may remember sources (reader_pool.h); null: of the build's own
};

struct BuildSummary {
  std::uint64_t editions = 0;  // in the corpus now, missing ones left out
  std::uint64_t missing = 0;
  std::uint64_t partial = 0;
  std::uint64_t documents = 0;
  std::uint64_t ingested = 0;  // read and indexed by this build
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t refused = 0;  // sources and rows that did not go in; each is a diagnostic
  std::uint64_t source_bytes = 0;
  std::uint64_t flagged = 0;
  std::string index_hash;
};

// Brings .tifa up to date with tifa.toml and the texts: reads only what changed (size, modification time, then
// SHA-256), in parallel, and commits in one transaction; the answers of the corpus do not depend on threads, file order
// or names of segments. A source that cannot be read is refused with a diagnostic and the rest goes in, except: a text
// that the manifest names and that is missing, or the same edition twice, is an error. Stops between documents when
// asked; killed or failed at any instant, the corpus is as before. Errors: kBusy when another process builds; kIo on a
// full disk.
[[nodiscard]] Result<BuildSummary> build(const std::filesystem::path& root, const BuildOptions& options,
                                         const Context& context, Diagnostics& diagnostics);

}  // namespace tifa

// The programs that read hostile formats for us, each in a limited process that serves one source after the other.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "base/limited_process.h"
#include "ingest/formats.h"
#include "ingest/frame.h"
#include "ingest/unpack.h"
#include "structure/structure.h"

namespace tifa {

// What a source may cost its reader. The process keeps to memory and processor time, the pool to the clock and size.
struct ReadLimits {
  std::uint64_t memory = 1ULL << 30;  // bytes
  std::uint32_t cpu_seconds = 60;
  std::chrono::milliseconds clock = std::chrono::seconds(120);
};

// Thread-safe: as many processes run as threads read at one time. What a source gives does not depend on what was read
// before it: one at which a used process ends is tried once more in a new one.
class ReaderPool {
 public:
  explicit ReaderPool(std::filesystem::path programs = program_folder(), ReadLimits limits = {});

  // From now on keeps what sources gave, up to so many bytes in all, for one more read of the same bytes with the same
  // options: who asks what a document is before a build reads it pays for its reader once. Before the first read.
  void remember(std::uint64_t bytes) {
    room_ = bytes;
    remembers_ = bytes > 0;
  }

  // Errors: those of the reader; kInput when the source broke it; kLimit when it took too long, too much memory, or
  // said too much; kNotFound when the program is not installed. `where` is left empty.
  [[nodiscard]] Result<RawDocument> read(std::string_view bytes, const FormatRow& row, const ReadOptions& options);
  // How a DOCX looks; the same errors.
  [[nodiscard]] Result<WordLook> look(std::string_view bytes, const ReadOptions& options);
  // The members of a ZIP (unpack.h); the same errors.
  [[nodiscard]] Result<std::vector<PackageMember>> unpack(std::string_view bytes);

 private:
  struct Worker {
    LimitedProcess process;
    bool used = false;
  };
  Result<Worker> take(std::string_view program, bool fresh);
  void give_back(std::string_view program, Worker worker);
  // What a process answers, taken apart by `parse`.
  template <class T, class Parse>
  Result<T> answer(std::string_view program, const ReadRequest& request, const Parse& parse);
  // Nothing when the process ended: how stands in it.
  template <class T, class Parse>
  std::optional<Result<T>> ask(Worker& worker, const ReadRequest& request, const Parse& parse) const;
  [[nodiscard]] std::optional<std::string> take_kept(const std::string& key);
  void keep(const std::string& key, std::string document);
  [[nodiscard]] Error account_for(const Worker& worker) const;

  std::filesystem::path programs_;
  ReadLimits limits_;
  std::mutex mutex_;
  std::map<std::string, std::vector<Worker>, std::less<>> idle_;  // by program
  std::atomic<bool> remembers_ = false;
  std::uint64_t room_ = 0;                   // bytes that may still be kept
  std::map<std::string, std::string> kept_;  // by request: its document, as it came
};

}  // namespace tifa

// The programs that read hostile formats for us, each in a limited process that serves one source after the other.
#pragma once

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

  // Errors: those of the reader; kInput when the source broke it; kLimit when it took too long, too much memory, or
  // said too much; kNotFound when the program is not installed. `where` is left empty.
  [[nodiscard]] Result<RawDocument> read(std::string_view bytes, const FormatRow& row, const ReadOptions& options);
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
  Result<T> answer(std::string_view bytes, const FormatRow& row, const ReadOptions& options, const Parse& parse);
  // Nothing when the process ended: how stands in it.
  template <class T, class Parse>
  std::optional<Result<T>> ask(Worker& worker, std::string_view bytes, const FormatRow& row, const ReadOptions& options,
                               const Parse& parse) const;
  [[nodiscard]] Error account_for(const Worker& worker) const;

  std::filesystem::path programs_;
  ReadLimits limits_;
  std::mutex mutex_;
  std::map<std::string, std::vector<Worker>, std::less<>> idle_;  // by program
};

}  // namespace tifa

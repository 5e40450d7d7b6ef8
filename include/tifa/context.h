// What a call needs besides its request: stop, progress, threads; and what it says besides its answer.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tifa {

enum class Severity : std::uint8_t { kNote, kWarning, kRefused };

// Something the user should know that does not make the answer an error: a refused row, a flagged edition.
struct Diagnostic {
  Severity severity = Severity::kNote;
  std::string code;     // stable, lower-case words with hyphens: "row-without-text"
  std::string place;    // "reports.jsonl, row 12" or "gwr:1956"; may be empty
  std::string message;  // one sentence
};

using Diagnostics = std::vector<Diagnostic>;

// Handed to every use case. Thread-safe as long as `progress` is; the flag may be set from a signal handler.
struct Context {
  const std::atomic<bool>* stop = nullptr;  // when set and true, calls return ErrorCode::kStopped soon
  // Called with what is being done, how much is done and how much there is (0 when not known).
  std::function<void(std::string_view what, std::uint64_t done, std::uint64_t total)> progress;
  unsigned threads = 0;      // 0: as many as the machine has
  std::uint64_t memory = 0;  // bytes that a build may take, about; 0: a quarter of the machine's

  [[nodiscard]] bool stopped() const { return stop != nullptr && stop->load(std::memory_order_relaxed); }
};

}  // namespace tifa

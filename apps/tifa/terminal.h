// What the program knows of the terminal it writes to: width, progress, diagnostics.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <tifa/context.h>

namespace tifa::cli {

[[nodiscard]] bool output_is_terminal();
// COLUMNS, else the terminal's own width, else 80; between 40 and 400.
[[nodiscard]] int terminal_width(bool to_terminal);

// A progress line on standard error, shown only on a terminal and only for what takes longer than a second.
class Progress {
 public:
  explicit Progress(bool enabled);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::string_view what, std::uint64_t done, std::uint64_t total);
  void clear();

 private:
  bool enabled_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begin_, last_;
};

// Set by the first interrupt; a second one ends the process as usual.
[[nodiscard]] const std::atomic<bool>& stop_flag();
void watch_interrupts();

// "tifa: warning: gwr:1956: its opening announces …", at most 60 lines and then how many more.
void print_diagnostics(const Diagnostics& diagnostics);
void print_error(std::string_view sentence);

// Writes all of `text` to standard output. False when the system refuses (a full disk); a reader that went away is no
// error.
[[nodiscard]] bool write_output(std::string_view text);

}  // namespace tifa::cli

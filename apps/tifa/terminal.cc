#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace tifa::cli {
namespace {

std::atomic<bool> stop{false};

// What a document or file name brings along must not steer the terminal.
std::string harmless(std::string_view text) {
  std::string result;
  for (const char c : text) result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return result;
}

}  // namespace

bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

int terminal_width(bool to_terminal) {
  int width = 0;
  if (const char* columns = std::getenv("COLUMNS")) width = std::atoi(columns);
  winsize size{};
  if (width <= 0 && to_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width <= 0) width = 80;
  return std::clamp(width, 40, 400);
}

Progress::Progress(bool enabled)
    : enabled_(enabled && isatty(STDERR_FILENO) == 1), begin_(std::chrono::steady_clock::now()), last_(begin_) {}

Progress::~Progress() { clear(); }

void Progress::show(std::string_view what, std::uint64_t done, std::uint64_t total) {
  if (!enabled_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - begin_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  constexpr std::uint64_t kBar = 30;
  std::string bar;
  if (total > 0) {
    const std::uint64_t filled = std::min(kBar, done * kBar / total);
    bar = " [" + std::string(filled, '#') + std::string(kBar - filled, '.') + "] " + std::to_string(done) + "/" +
          std::to_string(total);
  }
  std::fprintf(stderr, "\r\033[K%s%s", harmless(what).c_str(), bar.c_str());
  std::fflush(stderr);
}

void Progress::clear() {
  if (!shown_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

const std::atomic<bool>& stop_flag() { return stop; }

void watch_interrupts() {
  const auto handler = [](int signal) {
    stop.store(true);
    std::signal(signal, SIG_DFL);
  };
  std::signal(SIGINT, handler);
  std::signal(SIGTERM, handler);
  std::signal(SIGPIPE, SIG_IGN);
  // A write beyond the file size limit is an error to be told, like a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
}

void print_diagnostics(const Diagnostics& diagnostics) {
  constexpr std::size_t kMost = 60;
  for (std::size_t i = 0; i < diagnostics.size() && i < kMost; ++i) {
    const Diagnostic& one = diagnostics[i];
    const char* severity = one.severity == Severity::kNote      ? "note"
                           : one.severity == Severity::kWarning ? "warning"
                                                                : "refused";
    std::fprintf(stderr, "tifa: %s: %s%s%s\n", severity, harmless(one.place).c_str(), one.place.empty() ? "" : ": ",
                 harmless(one.message).c_str());
  }
  if (diagnostics.size() > kMost) std::fprintf(stderr, "tifa: and %zu more\n", diagnostics.size() - kMost);
}

void print_error(std::string_view sentence) { std::fprintf(stderr, "tifa: %s\n", harmless(sentence).c_str()); }

bool write_output(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    return errno == EPIPE;
  return true;
}

}  // namespace tifa::cli

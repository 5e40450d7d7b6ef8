// A program that parses what is foreign: it has bounded memory, time and output, and what befalls it is a value here.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

namespace tifa {

// Limits that a program sets for itself before it reads a foreign byte; they cannot be raised by more than is said
// here.
struct ProcessLimits {
  std::uint64_t memory = 0;  // bytes of address space
  std::uint64_t file = 0;    // bytes of any file it writes
  std::uint32_t descriptors = 16;
};

// Sets the limits, gives up the chance of new privileges, closes every descriptor but 0, 1 and 2. Call once, first.
// Under a sanitizer the address space is not bounded, since it needs terabytes of it. Errors: kIo.
[[nodiscard]] Status limit_this_process(const ProcessLimits& limits);

// From now on this process may use so many more seconds of processor time, then it ends by SIGXCPU.
void limit_cpu_time_from_now(std::uint32_t seconds);

// The folder of the running program, where the programs that it starts stand too.
[[nodiscard]] std::filesystem::path program_folder();

// How a conversation with a program ended that did not answer as it should.
enum class Ending : std::uint8_t {
  kNone,     // it has not
  kExit,     // by itself
  kSignal,   // crashed, or hit a limit
  kTimeout,  // the deadline passed; it was killed
  kStopped,  // the caller asked to stop; it was killed
};

// A started program with one socket as its standard input and output. Moves; the destructor kills and waits.
class LimitedProcess {
 public:
  using Clock = std::chrono::steady_clock;

  // Errors: kNotFound where the program is not; kIo.
  static Result<LimitedProcess> start(const std::filesystem::path& program, const std::vector<std::string>& arguments);
  LimitedProcess(LimitedProcess&& other) noexcept;
  LimitedProcess& operator=(LimitedProcess&& other) noexcept;
  ~LimitedProcess();

  // Waiting ends within a tenth of a second when `*stop` becomes true. Null: it does not.
  void stop_when(const std::atomic<bool>* stop) { stop_ = stop; }

  // All of `bytes`, or exactly `size` bytes into `into`. False when the program ended or the deadline passed: ending().
  [[nodiscard]] bool send(std::string_view bytes, Clock::time_point deadline);
  [[nodiscard]] bool receive(char* into, std::size_t size, Clock::time_point deadline);

  [[nodiscard]] Ending ending() const { return ending_; }
  [[nodiscard]] int code() const { return code_; }  // exit status or number of the signal

 private:
  LimitedProcess(pid_t child, int socket) : child_(child), socket_(socket) {}
  [[nodiscard]] bool wait_until_ready(short events, Clock::time_point deadline);
  void end(Ending why);

  pid_t child_ = -1;
  int socket_ = -1;
  Ending ending_ = Ending::kNone;
  int code_ = 0;
  const std::atomic<bool>* stop_ = nullptr;
};

}  // namespace tifa

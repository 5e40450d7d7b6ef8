#include "base/limited_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

extern char** environ;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TIFA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TIFA_SANITIZED 1
#endif
#endif

namespace tifa {
namespace {

#ifdef TIFA_SANITIZED
constexpr bool kBoundAddressSpace = false;
#else
constexpr bool kBoundAddressSpace = true;
#endif

bool set_limit(int resource, std::uint64_t value) {
  rlimit limit{};
  if (::getrlimit(static_cast<__rlimit_resource>(resource), &limit) != 0) return false;
  limit.rlim_cur = limit.rlim_max = std::min<rlim_t>(value, limit.rlim_max);
  return ::setrlimit(static_cast<__rlimit_resource>(resource), &limit) == 0;
}

}  // namespace

Status limit_this_process(const ProcessLimits& limits) {
  ::close_range(3, ~0U, 0);
  const bool limited = (!kBoundAddressSpace || set_limit(RLIMIT_AS, limits.memory)) &&
                       set_limit(RLIMIT_FSIZE, limits.file) && set_limit(RLIMIT_NOFILE, limits.descriptors) &&
                       set_limit(RLIMIT_CORE, 0) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  if (limited) return {};
  return fail(ErrorCode::kIo, std::string("the process cannot be limited: ") + std::strerror(errno));
}

void limit_cpu_time_from_now(std::uint32_t seconds) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  rlimit limit{};
  ::getrlimit(RLIMIT_CPU, &limit);
  const auto spent = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1;
  limit.rlim_cur = std::min<rlim_t>(spent + seconds, limit.rlim_max);
  ::setrlimit(RLIMIT_CPU, &limit);
}

std::filesystem::path program_folder() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

Result<LimitedProcess> LimitedProcess::start(const std::filesystem::path& program,
                                             const std::vector<std::string>& arguments) {
  const auto cannot = [&](int number) {
    return fail(ErrorCode::kIo, std::string("the program cannot be run: ") + std::strerror(number), program.string(),
                "check free memory and the number of processes");
  };
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return cannot(errno);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t child = -1;
  const int spawned = ::posix_spawn(&child, program.c_str(), &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (spawned != 0) {
    ::close(ends[0]);
    if (spawned == ENOENT)
      return fail(ErrorCode::kNotFound, "the program that reads this format is not there", program.string(),
                  "install tifa with all of its programs");
    return cannot(spawned);
  }
  ::fcntl(ends[0], F_SETFL, ::fcntl(ends[0], F_GETFL) | O_NONBLOCK);
  return LimitedProcess(child, ends[0]);
}

LimitedProcess::LimitedProcess(LimitedProcess&& other) noexcept
    : child_(std::exchange(other.child_, -1)),
      socket_(std::exchange(other.socket_, -1)),
      ending_(other.ending_),
      code_(other.code_),
      stop_(other.stop_) {}

LimitedProcess& LimitedProcess::operator=(LimitedProcess&& other) noexcept {
  std::swap(child_, other.child_);
  std::swap(socket_, other.socket_);
  std::swap(ending_, other.ending_);
  std::swap(code_, other.code_);
  std::swap(stop_, other.stop_);
  return *this;
}

LimitedProcess::~LimitedProcess() {
  if (child_ > 0) end(Ending::kTimeout);
  if (socket_ >= 0) ::close(socket_);
}

void LimitedProcess::end(Ending why) {
  if (child_ <= 0) return;
  // One that has closed its side is about to end by itself, and how it ends is what is asked.
  const bool by_us = why == Ending::kTimeout || why == Ending::kStopped;
  if (by_us) ::kill(child_, SIGKILL);
  int status = 0;
  if (!by_us) {
    for (int waited = 0; waited < 1000; ++waited) {
      const pid_t done = ::waitpid(child_, &status, WNOHANG);
      if (done == child_ || (done < 0 && errno != EINTR)) {
        child_ = -1;
        break;
      }
      ::usleep(1000);
    }
    if (child_ > 0) ::kill(child_, SIGKILL);
  }
  while (child_ > 0 && ::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
  }
  child_ = -1;
  ending_ = why;
  if (by_us) return;
  ending_ = WIFSIGNALED(status) ? Ending::kSignal : Ending::kExit;
  code_ = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
}

bool LimitedProcess::wait_until_ready(short events, Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      end(Ending::kTimeout);
      return false;
    }
    if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) {
      end(Ending::kStopped);
      return false;
    }
    pollfd ready{socket_, events, 0};
    const std::int64_t longest = stop_ == nullptr ? 60'000 : 100;  // milliseconds
    const int got = ::poll(&ready, 1, static_cast<int>(std::min<std::int64_t>(left + 1, longest)));
    if (got > 0) return true;
    if (got < 0 && errno != EINTR) {
      end(Ending::kExit);
      return false;
    }
  }
}

bool LimitedProcess::send(std::string_view bytes, Clock::time_point deadline) {
  while (child_ > 0 && !bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      if (!wait_until_ready(POLLOUT, deadline)) return false;
    } else if (sent == 0 || errno != EINTR) {
      end(Ending::kExit);
    }
  }
  return child_ > 0;
}

bool LimitedProcess::receive(char* into, std::size_t size, Clock::time_point deadline) {
  while (child_ > 0 && size > 0) {
    const ssize_t got = ::recv(socket_, into, size, 0);
    if (got > 0) {
      into += got;
      size -= static_cast<std::size_t>(got);
    } else if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      if (!wait_until_ready(POLLIN, deadline)) return false;
    } else if (got == 0 || errno != EINTR) {
      end(Ending::kExit);
    }
  }
  return child_ > 0;
}

}  // namespace tifa

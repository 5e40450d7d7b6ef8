#include "base/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

extern char** environ;

namespace tifa {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
// A file without a name, gone when it is closed: a program that reads or complains slowly cannot make us wait for it
// while it waits for us, as two pipes could.
using NamelessFile = std::unique_ptr<std::FILE, CloseFile>;

std::string read_all(int descriptor) {
  std::string bytes;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

// The first line of what a program said, at most so much as a sentence bears.
std::string first_words(std::FILE* file) {
  std::rewind(file);
  std::array<char, 200> buffer;
  const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file);
  std::string words(buffer.data(), got);
  words = words.substr(0, words.find('\n'));
  for (char& c : words)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) c = '?';
  return words;
}

std::vector<std::string> environment_with(const std::vector<std::string>& variables) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) all.emplace_back(*entry);
  for (const std::string& variable : variables)
    if (std::getenv(variable.substr(0, variable.find('=')).c_str()) == nullptr) all.push_back(variable);
  return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  pointers.reserve(strings.size() + 1);
  for (std::string& text : strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Result<std::string> run_filter(const std::vector<std::string>& command, std::string_view input,
                               const std::vector<std::string>& variables) {
  const std::string& program = command.front();
  const auto cannot = [&](int number) {
    return fail(ErrorCode::kIo, std::string("the program cannot be run: ") + std::strerror(number), program,
                "check free space and memory");
  };
  const NamelessFile in(std::tmpfile()), complaints(std::tmpfile());
  if (!in || !complaints) return cannot(errno);
  if (std::fwrite(input.data(), 1, input.size(), in.get()) != input.size() || std::fflush(in.get()) != 0 ||
      ::lseek(::fileno(in.get()), 0, SEEK_SET) != 0)
    return cannot(errno);
  std::array<int, 2> out{};
  if (::pipe2(out.data(), O_CLOEXEC) != 0) return cannot(errno);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(in.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(complaints.get()), STDERR_FILENO);
  std::vector<std::string> arguments = command, environment = environment_with(variables);
  pid_t child = 0;
  const int spawned = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, pointers_to(arguments).data(),
                                     pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(out[1]);
  if (spawned != 0) {
    ::close(out[0]);
    if (spawned == ENOENT) return fail(ErrorCode::kNotFound, "the program is not installed", program);
    return cannot(spawned);
  }
  std::string bytes = read_all(out[0]);
  ::close(out[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return cannot(errno);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return bytes;
  const std::string said = first_words(complaints.get());
  return fail(ErrorCode::kIo,
              (WIFEXITED(status) ? "the program ended with status " + std::to_string(WEXITSTATUS(status))
                                 : "the program was ended by signal " + std::to_string(WTERMSIG(status))) +
                  (said.empty() ? "" : ", saying “" + said + "”"),
              program);
}

}  // namespace tifa

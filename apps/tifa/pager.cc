#include "pager.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "terminal.h"

namespace tifa::cli {
namespace {

bool is_longer_than_the_terminal(std::string_view text) {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return false;
  return std::count(text.begin(), text.end(), '\n') >= size.ws_row;
}

bool is_on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    if (end > 0 && access((std::string(rest.substr(0, end)) + "/" + program).c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// What the user set, else less where it is installed; empty: none.
std::string pager_command() {
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return {};
  if (const char* set = std::getenv("PAGER")) return std::string_view(set) == "cat" ? "" : set;
  return is_on_path("less") ? "less" : "";
}

}  // namespace

bool write_paged(std::string_view text, bool wanted) {
  if (!wanted || !output_is_terminal() || !is_longer_than_the_terminal(text)) return write_output(text);
  const std::string command = pager_command();
  if (command.empty()) return write_output(text);
  // Colours shown, gone when all fits on a screen, the screen left as it is: what git asks of less.
  setenv("LESS", "FRX", 0);
  std::FILE* pager = popen(command.c_str(), "w");  // NOLINT(cert-env33-c): the user's own words, as a shell reads them
  if (pager == nullptr) return write_output(text);
  // An interrupt is for the pager; whoever reads must not lose the program under it.
  const auto before = std::signal(SIGINT, SIG_IGN);
  std::fwrite(text.data(), 1, text.size(), pager);  // a reader that has seen enough is no error
  const int status = pclose(pager);
  std::signal(SIGINT, before);
  // 127: the shell found no such program.
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) return write_output(text);
  return true;
}

}  // namespace tifa::cli

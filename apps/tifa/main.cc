// tifa: the program. Arguments in, one use case called, its answer rendered, an exit status: 0 ok, 1 the answer is “not
// found” or “differs”, 2 an error.
#include <malloc.h>

#include <exception>
#include <new>
#include <string>
#include <variant>

#include "arguments.h"
#include "commands.h"
#include "run.h"
#include "terminal.h"

namespace {

// What is large lies in a mapping of its own, whatever was freed before, and what is freed goes back to the system:
// left to itself, the allocator keeps some tens of megabytes between what is in use.
void settle_memory() {
#ifdef M_MMAP_THRESHOLD
  ::mallopt(M_MMAP_THRESHOLD, 4 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
}

template <class... Some>
bool is_one_of(const tifa::cli::Command& command) {
  return (std::holds_alternative<Some>(command) || ...);
}

// What helps where the memory did not do for a command.
const char* less_of(const tifa::cli::Command& command) {
  using namespace tifa::cli;
  if (is_one_of<CheckCommand>(command)) return "check the article, or the claims, in parts";
  if (is_one_of<BuildCommand>(command)) return "let the build take less with --memory";
  if (is_one_of<AddCommand, ImportCommand, UpdateCommand>(command)) return "take fewer documents at a time";
  if (is_one_of<ClaimsCommand>(command)) return "ask for a smaller --limit";
  if (is_one_of<KwicCommand, TraceCommand, CompareCommand, ReportCommand>(command))
    return "ask for fewer editions or a smaller --limit";
  if (is_one_of<CountCommand, FirstCommand, GoalsCommand, RedlineCommand, StatusCommand>(command))
    return "ask for fewer editions";
  return "end other programs and try again";
}

}  // namespace

int main(int argc, char** argv) {
  using namespace tifa::cli;
  settle_memory();
  watch_interrupts();
  Arguments asked;
  try {
    asked = read_arguments(argc, argv);
    if (!asked.run) return asked.status;
    return std::visit([&](const auto& command) { return run(asked.options, command); }, asked.command);
  } catch (const std::bad_alloc&) {
    print_error(std::string("out of memory; ") + less_of(asked.command));
  } catch (const std::exception& error) {
    print_error(std::string("unexpected failure: ") + error.what());
  }
  return kError;
}

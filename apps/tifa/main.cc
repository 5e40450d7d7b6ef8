// tifa: the program. Arguments in, one use case called, its answer rendered, an exit status: 0 ok, 1 the answer is “not
// found” or “differs”, 2 an error.
#include <exception>
#include <new>
#include <string>
#include <variant>

#include "arguments.h"
#include "commands.h"
#include "run.h"
#include "terminal.h"

int main(int argc, char** argv) {
  using namespace tifa::cli;
  watch_interrupts();
  try {
    const Arguments asked = read_arguments(argc, argv);
    if (!asked.run) return asked.status;
    return std::visit([&](const auto& command) { return run(asked.options, command); }, asked.command);
  } catch (const std::bad_alloc&) {
    print_error("out of memory; ask for fewer editions or a smaller --limit");
  } catch (const std::exception& error) {
    print_error(std::string("unexpected failure: ") + error.what());
  }
  return kError;
}

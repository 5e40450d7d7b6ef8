#include "base/resources.h"

#include <unistd.h>

#include <algorithm>
#include <thread>

namespace tifa {

unsigned threads_of(const Context& context) { return threads_of(context.threads); }

unsigned threads_of(unsigned asked) {
  const unsigned machine = std::max(1U, std::thread::hardware_concurrency());
  return asked == 0 ? machine : std::min(asked, std::max(machine, kMostThreads));
}

std::uint64_t memory_of(const Context& context) {
  if (context.memory != 0) return context.memory;
  const auto pages = static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PHYS_PAGES)));
  const auto page = static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PAGESIZE)));
  return pages * page / 4;
}

}  // namespace tifa

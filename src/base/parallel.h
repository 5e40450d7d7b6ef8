// Work in numbered parts, done by several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace tifa {

// Calls work(part) once for each part below `parts`, on up to `threads` threads, the caller's among them; each takes
// the next part that is left, so that the order is open and parts may write only what is theirs. Returns when all are
// done.
template <class Work>
void in_parallel(unsigned threads, std::size_t parts, Work&& work) {
  std::atomic<std::size_t> taken{0};
  const auto run = [&] {
    for (std::size_t part = taken++; part < parts; part = taken++) work(part);
  };
  std::vector<std::jthread> others;
  try {
    for (std::size_t t = 1; t < std::min<std::size_t>(threads, parts); ++t) others.emplace_back(run);
  } catch (const std::system_error&) {  // the system gives no more threads: those that there are do it all
  }
  run();
}

// The ranges [begin, end) of about equal size into which `size` things are cut, at most `parts`. Range i of n.
inline std::pair<std::size_t, std::size_t> part_of(std::size_t size, std::size_t parts, std::size_t i) {
  return {size / parts * i + std::min(i, size % parts), size / parts * (i + 1) + std::min(i + 1, size % parts)};
}

}  // namespace tifa

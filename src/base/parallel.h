// Work in numbered parts, done by several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

namespace tifa {

// Calls work(part) once for each part below `parts`, on up to `threads` threads, the caller's among them; each takes
// the next part that is left, so that the order is open and parts may write only what is theirs. Returns when all are
// done. When a part throws, no further ones are begun, and the first exception is thrown again when all have ended.
template <class Work>
void in_parallel(unsigned threads, std::size_t parts, Work&& work) {
  std::atomic<std::size_t> taken{0};
  std::atomic<bool> failed{false};
  std::exception_ptr thrown;
  const auto run = [&] {
    try {
      for (std::size_t part = taken++; part < parts && !failed; part = taken++) work(part);
    } catch (...) {
      if (!failed.exchange(true)) thrown = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    try {
      for (std::size_t t = 1; t < std::min<std::size_t>(threads, parts); ++t) others.emplace_back(run);
    } catch (const std::exception&) {  // the system gives no more threads: those that there are do it all
    }
    run();
  }
  if (thrown) std::rethrow_exception(thrown);
}

// The ranges [begin, end) of about equal size into which `size` things are cut, at most `parts`. Range i of n.
inline std::pair<std::size_t, std::size_t> part_of(std::size_t size, std::size_t parts, std::size_t i) {
  return {size / parts * i + std::min(i, size % parts), size / parts * (i + 1) + std::min(i + 1, size % parts)};
}

// Calls work(i) once for each i below `count`, on up to `threads` threads: for many small things, taken a piece of them
// at a time. Otherwise as in_parallel().
template <class Work>
void each_in_parallel(unsigned threads, std::size_t count, Work&& work) {
  constexpr std::size_t kPieces = 32;
  in_parallel(threads, kPieces, [&](std::size_t piece) {
    const auto [first, last] = part_of(count, kPieces, piece);
    for (std::size_t i = first; i < last; ++i) work(i);
  });
}

// Sorts on up to `threads` threads. The order must tell all values apart, so that the result is the same for any
// number. O(n log n) comparisons, and memory for half of the values.
template <class Value, class Less>
void sort_in_parallel(unsigned threads, std::vector<Value>& values, Less less) {
  constexpr std::size_t kFew = 4096;
  const std::size_t size = values.size(), pieces = size < kFew ? 1 : std::max(1U, threads);
  const auto at = [&](std::size_t piece) {
    const std::size_t begin = piece < pieces ? part_of(size, pieces, piece).first : size;
    return values.begin() + static_cast<std::ptrdiff_t>(begin);
  };
  in_parallel(threads, pieces, [&](std::size_t piece) { std::sort(at(piece), at(piece + 1), less); });
  for (std::size_t width = 1; width < pieces; width *= 2)
    in_parallel(threads, (pieces + 2 * width - 1) / (2 * width), [&](std::size_t pair) {
      const std::size_t first = pair * 2 * width;
      std::inplace_merge(at(first), at(first + width), at(first + 2 * width), less);
    });
}

// Cuts a row of things into pieces of about equal total size: piece i holds those in [cuts[i], cuts[i + 1]). `size_of`
// gives the size of the thing at an index. O(count).
template <class SizeOf>
std::vector<std::size_t> cut_evenly(std::size_t count, std::size_t pieces, SizeOf&& size_of) {
  std::size_t all = 0, before = 0;
  for (std::size_t i = 0; i < count; ++i) all += static_cast<std::size_t>(size_of(i));
  std::vector<std::size_t> cuts;
  for (std::size_t i = 0; i < count; ++i) {
    while (cuts.size() < pieces && part_of(all, pieces, cuts.size()).first <= before) cuts.push_back(i);
    before += static_cast<std::size_t>(size_of(i));
  }
  cuts.resize(pieces + 1, count);
  return cuts;
}

}  // namespace tifa

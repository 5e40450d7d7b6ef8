// How much of the machine a call may take.
#pragma once

#include <cstdint>

#include <tifa/context.h>

namespace tifa {

// More threads than this are not started unless the machine has more processors: each takes memory of its own.
inline constexpr unsigned kMostThreads = 64;
// As many threads as the context says, else as the machine has; at least 1.
[[nodiscard]] unsigned threads_of(const Context& context);
[[nodiscard]] unsigned threads_of(unsigned asked);  // 0: as many as the machine has
// As many bytes of memory as the context says, else a quarter of the machine's.
[[nodiscard]] std::uint64_t memory_of(const Context& context);

}  // namespace tifa

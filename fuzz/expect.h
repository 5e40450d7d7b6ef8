// How a fuzz target says that a promise was broken: loudly, in every build.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace tifa::fuzzing {

inline void expect(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace tifa::fuzzing

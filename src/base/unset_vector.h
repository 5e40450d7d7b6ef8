// Vectors for arrays of many megabytes that several threads fill.
#pragma once

#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace tifa {

// Leaves what is not given a value as it is: setting it first would be the work of one thread, and most of that the
// first touch of memory.
template <class T>
class LeavesUnset : public std::allocator<T> {
  static_assert(std::is_trivially_default_constructible_v<T>);

 public:
  template <class Other>
  struct rebind {  // NOLINT(readability-identifier-naming): the standard's name
    using other = LeavesUnset<Other>;
  };
  void construct(T* at) noexcept { ::new (static_cast<void*>(at)) T; }
  template <class... Arguments>
  void construct(T* at, Arguments&&... arguments) {
    ::new (static_cast<void*>(at)) T(std::forward<Arguments>(arguments)...);
  }
};

// resize() adds elements that hold anything: each is to be written before it is read.
template <class T>
using UnsetVector = std::vector<T, LeavesUnset<T>>;

}  // namespace tifa

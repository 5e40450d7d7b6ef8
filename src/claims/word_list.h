// Lists of words that are looked up by binary search, sorted by the compiler.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace tifa {

template <std::size_t kSize>
[[nodiscard]] consteval std::array<std::string_view, kSize> word_list(const std::string_view (&words)[kSize]) {
  std::array<std::string_view, kSize> list{};
  std::copy(words, words + kSize, list.begin());
  std::sort(list.begin(), list.end());
  return list;
}

template <std::size_t kSize>
[[nodiscard]] bool listed(const std::array<std::string_view, kSize>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

}  // namespace tifa

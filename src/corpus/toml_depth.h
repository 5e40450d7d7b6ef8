// A guard before the TOML parser, which builds and frees nested tables by recursion: how deep a file nests.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tifa {

struct TomlPlace {
  std::size_t line = 1, column = 1;  // from 1; columns in bytes
};

// The first place where brackets nest, or one key is dotted, more than 16 deep; nothing in a file that stays below.
// Reads strings and comments as TOML does, up to the first error of syntax. O(bytes).
[[nodiscard]] std::optional<TomlPlace> find_deep_nesting(std::string_view toml);

}  // namespace tifa

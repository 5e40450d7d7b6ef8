// What is known of well-known series before any text is held: which editions exist, when, where. The facts are the
// files of series/, made part of the program when it is built.
#pragma once

#include <string_view>
#include <vector>

namespace tifa {

struct KnownSeries {
  std::string_view name;  // of its file: "gwr"
  std::string_view toml;  // valid in a tifa.toml, with comments on what is established and what is not
};

// In order of their names.
[[nodiscard]] const std::vector<KnownSeries>& known_series();
// Empty when there is none of the name.
[[nodiscard]] std::string_view known_series_toml(std::string_view name);

}  // namespace tifa

// A package from parts that stand in the input as plain text, so that what mutates bytes mutates the XML and not the
// compression: a line "=== NAME" begins a part, which ends before the next such line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/stored_zip.h"

namespace tifa::fuzzing {

inline std::string package_of(std::string_view input) {
  constexpr std::string_view kMark = "=== ";
  constexpr std::size_t kMostParts = 50;
  std::vector<ZipFile> parts;
  while (input.starts_with(kMark) && parts.size() < kMostParts) {
    const std::size_t line = std::min(input.find('\n'), input.size());
    std::string name;
    for (const char c : input.substr(kMark.size(), line - std::min(line, kMark.size())))
      if (static_cast<unsigned char>(c) < 0x80) name += c;
    input.remove_prefix(std::min(line + 1, input.size()));
    std::size_t end = input.starts_with(kMark) ? 0 : input.find("\n" + std::string(kMark));
    end = std::min(end, input.size());
    parts.push_back({std::move(name), std::string(input.substr(0, end))});
    input.remove_prefix(end < input.size() && input[end] == '\n' ? end + 1 : end);
  }
  return stored_zip(parts);
}

}  // namespace tifa::fuzzing

#include "fetch/headers.h"

#include <algorithm>

#include "text/ascii.h"

namespace tifa {

std::string_view header_of(const Headers& headers, std::string_view name) {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

std::string charset_of(std::string_view content_type) {
  const std::string lower = ascii_lower(content_type);
  constexpr std::string_view kName = "charset", kSpaces = " \t";
  for (std::size_t at = lower.find(';'); at != lower.npos; at = lower.find(';', at + 1)) {
    std::size_t name = lower.find_first_not_of(kSpaces, at + 1);
    if (name == lower.npos || lower.compare(name, kName.size(), kName) != 0) continue;
    name = lower.find_first_not_of(kSpaces, name + kName.size());
    if (name == lower.npos || lower[name] != '=') continue;
    const std::size_t value = lower.find_first_not_of(" \t\"'", name + 1);
    if (value == lower.npos) return {};
    return lower.substr(value, lower.find_first_of(" \t\"';,", value) - value);
  }
  return {};
}

bool is_plain_header(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

}  // namespace tifa

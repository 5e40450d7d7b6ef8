// The languages whose texts tifa knows how to count in.
#pragma once

#include <cstdint>
#include <string_view>

namespace tifa {

enum class Language : std::uint8_t { kUnknown, kChinese, kEnglish };

[[nodiscard]] constexpr std::string_view language_tag(Language language) {
  return language == Language::kChinese ? "zh" : language == Language::kEnglish ? "en" : "";
}
// "zh", "zh-Hans", "en-GB" … ; kUnknown for anything else.
[[nodiscard]] constexpr Language parse_language(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  return primary == "zh" ? Language::kChinese : primary == "en" ? Language::kEnglish : Language::kUnknown;
}

}  // namespace tifa

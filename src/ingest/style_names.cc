#include "ingest/style_names.h"

#include <string>

namespace tifa {

StyleMeaning meaning_of_style(std::string_view name) {
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  if (lower == "title" || lower == "标题") return {StyleRole::kTitle, 0};
  if (lower.starts_with("toc ") || lower == "table of figures") return {StyleRole::kContents, 0};
  for (const std::string_view word : {"heading ", "标题 ", "標題 "}) {
    if (!lower.starts_with(word) || lower.size() != word.size() + 1) continue;
    const char level = lower.back();
    if (level >= '1' && level <= '9') return {StyleRole::kHeading, static_cast<std::uint8_t>(level - '0')};
  }
  return {};
}

}  // namespace tifa

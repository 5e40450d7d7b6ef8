#include "ingest/style_names.h"

#include <string>

#include "text/ascii.h"

namespace tifa {

StyleMeaning meaning_of_style(std::string_view name) {
  const std::string lower = ascii_lower(name);
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

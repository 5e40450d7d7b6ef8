// What the built-in names of paragraph styles mean: word processors share them.
#pragma once

#include <cstdint>
#include <string_view>

namespace tifa {

enum class StyleRole : std::uint8_t { kBody, kHeading, kTitle, kContents };

struct StyleMeaning {
  StyleRole role = StyleRole::kBody;
  std::uint8_t level = 0;  // of a heading, from 1
};

// "heading 2" → a heading of level 2. Built-in names are English in every language of Word; other programs write
// "Heading 2" and 标题 2. kBody for any other name.
[[nodiscard]] StyleMeaning meaning_of_style(std::string_view name);

}  // namespace tifa

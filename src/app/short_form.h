// What a Chinese phrase is abbreviated to: 外贸 of 对外贸易.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tifa {

// Words of ICU's dictionary made of one character of each word of the phrase, in order; of phrases of two or three
// words of two characters each, others are abbreviated in many ways. Characters alone do not tell an abbreviation from
// another word (神明 of 精神文明), so a caller asks where it stands. O(1).
[[nodiscard]] std::vector<std::string> short_forms(std::string_view phrase);

}  // namespace tifa

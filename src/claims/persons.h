// Persons: who gave a document, as its first lines say, and whether a name in English may be that of a person written
// in Chinese.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tifa {

// The names that stand alone in the first lines of a document (习　近　平; 国务院总理 李强) or before a title
// (…：关于…).
[[nodiscard]] std::vector<std::string> find_persons(std::string_view title, const std::vector<std::string>& lines);

// Whether `name` as an article has it (“Xi”, “Premier Li Keqiang”, 习近平, “Trump”) may be `person`: the surname of a
// Chinese name in pinyin, the full name where both have one, or the same word.
[[nodiscard]] bool may_be_person(std::string_view name, std::string_view person);

// The pinyin of the surname of a name in Chinese; empty where it begins with none.
[[nodiscard]] std::string_view pinyin_surname(std::string_view person);

}  // namespace tifa

// Wordings alike: 脱贫地区 of 贫困地区, 科技创新 of 技术创新.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/segment.h"

namespace tifa {

// Of a Chinese phrase of a word of two or three characters and a head of two or more: wordings of a text with that head
// behind another modifier of as many characters, one of which is of the phrase's as well and not the last of both
// (企业, 产业), each once, in order of the text. They begin and end as words do (ICU's), and hold no function word that
// the phrase has not. Whether they mean the same, characters do not tell. O(text).
[[nodiscard]] std::vector<std::string> find_alike(std::string_view phrase, const DocumentView& text);

}  // namespace tifa

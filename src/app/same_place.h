// What a text has between the words that a phrase stands between in another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/segment.h"

namespace tifa {

// Wordings of `lacking`, as it writes them, each once in the order of the uses of the phrase: what stands there behind
// the same four characters at least and before the same two (“千村示范、万村整治”工程 of 千万工程, both in
// 学习运用…经验), at most 16, all in one clause; quotation marks are passed over, and what they enclose is taken whole.
// Characters at the edges of the phrase that stand there as well are of the wording (岛际均衡 of 岛际协调) and of the
// same ones, two of which stand outside it on each side; where it closes a clause behind two of its own, as many others
// that close one. Else a wording begins and ends as words do (ICU's). For
// phrases with ideographs. They need not mean the same: a caller counts them. O(uses looked at · length of phrase ·
// lacking).
[[nodiscard]] std::vector<std::string> find_in_same_place(std::string_view phrase, const DocumentView& having,
                                                          const DocumentView& lacking);

}  // namespace tifa

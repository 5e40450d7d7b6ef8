// What a text may have in place of a phrase that it lacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/segment.h"

namespace tifa {

// A wording, folded; and it without what it shows of what follows (第二个百年 of 第二个百年奋斗目标).
struct Counterpart {
  std::string wording, part;
};

// Wordings of `lacking` that differ from the phrase in one part, as `having` has it, each once in the order of
// the text: of ideographs the same head of four or more behind 的 with another modifier (适度宽松的货币政策 of
// 稳健的货币政策); one character of five or more another, between words (养护海洋生态 of 保护海洋生态); or the same
// last characters before the same four (第二个百年奋斗目标 of “两个一百年”奋斗目标), six and more together; of two
// English words the first with another noun of the same kind, behind the same two words (“and my fellow citizens”).
// They need not mean the same, and may stand in both texts: a caller counts them. The first 32; O(length of phrase ·
// lacking + hits looked at · lacking).
[[nodiscard]] std::vector<Counterpart> find_counterparts(std::string_view phrase, const DocumentView& having,
                                                         const DocumentView& lacking);

// What is left of a phrase of ideographs without the general verbs and function words at its edges (基础设施 of
// 基础设施建设); empty where that is the whole, or fewer than three characters.
[[nodiscard]] std::string core_of(std::string_view phrase);

}  // namespace tifa

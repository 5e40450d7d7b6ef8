// Whether a Chinese phrase is the part that several longer wordings share: 中国建设 of 平安中国建设 and 美丽中国建设.
#pragma once

#include "app/longer_wording.h"

namespace tifa {

// Of three ideographs and more: whether it opens with a complement of the verb before each use (好全会精神 of
// 贯彻好全会精神). Used three times and more also whether each use has a word that names something directly before it,
// or, where it opens with a general verb, behind it (贯彻新时代), and these make several wordings none of which has
// most of the uses, since then the phrase is said of that one (find_longer_wording()); or whether it ends with a word
// of one character and three of four uses go on with 的 or “and” (新时代党 of 新时代党的建设). O(hits).
[[nodiscard]] bool is_shared_part(const PhraseHits& uses);

}  // namespace tifa

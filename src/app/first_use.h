// What the first uses of a phrase stand in, where they are not free: titles of works, longer words, a longer wording.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/longer_wording.h"

namespace tifa {

struct BoundUses {
  std::string kind;          // title, words, wording: what all of them stand in
  std::string inside;        // the title, or the longer wording; empty for words
  std::size_t editions = 0;  // so many, from the first on
};

// Of the uses in successive editions, one at least in each: how far from the first on all stand in titles (《创业》),
// or inside or across words of the dictionary that stand without the phrase as well (脱贫 in 摆脱贫困; what the
// dictionary joins by mistake, 补短 of 补短板, does not), or in the wording that the word beside them makes (资产阶级,
// 有中国特色社会主义): three at least (ten where that word is a function word), while fewer than half of the hits of
// `later` do. Nothing where those of the first edition are free. For phrases of two ideographs or more. O(texts ·
// hits).
[[nodiscard]] std::optional<BoundUses> find_bound_uses(const std::vector<PhraseHits>& uses, const PhraseHits& later);

}  // namespace tifa

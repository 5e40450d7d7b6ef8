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
  std::string also;          // of a wording: another word that some uses are part of (资产者 of 资产)
  std::size_t editions = 0;  // so many, from the first on
};

// Of the uses in successive editions, one at least in each: how far from the first on all stand in titles (《创业》),
// or inside or across words of the dictionary that stand without the phrase as well (脱贫 in 摆脱贫困; what the
// dictionary joins by mistake, 补短 of 补短板, does not), or in the wording that the word or the name beside them makes
// (资产阶级, 有中国特色社会主义), but for those that a suffix makes another word of (资产者): three at least (ten where
// that word is a function word), or one where it is a name directly before the phrase and no use of `later`, two at
// least, has any there (艰苦 before 奋斗精神, 机械 before 电子产品), while fewer than half of the hits of `later` do.
// Nothing where those of the first edition are free. For phrases of two ideographs or more. O(texts · hits).
[[nodiscard]] std::optional<BoundUses> find_bound_uses(const std::vector<PhraseHits>& uses, const PhraseHits& later);

}  // namespace tifa

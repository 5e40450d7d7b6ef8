// What the first uses of a phrase stand in, where they are not free: titles of works, longer words, a longer wording.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/longer_wording.h"

namespace tifa {

// The uses of a phrase in one edition, one at least.
struct EditionUses {
  PhraseHits hits;
  bool whole = false;  // one of them at least stands as whole words
};

struct BoundUses {
  std::string kind;          // title, words, wording: what all of them stand in
  std::string inside;        // the title, or the longer wording; empty for words
  std::size_t editions = 0;  // so many, from the first on
};

// Of the uses in successive editions: how far from the first on all stand in titles (《创业》), or inside or across
// words of the dictionary, or in the wording that the word beside them makes (资产阶级, 有中国特色社会主义): three at
// least (ten where that word is a function word), while fewer than half of the hits of `later` do. Nothing where those
// of the first edition are free. For phrases of two ideographs or more. O(hits · length of the wording).
[[nodiscard]] std::optional<BoundUses> find_bound_uses(const std::vector<EditionUses>& uses, const PhraseHits& later);

}  // namespace tifa

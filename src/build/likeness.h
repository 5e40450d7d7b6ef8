// How much two texts share, block by block: told roughly from sketches that are stored with the facts of a text, and
// exactly from the texts.
#pragma once

#include <string>
#include <string_view>

#include "index/segment.h"

namespace tifa {

// The 16 lowest hashes (XXH3, 32 bits each, in hexadecimal) of the distinct blocks that are a sentence long or more, in
// folded form: a bottom-k sketch (Broder 1997). Empty for a text without such blocks. O(length).
[[nodiscard]] std::string sketch_of(const DocumentView& view);

// Which part of the blocks of both stand in both, from 0 to 1, as far as the sketches tell; 0 where one is empty.
[[nodiscard]] double likeness_of(std::string_view sketch, std::string_view other);

// Whether a passage of one text stands in another: 15 characters in a row of a text in Han characters, 40 of another,
// and of a text that is shorter all of it. Of a longer text its first 100,000 passages are looked for. O(length of
// both).
[[nodiscard]] bool share_a_passage(const DocumentView& a, const DocumentView& b);

// Which part of the longer text stands in the other in whole blocks, by characters of the folded text. O(length).
[[nodiscard]] double shared_part(const DocumentView& a, const DocumentView& b);

}  // namespace tifa

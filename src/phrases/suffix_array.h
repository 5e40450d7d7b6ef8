// Suffix array and longest common prefixes of a sequence of numbers: the order on which phrase mining rests.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tifa {

// The positions of `text` in the lexicographic order of the suffixes that begin there; a suffix that is a prefix of
// another comes first. Symbols are any numbers below `alphabet`. Induced sorting (Nong, Zhang & Chan 2009), O(length +
// alphabet) time; about 12 bytes a symbol. The text must be shorter than 2^31.
[[nodiscard]] std::vector<std::uint32_t> suffix_array(std::span<const std::uint32_t> text, std::uint32_t alphabet);

// lcp[k]: how many symbols the suffixes at sa[k - 1] and sa[k] share; lcp[0] is 0. O(length) (Kärkkäinen, Manzini &
// Puglisi 2009).
[[nodiscard]] std::vector<std::uint32_t> longest_common_prefixes(std::span<const std::uint32_t> text,
                                                                 std::span<const std::uint32_t> sa);

}  // namespace tifa

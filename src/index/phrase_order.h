// The order in which a phrase is looked up: places of a text sorted by what follows them, as in a suffix array, but
// only as deep as lookups need.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tifa {

// How many units count for the order; places that agree in all of them stand in the order of the text. Texts of law
// repeat each other over whole paragraphs, and a full order costs twice as much and finds the same phrases.
inline constexpr std::size_t kOrderedUnits = 17;

// The first four units at `at` as a number that compares as they do. Reads four units.
[[nodiscard]] std::uint64_t leading_units(const char16_t* at);

// `places` (ascending) in the order of the first kOrderedUnits units behind each. `units` goes on for kOrderedUnits
// units behind the last place; what they are does not matter as long as it is the same. The same on any number of
// threads. O(places × kOrderedUnits) time; 4 bytes a place, and for each thread 9 MiB, or 1 MiB and 16 bytes for each
// place that begins with the most frequent unit, and as much again for sorting these, with 8 for each group of them.
[[nodiscard]] std::vector<std::uint32_t> phrase_order(std::span<const char16_t> units,
                                                      std::span<const std::uint32_t> places, unsigned threads);

}  // namespace tifa

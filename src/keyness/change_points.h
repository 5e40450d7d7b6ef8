// Change points: where the rate of a term changes for good, against where it only varies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tifa {

// Hits in an edition and the length that they were found in.
struct Exposure {
  std::uint64_t hits = 0, length = 0;
};

// The beginnings of the segments after the first, ascending, of the segmentation that minimises the sum of the costs of
// the segments and `penalty` a change point. The cost of a segment is twice the negative Poisson log-likelihood at its
// own rate, the lengths being exposures, without terms that all segmentations share: −2 hits (ln(hits / length) − 1).
// Found exactly by PELT (Killick, Fearnhead & Eckley 2012). Default penalty: 2 ln n (two parameters a change point, its
// place and the new rate; Schwarz 1978). O(n) where changes keep coming, O(n²) at worst: see kMostExposures. More
// exposures than that: none are given.
[[nodiscard]] std::vector<std::size_t> change_points(const std::vector<Exposure>& series,
                                                     std::optional<double> penalty = std::nullopt);
inline constexpr std::size_t kMostExposures = 10'000;

// What a segmentation costs, penalties included; the function that change_points() minimises.
[[nodiscard]] double segmentation_cost(const std::vector<Exposure>& series, const std::vector<std::size_t>& points,
                                       double penalty);
[[nodiscard]] double default_penalty(std::size_t exposures);

}  // namespace tifa

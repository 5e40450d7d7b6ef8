// Places labels along an axis so that none overlap: each as near as can be to what it names, in the same order, inside
// the frame.
#pragma once

#include <optional>
#include <vector>

namespace tifa {

struct LabelWish {
  double at = 0;          // where the centre of the label should stand
  double height = 0;      // its extent along the axis, with the gap to its neighbours
  double importance = 0;  // where there is not room for all, the least important are left out
};

// The centre of each label within [begin, end], or none where there is no room. Labels keep the order of `at` (equal
// ones that of the input), do not overlap, and the sum of the squares of their moves is the least possible: an isotonic
// regression by pooling adjacent violators (Ayer et al. 1955; its clamping to bounds is optimal, Barlow et al. 1972).
// O(n log n).
[[nodiscard]] std::vector<std::optional<double>> place_labels(const std::vector<LabelWish>& wishes, double begin,
                                                              double end);

// Which labels of an axis to write, at places that ascend, when not all fit: the first, the last, and between them
// every second, fifth, tenth … as dense as they fit without overlap and with `gap` between them. `widths` as long as
// `at`; labels are centred, but pushed into [begin, end]. O(n log n). The centres of those chosen, else none.
[[nodiscard]] std::vector<std::optional<double>> choose_labels(const std::vector<double>& at,
                                                               const std::vector<double>& widths, double gap,
                                                               double begin, double end);

}  // namespace tifa

#include "phrases/changes.h"

namespace tifa {

std::optional<Change> change_of(const Compared& compared, const NgramNode& node) {
  if (node.a == 0 && node.b == 0) return std::nullopt;
  if (node.a == 0) return node.past == 0 ? Change::kNew : Change::kReturned;
  if (node.b == 0) return Change::kDropped;
  const double a = static_cast<double>(node.a) * static_cast<double>(compared.length_b);
  const double b = static_cast<double>(node.b) * static_cast<double>(compared.length_a);
  if (a == b) return std::nullopt;
  return b > a ? Change::kUp : Change::kDown;
}

bool may_be_row(const Compared& compared, const NgramNode& node) {
  const std::optional<Change> change = change_of(compared, node);
  if (change != Change::kUp && change != Change::kDown) return change.has_value();
  return compared.g2.of(node.a, node.b) >= kWeakG2;
}

}  // namespace tifa

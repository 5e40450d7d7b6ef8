// A series of figures as one line of signs.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tifa {

// A bar of eight heights for each figure, the highest one full; _ for 0 and · for none: "__▂▁·█▇".
[[nodiscard]] std::string course(const std::vector<std::optional<double>>& figures);

}  // namespace tifa

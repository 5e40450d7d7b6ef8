// Answers of check and claims in the forms that all answers have.
#pragma once

#include <string>
#include <vector>

#include <tifa/check.h>
#include <tifa/claims.h>

#include "render/method.h"
#include "render/table.h"

namespace tifa {

[[nodiscard]] std::vector<Table> tables_of(const CheckAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const ClaimsAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string to_json(const CheckAnswer& answer);
[[nodiscard]] std::string to_json(const ClaimsAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const CheckAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const ClaimsAnswer& answer);

}  // namespace tifa

// Pieces of answers as JSON values, for the files that write an answer each.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include <tifa/answers.h>

namespace tifa::json_parts {

// Doubles are rounded to nine significant digits, so that the last bits of a platform's libm never show; null for what
// is no number.
[[nodiscard]] nlohmann::ordered_json number(double value);
[[nodiscard]] nlohmann::ordered_json provenance(const Provenance& tifa);
[[nodiscard]] nlohmann::ordered_json coverage(const Coverage& coverage);
[[nodiscard]] nlohmann::ordered_json span(const Span& span);
[[nodiscard]] nlohmann::ordered_json cycle(const CycleAnswer& answer);
[[nodiscard]] nlohmann::ordered_json goals(const GoalsAnswer& answer);
[[nodiscard]] std::string dump(const nlohmann::ordered_json& json, int indent = 2);

}  // namespace tifa::json_parts

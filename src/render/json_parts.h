// What JSON answers are made of; for the files json*.cc, which read the whole of nlohmann's header.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tifa/answers.h>
#include <tifa/report.h>

namespace tifa {

using Json = nlohmann::ordered_json;

template <class T, class F, class Value = Json>
Value list(const std::vector<T>& items, F&& convert) {
  Value array = Value::array();
  for (const T& item : items) array.push_back(convert(item));
  return array;
}

// null where there is none.
template <class T, class F, class Value = Json>
Value or_null(const std::optional<T>& value, F&& convert) {
  return value ? Value(convert(*value)) : Value(nullptr);
}
template <class T, class Value = Json>
Value or_null(const std::optional<T>& value) {
  return value ? Value(*value) : Value(nullptr);
}
// Where it is empty.
[[nodiscard]] Json or_null(const std::string& text);

[[nodiscard]] Json pairs(const std::vector<std::pair<std::string, std::uint64_t>>& items);
// Doubles are rounded to nine significant digits, so that the last bits of a platform's libm never show.
[[nodiscard]] Json number(double value);
[[nodiscard]] Json rule(const RuleStatement& rule);
[[nodiscard]] Json coverage(const Coverage& coverage);
[[nodiscard]] Json span(const Span& span);
[[nodiscard]] Json comparison(const Comparison& value);
[[nodiscard]] Json term_count(const TermCount& term, const std::string& by);
[[nodiscard]] Json cycle(const CycleAnswer& answer);
[[nodiscard]] Json goals(const GoalsAnswer& answer);
[[nodiscard]] Json called(const std::vector<CalledEdition>& editions);
[[nodiscard]] Json provenance(const Provenance& tifa);
[[nodiscard]] Json flag(const FlagRow& row);
// Text is valid UTF-8 by construction; file names from a system may not be, so replace instead of throwing.
[[nodiscard]] std::string dump(const Json& json, int indent = 2);

}  // namespace tifa

// What JSON answers are made of; for the files json*.cc, which read the whole of nlohmann's header.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include <tifa/answers.h>

namespace tifa {

using Json = nlohmann::ordered_json;

template <class T, class F, class Value = Json>
Value list(const std::vector<T>& items, F&& convert) {
  Value array = Value::array();
  for (const T& item : items) array.push_back(convert(item));
  return array;
}

[[nodiscard]] Json pairs(const std::vector<std::pair<std::string, std::uint64_t>>& items);
[[nodiscard]] Json provenance(const Provenance& tifa);
[[nodiscard]] Json flag(const FlagRow& row);
[[nodiscard]] std::string dump(const Json& json, int indent = 2);

}  // namespace tifa

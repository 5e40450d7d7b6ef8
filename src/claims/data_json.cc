// Claims as JSON: a list of objects, an object with the list "claims", or one object a line.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "claims/data.h"

namespace tifa {
namespace {

using Json = nlohmann::ordered_json;

Result<std::string> scalar_text(const Json& value, const std::string& place, const std::string& field) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return std::string(value.get<bool>() ? "true" : "false");
  if (value.is_number()) return value.dump();
  return fail(ErrorCode::kInput, "“" + field + "” is neither a text, a number nor true or false", place,
              "write one of them, or a list of texts");
}

Result<ClaimRow> row_of(const Json& object, std::string place) {
  if (!object.is_object()) return fail(ErrorCode::kInput, "a claim is an object", place, "write {\"kind\": …}");
  ClaimRow row;
  row.place = std::move(place);
  for (const auto& item : object.items()) {
    const std::string& name = item.key();
    const Json& value = item.value();
    if (value.is_null()) continue;
    ClaimField field{name, {}};
    const auto add = [&](const Json& one) -> Status {
      auto text = scalar_text(one, row.place, name);
      if (!text) return tl::unexpected(text.error());
      if (!text->empty()) field.values.push_back(std::move(*text));
      return {};
    };
    if (value.is_array()) {
      for (const Json& one : value)
        if (auto ok = add(one); !ok) return tl::unexpected(ok.error());
    } else if (auto ok = add(value); !ok) {
      return tl::unexpected(ok.error());
    }
    if (!field.values.empty()) row.fields.push_back(std::move(field));
  }
  return row;
}

// Goes through JSON as far as it can be read and keeps where it ends: exceptions do not tell that of every mistake.
class Mistake final : public nlohmann::json_sax<Json> {
 public:
  explicit Mistake(std::string_view bytes) { Json::sax_parse(bytes.begin(), bytes.end(), this); }

  std::size_t byte = 0;  // counted from 1
  bool number = false;   // a number that is too large
  std::string token;

  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*elements*/) override { return true; }
  bool key(string_t& /*value*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*elements*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& last_token, const Json::exception& error) override {
    byte = position;
    number = dynamic_cast<const Json::out_of_range*>(&error) != nullptr;
    token = last_token;
    return false;
  }
};

// `line`: of the first byte, counted from 1.
Result<Json> parse(std::string_view bytes, const std::string& name, std::size_t line) {
  try {
    return Json::parse(bytes.begin(), bytes.end());
  } catch (const Json::exception&) {
    const Mistake mistake(bytes);
    const std::string_view before = bytes.substr(0, mistake.byte == 0 ? 0 : mistake.byte - 1);
    line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::string place = name + ", line " + std::to_string(line);
    constexpr std::size_t kShown = 40;  // characters of a number
    if (mistake.number)
      return fail(ErrorCode::kInput,
                  "the number " + mistake.token.substr(0, kShown) + (mistake.token.size() > kShown ? "…" : "") +
                      " is too large",
                  place, "correct it");
    return fail(ErrorCode::kInput, "the JSON is broken at byte " + std::to_string(mistake.byte), place,
                "correct this place");
  }
}

}  // namespace

Result<std::vector<ClaimRow>> claim_rows_of_json(std::string_view bytes, const std::string& name, bool lines) {
  std::vector<ClaimRow> rows;
  if (lines) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      const std::string_view line = bytes.substr(at, end - at);
      at = end + 1;
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      const std::string place = name + ", line " + std::to_string(number);
      auto json = parse(line, name, number);
      if (!json) return tl::unexpected(json.error());
      auto row = row_of(*json, place);
      if (!row) return tl::unexpected(row.error());
      rows.push_back(std::move(*row));
    }
    return rows;
  }
  auto json = parse(bytes, name, 1);
  if (!json) return tl::unexpected(json.error());
  const Json* list = &*json;
  if (json->is_object()) {
    const auto claims = json->find("claims");
    if (claims != json->end()) list = &*claims;
  }
  if (list->is_object()) {
    auto row = row_of(*list, name);
    if (!row) return tl::unexpected(row.error());
    rows.push_back(std::move(*row));
    return rows;
  }
  if (!list->is_array())
    return fail(ErrorCode::kInput, "there is no list of claims", name, "write [{…}, …] or {\"claims\": […]}");
  for (const Json& one : *list) {
    auto row = row_of(one, name + ", claim " + std::to_string(rows.size() + 1));
    if (!row) return tl::unexpected(row.error());
    rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace tifa

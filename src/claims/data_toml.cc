// Claims as TOML: one [[claim]] table each.
#include <toml++/toml.h>

#include "claims/data.h"
#include "corpus/toml_depth.h"

namespace tifa {
namespace {

std::string at_line(const std::string& name, const toml::node& node) {
  return name + ", line " + std::to_string(node.source().begin.line);
}

Result<std::string> scalar_text(const toml::node& value, const std::string& name, std::string_view field) {
  if (const auto* text = value.as_string()) return text->get();
  if (const auto* flag = value.as_boolean()) return std::string(flag->get() ? "true" : "false");
  if (const auto* integer = value.as_integer()) return std::to_string(integer->get());
  if (const auto* real = value.as_floating_point()) return std::to_string(real->get());
  return fail(ErrorCode::kInput, "“" + std::string(field) + "” is neither a text, a number nor true or false",
              at_line(name, value), "write one of them, or a list of texts");
}

Result<ClaimRow> row_of(const toml::table& table, const std::string& name) {
  ClaimRow row;
  row.place = at_line(name, table);
  for (const auto& [key, value] : table) {
    ClaimField field{std::string(key.str()), {}};
    if (const auto* items = value.as_array()) {
      for (const toml::node& item : *items) {
        auto text = scalar_text(item, name, key.str());
        if (!text) return tl::unexpected(text.error());
        if (!text->empty()) field.values.push_back(std::move(*text));
      }
    } else {
      auto text = scalar_text(value, name, key.str());
      if (!text) return tl::unexpected(text.error());
      if (!text->empty()) field.values.push_back(std::move(*text));
    }
    if (!field.values.empty()) row.fields.push_back(std::move(field));
  }
  return row;
}

}  // namespace

Result<std::vector<ClaimRow>> claim_rows_of_toml(std::string_view bytes, const std::string& name) {
  if (const auto deep = find_deep_nesting(bytes))
    return fail(ErrorCode::kInput, "tables, lists or dotted keys are nested too deep",
                name + ", line " + std::to_string(deep->line), "a claim needs no more than two levels");
  try {
    const toml::table top = toml::parse(bytes);
    std::vector<ClaimRow> rows;
    for (const auto& [key, value] : top) {
      const auto* claims = value.as_array();
      if (key.str() != "claim" || claims == nullptr)
        return fail(ErrorCode::kInput, "“" + std::string(key.str()) + "” is no [[claim]]", at_line(name, value),
                    "write each claim as a table [[claim]]");
      for (const toml::node& one : *claims) {
        const auto* table = one.as_table();
        if (table == nullptr)
          return fail(ErrorCode::kInput, "a claim is a table", at_line(name, one), "write it under [[claim]]");
        auto row = row_of(*table, name);
        if (!row) return tl::unexpected(row.error());
        rows.push_back(std::move(*row));
      }
    }
    return rows;
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::kInput, "the TOML is broken: " + std::string(error.description()),
                name + ", line " + std::to_string(error.source().begin.line), "correct this place");
  }
}

}  // namespace tifa

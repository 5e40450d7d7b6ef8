#include "render/json_parts.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

namespace tifa::json_parts {
namespace {

using Json = nlohmann::ordered_json;

template <class T, class F>
Json list(const std::vector<T>& items, F&& convert) {
  Json array = Json::array();
  for (const T& item : items) array.push_back(convert(item));
  return array;
}

}  // namespace

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == 0) return 0.0;
  const double scale = std::pow(10.0, 8 - std::floor(std::log10(std::fabs(value))));
  return std::isfinite(scale) ? std::round(value * scale) / scale : value;
}

Json provenance(const Provenance& tifa) { return {{"version", tifa.version}, {"index", tifa.index}}; }

Json coverage(const Coverage& coverage) {
  return {{"held", coverage.held},       {"partial", coverage.partial},       {"missing", coverage.missing},
          {"flagged", coverage.flagged}, {"undeclared", coverage.undeclared}, {"statement", coverage.statement}};
}

Json span(const Span& span) {
  return {{"edition", span.edition}, {"document", span.document},
          {"begin", span.begin},     {"end", span.end},
          {"exact", span.exact},     {"prefix", span.prefix},
          {"suffix", span.suffix},   {"section", span.section},
          {"locator", span.locator}, {"source", span.source},
          {"date", span.date},       {"sha256", {{"source", span.sha256_source}, {"text", span.sha256_text}}}};
}

Json cycle(const CycleAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["edition"] = answer.edition;
  json["title"] = answer.title;
  json["date"] = answer.date;
  json["status"] = answer.status;
  json["links"] = list(answer.rows, [](const CycleRow& row) {
    return Json{{"relation", row.relation}, {"outgoing", row.outgoing}, {"edition", row.edition},
                {"status", row.status},     {"title", row.title},       {"date", row.date}};
  });
  json["not_held"] = answer.not_held;
  return json;
}

Json goals(const GoalsAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["lists"] = list(answer.lists, [](const GoalList& found) {
    return Json{{"edition", found.edition},
                {"date", found.date},
                {"status", found.status},
                {"role", found.role},
                {"main", found.main},
                {"form", found.form},
                {"heading", found.heading},
                {"section", found.section},
                {"items", list(found.items, [](const GoalItem& item) {
                   return Json{{"rank", item.rank},
                               {"label", item.label},
                               {"head", item.head},
                               {"text", item.text},
                               {"span", span(item.span)}};
                 })}};
  });
  json["changes"] = list(answer.changes, [](const GoalChange& change) {
    const bool in_a = change.rank_a > 0, in_b = change.rank_b > 0;
    return Json{{"a", change.a},
                {"b", change.b},
                {"change", change.change},
                {"list_a", change.list_a},
                {"list_b", change.list_b},
                {"rank_a", in_a ? Json(change.rank_a) : Json(nullptr)},
                {"rank_b", in_b ? Json(change.rank_b) : Json(nullptr)},
                {"similarity", in_a && in_b ? number(change.similarity) : Json(nullptr)},
                {"established", change.established}};
  });
  json["coverage"] = coverage(answer.coverage);
  json["notes"] = answer.notes;
  json["method"] = answer.method;
  return json;
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tifa::json_parts

// goals as JSON: lists, items with their spans, what became of each.
#include <nlohmann/json.hpp>

#include "render/json_parts.h"

namespace tifa {

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
                {"figures", or_null(change.figures)},
                {"like", change.like > 0 ? Json(change.like) : Json(nullptr)},
                {"established", change.established}};
  });
  json["coverage"] = coverage(answer.coverage);
  json["notes"] = answer.notes;
  json["method"] = answer.method;
  return json;
}

}  // namespace tifa

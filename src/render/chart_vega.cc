// Charts as Vega-Lite 5 specifications with the data inside, for those who restyle them.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "render/chart.h"
#include "render/chart_words.h"
#include "render/text_metrics.h"

namespace tifa {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kRise = "#0a5fa8";
constexpr const char* kFall = "#b3420a";
constexpr const char* kBack = "#77389c";
constexpr const char* kCalm = "#6b6b6b";

Json number(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

std::string status_name(PointStatus status) {
  return status == PointStatus::kHeld ? "held" : status == PointStatus::kPartial ? "partial" : "missing";
}

// A field without a title of its own axis: names of fields are ours, never those of documents.
Json field(const char* name, const char* type) { return {{"field", name}, {"type", type}}; }

Json axis(const char* name, const char* type, const Json& title) {
  Json encoding = field(name, type);
  encoding["title"] = title;
  return encoding;
}

Json in_given_order(const char* name) {
  Json encoding = field(name, "nominal");
  encoding["sort"] = nullptr;
  return encoding;
}

Json where_status(const char* status) { return {{"filter", {{"field", "status"}, {"equal", status}}}}; }

Json change_scale() {
  return {{"domain", {"new", "up", "returned", "down", "dropped", "kept"}},
          {"range", {kRise, kRise, kBack, kFall, kFall, kCalm}}};
}

Json specification(const SlopeChart& chart) {
  Json values = Json::array();
  for (const SlopeRow& row : chart.rows)
    for (const bool after : {false, true}) {
      const auto& value = after ? row.b : row.a;
      values.push_back({{"term", chart_text(row.label)},
                        {"change", row.change},
                        {"edition", chart_text(after ? chart.b : chart.a)},
                        {"value", number(value)},
                        {"drawn", chart.ranks ? number(value) : Json(value && std::isfinite(*value) ? *value : 0.0)},
                        {"absent", !value.has_value()},
                        {"after", after}});
    }
  Json y = axis("drawn", "quantitative", chart_text(chart.unit));
  if (chart.ranks) y["scale"] = {{"reverse", true}, {"zero", false}};
  Json x = in_given_order("edition");
  x["title"] = nullptr;
  x["axis"] = {{"labelAngle", 0}, {"orient", "top"}};
  Json colour = field("change", "nominal");
  colour["scale"] = change_scale();
  Json dash = field("change", "nominal");
  dash["scale"] = {{"domain", {"new", "up", "returned", "down", "dropped", "kept"}},
                   {"range", {{1, 0}, {1, 0}, {6, 3}, {1, 0}, {2, 3}, {1, 0}}}};
  dash["legend"] = nullptr;
  Json shape = field("change", "nominal");
  shape["legend"] = nullptr;
  Json line = {{"mark", {{"type", "line"}}},
               {"encoding", {{"color", colour}, {"strokeDash", dash}, {"detail", field("term", "nominal")}}}};
  Json point = {
      {"mark", {{"type", "point"}, {"filled", true}}},
      {"encoding",
       {{"color", colour},
        {"shape", shape},
        {"tooltip", {field("term", "nominal"), field("change", "nominal"), field("value", "quantitative")}}}}};
  Json label = {{"transform", {{{"filter", {{"field", "after"}, {"equal", true}}}}}},
                {"mark", {{"type", "text"}, {"align", "left"}, {"dx", 8}}},
                {"encoding", {{"text", field("term", "nominal")}}}};
  return {{"data", {{"values", values}}},
          {"width", 320},
          {"height", 480},
          {"encoding", {{"x", x}, {"y", y}}},
          {"layer", {line, point, label}}};
}

Json specification(const SmallMultiples& chart) {
  Json values = Json::array();
  for (const Panel& panel : chart.panels)
    for (const SeriesPoint& point : panel.points)
      values.push_back({{"term", chart_text(panel.label)},
                        {"edition", chart_text(point.edition)},
                        {"status", status_name(point.status)},
                        // Nothing stands for zero: what is not held has no value, and the line breaks there.
                        {"value", point.status == PointStatus::kHeld ? number(point.value) : Json(nullptr)},
                        {"count", point.count ? Json(*point.count) : Json(nullptr)},
                        {"present", point.present}});
  Json x = field("edition", "ordinal");
  x["sort"] = Json::array();
  std::set<std::string> named;
  for (const Panel& panel : chart.panels)
    for (const SeriesPoint& point : panel.points)
      if (std::string edition = chart_text(point.edition); named.insert(edition).second) x["sort"].push_back(edition);
  x["title"] = nullptr;
  const Json y = axis("value", "quantitative", chart_text(chart.unit));
  const Json tooltip = {field("edition", "nominal"), field("value", "quantitative"), field("count", "quantitative"),
                        field("status", "nominal")};
  // Marks of what has no value stand below the axis, where no value can be.
  constexpr int kHeight = 110, kBelow = kHeight + 7;
  Json missing = {{"transform", {where_status("missing")}},
                  {"mark", {{"type", "point"}, {"shape", "cross"}, {"angle", 45}, {"color", kCalm}}},
                  {"encoding", {{"y", {{"value", kBelow}}}, {"tooltip", tooltip}}}};
  Json partial = {{"transform", {where_status("partial")}},
                  {"mark", {{"type", "point"}, {"shape", "diamond"}, {"filled", false}, {"color", kCalm}}},
                  {"encoding", {{"y", {{"value", kBelow}}}, {"tooltip", tooltip}}}};
  Json shown;
  if (chart.presence) {
    shown = {{"transform", {where_status("held")}},
             {"mark", {{"type", "square"}, {"size", 80}}},
             {"encoding",
              {{"y", y},
               {"color", {{"condition", {{"test", "datum.value > 0"}, {"value", kRise}}}, {"value", kCalm}}},
               {"tooltip", tooltip}}}};
  } else {
    shown = {{"mark", {{"type", "line"}, {"point", {{"color", kRise}}}, {"color", kRise}}},
             {"encoding", {{"y", y}, {"tooltip", tooltip}}}};
  }
  Json facet = in_given_order("term");
  facet["title"] = nullptr;
  Json result = {
      {"data", {{"values", values}}},
      {"facet", facet},
      {"columns", 3},
      {"spec", {{"width", 240}, {"height", kHeight}, {"encoding", {{"x", x}}}, {"layer", {shown, missing, partial}}}}};
  if (!chart.same_scale) result["resolve"] = {{"scale", {{"y", "independent"}}}};
  return result;
}

Json specification(const Barcode& chart) {
  Json values = Json::array();
  for (const BarcodeStrip& strip : chart.strips) {
    const std::string edition = chart_text(strip.edition), status = status_name(strip.status);
    values.push_back({{"kind", "strip"},
                      {"edition", edition},
                      {"status", status},
                      {"length", strip.length},
                      {"begin", 0},
                      {"end", strip.status == PointStatus::kMissing ? 0 : 1}});
    if (strip.status == PointStatus::kMissing) continue;
    for (const BarcodeSection& section : strip.sections)
      values.push_back({{"kind", "section"},
                        {"edition", edition},
                        {"status", status},
                        {"heading", chart_text(section.heading)},
                        {"begin", number(section.begin)},
                        {"end", number(section.end)}});
    for (const double mark : strip.marks)
      values.push_back({{"kind", "hit"}, {"edition", edition}, {"status", status}, {"begin", number(mark)}});
  }
  Json y = in_given_order("edition");
  y["title"] = nullptr;
  Json x = axis("begin", "quantitative", chart_text(chart.unit));
  x["axis"] = {{"format", "%"}};
  x["scale"] = {{"domain", {0, 1}}};
  const auto of_kind = [](const char* kind) { return Json{{"filter", {{"field", "kind"}, {"equal", kind}}}}; };
  Json strip = {
      {"transform", {of_kind("strip")}},
      {"mark", {{"type", "bar"}, {"color", "#eef1f4"}}},
      {"encoding",
       {{"x", x}, {"x2", {{"field", "end"}}}, {"tooltip", {field("edition", "nominal"), field("status", "nominal")}}}}};
  Json section = {{"transform", {of_kind("section")}},
                  {"mark", {{"type", "bar"}, {"color", "#dfe4ea"}, {"stroke", "#ffffff"}}},
                  {"encoding", {{"x", x}, {"x2", {{"field", "end"}}}, {"tooltip", field("heading", "nominal")}}}};
  Json hit = {{"transform", {of_kind("hit")}},
              {"mark", {{"type", "tick"}, {"color", kRise}, {"thickness", 1.5}}},
              {"encoding", {{"x", x}}}};
  Json missing = {{"transform", {where_status("missing")}},
                  {"mark", {{"type", "text"}, {"align", "left"}, {"color", kCalm}}},
                  {"encoding", {{"x", {{"datum", 0}}}, {"text", field("status", "nominal")}}}};
  return {{"data", {{"values", values}}},
          {"width", 720},
          {"height", {{"step", 26}}},
          {"encoding", {{"y", y}}},
          {"layer", {strip, section, hit, missing}}};
}

Json specification(const BeforeAfter& chart) {
  Json values = Json::array();
  std::vector<bool> linked[2] = {std::vector<bool>(chart.before.size()), std::vector<bool>(chart.after.size())};
  for (const BeforeAfterLink& link : chart.links) {
    if (link.a >= chart.before.size() || link.b >= chart.after.size()) continue;
    linked[0][link.a] = linked[1][link.b] = true;
    values.push_back({{"kind", "link"},
                      {"change", link.change},
                      {"label", chart_text(link.label.empty() ? link.change : link.label)},
                      {"position", link.a + 1},
                      {"position_b", link.b + 1},
                      {"side", 0},
                      {"side_b", 1}});
  }
  for (const bool after : {false, true}) {
    const auto& items = after ? chart.after : chart.before;
    for (std::size_t i = 0; i < items.size(); ++i)
      values.push_back({{"kind", "item"},
                        {"side", after ? 1 : 0},
                        {"document", chart_text(after ? chart.b : chart.a)},
                        {"position", i + 1},
                        {"label", std::to_string(i + 1) + " " + chart_text(items[i].label)},
                        {"share", number(items[i].share)},
                        {"value", chart_text(items[i].value)},
                        {"change", linked[after ? 1 : 0][i] ? ""
                                   : after                  ? "added"
                                                            : "gone"}});
  }
  Json x = field("side", "quantitative");
  x["axis"] = nullptr;
  x["scale"] = {{"domain", {-1, 2}}};
  Json y = axis("position", "quantitative", nullptr);
  y["axis"] = nullptr;
  y["scale"] = {{"reverse", true}, {"zero", false}};
  const auto of_side = [](int side) {
    return Json::array({Json{{"filter", {{"field", "kind"}, {"equal", "item"}}}},
                        Json{{"filter", {{"field", "side"}, {"equal", side}}}}});
  };
  Json colour = field("change", "nominal");
  colour["scale"] = {{"domain",
                      {"moved_up", "moved_down", "moved", "retitled", "reworded", "reordered", "figure_changed",
                       "in_part", "kept", "same_heading", "same_but_figures"}},
                     {"range", {kRise, kFall, kBack, kCalm, kCalm, kCalm, kCalm, kCalm, kCalm, kCalm, kCalm}}};
  Json link = {{"transform", {{{"filter", {{"field", "kind"}, {"equal", "link"}}}}}},
               {"mark", {{"type", "rule"}}},
               {"encoding",
                {{"x2", {{"field", "side_b"}}},
                 {"y2", {{"field", "position_b"}}},
                 {"color", colour},
                 {"tooltip", {field("label", "nominal")}}}}};
  const Json tooltip = {field("label", "nominal"), field("value", "nominal"), field("share", "quantitative"),
                        field("change", "nominal")};
  Json before = {{"transform", of_side(0)},
                 {"mark", {{"type", "text"}, {"align", "right"}, {"dx", -8}, {"limit", 320}}},
                 {"encoding", {{"text", field("label", "nominal")}, {"tooltip", tooltip}}}};
  Json after = {{"transform", of_side(1)},
                {"mark", {{"type", "text"}, {"align", "left"}, {"dx", 8}, {"limit", 320}}},
                {"encoding", {{"text", field("label", "nominal")}, {"tooltip", tooltip}}}};
  return {{"data", {{"values", values}}},
          {"width", 800},
          {"height", 24 * std::max<std::size_t>({chart.before.size(), chart.after.size(), 4})},
          {"encoding", {{"x", x}, {"y", y}}},
          {"layer", {link, before, after}}};
}

Json specification(const Bars& chart) {
  Json values = Json::array();
  for (const BarRow& row : chart.rows)
    values.push_back({{"label", chart_text(row.label)},
                      {"status", status_name(row.status)},
                      {"value", row.status == PointStatus::kHeld ? number(row.value) : Json(nullptr)},
                      {"shown", row.status == PointStatus::kHeld ? chart_text(row.shown) : status_name(row.status)}});
  Json y = in_given_order("label");
  y["title"] = nullptr;
  y["axis"] = {{"labelLimit", 320}};
  Json bar = {{"mark", {{"type", "bar"}, {"color", "#2f74b5"}}},
              {"encoding", {{"x", axis("value", "quantitative", chart_text(chart.unit))}}}};
  Json shown = {{"mark", {{"type", "text"}, {"align", "left"}, {"dx", 5}}},
                {"encoding", {{"x", field("value", "quantitative")}, {"text", field("shown", "nominal")}}}};
  Json nothing = {{"transform", {{{"filter", {{"not", {{"field", "status"}, {"equal", "held"}}}}}}}},
                  {"mark", {{"type", "text"}, {"align", "left"}, {"dx", 5}, {"color", kCalm}}},
                  {"encoding", {{"x", {{"datum", 0}}}, {"text", field("status", "nominal")}}}};
  return {{"data", {{"values", values}}},
          {"width", 480},
          {"height", {{"step", 22}}},
          {"encoding", {{"y", y}}},
          {"layer", {bar, shown, nothing}}};
}

}  // namespace

std::string to_vega_lite(const Chart& chart) {
  const ChartText& text = text_of(chart);
  Json result = {{"$schema", "https://vega.github.io/schema/vega-lite/v5.json"},
                 {"title", chart_text(text.title)},
                 {"description", chart_text(text.description)}};
  if (!text.note.empty()) result["usermeta"] = {{"note", chart_text(text.note)}};
  Json body = std::visit([](const auto& one) { return specification(one); }, chart);
  for (auto& [key, value] : body.items()) result[key] = std::move(value);
  std::string written = result.dump(1, ' ', false, Json::error_handler_t::replace);
  // Who puts the specification into a page cannot be led out of its script element by a label.
  std::string safe;
  safe.reserve(written.size());
  for (const char c : written)
    if (c == '<')
      safe += "\\u003c";
    else
      safe += c;
  return safe + "\n";
}

}  // namespace tifa

// Charts held against their goldens (tests/golden/charts, written anew with TIFA_WRITE_GOLDEN=1), and what must hold of
// every chart whatever it shows: well-formed, harmless, named for those who do not see it, no two texts on each other.
#include "render/chart.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "render/text_metrics.h"
#include "support/test_data.h"
#include "support/xml_reader.h"

namespace tifa {
namespace {

using testing::XmlElement;

// ---- invented charts --------------------------------------------------------------------------------------------

const std::string kHostile =
    "</text><script>alert(1)</script><a href=\"javascript:x\">\x01\x1B[31m \xE2\x80\xAE"
    "gnirts\xE2\x80\xAC & 'quoted'";
const std::string kLong = [] {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 7 == 6 ? " " : i % 3 == 0 ? "海" : "w";
  return text;
}();

ChartText text_in(const std::string& language, const std::string& title) {
  return {title, language == "zh" ? "用文字说明图中内容。" : "What the picture shows, in words.",
          language == "zh" ? "规则：子串；覆盖：8版中有6版" : "rule: substring · coverage: 6 of 8 editions held",
          language};
}

SlopeRow slope(const std::string& label, const std::string& change, std::optional<double> a, std::optional<double> b) {
  const auto shown = [](const std::optional<double>& value) {
    return value ? std::to_string(static_cast<int>(*value)) : std::string();
  };
  return {label, a, b, shown(a), shown(b), change, "#phrase"};
}

SlopeChart slopes() {
  SlopeChart chart;
  chart.text = text_in("zh", "提法之变");
  chart.a = "第七个规划（2020）";
  chart.b = "第八个规划（2025）";
  chart.unit = "每万字次数";
  chart.rows = {slope("潮汐算力", "new", {}, 9),      slope("耕海牧渔", "returned", {}, 6),
                slope("蓝色经济", "up", 5, 12),       slope("旅游立岛", "down", 25, 3),
                slope("互联网+", "dropped", 7, {}),   slope("安全", "kept", 8, 8),
                slope("统筹发展和安全", "up", 8, 10), slope("science and technology", "up", 4, 5)};
  return chart;
}

SlopeChart ranks() {
  SlopeChart chart;
  chart.text = text_in("en", "Ranks of five aims");
  chart.a = "plan:7";
  chart.b = "plan:8";
  chart.unit = "rank";
  chart.ranks = true;
  chart.rows = {slope("a stronger economy of the sea", "down", 1, 2), slope("ports", "dropped", 2, {}),
                slope("science", "up", 3, 1), slope("care for the elderly", "kept", 4, 4),
                slope("reefs", "new", {}, 3)};
  return chart;
}

SmallMultiples panels(std::size_t editions, std::size_t count, const std::string& language) {
  SmallMultiples chart;
  chart.text = text_in(language, language == "zh" ? "历次规划中的词语" : "Terms over all plans");
  chart.unit = language == "zh" ? "每万字次数" : "per 10,000 characters";
  const char* const names[] = {"科技", "安全", "blue economy", "高质量发展"};
  for (std::size_t p = 0; p < count; ++p) {
    Panel panel;
    panel.label = names[p % 4];
    for (std::size_t i = 0; i < editions; ++i) {
      SeriesPoint point;
      point.edition = std::to_string(2026 - editions + i);
      if (i == editions / 2) {
        point.status = PointStatus::kMissing;
      } else if (i == editions / 3) {
        point.status = PointStatus::kPartial;
        point.present = p % 2 == 0;
      } else {
        point.count = (i * 7 + p * 5) % 23;
        point.value = static_cast<double>(*point.count) * 1.5;
      }
      panel.points.push_back(point);
    }
    chart.panels.push_back(panel);
  }
  return chart;
}

SmallMultiples presence() {
  SmallMultiples chart = panels(8, 2, "en");
  chart.presence = true;
  chart.unit.clear();
  for (Panel& panel : chart.panels)
    for (SeriesPoint& point : panel.points)
      if (point.value) point.value = *point.value > 10 ? 1 : 0;
  return chart;
}

Barcode barcode(std::size_t strips) {
  Barcode chart;
  chart.text = text_in("en", "Where 科技 stands");
  chart.unit = "each strip a document";
  for (std::size_t i = 0; i < strips; ++i) {
    BarcodeStrip strip;
    strip.edition = "plan:" + std::to_string(i + 1);
    strip.length = 3000;
    if (i == 3) strip.status = PointStatus::kMissing;
    if (i == 2) strip.status = PointStatus::kPartial;
    if (i != 3) {
      strip.sections = {{"一、发展形势", 0.05, 0.3}, {"二、总体要求", 0.3, 0.7}, {"三、Measures", 0.7, 1}};
      for (std::size_t k = 0; k < 5 * i + 3; ++k)
        strip.marks.push_back(static_cast<double>(k) / static_cast<double>(5 * i + 4));
    }
    chart.strips.push_back(strip);
  }
  return chart;
}

BeforeAfter before_after() {
  BeforeAfter chart;
  chart.text = text_in("zh", "章节的次序");
  chart.a = "plan:7";
  chart.b = "plan:8";
  chart.unit = "占全文长度";
  chart.before = {
      {"一、发展环境", 0.2, "20 %", "#s1"}, {"二、旅游立岛", 0.3, "30 %", ""}, {"三、科技兴岛", 0.5, "50 %", ""}};
  chart.after = {{"一、发展环境和形势", 0.1, "10 %", ""},
                 {"二、科技兴岛", 0.6, "60 %", ""},
                 {"三、筑牢安全屏障，抓好规划实施", 0.3, "30 %", ""}};
  chart.links = {{0, 0, "retitled", ""}, {2, 1, "moved_up", ""}, {9, 9, "kept", ""}};
  return chart;
}

Bars bars() {
  Bars chart;
  chart.text = text_in("en", "科技 by section");
  chart.unit = "hits";
  chart.rows = {{"一、发展形势", PointStatus::kHeld, 12.0, "12", "#x"},
                {"the second section, whose heading is long enough to be broken", PointStatus::kHeld, 3.5, "3.5", ""},
                {"plan:3", PointStatus::kPartial, {}, "", ""},
                {"plan:4", PointStatus::kMissing, {}, "", ""},
                {"none", PointStatus::kHeld, 0.0, "0", ""}};
  return chart;
}

// What a document could do to a chart: every text of it hostile or endless, every number out of its bounds.
std::vector<Chart> hostile_charts() {
  std::vector<Chart> charts;
  for (const std::string& label : {kHostile, kLong}) {
    const ChartText text{label, label, label, label};
    const double infinite = std::numeric_limits<double>::infinity(), none = std::numeric_limits<double>::quiet_NaN();
    SlopeChart slope_chart{text, label, label, label, false, {}};
    for (const char* change : {"new", "up", "?", "dropped"})
      for (const double value : {1.0, -5.0, infinite, none, 1e300})
        slope_chart.rows.push_back({label, value, 2.0, label, label, change, label});
    charts.emplace_back(slope_chart);
    SmallMultiples small{text, label, false, false, {}};
    small.panels.push_back({label,
                            {{label, PointStatus::kHeld, 3.0, 3, false},
                             {label, PointStatus::kHeld, none, {}, false},
                             {label, PointStatus::kMissing, 5.0, {}, true},
                             {label, PointStatus::kHeld, 1e300, {}, false}},
                            "javascript:alert(1)"});
    small.panels.push_back({label, {}, "#x\" onload=\"y"});
    charts.emplace_back(small);
    Barcode code{text, label, {}};
    code.strips.push_back({label, PointStatus::kHeld, 0, {{label, 0.9, 0.1}, {label, none, infinite}}, {-3, none, 7}});
    charts.emplace_back(code);
    BeforeAfter items{text, label, label, label, {}, {}, {}, {}, {}};
    items.before = {{label, infinite, label, label}, {label, -1.0, label, "#ok"}};
    items.after = {{label, none, label, label}};
    items.links = {{0, 0, label, label}, {7, 0, "kept", label}};
    charts.emplace_back(items);
    charts.emplace_back(Bars{text,
                             label,
                             {{label, PointStatus::kHeld, none, label, label},
                              {label, PointStatus::kHeld, 1e300, label, "https://example.org"},
                              {label, PointStatus::kHeld, -1.0, label, "#y"}}});
  }
  charts.emplace_back(SlopeChart{});
  charts.emplace_back(SmallMultiples{});
  charts.emplace_back(Barcode{});
  charts.emplace_back(BeforeAfter{});
  charts.emplace_back(Bars{});
  return charts;
}

std::vector<std::pair<std::string, Chart>> named_charts() {
  std::vector<std::pair<std::string, Chart>> charts = {{"slope", slopes()},
                                                       {"ranks", ranks()},
                                                       {"panels-3", panels(3, 4, "en")},
                                                       {"panels-72", panels(72, 3, "zh")},
                                                       {"panel", panels(8, 1, "en")},
                                                       {"presence", presence()},
                                                       {"barcode-1", barcode(1)},
                                                       {"barcode-8", barcode(8)},
                                                       {"before-after", before_after()},
                                                       {"bars", bars()}};
  int number = 0;
  for (Chart& chart : hostile_charts()) charts.emplace_back("hostile-" + std::to_string(++number), std::move(chart));
  return charts;
}

// ---- what holds of each -----------------------------------------------------------------------------------------

const std::set<std::string> kElements = {"svg",  "title",  "desc", "style", "rect", "line",
                                         "path", "circle", "g",    "text",  "a"};
const std::set<std::string> kAttributes = {
    "xmlns",     "class",       "width",       "height", "viewBox", "role", "aria-labelledby",
    "xml:lang",  "font-family", "id",          "x",      "y",       "x1",   "y1",
    "x2",        "y2",          "cx",          "cy",     "r",       "d",    "stroke-dasharray",
    "font-size", "font-weight", "text-anchor", "href"};

struct TextBox {
  double x1, y1, x2, y2;
  std::string words;
};

double number_of(const XmlElement& element, const std::string& attribute) {
  const auto found = element.attributes.find(attribute);
  return found == element.attributes.end() ? 0 : std::stod(found->second);
}

TextBox box_of(const XmlElement& element) {
  const Font font{number_of(element, "font-size"), element.attributes.count("font-weight") > 0};
  const double width = text_length(element.text, font), x = number_of(element, "x"), y = number_of(element, "y");
  const auto anchor = element.attributes.find("text-anchor");
  const double left = anchor == element.attributes.end() ? x : anchor->second == "end" ? x - width : x - width / 2;
  return {left, y - ascent(font), left + width, y + descent(font), element.text};
}

// Everything that must hold of an SVG; `name` tells which chart it is.
void check_svg(const std::string& svg, const SvgOptions& options, const std::string& name) {
  SCOPED_TRACE(name + " at " + std::to_string(options.width));
  std::string error;
  const auto root = testing::read_xml(svg, error);
  ASSERT_TRUE(root) << error;
  ASSERT_EQ(root->name, "svg");
  std::set<std::string> ids;
  bool linked = false;
  std::vector<TextBox> boxes;
  for (const XmlElement* element : testing::all_elements(*root)) {
    ASSERT_TRUE(kElements.count(element->name)) << element->name;
    linked = linked || element->name == "a";
    for (const auto& [attribute, value] : element->attributes) {
      ASSERT_TRUE(kAttributes.count(attribute)) << element->name << " " << attribute;
      if (attribute == "href") {
        ASSERT_EQ(value.front(), '#');
      }
      if (attribute == "id") {
        ASSERT_TRUE(ids.insert(value).second);
      }
      if (attribute == "d" || attribute == "x" || attribute == "y") {
        ASSERT_EQ(value.find("nan"), std::string::npos);
      }
    }
    if (element->name == "text") boxes.push_back(box_of(*element));
    if (element->name == "text") {
      ASSERT_GE(number_of(*element, "font-size"), 11);
    }
    if (element->name == "style") {
      ASSERT_FALSE(options.embedded);
      ASSERT_EQ(element->text.find("url("), std::string::npos);
      ASSERT_EQ(element->text.find("@import"), std::string::npos);
    }
  }
  ASSERT_EQ(root->attributes.at("role"), linked ? "group" : "img");
  if (!options.embedded) {
    ASSERT_FALSE(linked);
  }
  const std::string& labelled = root->attributes.at("aria-labelledby");
  const std::size_t space = labelled.find(' ');
  ASSERT_TRUE(ids.count(labelled.substr(0, space)) && ids.count(labelled.substr(space + 1))) << labelled;
  const double width = number_of(*root, "width"), height = number_of(*root, "height");
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    ASSERT_GE(boxes[i].x1, -0.1) << boxes[i].words;
    ASSERT_LE(boxes[i].x2, width + 0.1) << boxes[i].words;
    ASSERT_GE(boxes[i].y1, -0.1) << boxes[i].words;
    ASSERT_LE(boxes[i].y2, height + 0.1) << boxes[i].words;
    for (std::size_t k = 0; k < i; ++k) {
      const TextBox &x = boxes[i], &y = boxes[k];
      const bool apart = x.x2 <= y.x1 + 0.11 || y.x2 <= x.x1 + 0.11 || x.y2 <= y.y1 + 0.11 || y.y2 <= x.y1 + 0.11;
      ASSERT_TRUE(apart) << "“" << x.words << "” lies on “" << y.words << "”";
    }
  }
}

std::filesystem::path golden_folder() { return testing::source_dir() / "tests" / "golden" / "charts"; }

void expect_golden(const std::string& file, const std::string& written) {
  const std::filesystem::path path = golden_folder() / file;
  if (std::getenv("TIFA_WRITE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << written;
    return;
  }
  ASSERT_TRUE(std::filesystem::exists(path)) << path;
  EXPECT_EQ(testing::read_bytes(path), written) << path << " differs; look at it, then write it anew";
}

TEST(Chart, IsAsItsGolden) {
  for (const auto& [name, chart] : named_charts()) {
    expect_golden(name + ".svg", to_svg(chart, {}));
    expect_golden(name + ".vl.json", to_vega_lite(chart));
  }
  SvgOptions phone;
  phone.width = 350;
  phone.embedded = true;
  phone.id_prefix = "moved";
  expect_golden("slope-phone.svg", to_svg(slopes(), phone));
}

TEST(Chart, HoldsAtEveryWidth) {
  for (const auto& [name, chart] : named_charts())
    for (const int width : {1, 320, 350, 480, 560, 880, 1600})
      for (const bool embedded : {false, true})
        for (const bool captions : {false, true}) {
          SvgOptions options{width, embedded, name, captions};
          check_svg(to_svg(chart, options), options, name);
        }
}

TEST(Chart, RandomChartsHoldToo) {
  std::mt19937 random(17);
  const char* const pieces[] = {"科技",  "发展，", "the ", "development ", "“安全”", "2025", "（年）",
                                "ports", "…",      "W",    "الأمن"};
  const auto words = [&](unsigned most) {
    std::string text;
    for (unsigned i = 0; i < 1 + random() % most; ++i) text += pieces[random() % std::size(pieces)];
    return text;
  };
  const auto value = [&]() -> std::optional<double> {
    if (random() % 4 == 0) return std::nullopt;
    return std::pow(10.0, static_cast<double>(random() % 50) / 10 - 1);
  };
  const auto status = [&] { return static_cast<PointStatus>(random() % 3); };
  const char* const changes[] = {"new",  "up",       "down",       "dropped", "returned",
                                 "kept", "moved_up", "moved_down", "reworded"};
  for (int round = 0; round < 400; ++round) {
    const std::string language = random() % 2 == 0 ? "en" : "zh";
    SlopeChart slope_chart{text_in(language, words(12)), words(4), words(4), words(6), random() % 2 == 0, {}};
    for (unsigned i = 0; i < random() % 60; ++i)
      slope_chart.rows.push_back({words(8), value(), value(), words(2), words(2), changes[random() % 6], ""});
    SmallMultiples small{text_in(language, words(12)), words(4), random() % 2 == 0, random() % 3 == 0, {}};
    const auto editions = static_cast<unsigned>(1 + random() % 80);
    for (unsigned p = 0; p < random() % 9; ++p) {
      Panel panel{words(6), {}, ""};
      for (unsigned i = 0; i < editions; ++i)
        panel.points.push_back(
            {random() % 2 == 0 ? words(2) : std::to_string(1950 + i), status(), value(), {}, random() % 2 == 0});
      small.panels.push_back(panel);
    }
    Barcode code{text_in(language, words(12)), words(8), {}};
    for (unsigned i = 0; i < random() % 20; ++i) {
      BarcodeStrip strip{words(3), status(), 10, {}, {}};
      double at = 0;
      while (at < 1 && strip.sections.size() < 60) {
        const double end = std::min(1.0, at + static_cast<double>(random() % 30) / 100);
        strip.sections.push_back({words(6), at, end});
        at = end;
      }
      for (unsigned k = 0; k < random() % 200; ++k) strip.marks.push_back(k / 200.0);
      code.strips.push_back(strip);
    }
    BeforeAfter items{text_in(language, words(12)), words(4), words(4), words(5), {}, {}, {}, {}, {}};
    for (unsigned i = 0; i < random() % 12; ++i) items.before.push_back({words(12), 0.1, words(2), ""});
    for (unsigned i = 0; i < random() % 12; ++i) items.after.push_back({words(12), {}, words(2), ""});
    for (unsigned i = 0; i < 8; ++i)
      items.links.push_back(
          {static_cast<std::uint32_t>(random() % 12), i, changes[random() % 9], i % 2 == 0 ? items.b : ""});
    Bars bar_chart{text_in(language, words(12)), words(4), {}};
    for (unsigned i = 0; i < random() % 30; ++i) bar_chart.rows.push_back({words(10), status(), value(), words(2), ""});
    for (const Chart& chart : {Chart(slope_chart), Chart(small), Chart(code), Chart(items), Chart(bar_chart)})
      for (const int width : {320, 880}) {
        SvgOptions options;
        options.width = width;
        check_svg(to_svg(chart, options), options,
                  "round " + std::to_string(round) + ", form " + std::to_string(chart.index()));
        if (HasFatalFailure()) return;
      }
  }
}

TEST(Chart, NeverDrawsWhatIsNotHeldAsZero) {
  SmallMultiples chart;
  chart.text = text_in("en", "t");
  chart.panels.push_back({"x",
                          {{"1", PointStatus::kHeld, 4.0, {}, false},
                           {"2", PointStatus::kMissing, {}, {}, false},
                           {"3", PointStatus::kPartial, {}, {}, true},
                           {"4", PointStatus::kHeld, 4.0, {}, false}},
                          ""});
  const std::string svg = to_svg(chart, {});
  std::string error;
  const auto root = testing::read_xml(svg, error);
  ASSERT_TRUE(root) << error;
  for (const XmlElement* element : testing::all_elements(*root)) {
    if (element->name != "path" || element->attributes.at("class") != "tc-l tc-rise") continue;
    EXPECT_EQ(element->attributes.at("d").find('L'), std::string::npos) << "the line runs over a gap";
  }
  const auto json = nlohmann::json::parse(to_vega_lite(chart));
  EXPECT_TRUE(json["data"]["values"][1]["value"].is_null());
  EXPECT_TRUE(json["data"]["values"][2]["value"].is_null());
  const Table table = table_of(chart);
  EXPECT_EQ(std::get<std::string>(table.rows[1][1]), "not held");
  EXPECT_EQ(std::get<std::string>(table.rows[2][1]), "held in part, and the term stands in it");
}

TEST(Chart, ItemsThatBearTheirPlaceGetNoNumber) {
  BeforeAfter chart = before_after();
  EXPECT_NE(to_svg(chart, {}).find(">1</text>"), std::string::npos);
  chart.numbered = false;
  EXPECT_EQ(to_svg(chart, {}).find(">1</text>"), std::string::npos);
}

TEST(Chart, WhatTheLineLeavesUnsaidStandsBelowTheItem) {
  BeforeAfter chart = before_after();
  chart.links[0].label = "标题改写";
  chart.links[1].label = "前移，改写";
  const std::string svg = to_svg(chart, {});
  EXPECT_NE(svg.find(">前移，改写</text>"), std::string::npos);
  EXPECT_EQ(svg.find(">标题改写</text>"), svg.rfind(">标题改写</text>")) << "the legend says it";
  EXPECT_EQ(std::get<std::string>(table_of(chart).rows[1][0]), "前移，改写");
  EXPECT_NE(to_vega_lite(chart).find("前移，改写"), std::string::npos);
}

TEST(Chart, ALegendThatDoesNotFitIntoALineTakesTwo) {
  BeforeAfter chart = before_after();
  chart.only_a = "no counterpart in the list of the second plan of the outer islands";
  chart.only_b = "no counterpart in the list of the first plan of the outer islands";
  SvgOptions narrow;
  narrow.width = 350;
  const std::string svg = to_svg(chart, narrow);
  EXPECT_EQ(svg.find("…</text>"), std::string::npos);
  EXPECT_NE(svg.find("islands</text>"), svg.rfind("islands</text>"));
}

TEST(Chart, SaysEveryLabelOrNamesIt) {
  SlopeChart chart = slopes();
  for (int i = 0; i < 300; ++i) chart.rows.push_back(slope("row" + std::to_string(1000 + i), "up", 1, 2 + i));
  const std::string svg = to_svg(chart, {});
  std::size_t named = 0;
  for (int i = 0; i < 300; ++i) named += svg.find("row" + std::to_string(1000 + i)) != std::string::npos ? 1 : 0;
  EXPECT_GT(named, 100U);
  EXPECT_NE(svg.find("图中放不下："), std::string::npos);
  EXPECT_NE(svg.find("等，另有"), std::string::npos);
}

TEST(Chart, TablesHaveARowForEachThing) {
  EXPECT_EQ(table_of(slopes()).rows.size(), 8U);
  EXPECT_EQ(table_of(panels(8, 3, "en")).rows.size(), 8U);
  EXPECT_EQ(table_of(panels(8, 3, "en")).columns.size(), 4U);
  EXPECT_EQ(table_of(before_after()).rows.size(), 4U);  // two joined, one new, one dropped
  EXPECT_EQ(table_of(bars()).rows.size(), 5U);
  // Columns of two documents bear their names.
  BeforeAfter of_two = before_after();
  of_two.a = "2001";
  of_two.b = "2002";
  const Table beside = table_of(of_two);
  for (const Column& column : beside.columns) EXPECT_NE(column.name.back(), 'A') << column.name;
  EXPECT_EQ(beside.columns[1].name, "2001：位置");
  // What stands before the first heading has a row where there are hits in it.
  Barcode opening{text_in("en", "Where"), "", {{"2001", PointStatus::kHeld, 10, {{"", 0, 0.1}, {"I", 0.1, 1}}, {0.5}}}};
  EXPECT_EQ(table_of(opening).rows.size(), 1U);
  opening.strips[0].marks = {0.05, 0.5};
  EXPECT_EQ(table_of(opening).rows.size(), 2U);
  EXPECT_EQ(std::get<std::string>(table_of(opening).rows[0][2]), "–");
  // Hits of the sections add up to all hits of a strip.
  std::int64_t hits = 0;
  for (const auto& row : table_of(barcode(1)).rows) hits += std::get<std::int64_t>(row[4]);
  EXPECT_EQ(hits, 3);
  for (const auto& [name, chart] : named_charts())
    for (const auto& row : table_of(chart).rows) ASSERT_EQ(row.size(), table_of(chart).columns.size()) << name;
}

TEST(Chart, VegaLiteHasItsDataInsideAndNothingElse) {
  for (const auto& [name, chart] : named_charts()) {
    const std::string text = to_vega_lite(chart);
    EXPECT_EQ(text.find('<'), std::string::npos) << name;
    const auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json["$schema"], "https://vega.github.io/schema/vega-lite/v5.json");
    EXPECT_TRUE(json["data"].contains("values") && json["data"]["values"].is_array()) << name;
    EXPECT_EQ(json["data"].size(), 1U);
    const auto& view = json.contains("spec") ? json["spec"] : json;
    ASSERT_TRUE(view.contains("layer")) << name;
    for (const auto& layer : view["layer"]) {
      EXPECT_TRUE(layer.contains("mark") && layer["mark"].is_object() && layer["mark"].contains("type")) << name;
      if (layer.contains("transform")) {
        EXPECT_TRUE(layer["transform"].is_array()) << name;
      }
    }
  }
}

double luminance(const std::string& colour) {
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (std::size_t i = 0; i < 3; ++i) {
    const double part = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum += weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

// The colour that a selector has in one half of the style sheet.
std::string colour_of(const std::string& css, const std::string& selector) {
  const std::size_t at = css.find(selector + "{");
  if (at == std::string::npos) return {};
  return css.substr(css.find('#', at), 7);
}

TEST(Chart, ColoursStandOutInLightAndDark) {
  const std::string css = chart_css();
  const std::size_t dark = css.find("@media");
  ASSERT_NE(dark, std::string::npos);
  for (const std::string& half : {css.substr(css.find(".tc-bg"), dark - css.find(".tc-bg")), css.substr(dark)}) {
    const double ground = luminance(colour_of(half, ".tc-bg"));
    const auto contrast = [&](const std::string& selector, double with) {
      const double one = luminance(colour_of(half, selector));
      return (std::max(one, with) + 0.05) / (std::min(one, with) + 0.05);
    };
    for (const char* text : {".tifa-chart text", ".tifa-chart text.tc-m", ".tifa-chart text.tc-rise",
                             ".tifa-chart text.tc-fall", ".tifa-chart text.tc-back", ".tifa-chart text.tc-calm"})
      EXPECT_GE(contrast(text, ground), 4.5) << text;
    for (const char* mark : {".tc-bar", ".tc-axis,.tc-open", ".tc-hatch", ".tc-code"})
      EXPECT_GE(contrast(mark, ground), 3) << mark;
    for (const char* tint : {".tc-tint", ".tc-tint2"})
      EXPECT_GE(contrast(".tc-code", luminance(colour_of(half, tint))), 3) << tint;
  }
}

}  // namespace
}  // namespace tifa

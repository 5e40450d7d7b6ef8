#include "render/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

std::string dashed(std::string_view dash) { return dash.empty() ? "" : fmt::format(R"( stroke-dasharray="{}")", dash); }

}  // namespace

std::string language_attribute(std::string_view words, std::string_view chart_language) {
  if (chart_language == "zh" || !has_han(words)) return {};
  const bool latin =
      std::any_of(words.begin(), words.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  return latin ? R"( xml:lang="mul")" : R"( xml:lang="zh")";
}

std::string xml_escape(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  return result;
}

std::string pixels(double value) {
  constexpr double kMost = 1e7;
  if (!std::isfinite(value)) return "0";
  const long tenths = std::lround(std::clamp(value, -kMost, kMost) * 10);
  std::string text = fmt::format("{}{}", tenths < 0 ? "-" : "", std::abs(tenths) / 10);
  if (tenths % 10 != 0) text += fmt::format(".{}", std::abs(tenths) % 10);
  return text;
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view style, std::string_view dash) {
  out_ += fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}"{}/>)"
                      "\n",
                      pixels(x1), pixels(y1), pixels(x2), pixels(y2), style, dashed(dash));
}

void Svg::rect(double x, double y, double width, double height, std::string_view style) {
  out_ += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" class="{}"/>)"
                      "\n",
                      pixels(x), pixels(y), pixels(std::max(0.0, width)), pixels(std::max(0.0, height)), style);
}

void Svg::path(std::string_view data, std::string_view style, std::string_view dash) {
  out_ += fmt::format(R"(<path d="{}" class="{}"{}/>)"
                      "\n",
                      data, style, dashed(dash));
}

void Svg::mark(Mark mark, double x, double y, double radius, std::string_view style) {
  const double r = radius;
  const auto closed = [&](std::initializer_list<std::pair<double, double>> points, bool open) {
    std::string data;
    for (const auto& [dx, dy] : points)
      data += fmt::format("{}{} {}", data.empty() ? "M" : "L", pixels(x + dx), pixels(y + dy));
    path(data + "Z", fmt::format("{} {}", open ? "tc-o" : "tc-f", style));
  };
  switch (mark) {
    case Mark::kDot:
    case Mark::kOpenDot:
      out_ += fmt::format(R"(<circle cx="{}" cy="{}" r="{}" class="{} {}"/>)"
                          "\n",
                          pixels(x), pixels(y), pixels(r), mark == Mark::kDot ? "tc-f" : "tc-o", style);
      break;
    case Mark::kUp:
      closed({{-1.2 * r, 0.9 * r}, {1.2 * r, 0.9 * r}, {0, -1.3 * r}}, false);
      break;
    case Mark::kDown:
      closed({{-1.2 * r, -0.9 * r}, {1.2 * r, -0.9 * r}, {0, 1.3 * r}}, false);
      break;
    case Mark::kDiamond:
    case Mark::kOpenDiamond:
      closed({{-1.3 * r, 0}, {0, -1.3 * r}, {1.3 * r, 0}, {0, 1.3 * r}}, mark == Mark::kOpenDiamond);
      break;
    case Mark::kSquare:
      closed({{-r, -r}, {r, -r}, {r, r}, {-r, r}}, false);
      break;
    case Mark::kTall:
      closed({{-r, -7}, {r, -7}, {r, 7}, {-r, 7}}, false);
      break;
    case Mark::kLow:
      closed({{-r, 3.5}, {r, 3.5}, {r, 7}, {-r, 7}}, false);
      break;
    case Mark::kCross:
      path(fmt::format("M{} {}L{} {}M{} {}L{} {}", pixels(x - r), pixels(y - r), pixels(x + r), pixels(y + r),
                       pixels(x - r), pixels(y + r), pixels(x + r), pixels(y - r)),
           fmt::format("tc-l {}", style));
      break;
    case Mark::kPlus:
      path(fmt::format("M{} {}L{} {}M{} {}L{} {}", pixels(x - r), pixels(y), pixels(x + r), pixels(y), pixels(x),
                       pixels(y - r), pixels(x), pixels(y + r)),
           fmt::format("tc-l {}", style));
  }
}

void Svg::hatch(double x, double y, double width, double height) {
  constexpr double kStep = 5;
  if (width <= 0 || height <= 0) return;
  std::string data;
  // Lines x + y = c, cut off at the rectangle.
  for (double c = kStep; c < width + height; c += kStep) {
    const double x1 = std::min(c, width), y1 = c - x1;
    const double y2 = std::min(c, height), x2 = c - y2;
    data += fmt::format("M{} {}L{} {}", pixels(x + x1), pixels(y + y1), pixels(x + x2), pixels(y + y2));
  }
  path(data, "tc-hatch");
}

void Svg::open_link(std::string_view href) {
  if (!leads(href)) return;
  has_links_ = true;
  out_ += fmt::format(R"(<a href="{}">)", xml_escape(href));
}

void Svg::close_link(std::string_view href) {
  if (leads(href)) out_ += "</a>\n";
}

void Svg::text(double x, double baseline, std::string_view words, Font font, std::string_view style, Anchor anchor,
               std::string_view href) {
  if (words.empty()) return;
  open_link(href);
  out_ += fmt::format(R"(<text x="{}" y="{}" font-size="{}"{}{}{}{}>{}</text>)", pixels(x), pixels(baseline),
                      pixels(font.size), font.bold ? R"( font-weight="600")" : "",
                      anchor == Anchor::kMiddle ? R"( text-anchor="middle")"
                      : anchor == Anchor::kEnd  ? R"( text-anchor="end")"
                                                : "",
                      style.empty() ? "" : fmt::format(R"( class="{}")", style), language_attribute(words, language_),
                      xml_escape(words));
  if (!leads(href)) out_ += '\n';
  close_link(href);
}

void Svg::lines(double x, double centre, const std::vector<std::string>& words, Font font, std::string_view style,
                Anchor anchor, std::string_view href) {
  const double height = line_height(font);
  double baseline = centre - height * static_cast<double>(words.size()) / 2 + height / 2 + font.size * 0.34;
  for (const std::string& line : words) {
    text(x, baseline, line, font, style, anchor, href);
    baseline += height;
  }
}

void Svg::open_group(std::string_view name) {
  out_ += "<g>";
  if (!name.empty()) out_ += fmt::format("<title{}>{}</title>", language_attribute(name, language_), xml_escape(name));
  out_ += '\n';
}

void Svg::close_group() { out_ += "</g>\n"; }

}  // namespace tifa

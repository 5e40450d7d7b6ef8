// Writes SVG elements: everything is escaped, numbers have one decimal, colours are classes (chart_css()), the rest is
// presentation attributes. Nothing here can write a style attribute, a script, or a reference out of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/text_metrics.h"

namespace tifa {

// &, <, >, quotation marks as entities. O(length).
[[nodiscard]] std::string xml_escape(std::string_view text);
// The attribute that says that words are Chinese ("zh"), or in part so ("mul"), in a chart of another language; else
// "". A screen reader must be told (WCAG 3.1.2). O(length).
[[nodiscard]] std::string language_attribute(std::string_view words, std::string_view chart_language);
// Pixels with at most one decimal; what is not finite is 0.
[[nodiscard]] std::string pixels(double value);

enum class Anchor : std::uint8_t { kStart, kMiddle, kEnd };

// Marks tell apart by their form what colour tells apart as well.
enum class Mark : std::uint8_t {
  kDot,
  kOpenDot,
  kUp,
  kDown,
  kDiamond,
  kOpenDiamond,
  kCross,
  kPlus,
  kSquare,
  kTall,  // a bar of full height: stands; `radius` is half its width
  kLow    // a low one: does not
};

class Svg {
 public:
  // `language` is that of the chart; links are written only when `links`, and then only those into the same page.
  Svg(std::string language, bool links) : language_(std::move(language)), links_(links) {}

  void line(double x1, double y1, double x2, double y2, std::string_view style, std::string_view dash = {});
  void rect(double x, double y, double width, double height, std::string_view style);
  void path(std::string_view data, std::string_view style, std::string_view dash = {});
  void mark(Mark mark, double x, double y, double radius, std::string_view style);
  // Slanting strokes that fill a rectangle: what is held only in part.
  void hatch(double x, double y, double width, double height);
  // One line of text; `words` must be what chart_text() gives.
  void text(double x, double baseline, std::string_view words, Font font, std::string_view style,
            Anchor anchor = Anchor::kStart, std::string_view href = {});
  // Lines of text around a vertical centre.
  void lines(double x, double centre, const std::vector<std::string>& words, Font font, std::string_view style,
             Anchor anchor = Anchor::kStart, std::string_view href = {});
  // A group with a name that browsers show when the pointer rests on it. Groups must be closed.
  void open_group(std::string_view name);
  void close_group();

  [[nodiscard]] const std::string& written() const { return out_; }
  [[nodiscard]] bool has_links() const { return has_links_; }

 private:
  void open_link(std::string_view href);
  void close_link(std::string_view href);
  [[nodiscard]] bool leads(std::string_view href) const { return links_ && href.size() > 1 && href.front() == '#'; }

  std::string language_;
  bool links_ = false;
  bool has_links_ = false;
  std::string out_;
};

}  // namespace tifa

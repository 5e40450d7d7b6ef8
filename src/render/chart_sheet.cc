#include "render/chart_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tifa {
namespace {

constexpr int kLeastWidth = 320;
constexpr int kMostWidth = 4000;

// A family for each system, Chinese ones behind the Latin ones.
constexpr std::string_view kFamily =
    "Helvetica Neue, Arial, Liberation Sans, PingFang SC, Hiragino Sans GB, Microsoft YaHei, Noto Sans CJK SC, "
    "Noto Sans SC, WenQuanYi Micro Hei, sans-serif";

std::string safe_id(const std::string& prefix) {
  std::string id;
  for (const char c : prefix)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_') id += c;
  return id.empty() || (id.front() >= '0' && id.front() <= '9') ? "chart" + id : id;
}

}  // namespace

double share_of(double share) { return std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0; }

Sheet::Sheet(const ChartText& text, const SvgOptions& options)
    : svg(text.language, options.embedded),
      words(chart_words(text.language)),
      width(std::clamp(options.width, kLeastWidth, kMostWidth)),
      margin(options.embedded      ? 4
             : options.width < 560 ? 12
                                   : 20),
      y(options.embedded ? 4 : 16),
      text_(text),
      options_(options) {
  if (!options.captions) return;
  paragraph(text.title, kTitleFont, "tc-t", 3);
}

void Sheet::paragraph(std::string_view text, Font font, std::string_view style, std::size_t most_lines) {
  const std::string shown = chart_text(text);
  if (shown.empty()) return;
  for (const std::string& line : break_text(shown, inner(), font, most_lines, font.bold)) {
    svg.text(left(), y + font.size, line, font, style);
    y += line_height(font);
  }
  y += 3;
}

void Sheet::legend(const std::vector<LegendEntry>& entries) {
  if (entries.empty()) return;
  constexpr double kSample = 26, kGap = 18, kRow = 19;
  double x = left();
  y += 4;
  for (const LegendEntry& entry : entries) {
    constexpr std::size_t kLines = 2;
    const std::vector<std::string> lines = break_text(entry.label, inner() - kSample, kLabelFont, kLines);
    double taken = kSample;
    for (const std::string& line : lines) taken = std::max(taken, kSample + text_length(line, kLabelFont));
    if (x > left() && (x + taken > right() || lines.size() > 1)) {
      x = left();
      y += kRow;
    }
    const double centre = y + kRow / 2;
    if (entry.hatched) {
      svg.hatch(x + 3, centre - 6, 16, 12);
      svg.rect(x + 3, centre - 6, 16, 12, "tc-open");
    }
    if (entry.line) svg.line(x, centre, x + 20, centre, "tc-l " + entry.style, entry.dash);
    if (entry.mark) svg.mark(*entry.mark, entry.line ? x + 20 - 4 : x + 10, centre, 4, entry.style);
    for (std::size_t i = 0; i < lines.size(); ++i)
      svg.text(x + kSample, centre + 4.2 + static_cast<double>(i) * kRow, lines[i], kLabelFont, "tc-m");
    x += taken + kGap;
    if (lines.size() < 2) continue;
    x = left();  // what does not fit into a line has its rows alone
    y += kRow * static_cast<double>(lines.size());
  }
  y += (x > left() ? kRow : 0) + 4;
}

void Sheet::left_out(const std::vector<std::string>& names) {
  if (names.empty()) return;
  constexpr std::size_t kMostNamed = 40;
  std::string line(words.left_out);
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
    if (i > 0) line += words.comma;
    line += shorten(chart_text(names[i]), 200, kSmall);
  }
  if (names.size() > kMostNamed) line += fmt::format(fmt::runtime(words.and_more), names.size() - kMostNamed);
  paragraph(line, kSmall, "tc-m", 12);
}

std::string Sheet::finish() {
  if (options_.captions) {
    y += 2;
    paragraph(text_.note, kSmall, "tc-m", 24);
  }
  const auto height = static_cast<int>(std::ceil(y + (options_.embedded ? 2 : 12)));
  const auto across = static_cast<int>(width);
  const std::string id = safe_id(options_.id_prefix);
  const std::string title = chart_text(text_.title), description = chart_text(text_.description);
  std::string out;
  if (!options_.embedded) out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  // The children of an image are nothing to a screen reader, so a chart that links is a group.
  out += fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" class="tifa-chart" width="{0}" height="{1}" viewBox="0 0 {0} {1}" )"
      R"(role="{2}" aria-labelledby="{3}-title {3}-desc" xml:lang="{4}" font-family="{5}">)"
      "\n",
      across, height, svg.has_links() ? "group" : "img", id, text_.language.starts_with("zh") ? "zh" : "en", kFamily);
  out += fmt::format("<title id=\"{0}-title\"{3}>{1}</title>\n<desc id=\"{0}-desc\"{4}>{2}</desc>\n", id,
                     xml_escape(title), xml_escape(description), language_attribute(title, text_.language),
                     language_attribute(description, text_.language));
  if (!options_.embedded) out += "<style>\n" + chart_css() + "</style>\n";
  out += fmt::format(R"(<rect width="{}" height="{}" class="tc-bg"/>)"
                     "\n",
                     across, height);
  return out + svg.written() + "</svg>\n";
}

}  // namespace tifa

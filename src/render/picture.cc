// The picture of an answer, in each of its formats.
#include <tifa/picture.h>

#include "base/file.h"
#include "base/process.h"
#include "render/charts_of.h"

namespace tifa {
namespace {

// PNG and PDF by librsvg's own program: linking the library would double the time that every command takes to start.
Result<std::string> converted(const std::string& svg, PictureFormat format) {
  std::vector<std::string> command = {"rsvg-convert", "--format", format == PictureFormat::kPng ? "png" : "pdf"};
  if (format == PictureFormat::kPng) command.insert(command.end(), {"--zoom", "2"});
  // The date in a PDF would make each run another file.
  auto bytes = run_filter(command, svg, {"SOURCE_DATE_EPOCH=0"});
  if (bytes) return bytes;
  Error error = bytes.error();
  error.todo = error.code == ErrorCode::kNotFound
                   ? "install librsvg2-bin (it makes .png and .pdf), or write a .svg file"
                   : "write a .svg file instead";
  return tl::unexpected(std::move(error));
}

Result<std::string> bytes_of(const std::optional<Chart>& chart, PictureFormat format, const PictureOptions& options) {
  if (!chart)
    return fail(ErrorCode::kNotFound, "the answer has nothing that a picture could show", "--plot",
                "ask for other terms or editions");
  if (format == PictureFormat::kVegaLite) return to_vega_lite(*chart);
  SvgOptions drawing;
  drawing.width = options.width;
  std::string svg = to_svg(*chart, drawing);
  if (format == PictureFormat::kSvg) return svg;
  return converted(svg, format);
}

}  // namespace

std::optional<PictureFormat> picture_format(std::string_view file_name) {
  const auto ends = [&](std::string_view end) { return file_name.size() > end.size() && file_name.ends_with(end); };
  if (ends(".svg")) return PictureFormat::kSvg;
  if (ends(".png")) return PictureFormat::kPng;
  if (ends(".pdf")) return PictureFormat::kPdf;
  if (ends(".vl.json")) return PictureFormat::kVegaLite;
  return std::nullopt;
}

Result<std::string> picture(const CountAnswer& answer, PictureFormat format, const PictureOptions& options) {
  return bytes_of(chart_of(answer, options), format, options);
}
Result<std::string> picture(const FirstAnswer& answer, PictureFormat format, const PictureOptions& options) {
  return bytes_of(chart_of(answer, options), format, options);
}
Result<std::string> picture(const KwicAnswer& answer, PictureFormat format, const PictureOptions& options) {
  return bytes_of(chart_of(answer, options), format, options);
}
Result<std::string> picture(const CompareAnswer& answer, PictureFormat format, const PictureOptions& options) {
  return bytes_of(chart_of(answer, options), format, options);
}
Result<std::string> picture(const TraceAnswer& answer, PictureFormat format, const PictureOptions& options) {
  return bytes_of(chart_of(answer, options), format, options);
}
Result<std::string> picture(const GoalsAnswer& answer, PictureFormat format, const PictureOptions& options) {
  return bytes_of(chart_of(answer, options), format, options);
}
Result<std::string> picture(const StatusAnswer& answer, PictureFormat format, const PictureOptions& options) {
  return bytes_of(chart_of(answer, options), format, options);
}
Result<std::string> picture(const DocumentAnswer& answer, PictureFormat format, const PictureOptions& options) {
  return bytes_of(chart_of(answer, options), format, options);
}

}  // namespace tifa

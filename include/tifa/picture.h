// Pictures of answers: which chart shows an answer, as SVG, PNG, PDF, or a Vega-Lite specification.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tifa/answers.h>
#include <tifa/result.h>
#include <tifa/trace.h>

namespace tifa {

enum class PictureFormat : std::uint8_t { kSvg, kPng, kPdf, kVegaLite };

// By the end of a file's name: .svg, .png, .pdf, .vl.json; none for every other.
[[nodiscard]] std::optional<PictureFormat> picture_format(std::string_view file_name);

struct PictureOptions {
  std::string language = "en";  // of the words that the picture itself writes: en, zh
  std::string show;             // of a comparison: phrases (default), sections, themes
  int width = 880;              // CSS pixels, from 320 on
};

// The bytes of the picture that shows an answer. SVG and Vega-Lite are the same for the same answer on every machine;
// PNG (two pixels for one) and PDF are made by the program rsvg-convert with the machine's fonts. Errors: kNotFound
// where the answer has nothing to show or rsvg-convert is not installed, kIo where it fails.
[[nodiscard]] Result<std::string> picture(const CountAnswer& answer, PictureFormat format,
                                          const PictureOptions& options);
[[nodiscard]] Result<std::string> picture(const FirstAnswer& answer, PictureFormat format,
                                          const PictureOptions& options);
// The answer must have been asked for with `strips`.
[[nodiscard]] Result<std::string> picture(const KwicAnswer& answer, PictureFormat format,
                                          const PictureOptions& options);
[[nodiscard]] Result<std::string> picture(const CompareAnswer& answer, PictureFormat format,
                                          const PictureOptions& options);
[[nodiscard]] Result<std::string> picture(const TraceAnswer& answer, PictureFormat format,
                                          const PictureOptions& options);
[[nodiscard]] Result<std::string> picture(const GoalsAnswer& answer, PictureFormat format,
                                          const PictureOptions& options);
[[nodiscard]] Result<std::string> picture(const StatusAnswer& answer, PictureFormat format,
                                          const PictureOptions& options);
[[nodiscard]] Result<std::string> picture(const DocumentAnswer& answer, PictureFormat format,
                                          const PictureOptions& options);

}  // namespace tifa

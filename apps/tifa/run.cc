#include "run.h"

namespace tifa::cli {

int fail_with(const Error& error) {
  print_error(error.sentence());
  return kError;
}

Context context_of(const Options& options, Progress& progress) {
  Context context;
  context.stop = &stop_flag();
  context.threads = options.threads;
  context.memory = options.memory;
  context.progress = [&progress](std::string_view what, std::uint64_t done, std::uint64_t total) {
    progress.show(what, done, total);
  };
  return context;
}

Result<std::optional<PictureFormat>> asked_picture(const Options& options) {
  if (!options.plotted || options.rendering.plot) return std::nullopt;
  const auto format = picture_format(options.picture);
  if (!format)
    return fail(ErrorCode::kUsage, "“" + options.picture + "” is no picture file", "--plot",
                std::string("name one that ends in .svg, .png, .pdf or .vl.json") +
                    (options.bars ? ", or put --plot after the terms for bars" : ""));
  return *format;
}

}  // namespace tifa::cli

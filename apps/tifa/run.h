// How a question is asked and a change is made, and how what came of it becomes an answer on its way out and an exit
// status.
#pragma once

#include <optional>
#include <utility>

#include <tifa/app.h>
#include <tifa/picture.h>
#include <tifa/render.h>

#include "output.h"
#include "pager.h"
#include "terminal.h"

namespace tifa::cli {

inline constexpr int kOk = 0;
inline constexpr int kNotFound = 1;
inline constexpr int kError = 2;

// Prints the sentence of an error; kError.
int fail_with(const Error& error);
// What holds for every call: the user's limits, the way to stop it, and where it says how far it is.
[[nodiscard]] Context context_of(const Options& options, Progress& progress);
// What --plot asks for: nothing, bars in the table (count alone), or a picture in a file.
[[nodiscard]] Result<std::optional<PictureFormat>> asked_picture(const Options& options);

// Sees to it that diagnostics come before the answer and that an answer that cannot be written is an error.
template <class Answer>
int finish(const Options& options, const Result<Answer>& answer, const Diagnostics& diagnostics, int status = kOk) {
  if (!options.quiet) print_diagnostics(diagnostics);
  if (!answer) return fail_with(answer.error());
  const Result<std::string> text = render(*answer, options.rendering);
  if (!text) return fail_with(text.error());
  if (!options.output.empty()) {
    if (auto written = write_output_file(options.output, *text); !written) return fail_with(written.error());
    return status;
  }
  if (!write_paged(*text, options.paged)) {
    print_error("standard output: the answer cannot be written; free some space or choose another place");
    return kError;
  }
  return status;
}

// Writes the picture of an answer, where one was asked for.
template <class Answer>
Status plot(const Options& options, const Answer& answer) {
  if constexpr (requires(PictureFormat format, PictureOptions how) { picture(answer, format, how); }) {
    const auto format = asked_picture(options);
    if (!format) return tl::unexpected(format.error());
    if (!*format) return {};
    PictureOptions how;
    how.show = options.rendering.show;
    how.language = options.rendering.language;
    const auto bytes = picture(answer, **format, how);
    if (!bytes) return tl::unexpected(bytes.error());
    return write_output_file(options.picture, *bytes);
  }
  return {};
}

// Opens the corpus and asks one question of it. kNotFound where `found` says that the answer holds nothing, or not what
// was asked for.
template <class Ask, class Found>
int ask(const Options& options, Ask&& question, Found&& found) {
  if (const auto format = asked_picture(options); !format) return fail_with(format.error());
  Diagnostics diagnostics;
  auto workspace = Workspace::open(options.folder, diagnostics);
  if (!workspace) return fail_with(workspace.error());
  Progress progress(!options.quiet);
  const Context context = context_of(options, progress);
  const auto answer = question(*workspace, context);
  progress.clear();
  if (answer)
    if (const Status plotted = plot(options, *answer); !plotted) {
      if (!options.quiet) print_diagnostics(diagnostics);
      return fail_with(plotted.error());
    }
  return finish(options, answer, diagnostics, answer && !found(*answer) ? kNotFound : kOk);
}
template <class Ask>
int ask(const Options& options, Ask&& question) {
  return ask(options, std::forward<Ask>(question), [](const auto&) { return true; });
}

// Changes the corpus; the exit status is what `status` makes of the answer.
template <class Work, class ToStatus>
int change(const Options& options, Work&& work, ToStatus&& status) {
  Diagnostics diagnostics;
  Progress progress(!options.quiet);
  const Context context = context_of(options, progress);
  const auto answer = work(context, diagnostics);
  progress.clear();
  return finish(options, answer, diagnostics, answer ? status(*answer) : kError);
}
template <class Work>
int change(const Options& options, Work&& work) {
  return change(options, std::forward<Work>(work), [](const auto&) { return kOk; });
}

}  // namespace tifa::cli

#include <algorithm>

#include <tifa/word_redline.h>

#include "commands.h"
#include "run.h"

namespace tifa::cli {

int run(const Options& options, const GoalsCommand& command) {
  return ask(
      options, [&](const Workspace& w, const Context& c) { return goals(w, command.request, c); },
      [](const auto& answer) { return !answer.lists.empty(); });
}

int run(const Options& options, const CountCommand& command) {
  return ask(options, [&](const Workspace& w, const Context& c) { return count(w, command.request, c); });
}

int run(const Options& options, const FirstCommand& command) {
  return ask(
      options, [&](const Workspace& w, const Context& c) { return first(w, command.request, c); },
      [](const auto& answer) {
        return std::any_of(answer.terms.begin(), answer.terms.end(),
                           [](const FirstRow& row) { return row.first.has_value(); });
      });
}

int run(const Options& options, const TraceCommand& command) {
  return ask(
      options, [&](const Workspace& w, const Context& c) { return trace(w, command.request, c); },
      [](const auto& answer) {
        return std::any_of(answer.lives.begin(), answer.lives.end(),
                           [](const Life& life) { return life.uses.first.has_value(); });
      });
}

int run(const Options& options, const KwicCommand& command) {
  KwicRequest request = command.request;
  request.strips = options.plotted;
  return ask(
      options, [&](const Workspace& w, const Context& c) { return kwic(w, request, c); },
      [](const auto& answer) { return answer.total > 0; });
}

int run(const Options& options, const CompareCommand& command) {
  CompareRequest request = command.request;
  request.statistics = options.rendering.show == "statistics" || request.permutations > 0;
  return ask(options, [&](const Workspace& w, const Context& c) { return compare(w, request, c); });
}

int run(const Options& options, const ReportCommand& command) {
  return ask(options, [&](const Workspace& w, const Context& c) { return report(w, command.request, c); });
}

int run(const Options& options, const RedlineCommand& command) {
  const RedlineRequest& request = command.request;
  if (!command.blame && !command.steps && options.rendering.format == OutputFormat::kDocx)
    return ask(options, [&](const Workspace& w, const Context& c) {
      Diagnostics diagnostics;
      auto made = word_redline(w, request, c, diagnostics);
      if (!options.quiet) print_diagnostics(diagnostics);
      return made;
    });
  if (!command.blame && !command.steps)
    return ask(options, [&](const Workspace& w, const Context& c) { return redline(w, request, c); });
  if (!request.b.empty() || (command.blame && command.steps)) {
    const std::string flag = command.blame ? "--blame" : "--steps";
    return fail_with({ErrorCode::kUsage, flag + " is asked of a range, alone", request.b,
                      "name one: tifa redline plan:5..8 " + flag});
  }
  if (command.blame) return ask(options, [&](const Workspace& w, const Context& c) { return blame(w, request.a, c); });
  return ask(options, [&](const Workspace& w, const Context& c) { return redline_steps(w, request.a, c); });
}

}  // namespace tifa::cli

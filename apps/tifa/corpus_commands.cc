#include <filesystem>
#include <iostream>

#include "commands.h"
#include "run.h"

namespace tifa::cli {

int run(const Options& options, const InitCommand& command) {
  if (!options.output.empty())
    return fail_with({ErrorCode::kUsage, "init gives no answer to write", "-o", "leave it out"});
  const std::string where = command.folder == "." ? options.folder : command.folder;
  if (auto made = init(where, command.series); !made) return fail_with(made.error());
  if (!options.quiet)
    std::cerr << "made " << (std::filesystem::path(where) / "tifa.toml").string() << "; next: tifa add FILE…\n";
  return kOk;
}

int run(const Options& options, const AddCommand& command) {
  AddRequest request = command.request;
  request.files.assign(command.files.begin(), command.files.end());
  return change(
      options,
      [&](const Context& context, Diagnostics& diagnostics) {
        return add(options.folder, request, command.fetching, context, diagnostics);
      },
      [](const auto& answer) { return answer.refused > 0 ? kError : kOk; });
}

int run(const Options& options, const UpdateCommand& command) {
  return change(
      options,
      [&](const Context& context, Diagnostics& diagnostics) {
        return update(options.folder, command.request, context, diagnostics);
      },
      [](const auto& answer) { return answer.failed > 0    ? kError
                                      : answer.waiting > 0 ? kNotFound
                                                           : kOk; });
}

int run(const Options& options, const ImportCommand& command) {
  ImportRequest request = command.request;
  request.table = command.table;
  return change(options, [&](const Context& context, Diagnostics& diagnostics) {
    return import_table(options.folder, request, context, diagnostics);
  });
}

int run(const Options& options, const BuildCommand& command) {
  return change(options, [&](const Context& context, Diagnostics& diagnostics) {
    return build_corpus(options.folder, command.full, context, diagnostics);
  });
}

int run(const Options& options, const VerifyCommand& /*command*/) {
  return ask(
      options, [](const Workspace& w, const Context& c) { return verify(w, c); },
      [](const auto& answer) { return answer.findings.empty(); });
}

int run(const Options& options, const StatusCommand& command) {
  if (command.sources)
    return ask(options, [&](const Workspace& w, const Context&) {
      return sources(w, command.document.empty() ? command.in : command.document);
    });
  if (command.audit && !command.document.empty())
    return ask(options, [&](const Workspace& w, const Context& c) {
      return source(w, {command.document, true, false}, c);
    });
  if (command.audit) return ask(options, [&](const Workspace& w, const Context&) { return audit(w, command.in); });
  if (!command.document.empty())
    return ask(options, [&](const Workspace& w, const Context&) { return document_status(w, command.document); });
  return ask(options, [&](const Workspace& w, const Context&) { return status(w, command.in); });
}

int run(const Options& options, const SourceCommand& command) {
  return ask(options, [&](const Workspace& w, const Context& c) { return source(w, command.request, c); });
}

int run(const Options& options, const CycleCommand& command) {
  return ask(options, [&](const Workspace& w, const Context&) { return cycle(w, command.edition); });
}

}  // namespace tifa::cli

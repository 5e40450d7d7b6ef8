#include <algorithm>

#include "commands.h"
#include "input.h"
#include "run.h"

namespace tifa::cli {
namespace {

int check_file(const Options& options, const CheckCommand& command, const std::string& file) {
  return ask(
      options,
      [&](const Workspace& w, const Context& c) -> Result<CheckAnswer> {
        auto bytes = read_input(file);
        if (!bytes) return tl::unexpected(bytes.error());
        if (!command.claims.empty()) return check_claims(w, {std::move(*bytes), file, command.in}, c);
        return check(w, {std::move(*bytes), file, command.in, command.date}, c);
      },
      [](const CheckAnswer& answer) { return all_hold(answer); });
}

}  // namespace

int run(const Options& options, const CheckCommand& command) {
  if (command.articles.size() > 1 && !options.output.empty())
    return fail_with({ErrorCode::kUsage, "one file cannot hold the answers to several articles", "check",
                      "name an article, or --claims FILE"});
  if (command.articles.empty() == command.claims.empty())
    return fail_with({ErrorCode::kUsage, "what is to be checked is not given, or twice", "check",
                      "name an article, or --claims FILE"});
  if (!command.claims.empty()) return check_file(options, command, command.claims);
  int worst = kOk;
  for (const std::string& article : command.articles) worst = std::max(worst, check_file(options, command, article));
  return worst;
}

int run(const Options& options, const ClaimsCommand& command) {
  return ask(
      options, [&](const Workspace& w, const Context& c) { return claims(w, command.request, c); },
      [](const auto& answer) { return !answer.claims.empty(); });
}

}  // namespace tifa::cli

#include "output_files.h"

#include <filesystem>

#include <tifa/output_place.h>

#include "run.h"

namespace tifa::cli {
namespace {

using Paths = std::vector<std::filesystem::path>;

// What a command reads besides the corpus.
Paths inputs_of(const Command& command) {
  Paths inputs;
  const auto add = [&](const std::string& file) { inputs.emplace_back(file == "-" ? "/dev/stdin" : file); };
  if (const auto* check = std::get_if<CheckCommand>(&command)) {
    for (const std::string& article : check->articles) add(article);
    if (!check->claims.empty()) add(check->claims);
  } else if (const auto* table = std::get_if<ImportCommand>(&command)) {
    inputs.emplace_back(table->table);
  } else if (const auto* added = std::get_if<AddCommand>(&command)) {
    inputs.assign(added->files.begin(), added->files.end());
  }
  return inputs;
}

Status check_one(const std::string& file, const std::string& corpus, const Paths& inputs) {
  if (auto possible = check_output_file(file); !possible) return possible;
  return check_output_place(file, corpus, inputs);
}

}  // namespace

Status check_output_files(const Options& options, const Command& command) {
  const auto format = asked_picture(options);
  const bool to_file = !options.output.empty(), drawn = format && format->has_value();
  if (!to_file && !drawn) return {};
  const Paths inputs = inputs_of(command);
  if (to_file)
    if (auto place = check_one(options.output, options.folder, inputs); !place) return place;
  if (!drawn) return {};
  if (auto place = check_one(options.picture, options.folder, inputs); !place) return place;
  std::error_code error;
  if (to_file && std::filesystem::weakly_canonical(options.output, error) ==
                     std::filesystem::weakly_canonical(options.picture, error))
    return fail(ErrorCode::kUsage, "both the answer and its picture are to go there", options.picture,
                "name two files");
  return {};
}

}  // namespace tifa::cli

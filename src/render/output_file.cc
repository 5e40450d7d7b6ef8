// Answers in files: there in full or not at all.
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include <tifa/render.h>

#include "base/file.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;

// Where a chain of links ends, so that a link stays one.
fs::path behind_links(const fs::path& file) {
  std::error_code error;
  const fs::path target = fs::is_symlink(file, error) ? fs::weakly_canonical(file, error) : file;
  return error || target.empty() ? file : target;
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

// The failure of a write as the user sees it: about the file asked for, not the temporary one.
Error about(const fs::path& file, Error error) {
  error.where = file.string();
  error.todo = "make room or name another place; what was there before is unchanged";
  return error;
}

}  // namespace

Status check_output_file(const fs::path& file) {
  const fs::path target = behind_links(file);
  std::error_code error;
  const fs::file_status status = fs::status(target, error);
  if (fs::is_directory(status)) return fail(ErrorCode::kUsage, "this is a folder", file.string(), "name a file in it");
  if (fs::exists(status) && !fs::is_regular_file(status))
    return fail(ErrorCode::kUsage, "this is no regular file, so an answer cannot replace it", file.string(),
                "leave -o out and send standard output there");
  const fs::path folder = folder_of(target);
  if (!fs::is_directory(folder, error))
    return fail(ErrorCode::kNotFound, "the folder “" + folder.string() + "” does not exist", file.string(),
                "make it first or name another place");
  if (::access(folder.c_str(), W_OK | X_OK) != 0 || (fs::exists(status) && ::access(target.c_str(), W_OK) != 0)) {
    Error refused = system_error(errno, "the file cannot be written", file.string());
    refused.todo = "name another place";
    return tl::unexpected(std::move(refused));
  }
  return {};
}

Status write_output_file(const fs::path& file, std::string_view bytes) {
  if (auto status = check_output_file(file); !status) return status;
  const fs::path target = behind_links(file);
  const fs::path temporary = temporary_beside(target);
  ::unlink(temporary.c_str());  // left by a killed process of the same number
  auto output = OutputFile::create(temporary);
  if (!output) return tl::unexpected(about(file, output.error()));
  std::error_code error;
  if (const fs::file_status before = fs::status(target, error); fs::exists(before))
    fs::permissions(temporary, before.permissions(), error);  // of another user's file they may not be ours to give
  if (auto status = output->write(bytes); !status) return tl::unexpected(about(file, status.error()));
  if (auto status = output->commit(target); !status) return tl::unexpected(about(file, status.error()));
  return {};
}

}  // namespace tifa

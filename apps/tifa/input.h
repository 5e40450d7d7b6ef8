// Files that are named as input: articles and claims.
#pragma once

#include <string>

#include <tifa/result.h>

namespace tifa::cli {

// All bytes of a file, or of standard input for "-". Errors: kNotFound, kIo; kLimit above 32 MiB, before more is read.
[[nodiscard]] Result<std::string> read_input(const std::string& file);

}  // namespace tifa::cli

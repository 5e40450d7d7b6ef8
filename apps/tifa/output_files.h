// The files that a command writes, before it begins to work.
#pragma once

#include "arguments.h"

namespace tifa::cli {

// Whether the answer, and the picture of it, can be written where the line says: into folders that are there, and over
// nothing that the command reads or that the corpus is made of.
[[nodiscard]] Status check_output_files(const Options& options, const Command& command);

}  // namespace tifa::cli

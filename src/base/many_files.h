// Many new files at once: each is there in full or not at all while they come in, and all are on disk after one call.
#pragma once

#include <filesystem>
#include <string_view>

#include <tifa/result.h>

namespace tifa {

// As write_file() (file.h), but a crash of the machine may lose it before sync_files(). A disk is asked to finish its
// work once for all of them and not once for each, which takes as long as thousands of small files take otherwise.
[[nodiscard]] Status write_unsynced(const std::filesystem::path& file, std::string_view bytes);

// All that was written to the file system that this folder lies on is on disk. Errors: kIo.
[[nodiscard]] Status sync_files(const std::filesystem::path& folder);

}  // namespace tifa

// Where tests find their texts: the project's example corpus, and real documents where a machine has them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace tifa::testing {

// The repository's root.
[[nodiscard]] std::filesystem::path source_dir();
// The folder of real documents, ../shared/data beside the repository; nothing where it is absent. Tests that need it
// skip with a sentence: `if (!real_data()) GTEST_SKIP() << kNoRealData;`
[[nodiscard]] std::optional<std::filesystem::path> real_data();
inline constexpr const char* kNoRealData = "the folder of real documents (../shared/data) is not on this machine";
// All bytes of a file; fails the program when it cannot be read.
[[nodiscard]] std::string read_bytes(const std::filesystem::path& file);

}  // namespace tifa::testing

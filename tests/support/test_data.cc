#include "support/test_data.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

namespace tifa::testing {

std::filesystem::path source_dir() { return TIFA_SOURCE_DIR; }

std::optional<std::filesystem::path> real_data() {
  std::filesystem::path folder = source_dir() / ".." / "shared" / "data";
  if (std::filesystem::is_directory(folder)) return folder;
  return std::nullopt;
}

std::string read_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    std::cerr << "cannot read " << file << '\n';
    std::abort();
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace tifa::testing

// Runs a fuzz target on files and folders of files: what libFuzzer does with kept inputs, for compilers without it.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

// The files named and those of the folders named, in the order of their names.
std::vector<fs::path> inputs(int count, char** arguments) {
  std::vector<fs::path> files;
  for (int i = 1; i < count; ++i) {
    std::error_code error;
    for (fs::directory_iterator it(arguments[i], error), end; !error && it != end; it.increment(error)) {
      files.push_back(it->path());
    }
    if (error == std::errc::not_a_directory) files.emplace_back(arguments[i]);
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<fs::path> files = inputs(count, arguments);
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (in.bad()) {
      std::fprintf(stderr, "%s cannot be read\n", file.c_str());
      return 1;
    }
    // Named first: when the target aborts, this is the last line.
    std::printf("%s\n", file.c_str());
    std::fflush(stdout);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  std::printf("%zu inputs replayed\n", files.size());
  // A folder that was moved away must not look like a test that passes.
  return files.empty() ? 1 : 0;
}

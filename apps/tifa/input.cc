#include "input.h"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace tifa::cli {
namespace {

constexpr std::size_t kMost = 32U << 20;

Result<std::string> read_stream(std::istream& stream, const std::string& where) {
  std::string bytes;
  char buffer[1 << 16];
  while (stream.read(buffer, sizeof buffer) || stream.gcount() > 0) {
    bytes.append(buffer, static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > kMost) return fail(ErrorCode::kLimit, "the input has more than 32 MiB", where, "split it");
  }
  if (stream.bad()) return fail(ErrorCode::kIo, "the input cannot be read", where, "check the disk");
  return bytes;
}

}  // namespace

Result<std::string> read_input(const std::string& file) {
  if (file == "-") return read_stream(std::cin, "standard input");
  std::error_code error;
  if (std::filesystem::is_directory(file, error))
    return fail(ErrorCode::kUsage, "it is a folder", file, "name a file in it");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    const bool there = std::filesystem::exists(file, error);
    return fail(there ? ErrorCode::kIo : ErrorCode::kNotFound,
                there ? "the file cannot be opened" : "there is no such file", file,
                there ? "check permissions" : "check the path");
  }
  return read_stream(stream, file);
}

}  // namespace tifa::cli

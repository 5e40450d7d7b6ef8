#include "render/stored_zip.h"

#include <array>
#include <cstdint>

namespace tifa {
namespace {

// CRC-32 of ISO 3309, as ZIP asks for.
std::uint32_t crc32(std::string_view bytes) {
  static const std::array<std::uint32_t, 256> kTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) value = value & 1 ? 0xEDB88320U ^ value >> 1 : value >> 1;
      table[i] = value;
    }
    return table;
  }();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) crc = kTable[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ crc >> 8;
  return ~crc;
}

void add16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8 & 0xFF);
}
void add32(std::string& out, std::uint32_t value) {
  add16(out, value & 0xFFFF);
  add16(out, value >> 16);
}

// What the header before a file and its entry in the directory have in common.
void add_description(std::string& out, const ZipFile& file, std::uint32_t crc) {
  constexpr std::uint32_t kFirstDay = 1U << 5 | 1U;  // 1 January 1980
  add16(out, 20);                                    // version 2.0 reads it
  add16(out, 0);
  add16(out, 0);  // stored
  add16(out, 0);
  add16(out, kFirstDay);
  add32(out, crc);
  add32(out, static_cast<std::uint32_t>(file.bytes.size()));
  add32(out, static_cast<std::uint32_t>(file.bytes.size()));
  add16(out, static_cast<std::uint32_t>(file.name.size()));
  add16(out, 0);
}

}  // namespace

std::string stored_zip(const std::vector<ZipFile>& files) {
  std::string out, directory;
  for (const ZipFile& file : files) {
    const auto at = static_cast<std::uint32_t>(out.size());
    const std::uint32_t crc = crc32(file.bytes);
    add32(out, 0x04034B50);
    add_description(out, file, crc);
    out += file.name;
    out += file.bytes;
    add32(directory, 0x02014B50);
    add16(directory, 20);
    add_description(directory, file, crc);
    add16(directory, 0);
    add16(directory, 0);
    add16(directory, 0);
    add32(directory, 0);
    add32(directory, at);
    directory += file.name;
  }
  const auto at = static_cast<std::uint32_t>(out.size());
  out += directory;
  add32(out, 0x06054B50);
  add32(out, 0);
  add16(out, static_cast<std::uint32_t>(files.size()));
  add16(out, static_cast<std::uint32_t>(files.size()));
  add32(out, static_cast<std::uint32_t>(directory.size()));
  add32(out, at);
  add16(out, 0);
  return out;
}

}  // namespace tifa

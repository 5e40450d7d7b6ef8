#include "render/zip_parts.h"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <string>

namespace tifa {
namespace {

// Little-endian numbers; 0 outside the file, which no check then accepts.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t width) {
  if (at > bytes.size() || bytes.size() - at < width) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// What is looked at of a part: its beginning and its end.
class XmlEnds {
 public:
  void add(std::string_view piece) {
    if (begin_.size() < kKept) begin_ += piece.substr(0, kKept - begin_.size());
    end_ += piece.substr(piece.size() < kKept ? 0 : piece.size() - kKept);
    if (end_.size() > kKept) end_.erase(0, end_.size() - kKept);
  }
  // <?xml …?> <root …> … </root>; without content also <root/>.
  [[nodiscard]] bool complete() const {
    const std::size_t declaration = begin_.find("?>");
    const std::size_t open = begin_.find('<', declaration == std::string::npos ? 0 : declaration);
    if (open == std::string::npos) return false;
    const std::size_t stop = begin_.find_first_of(" />", open + 1);
    if (stop == std::string::npos) return false;
    const std::string root = begin_.substr(open + 1, stop - open - 1);
    const std::string_view end = std::string_view(end_).substr(0, end_.find_last_not_of(" \r\n") + 1);
    return end.ends_with("</" + root + ">") || (begin_ == end_ && end.ends_with("/>") && end.rfind('<') == open);
  }

 private:
  static constexpr std::size_t kKept = 256;
  std::string begin_, end_;
};

bool part_complete(std::string_view packed, std::uint32_t method, std::uint32_t checksum) {
  XmlEnds ends;
  uLong crc = crc32(0, nullptr, 0);
  const auto take = [&](std::string_view piece) {
    crc = crc32(crc, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(piece.size()));
    ends.add(piece);
  };
  constexpr std::uint32_t kStored = 0, kDeflated = 8;
  if (method == kStored) {
    take(packed);
  } else if (method == kDeflated) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::array<char, 1 << 16> buffer{};
    int status = Z_OK;
    while (status == Z_OK) {
      stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream.avail_out = static_cast<uInt>(buffer.size());
      status = inflate(&stream, Z_NO_FLUSH);
      take({buffer.data(), buffer.size() - stream.avail_out});
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END) return false;
  } else {
    return false;
  }
  return crc == checksum && ends.complete();
}

}  // namespace

bool xml_parts_complete(std::string_view bytes) {
  // Record layouts: APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16. Our files have no comment and no ZIP64 records.
  constexpr std::size_t kEndRecord = 22, kEntry = 46, kLocal = 30;
  constexpr std::uint32_t kEndMark = 0x06054b50, kEntryMark = 0x02014b50, kLocalMark = 0x04034b50;
  if (bytes.size() < kEndRecord) return false;
  const std::size_t end = bytes.size() - kEndRecord;
  if (number(bytes, end, 4) != kEndMark) return false;
  const std::uint32_t entries = number(bytes, end + 10, 2);
  std::size_t at = number(bytes, end + 16, 4);
  for (std::uint32_t i = 0; i < entries; ++i) {
    if (number(bytes, at, 4) != kEntryMark) return false;
    const std::size_t local = number(bytes, at + 42, 4);
    if (number(bytes, local, 4) != kLocalMark) return false;
    const std::size_t data = local + kLocal + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
    const std::size_t size = number(bytes, at + 20, 4);
    if (data > bytes.size() || size > bytes.size() - data) return false;
    if (!part_complete(bytes.substr(data, size), number(bytes, at + 10, 2), number(bytes, at + 16, 4))) return false;
    at += kEntry + number(bytes, at + 28, 2) + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
  }
  return entries > 0;
}

}  // namespace tifa

#include "fetch/content_coding.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace tifa {
namespace {

struct Inflater {
  z_stream stream{};
  bool ready = false;
  Inflater() { ready = ::inflateInit2(&stream, 15 + 16) == Z_OK; }  // the largest window, and gzip alone
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (ready) ::inflateEnd(&stream);
  }
};

}  // namespace

Result<std::string> decode_gzip(std::string_view bytes, std::uint64_t limit) {
  Inflater inflater;
  if (!inflater.ready) return fail(ErrorCode::kLimit, "there is no memory to decompress it");
  z_stream& stream = inflater.stream;
  std::string out;
  std::array<char, 65536> buffer{};
  std::size_t at = 0;
  for (;;) {
    if (stream.avail_in == 0) {
      const std::size_t size = std::min<std::size_t>(bytes.size() - at, std::numeric_limits<uInt>::max());
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + at));
      stream.avail_in = static_cast<uInt>(size);
      at += size;
    }
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    const int state = ::inflate(&stream, Z_NO_FLUSH);
    const std::size_t got = buffer.size() - stream.avail_out;
    if (out.size() + got > limit) return fail(ErrorCode::kLimit, "it is too large when decompressed");
    out.append(buffer.data(), got);
    if (state == Z_STREAM_END) {
      if (stream.avail_in == 0 && at == bytes.size()) return out;
      if (::inflateReset(&stream) != Z_OK) return fail(ErrorCode::kInput, "its compression is damaged");
    } else if (state == Z_BUF_ERROR || (state == Z_OK && got == 0 && stream.avail_in == 0 && at == bytes.size())) {
      return fail(ErrorCode::kInput, "its compression is cut short");
    } else if (state != Z_OK) {
      return fail(ErrorCode::kInput, "its compression is damaged");
    }
  }
}

}  // namespace tifa

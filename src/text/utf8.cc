#include "text/utf8.h"

#include <cstring>

namespace tifa {
namespace {

bool continuation(unsigned char byte) { return continues_code_point(static_cast<char>(byte)); }

// The length of the well-formed sequence at `at`, 0 where there is none.
std::size_t well_formed(const unsigned char* bytes, std::size_t left) {
  const unsigned char lead = bytes[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (left < length) return 0;
  // The second byte excludes overlong forms, surrogates and what lies above U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (bytes[1] < low || bytes[1] > high) return 0;
  for (std::size_t i = 2; i < length; ++i)
    if (!continuation(bytes[i])) return 0;
  return length;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    if (bytes[at] < 0x80) {
      std::uint64_t word = 0;
      while (at + 8 <= text.size()) {
        std::memcpy(&word, bytes + at, 8);
        if ((word & 0x8080808080808080ULL) != 0) break;
        at += 8;
      }
      while (at < text.size() && bytes[at] < 0x80) ++at;
      continue;
    }
    // Chinese text is nearly all of this form.
    while (at + 3 <= text.size() && bytes[at] >= 0xE1 && bytes[at] <= 0xEC && continuation(bytes[at + 1]) &&
           continuation(bytes[at + 2]))
      at += 3;
    if (at == text.size() || bytes[at] < 0x80) continue;
    const std::size_t length = well_formed(bytes + at, text.size() - at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

void append_utf8(std::string& text, char32_t code) {
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += !continues_code_point(c);
  return count;
}

}  // namespace tifa

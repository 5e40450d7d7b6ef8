#include "render/html.h"

#include <algorithm>
#include <cstdint>

#include "base/hash.h"
#include "render/table.h"
#include "text/character_table.h"
#include "text/utf8.h"

namespace tifa {

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string escape_html_mixed(std::string_view text, std::string_view page_language) {
  if (page_language == "zh") return escape_html(text);
  const auto east_asian = [](char32_t code) {
    return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0xFF00 && code <= 0xFFEF) || code >= 0x20000;
  };
  std::string html;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    bool han = false;
    const bool inside = east_asian(decode_utf8(text, at).value);
    while (at < text.size() && east_asian(decode_utf8(text, at).value) == inside) {
      const CodePoint point = decode_utf8(text, at);
      han = han || (character_flags(point.value) & kFlagHan) != 0;
      at += point.length;
    }
    const std::string part = escape_html(text.substr(begin, at - begin));
    html += han ? "<span lang=\"zh\">" + part + "</span>" : part;
  }
  return html;
}

std::string html_with_breaks(std::string_view text) {
  std::string html;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) html += "<span class=\"br\">¶</span><br>";
    html += escape_html(text.substr(at, end - at));
    at = end + 1;
  }
  return html;
}

std::string link_target(std::string_view address) {
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  const bool clean = std::none_of(address.begin(), address.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == 0x7F || c == '\\';
  });
  return web && clean ? std::string(address) : std::string();
}

std::string csp_hash(std::string_view content) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = sha256_hex(content);
  const auto nibble = [&](std::size_t i) -> std::uint32_t {
    const char c = hex[i];
    return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  };
  // Base 64 takes 24 bits, six hex digits, to four characters; 64 digits leave 16 bits over (RFC 4648, section 4).
  std::string encoded;
  for (std::size_t i = 0; i < hex.size(); i += 6) {
    std::uint32_t bits = 0;
    const std::size_t digits = std::min<std::size_t>(6, hex.size() - i);
    for (std::size_t j = 0; j < 6; ++j) bits = bits << 4U | (j < digits ? nibble(i + j) : 0);
    for (std::size_t j = 0; j < 4; ++j) encoded += j * 6 < digits * 4 ? kAlphabet[bits >> (18 - 6 * j) & 63U] : '=';
  }
  return "sha256-" + encoded;
}

}  // namespace tifa

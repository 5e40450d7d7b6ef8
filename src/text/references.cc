// Named references are searched for in a generated, sorted list.
#include "text/references.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace tifa {
namespace {

struct NamedReference {
  std::string_view name;
  char32_t code;
  char32_t second;
};

#include "text/tables_references.inc"

constexpr std::size_t kLongestReference = 40;
constexpr char32_t kReplacement = 0xFFFD;

// What Windows-1252 has at 0x80 to 0x9F; 0: nothing.
constexpr std::array<char32_t, 32> kWindows1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool name_character(char c) { return is_ascii_digit(c) || is_ascii_letter(c); }

CharacterReference numeric(std::string_view text) {
  const bool hex = text.size() > 2 && (text[2] | 0x20) == 'x';
  std::size_t at = hex ? 3 : 2;
  const std::size_t first = at;
  char32_t code = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const char lower = static_cast<char>(c | 0x20);
    const bool decimal = c >= '0' && c <= '9';
    if (!decimal && !(hex && lower >= 'a' && lower <= 'f')) break;
    const auto digit = static_cast<char32_t>(decimal ? c - '0' : lower - 'a' + 10);
    if (code <= 0x10FFFF) code = code * (hex ? 16 : 10) + digit;
  }
  if (at == first) return {};
  if (at < text.size() && text[at] == ';') ++at;
  if (code >= 0x80 && code <= 0x9F && kWindows1252[code - 0x80] != 0) code = kWindows1252[code - 0x80];
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = kReplacement;
  return {code, 0, static_cast<std::uint32_t>(at)};
}

}  // namespace

CharacterReference character_reference(std::string_view text) {
  text = text.substr(0, kLongestReference);
  if (text.size() < 3) return {};
  if (text[1] == '#') return numeric(text);
  std::size_t end = 1;
  while (end < text.size() && name_character(text[end])) ++end;
  if (end < text.size() && text[end] == ';') ++end;
  // The longest name that stands here: all names that begin as the text does are neighbours of where it would stand.
  for (std::string_view name = text.substr(1, end - 1); name.size() >= 2; name.remove_suffix(1)) {
    const auto found = std::lower_bound(kNamedReferences.begin(), kNamedReferences.end(), name,
                                        [](const NamedReference& row, std::string_view n) { return row.name < n; });
    if (found != kNamedReferences.end() && found->name == name)
      return {found->code, found->second, static_cast<std::uint32_t>(name.size() + 1)};
  }
  return {};
}

}  // namespace tifa

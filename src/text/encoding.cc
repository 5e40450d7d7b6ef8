// Tells encodings apart and decodes them, by our own tables: system converters differ from release to release.
#include "text/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include "text/character_table.h"
#include "text/encoding_signs.h"
#include "text/legacy_encodings.h"
#include "text/utf8.h"

namespace tifa {
namespace {

#include "text/tables_gb18030.inc"

constexpr std::size_t kLargestSource = std::size_t{1} << 30;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LeMark = "\xFF\xFE";
constexpr std::string_view kUtf16BeMark = "\xFE\xFF";
constexpr const char* kSaveAsUtf8 = "save the file as UTF-8";

std::string at_byte(std::size_t at) { return "byte " + std::to_string(at); }

bool is_control(char32_t code) { return (code < 0x20 && !(code >= '\t' && code <= '\r')) || code == 0x7F; }

// Whether one of eight bytes is below 0x20, or 0x7F: a subtraction borrows from the high bit of such a byte.
bool may_hold_control(const char* bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101ULL, kHigh = 0x80 * kEach;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t other = word ^ (0x7F * kEach);
  return ((((word - 0x20 * kEach) & ~word) | ((other - kEach) & ~other)) & kHigh) != 0;
}

// The first control character that no text holds, or npos.
std::size_t find_control(std::string_view text) {
  constexpr std::size_t kAtOnce = 8;
  for (std::size_t at = 0; at < text.size(); ++at) {
    while (at + kAtOnce <= text.size() && !may_hold_control(text.data() + at)) at += kAtOnce;
    if (at < text.size() && is_control(static_cast<unsigned char>(text[at]))) return at;
  }
  return std::string_view::npos;
}

tl::unexpected<Error> binary_data(std::size_t at, unsigned value) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  const std::string hex{'0', 'x', kDigits[value >> 4 & 0xF], kDigits[value & 0xF]};
  return fail(ErrorCode::kInput, "this is binary data, not text (control character " + hex + ")", at_byte(at),
              "convert the document to plain text");
}

// One source character: what it is and how many bytes it takes; 0 bytes where none stands.
struct Decoded {
  char32_t code = 0;
  std::uint32_t length = 0;
  char32_t mark = 0;  // a second character that the same bytes mean, or 0
};

Decoded decode_gb18030_four(const unsigned char* bytes) {
  const auto digit = [](unsigned char byte) { return byte >= 0x30 && byte <= 0x39; };
  const auto lead = [](unsigned char byte) { return byte >= 0x81 && byte <= 0xFE; };
  if (!digit(bytes[1]) || !lead(bytes[2]) || !digit(bytes[3])) return {};
  const std::uint32_t linear =
      ((((bytes[0] - 0x81U) * 10 + (bytes[1] - 0x30U)) * 126) + (bytes[2] - 0x81U)) * 10 + (bytes[3] - 0x30U);
  constexpr std::uint32_t kSupplementary = (0x90 - 0x81) * 10 * 126 * 10;
  if (linear >= kSupplementary) {
    const std::uint32_t code = linear - kSupplementary + 0x10000;
    return code <= 0x10FFFF ? Decoded{code, 4} : Decoded{};
  }
  std::size_t low = 0;
  std::size_t high = std::size(kGb18030Ranges) / 3;
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (kGb18030Ranges[middle * 3] <= linear ? low : high) = middle;
  }
  const std::uint16_t* range = kGb18030Ranges + low * 3;
  if (linear < range[0] || linear - range[0] >= range[2]) return {};
  return {static_cast<char32_t>(range[1] + (linear - range[0])), 4};
}

// GB18030-2005 at bytes[0], `left` > 0 bytes being there.
Decoded decode_gb18030(const unsigned char* bytes, std::size_t left) {
  const unsigned char lead = bytes[0];
  if (lead < 0x80) return {lead, 1};
  if (lead == 0x80 || lead == 0xFF || left < 2) return {};
  const unsigned char trail = bytes[1];
  if (trail >= 0x40 && trail != 0x7F && trail != 0xFF) {
    const unsigned column = trail - (trail > 0x7F ? 0x41U : 0x40U);
    const char32_t code = kGb18030Pairs[(lead - 0x81U) * 190 + column];
    return code == 0 ? Decoded{} : Decoded{code, 2};
  }
  return left < 4 ? Decoded{} : decode_gb18030_four(bytes);
}

Decoded decode_utf16(const unsigned char* bytes, std::size_t left, bool little_endian) {
  const auto unit = [&](std::size_t i) -> char32_t {
    return little_endian ? static_cast<char32_t>(bytes[i] | bytes[i + 1] << 8)
                         : static_cast<char32_t>(bytes[i] << 8 | bytes[i + 1]);
  };
  if (left < 2) return {};
  const char32_t first = unit(0);
  if (first < 0xD800 || first > 0xDFFF) return {first, 2};
  if (first > 0xDBFF || left < 4) return {};
  const char32_t second = unit(2);
  if (second < 0xDC00 || second > 0xDFFF) return {};
  return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 4};
}

// Decodes all bytes from `begin` on with `next`; or tells where that fails.
template <class Next>
Result<DecodedText> decode_all(std::string_view source, std::size_t begin, Encoding encoding, Next next) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(source.data());
  DecodedText decoded;
  decoded.encoding = encoding;
  decoded.text.reserve(source.size() + source.size() / 2);
  for (std::size_t at = begin; at < source.size();) {
    const Decoded character = next(bytes + at, source.size() - at);
    if (character.length == 0)
      return fail(ErrorCode::kInput, "the text is not valid " + std::string(encoding_name(encoding)), at_byte(at),
                  kSaveAsUtf8);
    if (is_control(character.code)) return binary_data(at, character.code);
    const std::size_t before = decoded.text.size();
    append_utf8(decoded.text, character.code);
    if (character.mark != 0) append_utf8(decoded.text, character.mark);
    decoded.origin.append_unit(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(decoded.text.size() - before),
                               character.length);
    at += character.length;
  }
  return decoded;
}

Result<DecodedText> decode_utf16(std::string_view source, std::size_t begin, Encoding encoding) {
  const bool little_endian = encoding == Encoding::kUtf16Le;
  return decode_all(source, begin, encoding, [=](const unsigned char* bytes, std::size_t left) {
    return decode_utf16(bytes, left, little_endian);
  });
}

DecodedText copied(std::string_view source, std::size_t begin, Encoding encoding) {
  DecodedText decoded;
  decoded.encoding = encoding;
  decoded.text = source.substr(begin);
  decoded.origin.append_copy(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(decoded.text.size()));
  return decoded;
}

constexpr char32_t kLatin = 0x250, kAlphabets = 0x600;  // ends of blocks

// Written language rather than bytes that happen to decode: nine tenths of it are letters below `letters`, or common
// ideographs, syllables and punctuation.
bool looks_written(std::string_view text, char32_t letters) {
  std::size_t all = 0;
  std::size_t common = 0;
  for (std::size_t at = 0; at < text.size(); ++all) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    const char32_t code = point.value;
    common += code < letters || (code >= 0xAC00 && code < 0xD7A4) || (code >= 0x2000 && code < 0x2070) ||
              (code >= 0x3000 && code < 0x3100) || (code >= 0x4E00 && code < 0xA000) ||
              (code >= 0xFF00 && code < 0xFFF0);
  }
  return common * 10 >= all * 9;
}

// UTF-16 without a mark: the order that gives written language. Either does of text that is all ASCII, whose letters
// read the other way round are ideographs with a NUL as their low half (h is 00 68, 栀 is 68 00). Few characters have
// one (一, the wide space), so that of two the order with fewer of them is the text's.
std::optional<DecodedText> decode_unmarked_utf16(std::string_view source) {
  if (source.size() % 2 != 0) return std::nullopt;
  std::size_t first = 0, second = 0;  // NULs as halves of a character
  for (std::size_t at = 0; at < source.size(); at += 2) {
    first += source[at] == '\0';
    second += source[at + 1] == '\0';
  }
  const auto [likely, other] = first <= second ? std::pair(Encoding::kUtf16Le, Encoding::kUtf16Be)
                                               : std::pair(Encoding::kUtf16Be, Encoding::kUtf16Le);
  for (const Encoding encoding : {likely, other}) {
    Result<DecodedText> decoded = decode_utf16(source, 0, encoding);
    if (decoded && looks_written(decoded->text, kLatin)) return std::move(*decoded);
  }
  return std::nullopt;
}

// How the bytes that are not ASCII stand as UTF-8.
struct Utf8Signs {
  std::size_t outside = 0;  // bytes that are not ASCII
  std::size_t formed = 0;   // of them, in well-formed characters, and in ones that break off after two bytes or more
  std::size_t damaged = 0;  // places where it is not well-formed
};

Utf8Signs utf8_signs(std::string_view source) {
  const auto outside = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  Utf8Signs signs;
  signs.outside = static_cast<std::size_t>(std::count_if(source.begin(), source.end(), outside));
  for (std::string_view rest = source; !rest.empty();) {
    const std::size_t bad = find_invalid_utf8(rest);
    const std::string_view good = rest.substr(0, bad);
    signs.formed += static_cast<std::size_t>(std::count_if(good.begin(), good.end(), outside));
    if (bad == std::string_view::npos) break;
    ++signs.damaged;
    rest.remove_prefix(bad);
    const auto lead = static_cast<unsigned char>(rest.front());
    std::size_t length = 1;
    if (lead >= 0xE0 && lead < 0xF5)
      while (length < 4 && length < rest.size() && continues_code_point(rest[length])) ++length;
    if (length > 1) signs.formed += length;
    rest.remove_prefix(length);
  }
  return signs;
}

// UTF-8 with damage: then no other encoding is looked for.
bool is_damaged_utf8(const Utf8Signs& signs) { return signs.formed >= signs.damaged * 9; }

// Whether a guess at the encoding has something to go by. Other encodings give next to no well-formed UTF-8, and a byte
// or two outside of ASCII fit nearly all of them.
bool may_be_guessed(const Utf8Signs& signs) {
  constexpr std::size_t kLeast = 4;  // bytes that are not ASCII
  return signs.outside >= kLeast && signs.formed * 10 <= signs.outside;
}

Decoded decode_as_big5(const unsigned char* bytes, std::size_t left) {
  const LegacyCharacter character = decode_legacy(Encoding::kBig5, bytes, left);
  return {character.code, character.length};
}

// Han characters are most of what is not ASCII, and by a wide margin common ones: other encodings read as this one give
// rare characters.
constexpr double kCommonEnough = 0.5;

// The share of common characters among those that are not ASCII; 0 for what is not valid or not mostly Han. `next`
// decodes, `is_common` is asked for two-byte codes.
template <class Next, class Common>
double commonness(std::string_view source, Next next, Common is_common) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(source.data());
  std::size_t all = 0;
  std::size_t han = 0;
  std::size_t common = 0;
  for (std::size_t at = 0; at < source.size();) {
    const Decoded character = next(bytes + at, source.size() - at);
    if (character.length == 0) return 0;
    if (character.length > 1) {
      ++all;
      han += (character_flags(character.code) & kFlagHan) != 0;
      common += character.length == 2 && is_common(bytes[at], bytes[at + 1]);
    }
    at += character.length;
  }
  return han * 2 > all ? static_cast<double>(common) / static_cast<double>(all) : 0;
}

double commonness_as_gb18030(std::string_view source) {
  return commonness(source, decode_gb18030, [](unsigned lead, unsigned trail) {
    // GB 2312's punctuation, and its first level of characters in order of frequency.
    return ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3)) && trail >= 0xA1;
  });
}

// Hangul of EUC-KR stands where GB 2312 has the first half of its common characters, which no Chinese text keeps to.
bool keeps_to_hangul(std::string_view source) {
  constexpr std::size_t kEnough = 10;  // characters
  const auto* bytes = reinterpret_cast<const unsigned char*>(source.data());
  std::size_t hangul = 0;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (bytes[at] < 0x80) continue;
    const bool syllable = bytes[at] >= 0xB0 && bytes[at] <= 0xC8;
    if (!syllable && (bytes[at] < 0xA1 || bytes[at] > 0xAC)) return false;
    hangul += syllable;
    ++at;
  }
  return hangul >= kEnough;
}

double commonness_as_big5(std::string_view source) {
  return commonness(source, decode_as_big5, [](unsigned lead, unsigned) { return lead >= 0xA1 && lead <= 0xC6; });
}

tl::unexpected<Error> iso_2022_jp() {
  return fail(ErrorCode::kInput, "the text is in ISO-2022-JP, which tifa does not read", {}, kSaveAsUtf8);
}

Result<DecodedText> decode_utf8_source(std::string_view source, std::size_t begin, Encoding encoding) {
  const std::string_view text = source.substr(begin);
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos)
    return fail(ErrorCode::kInput, "the text is not valid UTF-8", at_byte(begin + bad), kSaveAsUtf8);
  if (const std::size_t control = find_control(text); control != std::string_view::npos)
    return binary_data(begin + control, static_cast<unsigned char>(text[control]));
  return copied(source, begin, encoding);
}

}  // namespace

Result<DecodedText> decode_as(std::string_view source, Encoding encoding) {
  if (encoding == Encoding::kGb18030) return decode_all(source, 0, encoding, decode_gb18030);
  if (encoding < Encoding::kBig5) return fail(ErrorCode::kInput, "the text is not what it declares", "", kSaveAsUtf8);
  return decode_all(source, 0, encoding, [&](const unsigned char* bytes, std::size_t left) {
    const LegacyCharacter character = decode_legacy(encoding, bytes, left);
    return Decoded{character.code, character.length, character.mark};
  });
}

std::string_view encoding_name(Encoding encoding) {
  static constexpr std::array<std::string_view, 36> kNames{
      "UTF-8",        "UTF-8 with BOM", "UTF-16LE",     "UTF-16BE",     "GB18030",      "Big5",
      "Shift_JIS",    "EUC-JP",         "EUC-KR",       "IBM866",       "ISO-8859-2",   "ISO-8859-3",
      "ISO-8859-4",   "ISO-8859-5",     "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-10",
      "ISO-8859-13",  "ISO-8859-14",    "ISO-8859-15",  "ISO-8859-16",  "KOI8-R",       "KOI8-U",
      "macintosh",    "windows-874",    "windows-1250", "windows-1251", "windows-1252", "windows-1253",
      "windows-1254", "windows-1255",   "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic"};
  static_assert(kNames.size() == static_cast<std::size_t>(Encoding::kMacCyrillic) + 1);
  const auto at = static_cast<std::size_t>(encoding);
  return at < kNames.size() ? kNames[at] : std::string_view();
}

Result<DecodedText> decode(std::string_view bytes, std::string_view told) {
  if (bytes.empty() || bytes == kUtf8Mark || bytes == kUtf16LeMark || bytes == kUtf16BeMark)
    return fail(ErrorCode::kInput, "the file is empty");
  if (bytes.size() > kLargestSource)
    return fail(ErrorCode::kLimit, "the file is larger than 1 GiB", {}, "split it into several documents");
  if (bytes.starts_with(kUtf8Mark)) return decode_utf8_source(bytes, 3, Encoding::kUtf8Bom);
  if (bytes.starts_with(kUtf16LeMark)) return decode_utf16(bytes, 2, Encoding::kUtf16Le);
  if (bytes.starts_with(kUtf16BeMark)) return decode_utf16(bytes, 2, Encoding::kUtf16Be);

  if (bytes.find('\0') != std::string_view::npos) {
    if (std::optional<DecodedText> decoded = decode_unmarked_utf16(bytes)) return std::move(*decoded);
    return binary_data(bytes.find('\0'), 0);
  }
  const std::size_t invalid = find_invalid_utf8(bytes);
  if (invalid == std::string_view::npos)
    return is_iso_2022_jp(bytes) ? iso_2022_jp() : decode_utf8_source(bytes, 0, Encoding::kUtf8);
  if (const std::size_t control = find_control(bytes); control != std::string_view::npos)
    return binary_data(control, static_cast<unsigned char>(bytes[control]));
  const Utf8Signs signs = utf8_signs(bytes);
  if (is_damaged_utf8(signs)) return decode_utf8_source(bytes, 0, Encoding::kUtf8);
  if (const auto named = encoding_of_label(told))
    if (auto decoded = decode_as(bytes, *named)) return decoded;
  if (const auto declared = declared_encoding(bytes))
    if (auto decoded = decode_as(bytes, *declared)) return decoded;
  if (const auto japanese = japanese_encoding(bytes))
    if (auto decoded = decode_as(bytes, *japanese)) return decoded;
  if (keeps_to_hangul(bytes))
    if (auto decoded = decode_as(bytes, Encoding::kEucKr)) return decoded;
  const double gb = commonness_as_gb18030(bytes), big5 = commonness_as_big5(bytes);
  if (gb > kCommonEnough && gb >= big5) return decode_as(bytes, Encoding::kGb18030);
  constexpr std::size_t kLeastBig5 = 8;  // bytes: few strings are not valid Big5 by chance
  if (big5 > kCommonEnough && signs.outside >= kLeastBig5) return decode_as(bytes, Encoding::kBig5);
  if (reads_as_windows_1252(bytes)) {
    auto decoded = decode_as(bytes, Encoding::kWindows1252);
    if (decoded) decoded->guessed = true;
    return decoded;
  }
  if (may_be_guessed(signs))
    if (const auto found = detected_encoding(bytes))
      if (auto decoded = decode_as(bytes, *found); decoded && looks_written(decoded->text, kAlphabets)) return decoded;
  return fail(ErrorCode::kInput, "the text is neither UTF-8 nor in another encoding that could be told",
              at_byte(invalid), kSaveAsUtf8);
}

}  // namespace tifa

#include "text/legacy_encodings.h"

#include <uchardet.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

namespace tifa {
namespace {

#include "text/tables_legacy.inc"

constexpr std::size_t kDeclarationBytes = 1024;
constexpr std::size_t kDetectionBytes = 256 << 10;

LegacyCharacter single_byte(Encoding encoding, unsigned char byte) {
  if (byte < 0x80) return {byte, 1};
  const auto row = static_cast<std::size_t>(encoding) - static_cast<std::size_t>(Encoding::kIbm866);
  const char32_t code = kSingleBytes[row * 128 + (byte - 0x80U)];
  return code == 0 ? LegacyCharacter{} : LegacyCharacter{code, 1};
}

LegacyCharacter big5(const unsigned char* bytes) {
  const unsigned lead = bytes[0], trail = bytes[1];
  if (lead < 0x81 || lead > 0xFE) return {};
  const bool low = trail >= 0x40 && trail <= 0x7E;
  if (!low && (trail < 0xA1 || trail > 0xFE)) return {};
  if (lead == 0x88 && (trail == 0x62 || trail == 0x64))
    return {0xCA, 2, trail == 0x62 ? char32_t{0x304} : char32_t{0x30C}};
  if (lead == 0x88 && (trail == 0xA3 || trail == 0xA5))
    return {0xEA, 2, trail == 0xA3 ? char32_t{0x304} : char32_t{0x30C}};
  const std::size_t at = (lead - 0x81) * 157 + (low ? trail - 0x40 : trail - 0x62);
  const char32_t code = kBig5Pairs[at];
  if (code == 0) return {};
  const bool second_plane = (kBig5SecondPlane[at / 8] >> (at % 8) & 1) != 0;
  return {second_plane ? code + 0x20000 : code, 2};
}

LegacyCharacter shift_jis(const unsigned char* bytes, std::size_t left) {
  const unsigned lead = bytes[0];
  if (lead >= 0xA1 && lead <= 0xDF) return {static_cast<char32_t>(0xFF61 + lead - 0xA1), 1};
  if (lead < 0x81 || lead > 0xFC || lead == 0xA0 || left < 2) return {};
  const unsigned trail = bytes[1];
  if (trail < 0x40 || trail == 0x7F || trail > 0xFC) return {};
  const std::size_t row = lead - (lead < 0xA0 ? 0x81U : 0xC1U);
  const char32_t code = kShiftJisPairs[row * 188 + trail - (trail < 0x7F ? 0x40U : 0x41U)];
  return code == 0 ? LegacyCharacter{} : LegacyCharacter{code, 2};
}

LegacyCharacter euc_jp(const unsigned char* bytes) {
  const unsigned lead = bytes[0], trail = bytes[1];
  if (trail < 0xA1 || trail > 0xFE) return {};
  if (lead == 0x8E)
    return trail <= 0xDF ? LegacyCharacter{static_cast<char32_t>(0xFF61 + trail - 0xA1), 2} : LegacyCharacter{};
  if (lead < 0xA1 || lead > 0xFE) return {};
  // Rows and columns of JIS X 0208, which Shift_JIS has two rows a lead of.
  const char32_t code = kShiftJisPairs[(lead - 0xA1) * 94 + trail - 0xA1];
  return code == 0 ? LegacyCharacter{} : LegacyCharacter{code, 2};
}

LegacyCharacter euc_kr(const unsigned char* bytes) {
  const unsigned lead = bytes[0], trail = bytes[1];
  if (lead < 0x81 || lead > 0xFE || trail < 0x41 || trail > 0xFE) return {};
  const char32_t code = kEucKrPairs[(lead - 0x81) * 190 + trail - 0x41];
  return code == 0 ? LegacyCharacter{} : LegacyCharacter{code, 2};
}

// The value after `name` and an equals sign, from `at` on, before `end`.
std::string_view value_after(std::string_view text, std::string_view name, std::size_t at, std::size_t end) {
  for (at = text.find(name, at); at < end; at = text.find(name, at + 1)) {
    std::size_t value = at + name.size();
    while (value < end && is_ascii_white_space(text[value])) ++value;
    if (value >= end || text[value] != '=') continue;
    ++value;
    while (value < end && is_ascii_white_space(text[value])) ++value;
    if (value >= end) return {};
    const char quote = text[value] == '"' || text[value] == '\'' ? text[value] : '\0';
    if (quote != '\0') ++value;
    std::size_t stop = value;
    while (stop < end && text[stop] != '"' && text[stop] != '\'' && text[stop] != ';' && text[stop] != '>' &&
           !is_ascii_white_space(text[stop]))
      ++stop;
    return text.substr(value, stop - value);
  }
  return {};
}

}  // namespace

std::string plain_head(std::string_view bytes) {
  std::string head;
  for (const char c : bytes)
    if (c != '\0') head += ascii_lower(c);
  return head;
}

LegacyCharacter decode_legacy(Encoding encoding, const unsigned char* bytes, std::size_t left) {
  if (encoding >= Encoding::kIbm866) return single_byte(encoding, bytes[0]);
  if (bytes[0] < 0x80) return {bytes[0], 1};
  if (encoding == Encoding::kShiftJis) return shift_jis(bytes, left);
  if (left < 2) return {};
  if (encoding == Encoding::kEucJp) return euc_jp(bytes);
  return encoding == Encoding::kBig5 ? big5(bytes) : euc_kr(bytes);
}

std::optional<Encoding> encoding_of_label(std::string_view label) {
  while (!label.empty() && is_ascii_white_space(label.front())) label.remove_prefix(1);
  while (!label.empty() && is_ascii_white_space(label.back())) label.remove_suffix(1);
  const std::string wanted = " " + ascii_lower(label) + " ";
  if (label.empty() || wanted.find(' ', 1) + 1 != wanted.size()) return std::nullopt;
  for (const auto& [encoding, labels] : kLabels)
    if (labels.find(wanted) != labels.npos) return encoding;
  return std::nullopt;
}

std::optional<Encoding> declared_encoding(std::string_view bytes) {
  const std::string head = plain_head(bytes.substr(0, kDeclarationBytes));
  if (const std::size_t xml = head.find("<?xml"); xml < 4) {
    const std::size_t end = std::min(head.find("?>", xml), head.size());
    if (const auto found = encoding_of_label(value_after(head, "encoding", xml, end))) return found;
  }
  for (std::size_t at = head.find("<meta"); at != head.npos; at = head.find("<meta", at + 1)) {
    const std::size_t end = std::min(head.find('>', at), head.size());
    if (const auto found = encoding_of_label(value_after(head, "charset", at, end))) return found;
  }
  return std::nullopt;
}

std::optional<Encoding> detected_encoding(std::string_view bytes) {
  uchardet_t detector = uchardet_new();
  const std::string_view sample = bytes.substr(0, kDetectionBytes);
  const bool looked = uchardet_handle_data(detector, sample.data(), sample.size()) == 0;
  uchardet_data_end(detector);
  const std::string name = looked ? uchardet_get_charset(detector) : "";
  uchardet_delete(detector);
  return encoding_of_label(name);
}

}  // namespace tifa

#include "text/encoding_signs.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/legacy_encodings.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kSampleBytes = 16 << 10;
constexpr std::size_t kFewestKana = 4;

// Frequent characters of Japanese newspapers and offices, as Japan writes them.
constexpr std::u32string_view kCommonInJapanese =
    U"日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員"
    U"九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用"
    U"制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産"
    U"結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別"
    U"物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始直価式確提運終革勢減台広容必応能説転比防費設術";

bool is_common_in_japanese(char32_t code) { return kCommonInJapanese.find(code) != std::u32string_view::npos; }

// How much of a sample, read by an encoding, is Japanese: the share of its Han characters that are common there; 0 for
// what cannot be read so or has few kana.
double japanese_in(std::string_view sample, Encoding encoding) {
  Result<DecodedText> decoded = decode_as(sample, encoding);
  // A sample may end inside a character.
  for (std::size_t cut = 1; !decoded && cut < 4 && cut < sample.size(); ++cut)
    decoded = decode_as(sample.substr(0, sample.size() - cut), encoding);
  if (!decoded) return 0;
  const std::string_view text = decoded->text;
  std::size_t others = 0, hiragana = 0, han = 0, common = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    if (point.value < 0x80) continue;
    ++others;
    hiragana += point.value >= U'\u3041' && point.value <= U'\u3093';
    if (!is_han(point.value)) continue;
    ++han;
    common += is_common_in_japanese(point.value);
  }
  if (hiragana < kFewestKana || hiragana * 6 < others) return 0;
  if (han == 0) return hiragana * 2 > others ? 1 : 0;
  const double share = static_cast<double>(common) / static_cast<double>(han);
  return share > 0.25 ? share : 0;
}

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

bool is_letter(unsigned char byte) { return is_ascii_letter(static_cast<char>(byte)); }
bool is_digit(unsigned char byte) { return is_ascii_digit(static_cast<char>(byte)); }
bool is_blank(unsigned char byte) { return byte == 0 || byte == ' ' || byte == 0xA0 || (byte >= '\t' && byte <= '\r'); }

// Letters of Windows-1252 outside of ASCII.
bool is_accented(unsigned char byte) {
  constexpr std::string_view kBelow = "\x83\x8A\x8C\x8E\x9A\x9C\x9E\x9F";
  return (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) || kBelow.find(static_cast<char>(byte)) != kBelow.npos;
}

// Whether a mark of Windows-1252 stands where it does in text, between these two bytes (0 at the ends of the text).
bool mark_fits(unsigned char byte, unsigned char before, unsigned char after) {
  const bool word_before = is_letter(before) || is_digit(before) || is_accented(before);
  const bool word_after = is_letter(after) || is_digit(after) || is_accented(after);
  const bool closes =
      word_before || (before >= 0x21 && before <= 0x2F) || before == ':' || before == ';' || before == '?';
  switch (byte) {
    case 0x91:  // ‘
    case 0x93:  // “
    case 0xAB:  // «
      return !word_before && !is_blank(after);
    case 0x92:  // ’
      return closes || (is_blank(before) && is_digit(after)) || before == 0x94;
    case 0x94:  // ”
    case 0xBB:  // »
      return !is_blank(before) && !word_after;
    case 0x96:  // –
    case 0x97:  // —
      return (word_before && word_after) || (is_blank(before) && is_blank(after)) || closes || word_after;
    case 0x85:  // …
    case 0x99:  // ™
    case 0xAE:  // ®
      return closes || is_blank(before);
    case 0x80:  // €
    case 0xA3:  // £
      return is_digit(before) || is_digit(after) || (is_blank(before) && is_blank(after));
    case 0xB0:  // °
    case 0xBA:  // º
    case 0xB1:  // ±
    case 0xBC:  // ¼
    case 0xBD:  // ½
    case 0xBE:  // ¾
    case 0xD7:  // ×
      return is_digit(before) || is_digit(after) || (is_blank(before) && is_blank(after));
    case 0xA0:  // a space that does not break
      return true;
    case 0x95:  // •
    case 0xA7:  // §
    case 0xA9:  // ©
    case 0xB7:  // ·
      return is_blank(before) || is_blank(after) || byte == before || byte == after;
    default:
      return false;
  }
}

}  // namespace

std::optional<Encoding> japanese_encoding(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  std::optional<Encoding> found;
  double most = 0;
  for (const Encoding encoding : {Encoding::kShiftJis, Encoding::kEucJp, Encoding::kGb18030}) {
    const double share = japanese_in(sample, encoding);
    if (share <= most) continue;
    most = share;
    found = encoding;
  }
  return found;
}

bool reads_as_windows_1252(std::string_view bytes) {
  std::size_t plain = 0, accented = 0, outside = 0, run = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned char byte = byte_at(bytes, at);
    if (byte < 0x80) {
      plain += is_letter(byte);
      run = 0;
      continue;
    }
    ++outside;
    if (++run > 2) return false;
    const unsigned char before = at > 0 ? byte_at(bytes, at - 1) : 0, after = byte_at(bytes, at + 1);
    if (is_accented(byte)) {
      ++accented;
      // Inside or at an end of a word, or alone in one as French à is.
      const auto joins = [](unsigned char next) { return is_letter(next) || next == '-' || next == '\''; };
      if (!joins(before) && !joins(after) && !(is_blank(before) && is_blank(after))) return false;
    } else if (!mark_fits(byte, before, after)) {
      return false;
    }
  }
  // An alphabet of its own has more: then what detection finds goes before.
  return outside > 0 && outside * 10 <= plain && accented <= std::max<std::size_t>(3, plain / 200);
}

bool is_iso_2022_jp(std::string_view bytes) {
  return bytes.find("\x1B$B") != bytes.npos || bytes.find("\x1B$@") != bytes.npos;
}

}  // namespace tifa

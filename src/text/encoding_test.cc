// Holds the decoders against ICU's converters, and the telling of encodings against texts that people have.
#include "text/encoding.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <random>
#include <vector>

#include "support/test_data.h"
#include "text/utf8.h"

namespace tifa {
namespace {

std::string convert(std::string_view text, const char* to, const char* from) {
  std::string result(text.size() * 4 + 16, '\0');
  UErrorCode error = U_ZERO_ERROR;
  const int length = ucnv_convert(to, from, result.data(), static_cast<std::int32_t>(result.size()), text.data(),
                                  static_cast<std::int32_t>(text.size()), &error);
  EXPECT_TRUE(U_SUCCESS(error));
  result.resize(static_cast<std::size_t>(length));
  return result;
}
std::string as_gb18030(std::string_view text) { return convert(text, "gb18030", "UTF-8"); }

constexpr std::string_view kChinese = "加快发展新质生产力，２０２５年。\r\n第二行：经济、社会“发展”……";

// Each character of the text lies in the source where encoding it again gives its bytes.
void expect_exact_map(const DecodedText& decoded, std::string_view source, const char* encoding) {
  ASSERT_EQ(decoded.origin.derived_length(), decoded.text.size());
  for (std::size_t at = 0; at < decoded.text.size();) {
    const CodePoint point = decode_utf8(decoded.text, at);
    const Range range =
        decoded.origin.to_origin({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + point.length)});
    const std::string_view character = std::string_view(decoded.text).substr(at, point.length);
    ASSERT_EQ(range.of(source), convert(character, encoding, "UTF-8")) << at;
    at += point.length;
  }
}

TEST(Encoding, TellsUtf8) {
  const auto plain = decode(kChinese);
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->encoding, Encoding::kUtf8);
  EXPECT_EQ(plain->text, kChinese);
  EXPECT_EQ(plain->origin.runs().size(), 1u);

  const auto marked = decode("\xEF\xBB\xBF" + std::string(kChinese));
  ASSERT_TRUE(marked);
  EXPECT_EQ(marked->encoding, Encoding::kUtf8Bom);
  EXPECT_EQ(marked->text, kChinese);
  EXPECT_EQ(marked->origin.to_origin({0, 3}), (Range{3, 6}));

  EXPECT_EQ(decode("plain ASCII\n")->encoding, Encoding::kUtf8);
}

TEST(Encoding, DecodesUtf16) {
  for (const auto& [encoding, name, mark] : {std::tuple(Encoding::kUtf16Le, "UTF-16LE", "\xFF\xFE"),
                                             std::tuple(Encoding::kUtf16Be, "UTF-16BE", "\xFE\xFF")}) {
    const std::string text = std::string(kChinese) + "😀\nabc";
    const std::string body = convert(text, name, "UTF-8");
    const auto marked = decode(mark + body);
    ASSERT_TRUE(marked) << marked.error().sentence();
    EXPECT_EQ(marked->encoding, encoding);
    EXPECT_EQ(marked->text, text);
    EXPECT_EQ(marked->origin.to_origin({0, 3}), (Range{2, 4}));
    EXPECT_EQ(encoding_name(encoding), name);

    const auto bare = decode(body);
    ASSERT_TRUE(bare) << bare.error().sentence();
    EXPECT_EQ(bare->encoding, encoding);
    EXPECT_EQ(bare->text, text);
    expect_exact_map(*bare, body, name);
  }
}

TEST(Encoding, TellsTheOrderOfUtf16WithoutAMark) {
  for (const std::string text :
       {"The harbour plan of the island will be kept, and every quay is lit.\n", "no", "1\n",
        "第一，统一规划。\n一、一万一千\n", "一\n", "　　全岛\n\n", "The plan 一 of 2025: 港口 and quays.\n"})
    for (const auto& [encoding, name] :
         {std::pair(Encoding::kUtf16Le, "UTF-16LE"), std::pair(Encoding::kUtf16Be, "UTF-16BE")}) {
      const auto decoded = decode(convert(text, name, "UTF-8"));
      ASSERT_TRUE(decoded) << text << name << decoded.error().sentence();
      EXPECT_EQ(decoded->text, text) << name;
      EXPECT_EQ(decoded->encoding, encoding) << text;
    }
}

TEST(Encoding, RefusesDamagedUtf16) {
  const auto lone =
      decode(std::string("\xFF\xFE"
                         "a\0\x00\xD8"
                         "b\0",
                         8));
  ASSERT_FALSE(lone);
  EXPECT_EQ(lone.error().where, "byte 4");
  const auto odd =
      decode(std::string("\xFF\xFE"
                         "a\0b",
                         5));
  ASSERT_FALSE(odd);
  EXPECT_EQ(odd.error().where, "byte 4");
}

TEST(Encoding, DecodesGb18030) {
  const std::string text = std::string(kChinese) + "㐀𠮷é";
  const std::string source = as_gb18030(text);
  const auto decoded = decode(source);
  ASSERT_TRUE(decoded) << decoded.error().sentence();
  EXPECT_EQ(decoded->encoding, Encoding::kGb18030);
  EXPECT_EQ(decoded->text, text);
  expect_exact_map(*decoded, source, "gb18030");
}

TEST(Encoding, MergesEqualSteps) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "发展";
  const auto decoded = decode(as_gb18030(text));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->origin.runs().size(), 1u);
}

// All code points in a text that is told to be Chinese. ICU follows the edition of 2005 in one code point where the
// table follows that of 2000 (U+1E3F stands at A8 BC).
TEST(Encoding, AgreesWithIcuOnEachCodePoint) {
  const std::string chinese = as_gb18030("这是中文发展经济社会建设国家人民工作");
  std::string text;
  std::string source;
  int compared = 0;
  const auto compare = [&] {
    std::string padding;
    std::string padding_text;
    while (padding.size() < source.size() * 2) {
      padding += chinese;
      padding_text += "这是中文发展经济社会建设国家人民工作";
    }
    const auto decoded = decode(padding + source);
    ASSERT_TRUE(decoded) << decoded.error().sentence();
    ASSERT_EQ(decoded->text, padding_text + text);
    text.clear();
    source.clear();
  };
  for (char32_t code = 0x80; code < 0x110000; ++code) {
    if ((code >= 0xD800 && code < 0xE000) || code == 0x1E3F || code == 0xE7C7) continue;
    if (code >= 0x20000 && code % 16 != 0) continue;
    std::string one;
    append_utf8(one, code);
    const std::string bytes = as_gb18030(one);
    text += one;
    source += bytes;
    ++compared;
    if (text.size() < 60000) continue;
    ASSERT_NO_FATAL_FAILURE(compare()) << static_cast<std::uint32_t>(code);
  }
  ASSERT_NO_FATAL_FAILURE(compare());
  EXPECT_GT(compared, 100000);
}

// No sequence of bytes decodes to something that encodes to other bytes.
TEST(Encoding, RefusesWhatIcuRefusesInGb18030) {
  const std::string chinese = as_gb18030("中文发展经济社会建设国家人民工作中文发展经济社会建设国家人民工作");
  std::mt19937 random(3);
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (std::size_t i = 1 + random() % 4; i > 0; --i) bytes.push_back(static_cast<char>(0x30 + random() % 0xD0));
    const std::string source = chinese + bytes + "\n";
    const auto decoded = decode(source);
    if (!decoded) {
      ++refused;
      EXPECT_EQ(decoded.error().code, ErrorCode::kInput);
      continue;
    }
    if (decoded->text.find("ḿ") != std::string::npos || decoded->text.find("\uE7C7") != std::string::npos) continue;
    ASSERT_EQ(as_gb18030(decoded->text), source) << decoded->text;
  }
  EXPECT_GT(refused, 1000);
}

void expect_refused(const std::string& bytes, std::string_view what, std::string_view where,
                    ErrorCode code = ErrorCode::kInput) {
  const auto decoded = decode(bytes);
  ASSERT_FALSE(decoded) << bytes;
  EXPECT_EQ(decoded.error().code, code);
  EXPECT_NE(decoded.error().what.find(what), std::string::npos) << decoded.error().sentence();
  EXPECT_EQ(decoded.error().where, where) << decoded.error().sentence();
}

TEST(Encoding, FindsControlCharactersWhereverTheyStand) {
  const std::string text = "推动\n高质量 development\tof \r\n~!中";
  ASSERT_TRUE(decode(text));
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    for (int byte = 0; byte < 0x80; ++byte) {
      const std::string with = text.substr(0, at) + static_cast<char>(byte) + text.substr(at);
      const bool control = (byte < 0x20 && (byte < '\t' || byte > '\r')) || byte == 0x7F;
      if (control)
        expect_refused(with, "binary data", "byte " + std::to_string(at));
      else
        EXPECT_TRUE(decode(with)) << byte << " at " << at;
    }
  }
}

TEST(Encoding, RefusesWhatIsNoText) {
  expect_refused("", "empty", "");
  expect_refused("\xEF\xBB\xBF", "empty", "");
  expect_refused(std::string("PK\x03\x04\x14\0\x06\0", 8), "binary data", "byte 5");
  expect_refused(
      "abc\x01"
      "def",
      "control character 0x01", "byte 3", ErrorCode::kInput);
  expect_refused(
      "\x7F"
      "ELF",
      "binary data", "byte 0");
  expect_refused(std::string("提法\0", 7), "binary data", "byte 6");
  expect_refused(
      "\xEF\xBB\xBF"
      "ab\x02",
      "binary data", "byte 5");
  expect_refused("\x89PNG\r\n\x1A\n", "binary data", "byte 6");
  std::string random_bytes(5000, '\0');
  std::mt19937 random(4);
  for (char& c : random_bytes) c = static_cast<char>(random());
  EXPECT_FALSE(decode(random_bytes));
}

TEST(Encoding, NamesDamageInUtf8) {
  std::string damaged(kChinese);
  damaged[30] = '\xFF';
  expect_refused(damaged, "not valid UTF-8", "byte 30");
  std::string cut(kChinese);
  cut.pop_back();
  expect_refused(cut, "not valid UTF-8", "byte " + std::to_string(kChinese.size() - 3));
}

TEST(Encoding, GuessesWithEvidenceAlone) {
  const std::string german = "Die Größe der Bevölkerung wächst; über die Maßnahmen für Schüler später.";
  const auto decoded = decode(convert(german, "ISO-8859-1", "UTF-8"));
  ASSERT_TRUE(decoded) << decoded.error().sentence();
  EXPECT_EQ(decoded->encoding, Encoding::kWindows1252);
  EXPECT_EQ(decoded->text, german);
  // A character that breaks off, and bytes that make no words, say nothing of an encoding.
  expect_refused("{\"content\": \"\xE6\x88\"}", "neither UTF-8", "byte 13");
  expect_refused("The report was\x81 adopted.", "neither UTF-8", "byte 14");
  expect_refused("The report \xB3 was adopted.", "neither UTF-8", "byte 11");
  expect_refused("abc \x1B$B%F%9%H\x1B(B", "ISO-2022-JP", "");
}

TEST(Encoding, AFewAccentsAndMarksAreWindows1252AndSaidToBeAGuess) {
  for (const std::string word : {"café", "naïve résumé", "bank’s", "“new” ‘one’", "£5", "5° C", "north – south",
                                 "Curaçao", "§ 12", "wait…", "•", "vis-à-vis", "½ mile", "CAFÉ", "the ’30s"}) {
    const std::string text = "The report was adopted in March; a delegate spoke of the " + word + " in the hall.\n";
    const auto decoded = decode(convert(text, "windows-1252", "UTF-8"));
    ASSERT_TRUE(decoded) << word << ": " << decoded.error().sentence();
    EXPECT_EQ(decoded->text, text);
    EXPECT_EQ(decoded->encoding, Encoding::kWindows1252);
    EXPECT_TRUE(decoded->guessed);
  }
  EXPECT_FALSE(decode("plain text")->guessed);
  EXPECT_FALSE(decode("<meta charset=latin1>caf\xE9")->guessed);
}

TEST(Encoding, JapaneseIsToldFromChineseInEachOfItsEncodings) {
  const std::string japanese =
      "経済政策の基本方針について。政府は、引き続き地域の活性化に取り組む。国民の生活を守るために必要な措置を講じる。"
      "\n";
  for (const auto& [name, encoding] : {std::pair("gb18030", Encoding::kGb18030), std::pair("EUC-JP", Encoding::kEucJp),
                                       std::pair("Shift_JIS", Encoding::kShiftJis)}) {
    const std::string source = convert(japanese, name, "UTF-8");
    const auto decoded = decode(source);
    ASSERT_TRUE(decoded) << name << ": " << decoded.error().sentence();
    EXPECT_EQ(decoded->text, japanese) << name;
    EXPECT_EQ(decoded->encoding, encoding) << name;
    expect_exact_map(*decoded, source, name);
  }
}

TEST(Encoding, WhatIsToldGoesBeforeWhatTheTextDeclares) {
  const std::string page = "<meta charset=big5>" + as_gb18030("正文");
  EXPECT_EQ(decode(page, "GBK")->text, "<meta charset=big5>正文");
  EXPECT_EQ(decode("Za\xBF\xF3\xB3\xE6", "iso-8859-2")->text, "Zażółć");
  // Not before a byte order mark, nor before what is valid UTF-8; and one that does not fit says nothing.
  EXPECT_EQ(decode("\xEF\xBB\xBF正文", "gbk")->encoding, Encoding::kUtf8Bom);
  EXPECT_EQ(decode("正文", "gbk")->encoding, Encoding::kUtf8);
  EXPECT_EQ(decode("<meta charset=latin1>caf\xE9", "utf-8")->text, "<meta charset=latin1>café");
  EXPECT_EQ(decode("<meta charset=latin1>caf\xE9", "x-unknown")->text, "<meta charset=latin1>café");
}

TEST(Encoding, ReadsRealDocumentsInEachEncoding) {
  const auto data = testing::real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  int documents = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*data / "gwr")) {
    const std::string text = testing::read_bytes(entry.path());
    const auto plain = decode(text);
    ASSERT_TRUE(plain) << entry.path();
    for (const char* encoding : {"gb18030", "UTF-16LE", "UTF-16BE"}) {
      const auto decoded = decode(convert(plain->text, encoding, "UTF-8"));
      ASSERT_TRUE(decoded) << entry.path() << ": " << decoded.error().sentence();
      ASSERT_EQ(decoded->text, plain->text) << entry.path() << " in " << encoding;
    }
    ++documents;
  }
  EXPECT_GT(documents, 40);
}

// Bytes written by the standard's tables, as programs of before Unicode saved them.
TEST(Decode, LegacyEncodingsAreTold) {
  const struct {
    std::string_view bytes, text;
    Encoding encoding;
  } cases[] = {
      {"\xA6\x55\xA6\xEC\xA5\x4E\xAA\xED\xA1\x47\xB2\x7B\xA6\x62\xA1\x41\xA7\xDA\xA5\x4E\xAA\xED\xAC\x46\xA9\xB2"
       "\xA6\x56\xA4\x6A\xB7\x7C\xB3\xF8\xA7\x69\xA4\x75\xA7\x40\xA1\x43",
       "各位代表：現在，我代表政府向大會報告工作。", Encoding::kBig5},
      {"<meta charset=\"iso-8859-2\">Za\xBF\xF3\xB3\xE6", "<meta charset=\"iso-8859-2\">Zażółć",
       Encoding::kIso8859Part2},
      {"<?xml version=\"1.0\" encoding=\"koi8-r\"?>\xF0\xCC\xC1\xCE", "<?xml version=\"1.0\" encoding=\"koi8-r\"?>План",
       Encoding::kKoi8R},
      {"<meta http-equiv=x content=\"text/html; charset=ISO-8859-1\">\x93\xE9t\xE9\x94",
       "<meta http-equiv=x content=\"text/html; charset=ISO-8859-1\">“été”", Encoding::kWindows1252},
      {"<meta charset=big5>\x88\x62\x87\x40", "<meta charset=big5>Ê̄䏰", Encoding::kBig5},
  };
  for (const auto& one : cases) {
    const auto decoded = decode(one.bytes);
    ASSERT_TRUE(decoded) << one.text << ": " << decoded.error().sentence();
    EXPECT_EQ(decoded->text, one.text);
    EXPECT_EQ(decoded->encoding, one.encoding);
    EXPECT_EQ(decoded->origin.covered_origin_bytes(), one.bytes.size());
  }
  // What is valid UTF-8 is UTF-8, whatever it declares.
  EXPECT_EQ(decode("<meta charset=gbk>正文")->encoding, Encoding::kUtf8);
}

}  // namespace
}  // namespace tifa

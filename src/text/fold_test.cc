// Holds fold() against a slow reference that works on one list of characters, pass after pass, with ICU's properties.
#include "text/fold.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "support/test_data.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

std::string folded(std::string_view text) { return fold(text, Folding::kDefault).text; }

// --- the reference ---------------------------------------------------------------------------------------------

struct Item {
  char32_t raw = 0;
  char32_t code = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool line_break = false;  // of white space: a line break is among it
};
using Items = std::vector<Item>;

bool one_of(char32_t code, std::u32string_view set) { return set.find(code) != std::u32string_view::npos; }

bool ignorable(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  const bool invisible = u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  return !u_isUWhiteSpace(c) && (u_charType(c) == U_FORMAT_CHAR || invisible);
}

bool written_without_spaces(char32_t code) { return (character_flags(code) & kFlagUnspaced) != 0; }

bool word_character(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  const auto type = static_cast<UCharCategory>(u_charType(c));
  const bool mark = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK;
  return (u_isalpha(c) || u_isdigit(c) || mark) && is_word_character(code);
}

// One compatibility character of width, size or direction to its plain form.
char32_t plain_form(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  const int type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
  const bool form = type == U_DT_WIDE || type == U_DT_NARROW || type == U_DT_SMALL || type == U_DT_VERTICAL;
  const bool ideograph = type == U_DT_CANONICAL || type == U_DT_COMPAT;
  if (!form && !ideograph) return code;
  UErrorCode error = U_ZERO_ERROR;
  UChar buffer[8];
  const int length = unorm2_getRawDecomposition(unorm2_getNFKCInstance(&error), c, buffer, 8, &error);
  UChar32 target = 0;
  int at = 0;
  U16_NEXT(buffer, at, length, target);
  if (at != length) return code;
  return form || is_han(static_cast<char32_t>(target)) ? static_cast<char32_t>(target) : code;
}

char32_t fold_one(char32_t code) {
  if (u_hasBinaryProperty(static_cast<UChar32>(code), UCHAR_QUOTATION_MARK)) return code;
  static const std::map<char32_t, char32_t> kListed = {{U'〈', U'《'}, {U'〉', U'》'}, {U'⋯', U'…'},
                                                       {U'︙', U'…'},  {U'○', U'〇'},  {U'∶', U':'}};
  for (int step = 0; step < 8; ++step) {
    const char32_t before = code;
    if (one_of(code, U"‐‑‒–—―−─━⸺⸻﹘")) code = U'-';
    if (const auto it = kListed.find(code); it != kListed.end()) code = it->second;
    code = plain_form(code);
    code = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(code), U_FOLD_CASE_DEFAULT));
    // Han variants have no second source at hand; their table has tests of its own below.
    if (is_han(code)) code = fold_code_point(code);
    if (code == before) break;
  }
  return code;
}

Items decode_items(std::string_view text) {
  Items items;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    items.push_back({point.value, fold_one(point.value), static_cast<std::uint32_t>(at),
                     static_cast<std::uint32_t>(at + point.length), false});
    at += point.length;
  }
  return items;
}

constexpr char32_t kWhite = U' ';
constexpr char32_t kBoundary = 0x1F;

void resolve_quotation_marks(Items& items) {
  Items kept;
  char before = 'c';  // c: a character, >: a closing mark, ": a neutral one
  bool single = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item item = items[i];
    if (u_isUWhiteSpace(static_cast<UChar32>(item.raw))) {
      item.line_break = one_of(item.raw, U"\n\r\v\f\u0085\u2028\u2029");
      item.code = kWhite;
      kept.push_back(item);
    } else if (!u_hasBinaryProperty(static_cast<UChar32>(item.raw), UCHAR_QUOTATION_MARK)) {
      before = 'c';
      kept.push_back(item);
    } else if (one_of(item.raw, U"'’＇") && i > 0 && i + 1 < items.size() && word_character(items[i - 1].raw) &&
               word_character(items[i + 1].raw)) {
      before = 'c';
      item.code = U'\'';
      kept.push_back(item);
    } else {
      bool boundary = false;
      if (one_of(item.raw, U"\"＂")) {
        boundary = before == '"';
        before = boundary ? 'c' : '"';
      } else if (one_of(item.raw, U"“‘「『«‹„‚‛‟〝﹁﹃｢⹂")) {
        boundary = before == '>';
        before = 'c';
        if (item.raw == U'‘') single = true;
      } else if (item.raw == U'’') {
        if (single) before = '>';
        single = false;
      } else if (!one_of(item.raw, U"'＇")) {
        before = '>';
      }
      if (boundary) kept.push_back({item.raw, kBoundary, item.begin, item.begin, false});
    }
  }
  items = kept;
}

void merge_white_space(Items& items) {
  Items kept;
  for (const Item& item : items) {
    const bool white = item.code == kWhite;
    if (white && !kept.empty() && kept.back().code == kBoundary) continue;
    if (white && !kept.empty() && kept.back().code == kWhite) {
      kept.back().line_break |= item.line_break;
      continue;
    }
    if (item.code == kBoundary) {
      if (!kept.empty() && kept.back().code == kWhite) kept.pop_back();
      if (!kept.empty() && kept.back().code == kBoundary) continue;
    }
    kept.push_back(item);
  }
  items = kept;
}

void unify_runs(Items& items) {
  Items kept;
  for (std::size_t i = 0; i < items.size();) {
    std::size_t end = i + 1;
    if (items[i].code == U'-') {
      while (end < items.size() && items[end].code == U'-') ++end;
      kept.push_back(items[i]);
    } else if (items[i].code == U'.' || items[i].code == U'…') {
      while (end < items.size() && (items[end].code == U'.' || items[end].code == U'…')) ++end;
      const auto begin_of = items.begin() + static_cast<std::ptrdiff_t>(i);
      const auto end_of = items.begin() + static_cast<std::ptrdiff_t>(end);
      const auto ellipsis = std::find_if(begin_of, end_of, [](const Item& x) { return x.code == U'…'; });
      if (ellipsis == end_of && end - i < 3) {
        kept.insert(kept.end(), begin_of, end_of);
      } else {
        Item one = items[i];
        one.code = U'…';
        if (ellipsis - begin_of >= 3) one.end = items[i + 2].end;
        kept.push_back(one);
      }
    } else {
      kept.push_back(items[i]);
    }
    i = end;
  }
  items = kept;
}

void resolve_white_space(Items& items) {
  const auto is_layout = [](const Item& item) {
    return !one_of(item.code, U"-.…") && written_without_spaces(item.raw);
  };
  Items kept;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].code == kWhite && i > 0 && i + 1 < items.size()) {
      const Item& before = items[i - 1];
      const Item& after = items[i + 1];
      if (items[i].line_break && (is_layout(before) || is_layout(after))) continue;
      if (is_han(before.code) && is_word_character(after.code)) continue;
      if (is_word_character(before.code) && is_han(after.code)) continue;
    }
    kept.push_back(items[i]);
  }
  items = kept;
}

Items reference_fold(std::string_view text) {
  Items items = decode_items(text);
  std::erase_if(items, [](const Item& item) { return ignorable(item.raw); });
  resolve_quotation_marks(items);
  merge_white_space(items);
  unify_runs(items);
  resolve_white_space(items);
  return items;
}

void expect_as_reference(std::string_view text) {
  const Folded fast = fold(text, Folding::kDefault);
  const Items slow = reference_fold(text);
  std::string expected;
  for (const Item& item : slow) append_utf8(expected, item.code);
  ASSERT_EQ(fast.text, expected) << "folding \"" << text.substr(0, 400) << '"';
  ASSERT_EQ(fast.map.derived_length(), fast.text.size());
  std::uint32_t at = 0;
  for (const Item& item : slow) {
    std::string one;
    append_utf8(one, item.code);
    const auto end = at + static_cast<std::uint32_t>(one.size());
    ASSERT_EQ(fast.map.to_origin({at, end}), (Range{item.begin, item.end})) << "byte " << at << " of " << fast.text;
    at = end;
  }
  ASSERT_EQ(fold_term(expected, Folding::kDefault), fold_term(text, Folding::kDefault));
}

std::string random_text(std::mt19937& random, std::size_t length) {
  static const std::u32string kCommon =
      U"\"\"''“”‘’’「」『』《》〈〉«»  \t\n\r\u00A0\u3000\u200B\u200D\uFEFF\u00AD\uFE0F\u2028"
      U".。．…⋯,，、;；:：!！?？（）()％%-—–－─~"
      U"·12９abcXYZＡｂéß́ıſКЖ中國发發開改革于於㐀𠀀豈⼀カｶｰ한ไท😀👍🏽\u001F";
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    char32_t code = kCommon[random() % kCommon.size()];
    if (random() % 12 == 0) {
      do code = static_cast<char32_t>(random() % 0x110000);
      while (code >= 0xD800 && code < 0xE000);
    }
    append_utf8(text, code);
  }
  return text;
}

// --- the tests -------------------------------------------------------------------------------------------------

TEST(Fold, AgreesWithReferenceOnRandomUnicode) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round)
    ASSERT_NO_FATAL_FAILURE(expect_as_reference(random_text(random, random() % 40))) << "round " << round;
}

TEST(Fold, AgreesWithReferenceOnEachCodePoint) {
  for (char32_t code = 1; code < 0x110000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text = "中";
    append_utf8(text, code);
    text += "a";
    ASSERT_NO_FATAL_FAILURE(expect_as_reference(text)) << std::hex << static_cast<std::uint32_t>(code);
  }
}

TEST(Fold, IsIdempotent) {
  std::mt19937 random(2);
  for (int round = 0; round < 50000; ++round) {
    const std::string text = random_text(random, random() % 40);
    const std::string once = folded(text);
    ASSERT_EQ(folded(once), once) << "folding \"" << text << '"';
    ASSERT_EQ(once.find('\n'), std::string::npos);
    ASSERT_EQ(find_invalid_utf8(once), std::string_view::npos);
  }
}

TEST(Fold, MapsSettleAfterOneStep) {
  for (char32_t code = 0; code < 0x110000; ++code) {
    const char32_t target = fold_code_point(code);
    ASSERT_EQ(fold_code_point(target), target) << std::hex << static_cast<std::uint32_t>(code);
    ASSERT_TRUE(!is_han(code) || is_han(target)) << std::hex << static_cast<std::uint32_t>(code);
    // Decisions by neighbours would come out otherwise the second time.
    ASSERT_EQ(is_word_character(code), is_word_character(target)) << std::hex << static_cast<std::uint32_t>(code);
    ASSERT_FALSE(code != target && (is_quotation_mark(target) || is_white_space(target) || is_zero_width(target)));
  }
}

TEST(Fold, AgreesWithReferenceOnRealDocuments) {
  const auto data = testing::real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  int documents = 0;
  for (const char* folder : {"gwr", "cpc", "fyp", "inaugural"}) {
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(*data / folder)) files.insert(entry.path());
    int index = 0;
    for (const auto& file : files) {
      if (index++ % 4 != 0) continue;
      const std::string text = testing::read_bytes(file);
      ASSERT_NO_FATAL_FAILURE(expect_as_reference(text)) << file;
      const std::string once = folded(text);
      ASSERT_EQ(folded(once), once) << file;
      ++documents;
    }
  }
  EXPECT_GT(documents, 10);
}

std::size_t occurrences(std::string_view text, std::string_view term) {
  std::size_t count = 0;
  for (std::size_t at = text.find(term); at != std::string_view::npos; at = text.find(term, at + term.size())) ++count;
  return count;
}

TEST(Fold, FindsSimplifiedTermsInTraditionalDocuments) {
  const auto data = testing::real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  const std::string text = testing::read_bytes(*data / "gwr" / "1954.txt");
  EXPECT_EQ(occurrences(folded(text), "发展"), 69u);
  EXPECT_EQ(occurrences(fold(text, Folding::kNone).text, "发展"), 0u);
}

TEST(Fold, UnifiesVariants) {
  EXPECT_EQ(folded("１９８４年ＡｂＣ％＋"), "1984年abc%+");
  EXPECT_EQ(folded("互联网＋"), folded("互联网+"));
  EXPECT_EQ(folded("，；：！？（）．"), ",;:!?().");
  EXPECT_EQ(folded("。、"), "。、");
  EXPECT_EQ(folded("〈条例〉"), "《条例》");
  EXPECT_EQ(folded("二○二五"), "二〇二五");
  EXPECT_EQ(folded("STRASSE Straße ÉCOLE"), "strasse straße école");
}

TEST(Fold, UnifiesTraditionalAndOldForms) {
  EXPECT_EQ(folded("業務長損壞發經濟並幷為爲於裏裡閉兩産產沒說説鬥鬪眞敎靑"),
            "业务长损坏发经济并并为为于里里闭两产产没说说斗斗真教青");
  EXPECT_EQ(folded("發展"), "发展");
  EXPECT_EQ(folded("改革开放"), "改革开放");
  EXPECT_EQ(folded("\u2F00\uF900"), "一岂");  // a Kangxi radical, a compatibility ideograph
}

TEST(Fold, DropsQuotationMarksAndZeroWidth) {
  EXPECT_EQ(folded("“内卷式”竞争"), "内卷式竞争");
  EXPECT_EQ(folded("「内卷」\"式\"竞争"), "内卷式竞争");
  EXPECT_EQ(folded("改\u200B革\uFEFF开\u00AD放"), "改革开放");
}

TEST(Fold, KeepsListedItemsApart) {
  EXPECT_EQ(folded("“改革”“开放”"), "改革\x1F开放");
  EXPECT_EQ(folded("“改革” “开放”"), "改革\x1F开放");
  EXPECT_EQ(folded("“改革”\n“开放”"), "改革\x1F开放");
  EXPECT_EQ(folded("\"改革\"\"开放\""), "改革\x1F开放");
  EXPECT_EQ(folded("‘a’‘b’"),
            "a\x1F"
            "b");
  EXPECT_EQ(folded("workers’ “rights”"), "workers rights");
  EXPECT_EQ(folded("”\u200B“"), "\x1F");
}

TEST(Fold, KeepsApostrophesInsideWords) {
  EXPECT_EQ(folded("don't Xi’s ＇x＇ 'tis dogs' O’Neill"), "don't xi's x tis dogs o'neill");
  EXPECT_EQ(folded("don\u200B’t"), "don't");
  EXPECT_EQ(folded("中’国"), "中国");
  EXPECT_EQ(folded("a''b"), "ab");
}

TEST(Fold, UnifiesDashesAndEllipses) {
  EXPECT_EQ(folded("甲——乙--丙－丁─戊"), "甲-乙-丙-丁-戊");
  EXPECT_EQ(folded("self-reliance"), "self-reliance");
  EXPECT_EQ(folded("等……等...等⋯等。。。"), "等…等…等…等。。。");
  EXPECT_EQ(folded("a.. b. c"), "a.. b. c");
}

TEST(Fold, TreatsWhiteSpaceByItsNeighbours) {
  EXPECT_EQ(folded("改革\n开放"), "改革开放");
  EXPECT_EQ(folded("改革\r\n　　开放"), "改革开放");
  EXPECT_EQ(folded("改革，\n开放"), "改革,开放");
  EXPECT_EQ(folded("增长5%\n左右"), "增长5%左右");
  EXPECT_EQ(folded("reform\nand  opening"), "reform and opening");
  EXPECT_EQ(folded("在 2025 年 GDP 增长"), "在2025年gdp增长");
  EXPECT_EQ(folded("改革 开放"), "改革 开放");
  EXPECT_EQ(folded("改革“ ”\n开放"), "改革开放");
  EXPECT_EQ(folded("a\u00A0 \u3000b"), "a b");
  EXPECT_EQ(fold_term(" 改革 ", Folding::kDefault), "改革");
  EXPECT_EQ(fold_term("“ 改革 ”", Folding::kDefault), "改革");
}

TEST(Fold, NoneKeepsEveryByte) {
  const std::string text = "“Ａ”\n發展  ";
  const Folded none = fold(text, Folding::kNone);
  EXPECT_EQ(none.text, text);
  EXPECT_EQ(none.map.to_origin({3, 7}), (Range{3, 7}));
  EXPECT_EQ(none.map.derived_length(), text.size());
  EXPECT_EQ(fold_term(" Ａ ", Folding::kNone), "Ａ");
  EXPECT_EQ(fold("", Folding::kDefault).text, "");
}

// Each of these once made a look-ahead or look-back start over; a second would be thousands of times too slow.
TEST(Fold, StaysLinearOnHostileText) {
  for (const char* piece : {"\"", "'", "’\u200B", ".\"", ".\u200B", "”“", " \"", "a'", "-\"", "\u200B"}) {
    std::string text = "a";
    while (text.size() < 2'000'000) text += piece;
    text += "a";
    EXPECT_LE(folded(text).size(), text.size() * 3) << piece;
  }
}

TEST(Fold, NamesItsTables) { EXPECT_EQ(folding_version(), "unicode-15.0 opencc-1.1.6 fold-1"); }

}  // namespace
}  // namespace tifa

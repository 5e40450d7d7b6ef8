// Holds fold() against the slow reference of tests/support/slow_fold.h.
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

#include "support/slow_fold.h"
#include "support/test_data.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::slow_fold;
using testing::SlowItem;

std::string folded(std::string_view text) { return fold(text, Folding::kDefault).text; }

void expect_as_reference(std::string_view text) {
  const Folded fast = fold(text, Folding::kDefault);
  const std::vector<SlowItem> slow = slow_fold(text);
  std::string expected;
  for (const SlowItem& item : slow) append_utf8(expected, item.code);
  ASSERT_EQ(fast.text, expected) << "folding \"" << text.substr(0, 400) << '"';
  ASSERT_EQ(fast.map.derived_length(), fast.text.size());
  std::uint32_t at = 0;
  for (const SlowItem& item : slow) {
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
      U"·12９abcXYZＡｂéß̸̣́́̂ﬁﬃıſКЖ中國发發開改革于於㐀𠀀豈⼀カｶｰ한ไท😀👍"
      U"🏽"
      U"\u001F";
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

TEST(Fold, TakesLigaturesApart) {
  EXPECT_EQ(folded("ﬁnancial inﬂation eﬀort oﬃce baﬄe ﬅ ﬆ"), "financial inflation effort office baffle st st");
  EXPECT_EQ(folded("中ﬁ文"), "中fi文");
  EXPECT_EQ(folded("中 ﬁ 文"), "中fi文");
  const Folded office = fold("oﬃce", Folding::kDefault);  // three letters, and as many bytes in the text
  for (std::uint32_t letter = 1; letter < 4; ++letter)
    EXPECT_EQ(office.map.to_origin({letter, letter + 1}), (Range{1, 4})) << letter;
  EXPECT_EQ(office.map.to_origin({4, 6}), (Range{4, 6}));
}

TEST(Fold, ComposesLettersAndMarks) {
  EXPECT_EQ(folded("cafe\u0301 E\u0301cole nai\u0308ve"), folded("café École naïve"));
  EXPECT_EQ(folded("ê\u0301 e\u0302\u0301"), "ế ế");
  EXPECT_EQ(folded("a\u0301"), folded("ａ\u0301"));  // a full-width letter is that letter
  EXPECT_EQ(folded("q\u0301"), "q\u0301");
  EXPECT_EQ(folded("=\u0338"), "=\u0338");
  EXPECT_EQ(folded("中\u0301"), "中\u0301");
  EXPECT_EQ(folded("\u0301e"), "\u0301e");
  const Folded cafe = fold("cafe\u0301s", Folding::kDefault);
  EXPECT_EQ(cafe.map.to_origin({3, 5}), (Range{3, 6}));
  EXPECT_EQ(cafe.map.to_origin({5, 6}), (Range{6, 7}));
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

TEST(Fold, WhiteSpaceGoesWithTheQuotationMarkBesideIt) {
  for (const char* text : {"实施“走出去”战略", "实施 “走出去”战略", "实施“走出去” 战略", "实施 “ 走出去 ” 战略"})
    EXPECT_EQ(folded(text), "实施走出去战略") << text;
  EXPECT_EQ(folded("高举旗帜 奋勇前进"), "高举旗帜 奋勇前进");
  EXPECT_EQ(folded("the “free” trade"), "the free trade");
  EXPECT_EQ(folded("“红旗” “东风”"), "红旗\x1F东风");
}

TEST(Fold, JoinsSymbolsThatALineBreakCuts) {
  EXPECT_EQ(folded("广义货币M\n2\n增长"), "广义货币m2增长");
  EXPECT_EQ(folded("细颗粒物（PM\n2.5\n）"), "细颗粒物(pm2.5)");
  EXPECT_EQ(folded("in\n2025"), "in 2025");
  EXPECT_EQ(folded("the plan (in\n2025)"), "the plan (in 2025)");
  EXPECT_EQ(folded("使用letters\n2"), "使用letters 2");
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

// No look-ahead or look-back may start over, as some of these once made one: it would be thousands of times too slow.
TEST(Fold, StaysLinearOnHostileText) {
  for (const char* piece :
       {"\"", "'", "’\u200B", ".\"", ".\u200B", "”“", " \"", "a'", "-\"", "\u200B", "e\u0301", "\u0301", "ﬃ"}) {
    std::string text = "a";
    while (text.size() < 2'000'000) text += piece;
    text += "a";
    EXPECT_LE(folded(text).size(), text.size() * 3) << piece;
  }
}

TEST(Fold, NamesItsTables) { EXPECT_EQ(folding_version(), "unicode-15.0 opencc-1.1.6 fold-4"); }

}  // namespace
}  // namespace tifa

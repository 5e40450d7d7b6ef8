#include "structure/numbering.h"

#include <gtest/gtest.h>

#include <string>

namespace tifa {
namespace {

struct Case {
  std::string_view text;
  NumberStyle style;
  std::int32_t value;
  std::string_view label;
  std::string_view rest;
};

TEST(Numbering, ReadsLabels) {
  const Case cases[] = {
      {"第一编 总则", NumberStyle::kPart, 1, "第一编", "总则"},
      {"第二部分　要求", NumberStyle::kPart, 2, "第二部分", "要求"},
      {"第三章  罚则", NumberStyle::kChapter, 3, "第三章", "罚则"},
      {"第 十 章 附则", NumberStyle::kChapter, 10, "第 十 章", "附则"},
      {"第二节 程序", NumberStyle::kSection, 2, "第二节", "程序"},
      {"第十二条 为了规范", NumberStyle::kArticle, 12, "第十二条", "为了规范"},
      {"第一百零五条 公民", NumberStyle::kArticle, 105, "第一百零五条", "公民"},
      {"第三十条之一 有下列", NumberStyle::kArticle, 30, "第三十条之一", "有下列"},
      {"第12条 为了", NumberStyle::kArticle, 12, "第12条", "为了"},
      {"一、形势", NumberStyle::kHanComma, 1, "一、", "形势"},
      {"二十一、形势", NumberStyle::kHanComma, 21, "二十一、", "形势"},
      {"（三）改革", NumberStyle::kHanParen, 3, "（三）", "改革"},
      {"(三)改革", NumberStyle::kHanParen, 3, "(三)", "改革"},
      {"第一，改革", NumberStyle::kOrdinal, 1, "第一，", "改革"},
      {"1．吸收", NumberStyle::kArabicDot, 1, "1．", "吸收"},
      {"1、吸收", NumberStyle::kArabicDot, 1, "1、", "吸收"},
      {"2. Scope", NumberStyle::kArabicDot, 2, "2.", "Scope"},
      {"2.1 Scope", NumberStyle::kDecimal, 1, "2.1", "Scope"},
      {"（12）建设", NumberStyle::kArabicParen, 12, "（12）", "建设"},
      {"（１２）建设", NumberStyle::kArabicParen, 12, "（１２）", "建设"},
      {"1）建设", NumberStyle::kArabicParen, 1, "1）", "建设"},
      {"②工人", NumberStyle::kCircled, 2, "②", "工人"},
      {"⑶工人", NumberStyle::kArabicParen, 3, "⑶", "工人"},
      {"二", NumberStyle::kBareHan, 2, "二", ""},
      {"——坚持", NumberStyle::kDash, 0, "——", "坚持"},
      {"• item", NumberStyle::kBullet, 0, "•", "item"},
      {"Chapter II. Basic Policies", NumberStyle::kChapter, 2, "Chapter II.", "Basic Policies"},
      {"ARTICLE 4", NumberStyle::kArticle, 4, "ARTICLE 4", ""},
      {"Section 3 Terms", NumberStyle::kSection, 3, "Section 3", "Terms"},
      {"Part B: Duties", NumberStyle::kPart, 2, "Part B:", "Duties"},
      {"IV. Review", NumberStyle::kRoman, 4, "IV.", "Review"},
      {"B. Review", NumberStyle::kCapital, 2, "B.", "Review"},
      {"(b) the law", NumberStyle::kLetterParen, 2, "(b)", "the law"},
      {"(iv) the law", NumberStyle::kLetterParen, 4, "(iv)", "the law"},
  };
  for (const Case& item : cases) {
    const auto label = parse_label(item.text);
    ASSERT_TRUE(label) << item.text;
    EXPECT_EQ(label->style, item.style) << item.text;
    EXPECT_EQ(label->value, item.value) << item.text;
    EXPECT_EQ(item.text.substr(0, label->size), item.label) << item.text;
    EXPECT_EQ(item.text.substr(label->rest), item.rest) << item.text;
    EXPECT_TRUE(label->separated) << item.text;
  }
}

TEST(Numbering, LeavesTextThatOnlyLooksLikeALabel) {
  for (std::string_view text :
       {"", "一是坚持", "十年来，我们", "2025年是", "2.5个百分点", "1.2万亿元", "（以下简称本法）", "第三产业", "I am",
        "Mr. Smith", "Article of faith", "Sections differ", "A man", "-5度", "（注）", "(see above)", "百分之三",
        "3 items", "1000. x"})
    EXPECT_FALSE(parse_label(text)) << text;
}

TEST(Numbering, ArticleInsideASentenceIsNotSeparated) {
  const auto label = parse_label("第三条规定的情形");
  ASSERT_TRUE(label);
  EXPECT_FALSE(label->separated);
}

TEST(Numbering, BareLeadIns) {
  for (std::string_view line : {"第一，", "一要", "三是", "二是：", "首先，", "一条是", "（二）", "一、", "↑", "——"})
    EXPECT_TRUE(is_bare_lead_in(line)) << line;
  for (std::string_view line : {"", "一", "第一章", "一要坚持", "首先", "三十", "结束语"})
    EXPECT_FALSE(is_bare_lead_in(line)) << line;
}

}  // namespace
}  // namespace tifa

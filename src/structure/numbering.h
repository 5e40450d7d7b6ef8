// The numbering that stands before headings and items: 第三章, 一、, （一）, 1., 第十二条, Chapter 2, IV., 2.1, (a),
// ——.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tifa {

// In the order in which they usually nest, outermost first.
enum class NumberStyle : std::uint8_t {
  kPart,         // 第一编, 第一部分, Part I, Book, Title, Division
  kChapter,      // 第一章, Chapter 1
  kBareHan,      // 一 alone in its line
  kRoman,        // I.
  kHanComma,     // 一、
  kSection,      // 第一节, Section 2, §
  kCapital,      // A.
  kHanParen,     // （一）
  kOrdinal,      // 第一，
  kArabicDot,    // 1. 1、 1．
  kDecimal,      // 2.1 and deeper
  kArabicParen,  // (1) （1） 1) ⑴
  kCircled,      // ①
  kLetterParen,  // (a) (iv)
  kArticle,      // 第十二条, Article 4
  kDash,         // ——
  kBullet,       // • · ●
};

struct Label {
  NumberStyle style = NumberStyle::kBullet;
  std::int32_t value = 0;  // 0 for styles without one
  std::uint32_t size = 0;  // bytes of the label with its punctuation, without white space after it
  std::uint32_t rest = 0;  // where the text after it begins; the text's size when nothing follows
  std::uint8_t depth = 1;  // components of a decimal number
  bool separated = true;   // white space or punctuation stands after it: "第三条" in "第三条规定的" is not
};

// The label at the beginning of a text (which begins with a visible character). O(label).
[[nodiscard]] std::optional<Label> parse_label(std::string_view text);

// What Roman digits up to C, small or capital, stand for: 4 for "iv"; 0 for any other word. O(its letters).
[[nodiscard]] std::int32_t roman_value(std::string_view word);

// A line that is only a lead-in of the next one: "第一，", "一要", "三是", "首先，", "↑".
[[nodiscard]] bool is_bare_lead_in(std::string_view line);

}  // namespace tifa

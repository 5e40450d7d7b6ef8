// HTML as a row of tokens, each a range of the source: together they are every byte of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/range.h"

namespace tifa {

enum class HtmlTokenKind : std::uint8_t { kText, kRawText, kStartTag, kEndTag, kComment, kDeclaration };

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::kText;
  Range range;       // all of it
  Range name;        // of a tag
  Range attributes;  // of a start tag: what stands between its name and its end
};

// Follows the HTML Standard, section 13.2.5, where it says where a token ends; what is no tag is text. Text inside
// script, style and their like is one kRawText token; inside title and textarea one kText token. Unclosed tags and
// comments take the rest of the source, as in browsers. O(length) for the whole source.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view source) : source_(source) {}

  // The next token; nothing at the end.
  [[nodiscard]] std::optional<HtmlToken> next();

 private:
  [[nodiscard]] HtmlToken tag(std::uint32_t at, bool end);
  [[nodiscard]] HtmlToken markup(std::uint32_t at);
  [[nodiscard]] std::uint32_t raw_end(std::string_view name) const;

  std::string_view source_;
  std::uint32_t at_ = 0;
  std::string raw_;  // the element whose raw text comes next, in lower case
};

struct HtmlAttribute {
  Range name;
  Range value;  // without quotation marks, references not decoded
};

// The attribute at or after `at` in [at, end); moves `at` past it. Nothing at the end. O(its length).
[[nodiscard]] std::optional<HtmlAttribute> next_attribute(std::string_view source, std::uint32_t& at,
                                                          std::uint32_t end);

// The value of the first attribute of that name (in lower case), references decoded; nothing when there is none.
[[nodiscard]] std::optional<std::string> html_attribute(std::string_view source, Range attributes,
                                                        std::string_view name);

// The text with its character references decoded.
[[nodiscard]] std::string decode_references(std::string_view text);

[[nodiscard]] bool equal_ignoring_case(std::string_view text, std::string_view lower);

}  // namespace tifa

#include "goals/marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "structure/numbering.h"
#include "text/character_table.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

struct Found {
  std::uint32_t size = 0;  // bytes of the label
  MarkStyle style = MarkStyle::kIs;
  std::int32_t value = 0;
};

constexpr std::u32string_view kHanDigits = U"一二三四五六七八九十";
constexpr std::int32_t kMostInline = 40;

// A small Han numeral (一 … 三十九) at `at`; its size in bytes, 0 when there is none.
std::uint32_t han_numeral(std::string_view text, std::size_t at, std::int32_t& value) {
  std::size_t end = at;
  for (int digits = 0; digits < 3 && end < text.size(); ++digits) {
    const CodePoint point = decode_utf8(text, end);
    if (kHanDigits.find(point.value) == std::u32string_view::npos) break;
    end += point.length;
  }
  if (end == at) return 0;
  const auto number = parse_integer(text.substr(at, end - at));
  if (!number || *number < 1 || *number > kMostInline) return 0;
  value = static_cast<std::int32_t>(*number);
  return static_cast<std::uint32_t>(end - at);
}

bool one_of(char32_t code, std::u32string_view set) { return set.find(code) != std::u32string_view::npos; }

char32_t code_at(std::string_view text, std::size_t at) { return at < text.size() ? decode_utf8(text, at).value : 0; }

// 一是, 二要; not 十是 inside a word, which the boundary before it sees to.
std::optional<Found> counted_clause(std::string_view text, std::size_t at) {
  std::int32_t value = 0;
  const std::uint32_t digits = han_numeral(text, at, value);
  if (digits == 0) return std::nullopt;
  const char32_t after = code_at(text, at + digits);
  if (after == U'是') {
    std::uint32_t size = digits + 3;
    if (one_of(code_at(text, at + size), U"，,：:")) size += decode_utf8(text, at + size).length;
    return Found{size, MarkStyle::kIs, value};
  }
  if (after == U'要') return Found{digits + 3, MarkStyle::kMust, value};
  return std::nullopt;
}

// 第一，第二是 … and 首先，其次，最后，.
std::optional<Found> ordinal(std::string_view text, std::size_t at) {
  static constexpr std::array<std::pair<std::string_view, std::int32_t>, 6> kWords = {
      {{"首先", 1}, {"其次", 2}, {"再次", 3}, {"再其次", 3}, {"最后", 0}, {"最後", 0}}};
  for (const auto& [word, value] : kWords) {
    if (text.substr(at, word.size()) != word) continue;
    const char32_t after = code_at(text, at + word.size());
    if (!one_of(after, U"，,：:")) continue;
    return Found{static_cast<std::uint32_t>(word.size()) + decode_utf8(text, at + word.size()).length,
                 MarkStyle::kOrdinal, value};
  }
  if (code_at(text, at) != U'第') return std::nullopt;
  std::int32_t value = 0;
  const std::uint32_t digits = han_numeral(text, at + 3, value);
  if (digits == 0) return std::nullopt;
  const std::size_t end = at + 3 + digits;
  if (one_of(code_at(text, end), U"，,、：:"))
    return Found{static_cast<std::uint32_t>(end - at) + decode_utf8(text, end).length, MarkStyle::kOrdinal, value};
  if (code_at(text, end) == U'是') return Found{static_cast<std::uint32_t>(end - at) + 3, MarkStyle::kOrdinal, value};
  return std::nullopt;
}

std::optional<Found> bracketed(std::string_view text, std::size_t at) {
  const char32_t first = code_at(text, at);
  const bool circled = (first >= 0x2460 && first <= 0x2473) || (first >= 0x2474 && first <= 0x2487);
  if (!circled && first != U'(' && first != U'（') return std::nullopt;
  const auto label = parse_label(text.substr(at, 32));
  if (!label || label->value < 1 || label->value > kMostInline) return std::nullopt;
  switch (label->style) {
    case NumberStyle::kHanParen:
      return Found{label->size, MarkStyle::kHanParen, label->value};
    case NumberStyle::kArabicParen:
      return Found{label->size, MarkStyle::kArabicParen, label->value};
    case NumberStyle::kCircled:
      return Found{label->size, MarkStyle::kCircled, label->value};
    default:
      return std::nullopt;
  }
}

// First, Secondly, … Finally, with a comma or colon behind.
std::optional<Found> english_ordinal(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 10> kOrdinals = {"first", "second",  "third",  "fourth", "fifth",
                                                                 "sixth", "seventh", "eighth", "ninth",  "tenth"};
  std::size_t end = at;
  std::array<char, 12> lower{};
  while (end < text.size() && end - at < lower.size()) {
    const char c = text[end];
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) break;
    lower[end - at] = static_cast<char>(c | 0x20);
    ++end;
  }
  std::string_view word(lower.data(), end - at);
  const char32_t after = code_at(text, end);
  if (word.size() < 4 || !one_of(after, U",:")) return std::nullopt;
  const auto size = static_cast<std::uint32_t>(end + 1 - at);
  if (word == "finally" || word == "lastly") return Found{size, MarkStyle::kEnglish, 0};
  if (word.ends_with("ly")) word.remove_suffix(2);
  const auto it = std::find(kOrdinals.begin(), kOrdinals.end(), word);
  if (it == kOrdinals.end()) return std::nullopt;
  return Found{size, MarkStyle::kEnglish, static_cast<std::int32_t>(it - kOrdinals.begin()) + 1};
}

// Marks inside a block from `from` on, which is a boundary.
void inline_marks(const DocumentView& view, std::uint32_t block, std::uint32_t from, std::vector<ItemMark>& marks) {
  const Range range = view.blocks[block].text;
  const std::string_view text = view.text.substr(0, range.end);
  bool boundary = true;  // clause punctuation stands before, or nothing
  bool strong = true;    // … of a sentence, or a colon or semicolon
  for (std::size_t at = from; at < range.end;) {
    const CodePoint point = decode_utf8(text, at);
    const unsigned flags = character_flags(point.value);
    if (boundary && (flags & (kFlagWhiteSpace | kFlagQuotation | kFlagZeroWidth)) == 0) {
      auto found = counted_clause(text, at);
      if (!found) found = ordinal(text, at);
      if (!found && strong) found = bracketed(text, at);
      if (!found && strong) found = english_ordinal(text, at);
      if (found) {
        ItemMark mark;
        mark.block = block;
        mark.label = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + found->size};
        mark.rest = mark.label.end;
        while (mark.rest < range.end && (character_flags(code_at(text, mark.rest)) & kFlagWhiteSpace) != 0)
          mark.rest += decode_utf8(text, mark.rest).length;
        mark.style = found->style;
        mark.value = found->value;
        mark.opens_block = at == range.begin;
        marks.push_back(mark);
        at = mark.label.end;
        boundary = strong = false;
        continue;
      }
    }
    if ((flags & (kFlagWhiteSpace | kFlagZeroWidth)) == 0) {
      const bool closing = (flags & kFlagQuotation) != 0 || point.value == U'）' || point.value == U')';
      if (!(closing && boundary)) {
        strong = (flags & kFlagSentenceEnd) != 0 || one_of(point.value, U"：；:;—");
        boundary = strong || (flags & kFlagClauseEnd) != 0;
      }
    }
    at += point.length;
  }
}

bool holds_marks(BlockKind kind) {
  return kind == BlockKind::kHeading || kind == BlockKind::kParagraph || kind == BlockKind::kListItem;
}

// Numbering of one level of an outline; articles of a law and decimal outlines are not items of an enumeration.
bool enumerates(NumberStyle style) { return style != NumberStyle::kArticle && style != NumberStyle::kDecimal; }

}  // namespace

std::vector<ItemMark> find_marks(const DocumentView& view) {
  std::vector<std::uint32_t> opened(view.blocks.size(), kNoIndex);
  for (std::uint32_t s = 1; s < view.sections.size(); ++s)
    if (view.sections[s].first_block < opened.size() && opened[view.sections[s].first_block] == kNoIndex)
      opened[view.sections[s].first_block] = s;
  std::vector<ItemMark> marks;
  for (std::uint32_t b = 0; b < view.blocks.size(); ++b) {
    const BlockRecord& block = view.blocks[b];
    if (!holds_marks(block.kind)) continue;
    std::uint32_t from = block.text.begin;
    const auto label = parse_label(block.text.of(view.text));
    if (label && enumerates(label->style) && label->separated) {
      ItemMark mark;
      mark.block = b;
      mark.label = {block.text.begin, block.text.begin + label->size};
      mark.rest = block.text.begin + label->rest;
      mark.style = label->style == NumberStyle::kOrdinal
                       ? MarkStyle::kOrdinal
                       : static_cast<MarkStyle>(static_cast<std::uint8_t>(label->style));
      mark.counts = label->style != NumberStyle::kDash && label->style != NumberStyle::kBullet;
      mark.value = label->value;
      mark.opens_block = true;
      mark.section = opened[b];
      if (!mark.counts || mark.value > 0) {
        marks.push_back(mark);
        from = mark.rest;
      }
    }
    const std::size_t before = marks.size();
    inline_marks(view, b, from, marks);
    if (before < marks.size() && marks[before].opens_block) marks[before].section = opened[b];
  }
  return marks;
}

}  // namespace tifa

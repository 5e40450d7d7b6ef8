#include "support/slow_fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "text/character_table.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa::testing {
namespace {

using Items = std::vector<SlowItem>;

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

// A letter and a combining mark as the one character that Unicode composes of them; 0 where there is none.
char32_t one_character(char32_t letter, char32_t mark) {
  if (mark < 0x0300 || mark > 0x036F || !word_character(letter)) return 0;
  UErrorCode error = U_ZERO_ERROR;
  UChar both[4], whole[8];
  int length = 0;
  U16_APPEND_UNSAFE(both, length, static_cast<UChar32>(letter));
  U16_APPEND_UNSAFE(both, length, static_cast<UChar32>(mark));
  const int composed = unorm2_normalize(unorm2_getNFCInstance(&error), both, length, whole, 8, &error);
  UChar32 code = 0;
  int at = 0;
  U16_NEXT(whole, at, composed, code);
  return at == composed ? static_cast<char32_t>(code) : 0;
}

Items decode_items(std::string_view text) {
  static const std::map<char32_t, std::u32string> kLigatures = {
      {U'ﬀ', U"ff"}, {U'ﬁ', U"fi"}, {U'ﬂ', U"fl"}, {U'ﬃ', U"ffi"}, {U'ﬄ', U"ffl"}, {U'ﬅ', U"st"}, {U'ﬆ', U"st"}};
  Items items;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const auto begin = static_cast<std::uint32_t>(at), end = static_cast<std::uint32_t>(at + point.length);
    at = end;
    if (const auto ligature = kLigatures.find(point.value); ligature != kLigatures.end())
      for (const char32_t letter : ligature->second) items.push_back({point.value, letter, begin, end, false});
    else
      items.push_back({point.value, fold_one(point.value), begin, end, false});
  }
  return items;
}

void compose_letters(Items& items) {
  Items kept;
  for (const SlowItem& item : items) {
    const char32_t one = kept.empty() ? 0 : one_character(kept.back().code, item.raw);
    if (one == 0) {
      kept.push_back(item);
      continue;
    }
    kept.back().code = fold_one(one);
    // All letters of a ligature have the range of it.
    const std::uint32_t begin = kept.back().begin;
    for (SlowItem& letter : kept)
      if (letter.begin == begin) letter.end = item.end;
  }
  items = kept;
}

constexpr char32_t kWhite = U' ';
constexpr char32_t kBoundary = 0x1F;

void resolve_quotation_marks(Items& items) {
  Items kept;
  char before = 'c';  // c: a character, >: a closing mark, ": a neutral one
  bool single = false;
  bool dropped = false;  // a mark was dropped right before
  for (std::size_t i = 0; i < items.size(); ++i) {
    SlowItem item = items[i];
    item.quotation = dropped;
    dropped = false;
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
      if (boundary)
        kept.push_back({item.raw, kBoundary, item.begin, item.begin, false});
      else
        dropped = true;
      if (!boundary && !kept.empty() && kept.back().code == kWhite) kept.back().quotation = true;
    }
  }
  items = kept;
}

void merge_white_space(Items& items) {
  Items kept;
  for (const SlowItem& item : items) {
    const bool white = item.code == kWhite;
    if (white && !kept.empty() && kept.back().code == kBoundary) continue;
    if (white && !kept.empty() && kept.back().code == kWhite) {
      kept.back().line_break |= item.line_break;
      kept.back().quotation |= item.quotation;
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
      const auto ellipsis = std::find_if(begin_of, end_of, [](const SlowItem& x) { return x.code == U'…'; });
      if (ellipsis == end_of && end - i < 3) {
        kept.insert(kept.end(), begin_of, end_of);
      } else {
        SlowItem one = items[i];
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

// M⏎2 behind a Han character, perhaps with a bracket between: what stands so far, and the character after the break.
bool cuts_symbol(const Items& so_far, char32_t next) {
  std::u32string text;
  for (std::size_t i = so_far.size() > 6 ? so_far.size() - 6 : 0; i < so_far.size(); ++i) text += so_far[i].code;
  std::size_t letters = 0;
  while (letters < 4 && letters < text.size() && one_of(text[text.size() - 1 - letters], U"abcdefghijklmnopqrstuvwxyz"))
    ++letters;
  text.resize(text.size() - letters);
  if (letters == 0 || !one_of(next, U"0123456789")) return false;
  if (text.size() > 1 && text.back() == U'(') text.pop_back();
  return !text.empty() && is_han(text.back());
}

void resolve_white_space(Items& items) {
  const auto is_layout = [](const SlowItem& item) {
    return !one_of(item.code, U"-.…") && written_without_spaces(item.raw);
  };
  Items kept;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].code == kWhite && i > 0 && i + 1 < items.size()) {
      const SlowItem& before = items[i - 1];
      const SlowItem& after = items[i + 1];
      if (items[i].line_break && (is_layout(before) || is_layout(after))) continue;
      if (items[i].line_break && cuts_symbol(kept, after.code)) continue;
      if (items[i].quotation && is_han(before.code) && is_han(after.code)) continue;
      if (is_han(before.code) && is_word_character(after.code)) continue;
      if (is_word_character(before.code) && is_han(after.code)) continue;
    }
    kept.push_back(items[i]);
  }
  items = kept;
}

}  // namespace

std::vector<SlowItem> slow_fold(std::string_view text) {
  Items items = decode_items(text);
  std::erase_if(items, [](const SlowItem& item) { return ignorable(item.raw); });
  resolve_quotation_marks(items);
  compose_letters(items);
  merge_white_space(items);
  unify_runs(items);
  resolve_white_space(items);
  return items;
}

std::string slow_folded(std::string_view text) {
  std::string folded;
  for (const SlowItem& item : slow_fold(text)) append_utf8(folded, item.code);
  return folded;
}

}  // namespace tifa::testing

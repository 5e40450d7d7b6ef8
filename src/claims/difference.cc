#include "claims/difference.h"

#include <algorithm>

#include "claims/word_list.h"
#include "redline/qualifiers.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMostWords = 2000;

constexpr auto kNegations = word_list({"barely", "cannot", "hardly",  "neither", "never",   "no", "nobody", "none",
                                       "nor",    "not",    "nothing", "nowhere", "without", "不", "别",     "勿",
                                       "否",     "并非",   "无",      "未",      "没",      "禁", "莫",     "非"});

// How many and how much, besides what says how firmly (redline/qualifiers.h).
constexpr auto kQuantifiers = word_list(
    {"almost", "average", "both",    "each",  "either",  "enough", "entire", "few",  "fewer", "half",    "least",
     "less",   "many",    "maximum", "mere",  "minimum", "most",   "nearly", "over", "under", "several", "sole",
     "up",     "whole",   "above",   "below", "between", "同",     "各",     "均",   "全",    "几",      "多",
     "少",     "半",      "每",      "最",    "较",      "近",     "超",     "余",   "更",    "仅",      "只"});

constexpr auto kNumberWords = word_list(
    {"zero",    "one",    "two",     "three",    "four",     "five",    "six",      "seven",   "eight",   "nine",
     "ten",     "eleven", "twelve",  "thirteen", "fourteen", "fifteen", "sixteen",  "twenty",  "thirty",  "forty",
     "fifty",   "sixty",  "seventy", "eighty",   "ninety",   "hundred", "thousand", "million", "billion", "trillion",
     "first",   "second", "third",   "fourth",   "fifth",    "once",    "twice",    "double",  "triple",  "half",
     "percent", "per",    "零",      "一",       "二",       "三",      "四",       "五",      "六",      "七",
     "八",      "九",     "十",      "百",       "千",       "万",      "亿",       "两",      "倍",      "〇"});

// Forms of one verb that no rule of endings joins. Pairs of forms that differ in firmness (will, would) are not here.
constexpr auto kBe = word_list({"am", "are", "be", "been", "being", "is", "was", "were"});
constexpr auto kHave = word_list({"had", "has", "have", "having"});
constexpr auto kDo = word_list({"did", "do", "does", "doing", "done"});

using Word = ComparedWord;
using Words = std::vector<Word>;

bool any(const Words& words, Range range, auto&& what) {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (what(words[i])) return true;
  return false;
}

std::string as_it_stands(std::string_view text, const Words& words, Range range) {
  if (range.empty()) return {};
  return std::string(
      text.substr(words[range.begin].at.begin, words[range.end - 1].at.end - words[range.begin].at.begin));
}

struct Side {
  std::string_view text;
  const Words& words;
};

bool is_number(const Word& word) {
  return is_digit(decode_utf8(word.folded, 0).value) || listed(kNumberWords, word.folded) ||
         std::u32string_view(U"%‰").find(decode_utf8(word.folded, 0).value) != std::u32string_view::npos;
}

// Ideographs of numerals are parts of other words, too (统一, 一定): they are a number at the beginning of what
// differs, unless they open such a word.
bool has_number(const Words& words, Range range) {
  constexpr std::u32string_view kInWords = U"定些般样切直起致分姓旦律";
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!is_number(words[i])) continue;
    if (!is_han(decode_utf8(words[i].folded, 0).value)) return true;
    if (i > range.begin && !is_number(words[i - 1])) continue;
    if (i + 1 == range.end || kInWords.find(decode_utf8(words[i + 1].folded, 0).value) == std::u32string_view::npos)
      return true;
  }
  return false;
}

DifferenceKind kind_of(const Side& quoted, Range q, const Side& text, Range t) {
  const auto either = [&](auto&& what) { return any(quoted.words, q, what) || any(text.words, t, what); };
  const auto count = [&](const Words& words, Range range, auto&& what) {
    return std::count_if(words.begin() + range.begin, words.begin() + range.end, what);
  };
  const auto negates = [](const Word& word) { return is_negation(word.folded); };
  if (count(quoted.words, q, negates) != count(text.words, t, negates)) return DifferenceKind::kNegation;
  if (has_number(quoted.words, q) || has_number(text.words, t)) return DifferenceKind::kNumber;
  const auto firm = [](const Side& side, Range range) {
    return !range.empty() && firmness(as_it_stands(side.text, side.words, range)).has_value();
  };
  const auto qualifies = [&](const Word& word) {
    return listed(kQuantifiers, word.folded) || firmness(word.folded).has_value();
  };
  // Chinese qualifiers are words of two characters, of which an edit may hold one: 基本 → 全本 is read with its
  // neighbours.
  const auto widened = [&](const Side& side, Range range) {
    if (range.empty()) return false;
    for (std::uint32_t from = range.begin - (range.begin > 0 ? 1 : 0); from <= range.begin; ++from)
      for (std::uint32_t to = range.end; to <= std::min<std::size_t>(range.end + 1, side.words.size()); ++to)
        if (to > from && firm(side, {from, to})) return true;
    return false;
  };
  if (widened(quoted, q) || widened(text, t) || either(qualifies)) return DifferenceKind::kQualifier;
  if (q.size() == t.size()) {
    bool inflected = true;
    for (std::uint32_t i = 0; i < q.size() && inflected; ++i) {
      const std::string &a = quoted.words[q.begin + i].folded, &b = text.words[t.begin + i].folded;
      inflected = is_word_character(decode_utf8(a, 0).value) && word_stem(a) == word_stem(b);
    }
    if (inflected) return DifferenceKind::kInflection;
  }
  const auto named = [](const Side& side, Range range) {
    for (std::uint32_t i = std::max(range.begin, 1U); i < range.end; ++i) {
      const char32_t first = decode_utf8(side.text, side.words[i].at.begin).value;
      if (first >= U'A' && first <= U'Z' && side.words[i].folded != "i") return true;
    }
    return false;
  };
  return named(quoted, q) || named(text, t) ? DifferenceKind::kName : DifferenceKind::kWording;
}

}  // namespace

std::vector<ComparedWord> compared_words(std::string_view text) {
  std::vector<ComparedWord> words;
  for (std::uint32_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    std::uint32_t end = i + point.length;
    const auto next_is = [&](std::uint32_t at, auto what) {
      return at < text.size() && what(decode_utf8(text, at).value);
    };
    if (is_word_character(point.value)) {
      while (end < text.size()) {
        const CodePoint more = decode_utf8(text, end);
        const std::uint32_t behind = end + more.length;
        const bool apostrophe = more.value == U'\'' || more.value == U'’';
        const bool separator = more.value == U'.' || more.value == U',' || more.value == U'．';
        const char32_t last = decode_utf8_before(text, end).value;
        if (is_word_character(more.value) || is_zero_width(more.value) || (apostrophe && next_is(behind, is_letter)) ||
            (separator && is_digit(last) && next_is(behind, is_digit)))
          end = behind;
        else
          break;
      }
    } else if (is_white_space(point.value) || is_zero_width(point.value)) {
      i = end;
      continue;
    } else if (is_punctuation(point.value)) {
      constexpr std::u32string_view kMeaning = U"%％‰$€£¥￥°+＋=＝<>＜＞≤≥±×÷~～";
      if (kMeaning.find(point.value) == std::u32string_view::npos) {
        i = end;
        continue;
      }
    }
    std::string folded = fold_term(text.substr(i, end - i), Folding::kDefault);
    if (!folded.empty()) {
      // 1,000 and 1000 are one figure.
      if (is_digit(decode_utf8(folded, 0).value))
        folded.erase(std::remove(folded.begin(), folded.end(), ','), folded.end());
      words.push_back({std::move(folded), {i, end}});
    }
    i = end;
  }
  return words;
}

std::string word_stem(std::string_view word) {
  if (listed(kBe, word)) return "be";
  if (listed(kHave, word)) return "have";
  if (listed(kDo, word)) return "do";
  for (const std::string_view ending : {"'s", "ing", "ies", "ied", "ed", "es", "s", "y", "e"}) {
    constexpr std::size_t kLeastStem = 3;
    if (word.size() < ending.size() + kLeastStem || !word.ends_with(ending)) continue;
    if (ending == "s" && word.ends_with("ss")) continue;
    std::string root(word.substr(0, word.size() - ending.size()));
    if (root.size() > kLeastStem && root[root.size() - 1] == root[root.size() - 2] && ending.front() != 's' &&
        ending != "'s")
      root.pop_back();  // planned, planning
    return root;
  }
  return std::string(word);
}

bool is_negation(std::string_view folded) { return listed(kNegations, folded) || folded.ends_with("n't"); }

const char* difference_kind_name(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::kInflection:
      return "the form of a word";
    case DifferenceKind::kWording:
      break;
    case DifferenceKind::kName:
      return "a name";
    case DifferenceKind::kQualifier:
      return "a qualifier";
    case DifferenceKind::kNumber:
      return "a number";
    case DifferenceKind::kNegation:
      return "a negation";
  }
  return "the wording";
}

DifferenceKind Difference::kind() const {
  DifferenceKind worst = DifferenceKind::kInflection;
  for (const WordEdit& edit : edits) worst = std::max(worst, edit.kind);
  return worst;
}

std::string Difference::in_words() const {
  constexpr std::size_t kShown = 3;
  std::string all;
  for (std::size_t i = 0; i < edits.size() && i < kShown; ++i) {
    const WordEdit& edit = edits[i];
    if (!all.empty()) all += "; ";
    if (edit.text.empty())
      all += "“" + edit.quoted + "” is not in the text";
    else if (edit.quoted.empty())
      all += "“" + edit.text + "” of the text is left out";
    else
      all += "“" + edit.quoted + "” where the text has “" + edit.text + "”";
  }
  if (edits.size() > kShown) all += "; and " + std::to_string(edits.size() - kShown) + " more";
  return all;
}

std::size_t count_words(std::string_view text) { return compared_words(text).size(); }

Difference compare_wordings(std::string_view quoted, std::string_view text) {
  const Words a = compared_words(quoted), b = compared_words(text);
  Difference difference;
  const auto same = [&](std::size_t i, std::size_t j) { return a[i].folded == b[j].folded; };
  std::size_t head = 0, tail = 0;
  while (head < a.size() && head < b.size() && same(head, head)) ++head;
  while (tail < a.size() - head && tail < b.size() - head && same(a.size() - 1 - tail, b.size() - 1 - tail)) ++tail;
  const std::size_t rows = a.size() - head - tail, columns = b.size() - head - tail;
  if (rows > kMostWords || columns > kMostWords) {
    difference.too_long = true;
    return difference;
  }
  // The longest common subsequence of what lies between, kept as lengths of suffixes.
  std::vector<std::uint16_t> common((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return common[i * (columns + 1) + j]; };
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;)
      at(i, j) = same(head + i, head + j) ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                          : std::max(at(i + 1, j), at(i, j + 1));
  const Side side_a{quoted, a}, side_b{text, b};
  Range q{static_cast<std::uint32_t>(head), static_cast<std::uint32_t>(head)}, t = q;
  const auto flush = [&] {
    if (!q.empty() || !t.empty())
      difference.edits.push_back({kind_of(side_a, q, side_b, t), as_it_stands(quoted, a, q), as_it_stands(text, b, t)});
    q.begin = ++q.end;
    t.begin = ++t.end;
  };
  std::size_t i = 0, j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && same(head + i, head + j)) {
      flush();
      ++i;
      ++j;
    } else if (j >= columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
      ++i;
      ++q.end;
    } else {
      ++j;
      ++t.end;
    }
  }
  flush();
  const std::size_t all = a.size() + b.size();
  difference.similarity = all == 0 ? 1 : 2.0 * static_cast<double>(head + tail + at(0, 0)) / static_cast<double>(all);
  return difference;
}

std::vector<std::string> differences_of_form(std::string_view quoted, std::string_view text) {
  bool space = false, marks = false, punctuation = false, script = false, letters = false, width = false;
  std::size_t i = 0, j = 0;
  // What is passed over on either side until a character that counts.
  const auto pass = [](std::string_view from, std::size_t& at, std::string& passed) {
    while (at < from.size()) {
      const CodePoint point = decode_utf8(from, at);
      const bool sign =
          is_punctuation(point.value) && fold_term(from.substr(at, point.length), Folding::kDefault) != "%";
      if (!is_white_space(point.value) && !is_zero_width(point.value) && !sign) return;
      passed += from.substr(at, point.length);
      at += point.length;
    }
  };
  const auto only = [](const std::string& from, bool (*what)(char32_t)) {
    std::string kept;
    for (std::size_t at = 0; at < from.size();) {
      const CodePoint point = decode_utf8(from, at);
      if (what(point.value)) kept += from.substr(at, point.length);
      at += point.length;
    }
    return kept;
  };
  while (true) {
    std::string a, b;
    pass(quoted, i, a);
    pass(text, j, b);
    if (i >= quoted.size() || j >= text.size()) break;  // what stands at the ends is not quoted
    if (a != b) {
      space = space || only(a, is_white_space) != only(b, is_white_space);
      marks = marks || only(a, is_quotation_mark) != only(b, is_quotation_mark);
      const auto others = [](char32_t code) { return is_punctuation(code) && !is_quotation_mark(code); };
      if (const std::string x = only(a, others), y = only(b, others); x != y)
        (fold_term(x, Folding::kDefault) == fold_term(y, Folding::kDefault) ? width : punctuation) = true;
    }
    const CodePoint x = decode_utf8(quoted, i), y = decode_utf8(text, j);
    if (x.value != y.value) {
      if (is_han(x.value))
        script = true;
      else if (x.value < 0x80 && y.value < 0x80)
        letters = true;
      else
        width = true;
    }
    i += x.length;
    j += y.length;
  }
  std::vector<std::string> all;
  if (punctuation) all.emplace_back("punctuation");
  if (marks) all.emplace_back("quotation marks");
  if (script) all.emplace_back("Traditional and Simplified characters");
  if (width) all.emplace_back("the width of characters");
  if (letters) all.emplace_back("capital letters");
  if (space) all.emplace_back("spaces and line breaks");
  return all;
}

}  // namespace tifa

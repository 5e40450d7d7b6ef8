#include "redline/changes.h"

#include <algorithm>
#include <map>

#include "redline/qualifiers.h"
#include "text/character_table.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

// What was replaced by what inside a pair of sentences.
struct Replacement {
  Range a, b;
};

std::uint32_t telling_size(std::string_view text) {
  std::uint32_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (character_flags(point.value) & (kFlagWord | kFlagHan | kFlagLetter | kFlagDigit)) ++size;
    at += point.length;
  }
  return size;
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// A figure in digits with what belongs to it: "1,234.5", "5%左右", "1256万人", "12 percent". Where it begins and ends.
Range figure_in(std::string_view text, Range within, Range sentence) {
  std::uint32_t begin = within.begin;
  while (begin < within.end && !is_ascii_digit(text[begin])) ++begin;
  if (begin == within.end) return {};
  std::uint32_t end = begin;
  while (end < sentence.end && (is_ascii_digit(text[end]) || ((text[end] == '.' || text[end] == ',') &&
                                                              end + 1 < sentence.end && is_ascii_digit(text[end + 1]))))
    ++end;
  constexpr int kUnit = 5;  // ideographs and signs of a unit
  std::uint32_t at = end;
  for (int i = 0; i < kUnit && at < sentence.end; ++i) {
    const CodePoint point = decode_utf8(text, at);
    const bool percent = point.value == '%' || point.value == 0xFF05;
    if (!percent && !(character_flags(point.value) & kFlagHan)) break;
    at += point.length;
  }
  if (at == end && at + 1 < sentence.end && text[at] == ' ') {
    std::uint32_t word = at + 1;
    while (word < sentence.end && text[word] >= 'a' && text[word] <= 'z') ++word;
    if (word > at + 1) at = word;
  }
  return {begin, at};
}

bool is_year_or_date(std::string_view figure) {
  std::size_t digits = 0;
  while (digits < figure.size() && is_ascii_digit(figure[digits])) ++digits;
  const std::string_view unit = figure.substr(digits);
  for (const char* date : {"年", "月", "日", "号", "时"})
    if (unit.starts_with(date)) return true;
  if (digits != 4 || (!unit.empty() && unit[0] != ' ')) return false;
  const std::string_view year = figure.substr(0, 4);
  return year >= "1800" && year <= "2199";
}

// The numbering in front of a sentence: "12. ", "（3）".
bool is_label(std::string_view text, Range figure, Range sentence) {
  constexpr std::uint32_t kBracket = 3;
  if (figure.begin > sentence.begin + kBracket) return false;
  if (figure.begin > sentence.begin) {
    const char32_t before = decode_utf8_before(text, figure.begin).value;
    if (before != '(' && before != 0xFF08) return false;
  }
  if (figure.end >= sentence.end) return false;
  const char32_t after = decode_utf8(text, figure.end).value;
  return after == '.' || after == ')' || after == 0x3001 || after == 0xFF0E || after == 0xFF09;
}

bool ends_in_month(std::string_view words) {
  for (const char* month : {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                            "October", "November", "December"})
    if (words.ends_with(month)) return true;
  return false;
}

// Without the spaces and marks around it.
std::string_view without_marks(std::string_view text) {
  const auto mark = [](char32_t code) { return (character_flags(code) & (kFlagWhiteSpace | kFlagPunctuation)) != 0; };
  while (!text.empty() && mark(decode_utf8(text, 0).value)) text.remove_prefix(decode_utf8(text, 0).length);
  while (!text.empty() && mark(decode_utf8_before(text, text.size()).value))
    text.remove_suffix(decode_utf8_before(text, text.size()).length);
  return text;
}

class Changes {
 public:
  Changes(const Redline& redline, const DocumentView& a, const DocumentView& b) : redline_(redline), a_(a), b_(b) {}

  MeaningfulChanges find(std::size_t rewordings) {
    for (std::uint32_t r = 0; r < redline_.rows.size(); ++r) read_row(r);
    std::stable_sort(found_.rewordings.begin(), found_.rewordings.end(),
                     [](const Rewording& x, const Rewording& y) { return x.weight > y.weight; });
    if (found_.rewordings.size() > rewordings) found_.rewordings.resize(rewordings);
    return std::move(found_);
  }

 private:
  static std::vector<Range> sentences_of(const DocumentView& view, Range blocks) {
    std::vector<Range> all;
    for (std::uint32_t i = blocks.begin; i < blocks.end && i < view.blocks.size(); ++i)
      for (Range sentence : sentences(view.blocks[i].text.of(view.text)))
        all.push_back({view.blocks[i].text.begin + sentence.begin, view.blocks[i].text.begin + sentence.end});
    return all;
  }

  static std::size_t sentence_at(const std::vector<Range>& all, std::uint32_t byte) {
    const auto next = std::upper_bound(all.begin(), all.end(), byte,
                                       [](std::uint32_t at, const Range& sentence) { return at < sentence.end; });
    return static_cast<std::size_t>(next - all.begin());
  }

  void read_row(std::uint32_t index) {
    const RedlineRow& row = redline_.rows[index];
    if (!row.edited || row.a.empty() || row.b.empty() || row.text_a.empty() || row.text_b.empty()) return;
    const std::vector<Range> in_a = sentences_of(a_, row.a), in_b = sentences_of(b_, row.b);
    std::map<std::pair<std::size_t, std::size_t>, std::uint32_t> shared;
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e)
      share(row, redline_.script.edits[e], in_a, in_b, shared);
    std::vector<std::pair<std::uint32_t, std::size_t>> best_a(in_a.size()), best_b(in_b.size());
    for (const auto& [pair, bytes] : shared) {
      best_a[pair.first] = std::max(best_a[pair.first], {bytes, pair.second});
      best_b[pair.second] = std::max(best_b[pair.second], {bytes, pair.first});
    }
    for (std::size_t j = 0; j < in_b.size(); ++j) {
      const auto [bytes, i] = best_b[j];
      if (bytes == 0 || best_a[i].second != j) continue;
      read_sentence({in_a[i], in_b[j], index}, bytes, row);
    }
  }

  // Adds the bytes that a kept run gives to each pair of sentences that it runs through.
  static void share(const RedlineRow& row, const Edit& edit, const std::vector<Range>& in_a,
                    const std::vector<Range>& in_b,
                    std::map<std::pair<std::size_t, std::size_t>, std::uint32_t>& shared) {
    if (edit.kind != EditKind::kKeep || edit.move != row.move) return;
    if (edit.a.begin < row.text_a.begin || edit.a.end > row.text_a.end) return;
    for (std::uint32_t at = 0; at < edit.a.size();) {
      const std::size_t i = sentence_at(in_a, edit.a.begin + at), j = sentence_at(in_b, edit.b.begin + at);
      if (i == in_a.size() || j == in_b.size()) return;
      const std::uint32_t end_a = in_a[i].end - edit.a.begin, end_b = in_b[j].end - edit.b.begin;
      const std::uint32_t end = std::min({end_a, end_b, edit.a.size()});
      shared[{i, j}] += end - at;
      at = std::max(end, at + 1);
    }
  }

  void read_sentence(const SentencePair& pair, std::uint32_t kept, const RedlineRow& row) {
    const std::vector<Replacement> all = replacements(pair, row);
    if (receives(pair, row)) return;  // a sentence that others went into is no rewording of one
    if (all.empty() || 10 * kept < 3 * std::min(pair.a.size(), pair.b.size())) return;
    const bool figures = read_figures(pair, all);
    if (read_qualifiers(pair, all) || figures) return;
    std::uint32_t deleted = 0, inserted = 0;
    for (const Replacement& replacement : all) {
      deleted += telling_size(replacement.a.of(a_.text));
      inserted += telling_size(replacement.b.of(b_.text));
    }
    const double least = std::min(deleted, inserted);
    if (least == 0) return;  // something was only added or taken out
    const double stays =
        telling_size(pair.b.of(b_.text)) - std::min<double>(inserted, telling_size(pair.b.of(b_.text)));
    found_.rewordings.push_back({pair, (row.heading ? 3 : 1) * least * stays / (stays + least)});
  }

  bool receives(const SentencePair& pair, const RedlineRow& row) const {
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e) {
      const Edit& edit = redline_.script.edits[e];
      const bool elsewhere = edit.move != row.move || edit.a.begin < row.text_a.begin || edit.a.end > row.text_a.end;
      if (edit.kind == EditKind::kKeep && elsewhere && edit.b.begin < pair.b.end && pair.b.begin < edit.b.end)
        return true;
    }
    return false;
  }

  std::vector<Replacement> replacements(const SentencePair& pair, const RedlineRow& row) const {
    std::vector<Replacement> all;
    bool open = false;
    const auto clipped = [](Range range, Range to) {
      range = {std::max(range.begin, to.begin), std::min(range.end, to.end)};
      return range.begin < range.end ? range : Range{range.end, range.end};
    };
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e) {
      const Edit& edit = redline_.script.edits[e];
      const Range in_a = clipped(edit.a, pair.a), in_b = clipped(edit.b, pair.b);
      if (edit.kind == EditKind::kKeep) {
        open = open && in_a.empty() && in_b.empty();
        continue;
      }
      if (in_a.empty() && in_b.empty()) continue;
      if (!open) all.push_back({});
      open = true;
      if (!in_a.empty()) all.back().a = in_a;
      if (!in_b.empty()) all.back().b = in_b;
    }
    return all;
  }

  bool read_figures(const SentencePair& pair, const std::vector<Replacement>& all) {
    bool only = true;
    for (const Replacement& replacement : all) {
      const Range from = figure_in(a_.text, replacement.a, pair.a), to = figure_in(b_.text, replacement.b, pair.b);
      const bool short_enough = replacement.a.size() <= 24 && replacement.b.size() <= 24;
      if (from.empty() || to.empty() || !short_enough) {
        only = false;
        continue;
      }
      if (is_label(b_.text, to, pair.b)) continue;
      const std::string_view from_text = from.of(a_.text), to_text = to.of(b_.text);
      if (from_text == to_text || is_year_or_date(from_text) || is_year_or_date(to_text)) continue;
      std::string what = subject(pair.b, to.begin);
      if (ends_in_month(what)) continue;
      found_.figures.push_back({pair, std::move(what), std::string(from_text), std::string(to_text)});
    }
    return only;
  }

  // The words before a figure, back to the beginning of its clause.
  std::string subject(Range sentence, std::uint32_t at) const {
    constexpr int kMost = 40;
    std::uint32_t begin = at;
    for (int i = 0; i < kMost && begin > sentence.begin; ++i) {
      const CodePoint point = decode_utf8_before(b_.text, begin);
      if (character_flags(point.value) & kFlagClauseEnd) break;
      begin -= point.length;
    }
    std::string_view text = b_.text.substr(begin, at - begin);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
  }

  bool read_qualifiers(const SentencePair& pair, const std::vector<Replacement>& all) {
    QualifierChange change{pair, {}, {}, 0};
    const auto add = [](std::string& to, std::string_view wording) {
      wording = without_marks(wording);
      if (!to.empty() && !wording.empty()) to += " … ";
      to += wording;
    };
    for (const Replacement& replacement : all) {
      const std::string_view from = replacement.a.of(a_.text), to = replacement.b.of(b_.text);
      const auto before = firmness(from), after = firmness(to);
      if (!before || !after) return false;
      change.firmer += *after - *before;
      add(change.from, from);
      add(change.to, to);
    }
    if (telling_size(change.from) + telling_size(change.to) == 0) return true;  // marks alone
    if (change.firmer != 0) found_.qualifiers.push_back(std::move(change));
    return true;
  }

  const Redline& redline_;
  const DocumentView& a_;
  const DocumentView& b_;
  MeaningfulChanges found_;
};

}  // namespace

MeaningfulChanges meaningful_changes(const Redline& redline, const DocumentView& a, const DocumentView& b,
                                     std::size_t rewordings) {
  return Changes(redline, a, b).find(rewordings);
}

}  // namespace tifa

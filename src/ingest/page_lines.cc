#include "ingest/page_lines.h"

#include <algorithm>
#include <cmath>

#include "structure/numbering.h"
#include "structure/shape.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr float kFarther = 1.35F;        // than the usual distance of lines: a new paragraph
constexpr float kLeastPitch = 1.2F;      // of lines, in sizes of letters
constexpr float kIndent = 0.8F;          // sizes of letters
constexpr float kWideRoom = 2.2F;        // room for a wide character and a mark that may not begin a line
constexpr float kSameSize = 0.08F;       // of the size
constexpr std::size_t kLongestCut = 60;  // bytes of half a word

bool is_wide(char32_t code) { return display_width(code) == 2 || is_han(code); }

char32_t first_of(std::string_view text) { return text.empty() ? 0 : decode_utf8(text, 0).value; }
char32_t last_of(std::string_view text) { return text.empty() ? 0 : decode_utf8_before(text, text.size()).value; }

bool is_small_letter(char32_t code) {
  return (code >= U'a' && code <= U'z') || (code >= U'ß' && code <= U'ÿ' && code != U'÷');
}

bool is_hyphen(char32_t code) { return code == U'-' || code == U'\u00AD' || code == U'\u2010'; }

std::string_view without_hyphen(std::string_view word) {
  const CodePoint point = word.empty() ? CodePoint{} : decode_utf8_before(word, word.size());
  return is_hyphen(point.value) ? word.substr(0, word.size() - point.length) : word;
}

// The letters of a word without marks around them.
std::string_view core_of(std::string_view word) {
  const auto letter = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(c) || is_ascii_digit(c);
  };
  const auto first = std::find_if(word.begin(), word.end(), letter);
  const auto last = std::find_if(word.rbegin(), word.rend(), letter).base();
  if (first >= last) return {};
  return word.substr(static_cast<std::size_t>(first - word.begin()), static_cast<std::size_t>(last - first));
}

// How wide the piece of a word is that must stay on one line.
float first_piece(const PageLine& line) {
  const PageWord& word = line.words.front();
  float units = 0, piece = 0;
  bool inside = true;
  for (std::size_t at = 0; at < word.text.size();) {
    const CodePoint point = decode_utf8(word.text, at);
    at += point.length;
    const bool wide = is_wide(point.value);
    inside = inside && !wide;
    units += wide ? 2 : 1;
    if (inside) piece += 1;
  }
  return units > 0 ? word.box.width() * piece / units : 0;
}

bool centred(const PlacedLine& line) {
  const float left = line.line->box.left - line.column.left, right = line.column.right - line.line->box.right;
  return left > 2 * line.line->size && std::abs(left - right) < line.line->size;
}

bool cuts_word(const PageLine& last, const PageLine& next) {
  const std::string& word = last.words.back().text;
  const std::string_view half = without_hyphen(word);
  return half.size() < word.size() && !half.empty() && is_small_letter(last_of(half)) &&
         is_small_letter(first_of(next.words.front().text));
}

bool ends_sentence(const PageLine& line) {
  const Shape shape = shape_of(line.words.back().text);
  return shape.closed() || shape.tail == U'：' || shape.tail == U':' || shape.tail == U'；' || shape.tail == U';';
}

// Whether a line begins as an item of a list, whose further lines are indented.
bool stands_out(const PageLine& line) { return is_bullet(line.words.front().text) || begins_numbered(line); }

bool strong_changes(const PageLine& last, const PageLine& next, bool room) {
  if (all_strong(last) && !next.words.front().strong) return true;
  return room && all_strong(next) && !last.words.back().strong;
}

}  // namespace

bool had_room(const PageLine& last, float room, const PageLine& next) {
  if (begins_wide(next.words.front().text)) return room > kWideRoom * last.size;
  return room > first_piece(next) + 0.35F * last.size;
}

bool begins_wide(std::string_view text) { return is_wide(first_of(text)); }
bool ends_wide(std::string_view text) { return is_wide(last_of(text)); }

bool all_strong(const PageLine& line) {
  return std::all_of(line.words.begin(), line.words.end(), [](const PageWord& word) { return word.strong; });
}

bool begins_numbered(const PageLine& line) {
  std::string beginning = line.words.front().text;
  if (line.words.size() > 1) beginning += ' ' + line.words[1].text;
  return parse_label(beginning).has_value();
}

bool is_bullet(std::string_view word) {
  static constexpr std::string_view kBullets[] = {"•", "▪", "■", "●", "○", "◆", "►", "‣", "◦", "–", "\uF0B7", "\uF0A7"};
  return std::find(std::begin(kBullets), std::end(kBullets), word) != std::end(kBullets);
}

PageHabits habits_of(const std::vector<Page>& pages, const Roles& roles,
                     const std::vector<std::vector<PageColumn>>& columns) {
  PageHabits habits;
  habits.body_size = body_size_of(pages, roles);
  std::map<int, std::size_t> pitches;  // by twentieths of a size
  std::size_t full = 0, indented = 0;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const PageLine* last = nullptr;
    for (std::size_t i = 0; i < pages[p].lines.size(); ++i) {
      const PageLine& line = pages[p].lines[i];
      if (roles[p][i] != LineRole::kText || line.turned || line.size <= 0) continue;
      const float pitch = last != nullptr ? (line.box.top - last->box.top) / line.size : 0;
      if (pitch > 0.8F && pitch < 4 && std::abs(line.size - habits.body_size) < kSameSize * habits.body_size &&
          columns[p][i].number == columns[p][last - pages[p].lines.data()].number)
        ++pitches[static_cast<int>(std::lround(pitch * 20))];
      // Behind a line that reached its edge nothing but an indentation tells a paragraph.
      const float indent = line.box.left - columns[p][i].left;
      if (pitch > 0 && indent > kIndent * line.size && indent < 4 * line.size) ++indented;
      ++full;
      last = &line;
    }
  }
  std::size_t most = 0;
  for (const auto& [twentieths, count] : pitches) {
    if (count <= most) continue;
    most = count;
    habits.pitch = static_cast<float>(twentieths) / 20;
  }
  habits.indents = indented * 25 > full;
  return habits;
}

bool goes_on(const PlacedLine& first, const PlacedLine& last, const PlacedLine& next, const PageHabits& habits) {
  const PageLine &a = *last.line, &b = *next.line;
  if (a.turned || b.turned || is_bullet(b.words.front().text)) return false;
  if (std::abs(a.size - b.size) > kSameSize * std::max(a.size, b.size)) return false;
  const bool same_column = last.page == next.page && last.column.number == next.column.number && b.box.top > a.box.top;
  if (same_column && cuts_word(a, b)) return true;
  const bool room = had_room(a, last.column.right - a.box.right, b);
  if (strong_changes(a, b, room)) return false;
  const float indent = b.box.left - next.column.left, indent_before = a.box.left - last.column.left;
  const bool indented = indent > kIndent * b.size;
  if (!same_column) {
    // Over the end of a page or column.
    if (room || indented) return false;
    if (a.size > 1.1F * habits.body_size || all_strong(a)) return false;
    return !ends_sentence(a) || habits.indents;
  }
  const float pitch = (b.box.top - a.box.top) / b.size;
  if (pitch > kFarther * std::max(habits.pitch, kLeastPitch) || pitch < 0.3F) return false;
  if (centred(last) && centred(next)) return a.size > 1.1F * habits.body_size || all_strong(a);
  const bool last_is_first = last.line == first.line;
  if (room) return false;
  // The first line of a list item stands out to the left.
  if (indented && indent > indent_before + kIndent * b.size) return last_is_first && stands_out(a);
  const bool outdented = indent_before > indent + kIndent * b.size;
  return !(outdented && !last_is_first);
}

CutWords::CutWords(const std::vector<Page>& pages, const Roles& roles) {
  const PageLine* last = nullptr;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (std::size_t i = 0; i < pages[p].lines.size(); ++i) {
      if (roles[p][i] == LineRole::kRunning || roles[p][i] == LineRole::kContents) continue;
      const PageLine& line = pages[p].lines[i];
      if (last != nullptr) {
        const std::string_view before = last->words.back().text, after = line.words.front().text;
        const std::string_view half = without_hyphen(before);
        if (half.size() < before.size() && before.size() + after.size() <= kLongestCut) {
          seen_.emplace(ascii_lower(core_of(std::string(half) + std::string(after))), false);
          seen_.emplace(ascii_lower(core_of(std::string(half) + "-" + std::string(after))), false);
        }
      }
      last = &line;
    }
  }
  if (seen_.empty()) return;
  for (const Page& page : pages) {
    for (const PageLine& line : page.lines) {
      for (const PageWord& word : line.words) {
        if (word.text.size() > kLongestCut) continue;
        const auto found = seen_.find(ascii_lower(core_of(word.text)));
        if (found != seen_.end()) found->second = true;
      }
    }
  }
}

bool CutWords::hyphen_goes(std::string_view before, std::string_view after) const {
  const std::string_view half = without_hyphen(before);
  if (half.size() == before.size() || half.empty()) return false;
  if (last_of(before) == U'\u00AD') return true;
  if (!is_small_letter(last_of(half)) || !is_small_letter(first_of(after))) return false;
  const auto stands = [&](const std::string& word) {
    const auto found = seen_.find(ascii_lower(core_of(word)));
    return found != seen_.end() && found->second;
  };
  if (stands(std::string(half) + std::string(after))) return true;
  return !stands(std::string(half) + "-" + std::string(after));
}

}  // namespace tifa

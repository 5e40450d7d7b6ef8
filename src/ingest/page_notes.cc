// Lines that are no running text: notes at the foot of a page, and lists of contents by their leading dots.
#include <algorithm>
#include <array>
#include <map>

#include <cmath>

#include "ingest/pages.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr float kSmaller = 0.93F;        // of the size of text, at most: a note
constexpr std::size_t kBuckets = 64;     // of the width of a page
constexpr std::size_t kLongestMark = 4;  // bytes of digits or stars
constexpr std::size_t kFewestLeaders = 4;
constexpr std::size_t kFewestContents = 3;  // lines

bool is_leader(char32_t code) { return code == U'.' || code == U'·' || code == U'…' || code == U'．' || code == U'‥'; }

// "1.2 Ports ........ 12".
bool ends_in_leaders(const PageLine& line) {
  std::size_t leaders = 0, digits = 0, others = 0;
  for (std::size_t w = line.words.size(); w-- > 0;) {
    const std::string& text = line.words[w].text;
    for (std::size_t at = text.size(); at > 0;) {
      const CodePoint point = decode_utf8_before(text, at);
      at -= point.length;
      if (point.value >= U'0' && point.value <= U'9' && leaders == 0) {
        ++digits;
      } else if (digits > 0 && is_leader(point.value)) {
        leaders += point.value == U'…' ? 3 : 1;
      } else {
        ++others;
        if (others > 3 || digits == 0) return leaders >= kFewestLeaders;
      }
    }
  }
  return leaders >= kFewestLeaders;
}

std::size_t bucket(float x, float width) {
  const float at = width > 0 ? x / width * static_cast<float>(kBuckets) : 0;
  return static_cast<std::size_t>(std::clamp(at, 0.0F, static_cast<float>(kBuckets - 1)));
}

// Where text of full size ends in each strip of the page.
std::array<float, kBuckets> text_ends(const Page& page, const std::vector<LineRole>& roles, float small) {
  std::array<float, kBuckets> ends{};
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    const bool text = roles[i] == LineRole::kText || roles[i] == LineRole::kCell;
    if (!text || line.turned || line.size <= small) continue;
    for (std::size_t b = bucket(line.box.left, page.width); b <= bucket(line.box.right, page.width); ++b)
      ends[b] = std::max(ends[b], line.box.top);
  }
  return ends;
}

}  // namespace

std::string_view bare_mark(std::string_view word) {
  if (word.size() > 2 && word.front() == '[' && word.back() == ']') return word.substr(1, word.size() - 2);
  if (word.size() > 1 && (word.back() == '.' || word.back() == ')')) return word.substr(0, word.size() - 1);
  return word;
}

bool is_note_mark(std::string_view word) {
  word = bare_mark(word);
  if (word.empty()) return false;
  if (word.size() <= kLongestMark &&
      (word.find_first_not_of("0123456789") == word.npos || word.find_first_not_of('*') == word.npos))
    return true;
  const CodePoint point = decode_utf8(word, 0);
  const bool mark = (point.value >= U'①' && point.value <= U'⑳') || point.value == U'†' || point.value == U'‡' ||
                    point.value == U'§' || (point.value >= U'\u2070' && point.value <= U'\u2079') ||
                    point.value == U'¹' || point.value == U'²' || point.value == U'³';
  return mark && word.size() <= 2 * std::size_t{point.length};
}

void find_contents_lines(const std::vector<Page>& pages, Roles& roles) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t p = 0; p < pages.size(); ++p)
    for (std::size_t i = 0; i < pages[p].lines.size(); ++i)
      if (roles[p][i] == LineRole::kText && ends_in_leaders(pages[p].lines[i])) found.emplace_back(p, i);
  if (found.size() < kFewestContents) return;
  for (const auto& [page, line] : found) roles[page][line] = LineRole::kContents;
  // Pieces of the same rows: numbers before them, titles that the dots are apart from.
  for (std::size_t begin = 0, end = 0; begin < found.size(); begin = end) {
    const std::size_t p = found[begin].first;
    std::vector<PageBox> rows;
    for (; end < found.size() && found[end].first == p; ++end) rows.push_back(pages[p].lines[found[end].second].box);
    std::sort(rows.begin(), rows.end(), [](const PageBox& a, const PageBox& b) { return a.top < b.top; });
    for (std::size_t i = 0; i < pages[p].lines.size(); ++i) {
      const PageBox& box = pages[p].lines[i].box;
      const float middle = (box.top + box.bottom) / 2;
      const auto after =
          std::partition_point(rows.begin(), rows.end(), [&](const PageBox& row) { return row.top <= middle; });
      if (roles[p][i] == LineRole::kText && after != rows.begin() && middle < (after - 1)->bottom)
        roles[p][i] = LineRole::kContents;
    }
  }
}

void find_notes(const std::vector<Page>& pages, float body_size, Roles& roles) {
  const float small = body_size * kSmaller;
  bool open = false;  // the last note of the page before may go on
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const Page& page = pages[p];
    const auto ends = text_ends(page, roles[p], small);
    bool any_text = false;
    bool in_note = open;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const PageLine& line = page.lines[i];
      if (roles[p][i] != LineRole::kText || line.turned) continue;
      bool foot = line.size <= small && line.box.top > page.height / 4;
      if (foot)
        for (std::size_t b = bucket(line.box.left, page.width); foot && b <= bucket(line.box.right, page.width); ++b)
          foot = ends[b] < line.box.top;
      if (!foot) {
        any_text = true;
        in_note = false;
        continue;
      }
      // A note has text behind its mark.
      const bool marked =
          is_note_mark(line.words.front().text) && line.words.size() > 1 && (any_text || i > 0 || in_note);
      if (marked) {
        roles[p][i] = LineRole::kNote;
        in_note = true;
      } else if (in_note) {
        roles[p][i] = LineRole::kNoteGoesOn;
      }
    }
    open = in_note;
  }
}

float body_size_of(const std::vector<Page>& pages, const Roles& roles) {
  std::map<int, std::size_t> letters;  // by tenths of a point
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (std::size_t i = 0; i < pages[p].lines.size(); ++i) {
      if (roles[p][i] != LineRole::kText) continue;
      for (const PageWord& word : pages[p].lines[i].words)
        letters[static_cast<int>(std::lround(word.size * 10))] += count_code_points(word.text);
    }
  }
  std::size_t most = 0;
  int size = 0;
  for (const auto& [tenths, count] : letters) {
    if (count <= most) continue;
    most = count;
    size = tenths;
  }
  return static_cast<float>(size) / 10;
}

}  // namespace tifa

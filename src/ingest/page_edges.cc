// Running heads and feet: what stands again at the same height of other pages, outside of all text, and page numbers.
#include <algorithm>
#include <cmath>
#include <map>

#include "ingest/pages.h"

namespace tifa {
namespace {

constexpr std::size_t kMostRows = 3;      // looked at from an edge inwards
constexpr float kOneHead = 1.5F;          // sizes of letters between two lines of a head
constexpr float kSameHeight = 3;          // points
constexpr std::size_t kFewPages = 4;      // of these, two pages that agree are enough
constexpr std::size_t kLongestRow = 400;  // bytes; a longer one is text
constexpr std::size_t kLongestNumber = 6;

// Lines of a page that stand beside each other.
struct Row {
  std::size_t page = 0;
  std::vector<std::size_t> lines;
  float top = 0, bottom = 0, size = 0;
  float gap = 0;             // to the next row inwards
  float next_size = 0;       // of that row; 0 when there is none
  std::string key;           // text with '#' for each number
  std::vector<int> numbers;  // in their order
  bool running = false;
};

bool is_roman(std::string_view word) {
  return !word.empty() && word.size() <= kLongestNumber &&
         (word.find_first_not_of("ivxlc") == word.npos || word.find_first_not_of("IVXLC") == word.npos);
}

// Adds the text of a line to the key of its row.
void add_to_key(const PageLine& line, Row& row) {
  for (const PageWord& word : line.words) {
    for (std::size_t at = 0; at < word.text.size() && row.key.size() <= kLongestRow;) {
      const std::size_t end = std::min(word.text.find_first_not_of("0123456789", at), word.text.size());
      if (end > at && end - at <= kLongestNumber) {
        row.numbers.push_back(std::stoi(word.text.substr(at, end - at)));
        row.key += '#';
        at = end;
      } else {
        row.key += word.text[at++];
      }
    }
  }
}

// The outermost rows of a page, from the edge inwards.
std::vector<Row> edge_rows(const Page& page, std::size_t number, bool top) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (!page.lines[i].turned) order.push_back(i);
  const auto outer = [&](std::size_t a, std::size_t b) {
    const PageBox &x = page.lines[a].box, &y = page.lines[b].box;
    return top ? x.top < y.top : x.bottom > y.bottom;
  };
  // Only the outermost matter: a row has few lines.
  constexpr std::size_t kLooked = 16;
  const std::size_t looked = std::min(order.size(), kLooked);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(looked), order.end(), outer);
  order.resize(looked);
  std::vector<Row> rows;
  for (const std::size_t i : order) {
    const PageLine& line = page.lines[i];
    const float middle = (line.box.top + line.box.bottom) / 2;
    if (!rows.empty() && middle > rows.back().top && middle < rows.back().bottom) {
      rows.back().lines.push_back(i);
      continue;
    }
    if (rows.size() == kMostRows + 1) break;
    Row row;
    row.page = number;
    row.lines = {i};
    row.top = line.box.top;
    row.bottom = line.box.bottom;
    row.size = line.size;
    rows.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Row& row = rows[i];
    row.gap = i + 1 < rows.size() ? std::max(rows[i + 1].top - row.bottom, row.top - rows[i + 1].bottom)
                                  : std::max(page.height, row.size);
    row.next_size = i + 1 < rows.size() ? rows[i + 1].size : 0;
    std::sort(row.lines.begin(), row.lines.end(),
              [&](std::size_t a, std::size_t b) { return page.lines[a].box.left < page.lines[b].box.left; });
    for (const std::size_t line : row.lines) add_to_key(page.lines[line], row);
    if (is_roman(row.key)) row.key = "#";
  }
  if (rows.size() > kMostRows) rows.resize(kMostRows);
  return rows;
}

// Whether the numbers of two rows are the same, or count their pages.
bool numbers_agree(const Row& a, const Row& b) {
  if (a.numbers.size() != b.numbers.size()) return false;
  const int pages = static_cast<int>(b.page) - static_cast<int>(a.page);
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    const int by = b.numbers[i] - a.numbers[i];
    if (by != 0 && by != pages) return false;
  }
  return true;
}

bool agree(const Row& a, const Row& b) {
  return std::abs(a.top - b.top) <= kSameHeight && std::abs(a.size - b.size) < 0.5F && numbers_agree(a, b);
}

// A number alone, with dashes around it or the word for a page beside it, and nothing else.
bool is_page_number(const Row& row) {
  static constexpr std::string_view kForms[] = {"#",     "-#-",   "–#–",      "—#—", "－#－", "·#·",
                                                "第#页", "Page#", "Page#of#", "#/#", "p.#",   "第#页共#页"};
  return std::find(std::begin(kForms), std::end(kForms), row.key) != std::end(kForms);
}

// Rows of which enough others of their key agree with them become running.
void mark_repeated(std::vector<std::vector<Row>>& rows, std::size_t pages) {
  std::map<std::string_view, std::vector<Row*>> by_key;
  for (std::vector<Row>& of_page : rows)
    for (Row& row : of_page)
      if (row.key.size() <= kLongestRow) by_key[row.key].push_back(&row);
  const std::size_t enough = pages <= kFewPages ? 1 : 2;
  constexpr std::size_t kLooked = 12;  // rows before and behind
  for (auto& [key, group] : by_key) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      std::size_t agreed = 0;
      const std::size_t from = i - std::min(i, kLooked), to = std::min(group.size(), i + kLooked + 1);
      for (std::size_t k = from; k < to && agreed < enough; ++k)
        agreed += group[k]->page != group[i]->page && agree(*group[k], *group[i]);
      const bool counted = is_page_number(*group[i]);
      const bool first = !group[i]->numbers.empty() && group[i]->gap > group[i]->size &&
                         group[i]->numbers.front() == static_cast<int>(group[i]->page) + 1;
      group[i]->running = agreed >= enough || (counted && (agreed > 0 || first));
    }
  }
}

// Where most pages have a running row outermost, what stands there on the others is one as well: the heads of short
// chapters.
void mark_by_place(std::vector<std::vector<Row>>& rows, std::size_t pages) {
  std::map<int, std::size_t> heights;
  const auto height_of = [](const Row& row) { return static_cast<int>(std::lround(row.top / kSameHeight)); };
  for (const std::vector<Row>& of_page : rows)
    if (!of_page.empty() && of_page.front().running) ++heights[height_of(of_page.front())];
  for (std::vector<Row>& of_page : rows) {
    if (of_page.empty() || of_page.front().running) continue;
    Row& row = of_page.front();
    const auto usual = heights.find(height_of(row));
    row.running = usual != heights.end() && usual->second * 10 >= pages * 6 && row.gap > row.size &&
                  row.key.size() <= kLongestRow / 2;
  }
}

// How many of the rows are the head (or foot): running ones, outermost, close to each other, and apart from the text.
std::size_t head_of(const std::vector<Row>& rows) {
  std::size_t head = 0;
  while (head < rows.size() && rows[head].running && (head == 0 || rows[head - 1].gap <= kOneHead * rows[head].size))
    ++head;
  if (head == 0) return 0;
  // Pages that begin alike, as forms do, have their text alike.
  const Row& last = rows[head - 1];
  const bool apart = last.gap > last.size || std::abs(last.next_size - last.size) > 0.5F || is_page_number(last);
  return apart ? head : 0;
}

}  // namespace

void find_running_lines(const std::vector<Page>& pages, Roles& roles) {
  for (const bool top : {true, false}) {
    std::vector<std::vector<Row>> rows;
    rows.reserve(pages.size());
    for (std::size_t p = 0; p < pages.size(); ++p) rows.push_back(edge_rows(pages[p], p, top));
    mark_repeated(rows, pages.size());
    if (pages.size() > kFewPages) mark_by_place(rows, pages.size());
    for (const std::vector<Row>& of_page : rows) {
      const std::size_t head = head_of(of_page);
      for (std::size_t i = 0; i < head; ++i)
        for (const std::size_t line : of_page[i].lines) roles[of_page[i].page][line] = LineRole::kRunning;
    }
  }
  // A page that would have nothing else says it as its text.
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const bool all = std::all_of(roles[p].begin(), roles[p].end(), [](LineRole r) { return r == LineRole::kRunning; });
    if (all && pages[p].lines.size() > 2 * kMostRows) std::fill(roles[p].begin(), roles[p].end(), LineRole::kText);
  }
}

namespace {

bool same_text(const PageLine& a, const PageLine& b) {
  return std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(),
                    [](const PageWord& x, const PageWord& y) { return x.text == y.text; });
}

// How many lines two tables begin with alike, in whole rows.
std::size_t common_head(const PageLine* a, std::size_t a_size, const PageLine* b, std::size_t b_size) {
  constexpr float kSamePlace = 2;  // points
  std::size_t count = 0;
  while (count < a_size && count < b_size && same_text(a[count], b[count]) &&
         std::abs(a[count].box.left - b[count].box.left) < kSamePlace &&
         std::abs((a[count].box.top - a[0].box.top) - (b[count].box.top - b[0].box.top)) < kSamePlace)
    ++count;
  // What follows is under it, or it is part of a row.
  std::size_t rows = 0;
  float bottom = count > 0 ? b[0].box.bottom : 0;
  for (std::size_t i = 1; i <= count && i < b_size; ++i) {
    if (b[i].box.top >= bottom) rows = i;
    bottom = std::max(bottom, b[i].box.bottom);
  }
  return rows;
}

}  // namespace

void find_repeated_heads(const std::vector<Page>& pages, Roles& roles) {
  constexpr std::size_t kFewestCells = 2;
  for (std::size_t p = 1; p < pages.size(); ++p) {
    const std::vector<PageLine>&before = pages[p - 1].lines, &lines = pages[p].lines;
    const auto is_kept = [](LineRole role) { return role == LineRole::kText || role == LineRole::kCell; };
    const auto last = std::find_if(roles[p - 1].rbegin(), roles[p - 1].rend(), is_kept);
    const auto first = std::find_if(roles[p].begin(), roles[p].end(), is_kept);
    if (last == roles[p - 1].rend() || first == roles[p].end() || *last != LineRole::kCell || *first != LineRole::kCell)
      continue;
    // The lines of the table that ends the page before, and of the one that begins this page.
    const auto a_end = static_cast<std::size_t>(roles[p - 1].rend() - last);
    const auto b = static_cast<std::size_t>(first - roles[p].begin());
    std::size_t a = a_end, b_end = b;
    while (a > 0 && before[a - 1].cell != 0 && before[a - 1].block == before[a_end - 1].block) --a;
    while (b_end < lines.size() && lines[b_end].cell != 0 && lines[b_end].block == lines[b].block) ++b_end;
    const std::size_t head = common_head(&before[a], a_end - a, &lines[b], b_end - b);
    if (head >= kFewestCells) std::fill_n(roles[p].begin() + static_cast<std::ptrdiff_t>(b), head, LineRole::kRunning);
  }
}

}  // namespace tifa

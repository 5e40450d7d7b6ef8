// From the lines of pages to the hand-over: paragraphs, titles and headings by the size of letters, notes behind the
// paragraph that refers to them.
#include <algorithm>
#include <cmath>
#include <set>

#include "ingest/extract.h"
#include "ingest/page_lines.h"
#include "ingest/pages.h"
#include "structure/shape.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr float kLarger = 1.12F;              // than text: a heading
constexpr std::size_t kLongestHeading = 200;  // code points
constexpr std::size_t kHeadingLevels = 6;
constexpr float kSuperscript = 0.8F;  // of the size of its line, at most
constexpr float kMark = 0.15F;        // of the size: how much higher a mark ends than its line

std::uint16_t points(float value, bool up) {
  const float whole = up ? std::ceil(value) : std::floor(value);
  return static_cast<std::uint16_t>(std::clamp(whole, 0.0F, 65'535.0F));
}

struct Item {
  std::uint32_t page = 0, line = 0;
};
using Items = std::vector<Item>;

class PageReader {
 public:
  explicit PageReader(const std::vector<Page>& pages) : pages_(pages), roles_(roles_of(pages)) {
    columns_.reserve(pages.size());
    for (std::size_t p = 0; p < pages.size(); ++p) columns_.push_back(find_columns(pages[p], roles_[p]));
    habits_ = habits_of(pages, roles_, columns_);
    marks_.resize(pages.size());
    for (std::uint32_t p = 0; p < pages.size(); ++p)
      for (std::uint32_t i = 0; i < pages[p].lines.size(); ++i)
        if (roles_[p][i] == LineRole::kNote) marks_[p].emplace(bare_mark(pages[p].lines[i].words.front().text));
  }

  Result<RawDocument> read(SourceProperties properties) {
    const std::vector<Items> paragraphs = find_paragraphs();
    take_heading_sizes(paragraphs);
    const CutWords cut(pages_, roles_);
    cut_ = &cut;
    out_.part("");
    std::uint32_t next_page = 0;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      // What stands at the edges of a page goes before the first paragraph that begins on it.
      for (; next_page <= paragraphs[i].front().page; ++next_page) edges(next_page);
      paragraph(paragraphs[i]);
      const bool last = i + 1 == paragraphs.size();
      notes_up_to(last ? static_cast<std::uint32_t>(pages_.size()) : paragraphs[i + 1].front().page);
    }
    for (; next_page < pages_.size(); ++next_page) edges(next_page);
    notes_up_to(static_cast<std::uint32_t>(pages_.size()));
    return out_.finish(std::move(properties));
  }

 private:
  static Roles roles_of(const std::vector<Page>& pages) {
    Roles roles(pages.size());
    for (std::size_t p = 0; p < pages.size(); ++p) roles[p].resize(pages[p].lines.size(), LineRole::kText);
    find_running_lines(pages, roles);
    for (std::size_t p = 0; p < pages.size(); ++p)
      for (std::size_t i = 0; i < pages[p].lines.size(); ++i)
        if (roles[p][i] == LineRole::kText && pages[p].lines[i].cell != 0) roles[p][i] = LineRole::kCell;
    find_repeated_heads(pages, roles);
    find_contents_lines(pages, roles);
    find_notes(pages, body_size_of(pages, roles), roles);
    return roles;
  }

  [[nodiscard]] const PageLine& line_of(Item item) const { return pages_[item.page].lines[item.line]; }
  [[nodiscard]] PlacedLine placed(Item item) const {
    return {&line_of(item), columns_[item.page][item.line], item.page};
  }

  [[nodiscard]] std::vector<Items> find_paragraphs() const {
    std::vector<Items> found;
    std::size_t text = 0;  // behind the last paragraph that is no cell: beside a table it goes on past it
    for (std::uint32_t p = 0; p < pages_.size(); ++p) {
      for (std::uint32_t i = 0; i < pages_[p].lines.size(); ++i) {
        const bool cell = roles_[p][i] == LineRole::kCell;
        if (roles_[p][i] != LineRole::kText && !cell) continue;
        const Item item{p, i};
        if (cell && !found.empty() && same_cell(found.back().back(), item)) {
          found.back().push_back(item);
        } else if (!cell && text > 0 && (text == found.size() || same_column(found[text - 1].back(), item)) &&
                   goes_on_with(found[text - 1], item)) {
          found[text - 1].push_back(item);
        } else {
          found.push_back({item});
          if (!cell) text = found.size();
        }
      }
    }
    return found;
  }

  [[nodiscard]] bool in_table(const Items& items) const { return line_of(items.front()).cell != 0; }
  [[nodiscard]] bool same_cell(Item last, Item next) const {
    return last.page == next.page && line_of(last).cell == line_of(next).cell;
  }
  [[nodiscard]] bool same_column(Item last, Item next) const {
    return last.page == next.page && columns_[last.page][last.line].number == columns_[next.page][next.line].number;
  }
  [[nodiscard]] bool goes_on_with(const Items& items, Item next) const {
    return goes_on(placed(items.front()), placed(items.back()), placed(next), habits_);
  }

  [[nodiscard]] std::size_t letters_of(const Items& items) const {
    std::size_t letters = 0;
    for (const Item item : items)
      for (const PageWord& word : line_of(item).words) letters += count_code_points(word.text);
    return letters;
  }

  [[nodiscard]] float size_of(const Items& items) const {
    float size = 0;
    for (const Item item : items) size = std::max(size, line_of(item).size);
    return size;
  }

  [[nodiscard]] bool large(const Items& items) const {
    return size_of(items) > kLarger * habits_.body_size && letters_of(items) <= kLongestHeading &&
           !line_of(items.front()).turned && !in_table(items);
  }

  // The title is the largest text before the first running text; the other sizes are levels of headings.
  void take_heading_sizes(const std::vector<Items>& paragraphs) {
    std::set<float, std::greater<>> sizes;
    for (const Items& items : paragraphs) {
      running_text_ = running_text_ || ends_head(items);
      if (!large(items)) continue;
      if (running_text_ || items.front().page > 0)
        sizes.insert(rounded(size_of(items)));
      else
        title_size_ = std::max(title_size_, size_of(items));
    }
    running_text_ = false;
    sizes_.assign(sizes.begin(), sizes.end());
  }

  // Running text, or a numbered heading: the head of the document, with its title, is over.
  [[nodiscard]] bool ends_head(const Items& items) const {
    if (in_table(items)) return false;
    if (large(items)) return begins_numbered(line_of(items.front()));
    return items.size() > 1 || letters_of(items) > kLongestHeading / 2;
  }

  static float rounded(float size) { return std::round(size * 2) / 2; }

  void paragraph(const Items& items) {
    running_text_ = running_text_ || ends_head(items);
    if (in_table(items)) {
      out_.begin_block(Hint::kTableCell);
    } else if (!large(items)) {
      out_.begin_block(is_bullet(line_of(items.front()).words.front().text) ? Hint::kListItem : Hint::kNone);
    } else if (!running_text_ && items.front().page == 0) {
      // The head of the document: its title, and what else stands there in large letters.
      out_.begin_block(size_of(items) > title_size_ - 0.5F ? Hint::kTitle : Hint::kNone);
    } else {
      const auto at = std::find(sizes_.begin(), sizes_.end(), rounded(size_of(items)));
      const auto rank = std::min(static_cast<std::size_t>(at - sizes_.begin()), kHeadingLevels - 1);
      // One level is left for the title of the document.
      out_.begin_block(Hint::kHeading, static_cast<std::uint8_t>(2 + rank));
    }
    lines(items, false);
    out_.end_block();
  }

  // The lines of a paragraph or note as one text.
  void lines(const Items& items, bool note) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const PageLine& line = line_of(items[i]);
      const bool more = i + 1 < items.size();
      place(items[i]);
      for (std::size_t w = 0; w < line.words.size(); ++w) {
        const PageWord& word = line.words[w];
        const bool note_mark = note && i == 0 && w == 0;
        if (note_mark || refers_to_note(items[i], line, w)) {
          out_.leave_out(word.text, Reason::kGloss);
        } else if (w + 1 == line.words.size() && more) {
          end_of_line(word, line_of(items[i + 1]).words.front());
          continue;
        } else {
          out_.keep(word.text, word.strong);
        }
        if (w + 1 < line.words.size() && !note_mark && space_between(word, line.words[w + 1]))
          out_.insert(" ", word.strong && line.words[w + 1].strong);
        else if (w + 1 == line.words.size() && more && !begins_wide(line_of(items[i + 1]).words.front().text))
          out_.insert(" ");
      }
    }
  }

  void end_of_line(const PageWord& word, const PageWord& next) {
    if (cut_->hyphen_goes(word.text, next.text)) {
      const std::size_t hyphen = decode_utf8_before(word.text, word.text.size()).length;
      out_.keep(word.text.substr(0, word.text.size() - hyphen), word.strong);
      out_.leave_out(word.text.substr(word.text.size() - hyphen), Reason::kHyphen);
      return;
    }
    out_.keep(word.text, word.strong);
    const char32_t last = decode_utf8_before(word.text, word.text.size()).value;
    const bool joins = ends_wide(word.text) || begins_wide(next.text) || last == U'-' || last == U'—' || last == U'/';
    if (!joins) out_.insert(" ", word.strong && next.strong);
  }

  // A gap that a typesetter puts between scripts or spreads a line with is no space.
  static bool space_between(const PageWord& word, const PageWord& next) {
    const bool wide = ends_wide(word.text), next_wide = begins_wide(next.text);
    if (!wide && !next_wide) return word.space_after;
    const float gap = next.box.left - word.box.right, size = std::max(word.size, next.size);
    return gap > (wide && next_wide ? 0.7F : 0.45F) * size;
  }

  // A raised mark in small letters that a note on this page or the next has.
  [[nodiscard]] bool refers_to_note(Item item, const PageLine& line, std::size_t at) const {
    const PageWord& word = line.words[at];
    if (word.size > kSuperscript * line.size || word.box.bottom > line.box.bottom - kMark * line.size) return false;
    if (!is_note_mark(word.text)) return false;
    const auto has = [&](std::size_t page) {
      return page < marks_.size() && marks_[page].contains(bare_mark(word.text));
    };
    return has(item.page) || has(item.page + 1);
  }

  void place(Item item) {
    const PageBox& box = line_of(item).box;
    out_.page(item.page + 1, points(box.left, false), points(box.top, false), points(box.right, true),
              points(box.bottom, true));
  }

  void edges(std::uint32_t page) {
    for (std::uint32_t i = 0; i < pages_[page].lines.size(); ++i) {
      const LineRole role = roles_[page][i];
      if (role != LineRole::kRunning && role != LineRole::kContents) continue;
      place({page, i});
      for (const PageWord& word : pages_[page].lines[i].words)
        out_.leave_out(word.text, role == LineRole::kRunning ? Reason::kRunningHead : Reason::kContents);
    }
  }

  // The notes of all pages before `page`; one that goes on over a page is whole.
  void notes_up_to(std::uint32_t page) {
    Items note;
    const auto write = [&] {
      if (note.empty()) return;
      out_.begin_block(Hint::kNote);
      lines(note, true);
      out_.end_block();
      note.clear();
    };
    for (; notes_done_ < page; ++notes_done_) {
      for (std::uint32_t i = 0; i < pages_[notes_done_].lines.size(); ++i) {
        const LineRole role = roles_[notes_done_][i];
        if (role == LineRole::kNote) write();
        if (role == LineRole::kNote || role == LineRole::kNoteGoesOn) note.push_back({notes_done_, i});
      }
    }
    write();
  }

  const std::vector<Page>& pages_;
  Roles roles_;
  std::vector<std::vector<PageColumn>> columns_;
  PageHabits habits_;
  std::vector<std::set<std::string, std::less<>>> marks_;  // of notes, by page
  std::vector<float> sizes_;                               // of headings, the largest first
  float title_size_ = 0;
  bool running_text_ = false;  // has begun
  const CutWords* cut_ = nullptr;
  std::uint32_t notes_done_ = 0;  // pages
  Extract out_;
};

}  // namespace

Result<RawDocument> read_pages(std::vector<Page> pages, SourceProperties properties) {
  for (Page& page : pages) {
    find_grids(page);
    find_tables(page);
    join_rows(page);
    order_columns(page);
  }
  return PageReader(pages).read(std::move(properties));
}

}  // namespace tifa

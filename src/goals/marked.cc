// Lists under marks: runs of marks of one style that count on, kept on a stack so that a list inside an item of
// another does not end it.
#include <algorithm>
#include <array>

#include "goals/drafts.h"
#include "text/character_table.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kDeepest = 16;           // lists open at a time
constexpr std::uint32_t kFarthestInline = 12;  // blocks between two items in running text
constexpr std::uint32_t kHeadingReaches = 2;   // paragraphs between a heading and the list that it names

struct OpenList {
  MarkStyle style = MarkStyle::kBlock;
  bool counts = true;
  std::int32_t value = 0;            // of the last item
  std::uint32_t parent = 0;          // section in which the items stand
  std::uint32_t last_block = 0;      // of the last item or of a list inside it
  std::vector<std::uint32_t> items;  // indices of marks
};

class Builder {
 public:
  Builder(const DocumentView& view, const std::vector<ItemMark>& marks)
      : view_(view), marks_(marks), next_alike_(marks.size(), kNoIndex) {
    std::array<std::uint32_t, 64> next;
    next.fill(kNoIndex);
    for (std::size_t m = marks.size(); m-- > 0;) {
      std::uint32_t& later = next[static_cast<std::size_t>(marks[m].style)];
      if (later != kNoIndex && marks[later].block == marks[m].block) next_alike_[m] = marks[later].label.begin;
      later = static_cast<std::uint32_t>(m);
    }
  }

  std::vector<Draft> build() {
    for (std::uint32_t m = 0; m < marks_.size(); ++m) take(m);
    while (!open_.empty()) close();
    std::sort(drafts_.begin(), drafts_.end(), [](const Draft& x, const Draft& y) {
      return x.list.items.front().range.begin < y.list.items.front().range.begin;
    });
    return std::move(drafts_);
  }

 private:
  std::uint32_t parent_of(const ItemMark& mark) const {
    return mark.section != kNoIndex ? view_.sections[mark.section].parent : view_.blocks[mark.block].section;
  }

  // True when `section` is `ancestor` or lies inside it. Sections nest as ranges of blocks.
  bool inside(std::uint32_t section, std::uint32_t ancestor) const {
    const SectionRecord &s = view_.sections[section], &a = view_.sections[ancestor];
    return section == ancestor || ancestor == 0 || (s.first_block > a.first_block && s.end_block <= a.end_block) ||
           (s.first_block == a.first_block && s.end_block <= a.end_block && s.level > a.level);
  }

  bool continues(const OpenList& list, const ItemMark& mark) const {
    if (list.style != mark.style) return false;
    const ItemMark& last = marks_[list.items.back()];
    if (!list.counts)
      return mark.block - list.last_block <= 1 && view_.blocks[mark.block].section == view_.blocks[last.block].section;
    if (mark.value != 0 && mark.value != list.value + 1) return false;
    const bool running = !mark.opens_block || !last.opens_block;
    if (running && mark.block - list.last_block > kFarthestInline) return false;
    const std::uint32_t parent = parent_of(mark);
    if (parent == list.parent) return true;
    // An item that the outline did not make a section stands in the section of the item before it.
    return last.section != kNoIndex && parent != kNoIndex && inside(parent, last.section);
  }

  void take(std::uint32_t m) {
    const ItemMark& mark = marks_[m];
    while (!open_.empty() && (view_.sections[open_.back().parent].end_block <= mark.block ||
                              (!open_.back().counts && mark.block - open_.back().last_block > 1)))
      close();
    for (std::size_t depth = open_.size(); depth > 0; --depth) {
      if (!continues(open_[depth - 1], mark)) continue;
      while (open_.size() > depth) close();
      OpenList& list = open_.back();
      list.items.push_back(m);
      list.value = mark.value != 0 ? mark.value : list.value + 1;
      list.last_block = mark.block;
      remember(mark.style, list.value);
      return;
    }
    // Numbering that begins anew, or goes on from another section, ends what was open in its style.
    const bool goes_on = mark.counts && mark.value > 1 && last_value(mark.style) == mark.value - 1;
    if (mark.counts && mark.value != 1 && !goes_on) {
      end_style(mark);
      return;
    }
    end_style(mark);
    if (open_.size() >= kDeepest) return;
    OpenList list;
    list.style = mark.style;
    list.counts = mark.counts;
    list.value = mark.value;
    list.parent = parent_of(mark);
    if (list.parent == kNoIndex) list.parent = 0;
    list.last_block = mark.block;
    list.items = {m};
    open_.push_back(std::move(list));
    remember(mark.style, mark.value);
  }

  // Ends the innermost open list of the mark's style and section, and what is inside it.
  void end_style(const ItemMark& mark) {
    for (std::size_t depth = open_.size(); depth > 0; --depth) {
      const OpenList& list = open_[depth - 1];
      if (list.style != mark.style || list.parent != parent_of(mark)) continue;
      while (open_.size() >= depth) close();
      return;
    }
  }

  std::int32_t last_value(MarkStyle style) const { return values_[static_cast<std::size_t>(style)]; }
  void remember(MarkStyle style, std::int32_t value) { values_[static_cast<std::size_t>(style)] = value; }

  void close() {
    OpenList list = std::move(open_.back());
    open_.pop_back();
    if (!open_.empty()) open_.back().last_block = std::max(open_.back().last_block, list.last_block);
    if (list.items.size() >= 2) drafts_.push_back(draft_of(list));
  }

  // Bytes of a text's sentences that the last item in running text takes: as many sentences as the longest before it.
  std::uint32_t last_end(const std::vector<FoundItem>& items, Range rest) const {
    std::size_t most = 1;
    for (const FoundItem& item : items) most = std::max(most, sentences(item.range.of(view_.text)).size());
    const auto found = sentences(rest.of(view_.text));
    if (found.size() <= most) return rest.end;
    return rest.begin + found[most - 1].end;
  }

  Draft draft_of(const OpenList& list) const {
    Draft draft;
    draft.section = list.parent;
    bool headings = true, running = false;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const ItemMark& mark = marks_[list.items[i]];
      const BlockRecord& block = view_.blocks[mark.block];
      const bool last = i + 1 == list.items.size();
      FoundItem item;
      item.block = mark.block;
      item.label = mark.label;
      // A further mark of the style in the block begins another list: no item reaches over it.
      item.range = {mark.label.begin, std::min(block.text.end, next_alike_[list.items[i]])};
      if (!last && marks_[list.items[i + 1]].block == mark.block) {
        item.range.end = marks_[list.items[i + 1]].label.begin;
        running = true;
      }
      running = running || !mark.opens_block;
      std::uint32_t rest = mark.rest;
      // A mark alone in its line stands for the paragraph below it.
      if (rest >= block.text.end && mark.block + 1 < view_.blocks.size() && mark.opens_block &&
          (last || marks_[list.items[i + 1]].block > mark.block + 1)) {
        item.range.end = view_.blocks[mark.block + 1].text.end;
        rest = view_.blocks[mark.block + 1].text.begin;
      }
      if (last && !draft.list.items.empty() && draft.list.items.back().block == mark.block)
        item.range.end = last_end(draft.list.items, item.range);
      while (item.range.end > item.range.begin &&
             (character_flags(decode_utf8_before(view_.text, item.range.end).value) & kFlagWhiteSpace) != 0)
        item.range.end -= decode_utf8_before(view_.text, item.range.end).length;
      item.head = rest < item.range.end
                      ? head_of(view_, rest < block.text.end ? mark.block : mark.block + 1,
                                {rest < block.text.end ? item.range.begin : rest, item.range.end}, rest)
                      : item.label;
      headings = headings && mark.opens_block &&
                 (block.kind == BlockKind::kHeading || block.run_in_end > mark.rest || mark.section != kNoIndex);
      draft.end = item.range.end;
      if (mark.section != kNoIndex) {
        const std::uint32_t end_block = view_.sections[mark.section].end_block;
        if (end_block > 0 && end_block <= view_.blocks.size())
          draft.end = std::max(draft.end, view_.blocks[end_block - 1].text.end);
      }
      draft.list.items.push_back(item);
    }
    const ItemMark& first = marks_[list.items.front()];
    draft.list.form = running                    ? GoalForm::kEnumeration
                      : headings && first.counts ? GoalForm::kHeadings
                                                 : GoalForm::kList;
    name(draft, first);
    return draft;
  }

  // The role: what the sentence before the first item says, else the heading of the section.
  void name(Draft& draft, const ItemMark& first) const {
    Introduction before;
    if (!first.opens_block)
      before = introduction_of(view_, first.block, first.label.begin);
    else if (first.block > 0 && introduces(first.block - 1, draft.section))
      before = introduction_of(view_, first.block - 1, view_.blocks[first.block - 1].text.end);
    if (before.naming && before.points) {
      draft.list.role = before.naming->role;
      draft.list.strength = before.naming->strength;
      draft.list.announcement = before.sentence;
      return;
    }
    if (before.points) draft.list.announcement = before.sentence;
    Range heading;
    const auto naming = naming_of_section(view_, draft.section, heading);
    const std::uint32_t heading_block =
        draft.section < view_.sections.size() ? view_.sections[draft.section].first_block : 0;
    const bool near = first.section != kNoIndex || first.block - heading_block <= kHeadingReaches + 1;
    if (naming && near && first.opens_block) {
      draft.list.role = naming->role;
      draft.list.strength = naming->strength - 1;  // a sentence names its list more plainly than a heading does
      draft.list.announcement = heading;
    }
  }

  // The block before a list may introduce it when it stands in the same section, or is its heading.
  bool introduces(std::uint32_t block, std::uint32_t section) const {
    return view_.blocks[block].section == section ||
           (section < view_.sections.size() && view_.sections[section].first_block == block);
  }

  const DocumentView& view_;
  const std::vector<ItemMark>& marks_;
  std::vector<std::uint32_t> next_alike_;  // byte where the next mark of the same style and block stands; else kNoIndex
  std::vector<OpenList> open_;
  std::vector<Draft> drafts_;
  std::array<std::int32_t, 64> values_{};
};

}  // namespace

std::vector<Draft> marked_lists(const DocumentView& view, const std::vector<ItemMark>& marks) {
  return Builder(view, marks).build();
}

}  // namespace tifa

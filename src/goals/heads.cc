// Heads of items, and what stands before a list: the sentence or heading that introduces it.
#include <algorithm>
#include <array>

#include "goals/drafts.h"
#include "text/character_table.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kShortItem = 40;      // code points of Chinese: short enough to be its own head
constexpr std::size_t kLongestHead = 36;    // … of a first sentence that is a head
constexpr std::size_t kShortClause = 4;     // a clause below this says too little
constexpr std::size_t kEnglishFactor = 4;   // letters for one Han character
constexpr std::uint32_t kHeadWindow = 640;  // bytes of an item that are looked at
constexpr std::uint32_t kSentenceWindow = 600;

bool mostly_ascii(std::string_view text) {
  std::size_t ascii = 0;
  for (const char c : text) ascii += static_cast<unsigned char>(c) < 0x80 ? 1 : 0;
  return ascii * 2 > text.size();
}

// A range without the punctuation and white space at its end; quotation and closing marks stay.
Range without_tail(std::string_view text, Range range) {
  while (range.end > range.begin) {
    const CodePoint last = decode_utf8_before(text, range.end);
    const unsigned flags = character_flags(last.value);
    if ((flags & (kFlagClauseEnd | kFlagSentenceEnd | kFlagWhiteSpace)) == 0) break;
    range.end -= last.length;
  }
  return range;
}

// In English texts whose lines were run together a heading goes over into the next sentence without a stop:
// “… across the board To promote …”. The place before such a function word; the range's end when there is none.
std::uint32_t run_together_at(std::string_view text, Range range) {
  static constexpr std::array<std::string_view, 12> kOpeners = {"To ",  "We ", "The ", "In ", "This ", "With ",
                                                                "Our ", "It ", "For ", "By ", "As ",   "All "};
  for (std::uint32_t at = range.begin + 2; at < range.end; ++at) {
    if (text[at - 1] != ' ' || text[at - 2] < 'a' || text[at - 2] > 'z') continue;
    for (std::string_view opener : kOpeners)
      if (text.substr(at, opener.size()) == opener) return at - 1;
  }
  return range.end;
}

// The end of the first clause (a comma, semicolon or colon) that says something; the range's end when there is none.
std::uint32_t first_clause_end(std::string_view text, Range range, std::size_t least) {
  static constexpr std::array<std::string_view, 6> kLeadsIn = {"在", "到", "按照", "根据", "通过", "为"};
  // “在…的基础上，” says nothing without the clause behind it.
  bool leads = std::any_of(kLeadsIn.begin(), kLeadsIn.end(),
                           [&](std::string_view word) { return range.of(text).starts_with(word); });
  std::size_t letters = 0;
  for (std::uint32_t at = range.begin; at < range.end;) {
    const CodePoint point = decode_utf8(text, at);
    const unsigned flags = character_flags(point.value);
    if ((flags & kFlagClauseEnd) != 0 && letters >= least && point.value != U'、' && point.value != U'.') {
      if (!leads) return at;
      leads = false;
    }
    letters += (flags & kFlagLetter) != 0 ? 1 : 0;
    at += point.length;
  }
  return range.end;
}

std::uint32_t window_begin(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t most) {
  if (end - begin <= most) return begin;
  return static_cast<std::uint32_t>(ceil_code_point(text.substr(0, end), end - most));
}

Range found_head(const DocumentView& view, std::uint32_t block, Range item, std::uint32_t rest) {
  const BlockRecord& record = view.blocks[block];
  if (rest >= item.end) return {item.begin, item.end};
  if (record.kind == BlockKind::kHeading) {
    Range head = without_tail(view.text, {rest, item.end});
    return head.empty() ? Range{rest, item.end} : head;
  }
  if (item.begin == record.text.begin && record.run_in_end > rest && record.run_in_end <= item.end)
    return without_tail(view.text, {rest, record.run_in_end});
  Range window{rest, item.end};
  const bool cut = window.size() > kHeadWindow;
  if (cut) window.end = static_cast<std::uint32_t>(floor_code_point(view.text, rest + kHeadWindow));
  const std::size_t unit = mostly_ascii(window.of(view.text)) ? kEnglishFactor : 1;
  const Range whole = without_tail(view.text, window);
  const std::string_view text = window.of(view.text);
  const std::vector<Range> found = sentences(text);
  if (found.empty()) return window;
  Range first = without_tail(view.text, {window.begin + found[0].begin, window.begin + found[0].end});
  if (unit > 1) first.end = std::min(first.end, run_together_at(view.text, first));
  if (!cut && found.size() == 1 && first.end >= whole.end &&
      count_code_points(whole.of(view.text)) <= kShortItem * unit)
    return whole;
  if (count_code_points(first.of(view.text)) <= kLongestHead * unit) return first;
  const Range clause = without_tail(view.text, {first.begin, first_clause_end(view.text, first, kShortClause * unit)});
  if (count_code_points(clause.of(view.text)) <= 2 * kLongestHead * unit) return clause;
  Range shortened = clause;
  shortened.end =
      static_cast<std::uint32_t>(floor_code_point(view.text, clause.begin + 2 * kLongestHead * (unit > 1 ? unit : 3)));
  if (unit > 1) {
    const std::size_t space = shortened.of(view.text).rfind(' ');
    if (space != std::string_view::npos && space > 0)
      shortened.end = shortened.begin + static_cast<std::uint32_t>(space);
  }
  return shortened;
}

}  // namespace

std::string folded_piece(const DocumentView& view, Range range) {
  return fold_term(range.of(view.text), Folding::kDefault);
}

Range head_of(const DocumentView& view, std::uint32_t block, Range item, std::uint32_t rest) {
  const Range head = found_head(view, block, item, rest);
  // Of an item that is punctuation alone, all of it.
  return head.begin < head.end ? head : item;
}

Introduction introduction_of(const DocumentView& view, std::uint32_t block, std::uint32_t before) {
  Introduction introduction;
  const BlockRecord& record = view.blocks[block];
  const std::uint32_t end = std::min(before, record.text.end);
  if (end <= record.text.begin) return introduction;
  const bool all_run_in = record.run_in_end >= end && record.run_in_end > record.text.begin;
  if (record.kind == BlockKind::kHeading || all_run_in) {
    introduction.sentence = {record.text.begin, end};
    const std::string folded = folded_piece(view, introduction.sentence);
    introduction.naming = naming_of_heading(folded);
    introduction.points = true;
    return introduction;
  }
  if (record.kind != BlockKind::kParagraph && record.kind != BlockKind::kListItem) return introduction;
  const std::uint32_t begin = window_begin(view.text, record.text.begin, end, kSentenceWindow);
  const auto found = sentences(Range{begin, end}.of(view.text));
  if (found.empty()) return introduction;
  introduction.sentence = {begin + found.back().begin, begin + found.back().end};
  const std::string folded = folded_piece(view, introduction.sentence);
  introduction.points = points_ahead(folded);
  introduction.naming = naming_of_sentence(folded);
  return introduction;
}

std::optional<Naming> naming_of_section(const DocumentView& view, std::uint32_t section, Range& heading) {
  if (section == 0 || section >= view.sections.size()) return std::nullopt;
  const SectionRecord& record = view.sections[section];
  if (record.first_block >= view.blocks.size()) return std::nullopt;
  const BlockRecord& first = view.blocks[record.first_block];
  if (record.heading != kNoIndex && record.heading < view.blocks.size())
    heading = view.blocks[record.heading].text;
  else if (first.run_in_end > first.text.begin)
    heading = {first.text.begin, first.run_in_end};
  else
    return std::nullopt;
  return naming_of_heading(folded_piece(view, heading));
}

}  // namespace tifa

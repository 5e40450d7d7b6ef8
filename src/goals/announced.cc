// Lists without marks: what follows “主要目标是：” as clauses joined by semicolons or commas, as sentences each under a
// short head, or as paragraphs.
#include <algorithm>
#include <array>

#include "goals/drafts.h"
#include "text/character_table.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kMostItems = 60;       // of one announcement; more is running text
constexpr std::size_t kMostTries = 4;        // announcements in one sentence
constexpr std::size_t kMostSentences = 400;  // of a list of sentences under heads
constexpr std::size_t kLongestClause = 48;   // code points of a clause that is an item
constexpr std::size_t kLongestHead = 30;     // … of a sentence that is a head
constexpr std::size_t kShortestHead = 4;
constexpr std::size_t kEnglishFactor = 4;

template <std::size_t kSize>
bool begins_with_any(std::string_view text, const std::array<std::string_view, kSize>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

template <std::size_t kSize>
bool contains_any(std::string_view text, const std::array<std::string_view, kSize>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// Guidance rather than items: “…以…为指导，全面贯彻…精神，…”.
constexpr std::array<std::string_view, 5> kGuidance = {"为指导", "旗帜", "精神", "总基调", "理论"};
// A clause that begins so goes on with the one before it.
constexpr std::array<std::string_view, 14> kGoesOn = {"即",   "并",   "而",   "且",   "使",   "也",   "其中",
                                                      "特别", "尤其", "包括", "以及", "从而", "以便", "and "};
// A clause that begins or ends so is the beginning of the next one.
constexpr std::array<std::string_view, 9> kLeadsIn = {"在", "到", "以", "按照", "根据", "通过", "随着", "围绕", "经过"};

class Finder {
 public:
  Finder(const DocumentView& view, const std::vector<ItemMark>& marks) : view_(view), marked_(view.blocks.size()) {
    for (const ItemMark& mark : marks)
      if (mark.opens_block) marked_[mark.block] = true;
    for (const ItemMark& mark : marks) labels_.push_back(mark.label.begin);
  }

  std::vector<Draft> find() {
    for (std::uint32_t b = 0; b < view_.blocks.size(); ++b) {
      if (!is_text(b)) continue;
      if (view_.blocks[b].kind == BlockKind::kHeading) {
        paragraphs_under_heading(b);
        continue;
      }
      clauses_in(b);
      sentences_in(b);
    }
    std::sort(drafts_.begin(), drafts_.end(), [](const Draft& x, const Draft& y) {
      return x.list.items.front().range.begin < y.list.items.front().range.begin;
    });
    return std::move(drafts_);
  }

 private:
  bool is_text(std::uint32_t block) const {
    const BlockKind kind = view_.blocks[block].kind;
    return kind == BlockKind::kHeading || kind == BlockKind::kParagraph || kind == BlockKind::kListItem;
  }

  // A mark stands between two bytes of the text.
  bool marked_between(std::uint32_t begin, std::uint32_t end) const {
    const auto it = std::lower_bound(labels_.begin(), labels_.end(), begin);
    return it != labels_.end() && *it < end;
  }

  // Adds a list of ranges of one block unless what it covers is marked or taken.
  bool add(std::uint32_t block, const std::vector<Range>& ranges, GoalForm form, const Naming& naming,
           Range announcement, const std::vector<Range>& heads = {}) {
    if (ranges.size() < 2 || ranges.size() > kMostItems) return false;
    if (ranges.front().begin < taken_) return false;
    Draft draft;
    draft.section = view_.blocks[block].section;
    draft.list.role = naming.role;
    draft.list.strength = naming.strength;
    draft.list.form = form;
    draft.list.announcement = announcement;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      FoundItem item;
      item.block = view_.block_at_text(ranges[i].begin);
      item.range = ranges[i];
      item.label = {ranges[i].begin, ranges[i].begin};
      item.head = i < heads.size() ? heads[i] : head_of(view_, item.block, ranges[i], ranges[i].begin);
      draft.list.items.push_back(item);
    }
    draft.end = taken_ = ranges.back().end;
    drafts_.push_back(std::move(draft));
    return true;
  }

  // “…目标是：甲；乙；丙。” and “…目标：甲，乙，丙。”
  void clauses_in(std::uint32_t b) {
    const BlockRecord& block = view_.blocks[b];
    const std::string_view folded = block.folded.of(view_.folded);
    std::size_t end = 0, tried = 0;  // the end of the sentence that was looked at, and how often it was
    for (const Opening& opening : find_openings(folded)) {
      const bool in_english = opening.items >= 2 && folded[opening.items - 1] == ' ';
      if (opening.items >= end) {
        end = opening.items;
        tried = 0;
        while (end < folded.size() && !ends_sentence(folded, end, in_english)) end += decode_utf8(folded, end).length;
      }
      if (++tried > kMostTries) continue;
      std::size_t begin = sentence_begin(folded, opening.noun);
      // “到那时，” alone announces nothing: which time, and what it is reached by, the sentence before says.
      if (opening.by_semicolons && begin > 0)
        begin = sentence_begin(folded, begin - decode_utf8_before(folded, begin).length);
      const Range announcement = text_of(block, begin, opening.items);
      if (end == opening.items) {
        if (opening.items >= folded.size()) after_colon(b, opening.naming, announcement);
        continue;
      }
      const Range covered = text_of(block, opening.items, end);
      if (marked_between(covered.begin, covered.end)) continue;
      const auto pieces =
          items_of(folded.substr(opening.items, end - opening.items), in_english, !opening.by_semicolons);
      constexpr std::size_t kFewestUnannounced = 3;
      if (opening.by_semicolons && pieces.size() < kFewestUnannounced) continue;
      std::vector<Range> ranges;
      ranges.reserve(pieces.size());
      for (const Range& piece : pieces)
        ranges.push_back(text_of(block, opening.items + piece.begin, opening.items + piece.end));
      add(b, ranges, GoalForm::kSentences, opening.naming, announcement);
    }
  }

  static bool ends_sentence(std::string_view folded, std::size_t at, bool in_english) {
    const CodePoint point = decode_utf8(folded, at);
    if (point.value == U'。' || point.value == U'!' || point.value == U'?') return true;
    return in_english && point.value == U'.' && (at + 1 == folded.size() || folded[at + 1] == ' ');
  }

  static std::size_t sentence_begin(std::string_view folded, std::size_t at) {
    constexpr std::size_t kMost = 360;
    const std::size_t least = at > kMost ? at - kMost : 0;
    while (at > least) {
      const CodePoint before = decode_utf8_before(folded, at);
      if (before.value == U'。' || before.value == U'!' || before.value == U'?') break;
      at -= before.length;
    }
    return at;
  }

  // Bytes of a block's folded text as bytes of the clean text, without white space around.
  Range text_of(const BlockRecord& block, std::size_t begin, std::size_t end) const {
    Range range = view_.folded_to_text(
        {block.folded.begin + static_cast<std::uint32_t>(begin), block.folded.begin + static_cast<std::uint32_t>(end)});
    while (range.begin < range.end && space_at(range.begin)) range.begin += decode_utf8(view_.text, range.begin).length;
    while (range.begin < range.end) {
      const CodePoint last = decode_utf8_before(view_.text, range.end);
      if ((character_flags(last.value) & kFlagWhiteSpace) == 0) break;
      range.end -= last.length;
    }
    return range;
  }
  bool space_at(std::uint32_t at) const {
    return (character_flags(decode_utf8(view_.text, at).value) & kFlagWhiteSpace) != 0;
  }

  // The items of an announcement's sentence: parts between semicolons, else (with `commas`) clauses. Empty when it is
  // running text.
  static std::vector<Range> items_of(std::string_view text, bool in_english, bool commas) {
    std::vector<Range> parts = split(text, ";");
    if (parts.size() >= 2) return parts;
    parts = commas ? split(text, ",") : std::vector<Range>{};
    if (parts.size() < (in_english ? 3U : 2U)) return {};
    const std::size_t longest = kLongestClause * (in_english ? 2 : 1);
    if (contains_any(parts.front().of(text), kGuidance)) return {};
    std::vector<Range> items;
    bool lead = false;
    for (const Range& part : parts) {
      const std::string_view clause = part.of(text);
      if (count_code_points(clause) > longest) return {};
      const bool joins = !items.empty() && (lead || (!in_english && begins_with_any(clause, kGoesOn)));
      if (joins)
        items.back().end = part.end;
      else
        items.push_back(part);
      lead = !in_english && begins_with_any(clause, kLeadsIn);
    }
    // Two clauses may be one sentence; two figures are two targets.
    const bool figures =
        std::all_of(items.begin(), items.end(), [&](const Range& item) { return has_figure(item.of(text)); });
    if (items.size() < (in_english || !figures ? 3U : 2U)) return {};
    return items;
  }

  static bool has_figure(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos || text.find("百分之") != std::string_view::npos;
  }

  static std::vector<Range> split(std::string_view text, std::string_view separator) {
    std::vector<Range> parts;
    std::size_t begin = 0;
    while (begin <= text.size()) {
      std::size_t end = text.find(separator, begin);
      // Figures: 1,200 has no end of a clause in it.
      while (separator == "," && end != std::string_view::npos && end > 0 && end + 1 < text.size() &&
             text[end - 1] >= '0' && text[end - 1] <= '9' && text[end + 1] >= '0' && text[end + 1] <= '9')
        end = text.find(separator, end + 1);
      if (end == std::string_view::npos) end = text.size();
      std::size_t from = begin;
      while (from < end && text[from] == ' ') ++from;
      if (end > from) parts.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)});
      begin = end + 1;
    }
    return parts;
  }

  // A short sentence without a comma: what a group of sentences is known by.
  bool is_head(Range sentence) const {
    std::size_t points = 0;
    bool english = true;
    for (std::uint32_t at = sentence.begin; at < sentence.end;) {
      const CodePoint point = decode_utf8(view_.text, at);
      at += point.length;
      const unsigned flags = character_flags(point.value);
      if (at < sentence.end && (flags & kFlagClauseEnd) != 0 && (flags & kFlagSentenceEnd) == 0 && point.value != U'、')
        return false;
      english = english && (flags & kFlagHan) == 0;
      ++points;
    }
    const std::size_t unit = english ? kEnglishFactor : 1;
    const char32_t last = decode_utf8_before(view_.text, sentence.end).value;
    return points <= kLongestHead * unit && points >= kShortestHead * unit && (last == U'。' || last == U'.');
  }

  // “……以下主要目标。甲。……。乙。……。”: groups of sentences, each opened by a head.
  void sentences_in(std::uint32_t b) {
    const BlockRecord& block = view_.blocks[b];
    const std::string_view folded = block.folded.of(view_.folded);
    static constexpr std::array<std::string_view, 7> kNames = {"目标",    "任务",       "工作", "goals",
                                                               "targets", "objectives", "tasks"};
    if (!contains_any(folded, kNames)) return;
    std::vector<Range> all = sentences(block.text.of(view_.text));
    for (Range& sentence : all) {
      sentence.begin += block.text.begin;
      sentence.end += block.text.begin;
    }
    const bool run_in = block.run_in_end > block.text.begin && block.run_in_end < block.text.end;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Range sentence = all[i];
      const std::string text = folded_piece(view_, sentence);
      const bool heading = i == 0 && run_in && sentence.end >= block.run_in_end;
      const auto naming = heading ? naming_of_heading(text) : naming_of_sentence(text);
      if (!naming || naming->role == GoalRole::kOther || !(heading || points_ahead(text))) continue;
      if (i + 1 == all.size()) {
        paragraphs_after(b, *naming, sentence, false);
        return;
      }
      if (!is_head(all[i + 1]) || marked_between(all[i + 1].begin, block.text.end)) continue;
      std::vector<Range> groups, heads;
      const std::size_t last = std::min(all.size(), i + 1 + kMostSentences);
      for (std::size_t k = i + 1; k < last && groups.size() <= kMostItems; ++k) {
        if (is_head(all[k])) {
          groups.push_back(all[k]);
          heads.push_back(all[k]);
          heads.back().end -= decode_utf8_before(view_.text, heads.back().end).length;
        } else {
          groups.back().end = all[k].end;
        }
      }
      if (add(b, groups, GoalForm::kSentences, *naming, sentence, heads)) return;
    }
  }

  // An announcement that ends its block in a colon: the next block holds the clauses, or the next ones are the items.
  void after_colon(std::uint32_t b, const Naming& naming, Range announcement) {
    const std::uint32_t next = b + 1;
    if (next >= view_.blocks.size() || marked_[next] || !is_text(next) ||
        view_.blocks[next].section != view_.blocks[b].section)
      return;
    const BlockRecord& block = view_.blocks[next];
    const std::string_view folded = block.folded.of(view_.folded);
    std::size_t end = 0;
    while (end < folded.size() && !ends_sentence(folded, end, false)) end += decode_utf8(folded, end).length;
    const Range covered = text_of(block, 0, end);
    if (!marked_between(covered.begin, covered.end)) {
      std::vector<Range> ranges;
      for (const Range& piece : items_of(folded.substr(0, end), false, false))
        ranges.push_back(text_of(block, piece.begin, piece.end));
      if (add(next, ranges, GoalForm::kSentences, naming, announcement)) return;
    }
    paragraphs_after(b, naming, announcement, true);
  }

  void paragraphs_under_heading(std::uint32_t b) {
    const auto naming = naming_of_heading(folded_piece(view_, view_.blocks[b].text));
    if (naming && naming->role != GoalRole::kOther) paragraphs_after(b, *naming, view_.blocks[b].text, false);
  }

  // The paragraphs after a block, as long as each opens with a head, or (after a colon) ends in a semicolon.
  void paragraphs_after(std::uint32_t b, const Naming& naming, Range announcement, bool colon) {
    std::vector<Range> ranges, heads;
    const std::uint32_t section = view_.blocks[b].section;
    for (std::uint32_t at = b + 1; at < view_.blocks.size() && ranges.size() <= kMostItems; ++at) {
      const BlockRecord& block = view_.blocks[at];
      if (block.section != section || block.kind == BlockKind::kHeading || !is_text(at) || marked_[at]) break;
      const char32_t last = decode_utf8_before(view_.text, block.text.end).value;
      const auto found = sentences(block.text.of(view_.text));
      if (found.empty()) break;
      const Range first{block.text.begin + found[0].begin, block.text.begin + found[0].end};
      const bool semicolon = colon && (last == U'；' || last == U';');
      const bool closes = colon && !ranges.empty() && open_ && found.size() == 1 && !is_head(first);
      if (!semicolon && !closes && !is_head(first)) break;
      ranges.push_back(block.text);
      heads.push_back(semicolon || closes ? head_of(view_, at, block.text, block.text.begin) : first);
      if (!semicolon && !closes) heads.back().end -= decode_utf8_before(view_.text, heads.back().end).length;
      open_ = semicolon;
      if (closes) break;
    }
    open_ = false;
    if (!ranges.empty()) add(b, ranges, GoalForm::kParagraphs, naming, announcement, heads);
  }

  const DocumentView& view_;
  std::vector<bool> marked_;
  std::vector<std::uint32_t> labels_;  // where marks begin, ascending
  std::vector<Draft> drafts_;
  std::uint32_t taken_ = 0;  // up to here the text belongs to a list found already
  bool open_ = false;        // the paragraph before ended in a semicolon
};

}  // namespace

std::vector<Draft> announced_lists(const DocumentView& view, const std::vector<ItemMark>& marks) {
  return Finder(view, marks).find();
}

}  // namespace tifa

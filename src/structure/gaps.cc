#include "structure/gaps.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "structure/numbering.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMostNested = 64;
constexpr std::int32_t kLongestGap = 20;   // numbers; what jumps further is no numbering that goes on
constexpr std::int32_t kLatestBegin = 4;   // a numbering may have lost this many numbers less one at its beginning
constexpr std::size_t kFewestMembers = 3;  // of a numbering whose members are no headings
constexpr std::uint32_t kBlocksBeforeFirst = 8;  // in which the numbers before the first are looked for
constexpr std::size_t kMostLookedThrough = 16;   // times the length of the document
constexpr std::size_t kMembersAGap = 3;   // a numbering with more gaps than one in so many members is a selection
constexpr std::size_t kArticlesAGap = 8;  // the same of articles, which amendments cite one after the other

// What tells one numbering from another: its style, and the numbers before the last of "2.1".
struct Kind {
  NumberStyle style = NumberStyle::kBullet;
  bool roman = false;
  std::string prefix;
  friend auto operator<=>(const Kind&, const Kind&) = default;
};

// One way to read a label: (v) is the fifth and the 22nd.
struct Reading {
  Kind kind;
  std::int32_t value = 0;
};

struct Member {
  std::uint32_t block = 0;
  std::int32_t value = 0;
};

struct Numbering {
  Kind kind;
  std::vector<Member> members;
  std::size_t doubles = 0;  // numbers given twice
  bool headed = true;       // all members open sections
  bool outermost = true;    // it began inside no other
};

// The letters of a label in Latin script: "iv" of "(iv)".
std::string_view letters_of(std::string_view label) {
  std::size_t begin = 0;
  while (begin < label.size() && !is_ascii_letter(label[begin])) ++begin;
  std::size_t end = begin;
  while (end < label.size() && is_ascii_letter(label[end])) ++end;
  return label.substr(begin, end - begin);
}

std::string prefix_of(const Label& label, std::string_view text) {
  if (label.depth < 2) return {};
  std::string_view number = text.substr(0, label.size);
  while (!number.empty() && !is_ascii_digit(number.back())) number.remove_suffix(1);
  return std::string(number.substr(0, number.find_last_of('.') + 1));
}

std::vector<Reading> readings_of(const Label& label, std::string_view text) {
  const bool lettered = label.style == NumberStyle::kLetterParen || label.style == NumberStyle::kRoman ||
                        label.style == NumberStyle::kCapital;
  if (!lettered) return {{{label.style, false, prefix_of(label, text)}, label.value}};
  const NumberStyle style =
      label.style == NumberStyle::kLetterParen ? NumberStyle::kLetterParen : NumberStyle::kCapital;
  const std::string_view letters = letters_of(text.substr(0, label.size));
  if (letters.size() != 1) return {{{style, true, {}}, label.value}};
  std::vector<Reading> readings = {{{style, false, {}}, (letters[0] | 0x20) - 'a' + 1}};
  if (const std::int32_t roman = roman_value(letters); roman != 0) readings.push_back({{style, true, {}}, roman});
  return readings;
}

class GapFinder {
 public:
  explicit GapFinder(const std::vector<NumberedBlock>& blocks) : blocks_(blocks) {}

  std::vector<NumberingGap> find() {
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
      const NumberedBlock& block = blocks_[i];
      length_ += block.text.size();
      if (block.kind == BlockKind::kTitle || block.kind == BlockKind::kNote || block.kind == BlockKind::kTableCell)
        continue;
      const auto label = parse_label(block.text);
      if (!label || label->value <= 0 || (!label->separated && !block.opens_section)) continue;
      // 第三十条之一 was put in behind 第三十条 and counts no further.
      if (label->style == NumberStyle::kArticle && block.text.substr(0, label->size).find("之") != block.text.npos)
        continue;
      place(i, readings_of(*label, block.text));
    }
    judge();
    return std::move(gaps_);
  }

 private:
  [[nodiscard]] std::int32_t last(std::size_t numbering) const { return numberings_[numbering].members.back().value; }

  // The innermost open numbering of a reading's kind that fits; open_.size() when there is none.
  template <class Fits>
  std::size_t innermost(const Reading& reading, const Fits& fits) const {
    for (std::size_t depth = open_.size(); depth-- > 0;)
      if (numberings_[open_[depth]].kind == reading.kind && fits(last(open_[depth]))) return depth;
    return open_.size();
  }

  void place(std::uint32_t block, const std::vector<Reading>& readings) {
    for (const Reading& reading : readings)
      if (goes_on(block, reading, [&](std::int32_t before) { return before + 1 == reading.value; })) return;
    for (const Reading& reading : readings)
      if (reading.value == 1) return begin(block, reading);
    for (const Reading& reading : readings)
      if (goes_on(block, reading, [&](std::int32_t before) {
            return before < reading.value && reading.value <= before + 1 + kLongestGap;
          }))
        return;
    // A number that stands twice is a slip of the pen: what follows is numbered too low by one.
    for (const Reading& reading : readings)
      if (goes_on(block, reading, [&](std::int32_t before) { return before == reading.value; })) return;
    begin(block, readings.front());
  }

  template <class Fits>
  bool goes_on(std::uint32_t block, const Reading& reading, const Fits& fits) {
    const std::size_t depth = innermost(reading, fits);
    if (depth < open_.size()) {
      while (open_.size() > depth + 1) close_last();
      join(open_.back(), block, reading.value);
      return true;
    }
    // Numbers that run through the whole document go on under the next heading. Where others are left out as well, only
    // articles are sure to: items begin anew.
    const auto closed = closed_.find(reading.kind);
    if (closed == closed_.end() || !fits(last(closed->second))) return false;
    if (last(closed->second) + 1 != reading.value && reading.kind.style != NumberStyle::kArticle) return false;
    open_.push_back(closed->second);
    closed_.erase(closed);
    join(open_.back(), block, reading.value);
    return true;
  }

  void close_last() {
    closed_[numberings_[open_.back()].kind] = open_.back();
    open_.pop_back();
  }

  void begin(std::uint32_t block, const Reading& reading) {
    if (open_.size() >= kMostNested) open_.erase(open_.begin());
    open_.push_back(numberings_.size());
    numberings_.push_back({reading.kind, {}, 0, true, open_.size() == 1});
    join(open_.back(), block, reading.value);
  }

  void join(std::size_t numbering, std::uint32_t block, std::int32_t value) {
    Numbering& joined = numberings_[numbering];
    joined.headed = joined.headed && blocks_[block].opens_section;
    if (!joined.members.empty() && joined.members.back().value == value) ++joined.doubles;
    joined.members.push_back({block, value});
  }

  // Which of the numbers that are left out were lost.
  void judge() {
    for (Numbering& numbering : numberings_) {
      std::vector<NumberingGap> own;
      const std::vector<Member>& members = numbering.members;
      for (std::size_t i = 0; i < members.size(); ++i) {
        const std::int32_t before = i == 0 ? 0 : members[i - 1].value;
        if (members[i].value <= before + 1) continue;
        if (i == 0 && !begins_late(numbering)) continue;
        NumberingGap gap;
        gap.before = i == 0 ? kNoIndex : members[i - 1].block;
        gap.after = members[i].block;
        gap.first = before + 1;
        gap.last = members[i].value - 1;
        if (i > 0) gap.label_before = label_of(gap.before);
        gap.label_after = label_of(gap.after);
        if (stands_between(numbering, gap)) continue;
        own.push_back(std::move(gap));
      }
      const bool enough = members.size() >= (numbering.headed ? 2 : kFewestMembers);
      const bool articles = numbering.kind.style == NumberStyle::kArticle;
      const std::size_t most = std::max<std::size_t>(1, members.size() / (articles ? kArticlesAGap : kMembersAGap));
      // Those of an amendment go on from the amendment before it.
      const bool goes_on = articles && numbering.outermost && members.front().value > 1;
      const bool regular =
          enough && !goes_on && numbering.doubles == 0 && members.front().value <= kLatestBegin && own.size() <= most;
      for (NumberingGap& gap : own) gap.regular = regular;
      gaps_.insert(gaps_.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    }
    std::stable_sort(gaps_.begin(), gaps_.end(),
                     [](const NumberingGap& a, const NumberingGap& b) { return a.after < b.after; });
  }

  // Whether a numbering that does not begin with its first number could have: speakers who say 第二， may have begun
  // with other words.
  static bool begins_late(const Numbering& numbering) {
    return numbering.members.front().value <= kLatestBegin && numbering.members.size() >= kFewestMembers &&
           numbering.kind.style != NumberStyle::kOrdinal;
  }

  [[nodiscard]] std::string label_of(std::uint32_t block) const {
    const auto label = parse_label(blocks_[block].text);
    return std::string(blocks_[block].text.substr(0, label ? label->size : 0));
  }

  // Whether a number that no block begins with stands inside of one: “…。三、…”.
  [[nodiscard]] bool stands_between(const Numbering& numbering, const NumberingGap& gap) {
    const std::uint32_t begin =
        gap.before == kNoIndex ? gap.after - std::min(gap.after, kBlocksBeforeFirst) : gap.before;
    for (std::uint32_t i = begin; i < gap.after; ++i) {
      const std::string_view text = blocks_[i].text;
      // Numberings lie in each other: what was looked through so often is no document.
      looked_through_ += text.size();
      if (looked_through_ > kMostLookedThrough * length_) return true;
      if (numbering.kind.style == NumberStyle::kArabicDot && begins_with_number(text, gap)) return true;
      for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) {
        const auto label = parse_label(text.substr(at));
        if (!label) continue;
        for (const Reading& reading : readings_of(*label, text.substr(at)))
          if (reading.kind == numbering.kind && reading.value >= gap.first && reading.value <= gap.last) return true;
      }
    }
    return false;
  }

  // “1．1-苯基-2-丙酮”: a number and a dot that are no label, because a digit follows.
  static bool begins_with_number(std::string_view text, const NumberingGap& gap) {
    std::int32_t value = 0;
    std::size_t at = 0;
    while (at < text.size() && at < 3 && is_ascii_digit(text[at])) value = value * 10 + (text[at++] - '0');
    const std::string_view rest = text.substr(at);
    return at > 0 && value >= gap.first && value <= gap.last &&
           (rest.starts_with('.') || rest.starts_with("．") || rest.starts_with("、"));
  }

  const std::vector<NumberedBlock>& blocks_;
  std::vector<Numbering> numberings_;
  std::vector<std::size_t> open_;                // numberings that can go on, each inside the one before it
  std::map<Kind, std::size_t> closed_;           // the one of each kind that was closed last
  std::size_t looked_through_ = 0, length_ = 0;  // bytes
  std::vector<NumberingGap> gaps_;
};

}  // namespace

std::vector<NumberingGap> find_gaps(const std::vector<NumberedBlock>& blocks) { return GapFinder(blocks).find(); }

}  // namespace tifa

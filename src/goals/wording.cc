#include "goals/wording.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "base/range.h"
#include "text/character_table.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// What joins what stands on both sides of it. White space joins nothing: “ports drive ferries” says another thing when
// its words change places.
enum class Joint : std::uint8_t { kPunctuation, kAnd, kOr };

struct JointAt {
  Range range;
  Joint kind = Joint::kPunctuation;
};

// The joint that begins at `at`, if one does. A conjunction's character inside a word (和平) parts both wordings alike.
std::optional<JointAt> joint_at(std::string_view text, std::size_t at) {
  struct Word {
    std::string_view text;
    Joint kind;
  };
  static constexpr std::array<Word, 8> kJoining{{{"以及", Joint::kAnd},
                                                 {"和", Joint::kAnd},
                                                 {"与", Joint::kAnd},
                                                 {"及", Joint::kAnd},
                                                 {"并", Joint::kAnd},
                                                 {" and ", Joint::kAnd},
                                                 {"或", Joint::kOr},
                                                 {" or ", Joint::kOr}}};
  const auto from_here = [&](std::size_t size) {
    return Range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
  };
  for (const Word& word : kJoining)
    if (text.substr(at).starts_with(word.text)) return JointAt{from_here(word.text.size()), word.kind};
  const CodePoint c = decode_utf8(text, at);
  const bool of_figure = c.value == '%' || c.value == '.';
  if ((character_flags(c.value) & kFlagPunctuation) == 0 || of_figure) return std::nullopt;
  return JointAt{from_here(c.length), Joint::kPunctuation};
}

std::vector<JointAt> joints_of(std::string_view text) {
  std::vector<JointAt> joints;
  for (std::size_t at = 0; at < text.size();) {
    const auto joint = joint_at(text, at);
    if (joint) joints.push_back(*joint);
    at = joint ? joint->range.end : at + decode_utf8(text, at).length;
  }
  return joints;
}

// Punctuation may go where a conjunction comes (A、B and A和B); that “or” became “and” is a change.
bool join_alike(const std::vector<JointAt>& a, const std::vector<JointAt>& b) {
  const auto ors = [](const std::vector<JointAt>& joints) {
    return std::count_if(joints.begin(), joints.end(), [](const JointAt& joint) { return joint.kind == Joint::kOr; });
  };
  return ors(a) == ors(b);
}

std::vector<std::string> parts_between(std::string_view text, const std::vector<JointAt>& joints) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    if (std::string part = bare(text.substr(begin, end - begin)); !part.empty()) parts.push_back(std::move(part));
  };
  for (const JointAt& joint : joints) {
    add(joint.range.begin);
    begin = joint.range.end;
  }
  add(text.size());
  return parts;
}

FigureChange change_of(const std::vector<FigureValue>& a, const std::vector<FigureValue>& b) {
  if (a.empty()) return b.empty() ? FigureChange::kNone : FigureChange::kAdded;
  if (b.empty()) return FigureChange::kDropped;
  return a == b ? FigureChange::kKept : FigureChange::kChanged;
}

// The figures of one wording, and its numbers that are figures of the other: 三件大事 is no amount by itself, but
// 3件大事 in the other wording says the same number.
std::vector<FigureValue> figures_beside(const ItemWording& one, const ItemWording& other) {
  std::vector<FigureValue> lacking, spare, shared, all;
  std::set_difference(other.figures.begin(), other.figures.end(), one.figures.begin(), one.figures.end(),
                      std::back_inserter(lacking));
  std::set_difference(one.numbers.begin(), one.numbers.end(), one.figures.begin(), one.figures.end(),
                      std::back_inserter(spare));
  std::set_intersection(lacking.begin(), lacking.end(), spare.begin(), spare.end(), std::back_inserter(shared));
  std::merge(one.figures.begin(), one.figures.end(), shared.begin(), shared.end(), std::back_inserter(all));
  return all;
}

}  // namespace

ItemWording item_wording(std::string_view head, std::string_view text, std::string_view figures_of) {
  ItemWording wording{fold_term(head, Folding::kDefault), fold_term(text, Folding::kDefault),
                      take_figures_apart(text, WordFigures::kAny),
                      take_figures_apart(figures_of, WordFigures::kOfMeasure).figures,
                      take_figures_apart(figures_of, WordFigures::kAny).figures};
  wording.apart.rest = fold_term(wording.apart.rest, Folding::kDefault);
  std::sort(wording.figures.begin(), wording.figures.end());
  std::sort(wording.numbers.begin(), wording.numbers.end());
  return wording;
}

const char* figure_change_name(FigureChange change) {
  switch (change) {
    case FigureChange::kNone:
      return "";
    case FigureChange::kKept:
      return "kept";
    case FigureChange::kChanged:
      return "changed";
    case FigureChange::kAdded:
      return "added";
    case FigureChange::kDropped:
      return "dropped";
  }
  return "";
}

WordingDifference difference_of(const ItemWording& a, const ItemWording& b) {
  const FigureChange figures = change_of(figures_beside(a, b), figures_beside(b, a));
  if (bare(a.text) == bare(b.text)) return {WordingChange::kNone, figures};
  if (differ_in_order(a.text, b.text)) return {WordingChange::kOrder, figures};
  const FigureChange in_order = change_of(a.apart.figures, b.apart.figures);
  if (in_order == FigureChange::kNone || in_order == FigureChange::kKept) return {WordingChange::kWords, figures};
  const bool same_rest = bare(a.apart.rest) == bare(b.apart.rest) || differ_in_order(a.apart.rest, b.apart.rest);
  return same_rest ? WordingDifference{WordingChange::kFigures, in_order}
                   : WordingDifference{WordingChange::kWords, figures};
}

std::string bare(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if ((character_flags(c.value) & (kFlagPunctuation | kFlagWhiteSpace)) == 0 || c.value == '%' || c.value == '.')
      result.append(text.substr(at, c.length));
    at += c.length;
  }
  while (!result.empty() && result.back() == '.') result.pop_back();
  return result;
}

bool differ_in_order(std::string_view a, std::string_view b) {
  constexpr std::size_t kShort = 240, kFewJoints = 8;  // bytes; joints
  const std::vector<JointAt> joints_a = joints_of(a), joints_b = joints_of(b);
  if (joints_a.empty() || joints_b.empty() || !join_alike(joints_a, joints_b)) return false;
  std::vector<std::string> parts_a = parts_between(a, joints_a), parts_b = parts_between(b, joints_b);
  if (parts_a == parts_b) return false;
  std::sort(parts_a.begin(), parts_a.end());
  std::sort(parts_b.begin(), parts_b.end());
  if (parts_a == parts_b) return true;
  if (a.size() != b.size() || a.size() > kShort || std::max(joints_a.size(), joints_b.size()) > kFewJoints)
    return false;
  const std::size_t same = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  for (const JointAt& x : joints_a)
    for (const JointAt& y : joints_b) {
      if (x.kind != y.kind || (x.kind == Joint::kPunctuation && x.range.of(a) != y.range.of(b))) continue;
      for (std::size_t head = 0; head <= std::min<std::size_t>({same, x.range.begin, y.range.begin}); ++head) {
        const std::string_view first = a.substr(head, x.range.begin - head),
                               second = b.substr(head, y.range.begin - head);
        if (!first.empty() && !second.empty() && a.substr(x.range.end).starts_with(second) &&
            b.substr(y.range.end).starts_with(first) &&
            a.substr(x.range.end + second.size()) == b.substr(y.range.end + first.size()))
          return true;
      }
    }
  return false;
}

}  // namespace tifa

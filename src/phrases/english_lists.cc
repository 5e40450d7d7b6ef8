#include "phrases/english_lists.h"

#include <algorithm>
#include <string_view>

#include "phrases/names.h"
#include "text/function_words.h"
#include "text/word_classes.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestItem = 6;  // tokens
constexpr std::size_t kMostItems = 64;   // of a list: what goes on for longer is looked at in pieces

bool ends_list(std::string_view word) { return word == "and" || word == "or"; }

// What stands between two commas, or before the first or behind the last one of a sentence.
struct CommaPart {
  std::size_t begin = 0, end = 0;  // tokens
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

class ListReader {
 public:
  ListReader(const TokenText& text, std::vector<std::uint8_t>& bits) : text_(text), bits_(bits) {}

  // The parts of one sentence, in order.
  void read(const std::vector<CommaPart>& parts) {
    for (std::size_t last = 2; last < parts.size(); ++last) {
      const CommaPart& closing = parts[last];
      const std::size_t joint = joint_of(closing);
      if (joint == closing.end) continue;
      std::size_t first = last;  // of the items that begin behind a comma
      while (first > 1 && last - first < kMostItems && is_item(parts[first - 1])) --first;
      if (first == last || (joint > closing.begin && !is_item({closing.begin, joint}))) continue;
      for (std::size_t s = first; s < last; ++s) {
        begin_item(parts[s]);
        end_item(parts[s].end);
      }
      if (joint > closing.begin) {
        begin_item({closing.begin, joint});
        end_item(joint);
      }
      const CommaPart final_item{joint + 1, closing.end};
      if (final_item.size() == 0) continue;
      begin_item(final_item);
      if (final_item.size() <= kLongestItem) end_item(final_item.end);
    }
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const { return text_.folded(at, at + 1); }

  // Where “and” or “or” stands that the last item follows: at the begin, or behind another item. The end where there is
  // none.
  [[nodiscard]] std::size_t joint_of(const CommaPart& closing) const {
    const std::size_t most = std::min(closing.end, closing.begin + kLongestItem);
    for (std::size_t at = closing.begin; at < most; ++at)
      if (ends_list(word(at))) return at;
    return closing.end;
  }

  // A part that is no clause and no aside: short, and neither an act nor begun as a clause or with another joint.
  [[nodiscard]] bool is_item(const CommaPart& part) const {
    if (part.size() == 0 || part.size() > kLongestItem) return false;
    const std::string_view first = word(part.begin);
    if ((function_word_limits(first) & kNotInside) != 0 || announces(first) == kBeforeVerb || ends_list(first))
      return false;
    const std::size_t begin = behind_small_words(part);
    if (begin == part.end || is_title_of_person(text_, begin)) return false;
    if (begin > part.begin) return true;  // no verb follows an article
    const WordClasses classes = word_classes(word(begin));
    if (!classes.known() || classes.ing || 2 * classes.verb <= classes.total()) return true;
    // “Embodied AI”: a participle before what it describes.
    return classes.past && begin + 1 < part.end && function_word_limits(word(begin + 1)) == 0;
  }

  // A phrase begins behind the articles and possessives of its item.
  [[nodiscard]] std::size_t behind_small_words(const CommaPart& part) const {
    std::size_t begin = part.begin;
    while (begin < part.end && (function_word_limits(word(begin)) & kNotFirst) != 0) ++begin;
    return begin;
  }

  void begin_item(const CommaPart& part) {
    const std::size_t begin = behind_small_words(part);
    if (begin < part.end) bits_[begin] |= kItemBegins;
  }
  void end_item(std::size_t end) { bits_[end] |= kItemEnds; }

  const TokenText& text_;
  std::vector<std::uint8_t>& bits_;
};

}  // namespace

std::vector<std::uint8_t> find_english_lists(const TokenText& text) {
  std::vector<std::uint8_t> bits(text.size());
  ListReader reader(text, bits);
  std::vector<CommaPart> parts;
  for (std::size_t begin = 1; begin < text.size();) {
    std::size_t end = begin;
    while (!is_break(text.tokens[end])) ++end;
    if (end > begin) parts.push_back({begin, end});
    const bool comma = end > begin && text.break_kind(end) == BreakKind::kClause &&
                       text.views[text.document_at(begin)].folded[text.begin[end]] == ',';
    if (!comma) {
      reader.read(parts);
      parts.clear();
    }
    begin = end + 1;
  }
  return bits;
}

}  // namespace tifa

#include "render/redline_parts.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint64_t kStep = 64;

std::string number_range(const std::vector<std::uint64_t>& blocks) {
  if (blocks.empty()) return {};
  const std::string first = std::to_string(blocks.front() + 1);
  return blocks.size() == 1 ? first : first + "–" + std::to_string(blocks.back() + 1);
}

// So many code points at the begin or the end of a text, and the rest of a word that they end in; what goes on for
// longer than kLongestWord bytes is cut all the same.
constexpr std::size_t kLongestWord = 48;
std::string_view head(std::string_view text, std::size_t points) {
  std::size_t at = 0;
  for (; points > 0 && at < text.size(); --points) at += decode_utf8(text, at).length;
  if (at == 0 || !is_word_character(decode_utf8_before(text, at).value)) return text.substr(0, at);
  const std::size_t limit = at + kLongestWord < text.size() ? floor_code_point(text, at + kLongestWord) : text.size();
  const std::size_t end = word_run_end(text.substr(0, limit), at);
  return text.substr(0, end < limit || limit == text.size() ? end : at);
}
std::string_view tail(std::string_view text, std::size_t points) {
  std::size_t at = text.size();
  for (; points > 0 && at > 0; --points) at -= decode_utf8_before(text, at).length;
  if (at == text.size() || !is_word_character(decode_utf8(text, at).value)) return text.substr(at);
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongestWord) {
    const CodePoint before = decode_utf8_before(text, begin);
    if (!is_word_character(before.value)) return text.substr(begin);
    begin -= before.length;
  }
  return text.substr(begin == 0 ? begin : at);
}

class Views {
 public:
  explicit Views(const RedlineAnswer& answer) : answer_(answer), a_(answer.a.text), b_(answer.b.text) {
    leaving_.resize(answer.blocks.size());
    for (const RedlinePassage& move : answer.moves) {
      if (move.unit == "block")
        away_.push_back(&move);
      else if (move.row_a < leaving_.size())
        leaving_[move.row_a].push_back(&move);
    }
    const auto by_place = [](const RedlinePassage* x, const RedlinePassage* y) { return x->a[0] < y->a[0]; };
    std::sort(away_.begin(), away_.end(), by_place);
    for (auto& row : leaving_) std::sort(row.begin(), row.end(), by_place);
  }

  std::vector<RedlineView> all() {
    std::vector<RedlineView> views;
    std::size_t next = 0;
    const auto mark_until = [&](std::uint64_t place) {
      for (; next < away_.size() && away_[next]->a[0] < place; ++next)
        views.push_back({nullptr, away_[next], {{PartKind::kLeft, trimmed(a_.of(away_[next]->a)), away_[next]->move}}});
    };
    for (std::size_t row = 0; row < answer_.blocks.size(); ++row) {
      const RedlineBlock& block = answer_.blocks[row];
      if (!block.moved && !block.a.empty()) mark_until(block.range_a[0]);
      views.push_back({&block, nullptr, parts_of(block, leaving_[row])});
    }
    mark_until(~std::uint64_t{0});
    return views;
  }

 private:
  static std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    return text;
  }

  std::vector<RedlinePart> parts_of(const RedlineBlock& block,
                                    const std::vector<const RedlinePassage*>& leaving) const {
    std::vector<RedlinePart> parts;
    std::size_t next = 0;
    const auto leave_until = [&](std::uint64_t place) {
      for (; next < leaving.size() && leaving[next]->a[0] < place; ++next)
        parts.push_back({PartKind::kLeft, a_.of(leaving[next]->a), leaving[next]->move});
    };
    for (const RedlineEdit& edit : block.edits) {
      const bool elsewhere = edit.move != 0 && edit.move != block.move;
      if (!elsewhere && edit.op != "insert") leave_until(edit.a[0]);
      RedlinePart part;
      part.kind = edit.op == "delete"   ? PartKind::kDeleted
                  : edit.op == "insert" ? PartKind::kInserted
                  : elsewhere           ? PartKind::kArrived
                                        : PartKind::kKept;
      part.text = edit.op == "delete" ? a_.of(edit.a) : b_.of(edit.b);
      part.move = elsewhere ? edit.move : 0;
      parts.push_back(part);
    }
    leave_until(~std::uint64_t{0});
    drop_last_breaks(parts);
    return parts;
  }

  // The break that ends a block is layout.
  static void drop_last_breaks(std::vector<RedlinePart>& parts) {
    for (const bool deleted : {true, false})
      for (std::size_t i = parts.size(); i > 0; --i) {
        RedlinePart& part = parts[i - 1];
        if (part.kind == PartKind::kLeft || (part.kind == PartKind::kDeleted) != deleted) continue;
        if (!part.text.empty() && part.text.back() == '\n') part.text.remove_suffix(1);
        break;
      }
    std::erase_if(parts, [](const RedlinePart& part) { return part.text.empty(); });
  }

  const RedlineAnswer& answer_;
  TextPlaces a_, b_;
  std::vector<const RedlinePassage*> away_;                  // whole blocks, by place in A
  std::vector<std::vector<const RedlinePassage*>> leaving_;  // passages, by row
};

}  // namespace

TextPlaces::TextPlaces(std::string_view text) : text_(text) {
  std::uint64_t point = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (!continues_code_point(text[at]) && point++ % kStep == 0) bytes_.push_back(at);
}

std::size_t TextPlaces::byte(std::uint64_t point) const {
  if (point / kStep >= bytes_.size()) return text_.size();
  std::size_t at = bytes_[point / kStep];
  for (std::uint64_t i = point % kStep; i > 0 && at < text_.size(); --i) at += decode_utf8(text_, at).length;
  return at;
}

std::string_view TextPlaces::of(const TextRange& range) const {
  const std::size_t begin = byte(range[0]);
  return text_.substr(begin, byte(range[1]) - begin);
}

std::vector<RedlineView> redline_views(const RedlineAnswer& answer) { return Views(answer).all(); }

std::vector<bool> reworded_moves(const RedlineAnswer& answer) {
  std::vector<bool> reworded(answer.moves.size());
  const auto mark = [&](std::uint64_t move) {
    if (move != 0 && move <= reworded.size()) reworded[move - 1] = true;
  };
  for (const RedlineBlock& block : answer.blocks) {
    if (block.edited) mark(block.move);
    for (const RedlineEdit& edit : block.edits)
      if (edit.op != "keep") mark(edit.move);
  }
  return reworded;
}

std::string kept_in_short(std::string_view text, bool after_change, bool before_change, std::size_t points) {
  constexpr std::size_t kLittle = 24;  // bytes that are not worth leaving out
  const std::string_view first = after_change ? head(text, points) : std::string_view();
  const std::string_view last = before_change ? tail(text, points) : std::string_view();
  if (first.size() + last.size() + kLittle >= text.size()) return std::string(text);
  return std::string(first) + (first.empty() ? "" : " ") + "…" + (last.empty() ? "" : " ") + std::string(last);
}

std::string block_numbers(const RedlineBlock& block) {
  const std::string a = number_range(block.a), b = number_range(block.b);
  return a.empty() || b.empty() ? a + b : a + " → " + b;
}

}  // namespace tifa

// Headings without a number: short lines without a stop over longer paragraphs, told by their shape and their
// neighbours.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "structure/piece.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLongestPlainHeading = 45;  // visible characters
constexpr std::uint32_t kLongestLatinPlainHeading = 90;
constexpr std::uint32_t kLongestClauseHeading = 90;  // where headings of whole clauses are usual
constexpr std::size_t kFewestClauseHeadings = 4;
constexpr std::uint32_t kLongestChapterName = 24;

class PlainHeadings {
 public:
  PlainHeadings(const RawDocument& raw, Pieces& pieces) : raw_(raw), pieces_(pieces) {}

  void find() {
    note_marked();
    std::vector<std::size_t> body;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_[i].body()) body.push_back(i);
    longest_plain_ = kLongestClauseHeading;
    std::size_t clauses = 0;
    for (std::size_t k = 1; k + 1 < body.size(); ++k) {
      const Shape& shape = pieces_[body[k]].shape;
      clauses += shape.characters > kLongestPlainHeading / 2 && plain_headline(pieces_[body[k]]) &&
                         pieces_[body[k - 1]].shape.closed() && pieces_[body[k + 1]].shape.closed() &&
                         pieces_[body[k + 1]].shape.characters > shape.characters
                     ? 1
                     : 0;
    }
    if (clauses < kFewestClauseHeadings) longest_plain_ = kLongestPlainHeading;
    std::vector<bool> candidate(body.size(), false);
    std::size_t candidates = 0;
    std::size_t paragraphs = 0;
    for (std::size_t k = 0; k < body.size(); ++k) {
      candidate[k] = plain_headline(pieces_[body[k]]);
      candidates += candidate[k] ? 1 : 0;
      paragraphs += pieces_[body[k]].hint == Hint::kNone ? 1 : 0;
    }
    // Verse, tables, lists of names: where open lines are the rule, none of them is a heading.
    if (candidates * 2 > paragraphs) return;
    for (std::size_t k = 0; k + 1 < body.size(); ++k) {
      if (!candidate[k]) continue;
      const Piece& next = pieces_[body[k + 1]];
      // Marked-up headings say what the headings are; a bold line of a page is left a paragraph.
      if (!raw_.hard_lines && next.hint != Hint::kNone) continue;
      const bool next_is_text = !candidate[k + 1] && next.shape.characters > 0 &&
                                (next.kind == BlockKind::kHeading || next.label || longer(next, pieces_[body[k]]));
      const bool next_is_heading =
          candidate[k + 1] && k + 2 < body.size() && !candidate[k + 2] && (k == 0 || !candidate[k - 1]);
      if (!next_is_text && !next_is_heading) continue;
      if (k > 0 && !ends_before_heading(pieces_[body[k - 1]], k > 0 && candidate[k - 1])) continue;
      if (in_verse(body, k)) continue;
      if (!raw_.hard_lines && articles_ && (k == 0 || !names_chapter(pieces_[body[k]], pieces_[body[k - 1]], next)))
        continue;
      if (!raw_.hard_lines && any_marked_) {
        const std::uint8_t level = articles_ ? lost_level(body[k]) : std::uint8_t{0};
        if (level == 0) continue;
        pieces_[body[k]].hint = Hint::kHeading;
        pieces_[body[k]].markup_level = level;
      }
      pieces_[body[k]].kind = BlockKind::kHeading;
      pieces_[body[k]].opens_section = true;
    }
  }

 private:
  // Could a line without a number be a heading, by itself?
  [[nodiscard]] bool plain_headline(const Piece& piece) const {
    const Shape& shape = piece.shape;
    if (piece.label || piece.opens_section || piece.kind != BlockKind::kParagraph || piece.hint != Hint::kNone ||
        !shape.letters || shape.characters < 2)
      return false;
    if (!shape.open() || is_opening_mark(shape.first)) return false;
    // Headings that sum up what follows may be two or three sentences, where the document heads its parts so.
    const bool sums_up = longest_plain_ > kLongestPlainHeading;
    if (shape.sentence_ends > (sums_up ? 2U : 0U) || (shape.semicolons && !sums_up)) return false;
    // “下面，着重讲…” introduces; it does not head.
    const std::string_view text = piece.text(raw_);
    for (std::string_view word : {"下面，", "最后，", "现在，", "首先，", "其次，", "这里，"})
      if (text.starts_with(word)) return false;
    if (shape.chinese()) return shape.characters <= longest_plain_ && shape.clause_ends <= (sums_up ? 6U : 3U);
    return shape.characters <= kLongestLatinPlainHeading && title_case(piece.text(raw_)) && shape.clause_ends <= 2;
  }

  // English headings: all capitals, or most words of more than three letters capitalised.
  [[nodiscard]] static bool title_case(std::string_view text) {
    std::size_t words = 0;
    std::size_t capitals = 0;
    bool inside = false;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const bool letter = at < text.size() && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z');
      if (letter && !inside) begin = at;
      if (!letter && inside && at - begin > 3) {
        ++words;
        capitals += text[begin] >= 'A' && text[begin] <= 'Z' ? 1 : 0;
      }
      inside = letter;
    }
    return text.empty() || (words == 0 ? text[0] >= 'A' && text[0] <= 'Z' : capitals * 10 >= words * 6);
  }

  // A refrain, or the line after two that end without a stop.
  [[nodiscard]] bool in_verse(const std::vector<std::size_t>& body, std::size_t k) const {
    const auto same = [&](std::size_t a, std::size_t b) {
      return squeezed(pieces_[body[a]].text(raw_)) == squeezed(pieces_[body[b]].text(raw_));
    };
    if ((k > 0 && same(k, k - 1)) || (k + 1 < body.size() && same(k, k + 1))) return true;
    const auto cut_line = [&](std::size_t j) {
      const Piece& piece = pieces_[body[j]];
      return piece.kind == BlockKind::kParagraph && piece.hint == Hint::kNone && !piece.label && piece.shape.letters &&
             !piece.shape.chinese() && (piece.shape.open() || piece.shape.tail == U',') &&
             piece.shape.characters <= kLongestLatinPlainHeading;
    };
    return k > 1 && cut_line(k - 1) && cut_line(k - 2);
  }

  [[nodiscard]] static bool longer(const Piece& next, const Piece& heading) {
    return next.shape.characters > heading.shape.characters || next.shape.closed() || next.shape.tail == U'：' ||
           next.shape.tail == U':';
  }

  [[nodiscard]] static bool ends_before_heading(const Piece& before, bool candidate) {
    return candidate || before.kind == BlockKind::kHeading || before.kind == BlockKind::kTableCell ||
           before.shape.closed() || before.shape.tail == U'：' || before.shape.tail == U':' ||
           before.shape.tail == U'；' || !before.shape.chinese();
  }

  // A few words over an article, which state no rule: 法律责任, 选举、罢免和辞职.
  [[nodiscard]] bool names_chapter(const Piece& piece, const Piece& before, const Piece& next) const {
    if (!piece.shape.chinese() || piece.shape.commas > 0 || piece.shape.clause_ends > 2 ||
        piece.shape.characters > kLongestChapterName || is_closing_mark(piece.shape.last) || !before.shape.closed() ||
        !next.label || next.label->style != NumberStyle::kArticle)
      return false;
    const std::string_view text = piece.text(raw_);
    for (std::string_view word : {"应当", "不得", "可以", "＝", "="})
      if (text.find(word) != text.npos) return false;
    return true;
  }

  // The level of a chapter's or section's name in a law whose other chapters are marked up; 0 when it is none. The gap
  // that it leaves in the numbering says which.
  [[nodiscard]] std::uint8_t lost_level(std::size_t at) {
    const std::size_t marked = marked_before(at);
    const auto is = [this](std::size_t i, NumberStyle style) {
      return i < pieces_.size() && pieces_[i].label && pieces_[i].label->style == style;
    };
    const auto number = [this](std::size_t i) { return pieces_[i].label->value; };
    if (!is(chapter_, NumberStyle::kChapter)) return 0;
    const std::size_t following = next_marked_[at];
    const std::size_t next_chapter = next_chapter_[at];
    const bool chapter_lost = next_chapter >= pieces_.size() || number(next_chapter) > number(chapter_) + 1 + lost_;
    if (is(marked, NumberStyle::kSection)) {
      const bool section_lost =
          is(following, NumberStyle::kSection) ? number(following) > number(marked) + 1 : !chapter_lost;
      if (section_lost) return pieces_[marked].markup_level;
      if (is(following, NumberStyle::kSection)) return 0;
    }
    if (!chapter_lost) return 0;
    ++lost_;
    return pieces_[chapter_].markup_level;
  }

  // The last marked-up heading before a piece; calls come in ascending order.
  std::size_t marked_before(std::size_t at) {
    for (; scanned_ < at; ++scanned_) {
      const Piece& piece = pieces_[scanned_];
      if (!piece.body() || piece.hint != Hint::kHeading || !piece.label) continue;
      last_marked_ = scanned_;
      if (piece.label->style != NumberStyle::kChapter) continue;
      chapter_ = scanned_;
      lost_ = 0;
    }
    return last_marked_;
  }

  void note_marked() {
    next_marked_.assign(pieces_.size(), pieces_.size());
    next_chapter_.assign(pieces_.size(), pieces_.size());
    std::size_t marked = pieces_.size();
    std::size_t chapter = pieces_.size();
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      next_marked_[i] = marked;
      next_chapter_[i] = chapter;
      articles_ = articles_ ||
                  (pieces_[i].opens_section && pieces_[i].label && pieces_[i].label->style == NumberStyle::kArticle);
      if (!pieces_[i].body() || pieces_[i].hint != Hint::kHeading) continue;
      any_marked_ = true;
      marked = i;
      if (pieces_[i].label && pieces_[i].label->style == NumberStyle::kChapter) chapter = i;
    }
    last_marked_ = chapter_ = pieces_.size();
  }

  const RawDocument& raw_;
  Pieces& pieces_;
  std::uint32_t longest_plain_ = kLongestPlainHeading;
  bool articles_ = false;                  // the document consists of articles
  bool any_marked_ = false;                // headings are marked up in the document
  std::vector<std::size_t> next_marked_;   // of each piece, the next marked-up heading; as many as there are: none
  std::vector<std::size_t> next_chapter_;  // … that says 第…章
  std::size_t scanned_ = 0;
  std::size_t last_marked_ = 0;
  std::size_t chapter_ = 0;
  std::int32_t lost_ = 0;  // chapters without markup since the last with it
};

}  // namespace

void find_plain_headings(const RawDocument& raw, Pieces& pieces) { PlainHeadings(raw, pieces).find(); }

}  // namespace tifa

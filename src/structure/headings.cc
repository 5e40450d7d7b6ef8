// Which pieces are headings, list items, articles and numbered paragraphs. Numbered pieces are judged in sequences (1,
// 2, 3 of one style): siblings are of one kind, and a number that does not continue its sequence is no heading.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "structure/piece.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLongestHeading = 90;  // visible characters of a numbered heading line
constexpr std::uint32_t kLongestLatinHeading = 140;
constexpr std::uint32_t kLongestPlainHeading = 45;   // of a line that only lost its markup or its number’s gap
constexpr std::uint32_t kLongestClauseHeading = 90;  // where headings of whole clauses are usual
constexpr std::uint32_t kLongestLatinClauseHeading = 140;
constexpr std::uint32_t kLongestRunIn = 45;  // of a first sentence that is a run-in heading
constexpr std::uint32_t kLongestLatinRunIn = 120;
constexpr std::uint32_t kLongestLongRunIn = 65;  // where all members of a numbering begin so
constexpr std::uint32_t kLongestDashRunIn = 32;
constexpr std::uint32_t kLongestLatinDashRunIn = 90;

constexpr std::size_t kStyles = static_cast<std::size_t>(NumberStyle::kBullet) + 1;

// What a numbered piece looks like by itself.
enum class Look : std::uint8_t {
  kHeadline,   // a short line without a full stop
  kStopped,    // a short line that is one sentence
  kRunIn,      // a short first sentence, then more
  kLongRunIn,  // a first sentence that is a run-in heading where those of its siblings are
  kListItem,   // ends with a semicolon or comma
  kText,       // anything else
};

constexpr std::size_t kLongestArticle = 64;   // pieces of an article before its list ends
constexpr std::size_t kLongestDashItem = 12;  // pieces of one item that a dash begins
constexpr std::uint32_t kShortestUnit = 12;   // visible characters: what is shorter lists things
constexpr std::size_t kFewestUnits = 3;       // numbered paragraphs that are sections for their own sake
constexpr std::size_t kMostBeforeUnits = 4;   // pieces of preamble before the numbered paragraphs of a decision
constexpr std::size_t kMostNested = 64;       // sequences inside each other

struct Sequence {
  std::vector<std::size_t> members;  // indices of pieces
  bool has_body_between = false;     // something else stands between two members, or after the last
};

bool outer_style(NumberStyle style) {
  return style == NumberStyle::kPart || style == NumberStyle::kChapter || style == NumberStyle::kSection ||
         style == NumberStyle::kBareHan;
}

std::uint32_t longest_run_in(const Piece& piece) {
  if (piece.label && piece.label->style == NumberStyle::kDash)
    return piece.shape.chinese() ? kLongestDashRunIn : kLongestLatinDashRunIn;
  return piece.shape.chinese() ? kLongestRunIn : kLongestLatinRunIn;
}

Look look_of(const RawDocument& raw, const Piece& piece) {
  const Shape& shape = piece.shape;
  const bool chinese = shape.chinese();
  const bool short_line = shape.characters <= (chinese ? kLongestHeading : kLongestLatinHeading);
  if (shape.tail == U'；' || shape.tail == U';' || shape.tail == U'，') return Look::kListItem;
  const std::string_view rest = piece.rest(raw);
  if (piece.strong_end > piece.range.begin + piece.label->rest)
    return trimmed(Range{piece.strong_end, piece.range.end}.of(raw.text)).empty() ? Look::kStopped : Look::kRunIn;
  const std::uint32_t end = first_sentence_end(rest);
  if (end == 0) {
    if (!short_line || !shape.open() || shape.semicolons) return Look::kText;
    return rest.empty() && !outer_style(piece.label->style) ? Look::kText : Look::kHeadline;
  }
  const std::string_view first = rest.substr(0, end);
  const Shape first_shape = shape_of(first);
  const bool more = !trimmed(rest.substr(end)).empty();
  const std::uint32_t longest = longest_run_in(piece);
  const bool may_be_long = more && chinese && piece.label->style != NumberStyle::kDash && !first_shape.semicolons;
  if (first_shape.characters > longest || first_shape.semicolons || first_shape.commas > 1)
    return may_be_long && first_shape.characters <= kLongestLongRunIn && first_shape.commas <= 2 ? Look::kLongRunIn
                                                                                                 : Look::kText;
  if (first.find('\n') != first.npos && first_shape.characters > longest / 2) return Look::kText;
  if (more) return Look::kRunIn;
  return Look::kStopped;
}

class Finder {
 public:
  Finder(const RawDocument& raw, Pieces& pieces)
      : raw_(raw), pieces_(pieces), looks_(pieces.size(), Look::kText), first_signed_(pieces.size()) {}

  void find() {
    collect();
    for (const Sequence& sequence : sequences_) decide(sequence);
    for (const Sequence& sequence : sequences_) mark_end(sequence);
  }

 private:
  // Sorts the numbered pieces into sequences.
  void collect() {
    std::size_t before = pieces_.size();  // the piece before in the body
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      Piece& piece = pieces_[i];
      if (!piece.body()) continue;
      if (first_signed_ == pieces_.size()) {
        if (piece.label || piece.hint != Hint::kNone)
          first_signed_ = i;
        else
          ++preamble_;
      }
      if (piece.hint == Hint::kTableCell) piece.kind = BlockKind::kTableCell;
      if (piece.hint == Hint::kListItem) piece.kind = BlockKind::kListItem;
      if (continues_marked(piece)) {
        piece.hint = Hint::kHeading;
        piece.markup_level = marked_level_;
      }
      if (piece.hint == Hint::kHeading || piece.strong_heading) {
        make_heading(piece);
        while (!open_.empty()) close_last();
        if (piece.hint == Hint::kHeading) {
          marked_label_ = piece.label;
          marked_level_ = piece.markup_level;
        }
      } else if (piece.label) {
        if (!piece.label->separated && !separated_enough(piece))
          piece.label.reset();
        else
          place(i, before);
      }
      before = i;
    }
  }

  // A line that lost its markup: its number is the next one after the marked-up heading before it.
  [[nodiscard]] bool continues_marked(const Piece& piece) const {
    return piece.hint == Hint::kNone && piece.label && marked_label_ && piece.label->style == marked_label_->style &&
           piece.label->value == marked_label_->value + 1 && piece.label->depth == marked_label_->depth &&
           piece.shape.open() && piece.shape.sentence_ends == 0 && piece.shape.characters <= kLongestPlainHeading &&
           piece.label->rest < piece.range.size();
  }

  // Puts a numbered piece into the sequence that it goes on with, or begins one.
  void place(std::size_t i, std::size_t before) {
    const Piece& piece = pieces_[i];
    const auto style = static_cast<std::size_t>(piece.label->style);
    const std::int32_t value = piece.label->value;
    looks_[i] = look_of(raw_, piece);
    const bool unnumbered = piece.label->style == NumberStyle::kDash || piece.label->style == NumberStyle::kBullet;
    if (unnumbered) {
      if (items_ == kNoIndex || !items_go_on(i, before)) items_ = begin_sequence();
      sequences_[items_].members.push_back(i);
      return;
    }
    // The sequence whose next number this is, else one that lost a number or two, else a new one inside it. A sequence
    // that goes on closes those that began inside it.
    std::size_t depth = open_.size();
    while (depth > 0 && (open_[depth - 1].style != style || open_[depth - 1].last + 1 != value)) --depth;
    if (depth == 0) {
      depth = open_.size();
      while (depth > 0 && open_[depth - 1].style != style) --depth;
      if (depth > 0 && (value <= open_[depth - 1].last || value > open_[depth - 1].last + 3)) depth = 0;
    }
    if (depth > 0) {
      while (open_.size() > depth) close_last();
    } else {
      if (open_.size() >= kMostNested) open_.erase(open_.begin());
      // Numbers that run through the whole document go on under the next heading.
      const Open& closed = closed_[style];
      const bool runs_through = closed.last > 0 && closed.last + 1 == value;
      open_.push_back({style, runs_through ? closed.sequence : begin_sequence(), value});
    }
    Sequence& sequence = sequences_[open_.back().sequence];
    if (!sequence.members.empty() && before != sequence.members.back()) sequence.has_body_between = true;
    sequence.members.push_back(i);
    open_.back().last = value;
  }

  // Bullets stand one under the other; a dash may have a paragraph or a few of its own under it.
  [[nodiscard]] bool items_go_on(std::size_t i, std::size_t before) const {
    const std::size_t last = sequences_[items_].members.back();
    const NumberStyle style = pieces_[i].label->style;
    if (pieces_[last].label->style != style) return false;
    if (last == before) return true;
    if (style != NumberStyle::kDash || i - last > kLongestDashItem) return false;
    for (std::size_t k = last + 1; k < i; ++k)
      if (pieces_[k].body() && (pieces_[k].label || pieces_[k].hint == Hint::kHeading)) return false;
    return true;
  }

  struct Open {
    std::size_t style;
    std::uint32_t sequence;
    std::int32_t last;
  };

  void close_last() {
    closed_[open_.back().style] = open_.back();
    open_.pop_back();
  }

  std::uint32_t begin_sequence() {
    sequences_.push_back({});
    return static_cast<std::uint32_t>(sequences_.size() - 1);
  }

  // 第三条规定的… is no label; 第三条为了… is one in a text whose articles go on.
  [[nodiscard]] bool separated_enough(const Piece& piece) {
    const NumberStyle style = piece.label->style;
    if (style == NumberStyle::kChapter || style == NumberStyle::kPart || style == NumberStyle::kSection)
      return piece.shape.open() && piece.shape.characters <= kLongestPlainHeading && piece.shape.clause_ends == 0;
    return false;
  }

  void decide(const Sequence& sequence) {
    const NumberStyle style = pieces_[sequence.members.front()].label->style;
    const bool english_sections = style == NumberStyle::kSection && sequence.members.size() > 1 &&
                                  !pieces_[sequence.members.front()].shape.chinese();
    if (style == NumberStyle::kArticle || english_sections) return articles(sequence);
    if (style == NumberStyle::kDash) return dash_items(sequence);
    if (style == NumberStyle::kBullet) return mark_items(sequence);
    std::array<std::size_t, 6> count{};
    for (std::size_t i : sequence.members) ++count[static_cast<std::size_t>(looks_[i])];
    const std::size_t headlines = count[static_cast<std::size_t>(Look::kHeadline)];
    const std::size_t stopped = count[static_cast<std::size_t>(Look::kStopped)];
    std::size_t run_ins = count[static_cast<std::size_t>(Look::kRunIn)];
    const std::size_t long_run_ins = count[static_cast<std::size_t>(Look::kLongRunIn)];
    const std::size_t items = count[static_cast<std::size_t>(Look::kListItem)];
    const std::size_t size = sequence.members.size();
    const bool long_ones = run_ins + long_run_ins == size && size >= kFewestUnits;
    if (long_ones || run_ins * 3 >= size * 2) run_ins += shorten(sequence);
    if (outer_style(style)) {
      for (std::size_t i : sequence.members)
        if (looks_[i] == Look::kHeadline) make_heading(pieces_[i]);
      return;
    }
    const bool starts_well = pieces_[sequence.members.front()].label->value <= 2;
    if (list_style(style) && in_article(sequence.members.front())) return mark_items(sequence);
    if (whole_document(sequence)) return numbered_units(sequence);
    if (items > 0 || !starts_well) return mark_items(sequence);
    const bool followed = sequence.has_body_between || body_follows(sequence.members.back());
    if (headlines > 0 && headlines * 2 >= size) {
      // Short lines one under the other are a list; headings have a text under them.
      if (!sequence.has_body_between && size > 1) return mark_items(sequence);
      if (!followed) return mark_items(sequence);
      for (std::size_t i : sequence.members) {
        if (looks_[i] == Look::kHeadline || heads_what_follows(i))
          make_heading(pieces_[i]);
        else if (looks_[i] == Look::kRunIn)
          make_run_in(pieces_[i]);
        else
          pieces_[i].opens_section = true;
      }
      return;
    }
    if (run_ins * 2 >= size || (run_ins > 0 && (run_ins + stopped) * 4 >= size * 3)) {
      // Enumerations inside a section (第一，…) are numbered paragraphs, whichever words they open with.
      for (std::size_t i : sequence.members) {
        if (looks_[i] == Look::kRunIn || looks_[i] == Look::kStopped || leads_in(i))
          make_run_in(pieces_[i]);
        else if (looks_[i] == Look::kHeadline && body_follows(i))
          make_heading(pieces_[i]);
        else
          pieces_[i].opens_section =
              style == NumberStyle::kHanParen || style == NumberStyle::kHanComma || style == NumberStyle::kArabicParen;
      }
      return;
    }
    const bool heads = std::any_of(sequence.members.begin(), sequence.members.end(),
                                   [this](std::size_t i) { return heads_what_follows(i); });
    if (stopped * 2 >= size && sequence.has_body_between && heads) {
      for (std::size_t i : sequence.members) {
        if (heads_what_follows(i))
          make_heading(pieces_[i]);
        else if (looks_[i] == Look::kRunIn)
          make_run_in(pieces_[i]);
        else
          pieces_[i].opens_section = true;
      }
      return;
    }
    if (size >= kFewestUnits && style != NumberStyle::kOrdinal && with_text_under(sequence) * 10 >= size * 6)
      return numbered_units(sequence);
    mark_items(sequence);
  }

  // （一）… under an article are its items, never sections: what stands over them is 第三条, not a heading.
  [[nodiscard]] bool in_article(std::size_t i) const {
    const NumberStyle style = pieces_[i].label->style;
    for (std::size_t k = i; k-- > 0 && i - k <= kLongestArticle;) {
      const Piece& piece = pieces_[k];
      if (piece.hint == Hint::kHeading || piece.strong_heading) return false;
      if (piece.body() && piece.label && piece.label->style != style)
        return piece.label->style == NumberStyle::kArticle && piece.kind != BlockKind::kHeading;
    }
    return false;
  }

  // Numbered paragraphs that the document consists of, as decisions and notices do: 一、… 二、… to the end, after a
  // preamble. They are what a reader cites, as articles are.
  [[nodiscard]] bool whole_document(const Sequence& sequence) const {
    const Piece& first = pieces_[sequence.members.front()];
    if (sequence.members.size() < 2 || first.label->value != 1 || first.label->style == NumberStyle::kOrdinal ||
        first.label->style >= NumberStyle::kArabicParen)
      return false;
    std::size_t headed = 0;
    for (std::size_t i : sequence.members) {
      if (pieces_[i].hint != Hint::kNone || pieces_[i].shape.characters < kShortestUnit) return false;
      headed += looks_[i] == Look::kHeadline || looks_[i] == Look::kRunIn ? 1 : 0;
    }
    if (headed * 4 > sequence.members.size()) return false;
    if (sequence.members.front() != first_signed_ || preamble_ > kMostBeforeUnits) return false;
    std::size_t after = 0;
    for (std::size_t i = sequence.members.back() + 1; i < pieces_.size(); ++i) after += pieces_[i].body() ? 1 : 0;
    return after <= std::max(kMostBeforeUnits, sequence.members.back() / 3);
  }

  // How many members have a paragraph of their own under them that no number begins.
  [[nodiscard]] std::size_t with_text_under(const Sequence& sequence) const {
    return static_cast<std::size_t>(std::count_if(sequence.members.begin(), sequence.members.end(),
                                                  [this](std::size_t i) { return text_follows(i); }));
  }

  [[nodiscard]] bool text_follows(std::size_t i) const {
    for (std::size_t k = i + 1; k < pieces_.size(); ++k) {
      if (!pieces_[k].body()) continue;
      return !pieces_[k].label && pieces_[k].hint == Hint::kNone && !pieces_[k].strong_heading;
    }
    return false;
  }

  void numbered_units(const Sequence& sequence) {
    for (std::size_t i : sequence.members) {
      Piece& piece = pieces_[i];
      if (piece.kind == BlockKind::kListItem) piece.kind = BlockKind::kParagraph;
      piece.opens_section = true;
    }
  }

  // Takes the long first sentences of a numbering for run-in headings, as those of their siblings are.
  std::size_t shorten(const Sequence& sequence) {
    std::size_t changed = 0;
    for (std::size_t i : sequence.members) {
      if (looks_[i] != Look::kLongRunIn) continue;
      looks_[i] = Look::kRunIn;
      ++changed;
    }
    return changed;
  }

  // One sentence, not too long, with a text under it: a heading where its siblings are.
  [[nodiscard]] bool heads_what_follows(std::size_t i) const {
    const Shape& shape = pieces_[i].shape;
    return shape.one_sentence() && !shape.semicolons &&
           shape.characters <= (shape.chinese() ? kLongestClauseHeading : kLongestLatinClauseHeading) &&
           !is_clause_mark(shape.tail) && body_follows(i);
  }

  // A numbered line of its own with a colon: its siblings' run-in headings have their text behind them, it under it.
  [[nodiscard]] bool leads_in(std::size_t i) const {
    const Shape& shape = pieces_[i].shape;
    return (shape.tail == U':' || shape.tail == U'：') && shape.one_sentence() && !shape.semicolons &&
           shape.characters <= longest_run_in(pieces_[i]);
  }

  // Tells the members that open a section where the last of them stands.
  void mark_end(const Sequence& sequence) {
    std::uint32_t last = 0;
    for (std::size_t i : sequence.members)
      if (pieces_[i].opens_section) last = static_cast<std::uint32_t>(i);
    for (std::size_t i : sequence.members) {
      pieces_[i].sequence = static_cast<std::uint32_t>(&sequence - sequences_.data());
      pieces_[i].sequence_end = last;
    }
  }

  void articles(const Sequence& sequence) {
    for (std::size_t i : sequence.members) {
      Piece& piece = pieces_[i];
      if (looks_[i] == Look::kHeadline && !piece.shape.chinese()) {
        make_heading(piece);
        continue;
      }
      if (piece.kind == BlockKind::kListItem) piece.kind = BlockKind::kParagraph;
      piece.opens_section = true;
      piece.run_in_end = piece.range.begin + piece.label->size;
    }
  }

  // ——坚持…。 as items: a run-in heading where a short first sentence has more after it or its siblings do.
  void dash_items(const Sequence& sequence) {
    bool any = false;
    std::size_t run_ins = 0;
    for (std::size_t i : sequence.members) {
      any |= looks_[i] == Look::kRunIn && shape_of_first(i).clause_ends == 0;
      run_ins += looks_[i] == Look::kRunIn ? 1 : 0;
    }
    // Where nearly all items begin so, first sentences of two clauses head them as well.
    const std::size_t size = sequence.members.size();
    const bool all = size > 1 && run_ins * 4 >= size * 3 && (run_ins == size || size >= kFewestUnits);
    for (std::size_t i : sequence.members) {
      Piece& piece = pieces_[i];
      piece.kind = BlockKind::kListItem;
      if (!all && (!any || shape_of_first(i).clause_ends > 0)) continue;
      if (looks_[i] == Look::kRunIn || looks_[i] == Look::kStopped) set_run_in(piece);
    }
  }

  [[nodiscard]] Shape shape_of_first(std::size_t i) const {
    const std::string_view rest = pieces_[i].rest(raw_);
    return shape_of(rest.substr(0, first_sentence_end(rest)));
  }

  void mark_items(const Sequence& sequence) {
    for (std::size_t i : sequence.members)
      if (pieces_[i].kind == BlockKind::kParagraph && list_style(pieces_[i].label->style))
        pieces_[i].kind = BlockKind::kListItem;
  }

  // 一、 before a whole paragraph is a numbered paragraph; the deeper styles are lists.
  [[nodiscard]] static bool list_style(NumberStyle style) {
    return style != NumberStyle::kHanComma && style != NumberStyle::kOrdinal;
  }

  void make_heading(Piece& piece) {
    piece.kind = BlockKind::kHeading;
    piece.opens_section = true;
  }

  void set_run_in(Piece& piece) {
    const std::string_view rest = piece.rest(raw_);
    if (piece.strong_end > piece.range.begin + piece.label->rest) {
      piece.run_in_end = piece.strong_end;
      return;
    }
    const std::uint32_t end = first_sentence_end(rest);
    piece.run_in_end =
        piece.range.begin + piece.label->rest + (end == 0 ? static_cast<std::uint32_t>(rest.size()) : end);
  }

  void make_run_in(Piece& piece) {
    set_run_in(piece);
    piece.opens_section = true;
  }

  // A paragraph that is no label of the same kind follows.
  [[nodiscard]] bool body_follows(std::size_t i) const {
    for (std::size_t k = i + 1; k < pieces_.size(); ++k) {
      if (!pieces_[k].body()) continue;
      const Piece& next = pieces_[k];
      if (next.hint == Hint::kHeading) return false;
      return !next.label || !pieces_[i].label || next.label->style != pieces_[i].label->style;
    }
    return false;
  }

  const RawDocument& raw_;
  Pieces& pieces_;
  std::vector<Look> looks_;
  std::size_t first_signed_;  // the first piece of the body with a number or a format's markup
  std::size_t preamble_ = 0;  // pieces of the body before it
  std::vector<Sequence> sequences_;
  std::vector<Open> open_;              // numbered sequences that can go on, each inside the one before it
  std::array<Open, kStyles> closed_{};  // of each style, the one closed last
  std::uint32_t items_ = kNoIndex;      // the sequence of dashes or bullets that can go on
  std::optional<Label> marked_label_;   // of the marked-up heading before
  std::uint8_t marked_level_ = 0;
};

}  // namespace

void find_headings(const RawDocument& raw, Pieces& pieces) { Finder(raw, pieces).find(); }

}  // namespace tifa

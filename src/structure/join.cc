// Joins lines cut inside sentences. Web copies break a line where a link or an invisible character stood, so that a
// sentence goes on in the next line; true paragraph ends, headings and titles must stay what they are. Nothing is
// deleted: a joined block covers the line breaks inside it.
#include <algorithm>

#include "structure/piece.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLongestLink = 60;  // visible characters: a longer line is a paragraph of its own
constexpr std::uint32_t kLongestHeading = 90;
constexpr std::uint32_t kRunningText = 25;   // a line this long with a comma in it is no heading
constexpr std::size_t kQuoteLookAhead = 8;   // lines in which a quotation opened at a line end may close
constexpr std::uint32_t kMaxBlankLines = 2;  // a cut never leaves more
constexpr std::uint32_t kChainedLink = 15;   // a link among links, one a line
constexpr std::size_t kLongestChain = 8;     // lines
constexpr std::size_t kCutCandidates = 64;   // doubtful line ends looked at, and how much text for evidence
constexpr std::size_t kCutSearchBytes = 1U << 19;

// What stands between two raw blocks.
struct Gap {
  std::uint32_t blank_lines = 0;
  bool zero_width = false;  // an invisible character stands there
};

Gap gap_between(std::string_view between) {
  Gap gap;
  std::uint32_t breaks = 0;
  bool invisible = false;
  for (std::size_t at = 0; at < between.size();) {
    const CodePoint point = decode_utf8(between, at);
    at += point.length;
    if (point.value == U'\n') {
      // A line that holds only an invisible character is the trace of a cut, not a blank line.
      if (breaks > 0 && !invisible) ++gap.blank_lines;
      ++breaks;
      invisible = false;
    } else if (point.value == 0x200B || point.value == 0x200D || point.value == 0xFEFF) {
      gap.zero_width = invisible = true;
    }
  }
  return gap;
}

// How a plain text lays out its lines.
struct Layout {
  bool blank_between = false;    // paragraphs are mostly told apart by blank lines
  std::uint32_t wrap_width = 0;  // lines are broken at this width; 0: a line is a paragraph
  bool long_headings = false;    // headings of a whole clause or two, without a full stop, are usual in it
  bool indented = false;         // paragraphs begin with an indentation, and nothing else tells them apart
};

std::uint32_t width_of(const Shape& shape) { return shape.characters + shape.han; }

constexpr std::size_t kFewestLongHeadings = 4;

// A line with a comma but no full stop, between a paragraph's end and a longer paragraph.
bool long_headline(const std::vector<Piece>& lines, std::size_t i) {
  const Shape& shape = lines[i].shape;
  if (i == 0 || i + 1 >= lines.size() || lines[i].label || !shape.open() || shape.sentence_ends > 0 ||
      shape.clause_ends == 0)
    return false;
  const Shape& next = lines[i + 1].shape;
  return shape.characters >= kRunningText && lines[i - 1].shape.closed() && next.closed() &&
         next.characters > shape.characters && !continues_line(next.first);
}

Layout layout_of(const std::vector<Piece>& lines, const std::vector<Gap>& gaps) {
  Layout layout;
  if (lines.size() < 4) return layout;
  std::size_t blank = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) blank += gaps[i].blank_lines > 0 ? 1 : 0;
  std::size_t headlines = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) headlines += long_headline(lines, i) ? 1 : 0;
  layout.long_headings = headlines >= kFewestLongHeadings;
  layout.blank_between = blank * 10 >= (lines.size() - 1) * 3;

  std::vector<std::uint32_t> widths;
  widths.reserve(lines.size());
  for (const Piece& line : lines) widths.push_back(width_of(line.shape));
  const auto ninth = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::nth_element(widths.begin(), ninth, widths.end());
  const std::uint32_t wide = *ninth;
  if (lines.size() < 8 || wide < 30 || wide > 130) return layout;
  std::size_t full = 0;
  std::size_t cut = 0;  // full lines that end inside a sentence and go on without a blank line
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (width_of(lines[i].shape) * 10 < wide * 8) continue;
    ++full;
    cut += lines[i].shape.open() && i + 1 < lines.size() && gaps[i + 1].blank_lines == 0 ? 1 : 0;
  }
  if (full * 10 >= lines.size() * 4 && cut * 2 >= full) layout.wrap_width = wide;
  return layout;
}

// A line of running text that ends without punctuation, before a long line: either the last full stop is lost, or the
// sentence was cut here. Cut, when the two characters on both sides of the break stand together elsewhere in the text.
struct CutEvidence {
  std::vector<bool> cut;  // by line: this line and the next belong together
  bool usual = false;     // most doubtful ends of the text are cuts
};

bool doubtful_end(const std::vector<Piece>& lines, const std::vector<Gap>& gaps, std::size_t i) {
  if (i + 1 >= lines.size() || gaps[i + 1].blank_lines > 0 || lines[i + 1].label) return false;
  const Shape& shape = lines[i].shape;
  const Shape& next = lines[i + 1].shape;
  return shape.open() && shape.chinese() && shape.sentence_ends > 0 && is_ideograph(shape.last) &&
         is_ideograph(next.first);
}

CutEvidence find_cuts(const RawDocument& raw, const std::vector<Piece>& lines, const std::vector<Gap>& gaps) {
  CutEvidence evidence;
  evidence.cut.resize(lines.size(), false);
  const std::string_view text = std::string_view(raw.text).substr(0, kCutSearchBytes);
  std::size_t looked_at = 0;
  std::size_t cuts = 0;
  for (std::size_t i = 0; i < lines.size() && looked_at < kCutCandidates; ++i) {
    if (!doubtful_end(lines, gaps, i)) continue;
    ++looked_at;
    std::string pair;
    append_utf8(pair, lines[i].shape.last);
    append_utf8(pair, lines[i + 1].shape.first);
    evidence.cut[i] = text.find(pair) != text.npos;
    cuts += evidence.cut[i] ? 1 : 0;
  }
  evidence.usual = cuts >= 3 && cuts * 10 >= looked_at * 4;
  return evidence;
}

class Joiner {
 public:
  Joiner(const RawDocument& raw, const std::vector<Piece>& lines, const std::vector<Gap>& gaps)
      : raw_(raw), lines_(lines), gaps_(gaps), layout_(raw.hard_lines ? layout_of(lines, gaps) : Layout{}) {
    if (raw.hard_lines) layout_.indented = has_indented_paragraphs();
    if (raw.hard_lines) cuts_ = find_cuts(raw, lines, gaps);
  }

  Pieces join() {
    Pieces pieces;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0 && continues(i, pieces.back())) {
        extend(pieces.back(), i);
      } else {
        pieces.push_back(lines_[i]);
        pieces.back().blank_lines = gaps_[i].blank_lines;
        joined_ = 0;
        running_ = false;
      }
      note_line(i);
    }
    return pieces;
  }

 private:
  [[nodiscard]] std::string_view line_text(std::size_t i) const { return lines_[i].range.of(raw_.text); }

  // Does line i go on with the piece that ends with line i - 1?
  bool continues(std::size_t i, const Piece& piece) {
    const Piece& line = lines_[i];
    const Piece& before = lines_[i - 1];
    if (line.hint != before.hint || line.ruling != before.ruling || line.hint == Hint::kTableCell ||
        line.hint == Hint::kAnchorLink)
      return false;
    if (!raw_.hard_lines) {
      // Markup says where a paragraph begins; a Chinese line inside it that ends a sentence is still a paragraph's end.
      if (raw_.blocks[i].paragraph_start) return false;
      return !(before.shape.han > 0 && (before.shape.closed() || is_clause_mark(before.shape.tail)) &&
               before.shape.tail >= 0x80 && before.shape.tail != U'，' && before.shape.tail != U'、');
    }
    const Gap& gap = gaps_[i];
    if (gap.blank_lines > kMaxBlankLines) return false;
    if (i <= quote_until_) return true;
    if (continues_line(line.shape.first)) return true;
    if (is_opening_mark(before.shape.last)) return true;
    if (footnote_mark(i)) return true;
    if (is_bare_lead_in(line_text(i - 1))) return gap.blank_lines <= 1 && !line.label && !line_is_lead_in(i);
    if (layout_.wrap_width > 0 && continues_wrapped(i)) return true;
    if (!before.shape.open() && before.shape.tail != U'，' && before.shape.tail != U'、' && before.shape.tail != U',')
      return false;
    // From here on the line before does not end a sentence.
    if (starts_paragraph(i)) return false;
    if (!before.shape.open()) {
      // "Dear members," is a line of its own; "the ports," before "the schools" is not.
      if (!before.shape.chinese()) return gap.blank_lines == 0 && line.shape.first >= U'a' && line.shape.first <= U'z';
      return true;
    }
    if (gap.zero_width && gap.blank_lines == 0) return true;
    if (gap.blank_lines > 0) return false;
    if (cuts_figure(i) || continues_indented(i)) return true;
    if (!piece.shape.chinese() && !line.shape.chinese()) return continues_latin(i);
    return continues_chinese(i, piece);
  }

  // Two paragraphs or more begin with an indentation right behind the end of another, and no other line does.
  [[nodiscard]] bool has_indented_paragraphs() const {
    constexpr std::size_t kFewest = 2;
    std::size_t indented = 0, others = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (gaps_[i].blank_lines > 0 || !lines_[i - 1].shape.closed()) continue;
      ++(raw_.blocks[i].paragraph_start ? indented : others);
    }
    return indented >= kFewest && others == 0;
  }

  // 74.4 / 万亿元: a figure and its unit.
  [[nodiscard]] bool cuts_figure(std::size_t i) const {
    constexpr std::u32string_view kUnits = U"万亿元年月日个倍吨亩％%";
    const char32_t last = lines_[i - 1].shape.last, first = lines_[i].shape.first;
    return last >= U'0' && last <= U'9' && kUnits.find(first) != kUnits.npos && !raw_.blocks[i].paragraph_start;
  }

  // Where paragraphs are indented, a line that is not goes on with one that broke off inside a sentence.
  [[nodiscard]] bool continues_indented(std::size_t i) const {
    const Shape& before = lines_[i - 1].shape;
    return layout_.indented && !raw_.blocks[i].paragraph_start && !lines_[i].label &&
           (joined_ > 0 || before.clause_ends > 0 || before.sentence_ends > 0);
  }

  [[nodiscard]] bool line_is_lead_in(std::size_t i) const { return is_bare_lead_in(line_text(i)); }

  // An enumeration label, a dash, or an indentation: a paragraph begins whatever the line before looked like.
  [[nodiscard]] bool starts_paragraph(std::size_t i) const {
    const Piece& line = lines_[i];
    if (raw_.blocks[i].paragraph_start && gaps_[i].blank_lines == 0) return true;
    if (!line.label) return line_is_lead_in(i);
    // "2" or "一" in a line of its own is a cut figure as often as a label; 3. with text after it is a label.
    return line.label->style != NumberStyle::kBareHan && line.label->separated;
  }

  // Text broken at a width: a full line goes on unless a paragraph begins.
  [[nodiscard]] bool continues_wrapped(std::size_t i) const {
    const Shape& before = lines_[i - 1].shape;
    if (gaps_[i].blank_lines > 0 || starts_paragraph(i)) return false;
    return width_of(before) * 10 >= layout_.wrap_width * 7 ||
           (!before.closed() && joined_ > 0 && before.tail != U':' && before.tail != U'：');
  }

  [[nodiscard]] bool continues_latin(std::size_t i) const {
    const Shape& before = lines_[i - 1].shape;
    const char32_t first = lines_[i].shape.first;
    return before.clause_ends > 0 && before.characters > kRunningText && first >= U'a' && first <= U'z';
  }

  // The line before is open and no label or blank line stands between.
  bool continues_chinese(std::size_t i, const Piece& piece) {
    const Shape& line = lines_[i].shape;
    const Shape& before = lines_[i - 1].shape;
    if (line.characters == 1 && line.han == 1 && before.han > 1) return true;  // 政府工作报 / 告
    if (line.first == U'的' || line.first == U'等') return true;
    if (joined_ > 0 && running_) return true;  // text, link, text
    // "在" alone: the first word of a sentence before a link.
    if ((before.characters <= 2 && before.han == before.characters && !piece.label && seen_text_) || chained_links(i)) {
      running_ = true;
      return true;
    }
    if (link_inside(i)) return true;
    const bool headline = piece.label && piece.shape.sentence_ends == 0 && piece.shape.characters <= kLongestHeading;
    if (headline) return false;
    if (layout_.long_headings && sums_up(i - 1)) return false;
    const bool running = before.sentence_ends > 0 || (before.clause_ends > 0 && before.characters >= kRunningText &&
                                                      !layout_.long_headings && seen_text_);
    if (!running) {
      const bool figure =
          before.last < 0x80 && before.letters && before.han > 0 && line.first < 0x80 && line.characters <= 4;
      running_ = running_ || figure;
      return figure;
    }
    if (line.open() && line.characters <= kLongestLink) return true;
    // 74.4 / 万亿元: a figure is never the end of a paragraph.
    if (before.last >= U'0' && before.last <= U'9') return true;
    return cuts_.cut[i - 1] || (cuts_.usual && before.sentence_ends > 0);
  }

  // A heading of a clause or two, between a paragraph's end and a longer paragraph.
  [[nodiscard]] bool sums_up(std::size_t i) const {
    const Shape& shape = lines_[i].shape;
    const Shape& next = lines_[i + 1].shape;
    return joined_ == 0 && i > 0 && !lines_[i].label && shape.characters <= kLongestHeading &&
           lines_[i - 1].shape.closed() && next.closed() && next.characters > shape.characters + kRunningText;
  }

  // "[" of a footnote mark [ 3 ] that stands on lines of its own.
  [[nodiscard]] bool footnote_mark(std::size_t i) const {
    return lines_[i].shape.characters == 1 && lines_[i].shape.first == U'[' && i + 2 < lines_.size() &&
           lines_[i + 2].shape.first == U']';
  }

  // Three or more short lines before a text line, in the body: links with the words between them.
  [[nodiscard]] bool chained_links(std::size_t i) const {
    if (!seen_text_) return false;
    std::size_t k = i - 1;
    while (k < lines_.size() && k < i + kLongestChain && lines_[k].shape.open() &&
           lines_[k].shape.characters <= kChainedLink && !lines_[k].label && lines_[k].shape.sentence_ends == 0 &&
           (k == i - 1 || gaps_[k].blank_lines == 0))
      ++k;
    return k >= i + 2 && k < lines_.size() && lines_[k].shape.characters > kChainedLink && !lines_[k].shape.open();
  }

  // A short line whose successor begins with 。 or ， is the text of a link.
  [[nodiscard]] bool link_inside(std::size_t i) const {
    const Shape& line = lines_[i].shape;
    return line.open() && line.characters <= kLongestLink && i + 1 < lines_.size() && gaps_[i + 1].blank_lines == 0 &&
           (continues_line(lines_[i + 1].shape.first) || lines_[i + 1].shape.first == U'的');
  }

  void extend(Piece& piece, std::size_t i) {
    piece.range.end = lines_[i].range.end;
    ++joined_;
  }

  // Remembers what the rules need of the line just placed.
  void note_line(std::size_t i) {
    const Shape& shape = lines_[i].shape;
    // A paragraph or a salutation ends the head, where lines are titles and names.
    seen_text_ =
        seen_text_ || (shape.closed() && shape.characters > kRunningText) || shape.tail == U'：' || shape.tail == U'！';
    const bool lead_in = joined_ == 0 && is_bare_lead_in(line_text(i)) &&
                         !(lines_[i].label && lines_[i].label->style != NumberStyle::kDash &&
                           lines_[i].label->style != NumberStyle::kOrdinal);
    if (lead_in || (shape.characters == 1 && shape.first == U'[')) running_ = true;
    const bool clauses = shape.clause_ends > 0 && shape.characters >= kRunningText &&
                         !(joined_ == 0 && lines_[i].label) && !layout_.long_headings;
    running_ = running_ || shape.sentence_ends > 0 || clauses || (joined_ > 0 && is_clause_mark(shape.first));
    if (!raw_.hard_lines || i < quote_until_ || !is_opening_mark(shape.last)) return;
    // A bracket opened at a line's end closes at the beginning of one of the next lines: all between is one block.
    const char32_t closing = closing_mark_of(shape.last);
    for (std::size_t k = i + 1; k < lines_.size() && k <= i + kQuoteLookAhead; ++k) {
      if (gaps_[k].blank_lines > kMaxBlankLines) return;
      if (lines_[k].shape.first == closing) {
        quote_until_ = k;
        return;
      }
    }
  }

  const RawDocument& raw_;
  const std::vector<Piece>& lines_;
  const std::vector<Gap>& gaps_;
  Layout layout_;
  std::size_t joined_ = 0;  // lines joined to the current piece
  bool running_ = false;    // the current piece is running text
  bool seen_text_ = false;  // a paragraph has come: the head is over
  CutEvidence cuts_;
  std::size_t quote_until_ = 0;  // the line that closes what a line's end opened
};

// Whether a numbering at its beginning would be one of the document.
bool labelled(Hint hint) { return hint != Hint::kTableCell && hint != Hint::kNote; }

Piece make_piece(const RawDocument& raw, const RawBlock& block) {
  Piece piece;
  piece.range = block.range;
  piece.hint = block.hint;
  piece.ruling = block.ruling;
  if (block.ruling == Ruling::kDrop) piece.dropped = Reason::kRule;
  piece.markup_level = block.level;
  piece.run_in_end = block.range.begin;
  piece.strong_end = block.strong_end > block.range.begin ? std::min(block.strong_end, block.range.end) : 0;
  piece.indent = block.indent;
  piece.shape = shape_of(piece.text(raw));
  if (block.hint == Hint::kNote) piece.kind = BlockKind::kNote;
  if (labelled(block.hint)) piece.label = parse_label(piece.text(raw));
  return piece;
}

}  // namespace

Pieces join_lines(const RawDocument& raw) {
  std::vector<Piece> lines;
  std::vector<Gap> gaps;
  lines.reserve(raw.blocks.size());
  gaps.reserve(raw.blocks.size());
  for (const RawBlock& block : raw.blocks) {
    lines.push_back(make_piece(raw, block));
    const std::uint32_t from = lines.size() < 2 ? 0 : lines[lines.size() - 2].range.end;
    gaps.push_back(gap_between(Range{from, block.range.begin}.of(raw.text)));
  }
  Pieces pieces = Joiner(raw, lines, gaps).join();
  std::size_t line = 0;
  for (Piece& piece : pieces) {
    // Only joined pieces must be looked at again.
    while (lines[line].range.begin < piece.range.begin) ++line;
    if (lines[line].range == piece.range) continue;
    piece.shape = shape_of(piece.text(raw));
    piece.label = labelled(piece.hint) ? parse_label(piece.text(raw)) : std::nullopt;
  }
  return pieces;
}

}  // namespace tifa

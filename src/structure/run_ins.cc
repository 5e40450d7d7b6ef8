// Run-in headings without a number: “推动…治理。深入实施…”. Only where the document uses them as a pattern, since any
// paragraph may begin with a short sentence.
#include <cstddef>
#include <vector>

#include "structure/piece.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLongestRunIn = 26;  // visible characters
constexpr std::uint32_t kLongestAlone = 32;  // of one in a line of its own
constexpr std::uint32_t kShortestRunIn = 5;
constexpr std::size_t kFewest = 8;                // paragraphs that begin so, at least
constexpr std::size_t kLineSharePercent = 60;     // of the short lines over a paragraph
constexpr std::size_t kSentenceLinePercent = 60;  // of the paragraphs
constexpr std::size_t kSharePercent = 40;         // of the paragraphs with two sentences or more

// Words that make a short first sentence a statement rather than a heading.
bool states_something(std::string_view sentence) {
  if (sentence.find_first_of("0123456789") != sentence.npos) return true;
  for (std::string_view word : {"是", "我们", "必须", "了", "十分", "来之不易", "方能", "才能"})
    if (sentence.find(word) != sentence.npos) return true;
  for (std::string_view word :
       {"要", "将", "我", "这", "今年", "去年", "过去", "当前", "一年来", "五年来", "各级", "全国"})
    if (sentence.starts_with(word)) return true;
  return false;
}

// The end of a first sentence that could be a run-in heading; 0 when there is none.
std::uint32_t run_in_end(std::string_view text, const Shape& shape) {
  if (!shape.chinese() || shape.one_sentence()) return 0;
  const std::uint32_t end = first_sentence_end(text);
  if (end == 0 || end > kLongestRunIn * 4) return 0;
  const std::string_view sentence = text.substr(0, end);
  const Shape first = shape_of(sentence);
  if (first.characters > kLongestRunIn || first.characters < kShortestRunIn || first.commas > 0 ||
      first.clause_ends > 2)
    return 0;
  if (first.tail != U'。' || is_opening_mark(first.first) || states_something(sentence)) return 0;
  // A paragraph of nothing but such phrases lists them.
  return text.substr(end).find("，") == text.npos ? 0 : end;
}

// 二要…, 三是…: a point of an enumeration.
bool counts_off(std::string_view text) {
  const CodePoint first = decode_utf8(text, 0);
  return std::u32string_view(U"一二三四五六七八九十").find(first.value) != std::u32string_view::npos &&
         (text.substr(first.length).starts_with("要") || text.substr(first.length).starts_with("是"));
}

// A short sentence alone in its line, over its paragraph: the bold opening of a paragraph that a copy broke off.
bool stands_alone(std::string_view text, const Shape& shape) {
  return shape.chinese() && shape.one_sentence() && shape.tail == U'。' && shape.characters <= kLongestAlone &&
         shape.characters >= kShortestRunIn && shape.commas <= 1 && !is_opening_mark(shape.first) &&
         !shape.semicolons && !states_something(text) && !counts_off(text);
}

// Marks the lines that stand alone over a paragraph, where they are the document's way to head its paragraphs.
void find_lines(const RawDocument& raw, Pieces& pieces) {
  std::vector<Piece*> lines;
  std::size_t short_lines = 0;
  Piece* before = nullptr;
  for (Piece& piece : pieces) {
    if (!piece.body()) continue;
    const auto plain = [](const Piece& p) {
      return p.kind == BlockKind::kParagraph && !p.opens_section && !p.label && p.hint == Hint::kNone;
    };
    if (before != nullptr && plain(*before) && plain(piece) && before->shape.one_sentence() &&
        before->shape.tail == U'。' && before->shape.characters <= kLongestAlone && !piece.shape.one_sentence()) {
      ++short_lines;
      if (stands_alone(before->text(raw), before->shape)) lines.push_back(before);
    }
    before = &piece;
  }
  if (lines.size() < kFewest || lines.size() * 100 < short_lines * kLineSharePercent) return;
  for (Piece* line : lines) line->run_in_end = line->range.end;
}

// Most paragraphs are one sentence: the text was laid out a sentence a line, and a short one heads nothing.
bool sentence_a_line(const Pieces& pieces) {
  std::size_t paragraphs = 0;
  std::size_t single = 0;
  for (const Piece& piece : pieces) {
    if (!piece.body() || piece.kind != BlockKind::kParagraph || piece.shape.sentence_ends == 0) continue;
    ++paragraphs;
    single += piece.shape.one_sentence() ? 1 : 0;
  }
  return single * 100 > paragraphs * kSentenceLinePercent;
}

}  // namespace

void find_run_ins(const RawDocument& raw, Pieces& pieces) {
  if (sentence_a_line(pieces)) return;
  find_lines(raw, pieces);
  std::size_t several = 0;
  std::size_t begin_so = 0;
  const auto applies = [](const Piece& piece) {
    return piece.body() && piece.kind == BlockKind::kParagraph && !piece.opens_section && !piece.label &&
           !piece.shape.one_sentence();
  };
  for (const Piece& piece : pieces) {
    if (!applies(piece)) continue;
    ++several;
    begin_so += run_in_end(piece.text(raw), piece.shape) > 0 ? 1 : 0;
  }
  if (begin_so < kFewest || begin_so * 100 < several * kSharePercent) return;
  for (Piece& piece : pieces) {
    if (!applies(piece)) continue;
    const std::uint32_t end = run_in_end(piece.text(raw), piece.shape);
    if (end > 0) piece.run_in_end = piece.range.begin + end;
  }
}

}  // namespace tifa

#include "redline/sentence_figures.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "phrases/subject_words.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/display.h"
#include "text/figures_apart.h"
#include "text/fold.h"
#include "text/function_words.h"
#include "text/inflection.h"
#include "text/utf8.h"
#include "text/word_classes.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLongestClause = 120;  // bytes of it that say what a figure is of
constexpr std::size_t kMostClauses = 4;

bool is_han(std::string_view text, std::size_t at) {
  return at < text.size() && (character_flags(decode_utf8(text, at).value) & kFlagHan);
}
bool is_word(std::string_view text, std::size_t at) {
  return at < text.size() && (character_flags(decode_utf8(text, at).value) & kFlagWord);
}

// One figure in its sentence.
struct Placed {
  FigureValue value;
  Range whole;               // with its hedges
  std::uint32_t number = 0;  // where it begins without them
  std::string unit;          // folded
  std::size_t piece = 0;     // of the sentence, that it stands behind
  bool is_name = false;      // a number that is a part of one: Suite 100
  // English words that say what is counted, from the unit on: legislative proposals.
  std::vector<std::string> nouns;
  std::uint32_t nouns_end = 0;
};

// A sentence cut at its figures and at the marks between clauses.
class Sentence {
 public:
  Sentence(std::string_view text, Range sentence) : text_(text), sentence_(sentence) {
    std::uint32_t at = sentence.begin;
    for (const SaidFigure& said : with_bounds_joined(figures_as_said(sentence.of(text), WordFigures::kOfMeasure))) {
      const auto here = [&](Range range) { return Range{sentence.begin + range.begin, sentence.begin + range.end}; };
      Placed figure;
      figure.value = said.value;
      figure.whole = here(said.whole());
      figure.number = here(said.figure.range).begin;
      figure.unit = fold_term(here(said.unit()).of(text), Folding::kDefault);
      figure.nouns_end = figure.whole.end;
      read_nouns(figure, here(said.unit()).begin);
      figure.is_name = figure.unit.empty() && figure.nouns.empty() && !figure.value.share &&
                       figure.value.hedge == Hedge::kNone && follows_capital(figure.whole.begin);
      add_pieces({at, figure.whole.begin});
      figure.piece = pieces_.size() - 1;
      at = figure.whole.end;
      figures_.push_back(std::move(figure));
    }
  }

  [[nodiscard]] const std::vector<Placed>& figures() const { return figures_; }

  // The words before a figure from `clauses` pieces back on.
  [[nodiscard]] Range before(const Placed& figure, std::size_t clauses) const {
    const std::size_t first = figure.piece + 1 - std::min(figure.piece + 1, clauses);
    return {pieces_[first].begin, figure.whole.begin};
  }

  // Words as they are shown, with … for the figures inside them.
  [[nodiscard]] std::string shown(Range words) const {
    std::string shown;
    std::uint32_t at = words.begin;
    const auto first = std::partition_point(figures_.begin(), figures_.end(),
                                            [&](const Placed& figure) { return figure.whole.begin < words.begin; });
    for (auto figure = first; figure != figures_.end() && figure->whole.end <= words.end; ++figure) {
      shown += Range{at, figure->whole.begin}.of(text_);
      shown += "…";
      at = figure->whole.end;
    }
    shown += Range{at, words.end}.of(text_);
    return display_wording(display_text(without_closing_marks(shown)));
  }

  // Chinese words directly behind a figure.
  [[nodiscard]] std::string_view han_behind(const Placed& figure) const {
    std::uint32_t end = figure.whole.end;
    while (end < sentence_.end && is_han(text_, end)) end += decode_utf8(text_, end).length;
    return Range{figure.whole.end, end}.of(text_);
  }

  // Words behind it, from its unit on, up to the end of the clause or the next figure.
  [[nodiscard]] std::string_view behind(const Placed& figure) const {
    const auto next = std::partition_point(figures_.begin(), figures_.end(),
                                           [&](const Placed& one) { return one.whole.begin <= figure.whole.begin; });
    const std::uint32_t last = next == figures_.end() ? sentence_.end : next->whole.begin;
    std::uint32_t end = figure.whole.end;
    while (end < last && end - figure.whole.end < kLongestClause) {
      const CodePoint point = decode_utf8(text_, end);
      if ((character_flags(point.value) & kFlagClauseEnd) && !is_in_number(end)) break;
      end += point.length;
    }
    return Range{figure.whole.end, std::min(end, last)}.of(text_);
  }

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Range range() const { return sentence_; }
  [[nodiscard]] std::uint32_t size_without_figures() const {
    std::uint32_t size = telling_size(sentence_.of(text_));
    for (const Placed& figure : figures_) size -= telling_size(figure.whole.of(text_));
    return size;
  }

 private:
  // Without what closes words that are not shown, and without spaces around the rest.
  static std::string_view without_closing_marks(std::string_view text) {
    const auto closes = [](char32_t code) {
      return (character_flags(code) & (kFlagWhiteSpace | kFlagClosing | kFlagClauseEnd)) != 0;
    };
    while (!text.empty() && closes(decode_utf8(text, 0).value)) text.remove_prefix(decode_utf8(text, 0).length);
    while (!text.empty() && (character_flags(decode_utf8_before(text, text.size()).value) & kFlagWhiteSpace))
      text.remove_suffix(decode_utf8_before(text, text.size()).length);
    return text;
  }

  // Whether an English word with a capital letter, not the first of the sentence, stands right before a byte.
  [[nodiscard]] bool follows_capital(std::uint32_t at) const {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (at < sentence_.begin + 2 || text_[at - 1] != ' ' || !is_letter(text_[at - 2])) return false;
    std::uint32_t word = at - 2;
    while (word > sentence_.begin && is_letter(text_[word - 1])) --word;
    return word > sentence_.begin && text_[word] <= 'Z';
  }

  // A point or comma between digits parts no clauses: PM2.5.
  [[nodiscard]] bool is_in_number(std::uint32_t at) const {
    const auto is_digit = [&](std::size_t place) {
      return place < sentence_.end && text_[place] >= '0' && text_[place] <= '9';
    };
    return at > sentence_.begin && is_digit(at - 1) && is_digit(std::size_t{at} + 1);
  }

  void add_pieces(Range part) {
    std::uint32_t begin = part.begin;
    for (std::uint32_t at = part.begin; at < part.end;) {
      const CodePoint point = decode_utf8(text_, at);
      at += point.length;
      if (!(character_flags(point.value) & kFlagClauseEnd) || is_in_number(at - point.length)) continue;
      add_piece({begin, at - point.length});
      begin = at;
    }
    add_piece({begin, part.end});
  }

  // As much of its end as is looked at, no word cut.
  void add_piece(Range piece) {
    if (piece.size() > kLongestClause) {
      piece.begin = static_cast<std::uint32_t>(ceil_code_point(text_, std::size_t{piece.end} - kLongestClause));
      if (is_word(text_, piece.begin) && is_word(text_, piece.begin - decode_utf8_before(text_, piece.begin).length))
        piece.begin = std::min(piece.end, static_cast<std::uint32_t>(word_run_end(text_, piece.begin)));
    }
    pieces_.push_back(piece);
  }

  // The words behind an English figure up to the noun: a plural, money, or what a function word or a mark ends.
  void read_nouns(Placed& figure, std::uint32_t at) const {
    constexpr std::size_t kMost = 4;
    if (figure.value.share) return;
    while (figure.nouns.size() < kMost && at + 1 < sentence_.end && text_[at] == ' ' && is_word(text_, at + 1)) {
      const std::uint32_t end =
          std::min(sentence_.end, static_cast<std::uint32_t>(word_run_end(text_, std::size_t{at} + 1)));
      const std::string word = fold_term(Range{at + 1, end}.of(text_), Folding::kDefault);
      if (function_word_limits(word) != 0) break;
      figure.nouns.push_back(inflection_key(word, Inflection::kPlural));
      figure.nouns_end = std::max(figure.nouns_end, end);
      if (word == "yuan" || word == "renminbi" || word_classes(word).plural) break;
      at = end;
    }
  }

  std::string_view text_;
  Range sentence_;
  std::vector<Range> pieces_;
  std::vector<Placed> figures_;
};

Range clipped(Range range, Range to) {
  range = {std::max(range.begin, to.begin), std::min(range.end, to.end)};
  return range.begin < range.end ? range : Range{range.end, range.end};
}

// Up or down, by the words that lead to a figure: 增加, 减少; 0 where they do not say.
int direction(std::string_view words) {
  const auto has = [&](std::initializer_list<std::string_view> any) {
    return std::any_of(any.begin(), any.end(),
                       [&](std::string_view word) { return words.find(word) != std::string_view::npos; });
  };
  const bool up = has({"增", "升", "涨", "高", "increase", "rise", "rose", "grow", "grew"}),
             down = has({"减", "降", "跌", "低", "decrease", "decline", "fall", "fell", "reduc", "cut"});
  return up == down ? 0 : up ? 1 : -1;
}

// Units of people may stand or not: 245万人, 290万.
bool same_unit(const Placed& a, const Placed& b) {
  const auto of_people = [](std::string_view unit) { return unit.empty() || unit == "人" || unit == "名"; };
  return a.unit == b.unit || (of_people(a.unit) && of_people(b.unit));
}

class Pairing {
 public:
  Pairing(Sentence a, Sentence b, std::span<const KeptRun> kept) : a_(std::move(a)), b_(std::move(b)), kept_(kept) {
    nearly_all_kept_ =
        4 * kept_in(a_.range(), b_.range()) >= 3 * std::max(a_.size_without_figures(), b_.size_without_figures());
  }

  std::vector<SentenceFigure> find() const {
    const std::vector<std::size_t> of_a = counterparts(a_, b_, &KeptRun::a, &KeptRun::b),
                                   of_b = counterparts(b_, a_, &KeptRun::b, &KeptRun::a);
    std::vector<SentenceFigure> found;
    for (std::size_t j = 0; j < of_b.size(); ++j) {
      const std::size_t i = of_b[j];
      if (i == of_a.size() || of_a[i] != j) continue;
      if (auto pair = pair_of(a_.figures()[i], b_.figures()[j])) found.push_back(std::move(*pair));
    }
    return found;
  }

 private:
  // Of each figure the one that holds its number, where that is kept, or stands behind what is kept before it; as many
  // as there are where none does.
  std::vector<std::size_t> counterparts(const Sentence& from, const Sentence& to, Range KeptRun::*here,
                                        Range KeptRun::*there) const {
    std::vector<std::size_t> found;
    std::size_t run = 0, other = 0;
    std::uint32_t at = 0;  // kept text ends there
    for (const Placed& figure : from.figures()) {
      while (run < kept_.size() && (kept_[run].*here).begin <= figure.number) ++run;
      if (run > 0) {
        const KeptRun& last = kept_[run - 1];
        at = (last.*there).begin + std::min((last.*here).end, figure.number) - (last.*here).begin;
      }
      while (other < to.figures().size() && to.figures()[other].whole.end <= at) ++other;
      found.push_back(other);
    }
    return found;
  }

  // Code points of what is kept inside both of two ranges.
  std::uint32_t kept_in(Range a, Range b) const {
    std::uint32_t kept = 0;
    for (auto run =
             std::partition_point(kept_.begin(), kept_.end(), [&](const KeptRun& one) { return one.b.end <= b.begin; });
         run != kept_.end() && run->b.begin < b.end; ++run) {
      const Range in_b = clipped(run->b, b);
      const Range of_a{run->a.begin + in_b.begin - run->b.begin, run->a.begin + in_b.end - run->b.begin};
      kept += telling_size(clipped(of_a, a).of(a_.text()));
    }
    return kept;
  }

  bool mostly_kept(Range a, Range b) const {
    const std::uint32_t longer = std::max(telling_size(a.of(a_.text())), telling_size(b.of(b_.text())));
    return longer == 0 || 2 * kept_in(a, b) > longer;
  }

  // Whether the words behind two figures count the same: nothing, or words that begin alike.
  bool count_the_same(const Placed& a, const Placed& b) const {
    if (a.value.share != b.value.share || a.is_name || b.is_name) return false;
    if (!a.nouns.empty() || !b.nouns.empty()) return a.nouns == b.nouns;
    if (!same_unit(a, b)) return false;
    const std::string_view behind_a = a_.han_behind(a), behind_b = b_.han_behind(b);
    constexpr std::size_t kTwo = 6;  // bytes of two ideographs
    return behind_a == behind_b ||
           (std::min(behind_a.size(), behind_b.size()) >= kTwo && behind_a.substr(0, kTwo) == behind_b.substr(0, kTwo));
  }

  // As many of the words behind a figure as are shown, to the end of a word.
  static std::string_view in_short(std::string_view words, std::size_t most) {
    constexpr std::size_t kMost = 60;  // bytes
    most = std::min(most, kMost);
    if (words.size() <= most) return without_marks(words);
    const std::vector<std::uint32_t> edges =
        word_boundaries(words.substr(0, floor_code_point(words, std::min(words.size(), 2 * kMost))));
    const auto next = std::upper_bound(edges.begin(), edges.end(), most);
    return without_marks(words.substr(0, next == edges.begin() ? 0 : *(next - 1)));
  }

  // Words that both have behind the figure, where they name something.
  [[nodiscard]] std::string_view shared_behind(const Placed& a, const Placed& b) const {
    const std::string_view x = a_.behind(a), y = b_.behind(b);
    const auto same =
        static_cast<std::size_t>(std::mismatch(x.begin(), x.end(), y.begin(), y.end()).second - y.begin());
    const std::string_view of_a = in_short(x, same), of_b = in_short(y, same);
    const std::string_view words = of_a.size() < of_b.size() ? of_a : of_b;
    return names_subject(words) ? words : std::string_view();
  }

  // Whether one of two figures is of a year and the other of each of several, or of all of them.
  [[nodiscard]] bool is_of_another_time(Range before_a, Range before_b) const {
    for (const std::string_view word : {"年均", "平均", "累计", "average", "annual", "cumulative"})
      if ((before_a.of(a_.text()).find(word) == std::string_view::npos) !=
          (before_b.of(b_.text()).find(word) == std::string_view::npos))
        return true;
    return false;
  }

  std::optional<SentenceFigure> pair_of(const Placed& a, const Placed& b) const {
    if (!count_the_same(a, b) || !mostly_kept(a_.before(a, 1), b_.before(b, 1))) return std::nullopt;
    const auto is_named_by = [&](std::size_t clauses) {
      return names_subject(a_.shown(a_.before(a, clauses))) && names_subject(b_.shown(b_.before(b, clauses)));
    };
    std::size_t clauses = 1;
    while (clauses <= kMostClauses && !is_named_by(clauses)) ++clauses;
    const bool named = clauses <= kMostClauses;
    if (!named)
      for (clauses = 1; telling_size(b_.before(b, clauses).of(b_.text())) == 0; ++clauses)
        if (clauses == kMostClauses) return std::nullopt;
    const Range before_a = a_.before(a, clauses), before_b = b_.before(b, clauses);
    if (!mostly_kept(before_a, before_b) || is_of_another_time(before_a, before_b)) return std::nullopt;
    const std::string_view behind = shared_behind(a, b);
    if (!named && behind.empty() && a.nouns.size() < 2 && !nearly_all_kept_) return std::nullopt;

    // Where the words begin that changed together with the figure.
    const auto next = std::partition_point(kept_.begin(), kept_.end(),
                                           [&](const KeptRun& run) { return run.b.begin < b.whole.begin; });
    std::uint32_t end_a = before_a.begin, end_b = before_b.begin;
    if (next != kept_.begin()) {
      const KeptRun& last = *(next - 1);
      const std::uint32_t most = a.whole.begin > last.a.begin ? a.whole.begin - last.a.begin : 0;
      const std::uint32_t size = std::min({last.a.size(), b.whole.begin - last.b.begin, most});
      end_a = std::clamp(last.a.begin + size, before_a.begin, a.whole.begin);
      end_b = std::clamp(last.b.begin + size, before_b.begin, b.whole.begin);
    }
    const std::string words_a(without_marks(Range{end_a, a.whole.begin}.of(a_.text()))),
        words_b(without_marks(Range{end_b, b.whole.begin}.of(b_.text())));

    SentenceFigure pair{{end_a, a.whole.end}, {end_b, b.whole.end}, a.value != b.value, {}, {}, {}};
    pair.changed = pair.changed || direction(words_a) * direction(words_b) < 0;
    if (!pair.changed) return pair;
    say(pair, a, b, words_a, words_b, {before_a, before_b});
    if (named && !is_han(behind, 0)) return pair;  // English says what is counted with the figure
    const std::string_view words = behind.empty() && !named ? in_short(b_.behind(b), b_.text().size()) : behind;
    if (!words.empty()) pair.what.append(is_han(words, 0) ? "…" : " … ").append(words);
    return pair;
  }

  void say(SentenceFigure& pair, const Placed& a, const Placed& b, const std::string& words_a,
           const std::string& words_b, const std::pair<Range, Range>& before) const {
    constexpr std::size_t kLongestWords = 24;  // bytes that are shown with a figure
    const auto [before_a, before_b] = before;
    const std::string same_a = a_.shown({before_a.begin, pair.a.begin}),
                      same_b = b_.shown({before_b.begin, pair.b.begin});
    const bool with_words = words_a != words_b && std::max(words_a.size(), words_b.size()) <= kLongestWords &&
                            names_subject(same_a) && names_subject(same_b);
    const std::string what_a = with_words ? same_a : a_.shown(before_a),
                      what_b = with_words ? same_b : b_.shown(before_b);
    pair.what = what_a == what_b ? what_b : what_a + " → " + what_b;
    const auto figure = [&](const Placed& one, std::string words, std::string_view text) {
      if (!with_words) words.clear();
      if (!words.empty() && static_cast<unsigned char>(words.back()) < 0x80) words += ' ';
      return display_text(words + std::string(Range{one.whole.begin, one.nouns_end}.of(text)));
    };
    pair.from = figure(a, words_a, a_.text());
    pair.to = figure(b, words_b, b_.text());
  }

  Sentence a_, b_;
  std::span<const KeptRun> kept_;
  bool nearly_all_kept_ = false;  // three fourths of the sentences: their figures are of the same, named or not
};

}  // namespace

std::uint32_t telling_size(std::string_view text) {
  std::uint32_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (character_flags(point.value) & (kFlagWord | kFlagHan | kFlagLetter | kFlagDigit)) ++size;
    at += point.length;
  }
  return size;
}

std::string_view without_marks(std::string_view text) {
  const auto mark = [](char32_t code) { return (character_flags(code) & (kFlagWhiteSpace | kFlagPunctuation)) != 0; };
  while (!text.empty() && mark(decode_utf8(text, 0).value)) text.remove_prefix(decode_utf8(text, 0).length);
  while (!text.empty() && mark(decode_utf8_before(text, text.size()).value))
    text.remove_suffix(decode_utf8_before(text, text.size()).length);
  return text;
}

std::vector<SentenceFigure> sentence_figures(std::string_view text_a, Range sentence_a, std::string_view text_b,
                                             Range sentence_b, std::span<const KeptRun> kept) {
  return Pairing({text_a, sentence_a}, {text_b, sentence_b}, kept).find();
}

}  // namespace tifa

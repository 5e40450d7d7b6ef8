#include "phrases/figure_pairs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "phrases/subject_words.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/figures_apart.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestFrame = 80;  // tokens looked at before a figure
constexpr std::size_t kMostBehind = 8;     // and behind it
constexpr std::size_t kLeastHan = 4, kLeastWords = 2;

// Verbs that lead to a figure and say of it no more than that it is one; longer ones first.
constexpr auto kLeading = std::to_array<std::string_view>(
    {"增长到", "提高到", "增加到", "上升到", "扩大到", "下降到", "降低到", "减少到", "达到", "突破", "接近", "将近",
     "增至",   "升至",   "降至",   "减至",   "增到",   "升到",   "降到",   "为",     "达",   "至",   "近"});

enum class TokenKind : std::uint8_t { kOther, kHan, kWord, kFigure, kClauseEnd };

// A character of Chinese, a word of another script, a mark, or a figure as a whole.
struct Token {
  std::string_view folded;
  TokenKind kind = TokenKind::kOther;
  std::uint32_t begin = 0;  // byte of the text
  friend bool operator==(const Token& x, const Token& y) { return x.kind == y.kind && x.folded == y.folded; }
};

class Use {
 public:
  SaidFigure said;
  std::uint32_t begin = 0, end = 0;  // with the verb that leads to it
  std::uint32_t shown = 0;           // where it is shown from: without 为, which says nothing more
  std::string_view verb;             // that leads to it
  std::string unit;
  std::vector<Token> behind;  // up to the end of the clause

  // The tokens of its sentence, `until` of which stand before it; the vector may grow.
  void stands_in(const std::vector<Token>& sentence) {
    sentence_ = &sentence;
    until_ = sentence.size();
  }
  // Before it, nearest first: so many are looked at, and whether they go back to the begin of the sentence.
  [[nodiscard]] std::size_t size_before() const { return std::min(until_, kLongestFrame); }
  [[nodiscard]] const Token& before(std::size_t i) const { return (*sentence_)[until_ - 1 - i]; }
  [[nodiscard]] bool begins_sentence() const { return until_ < kLongestFrame; }
  [[nodiscard]] bool is_of_same_sentence(const Use& other) const { return sentence_ == other.sentence_; }

 private:
  const std::vector<Token>* sentence_ = nullptr;
  std::size_t until_ = 0;
};

// Folded text lives as long as the reader.
class Reader {
 public:
  explicit Reader(const DocumentView& view) : text_(view.text) {
    for (const BlockRecord& block : view.blocks)
      for (const Range& sentence : sentences(block.text.of(text_)))
        read({block.text.begin + sentence.begin, block.text.begin + sentence.end});
  }

  [[nodiscard]] const std::vector<Use>& uses() const { return uses_; }

 private:
  std::string_view fold(std::string_view word) { return *folded_.insert(fold_term(word, Folding::kDefault)).first; }

  void add_tokens(Range part, std::vector<Token>& tokens) {
    for (std::uint32_t at = part.begin; at < part.end;) {
      const CodePoint c = decode_utf8(text_, at);
      const unsigned flags = character_flags(c.value);
      std::uint32_t end = at + c.length;
      if (flags & kFlagWord) end = std::min(part.end, static_cast<std::uint32_t>(word_run_end(text_, at)));
      constexpr char32_t kListMark = U'、';
      const TokenKind kind = flags & kFlagWord                                  ? TokenKind::kWord
                             : flags & kFlagHan                                 ? TokenKind::kHan
                             : (flags & kFlagClauseEnd) && c.value != kListMark ? TokenKind::kClauseEnd
                                                                                : TokenKind::kOther;
      if (!(flags & (kFlagWhiteSpace | kFlagZeroWidth | kFlagQuotation)))
        tokens.push_back({fold(text_.substr(at, end - at)), kind, at});
      at = end;
    }
  }

  // Where the verbs before a figure begin, in bytes of the text.
  [[nodiscard]] std::uint32_t leading_begin(std::uint32_t from, std::uint32_t at) const {
    for (const std::string_view verb : kLeading)
      if (text_.substr(from, at - from).ends_with(verb)) return at - static_cast<std::uint32_t>(verb.size());
    return at;
  }

  void read(Range sentence) {
    std::vector<Token>& tokens = tokens_.emplace_back();
    std::uint32_t at = sentence.begin;
    const std::string_view text = sentence.of(text_);
    const std::size_t first = uses_.size();
    for (const SaidFigure& said : with_bounds_joined(figures_as_said(text, WordFigures::kAny))) {
      const Range whole = said.whole();
      Use use;
      use.unit = fold_term(said.unit().of(text), Folding::kDefault);
      use.begin = leading_begin(at, sentence.begin + whole.begin);
      use.end = sentence.begin + whole.end;
      use.verb = text_.substr(use.begin, sentence.begin + whole.begin - use.begin);
      constexpr std::string_view kIs = "为";
      const bool copula = text_.substr(use.begin).starts_with(kIs);
      use.shown = use.begin + (copula ? static_cast<std::uint32_t>(kIs.size()) : 0);
      add_tokens({at, use.begin}, tokens);
      use.stands_in(tokens);
      use.said = said;
      tokens.push_back({{}, TokenKind::kFigure, use.begin});
      at = use.end;
      uses_.push_back(std::move(use));
    }
    for (std::size_t i = first; i < uses_.size(); ++i) {
      std::vector<Token>& behind = uses_[i].behind;
      constexpr std::uint32_t kEnough = 64;  // bytes that hold kMostBehind tokens
      const auto until = ceil_code_point(text_, std::min(sentence.end, uses_[i].end + kEnough));
      add_tokens({uses_[i].end, static_cast<std::uint32_t>(until)}, behind);
      const auto end = std::find_if(behind.begin(), behind.end(),
                                    [](const Token& one) { return one.kind == TokenKind::kClauseEnd; });
      behind.erase(end, behind.end());
      behind.resize(std::min(behind.size(), kMostBehind));
    }
  }

  std::string_view text_;
  std::set<std::string, std::less<>> folded_;
  std::deque<std::vector<Token>> tokens_;  // of each sentence
  std::vector<Use> uses_;
};

// How many of the tokens before two figures are the same and may stand for a subject: up to the begin of a clause of
// one of the two.
std::size_t shared_frame(const Use& a, const Use& b) {
  std::size_t same = 0;
  const std::size_t most = std::min(a.size_before(), b.size_before());
  while (same < most && a.before(same) == b.before(same)) ++same;
  const auto clause_begins = [same](const Use& use) {
    if (same < use.size_before()) return use.before(same).kind == TokenKind::kClauseEnd;
    return use.begins_sentence();
  };
  if (!clause_begins(a) && !clause_begins(b))
    while (same > 0 && a.before(same - 1).kind != TokenKind::kClauseEnd) --same;
  const auto may_open = [](const Token& one) { return one.kind == TokenKind::kHan || one.kind == TokenKind::kWord; };
  while (same > 0 && !may_open(a.before(same - 1))) --same;
  return same;
}

// Whether a frame names a subject.
bool names_subject(const Use& use, std::size_t size) {
  SubjectWords read;
  std::string run;
  for (std::size_t i = size; i-- > 0;) {
    const Token& token = use.before(i);
    if (token.kind == TokenKind::kHan) {
      run += token.folded;
      if (i > 0 && use.before(i - 1).kind == TokenKind::kHan) continue;
      read.add_han(run);
      run.clear();
    } else if (token.kind == TokenKind::kWord) {
      read.add_word(token.folded);
    }
  }
  return read.named() && (read.han() >= kLeastHan || read.words() >= kLeastWords);
}

// The longer the words before two figures, and then those behind, the closer they are; then those that the same verb
// leads to (达到), and that are said with the same hedge (1244万人, 1256万人; 1200万人以上).
using Closeness = std::tuple<std::size_t, std::size_t, bool, bool>;

Closeness closeness_of(const Use& a, const Use& b, std::size_t frame) {
  std::size_t behind = 0;
  while (behind < std::min(a.behind.size(), b.behind.size()) && a.behind[behind] == b.behind[behind]) ++behind;
  return {frame, behind, a.verb == b.verb, a.said.value.hedge == b.said.value.hedge};
}

// The closest of the other text to one figure.
struct Closest {
  Closeness closeness{0, 0, false, false};
  std::vector<std::size_t> uses;

  void take(const Closeness& of, std::size_t use) {
    if (of < closeness) return;
    if (of > closeness) uses.clear();
    closeness = of;
    uses.push_back(use);
  }
};

// How many of the tokens of a frame are enough to say what its figure is of: its last clauses that name a subject.
std::size_t last_subject(const Use& use, std::size_t frame) {
  for (std::size_t size = 1; size < frame; ++size)
    if (use.before(size).kind == TokenKind::kClauseEnd && names_subject(use, size)) return size;
  return frame;
}

PairedFigure as_use(const std::vector<Use>& uses, std::size_t which, std::size_t frame) {
  const Use& use = uses[which];
  PairedFigure result{{use.before(frame - 1).begin, use.shown}, {use.shown, use.end}, {}};
  for (std::size_t i = which; i-- > 0 && uses[i].is_of_same_sentence(use) && uses[i].begin >= result.frame.begin;)
    result.inside.insert(result.inside.begin(), {uses[i].begin, uses[i].end});
  return result;
}

// The figures of both texts that have the same two tokens before them and the same unit.
struct Group {
  std::vector<std::size_t> a, b;
};

}  // namespace

std::vector<FigurePair> pair_figures(const DocumentView& a, const DocumentView& b) {
  const Reader of_a(a), of_b(b);
  using Key = std::tuple<std::string_view, std::string_view, std::string_view, bool>;
  std::map<Key, Group> groups;
  const auto sort_in = [&](const std::vector<Use>& uses, std::vector<std::size_t> Group::*side) {
    for (std::size_t i = 0; i < uses.size(); ++i) {
      const Use& use = uses[i];
      if (use.size_before() < 2 || use.before(0).kind == TokenKind::kClauseEnd) continue;
      (groups[{use.before(0).folded, use.before(1).folded, use.unit, use.said.value.share}].*side).push_back(i);
    }
  };
  sort_in(of_a.uses(), &Group::a);
  sort_in(of_b.uses(), &Group::b);

  std::vector<Closest> closest_to_a(of_a.uses().size()), closest_to_b(of_b.uses().size());
  for (const auto& [key, group] : groups) {
    if (group.a.size() + group.b.size() > kMostAlike) continue;
    for (const std::size_t j : group.b)
      for (const std::size_t i : group.a) {
        const Use &x = of_a.uses()[i], &y = of_b.uses()[j];
        const std::size_t frame = shared_frame(x, y);
        if (frame == 0 || !names_subject(y, frame)) continue;
        const Closeness closeness = closeness_of(x, y, frame);
        closest_to_a[i].take(closeness, j);
        closest_to_b[j].take(closeness, i);
      }
  }
  const auto all_say_the_same = [](const std::vector<std::size_t>& which, const std::vector<Use>& uses) {
    return std::all_of(which.begin(), which.end(),
                       [&](std::size_t one) { return uses[one].said.value == uses[which.front()].said.value; });
  };
  std::vector<FigurePair> pairs;
  for (std::size_t j = 0; j < closest_to_b.size(); ++j) {
    const Closest& there = closest_to_b[j];
    if (there.uses.empty() || !all_say_the_same(there.uses, of_a.uses())) continue;
    const std::size_t i = there.uses.front();
    const Closest& back = closest_to_a[i];
    if (back.closeness != there.closeness || back.uses.front() != j || !all_say_the_same(back.uses, of_b.uses()))
      continue;
    const Use &x = of_a.uses()[i], &y = of_b.uses()[j];
    const std::size_t frame = last_subject(y, std::get<0>(there.closeness));
    pairs.push_back({as_use(of_a.uses(), i, frame), as_use(of_b.uses(), j, frame), x.said.value != y.said.value});
  }
  return pairs;
}

}  // namespace tifa

#include "phrases/english_pieces.h"

#include <algorithm>
#include <string_view>

#include "phrases/names.h"
#include "text/word_classes.h"

namespace tifa {
namespace {

bool is_conjunction(std::string_view word) { return word == "and" || word == "or"; }

// Whether a token lies in an address of the Web or of mail: between spaces, with signs that no word holds.
bool is_web_address(const TokenText& text, std::size_t at) {
  constexpr std::size_t kFar = 60;
  const std::string_view folded = text.views[text.document_at(at)].folded;
  // Addresses are ASCII; a letter of any other script ends one.
  const auto in_word = [](char c) { return c > ' ' && c < 0x7F && c != '(' && c != ')' && c != ',' && c != ';'; };
  std::size_t begin = text.begin[at], end = text.end(at);
  while (begin > 0 && text.begin[at] - begin < kFar && in_word(folded[begin - 1])) --begin;
  while (end < folded.size() && end - text.end(at) < kFar && in_word(folded[end])) ++end;
  const std::string_view run = folded.substr(begin, end - begin);
  if (run.find("://") != std::string_view::npos || run.find('@') != std::string_view::npos) return true;
  const auto letter = [&](std::size_t i) { return i < run.size() && run[i] >= 'a' && run[i] <= 'z'; };
  for (std::size_t dot = run.find('.'); dot != std::string_view::npos; dot = run.find('.', dot + 1))
    if (dot > 1 && letter(dot - 1) && letter(dot - 2) && letter(dot + 1) && letter(dot + 2)) return true;
  return false;
}

class Surroundings {
 public:
  Surroundings(const ComparedCorpus& corpus, const NgramNode& node, std::size_t begin, std::size_t end)
      : corpus_(corpus), text_(corpus.text), node_(node), begin_(begin), end_(end) {}

  [[nodiscard]] bool cuts_compound() const {
    const auto small = [&](std::size_t at) {
      return !is_break(text_.tokens[at]) && (word(at) == "of" || joins_at(at));
    };
    const std::size_t after = end_ + (small(end_) ? 1 : 0), before = begin_ - (small(begin_ - 1) ? 2 : 1);
    return (is_item(after) && goes_on_to(after + 1) && is_compound(end_ - 1, after + 1)) ||
           (is_item(before) && begins_at(before) && is_compound(before, begin_ + 1));
  }
  [[nodiscard]] bool cuts_pair() const {
    return (joins_at(end_) && goes_on_to(end_ + 2) && is_fixed_pair(end_ - 1, end_ - 1)) ||
           (joins_at(begin_ - 1) && begins_at(begin_ - 2) && is_fixed_pair(begin_ - 2, begin_));
  }
  // “Drugs and gangs and crime”, “depression, fascism and communism”. What was said before is commonly said together.
  [[nodiscard]] bool cuts_list() const {
    if (end_ - begin_ != 3 || !is_conjunction(word(begin_ + 1)) || node_.total() > 1) return false;
    if (joins_at(end_) && is_item(end_ + 1)) return true;
    return joins_at(begin_ - 1) ? is_item(begin_ - 2) : is_break(text_.tokens[begin_ - 1]) && follows_item();
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const { return text_.folded(at, at + 1); }
  [[nodiscard]] bool is_all(NodeId longer) const {
    if (longer == kNoNode) return false;
    const NgramNode l = corpus_.ngrams.node(longer);
    return l.a == node_.a && l.b == node_.b;
  }
  [[nodiscard]] bool joins_at(std::size_t at) const { return !is_break(text_.tokens[at]) && is_conjunction(word(at)); }
  [[nodiscard]] bool is_item(std::size_t at) const {
    return !is_break(text_.tokens[at]) && corpus_.word_limits[at] == 0;
  }
  // Whether all uses go on with the tokens up to `end`, or begin with those from `begin` on.
  [[nodiscard]] bool goes_on_to(std::size_t end) const { return is_all(corpus_.ngrams.at(begin_, end - begin_)); }
  [[nodiscard]] bool begins_at(std::size_t begin) const {
    return !is_break(text_.tokens[begin]) && is_all(corpus_.ngrams.at(begin, end_ - begin));
  }
  [[nodiscard]] bool is_compound(std::size_t begin, std::size_t end) const {
    return word_classes(text_.folded(begin, end)).can_be_noun();
  }
  // Whether the two words joined at a token stand so three times or more, and one of three times that the word at `own`
  // stands at all.
  [[nodiscard]] bool is_fixed_pair(std::size_t at, std::size_t own) const {
    constexpr std::uint64_t kLeast = 3;
    const NodeId pair = corpus_.ngrams.at(at, 3), single = corpus_.ngrams.at(own, 1);
    if (pair == kNoNode || single == kNoNode) return false;
    const std::uint64_t together = corpus_.ngrams.node(pair).total();
    return together >= kLeast && 3 * together >= corpus_.ngrams.node(single).total();
  }
  // Whether one word before a comma, behind a function word that does not join it, is an item like the first of the
  // phrase.
  [[nodiscard]] bool follows_item() const {
    if (begin_ < 3 || text_.break_kind(begin_ - 1) != BreakKind::kClause || !is_item(begin_ - 2)) return false;
    const std::size_t before = begin_ - 3;
    if (is_break(text_.tokens[before]) || is_item(before) || is_conjunction(word(before))) return false;
    const WordClasses item = word_classes(word(begin_ - 2)), first = word_classes(word(begin_));
    return 4 * item.noun >= 3 * item.total() && item.plural == first.plural;
  }

  const ComparedCorpus& corpus_;
  const TokenText& text_;
  const NgramNode& node_;
  std::size_t begin_, end_;
};

}  // namespace

bool is_piece_of_term(const ComparedCorpus& corpus, const NgramNode& node, std::size_t begin, std::size_t end) {
  if (end - begin < 2) return false;
  const Surroundings surroundings(corpus, node, begin, end);
  return surroundings.cuts_compound() || surroundings.cuts_pair() || surroundings.cuts_list();
}

bool cuts_name(const TokenText& text, std::size_t begin, std::size_t end) {
  const auto is_initial = [&](std::size_t at) {
    return !is_break(text.tokens[at]) && text.end(at) - text.begin[at] == 1 && is_capitalized(text, at) &&
           text.views[text.document_at(at)].folded.substr(text.end(at)).starts_with('.');
  };
  if (end - begin > 1 && is_initial(end - 1)) return true;
  if (begin > 1 && is_break(text.tokens[begin - 1]) && is_initial(begin - 2) &&
      text.begin[begin] == text.end(begin - 2) + 2)
    return true;
  return is_web_address(text, begin) || is_web_address(text, end - 1);
}

}  // namespace tifa

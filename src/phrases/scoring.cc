#include "phrases/scoring.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "keyness/keyness.h"
#include "phrases/chinese_form.h"
#include "phrases/english_form.h"
#include "phrases/english_pieces.h"
#include "phrases/light_words.h"
#include "phrases/names.h"
#include "text/function_words.h"
#include "text/word_classes.h"

namespace tifa {
namespace {

// Of a phrase's occurrences so many must stand beside a break, a function word or a light word, on either side.
constexpr double kLeastOpen = 0.15;

// Bits of choice beside a phrase from which it is known to be whole.
constexpr float kFree = 2.5F;

double share_open(std::uint32_t open, const Signs& signs) { return static_cast<double>(open) / signs.whole; }

double open_by_freedom(double bits) { return std::clamp((bits - 1) / 4, 0.0, 0.5); }

double log2_1(double x) { return std::log2(1 + x); }

// Points for the length of a phrase in tokens: names and formulations have three to eight characters, or two or three
// words. What recurs may be longer.
double length_points(TokenUnit unit, std::size_t length, double count) {
  static constexpr std::array<double, 17> kCharacters = {0,    0,  -1,   0.5,  1,    1,    0.7, 0.4, 0,
                                                         -0.6, -1, -1.4, -1.8, -2.2, -2.6, -3,  -3};
  static constexpr std::array<double, 7> kWords = {0, 0, 1, 0.8, 0, -0.8, -1.5};
  const double points = unit == TokenUnit::kWords ? kWords[std::min<std::size_t>(length, kWords.size() - 1)]
                                                  : kCharacters[std::min<std::size_t>(length, kCharacters.size() - 1)];
  return length > 4 && points < 0 ? points / count : points;
}

}  // namespace

double PhraseScorer::share_whole(const Candidate& candidate) const {
  const NgramNode node = corpus_.ngrams.node(candidate.node);
  return static_cast<double>(candidate.in_a.whole + candidate.in_b.whole) / (static_cast<double>(node.a) + node.b);
}

double PhraseScorer::shape(const Candidate& candidate) const {
  const Signs& s = signs(candidate);
  if (s.quoted > 0) return 4;
  return edges(candidate) + freedom(candidate) + form(candidate);
}

bool PhraseScorer::stands_alone(const Candidate& candidate) const {
  const Signs& s = signs(candidate);
  if (s.whole == 0 ||
      2 * (candidate.in_a.address + candidate.in_b.address) > candidate.in_a.whole + candidate.in_b.whole)
    return false;
  const std::size_t begin = candidate.position, end = begin + corpus_.ngrams.node(candidate.node).depth;
  if (end - begin == 1 && corpus_.words.at(begin).function != 0) return false;
  if (corpus_.unit == TokenUnit::kCharacters && (is_modifier(begin, end) || is_personal_name(begin, end, s)))
    return false;
  if (s.quoted > 0) return true;
  // Rarely is what can be quoted everywhere part of something longer.
  if (left_open(candidate) < kLeastOpen || right_open(candidate) < kLeastOpen || share_whole(candidate) < 0.5)
    return false;
  if (2 * s.cut > s.whole || cuts_word(candidate)) return false;
  if (is_light(corpus_.words, begin, end) || is_empty_alone(begin, end)) return false;
  if (corpus_.unit == TokenUnit::kCharacters &&
      (is_cut_figure(corpus_, begin, end) || is_piece(corpus_, corpus_.ngrams.node(candidate.node), begin, end)))
    return false;
  if (corpus_.unit == TokenUnit::kWords &&
      (cuts_name(corpus_.text, begin, end) || ends_in_verb(corpus_.text, begin, end) ||
       is_piece_of_term(corpus_, corpus_.ngrams.node(candidate.node), begin, end) ||
       (end - begin == 1 && !is_subject_word(candidate)) || is_own_country(candidate)))
    return false;
  return true;
}

double PhraseScorer::score(const Candidate& candidate) const {
  const NgramNode node = corpus_.ngrams.node(candidate.node);
  const Signs& s = signs(candidate);
  const double count = in_b() ? node.b : node.a;
  const std::size_t length = std::min<std::size_t>(node.depth, is_long_name(candidate) ? 3 : node.depth);
  double score = 2.4 * std::log2(count) + length_points(corpus_.unit, length, count);
  // How seldom the words of an English phrase stand apart says how rare they are.
  const double weight = corpus_.unit == TokenUnit::kWords ? 0.3 : 1;
  if (corpus_.unit == TokenUnit::kCharacters)
    score += cohesion(candidate) + wholeness(candidate);
  else if (!is_compound(corpus_.text, candidate.position, candidate.position + node.depth))
    score += s.beside / count;  // what recurs has shown that it is no accident
  if (s.quoted > 0)
    score += 4;
  else if (s.parallel == 0)
    score += weight * edges(candidate) + freedom(candidate);
  if (s.item > 0)
    score += 1.6;
  else if (s.listed > 0)
    score += 0.5;
  if (s.parallel > 0) score += 1.5;
  if (s.heading > 0) score += 0.8;
  score += form(candidate);
  switch (change_) {
    case Change::kNew:
      return score + (s.quoted > 0 ? 0 : weight * novelty(candidate)) + log2_1(node.between);
    case Change::kReturned:
      return score + 0.6 * std::min(5.0, log2_1(node.past)) + 0.5 * std::log2(editions_absent(node));
    default:
      return score + 1.5 * std::sqrt(surprise_of_absence(node)) + standing(node);
  }
}

// A name of more words than most phrases have is no less one.
bool PhraseScorer::is_long_name(const Candidate& candidate) const {
  const std::uint32_t length = corpus_.ngrams.depth(candidate.node);
  return corpus_.unit == TokenUnit::kWords && length > 3 &&
         is_name(corpus_.text, candidate.position, candidate.position + length);
}

// The share of the occurrences after (before) which an expression may begin. What past editions used with ever other
// neighbours stands open, too, if only half as surely.
double PhraseScorer::left_open(const Candidate& candidate) const {
  const Signs& s = signs(candidate);
  return std::max(share_open(s.left_open, s), open_by_freedom(corpus_.freedom[candidate.node].left));
}
double PhraseScorer::right_open(const Candidate& candidate) const {
  const Signs& s = signs(candidate);
  return std::max(share_open(s.right_open, s), open_by_freedom(corpus_.freedom[candidate.node].right));
}

// Points for what the phrase is made of and what it stands between.
double PhraseScorer::form(const Candidate& candidate) const {
  const Signs& s = signs(candidate);
  const std::size_t begin = candidate.position, end = begin + corpus_.ngrams.node(candidate.node).depth;
  if (s.quoted > 0) return 0;
  if (s.parallel > 0) return s.item > 0 ? 1.5 : 0.5;  // its edges are shown by its neighbour
  if (corpus_.unit == TokenUnit::kWords) return english_form(corpus_.text, corpus_.words, begin, end);
  double points = -1.5 * (1 - left_open(candidate)) - 2.5 * (1 - right_open(candidate));
  // A verb whose object goes on.
  if (corpus_.words.at(begin).verb != 0) points -= 4 * share_open(s.before_de, s);
  std::size_t words = 1;
  for (std::size_t i = begin + 1; i < end; ++i) words += corpus_.margins[i] > 0 ? 1 : 0;
  if (end - begin == 2) points -= 2;
  if (end - begin == 3 && words == 1) points -= 0.5;
  // A shell noun that closes a name of its own (“… work”), and a verb in the midst of what stands once, are overhang.
  if (end - begin >= 5 && corpus_.words.at(end - 2).light_of_two() && !corpus_.words.at(end - 2).verb_of_two())
    points -= 1;
  for (std::size_t i = begin + 2; i + 3 <= end; ++i)
    if (corpus_.margins[i] > 0 && is_light(corpus_.words, i, end)) {
      points -= 3;
      break;
    }
  if (s.whole < 2)
    for (std::size_t i = begin + 2; i + 2 < end; ++i)
      if (corpus_.margins[i] > 0 && corpus_.words.at(i).light_verb_of_two()) points -= 1.2;
  // A character at an edge that hardly ever is a word of its own is the rest of one, unless the text parts it.
  if (!is_break(corpus_.text.tokens[begin - 1]) && !word_ends_before(corpus_.words, begin))
    points -= rest_of_word(begin);
  if (!is_break(corpus_.text.tokens[end]) && !word_begins_at(corpus_.words, end)) points -= rest_of_word(end - 1);
  if (is_numbered_name(begin, end)) points += 2.5;
  // A number, and what counts with it, is cut off.
  if (is_break(corpus_.text.tokens[begin - 1]) && corpus_.text.break_kind(begin - 1) == BreakKind::kNumber)
    points -= 2.5;
  points -= std::clamp(0.8 * cut_at_left(begin), 0.0, 4.0) + std::clamp(0.8 * cut_at_right(end), 0.0, 4.0);
  if (s.item > 0 && s.balanced > 0) points += 1.5;
  return points;
}

// Whether its edges lie within words of the dictionary, or names, more often than not. Where the texts themselves show
// that many things stand beside it the dictionary is not believed: it does not know the words of the day, and cuts them
// anyhow.
bool PhraseScorer::cuts_word(const Candidate& candidate) const {
  if (2 * (candidate.in_a.in_word + candidate.in_b.in_word) <= candidate.in_a.whole + candidate.in_b.whole)
    return false;
  if (corpus_.unit == TokenUnit::kWords) return true;
  const Branching& free = corpus_.freedom[candidate.node];
  if (free.left < kFree || free.right < kFree) return true;
  // In the compared texts it always has the same neighbour, with which it is a word.
  const NgramNode node = corpus_.ngrams.node(candidate.node);
  const std::size_t begin = candidate.position, end = begin + node.depth;
  const auto always = [&](std::size_t from, std::size_t to) {
    const NodeId longer = node_of(from, to);
    if (longer == kNoNode) return false;
    const NgramNode l = corpus_.ngrams.node(longer);
    return l.a == node.a && l.b == node.b;
  };
  const DictionaryWords& dictionary = *corpus_.dictionary;  // there, since edges lie within its words
  return (dictionary.holds(begin) && always(begin - 1, end)) || (dictionary.holds(end) && always(begin, end + 1));
}

double PhraseScorer::rest_of_word(std::size_t at) const {
  if (!is_single(at)) return 0;
  const NodeId id = node_of(at, at + 1);
  return id == kNoNode ? 0 : 2.5 * std::max(0.0, 1 - static_cast<double>(corpus_.alone[id]) / 0.3);
}

// How much more often two tokens stand side by side than chance would have it, in bits.
double PhraseScorer::association(std::size_t gap) const {
  if (is_break(corpus_.text.tokens[gap - 1]) || is_break(corpus_.text.tokens[gap])) return 0;
  const NodeId pair = node_of(gap - 1, gap + 1), left = node_of(gap - 1, gap), right = node_of(gap, gap + 1);
  if (pair == kNoNode || left == kNoNode || right == kNoNode) return 0;
  const double n = static_cast<double>(corpus_.ngrams.node(pair).total());
  // What stood together once or twice has shown no association.
  return (1 - 1 / n) * std::log2(n * static_cast<double>(corpus_.ngrams.node(kRoot).total()) /
                                 (static_cast<double>(corpus_.ngrams.node(left).total()) *
                                  static_cast<double>(corpus_.ngrams.node(right).total())));
}

// By how much the tokens on both sides of an edge belong together more than those within it: then a word is cut.
double PhraseScorer::cut_at_left(std::size_t begin) const {
  if (is_break(corpus_.text.tokens[begin - 1]) || (corpus_.text.marks[begin] & kMarkOpens)) return 0;
  const double across = association(begin);
  return across < 3 ? 0 : across - std::max(0.0, association(begin + 1));
}
double PhraseScorer::cut_at_right(std::size_t end) const {
  if (is_break(corpus_.text.tokens[end]) || (corpus_.text.marks[end - 1] & kMarkCloses)) return 0;
  const double across = association(end);
  return across < 3 ? 0 : across - std::max(0.0, association(end - 1));
}

// A surname with one or two characters that stand together nowhere else, in a list of such: those present.
bool PhraseScorer::is_personal_name(std::size_t begin, std::size_t end, const Signs& s) const {
  static constexpr std::u32string_view kSurnames =
      U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
      U"钟汪田任姜范方石姚谭廖"
      U"邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛"
      U"伍韦申尤毕聂丛焦向柳邢路岳齐"
      U"沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂"
      U"闵解强柴华车冉房";
  if (end - begin < 2 || end - begin > 3 || s.item + s.listed < s.whole) return false;
  if (kSurnames.find(corpus_.text.tokens[begin]) == std::u32string_view::npos) return false;
  const NodeId given = node_of(end - 2, end);
  const NodeId whole = node_of(begin, end);
  return given != kNoNode && corpus_.ngrams.node(given).total() <= corpus_.ngrams.node(whole).total() + 1;
}

// “Three great …”, “four …”: a numeral that opens a name of three characters or more.
bool PhraseScorer::is_numbered_name(std::size_t begin, std::size_t end) const {
  if (end - begin < 3) return false;
  static constexpr std::u32string_view kNumerals = U"一二三四五六七八九十两双";
  return kNumerals.find(corpus_.text.tokens[begin]) != std::u32string_view::npos;
}

// A single English word: no letter or two, no possessive, a noun at least in one of four cases (what
// pertains to something, in one of ten), and no name that most recent editions hold anyway (who speaks, and to whom).
bool PhraseScorer::is_subject_word(const Candidate& candidate) const {
  const std::size_t at = candidate.position;
  const std::string_view word = corpus_.text.folded(at, at + 1);
  if (word.size() < 3 || word.ends_with("'s") || word.ends_with("s'")) return false;
  const WordClasses classes = word_classes(word);
  const bool capital = is_capitalized(corpus_.text, at);
  const bool name = capital && !is_break(corpus_.text.tokens[at - 1]);
  if (!classes.known() && !capital && looks_describing(word)) return false;
  if ((classes.relational ? 10 : 4) * classes.noun < classes.total() && !name) return false;
  const bool may_be_name = name || classes.kind == NounKind::kNone || classes.kind == NounKind::kPlace ||
                           classes.kind == NounKind::kGroup || classes.kind == NounKind::kPerson ||
                           classes.kind == NounKind::kOther;
  return !capital || !may_be_name || !is_in_most_recent(candidate.node);
}

// Whether most of the last editions before A hold a phrase.
bool PhraseScorer::is_in_most_recent(NodeId id) const {
  constexpr int kRecent = 8, kMost = 5;
  std::uint64_t left = corpus_.editions_before_a;
  const std::uint64_t held = corpus_.ngrams.node(id).editions;
  int recent = 0, holding = 0;
  for (; recent < kRecent && left != 0; ++recent) {
    const std::uint64_t last = std::bit_floor(left);
    holding += (held & last) != 0 ? 1 : 0;
    left ^= last;
  }
  return recent == kRecent && holding > kMost;
}

// A name that says no more than a country that most of them name: United States of America.
bool PhraseScorer::is_own_country(const Candidate& candidate) const {
  const std::size_t begin = candidate.position, last = begin + corpus_.ngrams.depth(candidate.node) - 1;
  if (last == begin || !is_light(corpus_.words, begin, last) || !is_name(corpus_.text, begin, last + 1)) return false;
  const NodeId country = node_of(last, last + 1);
  return word_classes(corpus_.text.folded(last, last + 1)).kind == NounKind::kPlace && country != kNoNode &&
         is_in_most_recent(country);
}

// A word of three characters that ends as modifiers of manner and kind do.
bool PhraseScorer::is_modifier(std::size_t begin, std::size_t end) const {
  return end - begin == 3 && (corpus_.text.tokens[end - 1] == U'性' || corpus_.text.tokens[end - 1] == U'式');
}

// A word that says nothing by itself, or a light verb with no more than such a word for its object (“accelerate the
// development”), two such words joined (“institutions and mechanisms”), or one with praise or degree before it (“sound
// development”, “key sectors”).
bool PhraseScorer::is_empty_alone(std::size_t begin, std::size_t end) const {
  if (tifa::is_empty_alone(corpus_.text.folded(begin, end))) return true;
  if (corpus_.unit == TokenUnit::kWords) {
    if (end - begin == 1) return false;
    const std::string_view second = end - begin < 2 ? "" : corpus_.text.folded(begin + 1, begin + 2);
    const bool joined = end - begin == 3 && (second == "and" || second == "or");
    const bool praised = end - begin == 2 && is_light(corpus_.words, begin, begin + 1) &&
                         !makes_names(corpus_.text.folded(begin, begin + 1)) &&
                         !is_capitalized(corpus_.text, begin + 1);
    if (!joined && !praised && corpus_.words.at(begin).verb == 0) return false;
    for (std::size_t i = begin; i < end; ++i)
      if (!is_light(corpus_.words, i, i + 1) && !tifa::is_empty_alone(corpus_.text.folded(i, i + 1))) return false;
    return true;
  }
  if (is_verb_pair(corpus_.words, begin, end)) return true;
  if (corpus_.text.tokens[begin] == U'更') return true;
  const std::size_t object = begin + 2;
  return object < end && corpus_.words.at(begin).light_verb_of_two() &&
         tifa::is_empty_alone(corpus_.text.folded(object, end));
}

// How many editions before B, A among them, did without a phrase after the last that held it.
double PhraseScorer::editions_absent(const NgramNode& node) const {
  const int last = 64 - std::countl_zero(node.editions & corpus_.editions_before_a);
  return 1 + std::popcount(last >= 64 ? 0 : corpus_.editions_before_a >> last);
}

// How many editions before A had a phrase, one after the other up to the last of them.
int PhraseScorer::editions_in_a_row(const NgramNode& node) const {
  int run = 0;
  for (std::uint64_t left = corpus_.editions_before_a; left != 0; ++run) {
    const std::uint64_t last = std::bit_floor(left);
    if ((node.editions & last) == 0) break;
    left ^= last;
  }
  return run;
}

// Points for a formula that stood in edition after edition. Single words do so, too, and say little by it.
double PhraseScorer::standing(const NgramNode& node) const {
  constexpr int kLeastRun = 4, kMostRun = 10;
  const std::uint32_t least_length = corpus_.unit == TokenUnit::kCharacters ? 5 : 3;
  const int run = node.depth < least_length ? 0 : editions_in_a_row(node);
  return run < kLeastRun ? 0 : 0.5 * std::min(kMostRun, run);
}

// How unlikely it is that B lacks the phrase, seen from A or from A and all that came before: the larger G².
double PhraseScorer::surprise_of_absence(const NgramNode& node) const {
  const Frequencies last = {node.a, node.b, corpus_.length_a, corpus_.length_b};
  const Frequencies always = {std::uint64_t{node.a} + node.past, node.b, corpus_.length_a + corpus_.length_past,
                              corpus_.length_b};
  return std::max(log_likelihood(last), log_likelihood(always));
}

// Points off for words that the phrase could do without: the novelty of a new phrase lies in its cores, the shortest
// runs of tokens never seen before; whole words before and after them only restrict it.
double PhraseScorer::novelty(const Candidate& candidate) const {
  const NgramNode node = corpus_.ngrams.node(candidate.node);
  const std::size_t begin = candidate.position, end = begin + node.depth;
  std::size_t first = end, last = begin, next_end = end + 1;
  double new_word = 0;
  std::size_t new_word_end = end;
  Ngrams::Path path;
  for (std::size_t i = end; i-- > begin;) {
    const std::span<const NodeId> nodes = corpus_.ngrams.at(i, path);
    std::size_t to = i;
    bool seen = true;
    for (; seen && to < end; ++to)
      seen = to - i < nodes.size() &&
             (corpus_.ngrams.node(nodes[to - i]).past > 0 || corpus_.ngrams.node(nodes[to - i]).a > 0);
    if (seen || to >= next_end) continue;  // all seen, or a shorter core begins later
    next_end = to;
    first = i;
    last = std::max(last, to);
    if (to - i == 2 && word_formed_at(i + 1) > new_word) {
      new_word = word_formed_at(i + 1);
      new_word_end = to;
    }
  }
  double points = new_word;
  if (new_word > 0 && is_known_head(new_word_end - 1, end)) points += 1.4;
  for (std::size_t i = begin + 1; i <= first && i < end; ++i)
    if (corpus_.margins[i] > 0) points -= 1;
  for (std::size_t i = last; i < end; ++i)
    if (i > begin && corpus_.margins[i] > 0) points -= 0.3;
  return points;
}

NodeId PhraseScorer::node_of(std::size_t begin, std::size_t end) const { return corpus_.ngrams.at(begin, end - begin); }

// Whether the tokens after a new word are an old word that closes phrases: compounds of a new modifier and an old head.
bool PhraseScorer::is_known_head(std::size_t begin, std::size_t end) const {
  for (; begin + 2 <= end; ++begin) {  // the core that shows the novelty may reach into the head
    const NodeId id = node_of(begin, end);
    if (id == kNoNode) continue;
    const NgramNode head = corpus_.ngrams.node(id);
    if (head.past >= 10 && 12 * head.ends >= head.total()) return true;
  }
  return false;
}

// Whether two tokens that never stood side by side form a word of their own: no boundary parts them, or each is taken
// for a word of one character, which is how a reading shows what it does not know.
double PhraseScorer::word_formed_at(std::size_t gap) const {
  if (corpus_.unit == TokenUnit::kWords) return 0;
  if (corpus_.margins[gap] == 0) return 1.5;
  const bool single_before = corpus_.margins[gap - 1] > 0, single_after = corpus_.margins[gap + 1] > 0;
  const std::uint8_t limits =
      corpus_.word_limits[gap] | (single_before ? corpus_.word_limits[gap - 1] : std::uint8_t{0});
  if (limits & (kJoins | kNotInside)) return 0;
  return single_before && single_after ? 1.5 : single_before || single_after ? 0.5 : 0;
}

// A word of one character in the best reading.
bool PhraseScorer::is_single(std::size_t at) const {
  return corpus_.unit == TokenUnit::kCharacters && corpus_.text.tokens[at] < kFirstWord && corpus_.margins[at] > 0 &&
         corpus_.margins[at + 1] > 0;
}

// A word of one character, neither a function word nor at a break: what a reading leaves of a word that it does not
// know. A boundary beside it may cut that word.
bool PhraseScorer::is_unknown_word(std::size_t at) const {
  return !is_break(corpus_.text.tokens[at]) && corpus_.word_limits[at] == 0 && is_single(at);
}

// The boundary margin at an edge; beside a function word of one character it is certain.
double PhraseScorer::margin_at(std::size_t gap, std::size_t outside) const {
  const bool function_word =
      !is_break(corpus_.text.tokens[outside]) && corpus_.word_limits[outside] != 0 && is_single(outside);
  return std::max<double>(in_points(corpus_.margins[gap]), function_word ? 8 : 0);
}

// Points off for weak boundaries and for words that do not stand at an edge. A first word that opens clauses as a verb
// does (“strengthen …”) governs the phrase and is no part of it; a last word that opens clauses or hardly ever closes
// one is a verb that lacks its object. Words that join make a phrase of two.
double PhraseScorer::edges(const Candidate& candidate) const {
  const std::size_t begin = candidate.position, end = begin + corpus_.ngrams.node(candidate.node).depth;
  std::size_t first_end = begin + 1, last_begin = end - 1;
  while (first_end < end && corpus_.margins[first_end] == 0) ++first_end;
  while (last_begin > begin && corpus_.margins[last_begin] == 0) --last_begin;
  double points = -2 * std::exp(-std::min(margin_at(begin, begin - 1), margin_at(end, end)) / 4);
  if (is_unknown_word(begin - 1)) points -= 0.8;
  if (is_unknown_word(end)) points -= 0.8;
  if (first_end == end) return points;
  for (std::size_t i = first_end; i < last_begin; ++i)
    if (corpus_.margins[i] > 0 && (corpus_.word_limits[i] & kJoins)) points -= 1.5;
  const auto share = [&](NodeId id, std::uint32_t NgramNode::*count, double expected) {
    if (id == kNoNode) return expected;
    const NgramNode node = corpus_.ngrams.node(id);
    return (static_cast<double>(node.*count) + 5 * expected) / (static_cast<double>(node.total()) + 5);
  };
  const NodeId first = node_of(begin, first_end), last = node_of(last_begin, end);
  points -= std::clamp(6 * (share(first, &NgramNode::starts, 0.05) - 0.1), 0.0, 2.5);
  points -= std::clamp(5 * (share(last, &NgramNode::starts, 0.05) - 0.15), 0.0, 2.0);
  points -= std::max(0.0, 1 - 10 * share(last, &NgramNode::ends, 0.2));
  return points;
}

// Points for how much more often its parts stand together than chance would have it: the pointwise mutual information
// of the two parts at the word boundary where it falls apart most easily.
double PhraseScorer::cohesion(const Candidate& candidate) const {
  const NgramNode node = corpus_.ngrams.node(candidate.node);
  const std::size_t begin = candidate.position, end = begin + node.depth;
  double least = 12;
  for (std::size_t gap = begin + 1; gap < end; ++gap) {
    if (corpus_.margins[gap] == 0) continue;
    if (is_single(gap - 1) || is_single(gap)) {
      least = std::min(least, 9.0);  // no real boundary, and no sign of a whole either
      continue;
    }
    const NodeId left = node_of(begin, gap), right = node_of(gap, end);
    if (left == kNoNode || right == kNoNode) continue;
    const double expected = static_cast<double>(corpus_.ngrams.node(left).total()) *
                            static_cast<double>(corpus_.ngrams.node(right).total()) /
                            static_cast<double>(corpus_.ngrams.node(kRoot).total());
    least = std::min(least, std::log2(static_cast<double>(node.total()) / expected));
  }
  const double points = std::clamp(0.3 * (least - 7), -2.0, 1.5);
  return points < 0 ? points / (in_b() ? node.b : node.a) : points;  // what recurs has shown that it is no accident
}

// Points off when the phrase has the same neighbour wherever it stands: then it is part of something longer, unless
// words part there.
double PhraseScorer::freedom(const Candidate& candidate) const {
  const NgramNode node = corpus_.ngrams.node(candidate.node);
  const std::uint32_t count = in_b() ? node.b : node.a;
  if (count < 2) return 0;
  const std::size_t begin = candidate.position, end = begin + node.depth;
  const auto always = [&](std::size_t from, std::size_t to, Margin margin) {
    const NodeId longer = node_of(from, to);
    if (longer == kNoNode) return 0.0;
    const NgramNode l = corpus_.ngrams.node(longer);
    if ((in_b() ? l.b : l.a) < count) return 0.0;
    return -std::min(3.0, 0.75 * count) * std::clamp(1.2 - static_cast<double>(in_points(margin)) / 10, 0.2, 1.0);
  };
  double points = 0;
  if (!is_break(corpus_.text.tokens[begin - 1])) points += always(begin - 1, end, corpus_.margins[begin]);
  if (!is_break(corpus_.text.tokens[end])) points += always(begin, end + 1, corpus_.margins[end]);
  return points;
}

// Points for what tells a whole Chinese phrase from a cut one beside its edges: how freely all editions go on from it,
// whether clauses end with it, what it opens and closes with. The weights are those of a logistic regression on judged
// phrases, rounded.
double PhraseScorer::wholeness(const Candidate& candidate) const {
  constexpr double kMostFreedom = 4;  // bits
  const Signs& s = signs(candidate);
  if (s.quoted > 0 || s.parallel > 0) return 0;
  const NgramNode node = corpus_.ngrams.node(candidate.node);
  const std::size_t begin = candidate.position, end = begin + node.depth;
  const Branching& free = corpus_.freedom[candidate.node];
  double points = 0.15 * std::min<double>(kMostFreedom, std::min(free.left, free.right));
  if (node.ends == 0) points -= 1;
  if (!is_break(corpus_.text.tokens[end]) && !word_begins_at(corpus_.words, end)) points -= 0.75;
  if (corpus_.words.at(begin).light_of_two()) points -= 1.3;
  if (node.depth > 2 && corpus_.words.at(end - 2).light_of_two()) points -= 0.9;
  if (s.balanced > 0) points += 0.6;
  return points < 0 ? points / (in_b() ? node.b : node.a) : points;
}

}  // namespace tifa

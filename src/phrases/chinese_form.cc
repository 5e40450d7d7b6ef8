#include "phrases/chinese_form.h"

#include <algorithm>
#include <bitset>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "phrases/light_words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kHan = 3;  // bytes of a folded ideograph

constexpr bool holds(std::u32string_view characters, Token token) {
  return characters.find(token) != std::u32string_view::npos;
}

// Words that are sought at one edge of phrases. Nearly no phrase has one, and the character there mostly shows it.
class EdgeWords {
 public:
  enum class Edge : std::uint8_t { kBegin, kEnd };
  EdgeWords(Edge edge, std::initializer_list<std::string_view> words) : edge_(edge), words_(words) {
    for (const std::string_view word : words)
      characters_.set(edge == Edge::kBegin ? decode_utf8(word, 0).value : decode_utf8_before(word, word.size()).value);
  }
  // The first of them that stands at the edge of tokens [begin, end); empty where none does.
  [[nodiscard]] std::string_view at(const TokenText& text, std::size_t begin, std::size_t end) const {
    const Token token = text.tokens[edge_ == Edge::kBegin ? begin : end - 1];
    if (token >= characters_.size() || !characters_[token]) return {};
    const std::string_view folded = text.folded(begin, end);
    const auto found = std::find_if(words_.begin(), words_.end(), [&](std::string_view word) {
      return edge_ == Edge::kBegin ? folded.starts_with(word) : folded.ends_with(word);
    });
    return found == words_.end() ? std::string_view{} : *found;
  }

 private:
  Edge edge_;
  std::vector<std::string_view> words_;
  std::bitset<0x10000> characters_;
};

// Whether one word lies on both sides of a gap: by the dictionary, or where texts are too large for it by their own
// best reading.
bool within_word(const ComparedCorpus& corpus, std::size_t gap) {
  return corpus.dictionary != nullptr ? corpus.dictionary->holds(gap) : corpus.margins[gap] == 0;
}

// Says how many, or which of many: “a series of …”, “every …”; 有的放矢 is a word of its own, where 每年 is one, too.
bool opens_with_quantity(const ComparedCorpus& corpus, std::size_t begin, std::size_t end) {
  static const EdgeWords words(EdgeWords::Edge::kBegin,
                               {"一系列", "一揽子", "一批", "一切", "一些", "一段", "一项", "一种", "许多", "有的",
                                "有些", "多个", "不少", "每", "这", "那", "某"});
  if (const std::string_view word = words.at(corpus.text, begin, end); !word.empty())
    return word.size() == kHan || !within_word(corpus, begin + word.size() / kHan);
  // “To each his own” are sayings of four characters with a verb behind “each”.
  if (corpus.text.tokens[begin] != U'各') return false;
  return end - begin != 4 || !holds(U"所其尽", corpus.text.tokens[begin + 2]);
}

// Opens a clause, or ties it to the one before.
// As function words, which are sought between the edges of words only, these would leave other rows.
bool opens_clause(const TokenText& text, std::size_t begin, std::size_t end) {
  static const EdgeWords whole(EdgeWords::Edge::kBegin,
                               {"把握", "把关", "受灾", "受教", "受益", "受训", "受援", "受托"});
  static const EdgeWords words(EdgeWords::Edge::kBegin,
                               {"把",   "关于", "给予", "没有", "只有", "就是", "必须", "应当", "已经", "正在", "如果",
                                "由于", "因为", "按照", "随着", "围绕", "为了", "对于", "根据", "除了", "走在", "做好",
                                "越要", "不断", "如何", "能够", "可以", "是否", "无论", "不管", "不论", "依照", "受"});
  return !words.at(text, begin, end).empty() && whole.at(text, begin, end).empty();
}

// Closes with a verb that is nothing without its object, so that it is cut off behind a subject or before the object.
bool closes_with_governing_verb(const TokenText& text, std::size_t begin, std::size_t end) {
  static const EdgeWords verbs(
      EdgeWords::Edge::kEnd,
      {"确立", "确定", "作出", "做出", "提出", "带来", "进入", "成为", "使得", "具有", "拥有", "取得", "赢得", "获得",
       "得到", "受到", "遭到", "听取", "召开", "通过", "认为", "指出", "强调", "要求", "表明", "充满", "迈入", "步入",
       "走向", "迈向", "踏上", "属于", "等于", "位于", "处于", "面临", "面对", "包括", "涉及", "给予", "予以", "加以",
       "进行", "作为", "变成", "转为", "导致", "造成", "引起", "提请", "赋予", "审查", "需要", "弘扬", "领会", "达到"});
  return !verbs.at(text, begin, end).empty() && text.folded(begin, end).size() >= 4 * kHan;
}

// Says of what kind a thing is, or counts meetings: what it belongs to stands behind.
bool closes_as_modifier(const TokenText& text, std::size_t end) {
  return text.tokens[end - 1] == U'届' || (text.tokens[end - 1] == U'型' && !holds(U"转模类定", text.tokens[end - 2]));
}

bool says_nothing(const ComparedCorpus& corpus, std::size_t begin, std::size_t end) {
  return is_light(corpus.words, begin, end) || is_empty_alone(corpus.text.folded(begin, end));
}

// “… and …” of two general words; “the … of the work”.
bool joins_general_words(const ComparedCorpus& corpus, std::size_t begin, std::size_t end) {
  static constexpr std::u32string_view kAnd = U"和与及";
  for (std::size_t i = begin + 2; i + 2 <= end; ++i) {
    const Token token = corpus.text.tokens[i];
    if (holds(kAnd, token) && says_nothing(corpus, begin, i) && says_nothing(corpus, i + 1, end)) return true;
    if (token != U'的') continue;
    const bool verb = end - i == 3 && corpus.words.at(i + 1).verb_of_two();
    if (verb || says_nothing(corpus, i + 1, end)) return true;
  }
  return false;
}

// A light verb and what it governs, that never ends a clause in any edition: the object goes on. Or a verb and its
// object of one character, which is the beginning of a longer one.
bool governs_more(const ComparedCorpus& corpus, const NgramNode& node, std::size_t begin, std::size_t end) {
  constexpr std::uint64_t kLeast = 3;
  if (end - begin < 3) return false;
  if (corpus.words.at(begin).light_verb_of_two() && node.ends == 0 && node.total() >= kLeast) return true;
  return corpus.text.tokens[end - 1] == U'党' && corpus.words.at(end - 3).light_verb_of_two();
}

// “… reform” behind a general noun, that no clause of any edition begins with: the end of terms that say of which.
bool ends_longer_terms(const ComparedCorpus& corpus, const NgramNode& node, std::size_t begin, std::size_t end) {
  constexpr std::uint64_t kLeast = 8;
  const WordLengths& first = corpus.words.at(begin);
  return end - begin == 4 && first.light_of_two() && !first.verb_of_two() && corpus.words.at(begin + 2).verb_of_two() &&
         node.starts == 0 && node.total() >= kLeast;
}

// “Bring … out”: a verb with its complement around the object.
bool surrounds_object(const TokenText& text, std::size_t begin, std::size_t end) {
  if (end - begin < 4 || text.tokens[end - 1] != U'来') return false;
  const auto from = text.tokens.begin() + static_cast<std::ptrdiff_t>(begin + 1);
  const auto to = text.tokens.begin() + static_cast<std::ptrdiff_t>(end - 2);
  return std::find(from, to, Token{U'出'}) != to;
}

// Says who speaks or is spoken of: “let us …”. Other words that join clauses stand in slogans as well
// (绿水青山就是金山银山, 实现第一个百年奋斗目标).
bool names_speakers(const TokenText& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin + 1; i < end; ++i)
    if (text.tokens[i] == U'们' && holds(U"我你他她它咱", text.tokens[i - 1])) return true;
  return false;
}

// “While … -ing”, said of two things or more: 边建设.
bool is_one_of_several_acts(const ComparedCorpus& corpus, std::size_t begin, std::size_t end) {
  const TokenText& text = corpus.text;
  if (text.tokens[begin] != U'边' || within_word(corpus, begin + 1)) return false;
  const bool after = text.tokens[end] == kItemBreak && text.tokens[end + 1] == U'边';
  return after || (text.tokens[begin - 1] == kItemBreak && begin > 1 + (end - begin) &&
                   text.tokens[begin - 1 - (end - begin)] == U'边');
}

// The meeting at hand, by a piece of its name.
bool names_meeting(const TokenText& text, std::size_t begin, std::size_t end) {
  const std::string_view folded = text.folded(begin, end);
  return folded.find("次全体会议") != std::string_view::npos && !folded.starts_with("中国共产党");
}

}  // namespace

bool is_cut_figure(const ComparedCorpus& corpus, std::size_t begin, std::size_t end) {
  static constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百千万亿两几数";
  static constexpr std::u32string_view kMeasures = U"多余分年月日时元人次届倍成周公亩吨世季段";
  static constexpr std::u32string_view kCounters = U"张个条件名家座辆套台所户间项艘架";
  static constexpr std::u32string_view kParticles = U"的了地得其受";  // … and what a verb or its object stands behind
  const TokenText& text = corpus.text;
  const Token first = text.tokens[begin], second = text.tokens[begin + 1];
  const Token before = text.tokens[begin - 1], last = text.tokens[end - 1];
  // “… of the 18th third session”, “… of the 18th Central Committee”: the number of what is counted stands before it.
  if (before == U'第') return true;
  if (before == U'届' && (holds(kNumerals, first) || holds(U"全人", first) || (first == U'中' && second == U'央')))
    return true;
  // A figure is not cut: its tens or hundreds stand before it.
  if (holds(kNumerals, before) && holds(kNumerals, first)) return true;
  if (holds(kNumerals, before) && holds(U"次届代份", first)) return true;
  if (holds(kNumerals, before) && first == U'中' && second == U'全') return true;
  if (end - begin > 2 && holds(kNumerals, first) && second == U'中' && text.tokens[begin + 2] == U'全') return true;
  if (end - begin > 1 && text.tokens[end - 2] == U'第' && holds(kNumerals, last)) return true;
  const auto from = text.tokens.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto to = text.tokens.begin() + static_cast<std::ptrdiff_t>(end);
  if (first == U'从' && std::find(from, to, Token{U'到'}) != to) return true;
  // “Base” and “unity” end in characters that are a particle and a numeral elsewhere, “share” begins with one.
  const bool word_begins = within_word(corpus, begin + 1), word_ends = within_word(corpus, end - 1);
  if (holds(kParticles, last) && !word_ends) return true;
  if ((first == U'的' || first == U'比' || first == U'被') && !word_begins) return true;
  if (!holds(kNumerals, first))
    return end - begin > 2 && holds(kNumerals, last) && (!word_ends || holds(kNumerals, text.tokens[end - 2]));
  // A figure with its measure: 六千张.
  const auto measure = std::find_if(from, to, [&](Token token) { return !holds(kNumerals, token); });
  if (measure - from >= 2 && to - measure == 1 && holds(kCounters, *measure) && holds(U"百千万亿", *(measure - 1)))
    return true;
  const bool months = end - begin > 2 && text.tokens[begin + 2] == U'月';
  return holds(kMeasures, second) || (second == U'个' && (first == U'一' || months));
}

bool is_piece(const ComparedCorpus& corpus, const NgramNode& node, std::size_t begin, std::size_t end) {
  if (end - begin < 3) return false;
  // “Four demands”: counted ones are things.
  const bool counted = corpus.text.tokens[begin + 1] == U'个';
  return opens_with_quantity(corpus, begin, end) || opens_clause(corpus.text, begin, end) ||
         closes_as_modifier(corpus.text, end) || (!counted && closes_with_governing_verb(corpus.text, begin, end)) ||
         joins_general_words(corpus, begin, end) || governs_more(corpus, node, begin, end) ||
         ends_longer_terms(corpus, node, begin, end) || surrounds_object(corpus.text, begin, end) ||
         names_speakers(corpus.text, begin, end) || is_one_of_several_acts(corpus, begin, end) ||
         names_meeting(corpus.text, begin, end);
}

}  // namespace tifa

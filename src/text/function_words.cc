#include "text/function_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "text/utf8.h"

namespace tifa {
namespace {

struct Limit {
  std::string_view word;
  std::uint8_t limits;
};

constexpr std::uint8_t kEdges = kNotFirst | kNotLast;
constexpr std::uint8_t kNowhere = kNotFirst | kNotLast | kNotInside;

// Chinese, one line a class.
constexpr std::string_view kChineseEdges[] = {
    "和", "与", "及", "或", "而", "并", "且", "则", "即", "又", "也", "还", "都", "就", "才", "却", "但", "既", "若",
    "如", "把", "将", "被", "让", "使", "由", "从", "向", "往", "在", "于", "对", "给", "跟", "同", "以", "为", "按",
    "据", "因", "自", "至", "到", "是", "有", "要", "会", "能", "可", "应", "须", "必", "需", "已", "曾", "正", "再",
    "更", "最", "很", "太", "极", "较", "越", "均", "不", "没", "无", "非", "未", "勿", "别", "我", "你", "他", "她",
    "它", "其", "此", "这", "那", "某", "本", "该", "每", "各", "诸", "凡", "何", "谁", "们", "所", "之", "者", "个",
    "些", "种", "次", "项", "条", "件", "名", "位", "批", "多", "几", "来", "去", "着", "一", "第"};
constexpr std::string_view kChineseNowhere[] = {
    "了",     "地",   "得",   "等",   "吗",   "呢",   "吧",   "啊",   "以及", "并且", "而且", "或者",
    "但是",   "因此", "所以", "如果", "虽然", "尽管", "不仅", "而是", "就是", "还是", "同时", "特别是",
    "尤其是", "包括", "例如", "比如", "等等", "也是", "都是", "既是", "又是", "还要", "也要", "就要",
    "都要",   "仍然", "依然", "我们", "你们", "他们", "她们", "它们", "大家", "咱们", "这个", "那个",
    "这些",   "那些", "这种", "那种", "这样", "那样", "这里", "一个", "一些", "一种", "一批", "有的",
    "有些",   "某些", "去年", "今年", "明年", "今后", "目前", "当前", "现在", "以来", "期间"};
constexpr std::string_view kChineseJoins[] = {
    "向", "对",   "把",   "从",     "由",   "比",     "的",   "和",   "与", "及", "或", "并", "且", "而", "同", "跟",
    "更", "更加", "更为", "越来越", "不断", "进一步", "明显", "持续", "已", "均", "将", "都", "也", "再", "要", "是"};
constexpr std::string_view kChineseNotFirst[] = {
    "的",   "上",   "下",   "中",   "内",   "里",   "外",   "前",   "后",   "时",   "间",   "年",   "月",
    "日",   "年来", "人次", "左右", "以上", "以下", "以内", "以后", "以前", "之一", "之间", "之后", "之前",
    "方面", "时候", "性",   "化",   "率",   "度",   "式",   "型",   "力",   "者",   "们",   "比",   "用",
    "我国", "全国", "全党", "家",   "县",   "省",   "市",   "区",   "以外", "届"};
constexpr std::string_view kChineseNotLast[] = {
    "二",     "三",     "四",     "五",     "六",     "七",     "八",   "九",   "十",   "百",   "千",   "万",
    "以后",   "以前",   "之后",   "之前",   "以来",   "亿",     "两",   "的",   "上",   "下",   "中",   "内",
    "里",     "时",     "间",     "年",     "月",     "日",     "方面", "左右", "以上", "以下", "以内", "基础上",
    "过程中", "情况下", "前提下", "条件下", "背景下", "领导下", "大",   "小",   "高",   "低",   "新",   "好",
    "全",     "总",     "副",     "各",     "进一步", "更加",   "不断", "继续", "积极", "大力", "切实", "认真",
    "努力",   "十分",   "非常",   "比较",   "必须",   "应当",   "应该", "可以", "能够", "需要", "通过", "根据",
    "按照",   "关于",   "对于",   "由于",   "为了",   "随着",   "围绕", "依照", "各项", "各类", "各种", "各级",
    "各个",   "所有",   "一切",   "任何",   "其他",   "其它",   "有关", "全国", "我国", "重点", "促进", "推动",
    "推进",   "加强",   "加快",   "提高",   "实现",   "坚持",   "完善", "扩大", "深化", "增强", "支持", "鼓励",
    "实施",   "开展",   "落实",   "形成",   "确保",   "保持",   "进行"};

// English.
constexpr std::string_view kEnglishEdges[] = {
    "a",          "an",      "the",     "this",    "that",   "these",    "those",   "my",        "your",    "his",
    "her",        "its",     "our",     "their",   "of",     "to",       "in",      "on",        "at",      "by",
    "for",        "from",    "with",    "into",    "onto",   "upon",     "over",    "under",     "about",   "after",
    "before",     "between", "among",   "through", "during", "without",  "within",  "against",   "toward",  "towards",
    "across",     "along",   "around",  "behind",  "beyond", "near",     "since",   "until",     "till",    "per",
    "via",        "than",    "as",      "like",    "so",     "such",     "some",    "any",       "each",    "every",
    "all",        "both",    "either",  "neither", "no",     "not",      "nor",     "more",      "most",    "much",
    "many",       "few",     "less",    "least",   "other",  "another",  "own",     "same",      "only",    "just",
    "even",       "also",    "too",     "very",    "quite",  "rather",   "never",   "always",    "ever",    "still",
    "yet",        "again",   "once",    "here",    "there",  "now",      "then",    "up",        "down",    "out",
    "off",        "away",    "back",    "and",     "or",     "longer",   "however", "therefore", "thereof", "thus",
    "throughout", "inside",  "outside", "above",   "below",  "whatever", "whoever", "today's",   "amid",    "amidst",
    "ago",        "else",    "despite", "except",  "beside", "besides",  "versus",  "hence"};
constexpr std::string_view kEnglishJoins[] = {"and", "or", "of", "to",   "in", "for", "the",
                                              "a",   "an", "on", "with", "by", "at",  "from"};
constexpr std::string_view kEnglishNowhere[] = {
    "but",      "if",        "because", "although", "though",  "while",   "whereas", "unless",    "whether",
    "when",     "where",     "why",     "how",      "who",     "whom",    "whose",   "which",     "what",
    "i",        "you",       "he",      "she",      "it",      "we",      "they",    "me",        "him",
    "us",       "them",      "myself",  "yourself", "himself", "herself", "itself",  "ourselves", "themselves",
    "is",       "am",        "are",     "was",      "were",    "be",      "been",    "being",     "do",
    "does",     "did",       "doing",   "have",     "has",     "had",     "having",  "will",      "would",
    "shall",    "should",    "may",     "might",    "must",    "can",     "could",   "cannot",    "let",
    "let's",    "it's",      "we're",   "we've",    "we'll",   "i'm",     "i've",    "i'll",      "you're",
    "they're",  "that's",    "there's", "don't",    "doesn't", "didn't",  "isn't",   "aren't",    "whenever",
    "wherever", "whichever", "whereby", "lest",     "wasn't",  "weren't", "won't",   "can't",     "shouldn't",
    "wouldn't"};

const std::vector<Limit>& limits() {
  static const std::vector<Limit> sorted = [] {
    std::vector<Limit> all;
    const auto add = [&](const auto& words, std::uint8_t bits) {
      for (const std::string_view word : words) all.push_back({word, bits});
    };
    add(kChineseEdges, kEdges);
    add(kChineseNowhere, kNowhere);
    add(kChineseJoins, kJoins);
    add(kEnglishJoins, kJoins);
    add(kChineseNotFirst, kNotFirst);
    add(kChineseNotLast, kNotLast);
    add(kEnglishEdges, kEdges);
    add(kEnglishNowhere, kNowhere);
    std::stable_sort(all.begin(), all.end(), [](const Limit& x, const Limit& y) { return x.word < y.word; });
    std::vector<Limit> merged;
    for (const Limit& limit : all) {
      if (!merged.empty() && merged.back().word == limit.word)
        merged.back().limits |= limit.limits;
      else
        merged.push_back(limit);
    }
    return merged;
  }();
  return sorted;
}

// The words by a hash, as open addressing: most of what is asked is no function word and ends at its length or at an
// empty slot.
class LimitTable {
 public:
  // The words must live as long.
  explicit LimitTable(const std::vector<Limit>& words) : words_(words) {
    for (std::size_t i = 0; i < words.size() && i < kSlots / 2; ++i) {  // half of the slots end every search
      std::size_t at = slot_of(words[i].word);
      while (slots_[at] != 0) at = (at + 1) % kSlots;
      slots_[at] = static_cast<std::uint16_t>(i + 1);
      longest_ = std::max(longest_, words[i].word.size());
    }
  }

  // O(length of the longest of them).
  [[nodiscard]] std::uint8_t find(std::string_view word) const {
    if (word.size() > longest_) return 0;
    for (std::size_t at = slot_of(word); slots_[at] != 0; at = (at + 1) % kSlots)
      if (const Limit& limit = words_[slots_[at] - 1U]; limit.word == word) return limit.limits;
    return 0;
  }

 private:
  static constexpr std::size_t kBits = 11, kSlots = std::size_t{1} << kBits;  // some four for each word

  [[nodiscard]] static std::size_t slot_of(std::string_view word) {
    std::uint32_t hash = 0;
    for (const char c : word) hash = hash * 31 + static_cast<unsigned char>(c);
    return hash * 0x9E3779B9U >> (32 - kBits);
  }

  const std::vector<Limit>& words_;
  std::array<std::uint16_t, kSlots> slots_{};  // 1 and up: a word; 0: none
  std::size_t longest_ = 0;
};

template <std::size_t n>
bool holds(const std::array<char32_t, n>& codes, char32_t code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

std::uint8_t function_word_limits(std::string_view word) {
  static const LimitTable table(limits());
  return table.find(word);
}

std::vector<std::string_view> function_words() {
  std::vector<std::string_view> words;
  for (const Limit& limit : limits()) words.push_back(limit.word);
  return words;
}

std::uint8_t announces(std::string_view word) {
  static constexpr std::array<std::string_view, 27> kNoun = {
      "the", "a",       "an",  "this",  "these", "those", "my",    "your",    "his",
      "her", "its",     "our", "their", "of",    "no",    "every", "each",    "some",
      "any", "another", "in",  "by",    "for",   "from",  "with",  "without", "against"};
  static constexpr std::array<std::string_view, 30> kVerb = {
      "to",   "i",     "you",   "he",     "she",   "it",    "we",   "they", "who",   "which",
      "will", "would", "shall", "should", "may",   "might", "must", "can",  "could", "cannot",
      "not",  "don't", "let",   "let's",  "never", "do",    "did",  "us",   "them",  "what"};
  if (std::find(kNoun.begin(), kNoun.end(), word) != kNoun.end()) return kBeforeNoun;
  return std::find(kVerb.begin(), kVerb.end(), word) != kVerb.end() ? kBeforeVerb : std::uint8_t{0};
}

bool is_numeral_or_unit(char32_t code) {
  static constexpr std::array<char32_t, 36> kCodes = {U'世', U'纪', U'〇', U'零', U'一', U'二', U'三', U'四', U'五',
                                                      U'六', U'七', U'八', U'九', U'十', U'百', U'千', U'万', U'亿',
                                                      U'两', U'半', U'多', U'余', U'几', U'第', U'年', U'月', U'日',
                                                      U'时', U'分', U'元', U'人', U'个', U'次', U'届', U'倍', U'成'};
  return holds(kCodes, code);
}

bool is_figure(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    if (!is_numeral_or_unit(c.value) && (c.value < '0' || c.value > '9')) return false;
    at += c.length;
  }
  return true;
}

}  // namespace tifa

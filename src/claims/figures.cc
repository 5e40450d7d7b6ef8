// Reads numbers with what stands around them: modifiers before, units after.
#include "claims/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "text/characters.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// How vague words are read. Nearly and almost: at most a tenth below. About: a tenth to either side. A rounded
// length: 2.5 % to either side, and half of the last place that is given where that is more, up to 5 %.
constexpr double kNearly = 0.1, kAbout = 0.1, kRounded = 0.025, kMostRounded = 0.05, kFactorAbout = 0.05;
constexpr std::size_t kLongestModifier = 4;

enum Modifier : std::uint32_t { kExact, kMore, kAtLeast, kLess, kAtMost, kNear, kRound, kThe };

const PatternSet& modifiers() {
  static const PatternSet kPatterns = [] {
    PatternSet set;
    const auto add = [&](std::initializer_list<std::string_view> patterns, Modifier value) {
      for (const std::string_view pattern : patterns) set.add(pattern, value);
    };
    add({"more than", "over", "above", "upwards of", "in excess of", "well over", "超过", "逾", "超", "高达逾", "多于"},
        kMore);
    add({"at least", "no|not fewer than", "no|not less than", "a minimum of", "至少", "不少于", "不下"}, kAtLeast);
    add({"fewer than", "less than", "under", "below", "不到", "不足", "少于", "低于"}, kLess);
    add({"at most", "up to", "no|not more than", "至多", "最多", "不超过"}, kAtMost);
    add({"nearly", "almost", "close to", "just under", "近", "将近", "接近"}, kNear);
    add({"about", "around", "roughly", "some", "approximately", "an estimated", "circa", "约", "大约", "大概", "左右"},
        kRound);
    add({"only",     "just",   "exactly", "precisely", "as many as", "as few as", "a total of", "a mere",
         "a record", "merely", "仅",      "只",        "只有",       "仅仅",      "多达",       "高达",
         "共",       "共计",   "总共",    "一共",      "达",         "达到"},
        kExact);
    return set;
  }();
  return kPatterns;
}

struct Unit {
  FigureUse use;
  std::string_view name, pattern;
};
constexpr auto kUnits = std::to_array<Unit>({
    {FigureUse::kTimes, "", "times|mentions|references|occurrences|appearances|instances|uses|usages|hits"},
    {FigureUse::kTimes, "", "time|mention|reference|occurrence|appearance"},
    {FigureUse::kTimes, "", "time ( s )"},
    {FigureUse::kTimes, "",
     "separate|distinct|explicit|direct|total|such|different mentions|references|occurrences|times|uses"},
    {FigureUse::kTimes, "", "次"},
    {FigureUse::kTimes, "", "处"},
    {FigureUse::kTimes, "", "遍"},
    {FigureUse::kTimes, "", "回"},
    {FigureUse::kLength, "characters", "characters|character"},
    {FigureUse::kLength, "characters", "chinese characters|character"},
    {FigureUse::kLength, "characters", "- character"},
    {FigureUse::kLength, "words", "words|word"},
    {FigureUse::kLength, "words", "- word"},
    {FigureUse::kLength, "words", "english words"},
    {FigureUse::kLength, "pages", "pages|page"},
    {FigureUse::kLength, "pages", "- page"},
    {FigureUse::kLength, "chapters", "chapters|chapter"},
    {FigureUse::kLength, "sections", "sections|section|parts"},
    {FigureUse::kLength, "paragraphs", "paragraphs"},
    {FigureUse::kLength, "sentences", "sentences"},
    {FigureUse::kLength, "articles", "articles"},
    {FigureUse::kLength, "editions", "reports|editions|versions|documents"},
    {FigureUse::kLength, "editions", "work|annual|government reports"},
    {FigureUse::kLength, "editions", "份报告"},
    {FigureUse::kLength, "characters", "字"},
    {FigureUse::kLength, "characters", "个字"},
    {FigureUse::kLength, "han", "个汉字"},
    {FigureUse::kLength, "han", "汉字"},
    {FigureUse::kLength, "chapters", "章"},
    {FigureUse::kLength, "sections", "个部分"},
    {FigureUse::kLength, "sections", "部分"},
    {FigureUse::kLength, "articles", "条"},
    {FigureUse::kLength, "paragraphs", "段"},
    {FigureUse::kLength, "pages", "页"},
    {FigureUse::kFactor, "", "times as many|often|much|frequently|long"},
    {FigureUse::kFactor, "", "times more|the"},
    {FigureUse::kFactor, "", "fold"},
    {FigureUse::kFactor, "", "- fold"},
    {FigureUse::kFactor, "", "倍"},
    {FigureUse::kRate, "", "%"},
    {FigureUse::kRate, "", "％"},
    {FigureUse::kRate, "", "percent|percentage"},
    {FigureUse::kRate, "", "per cent|1,000|thousand|10,000|million"},
});

const PatternSet& units() {
  static const PatternSet kPatterns = [] {
    PatternSet set;
    for (std::uint32_t i = 0; i < kUnits.size(); ++i) set.add(kUnits[i].pattern, i);
    return set;
  }();
  return kPatterns;
}

// Words that are factors by themselves: the ratio in hundredths.
const PatternSet& factors() {
  static const PatternSet kPatterns = [] {
    PatternSet set;
    const auto add = [&](std::initializer_list<std::string_view> patterns, std::uint32_t value) {
      for (const std::string_view pattern : patterns) set.add(pattern, value);
    };
    add({"doubled|doubling|doubles|double", "twice as many|often|much|frequently", "twofold|two-fold", "翻番",
         "翻了一番", "翻一番"},
        200);
    add({"tripled|tripling|triples|triple|trebled|trebling|threefold|three-fold"}, 300);
    add({"quadrupled|quadrupling|quadruple|fourfold|four-fold", "翻两番", "翻了两番"}, 400);
    add({"quintupled|fivefold|five-fold"}, 500);
    add({"tenfold|ten-fold"}, 1000);
    add({"halved|halving", "by half", "half as many|often|much", "减半", "减少了一半", "少了一半"}, 50);
    return set;
  }();
  return kPatterns;
}

bool is_year(const Token& token, double value) {
  return token.kind == TokenKind::kNumber && value >= 1000 && value <= 2199 && token.at.size() == 4;
}

// The modifier whose match ends at token `end`; its first token.
struct Modified {
  Modifier modifier = kExact;
  std::size_t begin = 0;
};
Modified modifier_before(const std::vector<Token>& tokens, std::size_t end) {
  Modified best{kExact, end};
  for (std::size_t n = 1; n <= kLongestModifier && n <= end; ++n) {
    const auto match = modifiers().match(tokens, end - n);
    if (match.end == end && match.begin < best.begin) best = {static_cast<Modifier>(match.value), match.begin};
  }
  return best;
}

void apply(Modifier modifier, double value, double near, AssertedFigure& figure) {
  figure.low = figure.high = value;
  switch (modifier) {
    case kMore:
      figure.low_open = true;
      figure.high = kInfinity;
      break;
    case kAtLeast:
      figure.high = kInfinity;
      break;
    case kLess:
      figure.low = 0;
      figure.high_open = true;
      break;
    case kAtMost:
      figure.low = 0;
      break;
    case kNear:
      figure.low = value * (1 - near);
      figure.high_open = true;
      figure.approximate = true;
      break;
    case kRound:
      figure.low = value * (1 - kAbout);
      figure.high = value * (1 + kAbout);
      figure.approximate = true;
      break;
    case kExact:
    case kThe:
      break;
  }
}

// 29,000 characters: nobody counted them to a thousand. What is not round is exact.
void round_length(double value, AssertedFigure& figure) {
  if (value < 1000 || std::fmod(value, 100) != 0) return;
  double place = 100;
  while (std::fmod(value, place * 10) == 0) place *= 10;
  const double slack = std::clamp(place / 2, value * kRounded, value * kMostRounded);
  figure.low = value - slack;
  figure.high = value + slack;
  figure.approximate = true;
}

std::size_t token_at(const std::vector<Token>& tokens, std::size_t from, std::uint32_t byte) {
  while (from < tokens.size() && tokens[from].at.end <= byte) ++from;
  return from;
}

bool is(const std::vector<Token>& tokens, std::size_t at, std::string_view word) {
  return at < tokens.size() && tokens[at].folded == word;
}

// What increases “by” two times or 增加两倍 is then three times what it was.
bool counts_increase(const std::vector<Token>& tokens, std::size_t begin) {
  for (std::size_t n = 1; n <= 3 && n <= begin; ++n) {
    const std::string& word = tokens[begin - n].folded;
    if (word == "加" || word == "长" || word == "多") return true;
    if (word == "的" || word == "至" || word == "到") return false;
  }
  return false;
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  std::vector<FoundFigure> read() {
    for (std::size_t at = 0; at < tokens_.size();) {
      const std::size_t next = read_at(at);
      at = next > at ? next : at + 1;
    }
    return std::move(found_);
  }

 private:
  std::size_t read_at(std::size_t at) {
    const Token& token = tokens_[at];
    if (token.kind == TokenKind::kMark) return at;
    if (const auto match = factors().match(tokens_, at); match.end > at) return read_factor(match);
    if (token.folded == "once" || token.folded == "twice" || token.folded == "thrice") {
      const double value = token.folded == "once" ? 1 : token.folded == "twice" ? 2 : 3;
      return give(at, at + 1, value, FigureUse::kTimes, {}, true);
    }
    if (const auto decade = read_decade(at)) return *decade;
    if (const auto masked = read_masked(at)) return *masked;
    // One look at what begins here; a numeral never begins inside a word.
    if (token.kind == TokenKind::kWord && !is_digit(decode_utf8(text_, token.at.begin).value) && at > 0 &&
        tokens_[at - 1].at.end == token.at.begin && tokens_[at - 1].kind == TokenKind::kWord)
      return at;
    const std::string_view whole = text_.substr(0, tokens_.back().at.end);
    const auto numeral = parse_numeral(whole, token.at.begin);
    if (!numeral) return at;
    std::size_t end = token_at(tokens_, at, numeral->range.end);
    // A numeral that ends inside a token is a part of a word: 3-minute, 6G.
    if (end < tokens_.size() && tokens_[end].at.begin < numeral->range.end) return at + 1;
    if (numeral->ordinal || (at > 0 && tokens_[at - 1].folded == "第")) {
      give(at, end, numeral->value, FigureUse::kOrdinal, {}, false);
      return end;
    }
    return read_number(at, end, numeral->value);
  }

  std::size_t read_number(std::size_t at, std::size_t end, double value) {
    const Token& token = tokens_[at];
    const bool han = token.kind == TokenKind::kHan;
    // 46多次, 四十余次: more than 46, less than the next of its size.
    std::size_t unit_at = end;
    bool odd = false, or_more = false;
    if (is(tokens_, unit_at, "多") || is(tokens_, unit_at, "余")) {
      odd = true;
      ++unit_at;
    }
    if (is(tokens_, unit_at, "or") && is(tokens_, unit_at + 1, "more")) {
      or_more = true;
      unit_at += 2;
    }
    FigureUse use = FigureUse::kBare;
    std::string unit;
    std::size_t after = unit_at;
    if (unit_at < tokens_.size()) {
      const auto match = units().match(tokens_, unit_at);
      if (match.end > unit_at) {
        use = kUnits[match.value].use;
        unit = kUnits[match.value].name;
        after = match.end;
      }
    }
    if (use == FigureUse::kBare && !odd) after = end;
    // 二十次全国代表大会, 三次会议: of a row of meetings, not of mentions.
    if (use == FigureUse::kTimes && after < tokens_.size()) {
      const std::string& next = tokens_[after].folded;
      if (next == "全" || next == "会" || next == "代") return after;
    }
    // 一部分, 一段, 一条: a part of something, no length.
    if (use == FigureUse::kLength && han && value == 1 && !odd) return after;
    if (use == FigureUse::kBare) {
      if (han || is_year(token, value)) return end;
      // A day, a year, money, a share: a number of something else.
      if (end < tokens_.size()) {
        const Token& next = tokens_[end];
        static constexpr std::array<std::string_view, 22> kOthers = {
            "年", "月", "日", "号", "届", "大",   "岁",      "亿",      "万",       "元",    "个",
            "名", "人", "家", "项", "-",  "yuan", "billion", "million", "trillion", "years", "year"};
        if (std::find(kOthers.begin(), kOthers.end(), next.folded) != kOthers.end()) return end;
      }
      if (at > 0) {
        const std::string& previous = tokens_[at - 1].folded;
        static constexpr std::array<std::string_view, 18> kBefore = {
            "$",     "£",    "€",    "¥",      "-",         ":",       "january",  "february", "march",
            "april", "june", "july", "august", "september", "october", "november", "december", "page"};
        if (previous == ":" && !tokens_[at].space_before && at > 1 && tokens_[at - 2].kind == TokenKind::kNumber)
          return end;
        if (previous != ":" && std::find(kBefore.begin(), kBefore.end(), previous) != kBefore.end()) return end;
        if (previous == "may" && at > 0 && tokens_[at - 1].capital) return end;
      }
      if (token.kind == TokenKind::kWord && value < 2) return end;
    }
    if (use == FigureUse::kFactor && value < 20 && counts_increase(tokens_, at)) value += 1;
    const std::size_t placed = found_.size();
    const std::size_t done = give(at, after, value, use, unit, use == FigureUse::kTimes && han && value == 1 && !odd);
    if (found_.size() == placed) return done;
    FoundFigure& figure = found_.back();
    figure.small_word = use == FigureUse::kBare && token.kind == TokenKind::kWord;
    if (odd && figure.figure.low == figure.figure.high) {
      double place = 10;
      while (std::fmod(value, place * 10) == 0 && place < value) place *= 10;
      if (std::fmod(value, place) != 0) place = 1;
      figure.figure.low = value;
      figure.figure.low_open = true;
      figure.figure.high = value + place;
      figure.figure.high_open = true;
      figure.figure.approximate = true;
    }
    if (or_more) figure.figure.high = kInfinity;
    std::size_t tail = after;
    if (is(tokens_, tail, "以") && is(tokens_, tail + 1, "上")) {
      figure.figure.high = kInfinity;
      tail += 2;
    } else if ((is(tokens_, tail, "左") && is(tokens_, tail + 1, "右")) ||
               (is(tokens_, tail, "上") && is(tokens_, tail + 1, "下"))) {
      apply(kRound, value, kNearly, figure.figure);
      tail += 2;
    } else if (is(tokens_, tail, "or") && (is(tokens_, tail + 1, "so") || is(tokens_, tail + 1, "more"))) {
      apply(is(tokens_, tail + 1, "so") ? kRound : kAtLeast, value, kNearly, figure.figure);
      tail += 2;
    }
    close(figure, tail);
    return tail;
  }

  std::size_t read_factor(const PatternSet::Match& match) {
    const double value = match.value / 100.0;
    std::size_t before = match.begin;
    if (before > 0 && (tokens_[before - 1].folded == "a" || tokens_[before - 1].folded == "the")) --before;
    Modified modified = modifier_before(tokens_, before);
    FoundFigure found;
    found.use = FigureUse::kFactor;
    if (modified.begin == before) {
      // Nobody doubles exactly.
      found.figure.low = value * (1 - kFactorAbout);
      found.figure.high = value * (1 + kFactorAbout);
      found.figure.approximate = true;
    } else {
      apply(modified.modifier, value, kNearly, found.figure);
    }
    found.begin = std::min(modified.begin, match.begin);
    close(found, match.end);
    push(std::move(found));
    return match.end;
  }

  // “in the 70s”
  std::optional<std::size_t> read_decade(std::size_t at) {
    const std::string& word = tokens_[at].folded;
    if (tokens_[at].kind != TokenKind::kWord || word.size() < 3 || word.size() > 4 || word.back() != 's')
      return std::nullopt;
    double value = 0;
    for (const char c : word.substr(0, word.size() - 1)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    if (std::fmod(value, 10) != 0 || at == 0 || tokens_[at - 1].folded != "the") return std::nullopt;
    FoundFigure found;
    found.use = FigureUse::kBare;
    found.figure.low = value;
    found.figure.high = value + 9;
    found.begin = at - 1;
    close(found, at + 1);
    push(std::move(found));
    return at + 1;
  }

  // “6,8xx”
  std::optional<std::size_t> read_masked(std::size_t at) {
    const std::string& word = tokens_[at].folded;
    if (tokens_[at].kind != TokenKind::kNumber && tokens_[at].kind != TokenKind::kWord) return std::nullopt;
    double value = 0, unknown = 1;
    bool digits = false;
    for (const char c : word) {
      if (c == ',') continue;
      if (c == 'x' && digits) {
        unknown *= 10;
        value *= 10;
      } else if (c >= '0' && c <= '9' && unknown == 1) {
        value = value * 10 + (c - '0');
        digits = true;
      } else {
        return std::nullopt;
      }
    }
    if (unknown == 1 || !digits) return std::nullopt;
    FoundFigure found;
    found.figure.low = value;
    found.figure.high = value + unknown - 1;
    const Modified modified = modifier_before(tokens_, at);
    found.begin = modified.begin;
    std::size_t end = at + 1;
    if (end < tokens_.size()) {
      const auto match = units().match(tokens_, end);
      if (match.end > end) {
        found.use = kUnits[match.value].use;
        found.unit = kUnits[match.value].name;
        end = match.end;
      }
    }
    close(found, end);
    push(std::move(found));
    return end;
  }

  std::size_t give(std::size_t at, std::size_t end, double value, FigureUse use, std::string unit, bool weak) {
    const Modified modified = use == FigureUse::kOrdinal ? Modified{kExact, at} : modifier_before(tokens_, at);
    FoundFigure found;
    found.use = use;
    found.unit = std::move(unit);
    found.weak = weak;
    apply(modified.modifier, value, kNearly, found.figure);
    if (use == FigureUse::kLength && modified.begin == at && (found.unit == "characters" || found.unit == "words"))
      round_length(value, found.figure);
    found.begin = modified.begin;
    close(found, end);
    push(std::move(found));
    return end;
  }

  void close(FoundFigure& found, std::size_t end) {
    found.end = end;
    found.figure.at = {tokens_[found.begin].at.begin, tokens_[end - 1].at.end};
    found.figure.as_written = std::string(found.figure.at.of(text_));
  }

  void push(FoundFigure found) {
    if (!found_.empty() && found.begin < found_.back().end) found.begin = found_.back().end;
    if (found.begin < found.end) found_.push_back(std::move(found));
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::vector<FoundFigure> found_;
};

}  // namespace

std::vector<FoundFigure> find_figures(std::string_view text, const std::vector<Token>& tokens) {
  return Reader(text, tokens).read();
}

}  // namespace tifa

// Finds references: a name of a kind of documents with what stands around it, a time alone, a person alone, a range.
#include "claims/references.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "claims/persons.h"
#include "claims/reference_features.h"
#include "text/characters.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kWidest = 14;  // tokens to either side of the name of the kind

using Words = std::set<std::string_view>;

const Words kDeterminers = {"the", "a",     "an",  "this", "that",  "these", "those", "its",  "his",
                            "her", "their", "our", "any",  "every", "each",  "all",   "both", "no"};
const Words kAdjectives = {
    "full",      "final",    "draft",   "official",    "annual",      "government", "detailed",    "written",
    "delivered", "original", "main",    "chinese",     "english",     "state",      "central",     "party",
    "communist", "national", "key",     "explanatory", "party's",     "nation",     "country",     "committee",
    "council",   "congress", "plenum",  "five-year",   "proposed",    "earlier",    "whole",       "entire",
    "work",      "policy",   "monthly", "quarterly",   "development", "economic",   "day",         "year",
    "years",     "'s",       "of",      "opening",     "premier",     "president",  "chairman",    "same",
    "two",       "language", "serving", "single",      "successive",  "recent",     "presidential"};
const Words kRelatives = {"last",   "previous", "prior",  "preceding", "past", "next",  "upcoming",
                          "coming", "current",  "latest", "newest",    "new",  "first", "earlier"};
const Words kPrepositions = {"of", "for", "to", "at", "from", "in", "by", "on", "since"};
const Words kParticiples = {"issued",    "released", "published", "delivered", "adopted",
                            "presented", "given",    "dated",     "made"};

bool ascii(const Token& token) { return token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber; }

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Token>& tokens, const std::vector<bool>& quoted,
         const Library& library)
      : text_(text), tokens_(tokens), quoted_(quoted), taken_(tokens.size(), false), library_(library) {}

  std::vector<Reference> find() {
    for (std::size_t at = 0; at < tokens_.size();) at = std::max(read_kind(at), at + 1);
    for (std::size_t at = 0; at < tokens_.size();) at = std::max(read_scope(at), at + 1);
    for (std::size_t at = 0; at < tokens_.size();) at = std::max(read_time(at), at + 1);
    for (std::size_t at = 0; at < tokens_.size();) at = std::max(read_person(at), at + 1);
    std::sort(found_.begin(), found_.end(), [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].folded == word;
  }
  [[nodiscard]] bool free(std::size_t at) const { return at < tokens_.size() && !taken_[at] && !quoted_[at]; }
  [[nodiscard]] bool in(std::size_t at, const Words& words) const {
    return at < tokens_.size() && words.contains(tokens_[at].folded);
  }

  void give(Reference reference) {
    reference.at = {tokens_[reference.begin].at.begin, tokens_[reference.end - 1].at.end};
    reference.wording = std::string(reference.at.of(text_));
    for (std::size_t i = reference.begin; i < reference.end; ++i) taken_[i] = true;
    found_.push_back(std::move(reference));
  }

  // --- with the name of a kind ---

  std::size_t read_kind(std::size_t at) {
    if (!free(at)) return at;
    const auto match = kind_patterns().match(tokens_, at);
    if (match.end == at) return at;
    Reference reference;
    reference.has_kind = true;
    reference.kind = static_cast<DocumentKind>(match.value);
    if (tokens_[match.begin].kind == TokenKind::kHan) return read_chinese(reference, match);
    return read_english(reference, match);
  }

  // “document” and “text” are nouns of any kind; without a determiner or a year they refer to nothing.
  std::size_t read_english(Reference& reference, const PatternSet::Match& match) {
    // A verb: “the plan outlines”, “they report”.
    if (match.begin > 0 && (is(match.begin - 1, "to") || is(match.begin - 1, "will") || is(match.begin - 1, "would")))
      return match.begin;
    reference.begin = match.begin;
    while (reference.begin > 0 && match.begin - reference.begin < kWidest && free(reference.begin - 1)) {
      const std::size_t i = reference.begin - 1;
      const Token& token = tokens_[i];
      if (kDeterminers.contains(token.folded)) {
        reference.begin = i;
        break;
      }
      if (token.folded == "of" &&
          !(i > 0 && kDeterminers.contains(tokens_[i - 1].folded) && tokens_[i - 1].folded != "the"))
        break;
      const bool joins = kAdjectives.contains(token.folded) || kRelatives.contains(token.folded) ||
                         is_local(token.folded) || year_of(token) != 0 || ordinal_of(token) ||
                         month_of(token.folded) != 0 || is_name(tokens_, i) || (small_number(token) && ascii(token)) ||
                         (token.capital && (token.folded == "china" || token.folded == "beijing"));
      if (!joins) break;
      reference.begin = i;
    }
    // “both of the last two”: the determiner stands before.
    reference.end = match.end;
    for (;;) {
      const std::size_t next = read_complement(reference.end);
      if (next == reference.end || next - match.end > kWidest) break;
      reference.end = next;
    }
    // “work report 2016”, “the report (2018)”
    if (year_of_at(reference.end) != 0 && free(reference.end))
      ++reference.end;
    else if (is(reference.end, "(") && year_of_at(reference.end + 1) != 0 && is(reference.end + 2, ")"))
      reference.end += 3;
    read_features(text_, tokens_, reference);
    // “the proposal for the next plan” is a proposal that is there.
    if (reference.relative == Relative::kNext) {
      bool before = false;
      for (std::size_t i = reference.begin; i < match.begin; ++i)
        before = before || in(i, Words{"next", "upcoming", "coming"});
      if (!before) reference.relative = Relative::kNone;
    }
    if (in(reference.begin, Words{"the", "this", "its", "his", "that"})) reference.definite = true;
    for (std::size_t i = match.begin; i < match.end; ++i) {
      const std::string& word = tokens_[i].folded;
      if (word.ends_with('s') && word != "terms" && word != "congress" && word != "minutes" && word != "remarks" &&
          word != "address" && word != "recommendations" && word != "proposals" && word != "gwr" && word != "'s" &&
          word != "years")
        reference.plural = i + 1 == match.end;
    }
    // A congress makes of a speech or report what is given to it; the people's congress is another body.
    bool congress = false, people = false, new_year = false;
    for (std::size_t i = reference.begin; i < reference.end; ++i) {
      if (tokens_[i].folded == "congress") congress = true;
      if (tokens_[i].folded == "people" || tokens_[i].folded == "people's") people = true;
      if (is(i, "new") && (is(i + 1, "year") || is(i + 1, "year's"))) new_year = true;
    }
    if (congress && !people &&
        (reference.kind == DocumentKind::kGeneric || reference.kind == DocumentKind::kAddress ||
         reference.kind == DocumentKind::kWorkReport))
      reference.kind = DocumentKind::kCongressReport;
    if (new_year && reference.kind == DocumentKind::kAddress) reference.kind = DocumentKind::kNewYear;
    const bool vague = reference.kind == DocumentKind::kGeneric || reference.kind == DocumentKind::kReport;
    if (vague && reference.begin == match.begin && reference.end == match.end && !reference.plural) return match.end;
    // Plain plurals speak of no document: “other reports say”.
    if (vague && reference.plural && reference.years.empty() && reference.ordinals.empty() && !reference.every &&
        reference.count == 0 && reference.relative == Relative::kNone && !reference.note_of)
      return match.end;
    if (reference.kind == DocumentKind::kLaw && !reference.definite && reference.names.empty() &&
        reference.years.empty())
      return match.end;
    const std::size_t end = reference.end;
    give(std::move(reference));
    return end;
  }

  [[nodiscard]] std::int32_t year_of_at(std::size_t at) const { return at < tokens_.size() ? year_of(tokens_[at]) : 0; }

  // “for the previous five-year plan”, “issued in 2020”, “to the 19th Party Congress”; its end, or `at`.
  std::size_t read_complement(std::size_t at) const {
    std::size_t i = at;
    if (!free(i)) return at;
    if (is(i, ",") && (kParticiples.contains(tokens_[std::min(i + 1, tokens_.size() - 1)].folded))) ++i;
    bool participle = false;
    if (in(i, kParticiples)) {
      participle = true;
      ++i;
    }
    if (!in(i, kPrepositions)) return at;
    const std::string& preposition = tokens_[i].folded;
    ++i;
    const std::size_t body = i;
    bool time = false, congress = false, kind = false, person = false, relative = false;
    while (free(i) && i - body < 9) {
      const Token& token = tokens_[i];
      if (year_of(token) != 0 || month_of(token.folded) != 0 || is_weekday(token.folded)) {
        time = true;
        // “October 16, 2022”
        if (is(i + 1, ",") && year_of_at(i + 2) != 0) ++i;
      } else if (ordinal_of(token)) {
        congress = true;
      } else if (token.folded == "congress" || token.folded == "plenum") {
        congress = true;
      } else if (kRelatives.contains(token.folded)) {
        relative = true;
      } else if (kind_patterns().match(tokens_, i).end > i && token.folded != "text") {
        kind = true;
      } else if (is_name(tokens_, i) && (preposition == "of" || library_.knows_person(token.at.of(text_)))) {
        person = true;
      } else if (token.kind == TokenKind::kNumber && i > body && month_of(tokens_[i - 1].folded) != 0) {
        time = true;
      } else if (token.kind == TokenKind::kNumber &&
                 month_of(i + 1 < tokens_.size() ? tokens_[i + 1].folded : "") != 0) {
        time = true;
      } else if (!kDeterminers.contains(token.folded) && !kAdjectives.contains(token.folded)) {
        break;
      }
      ++i;
    }
    while (i > body && (kDeterminers.contains(tokens_[i - 1].folded) || tokens_[i - 1].folded == "of")) --i;
    if (i == body) return at;
    if (preposition == "in" && !time && !participle) return at;
    if (preposition == "in" && participle && !time) return at;
    if (preposition == "on" && !time) return at;
    if (preposition == "since") return at;  // a range
    if (preposition == "by" && !person) return at;
    if (preposition == "from" && !time && !congress) return at;
    if (preposition == "from" && person) return at;  // “a note on the proposal from Xi”: the note is his
    if ((preposition == "to" || preposition == "at") && !congress) return at;
    if ((preposition == "of" || preposition == "for") && !time && !congress && !kind && !person && !relative) return at;
    if (person && !time && !congress && !kind && preposition == "for") return at;
    return i;
  }

  std::size_t read_chinese(Reference& reference, const PatternSet::Match& match) {
    reference.begin = match.begin;
    reference.end = match.end;
    // 建议 and 规划 and 说明 and 决定 are also verbs and common nouns: only in title marks or with something before.
    const bool marked = match.begin > 0 && is(match.begin - 1, "《");
    while (reference.begin > 0 && match.begin - reference.begin < 2 * kWidest && !taken_[reference.begin - 1]) {
      const std::size_t width = chinese_modifier(reference.begin);
      if (width == 0) break;
      reference.begin -= width;
    }
    if (is(reference.end, "》")) ++reference.end;
    if (is(reference.end, "（") || is(reference.end, "(")) {
      if (year_of_at(reference.end + 1) != 0 &&
          (is(reference.end + 2, "）") || is(reference.end + 2, ")") || is(reference.end + 2, "年"))) {
        reference.end += is(reference.end + 2, "年") ? 4 : 3;
        reference.end = std::min(reference.end, tokens_.size());
      }
    }
    const bool alone = reference.begin == match.begin;
    const bool common = reference.kind == DocumentKind::kProposal || reference.kind == DocumentKind::kPlan ||
                        reference.kind == DocumentKind::kNote || reference.kind == DocumentKind::kResolution ||
                        reference.kind == DocumentKind::kGeneric || reference.kind == DocumentKind::kRegulation ||
                        reference.kind == DocumentKind::kLaw || reference.kind == DocumentKind::kAddress;
    if (common && alone && !marked && reference.kind != DocumentKind::kReport) return match.end;
    // 大报告 is what a congress hears only after its number.
    read_features(text_, tokens_, reference);
    if (reference.kind == DocumentKind::kCongressReport && is(match.begin, "大") && reference.ordinals.empty())
      reference.kind = DocumentKind::kReport;
    if (reference.kind == DocumentKind::kReport && !reference.ordinals.empty() && !reference.note_of) {
      for (std::size_t i = reference.begin; i + 1 < reference.end; ++i)
        if (is(i, "大") && i > reference.begin && is_han(decode_utf8(tokens_[i - 1].folded, 0).value))
          reference.kind = DocumentKind::kCongressReport;
    }
    if (reference.every || reference.count > 0) reference.plural = true;
    reference.definite = true;
    const std::size_t end = reference.end;
    give(std::move(reference));
    return end;
  }

  // How many tokens before `at` are one modifier of a Chinese name of a document; 0 where none is.
  std::size_t chinese_modifier(std::size_t at) const {
    static constexpr auto kModifiers = std::to_array<std::string_view>({"全国人民代表大会",
                                                                        "中国共产党",
                                                                        "国务院总理",
                                                                        "全国代表大会",
                                                                        "代表大会",
                                                                        "中央委员会",
                                                                        "中全会",
                                                                        "全国两会",
                                                                        "国民经济和社会发展",
                                                                        "政府",
                                                                        "中共中央",
                                                                        "五年规划",
                                                                        "五年发展",
                                                                        "五年计划",
                                                                        "总书记",
                                                                        "国务院",
                                                                        "制定",
                                                                        "党中央",
                                                                        "总理",
                                                                        "主席",
                                                                        "中央",
                                                                        "中共",
                                                                        "党的",
                                                                        "今年",
                                                                        "去年",
                                                                        "前年",
                                                                        "上年",
                                                                        "本年",
                                                                        "本次",
                                                                        "此次",
                                                                        "这份",
                                                                        "这次",
                                                                        "历年",
                                                                        "历次",
                                                                        "历届",
                                                                        "每年",
                                                                        "每份",
                                                                        "每次",
                                                                        "所有",
                                                                        "各份",
                                                                        "上一",
                                                                        "上次",
                                                                        "上届",
                                                                        "上份",
                                                                        "前一",
                                                                        "最近",
                                                                        "过去",
                                                                        "近",
                                                                        "下一",
                                                                        "最新",
                                                                        "新一",
                                                                        "年度",
                                                                        "全文",
                                                                        "中国",
                                                                        "规划",
                                                                        "纲要",
                                                                        "关于",
                                                                        "同志",
                                                                        "两会",
                                                                        "作的",
                                                                        "英文版",
                                                                        "中文版",
                                                                        "省级",
                                                                        "各省",
                                                                        "地方",
                                                                        "省份",
                                                                        "该",
                                                                        "本",
                                                                        "的",
                                                                        "在",
                                                                        "《",
                                                                        "“",
                                                                        "”",
                                                                        "〈",
                                                                        "）",
                                                                        ")",
                                                                        "(",
                                                                        "（",
                                                                        "次",
                                                                        "份",
                                                                        "个",
                                                                        "届",
                                                                        "年",
                                                                        "大",
                                                                        "五",
                                                                        "期",
                                                                        "连续",
                                                                        "以来",
                                                                        "来"});
    for (const std::string_view modifier : kModifiers) {
      std::size_t n = 0, size = 0;
      while (n < at && size < modifier.size()) size += tokens_[at - ++n].folded.size();
      if (size != modifier.size() || n == 0) continue;
      std::string said;
      for (std::size_t i = at - n; i < at; ++i) said += std::string_view(tokens_[i].at.of(text_));
      if (said != modifier) continue;
      // 的 and brackets join only when something follows that is a modifier itself.
      if (modifier == "的" || modifier == "在" || modifier == "次" || modifier == "份" || modifier == "个" ||
          modifier == "届" || modifier == "年" || modifier == "大" || modifier == "五" || modifier == ")" ||
          modifier == "）" || modifier == "”" || modifier == "期" || modifier == "以来" || modifier == "来") {
        const bool number = at > n && is_number(tokens_, at - n - 1);
        if (modifier == "的" || modifier == "在" || modifier == ")" || modifier == "）" || modifier == "”")
          return at > n && (chinese_modifier_simple(at - n) || number) ? n : 0;
        if (!number && is_number(tokens_, at - 1)) return 1;
        return number || (modifier == "年" && at > n && chinese_modifier_simple(at - n)) ? n : 0;
      }
      return n;
    }
    return is_number(tokens_, at - 1) ? 1 : is_chinese_person(at);
  }
  // One look further left, not a chain: 的 must follow a modifier.
  bool chinese_modifier_simple(std::size_t at) const {
    if (at == 0) return false;
    if (is_number(tokens_, at - 1) || is_chinese_person(at) != 0) return true;
    static constexpr std::u32string_view kEnds = U"年会大届院理记席央党次份个会国五期划";
    const char32_t code = decode_utf8(tokens_[at - 1].folded, 0).value;
    return tokens_[at - 1].kind == TokenKind::kHan && kEnds.find(code) != std::u32string_view::npos;
  }
  // The tokens before `at` are the name of somebody who gave a document of the corpus.

  std::size_t is_chinese_person(std::size_t at) const {
    for (const std::string& person : library_.persons) {
      std::size_t n = 0, size = 0;
      while (n < at && size < person.size()) size += tokens_[at - ++n].folded.size();
      if (size != person.size()) continue;
      std::string said;
      for (std::size_t i = at - n; i < at; ++i) said += tokens_[i].folded;
      if (said == person) return n;
    }
    return 0;
  }

  // --- ranges: since 1954, in at least a decade, in 30 years, ever, 三年来 ---

  std::size_t read_scope(std::size_t at) {
    if (!free(at)) return at;
    Reference reference;
    reference.scope = true;
    reference.begin = at;
    const std::string& word = tokens_[at].folded;
    if (word == "since") {
      // “since 1954”, “since the launch of reforms in 1979”, “since Xi took power in 2013”: the first year within
      // reach.
      for (std::size_t i = at + 1; i < tokens_.size() && i < at + 11; ++i) {
        if (tokens_[i].folded == "," || tokens_[i].folded == ";" || tokens_[i].folded == ":" || quoted_[i]) break;
        if (const std::int32_t year = year_of(tokens_[i]); year != 0) {
          reference.since_year = year;
          reference.end = i + 1;
          break;
        }
        if (const auto ordinal = ordinal_of(tokens_[i])) {
          reference.ordinals.push_back(*ordinal);
          reference.end = i + 1;
          while (reference.end < tokens_.size() && (is(reference.end, "congress") || is(reference.end, "party") ||
                                                    is(reference.end, "report") || is(reference.end, "plan")))
            ++reference.end;
          break;
        }
        if (i > at + 1 && taken_[i]) break;
      }
      if (reference.end == 0) {
        // A past that no year tells (“since Mao”).
        if (at + 1 < tokens_.size() && is_name(tokens_, at + 1)) {
          reference.ever = true;
          reference.names.emplace_back(tokens_[at + 1].at.of(text_));
          reference.end = at + 2;
        } else {
          return at;
        }
      }
    } else if (word == "in" || word == "for" || word == "over" || word == "within" || word == "during") {
      std::size_t i = at + 1;
      if (is(i, "at") && is(i + 1, "least")) i += 2;
      if (is(i, "more") && is(i + 1, "than")) i += 2;
      if (is(i, "nearly") || is(i, "almost") || is(i, "about") || is(i, "over")) ++i;
      if (is(i, "the")) ++i;
      const bool past = is(i, "past") || is(i, "last");
      if (past) ++i;
      std::int32_t number = is(i, "a") ? 1 : 0;
      if (i < tokens_.size() && number == 0)
        if (const auto count = small_number(tokens_[i])) number = *count;
      if (number != 0) ++i;
      std::int32_t unit = 0;
      if (is(i, "years")) unit = 1;
      if (is(i, "decade") || is(i, "decades")) unit = 10;
      if (is(i, "generation")) unit = 25;
      if (unit != 0 && (number != 0 || (past && unit == 10))) {
        reference.within_years = std::max(number, 1) * unit;
        reference.end = i + 1;
      } else if (word == "in" && is(i, "history")) {
        reference.ever = true;
        reference.end = i + 1;
      } else if (word == "in" && is(at + 1, "the") && is(at + 2, "history")) {
        reference.ever = true;
        reference.end = at + 3;
      } else if (word == "in" && (is(at + 1, "any") || is(at + 1, "every")) &&
                 (is(at + 2, "year") || is(at + 2, "other"))) {
        reference.ever = true;
        reference.end = at + 3;
      } else {
        return at;
      }
    } else if (word == "ever") {
      reference.ever = true;
      reference.end = at + 1;
    } else if (word == "自" || word == "从" || is_number(tokens_, at) || word == "近" || word == "历" || word == "有" ||
               word == "建") {
      return read_chinese_scope(at);
    } else {
      return at;
    }
    const std::size_t end = reference.end;
    if (std::any_of(taken_.begin() + static_cast<std::ptrdiff_t>(at), taken_.begin() + static_cast<std::ptrdiff_t>(end),
                    [](bool b) { return b; }))
      return at;
    give(std::move(reference));
    return end;
  }

  // 自1954年以来, 1979年以来, 三年来, 近十年来, 近五年, 历史上, 有史以来, 47年来
  std::size_t read_chinese_scope(std::size_t at) {
    const auto have = [&](std::size_t from, std::string_view said) {
      std::string text;
      std::size_t k = from;
      for (; k < tokens_.size() && text.size() < said.size(); ++k) text += tokens_[k].at.of(text_);
      return text == said ? k : from;
    };
    Reference reference;
    reference.scope = true;
    reference.begin = at;
    for (const std::string_view said : {"历史上", "有史以来", "历年来", "建国以来", "历来"}) {
      if (const std::size_t end = have(at, said); end > at) {
        reference.ever = true;
        reference.end = end;
        give(std::move(reference));
        return end;
      }
    }
    std::size_t i = at;
    const bool from = is(i, "自") || is(i, "从") || is(i, "近");
    if (from) ++i;
    if (is(i, "从")) ++i;
    if (i >= tokens_.size() || !is_number(tokens_, i)) return at;
    const auto numeral = parse_numeral(text_.substr(0, tokens_.back().at.end), tokens_[i].at.begin);
    if (!numeral || numeral->ordinal) return at;
    std::size_t after = i;
    while (after < tokens_.size() && tokens_[after].at.end <= numeral->range.end) ++after;
    if (is(after, "多")) ++after;
    if (is(after, "个")) ++after;
    if (!is(after, "年")) return at;
    ++after;
    if (is(after, "间")) ++after;
    const std::size_t since = std::max(have(after, "以来"), std::max(have(after, "起"), have(after, "来")));
    if (numeral->value >= 1000 && numeral->value <= 2199 && since > after) {
      reference.since_year = static_cast<std::int32_t>(numeral->value);
    } else if (numeral->value < 300 && (since > after || is(at, "近"))) {
      reference.within_years = static_cast<std::int32_t>(numeral->value);
    } else {
      return at;
    }
    reference.end = std::max(since, after);
    for (std::size_t k = at; k < reference.end; ++k)
      if (taken_[k]) return at;
    const std::size_t end = reference.end;
    give(std::move(reference));
    return end;
  }

  // --- times alone: in 2017, (18th), last year, the past two years, from the 18th ---

  std::size_t read_time(std::size_t at) {
    if (!free(at)) return at;
    Reference reference;
    reference.begin = at;
    reference.end = at + 1;
    const Token& token = tokens_[at];
    if (token.kind == TokenKind::kNumber && year_of(token) != 0) {
      reference.years.push_back(year_of(token));
      if (is(at + 1, "年")) ++reference.end;
      if (at > 0 && free(at - 1) && month_of(tokens_[at - 1].folded) != 0) {
        reference.begin = at - 1;
        reference.day.month = static_cast<std::uint8_t>(month_of(tokens_[at - 1].folded));
        reference.day.year = static_cast<std::int16_t>(reference.years[0]);
      }
      // “18 March 2015”, “March 18, 2015”
      if (reference.begin > 0 && reference.day.month != 0 && free(reference.begin - 1) &&
          tokens_[reference.begin - 1].kind == TokenKind::kNumber) {
        if (const auto day = parse_integer(tokens_[reference.begin - 1].folded); day && *day >= 1 && *day <= 31) {
          reference.day.day = static_cast<std::uint8_t>(*day);
          --reference.begin;
        }
      }
    } else if (const auto ordinal = ordinal_of(token); ordinal && *ordinal > 1) {
      const bool bracket = at > 0 && is(at - 1, "(") && is(at + 1, ")");
      const bool the = at > 0 && is(at - 1, "the");
      const bool digits = is_digit(decode_utf8(token.folded, 0).value);
      const bool row = is(at + 1, "plenum") || is(at + 1, "congress");
      if (!bracket && !(the && digits) && !row) return at;
      reference.ordinals.push_back(*ordinal);
      if (row) reference.end = at + 2;
    } else if (is(at, "last") && is(at + 1, "year")) {
      reference.relative = Relative::kLastYear;
      reference.years_before = 1;
      reference.end = at + 2;
    } else if (is(at, "a") && is(at + 1, "year") &&
               (is(at + 2, "earlier") || is(at + 2, "ago") || is(at + 2, "before"))) {
      reference.relative = Relative::kLastYear;
      reference.years_before = 1;
      reference.end = at + 3;
    } else if (is(at, "the") && (is(at + 1, "previous") || is(at + 1, "prior") || is(at + 1, "preceding")) &&
               is(at + 2, "year")) {
      reference.relative = Relative::kPrevious;
      reference.end = at + 3;
    } else if (is(at, "this") && is(at + 1, "year")) {
      reference.relative = Relative::kThis;
      reference.end = at + 2;
    } else if (is(at, "the") &&
               (is(at + 1, "past") || is(at + 1, "last") || is(at + 1, "previous") || is(at + 1, "preceding")) &&
               at + 2 < tokens_.size() && small_number(tokens_[at + 2]) && is(at + 3, "years")) {
      reference.count = *small_number(tokens_[at + 2]);
      reference.relative = Relative::kPrevious;
      reference.end = at + 4;
    } else if (token.kind == TokenKind::kHan) {
      const auto starts = [&](std::string_view said) {
        std::string have;
        for (std::size_t k = at; k < tokens_.size() && have.size() < said.size(); ++k) have += tokens_[k].at.of(text_);
        return have == said;
      };
      if (starts("去年") || starts("上年") || starts("今年") || starts("前年")) {
        reference.relative = starts("今年") ? Relative::kThis : Relative::kLastYear;
        reference.years_before = starts("前年") ? 2 : starts("今年") ? 0 : 1;
        reference.end = at + 2;
      } else if (is_number(tokens_, at) && token.folded != "第") {
        std::size_t last = at;
        while (is_number(tokens_, last + 1)) ++last;
        const auto numeral = parse_numeral(text_.substr(0, tokens_[last].at.end), token.at.begin);
        if (!numeral || !is(last + 1, "大") || numeral->value > 99 || is(last + 2, "报") ||
            numeral->range.end != tokens_[last].at.end)
          return at;
        reference.ordinals.push_back(static_cast<std::int32_t>(numeral->value));
        reference.end = last + 2;
      } else {
        return at;
      }
    } else {
      return at;
    }
    const std::size_t end = reference.end;
    give(std::move(reference));
    return end;
  }

  // --- persons alone ---

  // A name that a noun follows right away is part of it, unless what follows is what persons do.
  [[nodiscard]] bool names_a_thought(std::size_t at) const {
    static constexpr std::u32string_view kGoesOn = U"在的说强提总主同于代作指发谈用引讲表首把对将也向从曾";
    return tokens_[at].kind == TokenKind::kHan && !tokens_[at].space_before &&
           kGoesOn.find(decode_utf8(tokens_[at].folded, 0).value) == std::u32string_view::npos;
  }

  std::size_t read_person(std::size_t at) {
    if (!free(at)) return at;
    if (tokens_[at].kind == TokenKind::kHan) {
      for (const std::string& person : library_.persons) {
        std::size_t end = at;
        std::string said;
        while (end < tokens_.size() && said.size() < person.size()) said += tokens_[end++].folded;
        if (said != person || (end < tokens_.size() && names_a_thought(end))) continue;
        Reference reference;
        reference.begin = at;
        reference.end = end;
        reference.person = true;
        reference.names.push_back(person);
        give(std::move(reference));
        return end;
      }
      return at;
    }
    if (!is_name(tokens_, at) || !library_.knows_person(tokens_[at].at.of(text_))) return at;
    Reference reference;
    reference.begin = at;
    reference.end = at + 1;
    while (reference.end < tokens_.size() && free(reference.end) && is_name(tokens_, reference.end)) ++reference.end;
    reference.person = true;
    std::string name_said;
    for (std::size_t i = at; i < reference.end; ++i)
      name_said += (name_said.empty() ? "" : " ") + std::string(tokens_[i].at.of(text_));
    reference.names.push_back(name_said);
    const std::size_t end = reference.end;
    give(std::move(reference));
    return end;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<bool>& quoted_;
  std::vector<bool> taken_;
  const Library& library_;
  std::vector<Reference> found_;
};

}  // namespace

std::vector<Reference> find_references(std::string_view text, const std::vector<Token>& tokens,
                                       const std::vector<bool>& quoted, const Library& library) {
  return Finder(text, tokens, quoted, library).find();
}

}  // namespace tifa

// Finds references: a Chinese name of a kind of documents with the modifiers before it.
#include <algorithm>
#include <array>
#include <string>

#include "claims/reference_features.h"
#include "claims/reference_finder.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {

std::size_t ReferenceFinder::read_chinese(Reference& reference, const PatternSet::Match& match) {
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
  if (common && alone && !marked && !stands_for_itself(match.begin, match.end, reference.kind) &&
      reference.kind != DocumentKind::kReport)
    return match.end;
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

// 规划提出, 在规划中, 写入规划: a document of a kind that the corpus has, as its place in the clause shows. 规划 and
// 建议 are verbs as well.
bool ReferenceFinder::stands_for_itself(std::size_t begin, std::size_t end, DocumentKind kind) const {
  if (std::none_of(library_.series.begin(), library_.series.end(),
                   [&](const LibrarySeries& series) { return series.kind == kind; }))
    return false;
  static constexpr auto kBefore = std::to_array<std::string_view>(
      {"在", "写入", "列入", "写进", "引用了", "引用", "援引", "引述", "据", "比", "较"});
  static constexpr auto kAfter = std::to_array<std::string_view>(
      {"提出", "指出", "强调",   "要求",   "明确",   "写道",   "中",   "里",   "全文", "未",       "没有", "不再",
       "只字", "仅",   "首次",   "首度",   "共",     "表示",   "提到", "提及", "引用", "援引",     "引述", "单独",
       "删",   "称",   "的语气", "的措辞", "的基调", "的口吻", "重申", "重新", "新增", "主要目标", "再次"});
  const auto stands_at = [&](std::size_t at, std::string_view said) {
    std::string have;
    for (std::size_t i = at; i < tokens_.size() && have.size() < said.size(); ++i) have += tokens_[i].folded;
    return have == said;
  };
  const auto stands_before = [&](std::string_view said) {
    std::size_t i = begin, size = 0;
    while (i > 0 && size < said.size()) size += tokens_[--i].folded.size();
    return size == said.size() && stands_at(i, said);
  };
  const bool opens = begin == 0 || (tokens_[begin - 1].kind == TokenKind::kMark && !is(begin - 1, "、"));
  const bool closes = end >= tokens_.size() || (tokens_[end].kind == TokenKind::kMark && !is(end, "、"));
  const bool led = std::any_of(kBefore.begin(), kBefore.end(), stands_before);
  const bool followed =
      std::any_of(kAfter.begin(), kAfter.end(), [&](std::string_view said) { return stands_at(end, said); });
  return (opens && followed) || (led && (closes || followed));
}

// How many tokens before `at` are one modifier of a Chinese name of a document; 0 where none is.
std::size_t ReferenceFinder::chinese_modifier(std::size_t at) const {
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
                                                                      "每个",
                                                                      "每部",
                                                                      "每一份",
                                                                      "每一个",
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
bool ReferenceFinder::chinese_modifier_simple(std::size_t at) const {
  if (at == 0) return false;
  if (is_number(tokens_, at - 1) || is_chinese_person(at) != 0) return true;
  static constexpr std::u32string_view kEnds = U"年会大届院理记席央党次份个会国五期划";
  const char32_t code = decode_utf8(tokens_[at - 1].folded, 0).value;
  return tokens_[at - 1].kind == TokenKind::kHan && kEnds.find(code) != std::u32string_view::npos;
}

std::size_t ReferenceFinder::is_chinese_person(std::size_t at) const {
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

}  // namespace tifa

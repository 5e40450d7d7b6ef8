// Chinese: the verb of saying nearest before the words, or behind them, and what stands before it in its clause.
#include <algorithm>
#include <optional>

#include "claims/attribution.h"
#include "claims/word_list.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Verbs that give somebody's words, the longest at a place first.
constexpr std::string_view kSaying[] = {
    "写道", "说道", "答道", "问道", "补充道", "补充说", "指出", "强调", "提出", "表示", "认为", "要求", "写明",
    "明确", "规定", "重申", "宣告", "宣布",   "宣称",   "声称", "呼吁", "承诺", "警告", "坦言", "坦承", "透露",
    "介绍", "回忆", "回答", "回应", "解释",   "提到",   "提及", "谈到", "形容", "概括", "直言", "感叹", "批评",
    "建议", "主张", "号召", "申明", "阐明",   "描述",   "称",   "说",   "问",   "答",
};

// In which one of those verbs is none.
constexpr std::string_view kNotSaying[] = {
    "说明", "说法",   "说服", "小说", "学说", "传说",   "名称",   "称号", "职称",   "号称", "称为",
    "称作", "称之为", "对称", "简称", "统称", "俗称",   "称呼",   "称赞", "称得上", "问题", "访问",
    "顾问", "疑问",   "问责", "答案", "答应", "介绍信", "明确的", "问世", "慰问",   "说是",
};

// What follows marked words that are a term.
constexpr std::string_view kTermAfter[] = {
    "一词",   "二词",   "等词",   "等字",   "二字",     "两字",     "两个字", "三字", "四字", "个字", "字样", "等字样",
    "的字样", "的表述", "的提法", "的说法", "这一提法", "这一表述", "出现",   "首次", "被提", "成为", "写入", "写进",
    "也是",   "同样",   "首度",   "再次",   "等关键词", "等热词",   "论坛",   "时期", "取代", "改为", "不再",
};

// What stands before them.
constexpr std::string_view kTermBefore[] = {
    "所谓", "所谓的", "称为",   "称作",   "称之为", "名为",     "题为",   "叫做",     "叫作",
    "誉为", "删去",   "删除",   "删掉",   "不再提", "没有提到", "未提到", "没有提及", "不提",
    "未提", "没有提", "未提及", "把",     "将",     "改为",     "换成",   "从",       "由",
    "以",   "关键词", "一词",   "都提到", "均提到", "都提及",   "均提及", "都写入",   "均写入",
    "词",   "次提到", "次提及", "次出现", "次使用", "次强调",   "次谈到", "不再使用", "替换为",
};

// Names of documents, as a phrase ends that names one.
constexpr std::string_view kDocuments[] = {
    "报告", "公报", "规划", "纲要", "建议", "决定", "意见", "通知", "条例", "声明", "白皮书", "草案", "说明", "讲话",
    "文件", "公告", "宣言", "演说", "致辞", "办法", "法",   "》",   "决议", "方案", "纪要",   "序言", "前言",
};

// Where the subject of a clause ends.
constexpr std::string_view kBehindSubject[] = {
    "在",       "就",   "还",   "又",   "也",   "则",   "曾",   "这样", "反复",   "进一步", "再次", "多次",
    "明确要求", "日前", "近日", "今天", "昨天", "当天", "将",   "把",   "对记者", "对媒体", "对此", "向记者",
    "向媒体",   "向",   "用",   "常",   "中有", "里有", "着重", "特别", "同时",   "一再",   "再三", "如此",
};

// What a clause may open with before its subject.
constexpr std::string_view kBeforeSubject[] = {"但是", "但",   "而", "不过", "同时", "此外", "另外",
                                               "其中", "并且", "并", "还",   "也",   "又",   "对此",
                                               "这是", "正如", "如", "因此", "所以", "随后"};

template <std::size_t kSize>
std::size_t longest_at(const std::string_view (&list)[kSize], std::string_view text, std::size_t at) {
  std::size_t longest = 0;
  for (const std::string_view one : list)
    if (one.size() > longest && text.substr(at).starts_with(one)) longest = one.size();
  return longest;
}

template <std::size_t kSize>
bool ends_with_one(const std::string_view (&list)[kSize], std::string_view text) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view one) { return text.ends_with(one); });
}

// The same characters, Traditional ones as Simplified ones, byte for byte where that is possible: both are three bytes.
std::string simplified(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    std::string one;
    if (is_han(point.value)) one = fold_term(text.substr(i, point.length), Folding::kDefault);
    if (one.size() == point.length)
      out += one;
    else
      out += text.substr(i, point.length);
    i += point.length;
  }
  return out;
}

constexpr char kGap = '\x1A';  // stands for what is quoted

struct Cue {
  std::uint32_t begin = 0, end = 0;  // of the verb
  std::string speaker;
  bool describes = false;  // 用…来形容
};

class Paragraph {
 public:
  Paragraph(std::string_view masked, std::uint32_t at, const std::vector<QuotedWords>& quoted)
      : original_(masked), text_(simplified(masked)), at_(at), quoted_(quoted) {
    for (const QuotedWords& words : quoted)
      std::fill(text_.begin() + (words.outer.begin - at), text_.begin() + (words.outer.end - at), kGap);
  }

  void ascribe(Ascriptions& all) {
    find_cues();
    std::size_t first = 0;  // the first of the marked words in this sentence
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < text_.size();) {
      std::uint32_t next = i;
      bool ends = false;
      if (const QuotedWords* words = quoted_at(i)) {
        next = words->outer.end - at_;
        ends = is_sentence_end(words->last) && words->last != U'…' && sentence_begins(next);
      } else {
        const CodePoint point = decode_utf8(text_, i);
        next = i + point.length;
        ends = is_sentence_end(point.value) && point.value != U'…' && point.value != U'.';
      }
      i = next;
      if (!ends && i < text_.size()) continue;
      sentence({begin, i}, first, all);
      begin = i;
    }
  }

 private:
  [[nodiscard]] const QuotedWords* quoted_at(std::uint32_t i) {
    while (next_quoted_ < quoted_.size() && quoted_[next_quoted_].outer.begin - at_ < i) ++next_quoted_;
    return next_quoted_ < quoted_.size() && quoted_[next_quoted_].outer.begin - at_ == i ? &quoted_[next_quoted_]
                                                                                         : nullptr;
  }

  // Whether a new sentence begins behind marked words that end one: not where the next clause says who said them.
  [[nodiscard]] bool sentence_begins(std::uint32_t from) const {
    constexpr std::uint32_t kFar = 90;  // bytes: thirty characters
    const auto cue = std::lower_bound(cues_.begin(), cues_.end(), from,
                                      [](const Cue& one, std::uint32_t value) { return one.begin < value; });
    if (cue == cues_.end() || cue->begin > from + kFar) return true;
    for (std::uint32_t i = from; i < cue->begin;) {
      const CodePoint point = decode_utf8(text_, i);
      if (is_clause_end(point.value) || point.value == kGap) return true;
      i += point.length;
    }
    return false;
  }

  // Where the clause that holds byte `until` begins: behind the last clause mark or marked words.
  [[nodiscard]] std::uint32_t clause_begin(std::uint32_t until) const {
    constexpr std::uint32_t kFar = 150;  // bytes
    std::uint32_t begin = until;
    while (begin > 0 && until - begin < kFar) {
      const CodePoint point = decode_utf8_before(text_, begin);
      if (is_clause_end(point.value) || point.value == kGap) break;
      begin -= point.length;
    }
    return begin;
  }

  [[nodiscard]] std::string subject(std::uint32_t begin, std::uint32_t end) const {
    std::string_view clause = std::string_view(text_).substr(begin, end - begin);
    std::uint32_t from = begin;
    const auto drop = [&](std::size_t bytes) {
      clause.remove_prefix(bytes);
      from += static_cast<std::uint32_t>(bytes);
    };
    while (!clause.empty() && is_white_space(decode_utf8(clause, 0).value)) drop(decode_utf8(clause, 0).length);
    for (std::size_t size = 1; size > 0 && !clause.empty();) {
      size = longest_at(kBeforeSubject, clause, 0);
      if (size > 0 && size <= clause.size()) drop(size);
    }
    std::size_t cut = clause.size();
    for (std::size_t i = 3; i < clause.size(); ++i)
      if (!continues_code_point(clause[i]) && longest_at(kBehindSubject, clause, i) > 0) {
        cut = i;
        break;
      }
    clause = clause.substr(0, cut);
    for (const std::string_view tail : {"中", "里", "上", "时", "的", "明确"})
      if (clause.size() > tail.size() + 3 && clause.ends_with(tail)) {
        clause.remove_suffix(tail.size());
        break;
      }
    return std::string(original_.substr(from, clause.size()));
  }

  void find_cues() {
    std::uint32_t skip = 0;  // a quotation hides no verb
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < text_.size(); i += decode_utf8(text_, i).length) {
      while (next < quoted_.size() && quoted_[next].outer.begin - at_ <= i) skip = quoted_[next++].outer.end - at_;
      if (i < skip) continue;
      if (auto cue = according(i)) {
        cues_.push_back(std::move(*cue));
        continue;
      }
      if (longest_at(kNotSaying, text_, i) > 0) continue;
      if (i >= 3 && longest_at(kNotSaying, text_, i - 3) > 3) continue;
      const std::size_t size = longest_at(kSaying, text_, i);
      if (i >= 3 && text_.compare(i - 3, 3, "被") == 0) continue;  // 被提及
      if (size == 0) continue;
      Cue cue;
      cue.begin = i;
      cue.end = i + static_cast<std::uint32_t>(size);
      const std::uint32_t clause = clause_begin(i);
      cue.speaker = subject(clause, i);
      cue.describes = std::string_view(text_).substr(i).starts_with("形容") ||
                      std::string_view(text_).substr(i).starts_with("概括") ||
                      std::string_view(text_).substr(i).starts_with("描述");
      // A noun at the head of its clause (建议, 要求) with nothing before it is the verb of the subject before.
      if (!cues_.empty() && cues_.back().end == i) {  // 反复强调指出: one act of saying
        cues_.back().end = cue.end;
        i = cue.end - decode_utf8_before(text_, cue.end).length;
        continue;
      }
      cues_.push_back(std::move(cue));
      i = cues_.back().end - decode_utf8_before(text_, cues_.back().end).length;
    }
  }

  [[nodiscard]] std::optional<Cue> according(std::uint32_t i) const {
    const std::string_view rest = std::string_view(text_).substr(i);
    std::size_t size = 0;
    for (const std::string_view opener : {"根据", "按照", "依据", "据"})
      if (size == 0 && rest.starts_with(opener)) size = opener.size();
    if (size == 0 || clause_begin(i) != i) return std::nullopt;
    std::uint32_t end = i + static_cast<std::uint32_t>(size);
    const std::uint32_t begin = end;
    constexpr std::uint32_t kFar = 90;
    while (end < text_.size() && end - begin < kFar) {
      const CodePoint point = decode_utf8(text_, end);
      if (is_clause_end(point.value) || point.value == kGap) break;
      end += point.length;
    }
    Cue cue;
    cue.begin = i;
    cue.end = end;
    std::string_view name = std::string_view(text_).substr(begin, end - begin);
    for (const std::string_view tail : {"的说法", "显示", "介绍", "报道", "所述", "的表述", "的规定", "规定"})
      if (name.size() > tail.size() && name.ends_with(tail)) name.remove_suffix(tail.size());
    if (name.empty()) return std::nullopt;
    cue.speaker = std::string(original_.substr(begin, name.size()));
    return cue;
  }

  void sentence(Range range, std::size_t& first, Ascriptions& all) {
    std::size_t last = first;
    while (last < quoted_.size() && quoted_[last].outer.begin - at_ < range.end) ++last;
    while (next_cue_ < cues_.size() && cues_[next_cue_].begin < range.begin) ++next_cue_;
    // A cue without a subject of its own has that of the one before it.
    std::size_t end_cue = next_cue_;
    while (end_cue < cues_.size() && cues_[end_cue].begin < range.end) ++end_cue;
    for (std::size_t i = next_cue_; i < end_cue; ++i)
      if (cues_[i].speaker.empty()) cues_[i].speaker = i > next_cue_ ? cues_[i - 1].speaker : speaker_;
    Range shown = {at_ + range.begin, at_ + range.end};
    while (shown.begin < shown.end && is_white_space(decode_utf8(original_, shown.begin - at_).value))
      shown.begin += decode_utf8(original_, shown.begin - at_).length;
    const bool is_bare = first < last && bare(range, first, last);
    std::size_t cue = next_cue_;
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t begin = quoted_[i].outer.begin - at_, end = quoted_[i].outer.end - at_;
      while (cue < end_cue && cues_[cue].begin < begin) ++cue;
      Frame& frame = all.frames[i];
      frame.sentence = shown;
      const Cue* governs = cue > next_cue_ ? &cues_[cue - 1] : nullptr;
      if (cue < end_cue && cues_[cue].describes && governs == nullptr) {
        const std::string_view clause = std::string_view(text_).substr(end, cues_[cue].begin - end);
        if (clause.empty() || clause == "来" || clause == "去") {  // 公报用“…”来形容
          const std::uint32_t clause_from = clause_begin(begin);
          frame.speaker = subject(clause_from, begin);
          frame.said = !frame.speaker.empty();
        }
      }
      if (governs == nullptr && !frame.said && cue < end_cue) governs = &cues_[cue];
      const std::uint32_t clause = clause_begin(begin);
      const std::string_view before = std::string_view(text_).substr(clause, begin - clause);
      if (governs != nullptr) {
        frame.speaker = governs->speaker;
        frame.said = true;
      } else if (!frame.said) {
        const bool colon = begin >= 3 && (text_.compare(begin - 3, 3, "：") == 0 || text_[begin - 1] == ':');
        const std::uint32_t until = colon ? begin - (text_[begin - 1] == ':' ? 1 : 3) : begin;
        std::string head = subject(clause_begin(until), until);
        if (colon ? !head.empty() : ends_with_one(kDocuments, head)) {
          frame.speaker = std::move(head);
          frame.said = true;
        } else if (is_bare && !speaker_.empty()) {
          frame.speaker = speaker_;
          frame.said = true;
        }
      }
      frame.term =
          is_term(quoted_[i].size, before,
                  std::string_view(text_).substr(end, std::min<std::size_t>(range.end > end ? range.end - end : 0, 60)),
                  frame, begin);
    }
    if (first == last) {
      speaker_.clear();
      for (std::size_t i = next_cue_; i < end_cue; ++i)
        if (ends_with_one(kDocuments, cues_[i].speaker) && reported(cues_[i], range, shown, all)) break;
    }
    for (std::size_t i = first; i < last; ++i)
      if (!all.frames[i].term) speaker_ = all.frames[i].speaker;
    first = last;
    next_cue_ = end_cue;
  }

  bool reported(const Cue& cue, Range range, Range shown, Ascriptions& all) const {
    std::uint32_t begin = cue.end, end = range.end;
    while (begin < end && is_clause_end(decode_utf8(text_, begin).value)) begin += decode_utf8(text_, begin).length;
    while (end > begin && is_clause_end(decode_utf8_before(text_, end).value))
      end -= decode_utf8_before(text_, end).length;
    constexpr std::uint32_t kLeast = 18;  // bytes: six characters say something
    if (end < begin + kLeast || begin == cue.end) return false;
    all.reported.push_back({shown, {at_ + begin, at_ + end}, cue.speaker});
    return true;
  }

  // Nothing but marked words and punctuation.
  [[nodiscard]] bool bare(Range range, std::size_t first, std::size_t last) const {
    std::uint32_t at = range.begin;
    const auto idle = [&](std::uint32_t until) {
      for (; at < until; at += decode_utf8(text_, at).length) {
        const char32_t code = decode_utf8(text_, at).value;
        if (!is_white_space(code) && !is_punctuation(code)) return false;
      }
      return true;
    };
    for (std::size_t i = first; i < last; ++i) {
      if (!idle(quoted_[i].outer.begin - at_)) return false;
      at = quoted_[i].outer.end - at_;
    }
    return idle(range.end);
  }

  [[nodiscard]] bool is_term(std::uint32_t size, std::string_view before, std::string_view after, const Frame& frame,
                             std::uint32_t begin) const {
    constexpr std::uint32_t kSentence = 12, kName = 3;  // characters
    if (size == 0) return true;
    const bool follows = longest_at(kTermAfter, after, 0) > 0;
    if (size >= kSentence)
      return follows && (after.starts_with("出现") || after.starts_with("一词") || after.starts_with("写入") ||
                         after.starts_with("写进") || after.starts_with("首次"));
    const bool colon = begin >= 3 && (text_.compare(begin - 3, 3, "：") == 0 || text_[begin - 1] == ':');
    if (colon) return false;
    if (follows || ends_with_one(kTermBefore, before)) {
      const bool described = after.starts_with("来形容") || after.starts_with("形容") || after.starts_with("来概括");
      if (!described) return true;
    }
    if (!after.empty() && is_digit(decode_utf8(after, 0).value)) return true;
    for (std::size_t i = 0; i + 3 < before.size(); ++i)
      if (before.compare(i, 3, "次") == 0 && longest_at(kSaying, before, i + 3) > 0) return true;
    if (!frame.said) return true;
    return size <= kName;
  }

  std::string_view original_;
  std::string text_;
  std::uint32_t at_;
  const std::vector<QuotedWords>& quoted_;
  std::size_t next_quoted_ = 0, next_cue_ = 0;
  std::vector<Cue> cues_;
  std::string speaker_;  // of the last quotation
};

}  // namespace

Ascriptions ascribe_chinese(std::string_view masked, std::uint32_t at, const std::vector<QuotedWords>& quoted) {
  Ascriptions all;
  all.frames.resize(quoted.size());
  Paragraph(masked, at, quoted).ascribe(all);
  return all;
}

}  // namespace tifa

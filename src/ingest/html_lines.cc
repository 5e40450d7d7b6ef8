// The words are those of Chinese and English sites. A line is judged as a whole: what a sentence says in passing is
// text.
#include "ingest/html_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "structure/dates.h"
#include "structure/shape.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLongestLine = 120;  // visible characters
constexpr std::uint32_t kLongestOther = 24;

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

// Without white space and opening marks, in lower case.
std::string plain_of(std::string_view line) {
  std::string plain = ascii_lower(squeezed(line));
  std::size_t at = 0;
  while (at < plain.size()) {
    const CodePoint point = decode_utf8(plain, at);
    if (!is_opening_mark(point.value) && point.value != U'>' && point.value != U'·' && point.value != U'▪' &&
        point.value != U'|')
      break;
    at += point.length;
  }
  return plain.substr(at);
}

// Lines about the page: wherever they stand in it.
constexpr std::array<std::string_view, 44> kPageWords{
    "字号",     "字体：",       "字体:",        "【字号", "【字体",   "分享到",   "分享：",     "打印本页", "打印】",
    "打印此页", "关闭窗口",     "关闭本页",     "关闭】", "返回顶部", "扫一扫",   "扫码",       "责任编辑", "責任編輯",
    "责编",     "编辑：",       "编辑:",        "校对：", "审核：",   "浏览次数", "浏览量",     "点击数",   "点击次数",
    "点击：",   "阅读次数",     "阅读：",       "上一篇", "下一篇",   "上一页",   "下一页",     "尾页",     "当前位置",
    "您的位置", "您当前的位置", "您现在的位置", "首页>",  "主办单位", "版权所有", "网站标识码", "我要纠错"};

constexpr std::array<std::string_view, 26> kSourceWords{
    "来源：",   "来源:",   "來源：",  "文章来源",  "信息来源", "稿件来源", "发布时间",    "发布日期", "发表时间",
    "时间：",   "日期：",  "作者：",  "作者:",     "记者：",   "发布机构", "发布单位",    "稿源",     "published:",
    "updated:", "posted:", "source:", "published", "updated",  "postedon", "lastupdated", "by:"};

constexpr std::array<std::string_view, 14> kAlone{"打印",          "分享",          "收藏",          "关闭",     "纠错",
                                                  "评论",          "点赞",          "朗读",          "下载",     "全屏",
                                                  "advertisement", "sharethispage", "printthispage", "backtotop"};

constexpr std::array<std::string_view, 4> kOfPages{":", "：", "-", "星期"};
constexpr std::u32string_view kStampCharacters = U"0123456789-:：/.年月日时分T+Z（）星期一二三四五六";

// “2025-03-12 10:20”: a date and an hour, or a date in figures alone.
bool is_stamp(std::string_view line) {
  const std::string plain = squeezed(line);
  const auto date = find_date(line);
  std::size_t digits = 0;
  for (char c : plain) digits += is_ascii_digit(c) ? 1 : 0;
  if (digits < 6 || digits > 18) return false;
  // A date in words alone may be the document's own.
  if (date && std::none_of(kOfPages.begin(), kOfPages.end(),
                           [&](std::string_view mark) { return plain.find(mark) != plain.npos; }))
    return false;
  // Nothing but figures and what stands between them.
  std::size_t other = 0;
  for (std::size_t at = 0; at < plain.size();) {
    const CodePoint point = decode_utf8(plain, at);
    at += point.length;
    other += kStampCharacters.find(point.value) == kStampCharacters.npos ? 1 : 0;
  }
  return other == 0 && plain.size() >= 8 && is_ascii_digit(plain[0]) && is_ascii_digit(plain[3]);
}

// A date in figures at the beginning of a line: 2025-03-12 or 2025年03月12日 10:20 and then a source.
bool begins_with_stamp(std::string_view line) {
  std::size_t at = 0;
  std::size_t digits = 0;
  while (at < line.size() && digits < 12) {
    const CodePoint point = decode_utf8(line, at);
    const char32_t c = point.value;
    if (c >= U'0' && c <= U'9')
      ++digits;
    else if (c != U'-' && c != U'/' && c != U'.' && c != U'年' && c != U'月' && c != U'日' && c != U' ' && c != U':' &&
             c != U'：')
      break;
    at += point.length;
  }
  return digits >= 6;
}

bool has_source_word(std::string_view plain) {
  for (std::string_view word :
       {"来源", "來源", "作者：", "字号", "字体", "浏览", "点击", "阅读", "分享", "打印", "【大"})
    if (plain.find(word) != plain.npos) return true;
  return false;
}

// 大中小 and the like, pages of a paged article: [1] [2] [3] 下一页.
bool is_control(std::string_view plain) {
  std::size_t other = 0;
  bool any = false;
  for (std::size_t at = 0; at < plain.size();) {
    const CodePoint point = decode_utf8(plain, at);
    at += point.length;
    const char32_t c = point.value;
    if (c == U'大' || c == U'中' || c == U'小' || (c >= U'0' && c <= U'9'))
      any = true;
    else if (c != U'[' && c != U']' && c != U'|' && c != U'【' && c != U'】' && c != U'(' && c != U')' && c != U'a' &&
             c != U'+' && c != U'-')
      ++other;
  }
  return any && other == 0;
}

}  // namespace

std::optional<Reason> page_line(std::string_view line, LinePlace place, bool linked) {
  line = trimmed(line);
  const Shape shape = shape_of(line);
  if (shape.characters == 0 || shape.characters > kLongestLine) return std::nullopt;
  const std::string plain = plain_of(line);
  if (plain.empty()) return shape.letters ? std::nullopt : std::optional<Reason>(Reason::kSiteNotice);
  if (begins_with_any(plain, kPageWords) && (!shape.closed() || shape.characters < 30)) return Reason::kSiteNotice;
  for (std::string_view word : kAlone)
    if (plain.starts_with(word) && plain.size() <= word.size() + 3) return Reason::kSiteNotice;
  if (plain == "大中小" || (linked && is_control(plain))) return Reason::kSiteNotice;
  if (place == LinePlace::kInside) return std::nullopt;
  const bool open = shape.sentence_ends == 0;
  if (place == LinePlace::kBefore && open && begins_with_any(plain, kSourceWords)) return Reason::kMetadata;
  if (place == LinePlace::kBefore && is_stamp(line)) return Reason::kMetadata;
  if (open && begins_with_stamp(line) && has_source_word(plain)) return Reason::kMetadata;
  if (place == LinePlace::kBefore && open && shape.characters <= 60 && has_source_word(plain) &&
      (plain.find("：") != plain.npos || plain.find(':') != plain.npos))
    return Reason::kMetadata;
  if (place == LinePlace::kAfter && open && shape.characters <= 40 &&
      (plain.starts_with("来源：") || plain.starts_with("来源:") || plain.starts_with("作者：") ||
       plain.starts_with("标签")))
    return Reason::kSiteNotice;
  return std::nullopt;
}

std::optional<Reason> heads_other_text(std::string_view line) {
  line = trimmed(line);
  const Shape shape = shape_of(line);
  if (shape.characters == 0 || shape.characters > kLongestOther || shape.closed()) return std::nullopt;
  const std::string plain = plain_of(line);
  static constexpr std::array<std::string_view, 24> kOthers{
      "相关链接",   "相关报道", "相关阅读", "相关新闻",        "相关稿件",       "相关文章",
      "相关文件",   "相关解读", "相关推荐", "相关专题",        "延伸阅读",       "推荐阅读",
      "热门推荐",   "热点推荐", "精彩推荐", "为您推荐",        "猜你喜欢",       "更多新闻",
      "大家都在看", "热门文章", "新闻排行", "relatedarticles", "relatedstories", "youmayalsolike"};
  static constexpr std::array<std::string_view, 9> kComments{"网友评论", "最新评论", "发表评论", "我要评论", "全部评论",
                                                             "精选留言", "网友留言", "热门评论", "评论列表"};
  if (begins_with_any(plain, kOthers)) return Reason::kRelated;
  if (begins_with_any(plain, kComments)) return Reason::kReaders;
  return std::nullopt;
}

bool names_attachment(std::string_view line) {
  constexpr std::size_t kOpening = 60;  // bytes
  const std::string plain = plain_of(line.substr(0, floor_code_point(line, kOpening)));
  return plain.starts_with("附件") || plain.starts_with("附：") || plain.starts_with("annex") ||
         plain.starts_with("attachment");
}

bool names_fact(std::string_view cell) {
  const std::string plain = squeezed(cell);
  if (plain.size() > 40) return false;
  static constexpr std::array<std::string_view, 20> kFacts{"索引号",   "发文机关", "发布机构", "发文字号", "文号",
                                                           "主题词",   "主题分类", "成文日期", "发布日期", "发文日期",
                                                           "生成日期", "有效性",   "公开目录", "公开方式", "信息分类",
                                                           "体裁分类", "组配分类", "废止日期", "生效日期", "公布日期"};
  return begins_with_any(plain, kFacts);
}

}  // namespace tifa

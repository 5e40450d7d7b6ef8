// What stands around a document and is not of it: licence notices, lines of a web site, page numbers. Conservative: a
// notice is looked for at the head and the tail only, apart from lines that can be nothing else.
#include <algorithm>
#include <array>
#include <string>

#include "structure/piece.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMaxLicencePieces = 80;  // pieces from the notice's first line to the end
constexpr std::uint32_t kMaxLicenceBytes = 12000;
constexpr std::size_t kHeadPieces = 12;
constexpr std::size_t kTailPieces = 15;
constexpr std::uint32_t kLongestSiteLine = 60;  // visible characters

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

// What follows “版权说明：”, “Copyright notice:” and the like at the head of a line; else the line.
std::string_view behind_licence_label(std::string_view text) {
  constexpr std::size_t kLongestLabel = 24;  // bytes
  for (const std::string_view colon : {"：", ":"}) {
    const std::size_t at = text.substr(0, kLongestLabel + colon.size()).find(colon);
    if (at == text.npos) continue;
    const std::string label = ascii_lower(text.substr(0, at));
    if (!begins_with_any(label, {"版权", "版權", "著作权", "著作權", "授权", "授權", "许可", "許可", "copyright",
                                 "licence", "license"}))
      continue;
    text.remove_prefix(at + colon.size());
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
  }
  return text;
}

bool begins_licence(std::string_view line) {
  const std::string_view text = behind_licence_label(line);
  if (begins_with_any(text, {"本作品", "这部作品", "這部作品", "此作品", "本文件在", "本模板"})) return true;
  if (text.empty() || static_cast<unsigned char>(text[0]) >= 0x80) return false;
  const std::string lower = ascii_lower(text.substr(0, 80));
  return begins_with_any(lower, {"this work is", "this document is in the public domain", "public domain",
                                 "this file is licensed", "this text is available under", "licensed under"});
}

bool names_licence(std::string_view text) {
  return contains_any(text, {"公有领域", "公有領域", "著作权法", "著作權法", "版权期限", "版權期限", "知识共享",
                             "Public domain", "public domain", "Creative Commons", "CC BY", "CC-BY", "GFDL"});
}

// The licence notice at the end, with all that follows it.
void drop_licence(const RawDocument& raw, Pieces& pieces) {
  const std::size_t earliest = pieces.size() > kMaxLicencePieces ? pieces.size() - kMaxLicencePieces : 0;
  const std::uint32_t end = pieces.back().range.end;
  for (std::size_t i = earliest; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (end - piece.range.begin > kMaxLicenceBytes || !begins_licence(piece.text(raw))) continue;
    bool named = false;
    for (std::size_t k = i; k < pieces.size() && !named; ++k) named = names_licence(pieces[k].text(raw));
    if (!named) continue;
    for (std::size_t k = i; k < pieces.size(); ++k) pieces[k].dropped = Reason::kLicence;
    return;
  }
}

// "— 12 —", "- 3 -", "第3页 共10页", "Page 3 of 10": nothing but a page number.
bool is_page_number(std::string_view text, const Shape& shape) {
  constexpr std::size_t kMostCharacters = 24;
  if (shape.characters > kMostCharacters) return false;
  const std::string plain = ascii_lower(squeezed(text));
  const auto digits_from = [&](std::size_t at) {
    std::size_t end = at;
    while (end < plain.size() && end - at < 4 && plain[end] >= '0' && plain[end] <= '9') ++end;
    return end;
  };
  for (std::string_view dash : {"—", "–", "-", "－", "·"}) {
    if (!plain.starts_with(dash)) continue;
    const std::size_t end = digits_from(dash.size());
    if (end > dash.size() && plain.substr(end) == dash) return true;
  }
  if (plain.starts_with("第")) {
    const std::size_t end = digits_from(3);
    const std::string_view rest = std::string_view(plain).substr(end);
    return end > 3 &&
           (rest == "页" || rest == "頁" || (rest.starts_with("页") && contains_any(rest, {"共"}) && rest.size() < 20));
  }
  if (plain.starts_with("page")) {
    const std::size_t end = digits_from(4);
    if (end == 4) return false;
    if (end == plain.size()) return true;
    return plain.substr(end, 2) == "of" && digits_from(end + 2) == plain.size() && plain.size() > end + 2;
  }
  return false;
}

// Lines that are a web page's wherever they stand.
bool is_site_word(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kLines{"Advertisement",
                                                           "ADVERTISEMENT",
                                                           "分享到",
                                                           "分享到：",
                                                           "打印",
                                                           "打印本页",
                                                           "【打印】",
                                                           "关闭窗口",
                                                           "【关闭】",
                                                           "返回顶部",
                                                           "[编辑]",
                                                           "扫一扫在手机打开当前页",
                                                           "收藏",
                                                           "相关链接",
                                                           "相关链接：",
                                                           "责任编辑：",
                                                           "Share this page",
                                                           "Print this page",
                                                           "Back to top",
                                                           "Skip to main content",
                                                           "上一篇",
                                                           "下一篇"};
  return std::find(kLines.begin(), kLines.end(), text) != kLines.end();
}

// Lines that are a web page's when they stand at the head or the tail.
bool is_site_line(std::string_view text, const Shape& shape) {
  if (shape.characters > kLongestSiteLine) return false;
  if (begins_with_any(text, {"来源：",
                             "来源:",
                             "來源：",
                             "文章来源",
                             "信息来源",
                             "稿件来源",
                             "发表时间",
                             "发布时间",
                             "发布日期",
                             "发布机构",
                             "责任编辑",
                             "責任編輯",
                             "编辑：",
                             "编辑:",
                             "责编",
                             "作者：本报",
                             "字号",
                             "【字体",
                             "字体：",
                             "【字号",
                             "打印",
                             "【打印",
                             "分享到",
                             "分享：",
                             "浏览次数",
                             "点击数",
                             "阅读次数",
                             "上一篇",
                             "下一篇",
                             "相关链接",
                             "相关报道",
                             "相关阅读",
                             "版权所有",
                             "主办单位",
                             "承办单位",
                             "网站标识码",
                             "扫一扫",
                             "索引号",
                             "当前位置",
                             "您的位置",
                             "您现在的位置",
                             "首页 >",
                             "首页>",
                             "Share",
                             "Print",
                             "Copyright ©",
                             "Copyright (c)",
                             "© ",
                             "©",
                             "All rights reserved",
                             "Source:",
                             "Advertisement",
                             "Follow us",
                             "Related articles",
                             "Subscribe to"}))
    return !shape.closed() || shape.characters < 40;
  // 新华社北京11月3日电 alone in its line.
  if (shape.han > 0 && shape.characters <= 24 && text.ends_with("电") &&
      begins_with_any(text, {"新华社", "本报", "中新社", "人民网", "央视网", "新华网"}))
    return true;
  return contains_any(text, {"ICP备", "公网安备"}) && shape.characters <= kLongestSiteLine;
}

}  // namespace

void set_boilerplate_aside(const RawDocument& raw, Pieces& pieces) {
  if (pieces.empty()) return;
  drop_licence(raw, pieces);
  std::size_t last = pieces.size();
  while (last > 0 && pieces[last - 1].dropped) --last;
  if (last > 1 && last == pieces.size()) {
    // What a copy leaves of a licence box.
    while (last > 1) {
      const std::string_view text = pieces[last - 1].text(raw);
      if (text != "false" && text != "Public domain") break;
      pieces[--last].dropped = Reason::kLicence;
    }
  }
  for (std::size_t i = 0; i < last; ++i) {
    Piece& piece = pieces[i];
    if (piece.dropped || piece.hint == Hint::kHeading || piece.hint == Hint::kTableCell || piece.hint == Hint::kNote ||
        piece.shape.characters > kLongestSiteLine)
      continue;
    const std::string_view text = piece.text(raw);
    const bool edge = i < kHeadPieces || i + kTailPieces >= last;
    if (is_site_word(text) || is_page_number(text, piece.shape) || (edge && is_site_line(text, piece.shape)))
      piece.dropped = Reason::kSiteNotice;
  }
  // A document of nothing but notices is kept: better read than lost.
  if (std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.dropped.has_value(); }))
    for (Piece& piece : pieces)
      if (piece.dropped != Reason::kRule) piece.dropped.reset();
}

}  // namespace tifa

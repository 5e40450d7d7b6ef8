#include "render/words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/ascii.h"

namespace tifa {
namespace {

struct Entry {
  const char* name;
  const char* english;
  const char* chinese;
};

constexpr std::array<Entry, 27> kChanges = {{
    {"new", "new", "新增"},
    {"dropped", "dropped", "不再出现"},
    {"returned", "back", "重现"},
    {"up", "up", "上升"},
    {"down", "down", "下降"},
    {"kept", "kept", "保留"},
    {"retitled", "retitled", "改题"},
    {"reordered", "same words, order changed", "仅语序变动"},
    {"figure_changed", "figure changed", "数字有变"},
    {"reworded", "reworded", "改写"},
    {"moved", "moved", "移位"},
    {"moved_up", "moved up", "前移"},
    {"moved_down", "moved down", "后移"},
    {"added", "new", "新增"},
    {"inserted", "inserted", "新增"},
    {"deleted", "deleted", "删除"},
    {"split", "split", "拆分"},
    {"merged", "merged", "合并"},
    {"renumbered", "renumbered", "改号"},
    {"unchanged", "unchanged", "未变"},
    {"asked", "asked for", "指定"},
    {"theme", "theme", "主题"},
    {"held", "full text", "全文"},
    {"partial", "held in part", "不全"},
    {"missing", "not held", "未收"},
    {"other_page", "not the document", "并非该文件"},
    {"digest", "only a digest or report", "仅收摘要或报道"},
}};

constexpr std::array<Entry, 5> kParts = {{
    {"title", "title", "标题"},
    {"headings", "section headings", "章节标题"},
    {"run-ins", "run-in headings", "段首小标题"},
    {"body", "body", "正文"},
    {"notes", "notes", "注释"},
}};

template <std::size_t kSize>
std::string find(const std::array<Entry, kSize>& entries, const std::string& name, bool chinese) {
  for (const Entry& entry : entries)
    if (entry.name == name) return chinese ? entry.chinese : entry.english;
  return name;
}

}  // namespace

std::string Words::number(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string Words::rate(double value) { return value == 0 ? "0" : fmt::format("{:.{}f}", value, value < 1 ? 2 : 1); }

std::string Words::times(std::uint64_t count) const {
  if (chinese_) return number(count) + "次";
  return count == 1 ? "once" : count == 2 ? "twice" : number(count) + " times";
}

std::string Words::times_in(std::uint64_t count, const std::string& status) const {
  return status == "partial" ? say("{0} in what is held", "现有文本中{0}", times(count)) : times(count);
}

std::string Words::unit(const std::string& unit) const {
  if (!chinese_) return unit == "han" ? "Han characters" : unit == "word-count" ? "words as Word counts" : unit;
  return unit == "words" ? "词" : unit == "han" ? "汉字" : unit == "word-count" ? "字（Word 计数）" : "字";
}

std::string Words::per(std::uint64_t per, const std::string& of) const {
  if (!chinese_) return "per " + number(per) + " " + unit(of);
  return per == 10000 ? "每万" + unit(of) : per == 1000 ? "每千" + unit(of) : "每" + number(per) + unit(of);
}

std::string Words::list(const std::vector<std::string>& items, std::size_t most) const {
  std::string text;
  const std::size_t shown = items.size() > most + 1 ? most : items.size();
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : chinese_ ? "、" : ", ") + items[i];
  if (shown < items.size()) text += say(" and {0} more", "等{1}项", items.size() - shown, items.size());
  return text;
}

std::string quoted_heading(std::string heading) {
  for (const std::string_view stop : {"。", "."})
    if (heading.ends_with(stop)) heading.resize(heading.size() - stop.size());
  return inside_quotation(std::move(heading));
}

std::string inside_quotation(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kMarks = {{{"“", "‘"}, {"”", "’"}}};
  for (const auto& [outer, inner] : kMarks)
    for (std::size_t at = text.find(outer); at != std::string::npos; at = text.find(outer, at))
      text.replace(at, outer.size(), inner);
  for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at)) {
    const bool opens = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
    text.replace(at, 1, opens ? "‘" : "’");
  }
  return text;
}

std::string shell_word(std::string_view word) {
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(c) || is_ascii_digit(c) ||
           std::string_view("_-+.,:/@%=").find(c) != std::string_view::npos;
  });
  if (plain) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string Words::quoted(const std::vector<std::string>& items, std::size_t most) const {
  std::vector<std::string> marked;
  marked.reserve(items.size());
  for (const std::string& item : items) marked.push_back("“" + inside_quotation(item) + "”");
  return list(marked, most);
}

std::string Words::status(const std::string& status) const { return find(kChanges, status, chinese_); }
std::string Words::lack(bool partial, bool missing) const {
  return partial && missing ? say("not held in full", "未收全")
         : partial          ? say("held only in part", "不全")
                            : say("not held", "未收");
}

std::string Words::change(const std::string& change) const { return find(kChanges, change, chinese_); }

std::string Words::unit_rule(const RuleStatement& rule) const {
  return rule.unit == "word" ? say("whole words", "整词")
         : rule.unit == "maximal"
             ? say("not inside longer terms", "不计更长词语之内")
             : say("the characters wherever they stand, not only as whole words", "逐字匹配，不分词");
}

std::string Words::rule(const RuleStatement& rule) const {
  std::vector<std::string> parts;
  for (const std::string& part : rule.scope) parts.push_back(find(kParts, part, chinese_));
  const std::string scope = rule.scope.size() == kParts.size()
                                ? say("in title, headings, body and notes", "含标题、小标题、正文和注释")
                                : say("in {0}", "仅计{0}", list(parts, parts.size()));
  const auto folds = [&](const char* name) { return rule.fold.find(name) != std::string::npos; };
  std::string text =
      unit_rule(rule) + (chinese_ ? "；" : "; ") + scope + (chinese_ ? "；" : "; ") +
      (rule.fold.starts_with("none")
           ? say("characters as they stand", "按原字符")
           : say("full and half width, case, Simplified and Traditional, and quotation marks treated alike",
                 "全半角、大小写、简繁和引号不作区分")) +
      (folds("inflection") ? say(", inflected forms too", "，词形变化亦然")
       : folds("plural")   ? say(", plurals too", "，单复数亦然")
                           : "") +
      (folds("hyphens") ? say(", hyphens as spaces", "，连字符同空格") : "") +
      (folds("case") ? say(", but letter case as typed", "，但大小写须与所查相同") : "") + (chinese_ ? "；" : "; ") +
      (rule.overlap == "all" ? say("overlaps counted", "重叠部分重复计数") : say("no overlaps", "重叠部分不重复计数"));
  if (!rule.segmenter.empty()) text += say("; words by {0}", "；分词：{0}", rule.segmenter);
  if (!rule.section.empty()) text += say("; only sections “{0}”", "；仅限“{0}”各节", rule.section);
  if (!rule.not_inside.empty()) text += say("; not inside {0}", "；不计{0}之内", quoted(rule.not_inside, 8));
  return text;
}

}  // namespace tifa

// Surnames of Chinese persons and their pinyin.
#include "claims/persons.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {

namespace {

// The commonest surnames, with those of rarer ones that officials of rank have had. A linguistic resource: which
// syllable stands for which character.
constexpr auto kSurnames = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"王", "wang"},  {"李", "li"},    {"张", "zhang"}, {"刘", "liu"},   {"陈", "chen"},  {"杨", "yang"},
    {"赵", "zhao"},  {"黄", "huang"}, {"周", "zhou"},  {"吴", "wu"},    {"徐", "xu"},    {"孙", "sun"},
    {"胡", "hu"},    {"朱", "zhu"},   {"高", "gao"},   {"林", "lin"},   {"何", "he"},    {"郭", "guo"},
    {"马", "ma"},    {"罗", "luo"},   {"梁", "liang"}, {"宋", "song"},  {"郑", "zheng"}, {"谢", "xie"},
    {"韩", "han"},   {"唐", "tang"},  {"冯", "feng"},  {"于", "yu"},    {"董", "dong"},  {"萧", "xiao"},
    {"肖", "xiao"},  {"程", "cheng"}, {"曹", "cao"},   {"袁", "yuan"},  {"邓", "deng"},  {"许", "xu"},
    {"傅", "fu"},    {"沈", "shen"},  {"曾", "zeng"},  {"彭", "peng"},  {"吕", "lu"},    {"苏", "su"},
    {"卢", "lu"},    {"蒋", "jiang"}, {"蔡", "cai"},   {"贾", "jia"},   {"丁", "ding"},  {"魏", "wei"},
    {"薛", "xue"},   {"叶", "ye"},    {"阎", "yan"},   {"余", "yu"},    {"潘", "pan"},   {"杜", "du"},
    {"戴", "dai"},   {"夏", "xia"},   {"钟", "zhong"}, {"汪", "wang"},  {"田", "tian"},  {"任", "ren"},
    {"姜", "jiang"}, {"范", "fan"},   {"方", "fang"},  {"石", "shi"},   {"姚", "yao"},   {"谭", "tan"},
    {"廖", "liao"},  {"邹", "zou"},   {"熊", "xiong"}, {"金", "jin"},   {"陆", "lu"},    {"郝", "hao"},
    {"孔", "kong"},  {"白", "bai"},   {"崔", "cui"},   {"康", "kang"},  {"毛", "mao"},   {"邱", "qiu"},
    {"秦", "qin"},   {"江", "jiang"}, {"史", "shi"},   {"顾", "gu"},    {"侯", "hou"},   {"邵", "shao"},
    {"孟", "meng"},  {"龙", "long"},  {"万", "wan"},   {"段", "duan"},  {"钱", "qian"},  {"汤", "tang"},
    {"尹", "yin"},   {"黎", "li"},    {"易", "yi"},    {"常", "chang"}, {"武", "wu"},    {"乔", "qiao"},
    {"贺", "he"},    {"赖", "lai"},   {"龚", "gong"},  {"文", "wen"},   {"温", "wen"},   {"习", "xi"},
    {"华", "hua"},   {"瞿", "qu"},    {"博", "bo"},    {"项", "xiang"}, {"俞", "yu"},    {"栗", "li"},
    {"尉", "wei"},
});

// What stands before a name: offices, not persons.
constexpr std::array<std::string_view, 8> kOffices = {"国务院总理", "总书记", "总理", "主席",
                                                      "委员长",     "省长",   "市长", "书记"};

std::string without_spaces(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = decode_utf8(text, at);
    if (!is_white_space(code.value)) kept += text.substr(at, code.length);
    at += code.length;
  }
  return kept;
}

// Two to four ideographs that begin with a surname.
bool is_name(std::string_view text) {
  if (pinyin_surname(text).empty()) return false;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    const CodePoint code = decode_utf8(text, at);
    if (!is_han(code.value)) return false;
    at += code.length;
  }
  return characters == 2 || characters == 3;
}

bool is_pinyin(std::string_view word) {
  return std::any_of(kSurnames.begin(), kSurnames.end(), [&](const auto& entry) { return entry.second == word; });
}

}  // namespace

std::string_view pinyin_surname(std::string_view person) {
  for (const auto& [character, pinyin] : kSurnames)
    if (person.starts_with(character)) return pinyin;
  return {};
}

std::vector<std::string> find_persons(std::string_view title, const std::vector<std::string>& lines) {
  std::vector<std::string> persons;
  const auto consider = [&](std::string_view said) {
    std::string name = without_spaces(said);
    for (const std::string_view office : kOffices)
      if (name.starts_with(office)) name.erase(0, office.size());
    if (is_name(name) && std::find(persons.begin(), persons.end(), name) == persons.end())
      persons.push_back(std::move(name));
  };
  for (const std::string_view part : {std::string_view("关于"), std::string_view("："), std::string_view(":")})
    if (const std::size_t at = title.find(part); at != std::string_view::npos) consider(title.substr(0, at));
  for (const std::string& line : lines) {
    std::string_view rest = line;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (end < 80) consider(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return persons;
}

bool may_be_person(std::string_view name, std::string_view person) {
  if (name.empty() || person.empty()) return false;
  if (is_han(decode_utf8(name, 0).value))
    return person == name || (name.size() < person.size() && person.starts_with(name));
  // The words of the name: a surname first, as English prose about China has it.
  const std::string folded = ascii_lower(name);
  const std::string_view pinyin = pinyin_surname(person);
  if (pinyin.empty()) return ascii_lower(person) == folded;
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == pinyin) return true;
    if (is_pinyin(rest.substr(0, end))) return false;  // another surname
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace tifa

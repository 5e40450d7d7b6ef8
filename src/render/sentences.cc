#include "render/sentences.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace tifa {
namespace {

// What varies is {} in what is stated, {=} where it is the same as before it; it may be moved ({0}, {1} …). Without
// English of its own a sentence is shown as it is stated. The first that fits.
struct Sentence {
  std::string_view stated, chinese, english = {};
};

constexpr std::array<Sentence, 30> kSentences = {{
    {"the opening announces another document: on {}", "开头自称是关于{0}的文件", "the opening says that it is on {0}"},
    {"the title says “{}”: the text is not whole", "标题注明“{0}”：文本不全"},
    {"the title says that the text is not whole", "标题注明文本不全"},
    {"the opening says that the text is not whole", "开头注明文本不全"},
    {"the opening gives the document out without saying that it is whole", "开头为播发语，且未说明是全文"},
    {"{} of {} paragraphs speak of the document from outside", "{1}段中至少有{0}段为转述",
     "at least {0} of {1} paragraphs speak of the document from outside"},
    {"it has {} characters, the median of the editions around it is {}", "仅{0}字，邻近各份篇幅的中位数为{1}字",
     "it has {0} characters; the median of the editions around it is {1}"},
    {"it is probably not the document but a page in its place: it has {} characters, the median of the editions around "
     "it "
     "is {}, and no passage of it stands in them",
     "恐非该文件，而是代之以出的页面：仅{0}字，邻近各份篇幅的中位数为{1}字，且无一段文字见于其中"},
    {"it is probably not the document but a page in its place: it has {} characters, the median of the editions around "
     "it "
     "is {}, and its title is not theirs",
     "恐非该文件，而是代之以出的页面：仅{0}字，邻近各份篇幅的中位数为{1}字，标题亦不相同"},
    {"it is probably not the document but a page in its place: it has {} characters, the median of the editions around "
     "it "
     "is {}, and it lists several texts of a name",
     "恐非该文件，而是代之以出的页面：仅{0}字，邻近各份篇幅的中位数为{1}字，且只列出同名各文本"},
    {"its language looks like neither English nor Chinese, declared is {}", "文本语言似既非英语亦非汉语，标注为{0}"},
    {"its language looks like {}, declared is {}", "文本语言似为{0}，标注为{1}"},
    {"its text is that of {}", "文本与{0}相同"},
    {"{} % of its text is that of {}", "{0}%的文本与{1}相同"},
    {"the editions expected of its series begin with {}, so that it is none of them",
     "早于本系列预期的第一份（{0}），不在预期之列",
     "it is older than the first edition that the series expects, {0}, and is none of those expected"},
    {"it is none of the editions expected of its series", "这份不在本系列预期的各份之列"},
    {"its title names another kind of document than the others ({})", "标题所称文种与其他各份（{0}）不同"},
    {"its title names {}, it stands for {}", "标题所写为{0}，却收作{1}"},
    {"its numbering begins with “{}”: {} is not there; in all, {} such places", "编号从“{0}”开始，缺{1}；此类共{2}处"},
    {"its numbering begins with “{}”: {} is not there", "编号从“{0}”开始，缺{1}"},
    {"its numbering goes from “{}” to “{}”: {} is not there; in all, {} such places",
     "编号由“{0}”到“{1}”，缺{2}；此类共{3}处"},
    {"its numbering goes from “{}” to “{}”: {} is not there", "编号由“{0}”到“{1}”，缺{2}"},
    {"tifa.toml says so", "tifa.toml 标注为不全"},
    {"{} of {=} hits stand over quotation marks, invisible characters or line breaks that folding skips",
     "{0}处均跨越引号、不可见字符或换行（匹配时略过）",
     "all {0} hits stand over quotation marks, invisible characters or line breaks that folding skips"},
    {"{} of {=} hit stands over quotation marks, invisible characters or line breaks that folding skips",
     "仅有的{0}处跨越引号、不可见字符或换行（匹配时略过）",
     "its one hit stands over quotation marks, invisible characters or line breaks that folding skips"},
    {"{} of {} hits stand over quotation marks, invisible characters or line breaks that folding skips",
     "{1}处中有{0}处跨越引号、不可见字符或换行（匹配时略过）"},
    {"the term is not in Latin letters and the texts counted are English; count the others with @zh",
     "该词不是拉丁字母，而所计文本为英文；计中文本请加 @zh"},
    {"not counted, because “{}” has no terms in the language of {}", "“{0}”没有以下文本所用语言的词，故未计：{1}"},
    {"the main goals of {} and {} have no item in common and are not compared",
     "{0}与{1}的主要目标没有相应项，不作对比"},
    {"the main tasks of {} and {} have no item in common and are not compared",
     "{0}与{1}的主要任务没有相应项，不作对比"},
}};

// What stands at each {} of what is stated in a sentence; the last takes what is left.
std::optional<std::vector<std::string_view>> match(std::string_view wording, std::string_view sentence) {
  std::vector<std::string_view> found;
  for (;;) {
    const std::size_t gap = wording.find('{');
    const std::string_view fixed = wording.substr(0, gap);
    if (!sentence.starts_with(fixed)) return std::nullopt;
    sentence.remove_prefix(fixed.size());
    if (gap == wording.npos) return sentence.empty() ? std::optional(found) : std::nullopt;
    const bool repeats = wording.substr(gap).starts_with("{=}");
    wording.remove_prefix(wording.find('}') + 1);
    const std::string_view next = wording.substr(0, wording.find('{'));
    const std::size_t end = next.empty() ? sentence.size() : sentence.find(next);
    if (end == sentence.npos) return std::nullopt;
    const std::string_view value = sentence.substr(0, end);
    if (repeats && value != found.back()) return std::nullopt;
    if (!repeats) found.push_back(value);
    sentence.remove_prefix(end);
  }
}

std::string filled(std::string_view wording, const std::vector<std::string_view>& values) {
  std::string text;
  for (std::size_t at = 0; at < wording.size();) {
    if (wording[at] != '{') {
      text += wording[at++];
      continue;
    }
    text += values[static_cast<std::size_t>(wording[at + 1] - '0')];
    at += 3;
  }
  return text;
}

}  // namespace

std::string restated(const std::string& sentence, const Words& words) {
  for (const Sentence& known : kSentences)
    if (const auto values = match(known.stated, sentence)) {
      const std::string_view wording = words.chinese() ? known.chinese : known.english;
      return wording.empty() ? sentence : filled(wording, *values);
    }
  return sentence;
}

}  // namespace tifa

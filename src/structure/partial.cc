// Signs that a text is not the whole document: it says so, or it speaks of the document from outside.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "structure/facts.h"
#include "structure/shape.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace tifa {
namespace {

constexpr std::size_t kOpeningBlocks = 6;
constexpr std::size_t kEvidence = 160;      // code points
constexpr std::size_t kFewestReports = 3;   // paragraphs that speak from outside
constexpr std::size_t kReportPercent = 12;  // of all paragraphs

bool has(std::string_view text, std::string_view word) { return text.find(word) != text.npos; }

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has(text, word); });
}

constexpr std::array<std::string_view, 14> kSaid{"指出", "强调", "提出", "明确", "要求", "表示", "说",
                                                 "谈到", "认为", "阐述", "论述", "谴责", "号召", "作了说明"};
constexpr std::array<std::string_view, 10> kEnglishSaid{
    "stresses", "stressed", "says", "said", "notes", "noted", "calls for", "called for", "proposes", "emphasises"};

std::string evidence_of(std::string_view text) { return shortened(one_line(text), kEvidence); }

// The sentence in which a word stands.
std::string_view sentence_with(std::string_view text, std::string_view word) {
  const std::size_t at = text.find(word);
  if (at == text.npos) return text;
  std::size_t begin = 0;
  while (true) {
    const std::uint32_t end = first_sentence_end(text.substr(begin));
    if (end == 0 || begin + end > at) return trimmed(text.substr(begin, end == 0 ? text.npos : end));
    begin += end;
  }
}

std::optional<DocumentSign> says_so_in_title(std::string_view title) {
  static constexpr std::array<std::string_view, 7> kWords{"摘要", "节选", "節選", "摘编", "摘登", "要点", "选段"};
  for (std::string_view word : kWords)
    if (has(title, word))
      return DocumentSign{"abstract", fmt::format("the title says “{}”: the text is not whole", word),
                          evidence_of(title)};
  const std::string lower = ascii_lower(title);
  for (std::string_view word :
       {"(abstract", "(excerpt", "(summary", "(digest", "excerpts from", "digest of", "summary of", "abridged"})
    if (has(lower, word))
      return DocumentSign{"abstract", "the title says that the text is not whole", evidence_of(title)};
  return std::nullopt;
}

// Who or what reports the document's words from outside, and in which paragraphs.
struct Outside {
  std::size_t paragraphs = 0;
  std::size_t reports = 0;
  std::string_view first;

  void note(std::string_view text) {
    if (reports++ == 0) first = text;
  }
};

// 《建议》指出 at the beginning of a paragraph: the short name of the document that is said to say something.
std::string_view document_that_says(std::string_view text) {
  text = text.substr(0, 200);  // all that is looked at
  const std::size_t open = text.find("《");
  if (open > 60) return {};
  const std::size_t close = text.find("》", open);
  if (close == text.npos) return {};
  const std::string_view name = text.substr(open + 3, close - open - 3);
  if (name.size() < 6 || name.size() > 30) return {};
  std::string_view after = text.substr(close + 3, 60);
  if (after.starts_with("稿")) return {};
  for (std::string_view word : {"最后", "首先", "还", "同时", "进一步", "，"})
    if (after.starts_with(word)) after.remove_prefix(word.size());
  const bool says =
      std::any_of(kSaid.begin(), kSaid.end(), [&](std::string_view word) { return after.starts_with(word); });
  return says ? name : std::string_view();
}

// A news agency's or paper's dateline: “…日电（记者 …）”. What follows is a report on a document, not the document.
bool has_dateline(std::string_view text) {
  const std::string_view opening = text.substr(0, 240);
  for (std::string_view word :
       {"电（记者", "讯（记者", "电 （记者", "讯 （记者", "电(记者", "讯(记者", "电 (记者", "讯 (记者"})
    if (has(opening, word)) return true;
  return false;
}

constexpr std::size_t kNameBytes = 36;  // in front of what the person does

// “某总理在报告中首先指出”: a third person gives the document. The name is what stands before.
std::string_view reporter_of(std::string_view text) {
  if (!has(text.substr(0, kNameBytes + 3), "在")) return {};  // with which all of them begin
  for (std::string_view phrase : {"在报告中", "在報告中", "在说明中", "在讲话中", "在贺词中", "在说明时", "在报告里"}) {
    const std::size_t at = text.substr(0, kNameBytes + phrase.size()).find(phrase);
    if (at == text.npos || at == 0) continue;
    const std::string_view after = text.substr(at + phrase.size(), 40);
    const std::string_view name = text.substr(0, at);
    const Shape shape = shape_of(name);
    if (has(name, "我") || shape.clause_ends > 0 || shape.han != shape.characters) continue;
    if (has_any(after, kSaid)) return name;
  }
  return {};
}

// How later paragraphs call the reporter: by the same family name at least (林总理 for 林海平总理).
bool calls(std::string_view text, std::string_view reporter) {
  if (reporter.empty() || text.size() < 9) return false;
  if (!text.starts_with(reporter.substr(0, 3))) return false;
  const std::string_view opening = text.substr(0, 90);
  const std::size_t end = first_sentence_end(opening);
  const std::string_view first = end == 0 ? opening : opening.substr(0, end);
  return has_any(first, kSaid);
}

bool english_report(std::string_view text) {
  for (std::string_view subject :
       {"The report ", "The plan ", "The proposal ", "The document ", "The speech ", "The address ", "The premier ",
        "The president ", "He ", "She ", "The recommendations "}) {
    if (!text.starts_with(subject)) continue;
    const std::string_view after = text.substr(subject.size(), 24);
    for (std::string_view word : kEnglishSaid)
      if (after.starts_with(word) || (after.starts_with("also ") && after.substr(5).starts_with(word))) return true;
  }
  return false;
}

}  // namespace

std::optional<DocumentSign> find_partial(const Document& document, std::string_view title) {
  if (auto finding = says_so_in_title(title)) return finding;
  std::string own_title(title);
  for (const Block& block : document.blocks)
    if (block.kind == BlockKind::kTitle) {
      if (auto finding = says_so_in_title(document.block_text(block))) return finding;
      own_title = one_line(document.block_text(block));
    }

  // The opening: a broadcast says whether it gives the whole text.
  std::size_t seen = 0;
  for (const Block& block : document.blocks) {
    if (++seen > kOpeningBlocks) break;
    const std::string_view text = document.block_text(block);
    if (has(text, "全文播送") || has(text, "全文播发") || has(text, "全文如下") || has(text, "全文刊") ||
        has(text, "full text"))
      return std::nullopt;
    if (block.kind != BlockKind::kNote && block.kind != BlockKind::kParagraph) continue;
    for (std::string_view word :
         {"现在播发", "现在播送", "摘要如下", "主要内容如下", "要点如下", "以下是摘要", "以下为摘要", "内容摘要"})
      if (has(text, word))
        return DocumentSign{"digest", "the opening gives the document out without saying that it is whole",
                            evidence_of(sentence_with(text, word))};
    for (std::string_view word :
         {"This is an excerpt", "The following is an abstract", "The following is a summary", "Excerpts from"})
      if (has(text, word))
        return DocumentSign{"abstract", "the opening says that the text is not whole",
                            evidence_of(sentence_with(text, word))};
  }

  std::string own = squeezed(own_title);
  while (own.ends_with("》")) own.erase(own.size() - std::string_view("》").size());
  Outside outside;
  Outside of_one_name;  // paragraphs in which one and the same document is said to say something, whatever the title is
  std::string_view said_to_say;
  bool dateline = false;
  std::string_view reporter;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kListItem) continue;
    reporter = reporter_of(document.block_text(block));
    if (!reporter.empty()) break;
  }
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kTitle || block.kind == BlockKind::kHeading || block.kind == BlockKind::kNote)
      continue;
    const std::string_view text = document.block_text(block);
    if (text.size() < 30) continue;
    ++outside.paragraphs;
    ++of_one_name.paragraphs;
    dateline = dateline || (outside.paragraphs <= 3 && has_dateline(text));
    const std::string_view name = document_that_says(text);
    if (!name.empty() && said_to_say.empty()) said_to_say = name;
    if (!name.empty() && name == said_to_say) of_one_name.note(text);
    const bool itself = !name.empty() && own.ends_with(name);
    if (!reporter_of(text).empty() || calls(text, reporter) || itself || english_report(text)) outside.note(text);
  }
  // A note on a document cites it as often and is whole all the same: its title says what it explains.
  const bool explains = own.ends_with("说明") || own.ends_with("說明");
  const bool mostly =
      !explains && of_one_name.reports >= kFewestReports && of_one_name.reports * 5 >= of_one_name.paragraphs * 2;
  if (outside.reports < of_one_name.reports && (mostly || (dateline && of_one_name.reports >= 2)))
    outside = of_one_name;
  // “X said in the report” cannot stand in the report: then fewer are enough.
  const std::size_t needed = reporter.empty() && !dateline ? kFewestReports : kFewestReports - 1;
  const std::size_t percent = reporter.empty() ? kReportPercent : kReportPercent / 2;
  if (outside.reports < needed || outside.reports * 100 < outside.paragraphs * percent) return std::nullopt;
  const std::uint32_t end = first_sentence_end(outside.first);
  return DocumentSign{
      "digest",
      fmt::format("{} of {} paragraphs speak of the document from outside", outside.reports, outside.paragraphs),
      evidence_of(end == 0 ? outside.first : outside.first.substr(0, end))};
}

}  // namespace tifa

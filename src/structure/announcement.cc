// An opening that announces a document of another kind: “…向大会作关于…计划的报告” under the title of a work report.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "structure/facts.h"
#include "structure/shape.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kOpeningParagraphs = 5;
constexpr std::size_t kOpeningBytes = 4500;
constexpr std::size_t kSharedCharacters = 4;  // in a row, for an announced name to be of the title's kind
constexpr std::size_t kEvidence = 160;

bool has(std::string_view text, std::string_view word) { return text.find(word) != text.npos; }

// Does some run of `size` Han characters of `a` stand in `b`? Both are short.
bool shares(std::string_view a, std::string_view b, std::size_t size) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < a.size(); at += decode_utf8(a, at).length) starts.push_back(at);
  starts.push_back(a.size());
  for (std::size_t i = 0; i + size < starts.size(); ++i) {
    const std::string_view run = a.substr(starts[i], starts[i + size] - starts[i]);
    if (shape_of(run).han == size && has(b, run)) return true;
  }
  return false;
}

// A sentence that announces a work report: 作政府工作报告, 报告政府工作, 报告过去五年的工作.
bool announces_work_report(std::string_view sentence) {
  if (has(sentence, "工作报告") || has(sentence, "报告政府工作")) return true;
  const std::size_t report = sentence.find("报告");
  return report != sentence.npos && has(sentence.substr(report), "工作");
}

// What stands between 作关于 and 的报告, of a folded sentence.
std::string_view announced(std::string_view sentence) {
  for (std::size_t at = sentence.find("关于"); at != sentence.npos; at = sentence.find("关于", at + 1)) {
    const std::string_view before = sentence.substr(0, at);
    bool verb = false;
    for (std::string_view word : {"作", "做", "提出", "提交", "宣读", "汇报"}) verb = verb || before.ends_with(word);
    if (!verb) continue;
    const std::string_view rest = sentence.substr(at + std::string_view("关于").size());
    std::size_t end = rest.npos;
    for (std::string_view word : {"的报告", "的议案", "的说明", "的汇报"}) end = std::min(end, rest.find(word));
    if (end != rest.npos) return rest.substr(0, end);
  }
  return {};
}

}  // namespace

std::optional<DocumentSign> find_other_announcement(const Document& document, std::string_view series_title,
                                                    std::string_view edition_title) {
  const std::string edition = fold_term(edition_title, Folding::kDefault);
  const std::string series = fold_term(series_title, Folding::kDefault);
  const bool of_work_reports = has(edition, "工作报告") || has(series, "工作报告") || has(series, "work report");
  std::size_t paragraphs = 0;
  std::size_t bytes = 0;
  std::string found;
  std::string evidence;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kListItem) continue;
    const std::string_view text = document.block_text(block);
    bytes += text.size();
    if (++paragraphs > kOpeningParagraphs || (bytes > kOpeningBytes && paragraphs > 1)) break;
    for (std::size_t at = 0; at < text.size();) {
      const std::uint32_t size = first_sentence_end(text.substr(at));
      const std::string_view sentence = text.substr(at, size == 0 ? text.npos : size);
      at += sentence.size();
      const std::string folded = fold(sentence, Folding::kDefault).text;
      // The first sentence that announces anything decides.
      const std::string_view subject = announced(folded);
      if (of_work_reports && announces_work_report(folded) && (subject.empty() || has(subject, "工作")))
        return std::nullopt;
      if (subject.empty()) continue;
      found = std::string(subject);
      evidence = shortened(one_line(sentence), kEvidence);
      break;
    }
    if (!found.empty()) break;
  }
  if (found.empty()) return std::nullopt;
  // The announced name is of the title's kind when the two share words.
  if (shares(found, edition, kSharedCharacters) || shares(found, series, kSharedCharacters)) return std::nullopt;
  const bool titled = shape_of(edition).han > 0 || shape_of(series).han > 0;
  if (!titled && !of_work_reports) return std::nullopt;
  return DocumentSign{"announces-other",
                      fmt::format("the opening announces another document: on {}", shortened(found, 60)), evidence};
}

}  // namespace tifa

#include "render/parted_sections.h"

#include <fmt/format.h>

#include <algorithm>

namespace tifa {
namespace {

bool any_but(const std::vector<SectionPart>& parts, std::uint64_t counterpart) {
  return std::any_of(parts.begin(), parts.end(), [&](const SectionPart& part) { return part.position != counterpart; });
}

}  // namespace

bool goes_elsewhere(const SectionRow& row) { return any_but(row.goes_to, row.position_b); }
bool comes_from_elsewhere(const SectionRow& row) { return any_but(row.comes_from, row.position_a); }

bool without_counterpart(const SectionRow& row) {
  return (row.position_b == 0 && row.goes_to.empty()) || (row.position_a == 0 && row.comes_from.empty());
}

std::string parts_clause(const std::vector<SectionPart>& parts, const Words& words) {
  std::string text;
  for (const SectionPart& part : parts) {
    const std::string percent = fmt::format("{:.0f}", part.share * 100);
    text += text.empty() ? words.say("about {0} % is worded like “{1}”", "约{0}%与“{1}”措辞相近", percent, part.heading)
                         : words.say(", {0} % like “{1}”", "，{0}%与“{1}”相近", percent, part.heading);
  }
  return text;
}

std::vector<std::string> parted_sections(const Comparison& comparison, const std::string& name_a,
                                         const std::string& name_b, const Words& words) {
  std::vector<std::string> sentences;
  for (const SectionRow& row : comparison.sections)
    if (goes_elsewhere(row))
      sentences.push_back(words.say("The text of “{0}” of {1} in {2}: {3}.", "{1}“{0}”的文字，{2}中：{3}。", row.a,
                                    name_a, name_b, parts_clause(row.goes_to, words)));
  for (const SectionRow& row : comparison.sections)
    if (comes_from_elsewhere(row))
      sentences.push_back(words.say("The text of “{0}” of {1} in {2}: {3}.", "{1}“{0}”的文字，{2}中：{3}。", row.b,
                                    name_b, name_a, parts_clause(row.comes_from, words)));
  return sentences;
}

}  // namespace tifa

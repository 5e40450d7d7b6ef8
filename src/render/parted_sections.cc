#include "render/parted_sections.h"

#include <fmt/format.h>

#include <algorithm>

namespace tifa {
namespace {

constexpr double kWorthTelling = kPercentTold / 100.0;

bool stands_elsewhere(const std::vector<SectionPart>& parts, std::uint64_t counterpart) {
  return std::any_of(parts.begin(), parts.end(), [&](const SectionPart& part) {
    return part.position != counterpart && (counterpart == 0 || part.share >= kWorthTelling);
  });
}

bool goes_elsewhere(const SectionRow& row) { return stands_elsewhere(row.goes_to, row.position_b); }
bool comes_from_elsewhere(const SectionRow& row) { return stands_elsewhere(row.comes_from, row.position_a); }

double share_at(const std::vector<SectionPart>& parts, std::uint64_t position) {
  const auto part =
      std::find_if(parts.begin(), parts.end(), [&](const SectionPart& one) { return one.position == position; });
  return part == parts.end() ? 0 : part->share;
}

// The place of the section that has clearly the largest part; 0: none has.
std::uint64_t foremost(const std::vector<SectionPart>& parts) {
  if (parts.empty()) return 0;
  return parts.size() == 1 || parts[0].share >= 1.5 * parts[1].share ? parts[0].position : 0;
}

// What tells the sections of one edition from those of the other in a row.
struct SideOf {
  std::uint64_t SectionRow::*position;
  std::vector<SectionPart> SectionRow::*parts;  // of the other edition
};
constexpr SideOf kOfA{&SectionRow::position_a, &SectionRow::goes_to},
    kOfB{&SectionRow::position_b, &SectionRow::comes_from};

// Of `whole`, the sections that two or more of `part` come from foremost: their counterpart, if they have one, and
// those without one, which then have no less of it than the counterpart.
std::vector<PartedSection> parted(const Comparison& comparison, const SideOf& whole, const SideOf& part) {
  std::vector<PartedSection> found;
  for (const SectionRow& one : comparison.sections) {
    const std::uint64_t place = one.*whole.position, counterpart = one.*part.position;
    if (place == 0) continue;
    const double least = counterpart == 0 ? 0 : share_at(one.*whole.parts, counterpart);
    PartedSection section{&one, {}};
    const auto add = [&](const SectionRow& row) { section.parts.push_back({&row, share_at(row.*part.parts, place)}); };
    for (const SectionRow& other : comparison.sections)
      if (other.*whole.position == 0 && foremost(other.*part.parts) == place &&
          share_at(one.*whole.parts, other.*part.position) >= least)
        add(other);
    if (counterpart != 0 && !section.parts.empty()) add(one);
    if (section.parts.size() < 2) continue;
    std::stable_sort(section.parts.begin(), section.parts.end(),
                     [&](const auto& x, const auto& y) { return x.row->*part.position < y.row->*part.position; });
    found.push_back(std::move(section));
  }
  return found;
}

}  // namespace

bool without_counterpart(const SectionRow& row) {
  return (row.position_b == 0 && row.goes_to.empty()) || (row.position_a == 0 && row.comes_from.empty());
}

double counterpart_share(const SectionRow& row) { return share_at(row.comes_from, row.position_a); }

bool shares_little(const SectionRow& row) {
  constexpr double kLittle = 0.25;
  if (row.position_a == 0 || row.position_b == 0) return false;
  return std::max(counterpart_share(row), share_at(row.goes_to, row.position_b)) < kLittle;
}

std::vector<PartedSection> split_sections(const Comparison& comparison) { return parted(comparison, kOfA, kOfB); }
std::vector<PartedSection> joined_sections(const Comparison& comparison) { return parted(comparison, kOfB, kOfA); }

std::string about_percent(double share, const Words& words) {
  const std::string percent = fmt::format("{:.0f}", share * 100);
  return percent == "0" ? words.say("less than 1 %", "不到1%") : words.say("about {0} %", "约{0}%", percent);
}

std::string parts_clause(const std::vector<SectionPart>& parts, std::size_t most, const Words& words,
                         std::uint64_t counterpart) {
  std::string text;
  for (std::size_t i = 0; i < std::min(parts.size(), most); ++i) {
    const SectionPart& part = parts[i];
    const std::string heading = quoted_heading(part.heading);
    const bool own = counterpart != 0 && part.position == counterpart;
    const std::string in =
        own ? words.say("its counterpart “{0}”", "对应的“{0}”", heading) : words.say("“{0}”", "“{0}”", heading);
    text += i == 0 ? words.say("{0} of its text stands word for word in {1}", "{0}的文字与{1}相同",
                               about_percent(part.share, words), in)
                   : words.say(", {0} % in {1}", "，{0}%与{1}相同", fmt::format("{:.0f}", part.share * 100), in);
  }
  return text;
}

std::string share_rule(const Comparison& comparison, const Words& words) {
  if (comparison.unit == "words")
    return words.say(
        "A share is, of all words of a section, that of those in runs of at least {0} words that stand in the other "
        "section as well, each counted once; what is worded anew counts nowhere.",
        "比例指某章文字中与另一份所列章节相同者占该章全部词数之比：只计连续{0}个以上词相同之处，每词只计一次，"
        "改写的文字不计入。",
        kLeastRunWords);
  return words.say(
      "A share is, of all characters of a section, that of those in runs of at least {0} Chinese characters that stand "
      "in "
      "the other section as well, each counted once; what is worded anew counts nowhere.",
      "比例指某章文字中与另一份所列章节相同者占该章全部文字之比：只计连续{0}个以上汉字相同之处，每字只计一次，"
      "改写的文字不计入。",
      kLeastRunHan);
}

std::vector<std::string> parted_sections(const Comparison& comparison, const std::string& name_a,
                                         const std::string& name_b, const Words& words) {
  constexpr std::size_t kInAList = 3;
  std::vector<std::string> sentences;
  for (const SectionRow& row : comparison.sections)
    if (goes_elsewhere(row))
      sentences.push_back(words.say("“{0}” of {1} in {2}: {3}.", "{1}“{0}”在{2}中：{3}。", quoted_heading(row.a),
                                    name_a, name_b, parts_clause(row.goes_to, kInAList, words, row.position_b)));
  for (const SectionRow& row : comparison.sections)
    if (comes_from_elsewhere(row))
      sentences.push_back(words.say("“{0}” of {1} in {2}: {3}.", "{1}“{0}”在{2}中：{3}。", quoted_heading(row.b),
                                    name_b, name_a, parts_clause(row.comes_from, kInAList, words, row.position_a)));
  for (const SectionRow& row : comparison.sections)
    if (row.change != "kept" && shares_little(row) && !comes_from_elsewhere(row))
      sentences.push_back(
          words.say("“{0}” of {1} is matched with “{2}” of {3} by heading and subject words; {4} of the section of "
                    "{1} stands there word for word.",
                    "{1}“{0}”按标题和用词对应{3}“{2}”，{1}该章文字的{4}相同。", quoted_heading(row.b), name_b,
                    quoted_heading(row.a), name_a, about_percent(counterpart_share(row), words)));
  return sentences;
}

}  // namespace tifa

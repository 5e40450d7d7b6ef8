#include "render/chart_say.h"

#include <algorithm>

namespace tifa {

std::string ChartSay::unit(const std::string& unit) const {
  if (unit == "han") return (*this)("Han characters", "个汉字");
  if (unit == "characters") return (*this)("characters", "字");
  if (unit == "words") return (*this)("words", "词");
  if (unit == "word-count") return (*this)("words as Word counts", "字（按Word统计）");
  return unit;
}

std::string ChartSay::per(std::uint64_t per, const std::string& unit) const {
  const std::string of = this->unit(unit);
  if (per == 10000) return (*this)("per 10,000 {}", "每万{}次数", of);
  if (per == 1000) return (*this)("per 1,000 {}", "每千{}次数", of);
  return (*this)("per {} {}", "每{}{}次数", per, of);
}

std::string ChartSay::quoted(const std::vector<std::string>& terms) const {
  constexpr std::size_t kMost = 4;
  std::string list;
  for (std::size_t i = 0; i < std::min(terms.size(), kMost); ++i) {
    if (i > 0) list += chinese_ ? "、" : i + 1 == terms.size() ? " and " : ", ";
    list += "“" + terms[i] + "”";
  }
  if (terms.size() > kMost) list += (*this)(" and {} more", "等{}个词", chinese_ ? terms.size() : terms.size() - kMost);
  return list;
}

std::string ChartSay::note(const RuleStatement& rule, const Coverage& coverage) {
  std::string note = rule.statement;
  if (!coverage.statement.empty()) note += (note.empty() ? "" : " · ") + coverage.statement;
  return note;
}

std::string edition_id(const std::string& edition) {
  const std::size_t colon = edition.find(':');
  return colon == std::string::npos ? edition : edition.substr(colon + 1);
}

std::string series_of(const std::string& edition) {
  const std::size_t colon = edition.find(':');
  return colon == std::string::npos ? std::string() : edition.substr(0, colon);
}

PointStatus point_status(const std::string& status) {
  return status == "held" ? PointStatus::kHeld : status == "partial" ? PointStatus::kPartial : PointStatus::kMissing;
}

}  // namespace tifa

// Titles, units and descriptions that charts of answers share, in English and Chinese.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include <tifa/answers.h>

#include "render/chart.h"
#include "render/chart_words.h"

namespace tifa {

class ChartSay {
 public:
  explicit ChartSay(std::string_view language) : chinese_(language.starts_with("zh")) {}

  [[nodiscard]] std::string language() const { return chinese_ ? "zh" : "en"; }
  [[nodiscard]] const ChartWords& words() const { return chart_words(language()); }
  // One of the two, its {} filled in.
  template <class... Args>
  [[nodiscard]] std::string operator()(const char* english, const char* chinese, const Args&... args) const {
    return fmt::vformat(chinese_ ? chinese : english, fmt::make_format_args(args...));
  }
  // "per 10,000 characters"; "每万字".
  [[nodiscard]] std::string per(std::uint64_t per, const std::string& unit) const;
  [[nodiscard]] std::string unit(const std::string& unit) const;
  // “a”, “b” and 3 more.
  [[nodiscard]] std::string quoted(const std::vector<std::string>& terms) const;
  // Rule and coverage as the note below a picture.
  [[nodiscard]] static std::string note(const RuleStatement& rule, const Coverage& coverage);

 private:
  bool chinese_;
};

// "2025" of "gwr:2025@en" → "2025@en".
[[nodiscard]] std::string edition_id(const std::string& edition);
[[nodiscard]] std::string series_of(const std::string& edition);
[[nodiscard]] PointStatus point_status(const std::string& status);

}  // namespace tifa

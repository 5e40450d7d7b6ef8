// Small corpora of made reports that are built anew after each change, for tests of what a build makes of them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "build/build.h"
#include "corpus/corpus.h"
#include "support/temp_folder.h"

namespace tifa::testing {

// A text of some length about a year, with a heading; different for each seed.
inline std::string text_of(int seed, int paragraphs = 8) {
  std::string text = fmt::format("{}年海岛工作报告\n\n一、工作回顾\n\n", 2000 + seed);
  for (int i = 0; i < paragraphs; ++i)
    text += fmt::format("全岛完成第{}项工程，安排资金{}万元。居民收入增长{}%，港口吞吐量达到{}万吨。\n\n", i + 1,
                        seed * 37 + i, seed + i, i * 11 + seed);
  return text;
}

inline constexpr const char* kToml = R"([series.report]
title = "海岛工作报告"
language = "zh"
expect = ["2001..2005"]
files = "texts/{id}.txt"
)";

class BuildTest : public ::testing::Test {
 protected:
  void write_small_corpus() {
    folder_.write("tifa.toml", kToml);
    for (const int year : {2001, 2002, 2004, 2005})
      folder_.write(fmt::format("texts/{}.txt", year), text_of(year - 2000));
  }

  Result<BuildSummary> run(unsigned threads = 2, bool full = false, std::uint64_t memory = 0) {
    diagnostics_.clear();
    Context context;
    context.threads = threads;
    context.memory = memory;
    return build(folder_.path(), {full}, context, diagnostics_);
  }
  BuildSummary built(unsigned threads = 2, bool full = false) {
    auto summary = run(threads, full);
    EXPECT_TRUE(summary) << summary.error().sentence();
    return summary ? *summary : BuildSummary{};
  }
  std::string error() {
    const auto summary = run();
    return summary ? "no error" : summary.error().sentence();
  }

  [[nodiscard]] std::set<std::string> codes(std::string_view place = "") const {
    std::set<std::string> codes;
    for (const Diagnostic& diagnostic : diagnostics_)
      if (place.empty() || diagnostic.place == place) codes.insert(diagnostic.code);
    return codes;
  }

  // "report:2001 held, report:2003 missing, …"
  std::string editions(std::string_view operand = "") {
    const auto corpus = Corpus::open(folder_.path());
    if (!corpus) return corpus.error().sentence();
    const auto found = corpus->select(operand);
    if (!found) return found.error().sentence();
    std::string text;
    for (const Edition& edition : *found) {
      if (!text.empty()) text += ", ";
      text += edition.name() + " " + std::string(status_name(edition.status));
    }
    return text;
  }
  std::string text(std::string_view operand) {
    const auto corpus = Corpus::open(folder_.path());
    const auto view = corpus->document(corpus->select(operand)->front());
    return view ? std::string(view->text) : view.error().sentence();
  }
  void expect_sound() {
    const auto findings = Corpus::open(folder_.path())->verify({});
    ASSERT_TRUE(findings) << findings.error().sentence();
    for (const Diagnostic& finding : *findings)
      ADD_FAILURE() << finding.code << " " << finding.place << " " << finding.message;
  }
  [[nodiscard]] std::size_t segments() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_ / ".tifa/segments"), {}));
  }

  const TempFolder folder_;
  Diagnostics diagnostics_;
};

}  // namespace tifa::testing

// How often a wording stands in each of the two editions that are compared.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include <tifa/app.h>
#include <tifa/report.h>

#include "corpus/corpus.h"
#include "query/matcher.h"

namespace tifa {

// A phrase taken literally, under a rule.
[[nodiscard]] Result<Matcher> compile_phrase(const std::string& phrase, const Rule& rule);
// The rule for whole words.
[[nodiscard]] Rule as_words(Rule rule);

class SideCounts {
 public:
  using Counts = std::pair<std::uint64_t, std::uint64_t>;  // in A, in B

  // All must live as long as this.
  SideCounts(const Workspace& workspace, const Edition& a, const Edition& b, const Rule& rule)
      : workspace_(workspace), a_(a), b_(b), rule_(rule) {}

  [[nodiscard]] const Rule& rule() const { return rule_; }
  // By its rule, or by another. O(texts).
  [[nodiscard]] Result<Counts> of(const std::string& wording) const { return of(wording, rule_); }
  [[nodiscard]] Result<Counts> of(const std::string& wording, const Rule& rule) const;
  [[nodiscard]] Result<CountedWording> counted(const std::string& wording) const { return counted(wording, rule_); }
  [[nodiscard]] Result<CountedWording> counted(const std::string& wording, const Rule& rule) const;

 private:
  const Workspace& workspace_;
  const Edition &a_, &b_;
  const Rule& rule_;
};

}  // namespace tifa

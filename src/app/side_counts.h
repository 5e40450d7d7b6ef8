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
  SideCounts(const Workspace& workspace, const Edition& a, const Edition& b, const Rule& rule,
             const Comparison& comparison)
      : workspace_(workspace),
        a_(a),
        b_(b),
        rule_(rule),
        length_a_(comparison.length_a),
        length_b_(comparison.length_b) {}

  [[nodiscard]] const Rule& rule() const { return rule_; }
  // Of the texts, as rates are stated over.
  [[nodiscard]] std::uint64_t length_a() const { return length_a_; }
  [[nodiscard]] std::uint64_t length_b() const { return length_b_; }
  // By its rule, or by another. O(texts).
  [[nodiscard]] Result<Counts> of(const std::string& wording) const { return of(wording, rule_); }
  [[nodiscard]] Result<Counts> of(const std::string& wording, const Rule& rule) const;
  [[nodiscard]] Result<CountedWording> counted(const std::string& wording) const { return counted(wording, rule_); }
  [[nodiscard]] Result<CountedWording> counted(const std::string& wording, const Rule& rule) const;
  // Without those inside a phrase that the wording is part of.
  [[nodiscard]] Result<CountedWording> counted_outside(const std::string& phrase, const std::string& wording) const;

 private:
  const Workspace& workspace_;
  const Edition &a_, &b_;
  const Rule& rule_;
  std::uint64_t length_a_, length_b_;
};

}  // namespace tifa

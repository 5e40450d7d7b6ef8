// What is worth saying first of two editions: the five strongest findings, chosen by rule.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <tifa/report.h>

namespace tifa {

// A phrase counted in one edition of the series.
struct EditionCount {
  std::string edition;
  bool held = false;                   // false: missing or partial, and so without a count
  std::optional<std::uint64_t> count;  // of a held one
  double rate = 0;
  // Without titles: a text may be held without its own.
  std::uint64_t count_below_title = 0;
  double rate_below_title = 0;
};

// Counts a phrase of the answer in every edition of the series, in order; asked for few phrases only.
using SeriesCounts = std::function<std::vector<EditionCount>(const PhraseRow&)>;

// Whether one common rate hardly explains other counts of A and B, and they differ the way that those of the row do.
[[nodiscard]] bool moves(std::uint64_t a, std::uint64_t b, const Comparison& comparison, const PhraseRow& row);

// What speaks for a phrase that went after a run of kLongRun editions or more: G² of the editions that have it, all of
// the run and not B; else 0. On the scale of the G² of its hits: 5.4 for five editions, 8.5 for 25.
[[nodiscard]] double g2_of_run(const UnbrokenRun& run);

// At most five. Of each change the phrase with the highest G² (of its hits, or of its run) that stands more than once
// in the edition it is counted in, or ends a long run, (or the first one listed) is a candidate, then the next ones,
// all by G²; of phrases that overlap one is taken, and what comes back only after three held editions without it. One
// place is kept for goals, where an item came, went, moved or has other figures, and stands first, because they are the
// document's own statement; one for words of everyday use that moved most, told together behind the phrases; one for
// sections, where one came, went or moved; of a revision (ReportAnswer::redline) one says first how much stands in it
// as it was. Fewer than five: the length fills up.
[[nodiscard]] std::vector<Finding> find_findings(const ReportAnswer& answer, const SeriesCounts& counts);

}  // namespace tifa

// Which phrases of a comparison a report lists, and in which order.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <tifa/app.h>
#include <tifa/report.h>

#include "app/longer_wording.h"
#include "corpus/corpus.h"
#include "query/rule.h"

namespace tifa {

class ListedPhrases {
 public:
  // `around`: the editions of the series, in order. All must outlive it.
  ListedPhrases(const Workspace& workspace, const Edition& a, const Edition& b, const std::vector<Edition>& around,
                const Rule& rule)
      : workspace_(workspace), a_(a), b_(b), around_(around), rule_(rule) {}

  // Leaves of each change the first `limit` (0: all) in the order of a report, without what longer wordings share
  // (shared_part.h), and of what recurs beside them what recurring_beside() takes. O(phrases · (log + texts of the run
  // that a dropped one ends)).
  Status choose(Comparison& comparison, std::uint32_t limit);

  // Of a dropped phrase of the comparison, listed or not; empty of another.
  [[nodiscard]] UnbrokenRun run_of(const PhraseRow& row) const;
  // The same without first uses that are not free.
  [[nodiscard]] Result<UnbrokenRun> run_of(const PhraseRow& row, const std::optional<BoundFirstUses>& first_uses) const;
  // Whether the comparison had a wording among the phrases that were chosen from.
  [[nodiscard]] bool was_ranked(const std::string& wording) const;

 private:
  void put_in_order(std::vector<PhraseRow>::iterator from, std::vector<PhraseRow>::iterator to) const;
  [[nodiscard]] bool is_told_by(std::array<std::vector<Range>, 2>& chosen, const PhraseRow& row,
                                const PhraseHits& uses) const;
  [[nodiscard]] Result<UnbrokenRun> unbroken_run(const PhraseRow& row, const std::string& from) const;
  [[nodiscard]] Result<PhraseHits> uses_of(const PhraseRow& row) const;

  const Workspace& workspace_;
  const Edition &a_, &b_;
  const std::vector<Edition>& around_;
  const Rule& rule_;
  std::map<std::string, UnbrokenRun> runs_;  // of dropped phrases
  std::set<std::string> ranked_;             // phrases, folded
};

}  // namespace tifa

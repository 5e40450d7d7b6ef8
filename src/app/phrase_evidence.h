// What stands behind a phrase of a comparison: its sentences, its counts by other rules, what its first uses stand in,
// and what stands in its place in the text that lacks it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <tifa/app.h>
#include <tifa/report.h>

#include "app/longer_wording.h"
#include "app/other_texts.h"
#include "app/parted_by_marks.h"
#include "app/side_counts.h"
#include "corpus/corpus.h"
#include "query/matcher.h"

namespace tifa {

class PhraseFacts {
 public:
  // `around`: the editions of the series in order, with A and B among them. All must live as long as this.
  PhraseFacts(const Workspace& workspace, const Edition& a, const Edition& b, const std::vector<Edition>& around,
              const OtherTexts& other_texts, const Rule& rule, const Comparison& comparison, std::uint32_t limit)
      : workspace_(workspace),
        a_(a),
        b_(b),
        around_(around),
        other_texts_(other_texts),
        rule_(rule),
        limit_(limit),
        comparison_(comparison),
        counts_(workspace, a, b, rule, comparison) {}

  // O(texts of the editions that are asked): A and B, once for each wording that is counted, and of the others up to B
  // those up to the first that has the phrase free, with a mark between its words or in the other number, or what is
  // near it.
  [[nodiscard]] Result<PhraseEvidence> find(const PhraseRow& shown) const;

 private:
  using Counts = SideCounts::Counts;

  [[nodiscard]] Result<bool> is_common_to_series(const std::string& word) const;
  [[nodiscard]] Result<bool> only_across_words(const std::string& phrase, const std::string& name) const;
  [[nodiscard]] Result<std::string> first_with(const std::vector<const Edition*>& asked, const std::string& wording,
                                               const Rule& rule) const;
  [[nodiscard]] Result<std::string> in_other_number(const PhraseRow& row) const;
  [[nodiscard]] Status add_counterpart_before(PhraseEvidence& behind) const;
  [[nodiscard]] Status add_turned(const PhraseRow& row, PhraseEvidence& behind) const;
  [[nodiscard]] Result<bool> stands_where_phrase_does_not(const std::string& form, const PhraseRow& row) const;
  [[nodiscard]] Result<std::optional<CountedWording>> short_form(const PhraseRow& row) const;
  [[nodiscard]] Result<std::string> then_in(const PhraseRow& row, const Matcher& matcher,
                                            const PhraseHits& later) const;
  [[nodiscard]] Result<std::vector<CountedWording>> shorter(const PhraseRow& row) const;
  Status add_stand_ins(const PhraseRow& row, const PhraseHits& in_a, const PhraseHits& in_b,
                       PhraseEvidence& behind) const;
  Status add_near_first(const PhraseRow& row, PhraseEvidence& behind) const;
  Status add_other_texts(const Edition& edition, const Matcher& matcher, PhraseEvidence& behind) const;
  Status add_parted_before(const PhraseRow& row, const PartedByMarks& parted, PhraseEvidence& behind) const;
  Status add_first_uses(const PhraseRow& row, const Matcher& matcher, const PhraseHits& later,
                        PhraseEvidence& behind) const;
  [[nodiscard]] const Edition* edition(const std::string& name) const;
  [[nodiscard]] std::vector<const Edition*> before_b() const;
  [[nodiscard]] std::vector<const Edition*> before_first(const PhraseRow& row) const;
  [[nodiscard]] std::vector<const Edition*> before_back(const PhraseRow& row) const;
  [[nodiscard]] std::vector<const Edition*> after_last(const PhraseRow& row) const;
  [[nodiscard]] Result<std::string> first_held(const std::vector<const Edition*>& asked,
                                               const std::function<bool(const DocumentView&)>& has) const;

  const Workspace& workspace_;
  const Edition &a_, &b_;
  const std::vector<Edition>& around_;
  const OtherTexts& other_texts_;
  const Rule& rule_;
  std::uint32_t limit_;
  const Comparison& comparison_;
  SideCounts counts_;
};

}  // namespace tifa

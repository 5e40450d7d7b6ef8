// What stands behind a phrase of a comparison: its sentences, its counts by other rules, what its first uses stand in,
// and what stands in its place in the text that lacks it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tifa/app.h>
#include <tifa/report.h>

#include "app/longer_wording.h"
#include "corpus/corpus.h"
#include "query/matcher.h"

namespace tifa {

// A phrase taken literally, under a rule.
[[nodiscard]] Result<Matcher> compile_phrase(const std::string& phrase, const Rule& rule);

class PhraseFacts {
 public:
  // `around`: the editions of the series in order, with A and B among them. All must live as long as this.
  PhraseFacts(const Workspace& workspace, const Edition& a, const Edition& b, const std::vector<Edition>& around,
              const Rule& rule, std::uint32_t limit)
      : workspace_(workspace), a_(a), b_(b), around_(around), rule_(rule), limit_(limit) {}

  // O(texts of the editions that are asked): A, B, those up to the first that has the phrase free of others, and of
  // English phrases those that could have it in the other number.
  [[nodiscard]] Result<PhraseEvidence> find(const PhraseRow& shown) const;

 private:
  using Counts = std::pair<std::uint64_t, std::uint64_t>;

  [[nodiscard]] Result<Counts> count_sides(const std::string& phrase, const Rule& rule) const;
  [[nodiscard]] Result<std::vector<CountedWording>> near_wordings(const std::string& phrase,
                                                                  const DocumentView& lacking,
                                                                  const DocumentView& having, std::size_t slack) const;
  [[nodiscard]] Result<bool> only_across_words(const std::string& phrase, const std::string& name) const;
  [[nodiscard]] Result<std::string> in_other_number(const PhraseRow& row) const;
  [[nodiscard]] Result<std::string> parted_before(const PhraseRow& row) const;
  [[nodiscard]] Result<bool> stands_where_phrase_does_not(const std::string& form, const PhraseRow& row) const;
  [[nodiscard]] Result<std::optional<CountedWording>> short_form(const PhraseRow& row) const;
  // With their counts under the rule; those that stand more often in the text that lacks the phrase, most frequent
  // first.
  [[nodiscard]] Result<std::vector<CountedWording>> counterparts(const std::string& phrase, const DocumentView& having,
                                                                 const DocumentView& lacking, bool lacking_is_b) const;
  // Likewise; those of `known` are not looked for again.
  [[nodiscard]] Result<std::vector<CountedWording>> same_place(const std::string& phrase, const DocumentView& having,
                                                               const DocumentView& lacking, bool lacking_is_b,
                                                               const std::vector<CountedWording>& known) const;
  // Those that move the other way than the phrase.
  [[nodiscard]] Result<std::vector<CountedWording>> alike(const std::string& phrase, const DocumentView& smaller,
                                                          bool smaller_is_b) const;
  [[nodiscard]] Result<std::vector<CountedWording>> other_forms(const std::string& phrase,
                                                                const DocumentView& lacking) const;
  [[nodiscard]] Result<std::vector<CountedWording>> derived(const PhraseRow& row, const DocumentView& a,
                                                            const DocumentView& b) const;
  [[nodiscard]] Result<std::optional<CountedWording>> core(const std::string& phrase) const;
  // The longest that the text has which lacks the phrase, of so many characters at least.
  [[nodiscard]] Result<std::optional<CountedWording>> ending(const std::string& phrase, bool lacking_is_b,
                                                             std::size_t least) const;
  [[nodiscard]] Result<std::vector<CountedWording>> always_in(const PhraseHits& hits) const;
  [[nodiscard]] Result<std::string> then_in(const PhraseRow& row, const Matcher& matcher,
                                            const PhraseHits& later) const;
  [[nodiscard]] Result<std::vector<CountedWording>> shorter(const PhraseRow& row) const;
  Status add_first_uses(const PhraseRow& row, const Matcher& matcher, const PhraseHits& later,
                        PhraseEvidence& behind) const;
  [[nodiscard]] const Edition* edition(const std::string& name) const;
  [[nodiscard]] std::vector<const Edition*> before_b() const;

  const Workspace& workspace_;
  const Edition &a_, &b_;
  const std::vector<Edition>& around_;
  const Rule& rule_;
  std::uint32_t limit_;
};

}  // namespace tifa

// What a text has in place of a phrase that it lacks, or has less often than the other text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tifa/report.h>

#include "app/side_counts.h"
#include "index/segment.h"

namespace tifa {

class TracedPhrase;

inline constexpr std::size_t kLeastOfWording = 4;  // characters of an ending that is more than a word alone

class StandIns {
 public:
  // `lacking` is B's text, or else A's; `in_both`: it has the phrase, too. All must live as long as this.
  StandIns(const SideCounts& counts, const std::string& phrase, const DocumentView& having, const DocumentView& lacking,
           bool lacking_is_b, bool in_both)
      : counts_(counts),
        phrase_(phrase),
        having_(having),
        lacking_(lacking),
        lacking_is_b_(lacking_is_b),
        in_both_(in_both) {}

  // Of two counts one is more by itself where one text lacks the phrase, and by rate where both have it.

  // The phrase with others between its own words, in the text that lacks it. Much is near a phrase that both have: then
  // those that stand there more often.
  [[nodiscard]] Result<std::vector<CountedWording>> near_wordings() const;
  // Those of counterparts.h that stand there more often, most frequent first.
  [[nodiscard]] Result<std::vector<CountedWording>> counterparts() const;
  // Likewise of same_place.h, none of `known`.
  [[nodiscard]] Result<std::vector<CountedWording>> same_place(const std::vector<CountedWording>& known) const;
  // Likewise of alike.h, of a Chinese phrase.
  [[nodiscard]] Result<std::vector<CountedWording>> alike(const std::vector<CountedWording>& known) const;
  // Of one English word its inflected forms; of a genitive the other ones (life of the islanders of islanders' life).
  [[nodiscard]] Result<std::vector<CountedWording>> other_forms() const;
  // Of one English word: forms of words that it is derived from or that are derived from it; those that the text has,
  // or, of one that both have, has more often. What is never written without a capital is a name, and none of them.
  [[nodiscard]] Result<std::vector<CountedWording>> derived() const;
  // core_of() the phrase, where both have it; counted outside the phrase.
  [[nodiscard]] Result<std::optional<CountedWording>> core() const;
  // Of endings.h the longest, of so many characters at least, that the text has, counted outside the phrase; none that
  // is a general word. `uses`: of the phrase; a word alone is told where it is half of the phrase and rare beside it.
  [[nodiscard]] Result<std::optional<CountedWording>> ending(std::size_t least, std::uint64_t uses) const;

 private:
  [[nodiscard]] std::uint64_t in_lacking(const CountedWording& one) const { return lacking_is_b_ ? one.b : one.a; }
  [[nodiscard]] Result<std::vector<CountedWording>> standing_more(const std::vector<std::string>& wordings,
                                                                  const std::vector<CountedWording>& known) const;
  [[nodiscard]] Result<std::vector<CountedWording>> other_genitives() const;
  [[nodiscard]] bool stands_more(const CountedWording& one) const;
  [[nodiscard]] Result<std::vector<CountedWording>> variants(const TracedPhrase& traced) const;
  [[nodiscard]] Result<bool> reads_as_phrase(const std::string& wording) const;

  const SideCounts& counts_;
  const std::string& phrase_;
  const DocumentView &having_, &lacking_;
  bool lacking_is_b_, in_both_;
};

// Whether the last word of an English phrase is a form in -ing of a verb, be it a noun as well (building; not king), as
// inflection.h tells it.
[[nodiscard]] bool is_ing_form(std::string_view phrase);

// The first of them are those that both texts together have most often; at most so many are kept.
void most_frequent_first(std::vector<CountedWording>& wordings, std::size_t most);

}  // namespace tifa

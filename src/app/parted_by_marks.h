// A phrase whose words a mark parts inside one clause: “we, the people” of “we the people”, 自信、自强 of 自信自强.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/report.h>

#include "base/range.h"
#include "index/search.h"
#include "index/segment.h"

namespace tifa {

class PartedByMarks {
 public:
  explicit PartedByMarks(std::string_view phrase);

  // Where a text has all words of the phrase in their order, with a comma or dash between two of them at least and
  // nothing else; of Chinese, with 、. Chinese words are ICU's, and what the items of the list stand in must not go on:
  // 市场经济、社会保障 has no 经济社会. Ranges of the folded text, ascending; none of one word. O(text).
  [[nodiscard]] std::vector<Range> find(const DocumentView& text) const;
  // The wordings of both texts that are found so, as they first stand, at most three, most frequent first.
  [[nodiscard]] std::vector<CountedWording> count(const DocumentView& a, const DocumentView& b) const;

 private:
  [[nodiscard]] std::optional<std::size_t> end_at(std::string_view text, std::size_t at) const;
  [[nodiscard]] bool is_whole(std::string_view text, Range range) const;

  bool chinese_ = false;
  std::vector<std::string> words_;      // folded
  std::vector<PhraseSearcher> parted_;  // of Chinese, each two neighbours with the mark between
};

}  // namespace tifa

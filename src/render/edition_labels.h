// Editions as the sentences of a report name them, and those that are not held.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <tifa/report.h>

#include "render/words.h"

namespace tifa {

// With a capital where it begins with a word of letters alone, which a name like "plan:8" is not.
[[nodiscard]] std::string capitalised(std::string text);

// Editions as this report names them in sentences: "2025", "the 20th congress report".
class EditionLabels {
 public:
  // `answer` must outlive it. O(documents).
  explicit EditionLabels(const ReportAnswer& answer, bool chinese = false);
  [[nodiscard]] std::string label(const std::string& edition) const;
  // At the head of a line.
  [[nodiscard]] std::string heading(const std::string& edition) const;
  // For narrow columns: "2025", "8th", "二十大", "第八", where none is to be had "cpc:20".
  [[nodiscard]] std::string brief(const std::string& edition) const;
  [[nodiscard]] std::vector<std::string> labels(const std::vector<std::string>& editions) const;
  // A sentence with the editions of the report that it names ("plan:7", not in "plan:70" or "plan:7.1") called so.
  [[nodiscard]] std::string naming(const std::string& sentence) const;
  // The editions of the series that are not held, or only in part, before one and, where another is given, after that;
  // oldest first. O(documents).
  [[nodiscard]] std::vector<std::string> not_held_before(const std::string& edition,
                                                         const std::string& after = {}) const;
  // Editions in a sentence, three in a row and more as “1989–1991”; of more than `most` of these the last three and how
  // many editions there are. Where the ordinals are not known, each for itself.
  [[nodiscard]] std::string nearest_named(const std::vector<std::string>& editions, const Words& words,
                                          std::size_t most = 6) const;
  // What is said of such editions: “not held”, “held only in part”, or of both kinds “not held in full”.
  [[nodiscard]] std::string lack(const std::vector<std::string>& editions, const Words& words) const;
  // Whether what is held of an edition is probably not the document, but a page in its place.
  [[nodiscard]] bool is_other_page(const std::string& edition) const;
  // Where the document stands in the answer, for links; documents.size() when it is none of them.
  [[nodiscard]] std::size_t place(const std::string& edition) const;

 private:
  // What a Chinese name has in common with the end of all others of the series.
  [[nodiscard]] std::string_view shared_ending(std::string_view called) const;

  const ReportAnswer& answer_;
  bool chinese_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

// In brackets, behind what rests on the others: “ (not held: 1991, 1996, 2020)”; empty where there are none.
[[nodiscard]] std::string not_held_clause(const EditionLabels& labels, const std::vector<std::string>& editions,
                                          const Words& words);
// The first edition that has something, or the last before another one that has, with those of which it is not known:
// “2021 (before it not held: 2020)”.
[[nodiscard]] std::string first_held(const EditionLabels& labels, const std::string& edition, const Words& words);
[[nodiscard]] std::string last_held(const EditionLabels& labels, const std::string& edition, const std::string& before,
                                    const Words& words);

}  // namespace tifa

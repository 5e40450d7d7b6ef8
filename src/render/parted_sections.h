// Sections whose text stands in other sections of the other edition than their counterpart: split, joined, taken apart.
#pragma once

#include <string>
#include <vector>

#include <tifa/answers.h>

#include "render/words.h"

namespace tifa {

// How many of the sections that have part of a text stand in a sentence or picture: those with the largest shares.
inline constexpr std::size_t kPartsTold = 2;
// Of a section that has a counterpart, another one is told from this share on, in per cent: set phrases alone make a
// tenth.
inline constexpr int kPercentTold = 15;

// Whether nothing of the other edition is like it.
[[nodiscard]] bool without_counterpart(const SectionRow& row);

// How much of B's section stands in its counterpart in the same words, and whether that is so little that it must be
// said where the two are called one.
[[nodiscard]] double counterpart_share(const SectionRow& row);
[[nodiscard]] bool shares_little(const SectionRow& row);

// A section that was split, or in which others were joined: the sections of the other edition that have more of its
// words than of any other section's, in their order. They have no counterpart, but for its own, and then take no less
// of it.
struct PartedSection {
  struct Part {
    const SectionRow* row = nullptr;
    double share = 0;  // 0..1: of the part, what stands in the whole
  };
  const SectionRow* whole = nullptr;
  std::vector<Part> parts;
};
[[nodiscard]] std::vector<PartedSection> split_sections(const Comparison& comparison);
[[nodiscard]] std::vector<PartedSection> joined_sections(const Comparison& comparison);

// "about 23 %", "less than 1 %".
[[nodiscard]] std::string about_percent(double share, const Words& words);

// "about 23 % of its text stands word for word in “5. Sea”, 10 % in its counterpart “4. Science”": the `most` largest.
// `counterpart`: the place of the section that corresponds; 0: none.
[[nodiscard]] std::string parts_clause(const std::vector<SectionPart>& parts, std::size_t most, const Words& words,
                                       std::uint64_t counterpart = 0);

// What such a share is: the runs that count, and against what.
[[nodiscard]] std::string share_rule(const Comparison& comparison, const Words& words);

// A sentence for each section of which another than its counterpart has a noteworthy share, of A first, the counterpart
// among those named; then one for each pair under different headings that has few words in common. `name_a` and
// `name_b` are what the editions are called.
[[nodiscard]] std::vector<std::string> parted_sections(const Comparison& comparison, const std::string& name_a,
                                                       const std::string& name_b, const Words& words);

}  // namespace tifa

// A quotation in one language at its original in another, through the glossary of tifa.toml.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/range.h"
#include "index/segment.h"

namespace tifa {

using Glossary = std::vector<std::pair<std::string, std::vector<std::string>>>;

// What of an English quotation the glossary renders.
struct GlossaryReading {
  struct Entry {
    std::string english;
    std::vector<std::string> renderings;  // folded; a figure renders itself
  };
  std::vector<Entry> entries;        // in order of the quotation
  std::vector<std::string> unknown;  // content words without an entry, as they stand
  std::size_t known_words = 0;       // content words that an entry covers
};

// The longest entries first, words compared by their stems; function words need no entry. O(words × entry length).
[[nodiscard]] GlossaryReading read_through_glossary(std::string_view quotation, const Glossary& glossary);

// The first sentence of a document in which each entry stands in one of its renderings, with what stands for each.
struct GlossaryPlace {
  Range sentence;  // bytes of the clean text
  std::uint32_t block = 0;
  std::vector<Range> hits;  // ascending
};
// O(text × renderings).
[[nodiscard]] std::optional<GlossaryPlace> place_reading(const GlossaryReading& reading, const DocumentView& view);

}  // namespace tifa

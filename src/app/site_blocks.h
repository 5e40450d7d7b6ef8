// What a site prints on each of its pages, told by what repeats over several of them.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <tifa/result.h>

#include "corpus/corpus.h"
#include "corpus/manifest.h"

namespace tifa {

// A block of the main text that stands alike on pages of one host.
struct SiteBlock {
  std::string series, host, text;
  std::uint64_t pages = 0, of = 0;  // of the host's pages in the series
};

// Of the HTML pages of these series: short blocks, no sentences and no headings, that stand behind the title or at the
// end of the text, with nothing but their like outside of them, on three pages of a host and on three fifths of them.
// A sentence that repeats is a formula of the documents as far as anybody can tell, and stays. At most 20 a host. In
// order of series, host and text. O(bytes of the texts).
[[nodiscard]] Result<std::vector<SiteBlock>> find_site_blocks(const Corpus& corpus,
                                                              const std::set<std::string>& series);

// The drop rule that sets such a block aside.
[[nodiscard]] RuleDecl rule_for(const SiteBlock& block);

}  // namespace tifa

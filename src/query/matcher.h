// Finds the hits of a term in a document under a rule.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tifa/result.h>

#include "index/phrase_places.h"
#include "index/segment.h"
#include "query/rule.h"
#include "query/term.h"

namespace tifa {

struct Hit {
  Range text;  // bytes of the clean text
  std::uint32_t block = 0;
  std::uint16_t pattern = 0;  // index into the term's patterns
  friend bool operator==(const Hit&, const Hit&) = default;
};

// A set of blocks of a document, [first, end) runs: where a count is limited to named sections. Empty: everywhere.
struct BlockFilter {
  bool everywhere = true;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> runs;
  [[nodiscard]] bool has(std::uint32_t block) const;
};

// The rule that a term is counted under: where the request leaves the unit open, substring when an alternative is a
// pattern or has a character of a script written without spaces, else word.
[[nodiscard]] Rule settle_rule(RuleRequest request, const Term& term);

// Where the phrases of a term stand in the documents of a segment, as its index has it, before any rule is applied.
struct LocatedTerm {
  std::vector<PhrasePlaces> patterns;  // as the patterns of the term
  // Whether any of them stands in a document. False is certain: the term has no hit there under its rule.
  [[nodiscard]] bool stands_in(std::uint32_t document) const;
};

// A term compiled for a rule. Thread-safe. A phrase costs one pass over the folded text (PhraseSearcher); a pattern
// costs RE2's linear time for each of its hits, as far as RE2 looks behind them: of a long paragraph quadratic time at
// worst. Hits never cross the end of a block.
class Matcher {
 public:
  // `longer`: terms inside whose hits a hit of this term does not count (Unit::kMaximal).
  static Result<Matcher> compile(const Term& term, const Rule& rule, const std::vector<Term>& longer = {});
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  // Hits in ascending order. Where `stop` is there and is set meanwhile, what is found by then: whoever hands it over
  // asks it afterwards.
  [[nodiscard]] std::vector<Hit> find(const DocumentView& view, const BlockFilter& filter = {},
                                      const std::atomic<bool>* stop = nullptr) const;
  // The same hits without scanning: the phrases of the term looked up in the index of a segment, for all its documents
  // at once, and the hits of one of them. Nothing where the index cannot tell: patterns, no folding, letters inside of
  // words.
  [[nodiscard]] std::optional<LocatedTerm> locate(const PhraseIndex& index) const;
  [[nodiscard]] std::vector<Hit> find(const DocumentView& view, const LocatedTerm& located, std::uint32_t document,
                                      const BlockFilter& filter = {}) const;
  [[nodiscard]] const Rule& rule() const;
  // The folded phrase whose places are the hits, but for overlaps: one phrase, counted in all parts, wherever its
  // characters stand. Null when the rule asks for more.
  [[nodiscard]] const std::string* bare_phrase() const;

 private:
  struct State;
  explicit Matcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The sections whose heading (or label and heading) contains `name` after folding, as the blocks below them.
[[nodiscard]] BlockFilter find_sections(const DocumentView& view, std::string_view name);

// The headings above a block, outermost first, as they stand, line breaks taken out.
[[nodiscard]] std::vector<std::string> section_path(const DocumentView& view, std::uint32_t block);
// A section's own label and heading, or the run-in heading of the numbered paragraph that opens it; the root gives "".
[[nodiscard]] std::string section_heading(const DocumentView& view, std::uint32_t section);

// The outermost sections of a document by heading, before them ("" for a heading) what stands before the first.
[[nodiscard]] std::vector<std::pair<std::string, BlockFilter>> outer_sections(const DocumentView& view);

// The length of the parts in scope of the blocks in the filter.
[[nodiscard]] Lengths measure_scope(const DocumentView& view, Scope scope, const BlockFilter& filter = {});

}  // namespace tifa

// A hit as evidence: the span with its context, section, place in the source, and hashes.
#pragma once

#include <cstdint>
#include <string_view>

#include <tifa/answers.h>

#include "corpus/corpus.h"
#include "query/matcher.h"

namespace tifa {

// Turns byte offsets of one text into code points. A call costs the distance from the one before it.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  [[nodiscard]] std::uint64_t before(std::uint32_t byte);

 private:
  std::string_view text_;
  std::uint32_t byte_ = 0;
  std::uint64_t points_ = 0;
};

// A hit as evidence. `context` code points on each side, never beyond the block. `counter` is of the view's text.
[[nodiscard]] Span make_span(const Edition& edition, const DocumentView& view, const Hit& hit, std::uint32_t context,
                             CodePointCounter& counter);

}  // namespace tifa

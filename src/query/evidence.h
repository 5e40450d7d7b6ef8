// A hit as evidence: the span with its context, section, place in the source, and hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
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

// A pattern without end matches up to the end of its paragraph, and where overlaps are counted from each of its places
// on, so of a longer wording (and of a longer heading above it) the beginning is kept, with … behind it.
inline constexpr std::size_t kLongestWording = 1024;  // bytes
inline constexpr std::size_t kWholeWording = std::string_view::npos;

// A wording, or the code points in its first `longest` bytes and …. O(longest).
[[nodiscard]] std::string beginning_of(std::string_view wording, std::size_t longest = kLongestWording);

// A hit as evidence. `context` code points on each side, never beyond the block. `counter` is of the view's text.
// Begin, end and locator are those of the whole hit, of which the wording may be the beginning.
[[nodiscard]] Span make_span(const Edition& edition, const DocumentView& view, const Hit& hit, std::uint32_t context,
                             CodePointCounter& counter, std::size_t longest = kLongestWording);

}  // namespace tifa

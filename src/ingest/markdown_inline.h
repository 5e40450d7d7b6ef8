// The inline part of Markdown: takes emphasis, links, code marks, escapes, tags and entities out of a stretch of text
// and keeps an exact account.
#pragma once

#include <cstdint>
#include <string_view>

#include "structure/structure.h"

namespace tifa {

// Writes the text of a Markdown source into a raw document piece by piece, in source order.
class MarkdownWriter {
 public:
  explicit MarkdownWriter(std::string_view source) : source_(source) {}

  // The inline text of source bytes [begin, end), markup taken out. True when the visible text is one link to a place
  // in the same document (#…). `lines_are_items`: a line that begins with a list's mark is an item, as cells of tables
  // have them, which hold no blocks. O(length).
  bool inline_text(std::uint32_t begin, std::uint32_t end, bool lines_are_items = false);
  // Where the bold text ends with which the last inline text began, in bytes of RawDocument::text; 0 when there was
  // none.
  [[nodiscard]] std::uint32_t strong_end() const { return strong_end_; }
  // Source bytes as they stand.
  void literal(std::uint32_t begin, std::uint32_t end);
  // Sets source bytes aside.
  void aside(std::uint32_t begin, std::uint32_t end, Reason reason);
  // A line break that the source does not have here, so that words on both sides of markup stay apart.
  void separate(std::uint32_t at);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(raw_.text.size()); }
  [[nodiscard]] RawDocument& raw() { return raw_; }

 private:
  std::string_view source_;
  RawDocument raw_;
  std::uint32_t strong_end_ = 0;
};

}  // namespace tifa

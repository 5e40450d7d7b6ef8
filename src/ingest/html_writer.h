// Writes the text of HTML into a raw document: white space as a browser shows it, references decoded, an exact account.
#pragma once

#include <cstdint>
#include <string_view>

#include "structure/structure.h"

namespace tifa {

class HtmlWriter {
 public:
  explicit HtmlWriter(std::string_view source) : source_(source) {}

  // A stretch of text of the line that is open. `preformatted`: its line breaks are line breaks. O(length).
  void text(Range range, bool preformatted);
  // Ends the line; the next begins at source byte `at`. `lines` line breaks are put in.
  void end_line(std::uint32_t at, std::uint32_t lines = 1);
  void aside(Range range, Reason reason);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(raw_.text.size()); }
  [[nodiscard]] RawDocument& raw() { return raw_; }

 private:
  void write(std::uint32_t at, std::uint32_t length, char32_t code, char32_t second);
  void resolve_space(char32_t next);

  std::string_view source_;
  RawDocument raw_;
  Range space_;                // white space that may yet become one space; empty: none
  bool space_breaks_ = false;  // a line break is in it
  bool line_empty_ = true;
  char32_t last_ = 0;  // the last character written in this line
};

}  // namespace tifa

// Which paragraphs of a page are its main text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/html_page.h"

namespace tifa {

// Text that no block begins or ends in, and no two breaks, nor a break before an indentation, stand in.
struct HtmlParagraph {
  std::uint32_t first = 0, last = 0;  // its items: [first, last)
  std::uint32_t element = 0;          // the block element that it stands in
  std::uint32_t length = 0;           // visible characters, Han characters twice
  std::uint32_t linked = 0;           // of these, in links
  std::uint32_t marks = 0;            // sentence and clause marks
  bool closed = false;                // ends a sentence
  bool strong = false;                // all of it in bold
  bool title = false;                 // the title of the page
  std::optional<Reason> dropped;

  // Running text: some sentences, not mostly links.
  [[nodiscard]] bool prose() const { return marks > 0 && length >= 50 && linked * 2 < length; }
  // A short sentence: text of a law or a speech as often as a line of the page.
  [[nodiscard]] bool sentence() const { return closed && length >= 10 && length < 50 && linked * 2 < length; }
};

// Why text in an element is never main text, by element: title, fields, what is hidden …; kWhiteSpace where it may be.
// An element that is hidden and holds most of the page's text is shown by a script, and so not hidden. O(page).
[[nodiscard]] std::vector<Reason> reasons_of_elements(std::string_view source, const HtmlPage& page);

// The paragraphs of the page in order. Text of elements with a reason belongs to none. O(page).
[[nodiscard]] std::vector<HtmlParagraph> paragraphs_of(std::string_view source, const HtmlPage& page,
                                                       const std::vector<Reason>& reasons);

// Drops what is not main text. Each element is worth what its paragraphs are worth: running text its length, links and
// fragments less than nothing; the element worth most holds the text, and inside it what names, links and place tell
// apart is dropped again, but never a paragraph for being short. O(page).
void drop_all_but_main_text(std::string_view source, const HtmlPage& page, std::vector<HtmlParagraph>& paragraphs);

}  // namespace tifa

// An article as its claims are looked for: its text, its sentences, what it says of itself, and the page furniture
// (advertisements, player controls, captions that stand twice) that is set aside.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/range.h"
#include "document/document.h"

namespace tifa {

struct ArticleSentence {
  Range at;                     // bytes of Article::text
  std::uint32_t paragraph = 0;  // index of the block
  bool heading = false;         // of the title, a heading, or a line without a sentence's end
};

struct Article {
  std::string text;  // the clean text of the document: every range of a claim lies in it
  std::string title, byline;
  Date date;  // of publication; not known where the article does not say
  Language language = Language::kUnknown;
  bool is_document = false;  // it is itself a document of the corpus, which states things of its own, not of texts
  std::vector<ArticleSentence> sentences;  // ascending, disjoint; without what is set aside
  std::vector<Range> paragraphs;           // what is not set aside, ascending
  std::vector<Range> aside;                // page furniture, ascending
};

// Reads an article out of an ingested document. `date` (ISO) is when it was published, where the reader knows; else a
// date in the lines around the title or a dateline counts. Furniture is told by signs that hold in any language, on
// lines without a sentence's end alone: a line that stands more than once (the first of a title or of a caption stays
// where it is longer than a label), a line without a word of letters (04:30, 45), a label of at most three words among
// such lines. No paragraph with a sentence is ever set aside. O(length · log lines).
[[nodiscard]] Article read_article(const Document& document, std::string_view date);

}  // namespace tifa

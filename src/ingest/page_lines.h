// How two lines of a page follow each other: as one paragraph or as two, with a space between, without, or with the
// hyphen of a cut word gone.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/pages.h"

namespace tifa {

// What is usual in a document.
struct PageHabits {
  float body_size = 0;
  float pitch = 1.2F;    // from line to line, in sizes of letters
  bool indents = false;  // paragraphs begin with an indentation
};
[[nodiscard]] PageHabits habits_of(const std::vector<Page>& pages, const Roles& roles,
                                   const std::vector<std::vector<PageColumn>>& columns);

// A line in its place.
struct PlacedLine {
  const PageLine* line = nullptr;
  PageColumn column;
  std::size_t page = 0;
};

// Whether `next` goes on with the paragraph that began with `first` and ends so far with `last`.
[[nodiscard]] bool goes_on(const PlacedLine& first, const PlacedLine& last, const PlacedLine& next,
                           const PageHabits& habits);

// Whether `next` could have begun on the line `last`, behind which is so much room in points, so that who set the page
// ended a paragraph there.
[[nodiscard]] bool had_room(const PageLine& last, float room, const PageLine& next);

// Whether a word is of a script that puts no spaces between words: its first or last character.
[[nodiscard]] bool begins_wide(std::string_view text);
[[nodiscard]] bool ends_wide(std::string_view text);

// Whether all of its words are in bold.
[[nodiscard]] bool all_strong(const PageLine& line);
// "1. Ports", "第一章 总则".
[[nodiscard]] bool begins_numbered(const PageLine& line);
// "•", "▪", "–" before the text of an item.
[[nodiscard]] bool is_bullet(std::string_view word);

// Words cut by a hyphen at the end of a line: whole as the document writes them elsewhere.
class CutWords {
 public:
  CutWords(const std::vector<Page>& pages, const Roles& roles);
  // Whether the hyphen at the end of `before` goes when `after` follows it. Where the document has the word nowhere
  // else, a hyphen between small letters goes.
  [[nodiscard]] bool hyphen_goes(std::string_view before, std::string_view after) const;

 private:
  std::map<std::string, bool, std::less<>> seen_;  // candidates, with and without hyphen → stands in the document
};

}  // namespace tifa

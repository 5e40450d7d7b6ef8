// The grammar of the formatting of WordprocessingML (ECMA-376 part 1, 17) that may go from one document into another:
// which elements that set type, paragraphs, lists, tables and pages may stand in which, and whether a text holds to it.
#pragma once

#include <string_view>

namespace tifa {

// The elements that may stand in one, in the order of the schema, each name with a space before and after it; empty for
// an unknown one. "table" stands for what a table begins with.
[[nodiscard]] std::string_view word_children_of(std::string_view parent);
// Whether several of such elements may stand in one place.
[[nodiscard]] bool may_repeat(std::string_view element);
// Whether names, written as above, hold one.
[[nodiscard]] bool names_hold(std::string_view names, std::string_view name);

// Whether a name is one of an element or attribute: letters and digits of ASCII, not too many.
[[nodiscard]] bool is_word_name(std::string_view name);
// Whether a text is UTF-8 of characters that XML can hold, and without controls. O(length).
[[nodiscard]] bool is_word_text(std::string_view text);
// Whether a text is markup that may stand in an element: elements and attributes of the grammar with the prefix w,
// balanced, no text between them. O(length).
[[nodiscard]] bool is_word_markup(std::string_view text, std::string_view parent);

}  // namespace tifa

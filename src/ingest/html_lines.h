// Short lines that a page prints around its text: date and source, type sizes, editors, pages, lists of other articles.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.h"

namespace tifa {

// Where a line stands: before the first paragraph of the text, among its paragraphs, or after the last.
enum class LinePlace : std::uint8_t { kBefore, kInside, kAfter };

// Why a line is none of the text's; nothing when nothing speaks for it. `linked`: all of it is links. O(length).
[[nodiscard]] std::optional<Reason> page_line(std::string_view line, LinePlace place, bool linked);

// The line heads a list of other articles or readers' comments, so that it and what follows it are not the text's.
[[nodiscard]] std::optional<Reason> heads_other_text(std::string_view line);

// “附件：…”, “Annex 1 …”: part of a document though it be a link.
[[nodiscard]] bool names_attachment(std::string_view line);

// The text of a table cell that names a fact of a document in a table of its facts: 索引号, 发文机关, 成文日期.
[[nodiscard]] bool names_fact(std::string_view cell);

}  // namespace tifa

// The readers of formats: UTF-8 text in, raw blocks with an exact account of every byte out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "ingest/formats.h"
#include "ingest/word_look.h"
#include "structure/structure.h"

namespace tifa {

// Plain text: a block a line. `text` is the whole source; offsets of the result are bytes of it. O(length).
[[nodiscard]] RawDocument read_text(std::string text);

// Markdown (CommonMark's blocks and inlines as documents use them, tables, front matter, HTML tags and comments):
// markup is set aside, the text of links, emphasis and cells kept. Text before an “INFO END” comment and after the
// title is metadata. O(length), no recursion.
[[nodiscard]] RawDocument read_markdown(std::string_view text);

// HTML: the main text of the page, its title, headings, lists and tables; all else is set aside with the reason. `text`
// is the whole source; errors: kLimit of parse_html(). O(length × rules), no recursion.
[[nodiscard]] Result<RawDocument> read_html(std::string_view text, const std::vector<TextRule>& rules = {});

// The readers of the registry (formats.h): bytes of a source in.
[[nodiscard]] Result<RawDocument> read_text_source(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<RawDocument> read_markdown_source(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<RawDocument> read_html_source(std::string_view bytes, const ReadOptions& options);
// A saved page (MHTML): its main part as HTML, quoted-printable or base64 undone. kInput when no part is HTML.
[[nodiscard]] Result<RawDocument> read_mhtml_source(std::string_view bytes, const ReadOptions& options);
// Text of formats that do not hold it as bytes, with its places (extract.h). Errors: kInput for what is damaged,
// encrypted or without text; kLimit for what asks for too much (package.h, xml.h).
[[nodiscard]] Result<RawDocument> read_docx(std::string_view bytes, const ReadOptions& options);
// How it looks: the same reading again. kLimit also for more markup than 16 MiB.
[[nodiscard]] Result<WordLook> read_word_look(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<RawDocument> read_odt(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<RawDocument> read_rtf(std::string_view bytes, const ReadOptions& options);
// A workbook: its cells; as_table: its first sheet with a head as CSV, a place a row, what has no column set aside.
[[nodiscard]] Result<RawDocument> read_xlsx(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<RawDocument> read_epub(std::string_view bytes, const ReadOptions& options);

}  // namespace tifa

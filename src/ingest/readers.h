// The readers of formats: UTF-8 text in, raw blocks with an exact account of every byte out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "ingest/formats.h"
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
// Its text with its places (extract.h). Errors: kInput for what is damaged, encrypted or without text; kLimit for what
// asks for too much.
[[nodiscard]] Result<RawDocument> read_rtf(std::string_view bytes, const ReadOptions& options);

}  // namespace tifa

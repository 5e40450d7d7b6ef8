// The readers of formats: UTF-8 text in, raw blocks with an exact account of every byte out.
#pragma once

#include <string>
#include <string_view>

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

#include <tifa/result.h>

#include "ingest/formats.h"

}  // namespace tifa

// The readers of packages (ZIP and XML), which tifa-read alone is linked with: libzip brings libcrypto, whose
// relocation took about half of the start of every command.
#pragma once

#include <string_view>

#include <tifa/result.h>

#include "ingest/formats.h"
#include "ingest/word_look.h"
#include "structure/structure.h"

namespace tifa {

// Text with its places (extract.h). Errors: kInput for what is damaged, encrypted or without text; kLimit for what asks
// for too much (package.h, xml.h).
[[nodiscard]] Result<RawDocument> read_docx(std::string_view bytes, const ReadOptions& options);
// How it looks: the same reading again. kLimit also for more markup than 16 MiB.
[[nodiscard]] Result<WordLook> read_word_look(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<RawDocument> read_odt(std::string_view bytes, const ReadOptions& options);
// A workbook: its cells; as_table: its first sheet with a head as CSV, a place a row, what has no column set aside.
[[nodiscard]] Result<RawDocument> read_xlsx(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<RawDocument> read_epub(std::string_view bytes, const ReadOptions& options);

// The one of a format; null for what is no package.
[[nodiscard]] decltype(FormatRow::read) package_reader(Format format);

}  // namespace tifa

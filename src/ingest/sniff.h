// Telling formats from bytes. Each function is cheap, reads no further than it says, and takes any bytes.
#pragma once

#include <string_view>

namespace tifa {

// After a byte order mark and white space, also in UTF-16: <!DOCTYPE html, <html, or an XML head followed by one of
// them. Reads 2 KiB.
[[nodiscard]] bool is_html(std::string_view bytes);
// A MIME head of a saved page: MIME-Version and multipart/related. Reads 4 KiB.
[[nodiscard]] bool is_mhtml(std::string_view bytes);
// %PDF- within the first 1,024 bytes, as readers of PDF take it, in what is otherwise no text.
[[nodiscard]] bool is_pdf(std::string_view bytes);
[[nodiscard]] bool is_rtf(std::string_view bytes);
// The container of Word, Excel and PowerPoint before 2007, and of encrypted files of those since.
[[nodiscard]] bool is_old_office(std::string_view bytes);

[[nodiscard]] bool is_zip(std::string_view bytes);
// Which document a ZIP is, by its first entry “mimetype” or by names in its central directory (the first 4,096).
[[nodiscard]] bool is_docx(std::string_view bytes);
[[nodiscard]] bool is_xlsx(std::string_view bytes);
[[nodiscard]] bool is_odt(std::string_view bytes);
[[nodiscard]] bool is_epub(std::string_view bytes);

}  // namespace tifa

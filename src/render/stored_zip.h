// A ZIP archive of files as they are, without compression: the container of DOCX (APPNOTE.TXT 6.3, method 0).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tifa {

struct ZipFile {
  std::string name;  // ASCII, with '/'
  std::string bytes;
};

// The archive; its times are those of 1980, so that equal files give equal archives. Files below 4 GiB together.
[[nodiscard]] std::string stored_zip(const std::vector<ZipFile>& files);

}  // namespace tifa

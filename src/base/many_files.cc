#include "base/many_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/file.h"

namespace tifa {

Status write_unsynced(const std::filesystem::path& file, std::string_view bytes) {
  const std::filesystem::path temporary = temporary_beside(file);
  ::unlink(temporary.c_str());  // left by a killed process of the same number
  auto output = OutputFile::create(temporary);
  if (!output) return tl::unexpected(output.error());
  if (auto written = output->write(bytes); !written) return written;
  if (std::rename(temporary.c_str(), file.c_str()) != 0)
    return tl::unexpected(system_error(errno, "cannot rename the new file", file.string()));
  return {};
}

Status sync_files(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return tl::unexpected(system_error(errno, "cannot open the folder", folder.string()));
  const bool synced = ::syncfs(descriptor) == 0;
  const int number = errno;
  ::close(descriptor);
  if (!synced) return tl::unexpected(system_error(number, "cannot write the files to disk", folder.string()));
  return {};
}

}  // namespace tifa

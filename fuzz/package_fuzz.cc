// Any bytes as a file: what it is, is told, and who reads packages gets what looks like one, and what does not.
#include "whole.h"

#include "ingest/formats.h"
#include "ingest/package.h"
#include "ingest/package_readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const tifa::Format format = tifa::tell_format(bytes, "input");
  tifa::fuzzing::expect(!tifa::format_name(format).empty(), "every format has a name");
  if (auto package = tifa::Package::open(bytes)) {
    for (const auto& entry : package->entries()) {
      const auto read = package->read(entry.name);
      tifa::fuzzing::expect(!read || entry.usable, "no entry is read whose name leaves the package");
    }
  }
  for (const auto read : {tifa::read_docx, tifa::read_odt, tifa::read_epub})
    tifa::fuzzing::expect_whole(read(bytes, {}));
  return 0;
}

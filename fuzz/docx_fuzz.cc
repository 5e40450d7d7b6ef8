// The parts of DOCX files: package_parts.h says how they stand in the input.
#include "package_parts.h"
#include "whole.h"

#include "ingest/package_readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string package = tifa::fuzzing::package_of({reinterpret_cast<const char*>(data), size});
  for (const tifa::Changes changes : {tifa::Changes::kNotChosen, tifa::Changes::kAccepted, tifa::Changes::kRejected}) {
    tifa::ReadOptions options;
    options.changes = changes;
    tifa::fuzzing::expect_whole(tifa::read_docx(package, options));
    if (const auto look = tifa::read_word_look(package, options))
      tifa::fuzzing::expect(tifa::fault_in(*look).empty(), "formatting that is taken over holds together");
  }
  return 0;
}

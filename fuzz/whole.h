// What every reader promises of whatever it is given, for the targets that try one reader each.
#pragma once

#include <cstdint>
#include <utility>

#include <tifa/result.h>

#include "expect.h"
#include "structure/structure.h"
#include "text/utf8.h"

namespace tifa::fuzzing {

// Refused with a sentence, or a raw document that holds together, and which structure turns into a document with the
// same account: every byte of the source (or of the extracted stream) kept or set aside once.
inline void expect_whole(Result<RawDocument> raw) {
  if (!raw) {
    expect(!raw.error().sentence().empty(), "a refusal has a reason");
    return;
  }
  expect(fault_in(*raw).empty(), "what the reader hands over holds together");
  const std::uint64_t size = raw->source_size;
  const Document document = structure(std::move(*raw));
  expect(find_invalid_utf8(document.text) == std::string_view::npos, "clean text is valid UTF-8");
  std::uint64_t accounted = document.origin.covered_origin_bytes();
  for (const auto& aside : document.set_aside) accounted += aside.origin.size();
  expect(accounted == size, "structure keeps the account");
}

}  // namespace tifa::fuzzing

// Where each sentence of the newest of several editions comes from: since which edition it stands so, and through which
// wordings it came.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "index/segment.h"

namespace tifa {

// A wording of a sentence in the edition in which it first stood so.
struct Wording {
  std::uint32_t edition = 0;
  Range text;  // bytes of that edition's text
};

struct SentenceHistory {
  Range text;                     // bytes of the newest edition's text
  std::uint32_t block = 0;        // of the newest edition
  std::vector<Wording> wordings;  // oldest first; the last is the present one
};

// Follows every sentence backwards through the redlines of neighbouring editions, oldest edition first. A sentence is
// the same while its text is, whatever moved; it is a rewording of the sentence that gave it at least half of its text.
// Errors kStopped, kLimit. As many redlines as there are steps.
[[nodiscard]] Result<std::vector<SentenceHistory>> sentence_histories(std::span<const DocumentView> editions,
                                                                      const Context& context);

}  // namespace tifa

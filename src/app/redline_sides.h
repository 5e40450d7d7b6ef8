// A redline of two texts of which one need not be in the corpus.
#pragma once

#include <tifa/answers.h>
#include <tifa/context.h>
#include <tifa/result.h>

#include "corpus/corpus.h"
#include "index/segment.h"

namespace tifa {

struct RedlineSide {
  Edition edition;
  DocumentView view;
};

// All of the answer but what it says of the corpus. Errors: those of make_redline().
[[nodiscard]] Result<RedlineAnswer> redline_of(const RedlineSide& a, const RedlineSide& b, const Context& context);

}  // namespace tifa

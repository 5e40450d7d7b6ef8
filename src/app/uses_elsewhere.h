// What the rows of a comparison are told of editions that were not compared phrase by phrase: those before the ones
// that “new” looks at, and those of which only a part is held.
#pragma once

#include <tifa/answers.h>
#include <tifa/result.h>

#include "app/comparison_sides.h"
#include "corpus/corpus.h"

namespace tifa {

// “New since”: the first use of each phrase in what older editions have, and of the new ones the last before. O(their
// texts)
[[nodiscard]] Status look_further_back(const Workspace& workspace, const Earlier& earlier, bool whole_words,
                                       Comparison& comparison);

// What an edition held only in part has is proven: where it lies before A a phrase that it has is back and not new, and
// any may have been used sooner or later than the editions held in full show. A digest is another text, which may have
// what the document lacks; of a page that is another document nothing is proven. Notes say so. O(their texts)
[[nodiscard]] Status look_in_partial(const Workspace& workspace, const Side& a, const Side& b, const Earlier& earlier,
                                     bool whole_words, Comparison& comparison);

}  // namespace tifa

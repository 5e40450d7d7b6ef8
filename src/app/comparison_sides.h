// The sides of a comparison, and the editions before them that “new” is measured against.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tifa/app.h>
#include <tifa/context.h>
#include <tifa/result.h>

#include "corpus/corpus.h"

namespace tifa {

// One side of a comparison: an edition, or several taken together.
struct Side {
  std::string name;
  std::vector<Edition> editions;  // with a text
  std::vector<DocumentView> views;
  Lengths length;
};

// Of the editions those that have a text. Errors: kNotFound where none has, kInput where one is held only in part and
// that is not allowed. O(texts)
[[nodiscard]] Result<Side> side_of(const Workspace& workspace, std::string name, const std::vector<Edition>& editions,
                                   bool allow_partial, const Context& context);

// Errors: kUsage where an edition is on both sides, so that what it says would count on both. O(n log n) in editions
[[nodiscard]] Status check_apart(const Side& a, const Side& b);

// The date of an edition, or of a group the first and last as an ISO 8601 interval.
[[nodiscard]] std::string date_of(const Side& side);

// The series of an edition, in the language that it is taken in.
[[nodiscard]] std::string series_in_version(const Edition& edition);

// Whether the two are editions of one series in one language, so that what came before B is known of both.
[[nodiscard]] bool in_one_series(const Side& a, const Side& b);

// The held editions of the series before B, without A: what “new” is measured against. None where the two are of no one
// series.
struct Earlier {
  std::vector<Edition> editions;
  std::vector<DocumentView> views;
  std::uint32_t a_position = 0;
  std::vector<Edition> older;        // with --since: held ones from before then
  std::vector<Edition> partial;      // held only in part, in their order; with --since those from then on
  std::vector<std::string> undated;  // taken to be from then on
};

// `since`: a year or date, or empty. O(texts)
[[nodiscard]] Result<Earlier> earlier_than(const Workspace& workspace, const Side& a, const Side& b,
                                           const std::string& since, const Context& context);

}  // namespace tifa

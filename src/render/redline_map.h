// Where everything went, at a glance: both texts as bars from beginning to end, what moved as curves between them.
#pragma once

#include <string>

#include <tifa/answers.h>

#include "render/words.h"

namespace tifa {

// An SVG for a page that has chart_css(): A above, B below, each column of a bar by what most of its characters are,
// sections marked, the number of each move at both its ends a link to it ("#from-3", "#to-3"). Numbers that find no
// room are left out; a page lists the moves beside it. O(edits + moves log moves).
[[nodiscard]] std::string redline_map(const RedlineAnswer& answer, const Words& words, int width,
                                      const std::string& id_prefix);

}  // namespace tifa

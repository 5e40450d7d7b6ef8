// Test support: checks by separate, slow decoders that a document accounts for every byte of its source.
#pragma once

#include <string>
#include <string_view>

#include "base/range.h"
#include "document/document.h"

namespace tifa::testing {

// Empty when each byte of `source[part]` is either the origin of kept text or set aside, once, and every kept unit of
// bytes says what the text says; else what is wrong. Understands UTF-8, UTF-16, JSON escapes, doubled quotation marks
// and HTML entities.
[[nodiscard]] std::string account(const Document& document, std::string_view source, Range part);
[[nodiscard]] std::string account(const Document& document, std::string_view source);

// The whole invariant of the model: blocks ascend and cover the text but for one line break between two; sections nest.
[[nodiscard]] std::string check_model(const Document& document);

// A document as lines: kind, level and text, for gold outlines. “T”, “H1”, “P”, “L”, “C”, “N”; a run-in heading in
// braces.
[[nodiscard]] std::string outline(const Document& document);

}  // namespace tifa::testing

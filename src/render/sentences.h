// Sentences that the engine states in English, with figures and names of a text in them, in the reader's language: a
// catalogue by their English wording, as gettext keeps one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tifa {

// The Chinese of a doubt, of a reason for which a text is partial, or of a note on a count; nothing for a sentence that
// is not in the catalogue (the user's own words in tifa.toml). O(catalogue · length).
[[nodiscard]] std::optional<std::string> in_chinese(std::string_view sentence);

}  // namespace tifa

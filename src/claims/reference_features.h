// What a reference says, token by token: numbers, years, days, “last”, “every”, names. references.h finds where one
// stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "claims/references.h"
#include "claims/tokens.h"

namespace tifa {

[[nodiscard]] std::int32_t month_of(const std::string& word);  // 1..12; 0: none
[[nodiscard]] bool is_weekday(std::string_view word);
[[nodiscard]] bool is_local(std::string_view word);                              // provincial, municipal
[[nodiscard]] std::int32_t year_of(const Token& token);                          // 0: none
[[nodiscard]] std::optional<std::int32_t> ordinal_of(const Token& token);        // 19th, third, third-plenum
[[nodiscard]] std::optional<std::int32_t> small_number(const Token& token);      // 2..999
[[nodiscard]] bool is_number(const std::vector<Token>& tokens, std::size_t at);  // digits or a Chinese numeral
// A word with a capital that is neither a common word, nor a month, nor a day.
[[nodiscard]] bool is_name(const std::vector<Token>& tokens, std::size_t at);

// Fills in what the tokens from reference.begin to reference.end say. `text` is the article's.
void read_features(std::string_view text, const std::vector<Token>& tokens, Reference& reference);

}  // namespace tifa

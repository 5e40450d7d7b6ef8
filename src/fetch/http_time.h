// Points in time as HTTP and records have them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tifa {

// Seconds since 1970 of an HTTP-date in any of its three forms (RFC 9110, section 5.6.7). Nothing for anything else. A
// year of two digits is taken as the one within fifty years of `now`.
[[nodiscard]] std::optional<std::int64_t> parse_http_date(std::string_view text, std::int64_t now);

// How many seconds a Retry-After asks to wait (a number or an HTTP-date); 0 for a date that has passed. Nothing for
// anything else.
[[nodiscard]] std::optional<std::int64_t> parse_retry_after(std::string_view text, std::int64_t now);

// "2025-03-05T08:00:00Z" (ISO 8601) of seconds since 1970.
[[nodiscard]] std::string utc_text(std::int64_t seconds);

}  // namespace tifa

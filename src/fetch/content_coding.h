// What a web server did to a body so that it takes less room on the way (RFC 9110, section 8.4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tifa/result.h>

namespace tifa {

// The bytes that a gzip stream holds (RFC 1952), all members of it. Errors: kLimit above `limit` bytes, kInput for what
// is damaged or cut short. Memory: `limit` and a little more, whatever the stream says of itself.
[[nodiscard]] Result<std::string> decode_gzip(std::string_view bytes, std::uint64_t limit);

}  // namespace tifa

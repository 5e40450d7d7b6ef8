// Numbers and sizes as a command line has them.
#pragma once

#include <cstdint>
#include <string>

#include <tifa/result.h>

namespace tifa::cli {

// A whole number in decimal digits. Errors: kUsage for anything else and for one outside of [least, most].
[[nodiscard]] Result<std::uint64_t> read_number(const std::string& text, std::uint64_t least, std::uint64_t most);

// Bytes of a memory size: a number, perhaps with a part behind a point, and a unit (500MB, 1.5GiB; without one: bytes).
// Errors: kUsage for anything else, for less than a build can take and for more than any machine has.
[[nodiscard]] Result<std::uint64_t> read_memory(const std::string& text);

}  // namespace tifa::cli

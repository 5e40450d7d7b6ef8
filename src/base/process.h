// Other programs as filters: bytes in, bytes out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

namespace tifa {

// Runs a program found by PATH, without a shell, with `input` as its standard input, and gives its standard output.
// `variables` ("NAME=value") are set for it unless the environment has them. Errors: kNotFound where there is no such
// program; kIo where it cannot be run or ends with another status than 0 (the sentence has its own first words).
[[nodiscard]] Result<std::string> run_filter(const std::vector<std::string>& command, std::string_view input,
                                             const std::vector<std::string>& variables = {});

}  // namespace tifa

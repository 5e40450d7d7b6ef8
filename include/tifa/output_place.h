// Where an answer may be written without costing what it is made from.
#pragma once

#include <filesystem>
#include <vector>

#include <tifa/result.h>

namespace tifa {

// Whether an answer may be written to `file`, to be asked before anything is computed: not over one of `inputs` (files,
// or folders in which it lies), nor over what the corpus at or above `corpus` is made of: tifa.toml, the record of what
// was fetched, the texts and tables that it names, and all in .tifa. Files are compared by what they are, so that links
// and other spellings of a path make no difference. Where there is no corpus, only the inputs count. Errors: kUsage;
// for a file in the folder of a corpus those of a tifa.toml that cannot be read, where nothing is built either.
// O(sources) for a file that is there, else O(1).
[[nodiscard]] Status check_output_place(const std::filesystem::path& file, const std::filesystem::path& corpus,
                                        const std::vector<std::filesystem::path>& inputs);

}  // namespace tifa

// The charset that a server names for a page: which one goes for what was fetched again, and what of it stands in
// tifa.toml, so that a build reads the page as it was shown.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "app/sources.h"
#include "corpus/corpus.h"
#include "fetch/record.h"

namespace tifa {

// The encoding to read by what was fetched: that of tifa.toml where somebody wrote it there, else what the server says
// now. What tifa.toml has from the server, with the bytes that are held, goes with them. `held`: their record, or null.
[[nodiscard]] std::string told_encoding(const PlannedSource& planned, const FetchRecord* held,
                                        const FetchRecord& fetched);

// tifa.toml as it is to be when these fetched bytes have replaced the source of an edition; empty when it is so
// already. Errors: those of the manifest and of with_encoding().
[[nodiscard]] Result<std::string> toml_with_told_encoding(const std::filesystem::path& root, const Edition& edition,
                                                          const PlannedSource& planned, const FetchRecord* held,
                                                          const FetchRecord& fetched, std::string_view bytes);

}  // namespace tifa

// The seal of a store: the hash of the file corpus.db, beside it, since SQLite itself does not notice a flipped bit.
#pragma once

#include <filesystem>

#include <tifa/result.h>

namespace tifa::store {

// Called before `next` is renamed to the store's name: names the hashes of both, so that whichever of the two a crash
// leaves behind is known. Errors kIo.
[[nodiscard]] Status write_seal(const std::filesystem::path& store, const std::filesystem::path& next);

// Whether the store is as a build left it. Stores above 16 MiB are not read for it, so that opening a large corpus
// stays fast. Errors kCorrupt.
[[nodiscard]] Status check_seal(const std::filesystem::path& store);
// The same for a store of any size, and whether the seal itself is whole. O(size). Errors kCorrupt.
[[nodiscard]] Status check_whole_seal(const std::filesystem::path& store);

}  // namespace tifa::store

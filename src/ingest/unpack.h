// The documents in a ZIP: each member as a file, or the reason why it is not taken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

namespace tifa {

inline constexpr int kDeepestPackage = 3;                         // a ZIP in a ZIP in a ZIP
inline constexpr std::uint64_t kMaxUnpackedBytes = 384ULL << 20;  // of one package

struct PackageMember {
  std::string name;  // with '/' between folders; never leads outside
  std::string bytes;
  std::optional<Error> refused;  // damaged, encrypted, too large, a name that climbs out
};

// All members but folders, hidden files and what systems leave beside files, in their order. Errors: kInput for what is
// no ZIP or is damaged; kLimit for one with too many entries.
[[nodiscard]] Result<std::vector<PackageMember>> unpack(std::string_view bytes);

}  // namespace tifa

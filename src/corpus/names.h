// What may stand in a manifest as the name of a series, as the id of an edition and as a path, and which known name an
// unknown one was probably meant to be.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

namespace tifa {

// Names of series and collections: letters of any script, digits, '-' and '_', at most 100 bytes. The rest means
// something in an operand (':', ',', '@', '^', '..', '='). "all" is taken.
[[nodiscard]] Status check_name(std::string_view name);

// Ids of editions: UTF-8 without ',', '@', '^', "..", control characters and white space at either end, at most 200
// bytes. "latest" is taken.
[[nodiscard]] Status check_id(std::string_view id);

// The candidate with the smallest edit distance to `name`, the first of equals; "" when none is closer than about a
// third of its length. O(candidates × length²), on names of at most 200 bytes.
[[nodiscard]] std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& candidates);

// Checks that paths stay inside a folder. Holds what it has learned of folders, so that a hundred thousand paths in a
// few folders cost one lstat each.
class PathGuard {
 public:
  explicit PathGuard(const std::filesystem::path& root);

  // A relative path with '/' that does not climb out of the root, neither as written nor through symbolic links of the
  // part of it that exists, and that does not lie in .tifa. The file need not exist.
  [[nodiscard]] Status check(std::string_view path);

 private:
  [[nodiscard]] Status check_resolved(const std::filesystem::path& path);

  std::filesystem::path root_;                     // canonical
  std::map<std::filesystem::path, bool> folders_;  // folder, relative to the root → lies inside it
};

}  // namespace tifa

// ZIP packages as documents and collections use them, read from memory with every claim of theirs bounded.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

namespace tifa {

// What a package may ask for. A package that asks for more is refused, with what it asked for.
struct PackageLimits {
  std::uint64_t entries = 20'000;
  std::uint64_t entry_bytes = 128ULL << 20;  // one entry, inflated
  std::uint64_t total_bytes = 512ULL << 20;  // all entries that are read, inflated
  // Inflated to compressed, of entries of more than 4 MiB: text of any language stays under 60.
  std::uint64_t ratio = 400;
};

// Refers to the bytes it was opened from. Not thread-safe.
class Package {
 public:
  struct Entry {
    std::string name;        // as in the package, in UTF-8 (names may be in GBK or CP437): '/' between folders
    std::uint64_t size = 0;  // as declared
    bool usable = true;      // false: a name that climbs out of its folder, is absolute or no text; never read
    bool encrypted = false;
  };

  // Errors: kInput for what is no ZIP or is damaged; kLimit.
  static Result<Package> open(std::string_view bytes, const PackageLimits& limits = {});
  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  ~Package();

  [[nodiscard]] const std::vector<Entry>& entries() const;
  [[nodiscard]] bool has(std::string_view name) const;
  // An entry's bytes, its checksum verified. `where` of errors is the entry's name. Errors: kNotFound; kInput for a
  // damaged or encrypted one; kLimit.
  [[nodiscard]] Result<std::string> read(std::string_view name);

 private:
  struct State;
  explicit Package(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// "word/document.xml", "../media/a.png" → "media/a.png": a target named inside a part, without leaving the package.
// Empty for one that leads outside or is an address.
[[nodiscard]] std::string resolve_in_package(std::string_view part, std::string_view target);

}  // namespace tifa

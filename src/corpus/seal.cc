#include "corpus/seal.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/hash.h"

namespace tifa::store {
namespace {

constexpr std::uint64_t kMaxSealBytes = 4096;
constexpr std::uint64_t kMaxReadAtOpening = 16ULL << 20;

std::filesystem::path seal_of(const std::filesystem::path& store) {
  return std::filesystem::path(store).replace_extension(".sum");
}

Result<std::string> hash_of(const std::filesystem::path& file) {
  auto mapped = MappedFile::open(file);
  if (!mapped) return tl::unexpected(mapped.error());
  return fmt::format("{:016x}", xxh3(mapped->bytes()));
}

// Ends a seal: the hash of the lines before it.
std::string hash_line(std::string_view lines) { return fmt::format("={:016x}\n", xxh3(lines)); }

tl::unexpected<Error> damaged(const std::filesystem::path& store) {
  return fail(ErrorCode::kCorrupt, "the store of the corpus is damaged", store.string(), "run tifa build --full");
}

// The seal of a store whose hash stands in it.
Result<std::string> matching_seal(const std::filesystem::path& store) {
  auto seal = read_file(seal_of(store), kMaxSealBytes, seal_of(store).string());
  if (!seal) return damaged(store);
  auto hash = hash_of(store);
  if (!hash) return tl::unexpected(hash.error());
  if (seal->find(*hash + "\n") == std::string::npos) return damaged(store);
  return seal;
}

}  // namespace

Status write_seal(const std::filesystem::path& store, const std::filesystem::path& next) {
  auto hash = hash_of(next);
  if (!hash) return tl::unexpected(hash.error());
  std::string text = *hash + "\n";
  std::error_code ignored;
  if (std::filesystem::exists(store, ignored)) {
    auto before = hash_of(store);
    if (before) text += *before + "\n";
  }
  text += hash_line(text);
  return write_file(seal_of(store), text);
}

Status check_seal(const std::filesystem::path& store) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(store, error);
  if (!error && size > kMaxReadAtOpening) return {};
  auto seal = matching_seal(store);
  return seal ? Status{} : tl::unexpected(seal.error());
}

Status check_whole_seal(const std::filesystem::path& store) {
  auto seal = matching_seal(store);
  if (!seal) return tl::unexpected(seal.error());
  const std::size_t end = std::min(seal->rfind('='), seal->size());
  if (seal->substr(end) != hash_line(seal->substr(0, end))) return damaged(store);
  return {};
}

}  // namespace tifa::store

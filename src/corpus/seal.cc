#include "corpus/seal.h"

#include <fmt/format.h>

#include <string>

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
  return write_file(seal_of(store), text);
}

Status check_seal(const std::filesystem::path& store) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(store, error);
  if (!error && size > kMaxReadAtOpening) return {};
  const auto damaged = [&] {
    return fail(ErrorCode::kCorrupt, "the store of the corpus is damaged", store.string(), "run tifa build --full");
  };
  auto seal = read_file(seal_of(store), kMaxSealBytes, seal_of(store).string());
  if (!seal) return damaged();
  auto hash = hash_of(store);
  if (!hash) return tl::unexpected(hash.error());
  if (seal->find(*hash + "\n") == std::string::npos) return damaged();
  return {};
}

}  // namespace tifa::store

#include "ingest/package.h"

#include <zip.h>

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "text/legacy_encodings.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint64_t kSmallEntry = 4ULL << 20;  // a ratio says nothing of one this small
constexpr std::size_t kLongestName = 1024;         // bytes
constexpr const char* kAgain = "save or download it again";

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string reason_of(zip_error_t& error) {
  std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  return reason;
}

bool usable_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name.front() == '/' || name.find('\\') != name.npos ||
      name.find(':') != name.npos || find_invalid_utf8(name) != name.npos)
    return false;
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    return false;
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    if (rest.substr(0, end) == ".." || rest.substr(0, end) == ".") return false;
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  return true;
}

// Whether a name was written in GBK, as Chinese Windows writes names without saying so: what it has beside ASCII is
// mostly of the rows of GB 2312. Accents in the code page that ZIP names (CP437) are not.
bool is_gbk(std::string_view raw) {
  std::size_t pairs = 0, usual = 0;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const auto lead = static_cast<unsigned char>(raw[at]);
    if (lead < 0x80) continue;
    const auto trail = static_cast<unsigned char>(++at < raw.size() ? raw[at] : 0);
    ++pairs;
    usual += lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1;
  }
  return pairs > 0 && usual * 2 > pairs;
}

// The name of an entry: the bytes when they are UTF-8, whatever the entry says; in GB18030; else `as_cp437`.
std::string name_of(std::string_view raw, std::string_view as_cp437) {
  if (find_invalid_utf8(raw) == raw.npos) return std::string(raw);
  if (is_gbk(raw))
    if (auto decoded = decode_as(raw, Encoding::kGb18030)) return std::move(decoded->text);
  return std::string(as_cp437);
}

}  // namespace

struct Package::State {
  zip_t* zip = nullptr;
  PackageLimits limits;
  std::vector<Entry> entries;
  std::map<std::string, std::uint64_t, std::less<>> index;
  std::uint64_t read = 0;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (zip != nullptr) zip_discard(zip);
  }
};

Package::Package(std::unique_ptr<State> state) : state_(std::move(state)) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Result<Package> Package::open(std::string_view bytes, const PackageLimits& limits) {
  auto state = std::make_unique<State>();
  state->limits = limits;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return fail(ErrorCode::kLimit, "the package cannot be opened: " + reason_of(error));
  state->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (state->zip == nullptr) {
    zip_source_free(source);
    return fail(ErrorCode::kInput, "the ZIP package is damaged or cut short (" + reason_of(error) + ")", "", kAgain);
  }
  const zip_int64_t count = zip_get_num_entries(state->zip, 0);
  if (count < 0 || static_cast<std::uint64_t>(count) > limits.entries)
    return fail(ErrorCode::kLimit, fmt::format("the package has {} entries; {} may be read", count, limits.entries));
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    if (zip_stat_index(state->zip, i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
      return fail(ErrorCode::kInput, fmt::format("entry {} of the ZIP package is damaged", i + 1), "", kAgain);
    Entry entry;
    const char* name = zip_get_name(state->zip, i, ZIP_FL_ENC_RAW);
    entry.name = name_of(name != nullptr ? name : "", stat.name);
    entry.size = (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0;
    entry.usable = usable_name(entry.name);
    entry.encrypted = (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
    if (entry.usable) state->index.emplace(entry.name, i);
    state->entries.push_back(std::move(entry));
  }
  return Package(std::move(state));
}

const std::vector<Package::Entry>& Package::entries() const { return state_->entries; }

bool Package::has(std::string_view name) const { return state_->index.find(name) != state_->index.end(); }

Result<std::string> Package::read(std::string_view name) {
  const auto found = state_->index.find(name);
  const std::string where(name);
  if (found == state_->index.end())
    return fail(ErrorCode::kNotFound, "the package lacks a part that it must have", where, kAgain);
  const Entry& entry = state_->entries[found->second];
  if (entry.encrypted) return fail(ErrorCode::kInput, "the entry is encrypted", where, "save it without a password");
  zip_stat_t stat;
  zip_stat_init(&stat);
  zip_stat_index(state_->zip, found->second, 0, &stat);
  const PackageLimits& limits = state_->limits;
  const auto too_large = [&](std::string_view what) {
    return fail(ErrorCode::kLimit, fmt::format("the entry unpacks to {}", what), where, "split the document");
  };
  if (entry.size > limits.entry_bytes)
    return too_large(fmt::format("{} MiB; {} may be read", entry.size >> 20, limits.entry_bytes >> 20));
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(state_->zip, found->second, 0));
  if (!file) return fail(ErrorCode::kInput, "the entry is damaged", where, kAgain);
  std::string bytes;
  // By pieces: what is declared need not be what comes.
  for (constexpr std::size_t kPiece = 1 << 16;;) {
    const std::size_t at = bytes.size();
    bytes.resize(at + kPiece);
    const zip_int64_t got = zip_fread(file.get(), bytes.data() + at, kPiece);
    if (got < 0) return fail(ErrorCode::kInput, "the entry is damaged", where, kAgain);
    bytes.resize(at + static_cast<std::size_t>(got));
    if (got == 0) break;
    state_->read += static_cast<std::uint64_t>(got);
    if (bytes.size() > limits.entry_bytes) return too_large(fmt::format("more than {} MiB", limits.entry_bytes >> 20));
    if (state_->read > limits.total_bytes)
      return fail(ErrorCode::kLimit, fmt::format("the package unpacks to more than {} MiB", limits.total_bytes >> 20),
                  "", "split the document");
    if (bytes.size() > kSmallEntry && bytes.size() / limits.ratio > stat.comp_size)
      return too_large(fmt::format("more than {} times its size", limits.ratio));
  }
  return bytes;
}

std::string resolve_in_package(std::string_view part, std::string_view target) {
  if (target.find("://") != target.npos || target.find('\\') != target.npos) return {};
  std::vector<std::string_view> path;
  const auto walk = [&](std::string_view rest) {
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('/'), rest.size());
      const std::string_view step = rest.substr(0, end);
      if (step == "..") {
        if (path.empty()) return false;
        path.pop_back();
      } else if (!step.empty() && step != ".") {
        path.push_back(step);
      }
      rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return true;
  };
  if (!target.starts_with('/')) {
    const std::size_t folder = part.rfind('/');
    if (folder != part.npos && !walk(part.substr(0, folder))) return {};
  }
  if (!walk(target)) return {};
  std::string resolved;
  for (const std::string_view step : path) (resolved += resolved.empty() ? "" : "/") += step;
  return resolved;
}

}  // namespace tifa

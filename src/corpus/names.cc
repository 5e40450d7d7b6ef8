// Names, ids and paths of a manifest: the checks, and the nearest known name.
#include "corpus/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <system_error>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {

namespace {

constexpr std::size_t kMaxName = 100;
constexpr std::size_t kMaxId = 200;
constexpr std::size_t kMaxPath = 4096;

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
}

template <class Predicate>
bool any_code_point(std::string_view text, Predicate&& predicate) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = decode_utf8(text, at);
    if (predicate(code.value)) return true;
    at += code.length;
  }
  return false;
}

// Whether a path in normal form leaves the folder that it starts from.
bool climbs(const std::filesystem::path& normal) { return !normal.empty() && *normal.begin() == ".."; }

bool starts_with(const std::filesystem::path& path, const std::filesystem::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

}  // namespace

Status check_name(std::string_view name) {
  const auto refuse = [&](std::string why) {
    return fail(ErrorCode::kInput, std::move(why), {}, "use letters, digits, '-' and '_'");
  };
  if (name.empty()) return refuse("the name is empty");
  if (name.size() > kMaxName)
    return refuse(fmt::format("the name has {} bytes, {} are allowed", name.size(), kMaxName));
  if (find_invalid_utf8(name) != std::string_view::npos) return refuse("the name is not valid UTF-8");
  if (name == "all") return refuse("“all” cannot be a name: it stands for every series");
  const bool wrong = any_code_point(name, [](char32_t code) {
    return !(code == '-' || code == '_' || is_letter(code) || is_digit(code) || is_mark(code));
  });
  if (wrong) return refuse(fmt::format("“{}” cannot be a name", any_code_point(name, is_control) ? "…" : name));
  return {};
}

Status check_id(std::string_view id) {
  const auto refuse = [](std::string why) { return fail(ErrorCode::kInput, std::move(why), {}, "give another id"); };
  if (id.empty()) return refuse("the id is empty");
  if (id.size() > kMaxId) return refuse(fmt::format("the id has {} bytes, {} are allowed", id.size(), kMaxId));
  if (find_invalid_utf8(id) != std::string_view::npos) return refuse("the id is not valid UTF-8");
  if (any_code_point(id, is_control)) return refuse("the id holds a control character");
  if (id == "latest") return refuse("“latest” cannot be an id: it stands for the newest edition");
  for (const std::string_view taken : {",", "@", "^", ".."})
    if (id.find(taken) != std::string_view::npos)
      return refuse(
          fmt::format("the id “{}” holds “{}”, which means something else where editions are named", id, taken));
  if (is_white_space(decode_utf8(id, 0).value) || is_white_space(decode_utf8_before(id, id.size()).value))
    return refuse(fmt::format("the id “{}” begins or ends with white space", id));
  return {};
}

std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& candidates) {
  if (name.size() > kMaxId) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  std::vector<std::size_t> row;
  for (const std::string_view candidate : candidates) {
    const std::size_t apart =
        candidate.size() > name.size() ? candidate.size() - name.size() : name.size() - candidate.size();
    if (apart >= best_distance) continue;
    row.resize(candidate.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < name.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i + 1;
      for (std::size_t j = 0; j < candidate.size(); ++j) {
        const std::size_t replaced = diagonal + (name[i] != candidate[j]);
        diagonal = row[j + 1];
        row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

PathGuard::PathGuard(const std::filesystem::path& root) {
  std::error_code error;
  root_ = std::filesystem::weakly_canonical(root.empty() ? "." : root, error);
  if (error) root_ = root.lexically_normal();
  if (!root_.has_filename() && root_.has_relative_path()) root_ = root_.parent_path();
}

Status PathGuard::check(std::string_view path) {
  const auto refuse = [&](std::string_view why) {
    return fail(ErrorCode::kInput, fmt::format("the path {}", why), {},
                "give a path relative to the folder of tifa.toml, inside it");
  };
  if (path.empty()) return refuse("is empty");
  if (path.size() > kMaxPath) return refuse(fmt::format("has {} bytes, {} are allowed", path.size(), kMaxPath));
  if (find_invalid_utf8(path) != std::string_view::npos) return refuse("is not valid UTF-8");
  if (any_code_point(path, is_control)) return refuse("holds a control character");
  const std::filesystem::path written = std::filesystem::path(path);
  if (written.is_absolute()) return refuse(fmt::format("“{}” is absolute", path));
  // Only the reading of "link/.." as written; what it means on disk is settled by the resolved form.
  const std::filesystem::path normal = written.lexically_normal();
  if (climbs(normal)) return refuse(fmt::format("“{}” leads out of the corpus", path));
  if (normal == "." || normal.filename().empty()) return refuse(fmt::format("“{}” names a folder", path));
  if (*normal.begin() == ".tifa") return refuse(fmt::format("“{}” lies in .tifa, which tifa may delete", path));
  return check_resolved(written);
}

Status PathGuard::check_resolved(const std::filesystem::path& path) {
  const auto inside = [this](const std::filesystem::path& relative) {
    std::error_code error;
    const std::filesystem::path resolved = std::filesystem::weakly_canonical(root_ / relative, error);
    // A link in a circle, or a folder that may not be read, cannot be opened later either; opening it reports that.
    return error ? true : starts_with(resolved, root_);
  };
  const std::filesystem::path folder = path.parent_path();
  const auto [known, is_new] = folders_.try_emplace(folder, false);
  if (is_new) known->second = folder.empty() || inside(folder);
  bool good = known->second;
  if (good) {
    std::error_code error;
    if (std::filesystem::is_symlink(std::filesystem::symlink_status(root_ / path, error))) good = inside(path);
  }
  if (good) return {};
  return fail(ErrorCode::kInput,
              fmt::format("the path “{}” leads out of the corpus through a symbolic link", path.string()), {},
              "put the file itself into the corpus");
}

}  // namespace tifa

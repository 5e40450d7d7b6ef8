// The walk through a corpus folder for the files that a pattern matches.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "corpus/manifest.h"
#include "corpus/names.h"
#include "corpus/patterns.h"
#include "text/utf8.h"

namespace tifa {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxEntries = 5'000'000;  // links that name one another could make a small tree endless

class Walk {
 public:
  Walk(const fs::path& root, const FilePattern& pattern)
      : root_(root.empty() ? "." : root), pattern_(pattern), guard_(root_) {}

  Result<std::vector<MatchedFile>> run() {
    folders_.push_back({"", pattern_.start(), 0});
    while (!folders_.empty()) {
      const Folder folder = std::move(folders_.back());
      folders_.pop_back();
      if (Status listed = list(folder); !listed) return tl::unexpected(std::move(listed.error()));
    }
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return std::move(found_);
  }

 private:
  struct Folder {
    std::string path;  // relative to the root, "" or ending in '/'
    FilePattern::Reached reached = 0;
    std::size_t depth = 0;
  };

  Status list(const Folder& folder) {
    std::error_code error;
    fs::directory_iterator entry(root_ / folder.path, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      if (++entries_ > kMaxEntries)
        return fail(ErrorCode::kLimit, fmt::format("the pattern leads through more than {} files", kMaxEntries),
                    folder.path, "name the folder more closely in the pattern");
      const std::string name = entry->path().filename().string();
      if (name.front() == '.' || (folder.path.empty() && name == "tifa.toml")) continue;
      const FilePattern::Reached reached = pattern_.step(folder.reached, name);
      if (reached == 0) continue;
      if (Status taken = take(folder, *entry, name, reached); !taken) return taken;
    }
    if (error)
      return fail(ErrorCode::kIo, fmt::format("the folder cannot be read: {}", error.message()),
                  (root_ / folder.path).string(), "check that it exists and may be read");
    return {};
  }

  Status take(const Folder& folder, const fs::directory_entry& entry, const std::string& name,
              FilePattern::Reached reached) {
    std::string path = folder.path + name;
    std::error_code error;  // a link to nowhere is neither file nor folder
    const bool link = entry.is_symlink(error);
    if (entry.is_directory(error)) {
      // Links are followed only where the pattern names them: what ** meets through a link, it also meets in its place.
      if (!pattern_.continues(reached) || (link && !pattern_.names(folder.reached, name))) return {};
      if (link)
        if (Status inside = guard_.check(path); !inside) return inside;
      if (folder.depth == kMaxDepth)
        return fail(ErrorCode::kLimit, fmt::format("folders lie more than {} deep", kMaxDepth), path,
                    "move the texts up or name the folder more closely in the pattern");
      path += '/';
      folders_.push_back({std::move(path), reached, folder.depth + 1});
    } else if (pattern_.accepts(reached) && entry.is_regular_file(error)) {
      if (find_invalid_utf8(path) != std::string::npos)
        return fail(ErrorCode::kInput, "the name of a file is not valid UTF-8", printable(path), "rename the file");
      if (link)
        if (Status inside = guard_.check(path); !inside) return inside;
      if (std::optional<MatchedFile> file = pattern_.match(path)) found_.push_back(std::move(*file));
    }
    return {};
  }

  static std::string printable(std::string path) {
    for (char& byte : path)
      if (static_cast<unsigned char>(byte) >= 0x80) byte = '?';
    return path;
  }

  fs::path root_;
  const FilePattern& pattern_;
  PathGuard guard_;
  std::size_t entries_ = 0;
  std::vector<Folder> folders_;
  std::vector<MatchedFile> found_;
};

}  // namespace

Result<std::vector<MatchedFile>> match_files(const fs::path& root, std::string_view pattern) {
  const Result<FilePattern> parsed = FilePattern::parse(pattern);
  if (!parsed) return tl::unexpected(parsed.error());
  return Walk(root, *parsed).run();
}

}  // namespace tifa

#include "ingest/unpack.h"

#include <set>

#include "ingest/package.h"

namespace tifa {
namespace {

// Folders, hidden files, and what macOS and Windows put beside files.
bool is_no_document(std::string_view name) {
  if (name.empty() || name.ends_with('/') || name.starts_with("__MACOSX/")) return true;
  const std::size_t slash = name.rfind('/');
  const std::string_view file = slash == name.npos ? name : name.substr(slash + 1);
  return name.starts_with('.') || name.find("/.") != name.npos || file == "Thumbs.db" || file == "desktop.ini";
}

// A name to show of a member whose own leads outside or is no text.
std::string shown_name(std::string_view name) {
  std::string shown;
  for (const char c : name.substr(0, 80)) shown += c > 0x20 && c < 0x7F && c != '/' ? c : '_';
  return shown.empty() || shown == "." || shown == ".." ? "_" : shown;
}

}  // namespace

Result<std::vector<PackageMember>> unpack(std::string_view bytes) {
  PackageLimits limits;
  limits.total_bytes = kMaxUnpackedBytes;
  auto package = Package::open(bytes, limits);
  if (!package) return tl::unexpected(package.error());
  std::vector<PackageMember> members;
  std::set<std::string_view> seen;
  for (const Package::Entry& entry : package->entries()) {
    if (!entry.usable && !entry.name.ends_with('/')) {
      members.push_back(
          {shown_name(entry.name),
           {},
           Error{ErrorCode::kInput, "its name leads outside of the package or is no text", {}, "unpack it yourself"}});
      continue;
    }
    if (is_no_document(entry.name)) continue;
    PackageMember member{entry.name, {}, std::nullopt};
    if (!seen.insert(entry.name).second) {
      member.refused = Error{ErrorCode::kInput, "another entry of the package has its name", {}, "unpack it yourself"};
    } else if (auto read = package->read(entry.name); read) {
      member.bytes = std::move(*read);
    } else {
      member.refused = std::move(read.error());
      member.refused->where.clear();
    }
    members.push_back(std::move(member));
  }
  return members;
}

}  // namespace tifa

#include "app/members.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "base/file.h"
#include "ingest/formats.h"
#include "ingest/reader_pool.h"
#include "ingest/unpack.h"

namespace tifa {
namespace {

constexpr std::uint64_t kMostUnpacked = 1ULL << 30;  // bytes of all ZIPs together

struct Open {
  IncomingDocument candidate;
  int depth = 0;  // in how many ZIPs
};

// The bytes of a candidate that is a ZIP of documents; nothing for any other, and for what cannot be read (which is
// said where it is read).
std::optional<std::string> bytes_of_zip(const IncomingDocument& candidate) {
  std::string bytes;
  if (candidate.in_hand) {
    bytes = candidate.bytes;
  } else {
    std::error_code error;
    if (!std::filesystem::is_regular_file(candidate.file, error)) return std::nullopt;  // a pipe would be waited for
    std::ifstream file(candidate.file, std::ios::binary);
    char head[2] = {};
    if (!file.read(head, sizeof head) || head[0] != 'P' || head[1] != 'K') return std::nullopt;
    auto read = read_file(candidate.file, kMaxSourceBytes, candidate.place);
    if (!read) return std::nullopt;
    bytes = std::move(*read);
  }
  if (tell_format(bytes, candidate.file.filename().string()) != Format::kZip) return std::nullopt;
  return bytes;
}

}  // namespace

std::vector<IncomingDocument> with_members(std::vector<IncomingDocument> named,
                                           const std::function<void(const Error&)>& refuse) {
  ReaderPool readers;
  std::vector<IncomingDocument> found;
  std::vector<Open> open;  // the next one last
  for (auto candidate = named.rbegin(); candidate != named.rend(); ++candidate) open.push_back({std::move(*candidate)});
  std::uint64_t unpacked = 0;
  while (!open.empty()) {
    const Open next = std::move(open.back());
    open.pop_back();
    const auto bytes = bytes_of_zip(next.candidate);
    if (!bytes) {
      found.push_back(next.candidate);
      continue;
    }
    const std::string& place = next.candidate.place;
    if (next.depth >= kDeepestPackage) {
      refuse({ErrorCode::kLimit, fmt::format("ZIPs nest more than {} deep", kDeepestPackage), place,
              "unpack it yourself"});
      continue;
    }
    auto members = readers.unpack(*bytes);
    if (!members) {
      refuse({members.error().code, members.error().what, place, members.error().todo});
      continue;
    }
    if (members->empty()) refuse({ErrorCode::kInput, "the ZIP holds no document", place, {}});
    for (auto member = members->rbegin(); member != members->rend(); ++member) {
      unpacked += member->bytes.size();
      const std::string own = place + "/" + member->name;
      if (member->refused) {
        refuse({member->refused->code, member->refused->what, own, member->refused->todo});
      } else if (unpacked > kMostUnpacked) {
        refuse({ErrorCode::kLimit, fmt::format("all ZIPs together unpack to more than {} MiB", kMostUnpacked >> 20),
                own, "add them one by one"});
      } else {
        IncomingDocument candidate;
        candidate.place = own;
        candidate.file = std::filesystem::path(member->name).filename();
        candidate.bytes = std::move(member->bytes);
        candidate.in_hand = true;
        open.push_back({std::move(candidate), next.depth + 1});
      }
    }
  }
  return found;
}

}  // namespace tifa

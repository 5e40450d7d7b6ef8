// Any bytes as a ZIP of documents: members that can be written nowhere but below a folder, ZIPs in them, and the same
// members after they passed between two programs.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expect.h"

#include "base/wire.h"
#include "ingest/formats.h"
#include "ingest/frame.h"
#include "ingest/unpack.h"
#include "text/utf8.h"

namespace {

using tifa::fuzzing::expect;

void expect_members(const std::vector<tifa::PackageMember>& members) {
  std::uint64_t bytes = 0;
  for (const tifa::PackageMember& member : members) {
    expect(!member.name.empty() && tifa::find_invalid_utf8(member.name) == std::string_view::npos, "names are text");
    expect(("/" + member.name + "/").find("/../") == std::string::npos && member.name.front() != '/',
           "no name leads outside");
    expect(!member.refused || (member.bytes.empty() && !member.refused->sentence().empty()),
           "what is refused has a reason and no bytes");
    bytes += member.bytes.size();
  }
  expect(bytes <= tifa::kMaxUnpackedBytes, "what is unpacked stays under its limit");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::pair<std::string, int>> open{{std::string(reinterpret_cast<const char*>(data), size), 0}};
  while (!open.empty()) {
    const auto [bytes, depth] = std::move(open.back());
    open.pop_back();
    auto members = tifa::unpack(bytes);
    const std::string frame = tifa::members_frame(members);
    const auto head = tifa::parse_frame_head(std::string_view(frame).substr(0, tifa::kWireHeadBytes), frame.size());
    expect(head.has_value(), "a frame has a head");
    const auto passed = tifa::parse_members(head->kind, std::string_view(frame).substr(tifa::kWireHeadBytes));
    expect(passed && passed->has_value() == members.has_value(), "what is unpacked passes to another program");
    if (!members) continue;
    expect_members(*members);
    expect((*passed)->size() == members->size(), "no member is lost on the way");
    for (tifa::PackageMember& member : *members)
      if (depth + 1 < tifa::kDeepestPackage && tifa::tell_format(member.bytes, member.name) == tifa::Format::kZip)
        open.emplace_back(std::move(member.bytes), depth + 1);
  }
  return 0;
}

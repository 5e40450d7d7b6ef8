// Any two texts, parted by a byte 0xFF: their redline covers both, and applied to one it gives the other.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expect.h"
#include "redline/redline.h"
#include "text/utf8.h"

namespace {

using tifa::fuzzing::expect;

struct Lines {
  std::string text;
  std::vector<tifa::BlockRecord> blocks;
  std::vector<tifa::SectionRecord> sections;
};

// Every line that is not empty is a block; a line that begins with '#' is a heading.
Lines lines_of(std::string_view bytes) {
  Lines lines;
  lines.sections.emplace_back();
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    if (end > 0) {
      if (!lines.text.empty()) lines.text += '\n';
      tifa::BlockRecord block;
      block.text.begin = static_cast<std::uint32_t>(lines.text.size());
      if (bytes[0] == '#') block.kind = tifa::BlockKind::kHeading;
      lines.text += bytes.substr(0, end);
      block.text.end = static_cast<std::uint32_t>(lines.text.size());
      lines.blocks.push_back(block);
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

tifa::DocumentView view_of(const Lines& lines) {
  tifa::DocumentView view;
  view.text = lines.text;
  view.blocks = lines.blocks;
  view.sections = lines.sections;
  return view;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t middle = std::min(bytes.find('\xFF'), bytes.size());
  const std::string_view first = bytes.substr(0, middle), second = bytes.substr(std::min(middle + 1, bytes.size()));
  if (tifa::find_invalid_utf8(first) != std::string_view::npos) return 0;
  if (tifa::find_invalid_utf8(second) != std::string_view::npos) return 0;
  const Lines a = lines_of(first), b = lines_of(second);
  const auto redline = tifa::make_redline(view_of(a), view_of(b), {});
  expect(redline.has_value(), "two texts have a redline");
  const auto forwards = tifa::apply_script(redline->script, a.text);
  expect(forwards && *forwards == b.text, "the redline of A gives B");
  const auto backwards = tifa::revert_script(redline->script, b.text);
  expect(backwards && *backwards == a.text, "the redline taken back gives A");
  return 0;
}

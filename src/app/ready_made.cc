#include "app/ready_made.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/known_series.h"

namespace tifa {
namespace {

// Takes the first line off, with its line break.
std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
  text.remove_prefix(line.size());
  return line;
}

// Tables of collections may stand once in a manifest: of those that are declared, a later series is freed.
std::string without_collections(std::string_view toml, std::string_view manifest, std::string_view pieces) {
  std::string out;
  bool skipping = false;
  while (!toml.empty()) {
    const std::string_view line = take_line(toml);
    if (line.front() == '[')
      skipping = line.starts_with("[collections.") &&
                 (manifest.find(line) != manifest.npos || pieces.find(line) != pieces.npos);
    if (!skipping) out += line;
  }
  return out;
}

// Links between ready-made series stand with the later one; those to a series that was not asked for are left out.
std::string without_open_links(std::string_view pieces, std::string_view manifest) {
  std::string out, link;
  bool open = false;
  const auto settle = [&] {
    if (!open) out += link;
    link.clear();
    open = false;
  };
  for (std::string_view left = pieces; !left.empty();) {
    const std::string_view line = take_line(left);
    if (line.front() == '[') settle();
    const bool heads = line.starts_with("[link.");
    if (!heads && link.empty()) {
      out += line;
      continue;
    }
    link += line;
    const std::size_t value = line.find("= \"");
    if (heads || value == std::string_view::npos) continue;
    const std::string series = fmt::format("[series.{}]\n", line.substr(value + 3, line.find(':', value) - value - 3));
    open = open || (pieces.find(series) == pieces.npos && manifest.find(series) == manifest.npos);
  }
  settle();
  return out;
}

}  // namespace

Result<std::string> ready_made_series(const std::vector<std::string>& names, std::string_view manifest) {
  std::string pieces;
  std::vector<std::string> taken;
  for (const std::string& name : names) {
    if (std::find(taken.begin(), taken.end(), name) != taken.end()) continue;
    taken.push_back(name);
    const std::string_view toml = known_series_toml(name);
    if (toml.empty()) {
      std::string all;
      for (const KnownSeries& series : known_series()) all += fmt::format("{}{}", all.empty() ? "" : ", ", series.name);
      return fail(ErrorCode::kNotFound, fmt::format("no ready-made series is called “{}”", name), "--series",
                  "there are " + all);
    }
    pieces += "\n" + without_collections(toml, manifest, pieces);
  }
  return without_open_links(pieces, manifest);
}

}  // namespace tifa

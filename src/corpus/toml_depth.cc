// How deep a TOML file nests, found without building anything.
#include "corpus/toml_depth.h"

#include <algorithm>

namespace tifa {

namespace {

constexpr std::size_t kMaxDepth = 16;

// The byte after the string that begins with the quotation mark at `at`; the end of the file when it is not closed.
std::size_t skip_string(std::string_view toml, std::size_t at) {
  const char quote = toml[at];
  const bool escapes = quote == '"';
  const bool multi_line = toml.substr(at, 3) == std::string_view(escapes ? "\"\"\"" : "'''");
  const std::size_t delimiter = multi_line ? 3 : 1;
  for (std::size_t i = at + delimiter; i < toml.size(); ++i) {
    if (escapes && toml[i] == '\\') {
      ++i;
    } else if (toml[i] == '\n' && !multi_line) {
      return i;
    } else if (toml[i] == quote) {
      std::size_t run = 1;
      while (multi_line && run < 5 && i + run < toml.size() && toml[i + run] == quote) ++run;
      if (run >= delimiter) return i + run;
      i += run - 1;
    }
  }
  return toml.size();
}

TomlPlace place_of(std::string_view toml, std::size_t at) {
  TomlPlace place;
  place.line =
      1 + static_cast<std::size_t>(std::count(toml.begin(), toml.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  const std::size_t newline = at == 0 ? std::string_view::npos : toml.rfind('\n', at - 1);
  place.column = newline == std::string_view::npos ? at + 1 : at - newline;
  return place;
}

}  // namespace

std::optional<TomlPlace> find_deep_nesting(std::string_view toml) {
  std::size_t depth = 0, dots = 0;
  for (std::size_t at = 0; at < toml.size();) {
    const char byte = toml[at];
    if (byte == '"' || byte == '\'') {
      at = skip_string(toml, at);
      continue;
    }
    if (byte == '#') {
      at = std::min(toml.find('\n', at), toml.size());
      continue;
    }
    if (byte == '[' || byte == '{') ++depth;
    if ((byte == ']' || byte == '}') && depth > 0) --depth;
    if (byte == '.')
      ++dots;
    else if (byte == '\n' || byte == ',' || byte == '=' || byte == '[' || byte == '{')
      dots = 0;
    if (depth > kMaxDepth || dots > kMaxDepth) return place_of(toml, at);
    ++at;
  }
  return std::nullopt;
}

}  // namespace tifa

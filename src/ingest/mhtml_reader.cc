// MHTML (RFC 2557): a page saved with all that belongs to it, as parts of a MIME message. The page is read, all other
// parts are set aside.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/hex.h"
#include "ingest/html_tokens.h"
#include "ingest/readers.h"
#include "text/ascii.h"
#include "text/encoding.h"

namespace tifa {
namespace {

constexpr std::size_t kMostBoundaries = 8;  // multiparts inside one another
constexpr std::size_t kMostParts = 100'000;
constexpr std::size_t kLongestHead = 1U << 16;  // bytes of the head of a part

std::uint32_t u32(std::size_t value) { return static_cast<std::uint32_t>(value); }

struct MimePart {
  std::string type, boundary, transfer, location;
  Range body;
};

// Without white space of ASCII at both ends: a head may hold any bytes.
std::string_view without_spaces(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

// The value of a parameter: boundary="…".
std::string parameter(std::string_view value, std::string_view name) {
  const std::string lower = ascii_lower(value);
  const std::size_t at = lower.find(std::string(name) + "=");
  if (at == lower.npos) return {};
  std::string_view rest = value.substr(at + name.size() + 1);
  if (rest.starts_with('"')) {
    rest.remove_prefix(1);
    return std::string(rest.substr(0, rest.find('"')));
  }
  return std::string(rest.substr(0, rest.find_first_of("; \t\r\n")));
}

class Mime {
 public:
  explicit Mime(std::string_view bytes) : bytes_(bytes) {}

  // The page: the part that the message names as what was saved, else the first of HTML.
  std::optional<MimePart> page() {
    std::uint32_t at = 0;
    MimePart whole = head(at);
    const std::string saved = location_;
    if (!add_boundary(whole.boundary)) return std::nullopt;
    std::optional<MimePart> first;
    at = next_delimiter(at).end;
    for (std::size_t parts = 0; at < bytes_.size() && parts < kMostParts; ++parts) {
      MimePart part = head(at);
      if (part.type.starts_with("multipart/")) add_boundary(part.boundary);
      const Range delimiter = next_delimiter(at);
      part.body = {at, delimiter.begin};
      at = delimiter.end;
      if (part.type != "text/html" && part.type != "application/xhtml+xml") continue;
      if (!saved.empty() && part.location == saved) return part;
      if (!first) first = std::move(part);
    }
    return first;
  }

 private:
  bool add_boundary(const std::string& boundary) {
    if (boundary.empty() || boundaries_.size() >= kMostBoundaries) return false;
    boundaries_.push_back("--" + boundary);
    return true;
  }

  [[nodiscard]] std::uint32_t line_end(std::uint32_t at) const {
    const std::size_t end = bytes_.find('\n', at);
    return end == bytes_.npos ? u32(bytes_.size()) : u32(end) + 1;
  }

  // The head at `at`, with folded lines as one; moves behind the empty line that ends it.
  MimePart head(std::uint32_t& at) {
    MimePart part;
    part.type = "text/plain";
    std::string field;
    const std::uint32_t begin = at;
    while (at < bytes_.size() && at - begin < kLongestHead) {
      const std::uint32_t end = line_end(at);
      const std::string_view line = without_spaces(bytes_.substr(at, end - at));
      const bool folded = bytes_[at] == ' ' || bytes_[at] == '\t';
      at = end;
      if (!folded || line.empty()) {
        take(field, part);
        field.clear();
      }
      if (line.empty()) return part;
      field += (folded ? " " : "") + std::string(line);
    }
    take(field, part);
    return part;
  }

  void take(const std::string& field, MimePart& part) {
    const std::size_t colon = field.find(':');
    if (colon == field.npos) return;
    const std::string name = ascii_lower(field.substr(0, colon));
    const std::string value(without_spaces(std::string_view(field).substr(colon + 1)));
    if (name == "content-type") {
      part.type = ascii_lower(value.substr(0, value.find_first_of("; \t")));
      part.boundary = parameter(value, "boundary");
    } else if (name == "content-transfer-encoding") {
      part.transfer = ascii_lower(value);
    } else if (name == "content-location") {
      part.location = value;
    } else if (name == "snapshot-content-location") {
      location_ = value;
    }
  }

  // The next line that begins with a boundary, from `at` on; empty at the end.
  [[nodiscard]] Range next_delimiter(std::uint32_t at) const {
    while (at < bytes_.size()) {
      const std::string_view rest = bytes_.substr(at);
      const bool delimits = std::any_of(boundaries_.begin(), boundaries_.end(),
                                        [&](const std::string& boundary) { return rest.starts_with(boundary); });
      const std::uint32_t end = line_end(at);
      if (delimits) return {at, end};
      at = end;
    }
    return {u32(bytes_.size()), u32(bytes_.size())};
  }

  std::string_view bytes_;
  std::vector<std::string> boundaries_;
  std::string location_;
};

struct Decoded {
  std::string bytes;
  OffsetMap origin;
};

// Quoted-printable (RFC 2045, 6.7); what is no escape stands for itself.
Decoded decode_quoted(std::string_view source, Range body) {
  Decoded decoded;
  for (std::uint32_t at = body.begin; at < body.end;) {
    const std::size_t mark = std::min<std::size_t>(source.find('=', at), body.end);
    if (mark > at) {
      decoded.bytes.append(source.substr(at, mark - at));
      decoded.origin.append_copy(at, u32(mark) - at);
    }
    at = u32(mark);
    if (at >= body.end) break;
    const std::string_view rest = source.substr(at, body.end - at);
    if (rest.starts_with("=\r\n")) {
      at += 3;
    } else if (rest.starts_with("=\n")) {
      at += 2;
    } else if (rest.size() > 2 && hex_value(rest[1]) >= 0 && hex_value(rest[2]) >= 0) {
      decoded.bytes += static_cast<char>(hex_value(rest[1]) * 16 + hex_value(rest[2]));
      decoded.origin.append_unit(at, 1, 3);
      at += 3;
    } else {
      decoded.bytes += '=';
      decoded.origin.append_copy(at, 1);
      ++at;
    }
  }
  return decoded;
}

// Base64: of four characters the first two are the origin of the first byte, the third of the second, the fourth of
// the third.
Decoded decode_base64(std::string_view source, Range body) {
  Decoded decoded;
  std::uint32_t bits = 0;
  int count = 0;
  std::uint32_t begin = 0;
  for (std::uint32_t at = body.begin; at < body.end; ++at) {
    const char c = source[at];
    int value = -1;
    if (c >= 'A' && c <= 'Z') value = c - 'A';
    if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
    if (c >= '0' && c <= '9') value = c - '0' + 52;
    if (c == '+' || c == '-') value = 62;
    if (c == '/' || c == '_') value = 63;
    if (value < 0) continue;
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
    if (count == 0) begin = at;
    if (count > 0) {
      const int shift = count == 1 ? 4 : count == 2 ? 2 : 0;
      decoded.bytes += static_cast<char>(bits >> shift & 0xFF);
      decoded.origin.append_unit(count == 1 ? begin : at, 1, count == 1 ? at + 1 - begin : 1);
    }
    count = (count + 1) % 4;
  }
  return decoded;
}

// Adds what is neither kept nor set aside: markup inside the page's part, other parts elsewhere.
void fill_gaps(RawDocument& raw, Range body, std::uint32_t size) {
  std::vector<Range> covered;
  for (const OffsetMap::Run& run : raw.origin.runs())
    if (run.origin_step > 0) covered.push_back({run.origin, run.origin + run.steps * run.origin_step});
  for (const SetAside& item : raw.set_aside) covered.push_back(item.origin);
  std::sort(covered.begin(), covered.end(), [](Range a, Range b) { return a.begin < b.begin; });
  covered.push_back({size, size});
  std::uint32_t at = 0;
  for (const Range range : covered) {
    for (const std::uint32_t edge : {body.begin, body.end, range.begin}) {
      const std::uint32_t end = std::min(edge, range.begin);
      if (end <= at) continue;
      raw.set_aside.push_back({at >= body.begin && at < body.end ? Reason::kMarkup : Reason::kOtherPart, {at, end}});
      at = end;
    }
    at = std::max(at, range.end);
  }
}

}  // namespace

Result<RawDocument> read_mhtml_source(std::string_view bytes, const ReadOptions& options) {
  const auto part = Mime(bytes).page();
  if (!part) return fail(ErrorCode::kInput, "no page of HTML is in it", "", "save the page anew");
  Decoded transferred;
  if (part->transfer == "quoted-printable") {
    transferred = decode_quoted(bytes, part->body);
  } else if (part->transfer == "base64") {
    transferred = decode_base64(bytes, part->body);
  } else {
    transferred.bytes = part->body.of(bytes);
    transferred.origin.append_copy(part->body.begin, part->body.size());
  }
  auto raw = read_html_source(transferred.bytes, options);
  if (!raw) return raw;
  raw->origin = raw->origin.then(transferred.origin);
  for (SetAside& item : raw->set_aside) item.origin = transferred.origin.to_origin(item.origin);
  fill_gaps(*raw, part->body, u32(bytes.size()));
  raw->source_size = bytes.size();
  if (raw->properties.address.empty()) raw->properties.address = part->location;
  return raw;
}

}  // namespace tifa

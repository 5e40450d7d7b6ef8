#include "fetch/address.h"

#include <arpa/inet.h>
#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <vector>

#include "base/hex.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint16_t kHttpPort = 80, kHttpsPort = 443;
constexpr std::size_t kMaxHostBytes = 253;
constexpr std::size_t kMaxNameBytes = 80;

std::uint16_t default_port(std::string_view scheme) { return scheme == "https" ? kHttpsPort : kHttpPort; }

tl::unexpected<Error> no_address(std::string what, std::string todo = "copy the address from a browser") {
  return fail(ErrorCode::kUsage, std::move(what), {}, std::move(todo));
}

// Where the scheme ends, before "://"; npos where there is none.
std::size_t scheme_end(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (is_ascii_letter(text[at]) || (at > 0 && (is_ascii_digit(text[at]) || text[at] == '+' ||
                                                                       text[at] == '-' || text[at] == '.'))))
    ++at;
  return at > 0 && text.substr(at).starts_with("://") ? at : text.npos;
}

// As RFC 3986 wants it: what may stand there stands, a percent sign begins an escape, all else is escaped.
std::string escaped(std::string_view text, std::string_view also_allowed) {
  constexpr std::string_view kAllowed = "-._~!$&'()*+,;=:@/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escape = c == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    if (escape || is_ascii_letter(c) || is_ascii_digit(c) || kAllowed.find(c) != kAllowed.npos ||
        also_allowed.find(c) != also_allowed.npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xF];
    }
  }
  return out;
}

std::string without_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  bool folder = true;  // whether the path ends in '/'
  for (std::size_t at = 1; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, end - at);
    folder = end < path.size() || part.empty() || part == "." || part == "..";
    if (part == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (part != "." && (!part.empty() || end < path.size())) {
      kept.push_back(part);
    }
    at = end + 1;
  }
  std::string out;
  for (const std::string_view part : kept) out.append("/").append(part);
  if (folder) out += '/';
  return out;
}

// A host of other letters in the form that names are looked up by (UTS #46, nontransitional).
Result<std::string> ascii_host(std::string_view host) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, void (*)(UIDNA*)> idna(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, &status), uidna_close);
  std::array<char, kMaxHostBytes + 3> out{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const std::int32_t length =
      U_FAILURE(status) != 0
          ? 0
          : uidna_nameToASCII_UTF8(idna.get(), host.data(), static_cast<std::int32_t>(host.size()), out.data(),
                                   static_cast<std::int32_t>(out.size()), &info, &status);
  if (U_FAILURE(status) != 0 || info.errors != 0 || length <= 0)
    return no_address("“" + std::string(host) + "” is not the name of a host");
  return std::string(out.data(), static_cast<std::size_t>(length));
}

Result<std::string> normal_host(std::string_view host) {
  if (host.empty()) return no_address("the address names no host");
  if (host.front() == '[') {
    std::array<unsigned char, 16> bytes{};
    std::array<char, INET6_ADDRSTRLEN> text{};
    const std::string inner(host.substr(1, host.size() - 2));
    if (host.back() != ']' || ::inet_pton(AF_INET6, inner.c_str(), bytes.data()) != 1 ||
        ::inet_ntop(AF_INET6, bytes.data(), text.data(), text.size()) == nullptr)
      return no_address("“" + std::string(host) + "” is not an IPv6 address");
    return "[" + std::string(text.data()) + "]";
  }
  std::string name(host);
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    auto ascii = ascii_host(name);
    if (!ascii) return ascii;
    name = std::move(*ascii);
  }
  name = ascii_lower(name);
  const bool good = name.size() <= kMaxHostBytes && name.front() != '.' && name.find("..") == name.npos &&
                    std::all_of(name.begin(), name.end(), [](char c) {
                      return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_';
                    });
  if (!good) return no_address("“" + std::string(host) + "” is not the name of a host");
  return name;
}

// "host:port" into the address.
Status read_authority(std::string_view authority, Address& address) {
  if (authority.find('@') != authority.npos)
    return no_address("the address holds a user name or password, which would be kept with the source",
                      "leave out what stands before the @; save pages behind a login with a browser and add the file");
  std::size_t colon = authority.rfind(':');
  if (colon != authority.npos && authority.find(']', colon) != authority.npos) colon = authority.npos;
  auto host = normal_host(authority.substr(0, colon));
  if (!host) return tl::unexpected(host.error());
  address.host = std::move(*host);
  address.port = default_port(address.scheme);
  const std::string_view port = colon == authority.npos ? std::string_view() : authority.substr(colon + 1);
  if (port.empty()) return {};
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (error != std::errc() || end != port.data() + port.size() || address.port == 0)
    return no_address("“" + std::string(port) + "” is not a port");
  return {};
}

// Path, query and fragment as written into the address.
void read_rest(std::string_view rest, Address& address) {
  rest = rest.substr(0, rest.find('#'));
  const std::size_t question = std::min(rest.find('?'), rest.size());
  const std::string path = escaped(rest.substr(0, question), "");
  address.path = without_dot_segments(path.empty() || path.front() != '/' ? "/" + path : path);
  address.query = question < rest.size() ? "?" + escaped(rest.substr(question + 1), "?") : "";
}

Status check_characters(std::string_view text) {
  if (text.size() > kMaxAddressBytes)
    return no_address("the address is longer than " + std::to_string(kMaxAddressBytes) + " bytes");
  for (const char c : text)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '\\')
      return no_address("the address holds a space, a backslash or a control character");
  if (find_invalid_utf8(text) != text.npos) return no_address("the address is not valid UTF-8");
  return {};
}

}  // namespace

std::string Address::origin() const {
  return scheme + "://" + host + (port == default_port(scheme) ? "" : ":" + std::to_string(port));
}

std::string Address::text() const { return origin() + path + query; }

bool looks_like_address(std::string_view word) { return scheme_end(word) != word.npos; }

Result<Address> parse_address(std::string_view text) {
  if (auto checked = check_characters(text); !checked) return tl::unexpected(checked.error());
  const std::size_t end = scheme_end(text);
  if (end == text.npos) return no_address("this is not an address of the web");
  Address address;
  address.scheme = text.substr(0, end);
  address.scheme = ascii_lower(address.scheme);
  if (address.scheme != "http" && address.scheme != "https")
    return no_address("addresses of “" + address.scheme + "” are not fetched", "only http and https are");
  text.remove_prefix(end + 3);
  const std::size_t slash = std::min(text.find_first_of("/?#"), text.size());
  if (auto read = read_authority(text.substr(0, slash), address); !read) return tl::unexpected(read.error());
  read_rest(text.substr(slash), address);
  return address;
}

Result<Address> resolve_reference(const Address& base, std::string_view reference) {
  if (scheme_end(reference) != reference.npos) return parse_address(reference);
  if (reference.starts_with("//")) return parse_address(base.scheme + ":" + std::string(reference));
  if (auto checked = check_characters(reference); !checked) return tl::unexpected(checked.error());
  // "mailto:…", "data:…": a scheme without a host.
  const std::size_t colon = reference.find(':');
  if (colon != reference.npos && colon < reference.find_first_of("/?#"))
    return no_address("addresses of “" + std::string(reference.substr(0, colon)) + "” are not fetched",
                      "only http and https are");
  Address address = base;
  if (reference.starts_with('/')) {
    read_rest(reference, address);
  } else if (reference.starts_with('?')) {
    read_rest(base.path + std::string(reference), address);
  } else if (!reference.empty() && reference.front() != '#') {
    read_rest(base.path.substr(0, base.path.rfind('/') + 1) + std::string(reference), address);
  }
  return address;
}

std::string file_name_of(const Address& address) {
  std::string_view part = address.path;
  while (part.ends_with('/')) part.remove_suffix(1);
  part.remove_prefix(std::min(part.rfind('/') + 1, part.size()));
  std::string raw;
  for (const std::string_view text : {part, std::string_view(address.query)}) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      unsigned value = static_cast<unsigned char>(text[i]);
      if (text[i] == '%' && i + 2 < text.size()) {
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16);
        i += 2;
      }
      raw += static_cast<char>(value);
    }
  }
  if (raw.empty() || find_invalid_utf8(raw) != raw.npos) raw = address.host;
  std::string name;
  for (std::size_t at = 0; at < raw.size();) {
    const CodePoint code = decode_utf8(raw, at);
    // Nothing that a file manager shows as something else: no mark, no invisible character, no other direction.
    if (is_letter(code.value) || is_digit(code.value) || code.value == '.' || code.value == '_')
      name += raw.substr(at, code.length);
    else if (!name.empty() && name.back() != '-')
      name += '-';
    at += code.length;
  }
  while (name.starts_with('.') || name.starts_with('-')) name.erase(0, 1);
  if (name.size() > kMaxNameBytes) name.resize(floor_code_point(name, kMaxNameBytes));
  while (name.ends_with('.') || name.ends_with('-')) name.pop_back();
  return name.empty() ? "page" : name;
}

}  // namespace tifa

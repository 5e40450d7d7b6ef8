// Addresses of the web (RFC 3986): http and https alone, each in one normal form that leaves nothing to interpret.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tifa/result.h>

namespace tifa {

inline constexpr std::size_t kMaxAddressBytes = 4096;

struct Address {
  std::string scheme;  // "http" or "https"
  std::string host;    // lower-case ASCII (UTS #46); an IPv6 address in brackets
  std::uint16_t port = 0;
  std::string path;   // from its '/', without dot segments, percent-encoded
  std::string query;  // with its '?'; empty where there is none

  // As it is asked for and kept: no default port, no fragment. parse_address() of it gives the same.
  [[nodiscard]] std::string text() const;
  // "https://www.gov.cn", with the port where it is not the default one.
  [[nodiscard]] std::string origin() const;
  friend bool operator==(const Address&, const Address&) = default;
};

// Whether a word of the command line is meant as an address and not as a file: a scheme and "://" (of any scheme, so
// that ftp:// is refused as an address and not looked for as a file).
[[nodiscard]] bool looks_like_address(std::string_view word);

// Errors: kUsage for another scheme than http and https, a user name or password (they would be kept and shown with the
// source), a host or port that is none, control characters, more than kMaxAddressBytes.
[[nodiscard]] Result<Address> parse_address(std::string_view text);

// What a reference (of a redirect) means where `base` was asked for (RFC 3986, section 5.2). Errors: as above.
[[nodiscard]] Result<Address> resolve_reference(const Address& base, std::string_view reference);

// A name for the file that is kept of it: letters, digits, '_' and '.' of the last part of the path and of the query
// (which tells pages of one path apart), '-' for all else; of the host where nothing is left. At most 80 bytes, whole
// characters, never hidden, never empty.
[[nodiscard]] std::string file_name_of(const Address& address);

}  // namespace tifa

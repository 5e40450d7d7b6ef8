// Which numeric addresses belong to the public internet, by IANA's registries of special-purpose addresses (RFC 6890).
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace tifa {

// 4 or 16 bytes in network order. False for what is private, loopback, link-local, shared, multicast, reserved or for
// documentation, and for IPv6 addresses that stand for such an IPv4 address (mapped, NAT64, 6to4); for any other number
// of bytes too.
[[nodiscard]] bool is_public_network(std::span<const std::uint8_t> address);

// "192.0.2.1", "2001:db8::1"; "" for any other number of bytes.
[[nodiscard]] std::string network_text(std::span<const std::uint8_t> address);

}  // namespace tifa

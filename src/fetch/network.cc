#include "fetch/network.h"

#include <arpa/inet.h>

#include <array>

namespace tifa {
namespace {

// The first `bits` bits of an address.
struct Block {
  std::array<std::uint8_t, 16> bytes;
  unsigned bits;
};

// https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast and reserved space above 224.0.0.0.
constexpr std::array kNotPublicV4{
    Block{{0}, 8},             // this network
    Block{{10}, 8},            // private
    Block{{100, 64}, 10},      // shared by the customers of a provider
    Block{{127}, 8},           // loopback
    Block{{169, 254}, 16},     // link-local
    Block{{172, 16}, 12},      // private
    Block{{192, 0, 0}, 24},    // protocol assignments
    Block{{192, 0, 2}, 24},    // documentation
    Block{{192, 88, 99}, 24},  // 6to4 relays, given up
    Block{{192, 168}, 16},     // private
    Block{{198, 18}, 15},      // benchmarks
    Block{{198, 51, 100}, 24},
    Block{{203, 0, 113}, 24},
    Block{{224}, 3},  // multicast, reserved, broadcast
};

// https://www.iana.org/assignments/iana-ipv6-special-registry; all outside 2000::/3 is not public to begin with.
constexpr std::array kNotPublicV6{
    Block{{0x20, 0x01, 0x00}, 23},              // protocol assignments, Teredo among them
    Block{{0x20, 0x01, 0x0d, 0xb8}, 32},        // documentation
    Block{{0x3f, 0xff, 0x00}, 20},              // documentation
    Block{{0x26, 0x20, 0x00, 0x4f, 0x80}, 48},  // a sink for reverse lookups
};
constexpr Block kGlobalV6{{0x20}, 3};
constexpr Block kMapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
constexpr Block kNat64{{0x00, 0x64, 0xff, 0x9b}, 96};
constexpr Block k6to4{{0x20, 0x02}, 16};

bool in_block(std::span<const std::uint8_t> address, const Block& block) {
  for (unsigned bit = 0; bit < block.bits; bit += 8) {
    const unsigned left = block.bits - bit;
    const auto mask = static_cast<std::uint8_t>(left >= 8 ? 0xFF : 0xFF << (8 - left));
    if ((address[bit / 8] & mask) != (block.bytes[bit / 8] & mask)) return false;
  }
  return true;
}

template <class Blocks>
bool in_any(std::span<const std::uint8_t> address, const Blocks& blocks) {
  for (const Block& block : blocks)
    if (in_block(address, block)) return true;
  return false;
}

}  // namespace

bool is_public_network(std::span<const std::uint8_t> address) {
  constexpr std::size_t kV4 = 4, kV6 = 16;
  if (address.size() == kV4) return !in_any(address, kNotPublicV4);
  if (address.size() != kV6) return false;
  // What a translator on the way would send on to an IPv4 address is as public as that.
  if (in_block(address, kMapped) || in_block(address, kNat64)) return is_public_network(address.last(kV4));
  if (in_block(address, k6to4)) return is_public_network(address.subspan(2, kV4));
  return in_block(address, kGlobalV6) && !in_any(address, kNotPublicV6);
}

std::string network_text(std::span<const std::uint8_t> address) {
  if (address.size() != 4 && address.size() != 16) return {};
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(address.size() == 4 ? AF_INET : AF_INET6, address.data(), text.data(), text.size());
  return text.data();
}

}  // namespace tifa

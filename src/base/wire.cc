#include "base/wire.h"

#include <unistd.h>

#include <cerrno>

namespace tifa {

std::string wire_head(const WireHead& head) {
  std::string bytes;
  WireWriter wire(bytes);
  wire.number(head.magic);
  wire.number(head.version);
  wire.number(head.kind);
  wire.number(head.size);
  return bytes;
}

std::optional<WireHead> parse_wire_head(std::string_view bytes, std::uint32_t magic, std::uint16_t version,
                                        std::uint64_t limit) {
  WireReader wire(bytes);
  WireHead head;
  wire.number(head.magic);
  wire.number(head.version);
  wire.number(head.kind);
  wire.number(head.size);
  if (!wire.complete() || head.magic != magic || head.version != version || head.size > limit) return std::nullopt;
  return head;
}

bool receive_all(char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(STDIN_FILENO, into, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool send_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace tifa

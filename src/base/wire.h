// Numbers, texts and lists as bytes that pass between a program of ours and one that it started: little-endian, every
// length checked, since the other side may have been taken over by what it read.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/offset_map.h"

namespace tifa {

// What stands before each message: {u32 magic, u16 version, u16 kind, u64 size}, then `size` bytes. The magic says
// whose messages these are, the version changes whenever their fields do.
struct WireHead {
  std::uint32_t magic = 0;
  std::uint16_t version = 0;
  std::uint16_t kind = 0;
  std::uint64_t size = 0;
};
inline constexpr std::size_t kWireHeadBytes = 16;
[[nodiscard]] std::string wire_head(const WireHead& head);
// Nothing where this is no head of these messages in this version, or one of more than `limit` bytes.
[[nodiscard]] std::optional<WireHead> parse_wire_head(std::string_view bytes, std::uint32_t magic,
                                                      std::uint16_t version, std::uint64_t limit);

// Appends numbers and texts to bytes.
class WireWriter {
 public:
  explicit WireWriter(std::string& bytes) : bytes_(bytes) {}
  template <class T>
  void number(T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(const std::string& text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  template <class List, class Each>
  void list(const List& list, const Each& each) {
    number(static_cast<std::uint32_t>(list.size()));
    for (const auto& item : list) each(item);
  }
  void runs(const OffsetMap& map) {
    list(map.runs(), [&](const OffsetMap::Run& run) { number(run); });
  }

 private:
  std::string& bytes_;
};

// What does not fit makes it fail once and for all, and reads as zeros.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}
  template <class T>
  void number(T& value) {
    using Raw = std::conditional_t<std::is_same_v<T, bool>, std::uint8_t, T>;
    Raw raw{};
    if (const std::string_view bytes = take(sizeof raw); !bytes.empty()) std::memcpy(&raw, bytes.data(), sizeof raw);
    if constexpr (std::is_same_v<T, bool>)
      value = raw != 0;
    else
      value = raw;
  }
  void text(std::string& text) {
    std::uint32_t size = 0;
    number(size);
    text = take(size);
  }
  template <class List, class Each>
  void list(List& list, const Each& each) {
    std::uint32_t count = 0;
    number(count);
    // Each item takes at least 4 bytes, and is made when its bytes are read: a lie about their number costs no memory.
    if (count > rest_.size() / 4) good_ = false;
    list.clear();
    for (; count > 0 && good_; --count) each(list.emplace_back());
  }
  void runs(OffsetMap& map) {
    std::vector<OffsetMap::Run> runs;
    list(runs, [&](OffsetMap::Run& run) { number(run); });
    map = OffsetMap(std::move(runs));
  }
  [[nodiscard]] bool complete() const { return good_ && rest_.empty(); }

 private:
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) good_ = false;
    if (!good_) return {};
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }
  std::string_view rest_;
  bool good_ = true;
};

// The side of a started program: descriptor 0 and 1 are the one socket to who started it. Exactly `size` bytes into
// `into`; false at the end of the stream or when it breaks.
[[nodiscard]] bool receive_all(char* into, std::size_t size);
[[nodiscard]] bool send_all(std::string_view bytes);

}  // namespace tifa

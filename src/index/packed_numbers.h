// Numbers of 7 bits a byte, least significant first (LEB128): what records are packed into.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tifa {

class PackedWriter {
 public:
  explicit PackedWriter(std::string& out) : out_(out) {}
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
  }
  // Small numbers of either sign in few bytes.
  void difference(std::int64_t value) {
    number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
  }
  void bytes(std::string_view bytes) { out_ += bytes; }

 private:
  std::string& out_;
};

// Reads what PackedWriter wrote. What is not there reads as 0 and makes good() false from then on.
class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ >= bytes_.size()) break;
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    good_ = false;
    return 0;
  }
  [[nodiscard]] std::int64_t difference() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  [[nodiscard]] std::string_view bytes(std::uint64_t size) {
    if (size > bytes_.size() - at_) {
      good_ = false;
      return {};
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  [[nodiscard]] std::string_view rest() { return bytes(bytes_.size() - at_); }
  [[nodiscard]] bool good() const { return good_; }
  // A number of records, of which each takes at least one byte here: no more than there are bytes.
  [[nodiscard]] std::uint64_t count() {
    const std::uint64_t value = number();
    if (value > bytes_.size() - at_) good_ = false;
    return good_ ? value : 0;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace tifa

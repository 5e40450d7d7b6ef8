// Hashes: SHA-256 for what people compare and cite, XXH3 for finding damage in files of our own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace tifa {

// SHA-256 (FIPS 180-4) of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void update(std::string_view bytes);
  // 64 lower-case hex digits; afterwards the object hashes a new message.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

// XXH3 with 64 bits: detects damage at memory speed, withstands nobody who wants a collision.
[[nodiscard]] std::uint64_t xxh3(std::string_view bytes);

// XXH3 with 128 bits of bytes that come in pieces: names a file by its content.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(ContentHash&&) noexcept;
  ContentHash& operator=(ContentHash&&) noexcept;

  void update(std::string_view bytes);
  [[nodiscard]] std::string hex() const;  // 32 lower-case hex digits of all bytes so far

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tifa

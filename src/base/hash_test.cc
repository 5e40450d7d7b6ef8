// Hashes against published test vectors.
#include "base/hash.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(Sha256, GivesTheVectorsOfTheStandard) {
  // FIPS 180-4 examples: the empty message, "abc", and one million times "a".
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, TakesPiecesAndStartsAnew) {
  Sha256 hash;
  hash.update("a");
  hash.update("bc");
  EXPECT_EQ(hash.hex(), sha256_hex("abc"));
  EXPECT_EQ(hash.hex(), sha256_hex(""));
}

TEST(ContentHash, OfPiecesIsThatOfTheWhole) {
  ContentHash whole;
  whole.update("the whole text");
  ContentHash pieces;
  for (const char c : std::string("the whole text")) pieces.update(std::string_view(&c, 1));
  EXPECT_EQ(whole.hex(), pieces.hex());
  EXPECT_EQ(whole.hex().size(), 32U);
  EXPECT_NE(whole.hex(), ContentHash().hex());
}

TEST(Xxh3, ChangesWithEveryBit) {
  std::string bytes(200, 'x');
  const std::uint64_t before = xxh3(bytes);
  for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
    bytes[i / 8] = static_cast<char>(bytes[i / 8] ^ (1 << i % 8));
    EXPECT_NE(xxh3(bytes), before);
    bytes[i / 8] = static_cast<char>(bytes[i / 8] ^ (1 << i % 8));
  }
}

}  // namespace
}  // namespace tifa

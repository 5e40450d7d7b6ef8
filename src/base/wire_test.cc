#include "base/wire.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tifa {
namespace {

TEST(Wire, ListsComeBackInPlaceOfWhatStoodThere) {
  const std::vector<std::string> sent{"a", "", "bc"};
  std::string bytes;
  WireWriter writer(bytes);
  writer.list(sent, [&](const std::string& item) { writer.text(item); });
  std::vector<std::string> got{"old"};
  WireReader reader(bytes);
  reader.list(got, [&](std::string& item) { reader.text(item); });
  EXPECT_TRUE(reader.complete());
  EXPECT_EQ(got, sent);
}

TEST(Wire, AFalseCountMakesNoItems) {
  constexpr std::uint32_t kCount = 1000;
  std::string bytes;
  WireWriter writer(bytes);
  writer.number(kCount);
  writer.text("a");
  bytes.append(std::size_t{4} * kCount,
               '\xFF');  // the count is one that so many bytes could bear; no text is that long
  std::vector<std::string> got;
  WireReader reader(bytes);
  reader.list(got, [&](std::string& item) { reader.text(item); });
  EXPECT_FALSE(reader.complete());
  EXPECT_EQ(got.size(), 2U);

  std::string short_bytes;
  WireWriter(short_bytes).number(kCount);
  got = {"old"};
  WireReader short_reader(short_bytes);
  short_reader.list(got, [&](std::string& item) { short_reader.text(item); });
  EXPECT_FALSE(short_reader.complete());
  EXPECT_TRUE(got.empty());
}

}  // namespace
}  // namespace tifa

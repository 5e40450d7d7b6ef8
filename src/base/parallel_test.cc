#include "base/parallel.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(Parallel, EachPartIsDoneOnce) {
  for (const unsigned threads : {0U, 1U, 3U})
    for (const std::size_t parts : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{500}}) {
      std::vector<int> done(parts);
      in_parallel(threads, parts, [&](std::size_t part) { ++done[part]; });
      EXPECT_EQ(done, std::vector<int>(parts, 1));
    }
}

TEST(Parallel, PartsFollowOneAnother) {
  for (std::size_t size = 0; size < 40; ++size)
    for (std::size_t parts = 1; parts < 12; ++parts) {
      std::size_t end = 0;
      for (std::size_t i = 0; i < parts; ++i) {
        const auto [first, last] = part_of(size, parts, i);
        EXPECT_EQ(first, end);
        EXPECT_LE(last - first, size / parts + 1);
        end = last;
      }
      EXPECT_EQ(end, size);
    }
}

}  // namespace
}  // namespace tifa

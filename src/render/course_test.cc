#include "render/course.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(Course, ShowsWhatIsNotHeldApartFromZero) {
  EXPECT_EQ(course({0.0, 1.0, std::nullopt, 4.0, 8.0}), "_▁·▄█");
  EXPECT_EQ(course({0.0, std::nullopt}), "_·");
  EXPECT_EQ(course({0.001, 1000.0}), "▁█");
  EXPECT_EQ(course({}), "");
}

}  // namespace
}  // namespace tifa

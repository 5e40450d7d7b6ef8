// Forms in -ing, of which other forms and numbers are not told.
#include "app/stand_ins.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(StandIns, FormsInIngAreOfAVerb) {
  for (const char* phrase : {"building", "Building", "shipping", "old-age saving", "the fishing"})
    EXPECT_TRUE(is_ing_form(phrase)) << phrase;
  for (const char* phrase : {"king", "thing", "wing", "buildings", "harbour", "building site", ""})
    EXPECT_FALSE(is_ing_form(phrase)) << phrase;
}

}  // namespace
}  // namespace tifa

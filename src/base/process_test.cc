// Other programs as filters: bytes through, failures as sentences.
#include "base/process.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(Process, GivesWhatTheProgramWrites) {
  const auto bytes = run_filter({"cat"}, "科技\n");
  ASSERT_TRUE(bytes);
  EXPECT_EQ(*bytes, "科技\n");
  EXPECT_EQ(run_filter({"cat"}, "").value_or("no"), "");
  EXPECT_EQ(run_filter({"printf", "%s", "a b;$(c)"}, "").value_or("no"), "a b;$(c)");  // no shell reads it
}

// More than pipes hold, both ways: neither waits for the other for ever.
TEST(Process, TakesMoreThanAPipeHolds) {
  const std::string much(3 << 20, 'x');
  EXPECT_EQ(run_filter({"cat"}, much).value_or(""), much);
  EXPECT_EQ(run_filter({"true"}, much).value_or("no"), "");
  EXPECT_EQ(run_filter({"sh", "-c", "cat >&2; cat"}, much).value_or("no"), "");
}

TEST(Process, SaysWhatFailed) {
  const auto absent = run_filter({"no-such-program-anywhere"}, "");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, ErrorCode::kNotFound);
  const auto failed = run_filter({"sh", "-c", "printf 'out of ink\\nmore' >&2; exit 3"}, "");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kIo);
  EXPECT_EQ(failed.error().what, "the program ended with status 3, saying “out of ink”");
  const auto killed = run_filter({"sh", "-c", "kill -9 $$"}, "");
  ASSERT_FALSE(killed);
  EXPECT_EQ(killed.error().what, "the program was ended by signal 9");
  // What a program says can steer no terminal.
  EXPECT_EQ(run_filter({"sh", "-c", "printf '\\033[31mred' >&2; exit 1"}, "").error().what,
            "the program ended with status 1, saying “?[31mred”");
}

TEST(Process, SetsVariablesThatAreNotSet) {
  EXPECT_EQ(run_filter({"sh", "-c", "printf %s \"$TIFA_A_TEST\""}, "", {"TIFA_A_TEST=1"}).value_or(""), "1");
  EXPECT_NE(run_filter({"sh", "-c", "printf %s \"$PATH\""}, "", {"PATH=/nowhere"}).value_or(""), "/nowhere");
}

}  // namespace
}  // namespace tifa

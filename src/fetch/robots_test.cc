#include "fetch/robots.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

namespace tifa {
namespace {

bool allowed(std::string_view robots, std::string_view target) {
  return RobotsRules::parse(robots, "tifa").allow(target);
}

TEST(Robots, TheLongestRuleDecides) {
  // RFC 9309, section 5.2.
  constexpr std::string_view kRobots =
      "User-Agent: foobot\nDisallow: /\n\nUser-Agent: tifa\nAllow: /example/page/\nDisallow: "
      "/example/page/disallowed.gif\n";
  EXPECT_TRUE(allowed(kRobots, "/example/page/"));
  EXPECT_FALSE(allowed(kRobots, "/example/page/disallowed.gif"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a"));
  EXPECT_TRUE(allowed("", "/a"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow:\n", "/a"));
}

TEST(Robots, TheGroupsForUsAreOneAndShutOutTheOthers) {
  constexpr std::string_view kRobots =
      "\xEF\xBB\xBFuser-agent: a\r\nUser-Agent : TIFA/2.0 # us\r\ndisallow: /x\r\n\r\nUser-agent: *\r\nDisallow: /\r\n"
      "User-agent: tifa\r\nCrawl-delay: 5\r\nDisallow: /y\r\n";
  EXPECT_FALSE(allowed(kRobots, "/x"));
  EXPECT_FALSE(allowed(kRobots, "/y"));
  EXPECT_TRUE(allowed(kRobots, "/z"));
  EXPECT_FALSE(RobotsRules::parse(kRobots, "other").allow("/z"));
  EXPECT_TRUE(allowed("User-agent: tifa-else\nDisallow: /\n", "/z"));
}

TEST(Robots, PatternsAndEscapes) {
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /*.php$\n", "/a/b.php"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /*.php$\n", "/a/b.php?x"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a*b*c\n", "/a--b--b--c--"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a*b*c$\n", "/abcb"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /港\n", "/%e6%b8%af"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /%7Ejoe\n", "/~joe/x"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a$\n", "/ab"));
}

// As slow and as plain as the definition: '*' tries every length.
bool matches_slowly(std::string_view pattern, std::string_view target) {
  if (pattern == "$") return target.empty();
  if (pattern.empty()) return true;
  if (pattern.front() != '*')
    return !target.empty() && target.front() == pattern.front() && matches_slowly(pattern.substr(1), target.substr(1));
  for (std::size_t skip = 0; skip <= target.size(); ++skip)
    if (matches_slowly(pattern.substr(1), target.substr(skip))) return true;
  return false;
}

TEST(Robots, MatchesAsTheDefinitionDoes) {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string pattern = "/", target = "/";
    for (auto i = random() % 6; i > 0; --i) pattern += "ab*"[random() % 3];
    if (random() % 3 == 0) pattern += '$';
    for (auto i = random() % 7; i > 0; --i) target += "ab"[random() % 2];
    ASSERT_EQ(allowed("User-agent: *\nDisallow: " + pattern + "\n", target), !matches_slowly(pattern, target))
        << pattern << " on " << target;
  }
}

TEST(Robots, HostileRulesTakeNoLongTime) {
  std::string robots = "User-agent: *\n";
  while (robots.size() < (600 << 10)) robots += "Disallow: /" + std::string(500, '*') + std::string(400, 'a') + "b$\n";
  const auto began = std::chrono::steady_clock::now();
  EXPECT_TRUE(allowed(robots, "/" + std::string(4000, 'a')));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20));
}

}  // namespace
}  // namespace tifa

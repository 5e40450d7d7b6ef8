#include "fetch/fetcher.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace tifa {
namespace {

Reply reply(std::uint32_t status, std::string body = "",
            std::vector<std::pair<std::string, std::string>> headers = {}) {
  return {status, std::move(headers), std::move(body), "192.0.2.1"};
}

// A web of pages, and a clock that goes only when somebody waits.
struct World {
  std::map<std::string, std::vector<Outcome>> pages;  // each request takes the next, the last stays
  std::vector<Exchange> asked;
  std::int64_t milliseconds = 1'000'000'000;

  Fetcher fetcher(FetchLimits limits = {}) {
    const Transport transport = [this](const Exchange& exchange) -> Result<Outcome> {
      asked.push_back(exchange);
      auto page = pages.find(exchange.address);
      if (page == pages.end()) return Outcome(reply(404));
      Outcome outcome = page->second.front();
      if (page->second.size() > 1) page->second.erase(page->second.begin());
      return outcome;
    };
    return Fetcher(transport, limits, false,
                   {[this] { return milliseconds / 1000; },
                    [this](std::chrono::milliseconds time) { milliseconds += time.count(); }});
  }
  [[nodiscard]] std::vector<std::string> addresses() const {
    std::vector<std::string> all;
    for (const Exchange& exchange : asked) all.push_back(exchange.address);
    return all;
  }
};

TEST(Fetcher, AsksRobotsOnceAndPausesBetweenDocuments) {
  World world;
  world.pages["http://a/1"] = {reply(200, "one")};
  world.pages["http://a/2"] = {reply(200, "two")};
  Fetcher fetcher = world.fetcher();
  const std::int64_t began = world.milliseconds;
  ASSERT_TRUE(fetcher.fetch("http://a/1", nullptr, {}));
  EXPECT_EQ(world.milliseconds, began);
  const auto second = fetcher.fetch("http://a/2", nullptr, {});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->body, "two");
  EXPECT_EQ(second->record.time, "1970-01-12T13:46:41Z");
  EXPECT_EQ(world.milliseconds, began + 1000);
  EXPECT_EQ(world.addresses(), (std::vector<std::string>{"http://a/robots.txt", "http://a/1", "http://a/2"}));
}

TEST(Fetcher, SendsWhatTellsAVersionApartToItsOwnAddressOnly) {
  World world;
  world.pages["http://a/1"] = {reply(301, "", {{"location", "/2"}})};
  world.pages["http://a/2"] = {reply(304)};
  FetchRecord before;
  before.final_address = "http://a/2";
  before.headers = {{"etag", "\"x\""}, {"last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"}};
  Fetcher fetcher = world.fetcher();
  const auto fetched = fetcher.fetch("http://a/1", &before, {});
  ASSERT_TRUE(fetched);
  EXPECT_TRUE(fetched->unchanged);
  EXPECT_TRUE(world.asked[1].headers.empty());
  EXPECT_EQ(world.asked[2].headers.size(), 2U);
  before.final_address = "http://a/other";
  EXPECT_FALSE(world.fetcher().fetch("http://a/1", &before, {}));  // 304 to who asked without a condition
}

TEST(Fetcher, WaitsLongerEachTimeAndAsLongAsItIsAsked) {
  World world;
  world.pages["http://a/1"] = {reply(503), tl::unexpected<NoReply>(NoReply{Fault::kBroken, ""}), reply(200, "x")};
  std::int64_t began = world.milliseconds;
  ASSERT_TRUE(world.fetcher().fetch("http://a/1", nullptr, {}));
  EXPECT_EQ(world.milliseconds - began, 3000);
  world.pages["http://a/2"] = {reply(429, "", {{"retry-after", "45"}}), reply(200, "x")};
  began = world.milliseconds;
  ASSERT_TRUE(world.fetcher().fetch("http://a/2", nullptr, {}));
  EXPECT_EQ(world.milliseconds - began, 45000);
  world.pages["http://a/3"] = {reply(429, "", {{"retry-after", "61"}})};
  began = world.milliseconds;
  EXPECT_FALSE(world.fetcher().fetch("http://a/3", nullptr, {}));
  EXPECT_EQ(world.milliseconds, began);
  world.asked.clear();
  world.pages["http://a/4"] = {tl::unexpected<NoReply>(NoReply{Fault::kTime, ""})};
  EXPECT_EQ(world.fetcher().fetch("http://a/4", nullptr, {}).error().code, ErrorCode::kLimit);
  EXPECT_EQ(world.asked.size(), 2U);  // robots.txt, and no second attempt
}

TEST(Fetcher, EachSiteOnTheWayIsAskedItsRules) {
  World world;
  world.pages["http://a/1"] = {reply(302, "", {{"location", "http://b/2"}})};
  world.pages["http://b/robots.txt"] = {reply(200, "User-agent: *\nDisallow: /2")};
  const auto fetched = world.fetcher().fetch("http://a/1", nullptr, {});
  ASSERT_FALSE(fetched);
  EXPECT_EQ(fetched.error().where, "http://b/2");
  EXPECT_EQ(world.addresses(), (std::vector<std::string>{"http://a/robots.txt", "http://a/1", "http://b/robots.txt"}));
}

TEST(Fetcher, SendsNoHeadersThatHoldOthers) {
  World world;
  world.pages["http://a/1"] = {reply(200, "x")};
  FetchRecord before;
  before.final_address = "http://a/1";
  for (const char* value : {"\"x\"\r\nCookie: y", "\"x\"\n", "\x01", "\x7F"}) {
    before.headers = {{"etag", value}, {"last-modified", value}};
    ASSERT_TRUE(world.fetcher().fetch("http://a/1", &before, {}));
    EXPECT_TRUE(world.asked.back().headers.empty()) << value;
  }
  before.headers = {{"etag", "\"é\""}, {"last-modified", "\n"}};
  ASSERT_TRUE(world.fetcher().fetch("http://a/1", &before, {}));
  EXPECT_EQ(world.asked.back().headers, (Headers{{"If-None-Match", "\"é\""}}));
}

TEST(Fetcher, ASiteThatDoesNotAnswerIsNotWaitedForAgain) {
  World world;
  world.pages["http://a/robots.txt"] = {tl::unexpected<NoReply>(NoReply{Fault::kConnect, ""})};
  world.pages["http://b/robots.txt"] = {reply(500)};
  Fetcher fetcher = world.fetcher();
  for (const char* address : {"http://a/1", "http://a/2", "http://b/1", "http://b/2"})
    EXPECT_EQ(fetcher.fetch(address, nullptr, {}).error().code, ErrorCode::kIo) << address;
  EXPECT_EQ(world.asked.size(), 6U);  // three attempts at each robots.txt
  EXPECT_EQ(fetcher.fetch("http://a/3", nullptr, {}).error().where, "http://a/3");
  EXPECT_EQ(world.asked.size(), 6U);
}

TEST(Fetcher, ThatItWasStoppedIsNoRuleOfASite) {
  World world;
  world.pages["http://a/1"] = {reply(200, "x")};
  std::atomic<bool> stop = true;
  Context context;
  context.stop = &stop;
  Fetcher fetcher = world.fetcher();
  EXPECT_EQ(fetcher.fetch("http://a/1", nullptr, context).error().code, ErrorCode::kStopped);
  stop = false;
  EXPECT_TRUE(fetcher.fetch("http://a/1", nullptr, context));
}

TEST(Fetcher, StopsWhenAskedTo) {
  World world;
  world.pages["http://a/1"] = {reply(503)};
  std::atomic<bool> stop = true;
  Context context;
  context.stop = &stop;
  EXPECT_EQ(world.fetcher().fetch("http://a/1", nullptr, context).error().code, ErrorCode::kStopped);
  EXPECT_TRUE(world.asked.empty());
}

}  // namespace
}  // namespace tifa

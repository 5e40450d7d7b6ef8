// Fetches documents as a well-behaved client: asks robots.txt, follows redirects up to a limit, pauses between
// documents of one site, and tries again later where a server asks for it or a connection breaks.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "fetch/address.h"
#include "fetch/exchange.h"
#include "fetch/record.h"
#include "fetch/robots.h"

namespace tifa {

struct FetchLimits {
  std::uint32_t seconds = 120;              // of one exchange
  std::uint64_t bytes = kMaxDocumentBytes;  // of one document
  unsigned redirects = 10;                  // of one document
  unsigned attempts = 3;                    // at one address
  std::chrono::seconds first_wait{1};       // before the second attempt; twice as long before each further one
  std::chrono::seconds longest_wait{60};    // what a server may ask for with Retry-After
  std::chrono::seconds pause{1};            // between two documents of one site
};

// Time as the fetcher has it, so that tests need not wait.
struct Clock {
  std::function<std::int64_t()> now;                     // seconds since 1970
  std::function<void(std::chrono::milliseconds)> sleep;  // called in short steps
  [[nodiscard]] static Clock system();
};

struct Fetched {
  bool unchanged = false;  // the server says so (304), and there is no body
  std::string body;
  FetchRecord record;  // all but its path
};

class Fetcher {
 public:
  Fetcher(Transport transport, FetchLimits limits, bool allow_private, Clock clock = Clock::system());

  // The document at an address; where `before` is what was fetched of it earlier, only if it has changed since. Errors
  // (`where` is the address): kUsage of parse_address(); kNotFound when the server says it is not there, or there is no
  // such host; kInput when robots.txt or the server refuses, or the host is in a network that is not public; kLimit for
  // too many redirects, bytes or seconds; kIo when the connection fails; kStopped.
  [[nodiscard]] Result<Fetched> fetch(const std::string& address, const FetchRecord* before, const Context& context);

 private:
  Result<Outcome> ask(const Exchange& exchange, const Context& context);
  Result<Reply> reply_of(const Address& address, const FetchRecord* before, const Context& context);
  Result<RobotsRules> rules_of(const Address& address, const Context& context);
  Status check_robots(const Address& address, const Context& context);
  Status wait(std::chrono::milliseconds time, const Context& context) const;
  Status pause_at(const std::string& origin, const Context& context);

  Transport transport_;
  FetchLimits limits_;
  bool allow_private_;
  Clock clock_;
  // By origin; errors too, so that a site that does not answer is not waited for again. One without a place is of the
  // document that was asked for.
  std::map<std::string, Result<RobotsRules>> robots_;
  std::map<std::string, std::int64_t> last_use_;  // by origin: when a document of it was last asked for
};

}  // namespace tifa

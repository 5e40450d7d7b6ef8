// One request to a web server and what came back, as tifa and the program that speaks with the network
// (apps/tifa-fetch) pass it. Redirects, robots.txt and repetitions are no part of it (fetcher.h).
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <tifa/result.h>

#include "base/limited_process.h"
#include "fetch/headers.h"

namespace tifa {

struct Exchange {
  std::string address;          // Address::text()
  Headers headers;              // beside those of every request; plain (is_plain_header)
  std::uint64_t max_bytes = 0;  // of the body, as sent and as decoded
  std::uint32_t seconds = 0;    // in all
  bool allow_private = false;   // networks that are not public too
  bool cut = false;             // of a larger body the beginning, and no fault
};

struct Reply {
  std::uint32_t status = 0;
  Headers headers;      // names in lower case, in the order they came
  std::string body;     // without its content coding (gzip)
  std::string network;  // the numeric address that was connected with

  // The first header of this name; "" where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

// Why there is no reply.
enum class Fault : std::uint8_t {
  kPrivate,   // every address of the host is in a network that is not public
  kNoHost,    // the name has no address
  kConnect,   // nobody answers there
  kTime,      // it took too long or came too slowly
  kSize,      // more than may be taken: body or headers
  kBroken,    // the connection ended before the reply did
  kSecurity,  // TLS: a certificate that does not hold, no common version
  kProtocol,  // what came is not HTTP, or is coded in a way that nobody asked for
};

struct NoReply {
  Fault fault = Fault::kBroken;
  std::string what;  // of the library, for people
};

using Outcome = tl::expected<Reply, NoReply>;
// Whatever answers requests: the program, or a test.
using Transport = std::function<Result<Outcome>(const Exchange&)>;

inline constexpr std::uint64_t kMaxDocumentBytes = 64ULL << 20;   // of one body, decoded
inline constexpr std::uint64_t kMaxReplyHeaderBytes = 256 << 10;  // all headers of a reply

// Frames, little-endian: {u32 magic, u16 version, u16 kind, u64 size}, then `size` bytes. Nothing for what is none; of
// another version, from a program of another release, none is.
[[nodiscard]] std::string exchange_frame(const Exchange& exchange);
[[nodiscard]] std::string outcome_frame(const Outcome& outcome);
[[nodiscard]] std::optional<Exchange> parse_exchange(std::string_view payload);
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view payload);

// The loop of the program: requests from descriptor 0, replies to descriptor 1, until the other side has closed.
// `answer` may throw std::bad_alloc. Gives the exit status of the program.
int serve_exchanges(const std::function<Outcome(const Exchange&)>& answer);

// The program beside this one, started at the first exchange and again where it ended. Not thread-safe.
class FetchProgram {
 public:
  // `stop` may be null; when it becomes true, an exchange under way ends.
  explicit FetchProgram(std::filesystem::path programs = program_folder(), const std::atomic<bool>* stop = nullptr);
  // Errors: kNotFound where the program is not, kIo where it cannot be run or breaks, kStopped.
  [[nodiscard]] Result<Outcome> exchange(const Exchange& exchange);

 private:
  std::filesystem::path programs_;
  const std::atomic<bool>* stop_;
  std::optional<LimitedProcess> process_;
};

}  // namespace tifa

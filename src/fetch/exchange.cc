#include "fetch/exchange.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <new>

#include "base/wire.h"

namespace tifa {
namespace {

constexpr std::uint32_t kMagic = 0x46464954;  // "TIFF": tifa's frames of fetching
constexpr std::uint16_t kVersion = 1;         // another one whenever the fields change
constexpr std::uint64_t kMaxExchangeBytes = 64 << 10;
// A body, and headers with the length of each name and value (kMaxReplyHeaderBytes).
constexpr std::uint64_t kMaxOutcomeBytes = kMaxDocumentBytes + (1 << 20);

enum class Kind : std::uint16_t { kExchange = 1, kOutcome = 2 };

std::string frame(Kind kind, const std::string& payload) {
  return wire_head({kMagic, kVersion, static_cast<std::uint16_t>(kind), payload.size()}) + payload;
}

std::optional<std::uint64_t> payload_size(std::string_view head, Kind kind, std::uint64_t limit) {
  const auto parsed = parse_wire_head(head, kMagic, kVersion, limit);
  if (!parsed || parsed->kind != static_cast<std::uint16_t>(kind)) return std::nullopt;
  return parsed->size;
}

// One description of the fields for both directions.
template <class Wire, class List>
void pass_headers(Wire& wire, List& headers) {
  wire.list(headers, [&](auto& header) {
    wire.text(header.first);
    wire.text(header.second);
  });
}

template <class Wire, class Fields>
void pass_exchange(Wire& wire, Fields& exchange) {
  wire.text(exchange.address);
  pass_headers(wire, exchange.headers);
  wire.number(exchange.max_bytes);
  wire.number(exchange.seconds);
  wire.number(exchange.allow_private);
  wire.number(exchange.cut);
}

template <class Wire, class Fields>
void pass_reply(Wire& wire, Fields& reply) {
  wire.number(reply.status);
  pass_headers(wire, reply.headers);
  wire.text(reply.body);
  wire.text(reply.network);
}

}  // namespace

std::string_view Reply::header(std::string_view name) const { return header_of(headers, name); }

std::string exchange_frame(const Exchange& exchange) {
  std::string payload;
  WireWriter wire(payload);
  pass_exchange(wire, exchange);
  return frame(Kind::kExchange, payload);
}

std::string outcome_frame(const Outcome& outcome) {
  std::string payload;
  WireWriter wire(payload);
  wire.number(outcome.has_value());
  if (outcome) {
    pass_reply(wire, *outcome);
  } else {
    wire.number(outcome.error().fault);
    wire.text(outcome.error().what);
  }
  return frame(Kind::kOutcome, payload);
}

std::optional<Exchange> parse_exchange(std::string_view payload) {
  WireReader wire(payload);
  Exchange exchange;
  pass_exchange(wire, exchange);
  const auto plain = [](const auto& header) { return is_plain_header(header.first) && is_plain_header(header.second); };
  if (!wire.complete() || !std::all_of(exchange.headers.begin(), exchange.headers.end(), plain)) return std::nullopt;
  return exchange;
}

std::optional<Outcome> parse_outcome(std::string_view payload) {
  WireReader wire(payload);
  bool replied = false;
  wire.number(replied);
  if (replied) {
    Reply reply;
    pass_reply(wire, reply);
    if (!wire.complete() || reply.status < 100 || reply.status > 999) return std::nullopt;
    return Outcome(std::move(reply));
  }
  NoReply none;
  wire.number(none.fault);
  wire.text(none.what);
  if (!wire.complete() || none.fault > Fault::kProtocol) return std::nullopt;
  return Outcome(tl::unexpected<NoReply>(std::move(none)));
}

int serve_exchanges(const std::function<Outcome(const Exchange&)>& answer) {
  std::array<char, kWireHeadBytes> head{};
  while (receive_all(head.data(), head.size())) {
    const auto size = payload_size({head.data(), head.size()}, Kind::kExchange, kMaxExchangeBytes);
    if (!size) return 2;
    std::string payload(*size, '\0');
    if (!receive_all(payload.data(), payload.size())) return 2;
    const auto exchange = parse_exchange(payload);
    if (!exchange) return 2;
    std::string outcome;
    try {
      outcome = outcome_frame(answer(*exchange));
    } catch (const std::bad_alloc&) {
      outcome = outcome_frame(tl::unexpected<NoReply>(NoReply{Fault::kSize, "it takes more memory than may be used"}));
    }
    if (!send_all(outcome)) return 2;
  }
  return 0;
}

FetchProgram::FetchProgram(std::filesystem::path programs, const std::atomic<bool>* stop)
    : programs_(std::move(programs)), stop_(stop) {}

Result<Outcome> FetchProgram::exchange(const Exchange& exchange) {
  constexpr std::chrono::seconds kGrace(10);  // the program keeps to the time itself
  if (!process_) {
    auto started = LimitedProcess::start(programs_ / "tifa-fetch", {});
    if (!started && started.error().code == ErrorCode::kNotFound)
      return fail(ErrorCode::kNotFound, "the program that fetches is not there", started.error().where,
                  "install tifa with all of its programs");
    if (!started) return tl::unexpected(started.error());
    process_.emplace(std::move(*started));
    process_->stop_when(stop_);
  }
  const auto deadline = LimitedProcess::Clock::now() + std::chrono::seconds(exchange.seconds) + kGrace;
  std::array<char, kWireHeadBytes> head{};
  std::optional<Outcome> outcome;
  if (process_->send(exchange_frame(exchange), deadline) && process_->receive(head.data(), head.size(), deadline)) {
    if (const auto size = payload_size({head.data(), head.size()}, Kind::kOutcome, kMaxOutcomeBytes)) {
      std::string payload(*size, '\0');
      if (process_->receive(payload.data(), payload.size(), deadline)) outcome = parse_outcome(payload);
    }
  }
  if (outcome) return std::move(*outcome);
  const Ending ending = process_->ending();
  process_.reset();
  if (ending == Ending::kStopped) return fail(ErrorCode::kStopped, "stopped; nothing was fetched");
  return fail(ErrorCode::kIo, "the program that fetches broke down at this address", exchange.address,
              "save the page with a browser and add the file, and please report it");
}

}  // namespace tifa

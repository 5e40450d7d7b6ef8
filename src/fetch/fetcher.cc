#include "fetch/fetcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/hash.h"
#include "fetch/http_time.h"

namespace tifa {
namespace {

constexpr unsigned kRobotsRedirects = 5;  // RFC 9309, section 2.3.1.2
constexpr std::size_t kMaxKeptHeaders = 100;
constexpr std::size_t kMaxKeptHeader = 2048;  // bytes of one
constexpr const char* kByHand = "save the page with a browser and add the file";

bool is_redirect(std::uint32_t status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// Answers that a later attempt may better (RFC 9110, 15.5.9 and 15.6; RFC 6585).
bool is_passing(std::uint32_t status) {
  return status == 408 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
}

bool is_passing(Fault fault) { return fault == Fault::kConnect || fault == Fault::kBroken; }

Error error_of(const NoReply& none, const Address& address, const FetchLimits& limits) {
  const std::string where = address.text();
  const std::string said = none.what.empty() ? "" : " (" + none.what + ")";
  switch (none.fault) {
    case Fault::kPrivate:
      return {ErrorCode::kInput, "the host is in a private network" + said, where,
              "allow such addresses with --allow-private if you trust this one"};
    case Fault::kNoHost:
      return {ErrorCode::kNotFound, "there is no host “" + address.host + "”" + said, where,
              "check the address and the connection"};
    case Fault::kConnect:
      return {ErrorCode::kIo, "the host does not answer" + said, where, "check the connection and try again later"};
    case Fault::kTime:
      return {ErrorCode::kLimit, fmt::format("it took longer than {} s, or came too slowly{}", limits.seconds, said),
              where, "try again later, or give it more time with --timeout"};
    case Fault::kSize:
      return {ErrorCode::kLimit, fmt::format("it is larger than may be fetched ({} MB){}", limits.bytes >> 20, said),
              where, kByHand};
    case Fault::kBroken:
      return {ErrorCode::kIo, "the connection ended before the document did" + said, where, "try again later"};
    case Fault::kSecurity:
      return {ErrorCode::kIo, "the host cannot show that it is the one named" + said, where,
              "check the address; do not take what it sends"};
    case Fault::kProtocol:
      break;
  }
  return {ErrorCode::kIo, "what came back cannot be understood" + said, where, kByHand};
}

Error error_of(std::uint32_t status, const Address& address) {
  const std::string where = address.text();
  if (status == 404 || status == 410)
    return {ErrorCode::kNotFound, fmt::format("the server says that it is not there ({})", status), where,
            "check the address"};
  if (status == 401 || status == 403 || status == 407 || status == 451)
    return {ErrorCode::kInput, fmt::format("the server does not give it ({})", status), where, kByHand};
  if (is_passing(status))
    return {ErrorCode::kIo, fmt::format("the server cannot answer now ({})", status), where, "try again later"};
  return {ErrorCode::kInput, fmt::format("the server answers with status {}", status), where, kByHand};
}

// Headers as they are kept: no cookies, which are somebody's, and no more than a record bears.
Headers kept_headers(const Reply& reply) {
  Headers kept;
  for (const auto& [name, value] : reply.headers) {
    if (kept.size() == kMaxKeptHeaders) break;
    if (name != "set-cookie" && name != "set-cookie2") kept.emplace_back(name, value.substr(0, kMaxKeptHeader));
  }
  return kept;
}

}  // namespace

Clock Clock::system() {
  return {[] {
            return std::int64_t{
                std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
                    .count()};
          },
          [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }};
}

Fetcher::Fetcher(Transport transport, FetchLimits limits, bool allow_private, Clock clock)
    : transport_(std::move(transport)), limits_(limits), allow_private_(allow_private), clock_(std::move(clock)) {}

Status Fetcher::wait(std::chrono::milliseconds time, const Context& context) const {
  constexpr std::chrono::milliseconds kStep(50);
  while (time.count() > 0) {
    if (context.stopped()) return fail(ErrorCode::kStopped, "stopped; nothing was fetched");
    clock_.sleep(std::min(time, kStep));
    time -= kStep;
  }
  return {};
}

Status Fetcher::pause_at(const std::string& origin, const Context& context) {
  const std::int64_t now = clock_.now();
  const auto last = last_use_.find(origin);
  if (last != last_use_.end() && now - last->second < limits_.pause.count())
    if (auto waited = wait(limits_.pause, context); !waited) return waited;
  last_use_[origin] = clock_.now();
  return {};
}

Result<Outcome> Fetcher::ask(const Exchange& exchange, const Context& context) {
  std::chrono::seconds next_wait = limits_.first_wait;
  for (unsigned attempt = 1;; ++attempt) {
    if (context.stopped()) return fail(ErrorCode::kStopped, "stopped; nothing was fetched");
    auto outcome = transport_(exchange);
    if (!outcome) return outcome;
    const bool again = *outcome ? is_passing((*outcome)->status) : is_passing(outcome->error().fault);
    if (!again) return outcome;
    std::chrono::seconds asked{0};
    if (*outcome) {
      const auto seconds = parse_retry_after((*outcome)->header("retry-after"), clock_.now());
      asked = std::chrono::seconds(seconds.value_or(0));
      if (asked > limits_.longest_wait)
        return fail(ErrorCode::kIo,
                    fmt::format("the server asks to come back in {} s ({})", asked.count(), (*outcome)->status),
                    exchange.address, "ask again then");
    }
    if (attempt >= limits_.attempts) return outcome;
    if (auto waited = wait(std::max(next_wait, asked), context); !waited) return tl::unexpected(waited.error());
    next_wait *= 2;
  }
}

Result<RobotsRules> Fetcher::rules_of(const Address& address, const Context& context) {
  auto at = parse_address(address.origin() + "/robots.txt");
  if (!at) return tl::unexpected(at.error());
  for (unsigned hop = 0; hop <= kRobotsRedirects; ++hop) {
    Exchange exchange;
    exchange.address = at->text();
    exchange.max_bytes = kMaxRobotsBytes;
    exchange.seconds = limits_.seconds;
    exchange.allow_private = allow_private_;
    exchange.cut = true;
    auto outcome = ask(exchange, context);
    if (!outcome) return tl::unexpected(outcome.error());
    if (!*outcome) {
      Error error = error_of(outcome->error(), *at, limits_);
      error.where.clear();
      return tl::unexpected(std::move(error));
    }
    const Reply& reply = **outcome;
    if (reply.status >= 200 && reply.status < 300) return RobotsRules::parse(reply.body, kProductToken);
    if (is_passing(reply.status) || reply.status >= 500)
      return fail(ErrorCode::kIo,
                  fmt::format("the site's robots.txt cannot be had now ({}), so nothing may be fetched", reply.status),
                  at->text(), "try again later");
    if (!is_redirect(reply.status)) return RobotsRules{};
    auto next = resolve_reference(*at, reply.header("location"));
    if (!next) return RobotsRules{};  // there is none that can be read (section 2.3.1.3)
    at = std::move(next);
  }
  return RobotsRules{};
}

Status Fetcher::check_robots(const Address& address, const Context& context) {
  const std::string origin = address.origin();
  auto known = robots_.find(origin);
  if (known == robots_.end()) {
    auto rules = rules_of(address, context);
    if (!rules && rules.error().code == ErrorCode::kStopped) return tl::unexpected(rules.error());
    known = robots_.emplace(origin, std::move(rules)).first;
  }
  const Result<RobotsRules>& rules = known->second;
  if (!rules) {
    Error error = rules.error();
    if (error.where.empty()) error.where = address.text();
    return tl::unexpected(std::move(error));
  }
  if (address.path == "/robots.txt" || rules->allow(address.path + address.query)) return {};
  return fail(ErrorCode::kInput, "the site's robots.txt asks programs not to fetch it", address.text(), kByHand);
}

Result<Reply> Fetcher::reply_of(const Address& address, const FetchRecord* before, const Context& context) {
  Exchange exchange;
  exchange.address = address.text();
  exchange.max_bytes = limits_.bytes;
  exchange.seconds = limits_.seconds;
  exchange.allow_private = allow_private_;
  // What tells a version apart tells it apart at its own address only. The record may be of a foreign corpus.
  if (before != nullptr && before->final_address == exchange.address) {
    const auto send = [&](const char* name, std::string_view value) {
      if (!value.empty() && is_plain_header(value)) exchange.headers.emplace_back(name, value);
    };
    send("If-None-Match", before->header("etag"));
    send("If-Modified-Since", before->header("last-modified"));
  }
  auto outcome = ask(exchange, context);
  if (!outcome) return tl::unexpected(outcome.error());
  if (!*outcome) return tl::unexpected(error_of(outcome->error(), address, limits_));
  const std::uint32_t status = (*outcome)->status;
  const bool unchanged = status == 304 && !exchange.headers.empty();
  if (status != 200 && status != 203 && !unchanged && !is_redirect(status))
    return tl::unexpected(error_of(status, address));
  return std::move(**outcome);
}

Result<Fetched> Fetcher::fetch(const std::string& address, const FetchRecord* before, const Context& context) {
  auto asked = parse_address(address);
  if (!asked) {
    // A password is not repeated even where it is refused.
    if (asked.error().where.empty() && address.find('@') == address.npos) asked.error().where = address;
    return tl::unexpected(asked.error());
  }
  Fetched fetched;
  fetched.record.address = asked->text();
  std::vector<Address> seen;
  Address at = *asked;
  for (;;) {
    if (auto allowed = check_robots(at, context); !allowed) return tl::unexpected(allowed.error());
    // A redirect inside a site is no further document of it.
    const bool first_here = std::none_of(seen.begin(), seen.end(),
                                         [&](const Address& before_it) { return before_it.origin() == at.origin(); });
    if (first_here)
      if (auto paused = pause_at(at.origin(), context); !paused) return tl::unexpected(paused.error());
    auto reply = reply_of(at, before, context);
    if (!reply) return tl::unexpected(reply.error());
    if (!is_redirect(reply->status)) {
      fetched.unchanged = reply->status == 304;
      fetched.record.final_address = at.text();
      fetched.record.network = reply->network;
      fetched.record.time = utc_text(clock_.now());
      fetched.record.status = reply->status;
      fetched.record.headers = kept_headers(*reply);
      fetched.record.bytes = reply->body.size();
      fetched.record.sha256 = sha256_hex(reply->body);
      fetched.body = std::move(reply->body);
      for (std::size_t i = 1; i < seen.size(); ++i) fetched.record.hops.push_back(seen[i].text());
      return fetched;
    }
    seen.push_back(at);
    if (seen.size() > limits_.redirects)
      return fail(ErrorCode::kLimit, fmt::format("it is redirected more than {} times", limits_.redirects),
                  asked->text(), kByHand);
    auto next = resolve_reference(at, reply->header("location"));
    if (!next)
      return fail(ErrorCode::kInput, "it is redirected to where nothing is fetched: " + next.error().what, at.text(),
                  kByHand);
    if (std::find(seen.begin(), seen.end(), *next) != seen.end())
      return fail(ErrorCode::kInput, "it is redirected in a circle", at.text(), kByHand);
    at = std::move(*next);
  }
}

}  // namespace tifa

#include "curl.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "fetch/content_coding.h"
#include "fetch/network.h"
#include "fetch/robots.h"
#include "text/ascii.h"

namespace tifa {
namespace {

constexpr long kConnectSeconds = 20;
constexpr long kSlowBytes = 100;  // a second: below this for so long, it is given up
constexpr long kSlowSeconds = 30;

// What libcurl hands over while it works.
struct Progress {
  const Exchange& exchange;
  Reply reply;
  std::uint64_t header_bytes = 0;
  bool too_large = false, refused_network = false;
  std::string refused{};  // the numeric address that was
};

std::string trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return std::string(text);
}

// The bytes of a socket address, 4 or 16; none for other families.
std::span<const std::uint8_t> bytes_of(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    const auto& ip = reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    return {reinterpret_cast<const std::uint8_t*>(&ip), sizeof ip};
  }
  if (address.sa_family == AF_INET6) {
    const auto& ip = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    return {ip.s6_addr, sizeof ip.s6_addr};
  }
  return {};
}

// libcurl asks for a socket when it knows the numeric address that it is about to connect with: what a name means is
// looked at here and nowhere before, so that it cannot mean something else by then.
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& progress = *static_cast<Progress*>(user);
  const auto bytes = bytes_of(address->addr);
  if (bytes.empty() || (!progress.exchange.allow_private && !is_public_network(bytes))) {
    progress.refused_network = true;
    progress.refused = network_text(bytes);
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_header(char* data, std::size_t, std::size_t size, void* user) {
  auto& progress = *static_cast<Progress*>(user);
  progress.header_bytes += size;
  if (progress.header_bytes > kMaxReplyHeaderBytes) {
    progress.too_large = true;
    return 0;
  }
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) {
    progress.reply.headers.clear();  // those of an interim reply (1xx) are not of this one
    return size;
  }
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0) return size;
  progress.reply.headers.emplace_back(trimmed(ascii_lower(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
  return size;
}

std::size_t take_body(char* data, std::size_t, std::size_t size, void* user) {
  auto& progress = *static_cast<Progress*>(user);
  const std::uint64_t room = progress.exchange.max_bytes - progress.reply.body.size();
  progress.reply.body.append(data, std::min<std::uint64_t>(size, room));
  if (size <= room) return size;
  progress.too_large = true;
  return 0;
}

Fault fault_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return Fault::kNoHost;
    case CURLE_COULDNT_CONNECT:
      return Fault::kConnect;
    case CURLE_OPERATION_TIMEDOUT:
      return Fault::kTime;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
      return Fault::kSecurity;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return Fault::kBroken;
    case CURLE_FILESIZE_EXCEEDED:
      return Fault::kSize;
    default:
      return Fault::kProtocol;
  }
}

// Undoes the one coding that was asked for; others were not, and a body that only claims to be coded stays as it is.
Outcome decoded(Progress& progress) {
  Reply& reply = progress.reply;
  const std::string coding = ascii_lower(reply.header("content-encoding"));
  if (coding != "gzip" && coding != "x-gzip") {
    for (const std::string_view other : {"br", "zstd", "deflate", "compress"})
      if (coding.find(other) != coding.npos)
        return tl::unexpected<NoReply>(NoReply{Fault::kProtocol, "it is compressed in a way that was not asked for"});
    return std::move(reply);
  }
  if (reply.body.empty() || !reply.body.starts_with("\x1F\x8B")) return std::move(reply);
  auto body = decode_gzip(reply.body, progress.exchange.max_bytes);
  if (!body)
    return tl::unexpected<NoReply>(
        NoReply{body.error().code == ErrorCode::kLimit ? Fault::kSize : Fault::kBroken, body.error().what});
  reply.body = std::move(*body);
  return std::move(reply);
}

}  // namespace

struct Curl::State {
  CURL* easy = nullptr;
};

Curl::Curl() : state_(std::make_unique<State>()) {
  ::curl_global_init(CURL_GLOBAL_DEFAULT);
  state_->easy = ::curl_easy_init();
}

Curl::~Curl() {
  ::curl_easy_cleanup(state_->easy);
  ::curl_global_cleanup();
}

Outcome Curl::exchange(const Exchange& exchange) {
  CURL* easy = state_->easy;
  if (easy == nullptr) return tl::unexpected<NoReply>(NoReply{Fault::kProtocol, "libcurl cannot be used"});
  ::curl_easy_reset(easy);  // options, not connections
  Progress progress{exchange, {}};
  std::array<char, CURL_ERROR_SIZE> complaint{};
  const std::string agent = std::string(kProductToken) + "/" + TIFA_VERSION;
  curl_slist* headers = nullptr;
  for (const auto& [name, value] : exchange.headers) {
    std::string line = name;
    line.append(": ").append(value);
    headers = ::curl_slist_append(headers, line.c_str());
  }
  // The beginning of what is compressed cannot be read.
  headers = ::curl_slist_append(headers, exchange.cut ? "Accept-Encoding: identity" : "Accept-Encoding: gzip");

  ::curl_easy_setopt(easy, CURLOPT_URL, exchange.address.c_str());
  ::curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  ::curl_easy_setopt(easy, CURLOPT_USERAGENT, agent.c_str());
  ::curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, complaint.data());
  ::curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  // Nothing but what was asked for: no other protocol, no redirect, no proxy of the environment (which would connect
  // where we cannot see), no older HTTP.
  ::curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  ::curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  ::curl_easy_setopt(easy, CURLOPT_PROXY, "");
  ::curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  ::curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
  ::curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  ::curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
  if (!exchange.cut) ::curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(exchange.max_bytes));
  ::curl_easy_setopt(easy, CURLOPT_TIMEOUT, static_cast<long>(exchange.seconds));
  ::curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, std::min(kConnectSeconds, static_cast<long>(exchange.seconds)));
  ::curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, kSlowBytes);
  ::curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, kSlowSeconds);
  ::curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  ::curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &progress);
  ::curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
  ::curl_easy_setopt(easy, CURLOPT_HEADERDATA, &progress);
  ::curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
  ::curl_easy_setopt(easy, CURLOPT_WRITEDATA, &progress);

  const CURLcode code = ::curl_easy_perform(easy);
  ::curl_slist_free_all(headers);
  long status = 0;
  ::curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  progress.reply.status = static_cast<std::uint32_t>(status);
  const char* network = nullptr;
  if (::curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &network) == CURLE_OK && network != nullptr)
    progress.reply.network = network;

  const bool cut = exchange.cut && progress.too_large && progress.header_bytes <= kMaxReplyHeaderBytes;
  if (code == CURLE_OK || cut) return decoded(progress);
  if (progress.too_large) return tl::unexpected<NoReply>(NoReply{Fault::kSize, ""});
  if (progress.refused_network && code == CURLE_COULDNT_CONNECT)
    return tl::unexpected<NoReply>(NoReply{Fault::kPrivate, progress.refused});
  const char* said = complaint[0] != '\0' ? complaint.data() : ::curl_easy_strerror(code);
  return tl::unexpected<NoReply>(NoReply{fault_of(code), said});
}

}  // namespace tifa

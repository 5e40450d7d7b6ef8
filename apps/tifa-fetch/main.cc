// tifa-fetch: speaks with web servers for tifa, in a process with bounded memory that can write no file and has nothing
// open but the socket to the one that started it. Not for people: started by tifa, which speaks the frames of
// fetch/exchange.h with it.
#include <csignal>
#include <cstdio>

#include "base/limited_process.h"
#include "curl.h"

int main(int argc, char**) {
  if (argc != 1) {
    std::fputs("tifa-fetch is started by tifa, which fetches documents with it.\n", stderr);
    return 2;
  }
  constexpr std::uint64_t kMemory = 1ULL << 30;
  std::signal(SIGINT, SIG_IGN);  // whoever started it is asked to stop, and stops it
  std::signal(SIGPIPE, SIG_IGN);
  if (!tifa::limit_this_process({kMemory, 0, 64})) return 2;
  tifa::Curl curl;
  return tifa::serve_exchanges([&](const tifa::Exchange& exchange) { return curl.exchange(exchange); });
}

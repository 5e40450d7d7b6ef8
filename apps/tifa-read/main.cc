// tifa-read: parses hostile formats for tifa, in a process with bounded memory and time and nothing open but the socket
// to the one that started it. Not for people: started by tifa, which speaks the frames of ingest/frame.h with it.
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "base/limited_process.h"
#include "ingest/frame.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("tifa-read is started by tifa, which reads documents with it.\n", stderr);
    return 2;
  }
  const std::uint64_t memory = std::strtoull(argv[1], nullptr, 10);
  const auto seconds = static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10));
  std::signal(SIGINT, SIG_IGN);  // whoever started it is asked to stop, and stops it
  if (!tifa::limit_this_process({memory, 0, 8})) return 2;
  return tifa::serve_reads([&](const tifa::ReadRequest& request) -> tifa::Result<tifa::RawDocument> {
    const tifa::FormatRow& row = tifa::row_of(request.format);
    if (row.read == nullptr)
      return tifa::fail(tifa::ErrorCode::kUsage, "tifa-read does not read " + std::string(row.name));
    tifa::limit_cpu_time_from_now(seconds);
    return row.read(request.bytes, request.options);
  });
}

#include "ingest/reading_program.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "base/limited_process.h"

namespace tifa {

int run_reading_program(int argc, char** argv, const std::function<std::string(const ReadRequest&)>& answer) {
  if (argc != 3) {
    std::fputs("This program is started by tifa, which reads documents with it.\n", stderr);
    return 2;
  }
  constexpr std::uint32_t kDescriptors = 8;
  const std::uint64_t memory = std::strtoull(argv[1], nullptr, 10);
  const auto seconds = static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10));
  std::signal(SIGINT, SIG_IGN);  // whoever started it is asked to stop, and stops it
  if (!limit_this_process({memory, 0, kDescriptors})) return 2;
  return serve_reads([&](const ReadRequest& request) {
    limit_cpu_time_from_now(seconds);
    return answer(request);
  });
}

}  // namespace tifa

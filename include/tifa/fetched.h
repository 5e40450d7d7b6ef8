// Where the bytes of a source come from.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tifa {

// Where and when the bytes of a source were fetched; from fetched.jsonl.
struct FetchedFrom {
  std::string address, final_address;                        // as asked for, and which gave them
  std::vector<std::string> hops;                             // the addresses between the two
  std::string network;                                       // the numeric address that was connected with
  std::string time;                                          // UTC, "2025-03-05T08:00:00Z"
  std::uint32_t status = 0;                                  // of HTTP
  std::vector<std::pair<std::string, std::string>> headers;  // lower-case names; no cookies
  std::uint64_t bytes = 0;
  std::string sha256;
  bool edited = false;  // the file is not as it was fetched
};

}  // namespace tifa

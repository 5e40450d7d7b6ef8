// What is known of a fetched source: where and when, under which headers, and which bytes. Kept beside the texts, in
// fetched.jsonl: it belongs to the user like them, since it cannot be made again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "fetch/headers.h"

namespace tifa {

struct FetchRecord {
  std::string path;               // of the bytes, from the corpus folder
  std::string address;            // as asked for
  std::string final_address;      // which gave the bytes
  std::vector<std::string> hops;  // the addresses between the two
  std::string network;            // the numeric address that was connected with
  std::string time;               // UTC, "2025-03-05T08:00:00Z"
  std::uint32_t status = 0;       // of HTTP
  Headers headers;                // lower-case names; no cookies
  std::uint64_t bytes = 0;
  std::string sha256;
  std::string replaces;  // the hash of the bytes that stood at `path` before; empty when none did
  std::string kept_as;   // where those lie now

  // The first header of this name; "" where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

inline constexpr std::string_view kRecordFile = "fetched.jsonl";

// The records of a file, one a line, oldest first; none where there is no such file. Errors: kInput for a line that is
// no record, with its number.
[[nodiscard]] Result<std::vector<FetchRecord>> read_records(const std::filesystem::path& file);
// Adds records behind those that are there, in one step.
[[nodiscard]] Status append_records(const std::filesystem::path& file, const std::vector<FetchRecord>& records);
// Replaces all; none removes the file.
[[nodiscard]] Status write_records(const std::filesystem::path& file, const std::vector<FetchRecord>& records);

// The last record of the bytes at a path; null where there is none.
[[nodiscard]] const FetchRecord* latest_record(const std::vector<FetchRecord>& records, std::string_view path);

}  // namespace tifa

// What passes between tifa and a program that reads a format for it: a request with the bytes of a source, and the
// document or the error that comes back. Framed, versioned, little-endian, every length checked: the other side may
// have been taken over by what it read.
//
//   head      as of base/wire.h, then:
//   request   {u32 format, u16 changes, u16 as table, u16 whether its look is asked for, the rules with their size
//             before them, encoding, the source}
//
//   document  the fields of RawDocument in their order; strings and lists with a u32 count before them
//
//   members   of a package: a list of name, bytes, whether refused, and the error
//
//   look      the fields of WordLook in their order
//
//   error     {u32 code, what, where, todo}
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "ingest/formats.h"
#include "ingest/unpack.h"
#include "ingest/word_look.h"
#include "structure/structure.h"

namespace tifa {

enum class FrameKind : std::uint16_t { kRequest = 1, kDocument = 2, kError = 3, kMembers = 4, kLook = 5 };

inline constexpr std::uint64_t kMaxRequestBytes = kMaxSourceBytes + (4 << 20);  // with the rules before it
inline constexpr std::uint64_t kMaxAnswerBytes = 512ULL << 20;

struct FrameHead {
  FrameKind kind = FrameKind::kError;
  std::uint64_t size = 0;
};
// Nothing when this is no frame of this version, or larger than `limit`.
[[nodiscard]] std::optional<FrameHead> parse_frame_head(std::string_view bytes, std::uint64_t limit);
[[nodiscard]] std::string frame_head(FrameHead head);

struct ReadRequest {
  Format format = Format::kText;
  ReadOptions options;
  std::string_view bytes;
  bool look = false;  // not its text, but how it looks
};
// The frame of a request without its source, which follows it.
[[nodiscard]] std::string request_frame(const ReadRequest& request);
[[nodiscard]] std::optional<ReadRequest> parse_request(std::string_view payload);

// A whole frame.
[[nodiscard]] std::string answer_frame(const Result<RawDocument>& answer);
[[nodiscard]] std::string members_frame(const Result<std::vector<PackageMember>>& answer);
[[nodiscard]] std::string look_frame(const Result<WordLook>& answer);
// The answer as it came, held against fault_in(); nothing when it does not hold together.
[[nodiscard]] std::optional<Result<RawDocument>> parse_answer(FrameKind kind, std::string_view payload);
// The same of the members of a package; nothing when a name is not one that unpack() gives.
[[nodiscard]] std::optional<Result<std::vector<PackageMember>>> parse_members(FrameKind kind, std::string_view payload);

// The same of a look.
[[nodiscard]] std::optional<Result<WordLook>> parse_look(FrameKind kind, std::string_view payload);

// The loop of a reading program: requests from descriptor 0, answers to descriptor 1, until the other side has closed.
// `answer` gives a whole frame and may throw std::bad_alloc. Gives the exit status of the program.
int serve_reads(const std::function<std::string(const ReadRequest&)>& answer);

}  // namespace tifa

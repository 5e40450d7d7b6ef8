// Errors as values: what every fallible function of tifa returns.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace tifa {

// What kind of failure it is, for callers that must tell them apart. The sentence is for people.
enum class ErrorCode {
  kUsage,     // the request cannot be understood
  kInput,     // a document or manifest cannot be used as it is
  kNotFound,  // something named does not exist
  kCorrupt,   // derived data is damaged or of another version
  kIo,        // the system refused: disk full, permission
  kBusy,      // another process is writing
  kStopped,   // the caller asked to stop
  kLimit,     // a size, depth or memory limit was reached
};

// One failure: what happened, where, and what the user can do about it.
struct Error {
  ErrorCode code = ErrorCode::kInput;
  std::string what;   // "the text is not valid UTF-8"
  std::string where;  // "texts/plan-2.txt, byte 118"; may be empty
  std::string todo;   // "save it as UTF-8 or declare its encoding"; may be empty

  // "texts/plan-2.txt, byte 118: the text is not valid UTF-8; save it as …"
  [[nodiscard]] std::string sentence() const;
};

template <class T>
using Result = tl::expected<T, Error>;

using Status = Result<void>;

// Makes the error branch of a Result: `return fail(ErrorCode::kNotFound, "no series “x”", where);`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string where = {},
                                                std::string todo = {}) {
  return tl::unexpected<Error>(Error{code, std::move(what), std::move(where), std::move(todo)});
}

}  // namespace tifa

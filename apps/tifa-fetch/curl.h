// libcurl as the one that speaks HTTP.
#pragma once

#include <memory>

#include "fetch/exchange.h"

namespace tifa {

// Keeps its connections from one exchange to the next. One a process.
class Curl {
 public:
  Curl();
  ~Curl();
  Curl(const Curl&) = delete;
  Curl& operator=(const Curl&) = delete;
  [[nodiscard]] Outcome exchange(const Exchange& exchange);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tifa

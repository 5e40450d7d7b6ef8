// add with the one who fetches given, so that several documents share what was learned of sites.
#pragma once

#include <filesystem>

#include <tifa/fetch.h>

#include "fetch/fetcher.h"

namespace tifa {

// The program that speaks with the network, and who fetches through it.
class FetchSession {
 public:
  FetchSession(const FetchOptions& options, const Context& context);
  [[nodiscard]] Fetcher& fetcher() { return fetcher_; }

 private:
  FetchProgram program_;
  Fetcher fetcher_;
};

// As add() of <tifa/fetch.h>. `context.progress` is told what is being read.
[[nodiscard]] Result<AddAnswer> add_documents(const std::filesystem::path& from, const AddRequest& request,
                                              Fetcher& fetcher, const Context& context, Diagnostics& diagnostics);

}  // namespace tifa

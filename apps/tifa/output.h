// What holds for every command: the corpus it is asked of, where the answer goes and in which form.
#pragma once

#include <cstdint>
#include <string>

#include <tifa/render.h>
#include <tifa/result.h>

namespace CLI {  // NOLINT(readability-identifier-naming): named so by its library
class Option;
}

namespace tifa::cli {

struct Options {
  std::string folder = ".";
  std::string format;
  std::string output;  // a file; empty: standard output
  bool quiet = false;
  bool paged = true;  // long answers on a terminal go through the user's pager
  unsigned threads = 0;
  std::uint64_t memory = 0;  // bytes that a build may take about; 0: its own choice
  RenderOptions rendering;
  CLI::Option* plot = nullptr;  // of the command that runs, when it has a picture
  std::string picture;          // the file that --plot names
};

// Settles where the answer goes and in which form, before anything is computed.
[[nodiscard]] Status settle_output(Options& options);

// The question as it can be asked again: without what says where the corpus lies and where the answer goes, which is no
// part of it and differs from machine to machine.
[[nodiscard]] std::string question_of(int argc, char** argv);

}  // namespace tifa::cli

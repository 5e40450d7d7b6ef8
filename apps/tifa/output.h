// What holds for every command: the corpus it is asked of, where the answer goes and in which form.
#pragma once

#include <cstdint>
#include <string>

#include <tifa/render.h>
#include <tifa/result.h>

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
  bool plotted = false;  // --plot stands in the line
  bool bars = false;     // and may stand alone, for bars in the table
  std::string picture;   // the file that --plot names
};

// Settles in which form the answer goes out, before anything is computed.
[[nodiscard]] Status settle_output(Options& options);

// Whether this option of every command is followed by its value.
[[nodiscard]] bool takes_value(const std::string& word);

// The question as it can be asked again: without what says where the corpus lies and where the answer goes, which is no
// part of it and differs from machine to machine.
[[nodiscard]] std::string question_of(int argc, char** argv);

}  // namespace tifa::cli

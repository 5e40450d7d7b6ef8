// The main function of a program that reads formats for tifa: limits for itself first, then one source after the other.
#pragma once

#include <functional>
#include <string>

#include "ingest/frame.h"

namespace tifa {

// Arguments: bytes of address space, seconds of processor time for a source, as ReaderPool gives them. `answer` as of
// serve_reads(). Gives the exit status.
int run_reading_program(int argc, char** argv, const std::function<std::string(const ReadRequest&)>& answer);

}  // namespace tifa

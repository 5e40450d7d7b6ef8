// What each command does: one use case called, its answer rendered and written. Each gives an exit status: 0 ok, 1 the
// answer is “not found” or “differs”, 2 an error.
#pragma once

#include "arguments.h"

namespace tifa::cli {

// Of the corpus (corpus_commands.cc).
int run(const Options& options, const InitCommand& command);
int run(const Options& options, const AddCommand& command);
int run(const Options& options, const UpdateCommand& command);
int run(const Options& options, const ImportCommand& command);
int run(const Options& options, const BuildCommand& command);
int run(const Options& options, const VerifyCommand& command);
int run(const Options& options, const StatusCommand& command);
int run(const Options& options, const SourceCommand& command);
int run(const Options& options, const CycleCommand& command);

// Of terms and editions (edition_commands.cc).
int run(const Options& options, const GoalsCommand& command);
int run(const Options& options, const CountCommand& command);
int run(const Options& options, const FirstCommand& command);
int run(const Options& options, const TraceCommand& command);
int run(const Options& options, const KwicCommand& command);
int run(const Options& options, const CompareCommand& command);
int run(const Options& options, const ReportCommand& command);
int run(const Options& options, const RedlineCommand& command);

// Of what others say (claim_commands.cc).
int run(const Options& options, const CheckCommand& command);
int run(const Options& options, const ClaimsCommand& command);

}  // namespace tifa::cli

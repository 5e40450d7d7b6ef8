// What a command line asks for: the options that hold for every command, and one command with its own.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <tifa/app.h>
#include <tifa/audit.h>
#include <tifa/check.h>
#include <tifa/claims.h>
#include <tifa/fetch.h>
#include <tifa/redline_steps.h>
#include <tifa/report.h>
#include <tifa/trace.h>

#include "output.h"

namespace tifa::cli {

struct InitCommand {
  std::string folder = ".";
  std::vector<std::string> series;  // ready-made ones
};
struct AddCommand {
  std::vector<std::string> files;  // or addresses
  AddRequest request;
  FetchOptions fetching;
};
struct UpdateCommand {
  UpdateRequest request;
};
struct ImportCommand {
  std::string table;
  ImportRequest request;
};
struct BuildCommand {
  bool full = false;
};
struct VerifyCommand {};
struct StatusCommand {
  std::string document, in;
  bool audit = false, sources = false;
};
struct SourceCommand {
  SourceRequest request;
};
struct CycleCommand {
  std::string edition;
};
struct GoalsCommand {
  GoalsRequest request;
};
struct CountCommand {
  CountRequest request;
};
struct FirstCommand {
  FirstRequest request;
};
struct TraceCommand {
  TraceRequest request;
};
struct KwicCommand {
  KwicRequest request;
};
struct CompareCommand {
  CompareRequest request;
};
struct ReportCommand {
  ReportRequest request;
};
struct RedlineCommand {
  RedlineRequest request;
  bool blame = false, steps = false;
};
struct CheckCommand {
  std::vector<std::string> articles;
  std::string in, date;
  std::string claims;  // a file of claims given as data
};
struct ClaimsCommand {
  ClaimsRequest request;
};

using Command =
    std::variant<InitCommand, AddCommand, UpdateCommand, ImportCommand, BuildCommand, VerifyCommand, StatusCommand,
                 SourceCommand, CycleCommand, GoalsCommand, CountCommand, FirstCommand, TraceCommand, KwicCommand,
                 CompareCommand, ReportCommand, RedlineCommand, CheckCommand, ClaimsCommand>;

struct Arguments {
  Options options;
  Command command;
  int status = 0;    // where nothing is to be run
  bool run = false;  // false: the line asked for help, or is wrong, and that has been said
};

// Reads a command line and settles where the answer goes and in which form. Writes help, the version, or what is wrong
// with the line.
[[nodiscard]] Arguments read_arguments(int argc, char** argv);

}  // namespace tifa::cli

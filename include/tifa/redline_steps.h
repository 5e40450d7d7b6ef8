// A range of editions, each against the one before it.
#pragma once

#include <string>
#include <vector>

#include <tifa/answers.h>
#include <tifa/context.h>
#include <tifa/result.h>

namespace tifa {

class Workspace;

// What changed from one held edition to the next one held; rows and blocks are those of the redline of the two.
struct RedlineStep {
  std::string a, b, date_a, date_b;
  std::vector<std::string> between;  // editions of the range that lie between and are missing or held only in part
  RedlineSummary summary;
  std::vector<RedlineSection> sections;
};

struct RedlineStepsAnswer {
  Provenance tifa;
  std::vector<RedlineStep> steps;  // oldest first
  Coverage coverage;
  std::vector<std::string> notes;
};

// Errors: kUsage when `range` names fewer than two held editions, or editions of several series; those of redline().
// As many redlines as there are steps.
[[nodiscard]] Result<RedlineStepsAnswer> redline_steps(const Workspace& workspace, const std::string& range,
                                                       const Context& context);

}  // namespace tifa

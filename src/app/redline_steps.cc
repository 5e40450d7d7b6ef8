// redline --steps: each edition of a range against the held one before it.
#include <tifa/redline_steps.h>

#include <tifa/app.h>

#include "app/terms.h"

namespace tifa {

Result<RedlineStepsAnswer> redline_steps(const Workspace& workspace, const std::string& range, const Context& context) {
  auto editions = workspace.corpus().select(range);
  if (!editions) return tl::unexpected(editions.error());
  RedlineStepsAnswer answer;
  answer.tifa = workspace.provenance();
  const Edition* before = nullptr;
  std::vector<std::string> between;
  for (std::size_t e = 0; e < editions->size(); ++e) {
    const Edition& edition = (*editions)[e];
    if (edition.status != EditionStatus::kHeld) {
      if (before != nullptr) between.push_back(edition.name());
      continue;
    }
    if (before != nullptr && before->series != edition.series)
      return fail(ErrorCode::kUsage, "“" + range + "” names editions of several series", "",
                  "name a range of one: tifa redline plan:5..8 --steps");
    if (before != nullptr) {
      auto made = redline(workspace, {before->name(), edition.name(), false}, context);
      if (!made) return tl::unexpected(made.error());
      answer.steps.push_back({before->name(), edition.name(), before->date.iso(), edition.date.iso(), between,
                              std::move(made->summary), std::move(made->sections)});
      if (context.progress) context.progress("comparing editions", e + 1, editions->size());
    }
    before = &edition;
    between.clear();
  }
  if (answer.steps.empty())
    return fail(ErrorCode::kUsage, "“" + range + "” names fewer than two held editions", "",
                "name a range: tifa redline plan:5..8 --steps");
  auto coverage = coverage_of(workspace.corpus(), *editions);
  if (!coverage) return tl::unexpected(coverage.error());
  answer.coverage = std::move(*coverage);
  if (!answer.coverage.missing.empty() || !answer.coverage.partial.empty())
    answer.notes.push_back("a step over an edition that is not held in full shows the changes of several together");
  return answer;
}

}  // namespace tifa

// Stages and kinds: whether a document is a proposal, a draft, adopted, a work report, as the corpus declares it.
#include <algorithm>
#include <string>
#include <string_view>

#include "claims/judge_parts.h"
#include "text/fold.h"

namespace tifa {
namespace {

// Stages that exclude one another, in the words of both languages.
struct StageWords {
  const char* stage;
  std::vector<std::string_view> words;
};
const std::vector<StageWords>& stages() {
  static const std::vector<StageWords> kStages = {
      {"proposal", {"proposal", "proposed", "recommendations", "建议"}},
      {"draft", {"draft", "草案", "征求意见稿"}},
      {"delivered", {"delivered", "as delivered", "讲话稿"}},
      {"adopted", {"adopted", "passed", "approved", "final", "通过"}},
  };
  return kStages;
}

std::string stage_in(const std::string& folded) {
  for (const StageWords& stage : stages())
    for (const std::string_view word : stage.words)
      if (folded.find(fold_term(word, Folding::kDefault)) != std::string::npos) return stage.stage;
  return {};
}

}  // namespace

void judge_stage(Case& the) {
  const std::string wanted = fold_term(the.claim.role, Folding::kDefault);
  if (wanted.empty()) return cannot_check(the, "what the document is said to be is not named");
  the.out.asserted = the.claim.role;
  the.out.rule = "by kind and stage as tifa.toml declares them, and by title";
  Truth truth = Truth::kTrue;
  std::vector<std::string> said, unknown;
  for (const Edition& edition : the.editions) {
    add_edition(the, edition);
    const auto info = the.texts.series_info(edition.series);
    const std::string kind = info ? fold_term(info->kind, Folding::kDefault) : "";
    const std::string stage = fold_term(edition.stage, Folding::kDefault),
                      title = fold_term(edition.title, Folding::kDefault);
    Truth one = Truth::kUnknown;
    if (edition.status == EditionStatus::kMissing) {
      unknown.push_back(edition.name() + " is not held");
    } else if (wanted == kind || wanted == stage || (!title.empty() && title.find(wanted) != std::string::npos)) {
      one = Truth::kTrue;
    } else if (const std::string asked = stage_in(wanted); !asked.empty()) {
      const std::string known = stage_in(stage.empty() ? kind : stage);
      if (!known.empty()) one = asked == known ? Truth::kTrue : Truth::kFalse;
    } else if (!kind.empty() && kind.find(wanted) != std::string::npos) {
      one = Truth::kTrue;
    }
    std::string text = dated_name(edition) +
                       (info && !info->kind.empty() ? " is of the kind “" + info->kind + "”" : " has no declared kind");
    if (!edition.stage.empty()) text += ", stage “" + edition.stage + "”";
    if (one == Truth::kUnknown && unknown.empty()) unknown.push_back(text + ", which does not settle it");
    said.push_back(std::move(text));
    truth = all_of(truth, one);
  }
  the.out.observed = name_list(said, 6);
  conclude(the, truth, truth == Truth::kUnknown ? name_list(unknown, 6) : the.out.observed);
}

}  // namespace tifa

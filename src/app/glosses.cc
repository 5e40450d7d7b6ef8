#include "app/glosses.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/term.h"
#include "text/fold.h"

namespace tifa {
namespace {

// Unless one that folds alike is there.
void add_rendering(std::vector<std::string>& renderings, const std::string& rendering) {
  const std::string folded = fold_term(rendering, Folding::kDefault);
  const bool known = std::any_of(renderings.begin(), renderings.end(),
                                 [&](const std::string& one) { return fold_term(one, Folding::kDefault) == folded; });
  if (!known) renderings.push_back(rendering);
}

}  // namespace

Result<std::vector<Gloss>> read_glossary(const std::vector<std::pair<std::string, std::vector<std::string>>>& entries) {
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> glosses;
  for (const auto& [english, patterns] : entries) {
    auto chinese = term_of_list(english, patterns);
    if (!chinese) return tl::unexpected(chinese.error());
    for (const Pattern& pattern : chinese->patterns) {
      const std::string from = fold_term(english, Folding::kDefault), to = fold_term(pattern.text, Folding::kDefault);
      if (pattern.kind != PatternKind::kPhrase || from == to) continue;
      add_rendering(glosses[{to, "en"}], english);
      add_rendering(glosses[{from, "zh"}], pattern.text);
    }
  }
  std::vector<Gloss> glossary;
  glossary.reserve(glosses.size());
  for (auto& [key, renderings] : glosses) glossary.push_back({key.first, key.second, std::move(renderings)});
  return glossary;
}

Status add_glossary(const Corpus& corpus, ReportAnswer& answer) {
  const auto entries = corpus.glossary();
  if (!entries) return tl::unexpected(entries.error());
  auto glossary = read_glossary(*entries);
  if (!glossary) return tl::unexpected(glossary.error());
  answer.glossary = std::move(*glossary);
  return {};
}

}  // namespace tifa

#include "app/other_texts.h"

#include <cstdint>
#include <set>
#include <utility>

namespace tifa {

Result<OtherTexts> find_other_texts(const Corpus& corpus, const std::vector<Edition>& editions) {
  std::set<std::int64_t> counted;
  for (const Edition& edition : editions) counted.insert(edition.document);
  OtherTexts found;
  for (const Edition& edition : editions) {
    if (!edition.has_text()) continue;
    auto versions = corpus.versions(edition);
    if (!versions) return tl::unexpected(versions.error());
    for (Edition& version : *versions)
      if (version.has_text() && version.language == edition.language && !counted.contains(version.document))
        found[edition.name()].push_back(std::move(version));
  }
  return found;
}

}  // namespace tifa

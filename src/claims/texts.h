// The texts that claims are judged by. Editions, documents, matchers and counts are looked up once and kept, so that
// many claims of one article, and many rules of one claim, cost little; several threads may ask at the same time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/corpus.h"
#include "goals/goals.h"
#include "query/coverage.h"
#include "query/matcher.h"

namespace tifa {

// What is counted, and how. The unit of the rule is settled.
struct Counted {
  std::vector<std::string> patterns;  // term syntax; hits of all together
  Rule rule;
  std::vector<std::string> not_inside;  // longer terms inside whose hits nothing counts (Unit::kMaximal)
  std::string section;                  // only sections whose heading contains this; empty: everywhere
};

// Answers do not depend on which thread asked first. A failure of the store (a damaged file) is kept: whatever was
// asked then gives nothing, and error() says what happened, so that no verdict rests on half a text.
class Texts {
 public:
  explicit Texts(const Corpus& corpus) : corpus_(corpus) {}

  // The editions that operands of Corpus::select name, in their order, none twice; a name that nothing has gives none.
  [[nodiscard]] std::vector<Edition> editions(const std::vector<std::string>& operands);
  // All editions of an edition's series in its version, in order; missing ones among them.
  [[nodiscard]] std::vector<Edition> series_of(const Edition& edition);
  [[nodiscard]] std::optional<SeriesInfo> series_info(const std::string& name);
  [[nodiscard]] std::vector<Edition> versions(const Edition& edition);
  [[nodiscard]] std::vector<Link> links();
  [[nodiscard]] std::vector<Theme> themes();
  // [glossary] of tifa.toml: a wording and what it may stand for.
  [[nodiscard]] const std::vector<std::pair<std::string, std::vector<std::string>>>& glossary();

  // Nothing for an edition without a text. The view is valid as long as the corpus.
  [[nodiscard]] const DocumentView* view(const Edition& edition);
  // Patterns that cannot be read, or that mean nothing under the rule, have no hits.
  [[nodiscard]] std::vector<Hit> hits(const Counted& counted, const Edition& edition);
  [[nodiscard]] std::uint64_t count(const Counted& counted, const Edition& edition);
  [[nodiscard]] const std::vector<FoundList>& goals(const Edition& edition);
  [[nodiscard]] Coverage coverage(const std::vector<Edition>& editions);

  [[nodiscard]] std::optional<Error> error() const;

 private:
  [[nodiscard]] std::shared_ptr<const Matcher> matcher(const Counted& counted, const std::string& key);
  void keep(const Error& error);

  const Corpus& corpus_;
  mutable std::mutex mutex_;  // of the store and of all that is kept
  std::optional<Error> error_;
  std::map<std::string, std::vector<Edition>> selected_, versions_;
  std::optional<std::vector<std::pair<std::string, std::vector<std::string>>>> glossary_;
  std::map<std::string, std::unique_ptr<const DocumentView>> views_;
  std::map<std::string, std::shared_ptr<const Matcher>> matchers_;
  std::map<std::string, std::uint64_t> counts_;
  std::map<std::string, std::vector<FoundList>> goals_;
};

}  // namespace tifa

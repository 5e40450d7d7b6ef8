#include "app/wording_evidence.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "app/passages.h"
#include "app/side_counts.h"
#include "text/display.h"

namespace tifa {
namespace {

constexpr std::uint32_t kSentences = 2;  // of a wording in an edition

class BesideFinder {
 public:
  BesideFinder(const Workspace& workspace, const Rule& rule, std::vector<WordingEvidence>& into)
      : workspace_(workspace), rule_(rule), into_(into) {}

  Status add(const std::string& shown, const Edition& edition) { return add(shown, edition, rule_); }
  Status add(const std::string& shown, const Edition& edition, const Rule& rule) {
    const std::string wording = without_quotation_marks(shown);
    if (!edition.has_text() || !told_.emplace(wording, edition.name()).second) return {};
    auto matcher = compile_phrase(wording, rule);
    if (!matcher) return tl::unexpected(matcher.error());
    auto view = workspace_.corpus().document(edition);
    if (!view) return tl::unexpected(view.error());
    const std::vector<Hit> hits = matcher->find(*view);
    if (!hits.empty()) into_.push_back({shown, evidence_of(edition, *view, hits, kSentences)});
    return {};
  }

 private:
  const Workspace& workspace_;
  const Rule& rule_;
  std::vector<WordingEvidence>& into_;
  std::set<std::pair<std::string, std::string>> told_;
};

}  // namespace

Status add_wording_evidence(const Workspace& workspace, const Edition& a, const Edition& b,
                            const std::vector<Edition>& around, const Rule& rule, PhraseEvidence& behind) {
  BesideFinder finder(workspace, rule, behind.beside);
  std::vector<CountedWording> named;
  for (const auto* wordings : {&behind.counterparts, &behind.compare, &behind.near, &behind.alike, &behind.same_place})
    named.insert(named.end(), wordings->begin(), wordings->end());
  for (const Edition* side : {&a, &b}) {
    for (const CountedWording& one : named)
      if (auto ok = finder.add(one.wording, *side); !ok) return ok;
    if (behind.short_form)  // counted where it is a word: not in 依法治国
      if (auto ok = finder.add(behind.short_form->wording, *side, as_words(rule)); !ok) return ok;
  }
  for (const auto* earlier : {&behind.counterpart_before, &behind.turned}) {
    if (!*earlier) continue;
    const auto edition = std::find_if(around.begin(), around.end(),
                                      [&](const Edition& one) { return one.name() == (*earlier)->edition; });
    if (edition == around.end()) continue;
    if (auto ok = finder.add((*earlier)->wording, *edition); !ok) return ok;
  }
  return {};
}

}  // namespace tifa

// blame: since which edition each sentence of the newest stands as it does, and through which wordings it came.
#include "redline/blame.h"

#include <tifa/app.h>

#include "app/terms.h"
#include "query/matcher.h"

namespace tifa {

Result<BlameAnswer> blame(const Workspace& workspace, const std::string& range, const Context& context) {
  auto editions = workspace.corpus().select(range);
  if (!editions) return tl::unexpected(editions.error());
  std::vector<Edition> held;
  std::vector<DocumentView> views;
  for (const Edition& edition : *editions) {
    if (edition.status != EditionStatus::kHeld) continue;
    if (!held.empty() && edition.series != held.front().series)
      return fail(ErrorCode::kUsage, "“" + range + "” names editions of several series", "",
                  "name a range of one: tifa redline plan:5..8 --blame");
    auto view = workspace.corpus().document(edition);
    if (!view) return tl::unexpected(view.error());
    held.push_back(edition);
    views.push_back(*view);
  }
  if (held.size() < 2)
    return fail(ErrorCode::kUsage, "“" + range + "” names fewer than two held editions", "",
                "name a range: tifa redline plan:5..8 --blame");
  auto histories = sentence_histories(views, context);
  if (!histories) return tl::unexpected(histories.error());
  BlameAnswer answer;
  answer.tifa = workspace.provenance();
  answer.edition = held.back().name();
  for (const Edition& edition : held) answer.editions.push_back(edition.name());
  auto coverage = coverage_of(workspace.corpus(), *editions);
  if (!coverage) return tl::unexpected(coverage.error());
  answer.coverage = std::move(*coverage);
  if (!answer.coverage.missing.empty() || !answer.coverage.partial.empty())
    answer.notes.push_back("“since” holds on the editions that are held in full");
  answer.notes.push_back("since " + held.front().name() + " means since then or earlier: none before it was followed");
  CodePointCounter counter(views.back().text);
  for (const SentenceHistory& history : *histories) {
    BlameSentence sentence;
    sentence.range = {counter.before(history.text.begin), counter.before(history.text.end)};
    sentence.text = history.text.of(views.back().text);
    sentence.section = section_heading(views.back(), views.back().blocks[history.block].section);
    const Edition& since = held[history.wordings.back().edition];
    sentence.since = since.name();
    sentence.since_date = since.date.iso();
    for (std::size_t w = 0; w + 1 < history.wordings.size(); ++w) {
      const Wording& wording = history.wordings[w];
      const Edition& edition = held[wording.edition];
      sentence.wordings.push_back(
          {edition.name(), edition.date.iso(), std::string(wording.text.of(views[wording.edition].text))});
    }
    answer.sentences.push_back(std::move(sentence));
  }
  return answer;
}

}  // namespace tifa

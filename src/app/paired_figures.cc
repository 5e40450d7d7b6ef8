#include "app/paired_figures.h"

#include <string>
#include <utility>

#include "app/passages.h"
#include "phrases/figure_pairs.h"
#include "text/display.h"

namespace tifa {
namespace {

Passage passage_with(const Edition& edition, const DocumentView& view, Range figure) {
  Evidence evidence = evidence_of(edition, view, {Hit{figure, view.block_at_text(figure.begin)}}, 1);
  return std::move(evidence.passages.front());
}

// The words before a figure, with … for the figures inside them.
std::string words_before(const DocumentView& view, const PairedFigure& use) {
  std::string words;
  std::uint32_t at = use.frame.begin;
  for (const Range& figure : use.inside) {
    words += Range{at, figure.begin}.of(view.text);
    words += "…";
    at = figure.end;
  }
  words += Range{at, use.frame.end}.of(view.text);
  return display_wording(display_text(words));
}

}  // namespace

Result<PairedFigures> paired_figures(const Corpus& corpus, const Edition& a, const Edition& b) {
  PairedFigures paired;
  if (!a.has_text() || !b.has_text()) return paired;
  auto of_a = corpus.document(a), of_b = corpus.document(b);
  if (!of_a) return tl::unexpected(of_a.error());
  if (!of_b) return tl::unexpected(of_b.error());
  for (const FigurePair& pair : pair_figures(*of_a, *of_b)) {
    if (!pair.changed) {
      ++paired.kept;
      continue;
    }
    paired.changed.push_back({words_before(*of_b, pair.b), display_text(pair.a.figure.of(of_a->text)),
                              display_text(pair.b.figure.of(of_b->text)), passage_with(a, *of_a, pair.a.figure),
                              passage_with(b, *of_b, pair.b.figure)});
  }
  return paired;
}

}  // namespace tifa

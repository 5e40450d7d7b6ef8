#include "redline/blame.h"

#include <algorithm>

#include "redline/redline.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

struct Sentence {
  Range text;
  std::uint32_t block = 0;
  std::uint32_t wording = kNobody;  // place among the wordings
};

// A wording and the one that it replaced.
struct Link {
  Wording wording;
  std::uint32_t before = kNobody;
};

std::vector<Sentence> sentences_of(const DocumentView& view) {
  std::vector<Sentence> all;
  for (std::uint32_t i = 0; i < view.blocks.size(); ++i) {
    const Range block = view.blocks[i].text;
    for (const Range& sentence : sentences(block.of(view.text)))
      all.push_back({{block.begin + sentence.begin, block.begin + sentence.end}, i});
  }
  return all;
}

std::uint32_t sentence_at(const std::vector<Sentence>& all, std::uint32_t byte) {
  const auto next = std::upper_bound(all.begin(), all.end(), byte,
                                     [](std::uint32_t at, const Sentence& sentence) { return at < sentence.text.end; });
  if (next == all.end() || byte < next->text.begin) return kNobody;
  return static_cast<std::uint32_t>(next - all.begin());
}

// The sentence of A that gave a sentence of B most of its text; at least half of the longer of the two.
std::uint32_t source_of(const Sentence& sentence, const std::vector<Edit>& kept, const std::vector<Sentence>& in_a) {
  auto edit = std::upper_bound(kept.begin(), kept.end(), sentence.text.begin,
                               [](std::uint32_t at, const Edit& x) { return at < x.b.end; });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> given;  // sentence of A, bytes
  for (; edit != kept.end() && edit->b.begin < sentence.text.end; ++edit) {
    const std::uint32_t begin = std::max(edit->b.begin, sentence.text.begin);
    const std::uint32_t end = std::min(edit->b.end, sentence.text.end);
    for (std::uint32_t at = begin; at < end;) {
      const std::uint32_t place = edit->a.begin + (at - edit->b.begin);
      const std::uint32_t from = sentence_at(in_a, place);
      if (from == kNobody) {
        ++at;
        continue;
      }
      const std::uint32_t until = std::min(end, at + (in_a[from].text.end - place));
      if (given.empty() || given.back().first != from) given.push_back({from, 0});
      given.back().second += until - at;
      at = until;
    }
  }
  std::sort(given.begin(), given.end());
  std::uint32_t best = kNobody, most = 0;
  for (std::size_t i = 0, end = 0; i < given.size(); i = end) {
    std::uint32_t bytes = 0;
    for (end = i; end < given.size() && given[end].first == given[i].first; ++end) bytes += given[end].second;
    if (bytes > most) {
      most = bytes;
      best = given[i].first;
    }
  }
  if (best == kNobody || 2 * most < std::max(sentence.text.size(), in_a[best].text.size())) return kNobody;
  return best;
}

}  // namespace

Result<std::vector<SentenceHistory>> sentence_histories(std::span<const DocumentView> editions,
                                                        const Context& context) {
  std::vector<Link> links;
  std::vector<Sentence> before;
  for (std::uint32_t e = 0; e < editions.size(); ++e) {
    std::vector<Sentence> here = sentences_of(editions[e]);
    std::vector<Edit> kept;
    if (e > 0) {
      auto redline = make_redline(editions[e - 1], editions[e], context);
      if (!redline) return tl::unexpected(redline.error());
      for (const Edit& edit : redline->script.edits)
        if (edit.kind == EditKind::kKeep) kept.push_back(edit);
      std::sort(kept.begin(), kept.end(), [](const Edit& x, const Edit& y) { return x.b.begin < y.b.begin; });
    }
    for (Sentence& sentence : here) {
      const std::uint32_t source = source_of(sentence, kept, before);
      if (source != kNobody && before[source].text.of(editions[e - 1].text) == sentence.text.of(editions[e].text)) {
        sentence.wording = before[source].wording;
        continue;
      }
      sentence.wording = static_cast<std::uint32_t>(links.size());
      links.push_back({{e, sentence.text}, source == kNobody ? kNobody : before[source].wording});
    }
    before = std::move(here);
    if (context.progress) context.progress("following sentences", e + 1, editions.size());
  }
  std::vector<SentenceHistory> histories;
  histories.reserve(before.size());
  for (const Sentence& sentence : before) {
    SentenceHistory history{sentence.text, sentence.block, {}};
    for (std::uint32_t link = sentence.wording; link != kNobody; link = links[link].before)
      history.wordings.push_back(links[link].wording);
    std::reverse(history.wordings.begin(), history.wordings.end());
    histories.push_back(std::move(history));
  }
  return histories;
}

}  // namespace tifa

#include "app/phrase_statistics.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "app/terms.h"
#include "base/parallel.h"
#include "base/resources.h"
#include "keyness/dispersion.h"
#include "keyness/intervals.h"
#include "keyness/keyness.h"
#include "keyness/permutation.h"
#include "phrases/occurrences.h"
#include "text/fold.h"

namespace tifa {
namespace {

constexpr std::size_t kKnown = SIZE_MAX;

// Blocks of texts with their lengths and, by phrase, their hits.
struct Paragraphs {
  std::vector<std::uint64_t> lengths;
  std::vector<ParagraphHits> hits;   // of one phrase after the other
  std::vector<std::size_t> hits_of;  // where those of each phrase begin, and where all end

  [[nodiscard]] std::span<const ParagraphHits> of(std::size_t phrase) const {
    return std::span(hits).subspan(hits_of[phrase], hits_of[phrase + 1] - hits_of[phrase]);
  }
};

LengthUnit length_unit(const Comparison& comparison) {
  return comparison.unit == length_unit_name(LengthUnit::kWords) ? LengthUnit::kWords : LengthUnit::kCharacters;
}

// Texts in pieces of about equal length.
std::vector<std::size_t> cut_texts(const std::vector<const DocumentView*>& views, std::size_t pieces) {
  return cut_evenly(views.size(), pieces, [&](std::size_t v) { return views[v]->folded.size(); });
}

Paragraphs paragraphs_of(const std::vector<const DocumentView*>& views, const PhraseCounter& counter,
                         std::size_t phrases, LengthUnit unit, unsigned threads) {
  Paragraphs all;
  std::vector<std::size_t> first_block;
  std::size_t blocks = 0;
  for (const DocumentView* view : views) {
    first_block.push_back(blocks);
    blocks += view->blocks.size();
  }
  all.lengths.resize(blocks);
  // The hits of each piece of the texts in their order; then those of each phrase.
  struct Found {
    std::uint32_t phrase = 0;
    ParagraphHits hits;
  };
  const std::size_t pieces = std::max(1U, threads);
  const std::vector<std::size_t> begins = cut_texts(views, pieces);
  std::vector<std::vector<Found>> found(pieces);
  in_parallel(threads, pieces, [&](std::size_t piece) {
    std::vector<Found>& hits = found[piece];
    std::vector<std::size_t> last(phrases, SIZE_MAX);  // of each phrase
    for (std::size_t v = begins[piece]; v < begins[piece + 1]; ++v)
      for (std::size_t b = 0; b < views[v]->blocks.size(); ++b) {
        const BlockRecord& block = views[v]->blocks[b];
        const auto index = static_cast<std::uint32_t>(first_block[v] + b);
        all.lengths[index] = length_in(measure(block.text.of(views[v]->text)), unit);
        if (phrases == 0) continue;
        counter.each(block.folded.of(views[v]->folded), [&](std::uint32_t phrase) {
          if (last[phrase] == SIZE_MAX || hits[last[phrase]].hits.paragraph != index) {
            last[phrase] = hits.size();
            hits.push_back({phrase, {index, 0}});
          }
          ++hits[last[phrase]].hits.count;
        });
      }
  });
  all.hits_of.assign(phrases + 1, 0);
  for (const std::vector<Found>& hits : found)
    for (const Found& hit : hits) ++all.hits_of[hit.phrase + 1];
  for (std::size_t p = 0; p < phrases; ++p) all.hits_of[p + 1] += all.hits_of[p];
  all.hits.resize(all.hits_of.back());
  std::vector<std::size_t> next(all.hits_of.begin(), all.hits_of.end() - 1);
  for (std::vector<Found>& hits : found) {
    for (const Found& hit : hits) all.hits[next[hit.phrase]++] = hit.hits;
    std::vector<Found>().swap(hits);
  }
  return all;
}

// The parts that evenness is measured over: the outermost sections of texts, of one without sections its blocks. For
// each block of the texts, in order, its part.
std::vector<std::uint32_t> parts_of(const std::vector<DocumentView>& views) {
  std::vector<std::uint32_t> part_of;
  std::uint32_t parts = 0;
  for (const DocumentView& view : views) {
    const auto sections = outer_sections(view);
    for (std::uint32_t block = 0; block < view.blocks.size(); ++block) {
      if (sections.size() < 2) {
        part_of.push_back(parts++);
        continue;
      }
      std::uint32_t section = 0;
      while (section + 1 < sections.size() && !sections[section].second.has(block)) ++section;
      part_of.push_back(parts + section);
    }
    if (sections.size() >= 2) parts += static_cast<std::uint32_t>(sections.size());
  }
  return part_of;
}

// The parts of a side: which of them each of its blocks is in, and how evenly hits are spread over them.
struct Parts {
  std::vector<std::uint32_t> of_block;
  DispersionMeasures dispersion;
};

Parts measure_parts(const Paragraphs& paragraphs, const std::vector<DocumentView>& views, std::size_t first_block) {
  std::vector<std::uint32_t> of_block = parts_of(views);
  std::vector<std::uint64_t> lengths;
  for (std::size_t block = 0; block < of_block.size(); ++block) {
    if (of_block[block] >= lengths.size()) lengths.resize(of_block[block] + std::size_t{1}, 0);
    lengths[of_block[block]] += paragraphs.lengths[first_block + block];
  }
  return {std::move(of_block), DispersionMeasures(std::move(lengths))};
}

Proportions dispersion_of(std::span<const ParagraphHits> hits, const Parts& parts, std::size_t first_block) {
  std::vector<DispersionMeasures::PartHits> in_parts;  // parts ascend with the blocks
  for (const ParagraphHits& hit : hits) {
    if (hit.paragraph < first_block || hit.paragraph >= first_block + parts.of_block.size()) continue;
    const std::uint32_t part = parts.of_block[hit.paragraph - first_block];
    if (in_parts.empty() || in_parts.back().part != part) in_parts.push_back({part, 0});
    in_parts.back().hits += hit.count;
  }
  return parts.dispersion.deviation(in_parts);
}

// Intervals of counts, which many phrases share: each costs some microseconds.
class Intervals {
 public:
  Intervals(const Comparison& comparison, unsigned threads)
      : length_a_(comparison.length_a), length_b_(comparison.length_b), per_(comparison.per) {
    for (const PhraseRow& row : comparison.phrases) {
      of_count_.push_back({row.a, {}});
      of_count_.push_back({row.b, {}});
      of_counts_.push_back({{row.a, row.b}, {}});
    }
    keep_distinct(of_count_);
    keep_distinct(of_counts_);
    in_parallel(threads, of_count_.size(),
                [&](std::size_t i) { of_count_[i].second = poisson_interval(of_count_[i].first); });
    in_parallel(threads, of_counts_.size(), [&](std::size_t i) {
      of_counts_[i].second =
          rate_ratio_interval({of_counts_[i].first.first, of_counts_[i].first.second, length_a_, length_b_});
    });
  }

  [[nodiscard]] std::pair<double, double> of_rate_a(std::uint64_t count) const { return of_rate(count, length_a_); }
  [[nodiscard]] std::pair<double, double> of_rate_b(std::uint64_t count) const { return of_rate(count, length_b_); }
  [[nodiscard]] Interval of_ratio(std::uint64_t a, std::uint64_t b) const { return find(of_counts_, std::pair(a, b)); }

 private:
  template <class Key>
  using Known = std::vector<std::pair<Key, Interval>>;

  template <class Key>
  static void keep_distinct(Known<Key>& known) {
    const auto before = [](const auto& x, const auto& y) { return x.first < y.first; };
    const auto same = [](const auto& x, const auto& y) { return x.first == y.first; };
    std::sort(known.begin(), known.end(), before);
    known.erase(std::unique(known.begin(), known.end(), same), known.end());
  }
  template <class Key>
  static Interval find(const Known<Key>& known, const Key& key) {
    return std::lower_bound(known.begin(), known.end(), key, [](const auto& x, const Key& k) { return x.first < k; })
        ->second;
  }
  [[nodiscard]] std::pair<double, double> of_rate(std::uint64_t count, std::uint64_t length) const {
    if (length == 0) return {};
    const Interval interval = find(of_count_, count);
    const double scale = static_cast<double>(per_) / static_cast<double>(length);
    return {interval.low * scale, interval.high * scale};
  }

  std::uint64_t length_a_, length_b_, per_;
  Known<std::uint64_t> of_count_;
  Known<std::pair<std::uint64_t, std::uint64_t>> of_counts_;
};

// How often each phrase stands in all of some texts.
std::vector<std::uint64_t> counts_in(const std::vector<DocumentView>& texts, const std::vector<std::string>& phrases,
                                     bool whole_words, unsigned threads) {
  if (phrases.empty()) return {};
  const PhraseCounter counter(phrases, whole_words);
  const std::size_t pieces = std::max(1U, threads);
  const auto begins = cut_evenly(texts.size(), pieces, [&](std::size_t v) { return texts[v].folded.size(); });
  std::vector<std::vector<std::uint64_t>> counts(pieces, std::vector<std::uint64_t>(phrases.size()));
  in_parallel(threads, pieces, [&](std::size_t piece) {
    for (std::size_t v = begins[piece]; v < begins[piece + 1]; ++v) counter.count(texts[v].folded, counts[piece]);
  });
  for (std::size_t piece = 1; piece < pieces; ++piece)
    for (std::size_t p = 0; p < phrases.size(); ++p) counts[0][p] += counts[piece][p];
  return std::move(counts[0]);
}

std::vector<std::string> folded_phrases(const Comparison& comparison) {
  std::vector<std::string> phrases;
  for (const PhraseRow& row : comparison.phrases) phrases.push_back(fold_term(row.phrase, Folding::kDefault));
  return phrases;
}

}  // namespace

Status add_statistics(Comparison& comparison, const ComparedTexts& texts, std::uint32_t permutations,
                      const Context& context) {
  comparison.permutations = permutations;
  const unsigned threads = threads_of(context);
  const LengthUnit unit = length_unit(comparison);
  // Phrases whose hits are not known are looked for: all of them for deals, which take the hits of both sides.
  std::vector<std::string> looked_for, looked_for_earlier;
  std::vector<std::size_t> sought(comparison.phrases.size(), kKnown), sought_earlier = sought;
  for (std::size_t i = 0; i < sought.size(); ++i) {
    const ComparedTexts::Known& known = texts.phrases[i];
    const bool here = permutations > 0 || !known.paragraphs, before = !known.earlier;
    if (!here && !before) continue;
    std::string folded = fold_term(comparison.phrases[i].phrase, Folding::kDefault);
    if (before) {
      sought_earlier[i] = looked_for_earlier.size();
      looked_for_earlier.push_back(folded);
    }
    if (here) {
      sought[i] = looked_for.size();
      looked_for.push_back(std::move(folded));
    }
  }
  const PhraseCounter counter(looked_for, texts.whole_words);
  std::vector<const DocumentView*> views;
  std::size_t first_of_b = 0;
  for (const DocumentView& view : texts.a) {
    views.push_back(&view);
    first_of_b += view.blocks.size();
  }
  for (const DocumentView& view : texts.b) views.push_back(&view);
  const Paragraphs paragraphs = paragraphs_of(views, counter, looked_for.size(), unit, threads);
  const Parts parts_a = measure_parts(paragraphs, texts.a, 0), parts_b = measure_parts(paragraphs, texts.b, first_of_b);

  // The prior: all held editions of the series, weighed as much as the shorter of the two texts.
  const std::vector<std::uint64_t> earlier = counts_in(texts.earlier, looked_for_earlier, texts.whole_words, threads);
  std::uint64_t background_length = 0;
  for (const auto* side : {&texts.earlier, &texts.a, &texts.b})
    for (const DocumentView& view : *side) background_length += length_in(measure_scope(view, Scope()), unit);
  const double prior_length = static_cast<double>(std::min(comparison.length_a, comparison.length_b));

  constexpr std::uint64_t kMostBits = std::uint64_t{8} << 30;
  if (std::uint64_t{permutations} * paragraphs.lengths.size() > kMostBits)
    return fail(
        ErrorCode::kLimit,
        "so many deals of " + std::to_string(paragraphs.lengths.size()) + " paragraphs would take more than 1 GiB",
        "--permutation", "ask for fewer");
  std::optional<ParagraphPermutation> deals;
  if (permutations > 0) deals.emplace(paragraphs.lengths, first_of_b, permutations, context.stop);

  const Intervals intervals(comparison, threads);
  const auto measure_phrase = [&](std::size_t i) {
    if (context.stopped()) return;
    PhraseRow& row = comparison.phrases[i];
    const ComparedTexts::Known& known = texts.phrases[i];
    const std::span<const ParagraphHits> hits =
        sought[i] == kKnown ? std::span<const ParagraphHits>(*known.paragraphs) : paragraphs.of(sought[i]);
    const Frequencies f{row.a, row.b, comparison.length_a, comparison.length_b};
    PhraseStatistics s;
    s.g2_two_cell = two_cell_log_likelihood(f);
    s.log_p = log_p_of_g2(row.g2);
    s.log_q = known.log_q;
    s.bic = bic(f);
    s.percent_difference = percent_difference(f);
    s.interval_a = intervals.of_rate_a(row.a);
    s.interval_b = intervals.of_rate_b(row.b);
    const Interval ratio = intervals.of_ratio(row.a, row.b);
    s.ratio_low = ratio.low;
    if (std::isfinite(ratio.high)) s.ratio_high = ratio.high;
    if (row.a > 0 && row.rate_a > 0) s.ratio = row.rate_b / row.rate_a;
    const std::uint64_t before = known.earlier ? *known.earlier : earlier[sought_earlier[i]];
    const LogOdds odds = log_odds(f,
                                  background_length == 0 ? 0
                                                         : static_cast<double>(before + row.a + row.b) * prior_length /
                                                               static_cast<double>(background_length),
                                  prior_length);
    s.log_odds = odds.delta;
    s.z = odds.z;
    const bool of_a = is_about_a(row.change);
    const Proportions proportions = of_a ? dispersion_of(hits, parts_a, 0) : dispersion_of(hits, parts_b, first_of_b);
    s.dp = proportions.dp;
    s.dp_norm = proportions.dp_norm;
    if (deals) s.p_permutation = deals->p(hits);
    row.statistics = s;
  };
  each_in_parallel(threads, comparison.phrases.size(), measure_phrase);
  if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before all phrases were measured");
  if (deals) {
    std::vector<double> log_p;
    log_p.reserve(comparison.phrases.size());
    for (const PhraseRow& row : comparison.phrases) log_p.push_back(std::log(*row.statistics->p_permutation));
    const std::vector<double> q = benjamini_hochberg(log_p);
    for (std::size_t i = 0; i < q.size(); ++i) comparison.phrases[i].statistics->q_permutation = q[i];
  }
  return {};
}

Status add_courses(Comparison& comparison, const Corpus& corpus, const std::vector<Edition>& editions, bool whole_words,
                   const Context& context) {
  const PhraseCounter counter(folded_phrases(comparison), whole_words);
  for (const Edition& edition : editions) {
    if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before all editions were read");
    if (edition.status == EditionStatus::kNotApplicable) continue;
    comparison.editions.push_back(edition.name());
    std::vector<std::uint64_t> counts(comparison.phrases.size(), 0);
    const bool held = edition.status == EditionStatus::kHeld;
    if (held) {
      auto view = corpus.document(edition);
      if (!view) return tl::unexpected(view.error());
      counter.count(view->folded, counts);
    }
    for (std::size_t i = 0; i < counts.size(); ++i)
      comparison.phrases[i].counts.push_back(held ? std::optional<std::uint64_t>(counts[i]) : std::nullopt);
  }
  return {};
}

}  // namespace tifa

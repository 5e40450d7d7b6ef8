#include "app/phrase_statistics.h"

#include <cmath>
#include <map>

#include "app/terms.h"
#include "keyness/dispersion.h"
#include "keyness/intervals.h"
#include "keyness/keyness.h"
#include "keyness/permutation.h"
#include "phrases/occurrences.h"
#include "text/fold.h"

namespace tifa {
namespace {

// Blocks of texts with their lengths and, by phrase, their hits.
struct Paragraphs {
  std::vector<std::uint64_t> lengths;
  std::vector<std::vector<ParagraphHits>> hits;  // by phrase
};

LengthUnit length_unit(const Comparison& comparison) {
  return comparison.unit == length_unit_name(LengthUnit::kWords) ? LengthUnit::kWords : LengthUnit::kCharacters;
}

void add_paragraphs(Paragraphs& paragraphs, const std::vector<DocumentView>& views, const PhraseCounter& counter,
                    LengthUnit unit) {
  for (const DocumentView& view : views)
    for (const BlockRecord& block : view.blocks) {
      const auto index = static_cast<std::uint32_t>(paragraphs.lengths.size());
      paragraphs.lengths.push_back(length_in(measure(block.text.of(view.text)), unit));
      counter.each(block.folded.of(view.folded), [&](std::uint32_t phrase) {
        std::vector<ParagraphHits>& hits = paragraphs.hits[phrase];
        if (hits.empty() || hits.back().paragraph != index) hits.push_back({index, 0});
        ++hits.back().count;
      });
    }
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
  Dispersion dispersion;
};

Parts measure_parts(const Paragraphs& paragraphs, const std::vector<DocumentView>& views, std::size_t first_block) {
  std::vector<std::uint32_t> of_block = parts_of(views);
  std::vector<std::uint64_t> lengths;
  for (std::size_t block = 0; block < of_block.size(); ++block) {
    if (of_block[block] >= lengths.size()) lengths.resize(of_block[block] + std::size_t{1}, 0);
    lengths[of_block[block]] += paragraphs.lengths[first_block + block];
  }
  return {std::move(of_block), Dispersion(std::move(lengths))};
}

Proportions dispersion_of(const std::vector<ParagraphHits>& hits, const Parts& parts, std::size_t first_block) {
  std::vector<Dispersion::PartHits> in_parts;  // parts ascend with the blocks
  for (const ParagraphHits& hit : hits) {
    if (hit.paragraph < first_block || hit.paragraph >= first_block + parts.of_block.size()) continue;
    const std::uint32_t part = parts.of_block[hit.paragraph - first_block];
    if (in_parts.empty() || in_parts.back().part != part) in_parts.push_back({part, 0});
    in_parts.back().hits += hit.count;
  }
  return parts.dispersion.deviation(in_parts);
}

// Intervals of counts that many phrases share: each costs some microseconds.
class Intervals {
 public:
  // Of a rate, scaled.
  std::pair<double, double> of_rate(std::uint64_t count, std::uint64_t length, std::uint64_t per) {
    if (length == 0) return {};
    const auto [known, first] = of_count_.try_emplace(count);
    if (first) known->second = poisson_interval(count);
    const double scale = static_cast<double>(per) / static_cast<double>(length);
    return {known->second.low * scale, known->second.high * scale};
  }
  // Of the ratio of the rates; the lengths are the same each time.
  Interval of_ratio(const Frequencies& f) {
    const auto [known, first] = of_counts_.try_emplace({f.a, f.b});
    if (first) known->second = rate_ratio_interval(f);
    return known->second;
  }

 private:
  std::map<std::uint64_t, Interval> of_count_;
  std::map<std::pair<std::uint64_t, std::uint64_t>, Interval> of_counts_;
};

std::vector<std::string> folded_phrases(const Comparison& comparison) {
  std::vector<std::string> phrases;
  for (const PhraseRow& row : comparison.phrases) phrases.push_back(fold_term(row.phrase, Folding::kDefault));
  return phrases;
}

}  // namespace

Status add_statistics(Comparison& comparison, const ComparedTexts& texts, std::uint32_t permutations) {
  comparison.permutations = permutations;
  const LengthUnit unit = length_unit(comparison);
  const PhraseCounter counter(folded_phrases(comparison), texts.whole_words);
  Paragraphs paragraphs;
  paragraphs.hits.resize(comparison.phrases.size());
  add_paragraphs(paragraphs, texts.a, counter, unit);
  const std::size_t first_of_b = paragraphs.lengths.size();
  add_paragraphs(paragraphs, texts.b, counter, unit);
  const Parts parts_a = measure_parts(paragraphs, texts.a, 0), parts_b = measure_parts(paragraphs, texts.b, first_of_b);

  // The prior: all held editions of the series, weighed as much as the shorter of the two texts.
  std::vector<std::uint64_t> background(comparison.phrases.size(), 0);
  std::uint64_t background_length = 0;
  for (const DocumentView& view : texts.earlier) counter.count(view.folded, background);
  for (std::size_t i = 0; i < background.size(); ++i)
    for (const ParagraphHits& hit : paragraphs.hits[i]) background[i] += hit.count;
  for (const auto* views : {&texts.earlier, &texts.a, &texts.b})
    for (const DocumentView& view : *views) background_length += length_in(measure_scope(view, Scope()), unit);
  const double prior_length = static_cast<double>(std::min(comparison.length_a, comparison.length_b));

  constexpr std::uint64_t kMostBits = std::uint64_t{8} << 30;
  if (std::uint64_t{permutations} * paragraphs.lengths.size() > kMostBits)
    return fail(
        ErrorCode::kLimit,
        "so many deals of " + std::to_string(paragraphs.lengths.size()) + " paragraphs would take more than 1 GiB",
        "--permutation", "ask for fewer");
  std::optional<ParagraphPermutation> deals;
  if (permutations > 0) deals.emplace(paragraphs.lengths, first_of_b, permutations);

  Intervals intervals;
  std::vector<double> log_p;
  for (std::size_t i = 0; i < comparison.phrases.size(); ++i) {
    PhraseRow& row = comparison.phrases[i];
    const Frequencies f{row.a, row.b, comparison.length_a, comparison.length_b};
    PhraseStatistics s;
    s.g2_two_cell = two_cell_log_likelihood(f);
    s.log_p = log_p_of_g2(row.g2);
    s.log_q = texts.log_q[i];
    s.bic = bic(f);
    s.percent_difference = percent_difference(f);
    s.interval_a = intervals.of_rate(row.a, comparison.length_a, comparison.per);
    s.interval_b = intervals.of_rate(row.b, comparison.length_b, comparison.per);
    const Interval ratio = intervals.of_ratio(f);
    s.ratio_low = ratio.low;
    if (std::isfinite(ratio.high)) s.ratio_high = ratio.high;
    if (row.a > 0 && row.rate_a > 0) s.ratio = row.rate_b / row.rate_a;
    const LogOdds odds = log_odds(f,
                                  background_length == 0 ? 0
                                                         : static_cast<double>(background[i]) * prior_length /
                                                               static_cast<double>(background_length),
                                  prior_length);
    s.log_odds = odds.delta;
    s.z = odds.z;
    const bool of_a = row.change == "dropped" || row.change == "down";
    const Proportions proportions =
        of_a ? dispersion_of(paragraphs.hits[i], parts_a, 0) : dispersion_of(paragraphs.hits[i], parts_b, first_of_b);
    s.dp = proportions.dp;
    s.dp_norm = proportions.dp_norm;
    if (deals) {
      s.p_permutation = deals->p(paragraphs.hits[i]);
      log_p.push_back(std::log(*s.p_permutation));
    }
    row.statistics = s;
  }
  if (deals) {
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

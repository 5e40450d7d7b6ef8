#include "phrases/compare.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <iterator>

#include "base/parallel.h"
#include "base/resources.h"
#include "base/unset_vector.h"
#include "keyness/keyness.h"
#include "phrases/block_uses.h"
#include "phrases/boundaries.h"
#include "phrases/candidates.h"
#include "phrases/covering.h"
#include "phrases/display_form.h"
#include "phrases/either_number.h"
#include "phrases/ngrams.h"
#include "phrases/occurrences.h"
#include "phrases/outside.h"
#include "phrases/ranking.h"
#include "phrases/scoring.h"
#include "phrases/tokens.h"

namespace tifa {
namespace {

constexpr std::array<Change, 5> kChanges = {Change::kNew, Change::kReturned, Change::kDropped, Change::kUp,
                                            Change::kDown};
// A dozen long reports hold millions of n-grams that say nothing; with these limits memory stays at some 150 bytes a
// token.
constexpr std::uint64_t kLargeSide = 250'000, kVeryLargeSide = 2'000'000;
// Tokens of texts whose words are looked up in the dictionary, too.
constexpr std::size_t kMostCut = 2'000'000;
// More rows are ranked than asked for: exact counting takes some away.
constexpr std::uint32_t kSpareRows = 40;
// The places of a phrase that its form is read off.
constexpr std::size_t kMostPlaces = 50;

class Comparison {
 public:
  Comparison(const CompareInput& input, const CompareOptions& options, const Context& context)
      : input_(input), uses_(block_uses(input)), options_(options), context_(context), threads_(threads_of(context)) {}

  Result<std::vector<ComparedPhrase>> run() {
    read_texts();
    if (text_.size() == 0) return std::vector<ComparedPhrase>{};
    NgramLimits limits;
    limits.min_count_a = least_occurrences(length_a_);
    limits.min_count_b = least_occurrences(length_b());
    Ngrams ngrams(text_, b_begin_, limits, threads_);
    if (Status status = read_past(ngrams); !status) return tl::unexpected(status.error());
    const Compared compared{text_, b_begin_, ngrams, unit_, length_a_, length_b(), threads_};
    auto pool = find_phrases(compared);
    if (!pool) return tl::unexpected(pool.error());
    const std::size_t limit = options_.per_change == 0 ? 0 : options_.per_change + kSpareRows;
    const Ranking ranked = rank_phrases(compared, std::move(*pool), kChanges, limit, options_.recurring > 0);
    std::vector<ComparedRow> rows = describe(compared, ranked);
    if (Status status = count_exactly(ngrams, rows); !status) return tl::unexpected(status.error());
    return finish(compared, ranked, std::move(rows));
  }

 private:
  static tl::unexpected<Error> stopped() { return fail(ErrorCode::kStopped, "the comparison was stopped"); }
  [[nodiscard]] std::uint64_t length_b() const { return text_.length - length_a_; }

  void read_texts() {
    std::vector<DocumentView> compared = input_.a;
    compared.insert(compared.end(), input_.b.begin(), input_.b.end());
    unit_ = token_unit_of(compared, threads_);
    std::size_t bytes = 0;
    for (const DocumentView& view : compared) bytes += view.folded.size();
    text_.reserve(bytes, unit_);
    append_tokens(text_, input_.a, unit_, vocabulary_, threads_);
    b_begin_ = text_.size();
    length_a_ = text_.length;
    append_tokens(text_, input_.b, unit_, vocabulary_, threads_);
  }

  Status read_past(Ngrams& ngrams) {
    const std::size_t n = input_.earlier.size();
    std::vector<Token> tokens;
    if (n > 0) {
      ngrams.index_children();
      length_past_ = std::min<std::size_t>(input_.a_position, n);  // of each text the break that it begins with
      for (std::size_t e = 0; e < length_past_; ++e) editions_before_a_ |= edition_bit(e, n);
      for (const BlockUse& use : uses_) {
        if (use.past + use.between == 0) continue;
        if (context_.stopped()) return stopped();
        read_tokens(tokens, *use.view, use.folded, unit_, vocabulary_);
        ngrams.add_past(tokens, {use.past, use.between, use.editions});
        length_past_ += use.past * (tokens.size() - 1);
      }
    }
    ngrams.finish();
    return {};
  }

  // What could be reported. What is known of words, the most that a comparison knows, is given up again with that.
  Result<Pool> find_phrases(const Compared& compared) {
    const Ngrams& ngrams = compared.ngrams;
    const std::vector<Branching> freedom = branching(ngrams, threads_);
    const std::vector<Margin> margins = boundary_margins(text_, ngrams, freedom, unit_, threads_);
    const std::vector<std::uint8_t> limits_of_words = word_limits(text_, margins, threads_);
    const std::vector<float> alone = alone_shares(text_, ngrams, margins, threads_);
    const WordMap words(ngrams, vocabulary_, threads_);
    std::optional<DictionaryWords> dictionary;
    if (unit_ == TokenUnit::kCharacters && text_.size() <= kMostCut) dictionary.emplace(text_, threads_);
    const ComparedCorpus corpus{
        compared,     margins,           words, freedom, alone, limits_of_words, dictionary ? &*dictionary : nullptr,
        length_past_, editions_before_a_};
    const std::vector<Candidate> candidates = find_candidates(corpus);
    if (context_.stopped()) return stopped();
    rates_ = false_discovery(ngrams, candidates);
    return value_candidates(corpus, candidates);
  }

  std::vector<ComparedRow> describe(const Compared& compared, const Ranking& ranked) const {
    std::vector<ComparedRow> rows;
    for (std::size_t k = 0; k < kChanges.size(); ++k)
      for (const RankedPhrase& r : ranked.of_change[k]) {
        rows.emplace_back();
        rows.back().ranked = &r;
        rows.back().phrase.change = kChanges[k];
      }
    each_in_parallel(threads_, rows.size(), [&](std::size_t r) {
      ComparedRow& row = rows[r];
      const Phrase& phrase = row.ranked->phrase;
      row.phrase.folded = compared.folded(phrase);
      const std::span<const std::uint32_t> places = ranked.places_of(*row.ranked);
      row.phrase.phrase =
          display_form(text_, places.first(std::min(places.size(), kMostPlaces)), compared.ngrams.depth(phrase.node));
      for (const Phrase& covered : row.ranked->covers) row.phrase.covers.emplace_back(compared.folded(covered));
    });
    return rows;
  }

  // Whether the places of a phrase of single characters are those of its n-gram: where they cannot overlap each other.
  // A word of letters and digits stands in other words, too (“6g” in “16g”), and its n-gram does not know of it.
  [[nodiscard]] bool is_counted(const Ngrams& ngrams, const Phrase& phrase) const {
    if (unit_ != TokenUnit::kCharacters) return false;
    const std::span<const Token> tokens = std::span(text_.tokens).subspan(phrase.position, ngrams.depth(phrase.node));
    if (std::any_of(tokens.begin(), tokens.end(), [](Token token) { return token >= kFirstWord; })) return false;
    for (std::size_t shift = 1; shift < tokens.size(); ++shift)
      if (std::equal(tokens.begin() + static_cast<std::ptrdiff_t>(shift), tokens.end(), tokens.begin())) return false;
    return true;
  }

  // What the n-gram of a phrase says of it, where each earlier text has a bit of its own.
  void take_counts(const NgramNode& node, ComparedPhrase& phrase) const {
    const auto n = static_cast<std::uint32_t>(input_.earlier.size()), at_a = std::min(input_.a_position, n);
    const std::uint64_t before_a = at_a == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << at_a) - 1;
    const std::uint64_t before = node.editions & before_a, between = node.editions & ~before_a;
    const auto first = [](std::uint64_t bits) { return static_cast<std::uint32_t>(std::countr_zero(bits)); };
    const auto last = [](std::uint64_t bits) { return static_cast<std::uint32_t>(63 - std::countl_zero(bits)); };
    phrase.a = node.a;
    phrase.b = node.b;
    phrase.earlier = std::uint64_t{node.past} + node.between;
    if (before != 0) {
      phrase.first = first(before);
      phrase.last_before = last(before);
    }
    if (node.a > 0) {
      if (!phrase.first) phrase.first = n;
      phrase.last_before = n;
    }
    const bool returned = phrase.change == Change::kReturned;
    if (between != 0) {
      if (!phrase.first) phrase.first = first(between);
      if (!returned) phrase.last_before = last(between);
    }
    if (node.b > 0 && !phrase.first) phrase.first = n + 1;
    if (returned) phrase.back_since = between != 0 ? first(between) : n + 1;
  }

  // Counts as they are stated: phrases in the folded texts, from the n-grams of tokens where they say the same.
  Status count_exactly(const Ngrams& ngrams, std::vector<ComparedRow>& rows) const {
    constexpr std::size_t kMostBits = 64;
    std::vector<std::uint32_t> looked_for;
    std::vector<std::string> phrases;
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
      const Phrase& phrase = rows[r].ranked->phrase;
      rows[r].counted = input_.earlier.size() <= kMostBits && is_counted(ngrams, phrase);
      if (rows[r].counted) {
        take_counts(ngrams.node(phrase.node), rows[r].phrase);
      } else {
        looked_for.push_back(r);
        phrases.push_back(rows[r].phrase.folded);
      }
    }
    if (phrases.empty()) return {};
    const PhraseCounter counter(phrases, unit_ == TokenUnit::kWords);
    // What blocks have of a phrase, by the ranks of their texts.
    struct Seen {
      std::uint64_t a = 0, b = 0, earlier = 0;
      std::uint32_t first = BlockUse::kNever, first_behind_a = BlockUse::kNever;
      std::uint32_t up_to_a = 0, before_b = 0;
    };
    const auto take_ranks = [](Seen& seen, const auto& of) {
      seen.first = std::min(seen.first, of.first);
      seen.first_behind_a = std::min(seen.first_behind_a, of.first_behind_a);
      seen.up_to_a = std::max(seen.up_to_a, of.up_to_a);
      seen.before_b = std::max(seen.before_b, of.before_b);
    };
    std::vector<std::vector<Seen>> pieces(std::max(1U, threads_));
    const auto begins = cut_evenly(uses_.size(), pieces.size(), [&](std::size_t u) { return uses_[u].folded.size(); });
    in_parallel(threads_, pieces.size(), [&](std::size_t piece) {
      std::vector<Seen>& seen = pieces[piece];
      seen.resize(phrases.size());
      for (std::size_t u = begins[piece]; u < begins[piece + 1] && !context_.stopped(); ++u) {
        const BlockUse& use = uses_[u];
        counter.each(use.text(), [&](std::uint32_t p) {
          Seen& of_phrase = seen[p];
          of_phrase.a += use.a;
          of_phrase.b += use.b;
          of_phrase.earlier += std::uint64_t{use.past} + use.between;
          take_ranks(of_phrase, use);
        });
      }
    });
    if (context_.stopped()) return stopped();
    const std::vector<TimedText> texts = texts_in_time(input_);
    for (std::size_t p = 0; p < phrases.size(); ++p) {
      ComparedPhrase& phrase = rows[looked_for[p]].phrase;
      Seen all;
      for (const std::vector<Seen>& seen : pieces) {
        phrase.a += seen[p].a;
        phrase.b += seen[p].b;
        phrase.earlier += seen[p].earlier;
        take_ranks(all, seen[p]);
      }
      const bool returned = phrase.change == Change::kReturned;
      if (all.first != BlockUse::kNever) phrase.first = texts[all.first].index;
      const std::uint32_t behind_last = returned ? all.up_to_a : all.before_b;
      if (behind_last != 0) phrase.last_before = texts[behind_last - 1].index;
      if (returned && all.first_behind_a != BlockUse::kNever) phrase.back_since = texts[all.first_behind_a].index;
    }
    return {};
  }

  // Between texts of unlike lengths a rate may rise where the count falls: told only where chance hardly makes it.
  [[nodiscard]] bool is_sure(const ComparedPhrase& p) const {
    return is_critical(log_likelihood({p.a, p.b, length_a_, length_b()}));
  }

  // Whether the exact counts still show the change that a phrase was ranked for.
  [[nodiscard]] bool holds(const ComparedPhrase& p) const {
    const bool before_a = p.first && *p.first < std::min<std::size_t>(input_.a_position, input_.earlier.size());
    switch (p.change) {
      case Change::kNew:
        return p.a == 0 && p.b > 0 && !before_a;
      case Change::kReturned:
        return p.a == 0 && p.b > 0 && before_a;
      case Change::kDropped:
        return p.a > 0 && p.b == 0;
      case Change::kUp:
        return p.a > 0 && log_ratio({p.a, p.b, length_a_, length_b()}) > 0 && (p.b > p.a || is_sure(p));
      case Change::kDown:
        return p.b > 0 && log_ratio({p.a, p.b, length_a_, length_b()}) < 0 && (p.b < p.a || is_sure(p));
    }
    return false;
  }

  // “war” goes and “wars” come: of a phrase that has only changed its number between A and B nothing is listed.
  void take_out_changes_of_number(const Ngrams& ngrams, std::vector<ComparedRow>& rows) const {
    std::vector<PhrasePlace> places;
    places.reserve(rows.size());
    for (const ComparedRow& row : rows)
      places.push_back({row.ranked->phrase.position, ngrams.depth(row.ranked->phrase.node)});
    const auto counts = count_either_number(text_, b_begin_, places);
    std::size_t at = 0;
    std::erase_if(rows, [&](const ComparedRow& row) {
      const auto [a, b] = counts[at++];
      switch (row.phrase.change) {
        case Change::kNew:
        case Change::kReturned:
          return a > 0;
        case Change::kDropped:
          return b > 0;
        case Change::kUp:
          return log_ratio({a, b, length_a_, length_b()}) <= 0;
        case Change::kDown:
          return log_ratio({a, b, length_a_, length_b()}) >= 0;
      }
      return false;
    });
  }

  // For each token of one side its block, those of A's texts counted first and then those of B's.
  [[nodiscard]] UnsetVector<std::uint32_t> blocks_of(bool of_b) const {
    const std::size_t begin = of_b ? b_begin_ : 0, end = of_b ? text_.size() : b_begin_;
    UnsetVector<std::uint32_t> blocks(end - begin);
    std::vector<std::size_t> before(text_.document.size() + 1);  // blocks of the texts before
    for (std::size_t d = 0; d < text_.document.size(); ++d) before[d + 1] = before[d] + text_.views[d].blocks.size();
    in_parallel(threads_, text_.document.size(), [&](std::size_t d) {
      const DocumentView& view = text_.views[d];
      const std::size_t last = d + 1 < text_.document.size() ? text_.document[d + 1] : text_.size();
      std::size_t block = 0;
      for (std::size_t t = text_.document[d]; t < last && (t >= b_begin_) == of_b; ++t) {
        while (block + 1 < view.blocks.size() && text_.begin[t] >= view.blocks[block].folded.end) ++block;
        blocks[t - begin] = static_cast<std::uint32_t>(before[d] + block);
      }
    });
    return blocks;
  }

  // Sets ComparedPhrase::paragraphs of the rows of one side.
  void find_paragraphs(std::vector<ComparedRow>& rows, const Ranking& ranked, bool of_b) const {
    const UnsetVector<std::uint32_t> blocks = blocks_of(of_b);
    const std::size_t begin = of_b ? b_begin_ : 0;
    each_in_parallel(threads_, rows.size(), [&](std::size_t r) {
      if (!rows[r].counted || is_about_a(rows[r].phrase.change) == of_b) return;
      std::vector<ParagraphHits>& hits = rows[r].phrase.paragraphs.emplace();
      for (const std::uint32_t place : ranked.places_of(*rows[r].ranked)) {
        const std::uint32_t block = blocks[place - begin];
        if (hits.empty() || hits.back().paragraph != block) hits.push_back({block, 0});
        ++hits.back().count;
      }
      hits.shrink_to_fit();
    });
  }

  std::vector<ComparedPhrase> finish(const Compared& compared, const Ranking& ranked,
                                     std::vector<ComparedRow> rows) const {
    const Ngrams& ngrams = compared.ngrams;
    std::erase_if(rows, [&](const ComparedRow& row) { return !holds(row.phrase); });
    if (unit_ == TokenUnit::kWords) take_out_changes_of_number(ngrams, rows);
    const bool recurring = options_.recurring > 0 && options_.per_change > 0;
    std::vector<ComparedRow> kept, beyond;  // of `recurring`: the rows, and what may come behind them
    const auto is_row = [](const ComparedRow& row) { return !row.ranked->beyond; };
    const auto first_beyond = std::stable_partition(rows.begin(), rows.end(), is_row);
    std::move(first_beyond, rows.end(), std::back_inserter(beyond));
    rows.erase(first_beyond, rows.end());
    cover_across_changes(rows, length_a_, length_b(), threads_);
    join_variants(rows);
    order_by_exact_counts(compared, rows);
    if (options_.paragraphs) {
      find_paragraphs(rows, ranked, false);
      find_paragraphs(rows, ranked, true);
    }
    struct Taken {
      ComparedPhrase phrase;
      const RankedPhrase* ranked = nullptr;
      long long move = 0;  // the G² of what moved by itself, in millionths; what came or went keeps its order
    };
    std::vector<Taken> chosen;
    std::array<std::uint32_t, kChanges.size()> taken{};
    for (ComparedRow& row : rows) {
      ComparedPhrase& p = row.phrase;
      std::uint32_t& n = taken[static_cast<std::size_t>(p.change)];
      const bool moved = p.change == Change::kUp || p.change == Change::kDown;
      if (row.covered) continue;
      if (options_.per_change != 0 && n >= options_.per_change) {
        if (!moved && recurring) beyond.push_back(row);
        continue;
      }
      ++n;
      if (recurring) kept.push_back(row);
      chosen.push_back({std::move(p), row.ranked});
    }
    each_in_parallel(threads_, chosen.size(), [&](std::size_t i) {
      ComparedPhrase& p = chosen[i].phrase;
      p.log_q = log_q_of(p);
      if (p.change != Change::kUp && p.change != Change::kDown) return;
      const std::span<const std::uint32_t> places = ranked.places_of(*chosen[i].ranked);
      const auto outside = move_outside(compared, chosen[i].ranked->phrase, places, p.change == Change::kUp);
      chosen[i].move = std::llround(std::min(p.g2, outside.value_or(p.g2)) * 1e6);
    });
    for (auto begin = chosen.begin(); begin != chosen.end();) {
      const auto end = std::find_if(begin, chosen.end(),
                                    [&](const Taken& one) { return one.phrase.change != begin->phrase.change; });
      std::stable_sort(begin, end, [](const Taken& x, const Taken& y) { return x.move > y.move; });
      begin = end;
    }
    std::vector<ComparedPhrase> phrases;
    phrases.reserve(chosen.size());
    for (Taken& one : chosen) phrases.push_back(std::move(one.phrase));
    add_recurring(compared, std::move(kept), std::move(beyond), phrases);
    return phrases;
  }

  // By its exact counts: its n-gram's may differ from them.
  [[nodiscard]] double log_q_of(const ComparedPhrase& p) const { return rates_.log_q_of(log_p_of(p.a, p.b)); }
  [[nodiscard]] double log_p_of(std::uint64_t a, std::uint64_t b) const {
    return log_p_of_g2(
        log_likelihood({a, b, options_.length_a.value_or(length_a_), options_.length_b.value_or(length_b())}));
  }

  // Of what came or went and is no row, those that recur by their exact counts and that no row stands for.
  void add_recurring(const Compared& compared, std::vector<ComparedRow> rows, std::vector<ComparedRow> beyond,
                     std::vector<ComparedPhrase>& phrases) const {
    if (beyond.empty()) return;
    std::vector<ComparedRow> all = std::move(rows);
    for (ComparedRow& row : beyond) {
      row.phrase.beyond = true;
      all.push_back(std::move(row));
    }
    cover_across_changes(all, length_a_, length_b(), threads_);
    join_variants(all);
    order_by_exact_counts(compared, all);
    std::erase_if(all, [](const ComparedRow& row) {
      const ComparedPhrase& p = row.phrase;
      return !p.beyond || row.covered || !recurs(is_about_a(p.change) ? p.a : p.b, p.g2);
    });
    std::stable_sort(all.begin(), all.end(), [](const ComparedRow& x, const ComparedRow& y) {
      return std::pair(x.phrase.change, -std::llround(x.phrase.g2 * 1e6)) <
             std::pair(y.phrase.change, -std::llround(y.phrase.g2 * 1e6));
    });
    std::array<std::uint32_t, kChanges.size()> taken{};
    for (ComparedRow& row : all) {
      if (taken[static_cast<std::size_t>(row.phrase.change)]++ >= options_.recurring) continue;
      row.phrase.log_q = log_q_of(row.phrase);
      phrases.push_back(std::move(row.phrase));
    }
  }

  // What moved was ranked by its counts in the text as tokens. Rows of one change stand together.
  static void order_by_exact_counts(const Compared& compared, std::vector<ComparedRow>& rows) {
    for (ComparedRow& row : rows) row.phrase.g2 = compared.g2.of(row.phrase.a, row.phrase.b);
    for (auto begin = rows.begin(); begin != rows.end();) {
      const Change change = begin->phrase.change;
      const auto end =
          std::find_if(begin, rows.end(), [&](const ComparedRow& row) { return row.phrase.change != change; });
      if (change == Change::kUp || change == Change::kDown)
        std::stable_sort(begin, end, [](const ComparedRow& x, const ComparedRow& y) {
          return std::llround(x.phrase.g2 * 1e6) > std::llround(y.phrase.g2 * 1e6);
        });
      begin = end;
    }
  }

  // Over all candidates that stand alone.
  [[nodiscard]] FalseDiscovery false_discovery(const Ngrams& ngrams, const std::vector<Candidate>& candidates) const {
    using Counts = std::pair<std::uint32_t, std::uint32_t>;
    std::vector<Counts> all;
    all.reserve(candidates.size());
    for (const Candidate& candidate : candidates) {
      const NgramNode node = ngrams.node(candidate.node);
      all.emplace_back(node.a, node.b);
    }
    std::sort(all.begin(), all.end());
    std::vector<Counts> counts;        // those that differ
    std::vector<std::uint32_t> times;  // how many candidates have them
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i == 0 || all[i] != all[i - 1]) {
        counts.push_back(all[i]);
        times.push_back(0);
      }
      ++times.back();
    }
    std::vector<double> log_p(counts.size());
    in_parallel(threads_, counts.size(),
                [&](std::size_t i) { log_p[i] = log_p_of(counts[i].first, counts[i].second); });
    return FalseDiscovery(std::move(log_p), times);
  }

  const CompareInput& input_;
  std::vector<BlockUse> uses_;
  const CompareOptions& options_;
  const Context& context_;
  unsigned threads_;
  TokenUnit unit_ = TokenUnit::kCharacters;
  Vocabulary vocabulary_;
  TokenText text_;
  std::size_t b_begin_ = 0;
  std::uint64_t length_a_ = 0, length_past_ = 0, editions_before_a_ = 0;
  FalseDiscovery rates_;
};

}  // namespace

const char* change_name(Change change) {
  switch (change) {
    case Change::kNew:
      return "new";
    case Change::kDropped:
      return "dropped";
    case Change::kReturned:
      return "returned";
    case Change::kUp:
      return "up";
    case Change::kDown:
      return "down";
  }
  return "";
}

std::uint32_t least_occurrences(std::uint64_t length) {
  return 1 + (length >= kLargeSide ? 1U : 0U) + static_cast<std::uint32_t>(length / kVeryLargeSide);
}

Result<std::vector<ComparedPhrase>> compare_phrases(const CompareInput& input, const CompareOptions& options,
                                                    const Context& context) {
  return Comparison(input, options, context).run();
}

}  // namespace tifa

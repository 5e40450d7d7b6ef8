#include "phrases/compare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include "keyness/keyness.h"
#include "phrases/boundaries.h"
#include "phrases/candidates.h"
#include "phrases/either_number.h"
#include "phrases/ngrams.h"
#include "phrases/occurrences.h"
#include "phrases/ranking.h"
#include "phrases/scoring.h"
#include "phrases/tokens.h"
#include "text/characters.h"
#include "text/utf8.h"

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

// A row of the answer on its way: what was ranked, with the texts that it comes from.
struct Row {
  ComparedPhrase phrase;
  const RankedPhrase* ranked = nullptr;
  bool covered = false;  // by a row of another change
};

bool is_about_a(Change change) { return change == Change::kDropped || change == Change::kDown; }

// Whether the rate of a phrase that went up or down still does so where it stands outside a longer one.
bool moves_outside(const ComparedPhrase& shorter, const ComparedPhrase& longer, std::uint64_t length_a,
                   std::uint64_t length_b) {
  const std::uint64_t a = shorter.a - std::min(shorter.a, longer.a), b = shorter.b - std::min(shorter.b, longer.b);
  const double rate_a = static_cast<double>(a) / static_cast<double>(length_a);
  const double rate_b = static_cast<double>(b) / static_cast<double>(length_b);
  return shorter.change == Change::kUp ? rate_b > rate_a : shorter.change != Change::kDown || rate_b < rate_a;
}

// Among rows of different changes, too, a fragment is covered by the longer phrase that holds (nearly) all of it, or
// outside of which it does not move: what is new explains why a part of it went up.
void cover_across_changes(std::vector<Row>& rows, std::uint64_t length_a, std::uint64_t length_b) {
  std::unordered_map<std::string_view, std::size_t> by_phrase;
  for (std::size_t r = 0; r < rows.size(); ++r) by_phrase.emplace(rows[r].phrase.folded, r);
  const auto is_boundary = [](std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  for (Row& longer : rows) {
    const std::string_view whole = longer.phrase.folded;
    for (std::size_t begin = 0; begin < whole.size(); ++begin) {
      if (!is_boundary(whole, begin)) continue;
      for (std::size_t end = begin + 1; end <= whole.size(); ++end) {
        if (!is_boundary(whole, end) || end - begin == whole.size()) continue;
        const auto it = by_phrase.find(whole.substr(begin, end - begin));
        if (it == by_phrase.end()) continue;
        Row& shorter = rows[it->second];
        const bool in_a = is_about_a(shorter.phrase.change);
        if (shorter.covered || shorter.phrase.change == longer.phrase.change ||
            in_a != is_about_a(longer.phrase.change))
          continue;
        const std::uint64_t all = in_a ? shorter.phrase.a : shorter.phrase.b;
        const std::uint64_t inside = in_a ? longer.phrase.a : longer.phrase.b;
        if (all < 2 || (5 * inside < 4 * all && moves_outside(shorter.phrase, longer.phrase, length_a, length_b)))
          continue;
        shorter.covered = true;
        longer.phrase.covers.push_back(shorter.phrase.folded);
      }
    }
  }
}

// What variants of one phrase have in common: Chinese without the particle that may stand between its words, English
// without plural and possessive endings.
std::string variant_key(std::string_view folded) {
  static constexpr std::string_view kDe = "的";
  std::string key;
  const auto close_word = [&] {
    if (key.ends_with("'s") || key.ends_with("s'")) key.resize(key.size() - 2);
    if (key.size() > 3 && key.back() == 's' && key[key.size() - 2] != 's') key.pop_back();
  };
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (folded.substr(at).starts_with(kDe)) {
      at += kDe.size() - 1;
      continue;
    }
    if (folded[at] == ' ') close_word();
    key += folded[at];
  }
  close_word();
  return key;
}

// Of variants of one phrase in one change the best stands for all.
void join_variants(std::vector<Row>& rows) {
  std::map<std::pair<Change, std::string>, std::size_t> first;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].covered) continue;
    const auto [it, is_first] = first.try_emplace({rows[r].phrase.change, variant_key(rows[r].phrase.folded)}, r);
    if (is_first) continue;
    rows[r].covered = true;
    rows[it->second].phrase.covers.push_back(rows[r].phrase.folded);
  }
}

// The form in which a phrase stands most often, line breaks and quotation marks taken out; of several, the first.
std::string display_form(const TokenText& text, const std::vector<std::uint32_t>& places, std::size_t length) {
  std::map<std::string, std::size_t> forms;
  std::vector<std::string> order;
  for (const std::uint32_t place : places) {
    const DocumentView& view = text.views[text.document_at(place)];
    const std::string_view written =
        view.folded_to_text({text.begin[place], text.end[place + length - 1]}).of(view.text);
    std::string form;
    bool space = false;
    for (std::size_t at = 0; at < written.size();) {
      const CodePoint c = decode_utf8(written, at);
      at += c.length;
      if (is_white_space(c.value)) {
        space = true;
        continue;
      }
      const bool apostrophe = c.value == '\'' || c.value == U'’';
      if (is_zero_width(c.value) || (is_quotation_mark(c.value) && !apostrophe)) continue;
      // A line break between two characters of a script without spaces is layout.
      if (space && !form.empty() && (is_word_character(c.value) || form.back() > 0)) form += ' ';
      space = false;
      append_utf8(form, c.value);
    }
    if (forms[form]++ == 0) order.push_back(form);
  }
  std::string best;
  for (const std::string& form : order)
    if (best.empty() || forms[form] > forms[best]) best = form;
  return best;
}

class Comparison {
 public:
  Comparison(const CompareInput& input, const CompareOptions& options, const Context& context)
      : input_(input), options_(options), context_(context) {}

  Result<std::vector<ComparedPhrase>> run() {
    read_texts();
    if (text_.size() == 0) return std::vector<ComparedPhrase>{};
    NgramLimits limits;
    limits.min_count_a = least_occurrences(length_a_);
    limits.min_count_b = least_occurrences(length_b());
    Ngrams ngrams(text_, b_begin_, limits);
    if (Status status = read_past(ngrams); !status) return tl::unexpected(status.error());
    const std::vector<Branching> freedom = branching(ngrams);
    const std::vector<float> margins = boundary_margins(text_, ngrams, freedom, unit_);
    const std::vector<std::uint8_t> limits_of_words = word_limits(text_, margins);
    const std::vector<float> alone = alone_shares(text_, ngrams, margins);
    const WordMap words = map_words(text_, ngrams, vocabulary_);
    std::optional<DictionaryWords> dictionary;
    if (unit_ == TokenUnit::kCharacters && text_.size() <= kMostCut) dictionary.emplace(text_);
    const Corpus corpus{text_,
                        b_begin_,
                        ngrams,
                        margins,
                        words,
                        freedom,
                        alone,
                        limits_of_words,
                        dictionary ? &*dictionary : nullptr,
                        unit_,
                        length_a_,
                        length_b(),
                        length_past_,
                        editions_before_a_};
    const std::vector<Candidate> candidates = find_candidates(corpus);

    if (context_.stopped()) return stopped();
    const std::size_t limit = options_.per_change == 0 ? 0 : options_.per_change + kSpareRows;
    const std::vector<std::vector<RankedPhrase>> ranked = rank_phrases(corpus, candidates, kChanges, limit);
    std::vector<Row> rows = describe(corpus, candidates, ranked);
    if (Status status = count_exactly(rows); !status) return tl::unexpected(status.error());
    return finish(corpus, candidates, std::move(rows));
  }

 private:
  static tl::unexpected<Error> stopped() { return fail(ErrorCode::kStopped, "the comparison was stopped"); }
  [[nodiscard]] std::uint64_t length_b() const { return text_.length - length_a_; }

  void read_texts() {
    std::vector<DocumentView> compared = input_.a;
    compared.insert(compared.end(), input_.b.begin(), input_.b.end());
    unit_ = token_unit_of(compared);
    for (const DocumentView& view : input_.a) append_tokens(text_, view, unit_, vocabulary_);
    b_begin_ = text_.size();
    length_a_ = text_.length;
    for (const DocumentView& view : input_.b) append_tokens(text_, view, unit_, vocabulary_);
  }

  Status read_past(Ngrams& ngrams) {
    const std::size_t n = input_.earlier.size();
    std::vector<Token> tokens;
    for (std::size_t e = 0; e < n; ++e) {
      if (context_.stopped()) return stopped();
      read_tokens(tokens, input_.earlier[e], unit_, vocabulary_);
      const bool between = e >= input_.a_position;
      const unsigned bit = static_cast<unsigned>(n <= 64 ? e : e * 64 / n);
      ngrams.add_past(tokens, between, bit);
      if (between) continue;
      length_past_ += tokens.size();
      editions_before_a_ |= std::uint64_t{1} << bit;
    }
    ngrams.finish();
    return {};
  }

  std::vector<Row> describe(const Corpus& corpus, const std::vector<Candidate>& candidates,
                            const std::vector<std::vector<RankedPhrase>>& ranked) const {
    std::vector<Row> rows;
    const auto length = [&](std::uint32_t c) { return corpus.ngrams.node(candidates[c].node).depth; };
    const auto spelled = [&](std::uint32_t c) {
      return std::string(text_.folded(candidates[c].position, candidates[c].position + length(c)));
    };
    for (std::size_t k = 0; k < kChanges.size(); ++k) {
      for (const RankedPhrase& r : ranked[k]) {
        Row row;
        row.ranked = &r;
        row.phrase.change = kChanges[k];
        row.phrase.folded = spelled(r.candidate);
        row.phrase.phrase = display_form(text_, r.places, length(r.candidate));
        for (const std::uint32_t c : r.covers) row.phrase.covers.push_back(spelled(c));
        rows.push_back(std::move(row));
      }
    }
    return rows;
  }

  // Counts as they are stated: phrases in the folded texts, not n-grams of tokens (“6g” stands in “16g”, too).
  Status count_exactly(std::vector<Row>& rows) const {
    std::vector<std::string> phrases;
    phrases.reserve(rows.size());
    for (const Row& row : rows) phrases.push_back(row.phrase.folded);
    const PhraseCounter counter(phrases, unit_ == TokenUnit::kWords);
    const std::uint32_t index_of_a = static_cast<std::uint32_t>(input_.earlier.size());
    const auto seen_in = [&](Row& row, std::uint32_t index) {
      if (!row.phrase.first) row.phrase.first = index;
      if (index != index_of_a + 1) row.phrase.last_before = index;
    };
    const auto count_group = [&](const std::vector<DocumentView>& views, std::uint64_t ComparedPhrase::*count,
                                 std::uint32_t index) {
      for (const DocumentView& view : views)
        counter.each(view.folded, [&](std::uint32_t r) {
          ++(rows[r].phrase.*count);
          seen_in(rows[r], index);
        });
    };
    for (std::uint32_t e = 0; e <= index_of_a; ++e) {
      if (context_.stopped()) return stopped();
      if (e == std::min(input_.a_position, index_of_a)) count_group(input_.a, &ComparedPhrase::a, index_of_a);
      if (e == index_of_a) break;
      counter.each(input_.earlier[e].folded, [&](std::uint32_t r) { seen_in(rows[r], e); });
    }
    count_group(input_.b, &ComparedPhrase::b, index_of_a + 1);
    return {};
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
        return p.a > 0 && log_ratio({p.a, p.b, length_a_, length_b()}) > 0;
      case Change::kDown:
        return p.b > 0 && log_ratio({p.a, p.b, length_a_, length_b()}) < 0;
    }
    return false;
  }

  // “war” goes and “wars” come: of a phrase that has only changed its number between A and B nothing is listed.
  void take_out_changes_of_number(const Corpus& corpus, const std::vector<Candidate>& candidates,
                                  std::vector<Row>& rows) const {
    std::vector<PhrasePlace> places;
    places.reserve(rows.size());
    for (const Row& row : rows) {
      const Candidate& candidate = candidates[row.ranked->candidate];
      places.push_back({candidate.position, corpus.ngrams.node(candidate.node).depth});
    }
    const auto counts = count_either_number(text_, b_begin_, places);
    std::size_t at = 0;
    std::erase_if(rows, [&](const Row& row) {
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

  std::vector<ComparedPhrase> finish(const Corpus& corpus, const std::vector<Candidate>& candidates,
                                     std::vector<Row> rows) const {
    const std::map<std::pair<std::uint32_t, std::uint32_t>, double> q_values = q_of_counts(corpus, candidates);
    std::erase_if(rows, [&](const Row& row) { return !holds(row.phrase); });
    if (unit_ == TokenUnit::kWords) take_out_changes_of_number(corpus, candidates, rows);
    cover_across_changes(rows, length_a_, length_b());
    join_variants(rows);
    order_by_exact_counts(rows);
    std::vector<ComparedPhrase> phrases;
    std::array<std::uint32_t, kChanges.size()> taken{};
    for (Row& row : rows) {
      ComparedPhrase& p = row.phrase;
      std::uint32_t& n = taken[static_cast<std::size_t>(p.change)];
      if (row.covered || (options_.per_change != 0 && n >= options_.per_change)) continue;
      ++n;
      const Frequencies f{p.a, p.b, length_a_, length_b()};
      p.log_ratio = log_ratio(f);
      p.lrc = conservative_log_ratio(f);
      const NgramNode& node = corpus.ngrams.node(candidates[row.ranked->candidate].node);
      p.log_q = q_values.at({node.a, node.b});
      phrases.push_back(std::move(p));
    }
    return phrases;
  }

  // What moved was ranked by its counts in the text as tokens. Rows of one change stand together.
  void order_by_exact_counts(std::vector<Row>& rows) const {
    for (Row& row : rows) row.phrase.g2 = log_likelihood({row.phrase.a, row.phrase.b, length_a_, length_b()});
    for (auto begin = rows.begin(); begin != rows.end();) {
      const Change change = begin->phrase.change;
      const auto end = std::find_if(begin, rows.end(), [&](const Row& row) { return row.phrase.change != change; });
      if (change == Change::kUp || change == Change::kDown)
        std::stable_sort(begin, end, [](const Row& x, const Row& y) {
          return std::llround(x.phrase.g2 * 1e6) > std::llround(y.phrase.g2 * 1e6);
        });
      begin = end;
    }
  }

  // The logarithm of the q-value of each pair of counts, over all candidates that stand alone.
  [[nodiscard]] std::map<std::pair<std::uint32_t, std::uint32_t>, double> q_of_counts(
      const Corpus& corpus, const std::vector<Candidate>& candidates) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> by_counts;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> counts;
    std::vector<double> log_p;
    for (const Candidate& candidate : candidates) {
      const NgramNode& node = corpus.ngrams.node(candidate.node);
      const auto [it, inserted] = by_counts.try_emplace({node.a, node.b}, 0.0);
      if (inserted) it->second = log_p_of_g2(log_likelihood({node.a, node.b, length_a_, length_b()}));
      counts.push_back(it->first);
      log_p.push_back(it->second);
    }
    const std::vector<double> q = log_benjamini_hochberg(log_p);
    for (std::size_t i = 0; i < q.size(); ++i) by_counts[counts[i]] = q[i];
    return by_counts;
  }

  const CompareInput& input_;
  const CompareOptions& options_;
  const Context& context_;
  TokenUnit unit_ = TokenUnit::kCharacters;
  Vocabulary vocabulary_;
  TokenText text_;
  std::size_t b_begin_ = 0;
  std::uint64_t length_a_ = 0, length_past_ = 0, editions_before_a_ = 0;
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

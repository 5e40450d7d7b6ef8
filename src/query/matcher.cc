#include "query/matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "index/phrase_index.h"
#include "index/search.h"
#include "query/word_sequence.h"
#include "text/ascii.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// A place in the searched text (folded or clean).
struct Place {
  Range range;
  std::uint16_t pattern = 0;
};

constexpr std::string_view kWildcardRun = "[\\pL\\pM\\pN'-]";

// Folds what is not ASCII in a pattern, with the letter that a combining mark stands behind, and leaves its syntax
// alone.
std::string fold_pattern(std::string_view pattern, Folding folding) {
  std::string result;
  for (std::size_t at = 0; at < pattern.size();) {
    std::size_t end = at;
    while (end < pattern.size() && static_cast<unsigned char>(pattern[end]) >= 0x80) ++end;
    if (end > at) {
      const bool marked = is_mark(decode_utf8(pattern, at).value) && !result.empty() &&
                          is_ascii_letter(result.back()) && (at < 2 || pattern[at - 2] != '\\');
      if (marked) {
        result.pop_back();
        --at;
      }
      // A full-width form folds to an ASCII sign that RE2 would read as syntax.
      for (const char c : fold(pattern.substr(at, end - at), folding).text) {
        if (static_cast<unsigned char>(c) < 0x80 &&
            std::string_view("+*?.()[]{}|^$\\").find(c) != std::string_view::npos)
          result += '\\';
        result += c;
      }
      at = end;
    } else {
      result += pattern[at++];
    }
  }
  return result;
}

// A wildcard as RE2: * inside is a lazy run, at an edge as long as it can be but of one word.
std::string wildcard_pattern(std::string_view wildcard, Folding folding) {
  std::string result, literal;
  const auto flush = [&] {
    if (!literal.empty()) result += re2::RE2::QuoteMeta(fold(literal, folding).text);
    literal.clear();
  };
  for (std::size_t at = 0; at < wildcard.size(); ++at) {
    const char c = wildcard[at];
    if (c == '\\' && at + 1 < wildcard.size()) {
      literal += wildcard[++at];
    } else if (c == '*') {
      flush();
      const bool edge = at == 0 || at + 1 == wildcard.size();
      result += edge ? "[a-zA-ZÀ-ÖØ-öø-ɏ0-9'-]{0,32}" : std::string(kWildcardRun) + "{0,16}?";
    } else if (c == '?') {
      flush();
      result += "[\\pL\\pN]";
    } else {
      literal += c;
    }
  }
  flush();
  return result;
}

struct CompiledPattern {
  std::optional<PhraseSearcher> phrase;
  std::optional<WordSequence> words;  // under a rule that takes words for the same
  std::unique_ptr<re2::RE2> regex;
  std::optional<std::string> cases;  // of the letters, where letter case counts
};

// Of each letter of spaced scripts in a folded text whether it stands for a capital: what wordings that fold alike
// still differ in. `origin_of` gives what a range of the folded text comes from.
template <class OriginOf>
std::string cases_of_letters(std::string_view folded, OriginOf&& origin_of) {
  std::string cases;
  for (std::size_t at = 0; at < folded.size();) {
    const std::uint32_t begin = static_cast<std::uint32_t>(at);
    at += decode_utf8(folded, at).length;
    const std::string_view origin = origin_of(Range{begin, static_cast<std::uint32_t>(at)});
    if (origin.empty()) continue;
    const char32_t written = decode_utf8(origin, 0).value;
    // Full-width letters are letters.
    const char32_t c = written >= U'Ａ' && written <= U'ｚ' ? written - U'Ａ' + U'A' : written;
    if (is_letter(c) && is_word_character(c)) cases += fold_code_point(c) == c ? 'a' : 'A';
  }
  return cases;
}

Result<CompiledPattern> compile_pattern(const Pattern& pattern, const Rule& rule) {
  const Folding folding = rule.fold;
  CompiledPattern compiled;
  if (pattern.kind == PatternKind::kPhrase) {
    std::string folded = fold_term(pattern.text, folding);
    if (folded.empty())
      return fail(ErrorCode::kUsage, "nothing of the term “" + pattern.text + "” is left after folding", "",
                  "count it as it stands with --fold none");
    if (folded.find('\n') != std::string::npos)
      return fail(ErrorCode::kUsage, "a term cannot hold a line break", "", "write it on one line");
    if (rule.inflection != Inflection::kNone || rule.hyphens)
      compiled.words.emplace(folded, rule.inflection, rule.hyphens);
    else
      compiled.phrase.emplace(std::move(folded));
    if (rule.letter_case) {
      const Folded typed = fold(pattern.text, folding);
      compiled.cases = cases_of_letters(
          typed.text, [&](Range range) { return typed.map.to_origin(range).of(std::string_view(pattern.text)); });
    }
    return compiled;
  }
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_never_nl(true);
  options.set_max_mem(64 << 20);
  options.set_case_sensitive(folding == Folding::kNone);
  const std::string text = pattern.kind == PatternKind::kRegex ? fold_pattern(pattern.text, folding)
                                                               : wildcard_pattern(pattern.text, folding);
  compiled.regex = std::make_unique<re2::RE2>(text, options);
  if (!compiled.regex->ok())
    return fail(ErrorCode::kUsage, "the pattern “" + pattern.text + "” cannot be read: " + compiled.regex->error(), "",
                "see the RE2 syntax");
  return compiled;
}

bool is_set(const std::atomic<bool>* stop) { return stop != nullptr && stop->load(std::memory_order_relaxed); }

void find_all(const CompiledPattern& pattern, std::string_view text, std::uint16_t index, bool overlapping,
              const std::atomic<bool>* stop, std::vector<Place>& places) {
  if (pattern.phrase) {
    const std::size_t length = pattern.phrase->phrase().size();
    for (std::size_t at = 0; (at = pattern.phrase->find(text, at)) != std::string_view::npos; ++at)
      places.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)}, index});
    return;
  }
  if (pattern.words) {
    std::size_t from = 0;
    while (const auto place = pattern.words->find(text, from)) {
      places.push_back({*place, index});
      from = place->begin + 1;
    }
    return;
  }
  re2::StringPiece match;
  std::size_t at = 0;
  while (at < text.size() && !is_set(stop) &&
         pattern.regex->Match(re2::StringPiece(text.data(), text.size()), at, text.size(), re2::RE2::UNANCHORED, &match,
                              1)) {
    const auto begin = static_cast<std::size_t>(match.data() - text.data());
    if (begin >= text.size()) break;
    if (!match.empty())
      places.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + match.size())}, index});
    at = match.empty() || overlapping ? begin + decode_utf8(text, begin).length : begin + match.size();
  }
}

// The same from places where an index says that the phrase, or the beginning of the words, stands. What does not stand
// in the text, because the index is damaged, is passed over.
void take_all(const CompiledPattern& pattern, const DocumentView& view, std::span<const PhrasePlaces::Place> known,
              std::uint16_t index, std::vector<Place>& places) {
  for (const PhrasePlaces::Place& one : known) {
    if (one.block >= view.blocks.size() || one.offset >= view.blocks[one.block].folded.size()) continue;
    const std::uint32_t at = view.blocks[one.block].folded.begin + one.offset;
    if (pattern.phrase) {
      const std::string& phrase = pattern.phrase->phrase();
      if (view.folded.compare(at, phrase.size(), phrase) == 0)
        places.push_back({{at, at + static_cast<std::uint32_t>(phrase.size())}, index});
    } else if (const auto place = pattern.words->match_at(view.folded, at)) {
      places.push_back({*place, index});
    }
  }
}

bool leftmost_longest(const Place& x, const Place& y) {
  if (x.range.begin != y.range.begin) return x.range.begin < y.range.begin;
  if (x.range.end != y.range.end) return x.range.end > y.range.end;
  return x.pattern < y.pattern;
}

// Segments one block at a time and remembers the last one: hits come in order.
class WordEdges {
 public:
  WordEdges(const DocumentView& view, bool folded) : view_(view), folded_(folded) {}

  bool both_edges(Range hit, std::uint32_t block) {
    const Range range = folded_ ? view_.blocks[block].folded : view_.blocks[block].text;
    const std::string_view text = range.of(folded_ ? view_.folded : view_.text);
    return edge(text, hit.begin - range.begin, block) && edge(text, hit.end - range.begin, block);
  }

 private:
  bool edge(std::string_view text, std::uint32_t at, std::uint32_t block) {
    if (at == 0 || at >= text.size()) return true;
    if (!at_word_edge(text, at)) return false;
    if (!is_han(decode_utf8(text, at).value) || !is_han(decode_utf8_before(text, at).value)) return true;
    if (block != block_) {
      boundaries_ = word_boundaries(text);
      block_ = block;
    }
    return std::binary_search(boundaries_.begin(), boundaries_.end(), at);
  }

  const DocumentView& view_;
  bool folded_;
  std::uint32_t block_ = kNoIndex;
  std::vector<std::uint32_t> boundaries_;
};

}  // namespace

Rule settle_rule(RuleRequest request, const Term& term) {
  if (!request.unit_given) {
    request.rule.unit = Unit::kWord;
    for (const Pattern& pattern : term.patterns)
      if (pattern.kind == PatternKind::kRegex || default_unit(pattern.text) == Unit::kSubstring)
        request.rule.unit = Unit::kSubstring;
  }
  return request.rule;
}

bool LocatedTerm::stands_in(std::uint32_t document) const {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const PhrasePlaces& places) { return !places.in(document).empty(); });
}

struct Matcher::State {
  Rule rule;
  std::vector<CompiledPattern> patterns;
  std::vector<CompiledPattern> longer;

  [[nodiscard]] std::vector<Hit> hits_of(const DocumentView& view, std::vector<Place> places, const BlockFilter& filter,
                                         const std::atomic<bool>* stop) const;
};

Matcher::Matcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

const Rule& Matcher::rule() const { return state_->rule; }

const std::string* Matcher::bare_phrase() const {
  const Rule& rule = state_->rule;
  if (state_->patterns.size() != 1 || !state_->patterns.front().phrase || !state_->longer.empty() ||
      rule.unit == Unit::kWord || !rule.scope.all() || rule.fold != Folding::kDefault || rule.letter_case)
    return nullptr;
  return &state_->patterns.front().phrase->phrase();
}

Result<Matcher> Matcher::compile(const Term& term, const Rule& rule, const std::vector<Term>& longer) {
  auto state = std::make_unique<State>();
  state->rule = rule;
  for (const Pattern& pattern : term.patterns) {
    auto compiled = compile_pattern(pattern, rule);
    if (!compiled) return tl::unexpected(compiled.error());
    state->patterns.push_back(std::move(*compiled));
  }
  if (rule.unit == Unit::kMaximal) {
    for (const Term& other : longer)
      for (const Pattern& pattern : other.patterns) {
        auto compiled = compile_pattern(pattern, rule);
        if (!compiled) return tl::unexpected(compiled.error());
        state->longer.push_back(std::move(*compiled));
      }
  }
  return Matcher(std::move(state));
}

std::vector<Hit> Matcher::find(const DocumentView& view, const BlockFilter& filter,
                               const std::atomic<bool>* stop) const {
  std::vector<Place> places;
  for (std::size_t i = 0; i < state_->patterns.size(); ++i)
    find_all(state_->patterns[i], state_->rule.fold == Folding::kDefault ? view.folded : view.text,
             static_cast<std::uint16_t>(i), state_->rule.overlap == Overlap::kAll, stop, places);
  return state_->hits_of(view, std::move(places), filter, stop);
}

std::optional<LocatedTerm> Matcher::locate(const PhraseIndex& index) const {
  if (state_->rule.fold != Folding::kDefault) return std::nullopt;
  LocatedTerm located;
  for (const CompiledPattern& pattern : state_->patterns) {
    if (pattern.regex || (pattern.words && !pattern.words->beginning())) return std::nullopt;
    // A hit that must begin on a word boundary begins inside of no word.
    auto places = pattern.phrase ? index.find(pattern.phrase->phrase(), state_->rule.unit == Unit::kWord)
                                 : index.find(*pattern.words->beginning(),
                                              state_->rule.unit == Unit::kWord || pattern.words->begins_with_word());
    if (!places) return std::nullopt;
    located.patterns.push_back(std::move(*places));
  }
  return located;
}

std::vector<Hit> Matcher::find(const DocumentView& view, const LocatedTerm& located, std::uint32_t document,
                               const BlockFilter& filter) const {
  std::vector<Place> places;
  for (std::size_t i = 0; i < state_->patterns.size() && i < located.patterns.size(); ++i)
    take_all(state_->patterns[i], view, located.patterns[i].in(document), static_cast<std::uint16_t>(i), places);
  return state_->hits_of(view, std::move(places), filter, nullptr);
}

std::vector<Hit> Matcher::State::hits_of(const DocumentView& view, std::vector<Place> places, const BlockFilter& filter,
                                         const std::atomic<bool>* stop) const {
  const bool folded = rule.fold == Folding::kDefault;
  const std::string_view text = folded ? view.folded : view.text;
  if (places.empty()) return {};
  if (patterns.size() > 1) std::sort(places.begin(), places.end(), leftmost_longest);

  if (!longer.empty()) {
    std::vector<Place> covers;
    for (const CompiledPattern& pattern : longer) find_all(pattern, text, 0, true, stop, covers);
    std::sort(covers.begin(), covers.end(), leftmost_longest);
    // With covers by begin, the farthest end so far tells whether an earlier one reaches over a hit.
    std::size_t next = 0;
    std::uint32_t reach = 0;
    std::erase_if(places, [&](const Place& place) {
      while (next < covers.size() && covers[next].range.begin <= place.range.begin) {
        if (covers[next].range.size() > place.range.size()) reach = std::max(reach, covers[next].range.end);
        ++next;
      }
      return reach >= place.range.end;
    });
  }

  std::vector<Hit> hits;
  hits.reserve(places.size());
  WordEdges edges(view, folded);
  std::uint32_t block = 0;
  std::uint32_t taken_to = 0;
  const Place* previous = nullptr;
  for (const Place& place : places) {
    if (previous != nullptr && previous->range == place.range) continue;
    const auto block_range = [&](std::uint32_t i) { return folded ? view.blocks[i].folded : view.blocks[i].text; };
    while (block + 1 < view.blocks.size() && block_range(block + 1).begin <= place.range.begin) ++block;
    const Range within = block_range(block);
    if (place.range.begin < within.begin || place.range.end > within.end || !filter.has(block)) continue;
    if (rule.overlap == Overlap::kNone && place.range.begin < taken_to) continue;
    if (rule.unit == Unit::kWord && !edges.both_edges(place.range, block)) continue;
    const BlockRecord& record = view.blocks[block];
    const Range in_text = folded ? view.folded_to_text(place.range) : place.range;
    const auto& cases = patterns[place.pattern].cases;
    const auto origin_of = [&](Range range) {
      return view.folded_to_text({place.range.begin + range.begin, place.range.begin + range.end}).of(view.text);
    };
    if (cases && folded && cases_of_letters(place.range.of(text), origin_of) != *cases) continue;
    Block shape;
    shape.kind = record.kind;
    shape.range = record.text;
    shape.run_in_end = record.run_in_end;
    if (!rule.scope.has(part_of(shape, in_text.begin))) continue;
    hits.push_back({in_text, block, place.pattern});
    previous = &place;
    taken_to = place.range.end;
  }
  return hits;
}

}  // namespace tifa

#include "app/passages.h"

#include <algorithm>

#include "app/terms.h"
#include "app/word_cuts.h"
#include "text/characters.h"
#include "text/display.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLongestSentence = 400;  // code points shown whole
constexpr std::uint32_t kAround = 150;           // code points kept on each side of a hit in a longer one
constexpr std::uint32_t kNear = 60;              // of these so many are given up for a cut between clauses

// The sentence of a block that holds `at`; the whole block when none does.
Range sentence_at(const std::vector<Range>& sentences, Range block, std::uint32_t at) {
  const auto after =
      std::upper_bound(sentences.begin(), sentences.end(), at,
                       [](std::uint32_t value, const Range& sentence) { return value < sentence.begin; });
  return after == sentences.begin() ? block : *(after - 1);
}

std::uint32_t step_back(std::string_view text, std::uint32_t from, std::uint32_t until, std::uint32_t points) {
  for (; points > 0 && from > until; --points)
    from -= static_cast<std::uint32_t>(decode_utf8_before(text, from).length);
  return from;
}

std::uint32_t step_on(std::string_view text, std::uint32_t from, std::uint32_t until, std::uint32_t points) {
  for (; points > 0 && from < until; --points) from += static_cast<std::uint32_t>(decode_utf8(text, from).length);
  return from;
}

// Where a cut may stand: not inside a word of a spaced script, so on to the next white space when one is near.
std::uint32_t off_word(std::string_view text, std::uint32_t at, std::uint32_t until) {
  if (at_word_edge(text, at)) return at;
  constexpr int kLongestWord = 24;
  std::uint32_t next = at;
  for (int i = 0; i < kLongestWord && next < until; ++i) {
    next += static_cast<std::uint32_t>(decode_utf8(text, next).length);
    if (at_word_edge(text, next)) return next;
  }
  return at;
}

// Behind what a cut leaves of the clause before.
std::uint32_t off_punctuation(std::string_view text, std::uint32_t at, std::uint32_t until) {
  while (at < until) {
    const CodePoint c = decode_utf8(text, at);
    if (c.value != ' ' && (!is_clause_end(c.value) || is_sentence_end(c.value))) break;
    at += c.length;
  }
  return at;
}

// Whether a clause ends before a place; a point inside a figure ends none.
bool ends_clause(std::string_view text, std::uint32_t at) {
  const CodePoint before = decode_utf8_before(text, at);
  return is_clause_end(before.value) && (before.length > 1 || at == text.size() || text[at] == ' ' || text[at] == '\n');
}

// Where a long sentence may be cut before a hit: behind a clause that ends near, else not inside a word.
std::uint32_t cut_before_hit(std::string_view text, std::uint32_t at, std::uint32_t hit) {
  const std::uint32_t limit = step_on(text, at, hit, kNear);
  for (std::uint32_t next = at; next < limit;) {
    next += static_cast<std::uint32_t>(decode_utf8(text, next).length);
    if (next < hit && ends_clause(text, next)) return off_punctuation(text, next, hit);
  }
  return off_punctuation(text, off_word(text, at, hit), hit);
}

// The same behind a hit.
std::uint32_t cut_behind_hit(std::string_view text, std::uint32_t hit, std::uint32_t at, std::uint32_t until) {
  if (at == until) return at;
  const std::uint32_t limit = step_back(text, at, hit, kNear);
  for (std::uint32_t end = at; end > limit;) {
    if (ends_clause(text, end)) return end;
    end -= static_cast<std::uint32_t>(decode_utf8_before(text, end).length);
  }
  return off_word(text, at, until);
}

// Whether `points` code points reach the end of the range.
bool longer_than(std::string_view text, Range range, std::uint32_t points) {
  return step_on(text, range.begin, range.end, points) < range.end;
}

Passage passage_of(const Edition& edition, const DocumentView& view, std::uint32_t block, Range sentence, Range shown,
                   const std::vector<Hit>& hits, CodePointCounter& counter) {
  Passage passage;
  std::vector<Range> marks;
  for (const Hit& hit : hits) {
    const Range marked = with_its_quotation_marks(view.text, hit.text);
    marks.push_back({std::max(marked.begin, shown.begin) - shown.begin, std::min(marked.end, shown.end) - shown.begin});
  }
  std::string text = display_quotation(shown.of(view.text), view.omissions_in(shown), marks);
  const bool cut_before = shown.begin > sentence.begin, cut_after = shown.end < sentence.end;
  CodePointCounter in_text(text);
  for (const Range& mark : marks) {
    const std::uint64_t begin = in_text.before(mark.begin) + (cut_before ? 1 : 0);
    passage.marks.emplace_back(begin, in_text.before(mark.end) + (cut_before ? 1 : 0));
  }
  passage.text = (cut_before ? "…" : "") + std::move(text) + (cut_after ? "…" : "");
  passage.section = section_path(view, block);
  passage.begin = counter.before(shown.begin);
  passage.end = counter.before(shown.end);
  passage.locator = edition.path + "#" + view.locate(shown);
  return passage;
}

}  // namespace

Evidence evidence_of(const Edition& edition, const DocumentView& view, const std::vector<Hit>& hits,
                     std::uint32_t limit, const std::vector<Hit>& alternatives) {
  Evidence evidence;
  evidence.edition = edition.name();
  evidence.count = hits.size();
  WordCuts words(view.text);
  auto near = alternatives.begin();
  for (const Hit& hit : hits) {
    if (words.of(hit.text) != Standing::kAcross) continue;
    while (near != alternatives.end() && near->text.end <= hit.text.begin) ++near;
    bool as_word = false;
    for (auto other = near; other != alternatives.end() && other->text.begin < hit.text.end && !as_word; ++other)
      as_word = other->text.end > hit.text.begin && words.of(other->text) == Standing::kWhole;
    evidence.across += as_word ? 0 : 1;
  }
  CodePointCounter counter(view.text);
  std::uint32_t block = kNoIndex;
  std::vector<Range> block_sentences;
  for (std::size_t i = 0; i < hits.size() && evidence.shown < limit;) {
    const Range whole = view.blocks[hits[i].block].text;
    if (hits[i].block != block) {
      block = hits[i].block;
      block_sentences = sentences(view.text.substr(whole.begin, whole.end - whole.begin));
      for (Range& sentence : block_sentences) sentence = {sentence.begin + whole.begin, sentence.end + whole.begin};
    }
    Range sentence = sentence_at(block_sentences, whole, hits[i].text.begin);
    sentence.end = std::max(sentence.end, hits[i].text.end);  // folding may join what a sentence mark stands between
    const bool cut = longer_than(view.text, sentence, kLongestSentence);
    Range shown = sentence;
    if (cut) {
      shown.begin = step_back(view.text, hits[i].text.begin, sentence.begin, kAround);
      if (shown.begin > sentence.begin) shown.begin = cut_before_hit(view.text, shown.begin, hits[i].text.begin);
      shown.end = cut_behind_hit(view.text, hits[i].text.end,
                                 step_on(view.text, hits[i].text.end, sentence.end, kAround), sentence.end);
    }
    std::vector<Hit> inside;
    for (; i < hits.size() && hits[i].block == block && hits[i].text.end <= shown.end; ++i) {
      inside.push_back(hits[i]);
      ++evidence.shown;
    }
    evidence.passages.push_back(passage_of(edition, view, block, sentence, shown, inside, counter));
  }
  return evidence;
}

Dispersion dispersion_of(const Edition& edition, const DocumentView& view, const std::vector<Hit>& hits) {
  Dispersion strip;
  strip.edition = edition.name();
  strip.status = status_name(edition.status);
  strip.length = count_code_points(view.text);
  if (strip.length == 0) return strip;
  const auto whole = static_cast<double>(strip.length);
  CodePointCounter counter(view.text);
  for (const auto& [heading, filter] : outer_sections(view)) {
    const auto [first, end] = filter.runs.front();
    const double begin = static_cast<double>(counter.before(view.blocks[first].text.begin)) / whole;
    strip.sections.push_back(
        {heading, begin, static_cast<double>(counter.before(view.blocks[end - 1].text.end)) / whole});
  }
  for (const Hit& hit : hits) strip.marks.push_back(static_cast<double>(counter.before(hit.text.begin)) / whole);
  return strip;
}

}  // namespace tifa

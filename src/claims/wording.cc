#include "claims/wording.h"

#include <algorithm>
#include <limits>

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

// Below this share of common words a passage is another one, not a misquotation.
constexpr double kNear = 0.6;
constexpr std::size_t kMostPlaces = 256;  // of one piece in one document

// White space and punctuation at the ends, taken off.
Range trimmed(std::string_view text, Range range) {
  const auto idle = [](char32_t code) {
    return is_white_space(code) || code == U'\x1f' || (is_punctuation(code) && code != U'%' && code != U'$');
  };
  while (!range.empty() && idle(decode_utf8(text, range.begin).value))
    range.begin += decode_utf8(text, range.begin).length;
  while (!range.empty() && idle(decode_utf8_before(text, range.end).value))
    range.end -= decode_utf8_before(text, range.end).length;
  return range;
}

// Out to the edges of the words that the range cuts; words are never followed further than this.
Range whole_words(std::string_view text, Range range) {
  constexpr int kLongestWord = 40;
  for (int i = 0; i < kLongestWord && range.begin > 0 && !at_word_edge(text, range.begin); ++i)
    range.begin -= decode_utf8_before(text, range.begin).length;
  for (int i = 0; i < kLongestWord && range.end < text.size() && !at_word_edge(text, range.end); ++i)
    range.end += decode_utf8(text, range.end).length;
  return range;
}

}  // namespace

WordingSearcher::WordingSearcher(std::string piece)
    : piece_(std::move(piece)), folded_(fold_term(piece_, Folding::kDefault)), words_(count_words(piece_)) {
  if (folded_.empty() || words_ == 0) return;
  phrase_.emplace(folded_);
  passage_.emplace(folded_);
}

std::vector<WordingSearcher::Place> WordingSearcher::exact(const DocumentView& view, std::size_t most) const {
  std::vector<Place> places;
  if (!phrase_) return places;
  for (std::size_t at = phrase_->find(view.folded); at != std::string_view::npos && places.size() < most;
       at = phrase_->find(view.folded, at + 1)) {
    const std::size_t end = at + folded_.size();
    if (!at_word_edge(view.folded, at) || !at_word_edge(view.folded, end)) continue;
    const Range folded = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    Place place;
    place.block = view.block_at_folded(folded.begin);
    place.text = view.folded_to_text(folded);
    place.difference.similarity = 1;
    places.push_back(std::move(place));
  }
  return places;
}

std::optional<WordingSearcher::Place> WordingSearcher::nearest(const DocumentView& view) const {
  if (!passage_) return std::nullopt;
  const auto found = passage_->find(view.folded);
  if (!found) return std::nullopt;
  const Range folded = trimmed(view.folded, whole_words(view.folded, found->range));
  if (folded.empty()) return std::nullopt;
  Place place;
  place.block = view.block_at_folded(folded.begin);
  place.text = view.folded_to_text(folded);
  place.difference = compare_wordings(piece_, place.text.of(view.text));
  if (place.difference.too_long) return std::nullopt;
  return place;
}

QuotationPlace place_quotation(const std::vector<WordingSearcher>& pieces, const DocumentView& view, bool only_exact) {
  using Level = QuotationPlace::Level;
  QuotationPlace best;
  std::vector<std::vector<WordingSearcher::Place>> places;
  best.level = Level::kSameWords;
  best.similarity = 1;
  for (const WordingSearcher& piece : pieces) {
    places.push_back(piece.exact(view, kMostPlaces));
    if (!places.back().empty()) continue;
    if (only_exact) return {};
    std::optional<WordingSearcher::Place> near = piece.nearest(view);
    if (!near || near->difference.similarity < kNear) {
      best.missing.push_back(piece.piece());
      best.level = Level::kNothing;
      best.similarity = 0;
      continue;
    }
    const Level level = near->difference.edits.empty()                           ? Level::kSameWords
                        : near->difference.kind() == DifferenceKind::kInflection ? Level::kInflected
                                                                                 : Level::kNear;
    best.level = std::min(best.level, level);
    best.similarity = std::min(best.similarity, near->difference.similarity);
    places.back().push_back(std::move(*near));
  }
  // A quotation of several pieces of which some stand there: the others are what is wrong with it.
  if (!best.missing.empty() && best.missing.size() < pieces.size()) {
    std::size_t found = 0, all = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      all += pieces[i].words();
      if (!places[i].empty()) found += pieces[i].words();
    }
    best.similarity = static_cast<double>(found) / static_cast<double>(all);
    if (best.similarity >= kNear) best.level = Level::kNear;
  }
  std::erase_if(places, [](const auto& list) { return list.empty(); });
  if (places.empty()) return best;

  // From each place of the first piece on, each next piece where it stands next; the shortest whole is taken.
  std::uint32_t shortest = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::size_t> chain, next(places.size(), 0);
  for (std::size_t first = 0; first < places[0].size(); ++first) {
    std::vector<std::size_t> one = {first};
    std::uint32_t end = places[0][first].text.end;
    bool whole = true;
    for (std::size_t i = 1; i < places.size() && whole; ++i) {
      while (next[i] < places[i].size() && places[i][next[i]].text.begin < end) ++next[i];  // `end` only grows
      whole = next[i] < places[i].size();
      if (!whole) break;
      one.push_back(next[i]);
      end = places[i][next[i]].text.end;
    }
    if (!whole) break;
    if (end - places[0][first].text.begin >= shortest) continue;
    shortest = end - places[0][first].text.begin;
    chain = std::move(one);
  }
  if (chain.empty()) {
    best.order = PieceOrder::kOutOfOrder;
    chain.assign(places.size(), 0);
  }
  for (std::size_t i = 0; i < places.size(); ++i) best.pieces.push_back(places[i][chain[i]]);
  if (best.order == PieceOrder::kOutOfOrder || best.pieces.size() == 1) return best;
  best.order = PieceOrder::kAdjoining;
  for (std::size_t i = 1; i < best.pieces.size(); ++i) {
    const auto &a = best.pieces[i - 1], &b = best.pieces[i];
    const PieceOrder order = count_words(Range{a.text.end, b.text.begin}.of(view.text)) == 0 ? PieceOrder::kAdjoining
                             : b.block <= a.block + 1                                        ? PieceOrder::kTogether
                                                                                             : PieceOrder::kApart;
    best.order = std::max(best.order, order);
  }
  return best;
}

}  // namespace tifa

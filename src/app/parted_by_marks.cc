#include "app/parted_by_marks.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "app/beside.h"
#include "app/longer_wording.h"
#include "app/stand_ins.h"
#include "text/display.h"
#include "text/fold.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::string_view kComma = "、";

}  // namespace

PartedByMarks::PartedByMarks(std::string_view phrase) {
  const std::string whole = fold_term(phrase, Folding::kDefault);
  chinese_ = ideographs(whole) > 0;
  if (chinese_) {
    const std::vector<std::uint32_t> edges = word_boundaries(whole);
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
      words_.push_back(whole.substr(edges[i], edges[i + 1] - edges[i]));
    for (std::size_t i = 0; i + 1 < words_.size(); ++i)
      parted_.emplace_back(words_[i] + std::string(kComma) + words_[i + 1]);
  } else {
    for (std::size_t begin = 0; begin < whole.size();) {
      const std::size_t end = std::min(whole.find(' ', begin), whole.size());
      words_.push_back(whole.substr(begin, end - begin));
      begin = end + 1;
    }
  }
}

std::vector<Range> PartedByMarks::find(const DocumentView& view) const {
  std::vector<Range> found;
  const std::string_view text = view.folded;
  // Nearly no text has the mark between any two of the words.
  if (words_.size() < 2 || (chinese_ && std::none_of(parted_.begin(), parted_.end(), [&](const PhraseSearcher& one) {
                              return one.find(text) != text.npos;
                            })))
    return found;
  for (std::size_t at = text.find(words_[0]); at != text.npos; at = text.find(words_[0], at + words_[0].size()))
    if (const auto end = end_at(text, at)) {
      const Range range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(*end)};
      if (is_whole(text, range)) found.push_back(range);
    }
  return found;
}

// Where the words end that begin at a place, if a mark stands between two of them.
std::optional<std::size_t> PartedByMarks::end_at(std::string_view text, std::size_t at) const {
  bool marked = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (i > 0) {
      const std::size_t begin = at;
      if (chinese_) {
        if (text.substr(at).starts_with(kComma)) at += kComma.size();
      } else {
        const auto is = [&](char one) { return at < text.size() && text[at] == one; };
        if (is(' ')) ++at;
        if (is(',') || is('-')) {
          ++at;
          marked = true;
          if (is(' ')) ++at;
        }
        if (at == begin) return std::nullopt;
      }
      marked = marked || (chinese_ && at > begin);
    }
    if (!text.substr(at).starts_with(words_[i])) return std::nullopt;
    at += words_[i].size();
  }
  return marked ? std::optional(at) : std::nullopt;
}

bool PartedByMarks::is_whole(std::string_view text, Range range) const {
  if (!chinese_) return at_word_edge(text, range.begin) && at_word_edge(text, range.end);
  return !names_something(word_before(text, range)) && !names_something(word_behind(text, range));
}

std::vector<CountedWording> PartedByMarks::count(const DocumentView& a, const DocumentView& b) const {
  constexpr std::size_t kMost = 3;
  std::vector<CountedWording> found;
  std::unordered_map<std::string_view, std::size_t> place;  // of each, by its folded form
  for (const DocumentView* text : {&a, &b})
    for (const Range range : find(*text)) {
      const auto [known, is_new] = place.emplace(range.of(text->folded), found.size());
      if (is_new) {
        const Range written = with_its_quotation_marks(text->text, text->folded_to_text(range));
        found.push_back({display_wording(written.of(text->text)), 0, 0});
      }
      CountedWording& one = found[known->second];
      ++(text == &a ? one.a : one.b);
    }
  most_frequent_first(found, kMost);
  return found;
}

}  // namespace tifa

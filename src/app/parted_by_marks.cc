#include "app/parted_by_marks.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "app/beside.h"
#include "app/longer_wording.h"
#include "app/stand_ins.h"
#include "index/search.h"
#include "text/display.h"
#include "text/fold.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::string_view kComma = "、";

class PartedByMarks {
 public:
  PartedByMarks(std::string_view phrase, std::string_view folded)
      : phrase_(fold_term(phrase, Folding::kDefault)), text_(folded), chinese_(ideographs(phrase_) > 0) {
    const std::string_view whole = phrase_;
    if (chinese_) {
      const std::vector<std::uint32_t> edges = word_boundaries(whole);
      for (std::size_t i = 0; i + 1 < edges.size(); ++i)
        words_.push_back(whole.substr(edges[i], edges[i + 1] - edges[i]));
    } else {
      for (std::size_t begin = 0; begin < whole.size();) {
        const std::size_t end = std::min(whole.find(' ', begin), whole.size());
        words_.push_back(whole.substr(begin, end - begin));
        begin = end + 1;
      }
    }
  }

  [[nodiscard]] std::vector<Range> find() const {
    std::vector<Range> found;
    if (words_.size() < 2 || (chinese_ && !may_be_parted())) return found;
    for (std::size_t at = text_.find(words_[0]); at != text_.npos; at = text_.find(words_[0], at + words_[0].size()))
      if (const auto end = end_at(at)) {
        const Range range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(*end)};
        if (is_whole(range)) found.push_back(range);
      }
    return found;
  }

 private:
  // Whether the mark stands between any two of the words: nearly no text has it.
  [[nodiscard]] bool may_be_parted() const {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      const PhraseSearcher parted(std::string(words_[i]).append(kComma).append(words_[i + 1]));
      if (parted.find(text_) != text_.npos) return true;
    }
    return false;
  }

  // Where the words end that begin at a place, if a mark stands between two of them.
  [[nodiscard]] std::optional<std::size_t> end_at(std::size_t at) const {
    bool marked = false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (i > 0) {
        const std::size_t begin = at;
        if (chinese_) {
          if (text_.substr(at).starts_with(kComma)) at += kComma.size();
        } else {
          const auto is = [&](char one) { return at < text_.size() && text_[at] == one; };
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
      if (!text_.substr(at).starts_with(words_[i])) return std::nullopt;
      at += words_[i].size();
    }
    return marked ? std::optional(at) : std::nullopt;
  }

  [[nodiscard]] bool is_whole(Range range) const {
    if (!chinese_) return at_word_edge(text_, range.begin) && at_word_edge(text_, range.end);
    return !names_something(word_before(text_, range)) && !names_something(word_behind(text_, range));
  }

  std::string phrase_;
  std::string_view text_;
  bool chinese_;
  std::vector<std::string_view> words_;  // of phrase_
};

}  // namespace

std::vector<Range> find_parted_by_marks(std::string_view phrase, const DocumentView& text) {
  return PartedByMarks(phrase, text.folded).find();
}

std::vector<CountedWording> count_parted_by_marks(std::string_view phrase, const DocumentView& a,
                                                  const DocumentView& b) {
  constexpr std::size_t kMost = 3;
  std::vector<CountedWording> found;
  std::unordered_map<std::string_view, std::size_t> place;  // of each, by its folded form
  for (const DocumentView* text : {&a, &b})
    for (const Range range : find_parted_by_marks(phrase, *text)) {
      const std::string_view wording = range.of(text->folded);
      const auto [known, is_new] = place.emplace(wording, found.size());
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

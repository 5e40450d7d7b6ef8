#include "phrases/subject_words.h"

#include <algorithm>
#include <set>
#include <vector>

#include "phrases/light_words.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/function_words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

bool names_none(std::string_view folded) {
  // What is said of a figure beside another, and of when.
  static const std::set<std::string_view> kOfFigures = {"比上年", "比去年", "上年", "去年", "今年", "明年", "全年",
                                                        "同比",   "环比",   "增长", "上涨", "下跌", "平均", "累计",
                                                        "年均",   "增幅",   "增速", "占比", "超过", "其中"};
  return is_general_word(folded) || kOfFigures.contains(folded) || is_figure(folded);
}

// Whether a run of Chinese characters (folded) can be cut into words that name none.
bool can_be_cut_into_such(std::string_view run) {
  constexpr std::size_t kLongestWord = 6;  // characters
  std::vector<std::size_t> edges = {0};    // of characters
  while (edges.back() < run.size()) edges.push_back(edges.back() + decode_utf8(run, edges.back()).length);
  std::vector<bool> cut_at(edges.size(), false);  // whether everything before can be cut so
  cut_at[0] = true;
  for (std::size_t end = 1; end < edges.size(); ++end)
    for (std::size_t size = 1; size <= std::min(end, kLongestWord) && !cut_at[end]; ++size) {
      const std::size_t begin = end - size;
      cut_at[end] = cut_at[begin] && names_none(run.substr(edges[begin], edges[end] - edges[begin]));
    }
  return cut_at.back();
}

}  // namespace

void SubjectWords::add_han(std::string_view stretch) {
  for (std::size_t at = 0; at < stretch.size(); at += decode_utf8(stretch, at).length) ++han_;
  named_ = named_ || !can_be_cut_into_such(stretch);
}

void SubjectWords::add_word(std::string_view word) {
  if (function_word_limits(word) != 0) return;
  ++words_;
  named_ = named_ || !names_none(word);
}

bool names_subject(std::string_view text) {
  const std::string folded = fold_term(text, Folding::kDefault);
  SubjectWords read;
  for (std::size_t at = 0; at < folded.size();) {
    const unsigned flags = character_flags(decode_utf8(folded, at).value);
    std::size_t end = at + decode_utf8(folded, at).length;
    if (flags & kFlagWord) {
      end = word_run_end(folded, at);
      read.add_word(std::string_view(folded).substr(at, end - at));
    } else if (flags & kFlagHan) {
      while (end < folded.size() && (character_flags(decode_utf8(folded, end).value) & kFlagHan))
        end += decode_utf8(folded, end).length;
      read.add_han(std::string_view(folded).substr(at, end - at));
    }
    at = end;
  }
  return read.named();
}

}  // namespace tifa

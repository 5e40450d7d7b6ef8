// The words that charts write themselves, in the languages that they speak.
#pragma once

#include <string>
#include <string_view>

namespace tifa {

struct ChartWords {
  std::string_view missing, missing_long, partial, partial_long, partial_has, stands, stands_not;
  std::string_view is_new, dropped, returned, up, down, kept, reordered, figure_changed, reworded, moved_up, moved_down,
      moved, added, gone;
  std::string_view retitled, same_heading, same_but_figures, in_part;  // of sections
  std::string_view absent;                                             // the foot of a slope chart: not in the edition
  std::string_view root_scale;                                         // the vertical scale is a square root
  std::string_view left_out;         // before the names of labels that found no room; with a colon
  std::string_view and_more;         // "{} more"
  std::string_view hit, hits, none;  // of a barcode
  std::string_view section, edition, term, value, count, status, change, position, share, label, length;  // columns
  std::string_view held;
  std::string_view own_scales;               // each panel has its own scale
  std::string_view comma, semicolon, colon;  // between items of a line
};

// English where the language is not known.
[[nodiscard]] const ChartWords& chart_words(std::string_view language);

// The word for a class of change ("up", "moved_down", …); the class itself where there is none.
[[nodiscard]] std::string change_word(const ChartWords& words, std::string_view change);

// A number as a label shows it: whole ones without decimals, others with one from 1 on and more below. Not finite:
// empty.
[[nodiscard]] std::string shown_number(double value);

}  // namespace tifa

#include "render/goal_words.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/figures.h"
#include "text/figures_apart.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr int kColumns = 140;

bool is_blank(char32_t code) { return code == U' ' || code == U'\n' || code == U'\t' || code == U'\u3000'; }

std::string_view without_blanks_before(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = decode_utf8(text, 0);
    if (!is_blank(first.value)) break;
    text.remove_prefix(first.length);
  }
  return text;
}

// Without the mark that the item stands under.
std::string_view unmarked(const GoalItem& item) {
  std::string_view text = item.text;
  if (text.starts_with(item.label)) text.remove_prefix(item.label.size());
  return without_blanks_before(text);
}

// What stands between marks that end a clause, of which those inside a number and 、 are none.
std::vector<std::string_view> clauses_of(std::string_view text) {
  std::vector<std::string_view> clauses;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint point = at < text.size() ? decode_utf8(text, at) : CodePoint{U'\n', 1};
    const bool in_number =
        at > 0 && at + 1 < text.size() && is_ascii_digit(text[at - 1]) && is_ascii_digit(text[at + 1]);
    if (point.value == U'\n' || (is_clause_end(point.value) && point.value != U'、' && !in_number)) {
      const std::string_view clause = without_blanks_before(text.substr(begin, at - begin));
      if (!clause.empty()) clauses.push_back(clause);
      begin = at + point.length;
    }
    at += point.length;
  }
  return clauses;
}

// A clause without figures, years and white space.
std::string without_digits(std::string rest) {
  std::erase_if(rest, [](char c) { return is_ascii_digit(c) || c == ' '; });
  return rest;
}

}  // namespace

std::optional<ChangedClause> changed_clause(const GoalItem& before, const GoalItem& now) {
  const std::vector<std::string_view> older = clauses_of(unmarked(before));
  std::vector<FiguresApart> of_older;
  of_older.reserve(older.size());
  for (const std::string_view clause : older) {
    of_older.push_back(take_figures_apart(clause, WordFigures::kOfMeasure));
    of_older.back().rest = without_digits(std::move(of_older.back().rest));
  }
  for (const std::string_view newer : clauses_of(unmarked(now))) {
    const FiguresApart one = take_figures_apart(newer, WordFigures::kOfMeasure);
    if (one.figures.empty()) continue;
    const std::string rest = without_digits(one.rest);
    for (std::size_t i = 0; i < older.size(); ++i)
      if (one.figures != of_older[i].figures && rest == of_older[i].rest)
        return ChangedClause{std::string(older[i]), std::string(newer)};
  }
  return std::nullopt;
}

std::string shown_item(const GoalItem& item) {
  const std::string_view text = unmarked(item);
  if (item.head.empty() || !text.starts_with(item.head)) return item.head.empty() ? std::string(text) : item.head;
  if (text.size() == item.head.size()) return item.head;
  const char32_t behind = decode_utf8(text, item.head.size()).value;
  if (!is_clause_end(behind) || is_sentence_end(behind) || behind == U'：' || behind == U':') return item.head;
  std::size_t shown = item.head.size(), at = 0;
  for (int columns = 0; at < text.size();) {
    const auto code = decode_utf8(text, at);
    columns += display_width(code.value);
    if (columns > kColumns) break;
    if (is_clause_end(code.value) && code.value != U'、') shown = std::max(shown, at);
    at += code.length;
  }
  if (at == text.size() && !is_clause_end(decode_utf8_before(text, at).value)) shown = at;
  const bool ends = shown == text.size() || shown + decode_utf8(text, shown).length == text.size();
  return std::string(text.substr(0, shown)) + (ends ? "" : "…");
}

bool shows_figures(const std::string& before, const std::string& now) {
  return !figures_in(before).empty() || !figures_in(now).empty();
}

std::string change_phrase(const GoalsAnswer& answer, const GoalChange& change, const std::string& word,
                          const Words& words) {
  const bool alone = change.change == "figure_changed";
  const bool others = alone || !(change.figures.empty() || change.figures == "kept");
  const bool seen =
      alone || (others && shows_figures(shown_item(answer.lists[change.list_a].items[change.rank_a - 1]),
                                        shown_item(answer.lists[change.list_b].items[change.rank_b - 1])));
  std::vector<std::string> parts;
  if (!alone) parts.push_back(word);
  if (moved_and_reworded(change)) parts.push_back(words.change("reworded"));
  if (seen && change.figures == "added")
    parts.push_back(words.say("with a figure now", "新提数字"));
  else if (seen && change.figures == "dropped")
    parts.push_back(words.say("without its figure", "不再提数字"));
  else if (seen && change.similarity == 1)
    parts.push_back(words.change("figure_changed"));
  else if (others)
    parts.push_back(words.say("other figures", "数字不同"));
  std::string phrase;
  for (const std::string& part : parts) phrase += (phrase.empty() ? "" : words.say(", ", "，")) + part;
  return phrase;
}

std::string worded_like_none(const std::string& role, const std::string& other, const Words& words) {
  return role == "tasks" ? words.say("no counterpart in the list of {0}", "{0}这组任务中无措辞相近者", other)
         : role == "goals" ? words.say("no counterpart in the list of {0}", "{0}这组目标中无措辞相近者", other)
                           : words.say("no counterpart in the list of {0}", "{0}这组列举中无措辞相近者", other);
}

}  // namespace tifa

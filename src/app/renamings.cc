#include "app/renamings.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/longer_wording.h"
#include "text/characters.h"
#include "text/code_points.h"
#include "text/display.h"

namespace tifa {
namespace {

constexpr std::size_t kLeastBeside = 2;  // characters that both stand beside

// The ideographs of a Chinese phrase; of any other nothing.
std::u32string name_of(const PhraseRow& row) {
  const std::string plain = without_quotation_marks(row.phrase);
  return ideographs(plain) > 0 ? code_points(plain) : std::u32string();
}

bool are_alike(const std::u32string& x, const std::u32string& y) {
  if (x.size() != y.size() || x.size() < 4 || x == y) return false;
  const std::size_t half = x.size() / 2;
  const auto rest_shares = [&](std::size_t from, std::size_t to) {
    return std::any_of(x.begin() + static_cast<std::ptrdiff_t>(from), x.begin() + static_cast<std::ptrdiff_t>(to),
                       [&](char32_t c) { return y.find(c, from) < to; });
  };
  return (x.compare(0, half, y, 0, half) == 0 && rest_shares(half, x.size())) ||
         (x.compare(half, x.npos, y, half, y.npos) == 0 && rest_shares(0, half));
}

// What stands before and behind each shown hit of a phrase in an edition, nearest first.
struct Sides {
  std::vector<std::u32string> before, behind;
};

Sides sides_of(const PhraseEvidence& behind_phrase, const std::string& edition) {
  const auto joins = [](char32_t c) { return c == U'、' || is_quotation_mark(c); };
  Sides sides;
  for (const Evidence& evidence : behind_phrase.evidence) {
    if (evidence.edition != edition) continue;
    for (const Passage& passage : evidence.passages) {
      const std::u32string text = code_points(passage.text);
      for (const auto& [begin, end] : passage.marks) {
        if (end > text.size()) continue;
        std::u32string before, behind;
        std::size_t at = begin;
        while (at > 0 && joins(text[at - 1])) --at;
        while (at > 0 && is_han(text[at - 1]) && before.size() < kLeastBeside) before += text[--at];
        at = end;
        while (at < text.size() && joins(text[at])) ++at;
        while (at < text.size() && is_han(text[at]) && behind.size() < kLeastBeside) behind += text[at++];
        sides.before.push_back(std::move(before));
        sides.behind.push_back(std::move(behind));
      }
    }
  }
  return sides;
}

bool share_one(const std::vector<std::u32string>& x, const std::vector<std::u32string>& y) {
  return std::any_of(x.begin(), x.end(), [&](const std::u32string& one) {
    return one.size() == kLeastBeside && std::find(y.begin(), y.end(), one) != y.end();
  });
}

// What is compared with is not told a second time.
void compare_with(PhraseEvidence& behind, const PhraseRow& other) {
  const std::string plain = without_quotation_marks(other.phrase);
  for (auto* wordings : {&behind.same_place, &behind.alike})
    std::erase_if(*wordings, [&](const CountedWording& one) { return without_quotation_marks(one.wording) == plain; });
  behind.compare.push_back({other.phrase, other.a, other.b});
}

}  // namespace

void link_renamings(ReportAnswer& answer) {
  const std::vector<PhraseRow>& rows = answer.comparison.phrases;
  std::vector<std::u32string> names;
  names.reserve(rows.size());
  for (const PhraseRow& row : rows) names.push_back(name_of(row));
  for (std::size_t gone = 0; gone < rows.size(); ++gone) {
    if (rows[gone].change != "dropped" || names[gone].empty()) continue;
    for (std::size_t come = 0; come < rows.size(); ++come) {
      if (rows[come].change != "new" || !are_alike(names[gone], names[come])) continue;
      const Sides a = sides_of(answer.evidence[gone], answer.a), b = sides_of(answer.evidence[come], answer.b);
      if (!share_one(a.before, b.before) && !share_one(a.behind, b.behind)) continue;
      compare_with(answer.evidence[gone], rows[come]);
      compare_with(answer.evidence[come], rows[gone]);
    }
  }
}

}  // namespace tifa

#include "goals/match.h"

#include <algorithm>
#include <limits>

#include "goals/likeness.h"

namespace tifa {
namespace {

std::vector<std::uint32_t> greedy_assignment(const std::vector<std::vector<double>>& weights) {
  struct Pair {
    double weight;
    std::uint32_t a, b;
  };
  std::vector<Pair> pairs;
  for (std::uint32_t i = 0; i < weights.size(); ++i)
    for (std::uint32_t j = 0; j < weights[i].size(); ++j)
      if (weights[i][j] > 0) pairs.push_back({weights[i][j], i, j});
  std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
    if (x.weight != y.weight) return x.weight > y.weight;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  std::vector<std::uint32_t> result(weights.size(), kNoItem);
  std::vector<bool> taken(weights.empty() ? 0 : weights.front().size());
  for (const Pair& pair : pairs) {
    if (result[pair.a] != kNoItem || taken[pair.b]) continue;
    result[pair.a] = pair.b;
    taken[pair.b] = true;
  }
  return result;
}

// Of the matched places of A in order of B: which stand in a longest increasing run (the lexicographically last one
// that patience sorting ends with).
std::vector<bool> in_place(const std::vector<std::uint32_t>& places) {
  std::vector<std::size_t> tails, before(places.size());
  constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  for (std::size_t m = 0; m < places.size(); ++m) {
    const auto it = std::lower_bound(tails.begin(), tails.end(), places[m],
                                     [&](std::size_t tail, std::uint32_t at) { return places[tail] < at; });
    before[m] = it == tails.begin() ? kNobody : *(it - 1);
    if (it == tails.end())
      tails.push_back(m);
    else
      *it = m;
  }
  std::vector<bool> result(places.size());
  for (std::size_t m = tails.empty() ? kNobody : tails.back(); m != kNobody; m = before[m]) result[m] = true;
  return result;
}

// Joins the one item of A and the one of B that are left between two neighbouring pairs.
void pair_slots(std::vector<std::uint32_t>& a_of_b, std::size_t count_a,
                const std::vector<std::vector<double>>& likeness, std::vector<std::vector<double>>& weights) {
  std::vector<bool> taken(count_a + 2);
  taken[0] = taken[count_a + 1] = true;  // before the first and after the last item
  for (const std::uint32_t i : a_of_b)
    if (i != kNoItem) taken[i + 1] = true;
  for (std::uint32_t j = 0; j < a_of_b.size(); ++j) {
    if (a_of_b[j] != kNoItem) continue;
    const bool first = j == 0, last = j + 1 == a_of_b.size();
    if ((!first && a_of_b[j - 1] == kNoItem) || (!last && a_of_b[j + 1] == kNoItem)) continue;
    const std::size_t before = first ? 0 : a_of_b[j - 1] + 1, after = last ? count_a + 1 : a_of_b[j + 1] + 1;
    // The one place of A that is free between the neighbours' places; what stands there besides has moved.
    std::size_t slot = 0, places = 0;
    for (std::size_t at = before + 1; at < after; ++at)
      if (!taken[at]) {
        slot = at;
        ++places;
      }
    if (places != 1) continue;
    const auto i = static_cast<std::uint32_t>(slot - 1);
    if (likeness[i][j] < kLeastInSlot) continue;
    a_of_b[j] = i;
    taken[i + 1] = true;
    weights[i][j] = likeness[i][j];
  }
}

// Of an item that is in place.
ItemChange change_of(WordingChange wording) {
  switch (wording) {
    case WordingChange::kNone:
      return ItemChange::kKept;
    case WordingChange::kOrder:
      return ItemChange::kReordered;
    case WordingChange::kFigures:
      return ItemChange::kFigureChanged;
    case WordingChange::kWords:
      break;
  }
  return ItemChange::kReworded;
}

}  // namespace

const char* item_change_name(ItemChange change) {
  switch (change) {
    case ItemChange::kNew:
      return "new";
    case ItemChange::kGone:
      return "gone";
    case ItemChange::kKept:
      return "kept";
    case ItemChange::kReordered:
      return "reordered";
    case ItemChange::kFigureChanged:
      return "figure_changed";
    case ItemChange::kReworded:
      return "reworded";
    case ItemChange::kMovedUp:
      return "moved_up";
    case ItemChange::kMovedDown:
      return "moved_down";
  }
  return "";
}

std::vector<std::uint32_t> best_assignment(const std::vector<std::vector<double>>& weights) {
  const std::size_t rows = weights.size(), columns = rows == 0 ? 0 : weights.front().size();
  const std::size_t n = std::max(rows, columns);
  // Potentials u, v and the row of each column; row and column 0 stand for nothing. Costs are negated weights, 0 where
  // the square is filled up.
  std::vector<double> u(n + 1), v(n + 1);
  std::vector<std::size_t> row_of(n + 1), way(n + 1);
  const auto cost = [&](std::size_t i, std::size_t j) {
    return i <= rows && j <= columns ? -weights[i - 1][j - 1] : 0.0;
  };
  for (std::size_t i = 1; i <= n; ++i) {
    row_of[0] = i;
    std::size_t column = 0;
    std::vector<double> least(n + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(n + 1);
    do {
      used[column] = true;
      const std::size_t row = row_of[column];
      double delta = std::numeric_limits<double>::infinity();
      std::size_t next = 0;
      for (std::size_t j = 1; j <= n; ++j) {
        if (used[j]) continue;
        const double reduced = cost(row, j) - u[row] - v[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j] < delta) {
          delta = least[j];
          next = j;
        }
      }
      for (std::size_t j = 0; j <= n; ++j) {
        if (used[j]) {
          u[row_of[j]] += delta;
          v[j] -= delta;
        } else {
          least[j] -= delta;
        }
      }
      column = next;
    } while (row_of[column] != 0);
    do {
      row_of[column] = row_of[way[column]];
      column = way[column];
    } while (column != 0);
  }
  std::vector<std::uint32_t> result(rows, kNoItem);
  for (std::size_t j = 1; j <= columns; ++j)
    if (row_of[j] >= 1 && row_of[j] <= rows && weights[row_of[j] - 1][j - 1] > 0)
      result[row_of[j] - 1] = static_cast<std::uint32_t>(j - 1);
  return result;
}

std::vector<MatchedItem> match_items(const std::vector<ItemWording>& a, const std::vector<ItemWording>& b) {
  const auto likeness = likeness_of_lists(a, b);
  auto weights = likeness;
  for (std::vector<double>& row : weights)
    for (double& weight : row)
      if (weight < kLeastSimilarity) weight = 0;
  const auto b_of_a =
      std::max(a.size(), b.size()) <= kMostExact ? best_assignment(weights) : greedy_assignment(weights);

  std::vector<std::uint32_t> a_of_b(b.size(), kNoItem);
  for (std::uint32_t i = 0; i < b_of_a.size(); ++i)
    if (b_of_a[i] != kNoItem) a_of_b[b_of_a[i]] = i;
  pair_slots(a_of_b, a.size(), likeness, weights);
  std::vector<std::uint32_t> places;
  for (const std::uint32_t place : a_of_b)
    if (place != kNoItem) places.push_back(place);
  const std::vector<bool> stays = in_place(places);
  std::vector<std::uint32_t> sorted = places;
  std::sort(sorted.begin(), sorted.end());

  const auto most_like = [](std::size_t count, const auto& likeness_to) {
    std::uint32_t best = kNoItem;
    for (std::uint32_t one = 0; one < count; ++one)
      if (likeness_to(one) >= kLeastSimilarity && (best == kNoItem || likeness_to(one) > likeness_to(best))) best = one;
    return best;
  };
  std::vector<MatchedItem> result;
  std::size_t matched = 0;
  for (std::uint32_t j = 0; j < b.size(); ++j) {
    if (a_of_b[j] == kNoItem) {
      result.push_back(
          {ItemChange::kNew, kNoItem, j, 0, most_like(a.size(), [&](std::uint32_t i) { return likeness[i][j]; })});
      continue;
    }
    const std::uint32_t i = a_of_b[j];
    const WordingDifference difference = difference_of(a[i], b[j]);
    const bool reworded = difference.wording == WordingChange::kWords;
    const auto was = static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), i) - sorted.begin());
    ItemChange change = change_of(difference.wording);
    if (!stays[matched] && was != matched) change = was > matched ? ItemChange::kMovedUp : ItemChange::kMovedDown;
    result.push_back(
        {change, i, j, reworded ? std::min(weights[i][j], kMostReworded) : 1, kNoItem, difference.figures});
    ++matched;
  }
  std::vector<bool> stays_on(a.size());
  for (const std::uint32_t i : places) stays_on[i] = true;
  for (std::uint32_t i = 0; i < a.size(); ++i)
    if (!stays_on[i])
      result.push_back(
          {ItemChange::kGone, i, kNoItem, 0, most_like(b.size(), [&](std::uint32_t j) { return likeness[i][j]; })});
  return result;
}

}  // namespace tifa

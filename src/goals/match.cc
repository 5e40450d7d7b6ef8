#include "goals/match.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "base/hash.h"
#include "base/range.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr double kHeadWeight = 0.6;
constexpr std::size_t kMostText = 4000;  // bytes of an item that are compared
constexpr double kClauseWeight = 0.75;
constexpr std::size_t kShortestClause = 6;  // code points of one that tells what it belongs to

// What a wording is made of, ascending by key, with multiplicity, and how much each piece tells.
struct Feature {
  std::uint64_t key = 0;
  double weight = 1;
};
using Bag = std::vector<Feature>;

// Verbs and adverbs that open most items of such lists and tell none from another.
constexpr std::array<std::string_view, 20> kEmpty = {"进一步", "加快", "推进", "推动", "加强", "促进", "大力",
                                                     "积极",   "着力", "切实", "继续", "坚持", "努力", "全面",
                                                     "深入",   "扩大", "提高", "坚定", "实施", "加大"};

std::string without_empty_words(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const auto word =
        std::find_if(kEmpty.begin(), kEmpty.end(), [&](std::string_view w) { return rest.starts_with(w); });
    if (word != kEmpty.end()) {
      result += ' ';
      at += word->size();
      continue;
    }
    const std::uint32_t length = decode_utf8(text, at).length;
    result.append(text.substr(at, length));
    at += length;
  }
  return result;
}

// Bigrams of Han characters and words (figures are words); neither reaches across punctuation.
Bag features(std::string_view whole) {
  std::vector<std::uint64_t> keys;
  std::uint64_t before = 0;
  const std::string text = without_empty_words(whole.substr(0, floor_code_point(whole, kMostText)));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const CodePoint c = decode_utf8(text, at);
    const unsigned flags = character_flags(c.value);
    at += c.length;
    if ((flags & kFlagWord) != 0) {
      at = word_run_end(text, at);
      keys.push_back(xxh3(std::string_view(text).substr(begin, at - begin)) | 1ULL << 63);
      before = 0;
    } else if ((flags & (kFlagHan | kFlagLetter)) != 0) {
      if (before != 0) keys.push_back(before << 32 | c.value);
      before = c.value;
    } else {
      before = 0;
    }
  }
  std::sort(keys.begin(), keys.end());
  Bag bag;
  for (const std::uint64_t key : keys) bag.push_back({key, 1});
  return bag;
}

double dice(const Bag& a, const Bag& b) {
  double shared = 0, all = 0;
  for (const Feature& f : a) all += f.weight;
  for (const Feature& f : b) all += f.weight;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].key < b[j].key)
      ++i;
    else if (b[j].key < a[i].key)
      ++j;
    else {
      shared += a[i].weight;
      ++i;
      ++j;
    }
  }
  return all == 0 ? 0 : 2 * shared / all;
}

// Letters and digits alone: what a wording is without its punctuation.
std::string bare(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if ((character_flags(c.value) & (kFlagPunctuation | kFlagWhiteSpace)) == 0 || c.value == '%' || c.value == '.')
      result.append(text.substr(at, c.length));
    at += c.length;
  }
  while (!result.empty() && result.back() == '.') result.pop_back();
  return result;
}

// A clause of an item, as what it is without punctuation, and its length in code points.
using Clauses = std::map<std::string, std::size_t>;

struct Features {
  Bag head, text;
  Clauses clauses;         // those that tell
  std::size_t length = 0;  // code points of all
};

// True when an item is little more than its head, as in a digest: then its text says nothing of its own.
bool bare_head(const Features& item) { return item.text.size() * 2 <= item.head.size() * 3; }

// 0..1: what the clauses that stand in both are of the shorter item.
double same_clauses(const Features& a, const Features& b) {
  std::size_t shared = 0;
  for (const auto& [clause, length] : a.clauses) shared += b.clauses.contains(clause) ? length : 0;
  const std::size_t shorter = std::min(a.length, b.length);
  return shorter == 0 ? 0 : std::min(1.0, static_cast<double>(shared) / static_cast<double>(shorter));
}

double similarity_of(const Features& a, const Features& b) {
  const double head = dice(a.head, b.head);
  const double words =
      bare_head(a) || bare_head(b) ? head : kHeadWeight * head + (1 - kHeadWeight) * dice(a.text, b.text);
  return std::max(words, kClauseWeight * same_clauses(a, b));
}

Features features_of(const ItemWording& item) {
  Features result{features(item.head), features(item.text), {}, 0};
  const std::string_view text = std::string_view(item.text).substr(0, kMostText);
  const auto add = [&](std::string_view piece) {
    std::string clause = bare(piece);
    const std::size_t length = count_code_points(clause);
    result.length += length;
    if (length >= kShortestClause) result.clauses.try_emplace(std::move(clause), length);
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.length;
    const bool in_figure = (c.value == '.' || c.value == ',') && at < text.size() && text[at] >= '0' && text[at] <= '9';
    const unsigned flags = character_flags(c.value);
    if ((flags & (kFlagClauseEnd | kFlagSentenceEnd)) == 0 || c.value == U'、' || in_figure) continue;
    add(text.substr(begin, at - begin));
    begin = at;
  }
  add(text.substr(begin));
  return result;
}

// A clause of several items of a list tells none from another.
void leave_out_common_clauses(std::vector<Features>& items) {
  std::map<std::string, std::size_t> in_items;
  for (const Features& item : items)
    for (const auto& [clause, length] : item.clauses) ++in_items[clause];
  for (Features& item : items)
    std::erase_if(item.clauses, [&](const auto& clause) { return in_items[clause.first] > 1; });
}

// Pieces that stand in many items of a list tell little about which item is which, those in all of them nothing: a
// piece weighs ln(n / df), where n is the number of items of the longer list and df the number of those of one list
// that have it, whichever list has more. Between single items all weigh the same.
void weigh(std::vector<Features>& a, std::vector<Features>& b) {
  std::map<std::uint64_t, std::array<std::uint32_t, 2>> frequency;
  for (const std::size_t side : {0U, 1U})
    for (const Features& item : side == 0 ? a : b) {
      std::uint64_t last = 0;
      for (const Feature& f : item.text) {
        if (f.key != last) ++frequency[f.key][side];
        last = f.key;
      }
    }
  const auto n = static_cast<double>(std::max(a.size(), b.size()));
  if (n < 2) return;
  const auto apply = [&](Bag& bag) {
    for (Feature& f : bag) {
      const auto it = frequency.find(f.key);
      if (it != frequency.end()) f.weight = std::log(n / std::max(it->second[0], it->second[1]));
    }
  };
  for (std::vector<Features>* side : {&a, &b})
    for (Features& item : *side) {
      apply(item.head);
      apply(item.text);
    }
}

// What joins what stands on both sides of it. White space joins nothing: “ports drive ferries” says another thing when
// its words change places.
enum class Joint : std::uint8_t { kPunctuation, kAnd, kOr };

struct JointAt {
  Range range;
  Joint kind = Joint::kPunctuation;
};

// The joint that begins at `at`, if one does. A conjunction's character inside a word (和平) parts both wordings alike.
std::optional<JointAt> joint_at(std::string_view text, std::size_t at) {
  struct Word {
    std::string_view text;
    Joint kind;
  };
  static constexpr std::array<Word, 8> kJoining{{{"以及", Joint::kAnd},
                                                 {"和", Joint::kAnd},
                                                 {"与", Joint::kAnd},
                                                 {"及", Joint::kAnd},
                                                 {"并", Joint::kAnd},
                                                 {" and ", Joint::kAnd},
                                                 {"或", Joint::kOr},
                                                 {" or ", Joint::kOr}}};
  const auto from_here = [&](std::size_t size) {
    return Range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
  };
  for (const Word& word : kJoining)
    if (text.substr(at).starts_with(word.text)) return JointAt{from_here(word.text.size()), word.kind};
  const CodePoint c = decode_utf8(text, at);
  const bool of_figure = c.value == '%' || c.value == '.';
  if ((character_flags(c.value) & kFlagPunctuation) == 0 || of_figure) return std::nullopt;
  return JointAt{from_here(c.length), Joint::kPunctuation};
}

std::vector<JointAt> joints_of(std::string_view text) {
  std::vector<JointAt> joints;
  for (std::size_t at = 0; at < text.size();) {
    const auto joint = joint_at(text, at);
    if (joint) joints.push_back(*joint);
    at = joint ? joint->range.end : at + decode_utf8(text, at).length;
  }
  return joints;
}

// Punctuation may go where a conjunction comes (A、B and A和B); that “or” became “and” is a change.
bool join_alike(const std::vector<JointAt>& a, const std::vector<JointAt>& b) {
  const auto ors = [](const std::vector<JointAt>& joints) {
    return std::count_if(joints.begin(), joints.end(), [](const JointAt& joint) { return joint.kind == Joint::kOr; });
  };
  return ors(a) == ors(b);
}

std::vector<std::string> parts_between(std::string_view text, const std::vector<JointAt>& joints) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    if (std::string part = bare(text.substr(begin, end - begin)); !part.empty()) parts.push_back(std::move(part));
  };
  for (const JointAt& joint : joints) {
    add(joint.range.begin);
    begin = joint.range.end;
  }
  add(text.size());
  return parts;
}

// Whether two wordings that are not the same say the same in another order: of what joints part, or of the two around
// one joint inside the same words (推进甲和乙建设, 推进乙和甲建设). The latter is looked for in short wordings with few
// joints; O(length · log length) for the parts, O(joints² · length²) of such a one.
bool differ_in_order(std::string_view a, std::string_view b) {
  constexpr std::size_t kShort = 240, kFewJoints = 8;  // bytes; joints
  const std::vector<JointAt> joints_a = joints_of(a), joints_b = joints_of(b);
  if (joints_a.empty() || joints_b.empty() || !join_alike(joints_a, joints_b)) return false;
  std::vector<std::string> parts_a = parts_between(a, joints_a), parts_b = parts_between(b, joints_b);
  if (parts_a == parts_b) return false;
  std::sort(parts_a.begin(), parts_a.end());
  std::sort(parts_b.begin(), parts_b.end());
  if (parts_a == parts_b) return true;
  if (a.size() != b.size() || a.size() > kShort || std::max(joints_a.size(), joints_b.size()) > kFewJoints)
    return false;
  const std::size_t same = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  for (const JointAt& x : joints_a)
    for (const JointAt& y : joints_b) {
      if (x.kind != y.kind || (x.kind == Joint::kPunctuation && x.range.of(a) != y.range.of(b))) continue;
      for (std::size_t head = 0; head <= std::min<std::size_t>({same, x.range.begin, y.range.begin}); ++head) {
        const std::string_view first = a.substr(head, x.range.begin - head),
                               second = b.substr(head, y.range.begin - head);
        if (!first.empty() && !second.empty() && a.substr(x.range.end).starts_with(second) &&
            b.substr(y.range.end).starts_with(first) &&
            a.substr(x.range.end + second.size()) == b.substr(y.range.end + first.size()))
          return true;
      }
    }
  return false;
}

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
    case ItemChange::kReworded:
      return "reworded";
    case ItemChange::kMovedUp:
      return "moved_up";
    case ItemChange::kMovedDown:
      return "moved_down";
  }
  return "";
}

double item_similarity(const ItemWording& a, const ItemWording& b) {
  if (bare(a.text) == bare(b.text)) return 1;
  return similarity_of(features_of(a), features_of(b));
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
  const auto prepared = [](const std::vector<ItemWording>& items) {
    std::vector<Features> result;
    result.reserve(items.size());
    for (const ItemWording& item : items) result.push_back(features_of(item));
    leave_out_common_clauses(result);
    return result;
  };
  const auto barely = [](const std::vector<ItemWording>& items) {
    std::vector<std::string> result;
    result.reserve(items.size());
    for (const ItemWording& item : items) result.push_back(bare(item.text));
    return result;
  };
  auto features_a = prepared(a), features_b = prepared(b);
  weigh(features_a, features_b);
  const auto bare_a = barely(a), bare_b = barely(b);
  std::vector<std::vector<double>> weights(a.size(), std::vector<double>(b.size())), likeness = weights;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) {
      likeness[i][j] = bare_a[i] == bare_b[j] ? 1 : similarity_of(features_a[i], features_b[j]);
      weights[i][j] = likeness[i][j] >= kLeastSimilarity ? likeness[i][j] : 0;
    }
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
    const bool same = bare_a[i] == bare_b[j];
    const bool reordered = !same && differ_in_order(a[i].text, b[j].text);
    const auto was = static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), i) - sorted.begin());
    ItemChange change = same ? ItemChange::kKept : reordered ? ItemChange::kReordered : ItemChange::kReworded;
    if (!stays[matched] && was != matched) change = was > matched ? ItemChange::kMovedUp : ItemChange::kMovedDown;
    result.push_back({change, i, j, reordered ? 1 : weights[i][j], kNoItem});
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

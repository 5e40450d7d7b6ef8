#include "goals/likeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/hash.h"
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

// A clause of an item, as what it is without punctuation, and its length in code points.
using Clauses = std::map<std::string, std::size_t>;

struct Features {
  Bag head, text;
  Clauses clauses;         // those that tell
  std::size_t length = 0;  // code points of all
  std::string bare;        // the whole without punctuation
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
  if (a.bare == b.bare) return 1;
  const double head = dice(a.head, b.head);
  const double words =
      bare_head(a) || bare_head(b) ? head : kHeadWeight * head + (1 - kHeadWeight) * dice(a.text, b.text);
  return std::max(words, kClauseWeight * same_clauses(a, b));
}

Features features_of(const ItemWording& item) {
  Features result{features(item.head), features(item.text), {}, 0, bare(item.text)};
  const std::string_view text = std::string_view(item.text).substr(0, floor_code_point(item.text, kMostText));
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

std::vector<Features> features_of(const std::vector<ItemWording>& items) {
  std::vector<Features> result;
  result.reserve(items.size());
  for (const ItemWording& item : items) result.push_back(features_of(item));
  leave_out_common_clauses(result);
  return result;
}

}  // namespace

double item_similarity(const ItemWording& a, const ItemWording& b) {
  return similarity_of(features_of(a), features_of(b));
}

std::vector<std::vector<double>> likeness_of_lists(const std::vector<ItemWording>& a,
                                                   const std::vector<ItemWording>& b) {
  std::vector<Features> features_a = features_of(a), features_b = features_of(b);
  weigh(features_a, features_b);
  std::vector<std::vector<double>> likeness(a.size(), std::vector<double>(b.size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) likeness[i][j] = similarity_of(features_a[i], features_b[j]);
  return likeness;
}

}  // namespace tifa

#include "redline/likeness.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/function_words.h"
#include "text/inflection.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr double kTitleWeight = 0.4;
// A feature says nothing about which section belongs to which when it stands in more pairs of them than this.
constexpr std::uint64_t kMostPairs = 1024;

// Text as a bag of features, ascending by feature, with how often each occurs.
struct Feature {
  std::uint64_t key = 0;
  std::uint32_t count = 0;
};
using Bag = std::vector<Feature>;

Bag bag_of(std::vector<std::uint64_t> keys) {
  std::sort(keys.begin(), keys.end());
  Bag bag;
  for (const std::uint64_t key : keys) {
    if (bag.empty() || bag.back().key != key) bag.push_back({key, 0});
    ++bag.back().count;
  }
  return bag;
}

std::uint64_t word_key(std::string_view word) { return xxh3(inflection_key(word, Inflection::kAll)) | 1ULL << 63; }

// Bigrams of Han characters and words; both do not reach across punctuation, words stand for themselves as well, in all
// forms. The, of and their like stand in every section.
Bag features(std::string_view folded) {
  std::vector<std::uint64_t> keys;
  std::uint64_t before = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const CodePoint c = decode_utf8(folded, at);
    const unsigned flags = character_flags(c.value);
    at += c.length;
    if (flags & kFlagWord) {
      at = word_run_end(folded, at);
      const std::string_view word = folded.substr(begin, at - begin);
      if (function_word_limits(word) == 0) keys.push_back(word_key(word));
      before = 0;
    } else if (flags & (kFlagHan | kFlagLetter)) {
      if (before != 0) keys.push_back(before << 32 | c.value);
      before = c.value;
    } else {
      before = 0;
    }
  }
  return bag_of(std::move(keys));
}

std::uint64_t common(const Bag& x, const Bag& y) {
  std::uint64_t shared = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i].key < y[j].key)
      ++i;
    else if (y[j].key < x[i].key)
      ++j;
    else
      shared += std::min(x[i++].count, y[j++].count);
  }
  return shared;
}

double dice(const Bag& x, const Bag& y) {
  std::uint64_t all = 0;
  for (const Feature& f : x) all += f.count;
  for (const Feature& f : y) all += f.count;
  return all == 0 ? 0 : 2 * static_cast<double>(common(x, y)) / static_cast<double>(all);
}

struct SectionWords {
  std::uint32_t index = 0;
  std::string title;
  Bag title_features, text_features;
};

std::vector<SectionWords> sections_of(const DocumentView& view, std::span<const std::uint32_t> which) {
  std::vector<SectionWords> sections;
  for (const std::uint32_t index : which) {
    const SectionRecord& record = view.sections[index];
    SectionWords section;
    section.index = index;
    section.title = bare_title(view, index);
    if (section.title.empty()) continue;
    section.title_features = features(section.title);
    if (record.first_block < record.end_block) {
      const std::uint32_t begin = view.blocks[record.first_block].folded.begin;
      const std::uint32_t end = view.blocks[record.end_block - 1].folded.end;
      section.text_features = features(view.folded.substr(begin, end - begin));
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

struct Posting {
  std::uint64_t key = 0;
  std::uint32_t section = 0, count = 0;
};

std::vector<Posting> postings_of(const std::vector<SectionWords>& sections) {
  std::vector<Posting> postings;
  for (std::uint32_t s = 0; s < sections.size(); ++s)
    for (const Feature& f : sections[s].text_features) postings.push_back({f.key, s, f.count});
  std::sort(postings.begin(), postings.end(),
            [](const Posting& x, const Posting& y) { return x.key != y.key ? x.key < y.key : x.section < y.section; });
  return postings;
}

}  // namespace

std::string bare_title(const DocumentView& view, std::uint32_t section) {
  std::string bare;
  for (const char c : fold_term(view.sections[section].title.of(view.text), Folding::kDefault))
    if (c < '0' || c > '9') bare += c;
  // White space inside a short Chinese title is how it is set: 总 则.
  if (std::none_of(bare.begin(), bare.end(), [](char c) { return c >= 'a' && c <= 'z'; })) std::erase(bare, ' ');
  return bare;
}

bool titles_differ_in_every_word(const DocumentView& a, std::uint32_t section_a, const DocumentView& b,
                                 std::uint32_t section_b) {
  const Bag of_a = features(bare_title(a, section_a)), of_b = features(bare_title(b, section_b));
  return !of_a.empty() && !of_b.empty() && common(of_a, of_b) == 0;
}

double title_likeness(const DocumentView& a, std::uint32_t section_a, const DocumentView& b, std::uint32_t section_b) {
  const std::string title_a = bare_title(a, section_a), title_b = bare_title(b, section_b);
  return title_a == title_b ? 1 : dice(features(title_a), features(title_b));
}

std::vector<LikeSections> like_sections(const DocumentView& a, std::span<const std::uint32_t> in_a,
                                        const DocumentView& b, std::span<const std::uint32_t> in_b) {
  const std::vector<SectionWords> sections_a = sections_of(a, in_a), sections_b = sections_of(b, in_b);
  const std::vector<Posting> postings_a = postings_of(sections_a), postings_b = postings_of(sections_b);
  std::vector<std::uint64_t> size_a(sections_a.size()), size_b(sections_b.size());  // of the telling features
  std::unordered_map<std::uint64_t, std::uint64_t> shared;                          // a << 32 | b → occurrences
  for (std::size_t i = 0, j = 0; i < postings_a.size() || j < postings_b.size();) {
    const bool from_a = j == postings_b.size() || (i < postings_a.size() && postings_a[i].key < postings_b[j].key);
    const std::uint64_t key = from_a ? postings_a[i].key : postings_b[j].key;
    std::size_t end_a = i, end_b = j;
    while (end_a < postings_a.size() && postings_a[end_a].key == key) ++end_a;
    while (end_b < postings_b.size() && postings_b[end_b].key == key) ++end_b;
    if (std::uint64_t{end_a - i} * (end_b - j) <= kMostPairs) {
      for (std::size_t x = i; x < end_a; ++x) size_a[postings_a[x].section] += postings_a[x].count;
      for (std::size_t y = j; y < end_b; ++y) size_b[postings_b[y].section] += postings_b[y].count;
      for (std::size_t x = i; x < end_a; ++x)
        for (std::size_t y = j; y < end_b; ++y)
          shared[std::uint64_t{postings_a[x].section} << 32 | postings_b[y].section] +=
              std::min(postings_a[x].count, postings_b[y].count);
    }
    i = end_a;
    j = end_b;
  }
  std::vector<LikeSections> pairs;
  for (const auto& [key, occurrences] : shared) {
    const auto at_a = static_cast<std::uint32_t>(key >> 32), at_b = static_cast<std::uint32_t>(key);
    const SectionWords &x = sections_a[at_a], &y = sections_b[at_b];
    const double text = 2 * static_cast<double>(occurrences) / static_cast<double>(size_a[at_a] + size_b[at_b]);
    const double title = x.title == y.title ? 1 : dice(x.title_features, y.title_features);
    pairs.push_back({x.index, y.index, kTitleWeight * title + (1 - kTitleWeight) * text});
  }
  const auto distance = [](const LikeSections& p) { return p.a > p.b ? p.a - p.b : p.b - p.a; };
  std::sort(pairs.begin(), pairs.end(), [&](const LikeSections& x, const LikeSections& y) {
    if (x.likeness != y.likeness) return x.likeness > y.likeness;
    if (distance(x) != distance(y)) return distance(x) < distance(y);
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return pairs;
}

}  // namespace tifa

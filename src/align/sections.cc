#include "align/sections.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "text/character_table.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Below this two sections do not correspond: unrelated chapters of one kind of document share about 0.15 of their
// bigrams.
constexpr double kLeastSimilarity = 0.2;
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

// Bigrams of Han characters and words; both do not reach across punctuation, words stand for themselves as well.
Bag features(std::string_view folded) {
  std::vector<std::uint64_t> keys;
  std::uint64_t before = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    const unsigned flags = character_flags(c.value);
    at += c.length;
    if (flags & kFlagWord) {
      std::uint64_t word = 0xCBF29CE484222325ULL ^ c.value;
      while (at < folded.size()) {
        const CodePoint next = decode_utf8(folded, at);
        if (!(character_flags(next.value) & kFlagWord)) break;
        word = (word ^ next.value) * 0x100000001B3ULL;
        at += next.length;
      }
      keys.push_back(word | 1ULL << 63);
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

double dice(const Bag& x, const Bag& y) {
  std::uint64_t shared = 0, all = 0;
  for (const Feature& f : x) all += f.count;
  for (const Feature& f : y) all += f.count;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i].key < y[j].key)
      ++i;
    else if (y[j].key < x[i].key)
      ++j;
    else
      shared += std::min(x[i++].count, y[j++].count);
  }
  return all == 0 ? 0 : 2 * static_cast<double>(shared) / static_cast<double>(all);
}

// A chapter of one of the documents.
struct Chapter {
  std::uint32_t section = 0;
  std::string title;       // folded
  std::string bare_title;  // without figures
  Bag title_features, text_features;
};

std::string without_figures(std::string_view title) {
  std::string bare;
  for (const char c : title)
    if (c < '0' || c > '9') bare += c;
  return bare;
}

Chapter chapter_of(const DocumentView& view, std::uint32_t section) {
  const SectionRecord& record = view.sections[section];
  Chapter chapter;
  chapter.section = section;
  chapter.title = fold_term(record.title.of(view.text), Folding::kDefault);
  chapter.bare_title = without_figures(chapter.title);
  chapter.title_features = features(chapter.bare_title);
  if (record.first_block < record.end_block) {
    const std::uint32_t begin = view.blocks[record.first_block].folded.begin;
    const std::uint32_t end = view.blocks[record.end_block - 1].folded.end;
    chapter.text_features = features(view.folded.substr(begin, end - begin));
  }
  return chapter;
}

std::vector<Chapter> chapters_of(const DocumentView& view) {
  std::array<std::uint32_t, 256> at_level{};
  for (std::size_t s = 1; s < view.sections.size(); ++s)
    ++at_level[std::min<std::uint32_t>(view.sections[s].level, 255)];
  const auto level = std::find_if(at_level.begin() + 1, at_level.end(), [](std::uint32_t n) { return n >= 2; });
  std::vector<Chapter> chapters;
  for (std::uint32_t s = 1; s < view.sections.size(); ++s)
    if (view.sections[s].level == level - at_level.begin()) chapters.push_back(chapter_of(view, s));
  return chapters;
}

struct Match {
  std::uint32_t a = 0, b = 0;  // indices of chapters
  double similarity = 0;
  bool in_place = false;
};

// The similarity of all pairs that share a telling feature, by an inverted index over the features.
std::vector<Match> similar_pairs(const std::vector<Chapter>& a, const std::vector<Chapter>& b) {
  struct Posting {
    std::uint64_t key = 0;
    std::uint32_t chapter = 0, count = 0;
  };
  const auto postings_of = [](const std::vector<Chapter>& chapters) {
    std::vector<Posting> postings;
    for (std::uint32_t c = 0; c < chapters.size(); ++c)
      for (const Feature& f : chapters[c].text_features) postings.push_back({f.key, c, f.count});
    std::sort(postings.begin(), postings.end(), [](const Posting& x, const Posting& y) {
      return x.key != y.key ? x.key < y.key : x.chapter < y.chapter;
    });
    return postings;
  };
  const std::vector<Posting> in_a = postings_of(a), in_b = postings_of(b);
  std::vector<std::uint64_t> size_a(a.size()), size_b(b.size());  // of the telling features
  std::unordered_map<std::uint64_t, std::uint64_t> shared;        // a << 32 | b → occurrences
  for (std::size_t i = 0, j = 0; i < in_a.size() || j < in_b.size();) {
    const std::uint64_t key =
        j == in_b.size() || (i < in_a.size() && in_a[i].key < in_b[j].key) ? in_a[i].key : in_b[j].key;
    std::size_t end_a = i, end_b = j;
    while (end_a < in_a.size() && in_a[end_a].key == key) ++end_a;
    while (end_b < in_b.size() && in_b[end_b].key == key) ++end_b;
    if (std::uint64_t{end_a - i} * (end_b - j) <= kMostPairs) {
      for (std::size_t x = i; x < end_a; ++x) size_a[in_a[x].chapter] += in_a[x].count;
      for (std::size_t y = j; y < end_b; ++y) size_b[in_b[y].chapter] += in_b[y].count;
      for (std::size_t x = i; x < end_a; ++x)
        for (std::size_t y = j; y < end_b; ++y)
          shared[std::uint64_t{in_a[x].chapter} << 32 | in_b[y].chapter] += std::min(in_a[x].count, in_b[y].count);
    }
    i = end_a;
    j = end_b;
  }
  std::vector<Match> pairs;
  for (const auto& [key, occurrences] : shared) {
    Match match{static_cast<std::uint32_t>(key >> 32), static_cast<std::uint32_t>(key), 0, false};
    const double text = 2 * static_cast<double>(occurrences) / static_cast<double>(size_a[match.a] + size_b[match.b]);
    const double title =
        a[match.a].bare_title == b[match.b].bare_title ? 1 : dice(a[match.a].title_features, b[match.b].title_features);
    match.similarity = kTitleWeight * title + (1 - kTitleWeight) * text;
    if (match.similarity >= kLeastSimilarity) pairs.push_back(match);
  }
  return pairs;
}

// Greedily one to one, the most similar first; among equals those that moved least.
std::vector<Match> match_chapters(const std::vector<Chapter>& a, const std::vector<Chapter>& b) {
  std::vector<Match> pairs = similar_pairs(a, b);
  const auto distance = [](const Match& m) { return m.a > m.b ? m.a - m.b : m.b - m.a; };
  std::sort(pairs.begin(), pairs.end(), [&](const Match& x, const Match& y) {
    if (x.similarity != y.similarity) return x.similarity > y.similarity;
    if (distance(x) != distance(y)) return distance(x) < distance(y);
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  std::vector<bool> taken_a(a.size()), taken_b(b.size());
  std::vector<Match> matches;
  for (const Match& pair : pairs) {
    if (taken_a[pair.a] || taken_b[pair.b]) continue;
    taken_a[pair.a] = taken_b[pair.b] = true;
    matches.push_back(pair);
  }
  std::sort(matches.begin(), matches.end(), [](const Match& x, const Match& y) { return x.b < y.b; });
  return matches;
}

// Marks a longest run of matches whose sections stand in the same order in A; matches are ascending in B.
void mark_in_place(std::vector<Match>& matches) {
  std::vector<std::size_t> tails, before(matches.size());  // tails[k]: where the best run of k + 1 matches ends
  constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  for (std::size_t m = 0; m < matches.size(); ++m) {
    const auto it = std::lower_bound(tails.begin(), tails.end(), matches[m].a,
                                     [&](std::size_t tail, std::uint32_t at) { return matches[tail].a < at; });
    before[m] = it == tails.begin() ? kNobody : *(it - 1);
    if (it == tails.end())
      tails.push_back(m);
    else
      *it = m;
  }
  for (std::size_t m = tails.empty() ? kNobody : tails.back(); m != kNobody; m = before[m]) matches[m].in_place = true;
}

}  // namespace

const char* section_change_name(SectionChange change) {
  switch (change) {
    case SectionChange::kKept:
      return "kept";
    case SectionChange::kRetitled:
      return "retitled";
    case SectionChange::kMoved:
      return "moved";
    case SectionChange::kAdded:
      return "added";
    case SectionChange::kDropped:
      return "dropped";
  }
  return "";
}

std::vector<AlignedSection> align_sections(const DocumentView& a, const DocumentView& b) {
  const std::vector<Chapter> in_a = chapters_of(a), in_b = chapters_of(b);
  std::vector<Match> matches = match_chapters(in_a, in_b);
  mark_in_place(matches);
  std::vector<std::uint32_t> match_of_a(in_a.size(), kNoIndex), match_of_b(in_b.size(), kNoIndex);
  for (std::uint32_t m = 0; m < matches.size(); ++m) match_of_a[matches[m].a] = match_of_b[matches[m].b] = m;

  std::vector<AlignedSection> rows;
  const auto add_dropped_from = [&](std::size_t at) {
    for (; at < in_a.size() && match_of_a[at] == kNoIndex; ++at)
      rows.push_back({SectionChange::kDropped, in_a[at].section, kNoIndex, 0});
  };
  add_dropped_from(0);
  for (std::size_t j = 0; j < in_b.size(); ++j) {
    if (match_of_b[j] == kNoIndex) {
      rows.push_back({SectionChange::kAdded, kNoIndex, in_b[j].section, 0});
      continue;
    }
    const Match& match = matches[match_of_b[j]];
    const bool same_title = in_a[match.a].bare_title == in_b[j].bare_title;
    const SectionChange change = !match.in_place ? SectionChange::kMoved
                                 : same_title    ? SectionChange::kKept
                                                 : SectionChange::kRetitled;
    rows.push_back({change, in_a[match.a].section, in_b[j].section, match.similarity});
    add_dropped_from(match.a + 1);
  }
  return rows;
}

}  // namespace tifa

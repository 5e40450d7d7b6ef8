// Asks for many phrases in a built corpus, each once, and says how long each took. Two processes, so that nothing is
// warm but what the system keeps of the files:
//   phrase_lookup sample CORPUS N     N phrases of 2 to 8 characters, as many from each tenth by frequency
//   phrase_lookup ask CORPUS          reads phrases from standard input; hits in each edition under the default rule
// `ask` writes a line a phrase: its hits, and microseconds by the clock and of processor time, with tabs between.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/corpus.h"
#include "index/phrase_index.h"
#include "query/index_counts.h"
#include "query/matcher.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace {

using namespace tifa;

// The segments of a corpus and which edition each document of them is.
struct Segments {
  std::vector<const Segment*> segments;
  std::vector<std::vector<const Edition*>> editions;  // by segment and document
};

Segments segments_of(const Corpus& corpus, const std::vector<Edition>& editions) {
  Segments all;
  std::map<std::string, std::size_t> index;
  for (const Edition& edition : editions) {
    if (!edition.has_text()) continue;
    const auto [known, first] = index.emplace(edition.segment, all.segments.size());
    if (first) {
      all.segments.push_back(corpus.segment(edition).value());
      if (const auto phrases = all.segments.back()->phrases(); !phrases)  // opened before the first phrase is timed
        fmt::print(stderr, "{}\n", phrases.error().sentence());
      all.editions.emplace_back();
    }
    auto& documents = all.editions[known->second];
    documents.resize(std::max<std::size_t>(documents.size(), edition.segment_index + std::size_t{1}));
    documents[edition.segment_index] = &edition;
  }
  return all;
}

struct Row {
  const Edition* edition = nullptr;
  std::uint32_t hits = 0;
};

// The rows of the editions that have any; nothing for a term that is not looked up.
std::optional<std::vector<Row>> rows_of(const Segments& segments, const std::string& typed) {
  Term term;
  term.name = typed;
  term.patterns = {{PatternKind::kPhrase, typed}};
  auto matcher = Matcher::compile(term, settle_rule({}, term));
  if (!matcher) return std::nullopt;
  std::vector<Row> rows;
  for (std::size_t i = 0; i < segments.segments.size(); ++i) {
    const auto phrases = segments.segments[i]->phrases();
    if (!phrases) return std::nullopt;
    const auto counts = count_hits(*matcher, **phrases);
    if (!counts) return std::nullopt;
    rows.reserve(rows.size() + counts->size());
    for (const auto& [document, hits] : *counts)
      if (const Edition* edition = segments.editions[i][document]) rows.push_back({edition, hits});
  }
  return rows;
}

std::uint64_t hits_of(const std::vector<Row>& rows) {
  std::uint64_t sum = 0;
  for (const Row& row : rows) sum += row.hits;
  return sum;
}

int sample(const Corpus& corpus, const std::vector<Edition>& editions, const Segments& segments, std::size_t wanted) {
  std::mt19937 random(1);
  std::map<std::string, std::uint64_t> frequency;
  for (std::size_t tries = 0; tries < 400 * wanted && frequency.size() < 10 * wanted; ++tries) {
    const Edition& edition = editions[random() % editions.size()];
    if (!edition.has_text()) continue;
    const DocumentView view = corpus.document(edition).value();
    if (view.blocks.empty()) continue;
    const std::string_view block = view.blocks[random() % view.blocks.size()].folded.of(view.folded);
    if (block.empty()) continue;
    std::size_t begin = random() % block.size();
    while (begin > 0 && (static_cast<unsigned char>(block[begin]) & 0xC0) == 0x80) --begin;
    std::size_t end = begin;
    for (std::size_t left = 2 + random() % 7; left > 0 && end < block.size(); --left)
      end += decode_utf8(block, end).length;
    const std::string phrase(block.substr(begin, end - begin));
    if (phrase.find('\x1F') != std::string::npos || fold_term(phrase, Folding::kDefault) != phrase) continue;
    if (const auto rows = rows_of(segments, phrase)) frequency[phrase] = hits_of(*rows);
  }
  std::vector<std::pair<std::uint64_t, std::string>> ranked;
  ranked.reserve(frequency.size());
  for (const auto& [phrase, hits] : frequency) ranked.emplace_back(hits, phrase);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> chosen;
  for (std::size_t decile = 0; decile < 10; ++decile) {
    const std::size_t begin = ranked.size() * decile / 10, end = ranked.size() * (decile + 1) / 10;
    for (std::size_t i = 0; i < wanted / 10 && begin < end; ++i)
      chosen.push_back(ranked[begin + random() % (end - begin)].second);
  }
  std::shuffle(chosen.begin(), chosen.end(), random);
  for (const std::string& phrase : chosen) fmt::print("{}\n", phrase);
  return 0;
}

// Microseconds of the clock that this thread runs by.
double processor_microseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

int ask(const Segments& segments) {
  for (std::string phrase; std::getline(std::cin, phrase);) {
    const auto begin = std::chrono::steady_clock::now();
    const double processor_begin = processor_microseconds();
    const auto rows = rows_of(segments, phrase);
    const double processor = processor_microseconds() - processor_begin;
    const std::chrono::duration<double, std::micro> clock = std::chrono::steady_clock::now() - begin;
    if (!rows) {
      fmt::print(stderr, "“{}” is not looked up in the index\n", phrase);
      return 1;
    }
    fmt::print("{}\t{:.1f}\t{:.1f}\n", hits_of(*rows), clock.count(), processor);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: phrase_lookup sample CORPUS N | ask CORPUS\n");
    return 2;
  }
  const auto corpus = tifa::Corpus::open(argv[2]);
  if (!corpus) {
    fmt::print(stderr, "{}\n", corpus.error().sentence());
    return 2;
  }
  const auto editions = corpus->select("").value();
  const Segments segments = segments_of(*corpus, editions);
  if (segments.segments.empty()) {
    fmt::print(stderr, "the corpus has no texts\n");
    return 2;
  }
  if (std::string_view(argv[1]) == "sample" && argc > 3)
    return sample(*corpus, editions, segments, std::stoul(argv[3]));
  return ask(segments);
}

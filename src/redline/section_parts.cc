#include "redline/section_parts.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "redline/sections.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// What stands in more chapters of a document than this says nothing of where a text went.
constexpr std::size_t kMostChapters = 256;

// The text of a chapter as a key for each Han character and each word.
struct ChapterText {
  std::uint32_t section = 0;
  std::vector<std::uint64_t> words;
};

void add_words(std::string_view folded, std::vector<std::uint64_t>& words) {
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const CodePoint c = decode_utf8(folded, at);
    const unsigned flags = character_flags(c.value);
    at += c.length;
    if (flags & kFlagWord) {
      at = word_run_end(folded, at);
      words.push_back(xxh3(folded.substr(begin, at - begin)));
    } else if (flags & (kFlagHan | kFlagLetter)) {
      words.push_back(c.value);
    }
  }
}

std::vector<ChapterText> chapter_texts(const DocumentView& view) {
  std::vector<ChapterText> chapters;
  const std::uint32_t level = chapter_level(view);
  if (level == 0) return chapters;
  for (std::uint32_t s = 1; s < view.sections.size(); ++s) {
    const SectionRecord& record = view.sections[s];
    if (record.level != level) continue;
    ChapterText chapter{s, {}};
    for (std::uint32_t block = record.first_block; block < record.end_block && block < view.blocks.size(); ++block)
      if (block != record.heading) add_words(view.blocks[block].folded.of(view.folded), chapter.words);
    chapters.push_back(std::move(chapter));
  }
  return chapters;
}

// The key of each run of `least` words of a chapter, by its place.
std::vector<std::uint64_t> runs_of(const ChapterText& chapter, std::size_t least) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const std::string_view bytes(reinterpret_cast<const char*>(chapter.words.data()), kWord * chapter.words.size());
  std::vector<std::uint64_t> runs;
  for (std::size_t at = 0; at + least <= chapter.words.size(); ++at)
    runs.push_back(xxh3(bytes.substr(kWord * at, kWord * least)));
  return runs;
}

using Pair = std::pair<std::size_t, std::size_t>;  // chapters by their place: of the text that is counted, of the other

// How many words of each chapter stand in runs that a chapter of the other document has.
std::map<Pair, std::uint64_t> shared_words(const std::vector<ChapterText>& of, const std::vector<ChapterText>& other,
                                           std::size_t least) {
  std::vector<std::pair<std::uint64_t, std::size_t>> places;  // run, chapter
  for (std::size_t c = 0; c < other.size(); ++c)
    for (const std::uint64_t run : runs_of(other[c], least)) places.emplace_back(run, c);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());

  std::map<Pair, std::uint64_t> shared;
  for (std::size_t c = 0; c < of.size(); ++c) {
    std::map<std::size_t, std::size_t> counted_to;  // chapter of the other → word
    const std::vector<std::uint64_t> runs = runs_of(of[c], least);
    for (std::size_t at = 0; at < runs.size(); ++at) {
      auto place = std::lower_bound(places.begin(), places.end(), std::pair(runs[at], std::size_t{0}));
      auto end = place;
      while (end != places.end() && end->first == runs[at] && static_cast<std::size_t>(end - place) <= kMostChapters)
        ++end;
      if (static_cast<std::size_t>(end - place) > kMostChapters) continue;
      for (; place != end; ++place) {
        std::size_t& to = counted_to[place->second];
        shared[{c, place->second}] += at + least - std::max(to, at);
        to = at + least;
      }
    }
  }
  return shared;
}

double share(std::uint64_t part, const ChapterText& whole) {
  return whole.words.empty() ? 0 : static_cast<double>(part) / static_cast<double>(whole.words.size());
}

}  // namespace

std::vector<SharedText> shared_texts(const DocumentView& a, const DocumentView& b) {
  const std::vector<ChapterText> in_a = chapter_texts(a), in_b = chapter_texts(b);
  const std::size_t least = a.language == Language::kChinese ? kLeastRunHan : kLeastRunWords;
  const std::map<Pair, std::uint64_t> of_b = shared_words(in_b, in_a, least);
  std::vector<SharedText> texts;
  // A run of one chapter in another is one of the other in it.
  for (const auto& [chapters, words] : shared_words(in_a, in_b, least)) {
    const auto [at_a, at_b] = chapters;
    const auto back = of_b.find({at_b, at_a});
    texts.push_back({in_a[at_a].section, in_b[at_b].section, share(words, in_a[at_a]),
                     share(back == of_b.end() ? 0 : back->second, in_b[at_b])});
  }
  return texts;
}

}  // namespace tifa

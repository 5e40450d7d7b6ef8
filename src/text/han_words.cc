#include "text/han_words.h"

#include <unicode/ucharstrie.h>
#include <unicode/udata.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>

namespace tifa {
namespace {

// ICU 72's constants: words are no longer than this, and no word is dearer.
constexpr std::size_t kLongestWord = 20;
constexpr std::uint32_t kHighestCost = 255;

// The trie of words, whose values are their costs (source/common/dictionarydata.h of ICU).
const char16_t* open_dictionary() {
  constexpr int kTrieOffset = 0, kTrieType = 4;
  constexpr int kTypeMask = 7, kOfUnits = 1, kHasValues = 8;
  UErrorCode error = U_ZERO_ERROR;
  UDataMemory* data = udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &error);  // stays open
  if (U_FAILURE(error)) return nullptr;
  UDataInfo info{};
  info.size = sizeof info;
  udata_getInfo(data, &info);
  constexpr std::array<std::uint8_t, 4> kFormat = {'D', 'i', 'c', 't'};
  const auto* bytes = static_cast<const char*>(udata_getMemory(data));
  const auto* indexes = static_cast<const std::int32_t*>(udata_getMemory(data));
  if (!std::equal(kFormat.begin(), kFormat.end(), info.dataFormat) || info.formatVersion[0] != 1 ||
      (indexes[kTrieType] & kTypeMask) != kOfUnits || (indexes[kTrieType] & kHasValues) == 0) {
    udata_close(data);
    return nullptr;
  }
  return reinterpret_cast<const char16_t*>(bytes + indexes[kTrieOffset]);
}
const char16_t* dictionary() {
  static const char16_t* const trie = open_dictionary();
  return trie;
}

// The state of the trie behind each first character: finding one of thousands of branches is most of a look-up. Filled
// as characters are met; threads that meet one together write the same.
constexpr std::uint64_t kUnknown = 0, kNoWords = 1;  // no state of a trie has the value 1
std::array<std::atomic<std::uint64_t>, kLastHan - kFirstHan + 1> first_states;

bool begin_words(icu::UCharsTrie& trie, char16_t first) {
  std::atomic<std::uint64_t>& known = first_states[first - kFirstHan];
  std::uint64_t state = known.load(std::memory_order_relaxed);
  if (state == kUnknown) {
    state = trie.first(first) == USTRINGTRIE_NO_MATCH ? kNoWords : trie.getState64();
    known.store(state, std::memory_order_relaxed);
  }
  if (state != kNoWords) trie.resetToState64(state);
  return state != kNoWords;
}

}  // namespace

bool has_han_dictionary() { return dictionary() != nullptr; }

void append_han_words(std::u16string_view text, std::vector<std::uint32_t>& ends) {
  struct Best {
    std::uint32_t cost = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t begin = 0;  // of the last word
  };
  thread_local std::vector<Best> best;  // of the text up to a character
  best.assign(text.size() + 1, Best{});
  best[0].cost = 0;
  const auto offer = [&](std::size_t begin, std::size_t end, std::uint32_t cost) {
    if (best[begin].cost + cost < best[end].cost)
      best[end] = {best[begin].cost + cost, static_cast<std::uint32_t>(begin)};
  };
  icu::UCharsTrie trie(dictionary());
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    bool alone = false;  // whether the first character is a word
    if (begin_words(trie, text[begin])) {
      UStringTrieResult result = trie.current();
      const std::size_t last = std::min(text.size(), begin + kLongestWord);
      for (std::size_t end = begin + 1; result != USTRINGTRIE_NO_MATCH; result = trie.next(text[end++])) {
        if (USTRINGTRIE_HAS_VALUE(result)) {
          alone |= end == begin + 1;
          offer(begin, end, static_cast<std::uint32_t>(trie.getValue()));
        }
        if (end == last || result == USTRINGTRIE_FINAL_VALUE) break;
      }
    }
    if (!alone) offer(begin, begin + 1, kHighestCost);
  }
  const std::size_t first = ends.size();
  for (std::size_t end = text.size(); end > 0; end = best[end].begin) ends.push_back(static_cast<std::uint32_t>(end));
  std::reverse(ends.begin() + static_cast<std::ptrdiff_t>(first), ends.end());
}

}  // namespace tifa

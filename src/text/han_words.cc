#include "text/han_words.h"

#include <unicode/ucharstrie.h>
#include <unicode/udata.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <memory>

namespace tifa {
namespace {

// ICU 72's constants: words are no longer than this, and no word is dearer.
constexpr std::size_t kLongestWord = 20;
constexpr std::uint32_t kHighestCost = 255;

struct CloseData {
  void operator()(UDataMemory* data) const { udata_close(data); }
};

// ICU's dictionary: a trie of words, whose values are their costs (source/common/dictionarydata.h of ICU).
class Dictionary {
 public:
  Dictionary() {
    UErrorCode error = U_ZERO_ERROR;
    data_.reset(udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &error));
    if (U_FAILURE(error)) return;
    UDataInfo info{};
    info.size = sizeof info;
    udata_getInfo(data_.get(), &info);
    const auto* indexes = static_cast<const std::int32_t*>(udata_getMemory(data_.get()));
    if (std::equal(kFormat.begin(), kFormat.end(), info.dataFormat) && info.formatVersion[0] == 1 &&
        (indexes[kTrieType] & kTypeMask) == kOfUnits && (indexes[kTrieType] & kHasValues) != 0)
      trie_ = reinterpret_cast<const char16_t*>(reinterpret_cast<const char*>(indexes) + indexes[kTrieOffset]);
  }
  // Null where there is none, or in another format.
  [[nodiscard]] const char16_t* trie() const { return trie_; }

 private:
  static constexpr std::array<std::uint8_t, 4> kFormat = {'D', 'i', 'c', 't'};
  static constexpr int kTrieOffset = 0, kTrieType = 4;
  static constexpr int kTypeMask = 7, kOfUnits = 1, kHasValues = 8;
  std::unique_ptr<UDataMemory, CloseData> data_;
  const char16_t* trie_ = nullptr;
};

const char16_t* dictionary() {
  static const Dictionary dictionary;
  return dictionary.trie();
}

// Where the beginning of a word leads, in 32 bits: nowhere (0); to a word that begins no longer one (its cost and 1);
// or to a state of the trie (its five upper bits, never 0, and its offset, below 2^27 in a trie of less than 256 MiB).
using Continuation = std::uint32_t;
constexpr unsigned kOffsetBits = 27, kStateShift = 59;
constexpr Continuation kNowhere = 0, kOffsetMask = (1U << kOffsetBits) - 1;
constexpr bool is_state(Continuation c) { return c >> kOffsetBits != 0; }

Continuation continuation_of(const icu::UCharsTrie& trie, UStringTrieResult result) {
  if (result == USTRINGTRIE_NO_MATCH) return kNowhere;
  if (result == USTRINGTRIE_FINAL_VALUE) return static_cast<Continuation>(trie.getValue()) + 1;
  const std::uint64_t state = trie.getState64();
  return static_cast<Continuation>(state >> kStateShift << kOffsetBits | (state & kOffsetMask));
}
void go_to(icu::UCharsTrie& trie, Continuation state) {
  trie.resetToState64(std::uint64_t{state >> kOffsetBits} << kStateShift | (state & kOffsetMask));
}

// What each first character leads to, and many pairs of them: finding one branch of thousands is most of a look-up.
// Filled as they are met; threads that meet one together write the same, and a pair takes the place of another one.
struct First {
  std::uint32_t cost = 0;  // of the character as a word, and 1; 0: it is none
  Continuation longer = kNowhere;
};
constexpr std::uint64_t kMet = std::uint64_t{1} << 63;
constexpr unsigned kPairBits = 16;
std::array<std::atomic<std::uint64_t>, kLastHan - kFirstHan + 1> firsts;    // 0, or kMet, cost << 32 and continuation
std::array<std::atomic<std::uint64_t>, std::size_t{1} << kPairBits> pairs;  // 0, or both characters and continuation

First first_of(icu::UCharsTrie& trie, char16_t first) {
  std::atomic<std::uint64_t>& entry = firsts[first - kFirstHan];
  std::uint64_t known = entry.load(std::memory_order_relaxed);
  if (known == 0) {
    const UStringTrieResult result = trie.first(first);
    const std::uint64_t cost = USTRINGTRIE_HAS_VALUE(result) ? static_cast<std::uint64_t>(trie.getValue()) + 1 : 0;
    const Continuation longer = result == USTRINGTRIE_FINAL_VALUE ? kNowhere : continuation_of(trie, result);
    known = kMet | cost << 32 | longer;
    entry.store(known, std::memory_order_relaxed);
  }
  return {static_cast<std::uint32_t>((known & ~kMet) >> 32), static_cast<Continuation>(known)};
}

Continuation behind_pair(icu::UCharsTrie& trie, Continuation behind_first, char16_t first, char16_t second) {
  const std::uint32_t pair = std::uint32_t{first} << 16 | second;
  std::atomic<std::uint64_t>& entry = pairs[pair * 0x9E3779B1U >> (32 - kPairBits)];
  const std::uint64_t known = entry.load(std::memory_order_relaxed);
  if (known >> 32 == pair) return static_cast<Continuation>(known);
  go_to(trie, behind_first);
  const Continuation found = continuation_of(trie, trie.next(second));
  entry.store(std::uint64_t{pair} << 32 | found, std::memory_order_relaxed);
  return found;
}

// Calls take(length, cost) for each word of the dictionary that a text begins with, the shortest first.
template <class Take>
void each_word(icu::UCharsTrie& trie, std::u16string_view text, Take&& take) {
  const First first = first_of(trie, text[0]);
  if (first.cost > 0) take(1, first.cost - 1);
  if (first.longer == kNowhere || text.size() < 2) return;
  const Continuation behind = behind_pair(trie, first.longer, text[0], text[1]);
  if (!is_state(behind)) {
    if (behind != kNowhere) take(2, behind - 1);
    return;
  }
  go_to(trie, behind);
  UStringTrieResult result = trie.current();
  for (std::size_t length = 2; result != USTRINGTRIE_NO_MATCH; result = trie.next(text[length++])) {
    if (USTRINGTRIE_HAS_VALUE(result)) take(length, static_cast<std::uint32_t>(trie.getValue()));
    if (length == text.size() || result == USTRINGTRIE_FINAL_VALUE) return;
  }
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
    each_word(trie, text.substr(begin, kLongestWord), [&](std::size_t length, std::uint32_t cost) {
      alone |= length == 1;
      offer(begin, begin + length, cost);
    });
    if (!alone) offer(begin, begin + 1, kHighestCost);
  }
  const std::size_t first = ends.size();
  for (std::size_t end = text.size(); end > 0; end = best[end].begin) ends.push_back(static_cast<std::uint32_t>(end));
  std::reverse(ends.begin() + static_cast<std::ptrdiff_t>(first), ends.end());
}

}  // namespace tifa

#include "index/search.h"

#include <cstring>
#include <utility>

#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tifa {

PhraseSearcher::PhraseSearcher(std::string phrase) : phrase_(std::move(phrase)) {
  first_probe_ = decode_utf8(phrase_, 0).length - 1;
  second_probe_ = phrase_.size() - 1;
}

std::size_t PhraseSearcher::find(std::string_view text, std::size_t from) const {
  const std::size_t length = phrase_.size();
  if (from > text.size() || text.size() - from < length) return std::string_view::npos;
#if defined(__SSE2__)
  const __m128i first = _mm_set1_epi8(phrase_[first_probe_]);
  const __m128i second = _mm_set1_epi8(phrase_[second_probe_]);
  std::size_t at = from;
  // The second probe is the farthest byte read; a block of 16 places needs 15 more.
  for (; at + second_probe_ + 16 <= text.size(); at += 16) {
    const auto* base = text.data() + at;
    const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(base + first_probe_));
    const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(base + second_probe_));
    auto mask =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(a, first), _mm_cmpeq_epi8(b, second))));
    while (mask != 0) {
      const auto place = static_cast<std::size_t>(__builtin_ctz(mask));
      if (std::memcmp(base + place, phrase_.data(), length) == 0) return at + place;
      mask &= mask - 1;
    }
  }
  return text.find(phrase_, at);
#else
  return text.find(phrase_, from);
#endif
}

}  // namespace tifa

// Any bytes as a phrase index whose head has the right hash: it is refused, or lookups stay inside of it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "expect.h"
#include "index/phrase_index.h"
#include "index/phrase_index_format.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tifa::phrase_index_format::Head;
  constexpr std::size_t kHashed = offsetof(Head, head_hash);
  std::vector<std::uint64_t> memory((size + 7) / 8);
  char* bytes = reinterpret_cast<char*>(memory.data());
  if (size != 0) std::memcpy(bytes, data, size);
  Head head;
  if (size >= sizeof head) {
    const std::uint64_t hash = tifa::xxh3({bytes, kHashed});
    std::memcpy(bytes + kHashed, &hash, sizeof hash);
    std::memcpy(&head, bytes, sizeof head);
  }
  // A segment has a table of its documents, so that their number is not any.
  constexpr std::uint64_t kMostDocuments = 1000;
  const auto documents = static_cast<std::uint32_t>(std::min(head.documents, kMostDocuments));
  const auto index = tifa::PhraseIndex::open({bytes, size}, documents);
  if (!index) return 0;
  (void)index->intact();
  for (const std::string_view phrase : {"海", "港", "a", "海港规划", "根据中华海港规划条例根据中华海港规划条例"}) {
    const auto places = index->find(phrase, true);
    const auto counts = index->count(phrase, true);
    tifa::fuzzing::expect(places.has_value() && counts.has_value(), "such phrases can always be looked up");
    for (const auto& [document, count] : *counts)
      tifa::fuzzing::expect(document < index->documents() && count > 0, "a count is of a document");
  }
  return 0;
}

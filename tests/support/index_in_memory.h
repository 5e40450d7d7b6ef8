// A phrase index of documents that lie in memory, for tests of what looks phrases up.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/phrase_index.h"

namespace tifa::testing {

class IndexInMemory {
 public:
  explicit IndexInMemory(const std::vector<DocumentView>& documents, unsigned threads = 1)
      : documents_(static_cast<std::uint32_t>(documents.size())) {
    PhraseIndexBuilder builder;
    for (const DocumentView& document : documents) held_ = builder.add(document).has_value() && held_;
    std::string bytes;
    for (const std::string_view piece : builder.finish(threads)) bytes += piece;
    size_ = bytes.size();
    memory_.resize((size_ + 7) / 8);
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(memory_.data()));
  }
  [[nodiscard]] bool held() const { return held_; }  // all documents
  [[nodiscard]] std::string_view bytes() const { return {reinterpret_cast<const char*>(memory_.data()), size_}; }
  [[nodiscard]] PhraseIndex index() const { return PhraseIndex::open(bytes(), documents_).value(); }

 private:
  bool held_ = true;
  std::uint32_t documents_;
  std::vector<std::uint64_t> memory_;  // aligned as a mapped file is
  std::size_t size_ = 0;
};

}  // namespace tifa::testing

// Where a phrase stands in the documents of a segment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tifa {

class PhrasePlaces {
 public:
  struct Place {
    std::uint32_t block = 0;
    std::uint32_t offset = 0;  // bytes into the folded text of the block
    friend bool operator==(const Place&, const Place&) = default;
  };
  // Ascending; empty for a document in which the phrase does not stand.
  [[nodiscard]] std::span<const Place> in(std::uint32_t document) const {
    if (document + std::size_t{1} >= begins_.size()) return {};
    return std::span(places_).subspan(begins_[document], begins_[document + 1] - begins_[document]);
  }

 private:
  friend class PhraseIndex;
  std::vector<std::uint64_t> begins_;  // one a document, and the end
  std::vector<Place> places_;
};

}  // namespace tifa

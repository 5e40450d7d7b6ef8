#include "phrases/wordings.h"

#include <algorithm>

#include "text/words.h"

namespace tifa {

std::vector<std::uint32_t> word_edges(const TracedPhrase& phrase, std::size_t begin, std::size_t end) {
  std::vector<std::uint32_t> edges;
  if (phrase.unit() == TokenUnit::kWords) {
    for (std::size_t i = begin; i <= end; ++i) edges.push_back(static_cast<std::uint32_t>(i));
    return edges;
  }
  const TokenText& text = phrase.text();
  const std::vector<std::uint32_t> bytes = word_boundaries(phrase.folded_at(begin, end));
  std::size_t next = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t at = text.begin[i] - text.begin[begin];
    while (next < bytes.size() && bytes[next] < at) ++next;
    if (next < bytes.size() && bytes[next] == at) edges.push_back(static_cast<std::uint32_t>(i));
  }
  edges.push_back(static_cast<std::uint32_t>(end));
  return edges;
}

FoundWording& Wordings::add(std::size_t begin, std::size_t end) {
  const std::string_view folded = phrase_.folded_at(begin, end);
  const auto text = static_cast<std::uint32_t>(phrase_.text().document_at(begin));
  auto it = by_folded_.find(folded);
  if (it == by_folded_.end()) {
    it = by_folded_.emplace(std::string(folded), FoundWording{}).first;
    it->second.wording = phrase_.written(begin, end);
    it->second.folded = folded;
    it->second.first = text;
  }
  FoundWording& wording = it->second;
  wording.texts += wording.count == 0 || wording.last != text ? 1 : 0;
  wording.last = text;
  ++wording.count;
  return wording;
}

std::vector<FoundWording> Wordings::list() const {
  std::vector<FoundWording> list;
  for (const auto& [folded, wording] : by_folded_) list.push_back(wording);
  std::stable_sort(list.begin(), list.end(),
                   [](const FoundWording& x, const FoundWording& y) { return x.count > y.count; });
  return list;
}

}  // namespace tifa

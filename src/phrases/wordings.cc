#include "phrases/wordings.h"

#include <algorithm>

namespace tifa {

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

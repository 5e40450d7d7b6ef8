#include "phrases/occurrences.h"

#include <limits>

#include "text/words.h"

namespace tifa {

PhraseCounter::PhraseCounter(const std::vector<std::string>& phrases, bool whole_words)
    : whole_words_(whole_words), phrases_(phrases.size()) {
  for (const std::string& phrase : phrases)
    for (const char byte : phrase) {
      std::uint8_t& byte_class = class_of_[static_cast<unsigned char>(byte)];
      if (byte_class == 0) byte_class = static_cast<std::uint8_t>(classes_++);
    }
  next_.assign(classes_, 0);
  hits_.emplace_back();
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    std::uint32_t state = 0;
    for (const char byte : phrases[p]) {
      const std::uint8_t byte_class = class_of_[static_cast<unsigned char>(byte)];
      if (next(state, byte_class) == 0) {
        next(state, byte_class) = static_cast<std::uint32_t>(hits_.size());
        hits_.emplace_back();
        next_.resize(next_.size() + classes_, 0);
      }
      state = next(state, byte_class);
    }
    hits_[state] = {static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(phrases[p].size())};
  }
  link_failures();
}

// Breadth first: a state's failure is the state of its longest proper suffix; missing steps are taken from there.
void PhraseCounter::link_failures() {
  std::vector<std::uint32_t> failure(hits_.size(), 0), queue = {0};
  shorter_.assign(hits_.size(), 0);
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const std::uint32_t state = queue[at];
    for (std::size_t c = 1; c < classes_; ++c) {
      const std::uint8_t byte_class = static_cast<std::uint8_t>(c);
      std::uint32_t& target = next(state, byte_class);
      const std::uint32_t otherwise = state == 0 ? 0 : next(failure[state], byte_class);
      if (target == 0) {
        target = otherwise;
        continue;
      }
      failure[target] = otherwise;
      shorter_[target] = hits_[otherwise].length > 0 ? otherwise : shorter_[otherwise];
      queue.push_back(target);
    }
  }
}

void PhraseCounter::count(std::string_view text, std::vector<std::uint64_t>& counts) const {
  std::vector<std::size_t> free_from(phrases_, 0);  // where the last counted occurrence of each phrase ended
  std::uint32_t state = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    state = next_[state * classes_ + class_of_[static_cast<unsigned char>(text[at])]];
    for (std::uint32_t s = hits_[state].length > 0 ? state : shorter_[state]; s != 0; s = shorter_[s]) {
      const Hit hit = hits_[s];
      const std::size_t end = at + 1, begin = end - hit.length;
      if (begin < free_from[hit.phrase]) continue;
      if (whole_words_ && !(at_word_edge(text, begin) && at_word_edge(text, end))) continue;
      free_from[hit.phrase] = end;
      ++counts[hit.phrase];
    }
  }
}

}  // namespace tifa

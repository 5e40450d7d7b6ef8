#include "app/short_form.h"

#include <cstddef>
#include <cstdint>

#include "text/characters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kCharacters = 2;  // of each word
constexpr std::size_t kLeastWords = 2, kMostWords = 3;

// The characters of the words, by word; empty where any word is of another length or of anything but ideographs.
std::vector<std::vector<std::string>> characters_of(std::string_view phrase) {
  std::vector<std::vector<std::string>> words;
  const std::vector<std::uint32_t> edges = word_boundaries(phrase);
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    std::vector<std::string>& word = words.emplace_back();
    for (std::size_t at = edges[i]; at < edges[i + 1];) {
      const CodePoint c = decode_utf8(phrase, at);
      if (!is_han(c.value)) return {};
      word.emplace_back(phrase.substr(at, c.length));
      at += c.length;
    }
    if (word.size() != kCharacters) return {};
  }
  return words;
}

}  // namespace

std::vector<std::string> short_forms(std::string_view phrase) {
  const auto words = characters_of(phrase);
  if (words.size() < kLeastWords || words.size() > kMostWords) return {};
  std::vector<std::string> forms = {""};
  for (const auto& word : words) {
    std::vector<std::string> longer;
    for (const std::string& form : forms)
      for (const std::string& character : word) longer.push_back(form + character);
    forms = std::move(longer);
  }
  std::erase_if(forms, [](const std::string& form) { return word_boundaries(form).size() != 2; });
  return forms;
}

}  // namespace tifa

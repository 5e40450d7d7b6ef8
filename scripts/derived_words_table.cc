// Writes the table behind src/text/derived_words.cc from the files of WordNet 3.0 (data.*; format: wndb(5WN)). The
// build runs it: derived_words_table FOLDER TABLE. A row is a word and another that is derived from it or that it is
// derived from: what WordNet links by + (derivationally related form), or by \ (pertainym, or the adjective of an
// adverb) where both begin with the same three letters. Each pair stands in both orders, rows in that of their letters.
#include <cctype>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "wordnet.h"

namespace {

constexpr std::size_t kSameLetters = 3;

struct Pointer {
  char symbol = 0;
  std::string target;            // part of speech and offset
  std::size_t from = 0, to = 0;  // words of the two, from 1 on
};
struct Synset {
  std::vector<std::string> words;
  std::vector<Pointer> pointers;
};

// In lower case; empty where it is no single word of letters.
std::string plain(std::string word) {
  word = word.substr(0, word.find('('));
  for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return wordnet::is_word(word) ? word : std::string();
}

// An adjective satellite (s) stands in the file of adjectives.
char part_of(char part) { return part == 's' ? 'a' : part; }

bool read(const std::string& path, std::map<std::string, Synset>& synsets) {
  return wordnet::each_line(path, [&](const std::string& line) {
    std::istringstream fields(line);
    std::string offset, lexicographer, part, words, word, number, pointers;
    fields >> offset >> lexicographer >> part >> words;
    Synset& synset = synsets[part_of(part[0]) + offset];
    for (std::size_t i = std::stoul(words, nullptr, 16); i > 0; --i) {
      fields >> word >> number;
      synset.words.push_back(plain(word));
    }
    fields >> pointers;
    for (std::size_t i = std::stoul(pointers); i > 0; --i) {
      std::string symbol, target, of, which;
      fields >> symbol >> target >> of >> which;
      if (symbol != "+" && symbol != "\\") continue;
      const std::size_t both = std::stoul(which, nullptr, 16);
      synset.pointers.push_back({symbol[0], part_of(of[0]) + target, both >> 8, both & 0xFF});
    }
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "derived_words_table FOLDER TABLE\n";
    return 2;
  }
  std::map<std::string, Synset> synsets;
  for (const char* name : {"/data.noun", "/data.verb", "/data.adj", "/data.adv"})
    if (!read(argv[1] + std::string(name), synsets)) return 1;
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& [name, synset] : synsets)
    for (const Pointer& pointer : synset.pointers) {
      const auto target = synsets.find(pointer.target);
      if (target == synsets.end() || pointer.from == 0 || pointer.from > synset.words.size() || pointer.to == 0 ||
          pointer.to > target->second.words.size())
        continue;
      const std::string &one = synset.words[pointer.from - 1], &other = target->second.words[pointer.to - 1];
      if (one.empty() || other.empty() || one == other) continue;
      if (pointer.symbol == '\\' && one.compare(0, kSameLetters, other, 0, kSameLetters) != 0) continue;
      pairs.emplace(one, other);
      pairs.emplace(other, one);
    }
  std::ofstream table(argv[2]);
  for (const auto& [one, other] : pairs) table << "{\"" << one << "\",\"" << other << "\"},\n";
  return table.flush() ? 0 : 1;
}

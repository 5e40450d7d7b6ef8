// The files of WordNet 3.0 (wndb(5WN)), for the programs here that make tables from them.
#pragma once

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>

namespace wordnet {

constexpr std::size_t kLongest = 18;  // bytes of a word that goes into a table

// Whether a word in lower case is short enough and made of letters, and of `marks`.
inline bool is_word(const std::string& text, const std::string& marks = "") {
  return !text.empty() && text.size() <= kLongest && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || marks.find(c) != std::string::npos;
  });
}

// Calls use(line) for each line of a file behind its notice of the licence, whose lines begin with a space. False, and
// said, where it cannot be read.
template <class Use>
bool each_line(const std::string& path, Use use) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << path << ": it cannot be read; install wordnet-base\n";
    return false;
  }
  std::string line;
  while (std::getline(file, line))
    if (!line.empty() && line[0] != ' ') use(line);
  return true;
}

}  // namespace wordnet

// Writes the tables behind src/text/word_classes.cc and src/text/inflection.cc from the files of WordNet 3.0 (index.*,
// data.noun, *.exc, cntlist.rev; formats: wndb(5WN), cntlist(5WN)). The build runs it: word_classes_table FOLDER
// CLASSES PLURALS. A word of the first is a row: how often its senses were met as noun, verb, adjective and adverb in
// the texts that WordNet's makers marked, what kind of noun its commonest sense is and how many senses that noun has,
// whether it can be a past tense, whether as an adjective it pertains to something, and for an irregular form the
// counts of its verb. A row of the second is a plural that endings do not make, and its singular: of one noun only
// (leaves are of leaf and of leave), not rarer than the plural as a noun of its own (data), and no regular plural of
// another noun.
#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "wordnet.h"

namespace {

constexpr int kPertaining = 1;  // the lexicographers' file adj.pert (lexnames(5WN))

enum Part : std::uint8_t { kNoun, kVerb, kAdjective, kAdverb };
struct Row {
  std::array<std::uint64_t, 4> counts{};  // 0: never; else 1 + how often it was met
  int kind = 0;                           // WordNet's number of the lexicographer's file
  std::uint64_t kind_count = 0;
  bool past = false;
  std::size_t noun_senses = 0;
  // Adjectives: senses, those among them that pertain to something, and how often these were met.
  std::uint64_t adjective_senses = 0, pertaining_senses = 0, pertaining_count = 0;

  // What was never met counts half.
  [[nodiscard]] bool relational() const {
    const std::uint64_t met = counts[2] == 0 ? 0 : counts[2] - 1;
    const std::uint64_t pertaining = 2 * pertaining_count + pertaining_senses;
    return pertaining > 0 && 10 * pertaining >= 2 * met + adjective_senses;
  }
};

bool is_word(const std::string& text) { return wordnet::is_word(text, "- "); }

// Of compounds (“white supremacy”) only those are kept that are no species, substances, bodies, places or persons.
bool names_a_subject(int kind) {
  constexpr std::array<int, 12> kKinds = {4, 6, 7, 9, 10, 11, 12, 14, 21, 22, 24, 26};
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

class Table {
 public:
  explicit Table(std::string folder) : folder_(std::move(folder)) {}

  bool read() {
    return read_kinds("data.noun", kind_of_sense_) && read_kinds("data.adj", kind_of_adjective_) &&
           read_index("index.noun", kNoun) && read_index("index.verb", kVerb) && read_index("index.adj", kAdjective) &&
           read_index("index.adv", kAdverb) && read_counts() && read_plurals() && read_irregular("verb.exc", kVerb) &&
           read_irregular("noun.exc", kNoun);
  }

  void write_plurals(std::ostream& out) const {
    for (const auto& [plural, singular] : plurals_) out << "{\"" << plural << "\",\"" << singular << "\"},\n";
  }

  void write(std::ostream& out) const {
    for (const auto& [word, row] : rows_) {
      out << "{\"" << word << "\",{";
      for (const std::uint64_t count : row.counts) out << std::min<std::uint64_t>(count, 65535) << ',';
      out << "}," << row.kind << ',' << row.noun_senses << ',' << row.past << ',' << row.relational() << "},\n";
    }
  }

 private:
  template <class Use>
  bool each_line(const char* name, Use use) {
    return wordnet::each_line(folder_ + "/" + name, use);
  }

  bool read_kinds(const char* name, std::map<std::string, int>& kinds) {
    return each_line(name, [&](const std::string& line) { kinds[line.substr(0, 8)] = std::stoi(line.substr(9, 2)); });
  }

  bool read_index(const char* name, Part part) {
    return each_line(name, [&](const std::string& line) {
      std::istringstream fields(line);
      std::string word, letter, senses, sense, field;
      fields >> word >> letter >> senses;
      const bool compound = word.find('_') != std::string::npos;
      if (compound && part != kNoun) return;
      std::replace(word.begin(), word.end(), '_', ' ');
      if (!is_word(word)) return;
      Row& row = rows_[word];
      row.counts[part] = 1;
      if (part != kNoun && part != kAdjective) return;
      std::vector<std::string> rest;
      while (fields >> field) rest.push_back(field);
      const auto first = rest.end() - std::stol(senses);
      if (part == kNoun) {
        row.noun_senses = std::stoul(senses);
        row.kind = kind_of_sense_[*first];
        if (compound && !names_a_subject(row.kind)) rows_.erase(word);
        return;
      }
      row.adjective_senses = std::stoul(senses);
      row.pertaining_senses = static_cast<std::uint64_t>(std::count_if(
          first, rest.end(), [&](const std::string& at) { return kind_of_adjective_[at] == kPertaining; }));
    });
  }

  // “abandon%2:40:01:: 10 1”: lemma, part (5 is an adjective, too), file, …, and how often.
  bool read_counts() {
    return each_line("cntlist.rev", [&](const std::string& line) {
      const std::size_t percent = line.find('%'), space = line.find(' ');
      const auto row = rows_.find(line.substr(0, percent));
      if (percent == std::string::npos || space == std::string::npos || row == rows_.end()) return;
      const int type = line[percent + 1] - '0';
      const std::uint64_t count = std::stoull(line.substr(line.find(' ', space + 1)));
      row->second.counts[type == 5 ? kAdjective : type - 1] += count;
      if (type == 3 && std::stoi(line.substr(percent + 3, 2)) == kPertaining) row->second.pertaining_count += count;
      if (type == 1 && count > row->second.kind_count) {
        row->second.kind_count = count;
        row->second.kind = std::stoi(line.substr(percent + 3, 2));
      }
    });
  }

  [[nodiscard]] std::uint64_t noun(const std::string& word) const {
    const auto row = rows_.find(word);
    return row == rows_.end() ? 0 : row->second.counts[kNoun];
  }

  // Before irregular forms get the counts of their words.
  bool read_plurals() {
    const auto add = [&](const std::string& plural, const std::string& singular) {
      if (!is_word(plural) || noun(singular) == 0 || noun(plural) > noun(singular)) return;
      for (const auto& [ending, instead] : {std::pair{"s", ""}, std::pair{"es", ""}, std::pair{"ies", "y"}})
        if (plural.ends_with(ending) &&
            noun(plural.substr(0, plural.size() - std::string(ending).size()) + instead) > 0)
          return;
      plurals_.emplace(plural, singular);
    };
    const bool read = each_line("noun.exc", [&](const std::string& line) {
      std::istringstream fields(line);
      std::string plural, singular, other;
      fields >> plural >> singular;
      if (!(fields >> other) && plural != singular) add(plural, singular);
    });
    for (const auto& [word, row] : rows_)
      if (word.ends_with("man")) add(word.substr(0, word.size() - 2) + "en", word);
    return read;
  }

  // “brought bring”: the form, and the words that it is of.
  bool read_irregular(const char* name, Part part) {
    return each_line(name, [&](const std::string& line) {
      std::istringstream fields(line);
      std::string form, base;
      fields >> form >> base;
      const auto of = rows_.find(base);
      if (!is_word(form) || of == rows_.end() || form == base) return;
      const Row base_row = of->second;
      Row& row = rows_[form];
      row.counts[part] = std::max(row.counts[part], base_row.counts[part]);
      if (part == kVerb && !form.ends_with("s") && !form.ends_with("ing")) row.past = true;
      if (part == kNoun && row.kind == 0) {
        row.kind = base_row.kind;
        row.noun_senses = base_row.noun_senses;
      }
    });
  }

  std::string folder_;
  std::map<std::string, Row> rows_;
  std::map<std::string, std::string> plurals_;
  std::map<std::string, int> kind_of_sense_, kind_of_adjective_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "word_classes_table FOLDER CLASSES PLURALS\n";
    return 2;
  }
  Table table(argv[1]);
  if (!table.read()) return 1;
  std::ofstream classes(argv[2]), plurals(argv[3]);
  table.write(classes);
  table.write_plurals(plurals);
  return classes.flush() && plurals.flush() ? 0 : 1;
}

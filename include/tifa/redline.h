// The answer of a redline: what became of every block and every character between two editions. Part of answers.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tifa {

// Code points of a clean text, [begin, end).
using TextRange = std::array<std::uint64_t, 2>;

struct RedlineEdit {
  std::string op;          // keep, insert, delete
  TextRange a{}, b{};      // empty on the side where there is nothing: the place
  std::uint64_t move = 0;  // the number of the move that it belongs to; 0: stands in place
};

// Consecutive blocks of A and what they are in B.
struct RedlineBlock {
  std::string op;                   // same, edit, insert, delete, move, split, merge, renumber
  std::vector<std::uint64_t> a, b;  // blocks, numbered from 0 in their document
  TextRange range_a{}, range_b{};   // with the line break behind each block
  bool moved = false, edited = false, heading = false;
  // Of the head, and other because another edition is: its date, when it was released, its number; a title that differs
  // in these alone. Counted by itself.
  bool names_edition = false;
  std::uint64_t move = 0;          // the number of its move, when it moved as a whole
  std::vector<RedlineEdit> edits;  // every character of range_b; of range_a all but what moved out of the block
};

struct RedlinePassage {
  std::uint64_t move = 0;  // from 1
  std::string unit;        // block, passage
  TextRange a{}, b{};
  std::uint64_t row_a = 0, row_b = 0;  // places in RedlineAnswer::blocks that it left and that it came to
};

struct RedlineSection {
  std::string op;                                 // kept, retitled, renumbered, added, dropped
  std::string a, b;                               // headings as they stand; empty when not there
  std::optional<std::uint64_t> block_a, block_b;  // their blocks
  std::uint64_t level = 0;
  bool moved = false;
};

// A sentence of A and what it became in B.
struct RedlineSentence {
  std::uint64_t row = 0;  // place in RedlineAnswer::blocks
  TextRange a{}, b{};
  std::string text_a, text_b;  // as they stand
  std::string section;         // the heading in B that it stands under
};

struct RedlineFigure : RedlineSentence {
  std::string what, from, to;  // "居民消费价格涨幅", "3%左右", "2%左右"
};

struct RedlineQualifier : RedlineSentence {
  std::string change;    // hardened, softened
  std::string from, to;  // what was taken out and put in; one may be empty
};

struct RedlineRewording : RedlineSentence {
  double weight = 0;
};

struct RedlineSummary {
  std::uint64_t length_a = 0, length_b = 0;  // code points, line breaks between blocks left out, as everywhere here
  std::uint64_t kept_characters = 0, moved_characters = 0, inserted_characters = 0, deleted_characters = 0;
  double kept_share = 0;  // of A: what stands in B, in place or moved
  std::uint64_t moves = 0, edited = 0, inserted = 0, deleted = 0, split = 0, merged = 0, renumbered = 0, same = 0;
  std::uint64_t edition_lines = 0;           // paragraphs that name the edition, in none of the others
  std::vector<RedlineRewording> rewordings;  // the weightiest, at most ten
  std::vector<RedlineFigure> figures;        // numbers and targets that changed; years and dates left out
  std::vector<RedlineQualifier> qualifiers;  // sentences in which nothing but qualifiers changed
};

// Of the texts of both, so that the answer can be applied without the corpus.
struct RedlineText {
  std::string edition, date, language, title;
  std::string text;               // clean
  std::vector<TextRange> blocks;  // where each lies, without the line break behind it
  std::string sha256_text;
};

// A wording in the edition in which it first stood so.
struct BlameWording {
  std::string edition, date, text;
};

// A sentence of the newest edition and where it comes from.
struct BlameSentence {
  TextRange range{};  // in the newest edition's clean text
  std::string section, text;
  std::string since, since_date;       // the edition since which it stands so
  std::vector<BlameWording> wordings;  // earlier ones, oldest first
};

}  // namespace tifa

// Finds the references of one sentence (references.h), pass by pass: names of kinds of documents first, then ranges,
// times alone and persons alone in what is left.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "claims/references.h"

namespace tifa {

class ReferenceFinder {
 public:
  ReferenceFinder(std::string_view text, const std::vector<Token>& tokens, const std::vector<bool>& quoted,
                  const Library& library)
      : text_(text), tokens_(tokens), quoted_(quoted), taken_(tokens.size(), false), library_(library) {}

  std::vector<Reference> find();

 private:
  using Words = std::set<std::string_view>;

  static constexpr std::size_t kWidest = 14;  // tokens to either side of the name of a kind

  [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].folded == word;
  }
  [[nodiscard]] bool free(std::size_t at) const { return at < tokens_.size() && !taken_[at] && !quoted_[at]; }
  [[nodiscard]] bool in(std::size_t at, const Words& words) const {
    return at < tokens_.size() && words.contains(tokens_[at].folded);
  }
  [[nodiscard]] std::int32_t year_of_at(std::size_t at) const;
  void give(Reference reference);

  // Each reads what begins at (or stands around) a token and gives the token behind it; `at` where there is nothing.

  // With the name of a kind: references.cc, references_chinese.cc.
  std::size_t read_kind(std::size_t at);
  std::size_t read_english(Reference& reference, const PatternSet::Match& match);
  [[nodiscard]] std::size_t read_complement(std::size_t at) const;
  std::size_t read_chinese(Reference& reference, const PatternSet::Match& match);
  [[nodiscard]] bool stands_for_itself(std::size_t begin, std::size_t end, DocumentKind kind) const;
  [[nodiscard]] std::size_t chinese_modifier(std::size_t at) const;
  [[nodiscard]] bool chinese_modifier_simple(std::size_t at) const;
  [[nodiscard]] std::size_t is_chinese_person(std::size_t at) const;

  // Ranges and times alone: reference_times.cc.
  std::size_t read_scope(std::size_t at);
  std::size_t read_chinese_scope(std::size_t at);
  [[nodiscard]] std::size_t read_run(std::size_t at, Reference& reference) const;
  std::size_t read_time(std::size_t at);

  // Persons alone.
  [[nodiscard]] bool names_a_thought(std::size_t at) const;
  std::size_t read_person(std::size_t at);

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<bool>& quoted_;
  std::vector<bool> taken_;  // tokens of a reference already found
  const Library& library_;
  std::vector<Reference> found_;
};

}  // namespace tifa

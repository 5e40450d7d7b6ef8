// How much a candidate looks like a set formulation: recurrence, the text's own marks, edges, length.
#pragma once

#include "phrases/candidates.h"
#include "phrases/compare.h"

namespace tifa {

// Values candidates for one kind of change, in points that are comparable within it.
class PhraseScorer {
 public:
  PhraseScorer(const ComparedCorpus& corpus, Change change) : corpus_(corpus), change_(change) {}

  // The change is about the phrases of B (else of A).
  [[nodiscard]] bool in_b() const { return !is_about_a(change_); }
  // The share of the occurrences whose edges are word boundaries.
  [[nodiscard]] double share_whole(const Candidate& candidate) const;
  // False for fragments (edges inside words more often than not) and salutations.
  [[nodiscard]] bool stands_alone(const Candidate& candidate) const;
  [[nodiscard]] double score(const Candidate& candidate) const;
  // The part of the score that is about edges, neighbours and make alone.
  [[nodiscard]] double shape(const Candidate& candidate) const;
  // … and about make and, in Chinese, neighbours.
  [[nodiscard]] double form(const Candidate& candidate) const;

 private:
  [[nodiscard]] const Signs& signs(const Candidate& c) const { return in_b() ? c.in_b : c.in_a; }
  [[nodiscard]] NodeId node_of(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_personal_name(std::size_t begin, std::size_t end, const Signs& s) const;
  [[nodiscard]] double left_open(const Candidate& candidate) const;
  [[nodiscard]] double right_open(const Candidate& candidate) const;
  [[nodiscard]] bool cuts_word(const Candidate& candidate) const;
  [[nodiscard]] double rest_of_word(std::size_t at) const;
  [[nodiscard]] double association(std::size_t gap) const;
  [[nodiscard]] double cut_at_left(std::size_t begin) const;
  [[nodiscard]] double cut_at_right(std::size_t end) const;
  [[nodiscard]] bool is_numbered_name(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_modifier(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_empty_alone(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_subject_word(const Candidate& candidate) const;
  [[nodiscard]] bool is_long_name(const Candidate& candidate) const;
  [[nodiscard]] bool is_in_most_recent(NodeId id) const;
  [[nodiscard]] bool is_own_country(const Candidate& candidate) const;
  [[nodiscard]] double novelty(const Candidate& candidate) const;
  [[nodiscard]] double edges(const Candidate& candidate) const;
  [[nodiscard]] bool is_single(std::size_t at) const;
  [[nodiscard]] double margin_at(std::size_t gap, std::size_t outside) const;
  [[nodiscard]] bool is_unknown_word(std::size_t at) const;
  [[nodiscard]] bool is_known_head(std::size_t begin, std::size_t end) const;
  [[nodiscard]] double editions_absent(const NgramNode& node) const;
  [[nodiscard]] int editions_in_a_row(const NgramNode& node) const;
  [[nodiscard]] double standing(const NgramNode& node) const;
  [[nodiscard]] double surprise_of_absence(const NgramNode& node) const;
  [[nodiscard]] double word_formed_at(std::size_t gap) const;
  [[nodiscard]] double cohesion(const Candidate& candidate) const;
  [[nodiscard]] double freedom(const Candidate& candidate) const;
  [[nodiscard]] double wholeness(const Candidate& candidate) const;

  const ComparedCorpus& corpus_;
  Change change_;
};

}  // namespace tifa

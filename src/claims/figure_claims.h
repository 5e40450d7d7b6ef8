// Makes claims of the figures of one sentence: how often a term stands in an edition, how that moved, who has most, how
// long a document is.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "claims/sentence.h"

namespace tifa {

class FigureClaims {
 public:
  FigureClaims(const SentenceReading& sentence, const Subject& subject, const Library& library, Discourse& discourse,
               std::vector<Claim>& claims)
      : sentence_(sentence), subject_(subject), library_(library), discourse_(discourse), claims_(claims) {}

  void find();

 private:
  // Which figures count which terms, and where: counts.cc.
  [[nodiscard]] bool covered(std::size_t token) const;
  void collect_figures();
  [[nodiscard]] bool follows_term(const FoundFigure& figure) const;
  void collect_terms();
  [[nodiscard]] bool counted_apart(const FoundTerm& term) const;
  [[nodiscard]] bool subject_parts_only_time() const;
  void add_persons();
  void add_leftovers();
  [[nodiscard]] bool same_segment(std::size_t token, const FoundFigure* figure) const;
  [[nodiscard]] bool reference_ends(std::size_t token) const;
  void pair();
  [[nodiscard]] bool is_part(std::size_t reference) const;
  const Reference* reference_of(std::size_t figure) const;
  Claim make(ClaimKind kind) const;
  [[nodiscard]] std::optional<EditionReference> ranged(const Resolved& resolved) const;
  [[nodiscard]] Resolved resolved_of(std::size_t figure) const;
  void give_count(std::size_t i);
  static void inflect(Claim& claim);

  // How counts moved, and who has most: changes.cc.
  [[nodiscard]] int difference(std::size_t i) const;
  void give_difference(std::size_t i);
  void set_before(Claim& claim, std::size_t behind) const;
  void find_changes();
  void find_ranks();

  // Lengths: lengths.cc.
  void find_lengths();
  static void widen(AssertedFigure& figure);
  [[nodiscard]] std::string section_said(const Cue& cue) const;
  [[nodiscard]] std::string heading_of(const std::string& said, const Resolved& resolved) const;

  const SentenceReading& sentence_;
  const Subject& subject_;
  const Library& library_;
  Discourse& discourse_;
  std::vector<Claim>& claims_;
  std::vector<const FoundFigure*> figures_, lengths_, factors_;
  std::vector<const FoundTerm*> terms_;
  std::vector<std::vector<const FoundTerm*>> owners_;
  std::deque<FoundTerm> own_;
  bool counts_ = false, changed_ = false;
};

}  // namespace tifa

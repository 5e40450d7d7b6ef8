// Makes claims of what one sentence says without figures: presence and absence, first and last, order among aims, what
// one document says of another, stages.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "claims/sentence.h"

namespace tifa {

class StatementClaims {
 public:
  StatementClaims(const SentenceReading& sentence, const Subject& subject, const Library& library, Discourse& discourse,
                  std::vector<Claim>& claims)
      : sentence_(sentence), subject_(subject), library_(library), discourse_(discourse), claims_(claims) {}

  void find();

 private:
  // Of wordings: statements.cc.
  Claim make(ClaimKind kind) const;
  [[nodiscard]] const Reference* scope() const;
  [[nodiscard]] std::size_t list_end(std::size_t first) const;
  [[nodiscard]] std::vector<const FoundTerm*> terms_of(const Cue& cue, bool marked_only) const;
  [[nodiscard]] bool has_cue_of_its_own(const FoundTerm& term, const Cue& cue) const;
  static bool companion(const Cue& a, const Cue& b);
  [[nodiscard]] std::vector<const FoundTerm*> object_of(const Cue& cue);
  [[nodiscard]] bool free(std::size_t token) const;
  [[nodiscard]] Resolved resolved_near(const Cue& cue) const;
  void set_before(Claim& claim, const Resolved& resolved, const Cue& cue) const;
  [[nodiscard]] std::string role_said() const;
  [[nodiscard]] bool denied(const Cue& cue) const;
  [[nodiscard]] bool says_more(const Cue& cue) const;
  void find_statuses();
  void find_order();
  [[nodiscard]] const Cue* beside(const Cue& cue, CueKind kind) const;
  [[nodiscard]] AssertedFigure rank_said(const Cue& cue) const;
  void find_presence();
  [[nodiscard]] bool counted(const FoundTerm& term) const;
  void give_each(const Claim& claim);
  void unsettled(const std::string& reason);
  [[nodiscard]] std::optional<AssertedFigure> figures_said() const;
  void find_others();

  // Of documents themselves: document_statements.cc.
  void find_citations();
  void find_kinds();
  void find_stages();
  [[nodiscard]] std::string expected(const EditionReference& reference) const;

  const SentenceReading& sentence_;
  const Subject& subject_;
  const Library& library_;
  Discourse& discourse_;
  std::vector<Claim>& claims_;
  std::vector<const FoundTerm*> used_;
  std::deque<FoundTerm> own_;
  bool ordered_ = false;
};

}  // namespace tifa

#include "claims/judge.h"

#include <algorithm>

#include "claims/judge_parts.h"
#include "claims/judge_quotation.h"

namespace tifa {

const char* claim_kind_name(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kCount:
      return "count";
    case ClaimKind::kChange:
      return "change";
    case ClaimKind::kRank:
      return "rank";
    case ClaimKind::kPresent:
      return "present";
    case ClaimKind::kAbsent:
      return "absent";
    case ClaimKind::kFirst:
      return "first";
    case ClaimKind::kLast:
      return "last";
    case ClaimKind::kDropped:
      return "dropped";
    case ClaimKind::kAdded:
      return "added";
    case ClaimKind::kReturned:
      return "returned";
    case ClaimKind::kQuotation:
      return "quotation";
    case ClaimKind::kOrder:
      return "order";
    case ClaimKind::kLength:
      return "length";
    case ClaimKind::kCitation:
      return "citation";
    case ClaimKind::kStage:
      return "stage";
    case ClaimKind::kOther:
      break;
  }
  return "other";
}

const char* term_source_name(TermSource source) {
  switch (source) {
    case TermSource::kAsWritten:
      return "as written";
    case TermSource::kGloss:
      return "gloss";
    case TermSource::kGlossary:
      return "glossary";
    case TermSource::kTheme:
      return "theme";
    case TermSource::kTranslation:
      return "translation";
    case TermSource::kData:
      break;
  }
  return "data";
}

namespace {

// Whether a claim can only be about terms.
bool speaks_of_terms(ClaimKind kind) {
  return kind != ClaimKind::kLength && kind != ClaimKind::kCitation && kind != ClaimKind::kStage &&
         kind != ClaimKind::kOther && kind != ClaimKind::kQuotation;
}

// What stands in the way of judging at all; then the verdict is written.
bool settled_beforehand(Case& the) {
  const Claim& claim = the.claim;
  if (claim.kind == ClaimKind::kOther || !claim.not_checkable.empty()) {
    cannot_check(the, claim.not_checkable.empty() ? "no rule settles a statement of this kind" : claim.not_checkable);
    return true;
  }
  if (claim.kind == ClaimKind::kQuotation) {  // it is looked for everywhere when no edition is named
    if (!claim.quotation) cannot_check(the, "the claim has no quotation");
    return !claim.quotation;
  }
  for (const ClaimTerm& term : claim.terms)
    if (term.patterns.empty()) {
      not_established(the, "nothing says what “" + term.wording +
                               "” stands for in the texts; name it under [glossary] in tifa.toml");
      return true;
    }
  if (speaks_of_terms(claim.kind) && claim.terms.empty()) {
    cannot_check(the, "which wording is meant is not said");
    return true;
  }
  const auto unresolved = [&](const EditionReference& reference) {
    if (reference.outside) {
      not_established(the, "“" + reference.wording + "” is not in the corpus" +
                               (reference.why.empty() ? "" : ": " + reference.why));
      return true;
    }
    if (reference.editions.empty()) {
      std::string why = reference.wording.empty() ? "which edition it speaks of could not be settled"
                                                  : "which edition “" + reference.wording + "” is could not be settled";
      if (!reference.candidates.empty()) why += " among " + name_list(reference.candidates);
      not_established(the, why + "; name it with --in");
      return true;
    }
    return false;
  };
  if (unresolved(claim.editions)) {
    // A text of another stage or version may be held: what it has is worth saying, and proves nothing of the other.
    if (claim.editions.outside && claim.kind == ClaimKind::kCount && !the.editions.empty()) {
      std::string held;
      for (const CountedThing& thing : things_of(claim.terms, claim.together, claim.section))
        for (const Edition& edition : the.editions)
          if (const auto count = count_in(default_way(thing, claim, false), edition, the.texts)) {
            held += (held.empty() ? "" : ", ") + quoted_wording(thing) + " " + std::to_string(*count) + " in " +
                    dated_name(edition);
            add_edition(the, edition, static_cast<double>(*count));
          }
      if (!held.empty()) the.out.suggestion = "the text that is held has " + held;
    }
    return true;
  }
  if (claim.before && unresolved(*claim.before)) return true;
  if (the.editions.empty()) {
    not_established(the, "the corpus has no edition " + name_list(claim.editions.editions));
    return true;
  }
  return false;
}

void judge_kind(Case& the) {
  switch (the.claim.kind) {
    case ClaimKind::kCount:
      return judge_count(the);
    case ClaimKind::kChange:
      return judge_change(the);
    case ClaimKind::kRank:
      return judge_rank(the);
    case ClaimKind::kPresent:
    case ClaimKind::kAbsent:
    case ClaimKind::kFirst:
    case ClaimKind::kLast:
    case ClaimKind::kDropped:
    case ClaimKind::kAdded:
    case ClaimKind::kReturned:
      return judge_presence(the);
    case ClaimKind::kOrder:
      return judge_order(the);
    case ClaimKind::kLength:
      return judge_length(the);
    case ClaimKind::kCitation:
      return judge_citation(the);
    case ClaimKind::kStage:
      return judge_stage(the);
    case ClaimKind::kQuotation:
      return judge_quotation(the);
    case ClaimKind::kOther:
      break;
  }
}

// How it was found, ready to paste.
std::string method_of(const Case& the) {
  const CheckedClaim& out = the.out;
  std::string what;
  for (const std::string& term : out.terms) what += (what.empty() ? "" : ", ") + term;
  if (what.empty() && the.claim.kind == ClaimKind::kQuotation) what = out.asserted;
  std::string text = what.empty() ? "Judged" : what + " looked for";
  if (!the.editions.empty()) text += " in " + names_of(the.editions);
  if (!out.rule.empty()) text += " (" + out.rule + ")";
  if (!out.coverage.statement.empty()) text += "; " + out.coverage.statement;
  return text + ".";
}

}  // namespace

CheckedClaim judge(const Claim& claim, Texts& texts) {
  CheckedClaim out;
  out.id = claim.id;
  out.kind = claim_kind_name(claim.kind);
  out.text = claim.text;
  for (const auto* terms : {&claim.terms, &claim.rivals})
    for (const ClaimTerm& term : *terms) {
      out.wordings.push_back(term.wording);
      out.terms.insert(out.terms.end(), term.patterns.begin(), term.patterns.end());
    }
  if (!claim.terms.empty()) out.term_source = term_source_name(claim.terms.front().source);
  out.guess = claim.editions.guess || (claim.before && claim.before->guess) || (claim.among && claim.among->guess);
  if (claim.figure) out.asserted = figure_text(*claim.figure);

  Case the{claim, texts, texts.editions(claim.editions.editions), {}, {}, out};
  if (claim.before) the.before = texts.editions(claim.before->editions);
  if (claim.among) the.among = texts.editions(claim.among->editions);
  if (!claim.figure && claim.kind == ClaimKind::kPresent && the.editions.size() > 1)
    out.asserted = "in each of " + std::to_string(the.editions.size()) + " editions";
  std::vector<Edition> covered = the.editions;
  if (!settled_beforehand(the)) judge_kind(the);

  // A figure that a translation does not have may be one of the original.
  if (claim.in_translation && out.verdict == "contradicted")
    not_established(the, out.why + "; that is the translation, and nothing says what stands for “" +
                             out.wordings.front() + "” in the original: name it under [glossary] in tifa.toml");

  // Coverage: of all editions that were looked at.
  std::vector<std::string> names;
  for (const CheckedEdition& edition : out.editions) names.push_back(edition.edition);
  if (!names.empty()) covered = texts.editions(names);
  out.coverage = texts.coverage(covered);
  if (out.guess && !claim.editions.why.empty() && !the.editions.empty())
    out.why += " (taken to be " + names_of(the.editions) + ": " + claim.editions.why + ")";
  out.method = method_of(the);
  return out;
}

}  // namespace tifa

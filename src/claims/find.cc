// Reads an article sentence by sentence: what each speaks of, what it claims, what it leaves to the next.
#include "claims/find.h"

#include <algorithm>

#include "claims/sentence.h"

namespace tifa {
namespace {

// A “sentence” of many thousand tokens is no prose. It is read in pieces, so that time stays linear.
constexpr std::size_t kLongestSentence = 12000;  // bytes

// Clauses that stand on their own: parted by semicolons outside quotation marks.
std::vector<Range> clauses_of(std::string_view text, Range sentence) {
  std::vector<Range> clauses;
  std::uint32_t begin = sentence.begin;
  int depth = 0;
  for (std::uint32_t at = sentence.begin; at < sentence.end;) {
    const std::string_view rest = text.substr(at, sentence.end - at);
    std::uint32_t width = 1;
    const bool wide = rest.starts_with("；");
    if (rest.starts_with("“") || rest.starts_with("「")) ++depth;
    if ((rest.starts_with("”") || rest.starts_with("」")) && depth > 0) --depth;
    const bool full =
        at - begin >= kLongestSentence && (rest[0] == ' ' || (static_cast<unsigned char>(rest[0]) & 0xC0) != 0x80);
    if ((depth == 0 && (rest[0] == ';' || wide)) || full) {
      width = wide ? 3 : rest[0] == ';' ? 1 : 0;
      if (at > begin) clauses.push_back({begin, at});
      begin = at + width;
      if (width == 0) width = 1;
      depth = 0;
    }
    at += width;
  }
  if (begin < sentence.end) clauses.push_back({begin, sentence.end});
  return clauses;
}

}  // namespace

std::vector<Claim> find_claims(const Article& article, const Library& library) {
  std::vector<Claim> claims;
  Discourse discourse{Resolver(library, article.date), {}, {}, false, {}};
  for (const ArticleSentence& sentence : article.sentences)
    mark_met(tokenise(article.text, sentence.at), library, discourse.met);
  for (const ArticleSentence& entry : article.sentences) {
    discourse.counting = false;
    discourse.terms.clear();
    const std::size_t first = claims.size();
    Subject inherited;
    for (const Range clause : clauses_of(article.text, entry.at)) {
      const SentenceReading sentence = read_sentence(article.text, clause, library);
      if (sentence.tokens.empty()) continue;
      Subject subject = find_subject(sentence, library);
      const bool names = subject.reference.has_value();
      if (names) {
        discourse.subject = discourse.resolver.resolve(*subject.reference);
      } else if (inherited.reference) {
        subject.document = inherited.document;
        subject.body = inherited.body;
      } else {
        // Only what it compares with may be named: “dipped to 28, after 30 in last year's report”.
        const auto other =
            std::find_if(sentence.references.begin(), sentence.references.end(), [&](const Reference& reference) {
              return reference.has_kind && !reference.scope && sentence.compared[reference.begin];
            });
        discourse.subject = discourse.resolver.resolve_topic();
        if (other != sentence.references.end() && !discourse.resolver.topic()) {
          Reference newest;
          newest.has_kind = true;
          newest.kind = other->kind;
          newest.names = other->names;
          newest.relative = other->relative == Relative::kLastYear ? Relative::kThis : Relative::kNone;
          discourse.subject = discourse.resolver.resolve(newest);
          discourse.subject.reference.guess = true;
          subject.document = true;
        }
      }
      // What follows in the sentence (“the previous one”, “in 2017”) is of the same series.
      const auto topic = discourse.resolver.topic();
      if (discourse.subject.place) discourse.resolver.set_topic(*discourse.subject.place);
      const std::size_t before = claims.size();
      find_counts(sentence, subject, library, discourse, claims);
      discourse.counting =
          discourse.counting || std::any_of(claims.begin() + static_cast<std::ptrdiff_t>(before), claims.end(),
                                            [](const Claim& claim) { return claim.kind == ClaimKind::kCount; });
      find_statements(sentence, subject, library, discourse, claims);
      if (claims.size() > before) {
        discourse.terms.clear();
        for (const FoundTerm& term : sentence.terms) discourse.terms.push_back(term);
      }
      // A document that is named stays the topic; one that was only guessed does not.
      const bool stays = names && subject.document && discourse.subject.place;
      if (!stays && claims.size() == before && topic) discourse.resolver.set_topic(*topic);
      if (names) inherited = subject;
    }
    // A claim of a clause is shown with its whole sentence.
    for (std::size_t i = first; i < claims.size(); ++i) {
      if (entry.at.size() > kLongestSentence) continue;
      claims[i].at = entry.at;
      claims[i].text = std::string(entry.at.of(article.text));
      std::replace(claims[i].text.begin(), claims[i].text.end(), '\n', ' ');
    }
  }
  for (std::size_t i = 0; i < claims.size(); ++i) claims[i].id = "c" + std::to_string(i + 1);
  return claims;
}

}  // namespace tifa

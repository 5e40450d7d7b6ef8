// What one document says of another: declared links, titles named in the text, passages that it quotes.
#include <algorithm>
#include <string>
#include <utility>

#include "claims/judge_parts.h"
#include "query/term.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kLeastQuoted = 6;  // characters of a passage that can be told to be a quotation

// A title without what a place adds to it: notes in brackets, surrounding marks.
std::string bare_title(std::string title) {
  const std::size_t bracket = std::min(title.find("（"), title.find(" ("));
  if (bracket != std::string::npos && bracket > 0) title.resize(bracket);
  return title;
}

Counted phrase(const std::string& text) {
  Counted counted;
  counted.patterns = {literal_term(text)};
  return counted;
}

// The places between quotation marks of one text that stand word for word in another.
std::vector<Hit> quoted_from(const DocumentView& citing, const DocumentView& cited) {
  std::vector<Hit> found;
  for (std::uint32_t b = 0; b < citing.blocks.size(); ++b) {
    const Range block = citing.blocks[b].text;
    std::uint32_t open = kNoIndex;
    for (std::uint32_t at = block.begin; at < block.end;) {
      const auto code = decode_utf8(citing.text, at);
      if (is_opening_quotation_mark(code.value)) {
        open = at + code.length;
      } else if (is_closing_quotation_mark(code.value) && open != kNoIndex) {
        const std::string_view inside = citing.text.substr(open, at - open);
        if (count_code_points(inside) >= kLeastQuoted) {
          const std::string folded = fold_term(inside, Folding::kDefault);
          if (!folded.empty() && cited.folded.find(folded) != std::string_view::npos)
            found.push_back({{open, at}, b, 0});
        }
        open = kNoIndex;
      }
      at += code.length;
    }
  }
  return found;
}

}  // namespace

void judge_citation(Case& the) {
  const Claim& claim = the.claim;
  if (!claim.before || the.before.empty())
    return not_established(the, claim.before ? "the corpus has no edition " + name_list(claim.before->editions)
                                             : "which document is cited is not said");
  const std::vector<Link> links = the.texts.links();
  Truth truth = Truth::kTrue;
  std::vector<std::string> said;
  std::vector<Edition> unknown;
  for (const Edition& a : the.editions)
    for (const Edition& b : the.before) {
      add_edition(the, a);
      add_edition(the, b);
      Truth one = Truth::kFalse;
      const std::string from = a.series + ":" + a.id, to = b.series + ":" + b.id;
      std::string text;
      for (const Link& link : links)
        if (link.from == from && link.to == to) {
          one = Truth::kTrue;
          text = from + " " + link.relation + " " + to + (link.found ? " (by its title)" : " (declared in tifa.toml)");
        }
      const DocumentView *citing = the.texts.view(a), *cited = the.texts.view(b);
      if (citing != nullptr) {
        // With terms, what is cited: it must stand in both.
        for (const CountedThing& thing : things_of(claim.terms, false, "")) {
          const Way way = default_way(thing, claim, true);
          const auto here = the.texts.hits(way.counted, a), there = the.texts.hits(way.counted, b);
          add_evidence(the, a, here, 2);
          add_evidence(the, b, there, 2);
          if (!here.empty() && !there.empty()) {
            one = Truth::kTrue;
            text += (text.empty() ? "" : "; ") + quoted_wording(thing) + " stands in both";
          }
        }
        const std::string title = bare_title(b.title);
        if (count_code_points(title) >= kLeastQuoted) {
          const auto named = the.texts.hits(phrase(title), a);
          if (!named.empty()) {
            one = Truth::kTrue;
            text += (text.empty() ? "" : "; ") + dated_name(a) + " names “" + title + "” " +
                    std::to_string(named.size()) + (named.size() == 1 ? " time" : " times");
            add_evidence(the, a, named, 2);
          }
        }
        if (cited != nullptr) {
          const auto quoted = quoted_from(*citing, *cited);
          if (!quoted.empty()) {
            one = Truth::kTrue;
            text += (text.empty() ? "" : "; ") + std::string("it quotes ") + std::to_string(quoted.size()) +
                    (quoted.size() == 1 ? " passage" : " passages") + " of it word for word";
            add_evidence(the, a, quoted, 4);
          }
        }
      }
      if (one == Truth::kFalse && (a.status != EditionStatus::kHeld || b.status != EditionStatus::kHeld)) {
        one = Truth::kUnknown;
        unknown.push_back(a);
        unknown.push_back(b);
      }
      said.push_back(!text.empty() ? text : "no link, title or quoted passage of " + to + " was found in " + from);
      truth = all_of(truth, one);
    }
  the.out.rule = "links of tifa.toml, titles, and passages of six characters or more in quotation marks";
  the.out.observed = name_list(said, 6);
  if (truth == Truth::kUnknown) return not_established(the, lack_of(unknown));
  // A document may be cited without its title: that no trace was found is no proof.
  if (truth == Truth::kFalse && !claim.negated) return not_established(the, the.out.observed);
  conclude(the, truth, the.out.observed);
}

}  // namespace tifa

#include "claims/judge_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "query/evidence.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kEvidenceContext = 40;
constexpr std::size_t kMostEvidence = 12;  // of one claim

// The main list of a role, in an edition; nothing when none was recognised.
const FoundList* main_list(const std::vector<FoundList>& lists, const std::string& role) {
  const GoalRole wanted = role == "task" || role == "tasks" ? GoalRole::kTasks : GoalRole::kGoals;
  for (const FoundList& list : lists)
    if (list.main && list.role == wanted) return &list;
  return nullptr;
}

bool of_list(const std::string& role) { return role == "goal" || role == "goals" || role == "task" || role == "tasks"; }

bool of_headings(const std::string& role) { return role == "section" || role == "chapter" || role == "heading"; }

}  // namespace

void conclude(Case& the, Truth truth, std::string why) {
  const Truth claimed = the.claim.negated ? negation(truth) : truth;
  the.out.verdict = claimed == Truth::kTrue    ? "confirmed"
                    : claimed == Truth::kFalse ? "contradicted"
                                               : "not_established";
  the.out.why = std::move(why);
}

void conclude_under(Case& the, const std::string& rule, std::string why) {
  the.out.verdict = "confirmed_under_rule";
  the.out.rule = rule;
  the.out.why = std::move(why);
}

void cannot_check(Case& the, std::string why) {
  the.out.verdict = "not_checkable";
  the.out.why = std::move(why);
}

void not_established(Case& the, std::string why) {
  the.out.verdict = "not_established";
  the.out.why = std::move(why);
}

std::vector<CountedThing> things_of(const std::vector<ClaimTerm>& terms, bool together, const std::string& section) {
  std::vector<CountedThing> things;
  for (const ClaimTerm& term : terms) {
    if (!together || things.empty()) {
      things.push_back({term.wording, term.patterns, section});
      continue;
    }
    // Together: the first pattern of each, as alternatives of one term.
    CountedThing& all = things.front();
    all.wording += " + " + term.wording;
    if (!term.patterns.empty()) all.patterns.push_back(term.patterns.front());
  }
  return things;
}

std::string foreign_reason(const CountedThing& thing, const Edition& edition) {
  if (edition.language != "zh") return {};
  for (const std::string& pattern : thing.patterns) {
    bool letters = false;
    for (std::size_t at = 0; at < pattern.size();) {
      const auto code = decode_utf8(pattern, at);
      at += code.length;
      // An abbreviation (GDP, 6G) is written in Latin letters in Chinese texts too.
      if (is_digit(code.value) || code.value >= 0x80 || (code.value >= 'A' && code.value <= 'Z' && at > 1)) return {};
      letters = letters || is_letter(code.value);
    }
    if (!letters) return {};
  }
  return "the text of " + edition.name() + " is Chinese, and nothing says what “" + thing.wording +
         "” stands for in it; name it under [glossary] in tifa.toml";
}

void add_evidence(Case& the, const Edition& edition, const std::vector<Hit>& hits, std::size_t most) {
  const DocumentView* view = the.texts.view(edition);
  if (view == nullptr || hits.empty()) return;
  CodePointCounter counter(view->text);
  for (std::size_t i = 0; i < hits.size() && i < most && the.out.evidence.size() < kMostEvidence; ++i)
    the.out.evidence.push_back(make_span(edition, *view, hits[i], kEvidenceContext, counter, kWholeWording));
}

void add_edition(Case& the, const Edition& edition, std::optional<double> value) {
  const std::string name = edition.name();
  for (CheckedEdition& known : the.out.editions)
    if (known.edition == name) {
      if (value && !known.value) known.value = value;
      return;
    }
  if (edition.status != EditionStatus::kHeld) value.reset();
  the.out.editions.push_back(
      {name, std::string(status_name(edition.status)), edition.date.iso(), value, edition.source});
}

PresenceStanding standing_of(Case& the, const Way& way, const CountedThing& thing, const Edition& edition) {
  PresenceStanding standing;
  const DocumentView* view = the.texts.view(edition);
  const std::string name = edition.name();
  if (view == nullptr) {
    return standing;
  }
  const bool partial = edition.status == EditionStatus::kPartial;
  standing.hits = the.texts.hits(way.counted, edition);
  if (of_list(the.claim.role)) {
    const FoundList* list = main_list(the.texts.goals(edition), the.claim.role);
    if (list == nullptr) {
      standing.hits.clear();
      standing.why_unknown = "no list of main " + std::string(the.claim.role.starts_with("task") ? "tasks" : "goals") +
                             " was recognised in " + name;
      return standing;
    }
    // An aim is known by its head; one that only mentions the term further on comes after.
    std::vector<Hit> in_heads, inside;
    std::uint32_t head_rank = 0, text_rank = 0;
    for (std::uint32_t i = 0; i < list->items.size(); ++i)
      for (const Hit& hit : standing.hits) {
        const FoundItem& item = list->items[i];
        if (hit.text.begin < item.range.begin || item.range.end < hit.text.end) continue;
        const bool in_head = hit.text.begin < item.head.end;
        (in_head ? in_heads : inside).push_back(hit);
        std::uint32_t& rank = in_head ? head_rank : text_rank;
        if (rank == 0) rank = i + 1;
      }
    standing.rank = head_rank != 0 ? head_rank : text_rank;
    in_heads.insert(in_heads.end(), inside.begin(), inside.end());
    standing.hits = std::move(in_heads);
  } else if (of_headings(the.claim.role)) {
    std::vector<Hit> inside;
    std::uint32_t outer = 0, level = kNoIndex;
    for (std::uint32_t s = 1; s < view->sections.size(); ++s) level = std::min(level, view->sections[s].level);
    std::uint32_t next = 1;
    for (const Hit& hit : standing.hits) {
      const BlockRecord& block = view->blocks[hit.block];
      if (block.kind != BlockKind::kHeading) continue;
      for (; next < view->sections.size() && view->sections[next].first_block <= hit.block; ++next)
        if (view->sections[next].level == level) ++outer;
      if (the.claim.role == "chapter" && view->sections[block.section].level != level) continue;
      if (standing.rank == 0) standing.rank = outer;
      inside.push_back(hit);
    }
    standing.hits = std::move(inside);
  }
  if (!standing.hits.empty()) {
    standing.truth = Truth::kTrue;
  } else if (std::string reason = partial ? std::string() : foreign_reason(thing, edition); !reason.empty()) {
    standing.why_unknown = std::move(reason);
  } else if (!partial) {
    standing.truth = Truth::kFalse;
  }
  return standing;
}

std::string number_text(double value) {
  if (std::floor(value) == value && std::fabs(value) < 1e15) return fmt::format("{}", static_cast<std::int64_t>(value));
  return fmt::format("{:.2f}", value);
}

std::string figure_text(const AssertedFigure& figure) {
  if (!figure.as_written.empty()) return figure.as_written;
  if (figure.low == figure.high) return number_text(figure.low);
  if (std::isinf(figure.high)) return (figure.low_open ? "more than " : "at least ") + number_text(figure.low);
  if (figure.low <= 0 && !figure.low_open)
    return (figure.high_open ? "fewer than " : "at most ") + number_text(figure.high);
  return number_text(figure.low) + " to " + number_text(figure.high);
}

std::string dated_name(const Edition& edition) {
  std::string name = edition.name();
  const std::string date = edition.date.iso();
  if (date.empty() || name.find(date.substr(0, 4)) != std::string::npos) return name;
  return name + " (" + date.substr(0, 4) + ")";
}

std::string names_of(const std::vector<Edition>& editions) {
  std::vector<std::string> names;
  names.reserve(editions.size());
  for (const Edition& edition : editions) names.push_back(dated_name(edition));
  if (names.size() > 6)
    return names.front() + " to " + names.back() + " (" + std::to_string(names.size()) + " editions)";
  return name_list(names);
}

std::string lack_of(const std::vector<Edition>& editions) {
  std::vector<std::string> missing, partial;
  for (const Edition& edition : editions) {
    const std::string name = edition.name();
    if (edition.status == EditionStatus::kMissing && std::find(missing.begin(), missing.end(), name) == missing.end())
      missing.push_back(name);
    if (edition.status == EditionStatus::kPartial && std::find(partial.begin(), partial.end(), name) == partial.end())
      partial.push_back(name);
  }
  std::string text;
  if (!missing.empty()) text = name_list(missing) + (missing.size() == 1 ? " is" : " are") + " missing";
  if (!partial.empty())
    text +=
        (text.empty() ? "" : "; ") + name_list(partial) + (partial.size() == 1 ? " is" : " are") + " held only in part";
  return text;
}

std::string quoted_wording(const CountedThing& thing) {
  std::string first = thing.patterns.empty() ? thing.wording : thing.patterns.front();
  return "“" + first + "”";
}

}  // namespace tifa

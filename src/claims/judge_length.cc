// Lengths: of editions or of one section, in each of the units that published figures are taken over; how many sections
// a document has; which edition is the longest or shortest.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "claims/judge_parts.h"
#include "structure/numbering.h"
#include "text/numerals.h"

namespace tifa {
namespace {

// A way of measuring.
struct Measure {
  std::string name;
  LengthUnit unit = LengthUnit::kCharacters;
  Scope scope;
  // How many parts of a text there are, instead of its length.
  std::uint64_t (*parts)(const DocumentView&) = nullptr;
  std::string_view parts_name = {};
};

// The section a claim speaks of: by its number (“first”, “3”, “last”), or by words of its heading. Nothing: no such
// one.
std::optional<BlockFilter> section_of(const DocumentView& view, const std::string& wanted) {
  if (wanted.empty()) return BlockFilter{};
  auto sections = outer_sections(view);
  if (!sections.empty() && sections.front().first.empty()) sections.erase(sections.begin());
  std::optional<std::int64_t> number = wanted == "first" ? std::optional<std::int64_t>(1) : parse_integer(wanted);
  if (wanted == "last") number = static_cast<std::int64_t>(sections.size());
  if (number) {
    if (*number < 1 || *number > static_cast<std::int64_t>(sections.size())) return std::nullopt;
    return sections[static_cast<std::size_t>(*number - 1)].second;
  }
  BlockFilter filter = find_sections(view, wanted);
  if (filter.runs.empty()) return std::nullopt;
  return filter;
}

std::uint64_t outermost_sections(const DocumentView& view) {
  const auto sections = outer_sections(view);
  return static_cast<std::uint64_t>(
      std::count_if(sections.begin(), sections.end(), [](const auto& section) { return !section.first.empty(); }));
}

// Numbered articles: labels of one style that count on from 1 through the text, of the style that comes furthest.
std::uint64_t numbered_articles(const DocumentView& view) {
  std::map<NumberStyle, std::int32_t> reached;
  for (const BlockRecord& block : view.blocks) {
    const auto label = parse_label(block.text.of(view.text));
    if (!label || label->value == 0) continue;
    std::int32_t& last = reached[label->style];
    if (label->value == last + 1) last = label->value;
  }
  std::int32_t most = 0;
  for (const auto& [style, last] : reached) most = std::max(most, last);
  return static_cast<std::uint64_t>(most);
}

// Ways of measuring, the one that the unit named by the claim stands for first.
std::vector<Measure> measures_for(const std::string& unit, const std::string& language) {
  if (unit == "sections" || unit == "chapters" || unit == "parts")
    return {{"outermost sections counted", LengthUnit::kCharacters, {}, outermost_sections, "sections"}};
  if (unit == "articles")
    return {{"numbered articles counted", LengthUnit::kCharacters, {}, numbered_articles, "numbered articles"}};
  std::vector<Measure> measures = {{"characters without white space", LengthUnit::kCharacters, {}},
                                   {"Han characters alone", LengthUnit::kHan, {}},
                                   {"as Word counts", LengthUnit::kWordCount, {}}};
  const Measure words{"words", LengthUnit::kWords, {}};
  if (language == "en") measures.insert(unit == "characters" ? measures.begin() + 1 : measures.begin(), words);
  if (unit == "han")
    std::swap(measures[0], *std::find_if(measures.begin(), measures.end(),
                                         [](const Measure& m) { return m.unit == LengthUnit::kHan; }));
  const std::vector<Measure> whole = measures;
  for (const Measure& measure : whole) {
    Measure body = measure;
    body.scope = Scope().without(Part::kTitle);
    body.name += ", title left out";
    measures.push_back(body);
    body.scope = body.scope.without(Part::kHeading);
    body.name += " and section headings too";
    measures.push_back(std::move(body));
  }
  return measures;
}

std::optional<double> measured(Case& the, const Measure& measure, const Edition& edition) {
  if (edition.status != EditionStatus::kHeld) return std::nullopt;
  const DocumentView* view = the.texts.view(edition);
  if (view == nullptr) return std::nullopt;
  if (measure.parts != nullptr) return static_cast<double>(measure.parts(*view));
  const auto filter = section_of(*view, the.claim.section);
  if (!filter) return std::nullopt;
  return static_cast<double>(length_in(measure_scope(*view, measure.scope, *filter), measure.unit));
}

// A figure with two noughts or more at its end is a rounded one: within half a unit of its last digit that is none, or
// cut to it. Other figures stand for themselves.
AssertedFigure as_rounded(const AssertedFigure& figure) {
  if (figure.low != figure.high || figure.low < 1000 || std::floor(figure.low) != figure.low) return figure;
  double unit = 1;
  while (std::fmod(figure.low, unit * 10) == 0) unit *= 10;
  if (unit < 100) return figure;
  AssertedFigure rounded = figure;
  rounded.low = figure.low - unit / 2;
  rounded.high = figure.low + unit;
  rounded.high_open = true;
  return rounded;
}

void judge_length_rank(Case& the, const Measure& measure) {
  const bool longest = the.claim.direction > 0;
  std::vector<Edition> field = the.among;
  if (!the.claim.among) field = the.texts.series_of(the.editions.front());
  Truth truth = Truth::kTrue;
  std::vector<std::string> beyond;
  std::vector<Edition> unknown;
  std::string said;
  for (const Edition& own : the.editions) {
    const auto length = measured(the, measure, own);
    add_edition(the, own, length);
    if (!length) {
      unknown.push_back(own);
      truth = all_of(truth, Truth::kUnknown);
      continue;
    }
    said += (said.empty() ? "" : "; ") + dated_name(own) + " has " + number_text(*length);
    for (const Edition& other : field) {
      if (other.status == EditionStatus::kNotApplicable || other.name() == own.name()) continue;
      const auto its = measured(the, measure, other);
      add_edition(the, other, its);
      if (!its) {
        unknown.push_back(other);
        truth = all_of(truth, Truth::kUnknown);
      } else if (longest ? *its >= *length : *its <= *length) {
        beyond.push_back(dated_name(other) + " with " + number_text(*its));
        truth = Truth::kFalse;
      }
    }
  }
  the.out.asserted = longest ? "the longest" : "the shortest";
  the.out.rule = measure.name;
  the.out.observed =
      said + (beyond.empty() ? "" : std::string(longest ? "; longer: " : "; shorter: ") + name_list(beyond, 4));
  conclude(the, truth,
           truth == Truth::kUnknown
               ? "it holds among the editions held (" + the.out.observed + "), but " + lack_of(unknown)
               : the.out.observed);
}

// How many editions there are: between those held and those that the corpus expects.
void judge_number(Case& the) {
  std::vector<Edition> unknown;
  double held = 0, expected = 0;
  for (const Edition& edition : the.editions) {
    if (edition.status == EditionStatus::kNotApplicable) continue;
    add_edition(the, edition);
    expected += 1;
    if (edition.has_text())
      held += 1;
    else
      unknown.push_back(edition);
  }
  the.out.rule = "editions counted";
  the.out.observed = number_text(held) + " held of " + number_text(expected) + " expected";
  const AssertedFigure& figure = *the.claim.figure;
  if (figure.holds(expected)) return conclude(the, Truth::kTrue, the.out.observed);
  if (figure.high < held || figure.low > expected) return conclude(the, Truth::kFalse, the.out.observed);
  not_established(the, the.out.observed + "; " + lack_of(unknown));
}

}  // namespace

void judge_length(Case& the) {
  const Claim& claim = the.claim;
  if (claim.unit == "editions" && claim.figure) return judge_number(the);
  const std::string language = the.editions.front().language;
  const std::vector<Measure> measures = measures_for(claim.unit, language);
  for (const std::string_view unit : {"paragraphs", "pages", "sentences"})
    if (claim.unit == unit)
      return cannot_check(the, fmt::format("how many {} a text has differs from print to print", unit));
  if (!claim.figure) {
    if (claim.direction == 0) return cannot_check(the, "no figure is given");
    return judge_length_rank(the, measures.front());
  }
  const AssertedFigure rounded = as_rounded(*claim.figure);
  const bool is_rounded = rounded.low != claim.figure->low;
  std::vector<Edition> unknown;
  std::vector<std::string> no_section;
  for (const Edition& edition : the.editions) {
    const DocumentView* view = the.texts.view(edition);
    if (edition.status != EditionStatus::kHeld || view == nullptr)
      unknown.push_back(edition);
    else if (!section_of(*view, claim.section))
      no_section.push_back(edition.name());
  }
  std::optional<std::size_t> exact, found;
  std::string observed;
  double standard = 0;
  std::vector<double> values;
  for (std::size_t m = 0; m < measures.size(); ++m) {
    bool holds = true, holds_exactly = true, any = false;
    double sum = 0;
    for (const Edition& edition : the.editions) {
      const auto value = measured(the, measures[m], edition);
      if (m == 0) add_edition(the, edition, value);
      if (!value) continue;
      any = true;
      sum += *value;
      if (claim.total) continue;
      holds = holds && rounded.holds(*value);
      holds_exactly = holds_exactly && claim.figure->holds(*value);
      the.out.tried.push_back({measures[m].name, edition.name(), *value, rounded.holds(*value)});
      if (m < 3 && (m == 0 || the.editions.size() == 1))
        observed += (observed.empty() ? "" : ", ") + number_text(*value) + " " +
                    (measures[m].parts != nullptr ? std::string(measures[m].parts_name) : measures[m].name) +
                    (the.editions.size() > 1 ? " in " + edition.name() : "");
    }
    if (claim.total) {
      holds = any && rounded.holds(sum);
      holds_exactly = any && claim.figure->holds(sum);
      the.out.tried.push_back({measures[m].name, names_of(the.editions),
                               unknown.empty() ? std::optional<double>(sum) : std::nullopt, holds && unknown.empty()});
      if (m < 3)
        observed += (observed.empty() ? "" : ", ") + number_text(sum) + " " + measures[m].name +
                    (unknown.empty() ? "" : " in those held");
    }
    if (m == 0) standard = sum;
    if (any) values.push_back(sum);
    if (any && holds && !found) found = m;
    if (any && holds_exactly && !exact) exact = m;
  }
  the.out.observed = observed;
  the.out.rule = measures.front().name;
  if (claim.total && !unknown.empty()) {
    if (standard > rounded.high && !found)
      return conclude(the, Truth::kFalse, "the editions held alone have " + observed);
    return not_established(the, lack_of(unknown) + "; " + observed);
  }
  if (!no_section.empty())
    return not_established(the, "no section “" + claim.section + "” was found in " + name_list(no_section));
  const std::size_t chosen = exact ? *exact : found.value_or(0);
  const bool holds = exact || found;
  if (!holds && values.empty()) return not_established(the, lack_of(unknown));
  if (!holds)
    return conclude(the, Truth::kFalse,
                    "the length is " + observed +
                        fmt::format(", and under none of the {} definitions {}", measures.size(), the.out.asserted));
  if (!unknown.empty())
    return not_established(the,
                           "it holds where the text is held (" + measures[chosen].name + "), but " + lack_of(unknown));
  const std::string why =
      "the length is " + observed + (!exact && is_rounded ? "; the figure is read as a rounded one" : "");
  if (chosen == 0 || claim.negated) return conclude(the, Truth::kTrue, why);
  // Of a rounded figure several definitions are near; only one that fits exactly is told from chance.
  the.out.weak = !exact && share_by_chance(standard, claim.figure->low, values) > kMostByChance;
  conclude_under(the, "length in " + measures[chosen].name, why);
}

}  // namespace tifa

#include "claims/ways.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "claims/longer.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

bool is_latin_word(const std::string& pattern) {
  return pattern.size() >= 3 && std::all_of(pattern.begin(), pattern.end(),
                                            [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// Settles the unit of a rule for patterns; the claim may have named one.
Rule rule_for(const std::vector<std::string>& patterns, const RuleRequest& request) {
  Term whole;
  for (const std::string& pattern : patterns)
    if (auto term = parse_term(pattern))
      whole.patterns.insert(whole.patterns.end(), term->patterns.begin(), term->patterns.end());
  return settle_rule(request, whole);
}

RuleRequest named_rule(const Claim& claim) {
  RuleRequest request;
  for (const std::string& hint : claim.hints) {
    RuleRequest changed = request;
    if (apply_rule(changed, hint)) request = changed;
  }
  if (claim.unit == "words" && claim.kind == ClaimKind::kCount && !request.unit_given) {
    request.rule.unit = Unit::kWord;
    request.unit_given = true;
  }
  return request;
}

std::string listed(const std::vector<std::string>& patterns) {
  std::string list;
  for (const std::string& pattern : patterns) list += (list.empty() ? "" : "|") + pattern;
  return list;
}

bool has_title_block(const DocumentView& view) {
  return std::any_of(view.blocks.begin(), view.blocks.end(),
                     [](const BlockRecord& block) { return block.kind == BlockKind::kTitle; });
}

// Hits in a string that is no document: the title as the manifest gives it.
std::uint64_t count_in_line(const Counted& counted, const std::string& line) {
  Document document;
  document.text = line;
  document.blocks.push_back({BlockKind::kTitle, 0, {0, static_cast<std::uint32_t>(line.size())}, 0, 0});
  document.sections.emplace_back();
  document.sections.back().end_block = 1;
  const DocumentPayload payload = make_payload(document);
  // The payload is read where it lies, which must be aligned to eight bytes.
  std::vector<std::uint64_t> aligned((payload.bytes.size() + 7) / 8);
  std::copy(payload.bytes.begin(), payload.bytes.end(), reinterpret_cast<char*>(aligned.data()));
  const auto view = view_payload({reinterpret_cast<const char*>(aligned.data()), payload.bytes.size()});
  if (!view) return 0;
  Term whole;
  for (const std::string& pattern : counted.patterns)
    if (auto term = parse_term(pattern))
      whole.patterns.insert(whole.patterns.end(), term->patterns.begin(), term->patterns.end());
  if (whole.patterns.empty()) return 0;
  const auto matcher = Matcher::compile(whole, counted.rule);
  return matcher ? matcher->find(*view).size() : 0;
}

}  // namespace

Way default_way(const CountedThing& thing, const Claim& claim, bool every) {
  Way way;
  way.counted.section = thing.section;
  way.counted.patterns = thing.patterns;
  if (!every && way.counted.patterns.size() > 1) way.counted.patterns.resize(1);
  way.counted.rule = rule_for(way.counted.patterns, named_rule(claim));
  way.name = describe(way.counted.rule);
  return way;
}

std::vector<Way> other_ways(const CountedThing& thing, const Way& standard, const Edition& edition, Texts& texts) {
  std::vector<Way> ways;
  const auto add = [&](WayFamily family, std::string name) -> Way& {
    ways.push_back(standard);
    ways.back().family = family;
    ways.back().name = std::move(name);
    return ways.back();
  };
  const auto without = [&](const char* name, std::initializer_list<Part> parts) {
    Scope scope = standard.counted.rule.scope;
    for (const Part part : parts) scope = scope.without(part);
    if (scope.empty() || scope == standard.counted.rule.scope) return;
    add(WayFamily::kScope, name).counted.rule.scope = scope;
  };
  without("title left out", {Part::kTitle});
  const DocumentView* view = texts.view(edition);
  if (view != nullptr && !has_title_block(*view) && !edition.title.empty() && thing.section.empty())
    add(WayFamily::kTitle, "title counted, which the text held lacks").with_title = true;
  without("section headings left out", {Part::kHeading});
  without("section headings and run-in headings left out", {Part::kHeading, Part::kRunIn});
  without("title and section headings left out", {Part::kTitle, Part::kHeading});
  without("title, section headings and run-in headings left out", {Part::kTitle, Part::kHeading, Part::kRunIn});
  without("notes left out", {Part::kNote});

  if (standard.counted.rule.unit == Unit::kSubstring)
    add(WayFamily::kUnit, "whole words (" + std::string(segmenter_name()) + ")").counted.rule.unit = Unit::kWord;
  else if (standard.counted.rule.unit == Unit::kWord)
    add(WayFamily::kUnit, "also inside longer words").counted.rule.unit = Unit::kSubstring;
  if (standard.counted.rule.fold == Folding::kDefault)
    add(WayFamily::kFold, "no folding: the text as it stands").counted.rule.fold = Folding::kNone;

  if (thing.patterns.size() > 1) {
    constexpr std::size_t kMostAlternatives = 6;
    for (std::size_t i = 0; i < thing.patterns.size() && i < kMostAlternatives; ++i)
      if (standard.counted.patterns != std::vector{thing.patterns[i]})
        add(WayFamily::kAlternative, "“" + thing.patterns[i] + "” counted").counted.patterns = {thing.patterns[i]};
    if (standard.counted.patterns != thing.patterns)
      add(WayFamily::kAlternative, "“" + listed(thing.patterns) + "” counted together").counted.patterns =
          thing.patterns;
  }
  // A theme that the term is part of is another thing to count; it is listed under its name.
  for (const Theme& theme : texts.themes())
    for (const auto& [language, terms] : theme.terms) {
      const bool part = std::find(terms.begin(), terms.end(), thing.patterns.front()) != terms.end();
      if (part && terms.size() > 1 && (language.empty() || language == edition.language) && terms != thing.patterns)
        add(WayFamily::kAlternative, "theme “" + theme.name + "”: " + listed(terms)).counted.patterns = terms;
    }
  // English: the forms of the word, by the named folding; and all words that begin so.
  const auto inflections = [&](const std::string& word, const Way& from, const std::string& where) {
    ways.push_back(from);
    ways.back().family = WayFamily::kInflection;
    ways.back().name = where + "its inflected forms counted too";
    ways.back().counted.patterns = {word};
    ways.back().counted.rule.unit = Unit::kWord;
    ways.back().counted.rule.inflection = Inflection::kAll;
    ways.push_back(from);
    ways.back().family = WayFamily::kInflection;
    ways.back().name = where + "all words that begin with “" + word + "” counted";
    ways.back().counted.patterns = {word + "*"};
    ways.back().counted.rule.unit = Unit::kWord;
  };
  if (thing.patterns.size() == 1 && is_latin_word(thing.patterns.front()) && edition.language == "en")
    inflections(thing.patterns.front(), standard, "");

  for (const Edition& version : texts.versions(edition)) {
    if (version.version == edition.version || version.status != EditionStatus::kHeld) continue;
    const bool other_language = version.language != edition.language;
    Way way = standard;
    way.family = WayFamily::kVersion;
    way.version = version.version.empty() ? "@" + version.language : version.version;
    if (other_language) {
      // The translation is asked for the article's own wording, not for the term that stands for it.
      if (version.language != "en" || !is_latin_word(thing.wording)) continue;
      way.counted.patterns = {thing.wording};
      way.counted.rule.unit = Unit::kWord;
    }
    way.name = "in the version " + version.name() + (other_language ? ", for “" + thing.wording + "”" : "");
    ways.push_back(way);
    if (other_language) inflections(thing.wording, ways.back(), "in the version " + version.name() + ", ");
  }
  return ways;
}

std::vector<Way> longer_ways(const Way& standard, const Edition& edition, Texts& texts) {
  std::vector<Way> ways;
  if (standard.counted.rule.unit != Unit::kSubstring || standard.counted.patterns.size() != 1) return ways;
  const DocumentView* view = texts.view(edition);
  if (view == nullptr) return ways;
  for (const LongerWord& longer : longer_words(*view, texts.hits(standard.counted, edition), kMostLonger)) {
    Way way = standard;
    way.family = WayFamily::kLonger;
    way.name = "not inside " + longer.word;
    way.counted.rule.unit = Unit::kMaximal;
    way.counted.not_inside = {longer.word};
    ways.push_back(std::move(way));
  }
  return ways;
}

std::optional<std::uint64_t> count_in(const Way& way, const Edition& edition, Texts& texts) {
  if (!way.version.empty()) {
    const auto versions = texts.editions({edition.series + ":" + edition.id + way.version});
    if (versions.size() != 1 || versions.front().status != EditionStatus::kHeld) return std::nullopt;
    return texts.count(way.counted, versions.front());
  }
  if (edition.status != EditionStatus::kHeld) return std::nullopt;
  std::uint64_t count = texts.count(way.counted, edition);
  if (way.with_title) count += count_in_line(way.counted, edition.title);
  return count;
}

double share_by_chance(double standard, double asserted, const std::vector<double>& values) {
  const double width = std::max(2.0, std::ceil(standard * 0.05));
  const double low = std::min(standard - width, asserted), high = std::max(standard + width, asserted);
  std::set<double> near;
  for (const double value : values)
    if (value != standard && value >= low && value <= high) near.insert(value);
  return static_cast<double>(near.size()) / (high - low);
}

}  // namespace tifa

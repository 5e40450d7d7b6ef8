#include "query/rule.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::array<Part, kPartCount> kParts = {Part::kTitle, Part::kHeading, Part::kRunIn, Part::kBody, Part::kNote};
constexpr std::array<std::string_view, kPartCount> kPartNames = {"title", "headings", "run-ins", "body", "notes"};
constexpr std::string_view kKnownRules =
    "known are substring, word, maximal, overlap, fold=none, plural, inflection, hyphens, case, "
    "scope=title+headings+run-ins+body+notes, and a part left out as in -headings";

std::vector<std::string_view> split(std::string_view list, char separator) {
  std::vector<std::string_view> items;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    const std::string_view item = trim_spaces(list.substr(0, end));
    if (!item.empty()) items.push_back(item);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return items;
}

const Part* find_part(std::string_view name) {
  if (name == "heading") name = "headings";
  if (name == "run-in" || name == "runins") name = "run-ins";
  if (name == "note") name = "notes";
  const auto it = std::find(kPartNames.begin(), kPartNames.end(), name);
  return it == kPartNames.end() ? nullptr : &kParts[static_cast<std::size_t>(it - kPartNames.begin())];
}

Result<Scope> scope_of(const std::vector<std::string_view>& items) {
  const auto unknown = [](std::string_view item) {
    return fail(ErrorCode::kUsage, "“" + std::string(item) + "” is not a part of a document", "scope",
                "known are title, headings, run-ins, body, notes; a part is left out with “-” before it");
  };
  if (items.empty()) return unknown("");
  Scope scope;
  bool first = true;
  for (std::string_view item : items) {
    const bool left_out = item.front() == '-';
    const Part* part = find_part(left_out ? item.substr(1) : item);
    if (item == "all") {
      scope = Scope();
    } else if (part == nullptr) {
      return unknown(item);
    } else if (left_out) {
      scope = scope.without(*part);
    } else {
      if (first) scope = Scope::none();
      scope = scope.with(*part);
    }
    first = false;
  }
  if (scope.empty())
    return fail(ErrorCode::kUsage, "no part of the document is left to count in", "scope", "name at least one");
  return scope;
}

tl::unexpected<Error> unknown_rule(std::string_view item) {
  return fail(ErrorCode::kUsage, "“" + std::string(item) + "” is not a counting rule", "--rule",
              std::string(kKnownRules));
}

// Takes an item that names a folding; false for any other.
bool take_folding(Rule& rule, std::string_view name) {
  if (name == "default" || name == "none")
    rule.fold = name == "none" ? Folding::kNone : Folding::kDefault;
  else if (name == "plural" || name == "inflection")
    rule.inflection = name == "plural" ? Inflection::kPlural : Inflection::kAll;
  else if (name == "hyphens")
    rule.hyphens = true;
  else if (name == "case")
    rule.letter_case = true;
  else
    return false;
  return true;
}

}  // namespace

Status apply_rule(RuleRequest& request, std::string_view list) {
  for (std::string_view item : split(list, ',')) {
    std::string_view name = item;
    const bool unit = name.starts_with("unit=");
    if (unit) name.remove_prefix(5);
    if (name == "substring" || name == "word" || name == "maximal") {
      if (request.unit_given)
        return fail(ErrorCode::kUsage, "two units are given in “" + std::string(list) + "”", "--rule",
                    "choose one of substring, word, maximal");
      request.rule.unit = name == "substring" ? Unit::kSubstring : name == "word" ? Unit::kWord : Unit::kMaximal;
      request.unit_given = true;
    } else if (unit && name != "default") {
      return unknown_rule(item);
    } else if (name == "overlap" || name == "overlap=all") {
      request.rule.overlap = Overlap::kAll;
    } else if (name == "overlap=none") {
      request.rule.overlap = Overlap::kNone;
    } else if (name != "none" && name != "default" && take_folding(request.rule, name)) {
      continue;
    } else if (name.starts_with("fold=") && take_folding(request.rule, name.substr(5))) {
      continue;
    } else if (name.starts_with("scope=")) {
      auto scope = scope_of(split(name.substr(6), '+'));
      if (!scope) return tl::unexpected(scope.error());
      request.rule.scope = *scope;
    } else if (name.starts_with('-') && find_part(name.substr(1)) != nullptr) {
      request.rule.scope = request.rule.scope.without(*find_part(name.substr(1)));
      if (request.rule.scope.empty())
        return fail(ErrorCode::kUsage, "no part of the document is left to count in", "--rule", "leave one in");
    } else if (name != "default") {
      return unknown_rule(item);
    }
  }
  return {};
}

Status apply_folding(RuleRequest& request, std::string_view list) {
  for (const std::string_view item : split(list, ','))
    if (!take_folding(request.rule, item))
      return fail(ErrorCode::kUsage, "“" + std::string(item) + "” is not a folding", "--fold",
                  "known are default, none, plural, inflection, hyphens, case");
  return {};
}

Status check_folding(const Rule& rule) {
  const bool words = rule.inflection != Inflection::kNone || rule.hyphens;
  if (rule.fold == Folding::kNone && words)
    return fail(ErrorCode::kUsage, "without folding, forms of a word cannot be the same", "--fold",
                "leave out none, or plural, inflection and hyphens");
  if (rule.letter_case && words)
    return fail(ErrorCode::kUsage, "letter case is compared letter by letter, forms of a word are not", "--fold",
                "leave out case, or plural, inflection and hyphens");
  return {};
}

Result<Scope> parse_scope(std::string_view list) { return scope_of(split(list, ',')); }

Result<LengthUnit> parse_length_unit(std::string_view name) {
  for (const LengthUnit unit : {LengthUnit::kHan, LengthUnit::kCharacters, LengthUnit::kWords, LengthUnit::kWordCount})
    if (name == length_unit_name(unit)) return unit;
  return fail(ErrorCode::kUsage, "“" + std::string(name) + "” is not a length", "--length",
              "known are han, characters, words, word-count (as Word counts)");
}

Unit default_unit(std::string_view term) {
  for (std::size_t at = 0; at < term.size();) {
    const CodePoint point = decode_utf8(term, at);
    at += point.length;
    if (is_letter(point.value) && !is_word_character(point.value)) return Unit::kSubstring;
  }
  return Unit::kWord;
}

std::string_view unit_name(Unit unit) {
  return unit == Unit::kSubstring ? "substring" : unit == Unit::kWord ? "word" : "maximal";
}

std::string_view part_name(Part part) { return kPartNames[static_cast<std::size_t>(part)]; }

std::string_view length_unit_name(LengthUnit unit) {
  switch (unit) {
    case LengthUnit::kHan:
      return "han";
    case LengthUnit::kCharacters:
      return "characters";
    case LengthUnit::kWords:
      return "words";
    case LengthUnit::kWordCount:
      return "word-count";
  }
  return "";
}

std::uint64_t length_in(const Lengths& lengths, LengthUnit unit) {
  switch (unit) {
    case LengthUnit::kHan:
      return lengths.han;
    case LengthUnit::kCharacters:
      return lengths.characters;
    case LengthUnit::kWords:
      return lengths.words;
    case LengthUnit::kWordCount:
      return lengths.word_count;
  }
  return 0;
}

std::string scope_text(Scope scope) {
  if (scope.all()) return "all parts";
  std::string text;
  for (const Part part : kParts)
    if (scope.has(part)) text += (text.empty() ? "" : ", ") + std::string(part_name(part));
  return text;
}

std::string folding_text(const Rule& rule) {
  std::string text = rule.fold == Folding::kNone ? "none" : "default";
  if (rule.inflection == Inflection::kPlural) text += ", plural";
  if (rule.inflection == Inflection::kAll) text += ", inflection";
  if (rule.hyphens) text += ", hyphens";
  if (rule.letter_case && rule.fold == Folding::kDefault) text += ", case";
  return text;
}

std::string describe(const Rule& rule) {
  std::string text(unit_name(rule.unit));
  if (rule.unit == Unit::kWord) text += " (" + std::string(segmenter_name()) + ")";
  text += "; " + scope_text(rule.scope);
  text += rule.fold == Folding::kNone ? "; no folding" : "; default folding";
  if (rule.inflection == Inflection::kPlural) text += ", plurals (Harman 1991; WordNet 3.0)";
  if (rule.inflection == Inflection::kAll) text += ", inflected forms (Porter 2001)";
  if (rule.hyphens) text += ", hyphens as spaces";
  if (rule.letter_case && rule.fold == Folding::kDefault) text += ", letter case as typed";
  text += rule.overlap == Overlap::kNone ? "; no overlaps" : "; overlaps counted";
  return text;
}

}  // namespace tifa

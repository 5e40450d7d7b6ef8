#include "app/side_counts.h"

namespace tifa {

Result<Matcher> compile_phrase(const std::string& phrase, const Rule& rule) {
  return Matcher::compile(Term{phrase, {Pattern{PatternKind::kPhrase, phrase}}, false}, rule);
}

Rule as_words(Rule rule) {
  rule.unit = Unit::kWord;
  return rule;
}

Result<SideCounts::Counts> SideCounts::of(const std::string& wording, const Rule& rule) const {
  auto matcher = compile_phrase(wording, rule);
  if (!matcher) return tl::unexpected(matcher.error());
  Counts counts;
  for (const auto& [side, count] : {std::pair{&a_, &counts.first}, std::pair{&b_, &counts.second}}) {
    auto view = workspace_.corpus().document(*side);
    if (!view) return tl::unexpected(view.error());
    *count = matcher->find(*view).size();
  }
  return counts;
}

Result<CountedWording> SideCounts::counted(const std::string& wording, const Rule& rule) const {
  auto counts = of(wording, rule);
  if (!counts) return tl::unexpected(counts.error());
  return CountedWording{wording, counts->first, counts->second};
}

}  // namespace tifa

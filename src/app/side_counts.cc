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

Result<CountedWording> SideCounts::counted_outside(const std::string& phrase, const std::string& wording) const {
  auto whole = compile_phrase(phrase, rule_), part = compile_phrase(wording, rule_);
  if (!whole) return tl::unexpected(whole.error());
  if (!part) return tl::unexpected(part.error());
  CountedWording counted{wording, 0, 0};
  for (const auto& [side, count] : {std::pair{&a_, &counted.a}, std::pair{&b_, &counted.b}}) {
    auto view = workspace_.corpus().document(*side);
    if (!view) return tl::unexpected(view.error());
    const std::vector<Hit> around = whole->find(*view);
    auto next = around.begin();
    for (const Hit& hit : part->find(*view)) {
      while (next != around.end() && next->text.end < hit.text.end) ++next;
      if (next == around.end() || next->text.begin > hit.text.begin) ++*count;
    }
  }
  return counted;
}

}  // namespace tifa

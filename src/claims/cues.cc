// Finds cues by the tables of both languages: articles mix them.
#include "claims/cues.h"

namespace tifa {

std::vector<Cue> find_cues(const std::vector<Token>& tokens, const std::vector<bool>& quoted) {
  static const PatternSet kPatterns = [] {
    PatternSet set;
    for (const std::span<const CueEntry> table : {english_cues(), chinese_cues()})
      for (const CueEntry& entry : table) set.add(entry.pattern, static_cast<std::uint32_t>(entry.kind));
    return set;
  }();
  std::vector<Cue> cues;
  for (std::size_t at = 0; at < tokens.size();) {
    if (quoted[at]) {
      ++at;
      continue;
    }
    const auto match = kPatterns.match(tokens, at);
    if (match.end == at) {
      ++at;
      continue;
    }
    cues.push_back({static_cast<CueKind>(match.value), match.begin, match.end});
    at = match.end;
  }
  return cues;
}

}  // namespace tifa

// Cues: the words that make a sentence a claim about documents, and say which. The tables are the grammar, in English
// (grammar_english.cc) and Chinese (grammar_chinese.cc); what a sentence makes of them is statement.h's.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "claims/tokens.h"

namespace tifa {

enum class CueKind : std::uint8_t {
  kMention,      // says that a document has a wording: mentions, stresses, 提到
  kMentionNoun,  // of wordings themselves: references to, the word, 一词
  kNamed,        // somebody is named: name-checked
  kAbsent,       // does not mention, left out, 未提
  kDropped,      // dropped, no longer, 删去
  kAdded,        // added, newly, 新增
  kReturned,     // reinstated, 重新写入
  kFirst,        // for the first time, 首次
  kLast,         // for the last time
  kUp,           // rose, 增至
  kDown,         // fell, 降至
  kSame,         // unchanged, 持平
  kMost,         // the most, 最多
  kLeast,        // the fewest, 最少
  kMoreThan,     // more than in, more often than, 多于
  kLessThan,     // fewer than in
  kLongest,      // longest, 最长
  kShortest,
  kFrom,         // what is compared with: from, compared to, 比
  kTo,           // from … to …
  kDenied,       // it is not, 并非
  kGoal,         // as a major goal
  kTask,         // a key task
  kChapter,      // a chapter of its own, 单独成章
  kListedFirst,  // listed first, 列在首位
  kMovedUp,      // moved up
  kMovedDown,
  kCites,      // cites, quotes: between documents
  kStage,      // will be unveiled, was adopted, a draft
  kTone,       // tone, emphasis: nothing that a rule settles
  kSimilar,    // % identical
  kPerWords,   // per 1,000 words
  kVote,       // a vote of 9-3
  kTotal,      // in all, 合计
  kEach,       // each, 均, 分别
  kInflected,  // and its derivations
  kSection,    // the section on
  kWithout,    // title excluded: rules that the article names
};

struct CueEntry {
  CueKind kind;
  std::string_view pattern;
};

[[nodiscard]] std::span<const CueEntry> english_cues();
[[nodiscard]] std::span<const CueEntry> chinese_cues();

struct Cue {
  CueKind kind = CueKind::kMention;
  std::size_t begin = 0, end = 0;  // tokens
};

// All cues of a sentence, ascending and disjoint, the longest at each place; none begins inside quotation marks.
[[nodiscard]] std::vector<Cue> find_cues(const std::vector<Token>& tokens, const std::vector<bool>& quoted);

}  // namespace tifa

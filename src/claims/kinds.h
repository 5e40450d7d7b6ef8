// Kinds of documents as English and Chinese name them: a linguistic resource, not a list of documents.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/tokens.h"

namespace tifa {

enum class DocumentKind : std::uint8_t {
  kGeneric,         // document, text, 文件: any series
  kReport,          // report, 报告: any report
  kWorkReport,      // government work report, 政府工作报告
  kCongressReport,  // report to a party's congress, political report, 十九大报告
  kProposal,        // proposal, recommendations, 建议
  kPlan,            // plan, outline, 规划, 纲要
  kNote,            // explanatory note, explanation, 说明
  kCommunique,      // communiqué, 公报
  kNewYear,         // New Year address, 新年贺词
  kInaugural,       // inaugural address, 就职演说
  kAddress,         // address, speech, remarks, 讲话: given by a person
  kStatement,       // statement, 声明
  kDeclaration,     // declaration, 宣言
  kManifesto,       // manifesto, 竞选纲领
  kMinutes,         // minutes, readout, 纪要, 会议通稿
  kBudget,          // budget, 预算
  kLaw,             // law, act, bill, 法
  kRegulation,      // regulation, 条例
  kConstitution,    // constitution, 宪法, 章程
  kTerms,           // terms of service, privacy policy, 服务条款
  kResolution,      // resolution, decision, 决议, 决定
  kWhitePaper,      // white paper, 白皮书
};

[[nodiscard]] std::string_view kind_words(DocumentKind kind);  // "work report", for answers

// The names of kinds, English in lower case and Chinese, as patterns; a match gives the kind as its value.
[[nodiscard]] const PatternSet& kind_patterns();

// The kind that a title, a series' name or its declared kind speaks of: of several names the last one outside 《》, the
// most specific one before the generic. kGeneric where it has none or only “report”, “document”.
[[nodiscard]] DocumentKind kind_of_title(std::string_view title);

// Whether a reference to `said` may mean a document of `held`: the same, or said more loosely (a speech may be an
// inaugural address or a report given to a congress).
[[nodiscard]] bool may_mean(DocumentKind said, DocumentKind held);

}  // namespace tifa

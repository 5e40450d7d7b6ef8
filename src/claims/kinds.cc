// The names of kinds of documents.
#include "claims/kinds.h"

#include <array>
#include <string>

namespace tifa {
namespace {

struct KindName {
  DocumentKind kind;
  std::string_view words, pattern;
};

constexpr auto kNames = std::to_array<KindName>({
    {DocumentKind::kWorkReport, "work report", "work report|reports"},
    {DocumentKind::kWorkReport, "", "gwr|gwrs"},
    {DocumentKind::kWorkReport, "", "government report|reports"},
    {DocumentKind::kWorkReport, "", "report on the work of the government"},
    {DocumentKind::kWorkReport, "", "政府工作报告"},
    {DocumentKind::kWorkReport, "", "工作报告"},
    {DocumentKind::kCongressReport, "congress report", "congress report|reports|speech|address|opening"},
    {DocumentKind::kCongressReport, "", "congress work report|reports"},
    {DocumentKind::kCongressReport, "", "political report|reports"},
    {DocumentKind::kCongressReport, "", "party congress"},
    {DocumentKind::kCongressReport, "", "party's congress"},
    {DocumentKind::kCongressReport, "", "report|speech|address to|at|of <4> national|party congress"},
    {DocumentKind::kCongressReport, "", "大报告"},
    {DocumentKind::kCongressReport, "", "党代会报告"},
    {DocumentKind::kCongressReport, "", "政治报告"},
    {DocumentKind::kCongressReport, "", "全国代表大会上的报告"},
    {DocumentKind::kCongressReport, "", "全国代表大会报告"},
    {DocumentKind::kCongressReport, "", "大政治报告"},
    {DocumentKind::kProposal, "proposal", "proposal|proposals"},
    {DocumentKind::kProposal, "", "recommendations"},
    {DocumentKind::kProposal, "", "建议稿"},
    {DocumentKind::kProposal, "", "建议"},
    {DocumentKind::kPlan, "plan", "plan|plans"},
    {DocumentKind::kPlan, "", "five-year plan|plans"},
    {DocumentKind::kPlan, "", "outline|outlines"},
    {DocumentKind::kPlan, "", "规划纲要"},
    {DocumentKind::kPlan, "", "规划"},
    {DocumentKind::kPlan, "", "纲要"},
    {DocumentKind::kPlan, "", "五年计划"},
    {DocumentKind::kNote, "explanatory note", "explanatory note|notes"},
    {DocumentKind::kNote, "", "note|notes"},
    {DocumentKind::kNote, "", "explanation|explanations"},
    {DocumentKind::kNote, "", "说明"},
    {DocumentKind::kCommunique, "communiqué", "communique|communiqué|communiques|communiqués"},
    {DocumentKind::kCommunique, "", "公报"},
    {DocumentKind::kNewYear, "New Year address",
     "new year|year's|years|year-eve [eve] address|addresses|speech|speeches|message|messages"},
    {DocumentKind::kNewYear, "", "new year 's [eve] address|addresses|speech|speeches|message|messages"},
    {DocumentKind::kNewYear, "", "new-year address|addresses|speech|speeches|message|messages"},
    {DocumentKind::kNewYear, "", "新年贺词"},
    {DocumentKind::kNewYear, "", "贺词"},
    {DocumentKind::kInaugural, "inaugural address", "inaugural address|addresses|speech|speeches"},
    {DocumentKind::kInaugural, "", "inaugural|inaugurals"},
    {DocumentKind::kInaugural, "", "inauguration speech|address"},
    {DocumentKind::kInaugural, "", "就职演说"},
    {DocumentKind::kInaugural, "", "就职演讲"},
    {DocumentKind::kAddress, "address", "address|addresses"},
    {DocumentKind::kAddress, "", "speech|speeches"},
    {DocumentKind::kAddress, "", "remarks"},
    {DocumentKind::kAddress, "", "讲话"},
    {DocumentKind::kAddress, "", "演说"},
    {DocumentKind::kAddress, "", "致辞"},
    {DocumentKind::kStatement, "statement", "statement|statements"},
    {DocumentKind::kStatement, "", "声明"},
    {DocumentKind::kDeclaration, "declaration", "declaration|declarations"},
    {DocumentKind::kDeclaration, "", "宣言"},
    {DocumentKind::kManifesto, "manifesto", "manifesto|manifestos|manifestoes"},
    {DocumentKind::kManifesto, "", "竞选纲领"},
    {DocumentKind::kMinutes, "minutes", "minutes"},
    {DocumentKind::kMinutes, "", "readout|readouts"},
    {DocumentKind::kMinutes, "", "纪要"},
    {DocumentKind::kBudget, "budget", "budget report|speech"},
    {DocumentKind::kBudget, "", "预算报告"},
    {DocumentKind::kLaw, "law", "law|laws"},
    {DocumentKind::kLaw, "", "act|acts"},
    {DocumentKind::kLaw, "", "bill"},
    {DocumentKind::kLaw, "", "法律"},
    {DocumentKind::kRegulation, "regulation", "regulation|regulations"},
    {DocumentKind::kRegulation, "", "条例"},
    {DocumentKind::kConstitution, "constitution", "constitution"},
    {DocumentKind::kConstitution, "", "charter"},
    {DocumentKind::kConstitution, "", "宪法"},
    {DocumentKind::kConstitution, "", "党章"},
    {DocumentKind::kTerms, "terms of service", "terms of service|use"},
    {DocumentKind::kTerms, "", "terms and conditions"},
    {DocumentKind::kTerms, "", "privacy policy|policies"},
    {DocumentKind::kTerms, "", "user agreement|agreements"},
    {DocumentKind::kTerms, "", "服务条款"},
    {DocumentKind::kTerms, "", "隐私政策"},
    {DocumentKind::kTerms, "", "用户协议"},
    {DocumentKind::kResolution, "resolution", "resolution|resolutions"},
    {DocumentKind::kResolution, "", "决议"},
    {DocumentKind::kResolution, "", "决定"},
    {DocumentKind::kWhitePaper, "white paper", "white paper|papers"},
    {DocumentKind::kWhitePaper, "", "白皮书"},
    {DocumentKind::kGeneric, "document", "document|documents"},
    {DocumentKind::kReport, "report", "report|reports"},
    {DocumentKind::kGeneric, "", "text"},
    {DocumentKind::kGeneric, "", "blueprint"},
    {DocumentKind::kReport, "", "报告"},
    {DocumentKind::kGeneric, "", "文件"},
    {DocumentKind::kGeneric, "", "全文"},
});

}  // namespace

std::string_view kind_words(DocumentKind kind) {
  for (const KindName& name : kNames)
    if (name.kind == kind) return name.words;
  return {};
}

const PatternSet& kind_patterns() {
  static const PatternSet kPatterns = [] {
    PatternSet patterns;
    for (const KindName& name : kNames) patterns.add(name.pattern, static_cast<std::uint32_t>(name.kind));
    return patterns;
  }();
  return kPatterns;
}

DocumentKind kind_of_title(std::string_view title) {
  // Names of series: fyp-proposal, new_year_address.
  std::string spaced(title);
  for (char& c : spaced)
    if (c == '_') c = ' ';
  std::vector<Token> tokens = tokenise(spaced, {0, static_cast<std::uint32_t>(spaced.size())});
  std::vector<Token> parts;
  for (Token& token : tokens) {
    // “fyp-proposal” is a word to the grammar and two to a name.
    const std::size_t dash = token.folded.rfind('-');
    if (token.kind == TokenKind::kWord && dash != std::string::npos && token.folded != "five-year") {
      Token head = token;
      head.folded = token.folded.substr(0, dash);
      parts.push_back(head);
      token.folded.erase(0, dash + 1);
    }
    parts.push_back(std::move(token));
  }
  DocumentKind kind = DocumentKind::kGeneric;
  int depth = 0;
  for (std::size_t at = 0; at < parts.size();) {
    if (parts[at].folded == "《") ++depth;
    if (parts[at].folded == "》" && depth > 0) --depth;
    const auto match = kind_patterns().match(parts, at);
    if (match.end > at && depth == 0) {
      const auto found = static_cast<DocumentKind>(match.value);
      const bool vague = found == DocumentKind::kGeneric || found == DocumentKind::kReport;
      if (!vague || kind == DocumentKind::kGeneric) kind = found;
      at = match.end;
      // In English what follows a preposition only says more: “notes on the plans” are notes.
      if (kind != DocumentKind::kGeneric && kind != DocumentKind::kReport && at < parts.size() &&
          (parts[at].folded == "on" || parts[at].folded == "for"))
        break;
      continue;
    }
    ++at;
  }
  return kind;
}

bool may_mean(DocumentKind said, DocumentKind held) {
  if (said == held || said == DocumentKind::kGeneric) return true;
  switch (said) {
    case DocumentKind::kReport:
      return held == DocumentKind::kWorkReport || held == DocumentKind::kCongressReport ||
             held == DocumentKind::kBudget || held == DocumentKind::kGeneric;
    case DocumentKind::kWorkReport:  // “the party congress's work report”
      return held == DocumentKind::kReport;
    case DocumentKind::kCongressReport:
      return held == DocumentKind::kReport;
    case DocumentKind::kAddress:
      return held == DocumentKind::kInaugural || held == DocumentKind::kNewYear ||
             held == DocumentKind::kCongressReport || held == DocumentKind::kWorkReport ||
             held == DocumentKind::kGeneric;
    case DocumentKind::kLaw:
      return held == DocumentKind::kRegulation;
    default:
      return false;
  }
}

}  // namespace tifa

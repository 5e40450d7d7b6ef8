// Names of the document model and the one place that says which part a byte belongs to.
#include "document/document.h"

namespace tifa {

std::string_view reason_name(Reason reason) {
  switch (reason) {
    case Reason::kWhiteSpace:
      return "white space";
    case Reason::kMarkup:
      return "markup";
    case Reason::kByteOrderMark:
      return "byte order mark";
    case Reason::kMetadata:
      return "metadata";
    case Reason::kRepeatedTitle:
      return "repeated title";
    case Reason::kContents:
      return "contents list";
    case Reason::kLicence:
      return "licence notice";
    case Reason::kSiteNotice:
      return "site notice";
    case Reason::kRunningHead:
      return "running head";
    case Reason::kRevision:
      return "tracked change";
    case Reason::kStageDirection:
      return "stage direction";
    case Reason::kNavigation:
      return "navigation";
    case Reason::kRelated:
      return "beside the text";
    case Reason::kReaders:
      return "readers' comments";
    case Reason::kForm:
      return "form";
    case Reason::kCaption:
      return "caption";
    case Reason::kScript:
      return "script";
    case Reason::kStyle:
      return "style";
    case Reason::kComment:
      return "markup comment";
    case Reason::kHidden:
      return "hidden";
    case Reason::kGloss:
      return "gloss or note mark";
    case Reason::kOtherPart:
      return "other part";
    case Reason::kRule:
      return "drop rule";
    case Reason::kRemark:
      return "remark";
    case Reason::kHyphen:
      return "hyphen";
  }
  return "unknown";
}

bool is_of_words(Reason reason) {
  switch (reason) {
    case Reason::kMetadata:
    case Reason::kRepeatedTitle:
    case Reason::kContents:
    case Reason::kLicence:
    case Reason::kSiteNotice:
    case Reason::kStageDirection:
    case Reason::kNavigation:
    case Reason::kRelated:
    case Reason::kReaders:
    case Reason::kForm:
    case Reason::kCaption:
    case Reason::kRule:
      return true;
    default:
      return false;
  }
}

std::vector<std::uint32_t> Document::omissions() const {
  std::vector<std::uint32_t> found;
  auto block = blocks.begin();
  for (const SetAside& piece : set_aside) {
    if (!is_of_words(piece.reason)) continue;
    const std::uint32_t at = origin.derived_at(piece.origin.begin);
    while (block != blocks.end() && block->range.end <= at) ++block;
    if (block == blocks.end()) break;
    if (at > block->range.begin && (found.empty() || found.back() < at)) found.push_back(at);
  }
  return found;
}

Part part_of(const Block& block, std::uint32_t at) {
  switch (block.kind) {
    case BlockKind::kTitle:
      return Part::kTitle;
    case BlockKind::kHeading:
      return Part::kHeading;
    case BlockKind::kNote:
      return Part::kNote;
    case BlockKind::kParagraph:
    case BlockKind::kListItem:
    case BlockKind::kTableCell:
      break;
  }
  return at < block.run_in_end ? Part::kRunIn : Part::kBody;
}

}  // namespace tifa

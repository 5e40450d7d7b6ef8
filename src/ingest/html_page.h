// A page of HTML as a tree: elements in the order of their start tags, and the text, breaks and comments between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "base/range.h"
#include "document/document.h"

namespace tifa {

// The elements that mean something to the reader; all others are kInline.
enum class HtmlTag : std::uint8_t {
  kInline,  // span, font, em and whatever is not known: text goes on through it
  kRoot,
  kHtml,
  kHead,
  kBody,
  kTitle,
  kMeta,
  kLink,
  kScript,
  kStyle,
  kNoscript,
  kTemplate,
  kSvg,
  kMedia,
  kIframe,
  kArticle,
  kMain,
  kSection,
  kNav,
  kAside,
  kHeader,
  kFooter,
  kDiv,
  kParagraph,
  kPre,
  kQuote,
  kAddress,
  kFigure,
  kFigureCaption,
  kHeading1,
  kHeading2,
  kHeading3,
  kHeading4,
  kHeading5,
  kHeading6,
  kUnorderedList,
  kOrderedList,
  kListItem,
  kTermList,
  kTerm,
  kTermText,
  kTable,
  kCaption,
  kTableGroup,
  kRow,
  kCell,
  kHeadCell,
  kForm,
  kButton,
  kSelect,
  kOption,
  kTextarea,
  kLabel,
  kFieldset,
  kDetails,
  kSummary,
  kAnchor,
  kStrong,
  kSuperscript,
  kRuby,
  kRubyText,
  kTime,
  kBreak,
  kRule,
  kVoid,
};

struct HtmlElement {
  std::uint32_t parent = 0;  // the root is its own
  HtmlTag tag = HtmlTag::kInline;
  bool hidden = false;  // by itself or by what it stands in: hidden, display:none, visibility:hidden
  Range start;          // its start tag
  Range attributes;
  std::uint32_t end = 0;  // where its content ends in the source
};

struct HtmlItem {
  enum class Kind : std::uint8_t { kText, kBreak, kBoundary };
  Kind kind = Kind::kText;
  bool strong = false;  // set in bold
  bool superscript = false;
  std::uint32_t element = 0;      // that it stands in; of a boundary, the block element that begins or ends
  std::uint32_t link = kNoIndex;  // of text: index into HtmlPage::links
  Range range;                    // of text: bytes of the source; else empty, at its place
};

struct HtmlLink {
  bool inside = false;    // leads to a place in the same page: #…
  bool fragment = false;  // its address names a place, here or elsewhere
};

struct HtmlPage {
  std::vector<HtmlElement> elements;  // a parent stands before its children; the first is the root
  std::vector<HtmlItem> items;        // in the order of the source
  std::vector<HtmlLink> links;        // of each <a>
  std::vector<SetAside> set_aside;  // scripts, styles and comments; what no item and no range of these covers is markup
};

// Builds the tree. Follows the HTML Standard in which elements close which (13.2.6) as far as blocks go; what is set
// inside a line (<a>, <b>) is known from the row of tags, so that a tag that closes too late or never does no harm
// beyond its block. Errors: kLimit above kMaxHtmlElements. O(length), no recursion; depth is not limited.
inline constexpr std::size_t kMaxHtmlElements = 4'000'000;
[[nodiscard]] Result<HtmlPage> parse_html(std::string_view source);

[[nodiscard]] bool is_block(HtmlTag tag);
[[nodiscard]] std::uint8_t heading_level(HtmlTag tag);  // 1 to 6; 0 for others

}  // namespace tifa

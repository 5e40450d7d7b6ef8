// The tree is built in one pass over the tokens. Every question about open elements (is there one, does it stand inside
// this cell?) is answered from stacks of positions, one a tag, so that no page makes it look at all open elements.
#include "ingest/html_page.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "ingest/html_tokens.h"
#include "text/ascii.h"

namespace tifa {
namespace {

struct TagName {
  std::string_view name;
  HtmlTag tag;
};

// Sorted by name.
constexpr std::array<TagName, 100> kTags{{
    {"a", HtmlTag::kAnchor},
    {"address", HtmlTag::kAddress},
    {"area", HtmlTag::kVoid},
    {"article", HtmlTag::kArticle},
    {"aside", HtmlTag::kAside},
    {"audio", HtmlTag::kMedia},
    {"b", HtmlTag::kStrong},
    {"base", HtmlTag::kVoid},
    {"basefont", HtmlTag::kVoid},
    {"blockquote", HtmlTag::kQuote},
    {"body", HtmlTag::kBody},
    {"br", HtmlTag::kBreak},
    {"button", HtmlTag::kButton},
    {"canvas", HtmlTag::kMedia},
    {"caption", HtmlTag::kCaption},
    {"center", HtmlTag::kDiv},
    {"col", HtmlTag::kVoid},
    {"colgroup", HtmlTag::kTableGroup},
    {"dd", HtmlTag::kTermText},
    {"details", HtmlTag::kDetails},
    {"dialog", HtmlTag::kAside},
    {"dir", HtmlTag::kUnorderedList},
    {"div", HtmlTag::kDiv},
    {"dl", HtmlTag::kTermList},
    {"dt", HtmlTag::kTerm},
    {"embed", HtmlTag::kVoid},
    {"fieldset", HtmlTag::kFieldset},
    {"figcaption", HtmlTag::kFigureCaption},
    {"figure", HtmlTag::kFigure},
    {"footer", HtmlTag::kFooter},
    {"form", HtmlTag::kForm},
    {"frame", HtmlTag::kVoid},
    {"frameset", HtmlTag::kDiv},
    {"h1", HtmlTag::kHeading1},
    {"h2", HtmlTag::kHeading2},
    {"h3", HtmlTag::kHeading3},
    {"h4", HtmlTag::kHeading4},
    {"h5", HtmlTag::kHeading5},
    {"h6", HtmlTag::kHeading6},
    {"head", HtmlTag::kHead},
    {"header", HtmlTag::kHeader},
    {"hgroup", HtmlTag::kDiv},
    {"hr", HtmlTag::kRule},
    {"html", HtmlTag::kHtml},
    {"iframe", HtmlTag::kIframe},
    {"image", HtmlTag::kVoid},
    {"img", HtmlTag::kVoid},
    {"input", HtmlTag::kVoid},
    {"isindex", HtmlTag::kVoid},
    {"keygen", HtmlTag::kVoid},
    {"label", HtmlTag::kLabel},
    {"legend", HtmlTag::kDiv},
    {"li", HtmlTag::kListItem},
    {"link", HtmlTag::kLink},
    {"listing", HtmlTag::kPre},
    {"main", HtmlTag::kMain},
    {"map", HtmlTag::kMedia},
    {"menu", HtmlTag::kUnorderedList},
    {"meta", HtmlTag::kMeta},
    {"nav", HtmlTag::kNav},
    {"noembed", HtmlTag::kIframe},
    {"noframes", HtmlTag::kIframe},
    {"noscript", HtmlTag::kNoscript},
    {"object", HtmlTag::kMedia},
    {"ol", HtmlTag::kOrderedList},
    {"optgroup", HtmlTag::kOption},
    {"option", HtmlTag::kOption},
    {"p", HtmlTag::kParagraph},
    {"param", HtmlTag::kVoid},
    {"plaintext", HtmlTag::kPre},
    {"pre", HtmlTag::kPre},
    {"rp", HtmlTag::kRubyText},
    {"rt", HtmlTag::kRubyText},
    {"rtc", HtmlTag::kRubyText},
    {"ruby", HtmlTag::kRuby},
    {"script", HtmlTag::kScript},
    {"section", HtmlTag::kSection},
    {"select", HtmlTag::kSelect},
    {"source", HtmlTag::kVoid},
    {"strong", HtmlTag::kStrong},
    {"style", HtmlTag::kStyle},
    {"summary", HtmlTag::kSummary},
    {"sup", HtmlTag::kSuperscript},
    {"svg", HtmlTag::kSvg},
    {"table", HtmlTag::kTable},
    {"tbody", HtmlTag::kTableGroup},
    {"td", HtmlTag::kCell},
    {"template", HtmlTag::kTemplate},
    {"textarea", HtmlTag::kTextarea},
    {"tfoot", HtmlTag::kTableGroup},
    {"th", HtmlTag::kHeadCell},
    {"thead", HtmlTag::kTableGroup},
    {"time", HtmlTag::kTime},
    {"title", HtmlTag::kTitle},
    {"tr", HtmlTag::kRow},
    {"track", HtmlTag::kVoid},
    {"ul", HtmlTag::kUnorderedList},
    {"video", HtmlTag::kMedia},
    {"wbr", HtmlTag::kVoid},
    {"xmp", HtmlTag::kPre},
}};

constexpr std::uint32_t kTagCount = static_cast<std::uint32_t>(HtmlTag::kVoid) + 1;
constexpr std::size_t kFormatsLookedAt = 32;  // open <a>, <b>, <sup> among which an end tag finds its own

HtmlTag tag_of(std::string_view name) {
  const auto end = kTags.end();
  const auto found =
      std::lower_bound(kTags.begin(), end, name, [](const TagName& row, std::string_view n) { return row.name < n; });
  return found != end && found->name == name ? found->tag : HtmlTag::kInline;
}

bool is_void(HtmlTag tag) {
  return tag == HtmlTag::kVoid || tag == HtmlTag::kBreak || tag == HtmlTag::kRule || tag == HtmlTag::kMeta ||
         tag == HtmlTag::kLink;
}

bool is_format(HtmlTag tag) {
  return tag == HtmlTag::kAnchor || tag == HtmlTag::kStrong || tag == HtmlTag::kSuperscript;
}

bool says_hidden(std::string_view source, Range attributes) {
  std::uint32_t at = attributes.begin;
  while (const auto attribute = next_attribute(source, at, attributes.end)) {
    const std::string_view name = attribute->name.of(source);
    if (equal_ignoring_case(name, "hidden")) return !equal_ignoring_case(attribute->value.of(source), "false");
    if (!equal_ignoring_case(name, "style")) continue;
    std::string style;
    for (char c : attribute->value.of(source))
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') style += ascii_lower(c);
    if (style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos) return true;
  }
  return false;
}

class Builder {
 public:
  explicit Builder(std::string_view source) : source_(source), tokens_(source), open_at_(kTagCount) {}

  Result<HtmlPage> build() {
    push({0, HtmlTag::kRoot, false, {0, 0}, {0, 0}, 0}, static_cast<std::uint32_t>(HtmlTag::kRoot));
    while (const auto token = tokens_.next()) {
      switch (token->kind) {
        case HtmlTokenKind::kText:
          text(token->range);
          break;
        case HtmlTokenKind::kRawText:
          page_.set_aside.push_back({top().tag == HtmlTag::kStyle ? Reason::kStyle : Reason::kScript, token->range});
          break;
        case HtmlTokenKind::kComment:
          page_.set_aside.push_back({Reason::kComment, token->range});
          break;
        case HtmlTokenKind::kDeclaration:
          break;
        case HtmlTokenKind::kStartTag:
          start(*token);
          if (page_.elements.size() > kMaxHtmlElements)
            return fail(ErrorCode::kLimit, fmt_limit(), "", "split it, or save the text alone");
          break;
        case HtmlTokenKind::kEndTag:
          end(*token);
          break;
      }
    }
    close_to(0, static_cast<std::uint32_t>(source_.size()));
    page_.elements[0].end = static_cast<std::uint32_t>(source_.size());
    return std::move(page_);
  }

 private:
  struct Open {
    std::uint32_t element;
    std::uint32_t kind;  // HtmlTag, or the number of a name that is none
  };
  struct Format {
    HtmlTag tag;
    std::size_t depth;  // open elements when it began
    std::uint32_t link;
  };

  static std::string fmt_limit() { return "the page has more than " + std::to_string(kMaxHtmlElements) + " elements"; }

  [[nodiscard]] const HtmlElement& top() const { return page_.elements[open_.back().element]; }

  void push(HtmlElement element, std::uint32_t kind) {
    const auto index = static_cast<std::uint32_t>(page_.elements.size());
    open_at_[kind].push_back(static_cast<std::uint32_t>(open_.size()));
    if (is_block(element.tag)) boundary(index, element.start.begin);
    page_.elements.push_back(element);
    open_.push_back({index, kind});
  }

  void boundary(std::uint32_t element, std::uint32_t at) {
    page_.items.push_back({HtmlItem::Kind::kBoundary, false, false, element, kNoIndex, {at, at}});
  }

  // Closes open elements until `size` are left.
  void close_to(std::size_t size, std::uint32_t at) {
    while (open_.size() > std::max<std::size_t>(size, 1)) {
      const Open last = open_.back();
      HtmlElement& element = page_.elements[last.element];
      element.end = at;
      open_.pop_back();
      open_at_[last.kind].pop_back();
      if (!is_block(element.tag)) continue;
      boundary(last.element, at);
      while (!formats_.empty() && formats_.back().depth > open_.size()) formats_.pop_back();
    }
  }

  // One past the position of the innermost open element of this kind; 0 when there is none.
  [[nodiscard]] std::size_t innermost(std::uint32_t kind) const {
    return open_at_[kind].empty() ? 0 : open_at_[kind].back() + 1;
  }
  [[nodiscard]] std::size_t innermost(HtmlTag tag) const { return innermost(static_cast<std::uint32_t>(tag)); }
  [[nodiscard]] std::size_t innermost_of(std::initializer_list<HtmlTag> tags) const {
    std::size_t last = 0;
    for (HtmlTag tag : tags) last = std::max(last, innermost(tag));
    return last;
  }
  // What end tags and implied ends do not reach across.
  [[nodiscard]] std::size_t cell_barrier() const {
    return innermost_of({HtmlTag::kCell, HtmlTag::kHeadCell, HtmlTag::kCaption, HtmlTag::kTable, HtmlTag::kTemplate});
  }

  void close_inside(std::initializer_list<HtmlTag> tags, std::size_t barrier, std::uint32_t at) {
    const std::size_t position = innermost_of(tags);
    if (position > barrier) close_to(position - 1, at);
  }

  // Ends that a start tag implies.
  void implied_ends(HtmlTag tag, std::uint32_t at) {
    const std::size_t cell = cell_barrier();
    switch (tag) {
      case HtmlTag::kListItem:
        close_inside({HtmlTag::kListItem},
                     std::max(cell, innermost_of({HtmlTag::kUnorderedList, HtmlTag::kOrderedList})), at);
        break;
      case HtmlTag::kTerm:
      case HtmlTag::kTermText:
        close_inside({HtmlTag::kTerm, HtmlTag::kTermText}, std::max(cell, innermost(HtmlTag::kTermList)), at);
        break;
      case HtmlTag::kOption:
        close_inside({HtmlTag::kOption}, innermost(HtmlTag::kSelect), at);
        break;
      case HtmlTag::kCell:
      case HtmlTag::kHeadCell:
        close_inside({HtmlTag::kCell, HtmlTag::kHeadCell, HtmlTag::kCaption}, innermost(HtmlTag::kTable), at);
        return;
      case HtmlTag::kRow:
        close_inside({HtmlTag::kCell, HtmlTag::kHeadCell, HtmlTag::kCaption}, innermost(HtmlTag::kTable), at);
        close_inside({HtmlTag::kRow}, innermost(HtmlTag::kTable), at);
        return;
      case HtmlTag::kTableGroup:
        close_inside({HtmlTag::kCell, HtmlTag::kHeadCell, HtmlTag::kCaption}, innermost(HtmlTag::kTable), at);
        close_inside({HtmlTag::kRow}, innermost(HtmlTag::kTable), at);
        close_inside({HtmlTag::kTableGroup}, innermost(HtmlTag::kTable), at);
        return;
      case HtmlTag::kBody:
        close_inside({HtmlTag::kHead}, 0, at);
        return;
      default:
        break;
    }
    if (is_block(tag)) close_inside({HtmlTag::kParagraph}, cell_barrier(), at);
    if (heading_level(tag) > 0)
      close_inside({HtmlTag::kHeading1, HtmlTag::kHeading2, HtmlTag::kHeading3, HtmlTag::kHeading4, HtmlTag::kHeading5,
                    HtmlTag::kHeading6},
                   std::max(cell_barrier(), open_.size() - 1), at);
  }

  [[nodiscard]] static bool head_only(HtmlTag tag) {
    return tag == HtmlTag::kTitle || tag == HtmlTag::kMeta || tag == HtmlTag::kLink || tag == HtmlTag::kScript ||
           tag == HtmlTag::kStyle || tag == HtmlTag::kNoscript || tag == HtmlTag::kTemplate || tag == HtmlTag::kVoid ||
           tag == HtmlTag::kInline || tag == HtmlTag::kHead || tag == HtmlTag::kHtml;
  }

  void start(const HtmlToken& token) {
    const std::string name = ascii_lower(token.name.of(source_));
    const HtmlTag tag = tag_of(name);
    if ((tag == HtmlTag::kHtml || tag == HtmlTag::kBody || tag == HtmlTag::kHead) && innermost(tag) > 0) return;
    if (!head_only(tag)) close_inside({HtmlTag::kHead}, 0, token.range.begin);
    const bool self_closing = token.attributes.size() > 0 && source_[token.attributes.end - 1] == '/';
    if (tag == HtmlTag::kBreak) return add_break(token);
    if (is_format(tag)) {
      const bool hidden = says_hidden(source_, token.attributes);
      if (tag == HtmlTag::kAnchor) end_format(HtmlTag::kAnchor);
      std::uint32_t link = kNoIndex;
      if (tag == HtmlTag::kAnchor) {
        link = static_cast<std::uint32_t>(page_.links.size());
        const std::string address = html_attribute(source_, token.attributes, "href").value_or("");
        page_.links.push_back({address.size() > 1 && address[0] == '#', address.find('#') != address.npos});
      }
      if (!hidden) {
        formats_.push_back({tag, open_.size(), link});
        return;
      }
    }
    implied_ends(tag, token.range.begin);
    HtmlElement element;
    element.parent = open_.back().element;
    element.tag = is_format(tag) ? HtmlTag::kInline : tag;
    element.start = token.range;
    element.attributes = token.attributes;
    element.hidden = top().hidden || tag == HtmlTag::kTemplate || says_hidden(source_, token.attributes);
    element.end = token.range.end;
    if (is_void(tag) || (self_closing && innermost(HtmlTag::kSvg) > 0)) {
      if (tag == HtmlTag::kRule) boundary(open_.back().element, token.range.begin);
      page_.elements.push_back(element);
      return;
    }
    push(element, element.tag == HtmlTag::kInline ? kind_of(name) : static_cast<std::uint32_t>(tag));
  }

  // The number under which open elements of a name without meaning are kept.
  std::uint32_t kind_of(const std::string& name) {
    const auto [place, added] = kinds_.emplace(name, static_cast<std::uint32_t>(open_at_.size()));
    if (added) open_at_.emplace_back();
    return place->second;
  }

  bool end_format(HtmlTag tag) {
    const std::size_t last = formats_.size();
    for (std::size_t i = last; i > 0 && i + kFormatsLookedAt > last; --i) {
      if (formats_[i - 1].tag != tag) continue;
      formats_.erase(formats_.begin() + static_cast<std::ptrdiff_t>(i - 1));
      return true;
    }
    return false;
  }

  void add_break(const HtmlToken& token) {
    page_.items.push_back(
        {HtmlItem::Kind::kBreak, false, false, open_.back().element, kNoIndex, {token.range.begin, token.range.begin}});
  }

  void end(const HtmlToken& token) {
    const std::string name = ascii_lower(token.name.of(source_));
    const HtmlTag tag = tag_of(name);
    if (tag == HtmlTag::kBreak) return add_break(token);         // </br> is a break to browsers
    if (tag == HtmlTag::kBody || tag == HtmlTag::kHtml) return;  // what follows stands in the body all the same
    if (is_format(tag) && end_format(tag)) return;
    const std::uint32_t kind =
        tag == HtmlTag::kInline || is_format(tag) ? known_kind(name) : static_cast<std::uint32_t>(tag);
    std::size_t position = kind == kNoIndex ? 0 : innermost(kind);
    if (heading_level(tag) > 0)
      position = innermost_of({HtmlTag::kHeading1, HtmlTag::kHeading2, HtmlTag::kHeading3, HtmlTag::kHeading4,
                               HtmlTag::kHeading5, HtmlTag::kHeading6});
    std::size_t barrier = cell_barrier();
    if (tag == HtmlTag::kTable || tag == HtmlTag::kTemplate) barrier = 0;
    if (tag == HtmlTag::kCell || tag == HtmlTag::kHeadCell || tag == HtmlTag::kRow || tag == HtmlTag::kTableGroup ||
        tag == HtmlTag::kCaption)
      barrier = innermost(HtmlTag::kTable);
    // A mark inside a line ends nothing beyond its block.
    if (tag == HtmlTag::kInline || tag == HtmlTag::kTime || tag == HtmlTag::kLabel)
      barrier = std::max(barrier, innermost_of({HtmlTag::kParagraph, HtmlTag::kDiv, HtmlTag::kListItem}));
    if (position > barrier) close_to(position - 1, token.range.begin);
  }

  [[nodiscard]] std::uint32_t known_kind(const std::string& name) const {
    const auto found = kinds_.find(name);
    return found == kinds_.end() ? kNoIndex : found->second;
  }

  void text(Range range) {
    HtmlItem item;
    item.element = open_.back().element;
    item.range = range;
    for (std::size_t i = formats_.size(); i > 0 && i + kFormatsLookedAt > formats_.size(); --i) {
      const Format& format = formats_[i - 1];
      if (format.tag == HtmlTag::kStrong) item.strong = true;
      if (format.tag == HtmlTag::kSuperscript) item.superscript = true;
      if (format.tag == HtmlTag::kAnchor && item.link == kNoIndex) item.link = format.link;
    }
    page_.items.push_back(item);
  }

  std::string_view source_;
  HtmlTokens tokens_;
  HtmlPage page_;
  std::vector<Open> open_;
  std::vector<std::vector<std::uint32_t>> open_at_;  // by kind: positions in open_, ascending
  std::unordered_map<std::string, std::uint32_t> kinds_;
  std::vector<Format> formats_;
};

}  // namespace

bool is_block(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kInline:
    case HtmlTag::kMeta:
    case HtmlTag::kLink:
    case HtmlTag::kScript:
    case HtmlTag::kStyle:
    case HtmlTag::kNoscript:
    case HtmlTag::kSvg:
    case HtmlTag::kMedia:
    case HtmlTag::kIframe:
    case HtmlTag::kButton:
    case HtmlTag::kSelect:
    case HtmlTag::kTextarea:
    case HtmlTag::kLabel:
    case HtmlTag::kAnchor:
    case HtmlTag::kStrong:
    case HtmlTag::kSuperscript:
    case HtmlTag::kRuby:
    case HtmlTag::kRubyText:
    case HtmlTag::kTime:
    case HtmlTag::kBreak:
    case HtmlTag::kVoid:
      return false;
    default:
      return true;
  }
}

std::uint8_t heading_level(HtmlTag tag) {
  if (tag < HtmlTag::kHeading1 || tag > HtmlTag::kHeading6) return 0;
  return static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(HtmlTag::kHeading1) + 1);
}

Result<HtmlPage> parse_html(std::string_view source) { return Builder(source).build(); }

}  // namespace tifa

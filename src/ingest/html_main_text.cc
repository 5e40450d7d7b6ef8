// Sums over the tree are taken from the last element to the first, since a parent stands before its children.
#include "ingest/html_main_text.h"

#include <algorithm>

#include "ingest/html_signs.h"
#include "text/characters.h"
#include "text/references.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLongestCounted = 600;  // one paragraph is worth no more than this
constexpr std::int64_t kFragment = -12;         // worth of a line that is no sentence
constexpr std::int64_t kLongestTeaser = 350;
constexpr std::int64_t kDeclared = 400;        // worth of being called the text
constexpr std::int64_t kFewestTogether = 400;  // prose in company that makes standing alone a sign
constexpr std::int64_t kFewestHidden = 160;    // prose in a hidden element that may be the text all the same

// Visible characters of a stretch of source and what they end with.
struct Measure {
  std::uint32_t length = 0;
  std::uint32_t marks = 0;
  bool closed = false;

  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      CodePoint point{static_cast<unsigned char>(text[at]), 1};
      if (point.value >= 0x80) point = decode_utf8(text, at);
      if (point.value == U'&') {
        const CharacterReference reference = character_reference(text.substr(at));
        if (reference.code != 0) point = {reference.code, reference.length};
      }
      at += point.length;
      add(point.value, at < text.size() ? static_cast<unsigned char>(text[at]) : U' ');
    }
  }

 private:
  void add(char32_t code, char32_t next) {
    if (code <= U' ' || code == 0xA0 || code == 0x3000 || code == 0x200B || code == 0xFEFF) return;
    length += code >= 0x2E80 && code < 0xE000 ? 2 : 1;
    const bool wide = code >= 0x80;
    if (is_clause_end(code) && (wide || next == U' ' || next == U'\n' || next == U'<' || next == U'"')) {
      ++marks;
      closed = is_sentence_end(code);
    } else if (!is_closing_quotation_mark(code) && code != U'"' && code != U'\'' && code != U')' && code != U'）') {
      closed = false;
    }
  }
};

Reason own_reason(const HtmlElement& element) {
  switch (element.tag) {
    case HtmlTag::kTitle:
      return Reason::kMetadata;
    case HtmlTag::kButton:
    case HtmlTag::kSelect:
    case HtmlTag::kOption:
    case HtmlTag::kTextarea:
      return Reason::kForm;
    case HtmlTag::kMedia:
      return Reason::kCaption;
    case HtmlTag::kSvg:
    case HtmlTag::kNoscript:
    case HtmlTag::kScript:
    case HtmlTag::kIframe:
      return Reason::kScript;
    case HtmlTag::kStyle:
      return Reason::kStyle;
    case HtmlTag::kTemplate:
      return Reason::kHidden;
    case HtmlTag::kRubyText:
      return Reason::kGloss;
    default:
      return Reason::kWhiteSpace;
  }
}

}  // namespace

std::vector<Reason> reasons_of_elements(std::string_view source, const HtmlPage& page) {
  std::vector<Reason> reasons(page.elements.size(), Reason::kWhiteSpace);
  for (std::size_t e = 1; e < page.elements.size(); ++e) {
    const HtmlElement& element = page.elements[e];
    reasons[e] = reasons[element.parent];
    if (reasons[e] == Reason::kWhiteSpace) reasons[e] = own_reason(element);
    if (reasons[e] == Reason::kWhiteSpace && element.hidden) reasons[e] = Reason::kHidden;
  }
  // How much is shown, and how much each hidden element holds.
  std::vector<std::uint32_t> hidden_in(page.elements.size(), 0);  // the outermost hidden element, by element
  std::vector<std::int64_t> held(page.elements.size(), 0);
  std::int64_t shown = 0;
  bool any = false;
  for (std::uint32_t e = 1; e < page.elements.size(); ++e) {
    const std::uint32_t parent = page.elements[e].parent;
    hidden_in[e] = hidden_in[parent] != 0 ? hidden_in[parent] : page.elements[e].hidden ? e : 0;
    any = any || hidden_in[e] != 0;
  }
  if (!any) return reasons;
  for (const HtmlItem& item : page.items) {
    if (item.kind != HtmlItem::Kind::kText || item.link != kNoIndex) continue;
    const Reason reason = reasons[item.element];
    if (reason != Reason::kWhiteSpace && reason != Reason::kHidden) continue;
    Measure measure;
    measure.add(item.range.of(source));
    if (measure.marks == 0) continue;
    if (reason == Reason::kHidden)
      held[hidden_in[item.element]] += measure.length;
    else
      shown += measure.length;
  }
  for (std::uint32_t e = 1; e < page.elements.size(); ++e) {
    const std::uint32_t outer = hidden_in[e];
    if (outer != 0 && reasons[e] == Reason::kHidden && page.elements[outer].tag != HtmlTag::kTemplate &&
        held[outer] > kFewestHidden && held[outer] > shown * 2)
      reasons[e] = Reason::kWhiteSpace;
  }
  return reasons;
}

// Two ideographic spaces, or four that do not break: how pages without markup for paragraphs begin one.
static bool begins_indented(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  if (at == text.npos) return false;
  text = text.substr(at);
  return text.starts_with("\u3000\u3000") || text.starts_with("&nbsp;&nbsp;&nbsp;&nbsp;") ||
         text.starts_with("\u00A0\u00A0\u00A0\u00A0");
}

std::vector<HtmlParagraph> paragraphs_of(std::string_view source, const HtmlPage& page,
                                         const std::vector<Reason>& reasons) {
  std::vector<std::uint32_t> block(page.elements.size(), 0);
  for (std::uint32_t e = 1; e < page.elements.size(); ++e)
    block[e] = is_block(page.elements[e].tag) ? e : block[page.elements[e].parent];
  std::vector<HtmlParagraph> paragraphs;
  HtmlParagraph open;
  Measure measure, linked;
  bool strong = true;
  std::uint32_t breaks = 0;
  const auto flush = [&](std::uint32_t next) {
    if (measure.length > 0) {
      open.length = measure.length;
      open.marks = measure.marks;
      open.linked = linked.length;
      open.closed = measure.closed;
      open.strong = strong;
      paragraphs.push_back(open);
    }
    open = {};
    open.first = open.last = next;
    measure = linked = {};
    strong = true;
    breaks = 0;
  };
  for (std::uint32_t i = 0; i < page.items.size(); ++i) {
    const HtmlItem& item = page.items[i];
    if (item.kind == HtmlItem::Kind::kBoundary) {
      flush(i + 1);
      continue;
    }
    if (item.kind == HtmlItem::Kind::kBreak) {
      if (++breaks >= 2) flush(i + 1);
      continue;
    }
    if (reasons[item.element] != Reason::kWhiteSpace) continue;
    if (breaks > 0 && measure.length > 0 && begins_indented(item.range.of(source))) flush(i);
    const std::uint32_t before = measure.length;
    measure.add(item.range.of(source));
    if (measure.length == before) continue;
    if (before == 0) {
      open.first = i;
      open.element = block[item.element];
    }
    // A link to a place in the same page (a contents list, a footnote) tells nothing of what it stands in.
    if (item.link != kNoIndex && !page.links[item.link].inside) linked.length += measure.length - before;
    strong = strong && item.strong;
    breaks = 0;
    open.last = i + 1;
  }
  flush(static_cast<std::uint32_t>(page.items.size()));
  return paragraphs;
}

namespace {

class Chooser {
 public:
  Chooser(std::string_view source, const HtmlPage& page, std::vector<HtmlParagraph>& paragraphs)
      : source_(source), page_(page), paragraphs_(paragraphs), count_(page.elements.size()) {}

  void choose() {
    read_signs();
    measure();
    const std::uint32_t root = best();
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      HtmlParagraph& paragraph = paragraphs_[i];
      if (!inside(paragraph.element, root))
        paragraph.dropped = reason_outside(paragraph);
      else if (zone_[paragraph.element] != Reason::kWhiteSpace)
        paragraph.dropped = zone_[paragraph.element];
    }
    drop_link_groups(root);
    find_title(root);
  }

 private:
  [[nodiscard]] std::uint32_t parent(std::uint32_t e) const { return page_.elements[e].parent; }
  [[nodiscard]] bool inside(std::uint32_t e, std::uint32_t root) const { return e >= root && e < after_[root]; }

  void read_signs() {
    signs_.resize(count_);
    for (std::uint32_t e = 1; e < count_; ++e) {
      const HtmlElement& element = page_.elements[e];
      if (element.tag != HtmlTag::kHtml && element.tag != HtmlTag::kBody && element.attributes.size() > 3)
        signs_[e] = html_signs(source_, element.attributes);
    }
    in_article_.assign(count_, false);
    for (std::uint32_t e = 1; e < count_; ++e)
      in_article_[e] = in_article_[parent(e)] || page_.elements[parent(e)].tag == HtmlTag::kArticle;
    // One past the last element inside each.
    after_.resize(count_);
    for (std::uint32_t e = 0; e < count_; ++e) after_[e] = e + 1;
    for (std::uint32_t e = static_cast<std::uint32_t>(count_); e-- > 1;)
      after_[parent(e)] = std::max(after_[parent(e)], after_[e]);
  }

  // What an element is by its tag and names; kWhiteSpace where nothing speaks against it.
  [[nodiscard]] Reason kind_of(std::uint32_t e) const {
    const HtmlSigns& signs = signs_[e];
    switch (page_.elements[e].tag) {
      case HtmlTag::kNav:
      case HtmlTag::kFooter:
        return Reason::kNavigation;
      case HtmlTag::kAside:
        return Reason::kRelated;
      case HtmlTag::kFigureCaption:
        return Reason::kCaption;
      case HtmlTag::kArticle:
        if (in_article_[e]) return signs.readers ? Reason::kReaders : Reason::kRelated;
        [[fallthrough]];
      case HtmlTag::kMain:
        return signs.readers ? Reason::kReaders : Reason::kWhiteSpace;
      default:
        break;
    }
    if (signs.body || is_table_part(page_.elements[e].tag)) return Reason::kWhiteSpace;
    if (signs.overlay) return Reason::kRelated;
    if (signs.readers) return Reason::kReaders;
    if (signs.beside) return Reason::kRelated;
    if (signs.navigation) return Reason::kNavigation;
    if (signs.caption) return Reason::kCaption;
    if (signs.note && heading_level(page_.elements[e].tag) == 0) return Reason::kMetadata;
    return Reason::kWhiteSpace;
  }

  // The largest share of the page's prose, in per cent, with which an element is believed to be what it is called.
  [[nodiscard]] int believed(std::uint32_t e, Reason kind) const {
    if (kind == Reason::kReaders || signs_[e].overlay) return 90;
    if (kind == Reason::kMetadata || kind == Reason::kCaption) return 15;
    return 40;
  }

  [[nodiscard]] static bool is_table_part(HtmlTag tag) {
    return tag == HtmlTag::kTableGroup || tag == HtmlTag::kRow || tag == HtmlTag::kCell || tag == HtmlTag::kHeadCell;
  }

  // The element whose children a paragraph and its neighbours are.
  [[nodiscard]] std::uint32_t company_of(const HtmlParagraph& paragraph) const {
    const HtmlTag tag = page_.elements[paragraph.element].tag;
    return tag == HtmlTag::kParagraph || tag == HtmlTag::kQuote ? parent(paragraph.element) : paragraph.element;
  }

  // Sums of prose; zones; worth.
  void measure() {
    prose_.assign(count_, 0);
    for (const HtmlParagraph& paragraph : paragraphs_)
      if (paragraph.prose()) prose_[paragraph.element] += paragraph.length - paragraph.linked;
    sum(prose_);
    const std::int64_t all = prose_[0];
    std::vector<std::int64_t> declared(count_, 0);  // elements inside that are declared to be the text
    for (std::uint32_t e = 1; e < count_; ++e) declared[e] = signs_[e].body ? 1 : 0;
    sum(declared);
    zone_.assign(count_, Reason::kWhiteSpace);
    for (std::uint32_t e = 1; e < count_; ++e) {
      zone_[e] = zone_[parent(e)];
      if (zone_[e] != Reason::kWhiteSpace) continue;
      const Reason kind = kind_of(e);
      if (kind == Reason::kWhiteSpace || declared[e] > 0) continue;
      // Names deceive: what holds most of the page's sentences is not beside the text.
      if (prose_[e] * 100 > all * believed(e, kind)) continue;
      zone_[e] = kind;
    }
    company_.assign(count_, 0);
    for (const HtmlParagraph& paragraph : paragraphs_)
      if (paragraph.prose() || paragraph.sentence()) ++company_[company_of(paragraph)];
    // Where the paragraphs of a page each have a box of their own, standing alone tells nothing.
    std::int64_t together = 0;
    std::int64_t alone = 0;
    for (const HtmlParagraph& paragraph : paragraphs_)
      if (paragraph.prose() && zone_[paragraph.element] == Reason::kWhiteSpace)
        (company_[company_of(paragraph)] > 1 ? together : alone) += paragraph.length;
    grouped_ = together >= kFewestTogether && together * 3 >= alone;
    worth_.assign(count_, 0);
    for (const HtmlParagraph& paragraph : paragraphs_) worth_[paragraph.element] += worth_of(paragraph);
    for (std::uint32_t e = 1; e < count_; ++e)
      if (zone_[e] == Reason::kWhiteSpace && signs_[e].body) worth_[e] += kDeclared;
    sum(worth_);
  }

  [[nodiscard]] std::int64_t worth_of(const HtmlParagraph& paragraph) const {
    const std::int64_t length = paragraph.length;
    const std::int64_t linked = paragraph.linked;
    if (zone_[paragraph.element] != Reason::kWhiteSpace) return -std::min<std::int64_t>(length, 40) / 4;
    if (paragraph.prose()) {
      const std::int64_t worth = std::min<std::int64_t>(length, kLongestCounted) - 2 * linked;
      // A sentence or two alone in a box tell of another page as often as of this one.
      return lone(paragraph) ? std::min<std::int64_t>(worth, 0) : worth;
    }
    if (paragraph.sentence()) return lone(paragraph) ? 0 : (length - 2 * linked) / 2;
    if (linked * 2 > length) return -std::min<std::int64_t>(linked, 60);
    const HtmlTag tag = page_.elements[paragraph.element].tag;
    if (tag == HtmlTag::kCell || tag == HtmlTag::kHeadCell) return length < 30 ? 0 : kFragment;
    if (paragraph.closed || tag == HtmlTag::kParagraph || tag == HtmlTag::kListItem || heading_level(tag) > 0) return 0;
    return kFragment;
  }

  [[nodiscard]] bool lone(const HtmlParagraph& paragraph) const {
    return grouped_ && paragraph.length < kLongestTeaser && company_[company_of(paragraph)] == 1;
  }

  void sum(std::vector<std::int64_t>& values) const {
    for (std::uint32_t e = static_cast<std::uint32_t>(count_); e-- > 1;) values[parent(e)] += values[e];
  }

  // The element worth most; of equals the innermost.
  [[nodiscard]] std::uint32_t best() const {
    std::uint32_t best = 0;
    for (std::uint32_t e = 1; e < count_; ++e)
      if (worth_[e] >= worth_[best]) best = e;
    return best;
  }

  [[nodiscard]] Reason reason_outside(const HtmlParagraph& paragraph) const {
    const Reason zone = zone_[paragraph.element];
    if (zone != Reason::kWhiteSpace) return zone;
    return paragraph.linked * 2 > paragraph.length ? Reason::kNavigation : Reason::kRelated;
  }

  // Lists and boxes inside the text that are mostly links.
  void drop_link_groups(std::uint32_t root) {
    std::vector<std::int64_t> length(count_, 0), linked(count_, 0);
    for (const HtmlParagraph& paragraph : paragraphs_) {
      length[paragraph.element] += paragraph.length;
      linked[paragraph.element] += paragraph.linked;
    }
    sum(length);
    sum(linked);
    std::vector<bool> box(count_, false);
    for (std::uint32_t e = root + 1; e < after_[root]; ++e) {
      box[e] = box[parent(e)] || (length[e] > 0 && linked[e] * 10 > length[e] * 6);
    }
    for (HtmlParagraph& paragraph : paragraphs_)
      if (!paragraph.dropped && inside(paragraph.element, root) && box[paragraph.element])
        paragraph.dropped = Reason::kRelated;
  }

  // The last first-level heading before the text, or the first one in it.
  void find_title(std::uint32_t root) {
    HtmlParagraph* title = nullptr;
    for (HtmlParagraph& paragraph : paragraphs_) {
      const bool in = inside(paragraph.element, root);
      if (page_.elements[paragraph.element].tag == HtmlTag::kHeading1 && paragraph.length > 2 &&
          zone_[paragraph.element] != Reason::kNavigation) {
        title = &paragraph;
        if (in) break;
      }
      if (in && !paragraph.dropped && paragraph.prose()) break;
    }
    if (title == nullptr) return;
    title->title = true;
    title->dropped.reset();
  }

  std::string_view source_;
  const HtmlPage& page_;
  std::vector<HtmlParagraph>& paragraphs_;
  std::size_t count_;
  std::vector<HtmlSigns> signs_;
  std::vector<bool> in_article_;
  std::vector<std::uint32_t> after_;
  std::vector<std::int64_t> prose_, worth_;
  bool grouped_ = false;
  std::vector<std::uint32_t> company_;  // paragraphs of prose, by the element whose children they are
  std::vector<Reason> zone_;
};

}  // namespace

void drop_all_but_main_text(std::string_view source, const HtmlPage& page, std::vector<HtmlParagraph>& paragraphs) {
  Chooser(source, page, paragraphs).choose();
}

}  // namespace tifa

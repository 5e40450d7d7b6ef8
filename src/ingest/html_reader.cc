// From a page to a raw document: the main text is chosen, lines of the page among it are told, what is left is written.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/html_lines.h"
#include "ingest/html_main_text.h"
#include "ingest/html_page.h"
#include "ingest/html_properties.h"
#include "ingest/html_tokens.h"
#include "ingest/html_writer.h"
#include "ingest/readers.h"
#include "structure/dates.h"
#include "structure/shape.h"
#include "text/ascii.h"

namespace tifa {
namespace {

constexpr std::uint32_t kOtherProse = 100;   // a paragraph this long ends a list of other articles
constexpr std::uint32_t kLongestMark = 6;    // bytes of the mark of a footnote: [12]
constexpr std::size_t kLongestTitle = 400;   // bytes
constexpr std::size_t kFewestFacts = 3;      // cells that make a table one of facts about the document
constexpr std::uint32_t kLongestCell = 300;  // usual length of the cells of a table that is no layout
constexpr std::uint8_t kDeepestIndent = 40;

// The table of cells and how it is used.
struct TableUse {
  std::uint32_t rows = 0, cells = 0, heads = 0, nested = 0, length = 0, facts = 0;

  [[nodiscard]] bool data() const {
    if (nested > 0 || cells < 2) return false;
    return heads > 0 || (rows > 1 && cells >= 2 * rows && length < cells * kLongestCell);
  }
};

class PageReader {
 public:
  PageReader(std::string_view source, HtmlPage page, const std::vector<TextRule>& rules)
      : source_(source), page_(std::move(page)), rules_(rules), writer_(source) {}

  RawDocument read() {
    reasons_ = reasons_of_elements(source_, page_);
    paragraphs_ = paragraphs_of(source_, page_, reasons_);
    properties_ = html_properties(source_, page_);
    drop_all_but_main_text(source_, page_, paragraphs_);
    find_places();
    find_title();
    drop_facts();
    drop_page_lines();
    obey_rules();
    write();
    account();
    RawDocument& raw = writer_.raw();
    raw.source_size = source_.size();
    if (properties_.title.empty()) properties_.title = html_title(source_, page_);
    raw.properties = std::move(properties_);
    return std::move(raw);
  }

 private:
  // What the elements around a paragraph make of it.
  void find_places() {
    const std::size_t count = page_.elements.size();
    table_.assign(count, 0);
    cell_.assign(count, 0);
    item_.assign(count, 0);
    heading_.assign(count, 0);
    lists_.assign(count, 0);
    preformatted_.assign(count, false);
    quote_.assign(count, false);
    uses_.assign(count, {});
    for (std::uint32_t e = 1; e < count; ++e) {
      const HtmlElement& element = page_.elements[e];
      const std::uint32_t up = element.parent;
      table_[e] = table_[up];
      cell_[e] = cell_[up];
      item_[e] = item_[up];
      heading_[e] = heading_[up];
      lists_[e] = lists_[up];
      preformatted_[e] = preformatted_[up] || element.tag == HtmlTag::kPre;
      quote_[e] = quote_[up] || element.tag == HtmlTag::kQuote;
      switch (element.tag) {
        case HtmlTag::kTable:
          if (table_[e] != 0) ++uses_[table_[e]].nested;
          table_[e] = e;
          item_[e] = 0;
          break;
        case HtmlTag::kRow:
          ++uses_[table_[e]].rows;
          break;
        case HtmlTag::kHeadCell:
          ++uses_[table_[e]].heads;
          [[fallthrough]];
        case HtmlTag::kCell:
          ++uses_[table_[e]].cells;
          cell_[e] = e;
          break;
        case HtmlTag::kUnorderedList:
        case HtmlTag::kOrderedList:
          ++lists_[e];
          break;
        case HtmlTag::kListItem:
          item_[e] = e;
          break;
        default:
          if (heading_level(element.tag) > 0) heading_[e] = heading_level(element.tag);
          break;
      }
    }
    for (const HtmlParagraph& paragraph : paragraphs_)
      if (cell_[paragraph.element] != 0) uses_[table_[paragraph.element]].length += paragraph.length;
  }

  // The text of a paragraph as one line.
  [[nodiscard]] std::string text_of(const HtmlParagraph& paragraph) const {
    std::string text;
    for (std::uint32_t i = paragraph.first; i < paragraph.last; ++i) {
      const HtmlItem& item = page_.items[i];
      if (item.kind == HtmlItem::Kind::kBreak) text += ' ';
      if (item.kind == HtmlItem::Kind::kText && reasons_[item.element] == Reason::kWhiteSpace)
        text += decode_references(item.range.of(source_));
    }
    return text;
  }

  // The title by what the page says of itself: a line before the text that says the same, or its part before the name
  // of the site.
  void find_title() {
    std::vector<std::string> said;
    for (const std::string& title : {properties_.title, html_title(source_, page_)})
      if (!title.empty()) said.push_back(squeezed(title));
    HtmlParagraph* found = nullptr;
    bool text_seen = false;
    for (HtmlParagraph& paragraph : paragraphs_) {
      if (paragraph.length < 4 || paragraph.length > kLongestTitle) continue;
      if (paragraph.dropped == Reason::kNavigation && paragraph.linked > 0) continue;
      if (text_seen && paragraph.dropped) continue;
      const std::string text = squeezed(text_of(paragraph));
      const bool same = std::any_of(said.begin(), said.end(), [&](const std::string& title) {
        return text == title || (title.starts_with(text) && text.size() * 2 >= title.size()) ||
               (text.size() >= 12 && text.starts_with(title) && title.size() * 10 >= text.size() * 7);
      });
      if (same) {
        found = &paragraph;
        if (!paragraph.dropped) break;
      }
      text_seen = text_seen || (!paragraph.dropped && paragraph.prose());
      if (text_seen && found != nullptr) break;
    }
    if (found != nullptr) {
      for (HtmlParagraph& paragraph : paragraphs_) {
        if (!paragraph.title || &paragraph == found) continue;
        paragraph.title = false;
        if (&paragraph < found) paragraph.dropped = Reason::kNavigation;
      }
      found->title = true;
      found->dropped.reset();
    }
    // What stands over the title is the head of the page, but for the number of a document.
    const auto title =
        std::find_if(paragraphs_.begin(), paragraphs_.end(), [](const HtmlParagraph& p) { return p.title; });
    if (title == paragraphs_.end()) return;
    for (auto paragraph = paragraphs_.begin(); paragraph != title; ++paragraph) {
      if (paragraph->dropped || paragraph->prose()) continue;
      const std::string text = squeezed(text_of(*paragraph));
      if (text.ends_with("号") && text.find("〔") != text.npos) continue;
      paragraph->dropped = Reason::kNavigation;
    }
  }

  // Tables of facts about the document, as ministries set over their notices.
  void drop_facts() {
    std::vector<bool> names(paragraphs_.size(), false);
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      const HtmlParagraph& paragraph = paragraphs_[i];
      if (paragraph.length > 120 || paragraph.title) continue;
      const std::string text = text_of(paragraph);
      if (!names_fact(trimmed(text).substr(0, 40 < text.size() ? std::string::npos : 40))) continue;
      names[i] = true;
      if (cell_[paragraph.element] != 0) ++uses_[table_[paragraph.element]].facts;
      if (properties_.date.empty()) note_date(i, text);
    }
    bool before = true;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      HtmlParagraph& paragraph = paragraphs_[i];
      if (paragraph.dropped || paragraph.title) continue;
      const bool in_table =
          cell_[paragraph.element] != 0 && uses_[table_[paragraph.element]].facts >= kFewestFacts && !paragraph.prose();
      if (in_table || (before && names[i] && !paragraph.prose()))
        paragraph.dropped = Reason::kMetadata;
      else if (paragraph.prose())
        before = false;
    }
  }

  // The date in a fact's own cell or in the next.
  void note_date(std::size_t i, const std::string& text) {
    if (text.find("日期") == text.npos) return;
    auto date = find_any_date(text);
    if (!date && i + 1 < paragraphs_.size()) date = find_any_date(text_of(paragraphs_[i + 1]));
    if (date) properties_.date = date->iso();
  }

  [[nodiscard]] static std::optional<Date> find_any_date(const std::string& text) {
    if (const auto found = find_date(text)) return found->date;
    // 2025-03-12, 2025/03/12, 2025.03.12
    for (std::size_t at = 0; at + 10 <= text.size(); ++at) {
      std::string iso = text.substr(at, 10);
      if (iso[4] != iso[7] || (iso[4] != '-' && iso[4] != '/' && iso[4] != '.')) continue;
      iso[4] = iso[7] = '-';
      if (const auto date = parse_date(iso)) return date;
    }
    return std::nullopt;
  }

  void drop_page_lines() {
    std::size_t first = paragraphs_.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      if (paragraphs_[i].dropped || paragraphs_[i].title || !paragraphs_[i].prose()) continue;
      if (first == paragraphs_.size()) first = i;
      last = i;
    }
    std::vector<bool> holds_text(page_.elements.size(), false);  // elements with a paragraph of the text as their child
    for (const HtmlParagraph& paragraph : paragraphs_)
      if (!paragraph.dropped) holds_text[page_.elements[paragraph.element].parent] = true;
    std::optional<Reason> other;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      HtmlParagraph& paragraph = paragraphs_[i];
      if (paragraph.title || paragraph.length > kLongestTitle) {
        if (!paragraph.dropped) other.reset();
        continue;
      }
      const LinePlace place = i < first ? LinePlace::kBefore : i > last ? LinePlace::kAfter : LinePlace::kInside;
      const std::string text = text_of(paragraph);
      const bool linked = paragraph.linked == paragraph.length;
      if (properties_.date.empty() && i <= first + 1 && paragraph.length < 160) {
        const auto line = page_line(text, LinePlace::kBefore, linked);
        if (line == Reason::kMetadata || paragraph.dropped == Reason::kMetadata)
          if (const auto date = find_any_date(text)) properties_.date = date->iso();
      }
      if (paragraph.dropped == Reason::kRelated && linked_attachment(paragraph, text, holds_text))
        paragraph.dropped.reset();
      if (paragraph.dropped) continue;
      if (other && paragraph.prose() && paragraph.length >= kOtherProse) other.reset();
      if (!other && place != LinePlace::kBefore) other = heads_other_text(text);
      if (other)
        paragraph.dropped = other;
      else if (const auto line = page_line(text, place, linked); line && cell_is_plain(paragraph))
        paragraph.dropped = line;
    }
  }

  // The line of an attachment, among the paragraphs of the text.
  [[nodiscard]] bool linked_attachment(const HtmlParagraph& paragraph, const std::string& text,
                                       const std::vector<bool>& holds_text) const {
    if (page_.elements[paragraph.element].tag != HtmlTag::kParagraph || !names_attachment(text)) return false;
    return holds_text[page_.elements[paragraph.element].parent];
  }

  // A cell of a table of figures is never a line of the page.
  [[nodiscard]] bool cell_is_plain(const HtmlParagraph& paragraph) const {
    return cell_[paragraph.element] == 0 || !uses_[table_[paragraph.element]].data();
  }

  // A short mark that leads to a footnote.
  [[nodiscard]] bool note_mark(const HtmlItem& item) const {
    if (item.link == kNoIndex || item.range.size() > kLongestMark) return false;
    const std::string_view text = trimmed(item.range.of(source_));
    if (text.empty()) return false;
    const bool bracketed =
        text.front() == '[' || text.front() == '(' || text.starts_with("［") || text.starts_with("〔");
    if (!item.superscript && !bracketed) return false;
    for (char c : text)
      if (is_ascii_letter(c)) return false;
    return page_.links[item.link].fragment;
  }

  [[nodiscard]] bool anchors_only(const HtmlParagraph& paragraph) const {
    for (std::uint32_t i = paragraph.first; i < paragraph.last; ++i) {
      const HtmlItem& item = page_.items[i];
      if (item.kind != HtmlItem::Kind::kText || trimmed(item.range.of(source_)).empty()) continue;
      if (item.link == kNoIndex || !page_.links[item.link].inside) return false;
    }
    return true;
  }

  // Rules of the user go before all that was found; of several the last.
  void obey_rules() {
    if (rules_.empty()) return;
    const RulePatterns patterns(rules_);
    for (HtmlParagraph& paragraph : paragraphs_) {
      const std::string text(trimmed(text_of(paragraph)));
      const Ruling ruling = patterns.of(text);
      if (ruling == Ruling::kDrop) paragraph.dropped = Reason::kRule;
      if (ruling == Ruling::kKeep || (paragraph.dropped && patterns.keeps(*paragraph.dropped, text)))
        paragraph.dropped.reset();
    }
    for (const TextRule& rule : rules_) {
      if (rule.select.empty()) continue;
      const std::vector<bool> selected = elements_of(parse_selector(rule.select));
      const RulePatterns words(std::vector<TextRule>{{true, "", rule.text, ""}});
      for (HtmlParagraph& paragraph : paragraphs_) {
        if (!selected[paragraph.element]) continue;
        if (!rule.text.empty() && words.of(trimmed(text_of(paragraph))) == Ruling::kNone) continue;
        if (!rule.keep)
          paragraph.dropped = Reason::kRule;
        else if (rule.reason.empty() || (paragraph.dropped && rule.reason == reason_name(*paragraph.dropped)))
          paragraph.dropped.reset();
      }
    }
  }

  // The elements that a selector takes, with all inside them.
  [[nodiscard]] std::vector<bool> elements_of(const Selector& selector) const {
    std::vector<bool> selected(page_.elements.size(), false);
    for (std::uint32_t e = 1; e < page_.elements.size(); ++e) {
      const HtmlElement& element = page_.elements[e];
      selected[e] = selected[element.parent] || matches(element, selector);
    }
    return selected;
  }

  [[nodiscard]] bool matches(const HtmlElement& element, const Selector& selector) const {
    if (!selector.tag.empty()) {
      const std::string_view name =
          source_.substr(element.start.begin + 1, element.attributes.begin - element.start.begin - 1);
      if (!equal_ignoring_case(name, selector.tag)) return false;
    }
    if (!selector.id.empty()) return html_attribute(source_, element.attributes, "id") == selector.id;
    if (selector.name.empty()) return true;
    const auto names = html_attribute(source_, element.attributes, "class");
    if (!names) return false;
    const std::string padded = " " + one_line(*names) + " ";
    return padded.find(" " + selector.name + " ") != padded.npos;
  }

  void write() {
    std::size_t next = 0;
    std::uint32_t cell = 0;  // the cell that the last paragraph stood in
    std::uint32_t item_done = 0;
    for (std::uint32_t i = 0; i < page_.items.size();) {
      while (next < paragraphs_.size() && paragraphs_[next].last <= i) ++next;
      if (next == paragraphs_.size() || i < paragraphs_[next].first) {
        set_item_aside(page_.items[i], Reason::kWhiteSpace);
        ++i;
        continue;
      }
      const HtmlParagraph& paragraph = paragraphs_[next];
      if (paragraph.dropped) {
        for (; i < paragraph.last; ++i) set_item_aside(page_.items[i], *paragraph.dropped);
        continue;
      }
      const std::uint32_t e = paragraph.element;
      const bool in_data = cell_[e] != 0 && uses_[table_[e]].data();
      const bool same_cell = in_data && cell_[e] == cell;
      if (writer_.size() > 0) writer_.end_line(page_.items[i].range.begin, same_cell ? 1 : 2);
      const std::uint32_t from = writer_.size();
      write_lines(paragraph);
      i = paragraph.last;
      if (same_cell && !writer_.raw().blocks.empty()) {
        extend_cell(from);
        continue;
      }
      cell = in_data ? cell_[e] : 0;
      RawBlock block;
      block.paragraph_start = true;
      if (paragraph.title) {
        block.hint = Hint::kTitle;
      } else if (in_data) {
        block.hint = Hint::kTableCell;
      } else if (heading_[e] > 0) {
        block.hint = Hint::kHeading;
        block.level = heading_[e];
      } else if (item_[e] != 0 && item_[e] != item_done) {
        block.hint = Hint::kListItem;
        block.indent =
            static_cast<std::uint8_t>(std::min<std::uint32_t>(lists_[e] > 1 ? (lists_[e] - 1) * 2 : 0, kDeepestIndent));
        item_done = item_[e];
      } else if (paragraph.linked == 0 && anchors_only(paragraph)) {
        block.hint = Hint::kAnchorLink;
      } else if (quote_[e]) {
        block.hint = Hint::kQuote;
      }
      add_blocks(from, block, in_data);
    }
  }

  void set_item_aside(const HtmlItem& item, Reason reason) {
    if (item.kind != HtmlItem::Kind::kText) return;
    const Reason own = reasons_[item.element];
    const bool blank = trimmed(item.range.of(source_)).empty();
    writer_.aside(item.range, own != Reason::kWhiteSpace ? own : blank ? Reason::kWhiteSpace : reason);
  }

  void write_lines(const HtmlParagraph& paragraph) {
    strong_end_ = 0;
    bool strong = true;
    for (std::uint32_t i = paragraph.first; i < paragraph.last; ++i) {
      const HtmlItem& item = page_.items[i];
      if (item.kind == HtmlItem::Kind::kBreak) {
        writer_.end_line(item.range.begin);
      } else if (item.kind == HtmlItem::Kind::kText) {
        if (reasons_[item.element] != Reason::kWhiteSpace) {
          writer_.aside(item.range, reasons_[item.element]);
        } else if (note_mark(item)) {
          writer_.aside(item.range, Reason::kGloss);
        } else {
          writer_.text(item.range, preformatted_[item.element]);
          strong = strong && (item.strong || trimmed(item.range.of(source_)).empty());
          if (strong && item.strong) strong_end_ = writer_.size();
        }
      }
    }
  }

  // Raw blocks for the lines written since `from`; one for a cell, whatever lines it has.
  void add_blocks(std::uint32_t from, RawBlock block, bool one) {
    RawDocument& raw = writer_.raw();
    const std::string_view all = raw.text;
    bool first = true;
    bool indented = false;  // lines of this paragraph begin with an indentation where a paragraph of the text begins
    while (from < all.size()) {
      std::size_t end = one ? all.size() : all.find('\n', from);
      if (end == all.npos) end = all.size();
      const std::string_view line = all.substr(from, end - from);
      const std::string_view kept = trimmed(line);
      if (!kept.empty()) {
        const auto begin = static_cast<std::uint32_t>(kept.data() - all.data());
        block.range = {begin, begin + static_cast<std::uint32_t>(kept.size())};
        // Two ideographic spaces begin a paragraph wherever they stand; where paragraphs begin so, a line without them
        // goes on with an unfinished one.
        const bool indent = begin - from >= 6 || (begin - from >= 4 && line.starts_with("\u00A0\u00A0"));
        indented = indented || indent;
        if (!first && indented && !indent && ends_unfinished(raw)) {
          raw.blocks.back().range.end = block.range.end;
          from = static_cast<std::uint32_t>(end) + 1;
          continue;
        }
        block.paragraph_start = first || indent;
        block.strong_end = first && strong_end_ > begin ? std::min(strong_end_, block.range.end) : 0;
        raw.blocks.push_back(block);
        if (block.hint == Hint::kListItem) block.hint = Hint::kNone;
        first = false;
      }
      from = static_cast<std::uint32_t>(end) + 1;
    }
  }

  [[nodiscard]] static bool ends_unfinished(const RawDocument& raw) {
    const std::string_view last = raw.blocks.back().range.of(raw.text);
    const std::size_t line = last.rfind('\n');
    const Shape shape = shape_of(line == last.npos ? last : last.substr(line + 1));
    return shape.open() || shape.tail == U'，' || shape.tail == U'、';
  }

  void extend_cell(std::uint32_t from) {
    RawDocument& raw = writer_.raw();
    const std::string_view kept = trimmed(std::string_view(raw.text).substr(from));
    if (kept.empty()) return;
    raw.blocks.back().range.end = static_cast<std::uint32_t>(kept.data() + kept.size() - raw.text.data());
  }

  // What neither text nor scripts, styles and comments cover is markup.
  void account() {
    writer_.end_line(static_cast<std::uint32_t>(source_.size()), 0);
    std::uint32_t at = 0;
    std::size_t aside = 0;
    const auto cover = [&](Range range) {
      if (range.begin > at) writer_.aside({at, range.begin}, Reason::kMarkup);
      at = std::max(at, range.end);
    };
    const auto covered_before = [&](std::uint32_t begin) {
      for (; aside < page_.set_aside.size() && page_.set_aside[aside].origin.begin < begin; ++aside) {
        cover(page_.set_aside[aside].origin);
        writer_.aside(page_.set_aside[aside].origin, page_.set_aside[aside].reason);
      }
    };
    for (const HtmlItem& item : page_.items) {
      if (item.kind != HtmlItem::Kind::kText) continue;
      covered_before(item.range.begin);
      cover(item.range);
    }
    const auto end = static_cast<std::uint32_t>(source_.size());
    covered_before(end);
    cover({end, end});
  }

  std::string_view source_;
  HtmlPage page_;
  const std::vector<TextRule>& rules_;
  HtmlWriter writer_;
  SourceProperties properties_;
  std::vector<Reason> reasons_;
  std::vector<HtmlParagraph> paragraphs_;
  // By element: the table, cell and list item it stands in (0: none), heading level, lists around it.
  std::vector<std::uint32_t> table_, cell_, item_;
  std::vector<std::uint8_t> heading_;
  std::vector<std::uint32_t> lists_;
  std::vector<bool> preformatted_, quote_;
  std::vector<TableUse> uses_;
  std::uint32_t strong_end_ = 0;
};

}  // namespace

Result<RawDocument> read_html(std::string_view text, const std::vector<TextRule>& rules) {
  auto page = parse_html(text);
  if (!page) return tl::unexpected(page.error());
  return PageReader(text, std::move(*page), rules).read();
}

}  // namespace tifa

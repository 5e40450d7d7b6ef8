// ODT: headings by outline level, numbers as shown, tables as cells, notes after the paragraph that refers to them, and
// tracked changes as accepted or rejected.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "ingest/extract.h"
#include "ingest/list_numbers.h"
#include "ingest/package.h"
#include "ingest/package_readers.h"
#include "ingest/xml.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using Node = pugi::xml_node;

constexpr std::size_t kLevels = 10;
constexpr std::uint32_t kMostSpaces = 100;
constexpr const char* kContent = "content.xml";

std::int64_t number(std::string_view text, std::int64_t otherwise) {
  constexpr std::size_t kLongest = 9;
  if (text.empty() || text.size() > kLongest || text.find_first_not_of("0123456789") != text.npos) return otherwise;
  return std::stoll(std::string(text));
}

struct ListLevel {
  std::string format = "none", prefix, suffix;
  std::int64_t start = 1, shown = 1;  // shown: how many levels stand in the number
  bool bullet = false;
};
using ListStyle = std::array<ListLevel, kLevels>;

class OdtReader {
 public:
  OdtReader(Package package, const ReadOptions& options) : package_(std::move(package)), options_(options) {}

  Result<RawDocument> read() {
    auto bytes = package_.read(kContent);
    if (!bytes) return tl::unexpected(bytes.error());
    auto tree = parse_xml(*bytes, kContent);
    if (!tree) return tl::unexpected(tree.error());
    const Node root = child_of(**tree, "document-content");
    const Node text = child_of(child_of(root, "body"), "text");
    if (!text) return fail(ErrorCode::kInput, "the package holds no text document", kContent, "save it again");
    auto styles = read_styles();
    if (!styles) return tl::unexpected(styles.error());
    take_styles(child_of(root, "automatic-styles"));
    const Node changes = child_of(text, "tracked-changes");
    if (auto status = check_changes(changes); !status) return tl::unexpected(status.error());
    out_.part(kContent);
    walk(text, Hint::kNone);
    out_.end_block();
    leave_out_below(changes, Reason::kRevision);
    if (*styles) furniture(**styles);
    return out_.finish(properties());
  }

 private:
  struct Style {
    std::string parent, list;
    bool hidden = false, strong = false;
  };

  Result<std::unique_ptr<pugi::xml_document>> read_styles() {
    if (!package_.has("styles.xml")) return nullptr;
    auto bytes = package_.read("styles.xml");
    if (!bytes) return tl::unexpected(bytes.error());
    auto tree = parse_xml(*bytes, "styles.xml");
    if (!tree) return tree;
    const Node root = child_of(**tree, "document-styles");
    take_styles(child_of(root, "styles"));
    take_styles(child_of(root, "automatic-styles"));
    return tree;
  }

  void take_styles(const Node& group) {
    for (Node style = group.first_child(); style; style = style.next_sibling()) {
      const std::string name(attribute_of(style, "name"));
      if (is(style, "list-style")) list_styles_[name] = list_style(style);
      if (is(style, "outline-style")) outline_ = list_style(style);
      if (!is(style, "style")) continue;
      Style& own = styles_[name];
      own.parent = attribute_of(style, "parent-style-name");
      own.list = attribute_of(style, "list-style-name");
      const Node text = child_of(style, "text-properties");
      own.hidden = attribute_of(text, "display") == "none";
      own.strong = attribute_of(text, "font-weight") == "bold";
    }
  }

  static ListStyle list_style(const Node& node) {
    ListStyle style;
    for (Node level = node.first_child(); level; level = level.next_sibling()) {
      const std::int64_t at = number(attribute_of(level, "level"), 0);
      if (at < 1 || at > static_cast<std::int64_t>(kLevels)) continue;
      ListLevel& own = style[static_cast<std::size_t>(at - 1)];
      own.bullet = !local_name(level).ends_with("-number") && !is(level, "outline-level-style");
      own.format = list_format_of_sample(clean_characters(attribute_of(level, "num-format")));
      own.prefix = clean_characters(attribute_of(level, "num-prefix"));
      own.suffix = clean_characters(attribute_of(level, "num-suffix"));
      own.start = number(attribute_of(level, "start-value"), 1);
      own.shown = number(attribute_of(level, "display-levels"), 1);
    }
    return style;
  }

  Status check_changes(const Node& changes) {
    std::size_t count = 0;
    for (Node region = changes.first_child(); region; region = region.next_sibling()) {
      if (!is(region, "changed-region")) continue;
      const std::string id(attribute_of(region, "id"));
      if (child_of(region, "insertion")) inserted_.insert(id);
      if (const Node deletion = child_of(region, "deletion")) deleted_[id] = deletion;
      count += child_of(region, "insertion") || child_of(region, "deletion");
    }
    if (count == 0 || options_.changes != Changes::kNotChosen) return {};
    return fail(ErrorCode::kInput,
                fmt::format("the document has {} tracked changes, accepted or rejected by nobody", count), "",
                "choose with --changes accepted or rejected, or changes = \"accepted\" in tifa.toml");
  }

  void walk(const Node& root, Hint around) {
    for (Node node = root.first_child(); node;) {
      const std::string_view name = local_name(node);
      if (name == "h" || name == "p") {
        block(node, root, around);
        node = next_outside(node, root);
      } else if (name == "tracked-changes" || name == "sequence-decls" || name == "forms") {
        node = next_outside(node, root);
      } else if (name == "table-of-content" || name == "alphabetical-index") {
        leave_out_below(node, Reason::kContents);
        node = next_outside(node, root);
      } else if (name == "change-start" || name == "change-end" || name == "change") {
        mark_change(node);
        node = next_outside(node, root);
      } else {
        node = next_inside(node, root);
      }
    }
  }

  void mark_change(const Node& node) {
    const std::string id(attribute_of(node, "change-id"));
    const bool insertion = inserted_.count(id) != 0;
    if (is(node, "change-start") && insertion) ++inside_insertion_;
    if (is(node, "change-end") && insertion && inside_insertion_ > 0) --inside_insertion_;
    if (!is(node, "change") || options_.changes != Changes::kRejected) return;
    // What was deleted stands again where it was.
    const auto deletion = deleted_.find(id);
    if (deletion == deleted_.end() || !restored_.insert(id).second) return;
    const Node root = deletion->second;
    bool first = true;
    for (Node part = root.first_child(); part;) {
      if (!is(part, "p") && !is(part, "h")) {
        part = is(part, "change-info") ? next_outside(part, root) : next_inside(part, root);
        continue;
      }
      if (!first) {
        out_.begin_block(Hint::kNone);
        number_item(position_of(part, root), Hint::kNone);
      }
      first = false;
      inline_text(part, false);
      part = next_outside(part, root);
    }
  }

  // Where a paragraph stands in lists and tables.
  struct Position {
    std::size_t depth = 0;  // of lists
    std::string list;
    bool first_of_item = false, in_header = false, cell = false;
  };

  Position position_of(const Node& node, const Node& root) {
    Position position;
    for (Node up = node.parent(), below = node; up && up != root; below = up, up = up.parent()) {
      const std::string_view name = local_name(up);
      if (name == "table-cell") position.cell = position.cell || in_real_table(up);
      if (name == "list-header") position.in_header = true;
      if (name == "list-item" && position.depth == 0 && position.list.empty())
        position.first_of_item = first_element(up) == below;
      if (name == "list") {
        ++position.depth;
        if (const auto own = attribute_of(up, "style-name"); !own.empty()) position.list = own;
      }
    }
    return position;
  }

  // Gives whether it is an item that has a number or mark.
  bool number_item(const Position& position, Hint hint) {
    if (position.depth == 0 || !position.first_of_item || position.in_header) return false;
    label(position.list, std::min(position.depth, kLevels) - 1, hint);
    return true;
  }

  void block(const Node& node, const Node& root, Hint around) {
    const std::string_view style_name = attribute_of(node, "style-name");
    Hint hint = around;
    std::uint8_t level = 0;
    const Position position = position_of(node, root);
    // A paragraph whose beginning was inserted goes on with the one before when that is rejected.
    const bool joins = std::exchange(goes_on_, false) && around == Hint::kNone && !position.cell;
    if (position.cell && around == Hint::kNone) hint = Hint::kTableCell;
    const bool heading = is(node, "h");
    if (hint == Hint::kNone) {
      if (heading) {
        hint = Hint::kHeading;
        level = static_cast<std::uint8_t>(
            1 + std::clamp<std::int64_t>(number(attribute_of(node, "outline-level"), 1), 1, 9));
      } else if (is_title(style_name) && !titled_) {
        hint = Hint::kTitle;
      }
    }
    out_.place(around == Hint::kNote ? PlaceKind::kNote : PlaceKind::kParagraph,
               around == Hint::kNote ? note_ : ++paragraph_);
    if (!joins) out_.begin_block(hint, level);
    if (!joins && around != Hint::kNote && !number_item(position, hint) && heading && position.depth == 0 &&
        attribute_of(node, "is-list-header") != "true")
      outline_label(static_cast<std::size_t>(level - 2));
    const bool strong = styled(style_name, &Style::strong), hidden = styled(style_name, &Style::hidden);
    if (hidden)
      leave_out_below(node, Reason::kHidden);
    else
      inline_text(node, strong);
    if (hint != Hint::kTitle && !out_.block_is_empty()) titled_ = true;
    goes_on_ = away() && around == Hint::kNone && !position.cell;
    if (!goes_on_) out_.end_block();
    std::vector<Node> notes = std::move(notes_);
    notes_.clear();
    // A note may stand in a note, a box in a box: as deep as elements nest, and no deeper.
    for (const Node& note : notes) {
      ++note_;
      if (is(note, "note"))
        walk(child_of(note, "note-body"), Hint::kNote);
      else
        walk(note, around);  // a text box
    }
  }

  static Node first_element(const Node& parent) {
    for (Node child = parent.first_child(); child; child = child.next_sibling())
      if (child.type() == pugi::node_element) return child;
    return {};
  }

  bool styled(std::string_view name, bool Style::*property) const {
    for (int i = 0; i < 16; ++i) {
      const auto found = styles_.find(name);
      if (found == styles_.end()) return false;
      if (found->second.*property) return true;
      name = found->second.parent;
    }
    return false;
  }

  bool is_title(std::string_view name) const {
    for (int i = 0; i < 16 && !name.empty(); ++i) {
      if (name == "Title") return true;
      const auto found = styles_.find(name);
      if (found == styles_.end()) return false;
      name = found->second.parent;
    }
    return false;
  }

  bool in_real_table(Node cell) {
    const Node row = cell.parent();
    Node table = row;
    while (table && !is(table, "table")) table = table.parent();
    const auto [known, fresh] = real_tables_.try_emplace(table.hash_value(), false);
    if (fresh) {
      std::size_t cells = 0;
      for (Node node = table.first_child(); node && cells < 2; node = next_inside(node, table))
        cells += is(node, "table-cell");
      known->second = cells > 1;
    }
    return known->second;
  }

  void label(const std::string& list, std::size_t level, Hint hint) {
    const auto style = list_styles_.find(list);
    if (style == list_styles_.end()) return;
    show_number(style->second, counts_[list], level);
    if (style->second[level].bullet && hint == Hint::kNone) {
      out_.hint(Hint::kListItem);
      out_.indent(static_cast<std::uint8_t>(2 * level));
    }
  }

  void outline_label(std::size_t level) {
    if (level < kLevels) show_number(outline_, outline_counts_, level);
  }

  struct Counts {
    std::array<std::int64_t, kLevels> value{};
    std::array<bool, kLevels> begun{};
  };

  void show_number(const ListStyle& style, Counts& counts, std::size_t level) {
    for (std::size_t below = level + 1; below < kLevels; ++below) counts.begun[below] = false;
    if (!counts.begun[level]) counts.value[level] = style[level].start - 1;
    counts.begun[level] = true;
    ++counts.value[level];
    const ListLevel& own = style[level];
    if (own.bullet || own.format == "none") return;
    std::string text = own.prefix;
    const std::size_t from =
        level + 1 -
        static_cast<std::size_t>(std::clamp<std::int64_t>(own.shown, 1, static_cast<std::int64_t>(level + 1)));
    for (std::size_t i = from; i <= level; ++i) {
      if (i > from) text += '.';
      text += list_number(counts.begun[i] ? counts.value[i] : style[i].start, style[i].format);
    }
    text += own.suffix;
    if (decode_utf8_before(text, text.size()).value < 0x2E80) text += ' ';
    out_.insert(text);
  }

  // The text of a paragraph: white space is one space, as OpenDocument has it.
  void inline_text(const Node& root, bool strong) {
    for (Node node = root.first_child(); node;) {
      const std::string_view name = local_name(node);
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        take(clean_characters(node.value()), node, root, strong);
      } else if (name == "s") {
        const auto spaces =
            static_cast<std::size_t>(std::clamp<std::int64_t>(number(attribute_of(node, "c"), 1), 1, kMostSpaces));
        if (!away()) out_.insert(std::string(spaces, ' '), strong);
      } else if (name == "tab") {
        if (!away()) out_.insert(" ", strong);
      } else if (name == "line-break") {
        if (!away()) out_.insert("\n", strong);
      } else if (name == "change-start" || name == "change-end" || name == "change") {
        mark_change(node);
      } else if (name == "note" || name == "text-box") {
        if (name == "note") leave_out_below(child_of(node, "note-citation"), Reason::kGloss);
        if (!away())
          notes_.push_back(node);
        else
          leave_out_below(name == "note" ? child_of(node, "note-body") : node, Reason::kRevision);
        node = next_outside(node, root);
        continue;
      } else if (name == "annotation" || name == "ruby-text") {
        leave_out_below(node, name == "annotation" ? Reason::kRemark : Reason::kGloss);
        node = next_outside(node, root);
        continue;
      }
      node = next_inside(node, root);
    }
  }

  [[nodiscard]] bool away() const { return inside_insertion_ > 0 && options_.changes == Changes::kRejected; }

  void take(const std::string& text, const Node& node, const Node& root, bool strong) {
    bool hidden = false;
    for (Node up = node.parent(); up && up != root; up = up.parent()) {
      if (!is(up, "span")) continue;
      hidden = hidden || styled(attribute_of(up, "style-name"), &Style::hidden);
      strong = strong || styled(attribute_of(up, "style-name"), &Style::strong);
    }
    if (away())
      out_.leave_out(text, Reason::kRevision);
    else if (hidden)
      out_.leave_out(text, Reason::kHidden);
    else
      out_.keep(text, strong);
  }

  // All text below a node, but what stands elsewhere already.
  void leave_out_below(const Node& root, Reason reason) {
    for (Node node = root.first_child(); node;) {
      if (is(node, "deletion") && restored_.count(std::string(attribute_of(node.parent(), "id"))) != 0) {
        node = next_outside(node, root);
        continue;
      }
      if (is(node, "change-info")) {
        node = next_outside(node, root);
        continue;
      }
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        if (const std::string text = clean_characters(node.value()); text.find_first_not_of(" \t\n") != text.npos)
          out_.leave_out(text, reason);
      node = next_inside(node, root);
    }
  }

  void furniture(const pugi::xml_document& styles) {
    out_.part("styles.xml");
    out_.place(PlaceKind::kParagraph, 1);
    leave_out_below(child_of(child_of(styles, "document-styles"), "master-styles"), Reason::kRunningHead);
  }

  SourceProperties properties() {
    SourceProperties found;
    if (!package_.has("meta.xml")) return found;
    auto bytes = package_.read("meta.xml");
    if (!bytes) return found;
    auto tree = parse_xml(*bytes, "meta.xml");
    if (!tree) return found;  // the text does not depend on it
    const Node meta = child_of(child_of(**tree, "document-meta"), "meta");
    found.title = text_of(child_of(meta, "title"));
    found.author = text_of(child_of(meta, "creator"));
    found.date = text_of(child_of(meta, "creation-date"));
    found.language = text_of(child_of(meta, "language"));
    return found;
  }

  Package package_;
  ReadOptions options_;
  std::map<std::string, Style, std::less<>> styles_;
  std::map<std::string, ListStyle, std::less<>> list_styles_;
  ListStyle outline_;
  std::map<std::string, Counts> counts_;
  Counts outline_counts_;
  std::set<std::string> inserted_, restored_;
  std::map<std::string, Node> deleted_;
  std::map<std::size_t, bool> real_tables_;  // tables of more than one cell
  std::vector<Node> notes_;                  // of the open paragraph, and text boxes
  std::uint32_t paragraph_ = 0, note_ = 0;
  int inside_insertion_ = 0;
  bool titled_ = false;
  bool goes_on_ = false;  // the mark that ends the paragraph was inserted, and is rejected
  Extract out_;
};

}  // namespace

Result<RawDocument> read_odt(std::string_view bytes, const ReadOptions& options) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected(package.error());
  return OdtReader(std::move(*package), options).read();
}

}  // namespace tifa

// DOCX: paragraphs with headings, numbers as shown, tables as cells, notes after the paragraph that refers to them, and
// tracked changes as accepted or rejected.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "ingest/docx_styles.h"
#include "ingest/extract.h"
#include "ingest/package.h"
#include "ingest/readers.h"
#include "ingest/relations.h"
#include "ingest/word_markup.h"
#include "ingest/xml.h"

namespace tifa {
namespace {

constexpr std::string_view kOfficeDocument = "/officeDocument";
constexpr std::size_t kMostNotes = 100'000;
constexpr int kMostBeforeTitle = 4;  // a number, a date, an addressee

using Node = pugi::xml_node;
using Tree = std::unique_ptr<pugi::xml_document>;

bool is_change(std::string_view name) {
  return name == "ins" || name == "del" || name == "moveFrom" || name == "moveTo";
}
bool takes_away(std::string_view name) { return name == "del" || name == "moveFrom"; }

// A mark of tracked insertion or deletion among the properties of a paragraph's end or of a row.
Node change_in(const Node& properties) {
  for (Node child = properties.first_child(); child; child = child.next_sibling())
    if (is_change(local_name(child))) return child;
  return {};
}

constexpr std::size_t kMostColumns = 63;  // as Word has them

// Writes down how a document looks while it is read.
class LookWriter {
 public:
  // `theme`: null where there is none.
  void begin(const pugi::xml_node* theme) {
    if (theme != nullptr) write_ = WordMarkup(*theme);
    look_.markup.emplace_back();
  }
  void styles(const Node& root) { look_.styles = write_.inside(child_of(root, "styles")); }
  void numbering(const Node& root) { look_.numbering = write_.inside(child_of(root, "numbering")); }
  void page(const Node& section) { look_.page = write_.inside(section); }

  void paragraph(std::uint64_t begin, const Node& node, const Node& root, bool empty) {
    const Node properties = child_of(node, "pPr");
    look_.paragraphs.push_back({static_cast<std::uint32_t>(begin),
                                markup(write_.inside(properties)),
                                markup(write_.inside(child_of(properties, "rPr"))),
                                cell_of(node, root),
                                empty,
                                {}});
  }
  void label(std::string_view text) { look_.paragraphs.back().label = text; }
  void run(std::uint64_t begin, const Node& node) {
    const std::uint32_t properties = markup(write_.inside(child_of(node, "rPr")));
    look_.runs.push_back({static_cast<std::uint32_t>(begin), properties});
  }

  Result<WordLook> finish() {
    constexpr std::size_t kMostMarkup = 16U << 20;  // bytes
    std::size_t bytes = look_.styles.size() + look_.numbering.size();
    for (const std::string& text : look_.markup) bytes += text.size();
    // What follows a paragraph of a cell stands in that cell, as long as its table goes on.
    const auto table_of = [&](std::uint32_t cell) { return look_.rows[look_.cells[cell].row].table; };
    std::vector<std::uint32_t> next_cell;  // the last paragraph first
    std::uint32_t after = kNoIndex;
    for (auto paragraph = look_.paragraphs.rbegin(); paragraph != look_.paragraphs.rend(); ++paragraph) {
      if (paragraph->cell != kNoIndex) after = paragraph->cell;
      next_cell.push_back(after);
    }
    std::uint32_t before = kNoIndex;
    for (std::size_t i = 0; i < look_.paragraphs.size(); ++i) {
      std::uint32_t& cell = look_.paragraphs[i].cell;
      const std::uint32_t next = next_cell[look_.paragraphs.size() - 1 - i];
      if (cell == kNoIndex && before != kNoIndex && next != kNoIndex && table_of(before) == table_of(next))
        cell = before;
      if (cell != kNoIndex) before = cell;
    }
    if (bytes > kMostMarkup) return fail(ErrorCode::kLimit, "its styles take more than 16 MiB", "", "simplify them");
    return std::move(look_);
  }

 private:
  std::uint32_t markup(std::string text) {
    if (text.empty()) return 0;
    const auto [known, fresh] = numbers_.try_emplace(std::move(text), static_cast<std::uint32_t>(look_.markup.size()));
    if (fresh) look_.markup.push_back(known->first);
    return known->second;
  }

  // Properties and columns, which every table must have; where it does not say its columns, as many as its widest row.
  [[nodiscard]] std::string properties_of(const Node& table) const {
    const std::string properties = write_.whole(child_of(table, "tblPr"));
    std::string grid = write_.whole(child_of(table, "tblGrid"));
    if (grid.empty()) {
      std::size_t widest = 0;
      for (Node row = table.first_child(); row; row = row.next_sibling()) {
        std::size_t cells = 0;
        for (Node cell = row.first_child(); cell; cell = cell.next_sibling()) cells += is(cell, "tc");
        widest = std::max(widest, cells);
      }
      grid = "<w:tblGrid>";
      for (std::size_t i = 0; i < std::min(widest, kMostColumns); ++i)
        grid += R"(<w:gridCol w:w="1440"/>)";  // an inch, to begin with
      grid += "</w:tblGrid>";
    }
    return (properties.empty() ? "<w:tblPr/>" : properties) + grid;
  }

  // The cell of the outermost table around a node. Notes and text boxes are none's (finish() says more).
  std::uint32_t cell_of(const Node& node, const Node& root) {
    if (!is(root, "body")) return kNoIndex;
    Node cell, row, table;
    for (Node around = node.parent(); around && around != root; around = around.parent()) {
      if (is(around, "tc")) cell = around;
      if (is(around, "tr")) row = around;
      if (is(around, "tbl")) table = around;
    }
    if (!cell || !row || !table) return kNoIndex;
    if (table != table_) {
      table_ = table;
      look_.tables.push_back(markup(properties_of(table)));
    }
    if (row != row_) {
      row_ = row;
      look_.rows.push_back(
          {static_cast<std::uint32_t>(look_.tables.size() - 1), markup(write_.inside(child_of(row, "trPr")))});
    }
    if (cell != cell_) {
      cell_ = cell;
      look_.cells.push_back(
          {static_cast<std::uint32_t>(look_.rows.size() - 1), markup(write_.inside(child_of(cell, "tcPr")))});
    }
    return static_cast<std::uint32_t>(look_.cells.size() - 1);
  }

  WordMarkup write_;
  WordLook look_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;  // of markup
  Node table_, row_, cell_;                                    // the last of each
};

class DocxReader {
 public:
  // `look`: where to write down how the document looks; may be null.
  DocxReader(Package package, const ReadOptions& options, LookWriter* look = nullptr)
      : package_(std::move(package)), options_(options), look_(look) {}

  Result<RawDocument> read() {
    auto main = find_main();
    if (!main) return tl::unexpected(main.error());
    main_ = std::move(*main);
    auto tree = parse(main_);
    if (!tree) return tl::unexpected(tree.error());
    if (auto status = read_relations(); !status) return tl::unexpected(status.error());
    if (auto status = check_changes(**tree); !status) return tl::unexpected(status.error());
    const Node body = child_of(child_of(**tree, "document"), "body");
    if (!body) return fail(ErrorCode::kInput, "the document has no body", main_, "save it again");
    out_.part(main_);
    if (look_ != nullptr) look_->page(child_of(body, "sectPr"));
    walk(body, main_, Hint::kNone, true);
    for (const std::string& part : furniture_)
      if (auto status = set_part_aside(part, Reason::kRunningHead); !status) return tl::unexpected(status.error());
    if (!comments_.empty())
      if (auto status = set_part_aside(comments_, Reason::kRemark); !status) return tl::unexpected(status.error());
    for (auto& [kind, notes] : notes_) {
      for (const auto& [id, note] : notes.by_id)
        if (notes.used.count(id) == 0) leave_node_out(note, notes.part, Reason::kHidden);
    }
    return out_.finish(properties());
  }

 private:
  struct Notes {
    std::string part;
    Tree tree;
    std::map<std::string, Node, std::less<>> by_id;
    std::set<std::string, std::less<>> used;
  };

  Result<Tree> parse(const std::string& part) {
    auto bytes = package_.read(part);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_xml(*bytes, part);
  }

  Result<std::string> find_main() {
    auto relations = relations_of(package_, "");
    if (!relations) return tl::unexpected(relations.error());
    for (const Relation& relation : *relations)
      if (relation.type.ends_with(kOfficeDocument) && package_.has(relation.target)) return relation.target;
    if (package_.has("word/document.xml")) return "word/document.xml";
    return fail(ErrorCode::kInput, "the package holds no Word document", "", "save it again");
  }

  Status read_relations() {
    auto relations = relations_of(package_, main_);
    if (!relations) return tl::unexpected(relations.error());
    if (look_ != nullptr)
      if (auto status = read_theme(*relations); !status) return status;
    for (const auto& [id, type, target] : *relations) {
      if (!package_.has(target)) continue;
      const std::string_view kind = std::string_view(type).substr(type.rfind('/') + 1);
      if (kind == "header" || kind == "footer") furniture_.push_back(target);
      if (kind == "comments") comments_ = target;
      if (kind != "styles" && kind != "numbering" && kind != "footnotes" && kind != "endnotes") continue;
      auto tree = parse(target);
      if (!tree) return tl::unexpected(tree.error());
      if (kind == "styles") {
        styles_ = DocxStyles(**tree);
        if (look_ != nullptr) look_->styles(**tree);
      } else if (kind == "numbering") {
        numbering_ = DocxNumbering(**tree);
        if (look_ != nullptr) look_->numbering(**tree);
      } else {
        Notes& notes = notes_[kind == "footnotes" ? "footnoteReference" : "endnoteReference"];
        notes.part = target;
        for (Node note = (*tree)->first_child().first_child(); note; note = note.next_sibling()) {
          if (!is(note, "footnote") && !is(note, "endnote")) continue;
          // Separators are lines, not notes.
          if (const auto type_of_note = attribute_of(note, "type"); !type_of_note.empty() && type_of_note != "normal")
            continue;
          if (notes.by_id.size() < kMostNotes) notes.by_id.emplace(attribute_of(note, "id"), note);
        }
        notes.tree = std::move(*tree);
      }
    }
    return {};
  }

  // Before the styles, which name its fonts.
  Status read_theme(const std::vector<Relation>& relations) {
    const auto theme = std::find_if(relations.begin(), relations.end(), [&](const Relation& relation) {
      return relation.type.ends_with("/theme") && package_.has(relation.target);
    });
    if (theme == relations.end()) {
      look_->begin(nullptr);
      return {};
    }
    auto tree = parse(theme->target);
    if (!tree) return tl::unexpected(tree.error());
    look_->begin(tree->get());
    return {};
  }

  // Both texts are texts of the document: which one is meant must be said.
  Status check_changes(const Node& root) {
    if (options_.changes != Changes::kNotChosen) return {};
    std::size_t changes = count_changes(root);
    for (const auto& [kind, notes] : notes_) changes += count_changes(*notes.tree);
    if (changes == 0) return {};
    return fail(ErrorCode::kInput,
                fmt::format("the document has {} tracked changes, accepted or rejected by nobody", changes), "",
                "choose with --changes accepted or rejected, or changes = \"accepted\" in tifa.toml");
  }

  static std::size_t count_changes(const Node& root) {
    std::size_t count = 0;
    for (Node node = root.first_child(); node; node = next_inside(node, root)) count += is_change(local_name(node));
    return count;
  }

  // Walks a body, a note or a text box. What stands in a paragraph and is a text of its own (notes, text boxes) follows
  // it; boxes nest less deep than elements do, and a note in a note is not followed.
  void walk(const Node& root, const std::string& part, Hint hint, bool counts) {
    for (Node node = root.first_child(); node;) {
      const std::string_view name = local_name(node);
      if (name == "p") {
        paragraph(node, root, part, in_table(node, root) ? Hint::kTableCell : hint, counts, away_row(node, root));
        node = next_outside(node, root);
        continue;
      }
      if (name == "sectPr" || name == "tblPr" || name == "tblGrid" || name == "tcPr" || name == "trPr" ||
          name == "sdtPr" || name == "Fallback") {
        node = next_outside(node, root);
        continue;
      }
      node = next_inside(node, root);
    }
  }

  // Whether a node stands in a table of more than one cell (one cell is a frame around paragraphs).
  bool in_table(Node node, const Node& root) {
    for (node = node.parent(); node && node != root; node = node.parent()) {
      if (!is(node, "tbl")) continue;
      const auto [known, fresh] = real_tables_.try_emplace(node.hash_value(), false);
      if (fresh) {
        std::size_t cells = 0;
        for (Node row = node.first_child(); row && cells < 2; row = row.next_sibling())
          for (Node cell = row.first_child(); cell && cells < 2; cell = cell.next_sibling()) cells += is(cell, "tc");
        known->second = cells > 1;
      }
      if (known->second) return true;
    }
    return false;
  }

  // Whether the table row or block-level change around a paragraph takes it away.
  [[nodiscard]] bool away_row(Node node, const Node& root) const {
    for (node = node.parent(); node && node != root; node = node.parent()) {
      const std::string_view name = local_name(node);
      if (is_change(name) && drops(name)) return true;
      if (name != "tr") continue;
      const Node change = change_in(child_of(node, "trPr"));
      if (change && drops(local_name(change))) return true;
    }
    return false;
  }

  // Whether the text of a change is not of the text that was chosen.
  [[nodiscard]] bool drops(std::string_view change) const {
    return takes_away(change) == (options_.changes == Changes::kAccepted);
  }

  void paragraph(const Node& node, const Node& root, const std::string& part, Hint around, bool counts, bool away) {
    const Node properties = child_of(node, "pPr");
    const std::string_view style_id = attribute_of(child_of(properties, "pStyle"), "val");
    const DocxStyle& style = style_id.empty() ? styles_.standard() : styles_.of(style_id);
    out_.part(part);
    const std::uint32_t number = ++paragraphs_[part];
    out_.place(around == Hint::kNote ? PlaceKind::kNote : PlaceKind::kParagraph,
               around == Hint::kNote ? note_ : number);
    contents_ = style.role == StyleRole::kContents;
    const Node end = change_in(child_of(properties, "rPr"));
    const bool endless = around != Hint::kNote && end && drops(local_name(end));
    const bool empty = !has_text(node);
    if (look_ != nullptr && !away) look_->paragraph(out_.size(), node, root, empty);
    // Where the end of the one before was taken away, this one goes on with it.
    if (!joined_ || out_.block_is_empty())
      open(properties, style, style_id, around, counts && !away && !(empty && endless), empty);
    joined_ = false;
    std::vector<Node> boxes;
    std::vector<std::pair<std::string, std::string>> referred;
    runs(node, style, away, boxes, referred);
    joined_ = endless && referred.empty() && boxes.empty();
    if (joined_) return;
    out_.end_block();
    if (around != Hint::kNote)
      for (const auto& [kind, id] : referred) note(kind, id);
    for (const Node& box : boxes) walk(box, part, Hint::kNone, false);
  }

  // Whether some of its text is of the text that was chosen.
  [[nodiscard]] bool has_text(const Node& paragraph) const {
    for (Node node = paragraph.first_child(); node; node = next_inside(node, paragraph))
      if ((is(node, "t") || is(node, "delText")) && *node.child_value() != '\0' && !dropped(node, paragraph))
        return true;
    return false;
  }

  void open(const Node& properties, const DocxStyle& style, std::string_view style_id, Hint around, bool counted,
            bool empty) {
    Hint hint = around;
    std::uint8_t level = 0;
    if (around == Hint::kNone) {
      const std::uint8_t outline = docx_outline_level(properties);
      if (style.role == StyleRole::kTitle && before_title_ < kMostBeforeTitle) {
        hint = Hint::kTitle;
      } else if (style.role == StyleRole::kHeading || style.role == StyleRole::kTitle || outline > 0) {
        hint = Hint::kHeading;
        // One level is left for the title of the document.
        level = static_cast<std::uint8_t>(1 + std::max<std::uint8_t>(1, style.level != 0 ? style.level : outline));
      }
      if (hint != Hint::kTitle && !empty) ++before_title_;
    }
    out_.begin_block(hint, level);
    if (!counted) return;
    DocxListPlace place = docx_list_place(properties);
    if (place.list.empty()) place.list = style.place.list;
    const bool by_style = place.level < 0;
    if (by_style) place.level = style.place.level;
    const auto label = numbering_.next(place, by_style ? style_id : std::string_view());
    if (!label || empty || contents_) return;
    out_.insert(label->text);
    if (look_ != nullptr) look_->label(label->text);
    if (hint == Hint::kNone && label->bullet) {
      out_.hint(Hint::kListItem);
      out_.indent(static_cast<std::uint8_t>(2 * std::max(0, place.level)));
    }
  }

  // The runs of a paragraph, in order. Fields: what is between begin and separate is code.
  void runs(const Node& paragraph, const DocxStyle& style, bool away, std::vector<Node>& boxes,
            std::vector<std::pair<std::string, std::string>>& referred) {
    bool hidden = style.hidden, strong = style.strong;
    bool run_hidden = hidden, run_strong = strong;
    for (Node node = paragraph.first_child(); node;) {
      const std::string_view name = local_name(node);
      if (name == "pPr" || name == "rPr" || name == "sdtPr" || name == "Fallback" || name == "p" || name == "tbl") {
        node = next_outside(node, paragraph);
        continue;
      }
      if (name == "txbxContent") {
        boxes.push_back(node);
        node = next_outside(node, paragraph);
        continue;
      }
      if (name == "r") {
        const Node properties = child_of(node, "rPr");
        const Node named = child_of(properties, "rStyle");
        const DocxStyle& own = styles_.of(attribute_of(named, "val"));
        run_hidden = docx_toggle(properties, "vanish").value_or(hidden || own.hidden);
        run_strong = docx_toggle(properties, "b").value_or(strong || own.strong);
        if (look_ != nullptr) look_->run(out_.size(), node);
      } else if (name == "t" || name == "delText") {
        take(clean_characters(node.child_value()), node, paragraph, away, run_hidden, run_strong);
      } else if (name == "instrText" || name == "delInstrText") {
        out_.leave_out(clean_characters(node.child_value()), Reason::kMarkup);
      } else if (name == "tab" || name == "ptab") {
        put(" ", node, paragraph, away || run_hidden, run_strong);
      } else if (name == "br" || name == "cr") {
        if (const auto type = attribute_of(node, "type"); type != "page" && type != "column")
          put("\n", node, paragraph, away || run_hidden, run_strong);
      } else if (name == "noBreakHyphen") {
        put("-", node, paragraph, away || run_hidden, run_strong);
      } else if (name == "footnoteReference" || name == "endnoteReference") {
        if (!away && !dropped(node, paragraph)) referred.emplace_back(name, attribute_of(node, "id"));
      }
      node = next_inside(node, paragraph);
    }
  }

  // Whether a change around a piece of a paragraph takes it out of the text that was chosen.
  [[nodiscard]] bool dropped(Node node, const Node& paragraph) const {
    for (node = node.parent(); node && node != paragraph; node = node.parent())
      if (is_change(local_name(node)) && drops(local_name(node))) return true;
    return false;
  }

  static bool inside(Node node, const Node& root, std::string_view name) {
    for (node = node.parent(); node && node != root; node = node.parent())
      if (is(node, name)) return true;
    return false;
  }

  void take(const std::string& text, const Node& node, const Node& paragraph, bool away, bool hidden, bool strong) {
    if (away || dropped(node, paragraph))
      out_.leave_out(text, Reason::kRevision);
    else if (hidden || inside(node, paragraph, "rt"))
      out_.leave_out(text, Reason::kHidden);
    else if (contents_)
      out_.leave_out(text, Reason::kContents);
    else
      out_.keep(text, strong);
  }

  void put(std::string_view text, const Node& node, const Node& paragraph, bool away, bool strong) {
    if (!away && !contents_ && !dropped(node, paragraph)) out_.insert(text, strong);
  }

  // A note follows the paragraph that refers to it; a note that is referred to again is there already.
  void note(const std::string& kind, const std::string& id) {
    const auto notes = notes_.find(kind);
    if (notes == notes_.end()) return;
    const auto found = notes->second.by_id.find(id);
    if (found == notes->second.by_id.end() || !notes->second.used.insert(id).second) return;
    note_ = ++notes_seen_[kind];
    walk(found->second, notes->second.part, Hint::kNote, false);
  }

  Status set_part_aside(const std::string& part, Reason reason) {
    auto tree = parse(part);
    if (!tree) return tl::unexpected(tree.error());
    leave_node_out(**tree, part, reason);
    return {};
  }

  void leave_node_out(const Node& root, const std::string& part, Reason reason) {
    out_.part(part);
    for (Node node = root.first_child(); node;) {
      if (is(node, "Fallback")) {
        node = next_outside(node, root);
        continue;
      }
      if (is(node, "p")) out_.place(PlaceKind::kParagraph, ++paragraphs_[part]);
      if (is(node, "t") || is(node, "delText")) out_.leave_out(clean_characters(node.child_value()), reason);
      if (is(node, "instrText")) out_.leave_out(clean_characters(node.child_value()), Reason::kMarkup);
      node = next_inside(node, root);
    }
  }

  SourceProperties properties() {
    SourceProperties found;
    if (!package_.has("docProps/core.xml")) return found;
    auto tree = parse("docProps/core.xml");
    if (!tree) return found;  // the text does not depend on it
    const Node core = child_of(**tree, "coreProperties");
    found.title = text_of(child_of(core, "title"));
    found.author = text_of(child_of(core, "creator"));
    found.date = text_of(child_of(core, "created"));
    found.language = text_of(child_of(core, "language"));
    return found;
  }

  Package package_;
  ReadOptions options_;
  LookWriter* look_;
  std::string main_, comments_;
  std::vector<std::string> furniture_;  // headers and footers
  DocxStyles styles_;
  DocxNumbering numbering_;
  std::map<std::string, Notes> notes_;  // by the element that refers to them
  std::map<std::string, std::uint32_t> paragraphs_, notes_seen_;
  std::uint32_t note_ = 0;
  std::map<std::size_t, bool> real_tables_;  // tables of more than one cell
  int before_title_ = 0;                     // paragraphs
  bool contents_ = false, joined_ = false;
  Extract out_;
};

}  // namespace

Result<RawDocument> read_docx(std::string_view bytes, const ReadOptions& options) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected(package.error());
  return DocxReader(std::move(*package), options).read();
}

Result<WordLook> read_word_look(std::string_view bytes, const ReadOptions& options) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected(package.error());
  LookWriter look;
  if (auto read = DocxReader(std::move(*package), options, &look).read(); !read) return tl::unexpected(read.error());
  return look.finish();
}

}  // namespace tifa

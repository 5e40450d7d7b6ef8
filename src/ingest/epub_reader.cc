// EPUB: the chapters in the order of the spine, with headings, lists, tables and notes; navigation is set aside. A book
// is text from end to end, so that no main text is looked for as on a page of the web.
#include <map>
#include <string>
#include <vector>

#include "ingest/extract.h"
#include "ingest/package.h"
#include "ingest/package_readers.h"
#include "ingest/xml.h"
#include "text/references.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using Node = pugi::xml_node;

constexpr const char* kContainer = "META-INF/container.xml";

// XML leaves references to HTML's named characters as they stand.
std::string with_references(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    plain += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const CharacterReference reference = character_reference(text);
    if (reference.code == 0) {
      plain += '&';
      text.remove_prefix(1);
      continue;
    }
    append_utf8(plain, reference.code);
    if (reference.second != 0) append_utf8(plain, reference.second);
    text.remove_prefix(reference.length);
  }
  return clean_characters(plain);
}

// Runs of white space are one space, as a reader of books shows them.
std::string collapsed(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      plain += c;
    else if (plain.empty() || plain.back() != ' ')
      plain += ' ';
  }
  return plain;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

class EpubReader {
 public:
  explicit EpubReader(Package package) : package_(std::move(package)) {}

  Result<RawDocument> read() {
    auto container = parse(kContainer);
    if (!container) return tl::unexpected(container.error());
    const Node rootfile = child_of(child_of(child_of(**container, "container"), "rootfiles"), "rootfile");
    const std::string book = resolve_in_package("", with_references(attribute_of(rootfile, "full-path")));
    if (book.empty()) return fail(ErrorCode::kInput, "the book names no contents", kContainer, "download it again");
    auto opf = parse(book);
    if (!opf) return tl::unexpected(opf.error());
    const Node package = child_of(**opf, "package");
    std::map<std::string, std::pair<std::string, bool>, std::less<>> items;  // id → part, whether it is navigation
    for (Node item = child_of(package, "manifest").first_child(); item; item = item.next_sibling()) {
      const std::string_view properties = attribute_of(item, "properties");
      items[std::string(attribute_of(item, "id"))] = {unescaped(book, attribute_of(item, "href")),
                                                      properties.find("nav") != properties.npos};
    }
    for (Node entry = child_of(package, "spine").first_child(); entry; entry = entry.next_sibling()) {
      if (!is(entry, "itemref")) continue;
      const auto item = items.find(attribute_of(entry, "idref"));
      if (item == items.end() || item->second.first.empty()) continue;
      if (auto status = chapter(item->second.first, item->second.second); !status)
        return tl::unexpected(status.error());
    }
    SourceProperties properties;
    const Node metadata = child_of(package, "metadata");
    properties.title = text_of(child_of(metadata, "title"));
    properties.author = text_of(child_of(metadata, "creator"));
    properties.date = text_of(child_of(metadata, "date"));
    properties.language = text_of(child_of(metadata, "language"));
    return out_.finish(std::move(properties));
  }

 private:
  Result<std::unique_ptr<pugi::xml_document>> parse(const std::string& part) {
    auto bytes = package_.read(part);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_xml(*bytes, part);
  }

  // An address inside the package: %20 is a space there, and a name of an entry has no fragment.
  static std::string unescaped(const std::string& book, std::string_view href) {
    std::string plain;
    href = href.substr(0, href.find('#'));
    const auto digit = [](char c) {
      return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
    };
    for (std::size_t i = 0; i < href.size(); ++i) {
      if (href[i] == '%' && i + 2 < href.size() && digit(href[i + 1]) >= 0 && digit(href[i + 2]) >= 0) {
        plain += static_cast<char>(digit(href[i + 1]) * 16 + digit(href[i + 2]));
        i += 2;
      } else {
        plain += href[i];
      }
    }
    return resolve_in_package(book, plain);
  }

  Status chapter(const std::string& part, bool navigation) {
    auto tree = parse(part);
    if (!tree) return tl::unexpected(tree.error());
    out_.part(part);
    blocks_ = 0;
    const Node body = child_of(child_of(**tree, "html"), "body");
    for (Node node = body.first_child(); node;) {
      const std::string_view name = local_name(node);
      if (name == "script" || name == "style" || name == "nav") {
        leave_out(node, name == "nav" ? Reason::kContents : Reason::kScript);
        node = next_outside(node, body);
        continue;
      }
      if (name == "br" && !out_.block_is_empty()) out_.insert("\n");
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) take(node, body, navigation);
      node = next_inside(node, body);
    }
    out_.end_block();
    return {};
  }

  struct Around {
    Node block;  // the nearest element that is a block
    Hint hint = Hint::kNone;
    std::uint8_t level = 0;
    bool strong = false, gloss = false;
  };

  // What stands around a text; a tree is at most kMaxXmlDepth deep.
  static Around around(const Node& text, const Node& body) {
    Around found;
    for (Node node = text.parent(); node; node = node.parent()) {
      const std::string_view name = local_name(node);
      const std::string_view type = attribute_of(node, "type");
      const bool block = name == "p" || name == "div" || name == "li" || name == "td" || name == "th" || name == "dt" ||
                         name == "dd" || name == "blockquote" || name == "section" || name == "aside" ||
                         name == "pre" || name == "figcaption" || name == "body" || name == "article" ||
                         name == "caption" || (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6');
      if (block && !found.block) found.block = node;
      if (name == "b" || name == "strong") found.strong = true;
      if (name == "rt" || name == "rp") found.gloss = true;
      if (found.hint == Hint::kNone) {
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
          found.hint = Hint::kHeading;
          found.level = static_cast<std::uint8_t>(name[1] - '0' + 1);
        }
        if (name == "li") found.hint = Hint::kListItem;
        if (name == "td" || name == "th") found.hint = Hint::kTableCell;
        if (name == "blockquote") found.hint = Hint::kQuote;
      }
      if (type == "footnote" || type == "endnote" || type == "rearnote") found.hint = Hint::kNote;
      if (type == "noteref") found.gloss = true;
      if (node == body) break;
    }
    return found;
  }

  void take(const Node& node, const Node& body, bool navigation) {
    const std::string text = with_references(node.value());
    if (is_blank(text)) {
      if (!out_.block_is_empty()) space_pending_ = true;
      return;
    }
    const Around here = around(node, body);
    if (navigation) return out_.leave_out(text, Reason::kContents);
    if (here.gloss) return out_.leave_out(text, Reason::kGloss);
    if (out_.block_is_empty() || here.block != block_) {
      block_ = here.block;
      out_.end_block();
      out_.place(PlaceKind::kParagraph, ++blocks_);
      out_.begin_block(here.hint, here.level);
    } else if (space_pending_) {
      out_.insert(" ", here.strong);
    }
    space_pending_ = false;
    out_.keep(collapsed(text), here.strong);
  }

  void leave_out(const Node& root, Reason reason) {
    for (Node node = root.first_child(); node; node = next_inside(node, root))
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        if (const std::string text = with_references(node.value()); !is_blank(text))
          out_.leave_out(collapsed(text), reason);
  }

  Package package_;
  Node block_;
  std::uint32_t blocks_ = 0;
  bool space_pending_ = false;
  Extract out_;
};

}  // namespace

Result<RawDocument> read_epub(std::string_view bytes, const ReadOptions&) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected(package.error());
  return EpubReader(std::move(*package)).read();
}

}  // namespace tifa

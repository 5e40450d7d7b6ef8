#include "ingest/xml.h"

#include <utility>

#include "text/encoding.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Whether no element lies deeper than the limit.
bool depth_holds(const pugi::xml_node& root) {
  int depth = 0;
  for (pugi::xml_node node = root.first_child(); node;) {
    if (node.first_child()) {
      if (++depth > kMaxXmlDepth) return false;
      node = node.first_child();
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
      if (node == root) return true;
    }
    node = node.next_sibling();
  }
  return true;
}

std::string_view after_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace

Result<std::unique_ptr<pugi::xml_document>> parse_xml(std::string_view bytes, const std::string& name) {
  auto decoded = decode(bytes);
  if (!decoded) return fail(decoded.error().code, "the XML cannot be read: " + decoded.error().what, name);
  if (decoded->text.find("<!ENTITY") != std::string::npos)
    return fail(ErrorCode::kInput, "the XML declares entities, which no document needs", name,
                "convert it to another format");
  auto tree = std::make_unique<pugi::xml_document>();
  const pugi::xml_parse_result parsed = tree->load_buffer(
      decoded->text.data(), decoded->text.size(),
      pugi::parse_escapes | pugi::parse_cdata | pugi::parse_ws_pcdata | pugi::parse_eol, pugi::encoding_utf8);
  if (parsed.status == pugi::status_out_of_memory)
    return fail(ErrorCode::kLimit, "the XML takes more memory than a reader may have", name, "split the document");
  if (!parsed)
    return fail(
        ErrorCode::kInput,
        std::string("the XML is damaged (") + parsed.description() + " at byte " + std::to_string(parsed.offset) + ")",
        name, "save or download it again");
  if (!depth_holds(*tree))
    return fail(ErrorCode::kLimit, "elements nest more than " + std::to_string(kMaxXmlDepth) + " deep", name,
                "convert it to another format");
  return tree;
}

std::string_view local_name(const pugi::xml_node& node) { return after_prefix(node.name()); }

bool is(const pugi::xml_node& node, std::string_view local) { return local_name(node) == local; }

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
    if (is(child, local)) return child;
  return {};
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view local) {
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute())
    if (after_prefix(attribute.name()) == local) return attribute.value();
  return {};
}

pugi::xml_node next_outside(pugi::xml_node node, const pugi::xml_node& root) {
  while (node && node != root) {
    if (const pugi::xml_node next = node.next_sibling()) return next;
    node = node.parent();
  }
  return {};
}

pugi::xml_node next_inside(const pugi::xml_node& node, const pugi::xml_node& root) {
  const pugi::xml_node first = node.first_child();
  return first ? first : next_outside(node, root);
}

std::string clean_characters(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const std::size_t bad = find_invalid_utf8(text);
    for (const char c : text.substr(0, bad)) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte >= 0x20 && byte != 0x7F) || c == '\t' || c == '\n') clean += c;
      if (c == '\r') clean += '\n';
    }
    if (bad == text.npos) break;
    text.remove_prefix(bad + 1);
  }
  return clean;
}

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (pugi::xml_node at = node; at; at = next_inside(at, node))
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += clean_characters(at.value());
  return text;
}

}  // namespace tifa

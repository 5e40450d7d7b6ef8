// XML parts of packages as trees: decoded, without entities of their own, with bounded depth.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tifa/result.h>
#include <pugixml.hpp>

namespace tifa {

// A tree of at most this depth; a document that nests deeper is refused.
inline constexpr int kMaxXmlDepth = 400;

// Parses a part. Text stands as it is in the source, white space included. Errors, with `where` = name: kInput for what
// is not well-formed, kLimit for depth and for memory. Declared entities are refused: they are how a small file becomes
// a large one, and no office format uses them. O(length).
[[nodiscard]] Result<std::unique_ptr<pugi::xml_document>> parse_xml(std::string_view bytes, const std::string& name);

// "p" of "w:p": prefixes are the producer's choice.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);
[[nodiscard]] bool is(const pugi::xml_node& node, std::string_view local);
// The first child element with this local name; empty when there is none.
[[nodiscard]] pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local);
// The value of the attribute with this local name; empty when there is none.
[[nodiscard]] std::string_view attribute_of(const pugi::xml_node& node, std::string_view local);
// The next node in document order after all that is inside `node`, not leaving `root`; empty at the end.
[[nodiscard]] pugi::xml_node next_outside(pugi::xml_node node, const pugi::xml_node& root);
// The next node in document order, first inside `node`.
[[nodiscard]] pugi::xml_node next_inside(const pugi::xml_node& node, const pugi::xml_node& root);

// Character data as valid UTF-8 without control characters but tab and line breaks (references like &#1; can make what
// is neither).
[[nodiscard]] std::string clean_characters(std::string_view text);
// All character data below a node. O(its size).
[[nodiscard]] std::string text_of(const pugi::xml_node& node);

}  // namespace tifa

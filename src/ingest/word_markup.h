// The formatting of a Word document that may go into another (word_grammar.h), written anew from its XML: in the order
// that the schema wants, and nothing that refers to another part, runs, or is text.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace tifa {

// Writes such markup. Fonts of a theme are written as the fonts that they are, colours of one as the colour beside
// them.
class WordMarkup {
 public:
  WordMarkup() = default;
  explicit WordMarkup(const pugi::xml_node& theme);  // the document of the theme's part

  // What stands in a node ("pPr", "rPr", "styles" …) that may be taken over, with the prefix w. Empty for an empty
  // node. O(its size), depth bounded by the grammar.
  [[nodiscard]] std::string inside(const pugi::xml_node& node) const;
  // The same with the node's own element around it.
  [[nodiscard]] std::string whole(const pugi::xml_node& node) const;

 private:
  struct Fonts {
    std::string latin, east_asian, complex;
  };
  void write(const pugi::xml_node& node, std::string& out) const;
  void write_inside(const pugi::xml_node& node, std::string& out) const;
  void write_attributes(const pugi::xml_node& node, std::string& out) const;
  [[nodiscard]] const std::string& font_of(std::string_view theme) const;

  Fonts major_, minor_;
};

}  // namespace tifa

// Styles and numbering of a DOCX: what makes a paragraph a heading, and what number stands before it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "ingest/style_names.h"

namespace tifa {

struct DocxListPlace {
  std::string list;  // numId; "0" takes a paragraph out of its style's list
  int level = -1;    // -1: not said
};

// What a style comes to, with all that it is based on.
struct DocxStyle {
  StyleRole role = StyleRole::kBody;
  std::uint8_t level = 0;  // of a heading, from 1
  bool hidden = false, strong = false;
  DocxListPlace place;
};

// Reads word/styles.xml. O(styles × depth of inheritance, at most 32).
class DocxStyles {
 public:
  DocxStyles() = default;
  explicit DocxStyles(const pugi::xml_node& root);
  [[nodiscard]] const DocxStyle& of(std::string_view id) const;
  // The style of paragraphs that name none.
  [[nodiscard]] const DocxStyle& standard() const { return of(default_); }

 private:
  std::map<std::string, DocxStyle, std::less<>> styles_;
  std::string default_;
  DocxStyle none_;
};

// A toggle (<w:b/>, <w:b w:val="0"/>) of run or paragraph properties; nothing when it is not said.
[[nodiscard]] std::optional<bool> docx_toggle(const pugi::xml_node& properties, std::string_view name);
[[nodiscard]] DocxListPlace docx_list_place(const pugi::xml_node& paragraph_properties);
// 1 to 9 for outline levels 0 to 8, else 0.
[[nodiscard]] std::uint8_t docx_outline_level(const pugi::xml_node& paragraph_properties);

// Reads word/numbering.xml and counts as paragraphs come.
class DocxNumbering {
 public:
  static constexpr std::size_t kLevels = 9;

  DocxNumbering() = default;
  explicit DocxNumbering(const pugi::xml_node& root);

  struct Label {
    std::string text;  // "第三章", "2.1", with what follows it; empty for a bullet
    bool bullet = false;
  };
  // The label of the next paragraph at this place; nothing when it is in no list. `style`: the paragraph's style id.
  [[nodiscard]] std::optional<Label> next(const DocxListPlace& place, std::string_view style);

 private:
  struct Level {
    std::string format = "decimal", text, style, follow = "tab";
    std::int64_t start = 1;
    int restart = -1;  // after which level it begins anew; -1: after any above it
    bool legal = false;
  };
  struct Abstract {
    std::array<Level, kLevels> levels;
    std::string link;  // another list's style that it takes its levels from
    std::array<std::int64_t, kLevels> counts{};
    std::array<bool, kLevels> begun{};
  };
  struct Instance {
    std::string abstract;
    std::map<std::size_t, std::int64_t> starts;
    std::map<std::size_t, Level> levels;
    bool seen = false;
  };

  static Level read_level(const pugi::xml_node& node);
  [[nodiscard]] const Level& level_of(const Instance& instance, const Abstract& abstract, std::size_t level) const;

  std::map<std::string, Abstract, std::less<>> abstracts_;
  std::map<std::string, Instance, std::less<>> instances_;
};

}  // namespace tifa

#include "ingest/docx_styles.h"

#include <algorithm>

#include "ingest/list_numbers.h"
#include "ingest/xml.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr int kDeepestInheritance = 32;

std::int64_t number(std::string_view text, std::int64_t otherwise) {
  constexpr std::size_t kLongest = 9;
  if (text.empty() || text.size() > kLongest || text.find_first_not_of("0123456789") != text.npos) return otherwise;
  return std::stoll(std::string(text));
}

bool on(std::string_view value) { return value != "0" && value != "false" && value != "off" && value != "none"; }

}  // namespace

std::optional<bool> docx_toggle(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node toggle = child_of(properties, name);
  if (!toggle) return std::nullopt;
  return on(attribute_of(toggle, "val"));
}

DocxListPlace docx_list_place(const pugi::xml_node& paragraph_properties) {
  DocxListPlace place;
  const pugi::xml_node node = child_of(paragraph_properties, "numPr");
  place.list = attribute_of(child_of(node, "numId"), "val");
  place.level = static_cast<int>(number(attribute_of(child_of(node, "ilvl"), "val"), -1));
  if (place.level >= static_cast<int>(DocxNumbering::kLevels)) place.level = 0;
  return place;
}

std::uint8_t docx_outline_level(const pugi::xml_node& paragraph_properties) {
  const std::int64_t level = number(attribute_of(child_of(paragraph_properties, "outlineLvl"), "val"), 9);
  return level < 9 ? static_cast<std::uint8_t>(level + 1) : 0;
}

DocxStyles::DocxStyles(const pugi::xml_node& root) {
  struct Source {
    pugi::xml_node node;
    std::string based_on;
  };
  std::map<std::string, Source, std::less<>> sources;
  for (pugi::xml_node style = child_of(root, "styles").first_child(); style; style = style.next_sibling()) {
    if (!is(style, "style")) continue;
    const std::string id(attribute_of(style, "styleId"));
    sources[id] = {style, std::string(attribute_of(child_of(style, "basedOn"), "val"))};
    const std::string_view standard = attribute_of(style, "default");
    if (attribute_of(style, "type") == "paragraph" && !standard.empty() && on(standard)) default_ = id;
  }
  for (const auto& [id, source] : sources) {
    DocxStyle& style = styles_[id];
    bool outline_said = false, hidden_said = false, strong_said = false;
    const Source* at = &source;
    for (int i = 0; i < kDeepestInheritance; ++i) {
      const pugi::xml_node paragraph = child_of(at->node, "pPr");
      const pugi::xml_node run = child_of(at->node, "rPr");
      if (style.role == StyleRole::kBody && !outline_said) {
        const StyleMeaning named = meaning_of_style(attribute_of(child_of(at->node, "name"), "val"));
        style.role = named.role;
        if (named.role == StyleRole::kHeading ||
            (named.role == StyleRole::kBody && docx_outline_level(paragraph) > 0)) {
          style.role = StyleRole::kHeading;
          style.level = std::max(named.level, docx_outline_level(paragraph));
        }
        // "Body text level" said of a style ends what it is based on.
        outline_said = static_cast<bool>(child_of(paragraph, "outlineLvl"));
      }
      const DocxListPlace place = docx_list_place(paragraph);
      if (style.place.list.empty()) style.place.list = place.list;
      if (style.place.level < 0) style.place.level = place.level;
      if (const auto hidden = docx_toggle(run, "vanish"); hidden && !hidden_said) {
        style.hidden = *hidden;
        hidden_said = true;
      }
      if (const auto strong = docx_toggle(run, "b"); strong && !strong_said) {
        style.strong = *strong;
        strong_said = true;
      }
      const auto parent = sources.find(at->based_on);
      if (parent == sources.end()) break;
      at = &parent->second;
    }
  }
}

const DocxStyle& DocxStyles::of(std::string_view id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? none_ : found->second;
}

DocxNumbering::Level DocxNumbering::read_level(const pugi::xml_node& node) {
  Level level;
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    const std::string_view value = attribute_of(child, "val");
    if (is(child, "numFmt")) level.format = value;
    if (is(child, "lvlText")) level.text = clean_characters(value);
    if (is(child, "start")) level.start = number(value, 1);
    if (is(child, "suff")) level.follow = value;
    if (is(child, "isLgl")) level.legal = on(value);
    if (is(child, "pStyle")) level.style = value;
    if (is(child, "lvlRestart")) level.restart = static_cast<int>(number(value, 0));
  }
  return level;
}

DocxNumbering::DocxNumbering(const pugi::xml_node& root) {
  const auto level_number = [](const pugi::xml_node& node) {
    return static_cast<std::size_t>(number(attribute_of(node, "ilvl"), kLevels));
  };
  std::map<std::string, std::string> by_style;  // style of a list → abstract
  for (pugi::xml_node node = child_of(root, "numbering").first_child(); node; node = node.next_sibling()) {
    if (is(node, "abstractNum")) {
      const std::string id(attribute_of(node, "abstractNumId"));
      Abstract& abstract = abstracts_[id];
      abstract.link = attribute_of(child_of(node, "numStyleLink"), "val");
      if (const auto style = attribute_of(child_of(node, "styleLink"), "val"); !style.empty())
        by_style.emplace(style, id);
      for (pugi::xml_node level = node.first_child(); level; level = level.next_sibling())
        if (is(level, "lvl") && level_number(level) < kLevels) abstract.levels[level_number(level)] = read_level(level);
    } else if (is(node, "num")) {
      Instance& instance = instances_[std::string(attribute_of(node, "numId"))];
      instance.abstract = attribute_of(child_of(node, "abstractNumId"), "val");
      for (pugi::xml_node own = node.first_child(); own; own = own.next_sibling()) {
        if (!is(own, "lvlOverride") || level_number(own) >= kLevels) continue;
        if (const pugi::xml_node start = child_of(own, "startOverride"))
          instance.starts[level_number(own)] = number(attribute_of(start, "val"), 1);
        if (const pugi::xml_node level = child_of(own, "lvl")) instance.levels[level_number(own)] = read_level(level);
      }
    }
  }
  for (auto& [id, abstract] : abstracts_) {
    const auto linked = by_style.find(abstract.link);
    if (linked != by_style.end() && linked->second != id) abstract.levels = abstracts_[linked->second].levels;
  }
}

const DocxNumbering::Level& DocxNumbering::level_of(const Instance& instance, const Abstract& abstract,
                                                    std::size_t level) const {
  const auto own = instance.levels.find(level);
  return own == instance.levels.end() ? abstract.levels[level] : own->second;
}

std::optional<DocxNumbering::Label> DocxNumbering::next(const DocxListPlace& place, std::string_view style) {
  const auto instance = instances_.find(place.list);
  if (place.list.empty() || place.list == "0" || instance == instances_.end()) return std::nullopt;
  const auto found = abstracts_.find(instance->second.abstract);
  if (found == abstracts_.end()) return std::nullopt;
  Abstract& abstract = found->second;
  std::size_t level = 0;
  if (place.level >= 0) {
    level = static_cast<std::size_t>(place.level);
  } else {
    // The level that is bound to the paragraph's style.
    for (std::size_t i = 0; i < kLevels; ++i)
      if (!style.empty() && level_of(instance->second, abstract, i).style == style) level = i;
  }
  if (!instance->second.seen) {
    instance->second.seen = true;
    for (const auto& [own, start] : instance->second.starts) {
      abstract.counts[own] = start - 1;
      abstract.begun[own] = true;
    }
  }
  // A level begins anew after one above it, unless it is told to go on.
  for (std::size_t below = level + 1; below < kLevels; ++below) {
    const int restart = level_of(instance->second, abstract, below).restart;
    if (restart < 0 || (restart > 0 && level < static_cast<std::size_t>(restart))) abstract.begun[below] = false;
  }
  const auto begin = [&](std::size_t at) {
    if (abstract.begun[at]) return;
    abstract.begun[at] = true;
    abstract.counts[at] = level_of(instance->second, abstract, at).start - 1;
  };
  begin(level);
  ++abstract.counts[level];
  const Level& own = level_of(instance->second, abstract, level);
  Label label;
  label.bullet = own.format == "bullet";
  if (label.bullet || own.format == "none") return label;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const char digit = i + 1 < own.text.size() ? own.text[i + 1] : '\0';
    if (own.text[i] != '%' || digit < '1' || digit > '9') {
      label.text += own.text[i];
      continue;
    }
    ++i;
    const auto named = static_cast<std::size_t>(digit - '1');
    if (named > level) continue;
    // A level above that has had no paragraph yet is shown by its first number.
    const bool begun = abstract.begun[named];
    const Level& shown = level_of(instance->second, abstract, named);
    label.text += list_number(begun ? abstract.counts[named] : shown.start,
                              own.legal && named < level ? "decimal" : std::string_view(shown.format));
  }
  if (label.text.empty()) return label;
  // Tab or space is a space in text; Chinese marks bring theirs.
  const char32_t last = decode_utf8_before(label.text, label.text.size()).value;
  if (own.follow != "nothing" && last < 0x2E80) label.text += ' ';
  return label;
}

}  // namespace tifa

#include "ingest/word_markup.h"

#include <algorithm>
#include <vector>

#include "ingest/word_grammar.h"
#include "ingest/xml.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestValue = 256;  // bytes

// References that mean something in their own document alone, and what stands beside the value that it is computed
// from.
constexpr std::string_view kLeftOut =
    " themeColor themeTint themeShade themeFill themeFillTint themeFillShade paraId textId ";

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

void add_attribute(std::string_view name, std::string_view value, std::string& out) {
  out.append(" w:").append(name).append("=\"");
  for (const char c : value) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  out += '"';
}

}  // namespace

WordMarkup::WordMarkup(const pugi::xml_node& theme) {
  const pugi::xml_node scheme = child_of(child_of(child_of(theme, "theme"), "themeElements"), "fontScheme");
  for (const auto& [name, fonts] : {std::pair{"majorFont", &major_}, std::pair{"minorFont", &minor_}}) {
    const pugi::xml_node node = child_of(scheme, name);
    fonts->latin = attribute_of(child_of(node, "latin"), "typeface");
    fonts->east_asian = attribute_of(child_of(node, "ea"), "typeface");
    fonts->complex = attribute_of(child_of(node, "cs"), "typeface");
    // Where no font is named for East Asian text, the script names one.
    for (pugi::xml_node font = node.first_child(); font && fonts->east_asian.empty(); font = font.next_sibling())
      if (is(font, "font") && attribute_of(font, "script") == "Hans")
        fonts->east_asian = attribute_of(font, "typeface");
  }
}

// "minorHAnsi", "majorEastAsia".
const std::string& WordMarkup::font_of(std::string_view theme) const {
  const Fonts& fonts = theme.starts_with("major") ? major_ : minor_;
  if (theme.ends_with("EastAsia")) return fonts.east_asian;
  return theme.ends_with("Bidi") ? fonts.complex : fonts.latin;
}

std::string WordMarkup::inside(const pugi::xml_node& node) const {
  std::string out;
  write_inside(node, out);
  return out;
}

std::string WordMarkup::whole(const pugi::xml_node& node) const {
  std::string out;
  if (node) write(node, out);
  return out;
}

void WordMarkup::write(const pugi::xml_node& node, std::string& out) const {
  const std::string_view name = local_name(node);
  out.append("<w:").append(name);
  write_attributes(node, out);
  const std::size_t begin = out.size();
  out += '>';
  write_inside(node, out);
  if (out.size() == begin + 1)
    out.replace(begin, 1, "/>");
  else
    out.append("</w:").append(name) += '>';
}

void WordMarkup::write_inside(const pugi::xml_node& node, std::string& out) const {
  const std::string_view allowed = word_children_of(local_name(node));
  const std::string_view own = prefix_of(node.name());
  for (std::size_t at = 1; at < allowed.size();) {
    const std::string_view name = allowed.substr(at, allowed.find(' ', at) - at);
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      // "w14:shadow" is another element than "w:shadow".
      if (!is(child, name) || prefix_of(child.name()) != own) continue;
      write(child, out);
      if (!may_repeat(name)) break;
    }
    at += name.size() + 1;
  }
}

void WordMarkup::write_attributes(const pugi::xml_node& node, std::string& out) const {
  const std::string_view own = prefix_of(node.name());
  std::vector<std::pair<std::string, std::string>> taken;
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
    const std::string_view full = attribute.name();
    const std::string_view prefix = prefix_of(full);
    if (prefix.empty() || prefix != own) continue;
    std::string name(full.substr(prefix.size() + 1));
    std::string value = clean_characters(attribute.value());
    std::replace_if(
        value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    if (!is_word_name(name) || !is_word_text(value) || value.size() > kLongestValue || names_hold(kLeftOut, name) ||
        name.starts_with("rsid"))
      continue;
    if (constexpr std::string_view kTheme = "Theme"; is(node, "rFonts") && name.ends_with(kTheme)) {
      value = font_of(value);
      name.resize(name.size() - kTheme.size());
      if (value.empty()) continue;
    } else if (name == "cstheme") {
      value = font_of(value);
      name = "cs";
      if (value.empty()) continue;
    }
    const auto same = std::find_if(taken.begin(), taken.end(), [&](const auto& one) { return one.first == name; });
    if (same == taken.end())
      taken.emplace_back(std::move(name), std::move(value));
    else if (full.ends_with("heme"))
      same->second = std::move(value);  // a theme goes before the font beside it
  }
  for (const auto& [name, value] : taken) add_attribute(name, value, out);
}

}  // namespace tifa

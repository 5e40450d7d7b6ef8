#include "ingest/word_markup.h"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/xml.h"
#include "text/ascii.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kLongestValue = 256;  // bytes

// What may stand in an element, in the order of the schema, each name with a space before and after it.
struct Rule {
  std::string_view parent, children;
};
constexpr std::array<Rule, 26> kRules{{
    {"pPr",
     " pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers pBdr "
     "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
     "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
     "jc textDirection textAlignment outlineLvl "},
    {"rPr",
     " rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
     "noProof snapToGrid color spacing w kern position sz szCs highlight u effect bdr shd "
     "vertAlign rtl cs em lang "},
    {"numPr", " ilvl numId "},
    {"pBdr", " top left bottom right between bar "},
    {"tabs", " tab "},
    {"tblPr",
     " tblStyle bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
     "tblInd tblBorders shd tblLayout tblCellMar tblLook "},
    {"tblBorders", " top left start bottom right end insideH insideV "},
    {"tblCellMar", " top left start bottom right end "},
    {"tblGrid", " gridCol "},
    {"trPr", " gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc "},
    {"tcPr", " tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "},
    {"tcBorders", " top left start bottom right end insideH insideV tl2br tr2bl "},
    {"tcMar", " top left start bottom right end "},
    {"styles", " docDefaults style "},
    {"docDefaults", " rPrDefault pPrDefault "},
    {"rPrDefault", " rPr "},
    {"pPrDefault", " pPr "},
    {"style",
     " name aliases basedOn next link autoRedefine uiPriority semiHidden unhideWhenUsed "
     "qFormat locked pPr rPr tblPr trPr tcPr tblStylePr "},
    {"tblStylePr", " pPr rPr tblPr trPr tcPr "},
    {"numbering", " abstractNum num "},
    {"abstractNum", " nsid multiLevelType tmpl name styleLink numStyleLink lvl "},
    {"lvl", " start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr "},
    {"num", " abstractNumId lvlOverride "},
    {"lvlOverride", " startOverride lvl "},
    {"sectPr", " pgSz pgMar cols textDirection bidi docGrid "},
    {"cols", " col "},
}};

// Those of which several may stand in one place.
constexpr std::string_view kMany = " style tblStylePr abstractNum num lvl lvlOverride tab gridCol col ";

// References that mean something in their own document alone, and what stands beside the value that it is computed
// from.
constexpr std::string_view kLeftOut =
    " themeColor themeTint themeShade themeFill themeFillTint themeFillShade paraId textId ";

bool holds(std::string_view names, std::string_view name) {
  for (std::size_t at = names.find(name); at != names.npos; at = names.find(name, at + 1))
    if (names[at - 1] == ' ' && names[at + name.size()] == ' ') return true;
  return false;
}

std::string_view children_of(std::string_view parent) {
  const auto rule = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& one) { return one.parent == parent; });
  return rule == kRules.end() ? std::string_view() : rule->children;
}

bool plain_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && is_ascii_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
}

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
  const std::string_view allowed = children_of(local_name(node));
  for (std::size_t at = 1; at < allowed.size();) {
    const std::string_view name = allowed.substr(at, allowed.find(' ', at) - at);
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      if (!is(child, name)) continue;
      write(child, out);
      if (!holds(kMany, name)) break;
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
    if (!plain_name(name) || value.size() > kLongestValue || holds(kLeftOut, name) || name.starts_with("rsid"))
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

bool is_word_markup(std::string_view text) {
  constexpr std::size_t kDeepest = 16;
  std::vector<std::string_view> open;
  const auto take_name = [&] {
    if (!text.starts_with("w:")) return std::string_view();
    text.remove_prefix(2);
    const auto end =
        std::find_if_not(text.begin(), text.end(), [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
    const std::string_view name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(name.size());
    return name;
  };
  while (!text.empty()) {
    if (text.starts_with("</")) {
      text.remove_prefix(2);
      if (open.empty() || take_name() != open.back() || !text.starts_with('>')) return false;
      open.pop_back();
      text.remove_prefix(1);
      continue;
    }
    if (!text.starts_with('<')) return false;
    text.remove_prefix(1);
    const std::string_view name = take_name();
    if (name.empty()) return false;
    while (text.starts_with(' ')) {
      text.remove_prefix(1);
      if (take_name().empty() || !text.starts_with("=\"")) return false;
      text.remove_prefix(2);
      const std::string_view value = text.substr(0, text.find('"'));
      if (value.size() == text.size() || value.find_first_of("<>") != value.npos) return false;
      for (std::size_t at = value.find('&'); at != value.npos; at = value.find('&', at + 1)) {
        const std::string_view rest = value.substr(at);
        if (!rest.starts_with("&amp;") && !rest.starts_with("&lt;") && !rest.starts_with("&gt;") &&
            !rest.starts_with("&quot;"))
          return false;
      }
      text.remove_prefix(value.size() + 1);
    }
    if (text.starts_with("/>")) {
      text.remove_prefix(2);
    } else if (text.starts_with('>') && open.size() < kDeepest) {
      open.push_back(name);
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return open.empty();
}

}  // namespace tifa

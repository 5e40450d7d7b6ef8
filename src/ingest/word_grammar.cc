#include "ingest/word_grammar.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kDeepest = 16;  // elements

struct Rule {
  std::string_view parent, children;
};
constexpr std::array<Rule, 27> kRules{{
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
    {"table", " tblPr tblGrid "},
    {"sectPr", " pgSz pgMar cols textDirection bidi docGrid "},
    {"cols", " col "},
}};

constexpr std::string_view kMany = " style tblStylePr abstractNum num lvl lvlOverride tab gridCol col ";

bool is_name_character(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

}  // namespace

std::string_view word_children_of(std::string_view parent) {
  const auto rule = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& one) { return one.parent == parent; });
  return rule == kRules.end() ? std::string_view() : rule->children;
}

bool may_repeat(std::string_view element) { return names_hold(kMany, element); }

bool names_hold(std::string_view names, std::string_view name) {
  for (std::size_t at = names.find(name); at != names.npos; at = names.find(name, at + 1))
    if (names[at - 1] == ' ' && names[at + name.size()] == ' ') return true;
  return false;
}

bool is_word_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && is_ascii_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), is_name_character);
}

bool is_word_text(std::string_view text) {
  return find_invalid_utf8(text) == text.npos &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }) &&
         text.find("\xEF\xBF\xBE") == text.npos && text.find("\xEF\xBF\xBF") == text.npos;  // U+FFFE, U+FFFF
}

bool is_word_markup(std::string_view text, std::string_view parent) {
  std::vector<std::string_view> open{parent};
  const auto take_name = [&] {
    if (!text.starts_with("w:")) return std::string_view();
    text.remove_prefix(2);
    const auto end = std::find_if_not(text.begin(), text.end(), is_name_character);
    const std::string_view name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(name.size());
    return name;
  };
  while (!text.empty()) {
    if (text.starts_with("</")) {
      text.remove_prefix(2);
      if (open.size() == 1 || take_name() != open.back() || !text.starts_with('>')) return false;
      open.pop_back();
      text.remove_prefix(1);
      continue;
    }
    if (!text.starts_with('<')) return false;
    text.remove_prefix(1);
    const std::string_view name = take_name();
    if (name.empty() || !names_hold(word_children_of(open.back()), name)) return false;
    std::set<std::string_view> attributes;
    while (text.starts_with(' ')) {
      text.remove_prefix(1);
      const std::string_view attribute = take_name();
      if (!is_word_name(attribute) || !attributes.insert(attribute).second || !text.starts_with("=\"")) return false;
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
    } else if (text.starts_with('>') && open.size() <= kDeepest) {
      open.push_back(name);
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return open.size() == 1;
}

}  // namespace tifa

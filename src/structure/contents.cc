// Lists of contents: what only names the headings of the same document is not body.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "structure/piece.h"
#include "text/ascii.h"

namespace tifa {
namespace {

constexpr std::size_t kFewestEntries = 3;
constexpr std::uint32_t kLongestEntry = 90;  // visible characters

// An entry without the dot leaders or the wide gap before its page number, and without case.
std::string entry_key(std::string_view text) {
  text = trimmed(text);
  std::string_view stem = text;
  while (!stem.empty() && stem.back() >= '0' && stem.back() <= '9') stem.remove_suffix(1);
  if (stem.size() < text.size()) {
    const std::string_view end = stem.substr(stem.size() - std::min<std::size_t>(stem.size(), 6));
    if (end.ends_with("..") || end.ends_with("…") || end.ends_with("··") || end.ends_with("  ") ||
        end.ends_with('\t') || end.ends_with("　　"))
      text = stem;
  }
  while (!text.empty()) {
    if (text.ends_with("…"))
      text.remove_suffix(std::string_view("…").size());
    else if (text.ends_with("·"))
      text.remove_suffix(std::string_view("·").size());
    else if (text.ends_with(".."))
      text.remove_suffix(2);
    else
      break;
  }
  return ascii_lower(squeezed(text));
}

bool entry_shaped(const Piece& piece) {
  return piece.hint != Hint::kTableCell && piece.shape.characters <= kLongestEntry && piece.shape.one_sentence() &&
         !piece.shape.semicolons;
}

void drop(Pieces& pieces, const std::vector<std::size_t>& body, std::size_t from, std::size_t to) {
  for (std::size_t k = from; k < to; ++k) {
    Piece& piece = pieces[body[k]];
    piece.dropped = Reason::kContents;
    piece.opens_section = false;
    piece.kind = BlockKind::kParagraph;
  }
}

}  // namespace

bool is_contents_title(std::string_view text) {
  if (text.size() > 40) return false;
  const std::string plain = entry_key(text);
  return plain == "目录" || plain == "目錄" || plain == "目次" || plain == "contents" || plain == "tableofcontents" ||
         plain == "[contents]";
}

void set_contents_aside(const RawDocument& raw, Pieces& pieces) {
  std::vector<std::size_t> body;
  std::unordered_map<std::string, std::size_t> headings;  // how often each stands
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].body()) continue;
    body.push_back(i);
    if (pieces[i].kind == BlockKind::kHeading) ++headings[entry_key(pieces[i].text(raw))];
  }
  const auto times = [&headings](const std::string& key) {
    const auto it = headings.find(key);
    return it == headings.end() ? std::size_t{0} : it->second;
  };
  for (std::size_t k = 0; k < body.size(); ++k) {
    const Piece& piece = pieces[body[k]];
    // A list under its own title goes on until its first entry stands again, or a paragraph comes.
    if (is_contents_title(piece.text(raw))) {
      std::string first;
      std::size_t end = k + 1;
      while (end < body.size() && entry_shaped(pieces[body[end]])) {
        const std::string key = entry_key(pieces[body[end]].text(raw));
        if (first.empty())
          first = key;
        else if (key == first)
          break;
        ++end;
      }
      if (end - k > 2) {
        // A heading directly before the first paragraph belongs to the body, unless the list's entries all stand again.
        const bool stands_again = end < body.size() && entry_key(pieces[body[end]].text(raw)) == first;
        if (!stands_again)
          while (end > k + 1 && times(entry_key(pieces[body[end - 1]].text(raw))) == 1 &&
                 pieces[body[end - 1]].kind == BlockKind::kHeading)
            --end;
        drop(pieces, body, k, end);
        k = end - 1;
      }
      continue;
    }
    // Links to places in the document, or lines that stand again as headings, one under the other.
    std::size_t end = k;
    std::size_t named = 0;
    std::string first;
    while (end < body.size() && entry_shaped(pieces[body[end]]) && pieces[body[end]].hint != Hint::kHeading) {
      const Piece& entry = pieces[body[end]];
      const std::size_t own = entry.kind == BlockKind::kHeading ? 1 : 0;
      const std::string key = entry_key(entry.text(raw));
      const bool again = times(key) > own;
      if (entry.hint != Hint::kAnchorLink && !again) break;
      // The first entry again: the document's own first heading.
      if (named > 0 && key == first) break;
      if (named == 0) first = key;
      named += 1;
      ++end;
    }
    if (named >= kFewestEntries) drop(pieces, body, k, end);
    if (end > k) k = end - 1;
  }
}

}  // namespace tifa

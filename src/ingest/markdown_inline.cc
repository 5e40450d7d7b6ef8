#include "ingest/markdown_inline.h"

#include <algorithm>
#include <string>
#include <vector>

#include "structure/shape.h"
#include "text/ascii.h"
#include "text/references.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestTag = 4096;          // bytes: a '<' without a '>' in reach is text
constexpr std::size_t kLongestDestination = 4096;  // of a link

bool ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// What is to be done with a stretch of source: everything not named is kept.
enum class Act : std::uint8_t { kDrop, kBreak, kEntity };
struct Edit {
  std::uint32_t begin, end;
  Act act;
  char32_t code;  // of an entity
};

// Finds the markup of one stretch, left to right; each construct is looked for once, so that the whole is linear.
class InlineScanner {
 public:
  InlineScanner(std::string_view source, std::uint32_t begin, std::uint32_t end, bool lines_are_items)
      : source_(source), begin_(begin), end_(end), lines_are_items_(lines_are_items) {}

  std::vector<Edit> edits;
  std::vector<Range> anchors;  // the text of links to a place in the same document
  std::vector<Range> strong;   // what ** or __ enclose

  void scan() {
    for (std::uint32_t at = line_begins(begin_); at < end_;) {
      switch (source_[at]) {
        case '\\':
          at = escape(at);
          break;
        case '`':
          at = code(at);
          break;
        case '<':
          at = tag(at);
          break;
        case '&':
          at = entity(at);
          break;
        case '*':
        case '_':
        case '~':
          at = emphasis(at);
          break;
        case '!':
          if (at + 1 < end_ && source_[at + 1] == '[') {
            brackets_.push_back({at, 2});
            at += 2;
          } else {
            ++at;
          }
          break;
        case '[':
          brackets_.push_back({at++, 1});
          break;
        case ']':
          at = close_bracket(at);
          break;
        default:
          ++at;
      }
    }
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  }

 private:
  struct Bracket {
    std::uint32_t at;
    std::uint32_t size;  // 2: of an image
  };
  struct Delimiter {
    std::uint32_t at;
    std::uint32_t left;  // marks not yet used
  };

  void drop(std::uint32_t from, std::uint32_t to) {
    if (from < to) edits.push_back({from, to, Act::kDrop, 0});
  }

  std::uint32_t escape(std::uint32_t at) {
    if (at + 1 < end_ && ascii_punctuation(source_[at + 1])) {
      drop(at, at + 1);
      return at + 2;
    }
    if (at + 1 == end_ || source_[at + 1] == '\n') drop(at, at + 1);  // a hard line break
    return at + 1;
  }

  std::uint32_t code(std::uint32_t at) {
    std::uint32_t after = at;
    while (after < end_ && source_[after] == '`') ++after;
    const std::uint32_t ticks = after - at;
    if (ticks >= no_code_.size() || no_code_[ticks]) return after;
    for (std::uint32_t k = after; k < end_;) {
      if (source_[k] != '`') {
        ++k;
        continue;
      }
      std::uint32_t close = k;
      while (close < end_ && source_[close] == '`') ++close;
      if (close - k == ticks) {
        drop(at, after);
        drop(k, close);
        return close;
      }
      k = close;
    }
    no_code_[ticks] = true;
    return after;
  }

  std::uint32_t tag(std::uint32_t at) {
    const std::string_view rest = source_.substr(at, end_ - at);
    if (rest.starts_with("<!--")) {
      const std::size_t close = no_comment_end_ ? rest.npos : rest.find("-->", 4);
      no_comment_end_ = close == rest.npos;
      if (no_comment_end_) return at + 1;
      drop(at, at + static_cast<std::uint32_t>(close) + 3);
      return at + static_cast<std::uint32_t>(close) + 3;
    }
    const std::size_t name = rest.size() > 1 && rest[1] == '/' ? 2 : 1;
    if (rest.size() <= name || !is_ascii_letter(rest[name]) || at < no_tag_end_until_) return at + 1;
    const std::size_t close = rest.substr(0, kLongestTag).find('>');
    if (close == rest.npos) {
      no_tag_end_until_ = at + static_cast<std::uint32_t>(std::min(rest.size(), kLongestTag));
      return at + 1;
    }
    const std::string_view inside = rest.substr(1, close - 1);
    const auto after = at + static_cast<std::uint32_t>(close) + 1;
    if (inside.find("://") != inside.npos && inside.find(' ') == inside.npos) {  // <https://…>: the address is text
      drop(at, at + 1);
      drop(after - 1, after);
      return after;
    }
    // A name that is none of HTML's (letters and digits, then white space, '/' or the end) is text in angle brackets.
    std::size_t end = name;
    while (end < close && (is_ascii_letter(rest[end]) || (rest[end] >= '0' && rest[end] <= '9') || rest[end] == '-'))
      ++end;
    if (end < close && rest[end] != ' ' && rest[end] != '\n' && rest[end] != '/' && rest[end] != '\t') return after;
    const bool breaks = (inside.size() >= 2 && (inside[0] | 0x20) == 'b' && (inside[1] | 0x20) == 'r') ||
                        inside.starts_with("/p") || inside.starts_with("/li");
    edits.push_back({at, after, breaks ? Act::kBreak : Act::kDrop, 0});
    return breaks ? line_begins(after) : after;
  }

  // Drops the mark of a list item, with the white space around it, that a line begins with. A minus or plus before a
  // figure is its sign.
  std::uint32_t line_begins(std::uint32_t at) {
    if (!lines_are_items_) return at;
    const auto past_blanks = [&](std::uint32_t from) {
      while (from < end_ && (source_[from] == ' ' || source_[from] == '\t')) ++from;
      return from;
    };
    const std::uint32_t mark = past_blanks(at);
    if (mark == end_ || (source_[mark] != '*' && source_[mark] != '-' && source_[mark] != '+')) return at;
    const std::uint32_t text = past_blanks(mark + 1);
    if (text == mark + 1 || text == end_) return at;
    if (source_[mark] != '*' && is_ascii_digit(source_[text])) return at;
    drop(at, text);
    return text;
  }

  std::uint32_t entity(std::uint32_t at) {
    // CommonMark asks for the semicolon. A reference to two code points stays as it stands: an edit holds one.
    const CharacterReference reference = character_reference(source_.substr(at, end_ - at));
    const std::uint32_t after = at + reference.length;
    if (reference.code == 0 || reference.second != 0 || source_[after - 1] != ';') return at + 1;
    edits.push_back({at, after, Act::kEntity, reference.code});
    return after;
  }

  // Marks pair with the nearest open run of the same mark, two at a time before one (CommonMark, section 6.2, without
  // the rule of three).
  std::uint32_t emphasis(std::uint32_t at) {
    const char mark = source_[at];
    std::uint32_t after = at;
    while (after < end_ && source_[after] == mark) ++after;
    std::uint32_t count = after - at;
    if (mark == '~' && count != 2) return after;
    const char32_t before = at > begin_ ? decode_utf8_before(source_, at).value : U' ';
    const char32_t next = after < end_ ? decode_utf8(source_, after).value : U' ';
    bool closes = !is_blank_character(before);
    bool opens = !is_blank_character(next);
    if (mark == '_') {  // snake_case is no emphasis
      const auto word = [](char32_t c) {
        return c >= 0x80
                   ? !is_clause_mark(c) && !is_full_stop(c) && !is_opening_mark(c) && !is_closing_mark(c) && c != 0x2019
                   : is_ascii_letter(static_cast<char>(c)) || (c >= '0' && c <= '9');
      };
      if (word(before) && word(next)) return after;
      if (word(next) && !word(before)) closes = false;
      if (word(before) && !word(next)) opens = false;
    }
    std::vector<Delimiter>& stack = delimiters_[mark == '*' ? 0 : mark == '_' ? 1 : 2];
    std::uint32_t used = 0;
    if (closes) {
      while (count > 0 && !stack.empty()) {
        Delimiter& opener = stack.back();
        const std::uint32_t marks = std::min({count, opener.left, 2U});
        drop(opener.at + opener.left - marks, opener.at + opener.left);
        drop(at + used, at + used + marks);
        if (marks == 2 && mark != '~') strong.push_back({opener.at + opener.left, at + used});
        used += marks;
        count -= marks;
        opener.left -= marks;
        if (opener.left == 0) stack.pop_back();
      }
    }
    if (opens && count > 0) stack.push_back({at + used, count});
    return after;
  }

  std::uint32_t close_bracket(std::uint32_t at) {
    if (brackets_.empty()) return at + 1;
    const Bracket open = brackets_.back();
    brackets_.pop_back();
    if (at + 1 >= end_ || source_[at + 1] != '(' || at < no_destination_until_) return at + 1;
    // The destination: no line break, balanced parentheses, spaces only before a title.
    std::uint32_t depth = 0;
    const std::uint32_t limit = std::min<std::uint32_t>(end_, at + static_cast<std::uint32_t>(kLongestDestination));
    std::uint32_t k = at + 1;
    for (; k < limit; ++k) {
      const char c = source_[k];
      if (c == '\\') {
        ++k;
      } else if (c == '\n') {
        break;
      } else if (c == '(') {
        ++depth;
      } else if (c == ')' && --depth == 0) {
        if (open.size == 2) {
          // An image has no text; what was found inside its description goes with it.
          while (!edits.empty() && edits.back().begin >= open.at) edits.pop_back();
          drop(open.at, k + 1);
        } else {
          if (at + 2 < end_ && source_[at + 2] == '#') anchors.push_back({open.at + 1, at});
          drop(open.at, open.at + 1);
          drop(at, k + 1);
        }
        return k + 1;
      }
    }
    no_destination_until_ = k;  // nothing closes before here: do not look again
    return at + 1;
  }

  std::string_view source_;
  std::uint32_t begin_, end_;
  bool lines_are_items_;
  std::vector<Bracket> brackets_;
  std::array<std::vector<Delimiter>, 3> delimiters_;
  std::array<bool, 32> no_code_{};
  std::uint32_t no_destination_until_ = 0;
  std::uint32_t no_tag_end_until_ = 0;
  bool no_comment_end_ = false;
};

}  // namespace

void MarkdownWriter::literal(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  raw_.text.append(source_.substr(begin, end - begin));
  raw_.origin.append_copy(begin, end - begin);
}

void MarkdownWriter::aside(std::uint32_t begin, std::uint32_t end, Reason reason) {
  if (begin < end) raw_.set_aside.push_back({reason, {begin, end}});
}

void MarkdownWriter::separate(std::uint32_t at) {
  raw_.text += '\n';
  raw_.origin.append_inserted(at, 1);
}

namespace {

// Where in the source the bold text ends that the stretch begins with; 0 when it begins with something else. Bold
// stretches with nothing visible between them are one.
std::uint32_t leading_strong(InlineScanner& scanner, std::string_view source, std::uint32_t begin) {
  if (scanner.strong.empty()) return 0;
  std::sort(scanner.strong.begin(), scanner.strong.end(), [](Range a, Range b) { return a.begin < b.begin; });
  std::uint32_t reached = begin;
  auto edit = scanner.edits.begin();
  const auto pass_unseen = [&] {
    for (bool moved = true; moved;) {
      moved = false;
      while (edit != scanner.edits.end() && edit->begin < reached) ++edit;
      if (edit != scanner.edits.end() && edit->begin == reached && edit->act == Act::kDrop) {
        reached = edit->end;
        moved = true;
      } else if (reached < source.size() && (source[reached] == ' ' || source[reached] == '\t')) {
        ++reached;
        moved = true;
      }
    }
  };
  std::uint32_t end = 0;
  for (const Range& range : scanner.strong) {
    if (range.end <= reached) continue;
    pass_unseen();
    if (range.begin > reached) break;
    end = reached = range.end;
  }
  return end;
}

}  // namespace

bool MarkdownWriter::inline_text(std::uint32_t begin, std::uint32_t end, bool lines_are_items) {
  InlineScanner scanner(source_, begin, end, lines_are_items);
  scanner.scan();
  std::uint32_t at = begin;
  for (const Edit& edit : scanner.edits) {
    if (edit.begin < at) continue;  // inside what is already set aside
    literal(at, edit.begin);
    at = edit.end;
    if (edit.act == Act::kEntity) {
      const std::size_t before = raw_.text.size();
      append_utf8(raw_.text, edit.code);
      raw_.origin.append_unit(edit.begin, static_cast<std::uint32_t>(raw_.text.size() - before), edit.end - edit.begin);
      continue;
    }
    if (edit.act == Act::kBreak) separate(edit.begin);
    aside(edit.begin, edit.end, Reason::kMarkup);
  }
  literal(at, end);
  strong_end_ = 0;
  if (const std::uint32_t strong = leading_strong(scanner, source_, begin); strong > 0)
    strong_end_ = std::min(raw_.origin.derived_at(strong), size());
  if (scanner.anchors.size() != 1) return false;
  // Nothing but marks stands outside the link.
  const Range link = scanner.anchors.front();
  const auto marks_only = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t k = from; k < to; ++k) {
      const char c = source_[k];
      if (c != '*' && c != '_' && c != ' ' && c != '[' && c != '\\') return false;
    }
    return true;
  };
  const std::size_t close = source_.substr(link.end, end - link.end).find(')');
  return marks_only(begin, link.begin) && close != std::string_view::npos &&
         marks_only(link.end + static_cast<std::uint32_t>(close) + 1, end);
}

}  // namespace tifa

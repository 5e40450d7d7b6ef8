// Markdown's blocks: headings, paragraphs, lists, quotes, tables, fences, front matter and comments.
#include <algorithm>
#include <optional>
#include <vector>

#include "ingest/markdown_inline.h"
#include "ingest/readers.h"
#include "structure/shape.h"
#include "text/ascii.h"

namespace tifa {
namespace {

std::uint32_t u32(std::size_t value) { return static_cast<std::uint32_t>(value); }

constexpr std::uint32_t kDeepestIndent = 20;  // columns before a bullet that are told apart

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// "<!-- INFO END -->" and its like: what stands before it is the head of the file.
bool ends_head(std::string_view comment) {
  const std::string lower = ascii_lower(comment.substr(0, 64));
  const std::size_t end = lower.find("end");
  if (end == lower.npos) return false;
  const std::string_view before = std::string_view(lower).substr(0, end);
  return before.find("info") != before.npos || before.find("head") != before.npos ||
         before.find("meta") != before.npos || before.find("front") != before.npos;
}

class BlockReader {
 public:
  explicit BlockReader(std::string_view source) : source_(source), writer_(source) {}

  RawDocument read() {
    std::uint32_t at = front_matter();
    while (at < source_.size()) at = line(at);
    flush();
    RawDocument& raw = writer_.raw();
    raw.source_size = source_.size();
    raw.hard_lines = false;
    return std::move(raw);
  }

 private:
  struct Line {
    std::uint32_t begin, end, next;  // without and with the line break
  };

  [[nodiscard]] Line line_at(std::uint32_t at) const {
    std::size_t end = source_.find('\n', at);
    const std::uint32_t next = end == source_.npos ? u32(source_.size()) : u32(end) + 1;
    if (end == source_.npos) end = source_.size();
    return {at, u32(end), next};
  }

  std::uint32_t front_matter() {
    const Line first = line_at(0);
    if (trimmed(text(first.begin, first.end)) != "---" || first.next >= source_.size()) return 0;
    for (std::uint32_t at = first.next; at < source_.size();) {
      const Line line = line_at(at);
      const std::string_view marks = trimmed(text(line.begin, line.end));
      if (marks == "---" || marks == "...") {
        writer_.aside(0, line.next, Reason::kMetadata);
        return line.next;
      }
      at = line.next;
    }
    return 0;
  }

  [[nodiscard]] std::string_view text(std::uint32_t begin, std::uint32_t end) const {
    return source_.substr(begin, end - begin);
  }

  // Reads the line at `at` (or several that belong together); gives where to go on.
  std::uint32_t line(std::uint32_t at) {
    const Line line = line_at(at);
    if (fence_) return fenced(line);
    std::uint32_t begin = line.begin;
    std::uint32_t end = line.end;
    while (begin < end && is_space(source_[begin])) ++begin;
    while (end > begin && is_space(source_[end - 1])) --end;
    if (begin == end || trimmed(text(begin, end)).empty()) {
      flush();
      writer_.aside(line.begin, line.next, Reason::kWhiteSpace);
      return line.next;
    }
    if (source_[begin] == '>') {
      flush();
      std::uint32_t marks = begin;
      while (marks < end && (source_[marks] == '>' || source_[marks] == ' ')) ++marks;
      writer_.aside(line.begin, marks, Reason::kMarkup);
      if (marks == end) {
        writer_.aside(end, line.next, Reason::kWhiteSpace);
        return line.next;
      }
      // The marks stand between the lines of one quotation.
      const bool goes_on = quote_end_ == line.begin;
      if (goes_on) writer_.separate(marks);
      hint_ = Hint::kQuote;
      const std::size_t blocks = writer_.raw().blocks.size();
      add(marks, marks, end, line.next);
      flush();
      if (goes_on && writer_.raw().blocks.size() > blocks) writer_.raw().blocks[blocks].paragraph_start = false;
      quote_end_ = line.next;
      return line.next;
    }
    if (text(begin, end).starts_with("<!--")) {
      if (const auto after = comment(line, begin)) return *after;
    }
    if (const auto level = heading_level(begin, end)) {
      flush();
      heading(line, begin, end, *level);
      return line.next;
    }
    if (paragraph_ && (hint_ == Hint::kNone) && underline(begin, end)) {
      hint_ = Hint::kHeading;
      level_ = source_[begin] == '=' ? 1 : 2;
      flush();
      writer_.aside(line.begin, line.next, Reason::kMarkup);
      return line.next;
    }
    if (thematic_break(begin, end)) {
      flush();
      writer_.aside(line.begin, line.next, Reason::kMarkup);
      return line.next;
    }
    if (text(begin, end).starts_with("```") || text(begin, end).starts_with("~~~")) {
      flush();
      fence_ = source_[begin];
      fence_size_ = run_length(begin, end, *fence_);
      fence_start_ = true;
      writer_.aside(line.begin, line.next, Reason::kMarkup);
      return line.next;
    }
    if (!paragraph_ && source_[begin] == '[' && definition(begin, end)) {
      writer_.aside(line.begin, line.next, Reason::kMarkup);
      return line.next;
    }
    if (begins_table(begin, end, line.next)) {
      flush();
      return table(line);
    }
    if (const std::uint32_t marker = bullet(begin, end)) {
      flush();
      writer_.aside(line.begin, begin + marker, Reason::kMarkup);
      hint_ = Hint::kListItem;
      indent_ = static_cast<std::uint8_t>(std::min(begin - line.begin, kDeepestIndent));
      if (begin + marker < end) {
        add(begin + marker, begin + marker, end, line.next);
      } else {
        writer_.aside(end, line.next, Reason::kWhiteSpace);
        hint_ = Hint::kNone;
      }
      return line.next;
    }
    if (numbered_item(begin, end)) flush();
    add(line.begin, begin, end, line.next);
    return line.next;
  }

  // Adds a line to the paragraph: [begin, end) is its text, [lead, begin) white space before, up to `next` after.
  void add(std::uint32_t lead, std::uint32_t begin, std::uint32_t end, std::uint32_t next) {
    if (!paragraph_) {
      writer_.aside(lead, begin, Reason::kWhiteSpace);
      paragraph_ = Range{begin, end};
    }
    paragraph_->end = end;
    after_ = next;
  }

  // Writes the paragraph that is open: one raw block a line.
  void flush() {
    if (!paragraph_) return;
    const std::uint32_t from = writer_.size();
    const bool anchor = writer_.inline_text(paragraph_->begin, paragraph_->end);
    const std::uint32_t strong = writer_.strong_end();
    const std::size_t blocks = writer_.raw().blocks.size();
    emit(from, anchor && hint_ != Hint::kHeading ? Hint::kAnchorLink : hint_, level_);
    if (writer_.raw().blocks.size() > blocks) {
      writer_.raw().blocks[blocks].strong_end = strong;
      writer_.raw().blocks[blocks].indent = indent_;
    }
    writer_.aside(paragraph_->end, after_, Reason::kWhiteSpace);
    paragraph_.reset();
    hint_ = Hint::kNone;
    level_ = 0;
    indent_ = 0;
  }

  // Raw blocks for the text written since `from`.
  void emit(std::uint32_t from, Hint hint, std::uint8_t level) {
    RawDocument& raw = writer_.raw();
    bool first = true;
    while (from < raw.text.size()) {
      std::size_t end = raw.text.find('\n', from);
      if (end == raw.text.npos) end = raw.text.size();
      const std::string_view kept = trimmed(std::string_view(raw.text).substr(from, end - from));
      if (!kept.empty()) {
        const std::uint32_t begin = u32(static_cast<std::size_t>(kept.data() - raw.text.data()));
        raw.blocks.push_back({{begin, begin + u32(kept.size())}, hint, level, first});
        first = false;
      }
      from = u32(end) + 1;
    }
  }

  // A comment, over several lines if need be; nothing when it has no end.
  std::optional<std::uint32_t> comment(const Line& line, std::uint32_t begin) {
    if (no_comment_end_) return std::nullopt;
    const std::size_t close = source_.find("-->", begin + 4);
    if (close == source_.npos) {
      no_comment_end_ = true;
      return std::nullopt;
    }
    const std::uint32_t after = u32(close) + 3;
    const Line last = line_at(after);
    if (!trimmed(text(after, last.end)).empty()) return std::nullopt;  // text follows: an inline matter
    flush();
    if (ends_head(text(begin, after))) {
      for (RawBlock& block : writer_.raw().blocks)
        if (block.hint != Hint::kHeading) block.hint = Hint::kMetadata;
    }
    writer_.aside(line.begin, last.next, Reason::kMarkup);
    return last.next;
  }

  [[nodiscard]] std::optional<std::uint8_t> heading_level(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t marks = run_length(begin, end, '#');
    if (marks == 0 || marks > 6) return std::nullopt;
    const std::uint32_t after = begin + marks;
    if (after < end && source_[after] != ' ' && source_[after] != '\t' &&
        static_cast<unsigned char>(source_[after]) < 0x80)
      return std::nullopt;
    return static_cast<std::uint8_t>(marks);
  }

  void heading(const Line& line, std::uint32_t begin, std::uint32_t end, std::uint8_t level) {
    std::uint32_t from = begin + level;
    while (from < end && is_space(source_[from])) ++from;
    std::uint32_t to = end;
    while (to > from && source_[to - 1] == '#') --to;
    if (to > from && to < end && !is_space(source_[to - 1])) to = end;  // "C#" keeps its mark
    while (to > from && is_space(source_[to - 1])) --to;
    writer_.aside(line.begin, from, Reason::kMarkup);
    const std::uint32_t written = writer_.size();
    if (from < to) writer_.inline_text(from, to);
    emit(written, Hint::kHeading, level);
    writer_.aside(to, line.next, to < end ? Reason::kMarkup : Reason::kWhiteSpace);
  }

  [[nodiscard]] std::uint32_t run_length(std::uint32_t begin, std::uint32_t end, char mark) const {
    std::uint32_t at = begin;
    while (at < end && source_[at] == mark) ++at;
    return at - begin;
  }

  [[nodiscard]] bool underline(std::uint32_t begin, std::uint32_t end) const {
    const char mark = source_[begin];
    return (mark == '=' || (mark == '-' && end - begin >= 2)) && run_length(begin, end, mark) == end - begin;
  }

  [[nodiscard]] bool thematic_break(std::uint32_t begin, std::uint32_t end) const {
    const char mark = source_[begin];
    if (mark != '-' && mark != '*' && mark != '_') return false;
    std::uint32_t marks = 0;
    for (std::uint32_t at = begin; at < end; ++at) {
      if (source_[at] == mark)
        ++marks;
      else if (!is_space(source_[at]))
        return false;
    }
    return marks >= 3;
  }

  // "[name]: address"
  [[nodiscard]] bool definition(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view all = text(begin, end);
    const std::size_t close = all.substr(0, 200).find("]:");
    return close != all.npos && close > 1 && all.find('(') > close && all.substr(close + 2).find("://") != all.npos;
  }

  // Bytes of a bullet and the white space after it; 0 when there is none.
  [[nodiscard]] std::uint32_t bullet(std::uint32_t begin, std::uint32_t end) const {
    const char mark = source_[begin];
    if (mark != '-' && mark != '*' && mark != '+') return 0;
    std::uint32_t at = begin + 1;
    if (at < end && source_[at] != ' ' && source_[at] != '\t') return 0;
    while (at < end && is_space(source_[at])) ++at;
    return at - begin;
  }

  // "1. " begins a paragraph; the number is text and read as a label later.
  [[nodiscard]] bool numbered_item(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t at = begin;
    while (at < end && at - begin < 9 && source_[at] >= '0' && source_[at] <= '9') ++at;
    return at > begin && at + 1 < end && (source_[at] == '.' || source_[at] == ')') && is_space(source_[at + 1]);
  }

  std::uint32_t fenced(const Line& line) {
    std::uint32_t begin = line.begin;
    while (begin < line.end && is_space(source_[begin])) ++begin;
    const std::uint32_t marks = run_length(begin, line.end, *fence_);
    if (marks >= fence_size_ && trimmed(text(begin + marks, line.end)).empty()) {
      fence_.reset();
      writer_.aside(line.begin, line.next, Reason::kMarkup);
      return line.next;
    }
    const std::uint32_t from = writer_.size();
    writer_.literal(line.begin, line.next);
    const std::size_t blocks = writer_.raw().blocks.size();
    emit(from, Hint::kQuote, 0);
    if (writer_.raw().blocks.size() > blocks) {
      writer_.raw().blocks.back().paragraph_start = fence_start_;
      fence_start_ = false;
    }
    return line.next;
  }

  // A row with a bar, and under it a row of bars, dashes and colons.
  [[nodiscard]] bool begins_table(std::uint32_t begin, std::uint32_t end, std::uint32_t next) const {
    if (next >= source_.size() || text(begin, end).find('|') == std::string_view::npos) return false;
    const Line rule = line_at(next);
    return delimiter_row(text(rule.begin, rule.end));
  }

  [[nodiscard]] static bool delimiter_row(std::string_view row) {
    bool dash = false;
    bool bar = false;
    for (char c : row) {
      if (c == '-')
        dash = true;
      else if (c == '|')
        bar = true;
      else if (c != ':' && !is_space(c))
        return false;
    }
    return dash && bar;
  }

  std::uint32_t table(const Line& head) {
    std::uint32_t at = head.begin;
    bool first = true;
    while (at < source_.size()) {
      const Line row = line_at(at);
      const std::string_view all = text(row.begin, row.end);
      if (trimmed(all).empty() || all.find('|') == all.npos) break;
      if (!first && delimiter_row(all))
        writer_.aside(row.begin, row.next, Reason::kMarkup);
      else
        cells(row);
      first = false;
      at = row.next;
    }
    return at;
  }

  void cells(const Line& row) {
    std::uint32_t begin = row.begin;
    for (std::uint32_t at = row.begin; at <= row.end; ++at) {
      // A backslash takes the bar behind it for text; at the end of the row there is nothing behind it.
      if (at + 1 < row.end && source_[at] == '\\') {
        ++at;
        continue;
      }
      if (at < row.end && source_[at] != '|') continue;
      const std::uint32_t end = std::min(at, row.end);
      const std::string_view inside = trimmed(text(begin, end));
      if (inside.empty()) {
        writer_.aside(begin, end, Reason::kWhiteSpace);
      } else {
        const std::uint32_t from = writer_.size();
        writer_.inline_text(begin, end, true);
        // A cell is one block, whatever breaks and items it holds.
        RawDocument& raw = writer_.raw();
        const std::string_view kept = trimmed(std::string_view(raw.text).substr(from));
        if (!kept.empty()) {
          const std::uint32_t start = u32(static_cast<std::size_t>(kept.data() - raw.text.data()));
          raw.blocks.push_back({{start, start + u32(kept.size())}, Hint::kTableCell, 0, true});
        }
      }
      if (at < row.end) writer_.aside(at, at + 1, Reason::kMarkup);
      begin = at + 1;
    }
    writer_.aside(row.end, row.next, Reason::kWhiteSpace);
  }

  std::string_view source_;
  MarkdownWriter writer_;
  std::optional<Range> paragraph_;  // source bytes of the open paragraph
  std::uint32_t after_ = 0;         // where the line after it begins
  Hint hint_ = Hint::kNone;
  std::uint8_t level_ = 0;
  std::uint8_t indent_ = 0;
  std::uint32_t quote_end_ = kNoIndex;  // where the last line of a quotation ended
  std::optional<char> fence_;
  std::uint32_t fence_size_ = 0;
  bool fence_start_ = false;
  bool no_comment_end_ = false;
};

}  // namespace

RawDocument read_markdown(std::string_view text) { return BlockReader(text).read(); }

}  // namespace tifa

// A redline in a terminal: inline, or A and B side by side. Deleted text stands in [-…-], inserted text in {+…+}, what
// moved in {n>…}; colour repeats what the marks say.
#include <fmt/format.h>

#include <algorithm>

#include "render/redline.h"
#include "render/redline_parts.h"
#include "render/table.h"

namespace tifa {
namespace {

enum class Style : std::uint8_t { kPlain, kDeleted, kInserted, kMoved, kFaint };

// Text with a style for every byte, so that it can be broken into lines before it is coloured.
struct StyledText {
  std::string text;
  std::vector<Style> styles;
  void add(std::string_view part, Style style) {
    text += part;
    styles.resize(text.size(), style);
  }
};

const char* escape_of(Style style) {
  switch (style) {
    case Style::kDeleted:
      return "\x1B[31m";
    case Style::kInserted:
      return "\x1B[32m";
    case Style::kMoved:
      return "\x1B[36m";
    case Style::kFaint:
      return "\x1B[2m";
    case Style::kPlain:
      break;
  }
  return "";
}

// Lines of at most `width` columns, each ready to print.
std::vector<std::string> styled_lines(const StyledText& styled, int width, bool color) {
  std::vector<std::string> lines = wrap_text(styled.text, width - 2);
  // A mark stays with the text that it opens or closes.
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    for (const char* close : {"+}", "-]"})
      if (lines[i + 1].starts_with(close)) {
        lines[i] += close;
        lines[i + 1].erase(0, 2);
      }
    for (const char* open : {"{+", "[-"})
      if (lines[i].ends_with(open)) {
        lines[i].resize(lines[i].size() - 2);
        lines[i + 1].insert(0, open);
      }
  }
  std::erase_if(lines, [](const std::string& line) { return line.empty(); });
  if (!color) return lines;
  std::size_t at = 0;  // breaking lines only takes white space out
  for (std::string& line : lines) {
    std::string colored;
    Style now = Style::kPlain;
    for (const char c : line) {
      while (at < styled.text.size() && styled.text[at] != c) ++at;
      const Style style = at < styled.styles.size() ? styled.styles[at] : Style::kPlain;
      if (style != now) {
        if (now != Style::kPlain) colored += "\x1B[0m";
        colored += escape_of(style);
        now = style;
      }
      colored += c;
      ++at;
    }
    if (now != Style::kPlain) colored += "\x1B[0m";
    line = std::move(colored);
  }
  return lines;
}

// Document text made safe and put on one line; ¶ stands where a block was split or merged.
std::string shown(std::string_view text) {
  std::string safe = printable(text), line;
  for (const char c : safe) {
    if (c == '\n')
      line += "¶";
    else
      line += c == '\t' ? ' ' : c;
  }
  return line;
}

enum class Side : std::uint8_t { kBoth, kA, kB };

class Composer {
 public:
  Composer(const RedlineAnswer& answer, const RenderOptions& options) : answer_(answer), options_(options) {}

  // What a row looks like, with long stretches of kept text shortened unless all is to be shown.
  StyledText row(const std::vector<RedlinePart>& parts, Side side) const {
    StyledText text;
    std::uint64_t inside = 0;  // the move whose text is being shown
    const auto close = [&] {
      if (inside != 0) text.add("}", Style::kMoved);
      inside = 0;
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const RedlinePart& part = parts[i];
      if (part.kind == PartKind::kLeft) {
        if (side == Side::kB) continue;
        close();
        text.add(fmt::format("[{}> ", part.move), Style::kMoved);
        text.add(side == Side::kA ? shown(part.text) : excerpt(part.text), Style::kMoved);
        text.add("]", Style::kMoved);
        continue;
      }
      if (part.move != 0 && side == Side::kA) continue;
      if (part.move != inside) {
        close();
        inside = part.move;
        if (inside != 0) text.add(fmt::format("{{{}> ", inside), Style::kMoved);
      }
      if (part.kind == PartKind::kDeleted) {
        if (side != Side::kB) marked(text, "[-", part.text, "-]", Style::kDeleted);
      } else if (part.kind == PartKind::kInserted) {
        if (side != Side::kA) marked(text, "{+", part.text, "+}", Style::kInserted);
      } else {
        const Style style = part.kind == PartKind::kArrived ? Style::kMoved : Style::kPlain;
        text.add(shortened(part.text, i > 0, i + 1 < parts.size()), style);
      }
    }
    close();
    return text;
  }

  static std::string excerpt(std::string_view text) {
    constexpr std::size_t kPoints = 16;
    return shown(kept_in_short(text, true, false, kPoints));
  }

 private:
  static void marked(StyledText& text, const char* open, std::string_view part, const char* close, Style style) {
    text.add(open, style);
    text.add(shown(part), style);
    text.add(close, style);
  }

  std::string shortened(std::string_view text, bool after_change, bool before_change) const {
    constexpr std::size_t kContext = 20;  // code points on each side of a change
    constexpr std::size_t kWhole = 60;    // of what has no change: a heading, a paragraph that moved as it was
    if (options_.full) return shown(text);
    if (!after_change && !before_change) return shown(kept_in_short(text, true, false, kWhole));
    return shown(kept_in_short(text, after_change, before_change, kContext));
  }

  const RedlineAnswer& answer_;
  const RenderOptions& options_;
};

const char* sign_of(const RedlineBlock& block) {
  if (block.op == "insert") return "+";
  if (block.op == "delete") return "-";
  if (block.op == "move") return ">";
  if (block.op == "split") return "Y";
  if (block.op == "merge") return "V";
  if (block.op == "renumber") return "#";
  return block.op == "edit" ? "~" : " ";
}

// What to say of a row besides its text.
std::string remark_on(const RedlineBlock& block) {
  if (block.op == "split") return "split";
  if (block.op == "merge") return "merged";
  if (block.op == "renumber") return "renumbered";
  if (block.moved) return fmt::format("move {}{}", block.move, block.edited ? ", reworded" : "");
  return {};
}

class TerminalWriter {
 public:
  TerminalWriter(const RedlineAnswer& answer, const RenderOptions& options)
      : answer_(answer), options_(options), composer_(answer, options) {}

  std::string write() {
    write_head();
    const std::vector<RedlineView> views = redline_views(answer_);
    std::size_t same = 0;
    for (const RedlineView& view : views) {
      const bool changed = view.block == nullptr || view.block->op != "same";
      if (!changed && !options_.full) {
        ++same;
        if (view.block->heading) heading_ = &view;
        continue;
      }
      if (same > 0)
        line(fmt::format("      … {} unchanged", same == 1 ? "1 paragraph" : fmt::format("{} paragraphs", same)),
             Style::kFaint);
      same = 0;
      write_heading(view);
      options_.side_by_side ? write_beside(view) : write_inline(view);
    }
    if (same > 0)
      line(fmt::format("      … {} unchanged", same == 1 ? "1 paragraph" : fmt::format("{} paragraphs", same)),
           Style::kFaint);
    return std::move(out_);
  }

 private:
  void line(const std::string& text, Style style) {
    if (options_.color && style != Style::kPlain)
      out_ += escape_of(style) + text + "\x1B[0m\n";
    else
      out_ += text + "\n";
  }

  void prose(const std::string& text) {
    for (const std::string& wrapped : wrap_text(printable(text), std::max(20, options_.width))) out_ += wrapped + "\n";
  }

  void write_head() {
    const auto named = [](const RedlineText& text) {
      return text.date.empty() ? text.edition : text.edition + " (" + text.date + ")";
    };
    const RedlineSummary& s = answer_.summary;
    prose(named(answer_.a) + " → " + named(answer_.b));
    prose(fmt::format("{:.1f} % of {} stands in {}; {} characters inserted, {} deleted, {} moved in {} {}",
                      100 * s.kept_share, answer_.a.edition, answer_.b.edition, s.inserted_characters,
                      s.deleted_characters, s.moved_characters, s.moves, s.moves == 1 ? "move" : "moves"));
    prose(fmt::format(
        "paragraphs: {} unchanged, {} reworded, {} inserted, {} deleted, {} split, {} merged, {} renumbered", s.same,
        s.edited, s.inserted, s.deleted, s.split, s.merged, s.renumbered));
    for (const std::string& note : answer_.notes) prose("note: " + note);
    prose(
        "[-deleted-] {+inserted+} {1> moved here} [1> moved away]; ~ reworded, + new, - gone, > moved, Y split, V "
        "merged, # renumbered");
    out_ += "\n";
  }

  // The unchanged heading that a change stands under is shown once, above it.
  void write_heading(const RedlineView& view) {
    if (view.block != nullptr && view.block->heading) {
      heading_ = nullptr;
      return;
    }
    if (heading_ == nullptr) return;
    const StyledText text = composer_.row(heading_->parts, Side::kB);
    for (const std::string& wrapped : styled_lines(text, std::max(20, options_.width), false)) out_ += wrapped + "\n";
    heading_ = nullptr;
  }

  void write_inline(const RedlineView& view) {
    constexpr int kIndent = 2;
    StyledText text;
    std::string sign = ">";
    if (view.block == nullptr) {
      text.add(fmt::format("[{}> {}]", view.left->move, Composer::excerpt(view.parts.front().text)), Style::kMoved);
    } else {
      sign = sign_of(*view.block);
      text.add(block_numbers(*view.block) + "  ", Style::kFaint);
      if (const std::string remark = remark_on(*view.block); !remark.empty())
        text.add("(" + remark + ") ", view.block->moved ? Style::kMoved : Style::kFaint);
      const StyledText row = composer_.row(view.parts, Side::kBoth);
      text.text += row.text;
      text.styles.insert(text.styles.end(), row.styles.begin(), row.styles.end());
    }
    bool first = true;
    for (const std::string& wrapped : styled_lines(text, std::max(20, options_.width - kIndent), options_.color)) {
      out_.append(first ? sign : " ").append(" ").append(wrapped).append("\n");
      first = false;
    }
  }

  void write_beside(const RedlineView& view) {
    const int column = std::max(16, (options_.width - 5) / 2);
    StyledText left, right;
    std::string sign = ">";
    if (view.block == nullptr) {
      left.add(fmt::format("[{}> {}]", view.left->move, Composer::excerpt(view.parts.front().text)), Style::kMoved);
    } else {
      sign = sign_of(*view.block);
      const std::string remark = remark_on(*view.block);
      if (!view.block->a.empty() && view.block->op != "insert") left = composer_.row(view.parts, Side::kA);
      if (!view.block->b.empty() && view.block->op != "delete") {
        if (!remark.empty()) right.add("(" + remark + ") ", view.block->moved ? Style::kMoved : Style::kFaint);
        const StyledText row = composer_.row(view.parts, Side::kB);
        right.text += row.text;
        right.styles.insert(right.styles.end(), row.styles.begin(), row.styles.end());
      }
    }
    const std::vector<std::string> plain = styled_lines(left, column, false);
    const std::vector<std::string> lines_a = styled_lines(left, column, options_.color);
    const std::vector<std::string> lines_b = styled_lines(right, column, options_.color);
    for (std::size_t i = 0; i < std::max(lines_a.size(), lines_b.size()); ++i) {
      std::string a = i < lines_a.size() ? lines_a[i] : "";
      const int missing = column - (i < plain.size() ? text_width(plain[i]) : 0);
      a.append(static_cast<std::size_t>(std::max(0, missing)), ' ');
      std::string whole = a + "  " + (i == 0 ? sign : std::string("|")) + "  " + (i < lines_b.size() ? lines_b[i] : "");
      while (!whole.empty() && whole.back() == ' ') whole.pop_back();
      out_ += whole + "\n";
    }
  }

  const RedlineAnswer& answer_;
  const RenderOptions& options_;
  Composer composer_;
  const RedlineView* heading_ = nullptr;
  std::string out_;
};

}  // namespace

std::string redline_to_terminal(const RedlineAnswer& answer, const RenderOptions& options) {
  return TerminalWriter(answer, options).write();
}

}  // namespace tifa

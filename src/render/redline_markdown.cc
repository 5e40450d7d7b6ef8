// A redline as Markdown: <ins> and <del>, which every reader of Markdown shows struck out and underlined.
#include <fmt/format.h>

#include "render/redline.h"
#include "render/redline_parts.h"
#include "render/table.h"

namespace tifa {
namespace {

// Nothing that a document says becomes markup.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '\n' || c == '\t')
      result += c == '\n' ? "¶" : " ";
    else if (std::string_view("\\`*_[]#|~!").find(c) != std::string_view::npos)
      result.append("\\").append(1, c);
    else
      result += c;
  }
  return result;
}

std::string row_text(const std::vector<RedlinePart>& parts) {
  std::string text;
  std::uint64_t inside = 0;  // the move whose text is being written
  const auto enter = [&](std::uint64_t move) {
    if (move == inside) return;
    if (inside != 0) text += "*)*";
    if (move != 0) text += fmt::format("*(move {}, from elsewhere:* ", move);
    inside = move;
  };
  for (const RedlinePart& part : parts) {
    if (part.kind == PartKind::kLeft) {
      enter(0);
      text += fmt::format("*(move {}, to elsewhere:* <del>{}</del>*)*", part.move, escaped(part.text));
      continue;
    }
    enter(part.move);
    if (part.kind == PartKind::kDeleted)
      text += "<del>" + escaped(part.text) + "</del>";
    else if (part.kind == PartKind::kInserted)
      text += "<ins>" + escaped(part.text) + "</ins>";
    else
      text += escaped(part.text);
  }
  enter(0);
  return text;
}

std::string label_of(const RedlineBlock& block) {
  std::string label = block.op == "edit" ? "reworded" : block.op == "same" ? "unchanged" : block.op;
  if (block.moved) label += fmt::format(" {}", block.move);
  return fmt::format("**{}** ({})", label, block_numbers(block));
}

}  // namespace

std::string redline_to_markdown(const RedlineAnswer& answer) {
  const RedlineSummary& s = answer.summary;
  std::string out = fmt::format("# {} → {}\n\n", escaped(answer.a.edition), escaped(answer.b.edition));
  out += fmt::format(
      "{:.1f} % of {} stands in {}; {} characters inserted, {} deleted, {} moved in {} moves. Paragraphs: {} "
      "unchanged, {} "
      "reworded, {} inserted, {} deleted, {} split, {} merged, {} renumbered.\n",
      100 * s.kept_share, escaped(answer.a.edition), escaped(answer.b.edition), s.inserted_characters,
      s.deleted_characters, s.moved_characters, s.moves, s.same, s.edited, s.inserted, s.deleted, s.split, s.merged,
      s.renumbered);
  for (const std::string& note : answer.notes) out += "\n" + escaped(note) + "\n";
  for (const RedlineView& view : redline_views(answer)) {
    if (view.block == nullptr) {
      out +=
          fmt::format("\n**moved away** (move {}): <del>{}</del>\n", view.left->move, escaped(view.parts.front().text));
    } else if (view.block->heading) {
      out += "\n## " + row_text(view.parts) + "\n";
    } else if (view.block->op == "same") {
      out += "\n" + row_text(view.parts) + "\n";
    } else {
      out += "\n" + label_of(*view.block) + ": " + row_text(view.parts) + "\n";
    }
  }
  return out;
}

}  // namespace tifa

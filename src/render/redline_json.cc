// The redline as JSON. Written directly: an answer has as many edits as a document has changes, and a tree of JSON
// values of all of them would take longer than the redline itself.
#include <fmt/format.h>

#include <iterator>

#include "render/json.h"
#include "render/redline_parts.h"

namespace tifa {
namespace {

class Writer {
 public:
  std::string out;

  void string(std::string_view text) {
    out += '"';
    for (const char c : text) {
      switch (c) {
        case '"':
          out += "\\\"";
          break;
        case '\\':
          out += "\\\\";
          break;
        case '\n':
          out += "\\n";
          break;
        case '\r':
          out += "\\r";
          break;
        case '\t':
          out += "\\t";
          break;
        default:
          if (static_cast<unsigned char>(c) < 0x20)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
          else
            out += c;
      }
    }
    out += '"';
  }
  void key(const char* name) {
    separate();
    string(name);
    out += ": ";
  }
  void text(const char* name, std::string_view value) {
    key(name);
    string(value);
  }
  void text_or_null(const char* name, std::string_view value) {
    key(name);
    value.empty() ? void(out += "null") : string(value);
  }
  void number(const char* name, std::uint64_t value) {
    key(name);
    fmt::format_to(std::back_inserter(out), "{}", value);
  }
  void flag(const char* name, bool value) {
    key(name);
    out += value ? "true" : "false";
  }
  void range(const char* name, const TextRange& value) {
    key(name);
    pair(value);
  }
  void pair(const TextRange& value) { fmt::format_to(std::back_inserter(out), "[{}, {}]", value[0], value[1]); }
  void numbers(const char* name, const std::vector<std::uint64_t>& values) {
    key(name);
    out += '[';
    for (std::size_t i = 0; i < values.size(); ++i)
      fmt::format_to(std::back_inserter(out), "{}{}", i == 0 ? "" : ", ", values[i]);
    out += ']';
  }
  void open(char bracket) { out += bracket; }
  void close(char bracket) { out += bracket; }
  // A comma where something stands before in the same object or list.
  void separate() {
    if (!out.empty() && out.back() != '{' && out.back() != '[' && out.back() != '\n') out += ", ";
  }
  // The next item of a list that has one item a line.
  void line(bool first) { out += first ? "\n" : ",\n"; }
};

void write_text(Writer& json, const char* name, const RedlineText& text) {
  json.key(name);
  json.open('{');
  json.text("edition", text.edition);
  json.text("date", text.date);
  json.text("language", text.language);
  json.text("title", text.title);
  json.text("sha256_text", text.sha256_text);
  json.key("blocks");
  json.open('[');
  for (const TextRange& block : text.blocks) {
    json.separate();
    json.pair(block);
  }
  json.close(']');
  json.text("text", text.text);
  json.close('}');
}

template <class T, class Write>
void write_list(Writer& json, const char* name, const std::vector<T>& items, const Write& write) {
  json.out += ",\n";
  json.key(name);
  json.open('[');
  for (std::size_t i = 0; i < items.size(); ++i) {
    json.line(i == 0);
    write(json, items[i]);
  }
  json.out += "\n]";
}

void write_sentence(Writer& json, const RedlineSentence& sentence) {
  json.number("row", sentence.row);
  json.text("section", sentence.section);
  json.range("a", sentence.a);
  json.range("b", sentence.b);
  json.text("text_a", sentence.text_a);
  json.text("text_b", sentence.text_b);
}

void write_rewording(Writer& json, const RedlineRewording& rewording) {
  json.open('{');
  json.key("weight");
  fmt::format_to(std::back_inserter(json.out), "{:.3f}", rewording.weight);
  write_sentence(json, rewording);
  json.close('}');
}

void write_figure(Writer& json, const RedlineFigure& figure) {
  json.open('{');
  json.text("what", figure.what);
  json.text("from", figure.from);
  json.text("to", figure.to);
  write_sentence(json, figure);
  json.close('}');
}

void write_qualifier(Writer& json, const RedlineQualifier& qualifier) {
  json.open('{');
  json.text("change", qualifier.change);
  json.text("from", qualifier.from);
  json.text("to", qualifier.to);
  write_sentence(json, qualifier);
  json.close('}');
}

void write_summary(Writer& json, const RedlineSummary& summary) {
  json.open('{');
  json.number("length_a", summary.length_a);
  json.number("length_b", summary.length_b);
  json.number("kept_characters", summary.kept_characters);
  json.number("moved_characters", summary.moved_characters);
  json.number("inserted_characters", summary.inserted_characters);
  json.number("deleted_characters", summary.deleted_characters);
  json.key("kept_share");
  fmt::format_to(std::back_inserter(json.out), "{:.6f}", summary.kept_share);
  json.number("moves", summary.moves);
  json.number("same", summary.same);
  json.number("edited", summary.edited);
  json.number("inserted", summary.inserted);
  json.number("deleted", summary.deleted);
  json.number("split", summary.split);
  json.number("merged", summary.merged);
  json.number("renumbered", summary.renumbered);
  json.number("edition_lines", summary.edition_lines);
  write_list(json, "rewordings", summary.rewordings, write_rewording);
  write_list(json, "figures", summary.figures, write_figure);
  write_list(json, "qualifiers", summary.qualifiers, write_qualifier);
  json.close('}');
}

void write_section(Writer& json, const RedlineSection& section) {
  json.open('{');
  json.text("op", section.op);
  json.text_or_null("a", section.a);
  json.text_or_null("b", section.b);
  if (section.block_a) json.number("block_a", *section.block_a);
  if (section.block_b) json.number("block_b", *section.block_b);
  json.number("level", section.level);
  json.flag("moved", section.moved);
  json.close('}');
}

void write_block(Writer& json, const RedlineBlock& block) {
  json.open('{');
  json.text("op", block.op);
  json.numbers("a", block.a);
  json.numbers("b", block.b);
  json.range("range_a", block.range_a);
  json.range("range_b", block.range_b);
  if (block.heading) json.flag("heading", true);
  if (block.edited) json.flag("edited", true);
  if (block.names_edition) json.flag("names_edition", true);
  if (block.moved) json.number("move", block.move);
  json.key("edits");
  json.open('[');
  for (const RedlineEdit& edit : block.edits) {
    json.separate();
    json.open('{');
    json.text("op", edit.op);
    json.range("a", edit.a);
    json.range("b", edit.b);
    if (edit.move != 0) json.number("move", edit.move);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void write_move(Writer& json, const RedlinePassage& move, bool edited) {
  json.open('{');
  json.number("move", move.move);
  json.text("unit", move.unit);
  json.range("a", move.a);
  json.range("b", move.b);
  json.number("row_a", move.row_a);
  json.number("row_b", move.row_b);
  if (edited) json.flag("edited", true);
  json.close('}');
}

void write_note(Writer& json, const std::string& note) { json.string(note); }

void write_names(Writer& json, const char* name, const std::vector<std::string>& names) {
  json.key(name);
  json.open('[');
  for (const std::string& one : names) {
    json.separate();
    json.string(one);
  }
  json.close(']');
}

void write_provenance(Writer& json, const Provenance& provenance) {
  json.key("tifa");
  json.open('{');
  json.text("version", provenance.version);
  json.text("index", provenance.index);
  json.close('}');
}

void write_step(Writer& json, const RedlineStep& step) {
  json.open('{');
  json.text("a", step.a);
  json.text("b", step.b);
  json.text("date_a", step.date_a);
  json.text("date_b", step.date_b);
  write_names(json, "between", step.between);
  json.key("summary");
  write_summary(json, step.summary);
  write_list(json, "sections", step.sections, write_section);
  json.close('}');
}

}  // namespace

std::string to_json(const RedlineAnswer& answer) {
  Writer json;
  json.open('{');
  write_provenance(json, answer.tifa);
  json.text("a", answer.a.edition);
  json.text("b", answer.b.edition);
  json.out += ",\n";
  json.key("summary");
  write_summary(json, answer.summary);
  write_list(json, "notes", answer.notes, write_note);
  write_list(json, "sections", answer.sections, write_section);
  const std::vector<bool> reworded = reworded_moves(answer);
  write_list(json, "moves", answer.moves,
             [&](Writer& to, const RedlinePassage& move) { write_move(to, move, reworded[move.move - 1]); });
  write_list(json, "blocks", answer.blocks, write_block);
  json.out += ",\n";
  write_text(json, "text_a", answer.a);
  json.out += ",\n";
  write_text(json, "text_b", answer.b);
  json.out += "}\n";
  return json.out;
}

std::string to_json(const RedlineStepsAnswer& answer) {
  Writer json;
  json.open('{');
  write_provenance(json, answer.tifa);
  write_list(json, "steps", answer.steps, write_step);
  json.out += ",\n";
  json.key("coverage");
  json.open('{');
  const Coverage& coverage = answer.coverage;
  write_names(json, "held", coverage.held);
  write_names(json, "partial", coverage.partial);
  write_names(json, "missing", coverage.missing);
  write_names(json, "flagged", coverage.flagged);
  write_names(json, "undeclared", coverage.undeclared);
  json.text("statement", coverage.statement);
  json.close('}');
  write_list(json, "notes", answer.notes, write_note);
  json.out += "}\n";
  return json.out;
}

}  // namespace tifa

// A redline as data: one row a change.
#include "render/redline_parts.h"
#include "render/tables.h"

namespace tifa {

std::vector<Table> tables_of(const RedlineAnswer& answer, const RenderOptions&) {
  const TextPlaces a(answer.a.text), b(answer.b.text);
  Table table;
  table.columns = {
      {"row", Align::kRight},  {"op"},     {"change"}, {"begin_a", Align::kRight}, {"begin_b", Align::kRight},
      {"move", Align::kRight}, {"text_a"}, {"text_b"}};
  const auto add = [&](std::size_t row, const RedlineBlock& block, const std::string& change, const TextRange& in_a,
                       const TextRange& in_b, std::uint64_t move) {
    table.rows.push_back({cell(row), block.op, change, cell(in_a[0]), cell(in_b[0]), move == 0 ? Cell() : cell(move),
                          std::string(a.of(in_a)), std::string(b.of(in_b))});
  };
  for (std::size_t row = 0; row < answer.blocks.size(); ++row) {
    const RedlineBlock& block = answer.blocks[row];
    if (block.moved) add(row, block, "move", block.range_a, block.range_b, block.move);
    for (const RedlineEdit& edit : block.edits) {
      if (edit.op == "keep") continue;
      add(row, block, edit.op, edit.a, edit.b, edit.move);
    }
  }
  for (const RedlinePassage& move : answer.moves)
    if (move.unit == "passage" && move.row_b < answer.blocks.size())
      add(move.row_b, answer.blocks[move.row_b], "move", move.a, move.b, move.move);
  return {table};
}

std::vector<Table> tables_of(const BlameAnswer& answer, const RenderOptions& options) {
  Table table;
  if (for_people(options)) {
    std::uint64_t old = 0;
    for (const BlameSentence& sentence : answer.sentences) old += sentence.since == answer.edition ? 0 : 1;
    table.before = {"each sentence of " + answer.edition + ": since which edition it stands so, and its wording before",
                    std::to_string(old) + " of " + std::to_string(answer.sentences.size()) +
                        " sentences are older than " + answer.edition};
    for (const std::string& note : answer.notes) table.before.push_back("note: " + note);
    table.after = {"coverage: " + answer.coverage.statement};
  }
  table.columns = {{"since"},
                   {"section", Align::kLeft, Use::kData},
                   {"sentence", Align::kLeft, Use::kBoth, true},
                   {"wordings", Align::kRight, Use::kData},
                   {"before"},
                   {"wording_before", Align::kLeft, Use::kBoth, true}};
  for (const BlameSentence& sentence : answer.sentences) {
    const BlameWording* before = sentence.wordings.empty() ? nullptr : &sentence.wordings.back();
    table.rows.push_back({sentence.since, sentence.section, sentence.text, cell(sentence.wordings.size() + 1),
                          before == nullptr ? std::string() : before->edition,
                          before == nullptr ? std::string() : before->text});
  }
  return {table};
}

}  // namespace tifa

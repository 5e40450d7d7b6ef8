// A redline as data: one row a change, or with its summary one row a statement.
#include <fmt/format.h>

#include "render/redline.h"
#include "render/redline_parts.h"
#include "render/tables.h"

namespace tifa {

std::vector<Table> tables_of(const RedlineAnswer& answer, const RenderOptions& options) {
  if (options.summary) return redline_summary_data(answer);
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
    table.before = {"each sentence of " + answer.edition + ": since which edition it stands so",
                    std::to_string(old) + " of " + std::to_string(answer.sentences.size()) +
                        " sentences are older than " + answer.edition,
                    "below a sentence what it came from, newest first: the wording, and the edition in which it first "
                    "stood so"};
    for (const std::string& note : answer.notes) table.before.push_back("note: " + note);
    table.after = {"coverage: " + answer.coverage.statement};
  }
  if (for_people(options)) {
    table.columns = {{"since"}, {"sentence", Align::kLeft, Use::kBoth, true}};
    for (const BlameSentence& sentence : answer.sentences) {
      table.rows.push_back({sentence.since, sentence.text});
      for (std::size_t w = sentence.wordings.size(); w > 0; --w)
        table.rows.push_back({"  before: " + sentence.wordings[w - 1].edition, sentence.wordings[w - 1].text});
    }
    return {table};
  }
  table.columns = {{"since"}, {"section"}, {"sentence"}, {"wordings", Align::kRight}, {"before"}, {"wording_before"}};
  for (const BlameSentence& sentence : answer.sentences) {
    const BlameWording* before = sentence.wordings.empty() ? nullptr : &sentence.wordings.back();
    table.rows.push_back({sentence.since, sentence.section, sentence.text, cell(sentence.wordings.size() + 1),
                          before == nullptr ? std::string() : before->edition,
                          before == nullptr ? std::string() : before->text});
  }
  return {table};
}

std::vector<Table> tables_of(const RedlineStepsAnswer& answer, const RenderOptions& options) {
  if (options.summary) return redline_summary_data(answer);
  Table table;
  if (for_people(options)) {
    table.before = {"each edition against the held one before it; characters, and paragraphs"};
    for (const std::string& note : answer.notes) table.before.push_back("note: " + note);
    table.after = {"coverage: " + answer.coverage.statement};
  }
  table.columns = {{"from"},
                   {"to"},
                   {"not_held", Align::kLeft, Use::kBoth, true},
                   {"kept", Align::kRight},
                   {"inserted", Align::kRight},
                   {"deleted", Align::kRight},
                   {"moved", Align::kRight},
                   {"paragraphs_same", Align::kRight, Use::kData},
                   {"paragraphs_reworded", Align::kRight, Use::kData},
                   {"paragraphs_inserted", Align::kRight, Use::kData},
                   {"paragraphs_deleted", Align::kRight, Use::kData},
                   {"reworded", Align::kRight, Use::kPeople},
                   {"new", Align::kRight, Use::kPeople},
                   {"gone", Align::kRight, Use::kPeople}};
  for (const RedlineStep& step : answer.steps) {
    const RedlineSummary& s = step.summary;
    table.rows.push_back({step.a, step.b, join(step.between, ", "),
                          for_people(options) ? Cell(fmt::format("{:.1f} %", 100 * s.kept_share))
                                              : Cell(Number{s.kept_share, 4, Notation::kFixed}),
                          cell(s.inserted_characters), cell(s.deleted_characters), cell(s.moved_characters),
                          cell(s.same), cell(s.edited), cell(s.inserted), cell(s.deleted), cell(s.edited),
                          cell(s.inserted), cell(s.deleted)});
  }
  return {table};
}

}  // namespace tifa

// redline: what became of every block and character of one edition in another.
#include "redline/redline.h"

#include <algorithm>

#include <tifa/app.h>

#include "app/edition_names.h"
#include "app/redline_sides.h"
#include "corpus/corpus.h"
#include "query/matcher.h"
#include "redline/changes.h"
#include "redline/sections.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// One text and where its code points are: a count every 256 bytes.
class TextIndex {
 public:
  explicit TextIndex(std::string_view text) : text_(text) {
    std::uint64_t points = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (at % kStep == 0) before_.push_back(points);
      points += !continues_code_point(text[at]);
    }
    if (text.size() % kStep == 0) before_.push_back(points);
  }
  [[nodiscard]] std::uint64_t points_before(std::uint32_t byte) const {
    std::uint64_t points = before_[byte / kStep];
    for (std::size_t at = byte - byte % kStep; at < byte; ++at) points += !continues_code_point(text_[at]);
    return points;
  }
  [[nodiscard]] TextRange range(Range bytes) const { return {points_before(bytes.begin), points_before(bytes.end)}; }

 private:
  static constexpr std::uint32_t kStep = 256;
  std::string_view text_;
  std::vector<std::uint64_t> before_;
};

Result<RedlineSide> side_of(const Workspace& workspace, const std::string& operand, bool allow_partial) {
  auto editions = workspace.corpus().select(operand);
  if (!editions) return tl::unexpected(editions.error());
  if (editions->size() != 1)
    return fail(ErrorCode::kUsage,
                "“" + operand + "” names " + std::to_string(editions->size()) + " editions, and a redline is of one",
                "", "name one, such as " + (editions->empty() ? "plan:8" : editions->back().name()));
  const Edition& edition = editions->front();
  if (!edition.has_text())
    return fail(ErrorCode::kNotFound, edition.name() + " is missing: its text is not held", "",
                "add it with tifa add, or name another edition");
  if (edition.status == EditionStatus::kPartial && !allow_partial)
    return fail(ErrorCode::kInput, not_whole(edition) + ", so a redline would show as deleted what is merely not held",
                "", "add its full text, or ask with --partial");
  auto view = workspace.corpus().document(edition);
  if (!view) return tl::unexpected(view.error());
  return RedlineSide{edition, *view};
}

RedlineText text_of(const RedlineSide& side, const TextIndex& index) {
  RedlineText text;
  text.edition = side.edition.name();
  text.date = side.edition.date.iso();
  text.language = side.edition.language;
  text.title = side.edition.title;
  text.text = side.view.text;
  text.sha256_text = side.edition.text_sha256;
  for (const BlockRecord& block : side.view.blocks) text.blocks.push_back(index.range(block.text));
  return text;
}

std::vector<std::uint64_t> numbers(Range range) {
  std::vector<std::uint64_t> all;
  for (std::uint32_t i = range.begin; i < range.end; ++i) all.push_back(i);
  return all;
}

// Characters of a range without the line breaks that only part blocks.
std::uint64_t characters(std::string_view text, Range range, const TextIndex& index) {
  const auto breaks = std::count(text.begin() + range.begin, text.begin() + range.end, '\n');
  return index.points_before(range.end) - index.points_before(range.begin) - static_cast<std::uint64_t>(breaks);
}

RedlineSummary summary_of(const Redline& redline, const DocumentView& a, const DocumentView& b,
                          const TextIndex& index_a, const TextIndex& index_b) {
  RedlineSummary summary;
  summary.length_a = characters(a.text, {0, static_cast<std::uint32_t>(a.text.size())}, index_a);
  summary.length_b = characters(b.text, {0, static_cast<std::uint32_t>(b.text.size())}, index_b);
  for (const Edit& edit : redline.script.edits) {
    if (edit.kind == EditKind::kDelete)
      summary.deleted_characters += characters(a.text, edit.a, index_a);
    else if (edit.kind == EditKind::kInsert)
      summary.inserted_characters += characters(b.text, edit.b, index_b);
    else if (edit.move != 0)
      summary.moved_characters += characters(a.text, edit.a, index_a);
    else
      summary.kept_characters += characters(a.text, edit.a, index_a);
  }
  const auto stands = static_cast<double>(summary.kept_characters + summary.moved_characters);
  summary.kept_share = summary.length_a == 0 ? 1 : stands / static_cast<double>(summary.length_a);
  summary.moves = redline.moves.size();
  std::uint64_t lines_a = 0, lines_b = 0;  // of the head: one that is gone and one that is new are one
  for (const RedlineRow& row : redline.rows) {
    if (row.names_edition) {
      lines_a += row.kind == RowKind::kInsert ? 0 : 1;
      lines_b += row.kind == RowKind::kDelete ? 0 : 1;
      continue;
    }
    switch (row.kind) {
      case RowKind::kSame:
        ++summary.same;
        break;
      case RowKind::kEdit:
        ++summary.edited;
        break;
      case RowKind::kInsert:
        ++summary.inserted;
        break;
      case RowKind::kDelete:
        ++summary.deleted;
        break;
      case RowKind::kSplit:
        ++summary.split;
        break;
      case RowKind::kMerge:
        ++summary.merged;
        break;
      case RowKind::kRenumber:
        ++summary.renumbered;
        break;
      case RowKind::kMove:
        break;  // among the moves
    }
  }
  summary.edition_lines = std::max(lines_a, lines_b);
  return summary;
}

void add_changes(RedlineSummary& summary, const Redline& redline, const RedlineSide& a, const RedlineSide& b,
                 const TextIndex& index_a, const TextIndex& index_b) {
  constexpr std::size_t kRewordings = 10;
  const auto fill = [&](RedlineSentence& to, const SentencePair& pair) {
    to.row = pair.row;
    to.a = index_a.range(pair.a);
    to.b = index_b.range(pair.b);
    to.text_a = pair.a.of(a.view.text);
    to.text_b = pair.b.of(b.view.text);
    const RedlineRow& row = redline.rows[pair.row];
    to.section = section_heading(b.view, b.view.blocks[row.b.begin].section);
  };
  const MeaningfulChanges changes = meaningful_changes(redline, a.view, b.view, kRewordings);
  for (const FigureChange& change : changes.figures) {
    RedlineFigure figure;
    fill(figure, change.sentence);
    figure.what = change.what;
    figure.from = change.from;
    figure.to = change.to;
    summary.figures.push_back(std::move(figure));
  }
  for (const QualifierChange& change : changes.qualifiers) {
    RedlineQualifier qualifier;
    fill(qualifier, change.sentence);
    qualifier.change = change.firmer > 0 ? "hardened" : "softened";
    qualifier.from = change.from;
    qualifier.to = change.to;
    summary.qualifiers.push_back(std::move(qualifier));
  }
  for (const Rewording& change : changes.rewordings) {
    RedlineRewording rewording;
    fill(rewording, change.sentence);
    rewording.weight = change.weight;
    summary.rewordings.push_back(std::move(rewording));
  }
}

std::vector<RedlineSection> sections_of(const Redline& redline, const DocumentView& a, const DocumentView& b) {
  std::vector<RedlineSection> sections;
  for (const SectionFate& fate : section_fates(redline, a, b)) {
    RedlineSection section;
    section.op = section_op_name(fate.op);
    section.moved = fate.moved;
    if (fate.a != kNoIndex) {
      section.a = section_heading(a, fate.a);
      section.block_a = opening_block(a, fate.a);
      section.level = a.sections[fate.a].level;
    }
    if (fate.b != kNoIndex) {
      section.b = section_heading(b, fate.b);
      section.block_b = opening_block(b, fate.b);
      section.level = b.sections[fate.b].level;
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

std::vector<std::string> notes_on(const RedlineSide& a, const RedlineSide& b) {
  std::vector<std::string> notes;
  if (a.edition.series == b.edition.series && b.edition.date.known() && b.edition.date < a.edition.date)
    notes.push_back(a.edition.name() + " is the newer of the two: the redline runs backwards in time");
  if (a.edition.series != b.edition.series)
    notes.push_back("the two are of different series (" + a.edition.series + ", " + b.edition.series + ")");
  if (a.edition.language != b.edition.language)
    notes.push_back("the two are in different languages (" + a.edition.language + ", " + b.edition.language + ")");
  for (const RedlineSide* side : {&a, &b})
    if (side->edition.status == EditionStatus::kPartial)
      notes.push_back(side->edition.name() +
                      (side->edition.is_other_page() ? " is probably not the document" : " is held only in part") +
                      ": what it lacks is shown as deleted or inserted");
  return notes;
}

// Makes the first and the last held edition of a range the two sides.
Status ends_of(const Workspace& workspace, RedlineRequest& request, std::string& between) {
  auto editions = workspace.corpus().select(request.a);
  if (!editions) return tl::unexpected(editions.error());
  std::vector<std::string> held;
  for (const Edition& edition : *editions)
    if (edition.status == EditionStatus::kHeld) held.push_back(edition.name());
  if (held.size() < 2)
    return fail(ErrorCode::kUsage, "“" + request.a + "” names fewer than two held editions", "",
                "name two editions or a range: tifa redline A B");
  request.a = held.front();
  request.b = held.back();
  if (held.size() > 2)
    between = std::to_string(held.size() - 2) +
              " held editions lie between; --blame says since which of them each sentence stands so";
  return {};
}

}  // namespace

Result<RedlineAnswer> redline(const Workspace& workspace, const RedlineRequest& request, const Context& context) {
  RedlineRequest asked = request;
  std::string between;
  if (request.b.empty())
    if (auto ends = ends_of(workspace, asked, between); !ends) return tl::unexpected(ends.error());
  auto a = side_of(workspace, asked.a, request.allow_partial);
  if (!a) return tl::unexpected(a.error());
  auto b = side_of(workspace, asked.b, request.allow_partial);
  if (!b) return tl::unexpected(b.error());
  if (a->edition.name() == b->edition.name())
    return fail(ErrorCode::kUsage, a->edition.name() + " is compared with itself", "", "name two editions");
  auto answer = redline_of(*a, *b, context);
  if (!answer) return answer;
  answer->tifa = workspace.provenance();
  if (!between.empty()) answer->notes.push_back(between);
  return answer;
}

Result<RedlineAnswer> redline_of(const RedlineSide& a, const RedlineSide& b, const Context& context) {
  auto made = make_redline(a.view, b.view, context);
  if (!made) return tl::unexpected(made.error());
  const TextIndex index_a(a.view.text), index_b(b.view.text);
  RedlineAnswer answer;
  answer.a = text_of(a, index_a);
  answer.b = text_of(b, index_b);
  answer.notes = notes_on(a, b);
  answer.sections = sections_of(*made, a.view, b.view);
  answer.summary = summary_of(*made, a.view, b.view, index_a, index_b);
  add_changes(answer.summary, *made, a, b, index_a, index_b);
  answer.blocks.reserve(made->rows.size());
  for (const RedlineRow& row : made->rows) {
    RedlineBlock block;
    block.op = row_kind_name(row.kind);
    block.a = numbers(row.a);
    block.b = numbers(row.b);
    block.range_a = index_a.range(row.text_a);
    block.range_b = index_b.range(row.text_b);
    block.moved = row.moved;
    block.edited = row.edited;
    block.heading = row.heading;
    block.names_edition = row.names_edition;
    block.move = row.move;
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e) {
      const Edit& edit = made->script.edits[e];
      block.edits.push_back({edit_kind_name(edit.kind), index_a.range(edit.a), index_b.range(edit.b), edit.move});
    }
    answer.blocks.push_back(std::move(block));
  }
  for (std::size_t m = 0; m < made->moves.size(); ++m) {
    const RedlineMove& move = made->moves[m];
    answer.moves.push_back({m + 1, move.block ? "block" : "passage", index_a.range(move.a), index_b.range(move.b),
                            move.row_a, move.row_b});
  }
  return answer;
}

}  // namespace tifa

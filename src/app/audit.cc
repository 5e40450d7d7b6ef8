// status --audit and source: what reading made of each source.
#include <tifa/audit.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "app/sources.h"
#include "app/terms.h"
#include "base/hash.h"
#include "build/read_source.h"
#include "build/text_gaps.h"
#include "query/matcher.h"
#include "structure/shape.h"
#include "text/display.h"

namespace tifa {
namespace {

const char* kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return "title";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kListItem:
      return "list item";
    case BlockKind::kTableCell:
      return "table cell";
    case BlockKind::kNote:
      return "note";
  }
  return "paragraph";
}

// What only people who write a reader look at.
bool is_dull(Reason reason) {
  return reason == Reason::kWhiteSpace || reason == Reason::kMarkup || reason == Reason::kByteOrderMark ||
         reason == Reason::kScript || reason == Reason::kStyle || reason == Reason::kComment;
}

// The source as text: its bytes where it holds them as such, else the stream that was extracted from it.
class Original {
 public:
  Original(std::string_view bytes, const Document& document) : document_(document) {
    if (!extracted()) decoded_ = decode(bytes, encoding_name(document.encoding));
    for (const std::string& part : document.places.parts) parts_.push_back(part);
  }

  [[nodiscard]] std::string at(Range source) const {
    if (extracted()) return display_text(source.of(document_.extracted));
    if (!decoded_) return {};
    const std::uint32_t begin = decoded_->origin.derived_at(source.begin);
    const std::uint32_t end = std::max(begin, decoded_->origin.derived_at(source.end));
    return display_text(std::string_view(decoded_->text).substr(begin, end - begin));
  }

  // Where it lies, beyond its bytes; empty where there is nothing beyond them.
  [[nodiscard]] std::string place(Range source) const {
    return extracted() ? locator(document_.places.places, parts_, source) : std::string();
  }
  [[nodiscard]] bool extracted() const { return !document_.places.places.empty(); }

 private:
  const Document& document_;
  Result<DecodedText> decoded_;
  std::vector<std::string_view> parts_;
};

// Counts in how many editions of its series each block stands.
class Repetitions {
 public:
  void add(const std::string& series, const DocumentView& view) {
    Series& counted = series_[series];
    ++counted.editions;
    for (const BlockRecord& block : view.blocks) {
      const std::string_view text = view.text.substr(block.text.begin, block.text.end - block.text.begin);
      if (text.size() < kShortestBlock) continue;
      Seen& seen = counted.blocks[xxh3(text)];
      if (seen.last == counted.editions) continue;
      seen.last = counted.editions;
      if (++seen.count == kFewestEditions) seen.text = display_text(text);
    }
  }

  [[nodiscard]] std::vector<RepeatedBlock> found() const {
    std::vector<RepeatedBlock> rows;
    for (const auto& [name, counted] : series_)
      for (const auto& [hash, seen] : counted.blocks)
        if (seen.count >= kFewestEditions && seen.count * 2 >= counted.editions)
          rows.push_back({name, seen.text, seen.count, counted.editions});
    std::sort(rows.begin(), rows.end(), [](const RepeatedBlock& a, const RepeatedBlock& b) {
      return std::tie(b.editions, a.series, a.text) < std::tie(a.editions, b.series, b.text);
    });
    if (rows.size() > kMostRepeated) rows.resize(kMostRepeated);
    return rows;
  }

 private:
  static constexpr std::size_t kShortestBlock = 18;  // bytes
  static constexpr std::uint64_t kFewestEditions = 3;
  static constexpr std::size_t kMostRepeated = 20;

  struct Seen {
    std::uint64_t count = 0, last = 0;
    std::string text;
  };
  struct Series {
    std::uint64_t editions = 0;
    std::unordered_map<std::uint64_t, Seen> blocks;
  };
  std::map<std::string, Series> series_;
};

// The places of a text where its numberings leave numbers out.
void add_gaps(const Edition& edition, const DocumentView& view, std::vector<NumberingGapRow>& rows) {
  constexpr std::size_t kLongestText = 60;  // code points
  for (const NumberingGap& gap : gaps_in(view)) {
    const BlockRecord& after = view.blocks[gap.after];
    NumberingGapRow row;
    row.edition = edition.name();
    const SectionRecord& own = view.sections[after.section];
    const bool opens = own.first_block == gap.after && own.parent != kNoIndex;
    row.section = section_heading(view, opens ? own.parent : after.section);
    row.before = gap.label_before;
    row.after = gap.label_after;
    row.first = gap.first;
    row.last = gap.last;
    row.place = view.locate(after.text);
    row.text = shortened(display_text(after.text.of(view.text)), kLongestText);
    row.flagged = gap.regular;
    rows.push_back(std::move(row));
  }
}

}  // namespace

Result<AuditAnswer> audit(const Workspace& workspace, const std::string& in) {
  AuditAnswer answer;
  auto status_answer = status(workspace, in);
  if (!status_answer) return tl::unexpected(status_answer.error());
  answer.tifa = status_answer->tifa;
  answer.flags = std::move(status_answer->flags);
  auto editions = workspace.corpus().select(in);
  if (!editions) return tl::unexpected(editions.error());
  Repetitions repetitions;
  for (const Edition& edition : *editions) {
    if (!edition.has_text()) continue;
    AuditRow row;
    row.edition = edition.name();
    row.status = status_name(edition.status);
    row.path = edition.path;
    row.source_bytes = edition.source_bytes;
    auto view = workspace.corpus().document(edition);
    if (!view) return tl::unexpected(view.error());
    for (const OffsetMap::Run& run : view->origin_runs) row.kept_bytes += std::uint64_t{run.steps} * run.origin_step;
    for (const Lengths& lengths : view->lengths) row.characters += lengths.characters;
    auto aside = workspace.corpus().set_aside(edition);
    if (!aside) return tl::unexpected(aside.error());
    row.set_aside.assign(aside->begin(), aside->end());
    answer.rows.push_back(std::move(row));
    add_gaps(edition, *view, answer.gaps);
    repetitions.add(edition.series, *view);
  }
  answer.repeated = repetitions.found();
  return answer;
}

Result<SourceAnswer> source(const Workspace& workspace, const SourceRequest& request, const Context&) {
  auto editions = workspace.corpus().select(request.edition);
  if (!editions) return tl::unexpected(editions.error());
  if (editions->size() != 1)
    return fail(ErrorCode::kUsage, "“" + request.edition + "” names " + std::to_string(editions->size()) + " editions",
                "", "name one, as in SERIES:EDITION");
  const Edition& edition = editions->front();
  if (!edition.has_text())
    return fail(ErrorCode::kUsage, edition.name() + " has no text here", "", "name one that is held");
  auto opened = open_source(workspace.corpus(), edition);
  if (!opened) return tl::unexpected(opened.error());
  const std::string& bytes = opened->bytes;
  ReaderPool readers;
  auto document = ingest(bytes, tell_format(bytes, edition.path), ingest_options(*opened->planned, readers));
  if (!document) return tl::unexpected(document.error());

  SourceAnswer answer;
  answer.tifa = workspace.provenance();
  answer.edition = edition.name();
  answer.path = edition.path;
  answer.encoding = edition.encoding;
  answer.sha256_source = edition.source_sha256;
  answer.source_bytes = document->source_size;
  answer.kept_bytes = document->origin.covered_origin_bytes();
  auto records = read_records(workspace.corpus().root() / kRecordFile);
  if (!records) return tl::unexpected(records.error());
  answer.fetched = fetched_from(*records, edition);
  const Original original(bytes, *document);
  if (!request.aside_only) {
    for (const Block& block : document->blocks) {
      const Range origin = document->origin.to_origin(block.range);
      SourcePiece piece;
      piece.what = kind_name(block.kind);
      piece.kept = true;
      piece.begin = origin.begin;
      piece.end = origin.end;
      piece.place = original.place(origin);
      piece.text = display_text(document->block_text(block));
      if (!original.extracted()) piece.original = original.at(origin);
      if (piece.original == piece.text) piece.original.clear();
      answer.pieces.push_back(std::move(piece));
    }
  }
  for (const SetAside& item : document->set_aside) {
    if (!request.all && is_dull(item.reason)) continue;
    SourcePiece piece;
    piece.what = reason_name(item.reason);
    piece.begin = item.origin.begin;
    piece.end = item.origin.end;
    piece.place = original.place(item.origin);
    piece.text = original.at(item.origin);
    // Pieces of one reason with nothing but markup between them are one to people.
    if (!request.all && !answer.pieces.empty() && !answer.pieces.back().kept &&
        answer.pieces.back().what == piece.what && piece.text.empty() && !original.extracted()) {
      answer.pieces.back().end = piece.end;
      continue;
    }
    answer.pieces.push_back(std::move(piece));
  }
  std::stable_sort(answer.pieces.begin(), answer.pieces.end(),
                   [](const SourcePiece& a, const SourcePiece& b) { return a.begin < b.begin; });
  return answer;
}

}  // namespace tifa

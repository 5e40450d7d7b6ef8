#include "build/read_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/hash.h"
#include "build/likeness.h"
#include "build/text_gaps.h"
#include "corpus/names.h"
#include "ingest/ingest.h"
#include "structure/facts.h"
#include "structure/shape.h"
#include "text/characters.h"
#include "text/numerals.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::uint64_t kMaxTableBytes = 1ULL << 30;
constexpr std::int64_t kTooYoung = 2'000'000'000;  // nanoseconds; the coarsest clock of a file system in use
constexpr std::size_t kDetectionBytes = 64 << 10;  // enough text to tell its language

store::PartialFinding finding_of(const std::optional<DocumentSign>& finding) {
  if (!finding) return {};
  return {finding->code, finding->message, finding->evidence};
}

// A number as the label behind the gap would have it, without the point behind it: 3, （三）, 第三章, 第3章.
std::string number_of(const NumberingGap& gap, std::int64_t number) {
  std::string_view label = gap.label_after;
  for (const std::string_view point : {" ", "、", "．", "."})
    if (label.ends_with(point)) label.remove_suffix(point.size());
  for (std::size_t at = 0; at < label.size(); at += decode_utf8(label, at).length) {
    const auto numeral = parse_numeral(label, at);
    if (!numeral) continue;
    constexpr std::string_view kOrdinal = "第";
    const bool ordinal = numeral->range.of(label).starts_with(kOrdinal);
    const std::size_t begin = numeral->range.begin + (ordinal ? kOrdinal.size() : 0);
    const bool han = is_han(decode_utf8(label, begin).value);
    if (number < 1 || (!han && !ordinal)) break;
    return std::string(label.substr(0, begin)) + (han ? chinese_numeral(number) : fmt::to_string(number)) +
           std::string(label.substr(numeral->range.end));
  }
  return fmt::to_string(number);
}

// "3", "3–5", "（三）".
std::string numbers_of(const NumberingGap& gap) {
  const std::string first = number_of(gap, gap.first);
  return gap.first == gap.last ? first : first + "–" + number_of(gap, gap.last);
}

// What is likely lost between the numbers of a text: the first place, and how many there are.
store::PartialFinding numbering_of(const DocumentView& view) {
  constexpr std::size_t kLongestEvidence = 160;  // code points
  std::vector<NumberingGap> gaps = gaps_in(view);
  std::erase_if(gaps, [](const NumberingGap& gap) { return !gap.regular; });
  if (gaps.empty()) return {};
  const NumberingGap& first = gaps.front();
  std::string message =
      first.before == kNoIndex
          ? fmt::format("its numbering begins with “{}”: {} is not there", first.label_after, numbers_of(first))
          : fmt::format("its numbering goes from “{}” to “{}”: {} is not there", first.label_before, first.label_after,
                        numbers_of(first));
  if (gaps.size() > 1) message += fmt::format("; in all, {} such places", gaps.size());
  return {"numbering-gap", std::move(message),
          shortened(one_line(view.blocks[first.after].text.of(view.text)), kLongestEvidence)};
}

std::uint32_t count_sentences(const Document& document) {
  std::size_t count = 0;
  for (const Block& block : document.blocks) {
    if (part_of(block, block.run_in_end) != Part::kBody) continue;
    count += sentences(document.block_text(block)).size();
    if (count >= store::kSentencesCounted) return store::kSentencesCounted;
  }
  return static_cast<std::uint32_t>(count);
}

// The first of these columns that a row has and that looks like an address.
std::string source_of(const std::map<std::string, std::string>& fields) {
  for (const char* column : {"url", "source", "link", "href"}) {
    const auto found = fields.find(column);
    if (found != fields.end() && found->second.find("://") != std::string::npos) return found->second;
  }
  return {};
}

std::vector<store::SetAsideRow> set_aside_of(const Document& document) {
  std::map<std::string_view, store::SetAsideRow> reasons;
  for (const SetAside& piece : document.set_aside) {
    store::SetAsideRow& row = reasons[reason_name(piece.reason)];
    row.bytes += piece.origin.size();
    ++row.pieces;
  }
  std::vector<store::SetAsideRow> rows;
  for (auto& [reason, row] : reasons) {
    row.reason = reason;
    rows.push_back(std::move(row));
  }
  return rows;
}

class Reader {
 public:
  Reader(const std::filesystem::path& root, const Manifest& manifest, const PlannedSource& source,
         const store::Source* old, std::int64_t now, ReaderPool& readers, const Context& context,
         const std::function<bool(SourceItem)>& emit)
      : root_(root),
        series_(manifest.series[source.series]),
        plan_(source),
        old_(old),
        now_(now),
        context_(context),
        emit_(emit) {
    ingest_ = ingest_options(source, readers);
  }

  void run() {
    if (old_ != nullptr && old_->options == plan_.options && old_->modified != 0 && old_->size == plan_.stamp.size &&
        old_->modified == plan_.stamp.modified)
      return end(old_->sha256, true);
    auto bytes = read_file(root_ / plan_.path, plan_.table != nullptr ? kMaxTableBytes : kMaxSourceBytes, plan_.path);
    if (!bytes) {
      // What the manifest names must be there; it may be unreadable like any other.
      if ((plan_.own != nullptr || plan_.table != nullptr) && bytes.error().code == ErrorCode::kNotFound)
        return stop(bytes.error());
      refuse_file(bytes.error());
      return end({}, false);
    }
    sha256_ = sha256_hex(*bytes);
    if (old_ != nullptr && old_->options == plan_.options && old_->sha256 == sha256_) return end(sha256_, true);
    format_ = tell_format(*bytes, plan_.path);
    if (plan_.table != nullptr) {
      if (!may_be_table(format_))
        return stop({ErrorCode::kInput, "this is no table that tifa reads", plan_.path,
                     "name a .jsonl, .csv, .tsv or .xlsx file"});
      if (!read_rows(*bytes)) return;
    } else if (auto document = ingest(*bytes, format_, ingest_)) {
      give(*document, {}, plan_.title);
    } else {
      refuse_file(document.error());
    }
    end(sha256_, false);
  }

 private:
  void stop(Error error) {
    SourceItem item;
    item.error = std::move(error);
    emit_(std::move(item));
  }

  void end(std::string sha256, bool unchanged) {
    SourceItem item;
    item.unchanged = unchanged;
    item.end.emplace();
    item.end->series = series_.name;
    item.end->path = plan_.path;
    item.end->table = plan_.table != nullptr;
    item.end->options = plan_.options;
    item.end->size = plan_.stamp.size;
    item.end->modified = plan_.stamp.modified > now_ - kTooYoung ? 0 : plan_.stamp.modified;
    item.end->sha256 = std::move(sha256);
    emit_(std::move(item));
  }

  bool refuse(std::uint32_t row, Range origin, Severity severity, std::string code, std::string place,
              std::string message) {
    SourceItem item;
    item.refusal.emplace();
    item.refusal->row = row;
    item.refusal->begin = origin.begin;
    item.refusal->bytes = origin.size();
    item.refusal->diagnostic = {severity, std::move(code), std::move(place), std::move(message)};
    return emit_(std::move(item));
  }

  [[nodiscard]] std::string row_place(std::uint32_t row) const {
    return row == 0 ? plan_.path : fmt::format("{}, row {}", plan_.path, row);
  }

  void refuse_file(const Error& error) {
    const auto size = static_cast<std::uint32_t>(std::min<std::uint64_t>(plan_.stamp.size, kNoIndex));
    std::string message = error.what;
    if (!error.todo.empty()) message += "; " + error.todo;
    refuse(0, {0, size}, Severity::kRefused, "source-refused", error.where.empty() ? plan_.path : error.where, message);
  }

  // Facts and payload of a document; `facts` holds what the row says.
  bool give(const Document& document, store::TextFacts facts, const std::string& title) {
    SourceItem item;
    item.text.emplace();
    item.text->payload = make_payload(document);
    const auto view = view_payload(item.text->payload.bytes);
    if (!view) {
      const auto begin = static_cast<std::uint32_t>(facts.source_begin);
      const auto size = static_cast<std::uint32_t>(plan_.table == nullptr ? document.source_size : facts.source_bytes);
      return refuse(facts.row, {begin, begin + size}, Severity::kRefused, "structure-fault", row_place(facts.row),
                    "the structure found in this text contradicts itself; please report this");
    }
    facts.format = format_name(format_);
    facts.encoding = encoding_name(document.encoding);
    if (plan_.table == nullptr) facts.source_bytes = document.source_size;
    facts.source_sha256 = sha256_;
    facts.text_sha256 = sha256_hex(document.text);
    facts.text_bytes = document.text.size();
    facts.code_points = count_code_points(document.text);
    for (const Lengths& lengths : view->lengths) facts.lengths += lengths;
    facts.set_aside = set_aside_of(document);
    facts.sentences = count_sentences(document);
    facts.detected =
        detect_language(std::string_view(document.text).substr(0, floor_code_point(document.text, kDetectionBytes)));
    // The name of a table says nothing of its rows.
    const Facts found = find_facts(
        document, plan_.table == nullptr ? std::filesystem::path(plan_.path).filename().string() : facts.row_title);
    facts.title = found.title;
    facts.date = found.date.value_or(Date{});
    facts.ordinal = found.ordinal;
    facts.year = found.year;
    facts.series_key = found.series_key;
    facts.explains = found.explains.value_or("");
    facts.author = found.author;
    if (facts.row_source.empty() && document.properties.address.find("://") != std::string::npos)
      facts.row_source = document.properties.address;
    const std::string& edition_title = title.empty() ? found.title : title;
    facts.partial = finding_of(find_partial(document, edition_title));
    facts.announces = finding_of(find_other_announcement(document, series_.title, edition_title));
    facts.numbering = numbering_of(*view);
    facts.sketch = sketch_of(*view);
    facts.payload_bytes = item.text->payload.bytes.size();
    const std::uint32_t row = facts.row;
    item.text->facts = std::move(facts);
    if (!emit_(std::move(item))) return false;
    return document.unread.empty() ||
           refuse(row, {}, Severity::kWarning, "source-unread", row_place(row), document.unread);
  }

  bool read_rows(std::string_view bytes) {
    const TableDecl& table = *plan_.table;
    const TableColumns columns{table.id, table.date, table.text, table.title};
    std::uint32_t left_out = 0;
    std::uint64_t left_out_bytes = 0;
    const Status status = read_table(bytes, format_, columns, ingest_, [&](TableRow&& row) -> Status {
      if (context_.stopped()) return fail(ErrorCode::kStopped, "stopped, the corpus is as before");
      // A row that is no row at all is refused, whatever was asked for.
      const bool wanted =
          row.fields.empty() || std::all_of(table.where.begin(), table.where.end(), [&](const auto& condition) {
            const auto field = row.fields.find(condition.first);
            return field != row.fields.end() && normal_id(field->second) == normal_id(condition.second);
          });
      if (!wanted) {
        ++left_out;
        left_out_bytes += row.origin.size();
        return {};
      }
      if (!give_row(row)) return fail(ErrorCode::kStopped, "stopped, the corpus is as before");
      return {};
    });
    if (!status) {
      if (status.error().code == ErrorCode::kStopped)
        stop(status.error());
      else
        refuse_file(status.error());
      return status.error().code != ErrorCode::kStopped;
    }
    if (left_out == 0) return true;
    SourceItem item;
    item.refusal.emplace();
    item.refusal->bytes = left_out_bytes;
    item.refusal->diagnostic = {Severity::kNote, "rows-not-asked-for", plan_.path,
                                fmt::format("{} rows are left out by `where`", left_out)};
    return emit_(std::move(item));
  }

  bool give_row(const TableRow& row) {
    const TableDecl& table = *plan_.table;
    const auto field = [&](const std::string& column) {
      const auto found = column.empty() ? row.fields.end() : row.fields.find(column);
      return found == row.fields.end() ? std::string() : found->second;
    };
    store::TextFacts facts;
    facts.row = row.number;
    facts.row_id = normal_id(field(table.id.empty() ? table.date : table.id));
    facts.row_date = normal_id(field(table.date));
    facts.row_title = field(table.title.empty() ? "title" : table.title);
    facts.row_source = source_of(row.fields);
    facts.source_begin = row.origin.begin;
    facts.source_bytes = row.origin.size();
    const std::string place = row_place(row.number);
    const std::string name = facts.row_title.empty() ? fmt::format("row {}", row.number)
                                                     : fmt::format("row {} “{}”", row.number, facts.row_title);
    const auto refuse_row = [&](std::string code, std::string message) {
      return refuse(row.number, row.origin, Severity::kRefused, std::move(code), place, std::move(message));
    };
    if (facts.row_id.empty() && !row.fields.empty())
      return refuse_row("row-without-id", fmt::format("{} has no {}", name, table.id.empty() ? table.date : table.id));
    if (row.refused)
      return refuse_row("row-refused", row.refused->todo.empty()
                                           ? fmt::format("{}: {}", name, row.refused->what)
                                           : fmt::format("{}: {}; {}", name, row.refused->what, row.refused->todo));
    if (plan_.left_out.count(facts.row_id) != 0)
      return refuse_row("row-declared-missing",
                        fmt::format("{} is {}:{}, which tifa.toml declares missing", name, series_.name, facts.row_id));
    if (auto usable = check_id(facts.row_id); !usable)
      return refuse_row("row-id-unusable", fmt::format("{}: {}", name, usable.error().sentence()));
    const std::string title = facts.row_title;
    return give(row.document, std::move(facts), title);
  }

  const std::filesystem::path& root_;
  const SeriesDecl& series_;
  const PlannedSource& plan_;
  const store::Source* old_;
  std::int64_t now_;
  const Context& context_;
  const std::function<bool(SourceItem)>& emit_;
  IngestOptions ingest_;
  Format format_ = Format::kText;
  std::string sha256_;
};

}  // namespace

IngestOptions ingest_options(const PlannedSource& source, ReaderPool& readers) {
  IngestOptions options;
  options.language = parse_language(source.language);
  options.title = source.title;
  options.place = source.path;
  options.readers = &readers;
  options.read.changes = parse_changes(source.changes);
  options.read.rules = source.rules;
  options.read.encoding = source.encoding;
  return options;
}

std::uint64_t SourceItem::bytes() const { return 512 + (text ? text->payload.bytes.size() : 0); }

void read_source(const std::filesystem::path& root, const Manifest& manifest, const PlannedSource& source,
                 const store::Source* old, std::int64_t now, ReaderPool& readers, const Context& context,
                 const std::function<bool(SourceItem)>& emit) {
  Reader(root, manifest, source, old, now, readers, context, emit).run();
}

}  // namespace tifa

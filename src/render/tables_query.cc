// count, first, kwic as tables.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "render/tables.h"

namespace tifa {
namespace {

// A bar of at most `width` columns, in eighths of a column.
std::string bar(double value, double most, int width) {
  if (most <= 0 || value <= 0) return {};
  static constexpr const char* kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = std::max(1L, std::lround(value / most * width * 8));
  std::string text;
  for (long i = 0; i < eighths / 8; ++i) text += "█";
  return text + kEighths[eighths % 8];
}

std::string unit_text(const std::string& unit) {
  return unit == "han" ? "Han characters" : unit == "word-count" ? "words as Word counts" : unit;
}

std::string quoted_context(const Span& span) {
  const ShownSpan line = shown_span(span);
  return line.left + "【" + line.match + "】" + line.right;
}

Cell count_for_people(const CountRow& row) {
  if (row.count) return std::to_string(*row.count);
  if (row.status == "partial") return std::string(row.present ? "partial, has it" : "partial");
  if (row.status == "held") return std::string("–");
  return row.status == "not_applicable" ? std::string("none issued") : row.status;
}

Table count_table(const TermCount& term, const std::string& by, const RenderOptions& options) {
  Table table;
  table.name = "counts";
  table.before.push_back(term.term + (term.aliases.size() > 1 ? " (" + join(term.aliases, " | ") + ")" : ""));
  const bool groups = by != "edition" && by != "section";
  std::uint64_t per = 0;
  std::string unit;
  bool mixed = false;
  double most = 0;
  for (const CountRow& row : term.rows) {
    if (!row.rate) continue;
    mixed = mixed || (!unit.empty() && unit != row.unit);
    unit = row.unit;
    per = row.per;
    most = std::max(most, *row.rate);
  }
  table.columns = {{"term", Align::kLeft, Use::kData},
                   {groups ? by : "edition"},
                   {"section", Align::kLeft, Use::kBoth, true},
                   {"date"},
                   {"status", Align::kLeft, Use::kData},
                   {"count", Align::kRight, Use::kPeople},
                   {"count", Align::kRight, Use::kData},
                   {"change", Align::kRight, Use::kBoth},
                   {"editions", Align::kRight},
                   {"partial", Align::kRight},
                   {"missing", Align::kRight},
                   {"rate", Align::kRight},
                   {"95%_interval", Align::kRight, Use::kPeople},
                   {"low", Align::kRight, Use::kData},
                   {"high", Align::kRight, Use::kData},
                   {"length", Align::kRight},
                   {"unit", Align::kLeft, mixed ? Use::kBoth : Use::kData},
                   {"per", Align::kRight, mixed ? Use::kBoth : Use::kData},
                   {"present", Align::kLeft, Use::kData},
                   {"rule", Align::kLeft, Use::kData}};
  if (options.plot) table.columns.push_back({"plot", Align::kLeft, Use::kPeople});
  for (const CountRow& row : term.rows) {
    std::vector<Cell> cells(table.columns.size());
    std::size_t at = 0;
    const auto put = [&](Cell value) { cells[at++] = std::move(value); };
    put(term.term);
    put(row.edition);
    put(row.section);
    put(row.date);
    put(row.status);
    put(count_for_people(row));
    put(row.count ? cell(*row.count) : Cell{});
    put(row.change ? Cell(Number{static_cast<double>(*row.change), 0, Notation::kSigned}) : Cell{});
    put(groups ? cell(row.editions) : Cell{});
    put(row.partial > 0 ? cell(row.partial) : Cell{});
    put(row.missing > 0 ? cell(row.missing) : Cell{});
    put(row.rate ? Cell(Number{*row.rate, 2}) : Cell{});
    put(row.interval ? Cell(fmt::format("{:.2f}–{:.2f}", row.interval->first, row.interval->second)) : Cell{});
    put(row.interval ? Cell(Number{row.interval->first, 4}) : Cell{});
    put(row.interval ? Cell(Number{row.interval->second, 4}) : Cell{});
    put(row.length ? cell(*row.length) : Cell{});
    put(row.unit);
    put(cell(row.per));
    put(std::string(row.present ? "yes" : row.count ? "no" : ""));
    put(term.rule.statement);
    if (options.plot) put(row.rate ? bar(*row.rate, most, std::max(10, options.width - 66)) : row.status);
    table.rows.push_back(std::move(cells));
  }
  if (term.rows.size() > 1) table.after.push_back("total: " + std::to_string(term.total));
  table.after.push_back("rule: " + term.rule.statement);
  if (!unit.empty() && !mixed)
    table.after.push_back(fmt::format("rate: per {} {}; 95% interval: exact Poisson", per == 10000 ? "10,000" : "1,000",
                                      unit_text(unit)));
  table.after.push_back("coverage: " + term.coverage.statement);
  if (!term.forms.empty()) {
    std::string forms;
    const std::size_t shown = std::min<std::size_t>(term.forms.size(), 12);
    for (std::size_t i = 0; i < shown; ++i)
      forms += (i == 0 ? "" : ", ") + fmt::format("{} {}", term.forms[i].form, term.forms[i].count);
    if (shown < term.forms.size()) forms += fmt::format(" and {} more", term.forms.size() - shown);
    table.after.push_back("as it stands: " + forms);
  }
  for (const std::string& note : term.notes) table.after.push_back("note: " + note);
  return table;
}

Table explain_table(const TermCount& term) {
  Table table;
  table.name = "rules";
  table.before.push_back(term.term + " under other rules");
  table.columns = {{"term", Align::kLeft, Use::kData}, {"rule", Align::kLeft, Use::kBoth, true}};
  const std::size_t editions = term.under.front().counts.size();
  constexpr std::size_t kMostColumns = 6;
  const bool each = editions <= kMostColumns;
  if (each)
    for (const auto& [edition, count] : term.under.front().counts) table.columns.push_back({edition, Align::kRight});
  if (!each || editions > 1) table.columns.push_back({"total", Align::kRight});
  for (const RuleCount& rule : term.under) {
    std::vector<Cell> row = {term.term, rule.rule};
    if (each)
      for (const auto& [edition, count] : rule.counts) row.push_back(count ? cell(*count) : Cell(std::string("–")));
    if (!each || editions > 1) row.push_back(cell(rule.total));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Each span with the term that it is a hit of.
Table evidence_table(const std::vector<std::pair<std::string, const Span*>>& spans) {
  Table table;
  table.name = "evidence";
  table.before.push_back("evidence");
  table.columns = {{"term", Align::kLeft, Use::kData},
                   {"edition"},
                   {"date", Align::kLeft, Use::kData},
                   {"section", Align::kLeft, Use::kBoth, true},
                   {"at", Align::kRight},
                   {"text", Align::kLeft, Use::kBoth, true},
                   {"locator", Align::kLeft, Use::kData},
                   {"source", Align::kLeft, Use::kData},
                   {"sha256_source", Align::kLeft, Use::kData},
                   {"sha256_text", Align::kLeft, Use::kData}};
  for (const auto& [term, span] : spans)
    table.rows.push_back({term, span->edition, span->date, join(span->section, " › "), cell(span->begin),
                          quoted_context(*span), span->locator, span->source, span->sha256_source, span->sha256_text});
  return table;
}

}  // namespace

std::string join(const std::vector<std::string>& parts, const char* separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

std::vector<Table> tables_of(const CountAnswer& answer, const RenderOptions& options) {
  std::vector<Table> tables;
  for (const TermCount& term : answer.terms) {
    Table counts = count_table(term, answer.by, options);
    // As data, all terms are rows of one table.
    if (!for_people(options) && !tables.empty()) {
      for (auto& row : counts.rows) tables.front().rows.push_back(std::move(row));
      continue;
    }
    tables.push_back(std::move(counts));
    if (!for_people(options)) continue;
    if (!term.under.empty()) tables.push_back(explain_table(term));
    std::vector<std::pair<std::string, const Span*>> spans;
    for (const CountRow& row : term.rows)
      for (const Span& span : row.spans) spans.emplace_back(term.term, &span);
    if (!spans.empty()) tables.push_back(evidence_table(spans));
  }
  if (for_people(options)) return tables;
  for (const TermCount& term : answer.terms)
    if (!term.under.empty()) tables.push_back(explain_table(term));
  if (options.format == OutputFormat::kXlsx) {
    std::vector<std::pair<std::string, const Span*>> spans;
    for (const TermCount& term : answer.terms)
      for (const CountRow& row : term.rows)
        for (const Span& span : row.spans) spans.emplace_back(term.term, &span);
    if (!spans.empty()) tables.push_back(evidence_table(spans));
  }
  return tables;
}

std::vector<Table> tables_of(const FirstAnswer& answer, const RenderOptions&) {
  Table table;
  table.name = answer.last ? "last uses" : "first uses";
  const bool last = answer.last;
  using Editions = Column::Editions;
  table.columns = {{"term", Align::kLeft, Use::kBoth, true},
                   {"series", Align::kLeft, Use::kBoth, false, false, Editions::kSeries},
                   {last ? "last" : "first", Align::kLeft, Use::kBoth, false, false, Editions::kCells},
                   {"date"},
                   {last ? "first" : "last", Align::kLeft, Use::kBoth, false, false, Editions::kCells},
                   {"editions", Align::kRight},
                   {"established"},
                   {last ? "last_statement" : "statement", Align::kLeft, Use::kData},
                   {"evidence", Align::kLeft, Use::kData}};
  if (answer.gaps) table.columns.push_back({"gaps", Align::kLeft, Use::kBoth, true, false, Editions::kCells});
  for (const FirstRow& row : answer.terms) {
    const auto& asked = last ? row.last : row.first;
    const auto& other = last ? row.first : row.last;
    const auto& evidence = last ? row.evidence_last : row.evidence;
    std::vector<Cell> cells = {row.term,
                               row.series,
                               asked.value_or("not found"),
                               last ? row.last_date : row.first_date,
                               other.value_or(""),
                               cell(row.uses),
                               std::string((last ? row.established_last : row.established) ? "yes" : "no"),
                               last ? row.statement_last : row.statement,
                               evidence ? quoted_context(*evidence) : ""};
    if (answer.gaps) {
      std::string gaps;
      for (const auto& [from, to] : row.gaps)
        gaps.append(gaps.empty() ? "" : "; ").append(from).append(" → ").append(to);
      cells.emplace_back(gaps);
    }
    table.rows.push_back(std::move(cells));
  }
  if (!answer.terms.empty()) {
    for (const FirstRow& row : answer.terms) {
      const auto& evidence = last ? row.evidence_last : row.evidence;
      table.after.push_back(
          fmt::format("{} in {}: {}", row.term, row.series, last ? row.statement_last : row.statement));
      if (evidence) table.after.push_back(fmt::format("    {}  {}", evidence->edition, quoted_context(*evidence)));
    }
    table.after.push_back("rule: " + answer.terms.front().rule.statement);
    for (const FirstRow& row : answer.terms) {
      if (row.term != answer.terms.front().term) break;
      table.after.push_back("coverage of " + row.series + ": " + row.coverage.statement);
    }
  }
  return {table};
}

std::vector<Table> tables_of(const KwicAnswer& answer, const RenderOptions&) {
  Table table;
  table.name = "concordance";
  table.columns = {{"term", Align::kLeft, Use::kData},
                   {"edition"},
                   {"section", Align::kLeft, Use::kData},
                   {"left", Align::kRight, Use::kBoth, false, true},
                   {"match"},
                   {"right"},
                   {"begin", Align::kRight, Use::kData},
                   {"end", Align::kRight, Use::kData},
                   {"locator", Align::kLeft, Use::kData}};
  for (const KwicLine& line : answer.lines)
    table.rows.push_back({line.term, line.span.edition, join(line.span.section, " › "), line.left, line.match,
                          line.right, cell(line.span.begin), cell(line.span.end), line.span.locator});
  table.after.push_back(answer.lines.size() == answer.total
                            ? fmt::format("{} {}", answer.total, answer.total == 1 ? "hit" : "hits")
                            : fmt::format("{} of {} hits (more with --limit)", answer.lines.size(), answer.total));
  table.after.push_back("rule: " + answer.rule.statement);
  table.after.push_back("coverage: " + answer.coverage.statement);
  return {table};
}

}  // namespace tifa

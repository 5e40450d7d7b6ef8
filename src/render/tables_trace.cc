// trace as tables: the life in words, its periods and bursts, and the wordings around it.
#include <fmt/format.h>

#include <algorithm>

#include "render/course.h"
#include "render/tables.h"

namespace tifa {
namespace {

std::string id_of(const std::string& edition) { return edition.substr(edition.find(':') + 1); }

std::string dated(const std::string& edition, const std::string& date) {
  return date.empty() || edition.find(date) != std::string::npos ? edition : fmt::format("{} ({})", edition, date);
}

const CountRow* row_of(const Life& life, const std::optional<std::string>& edition) {
  if (!edition) return nullptr;
  const auto row =
      std::find_if(life.rows.begin(), life.rows.end(), [&](const CountRow& r) { return r.edition == *edition; });
  return row == life.rows.end() ? nullptr : &*row;
}

std::string per_of(const Life& life) {
  for (const CountRow& row : life.rows)
    if (row.rate)
      return fmt::format("per {} {}",
                         row.per == 10000  ? "10,000"
                         : row.per == 1000 ? "1,000"
                                           : std::to_string(row.per),
                         row.unit);
  return {};
}

std::string from_to(const std::string& from, const std::string& to) {
  return from == to ? id_of(from) : id_of(from) + " – " + id_of(to);
}

// First and last use, peak, gaps, in words.
Table head_of(const Life& life) {
  Table table;
  const FirstRow& uses = life.uses;
  // Uses are counted in editions held in full.
  const auto counted = static_cast<std::uint64_t>(std::count_if(
      life.rows.begin(), life.rows.end(), [](const CountRow& row) { return row.count && *row.count > 0; }));
  const auto editions = [](std::uint64_t n) { return n == 1 ? "edition" : "editions"; };
  std::string total = fmt::format("{} in {}: {} {} in {} {}", life.term, life.series, life.total,
                                  life.total == 1 ? "use" : "uses", counted, editions(counted));
  if (const std::uint64_t more = uses.uses - std::min(uses.uses, counted); more > 0)
    total += fmt::format(", and some in what is held of {} more {}", more, editions(more));
  table.before.push_back(std::move(total));
  if (!uses.first) {
    table.before.push_back("not found: " + uses.statement);
    return table;
  }
  table.before.push_back(fmt::format("first: {}; {}", dated(*uses.first, uses.first_date), uses.statement));
  table.before.push_back(fmt::format("last: {}; {}", dated(*uses.last, uses.last_date), uses.statement_last));
  if (const CountRow* count = row_of(life, life.peak_count)) {
    const CountRow* rate = row_of(life, life.peak_rate);
    std::string peak =
        fmt::format("peak: {}, {} {}", count->edition, *count->count, *count->count == 1 ? "use" : "uses");
    if (count->rate) peak += fmt::format(", {:.2f} {}", *count->rate, per_of(life));
    std::vector<std::string> alike;  // an edition with as many uses is no less a peak
    for (const CountRow& row : life.rows)
      if (&row != count && &row != rate && row.count == count->count) alike.push_back(id_of(row.edition));
    if (!alike.empty() && alike.size() <= 3) peak += "; as many uses in " + join(alike, ", ");
    if (alike.size() > 3) peak += fmt::format("; as many uses in {} other editions", alike.size());
    if (rate != nullptr && rate != count)
      peak += fmt::format("; by rate {}, {} {}, {:.2f}", rate->edition, *rate->count,
                          *rate->count == 1 ? "use" : "uses", *rate->rate);
    if (!life.peak_established) peak += "; of the editions held in full, so not established";
    table.before.push_back(std::move(peak));
  }
  std::string gaps;
  for (const auto& [from, to] : uses.gaps) {
    gaps += fmt::format("{}{} → {}", gaps.empty() ? "" : "; ", id_of(from), id_of(to));
    std::vector<std::string> unknown;
    const auto begin =
        std::find_if(life.rows.begin(), life.rows.end(), [&, f = from](const CountRow& r) { return r.edition == f; });
    for (auto row = begin; row != life.rows.end() && row->edition != to; ++row)
      if (row->status == "missing" || row->status == "partial") unknown.push_back(id_of(row->edition));
    if (!unknown.empty()) gaps += " (" + join(unknown, ", ") + " not known)";
  }
  if (!gaps.empty()) table.before.push_back("absent and back: " + gaps);
  if (life.rows.size() > 1) {
    std::vector<std::optional<double>> rates;
    for (const CountRow& row : life.rows)
      if (row.status != "not_applicable") rates.push_back(row.count && row.rate ? row.rate : std::nullopt);
    table.before.push_back(fmt::format("course: {} {} {}  (by rate; · not held in full)",
                                       id_of(life.rows.front().edition), course(rates),
                                       id_of(life.rows.back().edition)));
  }
  return table;
}

Table data_of(const Life& life, const RuleStatement& rule) {
  Table table;
  table.name = "counts";
  table.columns = {{"term"},
                   {"edition"},
                   {"date"},
                   {"status"},
                   {"count", Align::kRight},
                   {"rate", Align::kRight},
                   {"low", Align::kRight},
                   {"high", Align::kRight},
                   {"length", Align::kRight},
                   {"unit"},
                   {"per", Align::kRight},
                   {"present"},
                   {"burst", Align::kRight},
                   {"period", Align::kRight},
                   {"rule"}};
  std::uint64_t period = 0;
  for (const CountRow& row : life.rows) {
    if (row.count && period < life.periods.size() && life.periods[period].from == row.edition) ++period;
    table.rows.push_back({life.term, row.edition, row.date, row.status, row.count ? cell(*row.count) : Cell{},
                          row.rate ? Cell(Number{*row.rate, 4}) : Cell{},
                          row.interval ? Cell(Number{row.interval->first, 4}) : Cell{},
                          row.interval ? Cell(Number{row.interval->second, 4}) : Cell{},
                          row.length ? cell(*row.length) : Cell{}, row.unit, cell(row.per),
                          std::string(row.present ? "yes"
                                      : row.count ? "no"
                                                  : ""),
                          Cell{}, row.count && period > 0 ? cell(period) : Cell{}, rule.statement});
  }
  // Bursts of a higher level lie within those of a lower one and come after them.
  for (const TraceBurst& burst : life.bursts) {
    bool inside = false;
    for (std::size_t i = 0; i < life.rows.size(); ++i) {
      inside = inside || life.rows[i].edition == burst.from;
      if (inside && life.rows[i].count) table.rows[i][12] = cell(burst.level);
      if (life.rows[i].edition == burst.to) inside = false;
    }
  }
  return table;
}

Table periods_of(const Life& life) {
  Table table;
  table.name = "periods";
  table.before.emplace_back("periods of one pace");
  table.columns = {{"period"},
                   {"editions", Align::kRight},
                   {"count", Align::kRight},
                   {"rate", Align::kRight},
                   {"95%_interval", Align::kRight}};
  for (const TracePeriod& period : life.periods)
    table.rows.push_back({from_to(period.from, period.to), cell(period.editions), cell(period.count),
                          Number{period.rate, 2},
                          fmt::format("{:.2f}–{:.2f}", period.interval.first, period.interval.second)});
  return table;
}

Table bursts_of(const Life& life) {
  Table table;
  table.name = "bursts";
  table.before.emplace_back("bursts");
  table.columns = {{"burst"}, {"editions", Align::kRight}, {"level", Align::kRight}, {"weight", Align::kRight}};
  for (const TraceBurst& burst : life.bursts)
    table.rows.push_back(
        {from_to(burst.from, burst.to), cell(burst.editions), cell(burst.level), Number{burst.weight, 1}});
  return table;
}

Table variants_of(const Life& life) {
  Table table;
  table.name = "variants";
  table.before.emplace_back("variants");
  table.columns = {{"wording", Align::kLeft, Use::kBoth, true},
                   {"count", Align::kRight},
                   {"editions", Align::kRight},
                   {"first"},
                   {"last"},
                   {"kind"}};
  for (const TraceVariant& row : life.variants)
    table.rows.push_back({row.wording, cell(row.count), cell(row.editions), id_of(row.first), id_of(row.last),
                          row.difference.empty() ? row.kind : row.kind + " " + row.difference});
  return table;
}

Table origins_of(const Life& life) {
  Table table;
  table.name = "grew out of";
  table.before.emplace_back("grew out of: its longest parts in earlier editions");
  table.columns = {{"wording", Align::kLeft, Use::kBoth, true},
                   {"before", Align::kRight},
                   {"editions", Align::kRight},
                   {"first"},
                   {"last"}};
  for (const TraceOrigin& row : life.origins)
    table.rows.push_back({row.wording, cell(row.count), cell(row.editions), id_of(row.first), id_of(row.last)});
  return table;
}

Table longer_of(const Life& life) {
  Table table;
  table.name = "longer wordings";
  table.before.emplace_back("longer wordings with it (* from its first edition on)");
  table.columns = {{"wording", Align::kLeft, Use::kBoth, true},
                   {"count", Align::kRight},
                   {"editions", Align::kRight},
                   {"first"},
                   {"last"}};
  for (const TraceLonger& row : life.longer)
    table.rows.push_back({row.wording, cell(row.count), cell(row.editions),
                          (row.from_start ? "*" : "") + id_of(row.first), id_of(row.last)});
  return table;
}

Table displaced_of(const Life& life) {
  Table table;
  table.name = "stood in its place";
  table.before.emplace_back("stood in its place before: the same words on both sides");
  table.columns = {{"left", Align::kRight, Use::kBoth, false, true},
                   {"wording", Align::kLeft, Use::kBoth, true},
                   {"right"},
                   {"before", Align::kRight},
                   {"after", Align::kRight},
                   {"first"},
                   {"last"}};
  for (const TraceDisplaced& row : life.displaced)
    table.rows.push_back({row.left.empty() ? "|" : row.left, row.wording, row.right.empty() ? "|" : row.right,
                          cell(row.count), cell(row.after), id_of(row.first), id_of(row.last)});
  table.after.emplace_back("|: the edge of a clause; before and after: the first edition of the phrase");
  return table;
}

Table neighbours_of(const Life& life) {
  Table table;
  table.name = "neighbours";
  table.before.emplace_back("in the same sentences");
  table.columns = {{"wording", Align::kLeft, Use::kBoth, true},
                   {"together", Align::kRight},
                   {"all", Align::kRight},
                   {"G²", Align::kRight}};
  for (const TraceNeighbour& row : life.neighbours)
    table.rows.push_back({row.wording, cell(row.together), cell(row.all), Number{row.g2, 1}});
  return table;
}

}  // namespace

std::vector<Table> tables_of(const TraceAnswer& answer, const RenderOptions& options) {
  std::vector<Table> tables;
  const bool people = for_people(options), book = options.format == OutputFormat::kXlsx;
  for (const Life& life : answer.lives) {
    if (people) {
      tables.push_back(head_of(life));
    } else {
      Table data = data_of(life, answer.rule);
      if (tables.empty() || book)
        tables.push_back(std::move(data));
      else  // as data, all series are rows of one table
        for (auto& row : data.rows) tables.front().rows.push_back(std::move(row));
    }
    if (!people && !book) continue;
    if (life.periods.size() > 1 || book) tables.push_back(periods_of(life));
    if (!life.bursts.empty()) tables.push_back(bursts_of(life));
    if (!life.variants.empty()) tables.push_back(variants_of(life));
    if (!life.origins.empty()) tables.push_back(origins_of(life));
    if (!life.displaced.empty()) tables.push_back(displaced_of(life));
    if (!life.longer.empty()) tables.push_back(longer_of(life));
    if (!life.neighbours.empty()) tables.push_back(neighbours_of(life));
    if (!people) continue;
    Table foot;
    if (life.periods.size() == 1 && life.total > 0) foot.after.emplace_back("no change of pace and so one period");
    for (const std::string& note : life.notes) foot.after.push_back("note: " + note);
    foot.after.push_back("coverage: " + life.uses.coverage.statement);
    tables.push_back(std::move(foot));
  }
  if (people) {
    Table foot;
    foot.after.push_back("rule: " + answer.rule.statement);
    foot.after.push_back("method: " + answer.method);
    tables.push_back(std::move(foot));
  }
  return tables;
}

}  // namespace tifa

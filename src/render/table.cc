#include "render/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

#include "base/parallel.h"
#include "base/resources.h"
#include "render/line_break.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

std::string heading_of(const Column& column) {
  std::string name = column.name;
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string padded(std::string_view text, int width, Align align) {
  const int missing = std::max(0, width - text_width(text));
  const std::string spaces(static_cast<std::size_t>(missing), ' ');
  return align == Align::kRight ? spaces + std::string(text) : std::string(text) + spaces;
}

// Cuts to at most `width` columns with an ellipsis on the side that is lost.
std::string cut(std::string_view text, int width, bool from_end) {
  if (text_width(text) <= width) return std::string(text);
  if (width <= 1) return "…";
  int taken = 1;
  if (!from_end) {
    std::size_t at = 0;
    while (at < text.size()) {
      const CodePoint point = decode_utf8(text, at);
      if (taken + display_width(point.value) > width) break;
      taken += display_width(point.value);
      at += point.length;
    }
    return std::string(text.substr(0, at)) + "…";
  }
  std::size_t at = text.size();
  while (at > 0) {
    const CodePoint point = decode_utf8_before(text, at);
    if (taken + display_width(point.value) > width) break;
    taken += display_width(point.value);
    at -= point.length;
  }
  return "…" + std::string(text.substr(at));
}

constexpr int kGap = 2;

int excess_of(const std::vector<int>& widths, int width) {
  return std::accumulate(widths.begin(), widths.end(), kGap * static_cast<int>(widths.size() - 1) - width);
}

// A table as a terminal shows it.
struct Shown {
  std::vector<std::size_t> columns;  // of the table
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> cells;
  std::vector<int> widths;
};

// Takes `series` (“gwr:”) off the names of editions that a text begins with or has behind a space.
void leave_out(std::string_view series, std::string& names) {
  for (std::size_t at = 0; (at = names.find(series, at)) != std::string::npos;)
    if (at == 0 || names[at - 1] == ' ')
      names.erase(at, series.size());
    else
      at += series.size();
}

// Whether a table does not fit with the full names of editions: of wrapped columns counts a width at which they read
// well, of texts side by side less.
bool is_narrow(const Shown& shown, const Table& table, int width) {
  constexpr int kWell = 24, kSideBySide = 14;
  std::vector<int> widths = shown.widths;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const Column& column = table.columns[shown.columns[c]];
    if (column.wrap)
      widths[c] = std::min(widths[c], column.editions == Column::Editions::kHeading ? kSideBySide : kWell);
  }
  return !widths.empty() && excess_of(widths, width) > 0;
}

// Takes the series off the names of editions in headings and cells: those of a table that names the series of each row,
// those of all others where all of them have the same.
void leave_out_series(const std::vector<Table>& tables, std::vector<Shown>& shown) {
  using Editions = Column::Editions;
  std::vector<std::string*> names;
  for (std::size_t t = 0; t < shown.size(); ++t) {
    const auto is = [&](std::size_t c, Editions what) {
      return tables[t].columns[shown[t].columns[c]].editions == what;
    };
    std::size_t series = 0;
    while (series < shown[t].columns.size() && !is(series, Editions::kSeries)) ++series;
    for (std::size_t c = 0; c < shown[t].columns.size(); ++c) {
      if (is(c, Editions::kHeading)) names.push_back(&shown[t].headings[c]);
      if (!is(c, Editions::kCells)) continue;
      for (auto& row : shown[t].cells)
        if (series < row.size())
          leave_out(row[series] + ":", row[c]);
        else if (!row[c].empty())
          names.push_back(&row[c]);
    }
  }
  if (names.empty()) return;
  const std::string series = names.front()->substr(0, names.front()->find(':') + 1);
  const auto has_it = [&](const std::string* name) {
    return name->size() > series.size() && name->starts_with(series) && name->find(',') == std::string::npos;
  };
  if (series.empty() || !std::all_of(names.begin(), names.end(), has_it)) return;
  for (std::string* name : names) name->erase(0, series.size());
}

// What the columns take.
std::vector<int> widths_of(const std::vector<std::string>& headings,
                           const std::vector<std::vector<std::string>>& cells) {
  std::vector<int> widths;
  widths.reserve(headings.size());
  for (const std::string& heading : headings) widths.push_back(text_width(heading));
  for (const auto& row : cells)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], text_width(row[c]));
  return widths;
}

double columns_of(char32_t code) { return static_cast<double>(display_width(code)); }

// Makes columns narrower until a row fits. First wrapped ones give way, evenly and down to a width that still reads
// and holds their words, then those that are wide and cut, then wrapped ones down to their words, then the widest of
// all, and words are broken before a date is cut.
void fit_widths(Shown& shown, const Table& table, int width) {
  constexpr int kReadable = 14, kWide = 24, kDate = 10, kLeast = 6;
  std::vector<int>& widths = shown.widths;
  int excess = excess_of(widths, width);
  const auto shrink = [&](const auto& least) {
    while (excess > 0) {
      std::size_t widest = widths.size();
      for (std::size_t c = 0; c < widths.size(); ++c)
        if (widths[c] > least(c) && (widest == widths.size() || widths[c] > widths[widest])) widest = c;
      if (widest == widths.size()) return;
      --widths[widest];
      --excess;
    }
  };
  if (excess <= 0) return;
  std::vector<int> words(widths.size(), 0);  // the longest word of a wrapped column
  const auto wrapped = [&](std::size_t c) { return table.columns[shown.columns[c]].wrap; };
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (!wrapped(c)) continue;
    words[c] = std::min(text_width(shown.headings[c]), kReadable);
    for (const auto& row : shown.cells)
      words[c] = std::max(words[c], static_cast<int>(widest_unit(row[c], kWide, columns_of)));
  }
  shrink([&](std::size_t c) { return wrapped(c) ? std::max(kReadable, words[c]) : width; });
  shrink([&](std::size_t c) { return wrapped(c) ? width : kWide; });
  shrink([&](std::size_t c) { return wrapped(c) ? std::max(kLeast, words[c]) : width; });
  shrink([&](std::size_t c) { return wrapped(c) ? width : kReadable; });
  shrink([&](std::size_t) { return kDate; });
  shrink([&](std::size_t c) { return wrapped(c) ? kLeast : width; });
  shrink([&](std::size_t) { return kLeast; });
}

std::string without_breaks(std::string text) {
  for (char& c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

// With few decimals as an integer with a point in it. False where that is not what is nearest for sure: of large
// numbers and of those about half-way between two, and of zeros with a sign.
bool append_short(std::string& out, double value, int digits) {
  static constexpr std::array<std::int64_t, 7> kPowers = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
  if (digits < 0 || static_cast<std::size_t>(digits) >= kPowers.size()) return false;
  const std::int64_t power = kPowers[static_cast<std::size_t>(digits)];
  const double scaled = std::abs(value) * static_cast<double>(power);
  if (!(scaled < 0x1p40)) return false;  // then the product is off by less than 2⁻¹²
  const auto below = static_cast<std::int64_t>(scaled);
  const double rest = scaled - static_cast<double>(below);
  if (std::abs(rest - 0.5) < 0x1p-10) return false;
  const std::int64_t nearest = below + (rest > 0.5 ? 1 : 0);
  if (std::signbit(value) && nearest == 0) return false;
  if (std::signbit(value)) out += '-';
  const fmt::format_int whole(nearest / power);
  out.append(whole.data(), whole.size());
  if (digits == 0) return true;
  const fmt::format_int decimals(power + nearest % power);  // with a one before them, so that zeros are written
  out += '.';
  out.append(decimals.data() + 1, decimals.size() - 1);
  return true;
}

void append_number(std::string& out, const Number& number) {
  // As “%.*f” and “%.*g” write them; a table of many rows has hundreds of thousands.
  if (number.notation == Notation::kFixed && append_short(out, number.value, number.digits)) return;
  std::array<char, 400>
      written;  // the largest double has 309 digits before the point, and no column asks for 80 behind it
  const std::chars_format format =
      number.notation == Notation::kSignificant ? std::chars_format::general : std::chars_format::fixed;
  char* const end =
      std::to_chars(written.data(), written.data() + written.size(), number.value, format, number.digits).ptr;
  if (number.notation == Notation::kSigned && !std::signbit(number.value)) out += '+';
  out.append(written.data(), end);
}

}  // namespace

void append_cell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    out += *text;
  } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    const fmt::format_int written(*integer);
    out.append(written.data(), written.size());
  } else if (const auto* number = std::get_if<Number>(&cell)) {
    append_number(out, *number);
  }
}

std::string cell_text(const Cell& cell) {
  std::string text;
  append_cell(text, cell);
  return text;
}

std::optional<std::int64_t> whole_number(double value) {
  constexpr double kExact = 9e15;
  if (!(std::abs(value) <= kExact) || value != std::round(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::vector<std::size_t> columns_for(const Table& table, Use use, bool drop_empty) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].use != Use::kBoth && table.columns[i].use != use) continue;
    const auto is_empty = [&](const std::vector<Cell>& row) {
      const auto* text = std::get_if<std::string>(&row[i]);
      return std::holds_alternative<std::monostate>(row[i]) || (text != nullptr && text->empty());
    };
    if ((use == Use::kPeople || drop_empty) && !table.rows.empty() &&
        std::all_of(table.rows.begin(), table.rows.end(), is_empty))
      continue;
    shown.push_back(i);
  }
  return shown;
}

int text_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    width += display_width(point.value);
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t code = point.value;
    const bool control = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0);
    const bool direction = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    if (control || direction)
      result += "\xEF\xBF\xBD";
    else
      result += text.substr(at, point.length);
    at += point.length;
  }
  return result;
}

std::vector<std::string> wrap_text(std::string_view text, int width) {
  return break_lines(text, std::max(width, 4), columns_of);
}

std::string to_terminal(const std::vector<Table>& tables, int width) {
  std::string out;
  const auto prose = [&](const std::string& text, int indent) {
    bool first = true;
    for (const std::string& line : wrap_text(printable(text), std::max(20, width - indent))) {
      out += std::string(static_cast<std::size_t>(first ? 0 : indent), ' ') + line + "\n";
      first = false;
    }
  };
  std::vector<Shown> all(tables.size());
  bool narrow = false;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const Table& table = tables[t];
    Shown& shown = all[t];
    if (table.rows.empty()) continue;
    shown.columns = columns_for(table, Use::kPeople);
    for (const std::size_t i : shown.columns) shown.headings.push_back(heading_of(table.columns[i]));
    shown.cells.resize(table.rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      for (const std::size_t i : shown.columns)
        shown.cells[r].push_back(without_breaks(printable(cell_text(table.rows[r][i]))));
    shown.widths = widths_of(shown.headings, shown.cells);
    narrow = narrow || is_narrow(shown, table, width);
  }
  if (narrow) {
    leave_out_series(tables, all);
    for (Shown& shown : all) shown.widths = widths_of(shown.headings, shown.cells);
  }
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const Table& table = tables[t];
    if (!out.empty()) out += "\n";
    for (const std::string& line : table.before) prose(line, 0);
    if (Shown& shown = all[t]; !shown.columns.empty()) {
      fit_widths(shown, table, width);
      const auto& [columns, headings, text, widths] = shown;
      std::string head, rule;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::string gap = c + 1 < columns.size() ? "  " : "";
        head += padded(cut(headings[c], widths[c], false), widths[c], table.columns[columns[c]].align);
        head += gap;
        std::string dashes;
        for (int i = 0; i < widths[c]; ++i) dashes += "─";
        rule.append(dashes).append(gap);
      }
      while (!head.empty() && head.back() == ' ') head.pop_back();
      out.append(head).append("\n").append(rule).append("\n");
      for (const auto& row : text) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t c = 0; c < columns.size(); ++c) {
          const Column& column = table.columns[columns[c]];
          if (column.wrap)
            cells.push_back(wrap_text(row[c], widths[c]));
          else
            cells.push_back({cut(row[c], widths[c], column.from_end)});
          height = std::max(height, cells.back().size());
        }
        for (std::size_t h = 0; h < height; ++h) {
          std::string line;
          for (std::size_t c = 0; c < columns.size(); ++c)
            line += padded(h < cells[c].size() ? cells[c][h] : "", widths[c], table.columns[columns[c]].align) +
                    (c + 1 < columns.size() ? "  " : "");
          while (!line.empty() && line.back() == ' ') line.pop_back();
          out += line + "\n";
        }
      }
    }
    for (const std::string& line : table.after) prose(line, 2);
  }
  return out;
}

std::string to_markdown(const std::vector<Table>& tables) {
  const auto escaped = [](const std::string& text) {
    std::string result;
    for (const char c : without_breaks(printable(text))) {
      if (std::string_view("|\\`*_<>[]#").find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
    return result;
  };
  std::string out;
  for (const Table& table : tables) {
    if (!out.empty()) out += "\n";
    for (const std::string& line : table.before) out += escaped(line) + "\n\n";
    const auto shown = columns_for(table, Use::kPeople);
    if (!table.rows.empty() && !shown.empty()) {
      out += "|";
      for (const std::size_t i : shown) out += " " + escaped(heading_of(table.columns[i])) + " |";
      out += "\n|";
      for (const std::size_t i : shown) out += table.columns[i].align == Align::kRight ? " ---: |" : " --- |";
      out += "\n";
      for (const auto& row : table.rows) {
        out += "|";
        for (const std::size_t i : shown) out += " " + escaped(cell_text(row[i])) + " |";
        out += "\n";
      }
    }
    for (const std::string& line : table.after) out += "\n" + escaped(line) + "\n";
  }
  return out;
}

std::string to_csv(std::vector<Table> tables, unsigned threads) {
  const auto append = [](std::string& out, const Cell& cell) {
    const auto* written = std::get_if<std::string>(&cell);
    if (written == nullptr) {
      append_cell(out, cell);  // a number has nothing to quote
      return;
    }
    const bool formula = !written->empty() && std::string_view("=+-@\t\r").find(written->front()) != std::string::npos;
    const bool quoted = written->find_first_of(",\"\n\r") != std::string::npos;
    if (quoted) out += '"';
    if (formula) out += '\'';
    if (!quoted) {
      out += *written;
      return;
    }
    for (std::size_t at = 0; at < written->size();) {
      const std::size_t mark = std::min(written->find('"', at), written->size() - 1);
      out.append(*written, at, mark + 1 - at);
      if ((*written)[mark] == '"') out += '"';
      at = mark + 1;
    }
    out += '"';
  };
  std::string out;
  for (Table& table : tables) {
    if (!out.empty()) out += "\n";
    const auto shown = columns_for(table, Use::kData);
    for (std::size_t c = 0; c < shown.size(); ++c) out += (c == 0 ? "" : ",") + table.columns[shown[c]].name;
    out += "\n";
    // Many rows are cut into pieces for threads: writing numbers takes most of the time, giving up cells some.
    constexpr std::size_t kManyRows = 2000, kPieces = 32;
    const std::size_t pieces = table.rows.size() < kManyRows ? 1 : kPieces;
    std::vector<std::string> written(pieces);
    in_parallel(threads, pieces, [&](std::size_t piece) {
      const auto [first, last] = part_of(table.rows.size(), pieces, piece);
      std::string rows;
      for (std::size_t r = first; r < last; ++r) {
        for (std::size_t c = 0; c < shown.size(); ++c) {
          if (c > 0) rows += ',';
          append(rows, table.rows[r][shown[c]]);
        }
        rows += '\n';
        std::vector<Cell>().swap(table.rows[r]);
      }
      written[piece] = std::move(rows);
    });
    std::size_t size = out.size();
    for (const std::string& rows : written) size += rows.size();
    out.reserve(size);
    for (std::string& rows : written) {
      out += rows;
      std::string().swap(rows);
    }
  }
  return out;
}

std::string to_tsv(const std::vector<Table>& tables) {
  std::string out;
  for (const Table& table : tables) {
    if (!out.empty()) out += "\n";
    const auto shown = columns_for(table, Use::kData);
    for (std::size_t c = 0; c < shown.size(); ++c) out += (c == 0 ? "" : "\t") + table.columns[shown[c]].name;
    out += "\n";
    for (const auto& row : table.rows) {
      for (std::size_t c = 0; c < shown.size(); ++c)
        out += (c == 0 ? "" : "\t") + without_breaks(cell_text(row[shown[c]]));
      out += "\n";
    }
  }
  return out;
}

}  // namespace tifa

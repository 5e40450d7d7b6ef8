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

// Takes the series off the names of editions in headings and cells, where all of them have the same. False where that
// is not so.
bool leave_out_series(const Table& table, const std::vector<std::size_t>& shown, std::vector<std::string>& headings,
                      std::vector<std::vector<std::string>>& cells) {
  std::vector<std::string*> names;
  for (std::size_t c = 0; c < shown.size(); ++c) {
    if (table.columns[shown[c]].editions == Column::Editions::kHeading) names.push_back(&headings[c]);
    if (table.columns[shown[c]].editions != Column::Editions::kCells) continue;
    for (auto& row : cells)
      if (!row[c].empty()) names.push_back(&row[c]);
  }
  if (names.empty()) return false;
  const std::string series = names.front()->substr(0, names.front()->find(':') + 1);
  const auto has_it = [&](const std::string* name) {
    return name->size() > series.size() && name->starts_with(series) && name->find(',') == std::string::npos;
  };
  if (series.empty() || !std::all_of(names.begin(), names.end(), has_it)) return false;
  for (std::string* name : names) name->erase(0, series.size());
  return true;
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

// Makes columns narrower until a row fits: first the wrapped ones, evenly and down to a width that still reads, then
// the widest of all.
void fit_widths(std::vector<int>& widths, const Table& table, const std::vector<std::size_t>& shown, int width) {
  constexpr int kReadable = 14;
  constexpr int kLeast = 6;
  int excess = excess_of(widths, width);
  const auto shrink = [&](int least, bool only_wrapped) {
    while (excess > 0) {
      std::size_t widest = widths.size();
      for (std::size_t c = 0; c < widths.size(); ++c)
        if (widths[c] > least && (!only_wrapped || table.columns[shown[c]].wrap) &&
            (widest == widths.size() || widths[c] > widths[widest]))
          widest = c;
      if (widest == widths.size()) return;
      --widths[widest];
      --excess;
    }
  };
  shrink(kReadable, true);
  shrink(kLeast, false);
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
  return break_lines(text, std::max(width, 4), [](char32_t code) { return static_cast<double>(display_width(code)); });
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
  for (const Table& table : tables) {
    if (!out.empty()) out += "\n";
    for (const std::string& line : table.before) prose(line, 0);
    const auto shown = columns_for(table, Use::kPeople);
    if (!table.rows.empty() && !shown.empty()) {
      std::vector<std::vector<std::string>> text(table.rows.size());
      std::vector<std::string> headings;
      headings.reserve(shown.size());
      for (const std::size_t i : shown) headings.push_back(heading_of(table.columns[i]));
      for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (const std::size_t i : shown) text[r].push_back(without_breaks(printable(cell_text(table.rows[r][i]))));
      std::vector<int> widths = widths_of(headings, text);
      if (excess_of(widths, width) > 0 && leave_out_series(table, shown, headings, text))
        widths = widths_of(headings, text);
      fit_widths(widths, table, shown, width);
      std::string head, rule;
      for (std::size_t c = 0; c < shown.size(); ++c) {
        const std::string gap = c + 1 < shown.size() ? "  " : "";
        head += padded(cut(headings[c], widths[c], false), widths[c], table.columns[shown[c]].align);
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
        for (std::size_t c = 0; c < shown.size(); ++c) {
          const Column& column = table.columns[shown[c]];
          if (column.wrap)
            cells.push_back(wrap_text(row[c], widths[c]));
          else
            cells.push_back({cut(row[c], widths[c], column.from_end)});
          height = std::max(height, cells.back().size());
        }
        for (std::size_t h = 0; h < height; ++h) {
          std::string line;
          for (std::size_t c = 0; c < shown.size(); ++c)
            line += padded(h < cells[c].size() ? cells[c][h] : "", widths[c], table.columns[shown[c]].align) +
                    (c + 1 < shown.size() ? "  " : "");
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

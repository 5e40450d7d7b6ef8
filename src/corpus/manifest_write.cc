// Declarations written as TOML, to be appended to a tifa.toml.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/manifest.h"
#include "corpus/names.h"

namespace tifa {

namespace {

std::string toml_string(std::string_view text) {
  std::string out = "\"";
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
      default: {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
          out += fmt::format("\\u{:04X}", byte);
        else
          out += c;
      }
    }
  }
  return out + '"';
}

// A key needs no quotation marks when it is of ASCII letters, digits, '-' and '_'.
std::string toml_key(std::string_view name) {
  const bool bare = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  return bare ? std::string(name) : toml_string(name);
}

void add_text(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out += fmt::format("{} = {}\n", name, toml_string(value));
}

void add_date(std::string& out, std::string_view name, const Date& date) {
  if (!date.known()) return;
  // TOML has dates of days only.
  out += fmt::format("{} = {}\n", name, date.day != 0 ? date.iso() : toml_string(date.iso()));
}

std::string string_list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() > 1 ? ", " : "") + toml_string(item);
  return out + "]";
}

void add_one_or_list(std::string& out, std::string_view name, const std::vector<std::string>& items) {
  if (items.empty()) return;
  out += fmt::format("{} = {}\n", name, items.size() == 1 ? toml_string(items.front()) : string_list(items));
}

// Whether `next` is the number after `id`, written in the same way.
bool follows(std::string_view id, std::string_view next) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (id.empty() || id.size() > 18 || !std::all_of(id.begin(), id.end(), digit)) return false;
  const bool padded = id.size() > 1 && id.front() == '0';
  std::string successor(id);
  std::size_t at = successor.size();
  while (at > 0 && successor[at - 1] == '9') successor[--at] = '0';
  if (at > 0)
    ++successor[at - 1];
  else if (padded)
    return false;
  else
    successor.insert(successor.begin(), '1');
  return successor == next;
}

// Runs of three and more become ranges, of at most the length that a range may have.
std::vector<std::string> ranges(const std::vector<std::string>& ids) {
  constexpr std::size_t kMaxRun = 100'000;
  std::vector<std::string> items;
  for (std::size_t begin = 0; begin < ids.size();) {
    std::size_t end = begin + 1;
    const auto same_width = [&] { return ids[begin].front() != '0' || ids[end].size() == ids[begin].size(); };
    while (end < ids.size() && end - begin < kMaxRun && ids[end].size() <= 18 && follows(ids[end - 1], ids[end]) &&
           (ids[begin].size() == 1 || same_width()))
      ++end;
    if (end - begin >= 3)
      items.push_back(ids[begin] + ".." + ids[end - 1]);
    else
      items.insert(items.end(), ids.begin() + static_cast<std::ptrdiff_t>(begin),
                   ids.begin() + static_cast<std::ptrdiff_t>(end));
    begin = end;
  }
  return items;
}

std::string inline_table(const TableDecl& table) {
  std::string out = "{ path = " + toml_string(table.path);
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format(", {} = {}", name, toml_string(value));
  };
  add("id", table.id);
  add("date", table.date);
  add("text", table.text);
  add("title", table.title);
  if (!table.where.empty()) {
    out += ", where = {";
    bool first = true;
    for (const auto& [column, value] : table.where) {
      out += fmt::format("{} {} = {}", first ? "" : ",", toml_key(column), toml_string(value));
      first = false;
    }
    out += " }";
  }
  return out + " }";
}

// One string, or { zh = "…", en = "…" } where there is one for a language.
void add_name(std::string& out, std::string_view key, const SeriesDecl& series, const std::string& alone,
              std::string SeriesNames::*part) {
  std::string by_language;
  for (const auto& [language, names] : series.names)
    if (!(names.*part).empty())
      by_language +=
          fmt::format("{} {} = {}", by_language.empty() ? "" : ",", toml_key(language), toml_string(names.*part));
  if (by_language.empty())
    add_text(out, key, alone);
  else
    out += fmt::format("{} = {{{} }}\n", key, by_language);
}

}  // namespace

std::string series_toml(const SeriesDecl& series) {
  std::string out = fmt::format("\n[series.{}]\n", toml_key(series.name));
  add_name(out, "title", series, series.title, &SeriesNames::title);
  add_text(out, "collection", series.collection);
  add_text(out, "kind", series.kind);
  add_text(out, "language", series.language);
  add_name(out, "issuer", series, series.issuer, &SeriesNames::issuer);
  add_text(out, "place", series.place);
  add_name(out, "edition_name", series, "", &SeriesNames::edition);
  add_text(out, "changes", series.changes);
  add_text(out, "encoding", series.encoding);
  if (series.declares_expected) out += fmt::format("expect = {}\n", string_list(ranges(series.expect)));
  add_one_or_list(out, "files", series.files);
  if (series.tables.size() == 1) {
    out += fmt::format("table = {}\n", inline_table(series.tables.front()));
  } else if (!series.tables.empty()) {
    out += "table = [\n";
    for (const TableDecl& table : series.tables) out += fmt::format("  {},\n", inline_table(table));
    out += "]\n";
  }
  for (const RuleDecl& rule : series.rules) out += rule_toml(series.name, rule);
  for (const EditionDecl& edition : series.editions) out += edition_toml(series.name, edition);
  return out;
}

std::string rule_toml(std::string_view series, const RuleDecl& rule) {
  std::string out = fmt::format("\n[[series.{}.{}]]\n", toml_key(series), rule.keep ? "keep" : "drop");
  add_text(out, "select", rule.select);
  add_text(out, "text", rule.text);
  add_text(out, "reason", rule.reason);
  add_text(out, "edition", rule.edition);
  return out;
}

std::string text_toml(const EditionDecl& edition, bool source) {
  std::string lines = fmt::format("text = {}", toml_string(edition.text));
  if (!edition.encoding.empty()) lines += fmt::format("\nencoding = {}", toml_string(edition.encoding));
  if (source && !edition.source.empty()) lines += fmt::format("\nsource = {}", toml_string(edition.source));
  return lines;
}

std::string edition_toml(std::string_view series, const EditionDecl& edition) {
  std::string out = fmt::format("\n[[series.{}.edition]]\nid = {}\n", toml_key(series), toml_string(edition.id));
  add_date(out, "date", edition.date);
  add_date(out, "adopted", edition.adopted);
  add_date(out, "released", edition.released);
  add_date(out, "effective", edition.effective);
  add_text(out, "stage", edition.stage);
  add_text(out, "language", edition.language);
  add_text(out, "title", edition.title);
  add_text(out, "issuer", edition.issuer);
  add_text(out, "place", edition.place);
  add_text(out, "source", edition.source);
  add_text(out, "text", edition.text);
  add_text(out, "note", edition.note);
  add_text(out, "status", edition.status);
  add_text(out, "changes", edition.changes);
  add_text(out, "encoding", edition.encoding);
  add_one_or_list(out, "accept", edition.accept);
  return out;
}

namespace {

// Without the white space before it.
std::string_view from_first_mark(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

}  // namespace

Result<std::string> with_encoding(std::string_view toml, std::uint32_t line, std::string_view encoding) {
  std::string out;
  std::uint32_t number = 0;
  bool inside = false;
  for (std::size_t at = 0; at < toml.size();) {
    const std::size_t end = std::min(toml.find('\n', at), toml.size() - 1) + 1;
    const std::string_view text = toml.substr(at, end - at), start = from_first_mark(text);
    at = end;
    if (++number == line) {
      if (!start.starts_with("[["))
        return fail(ErrorCode::kUsage, "the edition has no table of its own to write its encoding in",
                    fmt::format("tifa.toml:{}", line), fmt::format("write encoding = \"{}\" there", encoding));
      inside = true;
      out += text;
      if (!text.ends_with('\n')) out += '\n';
      if (!encoding.empty()) out += fmt::format("encoding = {}\n", toml_string(encoding));
      continue;
    }
    if (start.starts_with('[')) inside = false;
    constexpr std::string_view kKey = "encoding";
    if (inside && start.starts_with(kKey) && from_first_mark(start.substr(kKey.size())).starts_with('=')) continue;
    out += text;
  }
  return out;
}

Result<std::string> link_toml(const Manifest& manifest, std::string_view toml, const LinkDecl& link) {
  if (Status good = check_name(link.relation); !good) return tl::unexpected(std::move(good.error()));
  for (const LinkDecl& known : manifest.links) {
    if (known.from != link.from) continue;
    if (known.relation == link.relation && known.to == link.to) return std::string();
    return fail(ErrorCode::kUsage, fmt::format("{} has links already", link.from),
                fmt::format("tifa.toml:{}", known.line),
                fmt::format("add {} = {} to them there", toml_key(link.relation), toml_string(link.to)));
  }
  std::string text =
      fmt::format("\n[link.{}]\n{} = {}\n", toml_key(link.from), toml_key(link.relation), toml_string(link.to));
  const Result<Manifest> whole = parse_manifest(std::string(toml) + text, manifest.root);
  if (!whole) return tl::unexpected(whole.error());
  return text;
}

}  // namespace tifa

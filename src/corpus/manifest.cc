// tifa.toml read into a Manifest. The only file that knows toml++.
#include "corpus/manifest.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "corpus/manifest_check.h"
#include "corpus/names.h"
#include "corpus/patterns.h"
#include "corpus/toml_depth.h"
#include "text/legacy_encodings.h"

namespace tifa {

namespace {

constexpr std::size_t kMaxManifest = std::size_t{64} << 20;
constexpr std::size_t kMaxExpected = 1'000'000;

std::string at_place(std::size_t line, std::size_t column) { return fmt::format("tifa.toml:{}:{}", line, column); }

// A BCP 47 tag in shape: "zh", "zh-Hans", "en-GB".
bool is_language_tag(std::string_view tag) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  bool primary = true;
  for (std::size_t begin = 0; begin <= tag.size(); primary = false) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size());
    const std::string_view part = tag.substr(begin, end - begin);
    if (part.size() < (primary ? 2U : 1U) || part.size() > (primary ? 3U : 8U)) return false;
    for (const char c : part)
      if (!letter(c) && (primary || c < '0' || c > '9')) return false;
    begin = end + 1;
  }
  return true;
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& root) : guard_(root) { manifest_.root = root; }

  Result<Manifest> read(const toml::table& top) {
    allow(top, {"collections", "series", "link", "themes", "glossary"});
    for_tables(top, "collections", [&](const Entry& entry, const toml::table& table) {
      check(check_name(entry.name), *entry.node);
      allow(table, {"title"});
      TitlesByLanguage titles;
      manifest_.collections.push_back({std::string(entry.name), title_of(table, "title", "", titles)});
    });
    for_tables(top, "series", [&](const Entry& entry, const toml::table& table) {
      check(check_name(entry.name), *entry.node);
      read_series(entry, table);
    });
    for_tables(top, "link", [&](const Entry& entry, const toml::table& table) { read_links(entry.name, table); });
    for_entries(top, "themes", [&](const Entry& entry) { read_theme(entry); });
    for_entries(top, "glossary", [&](const Entry& entry) {
      if (entry.name.empty()) report(*entry.node, "a glossary entry has no name", "name it");
      manifest_.glossary.emplace_back(entry.name, terms_of(*entry.node, entry.name));
    });
    if (first_error_) return tl::unexpected(std::move(*first_error_));
    add_implied_collections();
    if (Status good = check_manifest(manifest_); !good) return tl::unexpected(std::move(good.error()));
    return std::move(manifest_);
  }

 private:
  struct Entry {
    std::string_view name;
    const toml::node* node;
    toml::source_position at;
  };

  // Reading goes on after an error, so that of several the first in the file is told, not the first by name.
  void report(toml::source_position at, std::string what, std::string todo, ErrorCode code = ErrorCode::kInput) {
    if (first_error_ && !(at < first_place_)) return;
    first_place_ = at;
    first_error_ = Error{code, std::move(what), at_place(at.line, at.column), std::move(todo)};
  }
  void report(const toml::node& node, std::string what, std::string todo) {
    report(node.source().begin, std::move(what), std::move(todo));
  }
  void check(const Status& status, const toml::node& node) {
    if (!status) report(node.source().begin, status.error().what, status.error().todo, status.error().code);
  }

  // toml++ keeps keys sorted by name; the manifest keeps the order of the file.
  static std::vector<Entry> in_order(const toml::table& table) {
    std::vector<Entry> entries;
    for (const auto& [key, node] : table) entries.push_back({key.str(), &node, key.source().begin});
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.at < b.at; });
    return entries;
  }

  template <class Visit>
  void for_entries(const toml::table& top, std::string_view name, Visit&& visit) {
    const toml::node* node = top.get(name);
    if (node == nullptr) return;
    const toml::table* table = node->as_table();
    if (table == nullptr)
      return report(*node, fmt::format("`{}` is not a table", name), fmt::format("write [{}]", name));
    for (const Entry& entry : in_order(*table)) visit(entry);
  }

  template <class Visit>
  void for_tables(const toml::table& top, std::string_view name, Visit&& visit) {
    for_entries(top, name, [&](const Entry& entry) {
      if (const toml::table* table = entry.node->as_table())
        visit(entry, *table);
      else
        report(*entry.node, fmt::format("`{}` in [{}] is not a table", entry.name, name),
               "write it as { key = value }");
    });
  }

  void allow(const toml::table& table, std::initializer_list<std::string_view> known) {
    for (const auto& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      const std::string_view nearest = nearest_name(key.str(), known);
      report(key.source().begin, fmt::format("{}: unknown key", key.str()),
             nearest.empty() ? fmt::format("known are {}", fmt::join(known, ", "))
                             : fmt::format("did you mean {}", nearest));
    }
  }

  // A string, or an integer as it is written in decimal: ids are often years.
  std::optional<std::string> scalar_of(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return fmt::to_string(number->get());
    return std::nullopt;
  }

  std::string text_of(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    if (const auto* text = node->as_string()) return text->get();
    report(*node, fmt::format("`{}` is not a string", key), fmt::format("write {} = \"…\"", key));
    return {};
  }

  std::string language_of(const toml::table& table) {
    std::string tag = text_of(table, "language");
    if (!tag.empty() && !is_language_tag(tag))
      report(*table.get("language"), fmt::format("“{}” is no language tag", tag), "write zh, en, or another such tag");
    return tag;
  }

  // One string or a list of them, each with its place.
  std::vector<std::pair<std::string, const toml::node*>> list_of(const toml::node& node, std::string_view key,
                                                                 bool integers = false) {
    std::vector<std::pair<std::string, const toml::node*>> items;
    const auto add = [&](const toml::node& item) {
      if (item.is_string() || (integers && item.is_integer()))
        items.emplace_back(*scalar_of(item), &item);
      else
        report(item, fmt::format("`{}` holds what is not a string", key), "write a string or a list of strings");
    };
    if (const toml::array* array = node.as_array())
      for (const toml::node& item : *array) add(item);
    else
      add(node);
    return items;
  }

  std::vector<std::string> terms_of(const toml::node& node, std::string_view key) {
    std::vector<std::string> terms;
    for (auto& [term, place] : list_of(node, key)) {
      if (term.empty()) report(*place, fmt::format("a term of “{}” is empty", key), "write it or leave it out");
      terms.push_back(std::move(term));
    }
    if (terms.empty()) report(node, fmt::format("“{}” has no terms", key), "list them or leave it out");
    return terms;
  }

  Date date_of(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    const auto from_toml = [](const toml::date& date) {
      return Date{static_cast<std::int16_t>(date.year), date.month, date.day};
    };
    std::optional<Date> date;
    std::string written;
    if (const auto* local = node->as_date()) {
      date = from_toml(local->get());
    } else if (const auto* time = node->as_date_time()) {
      date = from_toml(time->get().date);
    } else if (const auto* year = node->as_integer()) {
      // A whole number is a year: 20250311 would be a slip as likely as a date.
      written = fmt::to_string(year->get());
      if (year->get() >= 1 && year->get() <= 9999) date = Date{static_cast<std::int16_t>(year->get()), 0, 0};
    } else if (const auto* text = node->as_string()) {
      written = text->get();
      date = parse_date(written);
    }
    if (date && date->known()) return *date;
    report(*node,
           written.empty() ? fmt::format("`{}` is no date", key) : fmt::format("`{}`: “{}” is no date", key, written),
           "write it as 2025-03-11, \"2025-03\" or 2025");
    return {};
  }

  void check_path(const toml::table& table, std::string_view key, const std::string& path) {
    if (!path.empty() || table.contains(key)) check(guard_.check(path), *table.get(key));
  }

  void read_series(const Entry& entry, const toml::table& table) {
    allow(table, {"title", "collection", "kind", "language", "issuer", "place", "edition_name", "changes", "encoding",
                  "expect", "files", "table", "edition", "keep", "drop"});
    SeriesDecl series;
    series.name = entry.name;
    series.line = entry.at.line;
    series.collection = text_of(table, "collection");
    series.kind = text_of(table, "kind");
    series.language = language_of(table);
    series.title = name_of(table, "title", series, &SeriesNames::title);
    series.issuer = name_of(table, "issuer", series, &SeriesNames::issuer);
    const toml::node* edition_name = table.get("edition_name");
    if (edition_name != nullptr && !edition_name->is_table())
      report(*edition_name, "`edition_name` is not by language", "write edition_name = { zh = \"…\", en = \"…\" }");
    else
      (void)name_of(table, "edition_name", series, &SeriesNames::edition);
    series.place = text_of(table, "place");
    series.changes = changes_of(table);
    series.encoding = encoding_of(table);
    if (!series.collection.empty()) check(check_name(series.collection), *table.get("collection"));
    if (const toml::node* expect = table.get("expect")) read_expect(*expect, series);
    if (const toml::node* files = table.get("files")) {
      for (auto& [pattern, place] : list_of(*files, "files")) {
        if (const Result<FilePattern> parsed = FilePattern::parse(pattern); !parsed)
          report(*place, parsed.error().what, parsed.error().todo);
        series.files.push_back(std::move(pattern));
      }
    }
    for_each_table(table, "table", "table = { path = …, id = …, text = … }",
                   [&](const toml::table& each) { series.tables.push_back(read_table(each)); });
    const std::string header = fmt::format("write [[series.{}.edition]]", entry.name);
    if (const toml::node* editions = table.get("edition"); editions != nullptr && editions->is_table())
      report(*editions, "`edition` is one table, not a list of them", header);
    else
      for_each_table(table, "edition", header,
                     [&](const toml::table& each) { series.editions.push_back(read_edition(each)); });
    for (const bool keep : {true, false})
      for_each_table(table, keep ? "keep" : "drop",
                     fmt::format("write [[series.{}.{}]]", entry.name, keep ? "keep" : "drop"),
                     [&](const toml::table& each) { series.rules.push_back(read_rule(each, keep)); });
    manifest_.series.push_back(std::move(series));
  }

  // A string, or one for each language, which goes into the names of the series; gives the one to take without asking
  // for a language.
  std::string name_of(const toml::table& table, std::string_view key, SeriesDecl& series,
                      std::string SeriesNames::*part) {
    TitlesByLanguage by_language;
    std::string name = title_of(table, key, series.language, by_language);
    for (auto& [language, said] : by_language) series.names[language].*part = std::move(said);
    return name;
  }

  // As name_of(), of anything that has a title; `own` is its language.
  std::string title_of(const toml::table& table, std::string_view key, std::string_view own, TitlesByLanguage& titles) {
    const toml::node* node = table.get(key);
    const toml::table* by_language = node == nullptr ? nullptr : node->as_table();
    if (by_language == nullptr) return text_of(table, key);
    std::string first;
    for (const Entry& entry : in_order(*by_language)) {
      if (!is_language_tag(entry.name))
        report(*entry.node, fmt::format("“{}” is no language tag", entry.name), "write zh, en, or another such tag");
      const auto* text = entry.node->as_string();
      if (text == nullptr || text->get().empty()) {
        report(*entry.node, fmt::format("`{}` in “{}” is no text", key, entry.name), "write it or leave it out");
        continue;
      }
      titles[std::string(entry.name)] = text->get();
      if (first.empty()) first = text->get();
    }
    for (const std::string_view language : {std::string_view("en"), own})
      if (const auto said = titles.find(std::string(language)); said != titles.end()) return said->second;
    return first;
  }

  // Visits a table, or each table of a list.
  template <class Visit>
  void for_each_table(const toml::table& parent, std::string_view key, const std::string& todo, Visit&& visit) {
    const toml::node* node = parent.get(key);
    if (node == nullptr) return;
    const auto visit_one = [&](const toml::node& item) {
      if (const toml::table* table = item.as_table())
        visit(*table);
      else
        report(item, fmt::format("`{}` is not a table", key), todo);
    };
    if (const toml::array* array = node->as_array())
      for (const toml::node& item : *array) visit_one(item);
    else
      visit_one(*node);
  }

  void read_expect(const toml::node& node, SeriesDecl& series) {
    series.declares_expected = true;
    std::set<std::string> seen;
    for (const auto& [item, place] : list_of(node, "expect", true)) {
      Result<std::vector<std::string>> ids = expand_expect(item);
      if (!ids) {
        report(place->source().begin, ids.error().what, ids.error().todo, ids.error().code);
        continue;
      }
      expected_ += ids->size();
      if (expected_ > kMaxExpected) {
        report(place->source().begin, fmt::format("more than {} editions are expected in all", kMaxExpected),
               "leave `expect` out for series of this size", ErrorCode::kLimit);
        return;
      }
      for (std::string& id : *ids)
        if (seen.insert(id).second) series.expect.push_back(std::move(id));
    }
  }

  TableDecl read_table(const toml::table& table) {
    allow(table, {"path", "id", "date", "text", "title", "where"});
    TableDecl decl;
    decl.path = text_of(table, "path");
    decl.id = text_of(table, "id");
    decl.date = text_of(table, "date");
    decl.text = text_of(table, "text");
    decl.title = text_of(table, "title");
    for (const std::string_view key : {"path", "id", "text"}) {
      if (!table.contains(key))
        report(table, fmt::format("`table` has no `{}`", key), "give at least path, and the columns of id and text");
    }
    check_path(table, "path", decl.path);
    const toml::node* where = table.get("where");
    if (where == nullptr) return decl;
    const toml::table* conditions = where->as_table();
    if (conditions == nullptr) {
      report(*where, "`where` is not a table", "write where = { column = \"value\" }");
      return decl;
    }
    for (const auto& [column, value] : *conditions) {
      if (const auto* flag = value.as_boolean())
        decl.where.emplace(column.str(), flag->get() ? "true" : "false");
      else if (std::optional<std::string> scalar = scalar_of(value))
        decl.where.emplace(column.str(), std::move(*scalar));
      else
        report(value, fmt::format("`where` compares “{}” with what is no text or whole number", column.str()),
               "write where = { column = \"value\" }");
    }
    return decl;
  }

  RuleDecl read_rule(const toml::table& table, bool keep) {
    allow(table, {"select", "text", "reason", "edition"});
    RuleDecl rule;
    rule.keep = keep;
    rule.line = table.source().begin.line;
    rule.select = text_of(table, "select");
    rule.text = text_of(table, "text");
    rule.reason = text_of(table, "reason");
    if (const toml::node* id = table.get("edition")) {
      if (std::optional<std::string> scalar = scalar_of(*id)) rule.edition = std::move(*scalar);
      check(check_id(rule.edition), *id);
    }
    return rule;
  }

  std::string changes_of(const toml::table& table) {
    std::string changes = text_of(table, "changes");
    if (!changes.empty() && changes != "accepted" && changes != "rejected")
      report(*table.get("changes"), fmt::format("“{}” is nothing that is done with tracked changes", changes),
             "write accepted or rejected");
    return changes;
  }

  std::string encoding_of(const toml::table& table) {
    std::string label = text_of(table, "encoding");
    if (!label.empty() && !encoding_of_label(label))
      report(*table.get("encoding"), fmt::format("“{}” is no encoding that tifa reads", label),
             "write utf-8, gb18030, big5, shift_jis, windows-1252 …");
    return label;
  }

  EditionDecl read_edition(const toml::table& table) {
    allow(table, {"id", "date", "adopted", "released", "effective", "stage", "language", "title", "issuer", "place",
                  "source", "text", "note", "status", "changes", "encoding", "accept"});
    EditionDecl edition;
    edition.line = table.source().begin.line;
    if (const toml::node* id = table.get("id")) {
      if (std::optional<std::string> scalar = scalar_of(*id)) edition.id = std::move(*scalar);
      check(check_id(edition.id), *id);
    } else {
      report(table, "the edition has no `id`", "write id = \"…\"");
    }
    edition.date = date_of(table, "date");
    edition.adopted = date_of(table, "adopted");
    edition.released = date_of(table, "released");
    edition.effective = date_of(table, "effective");
    edition.stage = text_of(table, "stage");
    // A stage is named behind an edition: plan:8@draft.
    if (!edition.stage.empty()) check(check_name(edition.stage), *table.get("stage"));
    edition.language = language_of(table);
    edition.title = text_of(table, "title");
    edition.issuer = text_of(table, "issuer");
    edition.place = text_of(table, "place");
    edition.source = text_of(table, "source");
    edition.text = text_of(table, "text");
    edition.note = text_of(table, "note");
    edition.status = text_of(table, "status");
    check_path(table, "text", edition.text);
    const auto& status = edition.status;
    if (!status.empty() && status != "held" && status != "partial" && status != "missing")
      report(*table.get("status"), fmt::format("“{}” is no status", status), "write held, partial or missing");
    edition.changes = changes_of(table);
    edition.encoding = encoding_of(table);
    if (const toml::node* accept = table.get("accept"))
      for (auto& [code, place] : list_of(*accept, "accept")) edition.accept.push_back(std::move(code));
    return edition;
  }

  void read_links(std::string_view from, const toml::table& relations) {
    for (const Entry& entry : in_order(relations)) {
      check(check_name(entry.name), *entry.node);
      std::set<std::string> seen;
      for (auto& [to, place] : list_of(*entry.node, entry.name))
        if (seen.insert(to).second)
          manifest_.links.push_back({std::string(from), std::string(entry.name), to, place->source().begin.line});
    }
  }

  void read_theme(const Entry& entry) {
    ThemeDecl theme;
    theme.name = entry.name;
    if (theme.name.empty()) report(*entry.node, "a theme has no name", "name it");
    if (const toml::table* languages = entry.node->as_table()) {
      const toml::node* title = languages->get("title");
      if (title != nullptr && !title->is_table())
        report(*title, "`title` of a theme is not by language", "write title = { zh = \"…\", en = \"…\" }");
      else
        (void)title_of(*languages, "title", "", theme.titles);
      for (const auto& [tag, node] : *languages) {
        if (tag.str() == "title") continue;
        if (!is_language_tag(tag.str()))
          report(tag.source().begin, fmt::format("“{}” is no language tag", tag.str()), "write zh = […], en = […]");
        theme.terms.emplace(tag.str(), terms_of(node, entry.name));
      }
      if (theme.terms.empty())
        report(*entry.node, fmt::format("“{}” has no terms", entry.name), "list them or leave it out");
    } else {
      theme.terms.emplace("", terms_of(*entry.node, entry.name));
    }
    manifest_.themes.push_back(std::move(theme));
  }

  void add_implied_collections() {
    std::set<std::string> known;
    for (const CollectionDecl& collection : manifest_.collections) known.insert(collection.name);
    for (const SeriesDecl& series : manifest_.series)
      if (!series.collection.empty() && known.insert(series.collection).second)
        manifest_.collections.push_back({series.collection, {}});
  }

  Manifest manifest_;
  PathGuard guard_;
  std::size_t expected_ = 0;
  std::optional<Error> first_error_;
  toml::source_position first_place_{};
};

}  // namespace

const SeriesDecl* Manifest::find_series(std::string_view name) const {
  const auto found =
      std::find_if(series.begin(), series.end(), [&](const SeriesDecl& each) { return each.name == name; });
  return found == series.end() ? nullptr : &*found;
}

Result<Manifest> parse_manifest(std::string_view toml, const std::filesystem::path& root) {
  if (toml.size() > kMaxManifest)
    return fail(ErrorCode::kLimit, fmt::format("the manifest has {} bytes, {} are allowed", toml.size(), kMaxManifest),
                "tifa.toml", "declare editions by `files` or `table`");
  if (const std::optional<TomlPlace> deep = find_deep_nesting(toml))
    return fail(ErrorCode::kInput, "tables, lists or dotted keys are nested too deep",
                at_place(deep->line, deep->column), "a tifa.toml needs no more than five levels");
  try {
    const toml::table top = toml::parse(toml);
    return Reader(root).read(top);
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    return fail(ErrorCode::kInput, fmt::format("the TOML is broken: {}", error.description()),
                at_place(at.line, at.column), "correct this place");
  }
}

Result<std::filesystem::path> find_corpus(const std::filesystem::path& from) {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::absolute(from.empty() ? "." : from, error).lexically_normal();
  if (error) return fail(ErrorCode::kIo, fmt::format("the folder cannot be found: {}", error.message()), from.string());
  const std::string start = folder.string();
  while (true) {
    if (std::filesystem::is_regular_file(folder / "tifa.toml", error)) {
      // "corpus/" and "corpus" are one folder.
      return folder.has_filename() || !folder.has_relative_path() ? folder : folder.parent_path();
    }
    std::filesystem::path above = folder.parent_path();
    if (above == folder) break;
    folder = std::move(above);
  }
  return fail(ErrorCode::kNotFound, "there is no tifa.toml in this folder or above it", start,
              "run `tifa init` to start a corpus, or name its folder with -C");
}

}  // namespace tifa

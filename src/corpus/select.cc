// Operands: "gwr:2015..2025@en,place=…" → editions.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "corpus/corpus_state.h"
#include "corpus/names.h"
#include "corpus/order.h"
#include "text/ascii.h"

namespace tifa {

namespace editions {
namespace {

constexpr std::string_view kColumns =
    "e.edition_id, s.name, e.id, e.status, d.language, d.stage, d.version, d.status, d.partial_reason, "
    "d.partial_evidence, "
    "coalesce(d.date, e.date), coalesce(d.adopted, e.adopted), coalesce(d.released, e.released), "
    "coalesce(d.effective, e.effective), coalesce(d.title, e.title), coalesce(d.issuer, e.issuer), "
    "coalesce(d.place, e.place), d.source, d.path, d.source_sha256, d.text_sha256, d.source_bytes, d.document_id, "
    "d.segment, "
    "d.segment_index, d.version_rank, d.encoding, d.partial_code";

Date read_date(const sqlite::Statement& row, int column) { return parse_date(row.text(column)).value_or(Date{}); }

Edition read_edition(const sqlite::Statement& row) {
  Edition edition;
  edition.key = row.integer(0);
  edition.series = row.string(1);
  edition.id = row.string(2);
  edition.language = row.string(4);
  edition.stage = row.string(5);
  edition.version = row.string(6);
  const std::string_view status = row.is_null(7) ? row.text(3) : row.text(7);
  edition.status = status == status_name(EditionStatus::kHeld)      ? EditionStatus::kHeld
                   : status == status_name(EditionStatus::kPartial) ? EditionStatus::kPartial
                                                                    : EditionStatus::kMissing;
  edition.partial_reason = row.string(8);
  edition.partial_evidence = row.string(9);
  edition.date = read_date(row, 10);
  edition.adopted = read_date(row, 11);
  edition.released = read_date(row, 12);
  edition.effective = read_date(row, 13);
  edition.title = row.string(14);
  edition.issuer = row.string(15);
  edition.place = row.string(16);
  edition.source = row.string(17);
  edition.path = row.string(18);
  edition.source_sha256 = row.string(19);
  edition.text_sha256 = row.string(20);
  edition.source_bytes = static_cast<std::uint64_t>(row.integer(21));
  edition.document = row.integer(22);
  edition.segment = row.string(23);
  edition.segment_index = static_cast<std::uint32_t>(row.integer(24));
  edition.default_version = row.integer(25) == 0;
  edition.encoding = row.string(26);
  edition.partial_code = row.string(27);
  return edition;
}

}  // namespace

std::string sql(const Query& query) {
  return fmt::format(
      "SELECT {} FROM editions e JOIN series s ON s.series_id = e.series_id LEFT JOIN documents d ON d.edition_id = "
      "e.edition_id{} "
      "WHERE {} ORDER BY {}",
      kColumns, query.texts == Query::Texts::kDefault ? " AND d.version_rank = 0" : "", query.condition, query.order);
}

Result<std::vector<Edition>> read(sqlite::Statement& statement) {
  std::vector<Edition> found;
  while (true) {
    auto more = statement.step();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return found;
    found.push_back(read_edition(statement));
  }
}

}  // namespace editions

namespace {

using editions::Query;
using Texts = editions::Query::Texts;
using EditionsResult = Result<std::vector<Edition>>;

struct Series {
  std::int64_t id = 0;
  std::string name;
  bool declares_expected = false;
  bool by_number = false;
};

class Selector {
 public:
  explicit Selector(const sqlite::Database& database) : database_(database) {}

  EditionsResult item(std::string_view item) {
    const std::size_t at = item.find('@');
    const std::string_view base = item.substr(0, at);
    auto found = base_item(base);
    if (!found || at == std::string_view::npos) return found;
    std::vector<std::string_view> tags;
    for (std::string_view rest = item.substr(at); !rest.empty();) {
      const std::size_t end = rest.find('@', 1);
      tags.push_back(rest.substr(1, end == std::string_view::npos ? end : end - 1));
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
    }
    return in_version(std::move(*found), tags, item);
  }

 private:
  EditionsResult base_item(std::string_view item) {
    if (item.empty() || item == "all") return find({Texts::kDefault, "1"});
    if (item.substr(0, 6) == "place=") return place(item.substr(6));
    const std::size_t colon = item.find(':');
    const std::string_view name = item.substr(0, colon);
    auto series = find_series(name);
    if (!series) return tl::unexpected(series.error());
    if (!series->has_value()) {
      if (colon != std::string_view::npos) return unknown_name(name, "series");
      auto collection = find({Texts::kDefault, "s.collection = ?1"}, name);
      if (!collection || !collection->empty()) return collection;
      auto declared = strings("SELECT name FROM collections WHERE name = ?1", name);
      if (!declared) return tl::unexpected(declared.error());
      return declared->empty() ? unknown_name(name, "series or collection") : collection;
    }
    if (colon == std::string_view::npos) return find({Texts::kDefault, "e.series_id = ?1"}, (*series)->id);
    const std::string_view rest = item.substr(colon + 1);
    const std::size_t dots = rest.find("..");
    if (dots == std::string_view::npos) return one(**series, rest);
    return range(**series, rest.substr(0, dots), rest.substr(dots + 2));
  }

  EditionsResult place(std::string_view name) {
    auto found = find({Texts::kDefault, "e.place = ?1 AND e.place <> ''"}, name);
    if (!found || !found->empty()) return found;
    auto places = strings("SELECT DISTINCT place FROM editions WHERE place <> '' ORDER BY place");
    if (!places) return tl::unexpected(places.error());
    return not_found(fmt::format("no edition has the place “{}”", name), "", name, *places);
  }

  // One edition, with "^" for the last held before it.
  EditionsResult one(const Series& series, std::string_view operand) {
    std::size_t steps = 0;
    while (!operand.empty() && operand.back() == '^') {
      operand.remove_suffix(1);
      ++steps;
    }
    auto found = operand == "latest" ? latest(series)
                                     : find({Texts::kDefault, "e.series_id = ?1 AND e.id = ?2"}, series.id, operand);
    if (!found) return found;
    std::string key;
    if (found->empty()) {
      auto never_issued = not_applicable(series, operand);
      if (!never_issued) return tl::unexpected(never_issued.error());
      if (!never_issued->has_value()) return unknown_edition(series, operand);
      if (steps == 0) return std::vector<Edition>{std::move(**never_issued)};
      key = number_key(operand);
    } else if (steps == 0) {
      return found;
    } else {
      auto keys = strings("SELECT sort_key FROM editions WHERE edition_id = ?1", found->front().key);
      if (!keys) return tl::unexpected(keys.error());
      key = keys->empty() ? std::string() : keys->front();
    }
    found = find(
        {Texts::kDefault,
         "e.edition_id = (SELECT edition_id FROM editions WHERE series_id = ?1 AND sort_key < ?2 AND status = 'held' "
         "ORDER BY sort_key DESC LIMIT 1 OFFSET ?3)"},
        series.id, key, steps - 1);
    if (found && found->empty())
      return fail(ErrorCode::kNotFound, fmt::format("no edition is held that far before {}:{}", series.name, operand),
                  {}, "name a later edition");
    return found;
  }

  EditionsResult latest(const Series& series) {
    constexpr std::string_view kNewest =
        "e.edition_id = (SELECT edition_id FROM editions WHERE series_id = ?1 AND status = ?2 ORDER BY sort_key DESC "
        "LIMIT 1)";
    auto found = find({Texts::kDefault, kNewest}, series.id, status_name(EditionStatus::kHeld));
    if (found && found->empty())
      found = find({Texts::kDefault, kNewest}, series.id, status_name(EditionStatus::kPartial));
    if (found && found->empty())
      return fail(ErrorCode::kNotFound, fmt::format("no text of the series “{}” is held", series.name));
    return found;
  }

  EditionsResult range(const Series& series, std::string_view from, std::string_view to) {
    auto begin = bound(series, from, false);
    if (!begin) return tl::unexpected(begin.error());
    auto end = bound(series, to, true);
    if (!end) return tl::unexpected(end.error());
    if (*begin > *end)
      return fail(ErrorCode::kUsage, "the range begins after its end", fmt::format("{}:{}..{}", series.name, from, to),
                  "write the older edition first");
    auto found =
        find({Texts::kDefault, "e.series_id = ?1 AND e.sort_key >= ?2 AND e.sort_key <= ?3"}, series.id, *begin, *end);
    if (found && found->empty())
      return fail(ErrorCode::kNotFound, "no edition lies in this range",
                  fmt::format("{}:{}..{}", series.name, from, to));
    return found;
  }

  // The key at which a range begins or ends: of an edition, or of a number or date where no edition stands.
  Result<std::string> bound(const Series& series, std::string_view end, bool upper) {
    if (end.empty()) return std::string(upper ? "\x7f" : "");
    const std::string_view id = end.substr(0, end.find('^'));
    if (id.size() == end.size() && end != "latest") {
      auto keys = strings("SELECT sort_key FROM editions WHERE series_id = ?1 AND id = ?2", series.id, end);
      if (!keys) return tl::unexpected(keys.error());
      if (!keys->empty()) return keys->front();
      if (series.by_number && is_number_id(end)) return number_key(end) + (upper ? "~" : "");
      const auto date = parse_date(end);
      if (!series.by_number && date) return upper ? after_date(*date) : date->iso();
    }
    auto edition = one(series, end);
    if (!edition) return tl::unexpected(edition.error());
    auto keys = strings("SELECT sort_key FROM editions WHERE edition_id = ?1", edition->front().key);
    if (!keys) return tl::unexpected(keys.error());
    return keys->empty() ? number_key(id) : keys->front();
  }

  // An edition that the series does not have although its number lies among those that it has.
  Result<std::optional<Edition>> not_applicable(const Series& series, std::string_view id) {
    std::optional<Edition> edition;
    if (!series.declares_expected || !series.by_number || !is_number_id(id)) return edition;
    auto ends = strings(
        "SELECT sort_key FROM (SELECT min(sort_key) AS sort_key FROM editions WHERE series_id = ?1 "
        "UNION ALL SELECT max(sort_key) FROM editions WHERE series_id = ?1)",
        series.id);
    if (!ends) return tl::unexpected(ends.error());
    const std::string key = number_key(id);
    if (ends->size() != 2 || key < ends->front() || key > ends->back()) return edition;
    edition.emplace();
    edition->series = series.name;
    edition->id = std::string(id);
    edition->status = EditionStatus::kNotApplicable;
    edition->date = date_of_id(id).value_or(Date{});
    return edition;
  }

  // Each edition in the version that has all these languages and stages; missing where there is none.
  EditionsResult in_version(std::vector<Edition> found, const std::vector<std::string_view>& tags,
                            std::string_view item) {
    auto texts = database_.prepare(
        editions::sql({Texts::kAll, "e.edition_id = ?1 AND d.document_id IS NOT NULL", "d.version_rank"}));
    if (!texts) return tl::unexpected(texts.error());
    bool any = false;
    for (Edition& edition : found) {
      if (edition.key == 0) continue;
      if (auto status = texts->bind(edition.key); !status) return tl::unexpected(status.error());
      auto versions = editions::read(*texts);
      if (!versions) return versions;
      const auto version = std::find_if(versions->begin(), versions->end(), [&](const Edition& candidate) {
        return std::all_of(tags.begin(), tags.end(), [&](std::string_view tag) { return is_version(candidate, tag); });
      });
      if (version != versions->end()) {
        edition = std::move(*version);
        any = true;
      } else {
        edition = without_text(edition, tags);
      }
    }
    if (any) return found;
    for (const std::string_view tag : tags) {
      auto somewhere = strings(
          "SELECT 'x' FROM documents WHERE language = ?1 OR stage = ?1 OR (?1 = 'und' AND language = '') LIMIT 1", tag);
      if (!somewhere) return tl::unexpected(somewhere.error());
      if (!somewhere->empty()) continue;
      auto known = strings(
          "SELECT DISTINCT language FROM documents WHERE language <> '' UNION "
          "SELECT DISTINCT stage FROM documents WHERE stage <> ''");
      if (!known) return tl::unexpected(known.error());
      return fail(ErrorCode::kNotFound, fmt::format("no text has the language or stage “{}”", tag), std::string(item),
                  known->empty() ? std::string() : fmt::format("there are {}", fmt::join(*known, ", ")));
    }
    return found;
  }

  static bool is_version(const Edition& edition, std::string_view tag) {
    return edition.stage == tag || edition.language == tag || (tag == "und" && edition.language.empty()) ||
           (tag.find('-') == std::string_view::npos &&
            std::string_view(edition.language).substr(0, tag.size() + 1) == fmt::format("{}-", tag));
  }

  static Edition without_text(const Edition& edition, const std::vector<std::string_view>& tags) {
    Edition missing;
    missing.key = edition.key;
    missing.series = edition.series;
    missing.id = edition.id;
    missing.date = edition.date;
    missing.adopted = edition.adopted;
    missing.released = edition.released;
    missing.effective = edition.effective;
    missing.issuer = edition.issuer;
    missing.place = edition.place;
    missing.default_version = false;
    missing.status = EditionStatus::kMissing;
    for (const std::string_view tag : tags) missing.version += fmt::format("@{}", tag);
    return missing;
  }

  Result<std::optional<Series>> find_series(std::string_view name) {
    auto statement = database_.prepare(
        "SELECT series_id, name, declares_expected, edition_order = 'number' FROM series WHERE name = ?1");
    if (!statement) return tl::unexpected(statement.error());
    if (auto status = statement->bind(name); !status) return tl::unexpected(status.error());
    auto more = statement->step();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return std::optional<Series>();
    return std::optional<Series>(
        Series{statement->integer(0), statement->string(1), statement->integer(2) != 0, statement->integer(3) != 0});
  }

  EditionsResult unknown_name(std::string_view name, std::string_view what) {
    auto names = strings("SELECT name FROM series UNION ALL SELECT name FROM collections");
    if (!names) return tl::unexpected(names.error());
    return not_found(fmt::format("no {} is named “{}”", what, name), "", name, *names);
  }

  EditionsResult unknown_edition(const Series& series, std::string_view id) {
    const std::string what = fmt::format("the series “{}” has no edition “{}”", series.name, id);
    if (series.by_number && is_number_id(id)) {
      const std::string key = number_key(id);
      auto around = strings(
          "SELECT id FROM (SELECT id, sort_key FROM editions WHERE series_id = ?1 AND sort_key < ?2 ORDER BY sort_key "
          "DESC LIMIT 1) "
          "UNION ALL SELECT id FROM (SELECT id FROM editions WHERE series_id = ?1 AND sort_key > ?2 ORDER BY sort_key "
          "LIMIT 1)",
          series.id, key);
      if (!around) return tl::unexpected(around.error());
      return fail(ErrorCode::kNotFound, what, "",
                  around->empty() ? std::string()
                                  : fmt::format("the nearest is {}:{}", series.name,
                                                fmt::join(*around, fmt::format(" and {}:", series.name))));
    }
    auto ids = strings("SELECT id FROM editions WHERE series_id = ?1 ORDER BY sort_key", series.id);
    if (!ids) return tl::unexpected(ids.error());
    return not_found(what, series.name + ":", id, *ids);
  }

  static tl::unexpected<Error> not_found(std::string what, const std::string& prefix, std::string_view name,
                                         const std::vector<std::string>& candidates) {
    const std::string_view near = nearest_name(name, {candidates.begin(), candidates.end()});
    std::string todo;
    if (!near.empty())
      todo = fmt::format("did you mean {}{}?", prefix, near);
    else if (!candidates.empty() && candidates.size() <= 12)
      todo = fmt::format("there are {}", fmt::join(candidates, ", "));
    else if (!candidates.empty())
      todo = fmt::format("there are {}, from {} to {}", candidates.size(), candidates.front(), candidates.back());
    return fail(ErrorCode::kNotFound, std::move(what), {}, std::move(todo));
  }

  template <class... Values>
  EditionsResult find(const Query& query, const Values&... values) {
    return editions::find(database_, query, values...);
  }

  template <class... Values>
  Result<std::vector<std::string>> strings(std::string_view query, const Values&... values) {
    auto statement = database_.prepare(query);
    if (!statement) return tl::unexpected(statement.error());
    if (auto status = statement->bind(values...); !status) return tl::unexpected(status.error());
    std::vector<std::string> result;
    while (true) {
      auto more = statement->step();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return result;
      result.push_back(statement->string(0));
    }
  }

  const sqlite::Database& database_;
};

}  // namespace

Result<std::vector<Edition>> select_editions(const sqlite::Database& database, std::string_view operand) {
  Selector selector(database);
  const std::size_t first_comma = operand.find(',');
  if (first_comma == std::string_view::npos) return selector.item(trim_spaces(operand));
  std::vector<Edition> result;
  std::set<std::pair<std::string, std::string>> seen;  // name without and with version
  for (std::string_view rest = operand;;) {
    const std::size_t comma = rest.find(',');
    if (trim_spaces(rest.substr(0, comma)).empty())
      return fail(ErrorCode::kUsage, fmt::format("“{}” names nothing between its commas", operand), {},
                  "take the extra comma out");
    auto found = selector.item(trim_spaces(rest.substr(0, comma)));
    if (!found) return found;
    for (Edition& edition : *found)
      if (seen.insert({edition.series + ":" + edition.id, edition.version}).second)
        result.push_back(std::move(edition));
    if (comma == std::string_view::npos) return result;
    rest.remove_prefix(comma + 1);
  }
}

}  // namespace tifa

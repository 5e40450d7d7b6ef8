#include "build/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/hash.h"
#include "corpus/names.h"

namespace tifa {
namespace {

void fill(std::string& value, const std::string& from) {
  if (value.empty()) value = from;
}
void fill(Date& value, const Date& from) {
  if (!value.known()) value = from;
}

void merge(Declared& into, const EditionDecl& from) {
  fill(into.date, from.date);
  fill(into.adopted, from.adopted);
  fill(into.released, from.released);
  fill(into.effective, from.effective);
  fill(into.language, from.language);
  fill(into.stage, from.stage);
  fill(into.title, from.title);
  fill(into.issuer, from.issuer);
  fill(into.place, from.place);
  fill(into.source, from.source);
  fill(into.status, from.status);
  fill(into.note, from.note);
  fill(into.changes, from.changes);
  fill(into.encoding, from.encoding);
  into.accept.insert(from.accept.begin(), from.accept.end());
}

std::string options_of(const PlannedSource& source, const SeriesDecl& series) {
  // The series' title tells which announcements are of another kind of document.
  std::string all = fmt::format("{}\x1f{}\x1f{}\x1f{}", source.language, source.title, series.title, source.changes);
  for (const TextRule& rule : source.rules)
    all += fmt::format("\x1d{}\x1f{}\x1f{}\x1f{}", rule.keep, rule.select, rule.text, rule.reason);
  if (!source.encoding.empty()) all += "\x1c" + source.encoding;
  if (source.table != nullptr) {
    const TableDecl& table = *source.table;
    all += fmt::format("\x1f{}\x1f{}\x1f{}\x1f{}", table.id, table.date, table.text, table.title);
    for (const auto& [column, value] : table.where) all += fmt::format("\x1f{}={}", column, value);
    for (const std::string& id : source.left_out) all += "\x1e" + id;
  }
  return fmt::format("{:016x}", xxh3(all));
}

// Collects the sources of one series.
class SeriesPlan {
 public:
  SeriesPlan(const Manifest& manifest, std::size_t number, std::vector<PlannedSource>& sources,
             Diagnostics& diagnostics)
      : manifest_(manifest),
        series_(manifest.series[number]),
        number_(number),
        declarations_(series_),
        sources_(sources),
        diagnostics_(diagnostics) {}

  Status collect() {
    if (auto status = check_rules(); !status) return status;
    if (auto status = add_named(); !status) return status;
    if (auto status = add_tables(); !status) return status;
    for (const std::string& pattern : series_.files)
      if (auto status = add_matched(pattern); !status) return status;
    warn_of_patterns();
    return {};
  }

 private:
  // A slip in a pattern would go unnoticed: where no editions are expected none is missing.
  void warn_of_patterns() {
    if (unmatched_.empty() || !series_.expect.empty()) return;
    std::string what;
    if (unmatched_.size() < series_.files.size())
      what = fmt::format("no file matches {} among the files of the series “{}”", fmt::join(unmatched_, ", "),
                         series_.name);
    else if (paths_.empty() && series_.editions.empty())
      what = fmt::format("no file matches the files of the series “{}”: {}", series_.name, fmt::join(unmatched_, ", "));
    if (!what.empty()) diagnostics_.push_back({Severity::kWarning, "no-files", "tifa.toml", std::move(what)});
  }

  Status add(PlannedSource source, bool named, const std::string& what) {
    auto stamp = file_stamp(manifest_.root / source.path, source.path);
    if (!stamp) {
      if (!named) {
        // One that is not there went while the folder was read.
        if (stamp.error().code != ErrorCode::kNotFound)
          diagnostics_.push_back({Severity::kRefused, "source-refused", source.path, stamp.error().what});
        return {};
      }
      if (stamp.error().code == ErrorCode::kNotFound)
        return fail(ErrorCode::kNotFound, what + " is named in tifa.toml and is not there", source.path,
                    "put the file there or take it out of tifa.toml");
      return tl::unexpected(stamp.error());
    }
    source.series = number_;
    source.stamp = *stamp;
    if (source.language.empty()) source.language = series_.language;
    for (const RuleDecl& rule : series_.rules)
      if (rule.edition.empty() || rule.edition == source.fields.id)
        source.rules.push_back({rule.keep, rule.select, rule.text, rule.reason});
    if (source.changes.empty()) source.changes = series_.changes;
    if (source.encoding.empty()) source.encoding = series_.encoding;
    source.options = options_of(source, series_);
    paths_.insert(source.path);
    sources_.push_back(std::move(source));
    return {};
  }

  [[nodiscard]] Status check_rules() const {
    for (const RuleDecl& rule : series_.rules) {
      if (auto status = check_rule({rule.keep, rule.select, rule.text, rule.reason}); !status) {
        Error error = std::move(status.error());
        error.where = fmt::format("tifa.toml:{}", rule.line);
        return tl::unexpected<Error>(std::move(error));
      }
    }
    return {};
  }

  Status add_named() {
    for (const EditionDecl& edition : series_.editions) {
      if (edition.text.empty()) continue;
      PlannedSource source;
      source.path = std::filesystem::path(edition.text).lexically_normal().generic_string();
      source.fields.id = edition.id;
      const Declared declared = declarations_.of(edition.id, edition.language, edition.stage, &edition);
      if (declared.status == status_missing()) continue;
      if (paths_.count(source.path) != 0)
        return fail(ErrorCode::kInput, fmt::format("the text stands for two editions of the series “{}”", series_.name),
                    source.path, "name it once");
      source.own = &edition;
      source.language = declared.language;
      source.title = declared.title;
      source.changes = declared.changes;
      source.encoding = declared.encoding;
      if (auto status = add(std::move(source), true, fmt::format("the text of {}:{}", series_.name, edition.id));
          !status)
        return status;
    }
    return {};
  }

  Status add_tables() {
    for (const TableDecl& table : series_.tables) {
      PlannedSource source;
      source.path = std::filesystem::path(table.path).lexically_normal().generic_string();
      source.table = &table;
      if (paths_.count(source.path) != 0)
        return fail(ErrorCode::kInput, fmt::format("the table stands twice in the series “{}”", series_.name),
                    source.path, "name it once");
      for (const EditionDecl& edition : series_.editions)
        if (edition.status == status_missing()) source.left_out.insert(edition.id);
      if (auto status = add(std::move(source), true, fmt::format("a table of the series “{}”", series_.name)); !status)
        return status;
    }
    return {};
  }

  Status add_matched(const std::string& pattern) {
    auto matches = match_files(manifest_.root, pattern);
    if (!matches) return tl::unexpected(matches.error());
    if (matches->empty()) unmatched_.push_back(pattern);
    for (MatchedFile& file : *matches) {
      if (paths_.count(file.path) != 0) continue;
      if (auto usable = check_id(file.id); !usable) {
        diagnostics_.push_back({Severity::kRefused, "id-unusable", file.path, usable.error().sentence()});
        continue;
      }
      const Declared declared = declarations_.of(file.id, file.language, file.stage);
      if (declared.status == status_missing()) continue;
      PlannedSource source;
      source.path = file.path;
      source.language = file.language.empty() ? declared.language : file.language;
      source.title = declared.title.empty() ? file.title : declared.title;
      source.changes = declared.changes;
      source.encoding = declared.encoding;
      source.fields = std::move(file);
      if (auto status = add(std::move(source), false, {}); !status) return status;
    }
    return {};
  }

  static std::string_view status_missing() { return "missing"; }

  const Manifest& manifest_;
  const SeriesDecl& series_;
  std::size_t number_;
  Declarations declarations_;
  std::vector<PlannedSource>& sources_;
  Diagnostics& diagnostics_;
  std::set<std::string> paths_;
  std::vector<std::string> unmatched_;  // patterns that no file matches, whatever came of those that one does
};

}  // namespace

Date Declared::first_date() const {
  for (const Date& candidate : {adopted, date, released, effective})
    if (candidate.known()) return candidate;
  return {};
}

Declarations::Declarations(const SeriesDecl& series) {
  for (const EditionDecl& edition : series.editions) by_id_[edition.id].push_back(&edition);
}

Declared Declarations::of(const std::string& id, std::string_view language, std::string_view stage,
                          const EditionDecl* own) const {
  Declared declared;
  if (own != nullptr) merge(declared, *own);
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return declared;
  // What is said of this language or stage alone goes before what is said of the edition.
  for (const bool specific : {true, false}) {
    for (const EditionDecl* edition : found->second) {
      if (edition == own || !edition->text.empty()) continue;
      if (specific == (edition->language.empty() && edition->stage.empty())) continue;
      if (!edition->language.empty() && edition->language != language) continue;
      if (!edition->stage.empty() && !stage.empty() && edition->stage != stage) continue;
      merge(declared, *edition);
    }
  }
  return declared;
}

std::string normal_id(std::string_view id) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!id.empty() && is_space(id.front())) id.remove_prefix(1);
  while (!id.empty() && is_space(id.back())) id.remove_suffix(1);
  const std::size_t point = id.find('.');
  if (point == 0 || point == std::string_view::npos || point + 1 == id.size()) return std::string(id);
  const auto all = [](std::string_view part, std::string_view digits) {
    return part.find_first_not_of(digits) == std::string_view::npos;
  };
  const bool whole = all(id.substr(0, point), "0123456789") && all(id.substr(point + 1), "0");
  return std::string(whole ? id.substr(0, point) : id);
}

Result<std::vector<PlannedSource>> plan_sources(const Manifest& manifest, Diagnostics& diagnostics) {
  std::vector<PlannedSource> sources;
  for (std::size_t i = 0; i < manifest.series.size(); ++i)
    if (auto status = SeriesPlan(manifest, i, sources, diagnostics).collect(); !status)
      return tl::unexpected(status.error());
  std::sort(sources.begin(), sources.end(), [](const PlannedSource& a, const PlannedSource& b) {
    return a.series != b.series ? a.series < b.series : a.path < b.path;
  });
  return sources;
}

}  // namespace tifa

// Checks across the tables of a manifest: names, repeated editions, the ends of links.
#include "corpus/manifest_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "corpus/names.h"

namespace tifa {

namespace {

std::string at_line(std::uint32_t line) { return fmt::format("tifa.toml:{}", line); }

Status check_names(const Manifest& manifest) {
  std::set<std::string_view> collections;
  for (const CollectionDecl& collection : manifest.collections) collections.insert(collection.name);
  for (const SeriesDecl& series : manifest.series)
    if (collections.count(series.name) != 0)
      return fail(ErrorCode::kInput, fmt::format("“{}” names both a series and a collection", series.name),
                  at_line(series.line), "rename one of them");
  return {};
}

Status check_editions(const SeriesDecl& series) {
  using Version = std::tuple<std::string_view, std::string_view, std::string_view>;
  std::map<Version, std::uint32_t> seen;
  for (const EditionDecl& edition : series.editions) {
    // An edition without a language is in that of its series.
    const std::string_view language = edition.language.empty() ? series.language : edition.language;
    const auto [first, is_new] = seen.try_emplace(Version{edition.id, language, edition.stage}, edition.line);
    if (is_new) continue;
    return fail(
        ErrorCode::kInput,
        fmt::format("edition {}:{} is declared twice, first on line {}", series.name, edition.id, first->second),
        at_line(edition.line), "remove one, or give them different languages or stages");
  }
  return {};
}

// Finds series and their editions for the ends of links.
class Ends {
 public:
  explicit Ends(const Manifest& manifest) {
    for (const SeriesDecl& series : manifest.series) {
      names_.push_back(series.name);
      Known& known = series_[series.name];
      known.closed = series.declares_expected;
      if (!known.closed) continue;
      known.ids.insert(series.expect.begin(), series.expect.end());
      for (const EditionDecl& edition : series.editions) known.ids.insert(edition.id);
    }
  }

  [[nodiscard]] Status check(std::string_view end, std::uint32_t line) const {
    const std::size_t colon = end.find(':');
    if (colon == std::string_view::npos)
      return fail(ErrorCode::kInput, fmt::format("the link names “{}”, which is no edition", end), at_line(line),
                  "write it as series:id");
    const std::string_view name = end.substr(0, colon), id = end.substr(colon + 1);
    const auto series = series_.find(name);
    if (series == series_.end()) {
      const std::string_view nearest = nearest_name(name, names_);
      return fail(ErrorCode::kInput, fmt::format("the link names “{}”, but there is no series “{}”", end, name),
                  at_line(line),
                  nearest.empty() ? "declare the series or correct the link" : fmt::format("did you mean {}", nearest));
    }
    if (Status good = check_id(id); !good)
      return fail(ErrorCode::kInput, fmt::format("the link names “{}”: {}", end, good.error().what), at_line(line),
                  "write it as series:id");
    const Known& known = series->second;
    if (known.closed && known.ids.count(id) == 0)
      return fail(ErrorCode::kInput, fmt::format("the link names “{}”, but {} expects no edition “{}”", end, name, id),
                  at_line(line), "add it to `expect` or correct the link");
    return {};
  }

 private:
  struct Known {
    bool closed = false;  // all editions are declared
    std::set<std::string_view> ids;
  };
  std::vector<std::string_view> names_;
  std::map<std::string_view, Known> series_;
};

Status check_links(const Manifest& manifest) {
  if (manifest.links.empty()) return {};
  const Ends ends(manifest);
  for (const LinkDecl& link : manifest.links) {
    for (const std::string_view end : {link.from, link.to})
      if (Status good = ends.check(end, link.line); !good) return good;
    if (link.from == link.to)
      return fail(ErrorCode::kInput, fmt::format("“{}” is linked to itself", link.from), at_line(link.line),
                  "correct the link");
  }
  return {};
}

}  // namespace

Status check_manifest(const Manifest& manifest) {
  if (Status good = check_names(manifest); !good) return good;
  for (const SeriesDecl& series : manifest.series)
    if (Status good = check_editions(series); !good) return good;
  return check_links(manifest);
}

}  // namespace tifa

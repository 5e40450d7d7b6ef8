// Versions of an edition: which one stands for it, and how the others are named.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "build/assess.h"

namespace tifa {
namespace {

int stage_rank(std::string_view stage) {
  if (stage == "adopted") return 0;
  if (stage == "delivered") return 1;
  if (stage.empty()) return 2;
  return stage == "draft" ? 3 : 4;
}

bool same_language(std::string_view a, std::string_view b) {
  return a.substr(0, a.find('-')) == b.substr(0, b.find('-'));
}

std::string place_of(const store::DocumentRow& document) {
  return document.facts.row == 0 ? document.path : fmt::format("{}, row {}", document.path, document.facts.row);
}

// A digest beside the full text, or beside a better digest, is a version of its own when nobody said what it is.
void set_digests_apart(EditionInWork& edition) {
  std::stable_sort(edition.versions.begin(), edition.versions.end(), [](const Version& a, const Version& b) {
    const auto key = [](const Version& v) {
      return std::tuple(std::string_view(v.document->language), v.partial_by_rule,
                        ~v.document->facts.lengths.characters, std::string_view(v.document->facts.text_sha256));
    };
    return key(a) < key(b);
  });
  std::set<std::pair<std::string, std::string>> seen;  // language, stage
  for (Version& version : edition.versions) {
    store::DocumentRow& document = *version.document;
    const bool movable = version.partial_by_rule && !version.stage_of_text;
    for (int number = 1; movable && seen.count({document.language, document.stage}) != 0; ++number)
      document.stage = number == 1 ? "digest" : fmt::format("digest-{}", number);
    seen.insert({document.language, document.stage});
  }
}

Status refuse_twice(const SeriesInWork& series, const EditionInWork& edition) {
  for (std::size_t i = 0; i < edition.versions.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const store::DocumentRow& a = *edition.versions[j].document;
      const store::DocumentRow& b = *edition.versions[i].document;
      if (a.language != b.language || a.stage != b.stage) continue;
      std::string places[] = {place_of(a), place_of(b)};
      std::sort(std::begin(places), std::end(places));
      return fail(ErrorCode::kInput,
                  fmt::format("the edition {} stands twice: in {} and in {}", series.edition_name(edition), places[0],
                              places[1]),
                  "tifa.toml", "take one out, or give it another id, language or stage");
    }
    if (edition.versions.size() > 1000)
      return fail(ErrorCode::kLimit,
                  fmt::format("the edition {} has more than 1,000 texts", series.edition_name(edition)), "tifa.toml",
                  "give them different ids");
  }
  return {};
}

// The shortest operand that means this version: see Corpus::select.
std::string version_suffix(const EditionInWork& edition, std::size_t rank) {
  if (rank == 0) return {};
  const store::DocumentRow& document = *edition.versions[rank].document;
  const auto first_with = [&](auto&& same) {
    return std::none_of(edition.versions.begin(), edition.versions.begin() + static_cast<std::ptrdiff_t>(rank),
                        [&](const Version& version) { return same(*version.document); });
  };
  const std::string language = "@" + (document.language.empty() ? std::string("und") : document.language);
  if (first_with([&](const auto& other) { return other.language == document.language; })) return language;
  const std::string stage = document.stage.empty() ? std::string() : "@" + document.stage;
  if (!stage.empty() && first_with([&](const auto& other) { return other.stage == document.stage; })) return stage;
  return language + stage;
}

}  // namespace

Status rank_versions(SeriesInWork& series) {
  for (auto& [id, edition] : series.by_id) {
    if (edition.versions.size() > 1) {
      set_digests_apart(edition);
      if (auto status = refuse_twice(series, edition); !status) return status;
      std::sort(edition.versions.begin(), edition.versions.end(), [&](const Version& a, const Version& b) {
        const auto key = [&](const store::DocumentRow& d) {
          return std::tuple(!same_language(d.language, series.decl->language), d.status == EditionStatus::kPartial,
                            stage_rank(d.stage), std::string_view(d.language), std::string_view(d.stage));
        };
        return key(*a.document) < key(*b.document);
      });
    }
    for (std::size_t rank = 0; rank < edition.versions.size(); ++rank) {
      edition.versions[rank].document->version_rank = static_cast<std::uint32_t>(rank);
      edition.versions[rank].document->version = version_suffix(edition, rank);
    }
  }
  return {};
}

}  // namespace tifa

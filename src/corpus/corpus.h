// A built corpus as commands read it: a snapshot of the store and its segments.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "base/date.h"
#include "base/language.h"
#include "corpus/manifest.h"
#include "index/segment.h"

namespace tifa {

enum class EditionStatus : std::uint8_t { kHeld, kPartial, kMissing, kNotApplicable };
[[nodiscard]] std::string_view status_name(EditionStatus status);  // "held", "partial", "missing", "not_applicable"

// Edition::partial_code of a text that is probably no part of the document, but a page that a site gave in its place.
inline constexpr std::string_view kOtherPage = "not-the-document";
// … of one that says of the document what stands in it: a digest, a report.
inline constexpr std::string_view kDigest = "digest";

// The code of the flag of an edition that its series does not expect.
inline constexpr std::string_view kUnexpected = "unexpected";

// A doubt about an edition that the user may accept: it counts as held, but the answer says so.
struct Flag {
  std::string code;  // announces-other, equal-text, language, short, unexpected …
  std::string message;
  std::string evidence;  // the sentence that shows it
  bool accepted = false;
};

// One edition of a series, in one version (the default one unless another was asked for).
struct Edition {
  std::int64_t key = 0;  // edition_id in the store; 0 for not_applicable
  std::string series, id;
  std::string language, stage;  // of the version; empty when no text is held
  std::string version;          // "" for the default one, else as in an operand: "@en", "@draft", "@en@draft"
  bool default_version = true;
  EditionStatus status = EditionStatus::kMissing;
  std::string partial_code, partial_reason, partial_evidence;  // when partial
  Date date;                                                   // the first known of adopted, date, released, effective
  Date adopted, released, effective;
  std::string title, issuer, place, source, path, encoding;
  std::string source_sha256, text_sha256;
  std::uint64_t source_bytes = 0;
  std::int64_t document = 0;  // document_id; 0 when no text is held
  std::string segment;
  std::uint32_t segment_index = 0;

  // "gwr:2025", with `version` when it is not the default one.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool has_text() const { return document != 0; }
  [[nodiscard]] bool is_other_page() const { return partial_code == kOtherPage; }
  [[nodiscard]] bool is_digest() const { return partial_code == kDigest; }
};

struct SeriesInfo {
  std::string name, title, collection, kind, language, issuer;
  bool declares_expected = false;
};

struct Link {
  std::string from, relation, to;
  bool found = false;  // by the titles of the documents, not declared in tifa.toml
};

struct Theme {
  std::string name;
  std::map<std::string, std::vector<std::string>> terms;
  TitlesByLanguage titles;
};

// Read-only; holds one SQLite snapshot, so a build that ends meanwhile is not seen. Thread-compatible: one thread at a
// time for the store; DocumentViews may be read by many threads.
class Corpus {
 public:
  // Errors: kNotFound without a tifa.toml or before the first build, kCorrupt for a damaged store or one of another
  // version. When tifa.toml has changed since the build, opens all the same and stale() says so. O(1) in editions.
  static Result<Corpus> open(const std::filesystem::path& root);
  Corpus(Corpus&&) noexcept;
  Corpus& operator=(Corpus&&) noexcept;
  ~Corpus();

  [[nodiscard]] const std::filesystem::path& root() const;
  [[nodiscard]] const std::string& index_hash() const;  // 16 hex digits over texts and settings
  [[nodiscard]] bool stale() const;

  [[nodiscard]] Result<std::vector<SeriesInfo>> series() const;
  [[nodiscard]] Result<std::optional<SeriesInfo>> find_series(std::string_view name) const;
  // What it is called by language, as far as that is declared; empty where there is no such series.
  [[nodiscard]] Result<std::map<std::string, SeriesNames>> series_names(std::string_view name) const;
  [[nodiscard]] Result<std::vector<Link>> links() const;
  [[nodiscard]] Result<std::vector<Theme>> themes() const;
  [[nodiscard]] Result<std::vector<std::pair<std::string, std::vector<std::string>>>> glossary() const;

  // The editions that an operand names, in order of the operand's items and, inside a series, of date (then id):
  //   "" or "all" (every series) · "gwr" · "gwr:2025" · "gwr:2015..2025" · "gwr:latest" · "gwr:2021^" (the last held
  //   before it; ^^ twice) · "…@en" · a collection's name · "place=NAME" · items joined by ','.
  // "@" selects a language or a stage, twice both; the first edition or last one of a range may be left out, and in
  // place of an edition a number or date between editions may stand. An edition without the version asked for is
  // missing. Every edition that should exist is among them with its status; one that was never issued only when named
  // itself. Errors: kNotFound for a series, collection, place or edition that does not exist, with the nearest names.
  [[nodiscard]] Result<std::vector<Edition>> select(std::string_view operand) const;
  // Editions of the series strictly between two of its editions, in order (to name what lies between and is not held).
  [[nodiscard]] Result<std::vector<Edition>> between(const Edition& a, const Edition& b) const;
  // All versions of an edition, the default one first.
  [[nodiscard]] Result<std::vector<Edition>> versions(const Edition& edition) const;
  [[nodiscard]] Result<std::vector<Flag>> flags(const Edition& edition) const;
  // The names of those among `editions` that have a flag nobody accepted, in their order. One query.
  [[nodiscard]] Result<std::vector<std::string>> flagged(const std::vector<Edition>& editions) const;
  // series_key (structure/facts.h) of every document → its series: to which series a new document belongs.
  [[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> series_keys() const;

  // How many texts a series has, in all versions, and their length in characters without white space.
  struct Totals {
    std::uint64_t documents = 0, characters = 0;
  };
  [[nodiscard]] Result<Totals> totals(std::string_view series) const;

  // Precondition: edition.has_text().
  [[nodiscard]] Result<DocumentView> document(const Edition& edition) const;
  // The segment that holds its text, at edition.segment_index. It lives as long as the corpus. Same precondition.
  [[nodiscard]] Result<const Segment*> segment(const Edition& edition) const;
  // The set-aside account of a document: reason → source bytes.
  [[nodiscard]] Result<std::map<std::string, std::uint64_t>> set_aside(const Edition& edition) const;
  // What the last build refused or left out of the sources of a series ("" for all), with the bytes of each.
  struct Refused {
    Diagnostic diagnostic;
    std::string series;
    std::uint64_t source_bytes = 0;
  };
  [[nodiscard]] Result<std::vector<Refused>> refused(std::string_view series) const;

  // Checks the store (integrity and its own content hash), every segment byte, and every source file against its hash.
  // Gives one diagnostic a finding; none means all is well. O(bytes).
  [[nodiscard]] Result<Diagnostics> verify(const Context& context) const;

 private:
  struct State;
  explicit Corpus(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tifa

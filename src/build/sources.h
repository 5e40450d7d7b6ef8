// Which files a manifest names or matches, for which editions, and what it says of each edition.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "base/file.h"
#include "corpus/manifest.h"
#include "ingest/text_rules.h"

namespace tifa {

// What the manifest says of one version of an edition: its own table first, then what is said of the edition in
// general.
struct Declared {
  Date date, adopted, released, effective;
  std::string language, stage, title, issuer, place, source, status, note, changes, encoding;
  std::set<std::string> accept;
  [[nodiscard]] Date first_date() const;
};

// The edition tables of one series by id. Refers to the series.
class Declarations {
 public:
  explicit Declarations(const SeriesDecl& series);

  // What is said of the version with this language and stage (empty: not known), `own` first when the text has a table
  // of its own. O(tables of the edition).
  [[nodiscard]] Declared of(const std::string& id, std::string_view language, std::string_view stage,
                            const EditionDecl* own = nullptr) const;
  [[nodiscard]] const std::map<std::string, std::vector<const EditionDecl*>>& by_id() const { return by_id_; }

 private:
  std::map<std::string, std::vector<const EditionDecl*>> by_id_;
};

// A file to be read. Refers to the manifest.
struct PlannedSource {
  std::size_t series = 0;  // index into Manifest::series
  std::string path;        // relative to the root, with '/'
  MatchedFile fields;      // what pattern or declaration say of the file: id, date, title, place, language, stage
  const EditionDecl* own = nullptr;
  const TableDecl* table = nullptr;
  std::set<std::string> left_out;  // ids of a table's rows that the manifest declares missing
  std::string language;            // declared for ingestion: of the text, else of the series
  std::string title;               // known from elsewhere
  std::vector<TextRule> rules;     // that hold for it, in the order of the manifest
  std::string changes;             // "", "accepted" or "rejected": tracked changes
  std::string encoding;            // declared; empty: told from the bytes
  std::string options;             // names all that reading depends on besides the bytes
  FileStamp stamp;
};

// Sorted by series and path. Errors: kNotFound for a text or table that the manifest names and that is not there;
// what patterns do. A matched file whose name gives no usable id is refused by a diagnostic.
[[nodiscard]] Result<std::vector<PlannedSource>> plan_sources(const Manifest& manifest, Diagnostics& diagnostics);

// "2025.0" → "2025", without surrounding white space: ids as tables write them.
[[nodiscard]] std::string normal_id(std::string_view id);

}  // namespace tifa

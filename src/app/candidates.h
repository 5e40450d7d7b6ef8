// Documents that are about to become editions: what they are, which series and edition they belong to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tifa/app.h>

#include "base/language.h"
#include "corpus/manifest.h"
#include "fetch/record.h"
#include "ingest/reader_pool.h"
#include "structure/facts.h"

namespace tifa {

// What is known of a file, or of what was fetched from an address.
struct IncomingDocument {
  std::string place;           // as the user named it
  std::filesystem::path file;  // of what is in hand: the name that it is to have
  bool in_hand = false;        // its bytes are given: it was fetched, or stood in a ZIP
  std::string bytes;           // of what is in hand alone
  std::optional<FetchRecord> record;
  std::uint64_t size = 0;
  std::string sha256;
  Language language = Language::kUnknown;
  Facts facts;
  bool partial = false;
  std::string encoding;  // as the server that gave it said, where its text was read so; not of UTF-8
};

// The files, with those of folders in place of the folders, in order of their names. Hidden files are none, and no link
// is followed. Addresses stay as they are.
[[nodiscard]] std::vector<std::filesystem::path> files_of(const std::vector<std::filesystem::path>& named);

// Reads them on as many threads as the context says: place and file are given, of what is in hand the bytes
// too. In their order; one that cannot be read is an error of its own. Errors: kStopped.
[[nodiscard]] Result<std::vector<Result<IncomingDocument>>> read_candidates(std::vector<IncomingDocument> candidates,
                                                                            const AddRequest& request,
                                                                            ReaderPool& readers,
                                                                            const Context& context);

// The id that a document is given: its number, else its year, its date, the name of its file.
[[nodiscard]] std::string edition_id(const Facts& facts, const std::filesystem::path& file);

// A text as an id: '-' for what an id may not hold, cut where it is too long for `end` (at most 100 bytes, usable) to
// stand behind it.
[[nodiscard]] std::string usable_id(std::string id, std::string_view end = {});

// The id of the edition that the series declares for the day of a document, where its own id is not among those that
// exist; else its own.
[[nodiscard]] std::string declared_id(const SeriesDecl& series, const EditionDecl& found);

// The one declared series in a language that expects an edition of this id; empty where none does or several do.
[[nodiscard]] std::string only_expecting(const Manifest& manifest, const std::string& id, std::string_view language);

// The one declared series in a language whose name and kind both stand in a title as words: fomc, whose kind is
// “statement”, in “Federal Reserve issues FOMC statement”; empty where there is none or several are.
[[nodiscard]] std::string named_in_title(const Manifest& manifest, std::string_view title, std::string_view language);

// The titles by which documents are told to belong to a series.
class SeriesKeys {
 public:
  // `key` as series_key() gives it.
  void add(std::string_view key, const std::string& series);
  // The series that a document with this key belongs to, by the likeness of their titles; of several alike the one
  // added first; "" when none is like it. O(length × keys of its kind that share a bigram).
  [[nodiscard]] std::string nearest(std::string_view key) const;

 private:
  struct Known {
    std::string series;
    std::size_t bigrams = 0;
  };
  struct Kind {
    std::vector<Known> known;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> having;  // bigram → places in `known`
  };
  // By kind: a likeness of titles across kinds is no likeness.
  std::map<std::string, Kind, std::less<>> by_kind_;
  std::map<std::string, std::string, std::less<>> by_key_;  // the series added first
  std::set<std::pair<std::string, std::string>> added_;
};

// The names of the series of a corpus.
class TakenNames {
 public:
  void add(const std::string& name) { at_.emplace(name, at_.size()); }
  // How many were added before it.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
  // A name for a new series that one can type: the kind that a Chinese title ends in (报告, 建议), else the last words
  // of the key, joined by '-'.
  [[nodiscard]] std::string free_name(std::string_view key);

 private:
  std::unordered_map<std::string, std::size_t> at_;
  std::unordered_map<std::string, int> numbers_;  // by name: those below it are taken
};

}  // namespace tifa

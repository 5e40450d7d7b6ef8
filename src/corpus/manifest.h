// tifa.toml: what a corpus says about its series, editions, links, themes and glossary.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "base/date.h"
#include "base/language.h"

namespace tifa {

// What a thing is called, by language tag.
using TitlesByLanguage = std::map<std::string, std::string>;

// Title: what is declared without a language, else in English, else the first.
struct CollectionDecl {
  std::string name, title;
};

// A [[series.NAME.edition]] table: what is said of one edition (or one version of it).
struct EditionDecl {
  std::string id;
  Date date, adopted, released, effective;
  std::string stage, language, title, issuer, place, source, text, note;
  std::string status;               // "", "held", "partial", "missing": overrides what is detected
  std::string changes;              // "", "accepted", "rejected": of a document with tracked changes
  std::string encoding;             // of its text, where it does not say: a label of the Encoding Standard
  std::vector<std::string> accept;  // codes of flags that the user has looked at ("announces-other")
  std::uint32_t line = 0;
};

// table = { path, id, date, text, title, where }: a JSONL or CSV file and the columns that hold an edition's parts.
// Path, id and text are always there.
struct TableDecl {
  std::string path, id, date, text, title;
  std::map<std::string, std::string> where;  // only rows whose column has this value
};

// A [[series.NAME.keep]] or [[series.NAME.drop]] table: corrects what is kept of the texts. Checked when they are read.
struct RuleDecl {
  bool keep = false;
  std::string select, text, reason;
  std::string edition;  // empty: of all editions
  std::uint32_t line = 0;
};

// What a series, who issues it and one edition of it are called in a language. `edition`: {id} stands for its id, {nth}
// and {nth2} for the first and second number in it, as ordinals of the language, {day} for its day: "{nth}大报告", "the
// statement of {day}".
struct SeriesNames {
  std::string title, issuer, edition;
  friend bool operator==(const SeriesNames&, const SeriesNames&) = default;
};

struct SeriesDecl {
  // Title and issuer are those that one language is enough for: what is declared without one, else in English, else in
  // the language of the series, else the first.
  std::string name, title, collection, kind, language, issuer, place;
  std::map<std::string, SeriesNames> names;  // by language tag, of what is declared by language
  std::string changes, encoding;             // of its editions that say nothing of their own
  bool declares_expected = false;            // `expect` is present
  std::vector<std::string> expect;           // ids in order, ranges expanded
  std::vector<std::string> files;            // patterns
  std::vector<TableDecl> tables;
  std::vector<EditionDecl> editions;
  std::vector<RuleDecl> rules;
  std::uint32_t line = 0;
};

// "note:8" = { explains = "plan:8" }; relation is one of explains, follows, leads_to, amends, cites, or the user's own.
struct LinkDecl {
  std::string from, relation, to;
  std::uint32_t line = 0;
};

struct ThemeDecl {
  std::string name;
  std::map<std::string, std::vector<std::string>> terms;  // language tag → terms; "" for any language
  TitlesByLanguage titles;                                // what pages call it; empty: by its name
};

// Everything in the order of the file.
struct Manifest {
  std::filesystem::path root;  // the folder of tifa.toml
  std::vector<CollectionDecl> collections;
  std::vector<SeriesDecl> series;
  std::vector<LinkDecl> links;
  std::vector<ThemeDecl> themes;
  std::vector<std::pair<std::string, std::vector<std::string>>> glossary;

  [[nodiscard]] const SeriesDecl* find_series(std::string_view name) const;
};

// Parses and checks; of several errors gives the first in the file. Errors name the line and column: TOML syntax,
// unknown keys (with the nearest known one), values of another kind, an edition twice, a date that is none, a path
// outside the corpus (absolute or climbing, also through symbolic links), a pattern that names no edition, a series or
// edition named by a link that no series has. The texts need not exist. A collection that a series names and that has
// no table of its own is one without a title. At most 64 MiB and 1,000,000 expected editions. O(n log n) in the size of
// the file.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view toml, const std::filesystem::path& root);

// The nearest folder at or above `from` that holds a tifa.toml.
[[nodiscard]] Result<std::filesystem::path> find_corpus(const std::filesystem::path& from);

// "1954..1960", "1964" → ids; a range counts up numerically, keeping leading zeros ("08..12"). At most 100,000 ids.
[[nodiscard]] Result<std::vector<std::string>> expand_expect(std::string_view item);

// A file that a `files` pattern matched, with what its fields say. Pattern fields: {id} {date} {title} {place}
// {language} {stage} {ext} match within one path part; * within one part; ** across parts. An edition's id is {id},
// else "title(date)", else date, else title.
struct MatchedFile {
  std::string path;  // relative to the root, with '/'
  std::string id, date, title, place, language, stage;
};
// All matches of a pattern in the corpus folder, sorted by path (byte order), so that the order of the folder does not
// matter. Hidden files, .tifa and tifa.toml are passed over; symbolic links to folders are followed only where the
// pattern names them. Fields are as written in the name ("20190324"); an id is not yet checked (check_id in names.h).
// Errors: a pattern that is none, a link out of the corpus, a folder that cannot be read, folders more than 64 deep.
[[nodiscard]] Result<std::vector<MatchedFile>> match_files(const std::filesystem::path& root, std::string_view pattern);

// Text to append to a tifa.toml for a new series (with its editions) and for an edition of a series: valid TOML that
// parses to the same declarations. Precondition: all strings are valid UTF-8. The result cannot be appended where the
// manifest writes `series` or `edition` inline, so parse the whole before saving it.
[[nodiscard]] std::string series_toml(const SeriesDecl& series);
[[nodiscard]] std::string edition_toml(std::string_view series, const EditionDecl& edition);
[[nodiscard]] std::string rule_toml(std::string_view series, const RuleDecl& rule);
// The lines that give a declared edition its text, its encoding where it has one, and with `source` where it was found:
// to be put anywhere in the edition's own table.
[[nodiscard]] std::string text_toml(const EditionDecl& edition, bool source);
// `toml` with another encoding in the table of an edition, whose head is its line `line`; an empty one is taken out.
// Errors: kUsage when an edition is written inline, and so has no line of its own for it.
[[nodiscard]] Result<std::string> with_encoding(std::string_view toml, std::uint32_t line, std::string_view encoding);
// Text to append to `toml`, of which `manifest` is the parsed form, for one more link; "" when the link is there.
// Errors: the document has links of its own already (TOML allows no second table of a name: they must be edited where
// they stand), or the link names what does not exist.
[[nodiscard]] Result<std::string> link_toml(const Manifest& manifest, std::string_view toml, const LinkDecl& link);

}  // namespace tifa

// The use cases: a request in, a typed answer out. Every front end calls these and render.h and nothing deeper.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/answers.h>
#include <tifa/context.h>
#include <tifa/result.h>

namespace tifa {

class Corpus;

// An opened corpus: a snapshot that later builds do not change. Not thread-safe; open one per thread. Opening costs the
// same for ten editions and for 100,000.
class Workspace {
 public:
  // `from` is the corpus folder or any folder below it. A tifa.toml that changed since the build is a diagnostic.
  static Result<Workspace> open(const std::filesystem::path& from, Diagnostics& diagnostics);
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  ~Workspace();
  [[nodiscard]] const Corpus& corpus() const { return *corpus_; }
  [[nodiscard]] Provenance provenance() const;

 private:
  explicit Workspace(std::unique_ptr<Corpus> corpus);
  std::unique_ptr<Corpus> corpus_;
};

// How terms are counted and where; shared by count, first and kwic. Empty strings mean the default.
struct TermRequest {
  std::vector<std::string> terms;       // syntax: docs/guide/counting.md
  std::vector<std::string> themes;      // named in tifa.toml
  std::vector<std::string> not_inside;  // longer terms, for the rule “maximal”
  std::string in;                       // editions; default: every series
  std::string rule, fold, scope;        // "word", "none", "-headings"
  std::string section;                  // only sections whose heading contains this
  std::string since;                    // a year or date: editions from then on
};

struct CountRequest : TermRequest {
  std::string by = "edition";  // edition, section, series, year, place
  std::string length;          // characters, han, words, word-count; default by language
  bool explain = false;
  bool evidence = false;
  std::uint32_t evidence_limit = 1000;  // spans a row
};

struct FirstRequest : TermRequest {
  bool last = false;
  bool gaps = false;
};

struct KwicRequest : TermRequest {
  std::string sort = "text";   // text (order of the texts), left, right
  std::uint32_t context = 30;  // code points on each side
  std::uint32_t limit = 1000;  // lines; 0: all
  bool strips = false;         // also where in each document all hits stand
};

struct CompareRequest {
  std::string a, b;          // operands; b empty: a is a range
  std::uint32_t limit = 30;  // phrases of each change; 0: all
  bool allow_partial = false;
  std::string since;               // a year or date: “new” is what no edition from then on has
  bool statistics = false;         // all measures of each phrase
  std::uint32_t permutations = 0;  // with statistics: paragraph-level permutation with so many deals
  std::uint32_t recurring = 0;     // so many of Comparison::recurring of each change
};

struct RedlineRequest {
  std::string a,
      b;  // operands that name one edition each; b empty: a is a range, its first held edition against its last
  bool allow_partial = false;
};

struct GoalsRequest {
  std::string in;    // editions, compared each with the held one before it
  bool all = false;  // every enumeration, not only the main aims and tasks
};

// Errors of all: kUsage for what cannot be understood, kNotFound for names that do not exist (with the nearest ones).
[[nodiscard]] Result<CountAnswer> count(const Workspace& workspace, const CountRequest& request,
                                        const Context& context);
[[nodiscard]] Result<FirstAnswer> first(const Workspace& workspace, const FirstRequest& request,
                                        const Context& context);
[[nodiscard]] Result<KwicAnswer> kwic(const Workspace& workspace, const KwicRequest& request, const Context& context);
[[nodiscard]] Result<CompareAnswer> compare(const Workspace& workspace, const CompareRequest& request,
                                            const Context& context);
[[nodiscard]] Result<RedlineAnswer> redline(const Workspace& workspace, const RedlineRequest& request,
                                            const Context& context);
// Since which edition each sentence of the last held edition of a range stands as it does.
[[nodiscard]] Result<BlameAnswer> blame(const Workspace& workspace, const std::string& range, const Context& context);
[[nodiscard]] Result<StatusAnswer> status(const Workspace& workspace, const std::string& in);
[[nodiscard]] Result<DocumentAnswer> document_status(const Workspace& workspace, const std::string& edition);
[[nodiscard]] Result<CycleAnswer> cycle(const Workspace& workspace, const std::string& edition);
[[nodiscard]] Result<GoalsAnswer> goals(const Workspace& workspace, const GoalsRequest& request,
                                        const Context& context);
[[nodiscard]] Result<VerifyAnswer> verify(const Workspace& workspace, const Context& context);

struct AddRequest {
  std::vector<std::filesystem::path> files;
  std::string series, id, language, stage, date;  // found in the documents where empty; `id` only with one file
  std::string changes;  // "accepted" or "rejected": of documents with tracked changes; refused where empty
  bool build = true;
};

struct ImportRequest {
  std::filesystem::path table;
  std::string series;                 // required
  std::string id, date, text, title;  // columns; guessed where empty
  bool build = true;
};

// Creates DIR with a commented tifa.toml, which declares the ready-made series named: what editions exist, when, where.
// Errors: kNotFound for a series that is not among them, naming those that are; kInput when there is a corpus already.
[[nodiscard]] Status init(const std::filesystem::path& folder, const std::vector<std::string>& series = {});
// Copies files into the corpus (those already in it stay where they are), writes their editions into tifa.toml and
// builds. A file that cannot be read is a diagnostic and the rest goes in.
[[nodiscard]] Result<AddAnswer> add(const std::filesystem::path& from, const AddRequest& request,
                                    const Context& context, Diagnostics& diagnostics);
// Copies a JSONL or CSV table into the corpus, declares it in tifa.toml and builds.
[[nodiscard]] Result<BuildAnswer> import_table(const std::filesystem::path& from, const ImportRequest& request,
                                               const Context& context, Diagnostics& diagnostics);
[[nodiscard]] Result<BuildAnswer> build_corpus(const std::filesystem::path& from, bool full, const Context& context,
                                               Diagnostics& diagnostics);

// The version of tifa, "0.1.0".
[[nodiscard]] std::string version();

}  // namespace tifa

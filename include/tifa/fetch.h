// Documents from the web: fetched into a corpus, and asked for again when they may have changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <tifa/answers.h>
#include <tifa/app.h>
#include <tifa/context.h>
#include <tifa/fetched.h>
#include <tifa/result.h>

namespace tifa {

struct RenderOptions;

struct FetchOptions {
  bool allow_private = false;   // hosts in private, loopback and link-local networks too
  std::uint32_t seconds = 120;  // that one document may take
};

// As add() of app.h; what among `request.files` is an address (http or https) is fetched first, and kept in texts/ with
// its record in fetched.jsonl. What the corpus has already, byte for byte, is said to be there and does not come in
// twice.
[[nodiscard]] Result<AddAnswer> add(const std::filesystem::path& from, const AddRequest& request,
                                    const FetchOptions& options, const Context& context, Diagnostics& diagnostics);

struct UpdateRequest {
  std::string in;        // editions; default: all
  bool accept = false;   // what the last update showed replaces what stands there
  bool missing = false;  // also editions that are not held and have an address in tifa.toml
  FetchOptions fetch;
};

// An edition whose source was asked for.
struct UpdateRow {
  std::string edition, path, address;
  // unchanged; same_text (other bytes, the same clean text); changed (waits to be accepted); accepted; added; gone (the
  // server says that it is not there); failed
  std::string state;
  std::string note;                         // why it failed; where the bytes lie that were replaced
  std::string sha256_before, sha256_after;  // of the bytes; the latter empty where nothing came
  std::optional<RedlineAnswer> redline;     // of what is changed: the text held against the one fetched
};

struct UpdateAnswer {
  Provenance tifa;
  std::vector<UpdateRow> rows;  // in the order of the editions
  std::uint64_t waiting = 0;    // changed and not accepted
  std::uint64_t failed = 0;     // gone or failed
};

// Asks again for the sources of editions that are held and have an address: the one that they were fetched from, else
// the one that tifa.toml names. What has changed is kept in .tifa/waiting and shown as a redline; nothing is replaced.
// With `accept`, what waits replaces its file (nothing is fetched): the bytes before are kept in replaced/. Errors:
// those of build() and of Corpus::select(); kUsage when nothing among the editions has an address.
[[nodiscard]] Result<UpdateAnswer> update(const std::filesystem::path& from, const UpdateRequest& request,
                                          const Context& context, Diagnostics& diagnostics);

// An edition and where its source comes from.
struct SourceOrigin {
  std::string edition, path;
  std::string address;                 // declared in tifa.toml, else as it was fetched from
  std::optional<FetchedFrom> fetched;  // when it was
  bool waiting = false;                // another version of it was fetched and waits to be accepted
};

struct SourcesAnswer {
  Provenance tifa;
  std::vector<SourceOrigin> rows;  // editions that are held and have an address
};

// Errors: those of Corpus::select(); kInput for a damaged fetched.jsonl.
[[nodiscard]] Result<SourcesAnswer> sources(const Workspace& workspace, const std::string& in);

// Of what has changed the redline stands below the table, for a terminal and as Markdown.
[[nodiscard]] Result<std::string> render(const UpdateAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const SourcesAnswer& answer, const RenderOptions& options);

}  // namespace tifa

// update and status --sources as tables.
#include <fmt/format.h>

#include <tifa/fetch.h>

#include "render/tables.h"

namespace tifa {
namespace {

std::string in_words(const std::string& state) { return state == "same_text" ? "same text" : state; }

}  // namespace

std::vector<Table> tables_of(const UpdateAnswer& answer, const RenderOptions& options) {
  const bool people = for_people(options);
  Table table;
  table.name = "update";
  table.columns = {{"edition"},
                   {"state"},
                   {"inserted", Align::kRight},
                   {"deleted", Align::kRight},
                   {"document", Align::kLeft, Use::kData},
                   {"address", Align::kLeft, Use::kBoth, true},
                   {"note", Align::kLeft, Use::kBoth, true},
                   {"sha256_before", Align::kLeft, Use::kData},
                   {"sha256_after", Align::kLeft, Use::kData}};
  for (const UpdateRow& row : answer.rows)
    table.rows.push_back({row.edition, people ? in_words(row.state) : row.state,
                          row.redline ? cell(row.redline->summary.inserted_characters) : Cell{},
                          row.redline ? cell(row.redline->summary.deleted_characters) : Cell{}, row.path, row.address,
                          row.note, row.sha256_before, row.sha256_after});
  if (answer.waiting > 0)
    table.after.push_back(
        fmt::format("{} changed; nothing is replaced before you say so: tifa update --accept", answer.waiting));
  return {table};
}

std::vector<Table> tables_of(const SourcesAnswer& answer, const RenderOptions& options) {
  const bool people = for_people(options);
  Table table;
  table.name = "sources";
  table.columns = {{"edition"},
                   {"fetched"},
                   {"state"},
                   {"document"},
                   {"address", Align::kLeft, Use::kBoth, true},
                   {"final_address", Align::kLeft, Use::kData},
                   {"network", Align::kLeft, Use::kData},
                   {"status", Align::kRight, Use::kData},
                   {"bytes", Align::kRight, Use::kData},
                   {"sha256", Align::kLeft, Use::kData}};
  for (const SourceOrigin& row : answer.rows) {
    std::string state = "not fetched by tifa";
    if (row.fetched) state = row.fetched->edited ? "edited since" : "as fetched";
    if (row.waiting) state += ", another version waits";
    const FetchedFrom none;
    const FetchedFrom& from = row.fetched ? *row.fetched : none;
    table.rows.push_back({row.edition, from.time, state, row.path, row.address, from.final_address, from.network,
                          row.fetched ? cell(from.status) : Cell{}, row.fetched ? cell(from.bytes) : Cell{},
                          from.sha256});
  }
  if (people && answer.rows.empty()) table.after.push_back("no edition that is held has an address");
  return {table};
}

}  // namespace tifa

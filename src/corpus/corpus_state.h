// What an open corpus holds, shared by the files that implement it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/sqlite.h"

namespace tifa {

struct Corpus::State {
  std::filesystem::path root;
  sqlite::Database database;  // the snapshot
  std::string index_hash;
  bool stale = false;
  std::map<std::string, Result<std::shared_ptr<const Segment>>> segments;  // by name; views point into them

  Result<bool> open_segments();
};

namespace editions {

// The editions, each with one of its texts, for which `condition` (over e: editions, s: series, d: documents) holds.
// `values` are bound to ?1, ?2, …. In the order of `order`.
struct Query {
  // Which of the texts: the default one of each edition, or every one.
  enum class Texts { kDefault, kAll } texts = Texts::kDefault;
  std::string_view condition;
  std::string_view order = "e.series_id, e.sort_key";
};
template <class... Values>
[[nodiscard]] Result<std::vector<Edition>> find(const sqlite::Database& database, const Query& query,
                                                const Values&... values);

[[nodiscard]] std::string sql(const Query& query);
[[nodiscard]] Result<std::vector<Edition>> read(sqlite::Statement& statement);

template <class... Values>
Result<std::vector<Edition>> find(const sqlite::Database& database, const Query& query, const Values&... values) {
  auto statement = database.prepare(sql(query));
  if (!statement) return tl::unexpected(statement.error());
  if (auto status = statement->bind(values...); !status) return tl::unexpected(status.error());
  return read(*statement);
}

}  // namespace editions

// Corpus::select on a store.
[[nodiscard]] Result<std::vector<Edition>> select_editions(const sqlite::Database& database, std::string_view operand);

}  // namespace tifa

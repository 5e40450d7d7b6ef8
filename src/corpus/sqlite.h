// A thin layer over SQLite: connections and statements that close themselves, failures as errors.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <tifa/result.h>

struct sqlite3;
struct sqlite3_stmt;

namespace tifa::sqlite {

class Statement;

// One connection. Not thread-safe.
class Database {
 public:
  enum class Mode { kRead, kWrite, kCreate };

  static Result<Database> open(const std::filesystem::path& file, Mode mode);

  // Statements without results; several may be separated by ';'.
  [[nodiscard]] Status run(const char* sql);
  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
  // The single integer that a query gives.
  [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;
  // Closes; errors of the last write come out here.
  [[nodiscard]] Status close();

 private:
  struct Closer {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Closer> handle_;
};

// A prepared statement; used again and again, it is compiled once. Must not outlive its Database.
class Statement {
 public:
  // Binds the values to ?1, ?2, … and starts anew. Text is not copied: it must live until the last step().
  template <class... Values>
  [[nodiscard]] Status bind(const Values&... values) {
    start();
    int index = 0;
    bool bound = true;
    ((bound = bind_one(++index, values) && bound), ...);
    return bound ? Status{} : failure();
  }
  // True while there is a row.
  [[nodiscard]] Result<bool> step();
  // bind() and step() for a statement without rows.
  template <class... Values>
  [[nodiscard]] Status run(const Values&... values) {
    if (auto status = bind(values...); !status) return status;
    auto row = step();
    return row ? Status{} : Status(tl::unexpected(row.error()));
  }

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  // "" for NULL; lives until the next step
  [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] int columns() const;

 private:
  friend class Database;
  struct Closer {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}

  void start();
  bool bind_null(int index);
  bool bind_integer(int index, std::int64_t value);
  bool bind_text(int index, std::string_view value);
  template <class Value>
  bool bind_one(int index, const Value& value) {
    if constexpr (std::is_same_v<Value, std::optional<std::int32_t>>)
      return value ? bind_integer(index, *value) : bind_null(index);
    else if constexpr (std::is_integral_v<Value>)
      return bind_integer(index, static_cast<std::int64_t>(value));
    else
      return bind_text(index, value);
  }
  [[nodiscard]] Status failure() const;

  std::unique_ptr<sqlite3_stmt, Closer> handle_;
};

}  // namespace tifa::sqlite

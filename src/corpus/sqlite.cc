#include "corpus/sqlite.h"

#include <sqlite3.h>

#include <cerrno>

#include "base/file.h"

namespace tifa::sqlite {
namespace {

Error error_of(sqlite3* database, int code, const std::string& where) {
  const int primary = code & 0xFF;
  if (primary == SQLITE_FULL) return system_error(ENOSPC, {}, where);
  if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
    return {ErrorCode::kCorrupt, "the store of the corpus is damaged", where, "run tifa build --full"};
  if (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY) {
    const int number = database == nullptr ? 0 : sqlite3_system_errno(database);
    if (number != 0) return system_error(number, "cannot read or write the store of the corpus", where);
    // A write that fails without the system's own reason met a limit of size.
    if (database != nullptr && sqlite3_extended_errcode(database) == SQLITE_IOERR_WRITE)
      return system_error(ENOSPC, {}, where);
  }
  const ErrorCode kind = primary == SQLITE_BUSY || primary == SQLITE_LOCKED ? ErrorCode::kBusy
                         : primary == SQLITE_ERROR || primary == SQLITE_CONSTRAINT || primary == SQLITE_MISMATCH
                             ? ErrorCode::kCorrupt
                             : ErrorCode::kIo;
  const char* message = database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
  return {kind, std::string("the store of the corpus cannot be used (") + message + ")", where,
          kind == ErrorCode::kBusy ? "try again" : "run tifa build --full"};
}

std::string file_of(sqlite3* database) {
  const char* name = database == nullptr ? nullptr : sqlite3_db_filename(database, "main");
  return name == nullptr ? std::string() : std::string(name);
}

}  // namespace

void Database::Closer::operator()(sqlite3* database) const { sqlite3_close_v2(database); }
void Statement::Closer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<Database> Database::open(const std::filesystem::path& file, Mode mode) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (mode == Mode::kRead) flags |= SQLITE_OPEN_READONLY;
  if (mode != Mode::kRead) flags |= SQLITE_OPEN_READWRITE;
  if (mode == Mode::kCreate) flags |= SQLITE_OPEN_CREATE;
  Database database;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  database.handle_.reset(handle);
  if (code != SQLITE_OK) return tl::unexpected(error_of(handle, code, file.string()));
  return database;
}

Status Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(error_of(handle_.get(), code, file_of(handle_.get())));
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(error_of(handle_.get(), code, file_of(handle_.get())));
  return Statement(statement);
}

Result<std::int64_t> Database::integer(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement->integer(0) : 0;
}

Status Database::close() {
  const std::string where = file_of(handle_.get());
  const int code = sqlite3_close(handle_.get());
  if (code != SQLITE_OK) return tl::unexpected(error_of(nullptr, code, where));
  (void)handle_.release();
  return {};
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3* database = sqlite3_db_handle(handle_.get());
  return tl::unexpected(error_of(database, code, file_of(database)));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

int Statement::columns() const { return sqlite3_column_count(handle_.get()); }

void Statement::start() {
  // The result of reset is that of the last step, which step() has already given.
  sqlite3_reset(handle_.get());
}

bool Statement::bind_null(int index) { return sqlite3_bind_null(handle_.get(), index) == SQLITE_OK; }

bool Statement::bind_integer(int index, std::int64_t value) {
  return sqlite3_bind_int64(handle_.get(), index, value) == SQLITE_OK;
}

bool Statement::bind_text(int index, std::string_view value) {
  // A null pointer would bind NULL, which is not the empty text.
  const char* bytes = value.data() == nullptr ? "" : value.data();
  return sqlite3_bind_text64(handle_.get(), index, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK;
}

Status Statement::failure() const {
  sqlite3* database = sqlite3_db_handle(handle_.get());
  return tl::unexpected(error_of(database, sqlite3_extended_errcode(database), file_of(database)));
}

}  // namespace tifa::sqlite

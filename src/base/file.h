// Files: reading with a limit, memory maps, writes that are there in full or not at all, a lock between processes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <tifa/result.h>

namespace tifa {

// The error for a failed system call: kNotFound for a file that is not there, else kIo; a full disk (also a file size
// limit or a quota) says that no space is left. `number` is errno; `what` says what was tried ("cannot read the file").
[[nodiscard]] Error system_error(int number, std::string what, std::string where);

// What tells cheaply whether a file has changed.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
// Errors: kNotFound, kIo; kInput for what is no regular file. `place` names the file in errors.
[[nodiscard]] Result<FileStamp> file_stamp(const std::filesystem::path& file, const std::string& place);

// All bytes of a regular file. Errors as above; kLimit for a file larger than `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file, std::uint64_t limit,
                                            const std::string& place);

// A file mapped into memory, read-only. For files of our own that are never changed in place: a mapped file that
// shrinks under its reader ends the process.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& file);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // For a part of bytes() that will be read here and there: enters its pages in this process's table at once, about
  // 12 microseconds a MiB, and not one after another as they are met. Only when the system says that it holds the
  // whole part in memory already; of files of other users it says so of all (mincore(2)).
  void enter_pages(std::string_view part) const;
  // For what will not be read again soon: the pages that were read leave this process, not the system's cache.
  void leave_pages() const;

 private:
  MappedFile() = default;
  std::string_view bytes_;
};

// A file that is being written under a temporary name; removed unless committed.
class OutputFile {
 public:
  // Creates `file`, which must not exist.
  static Result<OutputFile> create(std::filesystem::path file);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;
  ~OutputFile();

  [[nodiscard]] Status write(std::string_view bytes);                           // appends
  [[nodiscard]] Status write_at(std::uint64_t offset, std::string_view bytes);  // overwrites
  // Syncs, renames to `target` (replacing it) and syncs the folder: after a crash the target is as before or complete.
  [[nodiscard]] Status commit(const std::filesystem::path& target);

 private:
  OutputFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  void discard();
  std::filesystem::path path_;
  int descriptor_ = -1;
};

// Syncs a file that something else wrote, renames it to `target` and syncs the folder.
[[nodiscard]] Status publish_file(const std::filesystem::path& file, const std::filesystem::path& target);
// A name for a file that is being written, beside the one that it becomes: hidden, so that no pattern of a corpus takes
// it for a text; another each time, and remove_left_behind() knows it.
[[nodiscard]] std::filesystem::path temporary_beside(const std::filesystem::path& file);
// Replaces a file's content in one step (temporary file, sync, rename).
[[nodiscard]] Status write_file(const std::filesystem::path& file, std::string_view bytes);
// Removes from a folder what processes that were killed while they wrote left there.
void remove_left_behind(const std::filesystem::path& folder);

// An advisory lock between processes (flock): released when the object or the process ends, however it ends.
class FileLock {
 public:
  // Errors: kBusy when another process holds it.
  static Result<FileLock> acquire(const std::filesystem::path& file);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace tifa

#include "base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tifa {
namespace {

// Of temporary_beside().
constexpr std::string_view kTemporaryBegin = ".tifa-", kTemporaryEnd = ".tmp";

// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

int open_retrying(const std::filesystem::path& file, int flags, mode_t mode = 0) {
  int descriptor = -1;
  do descriptor = ::open(file.c_str(), flags | O_CLOEXEC, mode);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

Status write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return tl::unexpected(system_error(errno, "cannot write the file", path.string()));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Status sync_descriptor(int descriptor, const std::filesystem::path& path) {
  while (::fsync(descriptor) != 0)
    if (errno != EINTR) return tl::unexpected(system_error(errno, "cannot write the file to disk", path.string()));
  return {};
}

Status sync_folder_of(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  Descriptor descriptor(open_retrying(folder, O_RDONLY | O_DIRECTORY));
  if (descriptor.get() < 0) return tl::unexpected(system_error(errno, "cannot open the folder", folder.string()));
  return sync_descriptor(descriptor.get(), folder);
}

Status rename_and_sync(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0)
    return tl::unexpected(system_error(errno, "cannot rename the file", from.string()));
  return sync_folder_of(to);
}

FileStamp stamp_of(const struct stat& info) {
  return {static_cast<std::uint64_t>(info.st_size),
          std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec};
}

Error not_regular(const std::string& place) {
  return {ErrorCode::kInput, "this is no regular file", place, "name a file that holds a text"};
}

}  // namespace

Error system_error(int number, std::string what, std::string where) {
  if (number == ENOSPC || number == EFBIG || number == EDQUOT)
    return {ErrorCode::kIo, "no space left on the disk", std::move(where),
            "make room and try again, the corpus is as before"};
  what += std::string(" (") + std::strerror(number) + ")";
  return {number == ENOENT || number == ENOTDIR ? ErrorCode::kNotFound : ErrorCode::kIo,
          std::move(what),
          std::move(where),
          {}};
}

Result<FileStamp> file_stamp(const std::filesystem::path& file, const std::string& place) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return tl::unexpected(system_error(errno, "cannot read the file", place));
  if (!S_ISREG(info.st_mode)) return tl::unexpected(not_regular(place));
  return stamp_of(info);
}

Result<std::string> read_file(const std::filesystem::path& file, std::uint64_t limit, const std::string& place) {
  // Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
  Descriptor descriptor(open_retrying(file, O_RDONLY | O_NONBLOCK));
  struct stat info {};
  if (descriptor.get() < 0 || ::fstat(descriptor.get(), &info) != 0)
    return tl::unexpected(system_error(errno, "cannot read the file", place));
  if (!S_ISREG(info.st_mode)) return tl::unexpected(not_regular(place));
  const auto too_large = [&] {
    return fail(ErrorCode::kLimit, "the file is larger than " + std::to_string(limit >> 20) + " MiB", place,
                "split it into smaller files");
  };
  const std::uint64_t size = static_cast<std::uint64_t>(info.st_size);
  if (size > limit) return too_large();
  std::string bytes;
  // One byte more than the size shows the end of the file without another round.
  bytes.resize(size + 1);
  std::size_t filled = 0;
  while (true) {
    const ssize_t got = ::read(descriptor.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0) {
      if (errno == EINTR) continue;
      return tl::unexpected(system_error(errno, "cannot read the file", place));
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > limit) return too_large();
    if (filled == bytes.size()) bytes.resize(bytes.size() + (std::size_t{1} << 16));  // it grows while it is read
  }
  bytes.resize(filled);
  return bytes;
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  Descriptor descriptor(open_retrying(file, O_RDONLY | O_NONBLOCK));
  struct stat info {};
  if (descriptor.get() < 0 || ::fstat(descriptor.get(), &info) != 0)
    return tl::unexpected(system_error(errno, "cannot read the file", file.string()));
  if (!S_ISREG(info.st_mode)) return tl::unexpected(not_regular(file.string()));
  MappedFile mapped;
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size == 0) return mapped;
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.get(), 0);
  if (address == MAP_FAILED)
    return tl::unexpected(system_error(errno, "cannot map the file into memory", file.string()));
  mapped.bytes_ = {static_cast<const char*>(address), size};
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}
MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

void MappedFile::enter_pages(std::string_view part) const {
  const std::less_equal<> ordered;
  if (part.empty() || !ordered(bytes_.data(), part.data()) ||
      !ordered(part.data() + part.size(), bytes_.data() + bytes_.size()))
    return;
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const auto offset = static_cast<std::size_t>(part.data() - bytes_.data());
  const std::size_t begin = offset / page * page, end = offset + part.size();
  char* const from = const_cast<char*>(bytes_.data()) + begin;
  std::vector<unsigned char> held((end - begin + page - 1) / page);
  if (::mincore(from, end - begin, held.data()) != 0) return;
  if (std::all_of(held.begin(), held.end(), [](unsigned char state) { return (state & 1) != 0; }))
    ::madvise(from, end - begin, MADV_POPULATE_READ);  // older systems do not know it: pages come as they are met
}

void MappedFile::leave_pages() const {
  if (!bytes_.empty()) ::madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

Result<OutputFile> OutputFile::create(std::filesystem::path file) {
  const int descriptor = open_retrying(file, O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (descriptor < 0) return tl::unexpected(system_error(errno, "cannot create the file", file.string()));
  return OutputFile(std::move(file), descriptor);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}
OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}
OutputFile::~OutputFile() { discard(); }

void OutputFile::discard() {
  if (descriptor_ < 0) return;
  ::close(std::exchange(descriptor_, -1));
  ::unlink(path_.c_str());
}

Status OutputFile::write(std::string_view bytes) { return write_all(descriptor_, bytes, path_); }

Status OutputFile::write_at(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0) {
      if (errno == EINTR) continue;
      return tl::unexpected(system_error(errno, "cannot write the file", path_.string()));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  return {};
}

Status OutputFile::commit(const std::filesystem::path& target) {
  if (auto status = sync_descriptor(descriptor_, path_); !status) return status;
  if (auto status = rename_and_sync(path_, target); !status) return status;
  ::close(std::exchange(descriptor_, -1));
  return {};
}

Status publish_file(const std::filesystem::path& file, const std::filesystem::path& target) {
  Descriptor descriptor(open_retrying(file, O_RDONLY));
  if (descriptor.get() < 0) return tl::unexpected(system_error(errno, "cannot open the file", file.string()));
  if (auto status = sync_descriptor(descriptor.get(), file); !status) return status;
  return rename_and_sync(file, target);
}

std::filesystem::path temporary_beside(const std::filesystem::path& file) {
  static std::atomic<std::uint64_t> number = 0;
  return file.parent_path() / (std::string(kTemporaryBegin) + std::to_string(::getpid()) + "-" +
                               std::to_string(number.fetch_add(1)) + std::string(kTemporaryEnd));
}

Status write_file(const std::filesystem::path& file, std::string_view bytes) {
  const std::filesystem::path temporary = temporary_beside(file);
  ::unlink(temporary.c_str());  // left by a killed process of the same number
  auto output = OutputFile::create(temporary);
  if (!output) return tl::unexpected(output.error());
  if (auto status = output->write(bytes); !status) return status;
  return output->commit(file);
}

void remove_left_behind(const std::filesystem::path& folder) {
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(kTemporaryBegin) || !name.ends_with(kTemporaryEnd)) continue;
    pid_t writer = 0;
    const auto [rest, parsed] =
        std::from_chars(name.data() + kTemporaryBegin.size(), name.data() + name.size(), writer);
    std::error_code ignored;
    if (parsed == std::errc() && writer > 0 && *rest == '-' && ::kill(writer, 0) != 0 && errno == ESRCH)
      std::filesystem::remove(entry->path(), ignored);
  }
}

Result<FileLock> FileLock::acquire(const std::filesystem::path& file) {
  Descriptor descriptor(open_retrying(file, O_RDWR | O_CREAT, 0644));
  if (descriptor.get() < 0) return tl::unexpected(system_error(errno, "cannot open the lock", file.string()));
  while (::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno == EWOULDBLOCK)
      return fail(ErrorCode::kBusy, "another process is building this corpus", file.string(), "wait until it is done");
    return tl::unexpected(system_error(errno, "cannot lock the file", file.string()));
  }
  return FileLock(descriptor.release());
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}
FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace tifa

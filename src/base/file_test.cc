// Reading, writing in one step, locks.
#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "support/temp_folder.h"

namespace tifa {
namespace {

using testing::TempFolder;

std::size_t entries(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

TEST(ReadFile, GivesAllBytesUpToTheLimit) {
  const TempFolder folder;
  const std::string bytes = std::string("a\0b", 3) + std::string(100'000, 'x');
  folder.write("f", bytes);
  EXPECT_EQ(read_file(folder / "f", bytes.size(), "f").value(), bytes);
  EXPECT_EQ(read_file(folder / "f", bytes.size() - 1, "f").error().code, ErrorCode::kLimit);
  folder.write("empty", "");
  EXPECT_EQ(read_file(folder / "empty", 10, "empty").value(), "");
}

TEST(ReadFile, SaysWhatIsWrong) {
  const TempFolder folder;
  EXPECT_EQ(read_file(folder / "none", 10, "none").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(read_file(folder.path(), 10, "folder").error().code, ErrorCode::kInput);
  // A pipe that nobody writes to must not make it wait.
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(read_file(folder / "pipe", 10, "pipe").error().code, ErrorCode::kInput);
  EXPECT_EQ(file_stamp(folder / "pipe", "pipe").error().code, ErrorCode::kInput);
}

TEST(SystemError, AFullDiskSaysSo) {
  for (const int number : {ENOSPC, EFBIG, EDQUOT}) {
    const Error error = system_error(number, "cannot write the file", "place");
    EXPECT_EQ(error.code, ErrorCode::kIo);
    EXPECT_EQ(error.sentence(), "place: no space left on the disk; make room and try again, the corpus is as before");
  }
}

TEST(WriteFile, ReplacesInOneStepAndLeavesNothingElse) {
  const TempFolder folder;
  ASSERT_TRUE(write_file(folder / "f", "one"));
  ASSERT_TRUE(write_file(folder / "f", "two"));
  EXPECT_EQ(read_file(folder / "f", 10, "f").value(), "two");
  EXPECT_EQ(entries(folder.path()), 1U);
  EXPECT_FALSE(write_file(folder / "no/such/folder", "x"));
}

TEST(OutputFile, IsGoneUnlessCommitted) {
  const TempFolder folder;
  {
    auto file = OutputFile::create(folder / "tmp");
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->write("hello"));
    EXPECT_FALSE(OutputFile::create(folder / "tmp"));
  }
  EXPECT_EQ(entries(folder.path()), 0U);
  auto file = OutputFile::create(folder / "tmp");
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->write("hello"));
  ASSERT_TRUE(file->write_at(1, "u"));
  ASSERT_TRUE(file->commit(folder / "done"));
  EXPECT_EQ(read_file(folder / "done", 10, "done").value(), "hullo");
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST(MappedFile, ShowsTheBytes) {
  const TempFolder folder;
  folder.write("f", "mapped");
  folder.write("empty", "");
  auto file = MappedFile::open(folder / "f");
  ASSERT_TRUE(file);
  MappedFile moved = std::move(*file);
  EXPECT_EQ(moved.bytes(), "mapped");
  moved.enter_pages(moved.bytes().substr(2));
  moved.enter_pages("of another file");
  EXPECT_EQ(moved.bytes(), "mapped");
  moved.leave_pages();
  EXPECT_EQ(moved.bytes(), "mapped");
  EXPECT_EQ(MappedFile::open(folder / "empty").value().bytes(), "");
  EXPECT_EQ(MappedFile::open(folder / "none").error().code, ErrorCode::kNotFound);
}

TEST(FileLock, KeepsOthersOutUntilItsHolderEnds) {
  const TempFolder folder;
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    auto lock = FileLock::acquire(folder / "lock");
    const char ok = lock ? '1' : '0';
    if (::write(ready[1], &ok, 1) != 1) ::_exit(1);
    ::pause();
    ::_exit(0);
  }
  char ok = '0';
  ASSERT_EQ(::read(ready[0], &ok, 1), 1);
  ASSERT_EQ(ok, '1');
  EXPECT_EQ(FileLock::acquire(folder / "lock").error().code, ErrorCode::kBusy);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_TRUE(FileLock::acquire(folder / "lock"));
  EXPECT_TRUE(FileLock::acquire(folder / "lock"));  // the one above is released
}

TEST(TemporaryBeside, IsHiddenInTheSameFolderAndAnotherEachTime) {
  const std::filesystem::path one = temporary_beside("folder/a.txt"), other = temporary_beside("folder/a.txt");
  EXPECT_EQ(one.parent_path(), "folder");
  EXPECT_TRUE(one.filename().string().starts_with(".tifa-" + std::to_string(::getpid()) + "-"));
  EXPECT_NE(one, other);
}

TEST(WriteFile, WhatKilledProcessesLeftIsRemovedAndNothingElse) {
  const TempFolder folder;
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  const std::string gone = ".tifa-" + std::to_string(child) + "-3.tmp";
  const std::string running = ".tifa-" + std::to_string(::getpid()) + "-3.tmp";
  for (const std::string& name :
       {gone, running, std::string(".tifa-x-1.tmp"), std::string("a.tmp123"), std::string("b")})
    folder.write(name, "text");
  remove_left_behind(folder.path());
  EXPECT_FALSE(std::filesystem::exists(folder / gone));
  for (const std::string& name : {running, std::string(".tifa-x-1.tmp"), std::string("a.tmp123"), std::string("b")})
    EXPECT_TRUE(std::filesystem::exists(folder / name)) << name;
  remove_left_behind(folder / "no-such-folder");
}

}  // namespace
}  // namespace tifa

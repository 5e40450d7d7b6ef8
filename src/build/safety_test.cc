// What happens to a corpus when a build is killed, finds the disk full, or must not write.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "base/file.h"
#include "build/build.h"
#include "corpus/corpus.h"
#include "support/temp_folder.h"

namespace tifa {
namespace {

using testing::TempFolder;

constexpr const char* kToml = "[series.s]\ntitle = \"Reports\"\nfiles = \"texts/{id}.txt\"\n";

void write_texts(const TempFolder& folder, int editions, int salt) {
  for (int i = 1; i <= editions; ++i) {
    std::string text = fmt::format("第{}号报告\n\n", i);
    for (int line = 0; line < 40; ++line)
      text += fmt::format("第{}项工作安排资金{}万元，增长{}%，全部按期完成。\n\n", line, salt * 7 + i, line);
    folder.write(fmt::format("texts/{}.txt", i), text);
  }
}

Result<BuildSummary> run(const TempFolder& folder, bool full = false) {
  Diagnostics diagnostics;
  Context context;
  context.threads = 2;
  return build(folder.path(), {full}, context, diagnostics);
}

// Every document of the corpus can be read and is what the store says.
void expect_sound(const TempFolder& folder) {
  const auto corpus = Corpus::open(folder.path());
  ASSERT_TRUE(corpus) << corpus.error().sentence();
  const auto findings = corpus->verify({});
  ASSERT_TRUE(findings) << findings.error().sentence();
  for (const Diagnostic& finding : *findings)
    if (finding.code != "source-changed" && finding.code != "source-gone")
      ADD_FAILURE() << finding.code << " " << finding.message;
}

// What a build takes away while the corpus is checked is no damage; what the present store names and lacks is.
TEST(Safety, ABuildThatEndsMeanwhileIsNoFinding) {
  const TempFolder folder;
  folder.write("tifa.toml", kToml);
  write_texts(folder, 12, 1);
  ASSERT_TRUE(run(folder));
  const auto corpus = Corpus::open(folder.path());
  ASSERT_TRUE(corpus) << corpus.error().sentence();
  write_texts(folder, 12, 2);
  ASSERT_TRUE(run(folder, true));
  const auto findings = corpus->verify({});
  ASSERT_TRUE(findings) << findings.error().sentence();
  for (const Diagnostic& finding : *findings) ADD_FAILURE() << finding.code << " " << finding.message;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() / ".tifa" / "segments"))
    std::filesystem::remove(entry.path());
  const auto damaged = corpus->verify({});
  ASSERT_TRUE(damaged) << damaged.error().sentence();
  EXPECT_FALSE(damaged->empty());
}

TEST(Safety, KilledAtAnyInstantTheCorpusIsAsBeforeOrAfter) {
  const TempFolder folder;
  folder.write("tifa.toml", kToml);
  write_texts(folder, 12, 1);
  const auto before = run(folder);
  ASSERT_TRUE(before) << before.error().sentence();
  std::string hash = before->index_hash;
  std::mt19937 random(11);
  int killed = 0;
  int finished = 0;
  std::int64_t whole = 20'000;  // microseconds; a build's own time, as measured
  for (int round = 0; round < 60; ++round) {
    write_texts(folder, 12, round + 2);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) ::_exit(run(folder, round % 3 == 0) ? 0 : 1);
    if (round % 10 != 9) {
      std::this_thread::sleep_for(std::chrono::microseconds(random() % (whole + whole / 4)));
      ::kill(child, SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status))
      ++killed;
    else
      ++finished;
    expect_sound(folder);
    const std::string now = Corpus::open(folder.path())->index_hash();
    // What the texts as they are now give, in a corpus of its own.
    const TempFolder fresh;
    fresh.write("tifa.toml", kToml);
    write_texts(fresh, 12, round + 2);
    const auto started = std::chrono::steady_clock::now();
    const std::string after = run(fresh)->index_hash;
    whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started).count();
    ASSERT_TRUE(now == hash || now == after) << "round " << round;
    if (WIFEXITED(status)) {
      ASSERT_EQ(now, after);
    }
    hash = now;
  }
  EXPECT_GT(killed, 10);
  EXPECT_GE(finished, 6);
  // The next build clears what the killed ones left.
  const auto last = run(folder);
  ASSERT_TRUE(last) << last.error().sentence();
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder / ".tifa"), {}),
            4);  // store, its seal, lock, segments
  expect_sound(folder);
}

TEST(Safety, OneBuildAtATime) {
  const TempFolder folder;
  folder.write("tifa.toml", kToml);
  write_texts(folder, 2, 1);
  ASSERT_TRUE(run(folder));
  auto lock = FileLock::acquire(folder / ".tifa/lock");
  ASSERT_TRUE(lock);
  const auto busy = run(folder);
  ASSERT_FALSE(busy);
  EXPECT_EQ(busy.error().code, ErrorCode::kBusy);
  EXPECT_TRUE(Corpus::open(folder.path()));  // readers need no lock
}

TEST(Safety, OnAFullDiskTheCorpusIsAsBefore) {
  const TempFolder folder;
  folder.write("tifa.toml", kToml);
  write_texts(folder, 4, 1);
  const std::string before = run(folder)->index_hash;
  write_texts(folder, 30, 2);
  // A limit on the size of files fails a write just as a full disk does; the larger one lets the segment pass and stops
  // the store.
  for (const rlim_t limit : {rlim_t{20'000}, rlim_t{120'000}}) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit size{limit, limit};
      ::setrlimit(RLIMIT_FSIZE, &size);
      const auto built = run(folder, true);
      const bool said = !built && built.error().code == ErrorCode::kIo &&
                        built.error().sentence().find("no space left on the disk; make room") != std::string::npos;
      ::_exit(said ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 0) << limit;
    EXPECT_EQ(Corpus::open(folder.path())->index_hash(), before);
    expect_sound(folder);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder / ".tifa/segments"), {}), 1);
    EXPECT_FALSE(std::filesystem::exists(folder / ".tifa/corpus.db.new"));
  }
}

TEST(Safety, AReadOnlyFolderOpensAndCannotBeBuilt) {
  const TempFolder folder;
  folder.write("tifa.toml", kToml);
  write_texts(folder, 3, 1);
  ASSERT_TRUE(run(folder));
  namespace fs = std::filesystem;
  for (const char* name : {".tifa/segments", ".tifa", "."}) fs::permissions(folder / name, fs::perms{0555});
  for (const char* name : {".tifa/lock", "tifa.toml"}) fs::permissions(folder / name, fs::perms{0444});
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (::geteuid() == 0 && ::seteuid(65534) != 0) ::_exit(9);
    const auto corpus = Corpus::open(folder.path());
    if (!corpus) ::_exit(2);
    const auto editions = corpus->select("s");
    if (!editions || editions->size() != 3 || !corpus->document(editions->front())) ::_exit(3);
    const auto built = run(folder, true);
    ::_exit(!built && built.error().code == ErrorCode::kIo ? 0 : 4);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  for (const char* name : {".", ".tifa", ".tifa/segments"}) fs::permissions(folder / name, fs::perms::owner_all);
}

}  // namespace
}  // namespace tifa

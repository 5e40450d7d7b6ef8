// File patterns against a backtracking oracle, and the walk through real folders with links in them.
#include "corpus/patterns.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <regex>

#include "base/date.h"
#include "corpus/manifest.h"
#include "support/test_data.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;
using Values = std::map<std::string, std::string>;

// Tries every way, the preferred first, on the whole path at once. Exponential, and plain to read.
std::optional<Values> match_slowly(std::string_view pattern, std::string_view path, std::size_t at = 0) {
  if (pattern.empty()) return at == path.size() ? std::optional<Values>(Values{}) : std::nullopt;
  const auto rest_after = [&](std::size_t skip, std::size_t length) {
    return match_slowly(pattern.substr(skip), path, at + length);
  };
  if (pattern.substr(0, 3) == "**/") {
    for (std::size_t length = 0; at + length <= path.size(); ++length)
      if (length == 0 || path[at + length - 1] == '/')
        if (auto found = rest_after(3, length)) return found;
    return std::nullopt;
  }
  const std::size_t part = std::min(path.find('/', at), path.size()) - at;
  if (pattern[0] == '*') {
    for (std::size_t length = 0; length <= part; ++length)
      if (auto found = rest_after(1, length)) return found;
    return std::nullopt;
  }
  if (pattern[0] != '{') return at < path.size() && path[at] == pattern[0] ? rest_after(1, 1) : std::nullopt;
  const std::size_t close = pattern.find('}');
  const std::string field(pattern.substr(1, close - 1));
  std::vector<std::size_t> lengths;
  for (std::size_t length = 1; length <= part; ++length) {
    const std::string value(path.substr(at, length));
    if (field == "date") {
      const auto digit = [&](std::size_t i) { return i < path.size() && path[i] >= '0' && path[i] <= '9'; };
      if (value.find_first_not_of("0123456789-") != std::string::npos || !parse_date(value)) continue;
      if ((at > 0 && digit(at - 1)) || digit(at + length)) continue;
    }
    static const std::regex kTag("[a-z]{2,3}(-[A-Z][a-z]{3}|-[A-Z]{2})?"), kExt("[A-Za-z0-9]+"), kLetter("[A-Za-z].*");
    if (field == "language" &&
        (!std::regex_match(value, kTag) || std::regex_match(std::string(path.substr(at + length)), kLetter)))
      continue;
    if (field == "ext" && !std::regex_match(value, kExt)) continue;
    lengths.push_back(length);
  }
  if (field == "date" || field == "language") std::reverse(lengths.begin(), lengths.end());
  for (const std::size_t length : lengths)
    if (auto found = rest_after(close + 1, length)) {
      (*found)[field] = path.substr(at, length);
      return found;
    }
  return std::nullopt;
}

std::optional<MatchedFile> match(std::string_view pattern, std::string_view path) {
  const auto parsed = FilePattern::parse(pattern);
  EXPECT_TRUE(parsed) << pattern << ": " << parsed.error().sentence();
  return parsed ? parsed->match(path) : std::nullopt;
}

std::string error_of(std::string_view pattern) {
  const auto parsed = FilePattern::parse(pattern);
  return parsed ? "" : parsed.error().sentence();
}

TEST(FilePattern, FieldsOfOnePart) {
  const auto file = match("texts/plan-{id}.txt", "texts/plan-2025.txt");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->id, "2025");
  EXPECT_EQ(file->path, "texts/plan-2025.txt");
  EXPECT_FALSE(match("texts/plan-{id}.txt", "texts/plan-.txt"));
  EXPECT_FALSE(match("texts/plan-{id}.txt", "texts/sub/plan-1.txt"));
  EXPECT_FALSE(match("texts/plan-{id}.txt", "texts/plan-1.txt.bak"));
  EXPECT_EQ(match("./texts//{id}.txt", "texts/8.txt")->id, "8");
}

TEST(FilePattern, FieldsAcrossParts) {
  const auto file = match("laws/{place}/**/{title}({date}).md", "laws/东州/地方/水/条例(修订)(2019-03-24).md");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->place, "东州");
  EXPECT_EQ(file->title, "条例(修订)");
  EXPECT_EQ(file->date, "2019-03-24");
  EXPECT_EQ(file->id, "条例(修订)(2019-03-24)");
  EXPECT_EQ(match("laws/{place}/**/{title}({date}).md", "laws/a/t(2019).md")->title, "t");
  EXPECT_FALSE(match("laws/{place}/**/{title}({date}).md", "laws/t(2019).md"));
  EXPECT_EQ(match("{id}/**", "x/y/z.txt")->id, "x");
  EXPECT_FALSE(match("{id}/**", "x"));
}

TEST(FilePattern, IdFromTitleAndDate) {
  EXPECT_EQ(match("{date}.txt", "20190324.txt")->id, "20190324");
  EXPECT_EQ(match("{title}.{ext}", "a.b.txt")->id, "a.b");
  EXPECT_EQ(match("{date}-{title}.txt", "2019-03-24-speech.txt")->id, "speech(2019-03-24)");
  EXPECT_EQ(match("*{date}*.txt", "speech of 2019-03-24, final.txt")->date, "2019-03-24");
  EXPECT_FALSE(match("*{date}.txt", "speech-120190324.txt")) << "a date inside a longer number";
  EXPECT_FALSE(match("{date}.txt", "2019-02-30.txt"));
  const auto version = match("{id}.{stage}.{language}.txt", "8.draft.zh-Hans.txt");
  ASSERT_TRUE(version);
  EXPECT_EQ(version->stage + version->language, "draftzh-Hans");
}

TEST(FilePattern, RefusesWhatCannotWork) {
  EXPECT_NE(error_of("texts/plan.txt").find("which edition"), std::string::npos);
  EXPECT_NE(error_of("{language}/*.txt").find("which edition"), std::string::npos);
  EXPECT_NE(error_of("{id}{title}.txt").find("where one field ends"), std::string::npos);
  EXPECT_NE(error_of("*{id}.txt").find("where one field ends"), std::string::npos);
  EXPECT_NE(error_of("{id}-{id}.txt").find("twice"), std::string::npos);
  EXPECT_NE(error_of("{year}.txt").find("{year} is no field"), std::string::npos);
  EXPECT_NE(error_of("{id.txt").find("not closed"), std::string::npos);
  EXPECT_NE(error_of("a**/{id}.txt").find("beside other characters"), std::string::npos);
  EXPECT_NE(error_of("/etc/{id}").find("absolute"), std::string::npos);
  EXPECT_NE(error_of("texts/../../{id}").find("climbs"), std::string::npos);
  EXPECT_NE(error_of(".git/{id}").find("hidden"), std::string::npos);
  EXPECT_NE(error_of("texts/{id}/").find("folder"), std::string::npos);
  EXPECT_NE(error_of("").find("empty"), std::string::npos);
  EXPECT_NE(error_of("\xFF{id}").find("not valid text"), std::string::npos);
  std::string deep = "{id}";
  for (int i = 0; i < 63; ++i) deep += "/a";
  EXPECT_NE(error_of(deep).find("64 path parts"), std::string::npos);
  EXPECT_EQ(error_of(deep.substr(0, deep.size() - 2)), "");
}

TEST(FilePattern, EqualsBacktracking) {
  const std::vector<std::string> pieces = {"a",      "-",          "/",     "*",       "**/", "{id}", "{title}",
                                           "{date}", "{language}", "{ext}", "{place}", "(",   "20",   "en"};
  const std::vector<std::string> letters = {"a",        "-", "/",  "(",       "2019", "2019-03",
                                            "20190324", "0", "en", "zh-Hans", "X",    "年"};
  std::mt19937 random(7);
  const auto any_of = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  int parsed_patterns = 0, matches = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string pattern;
    for (std::size_t n = 1 + random() % 6; n > 0; --n) pattern += any_of(pieces);
    const auto parsed = FilePattern::parse(pattern);
    // The oracle takes patterns as they stand, without empty parts.
    if (!parsed || pattern.find("//") != std::string::npos || pattern.substr(pattern.size() - 1) == "/") continue;
    ++parsed_patterns;
    for (int each = 0; each < 8; ++each) {
      std::string path;
      for (const char* at = pattern.c_str(); *at != '\0';) {
        // Half of the paths follow the pattern, so that enough of them match.
        if (each % 2 == 0 && *at != '{' && *at != '*') {
          path += *at++;
        } else {
          if (*at == '{') at += std::string_view(at).find('}');
          ++at;
          for (std::size_t n = random() % 3; n > 0; --n) path += any_of(letters);
        }
      }
      if (path.empty() || path.front() == '/' || path.back() == '/' || path.find("//") != std::string::npos) continue;
      const auto fast = parsed->match(path);
      auto slow = match_slowly(pattern, path);
      ASSERT_EQ(fast.has_value(), slow.has_value()) << pattern << " on " << path;
      if (!fast) continue;
      ++matches;
      EXPECT_EQ(fast->title, (*slow)["title"]) << pattern << " on " << path;
      EXPECT_EQ(fast->date, (*slow)["date"]) << pattern << " on " << path;
      EXPECT_EQ(fast->place, (*slow)["place"]) << pattern << " on " << path;
      EXPECT_EQ(fast->language, (*slow)["language"]) << pattern << " on " << path;
      const std::string id = (*slow)["id"], title = (*slow)["title"], date = (*slow)["date"];
      const std::string made = title.empty() || date.empty() ? title + date : title + "(" + date + ")";
      EXPECT_EQ(fast->id, id.empty() ? made : id) << pattern << " on " << path;
    }
  }
  EXPECT_GT(parsed_patterns, 1000);
  EXPECT_GT(matches, 1000);
}

TEST(FilePattern, ManyStarsStayLinear) {
  // Each begins and ends like the name, so that only the middle shows that it does not match.
  std::string stars = "a", parts = "{id}", path = "1";
  for (int i = 0; i < 100; ++i) stars += "*a";
  for (int i = 0; i < 29; ++i) parts += "/**/*a*a*";
  for (int i = 0; i < 60; ++i) path += "/" + std::string(250, 'a');
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(match(stars + "*b*a-{id}", std::string(4000, 'a') + "-1"));
  EXPECT_TRUE(match(stars + "-{id}", std::string(4000, 'a') + "-1"));
  EXPECT_FALSE(match(parts + "/**/*b*/**/*", path));
  EXPECT_TRUE(match(parts + "/**/*", path));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

class MatchFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    outside_ = fs::path(::testing::TempDir()) / fmt::format("tifa-patterns-{}", ::getpid());
    fs::remove_all(outside_);
    root_ = outside_ / "corpus";
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(outside_); }

  void write(const std::string& path) {
    const fs::path file = root_ / path;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << "text";
  }
  std::string paths(std::string_view pattern) {
    const auto files = match_files(root_, pattern);
    if (!files) return files.error().sentence();
    std::string all;
    for (const MatchedFile& file : *files) all += (all.empty() ? "" : " ") + file.path;
    return all;
  }

  fs::path outside_, root_;
};

TEST_F(MatchFiles, SortedRegularVisible) {
  for (const char* path : {"t/10.txt", "t/9.txt", "t/a/b/7.txt", "t/.8.txt", "t/.git/6.txt", ".tifa/5.txt", "tifa.toml",
                           "t/4.md", "u/3.txt"})
    write(path);
  fs::create_directories(root_ / "t/folder.txt");
  EXPECT_EQ(paths("t/{id}.txt"), "t/10.txt t/9.txt");
  EXPECT_EQ(paths("t/**/{id}.txt"), "t/10.txt t/9.txt t/a/b/7.txt");
  EXPECT_EQ(paths("**/{id}.{ext}"), "t/10.txt t/4.md t/9.txt t/a/b/7.txt u/3.txt");
  EXPECT_EQ(paths("nowhere/{id}.txt"), "");
  EXPECT_NE(paths("{language}.txt").find("which edition"), std::string::npos);
}

TEST_F(MatchFiles, LinksStayInside) {
  write("real/1.txt");
  std::ofstream(outside_ / "secret.txt") << "secret";
  fs::create_directory_symlink("real", root_ / "named");
  fs::create_directory_symlink(".", root_ / "real" / "again");
  fs::create_symlink("nothing", root_ / "real" / "dangling.txt");
  EXPECT_EQ(paths("named/{id}.txt"), "named/1.txt");
  EXPECT_EQ(paths("**/{id}.txt"), "real/1.txt") << "** does not follow links";
  fs::create_directory_symlink(outside_, root_ / "out");
  EXPECT_EQ(paths("**/{id}.txt"), "real/1.txt");
  EXPECT_NE(paths("out/{id}.txt").find("symbolic link"), std::string::npos);
  fs::create_symlink(outside_ / "secret.txt", root_ / "real" / "2.txt");
  EXPECT_NE(paths("real/{id}.txt").find("symbolic link"), std::string::npos);
}

TEST_F(MatchFiles, DepthIsBounded) {
  std::string folder;
  for (int i = 0; i < 64; ++i) folder += "d/";
  write(folder + "1.txt");
  EXPECT_EQ(paths("**/{id}.txt"), folder + "1.txt");
  write(folder + "d/2.txt");
  EXPECT_NE(paths("**/{id}.txt").find("more than 64 deep"), std::string::npos);
}

TEST_F(MatchFiles, BadNamesAndFolders) {
  std::ofstream(root_ / "\xFF.txt") << "text";
  EXPECT_NE(paths("{id}.txt").find("not valid UTF-8"), std::string::npos);
  EXPECT_EQ(paths("{id}.md"), "");
  const auto files = match_files(root_ / "absent", "{id}.txt");
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().code, ErrorCode::kIo);
}

TEST(MatchFilesOnRealFolders, AllLaws) {
  const auto data = testing::real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  std::size_t expected = 0;
  for (const auto& entry : fs::recursive_directory_iterator(*data / "laws"))
    expected += entry.is_regular_file() && entry.path().extension() == ".md";
  auto best = std::chrono::steady_clock::duration::max();
  for (int i = 0; i < 3; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const auto files = match_files(*data, "laws/**/{title}.md");
    best = std::min(best, std::chrono::steady_clock::now() - start);
    ASSERT_TRUE(files);
    EXPECT_EQ(files->size(), expected);
  }
  const auto dated = match_files(*data, "laws/**/{title}({date}).md");
  ASSERT_TRUE(dated);
  EXPECT_GT(dated->size(), 1000U);
  EXPECT_LT(dated->size(), expected);
  RecordProperty("milliseconds", static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(best).count()));
  // A walk of this size takes about 10 ms; the bound leaves room for sanitizers and busy machines.
  EXPECT_LT(best, std::chrono::seconds(1));
}

}  // namespace
}  // namespace tifa

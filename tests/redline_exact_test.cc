// Every pair of neighbouring versions of every real document there is: the redline of A gives B, and backwards, to the
// byte. Pairs of texts made at random are in src/redline/redline_test.cc.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <tifa/app.h>

#include "support/temp_folder.h"
#include "support/test_data.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::kNoRealData;
using testing::real_data;
using testing::TempFolder;

using Files = std::vector<std::filesystem::path>;

std::u32string points_of(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    points += point.value;
    at += point.length;
  }
  return points;
}

// The text of one side made from the other and the edits; `to` is the side to be made.
std::u32string applied(const RedlineAnswer& answer, TextRange RedlineEdit::*from, TextRange RedlineEdit::*to,
                       const char* from_the_other, const std::u32string& source, const std::u32string& other) {
  std::vector<const RedlineEdit*> edits;
  for (const RedlineBlock& block : answer.blocks)
    for (const RedlineEdit& edit : block.edits)
      if ((edit.*to)[0] < (edit.*to)[1]) edits.push_back(&edit);
  std::sort(edits.begin(), edits.end(),
            [&](const RedlineEdit* x, const RedlineEdit* y) { return (x->*to)[0] < (y->*to)[0]; });
  std::u32string made;
  for (const RedlineEdit* edit : edits) {
    const TextRange& range = edit->op == from_the_other ? edit->*to : edit->*from;
    const std::u32string& text = edit->op == from_the_other ? other : source;
    if (range[0] <= range[1] && range[1] <= text.size()) made += text.substr(range[0], range[1] - range[0]);
  }
  return made;
}

// Neighbours in the order of the files are taken as versions of one document.
void expect_exact(const Files& files, const std::string& language) {
  ASSERT_GE(files.size(), 2U);
  TempFolder folder;
  const std::string ending = files.front().extension().string();
  folder.write("tifa.toml", "[series.r]\nlanguage = \"" + language + "\"\nfiles = \"{id}" + ending + "\"\n");
  const auto name_of = [](std::size_t i) { return std::to_string(10000 + i); };
  for (std::size_t i = 0; i < files.size(); ++i) folder.write(name_of(i) + ending, testing::read_bytes(files[i]));
  Diagnostics diagnostics;
  const auto built = build_corpus(folder.path(), false, {}, diagnostics);
  ASSERT_TRUE(built) << built.error().sentence();
  const auto workspace = Workspace::open(folder.path(), diagnostics);
  ASSERT_TRUE(workspace) << workspace.error().sentence();
  std::size_t pairs = 0;
  for (std::size_t i = 0; i + 1 < files.size(); ++i) {
    SCOPED_TRACE(files[i].string() + " → " + files[i + 1].filename().string());
    const auto answer = redline(*workspace, {"r:" + name_of(i), "r:" + name_of(i + 1), true}, {});
    if (!answer && answer.error().code == ErrorCode::kNotFound) continue;  // a capture without any text
    ASSERT_TRUE(answer) << answer.error().sentence();
    const std::u32string a = points_of(answer->a.text), b = points_of(answer->b.text);
    ASSERT_TRUE(applied(*answer, &RedlineEdit::a, &RedlineEdit::b, "insert", a, b) == b);
    ASSERT_TRUE(applied(*answer, &RedlineEdit::b, &RedlineEdit::a, "delete", b, a) == a);
    ++pairs;
  }
  // A file that was refused, for having no text of its own, takes two pairs away at most.
  EXPECT_GE(pairs + 2 * built->refused, files.size() - 1);
}

Files files_of(const std::filesystem::path& folder) {
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt" || entry.path().extension() == ".md") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

class RedlineExact : public ::testing::TestWithParam<const char*> {};

TEST_P(RedlineExact, OnEveryPairOfNeighbours) {
  const auto data = real_data();
  if (!data) GTEST_SKIP() << kNoRealData;
  const std::string folder = GetParam();
  const bool english = folder == "inaugural" || folder.starts_with("tos");
  if (!std::filesystem::is_directory(*data / folder)) GTEST_SKIP() << "there is no " << folder;
  Files folders;
  for (const auto& entry : std::filesystem::directory_iterator(*data / folder))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  std::vector<Files> sets = {files_of(*data / folder)};
  for (const auto& each : folders) sets.push_back(files_of(each));
  bool any = false;
  for (const Files& files : sets) {
    if (files.size() < 2) continue;
    any = true;
    expect_exact(files, english ? "en" : "zh");
  }
  if (!any) GTEST_SKIP() << folder << " holds no two versions of a document";
}

INSTANTIATE_TEST_SUITE_P(Folders, RedlineExact, ::testing::Values("gwr", "cpc", "fyp", "series", "inaugural", "tos"),
                         [](const auto& folder) { return std::string(folder.param); });

// "name(2014-07-29).md": versions of one law lie beside each other under one name.
TEST(RedlineExactLaws, OnEveryPairOfVersions) {
  const auto data = real_data();
  if (!data) GTEST_SKIP() << kNoRealData;
  std::map<std::string, Files> laws;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*data / "laws")) {
    const std::string name = entry.path().stem().string();
    const std::size_t date = name.rfind('(');
    if (entry.path().extension() != ".md" || date == std::string::npos || !name.ends_with(')')) continue;
    laws[(entry.path().parent_path() / name.substr(0, date)).string()].push_back(entry.path());
  }
  std::erase_if(laws, [](const auto& law) { return law.second.size() < 2; });
  if (laws.empty()) GTEST_SKIP() << "no law is there in two versions";
  for (auto& [name, versions] : laws) {
    std::sort(versions.begin(), versions.end());
    expect_exact(versions, "zh");
  }
}

}  // namespace
}  // namespace tifa

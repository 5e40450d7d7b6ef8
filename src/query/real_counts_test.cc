// Counts on real documents of every kind, held against naive counts: over text folded by the slow reference, and,
// without folding, over the text as it stands.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>

#include "index/segment.h"
#include "ingest/ingest.h"
#include "query/matcher.h"
#include "support/index_in_memory.h"
#include "support/slow_fold.h"
#include "support/test_data.h"
#include "text/utf8.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;

// Without overlaps, from the left.
std::size_t naive_count(std::string_view text, std::string_view needle) {
  std::size_t hits = 0;
  for (std::size_t at = 0; (at = text.find(needle, at)) != std::string_view::npos; at += needle.size()) ++hits;
  return hits;
}

std::size_t matched(const DocumentView& view, const std::string& typed, Folding folding) {
  Rule rule;
  rule.fold = folding;
  Term term;
  term.patterns = {{PatternKind::kPhrase, typed}};
  auto matcher = Matcher::compile(term, rule);
  return matcher ? matcher->find(view).size() : 0;
}

// Two to six characters of a block, from a random place.
std::string some_characters(std::mt19937& random, std::string_view block) {
  const std::size_t begin = floor_code_point(block, random() % block.size());
  std::size_t end = begin;
  for (std::size_t i = 0; i < 2 + random() % 5 && end < block.size(); ++i) end += decode_utf8(block, end).length;
  return std::string(block.substr(begin, end - begin));
}

// Every document of the small sets, and every so many of the large ones.
std::vector<fs::path> documents(const fs::path& data) {
  std::map<std::string, std::size_t> every = {{"gwr", 1},       {"cpc", 1},       {"fyp", 1},  {"series", 1},
                                              {"inaugural", 1}, {"gwr-zh-en", 1}, {"tos", 12}, {"laws", 40}};
  std::vector<fs::path> files;
  for (const auto& [folder, step] : every) {
    std::vector<fs::path> here;
    for (const auto& entry : fs::recursive_directory_iterator(data / folder))
      if (entry.is_regular_file() && entry.file_size() > 200) here.push_back(entry.path());
    std::sort(here.begin(), here.end());
    for (std::size_t i = 0; i < here.size(); i += step) files.push_back(here[i]);
  }
  return files;
}

TEST(RealCounts, AreThoseOfANaiveCount) {
  const auto data = testing::real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  std::mt19937 random(5);
  std::size_t compared = 0, hits = 0;
  for (const fs::path& file : documents(*data)) {
    const std::string bytes = testing::read_bytes(file);
    auto document = ingest(bytes, tell_format(bytes, file.filename().string()), {});
    if (!document) continue;  // a capture with nothing in it
    const DocumentPayload payload = make_payload(*document);
    auto view = view_payload(payload.bytes);
    ASSERT_TRUE(view) << file;
    std::vector<std::string> folded;
    for (const BlockRecord& block : view->blocks) folded.push_back(testing::slow_folded(block.text.of(view->text)));
    for (int query = 0; query < 25; ++query) {
      const BlockRecord& block = view->blocks[random() % view->blocks.size()];
      const std::string typed = some_characters(random, block.text.of(view->text));
      if (typed.find('\n') != std::string::npos) continue;
      const std::string needle = fold_term(testing::slow_folded(typed), Folding::kDefault);
      std::size_t expected = 0, raw = 0;
      for (const std::string& text : folded) expected += needle.empty() ? 0 : naive_count(text, needle);
      for (const BlockRecord& each : view->blocks) raw += naive_count(each.text.of(view->text), typed);
      ASSERT_EQ(matched(*view, typed, Folding::kDefault), expected) << typed << " in " << file;
      if (fold_term(typed, Folding::kNone) == typed) {  // a term's outer white space is not looked for
        ASSERT_EQ(matched(*view, typed, Folding::kNone), raw) << typed << " in " << file;
      }
      ++compared;
      hits += expected;
    }
  }
  EXPECT_GT(compared, 4000U);
  EXPECT_GT(hits, compared);
}

TEST(RealCounts, LookedUpAreThoseOfAScan) {
  const auto data = testing::real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  std::vector<DocumentPayload> payloads;
  for (const fs::path& file : documents(*data)) {
    const std::string bytes = testing::read_bytes(file);
    if (auto document = ingest(bytes, tell_format(bytes, file.filename().string()), {}))
      payloads.push_back(make_payload(*document));
  }
  std::vector<DocumentView> views;
  for (const DocumentPayload& payload : payloads) views.push_back(view_payload(payload.bytes).value());
  const testing::IndexInMemory memory(views, 2);
  const PhraseIndex index = memory.index();
  std::mt19937 random(31);
  std::size_t looked_up = 0, hits = 0;
  for (int query = 0; query < 300; ++query) {
    const DocumentView& view = views[random() % views.size()];
    const std::string typed = some_characters(random, view.blocks[random() % view.blocks.size()].text.of(view.text));
    const Term term{typed, {{PatternKind::kPhrase, typed}}};
    const auto matcher = Matcher::compile(term, settle_rule({}, term));
    if (!matcher) continue;
    const auto located = matcher->locate(index);
    if (!located) continue;
    ++looked_up;
    for (std::uint32_t i = 0; i < views.size(); ++i) {
      const std::vector<Hit> scanned = matcher->find(views[i]);
      ASSERT_EQ(matcher->find(views[i], *located, i), scanned) << typed;
      hits += scanned.size();
    }
  }
  EXPECT_GT(looked_up, 200U);
  EXPECT_GT(hits, 10000U);
}

}  // namespace
}  // namespace tifa

// Which dropped phrase is set beside which new one.
#include "app/renamings.h"

#include <gtest/gtest.h>

#include <string>

#include "text/utf8.h"

namespace tifa {
namespace {

void add(ReportAnswer& answer, const std::string& phrase, const char* change, const std::string& sentence) {
  PhraseRow row;
  row.phrase = phrase;
  row.change = change;
  const bool gone = row.change == "dropped";
  row.a = gone ? 2 : 0;
  row.b = gone ? 0 : 3;
  Passage passage;
  passage.text = sentence;
  const std::size_t at = count_code_points(sentence.substr(0, sentence.find(phrase)));
  passage.marks = {{at, at + count_code_points(phrase)}};
  Evidence evidence;
  evidence.edition = gone ? answer.a : answer.b;
  evidence.passages.push_back(passage);
  answer.comparison.phrases.push_back(row);
  answer.evidence.emplace_back();
  answer.evidence.back().evidence.push_back(evidence);
}

// Whether the two are set beside each other.
bool linked(const std::string& gone, const std::string& in_a, const std::string& come, const std::string& in_b) {
  ReportAnswer answer;
  answer.a = "report:1";
  answer.b = "report:2";
  add(answer, gone, "dropped", in_a);
  add(answer, come, "new", in_b);
  link_renamings(answer);
  const auto& one = answer.evidence[0].compare;
  const auto& other = answer.evidence[1].compare;
  EXPECT_EQ(one.size(), other.size());
  if (one.empty()) return false;
  EXPECT_EQ(one[0].wording, come);
  EXPECT_EQ(one[0].b, 3U);
  EXPECT_EQ(other[0].wording, gone);
  EXPECT_EQ(other[0].a, 2U);
  return true;
}

TEST(Renamings, HaveHalfInCommonAndTheSameWordsBeside) {
  EXPECT_TRUE(linked("量子技术", "人工智能、量子技术等前沿", "量子科技", "集成电路、人工智能、“量子科技”等领域"));
  EXPECT_TRUE(linked("社会管理", "加强社会管理体制", "社会治理", "创新社会治理体制"));
  EXPECT_TRUE(linked("航道管护", "做好航道管护工作", "渡道管护", "渡道管护工作"));
}

TEST(Renamings, NeedAllOfIt) {
  // Other words beside, nothing beside, other halves that share nothing, other lengths, the same name, Latin.
  EXPECT_FALSE(linked("量子技术", "人工智能、量子技术等前沿", "量子科技", "生物制造、量子科技等领域"));
  EXPECT_FALSE(linked("量子技术", "量子技术", "量子科技", "量子科技"));
  EXPECT_FALSE(linked("量子技术", "人工智能、量子技术等", "量子通信", "人工智能、量子通信等"));
  EXPECT_FALSE(linked("量子技术", "人工智能、量子技术等", "量子科技城", "人工智能、量子科技城等"));
  EXPECT_FALSE(linked("量子技术", "人工智能、量子技术等", "量子技术", "人工智能、量子技术等"));
  EXPECT_FALSE(linked("data law", "人工data law智能", "data lab", "人工data lab智能"));
}

}  // namespace
}  // namespace tifa

#include "app/passages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "index/segment.h"
#include "ingest/ingest.h"
#include "support/all_hits.h"
#include "support/view_builder.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::all_hits;
using testing::make_view;
using testing::make_view_of_lines;
using testing::OwnedView;

std::string slice(const std::string& text, std::uint64_t begin, std::uint64_t end) {
  std::size_t byte = 0, from = 0;
  std::uint64_t point = 0;
  for (; byte < text.size() && point < end; ++point) {
    if (point == begin) from = byte;
    byte += decode_utf8(text, byte).length;
  }
  return text.substr(from, byte - from);
}

void check(const OwnedView& owned, std::string_view term, std::uint32_t limit, std::size_t passages) {
  const DocumentView& view = owned.view();
  const std::vector<Hit> hits = all_hits(view, term);
  const Evidence evidence = evidence_of(Edition{}, view, hits, limit);
  EXPECT_EQ(evidence.count, hits.size());
  EXPECT_EQ(evidence.shown, std::min<std::size_t>(hits.size(), limit));
  EXPECT_EQ(evidence.passages.size(), passages);
  std::size_t marks = 0;
  for (const Passage& passage : evidence.passages) {
    for (const auto& [begin, end] : passage.marks) EXPECT_EQ(slice(passage.text, begin, end), term);
    EXPECT_LT(passage.begin, passage.end);
    marks += passage.marks.size();
  }
  EXPECT_EQ(marks, evidence.shown);
}

TEST(Passages, AMarkStandsWhereWordsOfTheSourceAreLeftOut) {
  auto document =
      ingest("We built the harbour — (applause) — and the harbour is ours. (Laughter.) It stays.\n", Format::kText, {});
  ASSERT_TRUE(document);
  const DocumentPayload payload = make_payload(*document);
  const DocumentView view = view_payload(payload.bytes).value();
  const Evidence evidence = evidence_of(Edition{}, view, all_hits(view, "harbour"), 10);
  ASSERT_EQ(evidence.passages.size(), 1U);
  const Passage& passage = evidence.passages[0];
  EXPECT_EQ(passage.text, "We built the harbour — […] and the harbour is ours.");
  for (const auto& [begin, end] : passage.marks) EXPECT_EQ(slice(passage.text, begin, end), "harbour");
}

TEST(Passages, HitsOfOneSentenceStandTogether) {
  const OwnedView text = make_view_of_lines(
      "推进科技创新，科技强国。发展教育。\n科技为民。第一句没有。科技，科技！\nscience and 科技 are one",
      Language::kChinese);
  check(text, "科技", 100, 4);
  check(text, "科技", 3, 2);
  check(text, "科技", 0, 0);
  check(text, "没有的词", 100, 0);
}

TEST(Passages, LongSentencesAreCutAroundTheirHits) {
  std::string sentence;
  for (int i = 0; i < 400; ++i) sentence += i % 100 == 50 ? "科技" : "长句";
  const OwnedView text = make_view_of_lines(sentence + "。\n科技。", Language::kChinese);
  const std::vector<Hit> hits = all_hits(text.view(), "科技");
  const Evidence evidence = evidence_of(Edition{}, text.view(), hits, 100);
  check(text, "科技", 100, 5);
  EXPECT_TRUE(evidence.passages[1].text.starts_with("…"));
  EXPECT_TRUE(evidence.passages[1].text.ends_with("…"));
  for (const Passage& passage : evidence.passages) EXPECT_LE(count_code_points(passage.text), 2 * 150 + 2 + 2);
}

TEST(Passages, LongSentencesAreCutBetweenClauses) {
  std::string before, behind;
  for (int i = 0; i < 40; ++i) before += "各港修好灯塔的灯，", behind += "，船队按时出海归来3.5万次";
  const OwnedView text = make_view_of_lines(before + "发展科技事业" + behind + "。", Language::kChinese);
  const Evidence evidence = evidence_of(Edition{}, text.view(), all_hits(text.view(), "科技"), 9);
  ASSERT_EQ(evidence.passages.size(), 1U);
  const std::string& shown = evidence.passages[0].text;
  EXPECT_TRUE(shown.starts_with("…各港修好")) << shown;
  EXPECT_TRUE(shown.ends_with("万次，…")) << shown;
}

TEST(Passages, AHitIsNotAcrossWordsWhereAnotherTermStandsAsOne) {
  const OwnedView text = make_view_of_lines("专科技术学校。专科学校，专科医院。技术学校，技术员。", Language::kChinese);
  const std::vector<Hit> hits = all_hits(text.view(), "科技"), words = all_hits(text.view(), "技术");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(evidence_of(Edition{}, text.view(), hits, 9).across, 1U);
  EXPECT_EQ(evidence_of(Edition{}, text.view(), hits, 9, hits).across, 1U);
  EXPECT_EQ(evidence_of(Edition{}, text.view(), hits, 9, words).across, 0U);
}

TEST(Passages, PlacesAreSharesOfTheDocument) {
  const OwnedView text = make_view({{"规划", BlockKind::kTitle},
                                    {"一、科技", BlockKind::kHeading, 1, 6},
                                    {"发展科技。"},
                                    {"二、其他", BlockKind::kHeading, 1, 6},
                                    {"没有。科技"}},
                                   Language::kChinese);
  const Dispersion strip = dispersion_of(Edition{}, text.view(), all_hits(text.view(), "科技"));
  EXPECT_EQ(strip.length, count_code_points(text.view().text));
  ASSERT_EQ(strip.sections.size(), 3U);
  EXPECT_EQ(strip.sections[0].heading, "");
  EXPECT_EQ(strip.sections[1].heading, "一、科技");
  for (std::size_t i = 0; i + 1 < strip.sections.size(); ++i)
    EXPECT_LE(strip.sections[i].end, strip.sections[i + 1].begin);
  ASSERT_EQ(strip.marks.size(), 3U);
  EXPECT_TRUE(std::is_sorted(strip.marks.begin(), strip.marks.end()));
  const auto length = static_cast<double>(strip.length);
  EXPECT_DOUBLE_EQ(strip.marks[0], 5 / length);  // 规划⏎一、科技
  EXPECT_DOUBLE_EQ(strip.marks[1], 10 / length);
}

}  // namespace
}  // namespace tifa

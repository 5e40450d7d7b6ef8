#include "redline/redline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "support/test_data.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::BlockText;
using testing::make_view;
using testing::make_view_of_lines;
using testing::OwnedView;
using testing::real_data;

Redline redline_of(const OwnedView& a, const OwnedView& b) {
  auto made = make_redline(a.view(), b.view(), {});
  EXPECT_TRUE(made) << made.error().sentence();
  return made ? *made : Redline();
}

// What every redline must be: each byte of either text in exactly one edit, kept bytes equal, both directions exact,
// each block in a row.
void expect_exact(const DocumentView& a, const DocumentView& b, const Redline& redline) {
  std::vector<int> in_a(a.text.size()), in_b(b.text.size());
  for (const Edit& edit : redline.script.edits) {
    ASSERT_LE(edit.a.end, a.text.size());
    ASSERT_LE(edit.b.end, b.text.size());
    for (std::uint32_t i = edit.a.begin; i < edit.a.end; ++i) ++in_a[i];
    for (std::uint32_t i = edit.b.begin; i < edit.b.end; ++i) ++in_b[i];
    if (edit.kind == EditKind::kKeep) {
      ASSERT_EQ(edit.a.of(a.text), edit.b.of(b.text));
      ASSERT_LE(edit.move, redline.moves.size());
    }
  }
  EXPECT_TRUE(std::all_of(in_a.begin(), in_a.end(), [](int n) { return n == 1; }));
  EXPECT_TRUE(std::all_of(in_b.begin(), in_b.end(), [](int n) { return n == 1; }));
  const auto forwards = apply_script(redline.script, a.text);
  ASSERT_TRUE(forwards) << forwards.error().sentence();
  EXPECT_EQ(*forwards, b.text);
  const auto backwards = revert_script(redline.script, b.text);
  ASSERT_TRUE(backwards) << backwards.error().sentence();
  EXPECT_EQ(*backwards, a.text);
  std::vector<bool> blocks_a(a.blocks.size()), blocks_b(b.blocks.size());
  std::uint32_t edits = 0;
  for (const RedlineRow& row : redline.rows) {
    for (std::uint32_t i = row.a.begin; i < row.a.end && i < blocks_a.size(); ++i) blocks_a[i] = true;
    for (std::uint32_t i = row.b.begin; i < row.b.end && i < blocks_b.size(); ++i) blocks_b[i] = true;
    EXPECT_EQ(row.edits.begin, edits);
    edits = row.edits.end;
  }
  EXPECT_EQ(edits, redline.script.edits.size());
  EXPECT_EQ(std::count(blocks_a.begin(), blocks_a.end(), false), 0);
  EXPECT_EQ(std::count(blocks_b.begin(), blocks_b.end(), false), 0);
}

// "same edit:[-旧-]{+新+} move1" : rows with their changes.
std::string shown(const OwnedView& a, const OwnedView& b) {
  const Redline redline = redline_of(a, b);
  expect_exact(a.view(), b.view(), redline);
  std::string text;
  for (const RedlineRow& row : redline.rows) {
    if (!text.empty()) text += ' ';
    text += row_kind_name(row.kind);
    if (row.move != 0) text += std::to_string(row.move);
    std::string changes;
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e) {
      const Edit& edit = redline.script.edits[e];
      if (edit.kind == EditKind::kDelete) changes += "[-" + std::string(edit.a.of(a.view().text)) + "-]";
      if (edit.kind == EditKind::kInsert) changes += "{+" + std::string(edit.b.of(b.view().text)) + "+}";
      if (edit.kind == EditKind::kKeep && edit.move != row.move)
        changes += "<" + std::string(edit.b.of(b.view().text)) + ">";
    }
    std::replace(changes.begin(), changes.end(), '\n', '/');
    if (row.edited && !changes.empty() && row.kind != RowKind::kInsert && row.kind != RowKind::kDelete)
      text += ":" + changes;
  }
  return text;
}

std::string shown_lines(std::string_view a, std::string_view b) {
  return shown(make_view_of_lines(a, Language::kChinese), make_view_of_lines(b, Language::kChinese));
}

constexpr const char* kSea = "近海渔场休渔三个月，船只逐步换用新的发动机，港口收集渔民带回的废弃渔网。";
constexpr const char* kSchool = "山区教师住房由县里负责，学生午餐免费，图书馆在假期照常开放。";
constexpr const char* kHarvest = "梯田水渠全部修复，种子站向农户提供耐旱品种，粮仓改建通风设备。";
constexpr const char* kRailway = "南北干线电气化完成，山口隧道贯通，货运站装卸时间缩短一半。";

std::string lines(std::initializer_list<std::string> all) {
  std::string text;
  for (const std::string& line : all) text += line + "\n";
  return text;
}

TEST(Redline, WhatStaysAndWhatIsReworded) {
  EXPECT_EQ(shown_lines(lines({kSea, kSchool}), lines({kSea, kSchool})), "same same");
  EXPECT_EQ(shown_lines(lines({kSea, kSchool}),
                        lines({kSea, "山区教师住房由省里负责，学生午餐免费，图书馆在假期照常开放。"})),
            "same edit:[-县-]{+省+}");
}

TEST(Redline, ParagraphsThatAreNewGoneOrMoved) {
  EXPECT_EQ(shown_lines(lines({kSea, kSchool}), lines({kSea, kHarvest, kSchool})), "same insert same");
  EXPECT_EQ(shown_lines(lines({kSea, kHarvest, kSchool}), lines({kSea, kSchool})), "same delete same");
  EXPECT_EQ(shown_lines(lines({kSea, kHarvest, kSchool, kRailway}), lines({kSea, kSchool, kRailway, kHarvest})),
            "same same same move1");
}

TEST(Redline, AParagraphThatMovedAndWasReworded) {
  const std::string reworded = "梯田水渠全部修复，种子站向农户发放耐旱品种，粮仓改建通风设备。";
  EXPECT_EQ(shown_lines(lines({kHarvest, kSea, kSchool}), lines({kSea, kSchool, reworded})),
            "same same move1:[-提供-]{+发放+}");
}

TEST(Redline, ASentenceThatMovedToAnotherParagraph) {
  const std::string extra = "渔业保险费由财政补贴一半，台风预警直接送到每条船上。";
  EXPECT_EQ(shown_lines(lines({kSea + extra, kSchool, kHarvest}), lines({kSea, kSchool, kHarvest + extra})),
            "edit same edit:<" + extra + ">");
}

TEST(Redline, SplitAndMerged) {
  const std::string both = std::string(kSea) + kSchool;
  EXPECT_EQ(shown_lines(lines({kHarvest, both}), lines({kHarvest, kSea, kSchool})), "same split:{+/+}");
  EXPECT_EQ(shown_lines(lines({kHarvest, kSea, kSchool}), lines({kHarvest, both})), "same merge:[-/-]");
  EXPECT_EQ(shown_lines(lines({both}), lines({kSea, kRailway, kSchool})), "split:{+/+} insert split");
}

TEST(Redline, RenumberingIsItsOwnClass) {
  EXPECT_EQ(shown_lines(lines({std::string("（三）") + kSea}), lines({std::string("（四）") + kSea})),
            "renumber:[-三-]{+四+}");
  EXPECT_EQ(shown_lines(lines({std::string("第九条 ") + kSea}), lines({std::string("第十条 ") + kSea})),
            "renumber:[-九-]{+十+}");
}

TEST(Redline, WhiteSpaceIsNoRewording) {
  const std::string spaced = "第一章\u3000总\u3000则", set = "第一章 总则";
  EXPECT_EQ(shown_lines(lines({spaced, kSea}), lines({set, kSea})), "same:[-\u3000-]{+ +}[-\u3000-] same");
  EXPECT_EQ(shown_lines(lines({"We  will keep it.", kSea}), lines({"We will keep it.", kSea})),
            "same:[-  -]{+ +} same");
  // A passage that left is a change, whatever is left.
  const std::string extra = "渔业保险费由财政补贴一半，台风预警直接送到每条船上。";
  EXPECT_EQ(shown_lines(lines({kSea + extra, kSchool, kHarvest}),
                        lines({kSea + std::string(" "), kSchool, kHarvest + extra})),
            "edit same edit:<" + extra + ">");
}

TEST(Redline, AHeadingInItsPlaceIsThatHeading) {
  const auto document = [](const std::string& heading) {
    return make_view({{.text = heading, .kind = BlockKind::kHeading, .level = 1}, {.text = kSea}}, Language::kChinese);
  };
  EXPECT_EQ(shown(document("保护海洋"), document("休渔与船只")), "edit:[-保护海洋-]{+休渔与船只+} same");
}

TEST(Redline, UnrelatedTextIsNotWoven) {
  EXPECT_EQ(shown_lines(lines({kSea}), lines({kRailway})), "delete insert");
  EXPECT_EQ(shown_lines(lines({std::string(kSea) + kSchool}), lines({std::string(kSea) + kRailway})),
            "edit:[-" + std::string(kSchool).substr(0, std::string(kSchool).size() - 3) + "-]{+" +
                std::string(kRailway).substr(0, std::string(kRailway).size() - 3) + "+}");
}

TEST(Redline, WordsAndNumbersAreNotCut) {
  EXPECT_EQ(shown_lines("The council met 1,234 times in 12.5 years and adopted them all.\n",
                        "The council met 1,244 times in 12.7 years and adopts them all.\n"),
            "edit:[-1,234-]{+1,244+}[-12.5-]{+12.7+}[-adopted-]{+adopts+}");
  EXPECT_EQ(shown_lines("全年粮食产量增长5.2%左右，物价保持平稳。\n", "全年粮食产量增长5.6%左右，物价保持平稳。\n"),
            "edit:[-5.2-]{+5.6+}");
}

TEST(Redline, CellsOfATableKeepTheirPlace) {
  const auto table = [](std::initializer_list<const char*> cells) {
    std::vector<BlockText> blocks;
    for (const char* cell : cells) blocks.push_back({.text = cell, .kind = BlockKind::kTableCell});
    return make_view(blocks, Language::kEnglish);
  };
  EXPECT_EQ(shown(table({"Requests", "34", "0", "12 days"}), table({"Requests", "512", "84", "23 days"})),
            "same edit:[-34-]{+512+} edit:[-0-]{+84+} edit:[-12-]{+23+}");
}

TEST(Redline, EmptyTexts) {
  EXPECT_EQ(shown_lines("", ""), "same");
  EXPECT_EQ(shown_lines("", lines({kSea})), "delete insert");
}

TEST(Redline, StopsWhenAsked) {
  const std::atomic<bool> stop = true;
  Context context;
  context.stop = &stop;
  const OwnedView view = make_view_of_lines(lines({kSea}), Language::kChinese);
  const auto made = make_redline(view.view(), view.view(), context);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kStopped);
}

// Random texts of few pieces, so that everything repeats, and random changes of them.
class RandomTexts {
 public:
  explicit RandomTexts(unsigned seed) : random_(seed) {}
  std::string text(std::size_t pieces) {
    static const std::vector<std::string> kPieces = {"海", "港",   "发展", "，",        "。", "\n",
                                                     " ",  "word", "7.5",  "e\xCC\x81", "（", "）",
                                                     "—",  "a",    "的",   "产量",      "!",  "一、"};
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) text += kPieces[below(kPieces.size())];
    return text;
  }
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  // Lines left out, doubled, moved, replaced, joined.
  std::string mutated(const std::string& text) {
    std::vector<std::string> all(1);
    for (const char c : text)
      if (c == '\n')
        all.emplace_back();
      else
        all.back() += c;
    for (std::size_t changes = 1 + below(6); changes > 0 && !all.empty(); --changes) {
      const std::size_t at = below(all.size());
      switch (below(5)) {
        case 0:
          all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        case 1:
          all.insert(all.begin() + static_cast<std::ptrdiff_t>(below(all.size())), all[at]);
          break;
        case 2:
          std::swap(all[at], all[below(all.size())]);
          break;
        case 3:
          all[at] = this->text(1 + below(12));
          break;
        default:
          all[at] += this->text(1 + below(4));
      }
    }
    std::string result;
    for (const std::string& line : all) result += line + "\n";
    return result;
  }

 private:
  std::mt19937 random_;
};

TEST(Redline, ExactOnRandomTextsAndTheirMutations) {
  RandomTexts random(7);
  for (int round = 0; round < 400; ++round) {
    const std::string a = random.text(1 + random.below(round % 10 == 0 ? 1500 : 120));
    const std::string b = round % 2 == 0 ? random.text(1 + random.below(120)) : random.mutated(a);
    const OwnedView view_a = make_view_of_lines(a, Language::kChinese),
                    view_b = make_view_of_lines(b, Language::kChinese);
    SCOPED_TRACE(a + "\n=>\n" + b);
    expect_exact(view_a.view(), view_b.view(), redline_of(view_a, view_b));
    if (HasFailure()) return;
  }
}

// Sentences repeated so often that none is unique must neither take long nor lose what stayed.
TEST(Redline, OneSentenceRepeated) {
  std::string a, b;
  for (int i = 0; i < 20000; ++i) {
    a += kRailway;
    b += i % 50 == 0 ? "甲乙丙丁。" : kRailway;
  }
  const OwnedView view_a = make_view_of_lines(a, Language::kChinese),
                  view_b = make_view_of_lines(b, Language::kChinese);
  const Redline redline = redline_of(view_a, view_b);
  expect_exact(view_a.view(), view_b.view(), redline);
  std::size_t kept = 0;
  for (const Edit& edit : redline.script.edits)
    if (edit.kind == EditKind::kKeep) kept += edit.a.size();
  EXPECT_GT(kept, a.size() * 9 / 10);
}

TEST(Redline, ExactOnRealEditions) {
  const auto data = real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  for (const char* folder : {"gwr", "cpc", "inaugural"}) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(*data / folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i + 1 < files.size(); i += 4) {
      const OwnedView a = make_view_of_lines(testing::read_bytes(files[i]), Language::kChinese);
      const OwnedView b = make_view_of_lines(testing::read_bytes(files[i + 1]), Language::kChinese);
      SCOPED_TRACE(files[i].string());
      expect_exact(a.view(), b.view(), redline_of(a, b));
    }
  }
}

TEST(Script, RefusesOtherTexts) {
  const OwnedView a = make_view_of_lines(lines({kSea}), Language::kChinese);
  const OwnedView b = make_view_of_lines(lines({kSea, kSchool}), Language::kChinese);
  Redline redline = redline_of(a, b);
  EXPECT_FALSE(apply_script(redline.script, b.view().text));
  EXPECT_FALSE(revert_script(redline.script, a.view().text));
  redline.script.edits.pop_back();
  EXPECT_FALSE(apply_script(redline.script, a.view().text));
}

}  // namespace
}  // namespace tifa

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

// Changes inside what moved are shown where it stands now.
TEST(Redline, ASentenceThatMovedToAnotherParagraphAndWasReworded) {
  EXPECT_EQ(shown_lines(lines({kSea + std::string("各渔港应当同步清理相关码头上的废旧渔具。"), kSchool, kHarvest}),
                        lines({kSea, kSchool,
                               kHarvest + std::string("各渔港应当在休渔期开始以前同步清理相关码头上的废旧渔具。")})),
            "edit same edit:<各渔港应当>{+在休渔期开始以前+}<同步清理相关码头上的废旧渔具。>");
  EXPECT_EQ(shown_lines("We keep your letters for as long as the archive is open. The council answers within a week.\n"
                        "The library lends books to every child.\n"
                        "A reader may ask for a copy of a map.\n",
                        "The council answers within a week.\n"
                        "The library lends books to every child.\n"
                        "A reader may ask for a copy of a map. We keep your letters for as long as the archive is open "
                        "unless one of the reasons below applies.\n"),
            "edit:[- -] same edit:{+ +}<We keep your letters for as long as the archive is open>"
            "{+ unless one of the reasons below applies+}<.>");
}

TEST(Redline, ANegationInWhatMovedIsShown) {
  const std::string may = "沿岸各村可以在禁渔区以外的海面上放养海带和扇贝。",
                    may_not = "沿岸各村不得在禁渔区以外的海面上放养海带和扇贝。";
  EXPECT_EQ(shown_lines(lines({kSea + may, kSchool, kHarvest}), lines({kSea, kSchool, kHarvest + may_not})),
            "edit same edit:<沿岸各村>[-可以-]{+不得+}<在禁渔区以外的海面上放养海带和扇贝。>");
}

TEST(Redline, ASentenceThatMovedInsideItsParagraphAndWasReworded) {
  const std::string first = "渔业保险费由财政补贴一半，台风预警直接送到每条船上。",
                    reworded = "渔业保险费由财政补贴三成，台风预警直接送到每条船上。";
  EXPECT_EQ(shown_lines(lines({first + kSea + kSchool}), lines({kSea + std::string(kSchool) + reworded})),
            "edit:<渔业保险费由财政补贴>[-一半-]{+三成+}<，台风预警直接送到每条船上。>");
}

TEST(Redline, ASentenceThatMovedIntoALongerOne) {
  EXPECT_EQ(
      shown_lines(lines({kSea + std::string("新建冷藏码头三座，离岛居民凭身份证享受半价船票。"), kSchool, kHarvest}),
                  lines({kSea, kSchool,
                         kHarvest + std::string("由规划院测绘沿岸浅滩和航道，逐年更新潮汐图，新建冷藏码头五座，"
                                                "离岛居民凭身份证享受半价船票。")})),
      "edit same edit:{+由规划院测绘沿岸浅滩和航道，逐年更新潮汐图，+}<新建冷藏码头>[-三-]{+五+}"
      "<座，离岛居民凭身份证享受半价船票。>");
}

// A few words of a sentence stand by chance in what came to its place, or in what stood where it came to.
TEST(Redline, WhatIsStrewnOverASentenceDoesNotKeepItFromMoving) {
  EXPECT_EQ(
      shown_lines("We do not collect letters from readers under the age that the harbour sets. If you are under "
                  "that age, do not send a letter.\n"
                  "If you are the guardian of a reader under the age of ten and hear that a letter was sent, tell "
                  "the keeper of the harbour archive.\n",
                  "If you are under that age, do not send a letter.\n"
                  "We do not collect letters from readers under the age that the harbour sets outside the summer "
                  "school. If you are a parent and hear that a letter was sent, tell the keeper of the harbour "
                  "archive.\n"),
      "edit:[- -] edit:[-If you are the guardian of a reader under the age of ten-]<We do not collect letters from "
      "readers under the age that the harbour sets>{+ outside the summer school+}<.>{+ If you are a parent+}");
}

// Two paragraphs that shared a clause of a sentence are not one when that sentence stands elsewhere.
TEST(Redline, AParagraphWhoseSentenceMovedIsNotTheOneInItsPlace) {
  const std::string gone = "渔船检验站逐船核对发动机编号和吨位，向船主发放检验合格证，并把结果录入港口档案。",
                    reworded = "渔船检验站逐船核对发动机的编号和吨位，向船主发放检验合格证，并把结果录入港口档案。";
  EXPECT_EQ(shown_lines(lines({gone, kSea, kSchool, kHarvest}),
                        lines({"县医院体检中心为住院病人核对姓名，并把结果录入港口档案。", kSea, kSchool,
                               kHarvest + reworded})),
            "delete insert same same edit:<渔船检验站逐船核对发动机>{+的+}"
            "<编号和吨位，向船主发放检验合格证，并把结果录入港口档案。>");
}

TEST(Redline, ShortSentencesOfOneFormHaveNotMoved) {
  EXPECT_EQ(shown_lines(lines({kSea + std::string("健全渔村医疗救助制度。"), kSchool, kHarvest}),
                        lines({kSea, kSchool, kHarvest + std::string("健全渔村社会救助制度。")})),
            "edit:[-健全渔村医疗救助制度。-] same edit:{+健全渔村社会救助制度。+}");
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

TEST(Redline, ExactWhereSentencesMoveAndAreReworded) {
  RandomTexts random(3);
  const std::vector<std::string> stock = {kSea,
                                          kSchool,
                                          kHarvest,
                                          kRailway,
                                          "各渔港应当同步清理相关码头上的废旧渔具。",
                                          "We keep your letters for as long as the archive is open. ",
                                          "The council answers every letter within a week. "};
  const auto text = [&](std::vector<std::string> sentences) {
    std::string joined;
    for (std::string& sentence : sentences) {
      if (random.below(3) == 0)
        sentence.insert(sentence.find(random.below(2) == 0 ? "，" : "的") % sentence.size(), "发展");
      joined += sentence;
      if (random.below(3) == 0) joined += '\n';
    }
    return joined;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> sentences;
    for (std::size_t i = 2 + random.below(12); i > 0; --i) sentences.push_back(stock[random.below(stock.size())]);
    const std::string a = text(sentences);
    for (std::size_t i = random.below(6); i > 0; --i)
      std::swap(sentences[random.below(sentences.size())], sentences[random.below(sentences.size())]);
    const std::string b = text(sentences);
    SCOPED_TRACE(a + "\n=>\n" + b);
    const OwnedView view_a = make_view_of_lines(a, Language::kChinese),
                    view_b = make_view_of_lines(b, Language::kChinese);
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

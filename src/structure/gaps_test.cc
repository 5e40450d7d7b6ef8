#include "structure/gaps.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tifa {
namespace {

// "before→after first-last", with "?" where the numbering is irregular; blocks that begin with '#' open sections.
std::vector<std::string> gaps_of(const std::vector<std::string>& lines) {
  std::vector<NumberedBlock> blocks;
  for (const std::string& line : lines) {
    const bool opens = line.starts_with('#');
    blocks.push_back(
        {std::string_view(line).substr(opens ? 1 : 0), opens ? BlockKind::kHeading : BlockKind::kParagraph, opens});
  }
  std::vector<std::string> found;
  for (const NumberingGap& gap : find_gaps(blocks))
    found.push_back(gap.label_before + "→" + gap.label_after + " " + std::to_string(gap.first) + "-" +
                    std::to_string(gap.last) + (gap.regular ? "" : "?"));
  return found;
}

using Found = std::vector<std::string>;

TEST(Gaps, FindsNumbersLeftOut) {
  EXPECT_EQ(gaps_of({"#一、形势", "文。", "#二、任务", "文。", "#四、保障", "文。"}), Found{"二、→四、 3-3"});
  EXPECT_EQ(gaps_of({"#第一条 甲。", "#第三条 乙。"}), Found{"第一条→第三条 2-2"});
  EXPECT_EQ(gaps_of({"1. One.", "2. Two.", "4. Four."}), Found{"2.→4. 3-3"});
  EXPECT_EQ(gaps_of({"(a) one;", "(b) two;", "(d) four."}), Found{"(b)→(d) 3-3"});
  EXPECT_EQ(gaps_of({"(i) one;", "(ii) two;", "(iv) four;", "(v) five."}), Found{"(ii)→(iv) 3-3"});
  EXPECT_EQ(gaps_of({"2.1 One", "2.2 Two", "2.5 Five", "2.6 Six"}), Found{"2.2→2.5 3-4"});
  EXPECT_EQ(gaps_of({"#二、任务", "文。", "#三、保障", "文。", "#四、组织"}), Found{"→二、 1-1"});
}

TEST(Gaps, PassesOverNumberingsThatGoOn) {
  EXPECT_EQ(gaps_of({"#一、甲", "（一）子", "（二）丑", "#二、乙", "（一）子", "（二）丑", "#三、丙"}), Found{});
  // Articles run on under the next chapter, and what was put in behind one counts no further.
  EXPECT_EQ(gaps_of({"#第一章 总则", "第一条 甲。", "第二条 乙。", "#第二章 罚则", "第三条 丙。", "第三条之一 丁。",
                     "第四条 戊。"}),
            Found{});
  EXPECT_EQ(gaps_of({"#第一章 总则", "第一条 甲。", "第二条 乙。", "#第二章 罚则", "第四条 丙。", "第五条 丁。"}),
            Found{"第二条→第四条 3-3"});
  // Letters are Roman numbers as well.
  EXPECT_EQ(gaps_of({"(g) x;", "(h) x;", "(i) x;", "(j) x."}), Found{});
  EXPECT_EQ(gaps_of({"(a) x:", "(i) x;", "(ii) x;", "(iii) x;", "(iv) x;", "(v) x;", "(b) x;", "(c) x."}), Found{});
}

TEST(Gaps, PassesOverWhatIsNotLost) {
  // It stands in the middle of a paragraph.
  EXPECT_EQ(gaps_of({"一、甲。", "二、乙。三、丙。", "四、丁。"}), Found{});
  EXPECT_EQ(gaps_of({"1．1-苯基-2-丙酮", "2．3，4-亚甲基", "3．胡椒醛", "4．黄樟素", "5．黄樟油"}), Found{});
  // A speaker may have begun with other words, an amendment where the one before it ended.
  EXPECT_EQ(gaps_of({"首先，甲。", "第二，乙。", "第三，丙。", "第四，丁。"}), Found{});
  EXPECT_EQ(gaps_of({"第三条 甲。", "第四条 乙。", "第五条 丙。"}), Found{"→第三条 1-2?"});
  // Two numbers prove nothing where they head nothing.
  EXPECT_EQ(gaps_of({"1. One.", "3. Three."}), Found{"1.→3. 2-2?"});
  // A number given twice, then one too few: nothing is missing.
  EXPECT_EQ(gaps_of({"一、甲。", "二、乙。", "二、丙。", "四、丁。"}), Found{"二、→四、 3-3?"});
  // Articles that an amendment speaks of.
  EXPECT_EQ(gaps_of({"第三条 改为…", "第九条 改为…", "第十七条 改为…"}),
            (Found{"→第三条 1-2?", "第三条→第九条 4-8?", "第九条→第十七条 10-16?"}));
}

}  // namespace
}  // namespace tifa

// What recurs and is in no list: by G², with nothing that is listed already.
#include "app/recurring.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/all_hits.h"

#include "keyness/keyness.h"

namespace tifa {
namespace {

PhraseRow row(const char* phrase, const char* change, std::uint64_t a, std::uint64_t b) {
  PhraseRow made;
  made.phrase = phrase;
  made.change = change;
  made.a = a;
  made.b = b;
  made.g2 = log_likelihood({a, b, 18000, 18000});
  return made;
}

std::vector<std::string> found(const std::vector<PhraseRow>& listed, const std::vector<PhraseRow>& left, bool words) {
  std::vector<std::string> phrases;
  for (const PhraseRow& one : recurring_beside(listed, left, words, [](const PhraseRow&) { return false; }))
    phrases.push_back(one.change + " " + one.phrase);
  return phrases;
}

TEST(Recurring, IsWhatStandsThreeTimesByG2) {
  EXPECT_EQ(found({},
                  {row("渔港", "new", 0, 3), row("灯塔", "new", 0, 2), row("海藻", "new", 0, 5),
                   row("珊瑚", "dropped", 4, 0), row("航道", "up", 1, 9)},
                  false),
            (std::vector<std::string>{"dropped 珊瑚", "new 海藻", "new 渔港"}));
}

TEST(Recurring, NothingThatIsListedStandsThereAgain) {
  std::vector<PhraseRow> listed = {row("“两港”建设", "new", 0, 4), row("海藻养殖", "dropped", 4, 0)};
  listed[0].covers = {"码头"};
  const std::vector<PhraseRow> left = {row("推进两港建设", "new", 0, 3), row("两港", "new", 0, 4),
                                       row("码头", "new", 0, 4),         row("海藻", "new", 0, 4),
                                       row("海藻产业", "new", 0, 3),     row("渔港", "new", 0, 3)};
  EXPECT_EQ(found(listed, left, false), (std::vector<std::string>{"new 海藻", "new 渔港"}));
}

TEST(Recurring, WordsAreNoPartsOfOthers) {
  EXPECT_EQ(
      found({row("harbours", "new", 0, 4)}, {row("harbour", "new", 0, 3), row("old harbours", "new", 0, 3)}, true),
      (std::vector<std::string>{"new harbour"}));
}

TEST(Recurring, AreTwelveOfAChangeAtMost) {
  std::vector<PhraseRow> left;
  left.reserve(20);
  for (int i = 0; i < 20; ++i)
    left.push_back(row(("a" + std::string(1, static_cast<char>('a' + i))).c_str(), "new", 0, 3));
  EXPECT_EQ(found({}, left, true).size(), 12u);
}

PhraseHits uses(std::string_view text, std::string_view phrase) {
  PhraseHits found;
  found.view.text = text;
  found.hits = testing::all_hits(found.view, phrase);
  return found;
}

TEST(Recurring, ACharacterThatCutsAWordAndIsNeverOpenIsOfALongerOne) {
  EXPECT_TRUE(is_torn(uses("服务业增加值增长，渔业增加值下降。", "业增加值")));
  EXPECT_FALSE(is_torn(uses("服务业增加值增长，增加值下降。", "增加值")));
  EXPECT_FALSE(is_torn(uses("要稳就业，实施稳就业政策。", "稳就业")));
}

TEST(Recurring, ACountThatSaysMoreThanThereIsIsLeftOut) {
  EXPECT_TRUE(is_overcounted(uses("渔业育人。教育人民。港口育人。以船育人。", "育人")));
  EXPECT_FALSE(is_overcounted(uses("渔业育人。港口育人。以船育人。", "育人")));
  EXPECT_TRUE(is_overcounted(uses("渔业赤字、港口赤字、粮食赤字加重。", "赤字")));
  EXPECT_FALSE(is_overcounted(uses("渔业赤字加重。\n港口赤字加重，粮食赤字减轻！\n淡水赤字减轻", "赤字")));
  // Of fewer hits each in a sentence of its own.
  EXPECT_FALSE(is_overcounted(uses("The harbour is open. The harbour is safe.", "harbour")));
  EXPECT_TRUE(is_overcounted(uses("The harbour is open and the harbour is safe.", "harbour")));
}

}  // namespace
}  // namespace tifa

#include "redline/blame.h"

#include <gtest/gtest.h>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

// "1:…/2:…" for each sentence: the edition and text of every wording.
std::vector<std::string> histories_of(const std::vector<const char*>& texts) {
  std::vector<OwnedView> owned;
  std::vector<DocumentView> views;
  for (const char* text : texts) owned.push_back(make_view_of_lines(text, Language::kChinese));
  for (const OwnedView& view : owned) views.push_back(view.view());
  const auto histories = sentence_histories(views, {});
  EXPECT_TRUE(histories);
  std::vector<std::string> shown;
  for (const SentenceHistory& history : *histories) {
    std::string text;
    for (const Wording& wording : history.wordings)
      text += (text.empty() ? "" : "/") + std::to_string(wording.edition) + ":" +
              std::string(wording.text.of(views[wording.edition].text));
    EXPECT_EQ(history.wordings.back().text.of(views[history.wordings.back().edition].text),
              history.text.of(views.back().text));
    shown.push_back(text);
  }
  return shown;
}

TEST(Blame, FollowsSentencesThroughTheirWordings) {
  const std::vector<std::string> shown =
      histories_of({"近海渔场休渔两个月。山口隧道贯通，货运站装卸时间缩短一半。",
                    "近海渔场休渔三个月。山口隧道贯通，货运站装卸时间缩短一半。",
                    "图书馆在假期照常开放。近海渔场休渔三个月。山口隧道贯通，货运站装卸时间缩短六成。"});
  ASSERT_EQ(shown.size(), 3U);
  EXPECT_EQ(shown[0], "2:图书馆在假期照常开放。");
  EXPECT_EQ(shown[1], "0:近海渔场休渔两个月。/1:近海渔场休渔三个月。");
  EXPECT_EQ(shown[2], "0:山口隧道贯通，货运站装卸时间缩短一半。/2:山口隧道贯通，货运站装卸时间缩短六成。");
}

TEST(Blame, AMovedSentenceIsTheSame) {
  const std::vector<std::string> shown =
      histories_of({"山区教师住房由县里负责，学生午餐免费。\n梯田水渠全部修复，种子站向农户提供耐旱品种。\n山口隧道贯通"
                    "，货运站装卸时间缩短一半。",
                    "山口隧道贯通，货运站装卸时间缩短一半。\n山区教师住房由县里负责，学生午餐免费。\n梯田水渠全部修复，"
                    "种子站向农户提供耐旱品种。"});
  ASSERT_EQ(shown.size(), 3U);
  for (const std::string& history : shown) EXPECT_EQ(history.substr(0, 2), "0:");
}

TEST(Blame, OneEditionIsItsOwnOrigin) {
  EXPECT_EQ(histories_of({"近海渔场休渔两个月。"}), std::vector<std::string>{"0:近海渔场休渔两个月。"});
  EXPECT_TRUE(histories_of({}).empty());
}

}  // namespace
}  // namespace tifa

// What a transcriber wrote between the speaker's words is set aside, byte by byte, and nothing else is.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "ingest/account.h"
#include "ingest/ingest.h"
#include "support/test_data.h"

namespace tifa {
namespace {

using testing::account;
using testing::check_model;
using testing::outline;

std::string outline_of(std::string_view text, Format format = Format::kText) {
  auto document = ingest(text, format, {});
  if (!document) return document.error().sentence();
  EXPECT_EQ(account(*document, text), "") << text;
  EXPECT_EQ(check_model(*document), "") << text;
  return outline(*document);
}

std::string directions_of(const Document& document, std::string_view source) {
  std::string found;
  for (const SetAside& item : document.set_aside)
    if (item.reason == Reason::kStageDirection) found += std::string(item.origin.of(source)) + '|';
  return found;
}

TEST(StageDirections, AreTakenOutOfSentences) {
  EXPECT_EQ(outline_of("They were treated badly — (applause) — and others, too, are in need of help.\n"),
            "P They were treated badly — and others, too, are in need of help.\n");
  EXPECT_EQ(outline_of("I know something about it.  (Laughter.)  It will not happen again.\n"),
            "P I know something about it.  It will not happen again.\n");
  EXPECT_EQ(outline_of("Let us be silent. (Moment of silent prayer.) Amen.\n"), "P Let us be silent. Amen.\n");
  EXPECT_EQ(outline_of("We shall go on. [Cheers and prolonged applause]\n"), "P We shall go on.\n");
  EXPECT_EQ(outline_of("(Applause.) (Laughter.) We shall go on.\n"), "P We shall go on.\n");
  EXPECT_EQ(outline_of("同志们！（长时间热烈鼓掌）我们的事业一定成功。（全场起立，热烈鼓掌）\n"),
            "P 同志们！我们的事业一定成功。\n");
}

TEST(StageDirections, ALineOfNothingElseGoes) {
  EXPECT_EQ(outline_of("We have come far, and we know it.\n\n(Applause.)\n\nWe shall go further, all of us.\n"),
            "P We have come far, and we know it.\nP We shall go further, all of us.\n");
  EXPECT_EQ(outline_of("We have **come far**, and we know it. *(Applause.)*\n", Format::kMarkdown),
            "P We have come far, and we know it.\n");
}

TEST(StageDirections, WhatIsSaidStays) {
  for (const std::string text :
       {"We heard their applause and their laughter for a long time.", "The noise (applause for the mayor) went on.",
        "The tax (silence of the law) is due.", "It was long (and loud).", "A moment (in the crowd) of doubt.",
        "The fee (prayer books) is low.", "An open bracket (applause of the many who came to hear the man who had",
        "他们的掌声（和笑声之外的东西）经久不息。", "会议（全体）继续举行。"})
    EXPECT_EQ(outline_of(text + "\n"), "P " + text + "\n");
}

TEST(StageDirections, UnclosedBracketsCostLinearTime) {
  const std::string text(1 << 20, '(');
  EXPECT_EQ(outline_of(text).size(), text.size() + 3);
}

TEST(StageDirections, ThoseOfRealAddresses) {
  const auto folder = testing::real_data();
  if (!folder) GTEST_SKIP() << testing::kNoRealData;
  std::map<std::string, std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(*folder / "inaugural")) {
    const std::string source = testing::read_bytes(entry.path());
    auto document = ingest(source, Format::kText, {});
    ASSERT_TRUE(document);
    EXPECT_EQ(account(*document, source), "") << entry.path();
    const std::string directions = directions_of(*document, source);
    if (!directions.empty()) found[entry.path().filename().string().substr(0, 4)] = directions;
  }
  const std::map<std::string, std::string> expected = {
      {"1985", "(Moment of silent prayer.) |"}, {"2025", "(applause) — |(applause) — |(Laughter.)  |(applause) — |"}};
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace tifa

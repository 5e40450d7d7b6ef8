// Reading in a limited process: the same as here for what is sound, one sentence for what breaks it.
#include "ingest/reader_pool.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "base/wire.h"
#include "ingest/frame.h"
#include "support/temp_folder.h"

namespace tifa {
namespace {

using testing::TempFolder;

// A row as if Markdown were hostile.
FormatRow read_by(std::string_view program) {
  FormatRow row = row_of(Format::kMarkdown);
  row.program = program;
  return row;
}

std::string packed(const Result<RawDocument>& raw) { return answer_frame(raw); }

const std::string kText = "# 标题\n\n一、**重点**工作。\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n";

TEST(ReaderPool, GivesWhatTheReaderGives) {
  ReaderPool pool;
  const FormatRow row = read_by("tifa-read");
  for (int i = 0; i < 3; ++i) {
    const auto answer = pool.read(kText, row, {});
    ASSERT_TRUE(answer) << answer.error().sentence();
    EXPECT_EQ(packed(answer), packed(row.read(kText, {})));
  }
  const auto refused = pool.read(std::string_view("\x00\x01\x02", 3), row, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().sentence(), row.read(std::string_view("\x00\x01\x02", 3), {}).error().sentence());
}

TEST(ReaderPool, ServesThreadsAtOneTime) {
  ReaderPool pool;
  const FormatRow row = read_by("tifa-read");
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&, i] {
        const std::string text = kText + std::string(static_cast<std::size_t>(i), 'x');
        for (int n = 0; n < 5; ++n) good += packed(pool.read(text, row, {})) == packed(row.read(text, {}));
      });
  }
  EXPECT_EQ(good, 20);
}

TEST(ReaderPool, MemoryIsBounded) {
  ReaderPool pool(program_folder(), {.memory = 16 << 20});
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer needs more memory than the limit";
#endif
  const std::string large(160 << 20, 'x');
  const auto refused = pool.read(large, read_by("tifa-read"), {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kLimit) << refused.error().sentence();
  EXPECT_TRUE(pool.read(kText, read_by("tifa-read"), {}));
}

// Programs that behave as one does that was taken over by what it read.
class BadReader : public ::testing::Test {
 protected:
  Error read_by_script(const std::string& script) {
    folder_.write("bad", "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(folder_ / "bad", std::filesystem::perms::owner_all);
    ReaderPool pool(folder_.path(), {.clock = std::chrono::milliseconds(300)});
    const auto answer = pool.read(kText, read_by("bad"), {});
    EXPECT_FALSE(answer);
    return answer ? Error{} : answer.error();
  }
  TempFolder folder_;
};

TEST_F(BadReader, ACrashIsASentence) {
  const Error error = read_by_script("kill -SEGV $$");
  EXPECT_EQ(error.code, ErrorCode::kInput);
  EXPECT_NE(error.what.find("signal 11"), std::string::npos) << error.what;
}

TEST_F(BadReader, ALoopIsEnded) {
  const Error error = read_by_script("while :; do :; done");
  EXPECT_EQ(error.code, ErrorCode::kLimit);
  EXPECT_NE(error.what.find("longer than"), std::string::npos) << error.what;
}

TEST_F(BadReader, AnEndWithoutAnAnswerIsASentence) {
  EXPECT_NE(read_by_script("cat >/dev/null & exit 3").what.find("status 3"), std::string::npos);
}

TEST_F(BadReader, NonsenseIsNotTaken) {
  EXPECT_EQ(read_by_script("head -c 4096 /dev/zero; sleep 5").code, ErrorCode::kLimit);
}

TEST_F(BadReader, AProgramThatIsNotThereIsNamed) {
  ReaderPool pool(folder_.path());
  EXPECT_EQ(pool.read(kText, read_by("none"), {}).error().code, ErrorCode::kNotFound);
}

TEST(Frames, EveryFieldComesBack) {
  RawDocument raw;
  raw.text = "正文 and note";
  raw.origin = OffsetMap::identity(static_cast<std::uint32_t>(raw.text.size()));
  raw.blocks = {{{0, 6}, Hint::kTitle, 0, true, 0, 0}, {{7, 15}, Hint::kNote, 3, false, 2, 9}};
  raw.source_size = raw.text.size() + 4;
  raw.set_aside = {{Reason::kMarkup, {15, 19}}};
  raw.places.parts = {"word/document.xml"};
  raw.places.places = {{0, 0, 1}, {7, 0, 4, PlaceKind::kPage, 1, 2, 3, 4}};
  raw.extracted = raw.text + "mark";
  raw.properties = {"t", "a", "d", "l", "u"};
  raw.unread = "page 3 has no text";
  raw.hard_lines = false;
  ASSERT_EQ(fault_in(raw), "");
  const std::string frame = answer_frame(raw);
  const auto back = parse_answer(FrameKind::kDocument, std::string_view(frame).substr(kWireHeadBytes));
  ASSERT_TRUE(back && back->has_value());
  EXPECT_EQ(answer_frame(*back), frame);
  EXPECT_EQ((**back).places, raw.places);
  EXPECT_EQ((**back).properties, raw.properties);
  EXPECT_EQ((**back).extracted, raw.extracted);
  EXPECT_EQ((**back).unread, raw.unread);
}

TEST(Frames, DamagedOnesAreRefusedOrHoldTogether) {
  const std::string frame = answer_frame(row_of(Format::kMarkdown).read(kText, {}));
  const std::string payload = frame.substr(kWireHeadBytes);
  for (std::size_t end = 0; end < payload.size(); ++end)
    EXPECT_FALSE(parse_answer(FrameKind::kDocument, std::string(payload.substr(0, end)))) << end;
  std::mt19937 random(7);
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = payload;
    bytes[random() % bytes.size()] = static_cast<char>(random());
    const auto answer = parse_answer(FrameKind::kDocument, bytes);
    if (!answer)
      ++refused;
    else
      EXPECT_EQ(fault_in(**answer), "");
  }
  EXPECT_GT(refused, 1000);
  EXPECT_FALSE(parse_frame_head(std::string(kWireHeadBytes, '\0'), 100));
  EXPECT_FALSE(parse_frame_head(frame_head({FrameKind::kDocument, 101}), 100));
  EXPECT_FALSE(parse_request("short"));
}

TEST(Frames, FaultsAreFound) {
  RawDocument raw;
  raw.text = "ab";
  raw.source_size = 3;
  raw.origin = OffsetMap::identity(2);
  EXPECT_NE(fault_in(raw), "");  // a byte is lost
  raw.set_aside = {{Reason::kMarkup, {2, 3}}};
  EXPECT_EQ(fault_in(raw), "");
  raw.set_aside = {{Reason::kMarkup, {1, 3}}};
  EXPECT_NE(fault_in(raw), "");  // a byte is counted twice
  raw.set_aside = {{Reason::kMarkup, {2, 3}}};
  raw.blocks = {{{0, 3}}};
  EXPECT_NE(fault_in(raw), "");  // a block leaves the text
  raw.blocks = {{{0, 2}}};
  raw.text = "\xFF\xFF";
  EXPECT_NE(fault_in(raw), "");
}

}  // namespace
}  // namespace tifa

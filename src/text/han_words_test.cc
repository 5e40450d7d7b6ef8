#include "text/han_words.h"

#include <gtest/gtest.h>
#include <unicode/ubrk.h>

#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "support/test_data.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// What ICU's break iterator makes of the same text: the slow way.
class BreakIterator {
 public:
  std::vector<std::uint32_t> ends(const std::u16string& text) {
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(breaker_.get(), text.data(), static_cast<std::int32_t>(text.size()), &error);
    std::vector<std::uint32_t> ends;
    for (std::int32_t at = ubrk_next(breaker_.get()); at != UBRK_DONE; at = ubrk_next(breaker_.get()))
      ends.push_back(static_cast<std::uint32_t>(at));
    return ends;
  }

 private:
  struct Close {
    void operator()(UBreakIterator* breaker) const { ubrk_close(breaker); }
  };
  static UBreakIterator* open() {
    UErrorCode error = U_ZERO_ERROR;
    return ubrk_open(UBRK_WORD, "zh", nullptr, 0, &error);
  }
  std::unique_ptr<UBreakIterator, Close> breaker_{open()};
};

std::vector<std::uint32_t> ends_of(const std::u16string& text) {
  std::vector<std::uint32_t> ends;
  append_han_words(text, ends);
  return ends;
}

// The stretches of plain Han characters of a text.
std::vector<std::u16string> stretches_of(std::string_view text) {
  std::vector<std::u16string> stretches(1);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    if (is_plain_han(point.value))
      stretches.back().push_back(static_cast<char16_t>(point.value));
    else if (!stretches.back().empty())
      stretches.emplace_back();
  }
  return stretches;
}

TEST(HanWords, AreThoseOfTheDictionary) {
  ASSERT_TRUE(has_han_dictionary());
  EXPECT_EQ(ends_of(u"经济发展"), (std::vector<std::uint32_t>{2, 4}));
  EXPECT_TRUE(ends_of(u"").empty());
  std::vector<std::uint32_t> behind = {7};
  append_han_words(u"改革", behind);
  EXPECT_EQ(behind, (std::vector<std::uint32_t>{7, 2}));
}

// Any characters, those of common words and those that begin none, at any length.
TEST(HanWords, OfRandomTextAreThoseOfIcu) {
  static const std::u16string kCommon =
      u"中国人民经济社会发展改革开放坚持全面推进建设主义特色现代化的了在和与不是有大小一二三十年月日国家政府企业市场"
      u"創新驅動發展戰略鄉村振興區域協調龘㐀䶿鿿";
  BreakIterator icu;
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::u16string text;
    const bool common = round % 4 != 0;
    for (std::size_t i = random() % (round % 100 == 0 ? 3000 : 40); i > 0; --i)
      text.push_back(common ? kCommon[random() % kCommon.size()] : static_cast<char16_t>(0x4E00 + random() % 0x51A6));
    ASSERT_EQ(ends_of(text), icu.ends(text)) << round;
  }
}

TEST(HanWords, OfRealTextAreThoseOfIcu) {
  const auto data = testing::real_data();
  if (!data) GTEST_SKIP() << testing::kNoRealData;
  BreakIterator icu;
  std::size_t characters = 0;
  for (const char* year : {"1954", "1978", "1998", "2016", "2025"})
    for (const std::u16string& stretch :
         stretches_of(testing::read_bytes(*data / "gwr" / (std::string(year) + ".txt")))) {
      ASSERT_EQ(ends_of(stretch), icu.ends(stretch));
      characters += stretch.size();
    }
  EXPECT_GT(characters, 50'000U);
}

// Several threads meet characters for the first time together.
TEST(HanWords, AreTheSameOnEveryThread) {
  std::mt19937 random(11);
  std::u16string text;
  for (int i = 0; i < 5000; ++i) text.push_back(static_cast<char16_t>(kFirstHan + random() % 0x19C0));
  std::vector<std::vector<std::uint32_t>> ends(4);
  std::vector<std::thread> threads;
  threads.reserve(ends.size());
  for (auto& own : ends) threads.emplace_back([&] { append_han_words(text, own); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& own : ends) EXPECT_EQ(own, ends_of(text));
}

}  // namespace
}  // namespace tifa

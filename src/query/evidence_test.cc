// Evidence gives the clean text as it is and says where words of the source are left out of it; what people are shown
// has a mark there.
#include "query/evidence.h"

#include <gtest/gtest.h>

#include <string>

#include "index/segment.h"
#include "ingest/ingest.h"

namespace tifa {
namespace {

// The span of a wording, with so many code points around it.
Span span_of(const DocumentView& view, std::string_view wording, std::uint32_t context) {
  const auto at = static_cast<std::uint32_t>(view.text.find(wording));
  const Range range{at, at + static_cast<std::uint32_t>(wording.size())};
  CodePointCounter counter(view.text);
  return make_span(Edition{}, view, Hit{range, view.block_at_text(at), 0}, context, counter);
}

class Evidences : public ::testing::Test {
 protected:
  DocumentView view_of(std::string_view source) {
    auto document = ingest(source, Format::kText, {});
    EXPECT_TRUE(document);
    payload_ = make_payload(*document);
    return view_payload(payload_.bytes).value();
  }

 private:
  DocumentPayload payload_;
};

TEST_F(Evidences, SaysWhereWordsOfTheSourceAreLeftOut) {
  const DocumentView view = view_of(
      "The harbour opens today.\n\nWe built it — (applause) — and we keep it, all of us.  (Laughter.)  It will not "
      "close again. (Applause.)\n");
  const Span span = span_of(view, "built it — and we keep", 100);
  EXPECT_EQ(span.exact, "built it — and we keep");  // the clean text, of which begin, end and the hash are
  EXPECT_EQ(span.suffix, " it, all of us.  It will not close again.");
  ASSERT_EQ(span.omissions.size(), 2U);  // none at the end, where nothing is quoted behind it
  EXPECT_EQ(span.omissions[0], span.begin + 11);
  const ShownSpan shown = shown_span(span);
  EXPECT_EQ(shown.left, "We ");
  EXPECT_EQ(shown.match, "built it — […] and we keep");
  EXPECT_EQ(shown.right, " it, all of us. […] It will not close again.");
}

TEST_F(Evidences, AMarkAtTheEdgeOfAHitStandsOutsideOfIt) {
  const DocumentView view = view_of("同志们！（长时间热烈鼓掌）我们的事业一定成功，（掌声）大家一起努力。\n");
  const Span span = span_of(view, "我们的事业一定成功，", 20);
  const ShownSpan shown = shown_span(span);
  EXPECT_EQ(shown.left, "同志们！[…]");
  EXPECT_EQ(shown.match, "我们的事业一定成功，");
  EXPECT_EQ(shown.right, "[…]大家一起努力。");
  // What is not quoted is not left out of the quotation.
  EXPECT_TRUE(span_of(view, "我们的事业", 0).omissions.empty());
}

TEST_F(Evidences, OfALongHitTheBeginningIsShown) {
  std::string source = "前言。";
  for (int i = 0; i < 500; ++i) source += i == 10 || i == 400 ? "航道（掌声），" : "航道，";  // (Applause)
  const DocumentView view = view_of(source + "结束，（掌声）再见。\n");
  const std::size_t end = view.text.find("结束");
  const std::string whole(view.text.substr(view.text.find("航道"), end - view.text.find("航道")));
  ASSERT_GT(whole.size(), 3000U);
  const Span span = span_of(view, whole, 5);
  EXPECT_EQ(span.begin, 3U);
  EXPECT_EQ(span.end, 3U + 1500U);
  EXPECT_EQ(span.exact, whole.substr(0, 1023) + "…");  // whole characters
  EXPECT_EQ(span.suffix, "结束，再见");
  EXPECT_EQ(span.locator, "#" + view.locate({9, static_cast<std::uint32_t>(end)}));
  ASSERT_EQ(span.omissions.size(), 2U);  // that of what is not shown is none of them
  EXPECT_EQ(span.omissions[0], 3U + 32U);
  EXPECT_EQ(span.omissions[1], span.end + 3U);
  const ShownSpan shown = shown_span(span);
  EXPECT_EQ(shown.left, "前言。");
  EXPECT_EQ(shown.match.substr(93, 8), "道[…]");
  EXPECT_TRUE(shown.match.ends_with("，航道…")) << shown.match;
  EXPECT_EQ(shown.right, "结束，[…]再见");

  EXPECT_EQ(beginning_of("four", 4), "four");
  EXPECT_EQ(beginning_of("four", 3), "fou…");
  EXPECT_EQ(beginning_of("four", kWholeWording), "four");
}

TEST_F(Evidences, MarkupIsNoWords) {
  auto document =
      ingest("We keep **the harbour** open, as [the plan](https://plan.example/8) says.\n", Format::kMarkdown, {});
  ASSERT_TRUE(document);
  EXPECT_TRUE(document->omissions().empty());
}

}  // namespace
}  // namespace tifa

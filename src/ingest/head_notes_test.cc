// Lines of a head that name the edition are notes, above the title and below it.
#include <gtest/gtest.h>

#include <string>

#include "ingest/account.h"
#include "ingest/ingest.h"

namespace tifa {
namespace {

std::string outline_of(std::string_view text) {
  const auto document = ingest(text, Format::kText, {});
  if (!document) return document.error().sentence();
  EXPECT_EQ(testing::account(*document, text), "") << text;
  EXPECT_EQ(testing::check_model(*document), "") << text;
  return testing::outline(*document);
}

TEST(HeadNotes, ADayANoticeOfReleaseAndANumber) {
  const std::string body =
      "The Board met today and kept the harbour fee. It will look at the tides and at the catch.\n";
  const std::string parsed = "P " + body;
  struct Case {
    std::string_view head, expected;
  };
  const Case cases[] = {
      {"January 29, 2025\n\nHarbour Bank issues Board statement\n\nFor release at 2:00 p.m. EST\n",
       "N January 29, 2025\nT Harbour Bank issues Board statement\nN For release at 2:00 p.m. EST\n"},
      {"For release at 14:00 GMT\n\nBoard statement\n\nWednesday, 29 January 2025\n",
       "N For release at 14:00 GMT\nT Board statement\nN Wednesday, 29 January 2025\n"},
      {"Board statement\n\nPublished on 6 June 2024\n", "T Board statement\nN Published on 6 June 2024\n"},
      // A time of day that releases nothing is text.
      {"Board statement\n\nAt 9:00 a.m. the ships left.\n", "T Board statement\nP At 9:00 a.m. the ships left.\n"},
      // A day in a title, and a title that tells what day it is of.
      {"Address of the Board, January 20, 2025\n", "T Address of the Board, January 20, 2025\n"},
      {"The Board opens the harbour on January 20, 2025\n", "T The Board opens the harbour on January 20, 2025\n"},
  };
  for (const Case& item : cases)
    EXPECT_EQ(outline_of(std::string(item.head) + "\n" + body), std::string(item.expected) + parsed) << item.head;
  EXPECT_EQ(outline_of("沧政发〔2024〕5号\n沧屿政府关于港口的通知\n各岛要抓紧落实港口工作。\n"),
            "N 沧政发〔2024〕5号\nT 沧屿政府关于港口的通知\nP 各岛要抓紧落实港口工作。\n");
}

}  // namespace
}  // namespace tifa

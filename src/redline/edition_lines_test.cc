// Lines of the head that name the edition are told from what was reworded.
#include "redline/edition_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "redline/changes.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::BlockText;
using testing::make_view;
using testing::OwnedView;

constexpr const char* kBody =
    "The Board met today and kept the harbour fee. It will look at the tides and at the catch.";

OwnedView statement(const std::vector<BlockText>& head, const std::string& body = kBody) {
  std::vector<BlockText> blocks = head;
  blocks.push_back({body, BlockKind::kParagraph});
  blocks.push_back({"Printed in January 2025 on 40 sheets.", BlockKind::kNote});
  return make_view(blocks, Language::kEnglish);
}

// "edit* same insert": the rows, with a star at those that name the edition.
std::string rows_of(const OwnedView& a, const OwnedView& b) {
  const auto redline = make_redline(a.view(), b.view(), {});
  EXPECT_TRUE(redline);
  std::string rows;
  for (const RedlineRow& row : redline->rows)
    rows += std::string(rows.empty() ? "" : " ") + row_kind_name(row.kind) + (row.names_edition ? "*" : "");
  return rows;
}

TEST(EditionLines, ADayAReleaseAndANumberNameTheEdition) {
  const auto of = [](const char* day, const char* release, const std::string& body = kBody) {
    return statement({{day, BlockKind::kNote}, {"Board statement", BlockKind::kTitle}, {release, BlockKind::kNote}},
                     body);
  };
  const OwnedView winter = of("December 18, 2024", "For release at 2:00 p.m. EST");
  EXPECT_EQ(rows_of(winter, winter), "same same same same same");
  EXPECT_EQ(rows_of(winter, of("December 19, 2024", "For release at 2:30 p.m. EST", std::string(kBody) + " So be it.")),
            "delete* insert* same edit* edit same");
  // What has too little in common to be one line reworded is one gone and one new.
  EXPECT_EQ(rows_of(winter, of("2025年5月7日", "For release at 2:00 p.m. EST")), "delete* insert* same same same same");
}

TEST(EditionLines, ATitleDoesWhenItsWordsAreTheSame) {
  const auto of = [](const char* title) { return statement({{title, BlockKind::kTitle}}); };
  EXPECT_EQ(rows_of(of("Board statement of December 18, 2024"), of("Board statement of January 29, 2025")),
            "edit* same same");
  EXPECT_EQ(rows_of(of("Harbour Terms of Service"), of("Harbour Terms of Use")), "edit same same");
}

TEST(EditionLines, NotesWithoutAFigureAndNotesBehindTheTextDoNot) {
  const auto of = [](const char* author) {
    return statement({{"Board statement", BlockKind::kTitle}, {author, BlockKind::kNote}});
  };
  EXPECT_EQ(rows_of(of("Given by the harbour master Lin Hai"), of("Given by the harbour master Wu Shan")).find('*'),
            std::string::npos);
  const OwnedView a = statement({{"Board statement", BlockKind::kTitle}});
  std::vector<BlockText> blocks = {{"Board statement", BlockKind::kTitle},
                                   {kBody, BlockKind::kParagraph},
                                   {"Printed in March 2025 on 40 sheets.", BlockKind::kNote}};
  EXPECT_EQ(rows_of(a, make_view(blocks, Language::kEnglish)), "same same edit");
}

TEST(EditionLines, AreNotAmongTheRewordings) {
  const auto of = [](const char* day) {
    return statement({{"Board statement", BlockKind::kTitle}, {day, BlockKind::kNote}});
  };
  const OwnedView a = of("Adopted by the Board of the Harbour Bank on December 18, 2024"),
                  b = of("Adopted by the Board of the Harbour Bank on January 29, 2025");
  const auto redline = make_redline(a.view(), b.view(), {});
  ASSERT_TRUE(redline);
  EXPECT_TRUE(meaningful_changes(*redline, a.view(), b.view(), 10).rewordings.empty());
}

}  // namespace
}  // namespace tifa

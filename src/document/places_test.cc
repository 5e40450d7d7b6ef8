#include "document/places.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

using Parts = std::vector<std::string_view>;

TEST(Places, WithoutPlacesBytesAreNamed) { EXPECT_EQ(locator({}, {}, {10, 20}), "bytes=10-20"); }

TEST(Places, ParagraphsOfOnePartAreOneFragment) {
  const Parts parts{"word/document.xml", "word/endnotes.xml"};
  const std::vector<SourcePlace> places{{0, 0, 1}, {10, 0, 2}, {20, 0, 3}, {30, 1, 1, PlaceKind::kNote}, {40, 0, 4}};
  EXPECT_EQ(locator(places, parts, {0, 10}), "word/document.xml/p=1");
  EXPECT_EQ(locator(places, parts, {12, 12}), "word/document.xml/p=2");
  EXPECT_EQ(locator(places, parts, {9, 25}), "word/document.xml/p=1-3");
  EXPECT_EQ(locator(places, parts, {25, 100}), "word/document.xml/p=3&word/endnotes.xml/note=1&word/document.xml/p=4");
}

TEST(Places, BoxesOfAPageBecomeOneAndPagesStandApart) {
  const Parts parts{""};
  const std::vector<SourcePlace> places{{0, 0, 3, PlaceKind::kPage, 72, 100, 520, 114},
                                        {50, 0, 3, PlaceKind::kPage, 60, 116, 400, 130},
                                        {90, 0, 4, PlaceKind::kPage, 72, 50, 520, 64},
                                        {120, 0, 5, PlaceKind::kPage}};
  EXPECT_EQ(locator(places, parts, {0, 20}), "page=3&box=72,100,520,114");
  EXPECT_EQ(locator(places, parts, {40, 60}), "page=3&box=60,100,520,130");
  EXPECT_EQ(locator(places, parts, {60, 130}), "page=3&box=60,116,400,130&page=4&box=72,50,520,64&page=5");
}

TEST(Places, CellsAreNamedAsInSheets) {
  const Parts parts{"xl/worksheets/sheet1.xml"};
  const std::vector<SourcePlace> places{{0, 0, 12, PlaceKind::kCell, 28}, {5, 0, 12, PlaceKind::kCell, 29}};
  EXPECT_EQ(locator(places, parts, {0, 2}), "xl/worksheets/sheet1.xml/cell=AB12");
  EXPECT_EQ(locator(places, parts, {0, 9}), "xl/worksheets/sheet1.xml/cell=AB12-AC12");
}

TEST(Places, HoldOnlyWhenTheyAscendAndNameParts) {
  EXPECT_TRUE(places_hold({}, 0, 0));
  const auto hold = [](std::vector<SourcePlace> places) { return places_hold(places, 1, 100); };
  EXPECT_TRUE(hold({{0, 0, 1}, {0, 0, 2}, {100, 0, 3}}));
  EXPECT_FALSE(hold({{1, 0, 1}}));
  EXPECT_FALSE(hold({{0, 1, 1}}));
  EXPECT_FALSE(hold({{0, 0, 1}, {20, 0, 2}, {10, 0, 3}}));
  EXPECT_FALSE(hold({{0, 0, 1}, {101, 0, 2}}));
  EXPECT_FALSE(hold({{0, 0, 1, static_cast<PlaceKind>(99)}}));
}

}  // namespace
}  // namespace tifa

// Numbers of cells as people see them.
#include "ingest/xlsx_cells.h"

#include <gtest/gtest.h>

#include "ingest/xml.h"

namespace tifa {
namespace {

XlsxShows shows(const std::string& id, const std::string& code = "") {
  const auto tree = parse_xml("<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"" + code +
                                  "\"/></numFmts><cellXfs><xf numFmtId=\"" + id + "\"/></cellXfs></styleSheet>",
                              "styles.xml");
  return XlsxFormats(**tree).of(0);
}

TEST(XlsxNumberAsShown, DateAndTimeAreRoundedTogether) {
  const auto shown = [](const std::string& value) { return xlsx_number_as_shown(value, XlsxShows::kDateTime, false); };
  EXPECT_EQ(shown("45000"), "2023-03-15");
  EXPECT_EQ(shown("45000.5"), "2023-03-15 12:00");
  EXPECT_EQ(shown("45000.999653"), "2023-03-16 00:00");  // 23:59:30.02
  EXPECT_EQ(shown("45000.999826"), "2023-03-16 00:00");  // 23:59:45
  EXPECT_EQ(shown("45000.99965"), "2023-03-15 23:59");
  EXPECT_EQ(xlsx_number_as_shown("45000.999826", XlsxShows::kDate, false), "2023-03-15");
  EXPECT_EQ(xlsx_number_as_shown("0.75", XlsxShows::kTime, false), "18:00");
}

TEST(XlsxFormats, TimeThatElapsedIsANumber) {
  for (const char* code : {"[h]:mm", "[hh]:mm:ss", "[mm]:ss", "[S]", "[Red][h]:mm"})
    EXPECT_EQ(shows("164", code), XlsxShows::kNumber) << code;
  EXPECT_EQ(shows("46"), XlsxShows::kNumber);
  EXPECT_EQ(xlsx_number_as_shown("1.5", shows("46"), false), "1.5");
  EXPECT_EQ(shows("164", "[Magenta]hh:mm"), XlsxShows::kTime);
  EXPECT_EQ(shows("164", "[$-409]yyyy-mm-dd"), XlsxShows::kDate);
  EXPECT_EQ(shows("45"), XlsxShows::kTime);
  EXPECT_EQ(shows("47"), XlsxShows::kTime);
}

}  // namespace
}  // namespace tifa

#include "ingest/word_markup.h"

#include <gtest/gtest.h>

#include "ingest/word_look.h"
#include "ingest/xml.h"

namespace tifa {
namespace {

std::string taken(const std::string& name, const std::string& body) {
  const auto tree = parse_xml("<w:" + name + " xmlns:w=\"w\" xmlns:r=\"r\">" + body + "</w:" + name + ">", "part");
  return tree ? WordMarkup().inside((*tree)->first_child()) : "damaged";
}

TEST(WordMarkup, TakesFormattingInTheOrderOfTheSchema) {
  EXPECT_EQ(taken("rPr", R"(<w:i/><w:b w:val="0"/><w:b/>)"), R"(<w:b w:val="0"/><w:i/>)");
  EXPECT_EQ(taken("pPr", R"(<w:jc w:val="center"/><w:pStyle w:val="a3"/>)"),
            R"(<w:pStyle w:val="a3"/><w:jc w:val="center"/>)");
  EXPECT_EQ(taken("tabs", R"(<w:tab w:pos="1"/><w:tab w:pos="2"/>)"), R"(<w:tab w:pos="1"/><w:tab w:pos="2"/>)");
}

TEST(WordMarkup, LeavesOutWhatIsNoFormatting) {
  EXPECT_EQ(taken("pPr", R"(<w:sectPr/><w:pPrChange/><w:rPr><w:ins w:id="1"/></w:rPr>text)"), "");
  EXPECT_EQ(taken("rPr", R"(<w:object r:id="x"/><w:vanish/><w:b r:embed="y" w:rsidR="00"/>)"), "<w:b/>");
  EXPECT_EQ(
      taken("numbering", R"(<w:numPicBullet/><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">)"
                         R"(<w:lvlPicBulletId w:val="0"/><w:lvlText w:val="&lt;%1&quot;"/></w:lvl></w:abstractNum>)"),
      R"(<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="&lt;%1&quot;"/></w:lvl></w:abstractNum>)");
  EXPECT_EQ(taken("rPr", "<w:b w:val=\"" + std::string(300, 'x') + "\"/>"), "<w:b/>");
}

TEST(WordMarkup, IsToldFromWhatIsNot) {
  for (const char* good : {"", "<w:b/>", R"(<w:p w:a="1"><w:q/></w:p>)", R"(<w:b w:val="a &amp; &lt;b&gt; &quot;"/>)"})
    EXPECT_TRUE(is_word_markup(good)) << good;
  for (const char* bad :
       {"text", "<b/>", "<w:b>", "</w:b>", "<w:a></w:b>", "<w:b/>x", R"(<w:b val="1"/>)", R"(<w:b w:val="<"/>)",
        R"(<w:b w:val="&x;"/>)", "<w:b w:val='1'/>", "<!-- -->", "<?x?>", "<w:b", R"(<w:b w:val=")", "<w:/>"})
    EXPECT_FALSE(is_word_markup(bad)) << bad;
}

TEST(WordLook, IsHeldAgainstItsOwnNumbers) {
  WordLook look;
  look.markup = {""};
  EXPECT_EQ(fault_in(look), "");
  look.paragraphs.push_back({0, 1, 0, kNoIndex, false, {}});
  EXPECT_EQ(fault_in(look), "paragraph");
  look.paragraphs.front().properties = 0;
  look.paragraphs.front().cell = 0;
  EXPECT_EQ(fault_in(look), "paragraph");
  look.tables = {0};
  look.rows = {{0, 0}};
  look.cells = {{0, 0}};
  EXPECT_EQ(fault_in(look), "");
  look.cells = {{0, 0}, {0, 0}};
  look.paragraphs = {{0, 0, 0, 1, false, {}}, {1, 0, 0, 0, false, {}}};
  EXPECT_EQ(fault_in(look), "order of cells");
  look.paragraphs.clear();
  look.cells = {{1, 0}};
  EXPECT_EQ(fault_in(look), "cell");
  look.cells = {{0, 0}};
  look.markup.push_back("<script/>");
  EXPECT_EQ(fault_in(look), "markup");
}

}  // namespace
}  // namespace tifa

#include "ingest/word_markup.h"

#include <gtest/gtest.h>

#include "ingest/word_grammar.h"
#include "ingest/word_look.h"
#include "ingest/xml.h"

namespace tifa {
namespace {

std::string taken(const std::string& name, const std::string& body) {
  const auto tree =
      parse_xml("<w:" + name + " xmlns:w=\"w\" xmlns:r=\"r\" xmlns:w14=\"w14\">" + body + "</w:" + name + ">", "part");
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

TEST(WordMarkup, ElementsOfOtherNamespacesAreOthers) {
  EXPECT_EQ(taken("rPr", R"(<w14:shadow w14:blurRad="1"/><w14:b/><w:i/>)"), "<w:i/>");
}

TEST(WordMarkup, ValuesAreTextThatXmlCanHold) {
  EXPECT_EQ(taken("rPr", R"(<w:color w:val="a&#9;b&#10;c"/>)"), R"(<w:color w:val="a b c"/>)");
  EXPECT_EQ(taken("rPr", "<w:color w:val=\"a\xEF\xBF\xBE\" w:x=\"1\"/>"), R"(<w:color w:x="1"/>)");
}

TEST(WordGrammar, IsToldFromWhatIsNot) {
  for (const char* good :
       {"", "<w:b/>", R"(<w:rFonts w:ascii="1"></w:rFonts><w:i/>)", R"(<w:b w:val="a &amp; &lt;b&gt; &quot;"/>)"})
    EXPECT_TRUE(is_word_markup(good, "rPr")) << good;
  EXPECT_TRUE(is_word_markup(R"(<w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>)", "table"));
  for (const char* bad :
       {"text", "<b/>", "<w:b>", "</w:b>", "<w:b></w:i>", "<w:b/>x", R"(<w:b val="1"/>)", R"(<w:b w:val="<"/>)",
        R"(<w:b w:val="&x;"/>)", "<w:b w:val='1'/>", "<!-- -->", "<?x?>", "<w:b", R"(<w:b w:val=")", "<w:/>"})
    EXPECT_FALSE(is_word_markup(bad, "rPr")) << bad;
}

TEST(WordGrammar, ElementsStandWhereTheyMay) {
  for (const char* bad : {"<w:p/>", "<w:pPr/>", R"(<w:fldSimple w:instr="x"/>)", R"(<w:b w:val="1" w:val="0"/>)",
                          "<w:b><w:i/></w:b>", "</w:rPr><w:b/>"})
    EXPECT_FALSE(is_word_markup(bad, "rPr")) << bad;
  EXPECT_TRUE(is_word_markup("<w:numPr><w:ilvl/></w:numPr>", "pPr"));
  EXPECT_FALSE(is_word_markup("<w:numPr><w:ilvl/></w:numPr>", "rPr"));
  EXPECT_FALSE(is_word_markup("<w:b/>", "unknown"));
}

TEST(WordGrammar, TextIsWhatXmlCanHold) {
  for (const char* good : {"", "a b", "文字"}) EXPECT_TRUE(is_word_text(good)) << good;
  for (const char* bad : {"a\tb", "\xFF", "\xEF\xBF\xBE", "\xEF\xBF\xBF"}) EXPECT_FALSE(is_word_text(bad)) << bad;
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
  for (const char* foreign : {"<script/>", "<w:p/>"}) {
    look.markup = {"", foreign};
    look.cells = {{0, 1}};
    EXPECT_EQ(fault_in(look), "cell") << foreign;
  }
  look.cells = {{0, 0}};
  look.page = "<w:headerReference/>";
  EXPECT_EQ(fault_in(look), "document");
}

}  // namespace
}  // namespace tifa

#include "render/html.h"

#include <gtest/gtest.h>

#include <string>

#include "render/citation.h"

namespace tifa {
namespace {

TEST(Html, NothingOfATextBecomesMarkup) {
  EXPECT_EQ(escape_html("<b a=\"1\" c='2'>&amp;"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
  for (int byte = 0; byte < 128; ++byte) {
    const std::string escaped = escape_html(std::string(1, static_cast<char>(byte)));
    EXPECT_EQ(escaped.find_first_of("<>\"'"), std::string::npos) << byte;
    if (byte < ' ' && byte != '\n' && byte != '\t') {
      EXPECT_EQ(escaped, "\xEF\xBF\xBD") << byte;
    }
  }
  EXPECT_EQ(escape_html("a\u202Eb"), "a\uFFFDb");
}

TEST(Html, ChineseInAPageOfAnotherLanguageIsMarked) {
  EXPECT_EQ(escape_html_mixed("“科技” is <new>", "en"), "“<span lang=\"zh\">科技</span>” is &lt;new&gt;");
  EXPECT_EQ(escape_html_mixed("科技，安全", "en"), "<span lang=\"zh\">科技，安全</span>");
  EXPECT_EQ(escape_html_mixed("科技", "zh"), "科技");
  EXPECT_EQ(escape_html_mixed("plain, with no Han （full width）", "en"), "plain, with no Han （full width）");
  EXPECT_EQ(escape_html_mixed("", "en"), "");
}

TEST(Html, OnlyWebAddressesAreLinks) {
  EXPECT_EQ(link_target("https://example.org/a?b=c#d"), "https://example.org/a?b=c#d");
  for (const char* bad : {"javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd", "",
                          "https://a b", "https://a\nb", " https://a", "HTTPS://a"})
    EXPECT_EQ(link_target(bad), "") << bad;
}

TEST(Html, StyleHashes) {
  // RFC 4634 test vectors, in base 64.
  EXPECT_EQ(csp_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  EXPECT_EQ(csp_hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST(Citation, BibtexFieldsHoldNoMarkup) {
  ReportDocument document;
  document.edition = "plan:8 {x}";
  document.title = "50 % of {A} & B_c #1 ~ ^ \\input{x} $y$";
  document.issuer = "Council}";
  document.date = "2025-10-17";
  document.source = "https://example.org/a_b%20c";
  document.sha256_text = std::string(64, 'a');
  const std::string entry = bibtex(document, Words("en"));
  EXPECT_TRUE(entry.starts_with("@misc{plan:8--x-,\n")) << entry;
  EXPECT_NE(entry.find("title = {{50 \\% of A \\& B\\_c \\#1 \\textasciitilde{} \\textasciicircum{} "
                       "\\textbackslash{}inputx \\$y\\$}}"),
            std::string::npos)
      << entry;
  EXPECT_NE(entry.find("author = {{Council}}"), std::string::npos);
  EXPECT_NE(entry.find("month = oct"), std::string::npos);
  EXPECT_NE(entry.find("  url = {https://example.org/a_b%20c}"), std::string::npos);  // no backslash becomes part of it
  int depth = 0;
  for (const char c : entry) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    ASSERT_GE(depth, 0);
  }
  EXPECT_EQ(depth, 0);
}

TEST(Citation, AnAddressInBibtexIsReadCharacterByCharacter) {
  ReportDocument document;
  document.edition = "plan:8";
  const auto entry = [&](const char* source) {
    document.source = source;
    return bibtex(document, Words("en"));
  };
  EXPECT_NE(entry("https://example.org/~x/content_1.htm?a=1&b=#2")
                .find("url = {https://example.org/~x/content_1.htm?a=1&b=#2}"),
            std::string::npos);
  EXPECT_NE(entry("https://example.org/{a} b\\c").find("url = {https://example.org/%7Ba%7D%20b%5Cc}"),
            std::string::npos);
  const std::string shelf = entry("Archive & Library, shelf 5_b");
  EXPECT_EQ(shelf.find("url ="), std::string::npos);
  EXPECT_NE(shelf.find("howpublished = {Archive \\& Library, shelf 5\\_b}"), std::string::npos) << shelf;
}

TEST(Citation, SpeaksTheLanguageOfThePageAndSaysWhatIsHeldInPart) {
  ReportDocument document;
  document.edition = "plan:3";
  document.series_title = "Plans";
  document.series_called = {"Plans", "规划"};
  document.issuer = "Council";
  document.issuer_called = {"Council", "委员会"};
  EXPECT_EQ(cite_document(document, Words("zh")), "委员会. [规划]. plan:3");
  EXPECT_NE(bibtex(document, Words("zh")).find("author = {{委员会}},\n  title = {{[规划]}},\n}"), std::string::npos)
      << bibtex(document, Words("zh"));
  EXPECT_NE(bibtex(document, Words("en")).find("author = {{Council}},\n  title = {{[Plans]}},\n}"), std::string::npos);
  document.status = "partial";
  document.title = "规划发布";
  document.issuer.clear();
  document.issuer_called = {};
  EXPECT_EQ(cite_document(document, Words("zh")), "规划发布（非全文）. plan:3");
  EXPECT_EQ(cite_document(document, Words("en")), "规划发布 (not the whole text). plan:3");
  EXPECT_EQ(bibtex(document, Words("en")).find("author"), std::string::npos);
  EXPECT_NE(bibtex(document, Words("en")).find("note = {not the whole text}"), std::string::npos);
}

TEST(Citation, ANameOfAFileThatSaysWhatItIsStandsForATitle) {
  ReportDocument document;
  document.edition = "plan:1";
  document.series_title = "Plans";
  document.series_called = {"Plans", "规划"};
  document.path = "texts/01-云汐湾渔业小组的报告.txt";
  document.title = "01-云汐湾渔业小组的报告";
  EXPECT_EQ(cite_document(document, Words("zh")), "[01-云汐湾渔业小组的报告]. plan:1");
  document.path = "texts/01-a.txt";
  document.title = "01-a";
  EXPECT_EQ(cite_document(document, Words("zh")), "[规划]. plan:1");
}

TEST(Citation, ANumberNamesRuleDocumentAndIndex) {
  ReportDocument document;
  document.edition = "plan:8";
  document.title = "第八个规划";
  document.date = "2025-10-17";
  RuleStatement rule;
  rule.unit = "substring";
  rule.scope = {"title", "headings", "run-ins", "body", "notes"};
  rule.fold = "default";
  rule.overlap = "none";
  const Provenance tifa{"1.2.3", "0123456789abcdef"};
  const std::string english = cite_count("“科技”", 2, rule, document, tifa, Words("en"));
  for (const char* part : {"“科技”: twice in: 第八个规划. 2025-10-17. plan:8.", "tifa 1.2.3, index 0123456789abcdef"})
    EXPECT_NE(english.find(part), std::string::npos) << english;
  EXPECT_NE(cite_count("“科技”", 2, rule, document, tifa, Words("zh")).find("“科技”：2次"), std::string::npos);
}

}  // namespace
}  // namespace tifa

// HTML by itself: tokens, the tree, what is kept, what is set aside, and pages that mean harm.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/file.h"
#include "ingest/account.h"
#include "ingest/html_page.h"
#include "ingest/html_tokens.h"
#include "ingest/ingest.h"
#include "ingest/readers.h"
#include "structure/structure.h"
#include "support/test_data.h"

namespace tifa {
namespace {

using testing::account;
using testing::check_model;
using testing::outline;

// The outline of a page, with the whole account checked.
std::string read(std::string_view source) {
  auto raw = read_html(source);
  if (!raw) return raw.error().sentence();
  const Document document = structure(std::move(*raw));
  EXPECT_EQ(account(document, source), "") << source;
  EXPECT_EQ(check_model(document), "") << source;
  return outline(document);
}

// Bold text at a line's end that white space and a break follow: its end is the end of the block.
TEST(Html, BoldTextEndsInItsBlock) {
  for (std::string_view source :
       {"<p><b>渔业发展。 </b></p>", "<p><b>渔业发展，<br>渔民增收。</b></p>",
        "<p><b> \u3000\u3000</b>渔业发展，渔民增收。</p>", "<p><b>渔业发展，渔民增收。&nbsp;</b><br></p>"}) {
    const auto raw = read_html(source);
    ASSERT_TRUE(raw);
    EXPECT_EQ(fault_in(*raw), "") << source;
  }
}

TEST(HtmlTokens, CoverTheSource) {
  for (std::string_view source : {"",
                                  "a",
                                  "<",
                                  "<a",
                                  "<a href=",
                                  "<a href='x",
                                  "</",
                                  "</>",
                                  "</ x>",
                                  "<!",
                                  "<!-",
                                  "<!-->",
                                  "<!--->",
                                  "<!-- a --!> b",
                                  "<?xml?>x",
                                  "a < b <c",
                                  "<script>a</scrip></script >b",
                                  "<title>a<b></title>",
                                  "<textarea>",
                                  "<style>",
                                  "<a b=c/d e>f</a>",
                                  "<a =b>",
                                  "<a\"b'>c"}) {
    HtmlTokens tokens(source);
    std::uint32_t at = 0;
    while (const auto token = tokens.next()) {
      EXPECT_EQ(token->range.begin, at) << source;
      EXPECT_GT(token->range.end, at) << source;
      at = token->range.end;
    }
    EXPECT_EQ(at, source.size()) << source;
  }
}

TEST(HtmlTokens, Attributes) {
  const std::string_view source = "<a HREF = \"x&amp;y\" class='b c' checked data-x=1/2 href=z>";
  HtmlTokens tokens(source);
  const auto token = tokens.next();
  ASSERT_TRUE(token);
  EXPECT_EQ(html_attribute(source, token->attributes, "href"), "x&y");
  EXPECT_EQ(html_attribute(source, token->attributes, "class"), "b c");
  EXPECT_EQ(html_attribute(source, token->attributes, "checked"), "");
  EXPECT_EQ(html_attribute(source, token->attributes, "data-x"), "1/2");
  EXPECT_EQ(html_attribute(source, token->attributes, "title"), std::nullopt);
}

// The elements as "tag(children)" by the names of what they hold.
std::string tree(std::string_view source) {
  const auto page = parse_html(source);
  if (!page) return page.error().sentence();
  std::string shape;
  for (std::size_t e = 1; e < page->elements.size(); ++e) {
    const HtmlElement& element = page->elements[e];
    std::size_t depth = 0;
    for (std::uint32_t up = element.parent; up != 0; up = page->elements[up].parent) ++depth;
    const std::string_view tag = element.start.of(source);
    shape += std::string(depth, '.') + std::string(tag.substr(1, tag.find_first_of(" >") - 1)) + " ";
  }
  return shape;
}

TEST(HtmlPage, ClosesWhatAStartTagCloses) {
  EXPECT_EQ(tree("<p>a<p>b<div>c<p>d</div>e"), "p p div .p ");
  EXPECT_EQ(tree("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>"), "ul .li .li ..ul ...li .li ");
  EXPECT_EQ(tree("<table><tr><td>a<td>b<tr><td>c<table><tr><td>d</table></table>"),
            "table .tr ..td ..td .tr ..td ...table ....tr .....td ");
  EXPECT_EQ(tree("<dl><dt>a<dd>b<dt>c</dl>"), "dl .dt .dd .dt ");
  EXPECT_EQ(tree("<div><td></div></td></table></p>"), "div .td ");
  EXPECT_EQ(tree("<table><tr><td><div>a</table></div>b"), "table .tr ..td ...div ");
}

TEST(Html, Text) {
  struct Case {
    std::string_view name, text, expected;
  };
  const Case cases[] = {
      {"white space", "<p>渔业\n  是 根本，\n\t要建设。 </p>", "P 渔业是 根本，要建设。\n"},
      {"words", "<p>One\n two <b>three</b> four.</p>", "P One two three four.\n"},
      {"tags inside a word", "<p>政<b>府</b>工<font color=red>作</font>报<i>告</i>说明了去年的工作。</p>",
       "P 政府工作报告说明了去年的工作。\n"},
      {"no semicolon", "<p>A &amp B &notit; C&lt;D.</p>", "P A & B ¬it; C<D.\n"},
      {"short paragraphs stay", "<p>我们的任务很重，要努力完成。</p><p>好。</p><p>大家辛苦了，谢谢。</p>",
       "P 我们的任务很重，要努力完成。\nP 好。\nP 大家辛苦了，谢谢。\n"},
      {"figures cut", "<p>　　产值达到74.4<br>万亿元。</p>", "P 产值达到74.4|万亿元。\n"},
      {"spaced digits", "<p>1 9 9 3 年，全国人口为 1 2 0 万人。</p>", "P 1993年，全国人口为 120万人。\n"},
      {"figures of a list stay", "<p>The scores were 1 2 3 in the end, and 4.</p>",
       "P The scores were 1 2 3 in the end, and 4.\n"},
      {"preformatted", "<pre>一、渔业，要发展。\n二、港口，要建设。\n</pre>",
       "P 一、渔业，要发展。\nP 二、港口，要建设。\n"},
      {"an unclosed link", "<div><a href=x>目录</div><p>正文不是链接，要留下来，一个字也不能少。</p>",
       "P 正文不是链接，要留下来，一个字也不能少。\n"},
      {"script", "<p>渔业<script>document.write('<p>x')</script>发展，渔民增收。</p><style>p{}</style>",
       "P 渔业发展，渔民增收。\n"},
      {"a comment between", "<p>渔业<!-- <b> -->发展，渔民增收。</p>", "P 渔业发展，渔民增收。\n"},
      {"hidden", "<p>渔业发展，渔民增收。</p><p hidden>不见。</p><div style='Display : none'>也不见。</div>",
       "P 渔业发展，渔民增收。\n"},
  };
  for (const Case& item : cases) EXPECT_EQ(read(item.text), item.expected) << item.name;
}

std::uint64_t bytes_of(const Document& document, Reason reason) {
  std::uint64_t bytes = 0;
  for (const SetAside& item : document.set_aside)
    if (item.reason == reason) bytes += item.origin.size();
  return bytes;
}

TEST(Html, SaysWhyWhatIsSetAside) {
  const std::string_view source =
      "<title>T</title><nav><a href=a>Home</a></nav><p>Fisheries grew, and so did the ports of the islands.</p>"
      "<script>s()</script><style>p{}</style><!-- c --><p hidden>h</p><form><textarea>w</textarea></form>"
      "<div class=comments><p>Nice words, all of them.</p></div><ruby>渔<rt>yu</rt></ruby>";
  auto raw = read_html(source);
  ASSERT_TRUE(raw);
  const Document document = structure(std::move(*raw));
  EXPECT_EQ(account(document, source), "");
  EXPECT_EQ(bytes_of(document, Reason::kMetadata), 1U);
  EXPECT_EQ(bytes_of(document, Reason::kNavigation), 4U);
  EXPECT_EQ(bytes_of(document, Reason::kScript), 3U);
  EXPECT_EQ(bytes_of(document, Reason::kStyle), 3U);
  EXPECT_EQ(bytes_of(document, Reason::kComment), 10U);
  EXPECT_EQ(bytes_of(document, Reason::kHidden), 1U);
  EXPECT_EQ(bytes_of(document, Reason::kForm), 1U);
  EXPECT_EQ(bytes_of(document, Reason::kReaders), 24U);
  EXPECT_EQ(bytes_of(document, Reason::kGloss), 2U);
}

TEST(Html, Properties) {
  const std::string_view source =
      "<html lang=zh-CN><head><title>甲_乙网</title><meta property=og:title content='甲 &amp; 乙'>"
      "<meta name=PubDate content=2025-03-12><link rel=canonical href='https://a.b/c?d=1&amp;e=2'>"
      "<script "
      "type='application/ld+json'>[{\"@type\":\"WebSite\",\"name\":\"x\"},{\"@graph\":[{\"@type\":\"NewsArticle\","
      "\"datePublished\":\"2025-03-11\",\"author\":[{\"name\":\"罗青\"}]}]}]</script>"
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":</script>";
  auto raw = read_html(source);
  ASSERT_TRUE(raw);
  EXPECT_EQ(raw->properties.title, "甲 & 乙");
  EXPECT_EQ(raw->properties.date, "2025-03-11");
  EXPECT_EQ(raw->properties.author, "罗青");
  EXPECT_EQ(raw->properties.language, "zh-CN");
  EXPECT_EQ(raw->properties.address, "https://a.b/c?d=1&e=2");
}

// Hostile shapes at two sizes: time must not grow much faster than size.
TEST(Html, TimeIsLinear) {
  const auto seconds = [](std::string_view piece, std::size_t bytes) {
    std::string text = "<p>渔业是根本，要建设港口。</p>";
    while (text.size() < bytes) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    auto raw = read_html(text);
    EXPECT_TRUE(raw || !raw.error().what.empty());
    if (raw) {
      const Document document = structure(std::move(*raw));
      EXPECT_EQ(document.source_size, text.size());
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (std::string_view piece : {"<div>",
                                 "</div>",
                                 "<div></span>",
                                 "<b>",
                                 "</b>",
                                 "<b><p>",
                                 "</p>",
                                 "<a href=x>",
                                 "<a href='",
                                 "<a a",
                                 "<a b=\"",
                                 "<",
                                 "</",
                                 "<!",
                                 "<!--",
                                 "<!-- -",
                                 "&",
                                 "&amp",
                                 "&#",
                                 "&#x1F600;",
                                 "&a",
                                 "<table><tr><td>",
                                 "<td>",
                                 "<li>",
                                 "<ul><li>",
                                 "<select><option>",
                                 "<script>",
                                 "<script></scrip",
                                 "<style>",
                                 "<title>",
                                 "<x-a>",
                                 "</x-a><x-b>",
                                 "<p hidden>",
                                 "<div style='display:none'>x。",
                                 "<br>",
                                 "<h1>",
                                 "<h1>渔业</h1>",
                                 "<p>渔业，港口。</p>",
                                 "渔",
                                 "1 ",
                                 "1 2 3 年",
                                 " ",
                                 "\n",
                                 "<pre>\n",
                                 "<sup><a href=#x>[1]</a></sup>",
                                 "<article>",
                                 "<form>",
                                 "<svg><path/>",
                                 "<table><tr><th>甲<td>乙",
                                 "<dl><dt>",
                                 "<font><p>",
                                 "<a><div>",
                                 "<span class=comment>x",
                                 "<ruby>渔<rt>yu",
                                 "<meta name=author content=x>",
                                 "<script type='application/ld+json'>[[[[",
                                 "<time datetime=x>"}) {
    // Eight times the text takes eight times as long, and 64 times where time is quadratic. What else the machine does
    // may make one of three tries long.
    double small = 0, large = 1;
    for (int tries = 0; tries < 3 && large >= 24 * small + 0.5; ++tries) {
      small = seconds(piece, 100'000);
      large = seconds(piece, 800'000);
    }
    EXPECT_LT(large, 24 * small + 0.5) << piece;
  }
}

TEST(Html, BoundsTheNumberOfElements) {
  std::string text;
  for (std::size_t i = 0; i <= kMaxHtmlElements; ++i) text += "<i>";
  const auto raw = read_html(text);
  ASSERT_FALSE(raw);
  EXPECT_EQ(raw.error().code, ErrorCode::kLimit);
  EXPECT_EQ(raw.error().what, "the page has more than 4000000 elements");
}

TEST(Html, AMillionUnclosedTags) {
  std::string text = "<p>渔业是根本，要建设港口。</p>";
  for (int i = 0; i < 1'000'000; ++i) text += "<div>";
  text += "<p>这一句在最里面，也要读出来，不能丢。</p>";
  auto raw = read_html(text);
  ASSERT_TRUE(raw);
  const Document document = structure(std::move(*raw));
  EXPECT_NE(document.text.find("渔业是根本"), std::string::npos);
}

TEST(Html, GiantAttributesAndControlBytes) {
  const std::string giant(2'000'000, 'x');
  EXPECT_EQ(read("<p class='" + giant + "' style='" + giant + "'>渔业发展，渔民增收。</p>"),
            "P 渔业发展，渔民增收。\n");
  constexpr char kControl[] = "<p>渔\0业\1发\x7F展，渔民增收。</p>";
  EXPECT_EQ(read(std::string_view(kControl, sizeof kControl - 1)), "P 渔业发展，渔民增收。\n");
}

TEST(Html, NoScriptReachesTheText) {
  const std::string_view source =
      "<p onclick='x()'>渔业发展，渔民增收。<script>alert(1)</script><svg><script>alert(2)</script></svg>"
      "<iframe srcdoc='<script>alert(3)</script>'><script>alert(4)</script></iframe><noscript>alert(5)</noscript>"
      "<a href='javascript:alert(6)'>链接</a><img src=x onerror=alert(7)><template><script>alert(8)</script></template>"
      "<SCRIPT>alert(9)</SCRIPT ><math><style>alert(10)</style></math><!--><script>alert(11)</script>--></p>";
  EXPECT_EQ(read(source).find("alert"), std::string::npos) << read(source);
}

TEST(Html, AnyBytesKeepTheAccount) {
  std::mt19937 random(20260103);
  static constexpr std::string_view kBits[] = {"渔业发展，渔民增收。",
                                               "港口",
                                               "。",
                                               "，",
                                               "：",
                                               "\n",
                                               " ",
                                               "　　",
                                               "<p>",
                                               "</p>",
                                               "<div>",
                                               "</div>",
                                               "<b>",
                                               "</b>",
                                               "<a href=x>",
                                               "<a href=#y>",
                                               "</a>",
                                               "<br>",
                                               "<br/>",
                                               "<table>",
                                               "</table>",
                                               "<tr>",
                                               "<td>",
                                               "</td>",
                                               "<th>",
                                               "<ul>",
                                               "<li>",
                                               "</ul>",
                                               "<h1>",
                                               "</h2>",
                                               "<script>",
                                               "</script>",
                                               "<style>",
                                               "</style>",
                                               "<!--",
                                               "-->",
                                               "<title>",
                                               "</title>",
                                               "<textarea>",
                                               "</textarea>",
                                               "&amp;",
                                               "&nbsp;",
                                               "&#",
                                               "&#x4e00;",
                                               "&hellip;",
                                               "&NotEqualTilde;",
                                               "<",
                                               ">",
                                               "\"",
                                               "'",
                                               "=",
                                               "<pre>",
                                               "</pre>",
                                               "<sup>",
                                               "</sup>",
                                               "[1]",
                                               "1 9 9 3 年",
                                               "2025-03-12 10:20",
                                               "来源：甲",
                                               "<p hidden>",
                                               "<article>",
                                               "</article>",
                                               "<nav>",
                                               "</nav>",
                                               "<form>",
                                               "</form>",
                                               "<svg>",
                                               "</svg>",
                                               "<ruby>",
                                               "<rt>",
                                               "<p class=comment>",
                                               "责任编辑：乙",
                                               "相关链接",
                                               "\r\n",
                                               "\t",
                                               "<template>",
                                               "<select><option>",
                                               "</",
                                               "<!",
                                               "Word "};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const std::size_t pieces = random() % 50;
    for (std::size_t i = 0; i < pieces; ++i) text += kBits[random() % std::size(kBits)];
    auto raw = read_html(text);
    ASSERT_TRUE(raw);
    ASSERT_EQ(fault_in(*raw), "") << text;
    const Document document = structure(std::move(*raw));
    std::uint64_t bytes = document.origin.covered_origin_bytes();
    for (const SetAside& item : document.set_aside) bytes += item.origin.size();
    ASSERT_EQ(bytes, text.size()) << text;
    ASSERT_EQ(check_model(document), "") << text;
  }
}

std::string base64(std::string_view bytes) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += i <= count ? kDigits[bits >> (18 - 6 * i) & 63] : '=';
    if (at / 3 % 19 == 18) text += "\r\n";
  }
  return text;
}

std::string quoted_printable(std::string_view bytes) {
  std::string text;
  std::size_t line = 0;
  for (const char c : bytes) {
    const bool plain = c == '\n' || (c >= ' ' && c <= '~' && c != '=');
    char code[4];
    std::snprintf(code, sizeof code, "=%02X", static_cast<unsigned char>(c));
    text += plain ? std::string(1, c) : std::string(code);
    line = c == '\n' ? 0 : line + (plain ? 1 : 3);
    if (line > 70) {
      text += "=\r\n";
      line = 0;
    }
  }
  return text;
}

TEST(Mhtml, ReadsThePageAndAccountsForTheRest) {
  const std::string page =
      "<title>渔业</title><p>渔业发展，渔民增收。</p><p>港口建设加快，岛际航线增加到二十条。</p><script>x()</script>";
  const std::vector<std::pair<std::string, std::string>> transfers = {
      {"base64", base64(page)}, {"Quoted-Printable", quoted_printable(page)}, {"8bit", page}};
  for (const auto& [transfer, body] : transfers) {
    const std::string source =
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.b/page\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--bound\"\r\n\r\n"
        "----bound\r\nContent-Type: text/html\r\nContent-Location: https://a.b/frame\r\n\r\n<p>别的框架。</p>\r\n"
        "----bound\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: " +
        transfer + "\r\nContent-Location: https://a.b/page\r\n\r\n" + body +
        "\r\n----bound\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n----bound--\r\n";
    auto raw = read_mhtml_source(source, {});
    ASSERT_TRUE(raw) << raw.error().sentence();
    EXPECT_EQ(fault_in(*raw), "") << transfer;
    EXPECT_EQ(raw->properties.address, "https://a.b/page");
    const Document document = structure(std::move(*raw));
    EXPECT_EQ(outline(document), "P 渔业发展，渔民增收。\nP 港口建设加快，岛际航线增加到二十条。\n") << transfer;
    EXPECT_GT(bytes_of(document, Reason::kOtherPart), 300U);
    EXPECT_EQ(document.source_size, source.size());
  }
}

TEST(Mhtml, RefusesWhatHoldsNoPage) {
  for (std::string_view source :
       {"", "MIME-Version: 1.0", "Content-Type: multipart/related; boundary=x\n\n--x\n\nabc\n--x--\n",
        "Content-Type: multipart/related; boundary=\"\"\n\n"})
    EXPECT_FALSE(read_mhtml_source(source, {})) << source;
}

// The pages in tests/web_pages, made after the templates that Chinese sites use, with what must come of them.
TEST(Html, PagesAfterCommonTemplates) {
  std::vector<std::filesystem::path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_dir() / "tests" / "web_pages"))
    if (entry.path().extension() == ".html") pages.push_back(entry.path());
  ASSERT_GE(pages.size(), 14U);
  std::sort(pages.begin(), pages.end());
  for (const std::filesystem::path& page : pages) {
    const auto bytes = read_file(page, 1U << 20, page.string());
    auto expected = read_file(std::filesystem::path(page).replace_extension(".txt"), 1U << 20, page.string());
    ASSERT_TRUE(bytes && expected) << page;
    const auto document = ingest(*bytes, tell_format(*bytes, page.filename().string()), {});
    ASSERT_TRUE(document) << page << document.error().sentence();
    const SourceProperties& says = document->properties;
    std::string seen;
    const std::vector<std::pair<std::string, std::string>> properties = {{"title", says.title},
                                                                         {"date", says.date},
                                                                         {"author", says.author},
                                                                         {"language", says.language},
                                                                         {"address", says.address}};
    for (const auto& [name, value] : properties)
      if (!value.empty()) seen += name + ": " + value + "\n";
    seen += "\n" + outline(*document);
    EXPECT_EQ(seen, *expected) << page;
    EXPECT_EQ(check_model(*document), "") << page;
    if (document->encoding == Encoding::kUtf8) {
      EXPECT_EQ(account(*document, *bytes), "") << page;
    }
  }
}

TEST(Html, RulesGoBeforeWhatWasFound) {
  const std::string_view source =
      "<div class='box summary'><p>渔业发展，渔民增收。</p><p id=ed>编者注：本文有删节。</p></div>"
      "<p class=note>港口建设加快，岛际航线增加到二十条。</p><aside><p>相关消息，请看第二版。</p></aside>";
  const auto with = [&](const std::vector<TextRule>& rules) {
    auto raw = read_html(source, rules);
    EXPECT_TRUE(raw);
    mark_by_rules(rules, *raw);
    return outline(structure(std::move(*raw)));
  };
  const std::string all = "P 渔业发展，渔民增收。\nP 编者注：本文有删节。\nP 港口建设加快，岛际航线增加到二十条。\n";
  EXPECT_EQ(with({}), all);
  EXPECT_EQ(with({{false, "#ed", "", ""}}), "P 渔业发展，渔民增收。\nP 港口建设加快，岛际航线增加到二十条。\n");
  EXPECT_EQ(with({{false, "", "^编者注", ""}}), "P 渔业发展，渔民增收。\nP 港口建设加快，岛际航线增加到二十条。\n");
  EXPECT_EQ(with({{false, "div.summary", "", ""}}), "P 港口建设加快，岛际航线增加到二十条。\n");
  EXPECT_EQ(with({{false, ".summary", "删节", ""}}),
            "P 渔业发展，渔民增收。\nP 港口建设加快，岛际航线增加到二十条。\n");
  EXPECT_EQ(with({{false, "p", "", ""}, {true, ".note", "", ""}}), "P 港口建设加快，岛际航线增加到二十条。\n");
  EXPECT_EQ(with({{true, "aside", "", ""}}), all + "P 相关消息，请看第二版。\n");
  EXPECT_EQ(with({{true, "", "", "beside the text"}}), all + "P 相关消息，请看第二版。\n");
  EXPECT_EQ(with({{true, "", "请看", "navigation"}}), all);
}

TEST(TextRules, SayWhatIsWrongWithThem) {
  for (const TextRule& wrong :
       {TextRule{}, TextRule{false, "a b", "", ""}, TextRule{false, "a.b.c", "", ""}, TextRule{false, ".", "", ""},
        TextRule{false, "", "(", ""}, TextRule{false, "", "", "navigation"}, TextRule{true, "", "", "boredom"}})
    EXPECT_FALSE(check_rule(wrong)) << wrong.select << wrong.text << wrong.reason;
  EXPECT_TRUE(check_rule({false, "p.note", "^x", ""}));
  EXPECT_TRUE(check_rule({true, "", "", "navigation"}));
}

}  // namespace
}  // namespace tifa

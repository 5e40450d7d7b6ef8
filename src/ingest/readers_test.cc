// The readers by themselves: what is kept, what is set aside, what is refused; and any bytes at all.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "ingest/account.h"
#include "ingest/ingest.h"

namespace tifa {
namespace {

using testing::account;
using testing::check_model;
using testing::outline;

std::string markdown(std::string_view text) {
  const auto document = ingest(text, Format::kMarkdown, {});
  if (!document) return document.error().sentence();
  EXPECT_EQ(account(*document, text), "") << text;
  EXPECT_EQ(check_model(*document), "") << text;
  return outline(*document);
}

TEST(Markdown, Inlines) {
  struct Case {
    std::string_view name, text, expected;
  };
  const Case cases[] = {
      {"emphasis", "We **must** _go_ on, ***now***.", "P We must go on, now.\n"},
      {"marks that are text", "9．酸* 和 2 * 3 * 4，snake_case_name。", "L 9．酸* 和 2 * 3 * 4，snake_case_name。\n"},
      {"a link", "See [our terms](https://a.b/c?d=(e)) now.", "P See our terms now.\n"},
      {"a link in emphasis", "See **[our *terms*](x)** now.", "P See our terms now.\n"},
      {"brackets that are no link", "See [our terms] (there) [x.", "P See [our terms] (there) [x.\n"},
      {"an image", "A ![picture **of** it](p.png) here.", "P A  here.\n"},
      {"escapes", "1\\. About \\*this\\* and \\q.", "L 1. About *this* and \\q.\n"},
      {"code", "Set `a*b*` and ``c`d`` now.", "P Set a*b* and c`d now.\n"},
      {"tags", "A <b>bold</b> and <a href=\"x\">link</a>, 1 < 2 > 0.", "P A bold and link, 1 < 2 > 0.\n"},
      {"a break keeps words apart", "one<br>two", "P one|two\n"},
      {"Chinese angle brackets are text", "关于修改<海岸条例>的决定。", "P 关于修改<海岸条例>的决定。\n"},
      {"a comment inside", "one <!-- x --> two.", "P one  two.\n"},
      {"an unclosed comment is text", "one <!-- x two.", "P one <!-- x two.\n"},
      {"entities", "A &amp; B &lt; C &#8212; D &unknown; E&nbsp;F.", "P A & B < C — D &unknown; E\u00A0F.\n"},
      {"an address", "Write to <https://a.b/c> now.", "P Write to https://a.b/c now.\n"},
      {"a hard break", "one  \ntwo\\\nthree.", "P one|two|three.\n"},
  };
  for (const Case& item : cases) {
    std::string seen = markdown(item.text);
    // Trailing white space of an inner line is kept; the outline does not show it.
    for (std::size_t at = seen.find(" |"); at != std::string::npos; at = seen.find(" |")) seen.erase(at, 1);
    EXPECT_EQ(seen, item.expected) << item.name;
  }
}

TEST(Markdown, Blocks) {
  struct Case {
    std::string_view name, text, expected;
  };
  const Case cases[] = {
      {"headings", "# Plan of Ports\n\nA text.\n\n## Goals ##\n\nB text.\n\n### C#\n\nC text.",
       "T Plan of Ports\nP A text.\nH1 Goals\nP B text.\nH2 C#\nP C text.\n"},
      {"underlined headings", "Plan of Ports\n====\n\nA text.\n\nGoals\n-----\nB text.",
       "T Plan of Ports\nP A text.\nH1 Goals\nP B text.\n"},
      {"soft line breaks", "One sentence\nover two lines.\n\nTwo.", "P One sentence|over two lines.\nP Two.\n"},
      {"Chinese lines that end are paragraphs", "第一段结束。\n第二段开始，\n还没有完。",
       "P 第一段结束。\nP 第二段开始，|还没有完。\n"},
      {"lists", "Text:\n\n* one\n* two\n    goes on\n  - three\n+ four",
       "P Text:\nL one\nL two|    goes on\nL three\nL four\n"},
      {"a quote", "> said\n> he\n\nText.", "P said|he\nP Text.\n"},
      {"a rule", "A text.\n\n* * *\n\nB text.\n\n---\n", "P A text.\nP B text.\n"},
      {"a fence", "A text.\n\n```c\nint *a;\n\nint b;\n```\nB text.", "P A text.\nP int *a;||int b;\nP B text.\n"},
      {"a row that ends in a backslash", "| a | b |\n|---|---|\n| c | d\\", "C a\nC b\nC c\nC d\n"},
      {"a table", "| Name | |How|\n| --- | --- |---|\n| **A** | b \\| c | |\n\nText.",
       "C Name\nC How\nC A\nC b | c\nP Text.\n"},
      {"lists in cells of a table",
       "| a | b |\n|---|---|\n| * one | We share:<br><br>* **two**, with\n"
       "| Both<br/>* three<br>    * four \\* 5<br>- six<br>+ seven<br/> | **eight**<br>* nine* |",
       "C a\nC b\nC one\nC We share:||two, with\nC Both|three|four * 5|six|seven\nC eight|nine*\n"},
      {"marks in cells that are no list's",
       "| * | - |\n|---|---|\n| - 5 | + 3.2 % |\n| *p* < 2 | a<br>*b* c |\n| 2<br>* | -x |",
       "C *\nC -\nC - 5\nC + 3.2 %\nC p < 2\nC a|b c\nC 2|*\nC -x\n"},
      {"front matter", "---\ntitle: x\n---\n\nText.", "P Text.\n"},
      {"no front matter", "Text.\n\n---\n\ntitle: x.", "P Text.\nP title: x.\n"},
      {"a comment over lines", "A text.\n\n<!-- a\nb -->\n\nB text.", "P A text.\nP B text.\n"},
      {"a definition", "Text.\n\n[x]: https://a.b/c\n", "P Text.\n"},
  };
  for (const Case& item : cases) EXPECT_EQ(markdown(item.text), item.expected) << item.name;
}

TEST(Text, EncodingsAndLineEnds) {
  const std::string utf8 = "各位代表：\n我们前进！\U0001F600\n";
  const auto plain = ingest(utf8, Format::kText, {});
  ASSERT_TRUE(plain);

  const std::string with_mark = "\xEF\xBB\xBF" + utf8;
  const auto marked = ingest(with_mark, Format::kText, {});
  ASSERT_TRUE(marked);
  EXPECT_EQ(account(*marked, with_mark), "");
  EXPECT_EQ(marked->text, plain->text);
  EXPECT_EQ(marked->encoding, Encoding::kUtf8Bom);
  EXPECT_EQ(marked->set_aside.front().reason, Reason::kByteOrderMark);

  std::string utf16 = "\xFF\xFE";
  for (char32_t code : U"各位代表：\n我们前进！") {
    if (code == 0) break;
    utf16 += static_cast<char>(code & 0xFF);
    utf16 += static_cast<char>(code >> 8);
  }
  utf16 += std::string("\x3D\xD8\x00\xDE\x0A\x00", 6);
  for (Format format : {Format::kText, Format::kMarkdown}) {
    const auto wide = ingest(utf16, format, {});
    ASSERT_TRUE(wide);
    EXPECT_EQ(account(*wide, utf16), "");
    EXPECT_EQ(wide->text, plain->text);
  }

  // GB18030: 各位代表：我们前进！
  const std::string gb = "\xB8\xF7\xCE\xBB\xB4\xFA\xB1\xED\xA3\xBA\n\xCE\xD2\xC3\xC7\xC7\xB0\xBD\xF8\xA3\xA1\n";
  const auto chinese = ingest(gb, Format::kText, {});
  ASSERT_TRUE(chinese) << chinese.error().sentence();
  EXPECT_EQ(account(*chinese, gb), "");
  EXPECT_EQ(chinese->text, "各位代表：\n我们前进！");

  for (std::string_view text : {"一。\r\n二。\r\n\r\n三。", "一。\r二。\r\r三。", "一。\n二。\n\n三。"}) {
    const auto document = ingest(text, Format::kText, {});
    ASSERT_TRUE(document);
    EXPECT_EQ(account(*document, text), "");
    EXPECT_EQ(outline(*document), "P 一。\nP 二。\nP 三。\n");
  }
}

TEST(Text, RefusesWhatIsNoDocument) {
  IngestOptions options;
  options.place = "texts/a.txt";
  for (std::string_view bytes : {"", " \n\t\r\n\u3000\n", "\xEF\xBB\xBF", "\u200b\n"}) {
    for (Format format : {Format::kText, Format::kMarkdown}) {
      const auto document = ingest(bytes, format, options);
      ASSERT_FALSE(document) << bytes.size();
      EXPECT_EQ(document.error().code, ErrorCode::kInput);
      EXPECT_NE(document.error().sentence().find("texts/a.txt"), std::string::npos);
    }
  }
  EXPECT_FALSE(ingest(std::string_view("\x00\x01\x02\x03\x00\x05", 6), Format::kText, options));
  EXPECT_EQ(ingest("{}", Format::kJsonl, options).error().code, ErrorCode::kUsage);
  // Refused by size before any work; only the size of the view is looked at.
  const std::string_view huge("x", kMaxSourceBytes + 1);
  EXPECT_EQ(ingest(huge, Format::kText, options).error().code, ErrorCode::kLimit);
}

// Hostile shapes at two sizes: time must not grow much faster than size.
TEST(Readers, TimeIsLinear) {
  const auto seconds = [](std::string_view piece, std::size_t bytes, Format format) {
    std::string text;
    while (text.size() < bytes) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    const auto document = ingest(text, format, {});
    EXPECT_TRUE(document || !document.error().what.empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (std::string_view piece : {"渔业",
                                 "渔业是根本，",
                                 "一、渔业\n",
                                 "（一）渔业；\n",
                                 "《\n",
                                 "“",
                                 "渔业是根本。港口\n",
                                 "*",
                                 "**a",
                                 "[a](",
                                 "[",
                                 "![",
                                 "<a",
                                 "<!--",
                                 "`",
                                 "``a`",
                                 "_a",
                                 "&amp",
                                 "| a ",
                                 "|-\n",
                                 "- a\n",
                                 "> a\n",
                                 "#",
                                 "===\n",
                                 "\n",
                                 "1.\n",
                                 "\r\n",
                                 "第一条 渔业。\n",
                                 "第一条 渔业。\n\n港口\n\n",
                                 "——渔业是根本。港口\n要建设。\n",
                                 "**a.** b\n\n",
                                 "**a**\n\n",
                                 "* **a**\n   * **b**\n",
                                 "a\n---\n",
                                 "\\",
                                 "目录\n"}) {
    for (Format format : {Format::kText, Format::kMarkdown}) {
      const double small = seconds(piece, 40'000, format);
      const double large = seconds(piece, 320'000, format);
      // Eight times the length: what is linear takes some eight times as long, what is quadratic 64 times and seconds.
      EXPECT_LT(large, 40 * small + 1.5) << piece << " as " << format_name(format);
    }
  }
}

TEST(Readers, AnyBytesKeepTheAccount) {
  std::mt19937 random(20260102);
  static constexpr std::string_view kBits[] = {
      "渔业",    "港口", "。",  "，",       "：",    "\n",    "\n\n", "\r\n",  " ",      "　　",
      "\u200b",  "《",   "》",  "“",        "”",     "（",    "）",   "一、",  "（二）", "第三条 ",
      "第一章 ", "1. ",  "——",  "*",        "**",    "_",     "[",    "](",    ")",      "!",
      "#",       "# ",   "---", "===",      "|",     "| - |", "`",    "```",   "<b>",    "<",
      ">",       "<!--", "-->", "INFO END", "&amp;", "\\",    "a",    "Word ", "目录",   "Public domain",
      "2025年",  "通过", "\t",  "- ",       "> "};
  int documents = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t pieces = random() % 60;
    for (std::size_t i = 0; i < pieces; ++i) text += kBits[random() % std::size(kBits)];
    if (round % 5 == 0 && !text.empty()) text[random() % text.size()] = static_cast<char>(random() & 0xFF);
    for (Format format : {Format::kText, Format::kMarkdown}) {
      const auto document = ingest(text, format, {});
      if (!document) continue;
      ++documents;
      ASSERT_EQ(account(*document, text), "") << format_name(format) << ": " << text;
      ASSERT_EQ(check_model(*document), "") << format_name(format) << ": " << text;
    }
  }
  EXPECT_GT(documents, 4000);
}

}  // namespace
}  // namespace tifa

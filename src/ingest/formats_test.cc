// What a file is: by its bytes, and by its name only where bytes do not say.
#include "ingest/formats.h"

#include <gtest/gtest.h>

#include "ingest/ingest.h"

namespace tifa {
namespace {

std::string little(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

// A ZIP of stored entries without their checksums: enough to be told.
std::string zip(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string bytes, directory;
  for (const auto& [name, content] : entries) {
    const auto size = static_cast<std::uint32_t>(content.size());
    const std::string common = little(20, 2) + std::string(12, '\0') + little(size, 4) + little(size, 4) +
                               little(static_cast<std::uint32_t>(name.size()), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + common + std::string(10, '\0') +
                 little(static_cast<std::uint32_t>(bytes.size()), 4) + name;
    bytes += "PK\x03\x04" + common + name + content;
  }
  const auto count = static_cast<std::uint32_t>(entries.size());
  const std::string end = "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
                          little(static_cast<std::uint32_t>(directory.size()), 4) +
                          little(static_cast<std::uint32_t>(bytes.size()), 4) + little(0, 2);
  return bytes + directory + end;
}

TEST(Formats, TextLikeOnesByTheirName) {
  EXPECT_EQ(tell_format("# A", "a.md"), Format::kMarkdown);
  EXPECT_EQ(tell_format("# A", "A.MARKDOWN"), Format::kMarkdown);
  EXPECT_EQ(tell_format("{}", "x/a.jsonl"), Format::kJsonl);
  EXPECT_EQ(tell_format("{}", "a.ndjson"), Format::kJsonl);
  EXPECT_EQ(tell_format("a,b", "a.csv"), Format::kCsv);
  EXPECT_EQ(tell_format("a\tb", "a.tsv"), Format::kCsv);
  EXPECT_EQ(tell_format("text", "a.txt"), Format::kText);
  EXPECT_EQ(tell_format("text", "Makefile"), Format::kText);
  EXPECT_EQ(tell_format("text", "folder.md/file"), Format::kText);
  EXPECT_EQ(tell_format("<p>a piece of a page", "a.html"), Format::kHtml);
}

TEST(Formats, OthersByTheirBytesWhateverTheirName) {
  EXPECT_EQ(tell_format("%PDF-1.7\n…", "a.txt"), Format::kPdf);
  EXPECT_EQ(tell_format(std::string("junk\n%PDF-1.4\n\0", 15), "a"), Format::kPdf);
  EXPECT_EQ(tell_format("{\\rtf1\\ansi hello}", "a.doc"), Format::kRtf);
  EXPECT_EQ(tell_format("\xEF\xBB\xBF \n<!DOCTYPE HTML PUBLIC \"…\">", "a.txt"), Format::kHtml);
  EXPECT_EQ(tell_format("<html>", "a.php"), Format::kHtml);
  EXPECT_EQ(tell_format("<?xml version=\"1.0\"?>\n<!-- x --><html xmlns=\"…\">", "a"), Format::kHtml);
  EXPECT_EQ(tell_format(std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14), "a.txt"), Format::kHtml);
  EXPECT_EQ(tell_format("From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "a"),
            Format::kMhtml);
  EXPECT_EQ(tell_format("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1…", "a.docx"), Format::kOldOffice);
  EXPECT_EQ(tell_format(zip({{"[Content_Types].xml", ""}, {"word/document.xml", ""}}), "a.txt"), Format::kDocx);
  EXPECT_EQ(tell_format(zip({{"[Content_Types].xml", ""}, {"xl/workbook.xml", ""}}), "a.zip"), Format::kXlsx);
  EXPECT_EQ(tell_format(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}}), "a"), Format::kOdt);
  EXPECT_EQ(tell_format(zip({{"mimetype", "application/epub+zip"}}), "a"), Format::kEpub);
  EXPECT_EQ(tell_format(zip({{"2024.txt", "…"}, {"2025.txt", "…"}}), "a"), Format::kZip);
}

TEST(Formats, WhatOnlyLooksLikeOneIsText) {
  EXPECT_EQ(tell_format("A text on %PDF- and its readers", "a.txt"), Format::kText);
  EXPECT_EQ(tell_format("The tag <html> begins a page", "a.txt"), Format::kText);
  EXPECT_EQ(tell_format("<htmlish", "a.txt"), Format::kText);
  EXPECT_EQ(tell_format("PK is a postal code", "a.txt"), Format::kText);
  EXPECT_EQ(tell_format("Note: read this\nMIME-Version: none\n", "a.txt"), Format::kText);
  EXPECT_EQ(tell_format("plain", "a.docx"), Format::kText);
  EXPECT_EQ(tell_format("", "a.pdf"), Format::kText);
}

TEST(Formats, APackageThatWasCutShortIsWhatItsNameSays) {
  const std::string whole = zip({{"[Content_Types].xml", ""}, {"word/document.xml", "…"}});
  EXPECT_EQ(tell_format(std::string_view(whole).substr(0, 90), "a.docx"), Format::kDocx);
  EXPECT_EQ(tell_format(std::string_view(whole).substr(0, 90), "a"), Format::kZip);
}

// Any cut and any flipped byte of what is told by its inside: read within its bounds, and told by what is left of it.
TEST(Formats, DamagedBytesAreStillTold) {
  const std::string whole = zip({{"mimetype", "application/epub+zip"}, {"xl/a", "…"}, {"word/document.xml", "…"}});
  ASSERT_EQ(tell_format(whole, ""), Format::kDocx);
  const std::size_t mimetype_end = whole.find("epub+zip") + 8, directory = whole.find("PK\x01\x02");
  for (std::size_t end = 0; end < whole.size(); ++end)
    EXPECT_EQ(tell_format(std::string(whole.substr(0, end)), ""), end < 4              ? Format::kText
                                                                  : end < mimetype_end ? Format::kZip
                                                                                       : Format::kEpub)
        << end;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(~bytes[at]);
    const Format told = tell_format(bytes, "");
    if (at < directory)
      EXPECT_EQ(told, at < 4 ? Format::kText : Format::kDocx) << at;
    else
      EXPECT_TRUE(told == Format::kDocx || told == Format::kEpub) << at;
  }
}

TEST(Formats, WhatNobodyReadsIsNamedWithAWayOut) {
  IngestOptions options;
  options.place = "a.doc";
  const auto refused = ingest("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1…", Format::kOldOffice, options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().sentence(),
            "a.doc: its format is old Office, which tifa does not read; save it as DOCX, XLSX or PDF");
}

}  // namespace
}  // namespace tifa

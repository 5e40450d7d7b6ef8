#include "ingest/account.h"

#include <unicode/ucnv.h>

#include <gtest/gtest.h>

#include <vector>

#include "text/utf8.h"

namespace tifa::testing {
namespace {

std::string utf8_of(char32_t code) {
  std::string text;
  append_utf8(text, code);
  return text;
}

// One UTF-16 unit or pair as UTF-8.
std::string from_utf16(std::string_view bytes, bool little) {
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little ? a | b << 8 : a << 8 | b);
  };
  if (bytes.size() == 2) return utf8_of(unit(0));
  if (bytes.size() == 4) return utf8_of(0x10000 + ((unit(0) - 0xD800) << 10) + (unit(2) - 0xDC00));
  return {};
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text(8, '\0');
  UErrorCode error = U_ZERO_ERROR;
  const int length = ucnv_convert("UTF-8", "windows-1252", text.data(), static_cast<std::int32_t>(text.size()),
                                  bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  text.resize(U_SUCCESS(error) ? static_cast<std::size_t>(length) : 0);
  return text;
}

// What a unit of source bytes says, by the simplest reading of its syntax.
bool says(std::string_view bytes, std::string_view text, Encoding encoding) {
  if (encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be)
    return from_utf16(bytes, encoding == Encoding::kUtf16Le) == text;
  if (bytes == text) return true;
  if (encoding == Encoding::kWindows1252 && bytes.size() == 1) return from_windows_1252(bytes) == text;
  if (bytes == "\"\"" && text == "\"") return true;
  if (bytes.size() == 2 && bytes[0] == '\\') {
    const std::string_view escapes = "\"\\/bfnrt";
    const std::string_view meant = "\"\\/\b\f\n\r\t";
    const std::size_t at = escapes.find(bytes[1]);
    return at != escapes.npos && text == meant.substr(at, 1);
  }
  if (bytes.size() >= 6 && bytes[0] == '\\' && bytes[1] == 'u') {
    char32_t code = static_cast<char32_t>(std::stoul(std::string(bytes.substr(2, 4)), nullptr, 16));
    if (bytes.size() == 12)
      code = 0x10000 + ((code - 0xD800) << 10) +
             (static_cast<char32_t>(std::stoul(std::string(bytes.substr(8, 4)), nullptr, 16)) - 0xDC00);
    return utf8_of(code) == text;
  }
  if (bytes == "&amp;") return text == "&";
  if (bytes == "&lt;") return text == "<";
  if (bytes == "\n" || bytes == "\t" || bytes == "\r") return text == " ";
  for (const auto& [reference, character] : {std::pair<std::string_view, std::string_view>{"&frac14;", "¼"},
                                             {"&amp", "&"},
                                             {"&not", "¬"},
                                             {"&hellip;", "…"},
                                             {"&#65292;", "，"},
                                             {"&#x5927;", "大"}})
    if (bytes == reference) return text == character;
  if (bytes == "&nbsp;") return text == "\u00A0";
  if (bytes == "&#8212;" || bytes == "&#x2014;") return text == "—";
  return false;
}

}  // namespace

std::string account(const Document& document, std::string_view source, Range part) {
  if (document.source_size != part.size()) return "source_size is " + std::to_string(document.source_size);
  std::vector<int> covered(source.size(), 0);
  for (const OffsetMap::Run& run : document.origin.runs()) {
    for (std::uint32_t step = 0; step < run.steps; ++step) {
      const std::size_t from = run.origin + std::size_t{step} * run.origin_step;
      const std::size_t at = run.derived + std::size_t{step} * run.derived_step;
      for (std::size_t i = from; i < from + run.origin_step; ++i) ++covered.at(i);
      const std::string_view text = std::string_view(document.text).substr(at, run.derived_step);
      if (run.origin_step == 0) {
        if (text != "\n") return "something was put in at " + std::to_string(at);
        continue;
      }
      if (!says(source.substr(from, run.origin_step), text, document.encoding) &&
          document.encoding != Encoding::kGb18030)
        return "bytes at " + std::to_string(from) + " do not say the text at " + std::to_string(at);
    }
  }
  std::uint32_t last = 0;
  for (const SetAside& item : document.set_aside) {
    if (item.origin.begin < last || item.origin.empty())
      return "set_aside is not ascending at " + std::to_string(item.origin.begin);
    last = item.origin.end;
    for (std::uint32_t i = item.origin.begin; i < item.origin.end; ++i) ++covered.at(i);
  }
  for (std::uint32_t i = 0; i < covered.size(); ++i) {
    const int expected = part.contains(i) ? 1 : 0;
    if (covered[i] != expected)
      return "byte " + std::to_string(i) + " is accounted for " + std::to_string(covered[i]) + " times";
  }
  return {};
}

std::string account(const Document& document, std::string_view source) {
  return account(document, source, {0, static_cast<std::uint32_t>(source.size())});
}

std::string check_model(const Document& document) {
  if (find_invalid_utf8(document.text) != std::string_view::npos) return "the text is not UTF-8";
  if (document.origin.derived_length() != document.text.size()) return "the map does not cover the text";
  if (document.sections.empty() || document.sections[0].parent != kNoIndex ||
      document.sections[0].end_block != document.blocks.size())
    return "the root section is wrong";
  std::uint32_t at = 0;
  std::uint32_t open = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    const std::string place = "block " + std::to_string(i);
    if (block.range.begin != at || block.range.end <= block.range.begin || block.range.end > document.text.size())
      return place + " has a wrong range";
    if (block.run_in_end < block.range.begin || block.run_in_end > block.range.end)
      return place + " has a wrong run-in";
    if (block.section >= document.sections.size() || (block.section > open + 1)) return place + " has a wrong section";
    open = std::max(open, block.section);
    if ((block.kind == BlockKind::kHeading) != (block.level > 0)) return place + " has a wrong level";
    at = block.range.end + 1;
  }
  if (!document.blocks.empty() && at != document.text.size() + 1) return "text after the last block";
  for (std::size_t s = 1; s < document.sections.size(); ++s) {
    const Section& section = document.sections[s];
    const std::string place = "section " + std::to_string(s);
    if (section.parent >= s || section.level != document.sections[section.parent].level + 1)
      return place + " has a wrong parent";
    if (section.end_block > document.sections[section.parent].end_block) return place + " ends after its parent";
    std::size_t first = 0;
    while (first < document.blocks.size() && document.blocks[first].section != s) ++first;
    if (first == document.blocks.size()) return place + " has no block";
    if (section.heading != kNoIndex && section.heading != first) return place + " does not begin with its heading";
    if (!document.block_text(document.blocks[first]).starts_with(section.label)) return place + " has a wrong label";
    for (std::size_t b = first; b < section.end_block; ++b) {
      std::uint32_t up = document.blocks[b].section;
      while (up > s) up = document.sections[up].parent;
      if (up != s) return place + " holds a block of another";
    }
    if (section.title.end > document.text.size() || section.title.begin > section.title.end)
      return place + " has a wrong title";
  }
  return {};
}

std::string outline(const Document& document) {
  std::string result;
  for (const Block& block : document.blocks) {
    switch (block.kind) {
      case BlockKind::kTitle:
        result += 'T';
        break;
      case BlockKind::kHeading:
        result += 'H' + std::to_string(block.level);
        break;
      case BlockKind::kParagraph:
        result += 'P';
        break;
      case BlockKind::kListItem:
        result += 'L';
        break;
      case BlockKind::kTableCell:
        result += 'C';
        break;
      case BlockKind::kNote:
        result += 'N';
        break;
    }
    result += ' ';
    const std::string_view text = document.block_text(block);
    const std::uint32_t run_in = block.run_in_end - block.range.begin;
    std::string shown;
    if (run_in > 0) shown += '{' + std::string(text.substr(0, run_in)) + '}';
    shown += text.substr(run_in);
    for (char c : shown) result += c == '\n' ? '|' : c;
    result += '\n';
  }
  return result;
}

namespace {

// The check itself must find fault.
TEST(Account, FindsWhatIsWrong) {
  Document document;
  document.text = "ab";
  document.source_size = 3;
  document.origin.append_copy(0, 2);
  EXPECT_NE(account(document, "abc"), "");
  document.set_aside.push_back({Reason::kWhiteSpace, {2, 3}});
  EXPECT_EQ(account(document, "abc"), "");
  EXPECT_NE(account(document, "xbc"), "");
  document.set_aside.push_back({Reason::kMarkup, {1, 3}});
  EXPECT_NE(account(document, "abc"), "");
}

}  // namespace
}  // namespace tifa::testing

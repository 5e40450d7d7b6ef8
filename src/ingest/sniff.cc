#include "ingest/sniff.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "text/ascii.h"
#include "text/legacy_encodings.h"

namespace tifa {
namespace {

constexpr std::size_t kHead = 2048;
constexpr std::size_t kMimeHead = 4096;
constexpr std::size_t kPdfHead = 1024;

std::string_view without_mark(std::string_view head) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
    if (head.starts_with(mark)) head.remove_prefix(mark.size());
  const std::size_t text = head.find_first_not_of(" \t\r\n\f");
  return text == head.npos ? std::string_view() : head.substr(text);
}

std::uint32_t u16_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]) | static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1]))
                                                     << 8;
}
std::uint32_t u32_at(std::string_view bytes, std::size_t at) { return u16_at(bytes, at) | u16_at(bytes, at + 2) << 16; }

constexpr std::string_view kLocalEntry("PK\x03\x04", 4);
constexpr std::string_view kCentralEntry("PK\x01\x02", 4);
constexpr std::string_view kEndOfDirectory("PK\x05\x06", 4);

// What the first entry, stored and called “mimetype”, says; the rule of OpenDocument and EPUB.
std::string_view mimetype_of(std::string_view bytes) {
  constexpr std::size_t kFixed = 30;
  constexpr std::string_view kName = "mimetype";
  if (!bytes.starts_with(kLocalEntry) || bytes.size() < kFixed + kName.size()) return {};
  if (u16_at(bytes, 26) != kName.size() || bytes.substr(kFixed, kName.size()) != kName) return {};
  return bytes.substr(std::min(bytes.size(), kFixed + kName.size() + u16_at(bytes, 28)), 80);
}

// Whether an entry of the central directory has a name that begins so.
bool has_entry(std::string_view bytes, std::string_view prefix) {
  constexpr std::size_t kFixed = 46, kEnd = 22, kLongestComment = 0xFFFF;
  constexpr int kMostEntries = 4096;
  if (bytes.size() < kEnd) return false;
  const std::size_t from = bytes.size() - std::min(bytes.size(), kEnd + kLongestComment);
  const std::size_t end = bytes.substr(from).rfind(kEndOfDirectory);
  if (end == bytes.npos || bytes.size() - from - end < kEnd) return false;
  std::size_t at = u32_at(bytes, from + end + 16);
  for (int i = 0; i < kMostEntries && at < bytes.size() && bytes.size() - at >= kFixed; ++i) {
    const std::string_view entry = bytes.substr(at);
    if (!entry.starts_with(kCentralEntry)) return false;
    const std::uint32_t name = u16_at(entry, 28);
    if (entry.substr(kFixed, name).starts_with(prefix)) return true;
    at += kFixed + name + u16_at(entry, 30) + u16_at(entry, 32);
  }
  return false;
}

}  // namespace

bool is_html(std::string_view bytes) {
  const std::string plain = plain_head(bytes.substr(0, kHead));
  std::string_view head = without_mark(plain);
  const auto begins_page = [](std::string_view text) {
    const auto tag = [&](std::string_view name) {
      return text.starts_with(name) && text.size() > name.size() &&
             (text[name.size()] == '>' || text[name.size()] <= ' ');
    };
    return tag("<!doctype html") || tag("<html");
  };
  if (begins_page(head)) return true;
  if (!head.starts_with("<?xml")) return false;
  const std::size_t found = std::min(head.find("<!doctype html"), head.find("<html"));
  return found != head.npos && begins_page(head.substr(found));
}

bool is_mhtml(std::string_view bytes) {
  const std::string plain = plain_head(bytes.substr(0, kMimeHead));
  const std::string_view head = without_mark(plain);
  const std::size_t colon = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz-");
  if (colon == head.npos || colon == 0 || head[colon] != ':') return false;
  return (head.starts_with("mime-version:") || head.find("\nmime-version:") != head.npos) &&
         (head.starts_with("content-type:") || head.find("\ncontent-type:") != head.npos) &&
         head.find("multipart/related") != head.npos;
}

bool is_pdf(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kPdfHead);
  if (without_mark(head).starts_with("%PDF-")) return true;
  return head.find("%PDF-") != head.npos && bytes.find('\0') != bytes.npos;
}

bool is_rtf(std::string_view bytes) { return without_mark(bytes.substr(0, kHead)).starts_with("{\\rtf"); }

bool is_old_office(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

bool is_zip(std::string_view bytes) { return bytes.starts_with(kLocalEntry) || bytes.starts_with(kEndOfDirectory); }

bool is_docx(std::string_view bytes) { return is_zip(bytes) && has_entry(bytes, "word/"); }
bool is_xlsx(std::string_view bytes) { return is_zip(bytes) && has_entry(bytes, "xl/"); }
bool is_odt(std::string_view bytes) {
  return mimetype_of(bytes).starts_with("application/vnd.oasis.opendocument.text");
}
bool is_epub(std::string_view bytes) { return mimetype_of(bytes).starts_with("application/epub+zip"); }

}  // namespace tifa

#include "render/citation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/table.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

std::string tex(std::string_view text) {
  std::string escaped;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        escaped += '\\';
        escaped += c;
        break;
      case '~':
        escaped += "\\textasciitilde{}";
        break;
      case '^':
        escaped += "\\textasciicircum{}";
        break;
      case '\\':
        escaped += "\\textbackslash{}";
        break;
      case '{':
      case '}':
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

// An address as a field of BibTeX takes it: \url and biblatex read it character by character, so that a backslash
// before _ or % would become part of it. What would end the field or break the line is percent-encoded (RFC 3986, 2.1).
std::string tex_address(std::string_view address) {
  std::string encoded;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    const bool breaks =
        byte <= ' ' || byte == 0x7F || std::string_view("{}\\\"<>^`|").find(c) != std::string_view::npos;
    if (breaks)
      encoded += fmt::format("%{:02X}", byte);
    else
      encoded += c;
  }
  return encoded;
}

// Letters, digits, '-' and ':' of the edition's name; other characters become '-'.
std::string key_of(const std::string& edition) {
  std::string key;
  for (const char c : edition) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
    key += plain ? c : '-';
  }
  return key;
}

bool is_address(std::string_view source) { return source.find("://") != std::string_view::npos; }

std::string short_hash(const std::string& sha256) { return sha256.substr(0, 12); }

// Whether a title is no more than the name of the file, without its end, and looks like one: “18-a”, not “渔业条例”.
bool names_file(const std::string& title, const std::string& path) {
  const std::string_view file = std::string_view(path).substr(path.rfind('/') + 1);
  return file.starts_with(title + ".") && title.find_first_of("0123456789_") != std::string::npos;
}

// Whether the name of a file says what a document is, as a sentence of six ideographs and more does.
bool tells(const std::string& title) {
  constexpr int kLeastIdeographs = 6;
  int ideographs = 0;
  for (std::size_t at = 0; at < title.size();) {
    const CodePoint c = decode_utf8(title, at);
    ideographs += is_han(c.value) ? 1 : 0;
    at += c.length;
  }
  return ideographs >= kLeastIdeographs;
}

// A title that the document itself does not bear stands in brackets, as in a catalogue.
std::string supplied(const std::string& title) { return "[" + title + "]"; }

// What a reader must know of a text that is not the whole document.
std::string lack_of(const ReportDocument& document, const Words& words) {
  if (document.status != "partial") return {};
  return document.other_page ? words.say("probably not the document", "恐非该文件")
                             : words.say("not the whole text", "非全文");
}

}  // namespace

bool has_title(const ReportDocument& document) {
  return !document.title.empty() && document.title != document.label && !names_file(document.title, document.path);
}

const std::string& title_of(const ReportDocument& document, const Words& words) {
  const std::string& of_series = words.of(document.series_called);
  return has_title(document) || of_series.empty() || tells(document.title) ? document.title : of_series;
}

std::string cite_document(const ReportDocument& document, const Words& words) {
  std::string text;
  const std::string& issuer = words.of(document.issuer_called);
  std::string title = title_of(document, words);
  if (!has_title(document) && !title.empty()) title = supplied(title);
  if (const std::string lack = lack_of(document, words); !lack.empty() && !title.empty())
    title += words.say(" ({0})", "（{0}）", lack);
  for (const std::string& part : {issuer.empty() ? document.issuer : issuer, title, document.place, document.date})
    if (!part.empty()) text += part + (part.ends_with("。") || part.ends_with(".") ? " " : ". ");
  text += document.source.empty() ? document.edition : document.source;
  if (!document.sha256_text.empty())
    text += words.say(" (text SHA-256 {0})", "（正文 SHA-256 {0}）", short_hash(document.sha256_text));
  return text;
}

std::string cite_count(const std::string& counted, std::uint64_t count, const RuleStatement& rule,
                       const ReportDocument& document, const Provenance& tifa, const Words& words) {
  return words.say("{0}: {1} in: {2}. Rule: {3}. Counted with tifa {4}, index {5}.",
                   "{0}：{1}，见：{2}。计数规则：{3}。以 tifa {4} 计，索引 {5}。", counted,
                   words.times_in(count, document.status), cite_document(document, words), words.rule(rule),
                   tifa.version, tifa.index);
}

std::string bibtex(const ReportDocument& document, const Words& words) {
  static constexpr std::array<const char*, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string entry = "@misc{" + key_of(document.edition) + ",\n";
  const auto field = [&](const char* name, const std::string& value) {
    if (!value.empty()) entry += std::string("  ") + name + " = {" + value + "},\n";
  };
  const std::string& issuer = words.of(document.issuer_called);
  const std::string author = tex(issuer.empty() ? document.issuer : issuer);
  field("author", author.empty() ? "" : "{" + author + "}");
  const std::string& title = title_of(document, words);
  field("title", "{" + tex(has_title(document) || title.empty() ? title : supplied(title)) + "}");
  if (document.date.size() >= 4) field("year", document.date.substr(0, 4));
  if (document.date.size() >= 7) {
    const int month = (document.date[5] - '0') * 10 + (document.date[6] - '0');
    if (month >= 1 && month <= 12)
      entry += std::string("  month = ") + kMonths[static_cast<std::size_t>(month - 1)] + ",\n";
  }
  field("date", document.date);
  if (is_address(document.source))
    field("url", tex_address(document.source));
  else
    field("howpublished", tex(document.source));
  std::string note = lack_of(document, words);
  if (!document.sha256_text.empty()) note += (note.empty() ? "" : "; ") + ("text SHA-256 " + document.sha256_text);
  field("note", note);
  return entry + "}";
}

}  // namespace tifa

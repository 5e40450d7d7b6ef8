// Where tokens begin and end is decided byte by byte; nothing is looked at twice but the end of raw text.
#include "ingest/html_tokens.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/references.h"
#include "text/utf8.h"

namespace tifa {
namespace {

std::uint32_t u32(std::size_t value) { return static_cast<std::uint32_t>(value); }

constexpr std::array<std::string_view, 5> kRawElements{"script", "style", "iframe", "noembed", "noframes"};
constexpr std::array<std::string_view, 2> kTextElements{"title", "textarea"};

}  // namespace

bool equal_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return ascii_lower(a) == b; });
}

// Where the raw text of an element ends: before its end tag, or at the end of the source.
std::uint32_t HtmlTokens::raw_end(std::string_view name) const {
  for (std::size_t at = source_.find("</", at_); at != source_.npos; at = source_.find("</", at + 2)) {
    const std::size_t after = at + 2 + name.size();
    if (after > source_.size() || !equal_ignoring_case(source_.substr(at + 2, name.size()), name)) continue;
    if (after == source_.size() || is_ascii_white_space(source_[after]) || source_[after] == '/' ||
        source_[after] == '>')
      return u32(at);
  }
  return u32(source_.size());
}

std::optional<HtmlToken> HtmlTokens::next() {
  const std::uint32_t begin = at_;
  if (begin >= source_.size()) return std::nullopt;
  HtmlToken token;
  if (!raw_.empty()) {
    const bool raw = std::find(kRawElements.begin(), kRawElements.end(), raw_) != kRawElements.end();
    at_ = raw_end(raw_);
    raw_.clear();
    token.kind = raw ? HtmlTokenKind::kRawText : HtmlTokenKind::kText;
    token.range = {begin, at_};
    if (!token.range.empty()) return token;
  }
  if (source_[begin] == '<') {
    token = markup(begin);
    if (!token.range.empty()) {
      at_ = token.range.end;
      return token;
    }
  }
  // Text up to the next thing that is a tag, a comment or a declaration.
  std::size_t end = begin;
  do {
    end = source_.find('<', end + (end == begin && source_[begin] != '<' ? 0 : 1));
  } while (end != source_.npos && end + 1 < source_.size() && !is_ascii_letter(source_[end + 1]) &&
           source_[end + 1] != '/' && source_[end + 1] != '!' && source_[end + 1] != '?');
  if (end == source_.npos || end + 1 >= source_.size()) end = source_.size();
  at_ = u32(end);
  token.kind = HtmlTokenKind::kText;
  token.range = {begin, at_};
  return token;
}

// What begins with '<'; an empty range when it is text.
HtmlToken HtmlTokens::markup(std::uint32_t at) {
  const std::string_view rest = source_.substr(at);
  if (rest.size() < 2) return {};
  if (is_ascii_letter(rest[1])) return tag(at, false);
  HtmlToken token;
  const auto until = [&](std::size_t end, std::size_t length) {
    token.range = {at, end == source_.npos ? u32(source_.size()) : u32(end + length)};
    return token;
  };
  if (rest[1] == '/') {
    if (rest.size() < 3) return {};
    if (is_ascii_letter(rest[2])) return tag(at, true);
    token.kind = HtmlTokenKind::kComment;
    return until(source_.find('>', at + 2), 1);
  }
  if (rest[1] == '?') {
    token.kind = HtmlTokenKind::kDeclaration;
    return until(source_.find('>', at + 2), 1);
  }
  if (rest[1] != '!') return {};
  token.kind = HtmlTokenKind::kComment;
  if (rest.starts_with("<!-->")) return until(at, 5);
  if (rest.starts_with("<!--->")) return until(at, 6);
  if (rest.starts_with("<!--")) {
    for (std::size_t end = source_.find("--", at + 4); end != source_.npos; end = source_.find("--", end + 1)) {
      if (end + 2 < source_.size() && source_[end + 2] == '>') return until(end, 3);
      if (end + 3 < source_.size() && source_[end + 2] == '!' && source_[end + 3] == '>') return until(end, 4);
    }
    return until(source_.npos, 0);
  }
  token.kind = HtmlTokenKind::kDeclaration;
  return until(source_.find('>', at + 2), 1);
}

HtmlToken HtmlTokens::tag(std::uint32_t at, bool end) {
  HtmlToken token;
  token.kind = end ? HtmlTokenKind::kEndTag : HtmlTokenKind::kStartTag;
  std::uint32_t to = at + (end ? 2 : 1);
  token.name.begin = to;
  while (to < source_.size() && !is_ascii_white_space(source_[to]) && source_[to] != '/' && source_[to] != '>') ++to;
  token.name.end = to;
  token.attributes.begin = to;
  const std::uint32_t size = u32(source_.size());
  while (next_attribute(source_, to, size)) {
  }
  token.attributes.end = to;
  token.range = {at, std::min(to + 1, size)};
  if (!end) {
    const std::string_view name = token.name.of(source_);
    for (std::string_view raw : kRawElements)
      if (equal_ignoring_case(name, raw)) raw_ = raw;
    for (std::string_view raw : kTextElements)
      if (equal_ignoring_case(name, raw)) raw_ = raw;
  }
  return token;
}

std::optional<HtmlAttribute> next_attribute(std::string_view source, std::uint32_t& at, std::uint32_t end) {
  while (at < end && (is_ascii_white_space(source[at]) || source[at] == '/')) ++at;
  if (at >= end || source[at] == '>') return std::nullopt;
  HtmlAttribute attribute;
  attribute.name.begin = at;
  ++at;  // a name may begin with '='
  while (at < end && !is_ascii_white_space(source[at]) && source[at] != '/' && source[at] != '>' && source[at] != '=')
    ++at;
  attribute.name.end = at;
  std::uint32_t value = at;
  while (value < end && is_ascii_white_space(source[value])) ++value;
  if (value >= end || source[value] != '=') {
    attribute.value = {at, at};
    return attribute;
  }
  ++value;
  while (value < end && is_ascii_white_space(source[value])) ++value;
  if (value < end && (source[value] == '"' || source[value] == '\'')) {
    const std::size_t close = source.substr(0, end).find(source[value], value + 1);
    const std::uint32_t stop = close == source.npos ? end : u32(close);
    attribute.value = {value + 1, stop};
    at = std::min(stop + 1, end);
    return attribute;
  }
  attribute.value.begin = value;
  while (value < end && !is_ascii_white_space(source[value]) && source[value] != '>') ++value;
  attribute.value.end = at = value;
  return attribute;
}

std::optional<std::string> html_attribute(std::string_view source, Range attributes, std::string_view name) {
  std::uint32_t at = attributes.begin;
  while (const auto attribute = next_attribute(source, at, attributes.end))
    if (equal_ignoring_case(attribute->name.of(source), name)) return decode_references(attribute->value.of(source));
  return std::nullopt;
}

std::string decode_references(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('&', at), text.size());
    decoded.append(text.substr(at, mark - at));
    if (mark == text.size()) break;
    const CharacterReference reference = character_reference(text.substr(mark));
    if (reference.code == 0) {
      decoded += '&';
      at = mark + 1;
      continue;
    }
    append_utf8(decoded, reference.code);
    if (reference.second != 0) append_utf8(decoded, reference.second);
    at = mark + reference.length;
  }
  return decoded;
}

}  // namespace tifa

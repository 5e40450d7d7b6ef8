#include "ingest/rtf_tokens.h"

#include <algorithm>

#include "base/hex.h"
#include "text/ascii.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestWord = 32;
constexpr std::int64_t kLargest = 0x7FFFFFFF;

}  // namespace

RtfToken RtfTokens::next() {
  while (at_ < bytes_.size() && (bytes_[at_] == '\n' || bytes_[at_] == '\r' || bytes_[at_] == '\0')) ++at_;
  if (at_ >= bytes_.size()) return {};
  const char first = bytes_[at_];
  if (first == '{' || first == '}') {
    ++at_;
    return {first == '{' ? RtfToken::Kind::kOpen : RtfToken::Kind::kClose, {}, false, 0};
  }
  if (first == '\\') return word();
  const std::size_t end = std::min(bytes_.find_first_of(std::string_view("{}\\\n\r\0", 6), at_), bytes_.size());
  const std::string_view text = bytes_.substr(at_, end - at_);
  at_ = end;
  return {RtfToken::Kind::kText, text, false, 0};
}

RtfToken RtfTokens::word() {
  ++at_;
  if (at_ >= bytes_.size()) return {};
  if (!is_ascii_letter(bytes_[at_])) {
    const std::string_view symbol = bytes_.substr(at_++, 1);
    if (symbol == "\n" || symbol == "\r") return {RtfToken::Kind::kWord, "par", false, 0};
    if (symbol != "'") return {RtfToken::Kind::kSymbol, symbol, false, 0};
    const int high = at_ < bytes_.size() ? hex_value(bytes_[at_]) : -1;
    const int low = at_ + 1 < bytes_.size() ? hex_value(bytes_[at_ + 1]) : -1;
    if (high < 0 || low < 0) return {RtfToken::Kind::kText, {}, false, 0};
    at_ += 2;
    return {RtfToken::Kind::kByte, {}, true, high * 16 + low};
  }
  RtfToken token{RtfToken::Kind::kWord, {}, false, 0};
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && at_ - begin < kLongestWord && is_ascii_letter(bytes_[at_])) ++at_;
  token.text = bytes_.substr(begin, at_ - begin);
  const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_ascii_digit(bytes_[at_ + 1]);
  if (negative) ++at_;
  std::int64_t number = 0;
  for (; at_ < bytes_.size() && is_ascii_digit(bytes_[at_]); ++at_) {
    token.has_number = true;
    number = std::min(kLargest, number * 10 + (bytes_[at_] - '0'));
  }
  token.number = static_cast<std::int32_t>(negative ? -number : number);
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  if (token.text == "bin" && token.has_number) {
    at_ += std::min(bytes_.size() - at_, static_cast<std::size_t>(std::max(0, token.number)));
    return {RtfToken::Kind::kBinary, {}, false, 0};
  }
  return token;
}

}  // namespace tifa

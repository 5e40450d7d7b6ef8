#include "ingest/json_row.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMaxDepth = 64;

bool json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class RowParser {
 public:
  RowParser(std::string_view bytes, Range line, std::string_view text_key)
      : bytes_(bytes), at_(line.begin), end_(line.end), text_key_(text_key) {}

  JsonRow parse() {
    object();
    return std::move(row_);
  }

 private:
  bool problem(std::string what) {
    if (row_.problem.empty()) {
      row_.problem = std::move(what);
      row_.at = at_;
    }
    return false;
  }

  void spaces() {
    while (at_ < end_ && json_space(bytes_[at_])) ++at_;
  }

  bool take(char c) {
    spaces();
    if (at_ >= end_ || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }

  void object() {
    if (!take('{')) {
      problem("the row is not a JSON object");
      return;
    }
    if (!take('}')) {
      do {
        JsonField field;
        spaces();
        if (at_ >= end_ || bytes_[at_] != '"') {
          problem("a key is expected");
          return;
        }
        if (!string(field.key, nullptr, nullptr)) return;
        if (!take(':')) {
          problem("“:” is expected after a key");
          return;
        }
        if (!value(field)) return;
        if (std::any_of(row_.fields.begin(), row_.fields.end(),
                        [&](const JsonField& other) { return other.key == field.key; })) {
          problem("the key “" + field.key + "” stands twice");
          return;
        }
        row_.fields.push_back(std::move(field));
      } while (take(','));
      if (!take('}')) {
        problem("“,” or “}” is expected");
        return;
      }
    }
    spaces();
    if (at_ < end_) problem("something follows the object");
  }

  bool value(JsonField& field) {
    spaces();
    if (at_ >= end_) return problem("a value is expected");
    const char c = bytes_[at_];
    if (c == '"') {
      field.kind = FieldKind::kString;
      return string(field.text, &field.value, field.key == text_key_ ? &field.origin : nullptr);
    }
    field.value.begin = at_;
    if (c == '{' || c == '[') {
      field.kind = FieldKind::kNested;
      if (!nested()) return false;
      field.value.end = at_;
      return true;
    }
    if (!scalar(field.kind)) return false;
    field.value.end = at_;
    field.text = std::string(field.value.of(bytes_));
    return true;
  }

  bool scalar(FieldKind& kind) {
    for (std::string_view word : {"true", "false", "null"}) {
      if (bytes_.substr(at_, std::min<std::size_t>(word.size(), end_ - at_)) != word) continue;
      at_ += static_cast<std::uint32_t>(word.size());
      kind = word == "null" ? FieldKind::kNull : FieldKind::kTrueFalse;
      return true;
    }
    kind = FieldKind::kNumber;
    if (at_ < end_ && bytes_[at_] == '-') ++at_;
    if (at_ < end_ && bytes_[at_] == '0')
      ++at_;
    else if (!digits())
      return problem("a value is expected");
    if (at_ < end_ && bytes_[at_] == '.') {
      ++at_;
      if (!digits()) return problem("a number ends in its point");
    }
    if (at_ < end_ && (bytes_[at_] | 0x20) == 'e') {
      ++at_;
      if (at_ < end_ && (bytes_[at_] == '+' || bytes_[at_] == '-')) ++at_;
      if (!digits()) return problem("a number has no exponent");
    }
    return true;
  }

  bool digits() {
    const std::uint32_t from = at_;
    while (at_ < end_ && is_ascii_digit(bytes_[at_])) ++at_;
    return at_ > from;
  }

  // An array or object inside the row: checked and passed over.
  bool nested() {
    std::string open;
    bool need_value = false;  // after ',' or ':'
    do {
      spaces();
      if (at_ >= end_) return problem("a bracket is not closed");
      const char c = bytes_[at_];
      if ((c == '}' || c == ']') && !need_value) {
        if (open.empty() || open.back() != (c == '}' ? '{' : '[')) return problem("brackets do not match");
        open.pop_back();
        ++at_;
      } else {
        if (!open.empty() && open.back() == '{') {
          std::string key;
          if (c != '"' || !string(key, nullptr, nullptr)) return problem("a key is expected");
          if (!take(':')) return problem("“:” is expected after a key");
          spaces();
          if (at_ >= end_) return problem("a value is expected");
        }
        const char first = bytes_[at_];
        if (first == '{' || first == '[') {
          if (open.size() >= kMaxDepth) return problem("the row is nested too deeply");
          open += first;
          ++at_;
          need_value = false;
          continue;
        }
        std::string text;
        FieldKind kind = FieldKind::kNull;
        if (first == '"' ? !string(text, nullptr, nullptr) : !scalar(kind)) return false;
      }
      if (open.empty()) return true;
      need_value = take(',');
      if (!need_value) {
        spaces();
        if (at_ >= end_ || (bytes_[at_] != '}' && bytes_[at_] != ']'))
          return problem("“,” or a closing bracket is expected");
      }
    } while (true);
  }

  // A string in quotation marks; its content's range and map where asked for.
  bool string(std::string& out, Range* range, OffsetMap* map) {
    ++at_;
    const std::uint32_t begin = at_;
    while (true) {
      const std::uint32_t from = at_;
      while (at_ < end_ && bytes_[at_] != '"' && bytes_[at_] != '\\' && static_cast<unsigned char>(bytes_[at_]) >= 0x20)
        ++at_;
      out.append(bytes_.substr(from, at_ - from));
      if (map != nullptr) map->append_copy(from, at_ - from);
      if (at_ >= end_) return problem("a string is not closed");
      if (bytes_[at_] == '"') break;
      if (bytes_[at_] != '\\') return problem("a control character stands in a string");
      if (!escape(out, map)) return false;
    }
    if (range != nullptr) *range = {begin, at_};
    ++at_;
    return true;
  }

  bool escape(std::string& out, OffsetMap* map) {
    const std::uint32_t begin = at_;
    const std::size_t size = out.size();
    if (at_ + 1 >= end_) return problem("a string is not closed");
    const char c = bytes_[at_ + 1];
    at_ += 2;
    switch (c) {
      case '"':
      case '\\':
      case '/':
        out += c;
        break;
      case 'b':
        out += '\b';
        break;
      case 'f':
        out += '\f';
        break;
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      case 'u': {
        char32_t code = 0;
        if (!hex(code)) return false;
        if (code >= 0xDC00 && code <= 0xDFFF) return problem("half of a surrogate pair stands alone");
        if (code >= 0xD800 && code <= 0xDBFF) {
          char32_t low = 0;
          if (at_ + 1 >= end_ || bytes_[at_] != '\\' || bytes_[at_ + 1] != 'u')
            return problem("half of a surrogate pair stands alone");
          at_ += 2;
          if (!hex(low)) return false;
          if (low < 0xDC00 || low > 0xDFFF) return problem("half of a surrogate pair stands alone");
          code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        if (code == 0) return problem("a string holds the character U+0000");
        append_utf8(out, code);
        break;
      }
      default:
        return problem("a string holds an unknown escape");
    }
    if (map != nullptr) map->append_unit(begin, static_cast<std::uint32_t>(out.size() - size), at_ - begin);
    return true;
  }

  bool hex(char32_t& code) {
    if (end_ - at_ < 4) return problem("a string is not closed");
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = bytes_[at_];
      const char lower = static_cast<char>(c | 0x20);
      if (is_ascii_digit(c))
        code = code * 16 + static_cast<char32_t>(c - '0');
      else if (lower >= 'a' && lower <= 'f')
        code = code * 16 + static_cast<char32_t>(lower - 'a' + 10);
      else
        return problem("\\u is not followed by four hexadecimal digits");
    }
    return true;
  }

  std::string_view bytes_;
  std::uint32_t at_, end_;
  std::string_view text_key_;
  JsonRow row_;
};

}  // namespace

JsonRow read_json_row(std::string_view bytes, Range line, std::string_view text_key) {
  return RowParser(bytes, line, text_key).parse();
}

}  // namespace tifa

// File patterns: parsing, matching in time linear in pattern × path, and the walk through a corpus folder.
#include "corpus/patterns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/date.h"
#include "corpus/names.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {

namespace {

// 63 parts fit into the bits of Reached beside the accepting one.
constexpr std::size_t kMaxParts = 63;
constexpr std::size_t kMaxPattern = 1000;

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

template <class Predicate>
std::size_t run_length(std::string_view text, std::size_t at, Predicate&& predicate) {
  std::size_t end = at;
  while (end < text.size() && predicate(text[end])) ++end;
  return end - at;
}

auto refuse(std::string what, std::string todo) {
  return fail(ErrorCode::kInput, std::move(what), {}, std::move(todo));
}

}  // namespace

Status FilePattern::take_field(std::string_view name, std::uint32_t& fields_seen, Part& part) {
  static constexpr std::array<std::pair<std::string_view, Kind>, 7> kFields = {{{"id", Kind::kId},
                                                                                {"date", Kind::kDate},
                                                                                {"title", Kind::kTitle},
                                                                                {"place", Kind::kPlace},
                                                                                {"language", Kind::kLanguage},
                                                                                {"stage", Kind::kStage},
                                                                                {"ext", Kind::kExt}}};
  const auto* known =
      std::find_if(kFields.begin(), kFields.end(), [&](const auto& field) { return field.first == name; });
  if (known == kFields.end())
    return refuse(fmt::format("{{{}}} is no field of a pattern", name),
                  "use {id}, {date}, {title}, {place}, {language}, {stage} or {ext}");
  const std::uint32_t bit = 1U << static_cast<unsigned>(known->second);
  if ((fields_seen & bit) != 0) return refuse(fmt::format("the field {{{}}} stands twice", name), "leave one of them");
  fields_seen |= bit;
  part.tokens.push_back({known->second, {}});
  return {};
}

Result<FilePattern::Part> FilePattern::parse_part(std::string_view text, std::uint32_t& fields_seen) {
  Part part;
  if (text == "**") {
    part.any_depth = true;
    return part;
  }
  if (text.find("**") != std::string_view::npos)
    return refuse(fmt::format("** stands beside other characters in “{}”", text),
                  "give it a path part of its own: /**/");
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '*') {
      part.tokens.push_back({Kind::kStar, {}});
      ++at;
    } else if (text[at] == '{') {
      const std::size_t close = text.find('}', at);
      if (close == std::string_view::npos) return refuse(fmt::format("a {{ is not closed in “{}”", text), "write {id}");
      if (Status taken = take_field(text.substr(at + 1, close - at - 1), fields_seen, part); !taken)
        return tl::unexpected(std::move(taken.error()));
      at = close + 1;
    } else {
      const std::size_t end = std::min(text.find_first_of("*{", at), text.size());
      part.tokens.push_back({Kind::kLiteral, std::string(text.substr(at, end - at))});
      at = end;
    }
  }
  for (std::size_t i = 1; i < part.tokens.size(); ++i) {
    const Kind a = part.tokens[i - 1].kind, b = part.tokens[i].kind;
    if (a == Kind::kLiteral || b == Kind::kLiteral) continue;
    // A date shows its own ends; any other neighbours could be cut anywhere.
    const bool date_and_star = (a == Kind::kStar && b == Kind::kDate) || (a == Kind::kDate && b == Kind::kStar);
    if (!date_and_star)
      return refuse(fmt::format("nothing tells where one field ends and the next begins in “{}”", text),
                    "put a character between them, as in {id}-{date}");
  }
  return part;
}

Result<FilePattern> FilePattern::parse(std::string_view pattern) {
  if (pattern.empty()) return refuse("the pattern is empty", "write one such as texts/{id}.txt");
  if (pattern.size() > kMaxPattern)
    return refuse(fmt::format("the pattern has {} bytes, {} are allowed", pattern.size(), kMaxPattern), "shorten it");
  if (find_invalid_utf8(pattern) != std::string_view::npos || pattern.find('\0') != std::string_view::npos)
    return refuse("the pattern is not valid text", "write it in UTF-8 without NUL");
  if (pattern.front() == '/')
    return refuse(fmt::format("the pattern “{}” is absolute", pattern), "write it relative to the folder of tifa.toml");
  if (pattern.back() == '/')
    return refuse(fmt::format("the pattern “{}” names a folder", pattern), "add the file, as in texts/{id}.txt");

  FilePattern parsed;
  std::uint32_t fields_seen = 0;
  for (std::size_t begin = 0; begin < pattern.size();) {
    const std::size_t end = std::min(pattern.find('/', begin), pattern.size());
    const std::string_view text = pattern.substr(begin, end - begin);
    begin = end + 1;
    if (text.empty() || text == ".") continue;
    if (text == "..")
      return refuse(fmt::format("the pattern “{}” climbs with “..”", pattern),
                    "keep the texts in the folder of tifa.toml");
    if (text.front() == '.')
      return refuse(fmt::format("“{}” is hidden, and hidden files and folders are passed over", text), "rename it");
    Result<Part> part = parse_part(text, fields_seen);
    if (!part) return tl::unexpected(std::move(part.error()));
    if (part->any_depth && !parsed.parts_.empty() && parsed.parts_.back().any_depth) continue;
    parsed.parts_.push_back(std::move(*part));
  }
  if (!parsed.parts_.empty() && parsed.parts_.back().any_depth) parsed.parts_.push_back({false, {{Kind::kStar, {}}}});
  if (parsed.parts_.size() > kMaxParts)
    return refuse(fmt::format("the pattern has {} path parts, {} are allowed", parsed.parts_.size(), kMaxParts),
                  "use ** for deep folders");
  const auto has = [&](Kind kind) { return (fields_seen >> static_cast<unsigned>(kind) & 1) != 0; };
  if (!has(Kind::kId) && !has(Kind::kDate) && !has(Kind::kTitle))
    return refuse(fmt::format("nothing in the pattern “{}” says which edition a file is", pattern),
                  "put {id}, {date} or {title} where it stands in the names, or name the file as `text` of an edition");
  return parsed;
}

// The lengths that a field of limited form may have at `at`, the preferred one first.
void FilePattern::match_lengths(Kind kind, std::string_view name, std::size_t at, std::vector<std::size_t>& lengths) {
  lengths.clear();
  if (kind == Kind::kDate) {
    if (at > 0 && is_ascii_digit(name[at - 1])) return;
    const std::size_t run = run_length(name.substr(0, std::min(name.size(), at + 10)), at,
                                       [](char c) { return is_ascii_digit(c) || c == '-'; });
    for (const std::size_t length : {10, 8, 7, 4}) {
      const bool cut = at + length < name.size() && is_ascii_digit(name[at + length]);
      if (length <= run && !cut && parse_date(name.substr(at, length))) lengths.push_back(length);
    }
  } else {
    const std::size_t primary = run_length(name, at, is_ascii_letter);
    if ((primary != 2 && primary != 3) || run_length(name, at, is_ascii_lower) != primary) return;
    const std::size_t sub = at + primary + 1;
    if (sub < name.size() && name[sub - 1] == '-') {
      const std::size_t letters = run_length(name, sub, is_ascii_letter);
      const bool script = letters == 4 && is_ascii_upper(name[sub]) && run_length(name, sub + 1, is_ascii_lower) == 3;
      const bool region = letters == 2 && run_length(name, sub, is_ascii_upper) == 2;
      if (script || region) lengths.push_back(primary + 1 + letters);
    }
    lengths.push_back(primary);
  }
}

bool FilePattern::extends(Kind kind, char byte) {
  return kind != Kind::kExt || is_ascii_letter(byte) || is_ascii_digit(byte);
}

bool FilePattern::match_part(const Part& part, std::string_view name, Fields* fields) {
  const std::vector<Token>& tokens = part.tokens;
  // Most names fail here, before anything is allocated.
  if (tokens.front().kind == Kind::kLiteral) {
    if (tokens.size() == 1) return name == tokens.front().literal;
    if (name.substr(0, tokens.front().literal.size()) != tokens.front().literal) return false;
  }
  if (tokens.back().kind == Kind::kLiteral) {
    const std::string& end = tokens.back().literal;
    if (name.size() < end.size() || name.substr(name.size() - end.size()) != end) return false;
  }
  if (tokens.size() == 1 && tokens.front().kind == Kind::kStar) return true;

  // matches[t, p]: the tokens from t on match the name from p on; filled from the end, so that nothing is tried twice.
  const std::size_t width = name.size() + 1;
  std::vector<std::uint8_t> matches((tokens.size() + 1) * width, 0);
  const auto at = [&](std::size_t token, std::size_t position) -> std::uint8_t& {
    return matches[token * width + position];
  };
  std::vector<std::size_t> lengths;
  at(tokens.size(), name.size()) = 1;
  for (std::size_t t = tokens.size(); t-- > 0;) {
    const Token& token = tokens[t];
    for (std::size_t p = width; p-- > 0;) {
      switch (token.kind) {
        case Kind::kLiteral:
          at(t, p) = name.substr(p, token.literal.size()) == token.literal && at(t + 1, p + token.literal.size()) != 0;
          break;
        case Kind::kStar:
          at(t, p) = at(t + 1, p) != 0 || (p < name.size() && at(t, p + 1) != 0);
          break;
        case Kind::kDate:
        case Kind::kLanguage:
          match_lengths(token.kind, name, p, lengths);
          at(t, p) = std::any_of(lengths.begin(), lengths.end(), [&](std::size_t n) { return at(t + 1, p + n) != 0; });
          break;
        default:
          at(t, p) = p < name.size() && extends(token.kind, name[p]) && (at(t + 1, p + 1) != 0 || at(t, p + 1) != 0);
      }
    }
  }
  if (at(0, 0) == 0) return false;
  if (fields == nullptr) return true;

  std::size_t p = 0;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    const Kind kind = tokens[t].kind;
    std::size_t end = p;
    if (kind == Kind::kLiteral) {
      end = p + tokens[t].literal.size();
    } else if (kind == Kind::kDate || kind == Kind::kLanguage) {
      match_lengths(kind, name, p, lengths);
      end = p + *std::find_if(lengths.begin(), lengths.end(), [&](std::size_t n) { return at(t + 1, p + n) != 0; });
    } else {
      if (kind != Kind::kStar) ++end;
      while (at(t + 1, end) == 0) ++end;
    }
    if (kind != Kind::kLiteral && kind != Kind::kStar) fields->emplace_back(kind, name.substr(p, end - p));
    p = end;
  }
  return true;
}

FilePattern::Reached FilePattern::closed(Reached reached) const {
  for (std::size_t i = 0; i < parts_.size(); ++i)
    if (parts_[i].any_depth && (reached >> i & 1) != 0) reached |= Reached{1} << (i + 1);
  return reached;
}

FilePattern::Reached FilePattern::start() const { return closed(1); }

FilePattern::Reached FilePattern::step(Reached reached, std::string_view name) const {
  Reached next = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if ((reached >> i & 1) == 0) continue;
    if (parts_[i].any_depth)
      next |= Reached{1} << i;
    else if (match_part(parts_[i], name, nullptr))
      next |= Reached{1} << (i + 1);
  }
  return closed(next);
}

bool FilePattern::names(Reached before, std::string_view name) const {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const std::vector<Token>& tokens = parts_[i].tokens;
    if ((before >> i & 1) != 0 && tokens.size() == 1 && tokens[0].literal == name && tokens[0].kind == Kind::kLiteral)
      return true;
  }
  return false;
}

std::optional<MatchedFile> FilePattern::match(std::string_view path) const {
  std::vector<std::string_view> names;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    names.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  // rest[j], bit i: the parts from i on match the names from j on.
  std::vector<Reached> rest(names.size() + 1, 0);
  rest.back() = Reached{1} << parts_.size();
  for (std::size_t j = names.size(); j-- > 0;) {
    for (std::size_t i = parts_.size(); i-- > 0;) {
      const Reached bit = Reached{1} << i;
      if (parts_[i].any_depth) {
        if ((rest[j] & (bit << 1)) != 0 || (rest[j + 1] & bit) != 0) rest[j] |= bit;
      } else if ((rest[j + 1] & (bit << 1)) != 0 && match_part(parts_[i], names[j], nullptr)) {
        rest[j] |= bit;
      }
    }
  }
  if ((rest[0] & 1) == 0) return std::nullopt;

  Fields fields;
  for (std::size_t i = 0, j = 0; i < parts_.size(); ++i) {
    if (parts_[i].any_depth) {
      while ((rest[j] >> (i + 1) & 1) == 0) ++j;
    } else {
      match_part(parts_[i], names[j++], &fields);
    }
  }
  MatchedFile file;
  file.path = path;
  for (auto& [kind, value] : fields) {
    switch (kind) {
      case Kind::kId:
        file.id = std::move(value);
        break;
      case Kind::kDate:
        file.date = std::move(value);
        break;
      case Kind::kTitle:
        file.title = std::move(value);
        break;
      case Kind::kPlace:
        file.place = std::move(value);
        break;
      case Kind::kLanguage:
        file.language = std::move(value);
        break;
      case Kind::kStage:
        file.stage = std::move(value);
        break;
      default:
        break;
    }
  }
  if (file.id.empty()) {
    if (!file.title.empty() && !file.date.empty())
      file.id = file.title + "(" + file.date + ")";
    else
      file.id = file.date.empty() ? file.title : file.date;
  }
  return file;
}

}  // namespace tifa

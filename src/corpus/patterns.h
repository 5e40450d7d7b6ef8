// File patterns of a series, such as "laws/{place}/**/{title}({date}).md": what they match and what their fields say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "corpus/manifest.h"

namespace tifa {

// A parsed pattern. Within one path part, {id}, {title}, {place}, {stage} and * take as little as the whole allows,
// {date} as much as forms a date that no digit touches, {language} a tag that no letter follows (zh, en, deu, zh-Hans,
// en-GB), {ext} ASCII letters and digits; fields match at least one character, * may match none. ** stands for any
// number of parts.
class FilePattern {
 public:
  // Errors name what is wrong: no {id}, {date} or {title}, an unknown field or one twice, two fields with nothing
  // between them, ** beside other characters, a path that is absolute, climbs, or is hidden.
  static Result<FilePattern> parse(std::string_view pattern);

  // What a path (relative, with '/') says as an instance of the pattern. O(pattern × path) for a part,
  // O(pattern parts × path parts) parts: no input makes it backtrack.
  [[nodiscard]] std::optional<MatchedFile> match(std::string_view path) const;

  // For walking a tree: bit i is set where part i may come next. `step` follows one name.
  using Reached = std::uint64_t;
  [[nodiscard]] Reached start() const;
  [[nodiscard]] Reached step(Reached reached, std::string_view name) const;
  // Whether a path that got here matches as a whole, whether one below it may, and whether the name that was stepped
  // over from `before` stands literally in the pattern.
  [[nodiscard]] bool accepts(Reached reached) const { return (reached >> parts_.size() & 1) != 0; }
  [[nodiscard]] bool continues(Reached reached) const { return (reached & ((Reached{1} << parts_.size()) - 1)) != 0; }
  [[nodiscard]] bool names(Reached before, std::string_view name) const;

 private:
  enum class Kind : std::uint8_t { kLiteral, kStar, kId, kDate, kTitle, kPlace, kLanguage, kStage, kExt };
  struct Token {
    Kind kind = Kind::kLiteral;
    std::string literal;
  };
  struct Part {
    bool any_depth = false;  // **
    std::vector<Token> tokens;
  };
  using Fields = std::vector<std::pair<Kind, std::string>>;

  static Result<Part> parse_part(std::string_view text, std::uint32_t& fields_seen);
  static Status take_field(std::string_view name, std::uint32_t& fields_seen, Part& part);
  [[nodiscard]] Reached closed(Reached reached) const;
  // Matches one part; adds what its fields matched to `fields` unless that is null.
  static bool match_part(const Part& part, std::string_view name, Fields* fields);
  static void match_lengths(Kind kind, std::string_view name, std::size_t at, std::vector<std::size_t>& lengths);
  static bool extends(Kind kind, char byte);

  std::vector<Part> parts_;
};

}  // namespace tifa

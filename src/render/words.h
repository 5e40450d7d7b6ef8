// The words of a page in the reader's language. Each sentence stands in English and in Chinese beside one another where
// it is used; both name their arguments by place.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/answers.h>
#include <tifa/report.h>

namespace tifa {

// Whether a goal that has moved stands in other words as well.
[[nodiscard]] inline bool moved_and_reworded(const GoalChange& change) {
  return change.change.starts_with("moved") && change.similarity < 1;
}

// As it stands inside quotation marks of its own: “” as ‘’.
[[nodiscard]] std::string inside_quotation(std::string text);

// A word of a command as a shell takes it: in single quotation marks where it holds what a shell reads otherwise.
[[nodiscard]] std::string shell_word(std::string_view word);

// A heading as it stands inside quotation marks: without the full stop that closes a run-in heading.
[[nodiscard]] std::string quoted_heading(std::string heading);

class Words {
 public:
  explicit Words(std::string_view language) : chinese_(language == "zh") {}

  [[nodiscard]] bool chinese() const { return chinese_; }
  [[nodiscard]] const char* language() const { return chinese_ ? "zh" : "en"; }
  // One of the two, its {0}, {1} … filled in.
  template <class... Args>
  [[nodiscard]] std::string say(const char* english, const char* chinese, const Args&... args) const {
    return fmt::vformat(chinese_ ? chinese : english, fmt::make_format_args(args...));
  }

  // That of the reader's language; the other one where it is not known in it.
  [[nodiscard]] const std::string& of(const InLanguages& text) const {
    return (chinese_ && !text.zh.empty()) || text.en.empty() ? text.zh : text.en;
  }
  // "once", "twice", "1,234 times"; "1次".
  [[nodiscard]] std::string times(std::uint64_t count) const;
  // The same of a text with this status: "3 times in what is held" of one that is held only in part.
  [[nodiscard]] std::string times_in(std::uint64_t count, const std::string& status) const;
  // "1,234".
  [[nodiscard]] static std::string number(std::uint64_t count);
  // "12.3"; two decimals below 1, so that a small rate is no 0.0; "0".
  [[nodiscard]] static std::string rate(double value);
  // "per 10,000 characters"; "每万字".
  [[nodiscard]] std::string per(std::uint64_t per, const std::string& unit) const;
  // "characters"; "字".
  [[nodiscard]] std::string unit(const std::string& unit) const;
  // "“a”, “b” and 3 more".
  [[nodiscard]] std::string quoted(const std::vector<std::string>& items, std::size_t most) const;
  [[nodiscard]] std::string list(const std::vector<std::string>& items, std::size_t most) const;

  // held, partial, missing … as a reader calls them.
  [[nodiscard]] std::string status(const std::string& status) const;
  // Of editions, some held only in part, some not held: “not held”, “held only in part”, “not held in full”.
  [[nodiscard]] std::string lack(bool partial, bool missing) const;
  // new, dropped, moved_up, retitled, inserted, renumbered …
  [[nodiscard]] std::string change(const std::string& change) const;
  [[nodiscard]] std::string rule(const RuleStatement& rule) const;
  // Its unit alone: "whole words".
  [[nodiscard]] std::string unit_rule(const RuleStatement& rule) const;

 private:
  bool chinese_;
};

}  // namespace tifa

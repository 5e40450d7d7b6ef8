// Rules by which a user corrects what readers keep and set aside.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "structure/structure.h"

namespace tifa {

struct TextRule {
  bool keep = false;   // else drop
  std::string select;  // of HTML, what stands in elements: tag, .class, #id, or a tag with one of these: "div.note"
  std::string text;    // a paragraph in which this pattern (RE2) is found
  std::string reason;  // of keep: only what was set aside for it, as reason_name() says it
  friend bool operator==(const TextRule&, const TextRule&) = default;
};

// Whether a rule is one that can be followed. Errors: kInput, a sentence about what is wrong with it.
[[nodiscard]] Status check_rule(const TextRule& rule);

// A simple selector taken apart; a part that is not named is empty.
struct Selector {
  std::string tag, name, id;  // in lower case; class; id
};
[[nodiscard]] Selector parse_selector(std::string_view select);

// Marks the blocks in which the text of a rule is found, and the reasons that are kept. O(length × rules).
void mark_by_rules(const std::vector<TextRule>& rules, RawDocument& raw);

// The patterns of rules, made ready once. A rule that check_rule() refuses matches nothing.
class RulePatterns {
 public:
  explicit RulePatterns(const std::vector<TextRule>& rules);
  ~RulePatterns();
  // The last rule with a text, and without a selector or reason, that speaks of this paragraph. O(length × rules).
  [[nodiscard]] Ruling of(std::string_view paragraph) const;
  // Whether a keep rule names this reason, and its text, if it has one, is found in the paragraph.
  [[nodiscard]] bool keeps(Reason reason, std::string_view paragraph) const;

 private:
  struct Row;
  std::vector<Row> rows_;
};

}  // namespace tifa

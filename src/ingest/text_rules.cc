// Patterns are RE2's, since both they and the texts are foreign: linear time, bounded memory.
#include "ingest/text_rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "text/ascii.h"

namespace tifa {
namespace {

bool name_character(char c) {
  return is_ascii_digit(c) || is_ascii_letter(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::unique_ptr<RE2> pattern_of(const std::string& text) {
  RE2::Options options;
  options.set_log_errors(false);
  return std::make_unique<RE2>(text, options);
}

bool reason_exists(std::string_view name) {
  for (int value = 0; value <= static_cast<int>(kLastReason); ++value)
    if (reason_name(static_cast<Reason>(value)) == name) return true;
  return false;
}

}  // namespace

Selector parse_selector(std::string_view select) {
  Selector selector;
  std::string* part = &selector.tag;
  for (char c : select) {
    if (c == '.')
      part = &selector.name;
    else if (c == '#')
      part = &selector.id;
    else
      *part += part == &selector.tag ? ascii_lower(c) : c;
  }
  return selector;
}

Status check_rule(const TextRule& rule) {
  if (rule.select.empty() && rule.text.empty() && rule.reason.empty())
    return fail(ErrorCode::kInput, "the rule says nothing of what it is for", "", "give `select`, `text` or `reason`");
  if (!rule.select.empty()) {
    const auto marks =
        std::count_if(rule.select.begin(), rule.select.end(), [](char c) { return c == '.' || c == '#'; });
    const bool plain = std::all_of(rule.select.begin(), rule.select.end(),
                                   [](char c) { return name_character(c) || c == '.' || c == '#'; });
    const char last = rule.select.back();
    if (!plain || marks > 1 || last == '.' || last == '#')
      return fail(ErrorCode::kInput, fmt::format("“{}” is no selector that tifa follows", rule.select), "",
                  "write a tag, .class, #id, or a tag with one of these");
  }
  if (!rule.text.empty()) {
    const std::unique_ptr<RE2> pattern = pattern_of(rule.text);
    if (!pattern->ok())
      return fail(ErrorCode::kInput, fmt::format("“{}” is no pattern: {}", rule.text, pattern->error()), "",
                  "write a regular expression of RE2");
  }
  if (!rule.reason.empty() && !rule.keep)
    return fail(ErrorCode::kInput, "a drop rule takes no `reason`", "", "name one in a keep rule only");
  if (!rule.reason.empty() && !reason_exists(rule.reason))
    return fail(ErrorCode::kInput, fmt::format("nothing is set aside for the reason “{}”", rule.reason), "",
                "take one that `tifa status --audit` shows");
  return {};
}

struct RulePatterns::Row {
  bool keep = false;
  std::string reason;
  std::unique_ptr<RE2> text;  // null: any paragraph

  [[nodiscard]] bool found_in(std::string_view paragraph) const {
    return text == nullptr || RE2::PartialMatch(re2::StringPiece(paragraph.data(), paragraph.size()), *text);
  }
};

RulePatterns::RulePatterns(const std::vector<TextRule>& rules) {
  for (const TextRule& rule : rules) {
    if (!rule.select.empty() || (rule.text.empty() && rule.reason.empty())) continue;
    Row row;
    row.keep = rule.keep;
    row.reason = rule.reason;
    if (!rule.text.empty()) {
      row.text = pattern_of(rule.text);
      if (!row.text->ok()) continue;
    }
    rows_.push_back(std::move(row));
  }
}

RulePatterns::~RulePatterns() = default;

Ruling RulePatterns::of(std::string_view paragraph) const {
  for (auto row = rows_.rbegin(); row != rows_.rend(); ++row)
    if (row->text != nullptr && row->reason.empty() && row->found_in(paragraph))
      return row->keep ? Ruling::kKeep : Ruling::kDrop;
  return Ruling::kNone;
}

bool RulePatterns::keeps(Reason reason, std::string_view paragraph) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
    return row.keep && row.reason == reason_name(reason) && row.found_in(paragraph);
  });
}

void mark_by_rules(const std::vector<TextRule>& rules, RawDocument& raw) {
  if (rules.empty()) return;
  const RulePatterns patterns(rules);
  for (RawBlock& block : raw.blocks) block.ruling = patterns.of(block.range.of(raw.text));
  for (int value = 0; value <= static_cast<int>(kLastReason); ++value)
    for (const TextRule& rule : rules)
      if (rule.keep && rule.text.empty() && rule.select.empty() &&
          rule.reason == reason_name(static_cast<Reason>(value)))
        raw.kept_reasons |= std::uint64_t{1} << value;
}

}  // namespace tifa

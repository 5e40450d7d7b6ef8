// Words that say how firmly something is meant: must, should, may; 必须, 应当, 可以; about, at least; 基本, 全面.
#pragma once

#include <optional>
#include <string_view>

namespace tifa {

// How firm a wording is that consists of qualifiers alone (with spaces, marks and nothing else): the sum of theirs,
// above 0 for what binds or strengthens, below for what hedges or weakens; 0 for no wording at all. Nothing when
// anything else stands in it. O(length).
[[nodiscard]] std::optional<int> firmness(std::string_view wording);

// Whether a wording states and no more: nothing, 要, 将, will. “要大力发展” and “大力发展” are equally firm.
[[nodiscard]] bool is_bare_statement(std::string_view wording);

}  // namespace tifa

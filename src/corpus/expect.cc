// The items of `expect`: single ids and numeric ranges.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "corpus/manifest.h"
#include "corpus/names.h"

namespace tifa {

namespace {

constexpr std::uint64_t kMaxIds = 100'000;
constexpr std::size_t kMaxDigits = 18;

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= kMaxDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::uint64_t value_of(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Result<std::vector<std::string>> expand_expect(std::string_view item) {
  const std::size_t dots = item.find("..");
  if (dots == std::string_view::npos) {
    if (Status good = check_id(item); !good) return tl::unexpected(std::move(good.error()));
    return std::vector<std::string>{std::string(item)};
  }
  const auto refuse = [&](std::string_view why, std::string todo, ErrorCode code = ErrorCode::kInput) {
    return fail(code, fmt::format("the range “{}” {}", item.size() <= 100 ? item : "…", why), {}, std::move(todo));
  };
  const std::string_view first = item.substr(0, dots), last = item.substr(dots + 2);
  if (!is_number(first) || !is_number(last))
    return refuse("is not between two whole numbers", "write it as \"1954..1960\", or list the ids one by one");
  const bool padded = (first.size() > 1 && first.front() == '0') || (last.size() > 1 && last.front() == '0');
  if (padded && first.size() != last.size())
    return refuse("has leading zeros and ends of different length", "write both ends with the same number of digits");
  const std::uint64_t from = value_of(first), to = value_of(last);
  if (from > to) return refuse("counts down", fmt::format("write it as \"{}..{}\"", last, first));
  if (to - from >= kMaxIds)
    return refuse(fmt::format("has {} ids, {} are allowed", to - from + 1, kMaxIds),
                  "leave `expect` out for series of this size", ErrorCode::kLimit);
  std::vector<std::string> ids;
  ids.reserve(to - from + 1);
  for (std::uint64_t id = from; id <= to; ++id) ids.push_back(fmt::format("{:0{}}", id, padded ? first.size() : 1));
  return ids;
}

}  // namespace tifa

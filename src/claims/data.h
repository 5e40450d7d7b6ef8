// Claims as data: what a newsroom keeps under test, as JSON, JSON lines, CSV or TOML. docs/guide/check.md has the
// vocabulary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "claims/claim.h"

namespace tifa {

inline constexpr std::uint64_t kMaxClaimsBytes = 32ULL << 20;

// A field of a claim as it stands in a file, whatever its format: text, with every item of a list.
struct ClaimField {
  std::string name;
  std::vector<std::string> values;
};
struct ClaimRow {
  std::string place;  // "claims.jsonl, line 3"
  std::vector<ClaimField> fields;
};

// The claims of a file; its format is told by the end of its name, else by its first character. Errors: kInput for
// syntax, an unknown field or kind (with the nearest one), a value that is none, a claim that lacks what its kind
// needs: each names line (JSON: which claim) and field. kLimit above kMaxClaimsBytes. O(bytes).
[[nodiscard]] Result<std::vector<Claim>> read_claims(std::string_view bytes, const std::string& name);

// One of them; `number` makes an id where it has none.
[[nodiscard]] Result<Claim> claim_of_row(const ClaimRow& row, std::size_t number);

// The readers of the formats. Precondition: valid UTF-8.
[[nodiscard]] Result<std::vector<ClaimRow>> claim_rows_of_json(std::string_view bytes, const std::string& name,
                                                               bool lines);
[[nodiscard]] Result<std::vector<ClaimRow>> claim_rows_of_toml(std::string_view bytes, const std::string& name);
[[nodiscard]] Result<std::vector<ClaimRow>> claim_rows_of_csv(std::string_view bytes, const std::string& name);

}  // namespace tifa

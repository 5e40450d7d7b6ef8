#include "claims/data.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>

#include "corpus/names.h"
#include "ingest/csv_record.h"
#include "query/rule.h"
#include "query/term.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// The last ones are what people keep beside a claim; judging passes over them.
constexpr std::string_view kFields[] = {"id",       "kind",   "text",      "edition",    "editions",  "before",
                                        "among",    "term",   "terms",     "wording",    "together",  "rivals",
                                        "asserted", "factor", "direction", "total",      "negated",   "unit",
                                        "section",  "role",   "rule",      "first_such", "quotation", "speaker",
                                        "note",     "source", "method",    "coverage",   "counted",   "text_zh"};

constexpr std::pair<std::string_view, ClaimKind> kKinds[] = {
    {"count", ClaimKind::kCount},       {"change", ClaimKind::kChange},       {"rank", ClaimKind::kRank},
    {"present", ClaimKind::kPresent},   {"absent", ClaimKind::kAbsent},       {"first", ClaimKind::kFirst},
    {"last", ClaimKind::kLast},         {"dropped", ClaimKind::kDropped},     {"added", ClaimKind::kAdded},
    {"returned", ClaimKind::kReturned}, {"quotation", ClaimKind::kQuotation}, {"order", ClaimKind::kOrder},
    {"length", ClaimKind::kLength},     {"citation", ClaimKind::kCitation},   {"stage", ClaimKind::kStage}};

constexpr std::pair<std::string_view, int> kDirections[] = {
    {"up", 1}, {"most", 1}, {"longest", 1}, {"down", -1}, {"least", -1}, {"fewest", -1}, {"shortest", -1}, {"same", 0}};

template <class List>
std::string nearest(std::string_view name, const List& list) {
  std::vector<std::string_view> names;
  for (const auto& one : list) {
    if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::string_view>)
      names.push_back(one);
    else
      names.push_back(one.first);
  }
  const std::string_view found = nearest_name(name, names);
  if (!found.empty()) return "did you mean “" + std::string(found) + "”?";
  std::string known;
  for (const std::string_view one : names) known += (known.empty() ? "" : ", ") + std::string(one);
  return "known are " + known;
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && std::isfinite(value)) return value;
  if (const auto integer = parse_integer(text)) return static_cast<double>(*integer);
  return std::nullopt;
}

// 46, >30, >=30, <5, <=5, 70..79, ~46 (within a tenth).
std::optional<AssertedFigure> figure_of(std::string_view text) {
  AssertedFigure figure;
  figure.as_written = std::string(text);
  const auto starts = [&](std::string_view sign) {
    if (!text.starts_with(sign)) return false;
    text.remove_prefix(sign.size());
    while (text.starts_with(' ')) text.remove_prefix(1);
    return true;
  };
  const bool at_least = starts(">="), at_most = !at_least && starts("<=");
  const bool more = !at_least && !at_most && starts(">"), fewer = !at_least && !at_most && !more && starts("<");
  const bool about = !at_least && !at_most && !more && !fewer && starts("~");
  const std::size_t dots = text.find("..");
  const auto low = number_of(text.substr(0, dots));
  const auto high = dots == std::string_view::npos ? low : number_of(text.substr(dots + 2));
  if (!low || !high || *low > *high) return std::nullopt;
  if (dots != std::string_view::npos && (at_least || at_most || more || fewer || about)) return std::nullopt;
  figure.low = at_most || fewer ? 0 : *low;
  figure.high = at_least || more ? std::numeric_limits<double>::infinity() : *high;
  figure.low_open = more;
  figure.high_open = fewer;
  if (about) {
    figure.approximate = true;
    figure.low = *low * 0.9;
    figure.high = *high * 1.1;
  }
  if (!at_least && !at_most && !more && !fewer && !about && dots == std::string_view::npos) figure.as_written.clear();
  return figure;
}

class Reader {
 public:
  explicit Reader(const ClaimRow& row) : row_(row) {}

  Result<Claim> read(std::size_t number) {
    for (const ClaimField& field : row_.fields)
      if (std::find(std::begin(kFields), std::end(kFields), field.name) == std::end(kFields))
        return refuse(field.name, "there is no such field", nearest(field.name, kFields));
    Claim claim;
    claim.id = one("id");
    if (claim.id.empty()) claim.id = "c" + std::to_string(number);
    const std::string kind = one("kind");
    if (kind.empty()) return refuse("kind", "it is not given", "write \"count\", \"first\", …");
    const auto known =
        std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& each) { return each.first == kind; });
    if (known == std::end(kKinds)) return refuse("kind", "“" + kind + "” is no kind of claim", nearest(kind, kKinds));
    claim.kind = known->second;
    claim.text = one("text");

    for (const char* name : {"edition", "editions"}) take(name, claim.editions.editions);
    claim.editions.wording = claim.editions.editions.empty() ? "" : name_list_of(claim.editions.editions);
    for (const auto& [name, reference] : {std::pair{"before", &claim.before}, {"among", &claim.among}})
      if (find(name) != nullptr) {
        reference->emplace();
        take(name, (*reference)->editions);
        (*reference)->wording = name_list_of((*reference)->editions);
      }
    for (const char* name : {"term", "terms"})
      if (auto ok = terms(name, claim.terms); !ok) return tl::unexpected(ok.error());
    if (auto ok = terms("rivals", claim.rivals); !ok) return tl::unexpected(ok.error());
    if (const std::string wording = one("wording"); !wording.empty() && claim.terms.size() == 1)
      claim.terms.front().wording = wording;
    for (const auto& [name, flag] : {std::pair{"together", &claim.together},
                                     {"factor", &claim.factor},
                                     {"total", &claim.total},
                                     {"negated", &claim.negated},
                                     {"first_such", &claim.first_such}})
      if (auto ok = truth(name, *flag); !ok) return tl::unexpected(ok.error());
    if (const std::string asserted = one("asserted"); !asserted.empty()) {
      claim.figure = figure_of(asserted);
      if (!claim.figure)
        return refuse("asserted", "“" + asserted + "” is no figure", "write 46, >30, >=30, <5, 70..79 or ~46");
    }
    if (const std::string direction = one("direction"); !direction.empty()) {
      const auto way = std::find_if(std::begin(kDirections), std::end(kDirections),
                                    [&](const auto& each) { return each.first == direction; });
      if (way == std::end(kDirections))
        return refuse("direction", "“" + direction + "” is no direction", nearest(direction, kDirections));
      claim.direction = way->second;
    }
    claim.unit = one("unit");
    claim.section = one("section");
    claim.role = one("role");
    if (const std::string rule = one("rule"); !rule.empty()) {
      RuleRequest request;
      if (auto ok = apply_rule(request, rule); !ok) return refuse("rule", ok.error().what, ok.error().todo);
      claim.hints = {rule};
    }
    if (const ClaimField* quotation = find("quotation")) {
      claim.quotation.emplace();
      claim.quotation->pieces = quotation->values;
      claim.quotation->at.resize(quotation->values.size());
      claim.quotation->speaker = one("speaker");
    }
    if (auto ok = check(claim); !ok) return tl::unexpected(ok.error());
    if (claim.text.empty()) claim.text = sentence(kind, claim);
    return claim;
  }

 private:
  const ClaimField* find(std::string_view name) const {
    const auto found = std::find_if(row_.fields.begin(), row_.fields.end(),
                                    [&](const ClaimField& field) { return field.name == name; });
    return found == row_.fields.end() || found->values.empty() ? nullptr : &*found;
  }
  std::string one(std::string_view name) const {
    const ClaimField* field = find(name);
    return field == nullptr ? std::string() : field->values.front();
  }
  void take(std::string_view name, std::vector<std::string>& values) const {
    if (const ClaimField* field = find(name)) values.insert(values.end(), field->values.begin(), field->values.end());
  }
  static std::string name_list_of(const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : ", ") + value;
    return list;
  }
  tl::unexpected<Error> refuse(std::string_view field, std::string what, std::string todo) const {
    return fail(ErrorCode::kInput, std::move(what), row_.place + ", field “" + std::string(field) + "”",
                std::move(todo));
  }
  Status terms(const char* name, std::vector<ClaimTerm>& list) const {
    const ClaimField* field = find(name);
    if (field == nullptr) return {};
    for (const std::string& value : field->values) {
      if (auto term = parse_term(value); !term) return refuse(name, term.error().what, term.error().todo);
      ClaimTerm term;
      term.wording = value;
      term.patterns = {value};
      term.source = TermSource::kData;
      list.push_back(std::move(term));
    }
    return {};
  }
  Status truth(const char* name, bool& flag) const {
    const std::string value = one(name);
    if (value.empty()) return {};
    if (value != "true" && value != "false" && value != "yes" && value != "no")
      return refuse(name, "“" + value + "” is neither true nor false", "write one of them");
    flag = value == "true" || value == "yes";
    return {};
  }
  // What the kind needs.
  Status check(const Claim& claim) const {
    const auto needs = [&](const char* field) {
      return refuse(field, "it is not given, and a claim of this kind needs it", "add it");
    };
    switch (claim.kind) {
      case ClaimKind::kLength:
        if (!claim.figure && claim.direction == 0) return needs("asserted");
        return {};
      case ClaimKind::kCitation:
        return claim.before ? Status{} : needs("before");
      case ClaimKind::kStage:
        return claim.role.empty() ? needs("role") : Status{};
      case ClaimKind::kQuotation:
        return claim.quotation ? Status{} : needs("quotation");
      case ClaimKind::kCount:
        if (!claim.figure) return needs("asserted");
        break;
      default:
        break;
    }
    if (claim.terms.empty()) return needs("term");
    return {};
  }
  static std::string sentence(const std::string& kind, const Claim& claim) {
    std::string text = kind;
    for (const ClaimTerm& term : claim.terms) text += " " + term.wording;
    if (claim.figure)
      text += " " + (claim.figure->as_written.empty() ? number(claim.figure->low) : claim.figure->as_written);
    return text + (claim.editions.wording.empty() ? "" : " in " + claim.editions.wording);
  }
  static std::string number(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
  }

  const ClaimRow& row_;
};

}  // namespace

Result<Claim> claim_of_row(const ClaimRow& row, std::size_t number) { return Reader(row).read(number); }

Result<std::vector<ClaimRow>> claim_rows_of_csv(std::string_view bytes, const std::string& name) {
  std::vector<ClaimRow> rows;
  std::vector<std::string> head;
  const char separator = csv_separator(bytes, 0);
  std::size_t number = 0;
  for (std::uint32_t at = 0; at < bytes.size();) {
    const CsvRecord record = read_csv_record(bytes, at, separator);
    at = record.next;
    const std::string place = name + ", row " + std::to_string(number++);
    if (!record.problem.empty()) return fail(ErrorCode::kInput, record.problem, place, "correct this row");
    if (record.fields.size() == 1 && record.fields.front().value.empty()) continue;
    if (head.empty()) {
      for (const CsvField& field : record.fields) head.push_back(field.text(bytes));
      continue;
    }
    if (record.fields.size() > head.size())
      return fail(ErrorCode::kInput, "it has more fields than the first row has names", place, "correct this row");
    ClaimRow row{place, {}};
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      // Several values of a field stand between semicolons.
      ClaimField field{head[i], {}};
      const std::string text = record.fields[i].text(bytes);
      const bool is_list = head[i] != "text" && head[i] != "note" && head[i] != "source" && head[i] != "method" &&
                           head[i] != "coverage" && head[i] != "counted" && head[i] != "text_zh" &&
                           head[i] != "quotation";
      for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = is_list ? std::min(text.find(';', begin), text.size()) : text.size();
        std::string value = text.substr(begin, end - begin);
        value.erase(0, value.find_first_not_of(' '));
        value.erase(value.find_last_not_of(' ') + 1);
        if (!value.empty()) field.values.push_back(std::move(value));
        begin = end + 1;
      }
      if (!field.values.empty()) row.fields.push_back(std::move(field));
    }
    if (!row.fields.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<Claim>> read_claims(std::string_view bytes, const std::string& name) {
  if (bytes.size() > kMaxClaimsBytes)
    return fail(ErrorCode::kLimit, "a file of claims has at most 32 MiB", name, "split it");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (const std::size_t at = find_invalid_utf8(bytes); at != std::string_view::npos)
    return fail(ErrorCode::kInput, "the claims are not valid UTF-8", name + ", byte " + std::to_string(at),
                "save them as UTF-8");
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return fail(ErrorCode::kInput, "there is no claim", name, "write one a line");
  const auto ends = [&](std::string_view end) {
    return name.size() > end.size() && std::string_view(name).ends_with(end);
  };
  const auto read = [&]() -> Result<std::vector<ClaimRow>> {
    if (ends(".json")) return claim_rows_of_json(bytes, name, false);
    if (ends(".jsonl") || ends(".ndjson")) return claim_rows_of_json(bytes, name, true);
    if (ends(".toml")) return claim_rows_of_toml(bytes, name);
    if (ends(".csv") || ends(".tsv")) return claim_rows_of_csv(bytes, name);
    // Without a name that tells: a list, a table of TOML, an object a line or one over many lines, else rows.
    if (bytes[first] == '[') {
      const bool table = bytes.substr(first).starts_with("[[claim");
      return table ? claim_rows_of_toml(bytes, name) : claim_rows_of_json(bytes, name, false);
    }
    if (bytes[first] != '{') return claim_rows_of_csv(bytes, name);
    const std::string_view line = bytes.substr(first, bytes.find('\n', first) - first);
    const std::size_t last = line.find_last_not_of(" \t\r");
    return claim_rows_of_json(bytes, name, line[last] == '}');
  };
  auto rows = read();
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Claim> claims;
  std::set<std::string> ids;
  for (const ClaimRow& row : *rows) {
    auto claim = claim_of_row(row, claims.size() + 1);
    if (!claim) return tl::unexpected(claim.error());
    if (!ids.insert(claim->id).second)
      return fail(ErrorCode::kInput, "the id “" + claim->id + "” stands twice", row.place + ", field “id”",
                  "give each claim its own");
    claims.push_back(std::move(*claim));
  }
  if (claims.empty()) return fail(ErrorCode::kInput, "there is no claim", name, "write one a line");
  return claims;
}

}  // namespace tifa

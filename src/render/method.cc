#include "render/method.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <tifa/audit.h>
#include <tifa/fetch.h>

#include "render/check.h"
#include "render/tables.h"

namespace tifa {
namespace {

constexpr const char* kCoverage[] = {"coverage", "held", "partial", "missing", "flagged"};

std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

class Method {
 public:
  explicit Method(const char* answer) { say({}, "answer", answer); }

  // A row without a value is not said.
  void say(const std::string& of, const char* what, std::string value) {
    if (!value.empty()) rows_.push_back({of, what, std::move(value)});
  }
  void rule(const std::string& of, const RuleStatement& rule) { say(of, "rule", rule.statement); }
  void coverage(const std::string& of, const Coverage& coverage) {
    say(of, kCoverage[0], coverage.statement);
    say(of, kCoverage[1], join(coverage.held, ", "));
    say(of, kCoverage[2], join(coverage.partial, ", "));
    say(of, kCoverage[3], join(coverage.missing, ", "));
    say(of, kCoverage[4], join(coverage.flagged, ", "));
  }
  void notes(const std::string& of, const std::vector<std::string>& notes) {
    for (const std::string& note : notes) say(of, "note", note);
  }

  // Ends with where the answer comes from. What was said in the same words of every one of several subjects is said
  // once, of the whole answer.
  std::vector<MethodRow> rows(const Provenance& tifa, const std::vector<std::string>& subjects = {}) {
    say_once(subjects);
    say({}, "tifa", tifa.version);
    say({}, "index", tifa.index);
    return std::move(rows_);
  }

 private:
  void say_once(const std::vector<std::string>& subjects) {
    const std::size_t all = std::set<std::string>(subjects.begin(), subjects.end()).size();
    std::map<std::pair<std::string, std::string>, std::set<std::string>> said;
    for (const MethodRow& row : rows_)
      if (!row.of.empty()) said[{row.what, row.value}].insert(row.of);
    std::set<std::tuple<std::string, std::string, std::string>> written;
    // Coverage is read as a whole, so it is said once only when all of it is the same.
    const auto is_coverage = [](const MethodRow& row) {
      return std::find(std::begin(kCoverage), std::end(kCoverage), row.what) != std::end(kCoverage);
    };
    const bool same_coverage = std::all_of(rows_.begin(), rows_.end(), [&](const MethodRow& row) {
      return row.of.empty() || !is_coverage(row) || said[{row.what, row.value}].size() == all;
    });
    std::vector<MethodRow> kept;
    for (MethodRow& row : rows_) {
      const bool may = all > 1 && !row.of.empty() && (same_coverage || !is_coverage(row));
      if (may && said[{row.what, row.value}].size() == all) row.of.clear();
      if (written.insert({row.of, row.what, row.value}).second) kept.push_back(std::move(row));
    }
    rows_ = std::move(kept);
  }

  std::vector<MethodRow> rows_;
};

std::string arrow(const Comparison& comparison) { return comparison.a + " → " + comparison.b; }

std::string dated(const std::string& edition, const std::string& date) {
  return date.empty() ? edition : edition + " (" + date + ")";
}

void say_comparison(Method& method, const Comparison& comparison) {
  const std::string of = arrow(comparison);
  method.say(of, "older", dated(comparison.a, comparison.date_a));
  method.say(of, "newer", dated(comparison.b, comparison.date_b));
  method.say(of, "length", fmt::format("{} → {} {}", comparison.length_a, comparison.length_b, comparison.unit));
  method.say(of, "rate", fmt::format("per {} {}", grouped(comparison.per), comparison.unit));
  method.say(of, "between, not held in full", join(comparison.between, ", "));
  method.coverage(of, comparison.coverage);
  method.notes(of, comparison.notes);
}

void say_flags(Method& method, const std::vector<FlagRow>& flags) {
  for (const FlagRow& flag : flags)
    method.say(flag.edition, flag.accepted ? "flag, accepted" : "flag", flag.code + ": " + flag.message);
}

}  // namespace

std::vector<MethodRow> method_of(const CountAnswer& answer) {
  Method method("count");
  method.say({}, "by", answer.by);
  std::vector<std::string> terms;
  for (const TermCount& term : answer.terms) {
    terms.push_back(term.term);
    if (term.aliases.size() > 1) method.say(term.term, "alternatives", join(term.aliases, " | "));
    method.say(term.term, "total", std::to_string(term.total));
    method.rule(term.term, term.rule);
    std::string rate;
    for (const CountRow& row : term.rows) {
      if (!row.rate) continue;
      const std::string one =
          fmt::format("per {} {}; low and high: exact 95 % Poisson interval", grouped(row.per), row.unit);
      if (rate.empty()) rate = one;
      if (rate != one) rate = "per so many units as stand in its row; low and high: exact 95 % Poisson interval";
    }
    method.say(term.term, "rate", rate);
    method.coverage(term.term, term.coverage);
    std::vector<std::string> forms;
    for (const Form& form : term.forms) forms.push_back(fmt::format("{} {}", form.form, form.count));
    method.say(term.term, "as it stands", join(forms, ", "));
    method.notes(term.term, term.notes);
  }
  return method.rows(answer.tifa, terms);
}

std::vector<MethodRow> method_of(const FirstAnswer& answer) {
  Method method(answer.last ? "last" : "first");
  std::vector<std::string> subjects;
  for (const FirstRow& row : answer.terms) {
    subjects.push_back(row.term + " in " + row.series);
    method.say(subjects.back(), "statement", answer.last ? row.statement_last : row.statement);
    method.rule(subjects.back(), row.rule);
    method.coverage(subjects.back(), row.coverage);
  }
  return method.rows(answer.tifa, subjects);
}

std::vector<MethodRow> method_of(const KwicAnswer& answer) {
  Method method("kwic");
  method.say({}, "sort", answer.sort);
  method.say({}, "hits", fmt::format("{}, of which {} are listed", answer.total, answer.lines.size()));
  method.rule({}, answer.rule);
  method.coverage({}, answer.coverage);
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const CompareAnswer& answer) {
  Method method("compare");
  std::vector<std::string> subjects = {arrow(answer.whole)};
  method.rule({}, answer.rule);
  method.say({}, "phrases",
             "found from the texts, fragments ruled out by a dictionary; g2: log-likelihood; log_ratio: binary "
             "logarithm of the ratio of the rates; lrc: "
             "conservative log ratio; q: false discovery rate (Benjamini–Hochberg)");
  say_comparison(method, answer.whole);
  for (const Comparison& step : answer.steps) {
    subjects.push_back(arrow(step));
    say_comparison(method, step);
  }
  return method.rows(answer.tifa, subjects);
}

std::vector<MethodRow> method_of(const ReportAnswer& answer) {
  Method method("report");
  method.rule({}, answer.rule);
  say_comparison(method, answer.comparison);
  return method.rows(answer.tifa, {arrow(answer.comparison)});
}

std::vector<MethodRow> method_of(const RedlineAnswer& answer) {
  Method method("redline");
  for (const std::string& note : answer.notes) method.say({}, "note", note);
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const BlameAnswer& answer) {
  Method method("blame");
  method.coverage({}, answer.coverage);
  for (const std::string& note : answer.notes) method.say({}, "note", note);
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const TraceAnswer& answer) {
  Method method("trace");
  method.rule({}, answer.rule);
  method.say({}, "method", answer.method);
  std::vector<std::string> subjects;
  for (const Life& life : answer.lives) {
    subjects.push_back(life.term + " in " + life.series);
    method.say(subjects.back(), "first use", life.uses.statement);
    method.say(subjects.back(), "last use", life.uses.statement_last);
    method.coverage(subjects.back(), life.uses.coverage);
    method.notes(subjects.back(), life.notes);
  }
  return method.rows(answer.tifa, subjects);
}

std::vector<MethodRow> method_of(const RedlineStepsAnswer& answer) {
  Method method("redline");
  method.coverage({}, answer.coverage);
  for (const std::string& note : answer.notes) method.say({}, "note", note);
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const StatusAnswer& answer) {
  Method method("status");
  if (answer.stale) method.say({}, "note", "tifa.toml changed since the build");
  for (const SeriesStatus& row : answer.series) {
    method.say(row.series, "coverage",
               row.declares_expected
                   ? fmt::format("{} of {} editions held", row.held, row.expected)
                   : fmt::format("{} editions held; the series does not declare which exist (expect in tifa.toml), so "
                                 "that only what was refused is known to be missing",
                                 row.held));
    method.say(row.series, "partial", join(row.partials, ", "));
    method.say(row.series, "missing", join(row.missing, ", "));
  }
  say_flags(method, answer.flags);
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const DocumentAnswer& answer) {
  Method method("document");
  const std::string& of = answer.edition;
  const std::pair<const char*, const std::string*> facts[] = {
      {"title", &answer.title},   {"status", &answer.status},     {"reason", &answer.reason},
      {"date", &answer.date},     {"language", &answer.language}, {"stage", &answer.stage},
      {"issuer", &answer.issuer}, {"place", &answer.place},       {"text", &answer.path},
      {"source", &answer.source}, {"encoding", &answer.encoding}};
  for (const auto& [what, value] : facts) method.say(of, what, *value);
  if (!answer.path.empty()) {
    method.say(of, "length",
               fmt::format("{} characters without white space, {} Han characters, {} words, {} as Word counts",
                           answer.characters, answer.han, answer.words, answer.word_count));
    std::vector<std::string> parts;
    for (const auto& [part, length] : answer.parts)
      if (length > 0) parts.push_back(fmt::format("{} {}", part, length));
    method.say(of, "parts, in characters", join(parts, ", "));
    std::string aside = fmt::format("{} of {} bytes kept", answer.kept_bytes, answer.source_bytes);
    for (const auto& [reason, bytes] : answer.set_aside) aside += fmt::format(", {} {}", reason, bytes);
    method.say(of, "source bytes", aside);
    method.say(of, "SHA-256 of the source", answer.sha256_source);
    method.say(of, "SHA-256 of the text", answer.sha256_text);
  }
  if (answer.versions.size() > 1) method.say(of, "versions", join(answer.versions, ", "));
  say_flags(method, answer.flags);
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const AuditAnswer& answer) {
  Method method("audit");
  say_flags(method, answer.flags);
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const SourceAnswer& answer) {
  Method method("source");
  method.say(answer.edition, "text", answer.path);
  method.say(answer.edition, "encoding", answer.encoding);
  method.say(answer.edition, "SHA-256 of the source", answer.sha256_source);
  if (answer.fetched) {
    method.say(answer.edition, "fetched from", answer.fetched->final_address);
    method.say(answer.edition, "fetched at", answer.fetched->time);
  }
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const UpdateAnswer& answer) {
  Method method("update");
  method.say({}, "wait to be accepted", std::to_string(answer.waiting));
  method.say({}, "not fetched", std::to_string(answer.failed));
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const SourcesAnswer& answer) { return Method("sources").rows(answer.tifa); }

std::vector<MethodRow> method_of(const CycleAnswer& answer) {
  Method method("cycle");
  method.say(answer.edition, "title", answer.title);
  method.say(answer.edition, "date", answer.date);
  method.say(answer.edition, "status", answer.status);
  method.say(answer.edition, "not held in full", join(answer.not_held, ", "));
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const GoalsAnswer& answer) {
  Method method("goals");
  method.say({}, "method", answer.method);
  method.coverage({}, answer.coverage);
  method.notes({}, answer.notes);
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const AddAnswer& answer) {
  Method method("add");
  method.say({}, "refused", std::to_string(answer.refused));
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const BuildAnswer& answer) { return Method("build").rows(answer.tifa); }

std::vector<MethodRow> method_of(const VerifyAnswer& answer) {
  Method method("verify");
  method.say({}, "result",
             answer.findings.empty() ? "all sources, texts and the index are as they were built"
                                     : fmt::format("{} findings", answer.findings.size()));
  return method.rows(answer.tifa);
}

std::vector<MethodRow> method_of(const CheckAnswer& answer) {
  Method method("check");
  std::vector<std::string> claims;
  for (const CheckedClaim& claim : answer.claims) {
    claims.push_back(claim.id);
    method.say(claim.id, "method", claim.method);
    method.coverage(claim.id, claim.coverage);
  }
  method.notes({}, answer.notes);
  return method.rows(answer.tifa, claims);
}

std::vector<MethodRow> method_of(const ClaimsAnswer& answer) {
  Method method("claims");
  method.say({}, "edition", answer.edition);
  method.notes({}, answer.notes);
  return method.rows(answer.tifa);
}

}  // namespace tifa

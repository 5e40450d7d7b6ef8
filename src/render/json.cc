#include "render/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "render/json_parts.h"

namespace tifa {
namespace {

Json count_row(const CountRow& row, const std::string& by) {
  Json json;
  const bool groups = by != "edition" && by != "section";
  json[groups ? "group" : "edition"] = row.edition;
  if (by == "section") json["section"] = row.section;
  if (!groups) json["date"] = row.date;
  json["status"] = row.status;
  json["count"] = or_null(row.count);
  json["present"] = row.count || row.status == "partial" ? Json(row.present) : Json(nullptr);
  json["length"] = or_null(row.length);
  json["unit"] = row.unit;
  json["rate"] = row.rate ? number(*row.rate) : Json(nullptr);
  json["per"] = row.per;
  json["interval"] = row.interval ? Json{number(row.interval->first), number(row.interval->second)} : Json(nullptr);
  if (by == "edition") json["change"] = or_null(row.change);
  if (groups) {
    json["editions"] = row.editions;
    json["partial"] = row.partial;
    json["missing"] = row.missing;
  }
  if (!row.reason.empty()) json["reason"] = row.reason;
  if (!row.spans.empty()) json["spans"] = list(row.spans, span);
  return json;
}

Json statistics(const PhraseStatistics& s) {
  const auto real = [](const std::optional<double>& value) { return or_null(value, number); };
  const auto interval = [](const std::pair<double, double>& value) {
    return Json{number(value.first), number(value.second)};
  };
  return {{"g2_two_cell", number(s.g2_two_cell)},
          {"log_p", number(s.log_p)},
          {"log_q", number(s.log_q)},
          {"bic", number(s.bic)},
          {"percent_difference", real(s.percent_difference)},
          {"interval_a", interval(s.interval_a)},
          {"interval_b", interval(s.interval_b)},
          {"ratio", real(s.ratio)},
          {"ratio_interval", {number(s.ratio_low), real(s.ratio_high)}},
          {"log_odds", number(s.log_odds)},
          {"z", number(s.z)},
          {"dp", number(s.dp)},
          {"dp_norm", number(s.dp_norm)},
          {"p_permutation", real(s.p_permutation)},
          {"q_permutation", real(s.q_permutation)}};
}

Json phrase(const PhraseRow& row) {
  Json json = {{"phrase", row.phrase},
               {"change", row.change},
               {"a", row.a},
               {"b", row.b},
               {"rate_a", number(row.rate_a)},
               {"rate_b", number(row.rate_b)},
               {"g2", number(row.g2)},
               {"log_ratio", number(row.log_ratio)},
               {"lrc", number(row.lrc)},
               {"q", number(row.q)},
               {"first", row.first.empty() ? Json(nullptr) : Json(row.first)},
               {"last_before", row.last_before.empty() ? Json(nullptr) : Json(row.last_before)},
               {"back_since", row.back_since.empty() ? Json(nullptr) : Json(row.back_since)},
               {"established", row.established},
               {"covers", row.covers}};
  if (!row.counts.empty())
    json["counts"] = list(row.counts, [](const std::optional<std::uint64_t>& count) { return or_null(count); });
  if (row.statistics) json["statistics"] = statistics(*row.statistics);
  return json;
}

Json first_row(const FirstRow& row) {
  Json gaps = Json::array();
  for (const auto& [from, to] : row.gaps) gaps.push_back({from, to});
  return Json{{"term", row.term},
              {"series", row.series},
              {"first", or_null(row.first)},
              {"first_date", row.first_date},
              {"last", or_null(row.last)},
              {"last_date", row.last_date},
              {"editions", row.uses},
              {"gaps", gaps},
              {"established", row.established},
              {"established_last", row.established_last},
              {"statement", row.statement},
              {"statement_last", row.statement_last},
              {"evidence", or_null(row.evidence, span)},
              {"evidence_last", or_null(row.evidence_last, span)},
              {"rule", rule(row.rule)},
              {"coverage", coverage(row.coverage)}};
}

// A wording of a trace, with what its kind adds.
Json wording(const TraceWording& row, const Json& more) {
  Json json = {{"wording", row.wording},
               {"first", row.first},
               {"last", row.last},
               {"count", row.count},
               {"editions", row.editions}};
  json.update(more);
  json["counts"] = list(row.counts, [](const std::optional<std::uint64_t>& count) { return or_null(count); });
  return json;
}

Json life(const Life& life) {
  Json json = first_row(life.uses);
  json["total"] = life.total;
  json["peak"] = {
      {"count", or_null(life.peak_count)}, {"rate", or_null(life.peak_rate)}, {"established", life.peak_established}};
  json["rows"] = list(life.rows, [](const CountRow& row) { return count_row(row, "edition"); });
  json["bursts"] = list(life.bursts, [](const TraceBurst& burst) {
    return Json{{"from", burst.from},
                {"to", burst.to},
                {"level", burst.level},
                {"editions", burst.editions},
                {"weight", number(burst.weight)}};
  });
  json["periods"] = list(life.periods, [](const TracePeriod& period) {
    return Json{{"from", period.from},
                {"to", period.to},
                {"editions", period.editions},
                {"count", period.count},
                {"length", period.length},
                {"rate", number(period.rate)},
                {"interval", {number(period.interval.first), number(period.interval.second)}}};
  });
  json["variants"] = list(life.variants, [](const TraceVariant& row) {
    return wording(row, Json{{"kind", row.kind}, {"difference", row.difference}});
  });
  json["origins"] = list(life.origins, [](const TraceOrigin& row) { return wording(row, Json::object()); });
  json["longer"] = list(life.longer, [](const TraceLonger& row) {
    return wording(row, Json{{"from_start", row.from_start}});
  });
  json["displaced"] = list(life.displaced, [](const TraceDisplaced& row) {
    return wording(row, Json{{"left", row.left}, {"right", row.right}, {"after", row.after}, {"shared", row.shared}});
  });
  json["neighbours"] = list(life.neighbours, [](const TraceNeighbour& row) {
    return Json{{"wording", row.wording}, {"together", row.together}, {"all", row.all}, {"g2", number(row.g2)}};
  });
  json["notes"] = life.notes;
  return json;
}

Json section_part(const SectionPart& part) {
  return {{"heading", part.heading}, {"position", part.position}, {"share", number(part.share)}};
}

}  // namespace

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == 0) return 0.0;
  const double scale = std::pow(10.0, 8 - std::floor(std::log10(std::fabs(value))));
  return std::isfinite(scale) ? std::round(value * scale) / scale : value;
}

Json rule(const RuleStatement& rule) {
  Json json = {{"unit", rule.unit},
               {"scope", rule.scope},
               {"fold", rule.fold},
               {"overlap", rule.overlap},
               {"statement", rule.statement}};
  if (!rule.segmenter.empty()) json["segmenter"] = rule.segmenter;
  if (!rule.section.empty()) json["section"] = rule.section;
  if (!rule.not_inside.empty()) json["not_inside"] = rule.not_inside;
  return json;
}

Json coverage(const Coverage& coverage) {
  return {{"held", coverage.held},       {"partial", coverage.partial},       {"missing", coverage.missing},
          {"flagged", coverage.flagged}, {"undeclared", coverage.undeclared}, {"statement", coverage.statement}};
}

Json span(const Span& span) {
  return {{"edition", span.edition},
          {"document", span.document},
          {"begin", span.begin},
          {"end", span.end},
          {"exact", span.exact},
          {"prefix", span.prefix},
          {"suffix", span.suffix},
          {"omissions", span.omissions},
          {"section", span.section},
          {"locator", span.locator},
          {"source", span.source},
          {"date", span.date},
          {"sha256", {{"source", span.sha256_source}, {"text", span.sha256_text}}}};
}

Json comparison(const Comparison& value) {
  Json json;
  json["a"] = value.a;
  json["b"] = value.b;
  json["date_a"] = value.date_a;
  json["date_b"] = value.date_b;
  json["length_a"] = value.length_a;
  json["length_b"] = value.length_b;
  json["unit"] = value.unit;
  json["per"] = value.per;
  json["phrases"] = list(value.phrases, phrase);
  json["recurring"] = list(value.recurring, phrase);
  json["everyday"] = list(value.everyday, [](const EverydayWord& one) {
    return Json{{"word", one.word}, {"a", one.a}, {"b", one.b}, {"g2", number(one.g2)}};
  });
  json["sections"] = list(value.sections, [](const SectionRow& row) {
    return Json{{"change", row.change},
                {"a", row.position_a ? Json(row.a) : Json(nullptr)},
                {"b", row.position_b ? Json(row.b) : Json(nullptr)},
                {"position_a", row.position_a ? Json(row.position_a) : Json(nullptr)},
                {"position_b", row.position_b ? Json(row.position_b) : Json(nullptr)},
                {"length_a", row.length_a},
                {"length_b", row.length_b},
                {"share_a", number(row.share_a)},
                {"share_b", number(row.share_b)},
                {"similarity", number(row.similarity)},
                {"goes_to", list(row.goes_to, section_part)},
                {"comes_from", list(row.comes_from, section_part)}};
  });
  json["themes"] = list(value.themes, [](const ThemeRow& row) {
    return Json{{"theme", row.theme}, {"terms", row.terms},           {"a", row.a},
                {"b", row.b},         {"rate_a", number(row.rate_a)}, {"rate_b", number(row.rate_b)}};
  });
  json["between"] = value.between;
  if (!value.since.empty()) json["since"] = value.since;
  if (!value.editions.empty()) json["editions"] = value.editions;
  if (value.permutations > 0) json["permutations"] = value.permutations;
  json["coverage"] = coverage(value.coverage);
  json["notes"] = value.notes;
  return json;
}

Json term_count(const TermCount& term, const std::string& by) {
  Json one;
  one["term"] = term.term;
  one["aliases"] = term.aliases;
  one["rule"] = rule(term.rule);
  one["rows"] = list(term.rows, [&](const CountRow& row) { return count_row(row, by); });
  one["total"] = term.total;
  one["forms"] = list(term.forms, [](const Form& form) { return Json{{"form", form.form}, {"count", form.count}}; });
  if (!term.under.empty())
    one["under"] = list(term.under, [](const RuleCount& under) {
      Json counts = Json::object();
      for (const auto& [edition, n] : under.counts) counts[edition] = or_null(n);
      return Json{{"rule", under.rule}, {"counts", counts}, {"total", under.total}, {"same", under.same}};
    });
  one["coverage"] = coverage(term.coverage);
  one["notes"] = term.notes;
  return one;
}

Json cycle(const CycleAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["edition"] = answer.edition;
  json["title"] = answer.title;
  json["date"] = answer.date;
  json["status"] = answer.status;
  json["links"] = list(answer.rows, [](const CycleRow& row) {
    return Json{{"relation", row.relation}, {"outgoing", row.outgoing}, {"edition", row.edition},
                {"status", row.status},     {"title", row.title},       {"date", row.date}};
  });
  json["not_held"] = answer.not_held;
  return json;
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json pairs(const std::vector<std::pair<std::string, std::uint64_t>>& items) {
  Json object = Json::object();
  for (const auto& [name, value] : items) object[name] = value;
  return object;
}

Json provenance(const Provenance& tifa) { return {{"version", tifa.version}, {"index", tifa.index}}; }

Json flag(const FlagRow& row) {
  return {{"edition", row.edition},
          {"code", row.code},
          {"message", row.message},
          {"evidence", row.evidence},
          {"accepted", row.accepted}};
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_json(const CountAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["by"] = answer.by;
  json["terms"] = list(answer.terms, [&](const TermCount& term) { return term_count(term, answer.by); });
  return dump(json);
}

std::string to_json(const FirstAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["terms"] = list(answer.terms, first_row);
  return dump(json);
}

std::string to_json(const TraceAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["rule"] = rule(answer.rule);
  json["lives"] = list(answer.lives, life);
  json["method"] = answer.method;
  return dump(json);
}

std::string to_json(const KwicAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["sort"] = answer.sort;
  json["total"] = answer.total;
  json["lines"] = list(answer.lines, [](const KwicLine& line) {
    Json one = {{"term", line.term}, {"left", line.left}, {"match", line.match}, {"right", line.right}};
    one["span"] = span(line.span);
    return one;
  });
  json["rule"] = rule(answer.rule);
  json["coverage"] = coverage(answer.coverage);
  return dump(json);
}

std::string to_json(const CompareAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json.update(comparison(answer.whole));
  json["rule"] = rule(answer.rule);
  if (!answer.steps.empty()) json["steps"] = list(answer.steps, comparison);
  return dump(json);
}

std::string to_json(const BlameAnswer& answer) {
  const auto wording = [](const BlameWording& w) -> Json {
    return {{"edition", w.edition}, {"date", w.date}, {"text", w.text}};
  };
  const auto sentence = [&](const BlameSentence& s) -> Json {
    return {{"range", s.range}, {"section", s.section},       {"text", s.text},
            {"since", s.since}, {"since_date", s.since_date}, {"wordings", list(s.wordings, wording)}};
  };
  const Json json = {{"tifa", provenance(answer.tifa)},       {"edition", answer.edition},
                     {"editions", answer.editions},           {"sentences", list(answer.sentences, sentence)},
                     {"coverage", coverage(answer.coverage)}, {"notes", answer.notes}};
  return json.dump(2) + "\n";
}

std::string to_json(const StatusAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["root"] = answer.root;
  json["stale"] = answer.stale;
  json["series"] = list(answer.series, [](const SeriesStatus& row) {
    return Json{{"series", row.series},
                {"title", row.title},
                {"declares_expected", row.declares_expected},
                {"expected", row.expected},
                {"held", row.held},
                {"partial", row.partials},
                {"missing", row.missing},
                {"first", row.first},
                {"last", row.last},
                {"documents", row.documents},
                {"characters", row.characters},
                {"source_bytes", row.source_bytes}};
  });
  json["flags"] = list(answer.flags, flag);
  return dump(json);
}

std::string to_json(const DocumentAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["edition"] = answer.edition;
  json["status"] = answer.status;
  json["reason"] = answer.reason;
  json["title"] = answer.title;
  json["date"] = answer.date;
  json["language"] = answer.language;
  json["stage"] = answer.stage;
  json["issuer"] = answer.issuer;
  json["place"] = answer.place;
  json["document"] = answer.path;
  json["encoding"] = answer.encoding;
  json["source"] = answer.source;
  json["sha256"] = {{"source", answer.sha256_source}, {"text", answer.sha256_text}};
  json["length"] = {{"characters", answer.characters},
                    {"han", answer.han},
                    {"words", answer.words},
                    {"word_count", answer.word_count}};
  json["parts"] = pairs(answer.parts);
  json["bytes"] = {
      {"source", answer.source_bytes}, {"kept", answer.kept_bytes}, {"set_aside", pairs(answer.set_aside)}};
  json["outline"] = list(answer.outline, [](const OutlineRow& row) {
    return Json{{"level", row.level}, {"heading", row.heading}, {"characters", row.characters}, {"han", row.han},
                {"words", row.words}, {"blocks", row.blocks},   {"run_ins", row.run_ins}};
  });
  json["versions"] = answer.versions;
  json["flags"] = list(answer.flags, flag);
  return dump(json);
}

std::string to_json(const CycleAnswer& answer) { return dump(cycle(answer)); }

std::string to_json(const GoalsAnswer& answer) { return dump(goals(answer)); }

std::string to_json(const AddAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["added"] = list(answer.added, [](const AddedRow& row) {
    return Json{{"file", row.file},         {"edition", row.edition}, {"title", row.title}, {"date", row.date},
                {"language", row.language}, {"status", row.status},   {"note", row.note}};
  });
  json["refused"] = answer.refused;
  return dump(json);
}

std::string to_json(const BuildAnswer& answer) {
  return dump(Json{{"tifa", provenance(answer.tifa)},
                   {"documents", answer.documents},
                   {"editions", answer.editions},
                   {"ingested", answer.ingested},
                   {"unchanged", answer.unchanged},
                   {"removed", answer.removed},
                   {"refused", answer.refused},
                   {"missing", answer.missing},
                   {"partial", answer.partial},
                   {"flagged", answer.flagged},
                   {"source_bytes", answer.source_bytes}});
}

std::string to_json(const VerifyAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["findings"] = list(answer.findings, [](const VerifyFinding& finding) {
    return Json{{"code", finding.code}, {"place", finding.place}, {"message", finding.message}};
  });
  return dump(json);
}

std::string to_jsonl(const std::vector<Table>& tables) {
  std::string out;
  for (const Table& table : tables)
    for (const auto& row : table.rows) {
      Json json = Json::object();
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].use == Use::kPeople) continue;
        Json& value = json[table.columns[i].name];
        if (const auto* text = std::get_if<std::string>(&row[i]))
          value = *text;
        else if (const auto* integer = std::get_if<std::int64_t>(&row[i]))
          value = *integer;
        else if (const auto* real = std::get_if<Number>(&row[i]))
          value = real->notation == Notation::kSigned && real->digits == 0
                      ? Json(static_cast<std::int64_t>(real->value))
                      : number(real->value);
        else
          value = nullptr;
      }
      out += dump(json, -1);
    }
  return out;
}

}  // namespace tifa

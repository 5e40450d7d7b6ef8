// A report as JSON.
#include <nlohmann/json.hpp>

#include "render/glosses.h"
#include "render/json.h"
#include "render/json_parts.h"

namespace tifa {
namespace {

Json in_languages(const InLanguages& text) { return Json{{"en", text.en}, {"zh", text.zh}}; }

Json passage(const Passage& passage) {
  return {{"text", passage.text},   {"marks", passage.marks}, {"section", passage.section},
          {"begin", passage.begin}, {"end", passage.end},     {"locator", passage.locator}};
}

Json evidence(const Evidence& evidence) {
  return {{"edition", evidence.edition},
          {"count", evidence.count},
          {"shown", evidence.shown},
          {"across", evidence.across},
          {"passages", list(evidence.passages, passage)}};
}

Json figure(const ReportFigure& one) {
  return {{"words", one.words},
          {"a", one.a},
          {"b", one.b},
          {"passage_a", passage(one.passage_a)},
          {"passage_b", passage(one.passage_b)}};
}

Json report_document(const ReportDocument& document) {
  return {{"edition", document.edition},
          {"label", document.label},
          {"called", in_languages(document.called)},
          {"status", document.status},
          {"reason", document.reason},
          {"other_page", document.other_page},
          {"digest", document.digest},
          {"unexpected", document.unexpected},
          {"series", document.series},
          {"series_title", document.series_title},
          {"series_called", in_languages(document.series_called)},
          {"title", document.title},
          {"date", document.date},
          {"language", document.language},
          {"stage", document.stage},
          {"issuer", document.issuer},
          {"issuer_called", in_languages(document.issuer_called)},
          {"place", document.place},
          {"ordinal", document.ordinal},
          {"source", document.source},
          {"document", document.path},
          {"length", document.length},
          {"unit", document.unit},
          {"other_languages", document.other_languages},
          {"other_texts", document.other_texts},
          {"doubts", document.doubts},
          {"sha256", {{"source", document.sha256_source}, {"text", document.sha256_text}}}};
}

Json counted(const CountedWording& one) { return {{"wording", one.wording}, {"a", one.a}, {"b", one.b}}; }

Json longer_wording(const LongerWording& one) {
  return {
      {"wording", one.wording}, {"outside_a", one.outside_a}, {"outside_b", one.outside_b}, {"explains", one.explains}};
}

Json dispersion(const Dispersion& strip) {
  return {{"edition", strip.edition},
          {"status", strip.status},
          {"length", strip.length},
          {"sections",
           list(strip.sections,
                [](const Dispersion::Part& part) {
                  return Json{{"heading", part.heading}, {"begin", number(part.begin)}, {"end", number(part.end)}};
                })},
          {"marks", list(strip.marks, number)}};
}

}  // namespace

Json called(const std::vector<CalledEdition>& editions) {
  return list(editions, [](const CalledEdition& one) {
    return Json{{"edition", one.edition}, {"called", in_languages(one.called)}};
  });
}

// How much of A stands in B, and what became of its paragraphs; `tifa redline` gives them all.
Json wording(const RedlineAnswer& redline) {
  const RedlineSummary& s = redline.summary;
  return {{"kept_share", number(s.kept_share)},
          {"kept_characters", s.kept_characters},
          {"moved_characters", s.moved_characters},
          {"inserted_characters", s.inserted_characters},
          {"deleted_characters", s.deleted_characters},
          {"moves", s.moves},
          {"same", s.same},
          {"edited", s.edited},
          {"inserted", s.inserted},
          {"deleted", s.deleted},
          {"split", s.split},
          {"merged", s.merged},
          {"renumbered", s.renumbered},
          {"edition_lines", s.edition_lines}};
}

std::string to_json(const ReportAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["a"] = answer.a;
  json["b"] = answer.b;
  json["findings"] = list(answer.findings, [&](const Finding& finding) {
    Json one = {{"kind", finding.kind}};
    if (is_of_one_phrase(finding)) {
      one["phrase"] = answer.comparison.phrases[finding.phrase].phrase;
      one["g2"] = number(finding.strength);
      one["searched"] = finding.searched;
      one["run"] = finding.run;
      one["run_either"] = or_null(finding.run_either);
      one["since"] = or_null(finding.since);
      one["most"] = finding.most;
      one["gaps"] = finding.gaps;
      one["before"] = or_null(finding.before);
    }
    if (finding.kind == "everyday")
      one["words"] = list(finding.words, [&](std::uint64_t i) { return answer.comparison.everyday[i].word; });
    if (finding.kind == "firsts") {
      one["more"] = finding.more;
      one["phrases"] = list(finding.phrases, [&](std::uint64_t i) { return answer.comparison.phrases[i].phrase; });
      one["searched"] = finding.searched;
      one["gaps"] = finding.gaps;
    }
    if (finding.kind == "goals") {
      one["list_a"] = finding.list_a;
      one["list_b"] = finding.list_b;
      one["changes"] = finding.changes;
      one["figures"] = finding.figures;
    }
    if (finding.kind == "sections")
      one["echoes"] = list(finding.echoes, [](const HeadingEcho& echo) {
        return Json{{"section", echo.section}, {"words", echo.words}, {"heading", echo.heading}};
      });
    return one;
  });
  json["documents"] = list(answer.documents, report_document);
  json["comparison"] = comparison(answer.comparison);
  std::size_t phrase = 0;
  json["evidence"] = list(answer.evidence, [&](const PhraseEvidence& behind) {
    const auto of_both = [&](const std::optional<std::pair<std::uint64_t, std::uint64_t>>& counts) {
      Json both = Json::array();
      if (counts) {
        both.push_back({{"edition", answer.a}, {"count", counts->first}});
        both.push_back({{"edition", answer.b}, {"count", counts->second}});
      }
      return both;
    };
    const auto earlier = [](const EarlierWording& one) {
      return Json{{"wording", one.wording}, {"edition", one.edition}};
    };
    return Json{
        {"run",
         {{"editions", behind.run.editions}, {"since", or_null(behind.run.since)}, {"not_held", behind.run.gaps}}},
        {"gloss", renderings_of(answer, answer.comparison.phrases[phrase++].phrase)},
        {"in_partial", behind.in_partial},
        {"in_digests", behind.in_digests},
        {"in_other_texts", behind.in_other_texts},
        {"as_words", of_both(behind.as_words)},
        {"either_number", of_both(behind.either_number)},
        {"longer", or_null(behind.longer, longer_wording)},
        {"near", list(behind.near, counted)},
        {"near_first", or_null(behind.near_first, earlier)},
        {"parted", list(behind.parted, counted)},
        {"parted_first", or_null(behind.parted_first)},
        {"parted_last", or_null(behind.parted_last)},
        {"across_words", behind.across_words},
        {"bound", behind.bound ? Json{{"kind", behind.bound->kind},
                                      {"inside", behind.bound->inside},
                                      {"also", or_null(behind.bound->also)},
                                      {"until", behind.bound->until},
                                      {"free", or_null(behind.bound->free)}}
                               : Json(nullptr)},
        {"other_number", or_null(behind.other_number)},
        {"turned", or_null(behind.turned, earlier)},
        {"short_form", or_null(behind.short_form, counted)},
        {"shared_head", or_null(behind.shared_head)},
        {"compare", list(behind.compare, counted)},
        {"counterparts", list(behind.counterparts, counted)},
        {"counterpart_before", or_null(behind.counterpart_before, earlier)},
        {"alike", list(behind.alike, counted)},
        {"same_place", list(behind.same_place, counted)},
        {"other_forms", list(behind.other_forms, counted)},
        {"derived", list(behind.derived, counted)},
        {"core", or_null(behind.core, counted)},
        {"ending", or_null(behind.ending, counted)},
        {"then_in", or_null(behind.then_in)},
        {"retitled", list(behind.retitled,
                          [](const RetitledHeading& one) {
                            return Json{{"heading", one.heading}, {"other", one.other}};
                          })},
        {"only_retitled", behind.only_retitled},
        {"in_title", or_null(behind.in_title)},
        {"shorter", list(behind.shorter, counted)},
        {"beside", list(behind.beside,
                        [](const WordingEvidence& one) {
                          return Json{{"wording", one.wording}, {"evidence", evidence(one.evidence)}};
                        })},
        {"evidence", list(behind.evidence, evidence)}};
  });
  json["terms"] = list(answer.terms, [&](const ReportTerm& term) {
    return Json{{"reason", term.reason},
                {"called", in_languages(term.called)},
                {"gloss", term.reason == "theme" ? std::vector<std::string>() : renderings_of(answer, term.count.term)},
                {"count", term_count(term.count, "edition")},
                {"evidence", list(term.evidence, evidence)},
                {"dispersion", list(term.strips, dispersion)}};
  });
  json["themes_left_out"] = answer.themes_left_out;
  json["wording"] = or_null(answer.redline, wording);
  json["goals"] = goals(answer.goals);
  json["figures"] = {{"changed", list(answer.figures, figure)}, {"kept", answer.figures_kept}};
  json["cycle"] = cycle(answer.cycle);
  json["called"] = called(answer.called);
  json["rule"] = rule(answer.rule);
  return dump(json);
}

}  // namespace tifa

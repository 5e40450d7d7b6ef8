// What a check of claims and the proposal of claims give, as JSON.
#include <nlohmann/json.hpp>

#include "render/check.h"
#include "render/json_parts.h"

namespace tifa {
namespace {

Json checked_claim(const CheckedClaim& claim) {
  return {{"id", claim.id},
          {"kind", claim.kind},
          {"text", claim.text},
          {"at", {claim.begin, claim.end}},
          {"wordings", claim.wordings},
          {"terms", claim.terms},
          {"term_source", claim.term_source},
          {"editions", list(claim.editions,
                            [](const CheckedEdition& edition) {
                              return Json{{"edition", edition.edition},
                                          {"status", edition.status},
                                          {"date", edition.date},
                                          {"value", or_null(edition.value, number)},
                                          {"source", edition.source}};
                            })},
          {"asserted", claim.asserted},
          {"observed", claim.observed},
          {"verdict", claim.verdict},
          {"rule", claim.rule},
          {"why", claim.why},
          {"suggestion", claim.suggestion},
          {"method", claim.method},
          {"guess", claim.guess},
          {"weak", claim.weak},
          {"tried", list(claim.tried,
                         [](const RuleTried& tried) {
                           return Json{{"rule", tried.rule},
                                       {"edition", tried.edition},
                                       {"value", or_null(tried.value, number)},
                                       {"holds", tried.holds}};
                         })},
          {"evidence", list(claim.evidence, span)},
          {"original", claim.original},
          {"difference", claim.difference},
          {"coverage", coverage(claim.coverage)}};
}

}  // namespace

std::string to_json(const CheckAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["name"] = answer.name;
  json["title"] = answer.title;
  json["date"] = answer.date;
  json["language"] = answer.language;
  json["article"] = answer.article;
  json["claims"] = list(answer.claims, checked_claim);
  json["notes"] = answer.notes;
  json["cycle"] = answer.cycle.edition.empty() ? Json(nullptr) : cycle(answer.cycle);
  json["goals"] = answer.goals ? goals(*answer.goals) : Json(nullptr);
  json["called"] = called(answer.called);
  return dump(json);
}

std::string to_json(const ClaimsAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["edition"] = answer.edition;
  json["title"] = answer.title;
  json["date"] = answer.date;
  // A claim as data has only the fields that say something.
  json["claims"] = list(answer.claims, [](const ProposedClaim& claim) {
    Json one = Json::object();
    for (const auto& [name, value] : {std::pair{"id", &claim.id},
                                      {"kind", &claim.kind},
                                      {"edition", &claim.edition},
                                      {"before", &claim.before},
                                      {"among", &claim.among},
                                      {"term", &claim.term},
                                      {"asserted", &claim.asserted},
                                      {"direction", &claim.direction},
                                      {"unit", &claim.unit},
                                      {"role", &claim.role},
                                      {"text", &claim.text},
                                      {"text_zh", &claim.text_zh},
                                      {"counted", &claim.counted},
                                      {"coverage", &claim.coverage}})
      if (!value->empty()) one[name] = *value;
    return one;
  });
  json["notes"] = answer.notes;
  return dump(json);
}

}  // namespace tifa

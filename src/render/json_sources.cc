// What became of sources and where they come from, as JSON.
#include <nlohmann/json.hpp>

#include <tifa/audit.h>
#include <tifa/fetch.h>

#include "render/json.h"
#include "render/json_parts.h"

namespace tifa {
namespace {

Json fetched_from(const std::optional<FetchedFrom>& fetched) {
  if (!fetched) return nullptr;
  return Json{{"address", fetched->address},
              {"final_address", fetched->final_address},
              {"hops", fetched->hops},
              {"network", fetched->network},
              {"time", fetched->time},
              {"status", fetched->status},
              {"headers", list(fetched->headers,
                               [](const auto& header) {
                                 return Json::array({header.first, header.second});
                               })},
              {"bytes", fetched->bytes},
              {"sha256", fetched->sha256},
              {"edited", fetched->edited}};
}

}  // namespace

std::string to_json(const AuditAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["rows"] = list(answer.rows, [](const AuditRow& row) {
    return Json{
        {"edition", row.edition},
        {"status", row.status},
        {"document", row.path},
        {"characters", row.characters},
        {"bytes", {{"source", row.source_bytes}, {"kept", row.kept_bytes}, {"set_aside", pairs(row.set_aside)}}}};
  });
  json["flags"] = list(answer.flags, flag);
  json["gaps"] = list(answer.gaps, [](const NumberingGapRow& gap) {
    return Json{{"edition", gap.edition}, {"section", gap.section}, {"before", gap.before},
                {"after", gap.after},     {"first", gap.first},     {"last", gap.last},
                {"place", gap.place},     {"text", gap.text},       {"flagged", gap.flagged}};
  });
  json["repeated"] = list(answer.repeated, [](const RepeatedBlock& block) {
    return Json{{"series", block.series}, {"text", block.text}, {"editions", block.editions}, {"of", block.of}};
  });
  return dump(json);
}

std::string to_json(const SourceAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["edition"] = answer.edition;
  json["document"] = answer.path;
  json["encoding"] = answer.encoding;
  json["sha256"] = answer.sha256_source;
  json["bytes"] = {{"source", answer.source_bytes}, {"kept", answer.kept_bytes}};
  json["fetched"] = fetched_from(answer.fetched);
  json["pieces"] = list(answer.pieces, [](const SourcePiece& piece) {
    return Json{{"what", piece.what},   {"kept", piece.kept}, {"begin", piece.begin},      {"end", piece.end},
                {"place", piece.place}, {"text", piece.text}, {"original", piece.original}};
  });
  return dump(json);
}

std::string to_json(const UpdateAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["rows"] = list(answer.rows, [](const UpdateRow& row) {
    return Json{{"edition", row.edition},
                {"document", row.path},
                {"address", row.address},
                {"state", row.state},
                {"note", row.note},
                {"sha256", {{"before", row.sha256_before}, {"after", row.sha256_after}}},
                {"redline", row.redline ? Json::parse(to_json(*row.redline)) : Json(nullptr)}};
  });
  json["waiting"] = answer.waiting;
  json["failed"] = answer.failed;
  return dump(json);
}

std::string to_json(const SourcesAnswer& answer) {
  Json json;
  json["tifa"] = provenance(answer.tifa);
  json["rows"] = list(answer.rows, [](const SourceOrigin& row) {
    return Json{{"edition", row.edition},
                {"document", row.path},
                {"address", row.address},
                {"waiting", row.waiting},
                {"fetched", fetched_from(row.fetched)}};
  });
  return dump(json);
}

}  // namespace tifa

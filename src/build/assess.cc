#include "build/assess.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <tuple>
#include <unordered_map>

#include "corpus/order.h"

namespace tifa {
namespace {

constexpr std::string_view kPartialStatus = "partial";
constexpr std::string_view kMissingStatus = "missing";

// A date found in a text is not believed against an id that is a year, unless it is that year or one beside it: a text
// may open with the date of something else.
Date believable(const Date& found, const Date& of_id) {
  return of_id.known() && found.known() && std::abs(found.year - of_id.year) > 1 ? Date{} : found;
}

Date first_known(std::initializer_list<Date> dates) {
  for (const Date& date : dates)
    if (date.known()) return date;
  return {};
}

std::string first_filled(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts)
    if (!text.empty()) return std::string(text);
  return {};
}

// Fills what a document gets from manifest, file name, table and its own facts.
Version make_version(store::DocumentRow& document, const PlannedSource& plan, const SeriesDecl& series,
                     const Declarations& declarations, const std::string& id) {
  const store::TextFacts& facts = document.facts;
  Version version;
  version.document = &document;
  version.declared = declarations.of(id, plan.fields.language, plan.fields.stage, plan.own);
  const Declared& declared = version.declared;
  version.declared_language = first_filled({plan.fields.language, declared.language, series.language});
  document.path = plan.path;
  document.language = first_filled({version.declared_language, language_tag(facts.detected)});
  document.stage = first_filled({plan.fields.stage, declared.stage});
  version.stage_of_text = !plan.fields.stage.empty() || (plan.own != nullptr && !plan.own->stage.empty());
  document.adopted = declared.adopted;
  document.released = declared.released;
  document.effective = declared.effective;
  const Date of_id = date_of_id(id).value_or(Date{});
  document.date = first_known({declared.first_date(), parse_date(plan.fields.date).value_or(Date{}),
                               parse_date(facts.row_date).value_or(Date{}), believable(facts.date, of_id), of_id});
  // What a pattern takes out of the name of a file says more than the whole name, which a text without a title has.
  const std::string_view file = std::string_view(plan.path).substr(plan.path.rfind('/') + 1);
  const bool named = !plan.fields.title.empty() && file.starts_with(facts.title + ".");
  document.title =
      first_filled({declared.title, facts.row_title, named ? plan.fields.title : facts.title, plan.fields.title});
  document.issuer = first_filled({declared.issuer, series.issuer});
  document.place = first_filled({declared.place, plan.fields.place, series.place});
  document.source_url = first_filled({declared.source, facts.row_source});
  document.status = EditionStatus::kHeld;
  document.partial_code.clear();
  document.partial_reason.clear();
  document.partial_evidence.clear();
  const bool said = declared.status == kPartialStatus;
  version.partial_by_rule = said || (!facts.partial.code.empty() && declared.status.empty());
  if (!version.partial_by_rule) return version;
  document.status = EditionStatus::kPartial;
  if (facts.partial.code.empty()) {
    document.partial_code = "declared";
    document.partial_reason = declared.note.empty() ? "tifa.toml says so" : declared.note;
  } else {
    document.partial_code = facts.partial.code;
    document.partial_reason = facts.partial.message;
    document.partial_evidence = facts.partial.evidence;
    // Who speaks of a document is not who issued it.
    if (facts.partial.code == "digest") document.issuer = declared.issuer;
  }
  return version;
}

std::vector<SeriesInWork> collect_editions(const Manifest& manifest,
                                           const std::map<std::int64_t, const PlannedSource*>& plan_of,
                                           store::Model& model) {
  std::vector<SeriesInWork> all(manifest.series.size());
  std::vector<Declarations> declarations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const SeriesDecl& decl = manifest.series[i];
    SeriesInWork& series = all[i];
    series.decl = &decl;
    series.number = static_cast<std::int64_t>(i + 1);
    declarations.emplace_back(decl);
    for (const std::string& id : decl.expect) series.by_id[id].expected = true;
    for (const auto& [id, tables] : declarations.back().by_id()) {
      EditionInWork& edition = series.by_id[id];
      edition.declared = declarations.back().of(id, {}, {}, tables.front());
    }
  }
  for (store::DocumentRow& document : model.documents) {
    const PlannedSource& plan = *plan_of.at(document.source);
    const std::string id = plan.table != nullptr ? document.facts.row_id : plan.fields.id;
    SeriesInWork& series = all[plan.series];
    series.by_id[id].versions.push_back(make_version(document, plan, *series.decl, declarations[plan.series], id));
  }
  // A file that was refused is an edition that is missing, where its name says which. Others may be no texts at all.
  for (const store::Refusal& refusal : model.refusals) {
    const PlannedSource& plan = *plan_of.at(refusal.source);
    if (refusal.row != 0 || refusal.diagnostic.severity != Severity::kRefused || plan.table != nullptr) continue;
    const std::string& id = plan.fields.id;
    const Date date = parse_date(plan.fields.date).value_or(Date{});
    if (!date.known() && !is_number_id(id) && !date_of_id(id)) continue;
    EditionInWork& edition = all[plan.series].by_id[id];
    if (edition.versions.empty()) edition.date_of_file = date;
  }
  for (SeriesInWork& series : all)
    for (auto& [id, edition] : series.by_id) edition.id = id;
  return all;
}

void add_edition_rows(const SeriesInWork& series, store::Model& model) {
  for (const EditionInWork* edition : series.ordered) {
    store::EditionRow row;
    row.id = static_cast<std::int64_t>(model.editions.size() + 1);
    row.series = series.number;
    row.name = edition->id;
    row.sort_key = edition->sort_key;
    row.expected = edition->expected;
    if (edition->versions.empty()) {
      const Declared& declared = edition->declared;
      row.status = EditionStatus::kMissing;
      row.date = first_known({declared.first_date(), edition->date_of_file, date_of_id(edition->id).value_or(Date{})});
      row.adopted = declared.adopted;
      row.released = declared.released;
      row.effective = declared.effective;
      row.title = declared.title;
      row.issuer = first_filled({declared.issuer, series.decl->issuer});
      row.place = first_filled({declared.place, series.decl->place});
    } else {
      const store::DocumentRow& document = *edition->versions.front().document;
      row.status = document.status;
      row.date = document.date;
      row.adopted = document.adopted;
      row.released = document.released;
      row.effective = document.effective;
      row.title = document.title;
      row.issuer = document.issuer;
      row.place = document.place;
      for (const Version& version : edition->versions) version.document->edition = row.id;
    }
    model.editions.push_back(std::move(row));
  }
}

void collect_links(const Manifest& manifest, const std::vector<SeriesInWork>& all, store::Model& model) {
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  const auto add = [&](Link link, bool found) {
    if (seen.insert({link.from, link.relation, link.to}).second) model.links.push_back({std::move(link), found});
  };
  for (const LinkDecl& link : manifest.links) add({link.from, link.relation, link.to}, false);
  struct Place {
    const SeriesInWork* series;
    const EditionInWork* edition;
  };
  std::unordered_map<std::string_view, std::vector<Place>> by_key;
  for (const SeriesInWork& series : all)
    for (const EditionInWork* edition : series.ordered)
      if (!edition->versions.empty()) {
        const std::string& key = edition->versions.front().document->facts.series_key;
        if (!key.empty()) by_key[key].push_back({&series, edition});
      }
  for (const SeriesInWork& series : all) {
    for (const EditionInWork* edition : series.ordered) {
      if (edition->versions.empty()) continue;
      const store::TextFacts& facts = edition->versions.front().document->facts;
      const auto places = facts.explains.empty() ? by_key.end() : by_key.find(facts.explains);
      if (places == by_key.end()) continue;
      const auto explained = std::find_if(places->second.begin(), places->second.end(), [&](const Place& place) {
        const store::TextFacts& other = place.edition->versions.front().document->facts;
        if (place.series == &series) return false;
        return facts.ordinal && other.ordinal ? facts.ordinal == other.ordinal : facts.year && facts.year == other.year;
      });
      if (explained != places->second.end())
        add({series.edition_name(*edition), "explains", explained->series->edition_name(*explained->edition)}, true);
    }
  }
}

std::string with_evidence(const std::string& message, const std::string& evidence) {
  return evidence.empty() ? message : fmt::format("{} (“{}”)", message, evidence);
}

void report(const std::vector<SeriesInWork>& all, const store::Model& model, Diagnostics& diagnostics) {
  std::unordered_map<std::int64_t, std::vector<const Flag*>> flags;
  for (const store::FlagRow& row : model.flags)
    if (!row.flag.accepted) flags[row.document].push_back(&row.flag);
  for (const SeriesInWork& series : all) {
    for (const EditionInWork* edition : series.ordered) {
      if (edition->versions.empty() && !edition->declared.status.empty() && edition->declared.status != kMissingStatus)
        diagnostics.push_back(
            {Severity::kWarning, "no-text", series.edition_name(*edition),
             fmt::format("tifa.toml declares it {}, but no text of it is held", edition->declared.status)});
      for (const Version& version : edition->versions) {
        const store::DocumentRow& document = *version.document;
        const std::string place = series.edition_name(*edition) + document.version;
        if (document.status == EditionStatus::kPartial)
          diagnostics.push_back({Severity::kWarning, document.partial_code, place,
                                 "partial: " + with_evidence(document.partial_reason, document.partial_evidence)});
        const auto found = flags.find(document.id);
        if (found == flags.end()) continue;
        for (const Flag* flag : found->second)
          diagnostics.push_back({Severity::kWarning, flag->code, place, with_evidence(flag->message, flag->evidence)});
      }
    }
  }
}

}  // namespace

Status assess(const Manifest& manifest, const std::map<std::int64_t, const PlannedSource*>& plan_of,
              const TextOf& text_of, store::Model& model, Diagnostics& diagnostics) {
  model.editions.clear();
  model.flags.clear();
  model.links.clear();
  model.edition_orders.clear();
  std::vector<SeriesInWork> all = collect_editions(manifest, plan_of, model);
  for (SeriesInWork& series : all) {
    if (auto status = rank_versions(series); !status) return status;
    order_editions(series);
    mark_stubs(series);
    if (auto status = mark_other_pages(series, text_of); !status) return status;
    // A stub that stood for its edition gives way to another text.
    if (auto status = rank_versions(series); !status) return status;
    collect_flags(series, model);
    add_edition_rows(series, model);
    model.edition_orders.push_back(series.order);
  }
  flag_equal_texts(all, model);
  for (SeriesInWork& series : all)
    if (auto status = flag_near_texts(series, text_of, model); !status) return status;
  std::sort(model.flags.begin(), model.flags.end(), [](const store::FlagRow& a, const store::FlagRow& b) {
    return std::tie(a.document, a.flag.code) < std::tie(b.document, b.flag.code);
  });
  collect_links(manifest, all, model);
  report(all, model, diagnostics);
  return {};
}

}  // namespace tifa

// status, cycle, verify: what a corpus has, how one document is built, where it stands among the others.
#include <algorithm>

#include "app/terms.h"
#include "text/display.h"

namespace tifa {
namespace {

Result<std::vector<FlagRow>> flags_of(const Workspace& workspace, const Edition& edition) {
  std::vector<FlagRow> rows;
  if (edition.status == EditionStatus::kPartial)
    rows.push_back({edition.name(), edition.is_other_page() ? std::string(kOtherPage) : "partial",
                    edition.partial_reason, edition.partial_evidence, false});
  auto flags = workspace.corpus().flags(edition);
  if (!flags) return tl::unexpected(flags.error());
  for (const Flag& flag : *flags)
    rows.push_back({edition.name(), flag.code, flag.message, flag.evidence, flag.accepted});
  return rows;
}

// The one edition that an operand must name.
Result<Edition> single(const Workspace& workspace, const std::string& operand) {
  auto editions = workspace.corpus().select(operand);
  if (!editions) return tl::unexpected(editions.error());
  if (editions->size() != 1)
    return fail(ErrorCode::kUsage, "“" + operand + "” names " + std::to_string(editions->size()) + " editions", "",
                "name one, as in SERIES:EDITION");
  return std::move(editions->front());
}

}  // namespace

Result<StatusAnswer> status(const Workspace& workspace, const std::string& in) {
  StatusAnswer answer;
  answer.tifa = workspace.provenance();
  answer.root = workspace.corpus().root().string();
  answer.stale = workspace.corpus().stale();
  auto editions = workspace.corpus().select(in);
  if (!editions) return tl::unexpected(editions.error());
  auto infos = workspace.corpus().series();
  if (!infos) return tl::unexpected(infos.error());
  for (const SeriesInfo& info : *infos) {
    SeriesStatus row;
    row.series = info.name;
    row.title = info.title;
    row.declares_expected = info.declares_expected;
    bool asked = in.empty() || in == "all";
    for (const Edition& edition : *editions) {
      if (edition.series != info.name) continue;
      asked = true;
      if (edition.status == EditionStatus::kMissing) row.missing.push_back(edition.id);
      if (edition.status == EditionStatus::kPartial) row.partials.push_back(edition.id);
      if (edition.status != EditionStatus::kNotApplicable) ++row.expected;
      if (!edition.has_text()) continue;
      if (row.first.empty()) row.first = edition.id;
      row.last = edition.id;
      ++(edition.status == EditionStatus::kHeld ? row.held : row.partial);
      row.source_bytes += edition.source_bytes;
    }
    auto totals = workspace.corpus().totals(info.name);
    if (!totals) return tl::unexpected(totals.error());
    row.documents = totals->documents;
    row.characters = totals->characters;
    if (asked) answer.series.push_back(std::move(row));
  }
  auto doubtful = workspace.corpus().flagged(*editions);
  if (!doubtful) return tl::unexpected(doubtful.error());
  for (const Edition& edition : *editions) {
    const bool flagged = std::find(doubtful->begin(), doubtful->end(), edition.name()) != doubtful->end();
    if (!flagged && edition.status != EditionStatus::kPartial) continue;
    auto rows = flags_of(workspace, edition);
    if (!rows) return tl::unexpected(rows.error());
    answer.flags.insert(answer.flags.end(), rows->begin(), rows->end());
  }
  return answer;
}

Result<DocumentAnswer> document_status(const Workspace& workspace, const std::string& operand) {
  auto found = single(workspace, operand);
  if (!found) return tl::unexpected(found.error());
  const Edition& edition = *found;
  DocumentAnswer answer;
  answer.tifa = workspace.provenance();
  answer.edition = edition.name();
  answer.status = status_name(edition.status);
  answer.title = edition.title;
  answer.date = edition.date.iso();
  answer.language = edition.language;
  answer.stage = edition.stage;
  answer.issuer = edition.issuer;
  answer.place = edition.place;
  answer.path = edition.path;
  answer.encoding = edition.encoding;
  answer.source = edition.source;
  answer.sha256_source = edition.source_sha256;
  answer.sha256_text = edition.text_sha256;
  answer.source_bytes = edition.source_bytes;
  answer.reason = edition.partial_reason;
  auto flags = flags_of(workspace, edition);
  if (!flags) return tl::unexpected(flags.error());
  answer.flags = std::move(*flags);
  if (!edition.has_text()) return answer;

  auto versions = workspace.corpus().versions(edition);
  if (!versions) return tl::unexpected(versions.error());
  for (const Edition& version : *versions)
    answer.versions.push_back(version.name() + " (" + version.language +
                              (version.stage.empty() ? "" : ", " + version.stage) + ", " +
                              std::string(status_name(version.status)) + ", " + version.path + ")");
  auto view = workspace.corpus().document(edition);
  if (!view) return tl::unexpected(view.error());
  const Lengths all = measure_scope(*view, Scope());
  answer.han = all.han;
  answer.characters = all.characters;
  answer.words = all.words;
  answer.word_count = all.word_count;
  for (const Part part : {Part::kTitle, Part::kHeading, Part::kRunIn, Part::kBody, Part::kNote})
    answer.parts.emplace_back(part_name(part), view->lengths[static_cast<std::size_t>(part)].characters);
  for (const OffsetMap::Run& run : view->origin_runs) answer.kept_bytes += std::uint64_t{run.steps} * run.origin_step;
  auto aside = workspace.corpus().set_aside(edition);
  if (!aside) return tl::unexpected(aside.error());
  answer.set_aside.assign(aside->begin(), aside->end());

  const auto row_of = [&](std::uint32_t level, std::string heading, std::uint32_t first, std::uint32_t end,
                          std::uint32_t own_section) {
    OutlineRow row;
    row.level = level;
    row.heading = std::move(heading);
    const Lengths length = measure_scope(*view, Scope(), {false, {{first, end}}});
    row.characters = length.characters;
    row.han = length.han;
    row.words = length.words;
    row.blocks = end - first;
    for (std::uint32_t i = first; i < end; ++i) {
      const BlockRecord& block = view->blocks[i];
      if (block.section == own_section && block.run_in_end > block.text.begin)
        row.run_ins.push_back(display_text(view->text.substr(block.text.begin, block.run_in_end - block.text.begin)));
    }
    answer.outline.push_back(std::move(row));
  };
  std::uint32_t before = static_cast<std::uint32_t>(view->blocks.size());
  if (view->sections.size() > 1) before = view->sections[1].first_block;
  if (before > 0) row_of(0, "", 0, before, 0);
  for (std::uint32_t i = 1; i < view->sections.size(); ++i)
    row_of(view->sections[i].level, section_heading(*view, i), view->sections[i].first_block,
           view->sections[i].end_block, i);
  return answer;
}

Result<CycleAnswer> cycle(const Workspace& workspace, const std::string& operand) {
  auto found = single(workspace, operand);
  if (!found) return tl::unexpected(found.error());
  CycleAnswer answer;
  answer.tifa = workspace.provenance();
  answer.edition = found->name();
  answer.title = found->title;
  answer.date = found->date.iso();
  answer.status = status_name(found->status);
  const auto add = [&](const std::string& relation, const Edition& edition, bool outgoing) -> Status {
    Edition shown = edition;
    if (!found->version.empty()) {  // of a translation, its neighbours in the same language
      auto versions = workspace.corpus().versions(edition);
      if (!versions) return tl::unexpected(versions.error());
      for (const Edition& version : *versions)
        if (version.version == found->version) shown = version;
    }
    answer.rows.push_back(
        {relation, shown.name(), std::string(status_name(shown.status)), shown.title, shown.date.iso(), outgoing});
    if (shown.status != EditionStatus::kHeld) answer.not_held.push_back(shown.name());
    return {};
  };

  auto siblings = workspace.corpus().select(found->series);
  if (!siblings) return tl::unexpected(siblings.error());
  const auto here =
      std::find_if(siblings->begin(), siblings->end(), [&](const Edition& e) { return e.id == found->id; });
  if (here != siblings->end() && here != siblings->begin())
    if (Status status = add("follows", *(here - 1), true); !status) return tl::unexpected(status.error());
  auto links = workspace.corpus().links();
  if (!links) return tl::unexpected(links.error());
  const std::string name = found->series + ":" + found->id;
  for (const Link& link : *links) {
    if (link.from != name && link.to != name) continue;
    auto other = workspace.corpus().select(link.from == name ? link.to : link.from);
    if (!other) return tl::unexpected(other.error());
    for (const Edition& edition : *other)
      if (Status status = add(link.relation, edition, link.from == name); !status)
        return tl::unexpected(status.error());
  }
  if (here != siblings->end() && here + 1 != siblings->end())
    if (Status status = add("follows", *(here + 1), false); !status) return tl::unexpected(status.error());
  return answer;
}

Result<VerifyAnswer> verify(const Workspace& workspace, const Context& context) {
  auto found = workspace.corpus().verify(context);
  if (!found) return tl::unexpected(found.error());
  VerifyAnswer answer;
  answer.tifa = workspace.provenance();
  for (const Diagnostic& diagnostic : *found)
    answer.findings.push_back({diagnostic.code, diagnostic.place, diagnostic.message});
  return answer;
}

}  // namespace tifa

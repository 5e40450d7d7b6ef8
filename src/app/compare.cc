// compare: what moved between two editions, two groups of them, or along a range.
#include <algorithm>
#include <set>

#include "app/terms.h"
#include "phrases/compare.h"
#include "redline/sections.h"

namespace tifa {
namespace {

// One side of a comparison: an edition, or several taken together.
struct Side {
  std::string name;
  std::vector<Edition> editions;  // with a text
  std::vector<DocumentView> views;
  Lengths length;
};

Result<Side> side_of(const Workspace& workspace, std::string name, const std::vector<Edition>& editions,
                     bool allow_partial) {
  Side side;
  side.name = std::move(name);
  for (const Edition& edition : editions) {
    if (edition.status == EditionStatus::kPartial && !allow_partial)
      return fail(ErrorCode::kInput,
                  edition.name() + " is held only in part (" + edition.partial_reason +
                      "), so a comparison would prove nothing",
                  "", "add its full text, or ask with --partial for what the part shows");
    if (!edition.has_text()) continue;
    auto view = workspace.corpus().document(edition);
    if (!view) return tl::unexpected(view.error());
    side.length += measure_scope(*view, Scope());
    side.views.push_back(*view);
    side.editions.push_back(edition);
  }
  if (side.editions.empty()) {
    const bool missing = std::any_of(editions.begin(), editions.end(),
                                     [](const Edition& e) { return e.status == EditionStatus::kMissing; });
    return fail(ErrorCode::kNotFound,
                side.name + (missing ? " is missing: it exists, but its text is not held" : " has no text"), "",
                "add it with tifa add, or compare another edition");
  }
  if (side.editions.size() == 1) side.name = side.editions.front().name();
  return side;
}

// The date of an edition, or of a group the first and last as an ISO 8601 interval.
std::string date_of(const Side& side) {
  const std::string first = side.editions.front().date.iso(), last = side.editions.back().date.iso();
  return first == last || last.empty() ? first : first + "/" + last;
}

double rate(std::uint64_t count, std::uint64_t length, std::uint64_t per) {
  return length == 0 ? 0 : static_cast<double>(count) * static_cast<double>(per) / static_cast<double>(length);
}

// The series of an edition, in the language that it is taken in.
std::string series_in_version(const Edition& edition) {
  return edition.series + (edition.default_version || edition.language.empty() ? "" : "@" + edition.language);
}

// The held editions of the series before B, without A: what “new” is measured against.
struct Earlier {
  std::vector<Edition> editions;
  std::vector<DocumentView> views;
  std::uint32_t a_position = 0;
};

Result<Earlier> earlier_than(const Workspace& workspace, const Side& a, const Side& b) {
  Earlier earlier;
  const Edition& oldest_b = b.editions.front();
  if (a.editions.front().series != oldest_b.series) return earlier;
  auto all = workspace.corpus().select(series_in_version(oldest_b));
  if (!all) return tl::unexpected(all.error());
  std::set<std::string> in_a;
  for (const Edition& edition : a.editions) in_a.insert(edition.id);
  std::optional<std::uint32_t> a_position;
  for (const Edition& edition : *all) {
    if (edition.id == oldest_b.id) break;
    if (in_a.contains(edition.id)) {
      a_position = static_cast<std::uint32_t>(earlier.editions.size());
      continue;
    }
    if (edition.status != EditionStatus::kHeld || edition.language != oldest_b.language) continue;
    auto view = workspace.corpus().document(edition);
    if (!view) return tl::unexpected(view.error());
    earlier.editions.push_back(edition);
    earlier.views.push_back(*view);
  }
  earlier.a_position = a_position.value_or(static_cast<std::uint32_t>(earlier.editions.size()));
  return earlier;
}

// kept, retitled, moved, added, dropped; another number alone is no change.
const char* section_change(const SectionFate& fate) {
  if (fate.moved) return "moved";
  return section_op_name(fate.op == SectionOp::kRenumbered ? SectionOp::kKept : fate.op);
}

Result<std::vector<SectionRow>> section_rows(const Side& a, const Side& b, LengthUnit unit, const Context& context) {
  std::vector<SectionRow> rows;
  if (a.views.size() != 1 || b.views.size() != 1) return rows;
  const auto redline = make_redline(a.views[0], b.views[0], context);
  if (!redline) return tl::unexpected(redline.error());
  const auto length = [&](const DocumentView& view, std::uint32_t section) {
    const SectionRecord& record = view.sections[section];
    return length_in(measure_scope(view, Scope(), {false, {{record.first_block, record.end_block}}}), unit);
  };
  const auto position = [](const DocumentView& view, std::uint32_t section) {
    std::uint64_t place = 0;
    for (std::uint32_t i = 1; i <= section; ++i)
      place += view.sections[i].level == view.sections[section].level ? 1 : 0;
    return place;
  };
  for (const SectionFate& fate : chapter_fates(*redline, a.views[0], b.views[0])) {
    SectionRow row;
    row.change = section_change(fate);
    row.similarity = fate.shared;
    if (fate.a != kNoIndex) {
      row.a = section_heading(a.views[0], fate.a);
      row.position_a = position(a.views[0], fate.a);
      row.length_a = length(a.views[0], fate.a);
      row.share_a = rate(row.length_a, length_in(a.length, unit), 1);
    }
    if (fate.b != kNoIndex) {
      row.b = section_heading(b.views[0], fate.b);
      row.position_b = position(b.views[0], fate.b);
      row.length_b = length(b.views[0], fate.b);
      row.share_b = rate(row.length_b, length_in(b.length, unit), 1);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<ThemeRow>> theme_rows(const Workspace& workspace, const Side& a, const Side& b,
                                         const Comparison& comparison) {
  std::vector<ThemeRow> rows;
  auto themes = workspace.corpus().themes();
  if (!themes) return tl::unexpected(themes.error());
  for (const Theme& theme : *themes) {
    TermRequest request;
    request.themes = {theme.name};
    auto term = compile_term(workspace, request, 0, {});
    if (!term) return tl::unexpected(term.error());
    const auto total = [&](const Side& side) -> std::optional<std::uint64_t> {
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < side.views.size(); ++i) {
        const Matcher* matcher = term->for_language(side.editions[i].language);
        if (matcher == nullptr) return std::nullopt;
        sum += matcher->find(side.views[i]).size();
      }
      return sum;
    };
    const auto in_a = total(a), in_b = total(b);
    if (!in_a || !in_b) continue;
    rows.push_back({theme.name, term->aliases, *in_a, *in_b, rate(*in_a, comparison.length_a, comparison.per),
                    rate(*in_b, comparison.length_b, comparison.per)});
  }
  return rows;
}

std::vector<std::string> warnings(const Side& a, const Side& b, const SeriesInfo* series_a,
                                  const SeriesInfo* series_b) {
  std::vector<std::string> notes;
  const Edition &first = a.editions.front(), &last = b.editions.front();
  if (first.series != last.series) {
    std::string note = "the two are of different series (" + first.series + ", " + last.series + ")";
    if (series_a != nullptr && series_b != nullptr && series_a->kind != series_b->kind)
      note += " and of different kinds (" + series_a->kind + ", " + series_b->kind + ")";
    notes.push_back(note + ": counts and lengths are not of like with like");
  }
  if (first.language != last.language)
    notes.push_back("the two are in different languages (" + first.language + ", " + last.language + ")");
  if (first.stage != last.stage && first.series == last.series)
    notes.push_back("the two are of different stages (" + (first.stage.empty() ? "not stated" : first.stage) + ", " +
                    (last.stage.empty() ? "not stated" : last.stage) + ")");
  for (const Side* side : {&a, &b})
    for (const Edition& edition : side->editions)
      if (edition.status == EditionStatus::kPartial)
        notes.push_back(edition.name() + " is held only in part: what it has is proven, what it lacks is not");
  return notes;
}

Result<Comparison> compare_sides(const Workspace& workspace, const Side& a, const Side& b, std::uint32_t limit,
                                 const Context& context) {
  Comparison comparison;
  comparison.a = a.name;
  comparison.b = b.name;
  comparison.date_a = date_of(a);
  comparison.date_b = date_of(b);
  const bool words = b.editions.front().language == "en";
  const LengthUnit unit = words ? LengthUnit::kWords : LengthUnit::kCharacters;
  comparison.unit = length_unit_name(unit);
  comparison.per = words ? 1000 : 10000;
  comparison.length_a = length_in(a.length, unit);
  comparison.length_b = length_in(b.length, unit);

  auto earlier = earlier_than(workspace, a, b);
  if (!earlier) return tl::unexpected(earlier.error());
  CompareInput input;
  input.a = a.views;
  input.b = b.views;
  input.earlier = earlier->views;
  input.a_position = earlier->a_position;
  auto phrases = compare_phrases(input, {limit}, context);
  if (!phrases) return tl::unexpected(phrases.error());
  const auto edition_at = [&](const std::optional<std::uint32_t>& index) -> std::string {
    if (!index) return {};
    return *index < earlier->editions.size()    ? earlier->editions[*index].name()
           : *index == earlier->editions.size() ? a.name
                                                : b.name;
  };
  for (ComparedPhrase& found : *phrases) {
    PhraseRow row;
    row.phrase = std::move(found.phrase);
    row.change = change_name(found.change);
    row.a = found.a;
    row.b = found.b;
    row.rate_a = rate(found.a, comparison.length_a, comparison.per);
    row.rate_b = rate(found.b, comparison.length_b, comparison.per);
    row.g2 = found.g2;
    row.log_ratio = found.log_ratio;
    row.lrc = found.lrc;
    row.q = found.q;
    row.first = edition_at(found.first);
    row.last_before = edition_at(found.last_before);
    row.covers = std::move(found.covers);
    comparison.phrases.push_back(std::move(row));
  }

  auto sections = section_rows(a, b, unit, context);
  if (!sections) return tl::unexpected(sections.error());
  comparison.sections = std::move(*sections);
  auto themes = theme_rows(workspace, a, b, comparison);
  if (!themes) return tl::unexpected(themes.error());
  comparison.themes = std::move(*themes);

  std::vector<Edition> covered = earlier->editions;
  covered.insert(covered.end(), a.editions.begin(), a.editions.end());
  covered.insert(covered.end(), b.editions.begin(), b.editions.end());
  if (a.editions.front().series == b.editions.front().series) {
    // What “new” and “dropped” do not know: editions of the series up to B whose text is not held in full.
    auto all = workspace.corpus().select(series_in_version(b.editions.front()));
    if (!all) return tl::unexpected(all.error());
    covered.clear();
    for (const Edition& edition : *all) {
      covered.push_back(edition);
      if (edition.id == b.editions.back().id) break;
    }
    auto between = workspace.corpus().between(a.editions.back(), b.editions.front());
    if (!between) return tl::unexpected(between.error());
    for (const Edition& edition : *between)
      if (edition.status == EditionStatus::kMissing || edition.status == EditionStatus::kPartial)
        comparison.between.push_back(edition.name());
  }
  auto coverage = coverage_of(workspace, covered);
  if (!coverage) return tl::unexpected(coverage.error());
  comparison.coverage = std::move(*coverage);

  auto series_a = workspace.corpus().find_series(a.editions.front().series);
  auto series_b = workspace.corpus().find_series(b.editions.front().series);
  if (!series_a) return tl::unexpected(series_a.error());
  if (!series_b) return tl::unexpected(series_b.error());
  comparison.notes = warnings(a, b, *series_a ? &**series_a : nullptr, *series_b ? &**series_b : nullptr);
  if (!comparison.between.empty())
    comparison.notes.push_back(name_list(comparison.between) + (comparison.between.size() == 1 ? " lies" : " lie") +
                               " between and " + (comparison.between.size() == 1 ? "is" : "are") +
                               " not held in full: “new” means new since " + a.name +
                               ", or earlier in what lies between");
  if (!comparison.coverage.missing.empty())
    comparison.notes.push_back("“new” holds on the held editions up to " + b.name +
                               "; missing: " + name_list(comparison.coverage.missing));
  return comparison;
}

}  // namespace

Result<CompareAnswer> compare(const Workspace& workspace, const CompareRequest& request, const Context& context) {
  CompareAnswer answer;
  answer.tifa = workspace.provenance();
  answer.rule = state_rule(Rule{});
  auto left = workspace.corpus().select(request.a);
  if (!left) return tl::unexpected(left.error());

  if (!request.b.empty()) {
    auto right = workspace.corpus().select(request.b);
    if (!right) return tl::unexpected(right.error());
    auto a = side_of(workspace, request.a, *left, request.allow_partial);
    if (!a) return tl::unexpected(a.error());
    auto b = side_of(workspace, request.b, *right, request.allow_partial);
    if (!b) return tl::unexpected(b.error());
    if (a->name == b->name)
      return fail(ErrorCode::kUsage, a->name + " is compared with itself", "", "name two editions");
    auto whole = compare_sides(workspace, *a, *b, request.limit, context);
    if (!whole) return tl::unexpected(whole.error());
    answer.whole = std::move(*whole);
    const Edition &old = a->editions.front(), &fresh = b->editions.front();
    if (old.series == fresh.series && fresh.date.known() && fresh.date < old.date)
      answer.whole.notes.insert(answer.whole.notes.begin(),
                                a->name + " is the newer of the two: the comparison runs backwards in time");
    if (b->editions.front().language == "en")
      answer.rule = state_rule(Rule{Unit::kWord, {}, Folding::kDefault, Overlap::kNone});
    return answer;
  }

  // A range: its first held edition against its last, and each against the one before it.
  std::vector<Side> sides;
  for (const Edition& edition : *left) {
    if (edition.status != EditionStatus::kHeld) continue;
    auto side = side_of(workspace, edition.name(), {edition}, false);
    if (!side) return tl::unexpected(side.error());
    sides.push_back(std::move(*side));
  }
  if (sides.size() < 2)
    return fail(ErrorCode::kUsage, "“" + request.a + "” names fewer than two held editions", "",
                "name two editions or a range: tifa compare A B");
  for (std::size_t i = 0; i + 1 < sides.size() && sides.size() > 2; ++i) {
    auto step = compare_sides(workspace, sides[i], sides[i + 1], request.limit, context);
    if (!step) return tl::unexpected(step.error());
    answer.steps.push_back(std::move(*step));
    if (context.progress) context.progress("comparing", i + 1, sides.size());
  }
  auto whole = compare_sides(workspace, sides.front(), sides.back(), request.limit, context);
  if (!whole) return tl::unexpected(whole.error());
  answer.whole = std::move(*whole);
  return answer;
}

}  // namespace tifa

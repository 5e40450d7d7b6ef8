#include "app/comparison_sides.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "app/edition_names.h"
#include "app/terms.h"
#include "base/parallel.h"
#include "base/resources.h"
#include "query/coverage.h"
#include "query/matcher.h"

namespace tifa {
namespace {

// The texts of editions that have one, in their order; made ready on several threads.
Result<std::vector<DocumentView>> texts_of(const Workspace& workspace, const std::vector<Edition>& editions,
                                           const Context& context) {
  std::vector<const Segment*> segments;
  for (const Edition& edition : editions) {
    auto segment = workspace.corpus().segment(edition);
    if (!segment) return tl::unexpected(segment.error());
    segments.push_back(*segment);
  }
  std::vector<Result<DocumentView>> texts(editions.size());
  in_parallel(threads_of(context), editions.size(),
              [&](std::size_t e) { texts[e] = segments[e]->document(editions[e].segment_index); });
  for (const Segment* segment : std::set(segments.begin(), segments.end())) segment->leave_pages();
  std::vector<DocumentView> views;
  for (const Result<DocumentView>& text : texts) {
    if (!text) return tl::unexpected(text.error());
    views.push_back(*text);
  }
  return views;
}

}  // namespace

Result<Side> side_of(const Workspace& workspace, std::string name, const std::vector<Edition>& editions,
                     bool allow_partial, const Context& context) {
  Side side;
  side.name = std::move(name);
  for (const Edition& edition : editions) {
    if (edition.status == EditionStatus::kPartial && !allow_partial)
      return fail(ErrorCode::kInput, not_whole(edition) + ", so a comparison would prove nothing", "",
                  "add its full text, or ask with --partial for what the part shows");
    if (edition.has_text()) side.editions.push_back(edition);
  }
  if (side.editions.empty()) {
    const bool missing = std::any_of(editions.begin(), editions.end(),
                                     [](const Edition& e) { return e.status == EditionStatus::kMissing; });
    return fail(ErrorCode::kNotFound,
                side.name + (missing ? " is missing: it exists, but its text is not held" : " has no text"), "",
                "add it with tifa add, or compare another edition");
  }
  auto views = texts_of(workspace, side.editions, context);
  if (!views) return tl::unexpected(views.error());
  side.views = std::move(*views);
  for (const DocumentView& view : side.views) side.length += measure_scope(view, Scope());
  if (side.editions.size() == 1) side.name = side.editions.front().name();
  return side;
}

Status check_apart(const Side& a, const Side& b) {
  if (a.name == b.name) return fail(ErrorCode::kUsage, a.name + " is compared with itself", "", "name two editions");
  std::set<std::string> in_a;
  for (const Edition& edition : a.editions) in_a.insert(edition.name());
  std::vector<std::string> shared;
  for (const Edition& edition : b.editions)
    if (in_a.contains(edition.name())) shared.push_back(edition.name());
  if (shared.empty()) return {};
  constexpr std::size_t kShown = 3;
  const bool one = shared.size() == 1;
  return fail(ErrorCode::kUsage,
              name_list(shared, kShown) + (one ? " is" : " are") + " on both sides, so what " +
                  (one ? "it says" : "they say") + " would count on both",
              "", "name groups that share no edition");
}

std::string date_of(const Side& side) {
  const std::string first = side.editions.front().date.iso(), last = side.editions.back().date.iso();
  return first == last || last.empty() ? first : first + "/" + last;
}

std::string series_in_version(const Edition& edition) {
  return edition.series + (edition.default_version || edition.language.empty() ? "" : "@" + edition.language);
}

bool in_one_series(const Side& a, const Side& b) {
  const Edition &first = a.editions.front(), &last = b.editions.front();
  return first.series == last.series && first.language == last.language;
}

Result<Earlier> earlier_than(const Workspace& workspace, const Side& a, const Side& b, const std::string& since,
                             const Context& context) {
  Earlier earlier;
  const Edition& oldest_b = b.editions.front();
  if (!in_one_series(a, b)) return earlier;
  auto all = workspace.corpus().select(series_in_version(oldest_b));
  if (!all) return tl::unexpected(all.error());
  std::set<std::string> in_a;
  for (const Edition& edition : a.editions) in_a.insert(edition.id);
  std::set<std::string> left_out;
  if (!since.empty()) {
    for (const Edition& edition : *all) left_out.insert(edition.id);
    std::vector<Edition> kept = *all;
    auto undated = keep_since(kept, since);
    if (!undated) return tl::unexpected(undated.error());
    earlier.undated = std::move(*undated);
    for (const Edition& edition : kept) left_out.erase(edition.id);
    if (left_out.contains(oldest_b.id))
      return fail(ErrorCode::kNotFound,
                  oldest_b.name() + " is from before " + since + ", so nothing in it is new since then", "--since",
                  "give a date before that of " + oldest_b.name());
  }
  std::optional<std::uint32_t> a_position;
  for (const Edition& edition : *all) {
    if (edition.id == oldest_b.id) break;
    if (in_a.contains(edition.id)) {
      a_position = static_cast<std::uint32_t>(earlier.editions.size());
      continue;
    }
    if (edition.language != oldest_b.language || !edition.has_text()) continue;
    const bool before = left_out.contains(edition.id);
    if (before && edition.status == EditionStatus::kHeld) earlier.older.push_back(edition);
    if (!before && edition.status == EditionStatus::kPartial) earlier.partial.push_back(edition);
    if (before || edition.status != EditionStatus::kHeld) continue;
    earlier.editions.push_back(edition);
  }
  auto views = texts_of(workspace, earlier.editions, context);
  if (!views) return tl::unexpected(views.error());
  earlier.views = std::move(*views);
  earlier.a_position = a_position.value_or(static_cast<std::uint32_t>(earlier.editions.size()));
  return earlier;
}

}  // namespace tifa

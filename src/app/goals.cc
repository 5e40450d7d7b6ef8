// goals: what editions enumerate as aims and tasks, and what became of the items from one edition to the next.
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "app/terms.h"
#include "goals/goals.h"
#include "goals/match.h"
#include "text/display.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kEvidenceContext = 32;
constexpr std::size_t kMostLists = 48;  // of one role that are compared
constexpr double kLeastLikeness = 0.3;  // of two lists, over the items of the longer one
// Which lists are compared first, whatever their items are like: added to the likeness.
constexpr double kOfOneYear = 1, kMain = 2;

constexpr const char* kMethod =
    "lists of two or more items that a sentence or heading calls aims or tasks (目标, 任务, 工作; goals, targets, "
    "tasks), "
    "told apart by marks that count on, as clauses or sentences, or by headings; of lists inside each other the outer "
    "one; items are matched one to one by the likeness of their wordings, from 0.2 on";

// The last year that an announcement names: what its aims are to be reached by (到2035年). 0 where it names none.
std::int32_t target_year(std::string_view announcement) {
  std::int32_t last = 0;
  for (std::size_t at = 0; at < announcement.size();) {
    const auto numeral = parse_numeral(announcement, at);
    const bool year = numeral && !numeral->ordinal && numeral->value >= 1900 && numeral->value < 2200 &&
                      numeral->value == std::floor(numeral->value);
    if (year) last = std::max(last, static_cast<std::int32_t>(numeral->value));
    at = numeral ? numeral->range.end : at + decode_utf8(announcement, at).length;
  }
  return last;
}

// What introduces a list, without the comma in front of the items.
std::string introduction(std::string_view announcement) {
  std::string text = display_text(announcement);
  for (const std::string_view comma : {"，", ","})
    if (text.ends_with(comma)) text.resize(text.size() - comma.size());
  return text;
}

// An edition with its lists, as they are in the answer and as they are compared.
struct Held {
  Edition edition;
  std::vector<std::size_t> lists;                  // places in the answer
  std::vector<std::vector<ItemWording>> wordings;  // of each list
};

GoalList list_of(const Edition& edition, const DocumentView& view, const FoundList& found, CodePointCounter& counter,
                 std::vector<ItemWording>& wordings) {
  GoalList list;
  list.edition = edition.name();
  list.date = edition.date.iso();
  list.status = status_name(edition.status);
  list.role = goal_role_name(found.role);
  list.main = found.main;
  list.form = goal_form_name(found.form);
  list.heading = introduction(found.announcement.of(view.text));
  const std::uint32_t first = found.items.front().block;
  list.section = section_path(view, first);
  // A list of headings stands in the section around the one that its first item opens.
  if (found.form == GoalForm::kHeadings && !list.section.empty()) {
    const std::uint32_t section = view.blocks[first].section;
    if (section < view.sections.size() && view.sections[section].first_block == first) list.section.pop_back();
  }
  for (const FoundItem& item : found.items) {
    GoalItem row;
    row.rank = list.items.size() + 1;
    row.label = display_text(item.label.of(view.text));
    row.head = display_text(item.head.of(view.text));
    row.text = display_quotation(item.range.of(view.text), view.omissions_in(item.range));
    row.span = make_span(edition, view, Hit{item.range, item.block, 0}, kEvidenceContext, counter, kWholeWording);
    const Range unmarked{std::max(item.label.end, item.range.begin), item.range.end};
    const std::string_view text = unmarked.of(view.text);
    wordings.push_back(
        item_wording(row.head, text, found.form == GoalForm::kHeadings ? std::string_view(row.head) : text));
    list.items.push_back(std::move(row));
  }
  return list;
}

struct Pair {
  std::size_t a = 0, b = 0;  // places in Held::lists
  std::vector<MatchedItem> items;
};

double likeness(const std::vector<MatchedItem>& items, std::size_t longer) {
  double sum = 0;
  for (const MatchedItem& item : items) sum += item.similarity;
  return longer == 0 ? 0 : sum / static_cast<double>(longer);
}

// Which list of A corresponds to which of B: the main ones of a role, then those that are to be reached by one year,
// then the most alike ones.
std::vector<Pair> pairs_of(const GoalsAnswer& answer, const Held& a, const Held& b) {
  std::vector<Pair> pairs;
  std::vector<bool> taken_a(a.lists.size()), taken_b(b.lists.size());
  const auto take = [&](Pair pair) {
    taken_a[pair.a] = taken_b[pair.b] = true;
    pairs.push_back(std::move(pair));
  };
  const auto matches = [](const std::vector<MatchedItem>& items) {
    return std::any_of(items.begin(), items.end(), [](const MatchedItem& item) { return item.similarity > 0; });
  };
  struct Candidate {
    double likeness;
    Pair pair;
  };
  std::vector<Candidate> candidates;
  std::map<std::string, std::size_t> seen;
  for (std::size_t j = 0; j < b.lists.size(); ++j) {
    const GoalList& list_b = answer.lists[b.lists[j]];
    if (++seen[list_b.role] > kMostLists && !list_b.main) continue;
    std::size_t seen_a = 0;
    for (std::size_t i = 0; i < a.lists.size(); ++i) {
      const GoalList& list_a = answer.lists[a.lists[i]];
      if (list_a.role != list_b.role || (++seen_a > kMostLists && !list_a.main)) continue;
      Pair pair{i, j, match_items(a.wordings[i], b.wordings[j])};
      if (!matches(pair.items)) continue;
      const double alike = likeness(pair.items, std::max(a.wordings[i].size(), b.wordings[j].size()));
      const std::int32_t year = target_year(list_a.heading);
      if (list_a.main && list_b.main)
        candidates.push_back({kMain + alike, std::move(pair)});
      else if (year != 0 && year == target_year(list_b.heading))
        candidates.push_back({kOfOneYear + alike, std::move(pair)});
      else if (alike >= kLeastLikeness)
        candidates.push_back({alike, std::move(pair)});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& x, const Candidate& y) { return x.likeness > y.likeness; });
  for (Candidate& candidate : candidates)
    if (!taken_a[candidate.pair.a] && !taken_b[candidate.pair.b]) take(std::move(candidate.pair));
  std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) { return x.b < y.b; });
  return pairs;
}

void compare(const Held& a, const Held& b, GoalsAnswer& answer) {
  const bool whole_a = a.edition.status == EditionStatus::kHeld, whole_b = b.edition.status == EditionStatus::kHeld;
  const std::vector<Pair> pairs = pairs_of(answer, a, b);
  for (const Pair& pair : pairs)
    for (const MatchedItem& item : pair.items) {
      GoalChange change;
      change.a = a.edition.name();
      change.b = b.edition.name();
      change.change = item_change_name(item.change);
      change.list_a = a.lists[pair.a];
      change.list_b = b.lists[pair.b];
      change.rank_a = item.a == kNoItem ? 0 : item.a + 1;
      change.rank_b = item.b == kNoItem ? 0 : item.b + 1;
      change.similarity = item.similarity;
      change.figures = figure_change_name(item.figures);
      change.like = item.like == kNoItem ? 0 : item.like + 1;
      change.established = (item.a != kNoItem || whole_a) && (item.b != kNoItem || whole_b);
      answer.changes.push_back(std::move(change));
    }
  const auto mains = [&](const Held& held, const char* role) {
    return std::any_of(held.lists.begin(), held.lists.end(),
                       [&](std::size_t l) { return answer.lists[l].main && answer.lists[l].role == role; });
  };
  for (const char* role : {"goals", "tasks"}) {
    const bool paired = std::any_of(pairs.begin(), pairs.end(), [&](const Pair& p) {
      return answer.lists[b.lists[p.b]].main && answer.lists[b.lists[p.b]].role == role;
    });
    if (!paired && mains(a, role) && mains(b, role))
      answer.notes.push_back("the main " + std::string(role) + " of " + a.edition.name() + " and " + b.edition.name() +
                             " have no item in common and are not compared");
  }
}

}  // namespace

Result<GoalsAnswer> goals(const Workspace& workspace, const GoalsRequest& request, const Context& context) {
  auto editions = workspace.corpus().select(request.in);
  if (!editions) return tl::unexpected(editions.error());
  GoalsAnswer answer;
  answer.tifa = workspace.provenance();
  answer.method = kMethod;

  std::vector<Held> held;
  std::vector<std::string> without, partial;
  for (std::size_t e = 0; e < editions->size(); ++e) {
    const Edition& edition = (*editions)[e];
    if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before all editions were read");
    if (context.progress) context.progress("reading", e, editions->size());
    if (!edition.has_text()) continue;
    auto view = workspace.corpus().document(edition);
    if (!view) return tl::unexpected(view.error());
    Held one;
    one.edition = edition;
    CodePointCounter counter(view->text);
    for (const FoundList& found : find_goals(*view)) {
      if (found.role == GoalRole::kOther && !request.all) continue;
      std::vector<ItemWording> wordings;
      one.lists.push_back(answer.lists.size());
      answer.lists.push_back(list_of(edition, *view, found, counter, wordings));
      one.wordings.push_back(std::move(wordings));
    }
    if (one.lists.empty()) without.push_back(edition.name());
    if (edition.status == EditionStatus::kPartial) partial.push_back(edition.name());
    held.push_back(std::move(one));
  }
  if (held.empty()) {
    const bool missing = std::any_of(editions->begin(), editions->end(),
                                     [](const Edition& e) { return e.status == EditionStatus::kMissing; });
    return fail(ErrorCode::kNotFound,
                "“" + request.in + "”" +
                    (missing ? " names no edition whose text is held" : " names no edition that has a text"),
                "", "see tifa status for what the corpus has");
  }
  // Each edition that has a list is compared with the one before it that has one.
  const Held* before = nullptr;
  for (const Held& b : held) {
    if (b.lists.empty()) continue;
    const Held* last = std::exchange(before, &b);
    if (last == nullptr || last->edition.series != b.edition.series || last->edition.language != b.edition.language)
      continue;
    const Held& a = *last;
    compare(a, b, answer);
    auto between = workspace.corpus().between(a.edition, b.edition);
    if (!between) return tl::unexpected(between.error());
    std::vector<std::string> unknown;
    for (const Edition& edition : *between)
      if (edition.status == EditionStatus::kMissing || edition.status == EditionStatus::kPartial)
        unknown.push_back(edition.name());
    if (!unknown.empty())
      answer.notes.push_back(name_list(unknown) + (unknown.size() == 1 ? " lies" : " lie") + " between " +
                             a.edition.name() + " and " + b.edition.name() + " and " +
                             (unknown.size() == 1 ? "is" : "are") +
                             " missing or held only in part: “new” means new "
                             "since " +
                             a.edition.name());
  }
  if (!partial.empty())
    answer.notes.push_back(name_list(partial) + (partial.size() == 1 ? " is" : " are") +
                           " held only in part (a digest or a fragment): its items are there, but what it lacks may "
                           "stand in the full text, so “new” and “gone” against it are not established");
  if (!without.empty())
    answer.notes.push_back("no " + std::string(request.all ? "enumeration" : "enumeration of aims or tasks") +
                           " was recognised in " + name_list(without) +
                           (request.all ? "" : "; --all shows every enumeration"));
  auto coverage = coverage_of(workspace.corpus(), *editions);
  if (!coverage) return tl::unexpected(coverage.error());
  answer.coverage = std::move(*coverage);
  return answer;
}

}  // namespace tifa

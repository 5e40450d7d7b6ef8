// goals as tables: the lists of one edition, two editions side by side, a range step by step.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "render/goal_words.h"
#include "render/tables.h"
#include "render/words.h"

namespace tifa {
namespace {

std::string role_title(const GoalList& list) {
  const std::string kind = list.role == "other" ? "other enumeration" : list.role;
  return (list.main ? "main " : "") + kind;
}

std::string dated(const GoalList& list) {
  const bool named = list.date.empty() || list.edition.find(list.date) != std::string::npos;
  return list.edition + (named ? "" : " (" + list.date + ")") + (list.status == "partial" ? ", partial" : "");
}

// Main goals first, then other goals, the main tasks, other tasks, the rest: as an editor looks for them.
int place_of(const GoalList& list) {
  return (list.role == "goals" ? 0 : list.role == "tasks" ? 2 : 4) + (list.main ? 0 : 1);
}

std::string counted(std::size_t items) { return fmt::format("{} {}", items, items == 1 ? "item" : "items"); }

// Where a list stands and what announces it, as one line.
std::string introduced(const GoalList& list) {
  std::vector<std::string> path = list.section;
  const bool repeats = !path.empty() && list.heading.starts_with(path.back());
  if (repeats) path.pop_back();
  std::string text = join(path, " › ");
  if (!list.heading.empty()) text += (text.empty() ? "“" : ": “") + list.heading + "”";
  return text;
}

Table list_table(const GoalList& list) {
  Table table;
  table.before.push_back(
      fmt::format("{}  {}: {} ({})", dated(list), role_title(list), counted(list.items.size()), list.form));
  if (const std::string line = introduced(list); !line.empty()) table.before.push_back(line);
  table.columns = {{"rank", Align::kRight}, {"mark"}, {"item", Align::kLeft, Use::kBoth, true}};
  const bool marked =
      std::any_of(list.items.begin(), list.items.end(), [](const GoalItem& item) { return !item.label.empty(); });
  if (!marked) table.columns.erase(table.columns.begin() + 1);
  for (const GoalItem& item : list.items) {
    std::vector<Cell> row = {cell(item.rank), item.label, shown_item(item)};
    if (!marked) row.erase(row.begin() + 1);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string change_text(const GoalsAnswer& answer, const GoalChange& change) {
  std::string word = change.change;
  std::replace(word.begin(), word.end(), '_', ' ');
  std::string text = change_phrase(answer, change, word, Words("en"));
  if (change.like > 0) text += fmt::format(", like {}", change.like);
  return change.established ? text : text + " (?)";
}

// Two lists side by side, in order of the newer one.
Table pair_table(const GoalsAnswer& answer, const std::vector<const GoalChange*>& changes) {
  const GoalList &a = answer.lists[changes.front()->list_a], &b = answer.lists[changes.front()->list_b];
  Table table;
  table.before.push_back(fmt::format("{} → {}  {}: {} → {}", dated(a), dated(b), role_title(b), counted(a.items.size()),
                                     counted(b.items.size())));
  if (const std::string line = introduced(b); !line.empty()) table.before.push_back(line);
  table.columns = {{"change", Align::kLeft, Use::kBoth, true},
                   {"a", Align::kRight},
                   {a.edition, Align::kLeft, Use::kBoth, true},
                   {"b", Align::kRight},
                   {b.edition, Align::kLeft, Use::kBoth, true}};
  bool doubtful = false, like = false, alone = false;
  for (const GoalChange* change : changes) {
    const bool in_a = change->rank_a > 0, in_b = change->rank_b > 0;
    doubtful = doubtful || !change->established;
    like = like || change->like > 0;
    alone = alone || ((!in_a || !in_b) && change->like == 0);
    table.rows.push_back({change_text(answer, *change), in_a ? cell(change->rank_a) : Cell{},
                          in_a ? shown_item(a.items[change->rank_a - 1]) : std::string(),
                          in_b ? cell(change->rank_b) : Cell{},
                          in_b ? shown_item(b.items[change->rank_b - 1]) : std::string()});
  }
  if (alone)
    table.after.emplace_back(
        "new, gone: no similarly worded item in the other list; the same may stand elsewhere in that edition");
  if (like)
    table.after.emplace_back("like: an item of the other list that is worded like it and corresponds to another");
  if (doubtful)
    table.after.push_back("(?) not established: " + (a.status == "partial" ? a.edition : b.edition) +
                          " is held only in part");
  return table;
}

Table data_table(const GoalsAnswer& answer) {
  Table table;
  table.columns = {{"edition"},   {"date"},       {"status"}, {"list"},        {"role"},         {"main"},
                   {"form"},      {"rank"},       {"label"},  {"head"},        {"text"},         {"section"},
                   {"heading"},   {"begin"},      {"end"},    {"change"},      {"from_edition"}, {"from_rank"},
                   {"from_head"}, {"similarity"}, {"like"},   {"established"}, {"figures"}};
  const auto row_of = [&](std::size_t l, const GoalItem* item, const GoalChange* change) {
    const GoalList& list = answer.lists[l];
    const GoalItem* from =
        change != nullptr && change->rank_a > 0 ? &answer.lists[change->list_a].items[change->rank_a - 1] : nullptr;
    table.rows.push_back({list.edition,
                          list.date,
                          list.status,
                          cell(l + 1),
                          list.role,
                          std::string(list.main ? "yes" : "no"),
                          list.form,
                          item ? cell(item->rank) : Cell{},
                          item ? item->label : std::string(),
                          item ? item->head : std::string(),
                          item ? item->text : std::string(),
                          join(list.section, " › "),
                          list.heading,
                          item ? cell(item->span.begin) : Cell{},
                          item ? cell(item->span.end) : Cell{},
                          change ? change->change : std::string(),
                          change ? change->a : std::string(),
                          from ? cell(from->rank) : Cell{},
                          from ? from->head : std::string(),
                          from && item ? Cell{Number{change->similarity, 4}} : Cell{},
                          change && change->like > 0 ? cell(change->like) : Cell{},
                          change ? std::string(change->established ? "yes" : "no") : std::string(),
                          change ? change->figures : std::string()});
  };
  std::vector<std::vector<const GoalChange*>> into(answer.lists.size());
  for (const GoalChange& change : answer.changes) into[change.list_b].push_back(&change);
  for (std::size_t l = 0; l < answer.lists.size(); ++l) {
    if (into[l].empty()) {
      for (const GoalItem& item : answer.lists[l].items) row_of(l, &item, nullptr);
      continue;
    }
    for (const GoalChange* change : into[l])
      row_of(l, change->rank_b > 0 ? &answer.lists[l].items[change->rank_b - 1] : nullptr, change);
  }
  return table;
}

}  // namespace

std::vector<Table> tables_of(const GoalsAnswer& answer, const RenderOptions& options) {
  if (!for_people(options)) return {data_table(answer)};
  // Lists that stand beside another one are shown there; the others alone, edition by edition.
  struct Shown {
    std::size_t edition = 0;
    int place = 0;
    std::size_t list = 0;
    std::vector<const GoalChange*> changes;
  };
  std::vector<std::vector<const GoalChange*>> into(answer.lists.size());
  std::set<std::size_t> paired;
  for (const GoalChange& change : answer.changes) {
    into[change.list_b].push_back(&change);
    paired.insert(change.list_a);
  }
  std::vector<Shown> shown;
  std::size_t edition = 0;
  for (std::size_t l = 0; l < answer.lists.size(); ++l) {
    if (l > 0 && answer.lists[l].edition != answer.lists[l - 1].edition) ++edition;
    if (into[l].empty() && paired.contains(l)) continue;
    shown.push_back({edition, place_of(answer.lists[l]), l, into[l]});
  }
  std::stable_sort(shown.begin(), shown.end(), [](const Shown& x, const Shown& y) {
    return std::pair(x.edition, x.place) < std::pair(y.edition, y.place);
  });
  std::vector<Table> tables;
  tables.reserve(shown.size() + 1);
  for (const Shown& one : shown)
    tables.push_back(one.changes.empty() ? list_table(answer.lists[one.list]) : pair_table(answer, one.changes));
  Table foot;
  if (answer.lists.empty()) foot.after.emplace_back("no enumeration of aims or tasks found");
  for (const std::string& note : answer.notes) foot.after.push_back("note: " + note);
  foot.after.push_back("method: " + answer.method);
  foot.after.push_back("coverage: " + answer.coverage.statement);
  tables.push_back(std::move(foot));
  return tables;
}

}  // namespace tifa

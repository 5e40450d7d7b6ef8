#include "goals/goals.h"

#include <algorithm>

#include "goals/drafts.h"

namespace tifa {
namespace {

// A list whose items themselves name aims or principles is a table of topics:
// “（4）指导思想。（5）原则。（6）主要目标。”
bool lists_topics(const DocumentView& view, const FoundList& list) {
  return std::any_of(list.items.begin(), list.items.end(), [&](const FoundItem& item) {
    const auto naming = naming_of_heading(folded_piece(view, item.head));
    return naming && (naming->role == GoalRole::kGoals || naming->role == GoalRole::kTasks) && naming->strength >= 2;
  });
}

// The chapters of a document are its outline, not an enumeration.
bool is_outline(const DocumentView& view, const Draft& draft) {
  return draft.list.form == GoalForm::kHeadings && draft.list.role == GoalRole::kOther && draft.section == 0 &&
         !view.sections.empty();
}

// The main goals are those announced most plainly, then the first; the main tasks those that most of the text is about.
void choose_main(std::vector<Draft>& drafts, GoalRole role) {
  Draft* best = nullptr;
  const auto extent = [](const Draft& draft) { return draft.end - draft.list.items.front().range.begin; };
  for (Draft& draft : drafts) {
    if (draft.list.role != role || draft.list.strength == kUnannounced) continue;
    const bool better = best == nullptr || (role == GoalRole::kTasks ? extent(draft) > extent(*best)
                                                                     : draft.list.strength > best->list.strength);
    if (better) best = &draft;
  }
  if (best != nullptr) best->list.main = true;
}

}  // namespace

const char* goal_role_name(GoalRole role) {
  switch (role) {
    case GoalRole::kGoals:
      return "goals";
    case GoalRole::kTasks:
      return "tasks";
    case GoalRole::kOther:
      return "other";
  }
  return "";
}

const char* goal_form_name(GoalForm form) {
  switch (form) {
    case GoalForm::kEnumeration:
      return "enumeration";
    case GoalForm::kList:
      return "list";
    case GoalForm::kParagraphs:
      return "paragraphs";
    case GoalForm::kSentences:
      return "sentences";
    case GoalForm::kHeadings:
      return "headings";
  }
  return "";
}

std::vector<FoundList> find_goals(const DocumentView& view) {
  if (view.sections.empty()) return {};
  const std::vector<ItemMark> marks = find_marks(view);
  std::vector<Draft> drafts = marked_lists(view, marks);
  for (Draft& draft : announced_lists(view, marks)) drafts.push_back(std::move(draft));
  for (Draft& draft : drafts)
    if (draft.list.role != GoalRole::kOther && lists_topics(view, draft.list)) {
      draft.list.role = GoalRole::kOther;
      draft.list.strength = 0;
    }
  // Outer lists before those inside them.
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& x, const Draft& y) {
    const std::uint32_t a = x.list.items.front().range.begin, b = y.list.items.front().range.begin;
    return a != b ? a < b : x.end > y.end;
  });
  std::vector<bool> kept(drafts.size());
  std::vector<std::size_t> around;
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    const Draft& draft = drafts[d];
    const std::uint32_t begin = draft.list.items.front().range.begin;
    while (!around.empty() && drafts[around.back()].end <= begin) around.pop_back();
    const GoalRole role = draft.list.role;
    const bool repeats = std::any_of(around.begin(), around.end(), [&](std::size_t o) {
      const Draft& outer = drafts[o];
      if (outer.end <= begin) return false;
      if (role == GoalRole::kOther)
        return outer.list.role != GoalRole::kOther || outer.list.form != GoalForm::kHeadings;
      return outer.list.role == role;
    });
    kept[d] = !repeats && !is_outline(view, draft);
    around.push_back(d);
  }
  std::vector<Draft> chosen;
  for (std::size_t d = 0; d < drafts.size(); ++d)
    if (kept[d]) chosen.push_back(std::move(drafts[d]));
  choose_main(chosen, GoalRole::kGoals);
  choose_main(chosen, GoalRole::kTasks);
  std::vector<FoundList> lists;
  lists.reserve(chosen.size());
  for (Draft& draft : chosen) lists.push_back(std::move(draft.list));
  return lists;
}

}  // namespace tifa

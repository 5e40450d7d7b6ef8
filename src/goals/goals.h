// What a document enumerates as aims and tasks: lists with their items, found by the marks they stand under (一是…,
// （一）, ——, "First, …"), by sentences that announce them (主要目标是：…；…) and by headings.
#pragma once

#include <cstdint>
#include <vector>

#include "base/range.h"
#include "index/segment.h"

namespace tifa {

// What an enumeration is: aims to be reached, tasks to be done, or anything else (principles, problems, achievements).
enum class GoalRole : std::uint8_t { kGoals, kTasks, kOther };
[[nodiscard]] const char* goal_role_name(GoalRole role);

// How the items of a list are told apart.
enum class GoalForm : std::uint8_t {
  kEnumeration,  // marks inside running text: 一是…二是…, 第一，…, "First, …"
  kList,         // paragraphs or list items under marks: ——, •, (a), 1.
  kParagraphs,   // the paragraphs after an announcement, without marks
  kSentences,    // sentences or clauses after an announcement, joined by semicolons or by heads
  kHeadings,     // headings or run-in headings of numbered paragraphs
};
[[nodiscard]] const char* goal_form_name(GoalForm form);

// Ranges are bytes of the clean text.
struct FoundItem {
  Range range;              // the whole item, its mark included
  Range label;              // the mark as it stands; empty when there is none
  Range head;               // what the item is known by
  std::uint32_t block = 0;  // in which it begins
};

struct FoundList {
  GoalRole role = GoalRole::kOther;
  GoalForm form = GoalForm::kList;
  bool main = false;  // the main list of its role in the document; at most one of the goals and one of the tasks
  int strength = 0;  // how plainly it is announced as main (“主要目标” more than “目标”); for choosing the main one
  Range announcement;            // the sentence or heading that introduces it; empty when none does
  std::vector<FoundItem> items;  // two or more; disjoint, ascending
};

// Every enumeration of a document, in order of the text. A list inside an item of another one of the same role is not
// given: the outer one stands for it. Marks that count must go on counting: a gap ends a list. The lists of chapters
// alone are no enumeration. O(length of the text · log lists); memory in proportion to the marks.
[[nodiscard]] std::vector<FoundList> find_goals(const DocumentView& view);

}  // namespace tifa

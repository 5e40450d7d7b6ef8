// The lists of goals and tasks of a report, edition beside edition, each item with what became of it.
#include <algorithm>

#include "render/context_parts.h"
#include "render/glosses.h"
#include "render/goal_words.h"
#include "render/report_rows.h"
#include "render/tables.h"

namespace tifa {

bool ReportRows::compared(std::size_t list) const {
  const std::vector<GoalChange>& changes = answer_.goals.changes;
  return std::any_of(changes.begin(), changes.end(), [&](const GoalChange& one) {
    return one.a == answer_.a && one.b == answer_.b && (one.list_a == list || one.list_b == list);
  });
}

void ReportRows::goal_list(const std::string& edition) {
  const ReportDocument* source = document(edition);
  if (source == nullptr) return;
  out_ += "<div>\n<h3>" + own(labels_.heading(source->edition)) + "</h3>\n";
  if (source->status == "partial")
    paragraph(say("Held only in part: the list may lack items.", "仅收部分文本，所列可能不全。"));
  bool any = false;
  for (std::size_t at = 0; at < answer_.goals.lists.size(); ++at) {
    const GoalList& list = answer_.goals.lists[at];
    if (list.edition != edition || list.role == "other") continue;
    any = true;
    out_ += "<h4" + lang(*source) + ">" +
            escape_html(!list.heading.empty()  ? list.heading
                        : list.role == "tasks" ? say("Tasks", "任务")
                                               : say("Goals", "目标")) +
            "</h4>\n";
    std::vector<std::string> path = list.section;
    if (!path.empty() && path.back() == list.heading) path.pop_back();
    if (!path.empty()) out_ += "<p class=\"note\"" + lang(*source) + ">" + escape_html(join(path, " › ")) + "</p>\n";
    const std::string& other = edition == answer_.b ? answer_.a : answer_.b;
    if (!compared(at))
      paragraph(say("Not compared: no list of {0} corresponds to this one.", "未作对比：{0}没有与之相应的一组。",
                    labels_.label(other)));
    for (const GoalItem& item : list.items) {
      std::string change, phrase;
      std::uint64_t was = 0;   // its place in A, where that is another
      std::uint64_t like = 0;  // an item of the other list with like wording, where that is another one's counterpart
      for (const GoalChange& one : answer_.goals.changes) {
        if (one.a != answer_.a || one.b != answer_.b || !one.established) continue;
        if (edition == answer_.b && one.list_b == at && one.rank_b == item.rank) {
          change = one.change;
          phrase = change_phrase(answer_.goals, one, words_.change(change), words_);
          was = one.rank_a == 0 || one.rank_a == one.rank_b ? 0 : one.rank_a;
          like = one.like;
        }
        if (edition == answer_.a && one.change == "gone" && one.list_a == at && one.rank_a == item.rank) {
          change = "gone";
          like = one.like;
        }
      }
      std::string tag = muted_gloss(answer_, shown_item(item), words_);
      // Of what is new as of what is gone no more is known than that no wording is like it.
      if (like > 0)
        tag += " <span class=\"tag\">" +
               own(say("worded in part like place {0} in {1}", "部分措辞近于{1}第{0}项", like,
                       edition == answer_.b ? label_a() : label_b())) +
               "</span>";
      else if (change == "new" || change == "gone")
        tag += " <span class=\"tag " + change + "\">" +
               own(worded_like_none(list.role, edition == answer_.b ? label_a() : label_b(), words_)) + "</span>";
      else if (!change.empty() && change != "kept")
        tag += " <span class=\"tag " + change + "\">" + own(phrase) + "</span>";
      if (was > 0)
        tag += " <span class=\"soft\">" + own(say("place {0} in {1}", "{1}列第{0}位", was, label_a())) + "</span>";
      out_ += goal_item(item, words_, lang(*source), tag);
    }
  }
  if (!any)
    paragraph(say("No list of goals or tasks was recognised; aims in running text are not.",
                  "未识别出目标或任务的列举；行文中的目标不在其列。"));
  out_ += "</div>\n";
}

}  // namespace tifa

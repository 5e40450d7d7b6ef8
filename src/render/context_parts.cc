// Writes the cycle of a document and the aims it lists, for the pages of a check and of a report.
#include "render/context_parts.h"

#include <vector>

#include "render/edition_labels.h"
#include "render/goal_words.h"
#include "render/html.h"

namespace tifa {
namespace {

// "before it", "explained by", "前一份": how a row stands to the document of the cycle.
std::string cycle_relation(const CycleRow& row, const Words& words) {
  if (row.relation == "follows")
    return row.outgoing ? words.say("before it", "前一份") : words.say("after it", "后一份");
  if (row.relation == "explains")
    return row.outgoing ? words.say("explains", "说明") : words.say("explained by", "其说明");
  if (row.relation == "implements")
    return row.outgoing ? words.say("carries out", "依据") : words.say("carried out by", "据此制定");
  return row.relation;
}

}  // namespace

std::string cycle_steps(const CycleAnswer& cycle, const Words& words, const EditionLabel& label) {
  const auto own = [&](std::string_view text) { return escape_html_mixed(text, words.language()); };
  std::string out = "<ol class=\"steps\">\n";
  const auto step = [&](const std::string& css, const std::string& relation, const std::string& edition,
                        const std::string& title, const std::string& date, const std::string& status) {
    const std::string called = label(edition);
    const bool untitled = title.empty() || title == edition || title == called;
    out += "<li class=\"" + css + "\"><span class=\"soft\">" + own(relation) + "</span> <strong>" + own(called) +
           "</strong>" + (untitled ? "" : " " + own(title)) + (date.empty() ? "" : " · " + escape_html(date)) +
           " <span class=\"tag " + escape_html(status) + "\">" + own(words.status(status)) + "</span></li>\n";
  };
  bool here = false;
  const auto self = [&] {
    if (!here) step("here", words.say("this document", "本文件"), cycle.edition, cycle.title, cycle.date, cycle.status);
    here = true;
  };
  std::vector<std::string> not_held;
  bool partial = false, missing = false;
  for (const CycleRow& row : cycle.rows) {
    if (!(row.outgoing && row.relation == "follows")) self();
    step(row.status == "held" ? "held" : "open", cycle_relation(row, words), row.edition, row.title, row.date,
         row.status);
    if (row.status != "held") not_held.push_back(label(row.edition));
    partial = partial || row.status == "partial";
    missing = missing || row.status == "missing";
  }
  self();
  out += "</ol>\n";
  if (!not_held.empty())
    out +=
        "<p class=\"note\">" +
        own(words.say("{0}: {1}.", "{0}：{1}。", capitalised(words.lack(partial, missing)), words.list(not_held, 8))) +
        "</p>\n";
  return out;
}

std::string goal_item(const GoalItem& item, const Words& words, const std::string& lang, const std::string& tag) {
  const auto text = [&](const std::string& said) {
    return lang.empty() ? escape_html_mixed(said, words.language()) : escape_html(said);
  };
  constexpr std::size_t kEnd = 4;  // a full stop and a mark
  const std::string shown = shown_item(item);
  const bool goes_on = item.text.size() > item.label.size() + shown.size() + kEnd && !shown.ends_with("…");
  return "<details class=\"goal\"><summary><strong>" + Words::number(item.rank) + "</strong> <span" + lang + ">" +
         text(shown) + (goes_on ? " …" : "") + "</span>" + tag + "</summary><p" + lang + "><q>" + text(item.text) +
         "</q></p></details>\n";
}

}  // namespace tifa

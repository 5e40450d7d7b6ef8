// A redline as one HTML file that needs nothing else and runs nothing: what changed in words, a map of both texts with
// the moves drawn, an outline of what changed where, and the text with its changes. Filters and the way from change to
// change are inputs and links (redline_style.cc).
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "render/chart.h"
#include "render/html.h"
#include "render/page_frame.h"
#include "render/redline.h"
#include "render/redline_map.h"
#include "render/redline_plan.h"
#include "render/redline_style.h"
#include "render/report_style.h"
#include "render/words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr int kWide = 880;  // CSS pixels of the map on a screen and on paper
constexpr int kNarrow = 350;

class RedlinePage {
 public:
  RedlinePage(const RedlineAnswer& answer, const Words& words)
      : answer_(answer), words_(words), plan_(redline_plan(answer)), level_of_(plan_.views.size(), 1) {
    for (std::size_t s = 0; s < answer.sections.size(); ++s)
      if (plan_.first_view[s] < level_of_.size()) level_of_[plan_.first_view[s]] = answer.sections[s].level;
  }

  std::string write() {
    out_ += page_head(words_, answer_.tifa, answer_.a.edition + " → " + answer_.b.edition,
                      report_css() + chart_css() + revision_css() + redline_css());
    top();
    in_words();
    map();
    outline();
    text();
    out_ += page_foot(words_, answer_.tifa);
    return std::move(out_);
  }

 private:
  template <class... Args>
  [[nodiscard]] std::string say(const char* english, const char* chinese, const Args&... args) const {
    return words_.say(english, chinese, args...);
  }
  // Words of the page itself, in which words of the documents may stand.
  [[nodiscard]] std::string own(std::string_view text) const { return escape_html_mixed(text, words_.language()); }
  [[nodiscard]] static std::string lang(const RedlineText& text) {
    return text.language.empty() ? "" : " lang=\"" + escape_html(text.language) + "\"";
  }
  [[nodiscard]] std::string number(std::uint64_t n) const { return Words::number(n); }
  [[nodiscard]] std::string kind_word(ChangeKind kind) const {
    switch (kind) {
      case ChangeKind::kEdit:
        return words_.change("reworded");
      case ChangeKind::kInsert:
        return words_.change("inserted");
      case ChangeKind::kDelete:
        return words_.change("deleted");
      case ChangeKind::kMove:
        return words_.change("moved");
      case ChangeKind::kSplit:
        return say("split or merged", "拆分或合并");
      case ChangeKind::kRenumber:
        return words_.change("renumbered");
    }
    return {};
  }

  void top() {
    const RedlineSummary& s = answer_.summary;
    out_ += "<body>\n<a class=\"skip\" href=\"#text\">" + own(say("To the text", "跳到正文")) +
            "</a>\n<header class=\"wrap\" id=\"top\">\n<p class=\"kicker\">" + own(say("Redline", "修订对照")) +
            "</p>\n<h1>" + own(answer_.a.edition + " → " + answer_.b.edition) + "</h1>\n";
    for (const RedlineText* side : {&answer_.a, &answer_.b}) {
      out_ += "<p class=\"lead\"><strong>" + own(side->edition) + "</strong>";
      if (!side->title.empty()) out_ += " <span" + lang(*side) + ">" + escape_html(side->title) + "</span>";
      if (!side->date.empty()) out_ += " · " + escape_html(side->date);
      const std::uint64_t length = side == &answer_.a ? s.length_a : s.length_b;
      out_ += " · " + own(say("{0} characters", "{0}字", number(length))) + "</p>\n";
    }
    out_ +=
        "<p class=\"say\">" +
        own(say("{0} % of {1} stands in {2}.", "{1}的{0}%见于{2}。", fmt::format("{:.1f}", 100 * s.kept_share),
                answer_.a.edition, answer_.b.edition)) +
        "</p>\n<p>" +
        own(say(
            "Characters: {0} inserted, {1} deleted, {2} moved. Paragraphs: {3} unchanged, {4} reworded, {5} "
            "inserted, {6} deleted, {7} split, {8} merged, {9} renumbered.",
            "字数：新增{0}，删除{1}，移位{2}。段落：未变{3}，改写{4}，新增{5}，删除{6}，拆分{7}，合并{8}，改号{9}。",
            number(s.inserted_characters), number(s.deleted_characters), number(s.moved_characters), number(s.same),
            number(s.edited), number(s.inserted), number(s.deleted), number(s.split), number(s.merged),
            number(s.renumbered))) +
        "</p>\n<p class=\"note\">" +
        say("How to read it: {0}, {1}, {2}.", "标记：{0}、{1}、{2}。", "<ins>" + words_.change("inserted") + "</ins>",
            "<del>" + words_.change("deleted") + "</del>", "<span class=\"m\">" + words_.change("moved") + "</span>") +
        "</p>\n";
    if (!answer_.notes.empty()) {
      out_ += "<div class=\"caution\">";
      for (const std::string& note : answer_.notes) out_ += "<p lang=\"en\">" + escape_html(note) + "</p>";
      out_ += "</div>\n";
    }
    out_ += "</header>\n<main class=\"wrap\">\n";
  }

  // ---- what an editor wants first

  void in_words() {
    const RedlineSummary& s = answer_.summary;
    if (s.figures.empty() && s.qualifiers.empty() && s.rewordings.empty()) return;
    out_ += "<section><h2>" + own(say("In words", "要点")) + "</h2>\n";
    if (!s.figures.empty()) {
      open_table(say("Numbers and targets that changed: {0}", "变动的数字和指标：{0}", number(s.figures.size())),
                 {say("what", "内容"), say("from", "原"), say("to", "现"), say("sentence", "所在句")});
      for (const RedlineFigure& figure : s.figures)
        row({in(answer_.b, figure.what), in(answer_.a, figure.from), in(answer_.b, figure.to), sentence(figure)});
      close_table();
    }
    out_ +=
        "<p class=\"note\">" +
        own(say(
            "Figures are set against each other where their sentence and most words before them stand in both; others "
            "may have changed, too.",
            "仅对照两版中同一句内、前文大部分相同的数字；其他数字也可能有变动。")) +
        "</p>\n";
    if (!s.qualifiers.empty()) {
      open_table(say("Sentences hardened or softened: only a qualifier changed: {0}", "语气变化（仅改限定词）：{0}",
                     number(s.qualifiers.size())),
                 {say("change", "变化"), say("from", "原"), say("to", "现"), say("sentence", "所在句")});
      for (const RedlineQualifier& qualifier : s.qualifiers)
        row({own(qualifier.change == "hardened" ? say("hardened", "加强") : say("softened", "减弱")),
             in(answer_.a, qualifier.from), in(answer_.b, qualifier.to), sentence(qualifier)});
      close_table();
    }
    if (!s.rewordings.empty()) {
      open_table(say("The weightiest rewordings: {0}", "改动最大的句子：{0}", number(s.rewordings.size())),
                 {say("before", "原文"), say("now", "现文")});
      for (const RedlineRewording& rewording : s.rewordings)
        row({in(answer_.a, rewording.text_a), sentence(rewording)});
      close_table();
    }
    out_ += "</section>\n";
  }

  [[nodiscard]] static std::string in(const RedlineText& side, const std::string& text) {
    return "<span" + lang(side) + ">" + escape_html(text) + "</span>";
  }
  // The sentence as it stands now, a link to where.
  [[nodiscard]] std::string sentence(const RedlineSentence& sentence) const {
    return fmt::format("<a href=\"#r{}\">{}</a>", sentence.row, in(answer_.b, sentence.text_b));
  }

  void open_table(const std::string& name, const std::vector<std::string>& columns) {
    out_ += "<details><summary>" + own(name) +
            "</summary><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" + escape_html(name) +
            "\"><table aria-label=\"" + escape_html(name) + "\"><thead><tr>";
    for (const std::string& column : columns) out_ += "<th scope=\"col\">" + own(column) + "</th>";
    out_ += "</tr></thead><tbody>\n";
  }
  void row(const std::vector<std::string>& cells) {
    out_ += "<tr>";
    for (const std::string& cell : cells) out_ += "<td>" + cell + "</td>";
    out_ += "</tr>\n";
  }
  void close_table() { out_ += "</tbody></table></div></details>\n"; }

  // ---- where everything went

  void map() {
    out_ += "<section><h2>" + own(say("What changed where", "变动分布")) + "</h2>\n<figure><div class=\"wide\">" +
            redline_map(answer_, words_, kWide, "map") + "</div><div class=\"narrow\">" +
            redline_map(answer_, words_, kNarrow, "map-narrow") + "</div></figure>\n";
    if (!answer_.moves.empty()) {
      out_ += "<details class=\"moves\"><summary>" +
              own(say("Passages that moved: {0}", "移位的段落和语句：{0}", number(answer_.moves.size()))) +
              "</summary><ol>\n";
      const TextPlaces a(answer_.a.text);
      for (const RedlinePassage& move : answer_.moves) {
        out_ += fmt::format("<li><a href=\"#from-{0}\">{1}</a> → <a href=\"#to-{0}\">{2}</a> ", move.move,
                            own(say("move {0}: from", "移位{0}：原处", move.move)), own(say("to", "现处")));
        out_ += "<span class=\"soft\">" + own(direction(move)) + "</span> " + in(answer_.a, beginning(a.of(move.a))) +
                "</li>\n";
      }
      out_ += "</ol></details>\n";
    }
    out_ += "</section>\n";
  }

  [[nodiscard]] static std::string beginning(std::string_view text) {
    constexpr std::size_t kPoints = 60;
    std::size_t at = 0, points = 0;
    for (; at < text.size() && text[at] != '\n'; ++at)
      if (!continues_code_point(text[at]) && ++points > kPoints) break;
    return std::string(text.substr(0, at)) + (at + 1 < text.size() ? "…" : "");
  }

  // "(31 characters, paragraph 4 → 12, reworded)".
  [[nodiscard]] std::string direction(const RedlinePassage& move) const {
    const std::string size = number(move.a[1] - move.a[0]);
    const auto place = [](const std::vector<TextRange>& blocks, std::uint64_t point) {
      return std::upper_bound(blocks.begin(), blocks.end(), point,
                              [](std::uint64_t at, const TextRange& block) { return at < block[0]; }) -
             blocks.begin();
    };
    const std::string from = number(static_cast<std::uint64_t>(place(answer_.a.blocks, move.a[0])));
    const std::string to = number(static_cast<std::uint64_t>(place(answer_.b.blocks, move.b[0])));
    if (reworded_[move.move - 1])
      return say("({0} characters, paragraph {1} → {2}, reworded)", "（{0}字，第{1}段→第{2}段，有改写）", size, from,
                 to);
    return say("({0} characters, paragraph {1} → {2})", "（{0}字，第{1}段→第{2}段）", size, from, to);
  }

  // ---- outline

  void outline() {
    if (answer_.sections.empty()) return;
    out_ += "<section class=\"outline\" id=\"outline\"><h2>" + own(say("Sections", "章节")) +
            "</h2>\n<nav aria-label=\"" + escape_html(say("Sections", "章节")) + "\"><details open><summary>" +
            own(say("Every section, in the order of {0}", "全部章节，按{0}的次序", answer_.b.edition)) +
            "</summary><ol>\n";
    for (std::size_t s = 0; s < answer_.sections.size(); ++s) {
      const RedlineSection& section = answer_.sections[s];
      const bool dropped = section.op == "dropped";
      const std::string heading = dropped ? "<del>" + in(answer_.a, section.a) + "</del>" : in(answer_.b, section.b);
      std::vector<std::string> what;
      if (section.op != "kept") what.push_back(words_.change(section.op));
      if (section.moved) what.push_back(words_.change("moved"));
      std::string counts;
      for (std::size_t k = 0; k < kChangeKinds; ++k) {
        const std::size_t count = plan_.in_section[s][k];
        if (count == 0) continue;
        counts += (counts.empty() ? "" : say(", ", "，")) + number(count) + (words_.chinese() ? "处" : " ") +
                  kind_word(static_cast<ChangeKind>(k));
      }
      out_ += fmt::format("<li class=\"l{}{}\">", std::clamp<std::uint64_t>(section.level, 1, 5),
                          what.empty() && counts.empty() ? " calm" : "");
      const std::size_t view = plan_.first_view[s];
      out_ += view < plan_.views.size() ? fmt::format("<a href=\"#r{}\">{}</a>", row_of(view), heading) : heading;
      for (const std::string& word : what) out_ += " <span class=\"tag\">" + own(word) + "</span>";
      if (!counts.empty()) out_ += " <span class=\"note\">" + own(counts) + "</span>";
      if (section.op == "retitled" || section.op == "renumbered")
        out_ += " <span class=\"note\">· " + own(say("was: ", "原：")) + in(answer_.a, section.a) + "</span>";
      out_ += "</li>\n";
    }
    out_ += "</ol></details></nav></section>\n";
  }

  [[nodiscard]] std::size_t row_of(std::size_t view) const {
    return static_cast<std::size_t>(plan_.views[view].block - answer_.blocks.data());
  }

  // ---- the text

  void text() {
    out_ += "<section id=\"text\"><h2>" + own(say("The text with its changes", "修订全文")) + "</h2>\n";
    filters();
    std::size_t same = 0;
    for (std::size_t v = 0; v < plan_.views.size(); ++v) {
      if (plan_.kinds[v].empty()) {
        ++same;
      } else {
        gap(same);
        same = 0;
      }
      view(v);
    }
    gap(same);
    out_ += "</section>\n";
  }

  // What stands for unchanged paragraphs where they are hidden.
  void gap(std::size_t same) {
    if (same > 0)
      out_ += "<p class=\"gap\">… " +
              own(same == 1 ? say("1 unchanged paragraph", "1段未变")
                            : say("{0} unchanged paragraphs", "{0}段未变", same)) +
              "</p>\n";
  }

  void filters() {
    if (plan_.changes == 0) return;
    out_ += "<div class=\"filters\" role=\"group\" aria-label=\"" + escape_html(say("What to show", "显示")) + "\">";
    out_ += "<label><input type=\"checkbox\" id=\"only\">" + own(say("only what changed", "只看变动")) + "</label>";
    const auto choice = [&](const std::string& id, const std::string& word, std::size_t count, bool checked) {
      out_ += fmt::format(
          "<label><input type=\"radio\" name=\"kind\" id=\"f-{}\"{}>{} <span class=\"soft\">{}</span></label>", id,
          checked ? " checked" : "", own(word), number(count));
    };
    choice("all", say("all changes", "全部变动"), plan_.changes, true);
    for (std::size_t k = 0; k < kChangeKinds; ++k)
      if (plan_.totals[k] > 0) {
        const auto kind = static_cast<ChangeKind>(k);
        choice(change_kind_name(kind), kind_word(kind), plan_.totals[k], false);
      }
    out_ += "<span class=\"first\">";
    const auto first = [&](const std::string& chain) {
      out_ += fmt::format("<span class=\"go k-{0}\"><a href=\"#{0}-1\">{1}</a></span>", chain,
                          own(say("first ↓", "首处 ↓")));
    };
    first("all");
    for (std::size_t k = 0; k < kChangeKinds; ++k)
      if (plan_.totals[k] > 0) first(change_kind_name(static_cast<ChangeKind>(k)));
    out_ += "</span></div>\n";
  }

  // Links to the change before and behind, of one chain: all changes, or those of a kind. The link forward carries the
  // id, so that it has the focus when a jump ends, and Enter jumps on.
  void steps(const std::string& chain, std::size_t place, std::size_t total) {
    out_ += fmt::format(
        "<span class=\"go k-{0}\"> <a href=\"#{1}\" aria-label=\"{2}\">↑</a> <a id=\"{0}-{3}\" href=\"#{4}\" "
        "aria-label=\"{5}\">{6}</a></span>",
        chain, place > 1 ? fmt::format("{}-{}", chain, place - 1) : "text",
        escape_html(place > 1 ? say("to the change before", "上一处变动") : say("to the beginning", "回到开头")), place,
        place < total ? fmt::format("{}-{}", chain, place + 1) : "top",
        escape_html(place < total ? say("to the next change", "下一处变动") : say("to the top", "回到页首")),
        place < total ? "↓" : "⤒");
  }

  void view(std::size_t v) {
    const RedlineView& view = plan_.views[v];
    const KindSet kinds = plan_.kinds[v];
    const bool away = view.block == nullptr;
    std::string css = away ? "away" : view.block->op == "same" && !kinds.empty() ? "edit" : view.block->op;
    for (std::size_t k = 0; k < kChangeKinds; ++k)
      if (kinds.has(static_cast<ChangeKind>(k))) css.append(" k-").append(change_kind_name(static_cast<ChangeKind>(k)));
    out_ += fmt::format("<div class=\"blk {}\" id=\"{}\">", css,
                        away ? fmt::format("from-{}", view.left->move) : fmt::format("r{}", row_of(v)));
    out_ += "<p class=\"of-blk\">" + tag_of(view);
    if (!kinds.empty()) {
      steps("all", ++all_, plan_.changes);
      for (std::size_t k = 0; k < kChangeKinds; ++k)
        if (kinds.has(static_cast<ChangeKind>(k)))
          steps(change_kind_name(static_cast<ChangeKind>(k)), ++of_kind_[k], plan_.totals[k]);
    }
    out_ += "</p>";
    if (away) {
      out_ += "<p class=\"t left\"" + lang(answer_.a) + "><del>" + html_with_breaks(view.parts.front().text) +
              "</del></p></div>\n";
      return;
    }
    const char* element = !view.block->heading ? "div" : level_of_[v] == 1 ? "h3" : "h4";
    if (element == std::string_view("h3")) had_h3_ = true;
    if (element == std::string_view("h4") && !had_h3_) element = "h3";
    const RedlineText& side = view.block->b.empty() ? answer_.a : answer_.b;
    out_ += fmt::format("<{} class=\"t\"{}>", element, lang(side));
    parts(view.parts);
    out_ += fmt::format("</{}></div>\n", element);
  }

  // "12 → 14 reworded".
  [[nodiscard]] std::string tag_of(const RedlineView& view) const {
    if (view.block == nullptr)
      return fmt::format(
          "<a href=\"#to-{0}\">{1}</a>", view.left->move,
          own(say("move {0}: stood here, see where it is now", "移位{0}：原在此处，见现处", view.left->move)));
    const RedlineBlock& block = *view.block;
    std::string tag = own(block_numbers(block));
    const std::string word = block.op == "same"       ? ""
                             : block.op == "edit"     ? words_.change("reworded")
                             : block.op == "insert"   ? words_.change("inserted")
                             : block.op == "delete"   ? words_.change("deleted")
                             : block.op == "split"    ? words_.change("split")
                             : block.op == "merge"    ? words_.change("merged")
                             : block.op == "renumber" ? words_.change("renumbered")
                             : block.edited           ? say("moved and reworded", "移位并改写")
                                                      : words_.change("moved");
    if (!word.empty()) tag += " " + own(word);
    if (block.moved)
      tag += fmt::format(" <a id=\"to-{0}\" href=\"#from-{0}\">{1}</a>", block.move,
                         own(say("move {0}: where it stood", "移位{0}：见原处", block.move)));
    return tag;
  }

  void parts(const std::vector<RedlinePart>& all) {
    std::uint64_t inside = 0;
    const auto close = [&] {
      if (inside != 0) out_ += "</span>";
      inside = 0;
    };
    for (const RedlinePart& part : all) {
      if (part.kind == PartKind::kLeft) {
        close();
        out_ += fmt::format("<span class=\"left\" id=\"from-{0}\"><a href=\"#to-{0}\">{1}</a><del>{2}</del></span>",
                            part.move, own(say("move {0} ↷", "移位{0} ↷", part.move)), html_with_breaks(part.text));
        continue;
      }
      if (part.move != inside) {
        close();
        inside = part.move;
        if (inside != 0)
          out_ += fmt::format("<span class=\"m\" id=\"to-{0}\"><a href=\"#from-{0}\">{1}</a>", inside,
                              own(say("↷ move {0}", "↷ 移位{0}", inside)));
      }
      if (part.kind == PartKind::kDeleted)
        out_ += "<del>" + html_with_breaks(part.text) + "</del>";
      else if (part.kind == PartKind::kInserted)
        out_ += "<ins>" + html_with_breaks(part.text) + "</ins>";
      else
        out_ += html_with_breaks(part.text);
    }
    close();
  }

  const RedlineAnswer& answer_;
  const Words& words_;
  RedlinePlan plan_;
  std::vector<bool> reworded_ = reworded_moves(answer_);
  std::vector<std::uint64_t> level_of_;  // of the heading in each view
  std::string out_;
  std::size_t all_ = 0;                              // changes written
  std::array<std::size_t, kChangeKinds> of_kind_{};  // likewise, by kind
  bool had_h3_ = false;
};

}  // namespace

std::string redline_to_html(const RedlineAnswer& answer, const std::string& language) {
  const Words words(language);
  return RedlinePage(answer, words).write();
}

}  // namespace tifa

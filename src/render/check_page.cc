// A checked article as one HTML page: its text with the claims marked, and under each paragraph what becomes of those
// it makes. Nothing in it runs, nothing is fetched, all text of article and documents is escaped.
#include <tifa/check.h>

#include <algorithm>
#include <array>
#include <functional>
#include <queue>
#include <string_view>

#include "render/check_style.h"
#include "render/context_parts.h"
#include "render/html.h"
#include "render/page_frame.h"
#include "render/report_style.h"
#include "render/table.h"
#include "render/words.h"
#include "text/display.h"
#include "text/utf8.h"

namespace tifa {
namespace {

struct Named {
  std::string_view name;
  const char *english, *chinese;
};

// In the order in which a reader wants them.
constexpr std::array kVerdicts = {
    Named{"contradicted", "contradicted", "与原文不符"},
    Named{"confirmed_under_rule", "confirmed under a rule", "按特定规则属实"},
    Named{"not_established", "not established", "尚不能确定"},
    Named{"confirmed", "confirmed", "属实"},
    Named{"not_checkable", "not checkable", "无法核对"},
};

constexpr std::array kKinds = {
    Named{"count", "count", "次数"},
    Named{"change", "change of a count", "次数变化"},
    Named{"rank", "rank", "最多最少"},
    Named{"present", "presence", "出现"},
    Named{"absent", "absence", "未出现"},
    Named{"first", "first use", "首次"},
    Named{"last", "last use", "末次"},
    Named{"dropped", "dropped", "删去"},
    Named{"added", "added", "新增"},
    Named{"returned", "returned", "重现"},
    Named{"quotation", "quotation", "引语"},
    Named{"order", "place among aims or sections", "位次"},
    Named{"length", "length", "篇幅"},
    Named{"citation", "citation", "引用"},
    Named{"stage", "stage of a document", "文件阶段"},
    Named{"other", "statement about texts", "其他"},
};

template <std::size_t kSize>
const Named* find(const std::array<Named, kSize>& list, std::string_view name) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Named& one) { return one.name == name; });
  return found == list.end() ? nullptr : &*found;
}

// The class of a verdict: one of those that the style knows, whatever an answer holds.
std::string css_of(const CheckedClaim& claim) {
  const Named* verdict = find(kVerdicts, claim.verdict);
  return std::string(verdict == nullptr ? "not_checkable" : verdict->name);
}

std::string value_text(double value) {
  const std::optional<std::int64_t> whole = whole_number(value);
  return whole && *whole >= 0 ? Words::number(static_cast<std::uint64_t>(*whole)) : fmt::format("{:.2f}", value);
}

class Page {
 public:
  Page(const CheckAnswer& answer, const Words& words) : answer_(answer), words_(words) {
    // Places come as code points; the text is cut at bytes.
    std::vector<std::uint64_t> points;
    for (const CheckedClaim& claim : answer.claims) {
      points.push_back(claim.begin);
      points.push_back(claim.end);
    }
    std::sort(points.begin(), points.end());
    std::vector<std::pair<std::uint64_t, std::size_t>> bytes;
    std::size_t byte = 0;
    std::uint64_t point = 0;
    for (const std::uint64_t one : points) {
      while (point < one && byte < answer.article.size()) {
        byte += decode_utf8(answer.article, byte).length;
        ++point;
      }
      bytes.emplace_back(one, byte);
    }
    const auto at = [&](std::uint64_t one) {
      return std::lower_bound(bytes.begin(), bytes.end(), std::pair<std::uint64_t, std::size_t>(one, 0))->second;
    };
    for (const CheckedClaim& claim : answer.claims)
      places_.emplace_back(at(claim.begin), std::max(at(claim.begin), at(claim.end)));
  }

  std::string write() {
    out_ += page_head(words_, answer_.tifa, title(), std::string(report_css()) + check_css());
    body_top();
    summary();
    article();
    goals();
    cycle();
    method();
    out_ += page_foot(words_, answer_.tifa);
    return std::move(out_);
  }

 private:
  // Text of the page itself, in which words of article and documents may stand.
  [[nodiscard]] std::string own(std::string_view text) const { return escape_html_mixed(text, words_.language()); }
  // Text of the article, inside an element that names its language.
  [[nodiscard]] std::string theirs(std::string_view text) const {
    return escape_html_mixed(text, answer_.language.empty() ? words_.language() : answer_.language);
  }
  // A sentence of the answer with a capital letter and a full stop.
  [[nodiscard]] std::string sentence(std::string text) const {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    if (!text.empty() && std::string_view(".!?").find(text.back()) == std::string_view::npos) text += '.';
    return answered(text);
  }
  // Words of the answer, which are English.
  [[nodiscard]] std::string answered(std::string_view text) const {
    return words_.chinese() ? "<span lang=\"en\">" + escape_html_mixed(text, "en") + "</span>" : own(text);
  }

  template <class... Args>
  [[nodiscard]] std::string say(const char* english, const char* chinese, const Args&... args) const {
    return words_.say(english, chinese, args...);
  }
  [[nodiscard]] std::string named(const Named* known, const std::string& otherwise) const {
    return known == nullptr ? otherwise : words_.chinese() ? known->chinese : known->english;
  }
  [[nodiscard]] std::string verdict(const CheckedClaim& claim) const {
    return named(find(kVerdicts, claim.verdict), claim.verdict);
  }
  [[nodiscard]] std::string badge(const CheckedClaim& claim) const {
    return "<span class=\"v " + css_of(claim) + "\">" + own(verdict(claim)) + "</span>";
  }
  [[nodiscard]] std::string title() const {
    return say("Checked: {0}", "核对：{0}", answer_.title.empty() ? answer_.name : answer_.title);
  }
  [[nodiscard]] std::string article_lang() const {
    return answer_.language.empty() ? "" : " lang=\"" + escape_html(answer_.language) + "\"";
  }

  [[nodiscard]] bool has_goals() const { return answer_.goals && !answer_.goals->lists.empty(); }

  void body_top() {
    out_ += "<body>\n<a class=\"skip\" href=\"#main\">" + own(say("To the verdicts", "跳到核对结果")) +
            "</a>\n<header class=\"wrap\">\n<p class=\"kicker\">" +
            own(say("Checked against the texts", "与原文核对")) + "</p>\n<h1" + article_lang() + ">" +
            theirs(answer_.title.empty() ? answer_.name : answer_.title) + "</h1>\n<p class=\"lead\">";
    if (!answer_.title.empty() && answer_.name != "-") out_ += escape_html(answer_.name);
    if (!answer_.date.empty()) out_ += (answer_.title.empty() ? "" : " · ") + escape_html(answer_.date);
    out_ += "</p>\n<nav aria-label=\"" + escape_html(say("Parts of this page", "本页内容")) + "\"><ul>";
    const auto link = [&](const char* id, const std::string& name) {
      out_ += std::string("<li><a href=\"#") + id + "\">" + own(name) + "</a></li>";
    };
    link("verdicts", say("Verdicts", "结果"));
    link("article", say("The article", "文章"));
    if (has_goals()) link("goals", say("Goals", "目标"));
    if (!answer_.cycle.edition.empty()) link("cycle", say("Cycle", "前后文件"));
    link("method", say("Method", "方法"));
    out_ += "</ul></nav>\n</header>\n<main class=\"wrap\" id=\"main\">\n";
  }

  void open(const char* id, const std::string& heading) {
    out_ += std::string("<section id=\"") + id + "\" aria-labelledby=\"" + id + "-h\">\n<h2 id=\"" + id + "-h\">" +
            own(heading) + "</h2>\n";
  }
  void close() { out_ += "</section>\n"; }
  void paragraph(const std::string& text, const char* css = "note") {
    out_ += std::string("<p class=\"") + css + "\">" + own(text) + "</p>\n";
  }

  void summary() {
    open("verdicts", say("Verdicts", "核对结果"));
    if (answer_.claims.empty()) {
      paragraph(
          say("No statement about a text of the corpus was found in this article.", "文中未见可据所收文本核对的表述。"),
          "");
      return close();
    }
    out_ += "<ul class=\"tally\">";
    for (const Named& one : kVerdicts) {
      const auto count = std::count_if(answer_.claims.begin(), answer_.claims.end(),
                                       [&](const CheckedClaim& claim) { return claim.verdict == one.name; });
      if (count > 0)
        out_ += "<li><span class=\"v " + std::string(one.name) + "\">" + own(named(&one, "")) + "</span> " +
                Words::number(static_cast<std::uint64_t>(count)) + "</li>";
    }
    out_ += "</ul>\n<ol class=\"sum\">\n";
    for (std::size_t i = 0; i < answer_.claims.size(); ++i) {
      const CheckedClaim& claim = answer_.claims[i];
      const std::string number = std::to_string(i + 1);
      out_ += "<li><span class=\"no\">" + number + "</span>" + badge(claim) + "<span><a href=\"#claim-" + number +
              "\"" + article_lang() + ">" + theirs(in_short(claim)) + "</a></span></li>\n";
    }
    out_ += "</ol>\n";
    close();
  }

  // The claim, cut at about 160 characters.
  [[nodiscard]] static std::string in_short(const CheckedClaim& claim) {
    constexpr std::size_t kShown = 160;
    // Several quotations may stand in one sentence.
    const std::string text =
        display_text(claim.kind == "quotation" && !claim.asserted.empty() ? claim.asserted : claim.text);
    std::size_t byte = 0, points = 0;
    while (byte < text.size() && points < kShown) {
      byte += decode_utf8(text, byte).length;
      ++points;
    }
    return byte < text.size() ? text.substr(0, byte) + "…" : text;
  }

  void article() {
    open("article", say("The article and its claims", "文章与其中的表述"));
    paragraph(
        say("Marked words make a claim; its number leads to what becomes of it, under the paragraph. What is not "
            "marked was not checked.",
            "有标记的文字为可核对的表述，编号对应段后的核对结果；未标记的文字未作核对。"));
    out_ += "<div class=\"art\">\n";
    const std::string_view text = answer_.article;
    std::vector<std::size_t> order(answer_.claims.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return places_[a].first < places_[b].first; });
    std::size_t next = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::vector<std::size_t> here;
      while (next < order.size() && places_[order[next]].first <= end) here.push_back(order[next++]);
      if (end > begin) {
        out_ += "<p" + article_lang() + ">";
        marked(begin, end, here);
        out_ += "</p>\n";
      }
      for (const std::size_t claim : here) card(claim);
      begin = end + 1;
    }
    out_ += "</div>\n";
    close();
  }

  // Bytes [begin, end) of the article. Claims may lie in one another: what several make is marked as that of the first
  // that ends, each with its number behind its end.
  void marked(std::size_t begin, std::size_t end, const std::vector<std::size_t>& claims) {
    std::vector<std::size_t> cuts = {begin, end};
    for (const std::size_t claim : claims)
      for (const std::size_t at : {places_[claim].first, places_[claim].second})
        if (at > begin && at < end) cuts.push_back(at);
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    using Ending = std::pair<std::size_t, std::size_t>;  // where a claim ends, and which
    std::priority_queue<Ending, std::vector<Ending>, std::greater<>> open;
    std::size_t entered = 0;
    const auto enter = [&](std::size_t until) {
      for (; entered < claims.size() && places_[claims[entered]].first <= until; ++entered)
        open.emplace(std::min(places_[claims[entered]].second, end), claims[entered]);
    };
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      enter(cuts[i]);
      const std::string words = theirs(std::string_view(answer_.article).substr(cuts[i], cuts[i + 1] - cuts[i]));
      out_ += open.empty()
                  ? words
                  : "<span class=\"cl " + css_of(answer_.claims[open.top().second]) + "\">" + words + "</span>";
      for (; !open.empty() && open.top().first <= cuts[i + 1]; open.pop()) reference(open.top().second);
    }
    for (enter(end); !open.empty(); open.pop()) reference(open.top().second);
  }

  void reference(std::size_t index) {
    const CheckedClaim& claim = answer_.claims[index];
    const std::string number = std::to_string(index + 1);
    out_ += "<a class=\"ref v " + css_of(claim) + "\" lang=\"" + words_.language() + "\" href=\"#claim-" + number +
            "\"><span class=\"vh\">" + own(say("claim", "表述")) + " </span>" + number + "<span class=\"vh\">, " +
            own(verdict(claim)) + "</span></a>";
  }

  void term(const std::string& name, const std::string& html) {
    if (!html.empty()) out_ += "<dt>" + own(name) + "</dt><dd>" + html + "</dd>\n";
  }

  void card(std::size_t index) {
    const CheckedClaim& claim = answer_.claims[index];
    const std::string number = std::to_string(index + 1);
    out_ += "<div class=\"card " + css_of(claim) + "\" id=\"claim-" + number + "\">\n<h3><span>" + number + "</span>" +
            badge(claim) + "<span class=\"soft\">" + own(named(find(kKinds, claim.kind), claim.kind)) +
            "</span></h3>\n";
    if (!claim.why.empty()) out_ += "<p>" + sentence(claim.why) + "</p>\n";
    if (!claim.suggestion.empty())
      out_ += "<p><strong>" + own(say("What the texts have: ", "原文情况：")) + "</strong>" +
              sentence(claim.suggestion) + "</p>\n";
    if (claim.guess)
      paragraph(
          say("Which edition is meant was chosen by likelihood, not by name.", "所指文件按可能性推定，文中未明言。"));
    if (claim.weak)
      paragraph(say("Many rules were tried, or the words are few: this may be chance.",
                    "所试规则较多或字数过少，可能出于巧合。"));
    out_ += "<details><summary>" + own(say("Rule, coverage and passages", "规则、收录与原文")) + "</summary>\n<dl>\n";
    term(say("The claim", "表述"), "<q" + article_lang() + ">" + theirs(display_text(claim.text)) + "</q>");
    term(say("Asserted", "所称"), own(claim.asserted));
    term(say("Observed", "所见"), own(claim.observed));
    if (!claim.terms.empty())
      term(say("Looked for", "所查词语"),
           own(words_.quoted(claim.terms, 12)) +
               (claim.term_source.empty() ? "" : " <span class=\"soft\">(" + answered(claim.term_source) + ")</span>"));
    term(say("Rule", "规则"), claim.rule.empty() ? "" : answered(claim.rule));
    term(say("Coverage", "收录"), claim.coverage.statement.empty() ? "" : answered(claim.coverage.statement));
    out_ += "</dl>\n";
    if (!claim.difference.empty())
      out_ += "<p><strong>" + own(say("Difference: ", "差异：")) + "</strong>" + sentence(claim.difference) + "</p>\n";
    if (!claim.original.empty()) beside(claim);
    editions(claim);
    tried(claim);
    evidence(claim);
    if (!claim.method.empty())
      out_ += "<p class=\"soft\">" + own(say("A method sentence to copy:", "可直接引用的方法说明：")) +
              "</p>\n<p class=\"paste\">" + answered(claim.method) + "</p>\n";
    out_ += "</details>\n</div>\n";
  }

  void beside(const CheckedClaim& claim) {
    out_ += "<div class=\"beside\"><div><p class=\"soft\">" + own(say("As the article has it", "文章所引")) + "</p><p" +
            article_lang() + ">" + theirs(claim.asserted.empty() ? display_text(claim.text) : claim.asserted) +
            "</p></div><div><p class=\"soft\">" + own(say("The original", "原文")) + "</p><p>" + own(claim.original) +
            "</p></div></div>\n";
  }

  void table_head(const std::string& caption, const std::vector<std::string>& columns) {
    out_ += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + escape_html(caption) +
            "\"><table><caption class=\"vh\">" + own(caption) + "</caption><thead><tr>";
    for (const std::string& column : columns) out_ += "<th scope=\"col\">" + own(column) + "</th>";
    out_ += "</tr></thead><tbody>\n";
  }

  void editions(const CheckedClaim& claim) {
    if (claim.editions.empty()) return;
    const bool values = std::any_of(claim.editions.begin(), claim.editions.end(),
                                    [](const CheckedEdition& one) { return one.value.has_value(); });
    std::vector<std::string> columns = {say("Edition", "文件"), say("Held", "收录")};
    if (values) columns.push_back(say("Value", "数值"));
    columns.push_back(say("Date and source", "日期与来源"));
    table_head(say("Editions of claim {0}", "表述{0}所涉文件", claim.id), columns);
    for (const CheckedEdition& one : claim.editions) {
      out_ += "<tr><th scope=\"row\">" + own(called(one.edition)) + machine(one.edition) + "</th><td>" +
              own(words_.status(one.status)) + "</td>";
      if (values) out_ += "<td class=\"n\">" + (one.value ? own(value_text(*one.value)) : std::string("–")) + "</td>";
      out_ += "<td>" + escape_html(one.date) + source(one.source) + "</td></tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  // As a sentence names it.
  [[nodiscard]] std::string called(const std::string& edition) const {
    const auto found = std::find_if(answer_.called.begin(), answer_.called.end(),
                                    [&](const CalledEdition& one) { return one.edition == edition; });
    return found == answer_.called.end() ? edition : words_.of(found->called);
  }
  // As commands name it, where that is another name.
  [[nodiscard]] std::string machine(const std::string& edition) const {
    return called(edition) == edition ? "" : " <span class=\"soft\">" + escape_html(edition) + "</span>";
  }

  [[nodiscard]] std::string source(const std::string& address) const {
    const std::string target = link_target(address);
    return target.empty() ? ""
                          : " <a rel=\"noreferrer noopener external\" href=\"" + escape_html(target) + "\">" +
                                escape_html(target) + "</a>";
  }

  void tried(const CheckedClaim& claim) {
    if (claim.tried.empty()) return;
    out_ += "<details><summary class=\"note\">" +
            own(say("What was tried ({0})", "所试规则（{0}）", claim.tried.size())) + "</summary>\n";
    table_head(say("What was tried for claim {0}", "表述{0}所试规则", claim.id),
               {say("Rule", "规则"), say("Edition", "文件"), say("Value", "数值"), say("Holds", "是否成立")});
    for (const RuleTried& one : claim.tried)
      out_ += "<tr><td>" + answered(one.rule) + "</td><td>" + own(called(one.edition)) + "</td><td class=\"n\">" +
              (one.value ? own(value_text(*one.value)) : std::string("–")) + "</td><td>" +
              own(one.holds ? say("yes", "是") : say("no", "否")) + "</td></tr>\n";
    out_ += "</tbody></table></div>\n</details>\n";
  }

  void evidence(const CheckedClaim& claim) {
    if (claim.evidence.empty()) return;
    out_ += "<ol class=\"ps\">\n";
    for (const Span& span : claim.evidence) {
      const ShownSpan line = shown_span(span);
      out_ += "<li><q>" + own(line.left) + "<mark>" + own(line.match) + "</mark>" + own(line.right) +
              "</q><span class=\"path\">" + own(called(span.edition));
      for (const std::string& heading : span.section) out_ += " › " + own(heading);
      out_ += " · " + escape_html(span.locator) + (span.date.empty() ? "" : " · " + escape_html(span.date)) +
              "</span></li>\n";
    }
    out_ += "</ol>\n";
  }

  void goals() {
    if (!has_goals()) return;
    open("goals", say("Goals side by side", "目标对照"));
    paragraph(say("Lists that the texts themselves announce as aims or tasks.", "原文明示为目标或任务的并列项。"));
    const auto& lists = answer_.goals->lists;
    const bool main = std::any_of(lists.begin(), lists.end(), [](const GoalList& list) { return list.main; });
    out_ += "<div class=\"columns\">\n";
    for (const GoalList& list : lists) {
      if (main && !list.main) continue;
      out_ += "<div>\n<h3>" + own(called(list.edition));
      if (!list.date.empty()) out_ += " <span class=\"soft\">" + escape_html(list.date) + "</span>";
      out_ += "</h3>\n";
      if (list.status == "partial")
        paragraph(say("Held only in part: the list may lack items.", "仅收部分文本，所列可能不全。"));
      if (!list.heading.empty()) out_ += "<p class=\"note\">" + own(display_text(list.heading)) + "</p>\n";
      for (const GoalItem& item : list.items) out_ += goal_item(item, words_, "", "");
      out_ += "</div>\n";
    }
    out_ += "</div>\n";
    for (const std::string& note : answer_.goals->notes) out_ += "<p class=\"note\">" + answered(note) + "</p>\n";
    close();
  }

  void cycle() {
    if (answer_.cycle.edition.empty()) return;
    open("cycle", say("The cycle of the document", "前后相关文件"));
    out_ += cycle_steps(answer_.cycle, words_, [&](const std::string& edition) { return called(edition); });
    close();
  }

  void method() {
    open("method", say("Method and verdicts", "方法与结论"));
    const auto line = [&](const char* name, const std::string& text) {
      const Named* verdict = find(kVerdicts, name);
      out_ += std::string("<p><span class=\"v ") + name + "\">" + own(named(verdict, "")) + "</span> " + own(text) +
              "</p>\n";
    };
    line("confirmed",
         say("true of the texts held, under the default rule; a quotation stands in the text in the same words.",
             "按默认规则与所收文本相符；引语与原文用词相同。"));
    line("confirmed_under_rule",
         say("true under a rule that is named: another way of counting, another version, a quotation "
             "with marked omissions or through the glossary.",
             "按所注明的规则属实：另一种计数方式、另一版本，引语有省略，或经词汇表对应。"));
    line("contradicted",
         say("the texts held say otherwise; what they have is shown.", "所收文本与之不符，并列出原文。"));
    line("not_established",
         say("what would settle it is missing, held only in part, or not in the language of the claim. A missing "
             "text is never counted as 0.",
             "所需文本未收、不全或无对应语言版本。未收的文件绝不计作 0。"));
    line("not_checkable", say("no rule settles statements of this kind.", "此类表述没有可据以核对的规则。"));
    paragraph(say("Claims are found by a fixed grammar, editions by names and dates; the search for a rule is bounded "
                  "and listed under "
                  "each claim. A quotation is never confirmed by likeness: a word, a number or a negation that differs "
                  "contradicts it.",
                  "表述按固定语法识别，所指文件按名称和日期确定；规则的搜索有限，并逐条列出。引语从不按相似度认定：一词"
                  "、一数、一处否定"
                  "不同，即为不符。"),
              "");
    for (const std::string& note : answer_.notes) out_ += "<p class=\"note\">" + answered(note) + "</p>\n";
    close();
  }

  const CheckAnswer& answer_;
  const Words& words_;
  std::vector<std::pair<std::size_t, std::size_t>> places_;  // of each claim, bytes of the article
  std::string out_;
};

}  // namespace

std::string check_page(const CheckAnswer& answer, const std::string& language) {
  const Words words(language);
  return Page(answer, words).write();
}

}  // namespace tifa

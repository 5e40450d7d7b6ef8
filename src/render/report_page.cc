// The report as one HTML page: nothing in it runs, nothing is fetched, all text of documents is escaped.
#include <tifa/report.h>

#include <algorithm>
#include <array>

#include "render/chart.h"
#include "render/citation.h"
#include "render/context_parts.h"
#include "render/glosses.h"
#include "render/page_frame.h"
#include "render/parted_sections.h"
#include "render/redline_style.h"
#include "render/report_caveats.h"
#include "render/report_charts.h"
#include "render/report_new.h"
#include "render/report_rows.h"
#include "render/report_style.h"
#include "render/report_wording.h"
#include "render/tables.h"
#include "text/characters.h"

namespace tifa {
namespace {

constexpr std::size_t kNarrowLabel = 9;  // bytes: 2025年, 第八, 二十大; a day has ten

constexpr int kWide = 880;    // CSS pixels of charts on a screen and on paper
constexpr int kNarrow = 350;  // on a phone

class Page : private ReportRows {
 public:
  using ReportRows::ReportRows;

  std::string write() {
    out_ += page_head(words_, answer_.tifa, report_title(answer_, words_), report_css() + chart_css() + revision_css());
    body_top();
    findings();
    phrases();
    terms();
    places();
    sections();
    wording();
    goals();
    figures();
    cycle();
    method();
    out_ += page_foot(words_, answer_.tifa);
    return std::move(out_);
  }

 private:
  // What a section is called and where it is found.
  struct Part {
    const char* id;
    std::string name;
    bool there;
  };

  [[nodiscard]] std::vector<Part> parts() const {
    return {{"findings", say("Findings", "要点"), !answer_.findings.empty()},
            {"phrases", say("Phrases", "提法"), true},
            {"terms", say("Over the years", "历年"), !answer_.terms.empty()},
            {"places", say("Where it stands", "位置"), !answer_.terms.empty()},
            {"sections", say("Sections", "章节"), !answer_.comparison.sections.empty()},
            {"wording", say("Wording", "措辞"), answer_.redline.has_value()},
            {"goals", say("Goals", "目标"), lists_goals()},
            {"figures", say("Figures", "数字"), !answer_.figures.empty()},
            {"cycle", say("Cycle", "前后文件"), true},
            {"method", say("Method", "方法"), true}};
  }

  void body_top() {
    out_ += "<body>\n<a class=\"skip\" href=\"#main\">" + own(say("To the findings", "跳到正文")) +
            "</a>\n<header class=\"wrap\">\n<p class=\"kicker\">" + own(say("What changed", "变化")) + "</p>\n<h1>" +
            own(report_title(answer_, words_)) + "</h1>\n";
    for (const ReportDocument* side : {&b(), &a()}) {
      out_ += "<p class=\"lead\"><strong>" + own(labels_.heading(side->edition)) + "</strong>";
      if (has_title(*side)) out_ += " " + titled(*side);  // that of the series stands above
      if (!side->date.empty() && side->date != side->label) out_ += " · " + escape_html(side->date);
      if (by_two_authors(answer_)) out_ += " · " + own(side->issuer);
      out_ += " · " + escape_html(Words::number(side->length) + " " + words_.unit(side->unit)) + " · " +
              escape_html(shown_status(*side, words_)) + "</p>\n";
    }
    if (const std::string compared = compared_texts(answer_, words_); !compared.empty()) paragraph(compared);
    const std::vector<std::string> cautions = report_cautions(answer_, words_);
    if (!cautions.empty()) {
      out_ += "<div class=\"caution\">\n";
      for (const std::string& caution : cautions) out_ += "<p>" + own(caution) + "</p>\n";
      out_ += "</div>\n";
    }
    out_ += "<nav aria-label=\"" + escape_html(say("Parts of this page", "本页内容")) + "\"><ul>";
    for (const Part& part : parts())
      if (part.there) out_ += std::string("<li><a href=\"#") + part.id + "\">" + own(part.name) + "</a></li>";
    out_ += "</ul></nav>\n</header>\n<main class=\"wrap\" id=\"main\">\n";
  }

  void open(const char* id, const std::string& heading) {
    out_ += std::string("<section id=\"") + id + "\" aria-labelledby=\"" + id + "-h\">\n<h2 id=\"" + id + "-h\">" +
            own(heading) + "</h2>\n";
  }
  void close() { out_ += "</section>\n"; }
  void figure(const std::optional<Chart>& chart, const std::string& id) {
    if (!chart) return;
    out_ += "<figure>\n";
    for (const auto& [css, width] : {std::pair{"wide", kWide}, std::pair{"narrow", kNarrow}}) {
      SvgOptions options;
      options.width = width;
      options.embedded = true;
      options.id_prefix = id + "-" + css;
      out_ += std::string("<div class=\"") + css + "\">" + to_svg(*chart, options) + "</div>\n";
    }
    out_ += "<details class=\"data\"><summary class=\"note\">" + own(say("The numbers of this picture", "本图数据")) +
            "</summary>\n";
    data_table(data_of(*chart, words_), text_of(*chart).title);
    out_ += "</details>\n</figure>\n";
  }

  void data_table(const Table& table, const std::string& caption) {
    out_ += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + escape_html(caption) +
            "\"><table><caption class=\"vh\">" + own(caption) + "</caption><thead><tr>";
    for (const Column& column : table.columns)
      out_ += std::string("<th scope=\"col\"") + (column.align == Align::kRight ? " class=\"n\"" : "") + ">" +
              own(column.name) + "</th>";
    out_ += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i)
        out_ += std::string(table.columns[i].align == Align::kRight ? "<td class=\"n\">" : "<td>") +
                own(cell_text(row[i])) + "</td>";
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  // What stands below a finding that is of no phrase: its rule, and the part of the page that it sums up.
  struct FindingRest {
    std::string rule, part, link;
  };

  [[nodiscard]] FindingRest rest_of(const std::string& kind) const {
    if (kind == "goals")
      return {say("Rule: items that the texts themselves announce as aims or tasks, matched by the likeness "
                  "of their wording. Aims and figures in running text outside these lists are not among them.",
                  "规则：原文明示为目标或任务的并列项，按措辞相近程度对应；这些并列项之外行文中的目标和数字不在其列。"),
              "goals", say("The goals side by side", "目标对照")};
    if (kind == "sections")
      return {say("Rule: outermost sections, matched by headings and text; no match where other sections "
                  "have clearly more of the wording.",
                  "规则：最外层章节，按标题和正文相近程度对应；其文字明显更多见于他章的，不作对应。") +
                  (words_.chinese() ? "" : " ") + share_rule(answer_.comparison, words_),
              "sections", say("The sections side by side", "章节对照")};
    if (kind == "everyday")
      return {say("Rule: words of the general vocabulary with a G² of {0} and more; most name no subject of their own, "
                  "so what a change means the sentences tell (tifa kwic).",
                  "规则：G² 达 {0} 的通用词；这类词大多不单独指明主题，增减有何含义须看原句（tifa kwic）。",
                  kHighlyCriticalG2),
              "everyday", say("The words of everyday use", "通用词")};
    if (kind == "wording")
      return {
          say("Rule: characters, white space included, that stand in both, in place or moved; paragraphs matched by "
              "their text.",
              "规则：两份共有的字符（含空白，原处或移位），各段按文字对应。"),
          "wording", say("The wording, change by change", "逐处改动")};
    return {say("Rule: {0} of title, headings, body and notes, without white space.",
                "规则：标题、小标题、正文和注释的{0}，不计空白。", words_.unit(answer_.comparison.unit)),
            "", ""};
  }

  void findings() {
    if (answer_.findings.empty()) return;
    open("findings", say("The strongest findings", "最突出的变化"));
    if (by_two_authors(answer_))
      paragraph(say("The two are by different authors: {0} ({1}), {2} ({3}).",
                    "两份出自不同作者：{0}（{1}）、{2}（{3}）。", a().issuer, label_a(), b().issuer, label_b()));
    out_ += "<ol class=\"findings\">\n";
    for (std::size_t i = 0; i < answer_.findings.size(); ++i) {
      const Finding& finding = answer_.findings[i];
      out_ += "<li><p class=\"say\">" +
              with_muted_glosses(answer_, finding_sentence(answer_, finding, words_), words_) + "</p>\n";
      const auto rule_of_phrases = [&] {
        out_ += "<p class=\"note\">" +
                own(say("Rule: {0}. Coverage: {1}. ", "规则：{0}。收录：{1}。", words_.unit_rule(answer_.rule),
                        coverage_in_short(answer_, answer_.comparison.coverage, words_))) +
                "<a href=\"#method\">" + own(say("Rule and coverage in full", "完整说明见“方法”")) + "</a></p>\n";
      };
      if (finding.kind == "firsts") {
        rule_of_phrases();
        for (const std::uint64_t phrase : finding.phrases)
          out_ += (phrase == finding.phrases.front() ? "<p class=\"note\">" : " · ") +
                  std::string("<a href=\"#phrase-") + std::to_string(phrase + 1) + "\">" +
                  own(answer_.comparison.phrases[phrase].phrase) + "</a>";
        out_ += "</p>\n";
      } else if (is_of_one_phrase(finding)) {
        rule_of_phrases();
        out_ += "<details><summary>" + own(say("The sentences", "原句")) + "</summary>\n";
        evidence_block(answer_.evidence[finding.phrase].evidence, answer_.comparison.phrases[finding.phrase].phrase,
                       answer_.rule, "finding-" + std::to_string(i + 1));
        out_ += "</details>\n";
      } else {
        const FindingRest rest = rest_of(finding.kind);
        paragraph(rest.rule);
        if (!rest.part.empty())
          out_ += "<p class=\"note\"><a href=\"#" + rest.part + "\">" + escape_html(rest.link) + "</a></p>\n";
      }
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
    close();
  }

  [[nodiscard]] std::string change_heading(const std::string& change) const {
    const std::string a_label = label_a(), b_label = label_b();
    if (in_part(answer_))
      return change == "dropped"    ? say("In {0}, not seen in {1}", "见于{0}、未见于{1}", a_label, b_label)
             : change == "returned" ? say("In {0} and in earlier editions, not seen in {1}",
                                          "见于{0}和更早各份、未见于{1}", b_label, a_label)
                                    : say("In {0}, not seen in {1}", "见于{0}、未见于{1}", b_label, a_label);
    if (change == "new") return new_heading(answer_, words_);
    if (change == "returned") return say("Back in {0}", "{0}重现的提法", b_label);
    if (change == "dropped") return say("In {0} and no longer in {1}", "{0}有、{1}没有的提法", a_label, b_label);
    if (change == "up") return say("More often in {0}, by rate", "{0}频率上升的提法", b_label);
    return say("Less often in {0}, by rate", "{0}频率下降的提法", b_label);
  }

  [[nodiscard]] std::string change_note(const std::string& change) const {
    if (in_part(answer_))
      return change == "dropped" ? say("In {0}, not found in what is held of {1}.", "见于{0}，{1}现有文本中未见。",
                                       label_a(), label_b())
                                 : say("In {0}, not found in what is held of {1}.", "见于{0}，{1}现有文本中未见。",
                                       label_b(), label_a());
    if (change == "new") return new_note(answer_, words_);
    if (change == "returned")
      return say("In {0}, not in {1}, but in an earlier edition.", "{0}出现，{1}未见，此前曾用。", label_b(),
                 label_a());
    if (stands_in_both(change))
      return say("In both. Words of a text are not independent of each other, so G² only sorts.",
                 "两份均有。文中各词并非彼此独立，故 G² 只用于排序。");
    return {};
  }

  void phrases() {
    open("phrases", say("What is new, dropped, back, up and down", "新增、不再出现、重现、增多、减少的提法"));
    figure(phrases_chart(answer_, words_), "chart-phrases");
    paragraph(say(
        "Found from the texts; words that only classify or point at others (“system”, “work”) are no lines by "
        "themselves. Each line opens into its sentences. What chance would hardly make stands first, ordered by G² "
        "(how "
        "far the two counts are from one common rate), and with it what is gone after {0} held editions in a row; "
        "then, "
        "marked *, what was chosen by how it recurs, how rare its words are together and how the text sets it off. "
        "What "
        "only moves with the longer wording around it, and what was away for fewer than {1} held editions, comes last. "
        "A wording that is not listed may have changed all the same. †: a note on its row says what the counts do not. "
        "The order in full stands under Method.",
        "各行均从文本提取；只作分类、泛指的词（如“体系”“工作”）不单独列出。每行可展开原句。难以用偶然解释的在前，按 "
        "G²（两次计数偏离同一频率的程度）排序，所收连续{0}份都有而不再出现的一并列入；其余标 *，"
        "依是否反复出现、用字组合是否少见、原文是否突出标示选列。只随所在的更长措辞增减的，以及中断不到{1}份又重现的，"
        "列在最后。未列出的提法也可能有变化。†：次数不足以说明全部，见该行说明。排序规则详见“方法”。",
        kLongRun, kLeastAbsence));
    if (b().language == "en")
      paragraph(
          say("“First found” is of the wording as it stands; in the other number, singular or plural, it may be older.",
              "“所收最早”指此词形；其单数或复数的另一形式可能更早。"));
    static constexpr std::array<const char*, 5> kOrder = {"new", "dropped", "returned", "up", "down"};
    for (const char* change : kOrder) {
      if (in_part(answer_) && stands_in_both(change)) continue;
      std::vector<std::size_t> rows;
      for (std::size_t i = 0; i < answer_.comparison.phrases.size(); ++i)
        if (answer_.comparison.phrases[i].change == change) rows.push_back(i);
      out_ += "<h3>" + own(change_heading(change)) + "</h3>\n";
      const bool first_held = labels_.not_held_before(answer_.a).size() + 1 == a().ordinal;
      if (rows.empty() && std::string_view(change) == "returned" && first_held) {
        paragraph(say("No edition before {0} is held in full, so that nothing is known to be back.",
                      "{0}之前各份均未收全，无从判定有无重现。", label_a()));
        continue;
      }
      if (rows.empty()) {
        paragraph(
            say("No wording is listed here; parts of longer wordings are in no list.",
                "没有列出的提法；较长提法的片段不单独列出。") +
            (in_part(answer_) || answer_.comparison.everyday.empty()
                 ? ""
                 : say(" Words of everyday use that moved stand below the lists.", "有增减的通用词列在各表之后。")));
        continue;
      }
      if (const std::string note = change_note(change); !note.empty()) paragraph(note);
      if (answer_.phrases_of_each > 0 && rows.size() >= answer_.phrases_of_each)
        out_ += "<p class=\"note\">" + own(say("The first {0}; more of them:", "仅列前{0}个；更多见：", rows.size())) +
                (words_.chinese() ? "<code>tifa compare " : " <code>tifa compare ") +
                escape_html(shell_word(answer_.a)) + " " + escape_html(shell_word(answer_.b)) +
                " --limit 0</code></p>\n";
      // Days are longer than years.
      const bool dated = std::max(labels_.brief(answer_.a).size(), labels_.brief(answer_.b).size()) > kNarrowLabel;
      out_ += "<div class=\"rows" + std::string(dated ? " dated" : "") +
              "\">\n<div class=\"cols\" aria-hidden=\"true\"><span></span><span>" + own(say("Phrase", "提法")) +
              "</span><span class=\"n\">" + escape_html(labels_.brief(answer_.a)) + "</span><span class=\"n\">" +
              escape_html(labels_.brief(answer_.b)) + "</span><span class=\"n\">" +
              escape_html(words_.per(answer_.comparison.per, answer_.comparison.unit)) +
              "</span><span class=\"n\">G²</span><span class=\"n\">" +
              own(std::string_view(change) == "returned" ? say("last before", "上次出现")
                                                         : say("first found", "所收最早")) +
              "</span></div>\n";
      for (const std::size_t index : rows) phrase_row(index);
      out_ += "</div>\n";
      recurring(change);
    }
    everyday_words();
    paragraph(say("Coverage: {0}", "收录：{0}", coverage_sentence(answer_, answer_.comparison.coverage, words_)));
    close();
  }

  void recurring(std::string_view change) {
    std::vector<CountedWording> wordings;
    for (const PhraseRow& row : answer_.comparison.recurring)
      if (row.change == change) wordings.push_back({row.phrase, row.a, row.b});
    if (wordings.empty() || in_part(answer_)) return;
    paragraph(
        say("Used repeatedly as well, and not listed because the comparison ranks them lower as wordings, whatever "
            "their G², "
            "among others: {0}. Whether they stand in longer wordings, or something stands in their place, was not "
            "looked into.",
            "另有反复使用、但作为提法在比较中排名较后（不论 "
            "G²）而未列入的，如：{0}。这些未查是否在更长措辞之内、有无相近说法。",
            with_counts(wordings)));
  }

  void everyday_words() {
    if (in_part(answer_) || answer_.comparison.everyday.empty()) return;
    std::vector<CountedWording> most, less;
    for (const EverydayWord& one : answer_.comparison.everyday)
      (one.g2 >= kHighlyCriticalG2 ? most : less).push_back({one.word, one.a, one.b});
    out_ += "<h3 id=\"everyday\">" + own(say("Words of everyday use", "通用词")) + "</h3>\n";
    std::string text =
        say("Words of general use, and names made of them, stand here and not in the lists, since most of them name no "
            "subject of their own (one or another may); pronouns and auxiliaries are mostly left out.",
            "通用词及其组成的名称列于此处，不入各表，因其大多不单独指明主题（个别也可能指明）；代词、助动词大多不计。");
    if (!most.empty())
      text += say(" Of these moved most (G² from {1} on): {0}.", "其中增减最多的（G² {1} 以上）：{0}。",
                  with_counts(most), kHighlyCriticalG2);
    if (!less.empty() && most.empty())
      text += say(
          " Of these moved, some perhaps by chance alone (G² from {1} on, {2} uses or more in one of the two), among "
          "others: {0}.",
          "其中有增减、可能有出于偶然的（G² {1} 以上，且一份有{2}次以上），如：{0}。", with_counts(less), kCriticalG2,
          kLeastEverydayUses);
    else if (!less.empty())
      text +=
          say(" Others moved less, some perhaps by chance alone (G² from {1} on, {2} uses or more in one of the two), "
              "among "
              "them: {0}.",
              "另有增减幅度较小、其中可能有出于偶然的（G² {1} 以上，且一份有{2}次以上），如：{0}。", with_counts(less),
              kCriticalG2, kLeastEverydayUses);
    paragraph(text +
              (b().language == "en"
                   ? say(" What is not named, and words that changed only in number (singular, plural), may have "
                         "moved as well.",
                         "未列的词，以及只在单复数上有变化的词，也可能有增减。")
                   : say(" What is not named may have moved as well.", "未列的词也可能有增减。")));
  }

  void terms() {
    if (answer_.terms.empty()) return;
    open("terms", say("The terms over all editions", "各词历年走势"));
    figure(terms_chart(answer_, words_), "chart-terms");
    for (std::size_t i = 0; i < answer_.terms.size(); ++i) {
      const ReportTerm& term = answer_.terms[i];
      const std::string id = "term-" + std::to_string(i + 1);
      const std::string caveat = term_caveat(answer_, term, words_);
      out_ += "<details class=\"row\" id=\"" + id + "\"><summary><span class=\"p\">" +
              own(term_name(term, words_) + (caveat.empty() ? "" : kCaveatMark)) +
              (term.reason == "theme" ? "" : muted_gloss(answer_, term.count.term, words_)) + " <span class=\"tag\">" +
              escape_html(term.reason == "new" && !tells_what_is_new(answer_, words_)
                              ? say("not in {0}", "{0}没有", label_a())
                              : words_.change(term.reason)) +
              "</span></span></summary>\n<div class=\"ev\">\n";
      if (const std::vector<std::string> counted = counted_together(answer_, term); !counted.empty())
        paragraph(say("Counted together: {0}.", "合计：{0}。", words_.quoted(counted, 20)));
      paragraph(say("Rule: {0}. Coverage: {1} A partial edition can show that a term is there, never how often.",
                    "规则：{0}。收录：{1}不全的文本只能证明有，不能说明多少。", words_.rule(term.count.rule),
                    coverage_sentence(answer_, term.count.coverage, words_)));
      if (!caveat.empty()) paragraph(caveats_note({{followed_term(answer_, term, words_), caveat}}, words_));
      for (const std::string& note : term.count.notes) stated(note);
      out_ += "<div class=\"rows by\">\n<div class=\"cols\" aria-hidden=\"true\"><span></span><span>" +
              own(say("Edition", "文件")) + "</span><span class=\"n\">" + own(say("count", "次数")) +
              "</span><span class=\"n\">" + own(say("rate", "频率")) + "</span><span class=\"n\">" +
              own(say("95% interval", "95%区间")) + "</span></div>\n";
      term_rows(term, id);
      out_ += "</div></div></details>\n";
    }
    if (answer_.themes_left_out > 0)
      paragraph(say(
          "Of the themes that tifa.toml declares, {0} are not shown: the first with terms in the language of the texts "
          "are followed; --theme names others.",
          "tifa.toml 所列主题另有{0}个未列出：只列有文本所用语言之词的前几个；可用 --theme 指定。",
          answer_.themes_left_out));
    close();
  }

  void places() {
    if (answer_.terms.empty()) return;
    open("places", say("Where in the document each term stands", "各词在文中的位置"));
    const std::vector<Dispersion>& strips = answer_.terms.front().strips;
    const auto drawn =
        std::count_if(strips.begin(), strips.end(), [](const Dispersion& strip) { return strip.length > 0; });
    paragraph(say("The strips show the latest {0} editions that have a text; the counts of all editions stand above.",
                  "只画最近{0}份有文本的文件；各份次数见上。", drawn));
    constexpr std::size_t kShown = 4;  // the rest opens on demand: a dozen of these are too long to read through
    for (std::size_t i = 0; i < answer_.terms.size(); ++i) {
      if (i == kShown)
        out_ += "<details><summary>" + own(say("{0} more terms", "其余{0}个词", answer_.terms.size() - kShown)) +
                "</summary>\n";
      figure(place_chart(answer_, answer_.terms[i], words_), "chart-place-" + std::to_string(i + 1));
    }
    if (answer_.terms.size() > kShown) out_ += "</details>\n";
    close();
  }

  void sections() {
    if (answer_.comparison.sections.empty()) return;
    open("sections", say("Sections: order and length", "章节的次序与篇幅"));
    figure(sections_chart(answer_, words_), "chart-sections");
    const std::vector<std::string> parted =
        parted_sections(answer_.comparison, labels_.label(answer_.a), labels_.label(answer_.b), words_);
    if (!parted.empty()) {
      paragraph(
          say("Listed first are sections of which {0} % or more of the text (without a counterpart, a tenth) stands, "
              "in the "
              "same words, in a section of the other edition that is not their counterpart, because they were split, "
              "joined or moved, or share stock phrases; at most three shares are named, the counterpart's among them. "
              "Then "
              "come counterparts with different headings that have less than a quarter of their text in common. What a "
              "section gains or loses in length may be text of another section, and not a change of its subject.",
              "先列有{0}%"
              "以上文字（另一份没有与之对应的一章时为一成以上）以相同措辞出现在另一份非对应章节中的各章（因拆分、"
              "合并、移动，或因套语相同），每章至多列三个比例，与对应章节相同的比例一并列出；再列标题不同、相同文字不到"
              "四分"
              "之一的对应章节。篇幅增减可能来自他章文字的移入移出，不等于该主题的增减。",
              kPercentTold) +
          (words_.chinese() ? "" : " ") + share_rule(answer_.comparison, words_));
      out_ += "<ul class=\"note\">\n";
      for (const std::string& sentence : parted) out_ += "<li>" + own(capitalised(sentence)) + "</li>\n";
      out_ += "</ul>\n";
    }
    const std::vector<SectionRow>& rows = answer_.comparison.sections;
    if (std::any_of(rows.begin(), rows.end(), without_counterpart))
      paragraph(
          say("No counterpart means that no section of the other edition has its heading, or a tenth of its text in "
              "the same words; its subject may be treated elsewhere.",
              "“无对应章节”指另一份没有同题的一章，也没有一章与其一成以上的文字相同；同一主题仍可能在他处论及。"));
    close();
  }

  void wording() {
    if (!answer_.redline) return;
    open("wording", say("The wording, change by change", "逐处改动"));
    paragraph(wording_totals(answer_, words_));
    paragraph(
        say("Struck through: deleted; underlined: inserted; dotted underline: stood elsewhere before. … stands for "
            "text that is as it was.",
            "删除线：删去；下划线：加入；点线：原在他处。“…”处文字未变。"));
    out_ += wording_rows(answer_, words_);
    close();
  }

  void goals() {
    if (!lists_goals()) return;
    open("goals", say("Goals side by side", "目标对照"));
    figure(goals_chart(answer_, "goals", words_), "chart-goals");
    figure(goals_chart(answer_, "tasks", words_), "chart-tasks");
    paragraph(say("The lists hold what the texts enumerate as aims or tasks; aims in running text are not among them.",
                  "所列为原文列举的目标和任务；行文中未作列举的目标不在其列。"));
    if (std::any_of(answer_.goals.changes.begin(), answer_.goals.changes.end(),
                    [](const GoalChange& one) { return one.change.starts_with("moved"); }))
      paragraph(
          say("Items marked as moved are the fewest whose moves account for the new order (another choice may do as "
              "well); the places of the others follow from that.",
              "“前移”“后移”只标出足以说明新次序的最少几项（取法可能不止一种），其余各项位次随之而变。"));
    paragraph(
        say("“No counterpart” means that no item of the list that was compared is worded similarly; the aim may be "
            "there in other words or elsewhere. … marks an item that goes on: open it to read the whole.",
            "“无措辞相近者”指所对照的一组中没有措辞相近的一项，同一目标仍可能另有说法或在他处论及。末尾有“…”的条目"
            "可展开看全文。"));
    out_ += "<div class=\"pair\">\n";
    goal_list(answer_.a);
    goal_list(answer_.b);
    out_ += "</div>\n";
    close();
  }

  void figures() {
    if (answer_.figures.empty()) return;
    open("figures", say("Figures that changed", "有变的数字"));
    const std::uint64_t kept = answer_.figures_kept;
    paragraph(
        say("These figures have the same words before them, from the beginning of a clause in at least one of the two, "
            "and the same unit, and differ in {0} and {1}{2}. Not among them are figures in other words, and those "
            "whose words stand before several. What a figure is of, the sentences tell: one edition may speak of a "
            "year past, the other of the year to come or of five years.",
            "列出{0}和{1}中前面文字相同（至少在一份中自分句开头起）、单位相同而数值不同的数字{2}。措辞不同的，以及同样"
            "文字后有几个数字而无从对应的，不在其列。数字所指以原句为准：可能一份说的是上一年，另一份说的是下一年或"
            "五年。",
            label_a(), label_b(),
            kept == 0 ? std::string() : say("; {0} more say the same in both", "，另有{0}处两份相同", kept)));
    figure_rows();
    close();
  }

  void cycle() {
    open("cycle", say("The cycle of the document", "前后相关文件"));
    CycleAnswer cycle = answer_.cycle;
    // The name of a file is no title.
    const auto clear = [&](const std::string& edition, std::string& title) {
      const ReportDocument* one = document(edition);
      if (one != nullptr && !has_title(*one)) title.clear();
    };
    clear(cycle.edition, cycle.title);
    for (CycleRow& row : cycle.rows) clear(row.edition, row.title);
    out_ += cycle_steps(cycle, words_, [&](const std::string& edition) { return labels_.label(edition); });
    close();
  }

  void method() {
    open("method", say("Method, rules and coverage", "方法、规则与收录"));
    method_statements();
    documents();
    close();
  }
};

}  // namespace

std::string report_page(const ReportAnswer& answer, const std::string& language) {
  const Words words(language);
  return Page(answer, words).write();
}

}  // namespace tifa

// The report: one answer to all that an editor asks when a new edition comes out, and the page made of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tifa/answers.h>
#include <tifa/app.h>
#include <tifa/context.h>
#include <tifa/result.h>

namespace tifa {

// From so many phrases of each change, as comparing ranks them first, a report chooses those it shows; from more where
// more are to be shown.
inline constexpr std::uint32_t kReportChoosesFrom = 50;

// Of each change, below its list.
inline constexpr std::size_t kMostRecurring = 12;

struct ReportRequest {
  std::string a, b;                // operands of one edition each; b empty: a is a range, its first and last held
  std::vector<std::string> terms;  // followed over all editions; empty: themes and the strongest phrases
  std::vector<std::string> themes;
  std::uint32_t limit = 20;     // phrases of each change
  std::uint32_t evidence = 40;  // hits shown of a count in A or B; a tenth of it, at least 2, in other editions
  bool allow_partial = false;
};

// A sentence (or the part of a long one) with what was found in it.
struct Passage {
  std::string text;                                            // for display; … where a long sentence was cut
  std::vector<std::pair<std::uint64_t, std::uint64_t>> marks;  // hits as code points of `text`, ascending
  std::vector<std::string> section;                            // headings, outermost first
  std::uint64_t begin = 0, end = 0;                            // the passage in the clean text, code points
  std::string locator;                                         // "texts/gwr-2025.txt#bytes=1200-1206"
};

// What stands behind one number.
struct Evidence {
  std::string edition;
  std::uint64_t count = 0;  // hits
  std::uint64_t shown = 0;  // of them in `passages`
  // Hits whose characters meet where two words of a dictionary do (人才 in 工人才能); 0 in scripts with spaces.
  std::uint64_t across = 0;
  std::vector<Passage> passages;
};

// Some sentences with a wording that a note names, of one edition.
struct WordingEvidence {
  std::string wording;
  Evidence evidence;
};

// The same in the languages of the page; empty where it is not known in one.
struct InLanguages {
  std::string en, zh;
};

// An edition ("cpc:20") as sentences name it: "the 20th congress report", "二十大报告".
struct CalledEdition {
  std::string edition;
  InLanguages called;
};

// A document as it is cited.
struct ReportDocument {
  std::string edition, label;  // "gwr:2025"; "2025", or the whole name where editions of several series are named
  std::string series, series_title, title, issuer, place, date, status, language, stage, source, path, reason,
      sha256_source, sha256_text;
  InLanguages called;                        // as sentences name it: "the 20th congress report", "二十大报告"
  InLanguages series_called, issuer_called;  // the title of the series, who issued it
  std::vector<std::string> other_languages;  // in which texts of the edition are held as well: "en"
  std::vector<std::string> other_texts;      // of the edition in its language, which are not counted: "cpc:1@draft"
  std::vector<std::string> doubts;           // flags that nobody has accepted
  bool other_page = false;                   // partial: probably not the document, but a page in its place
  bool unexpected = false;                   // held, and none of the editions that the series expects
  bool digest = false;                       // partial: what others say of the document, a digest or a report
  std::uint64_t ordinal =
      0;                     // among the editions of its series, missing ones too, from 1; 0: in none, or of two series
  std::uint64_t length = 0;  // in `unit`; of a partial edition what is held of it
  std::string unit;
};

// A wording that a shorter one mostly stands in: 运动会 of 运动, “farming the sea and herding the fish”.
struct LongerWording {
  std::string wording;
  std::uint64_t outside_a = 0, outside_b = 0;  // hits of the shorter one outside it
  bool explains =
      false;  // the change is that of the longer one: it is listed itself, or the shorter has two characters
};

// A wording with its own counts in A and B.
struct CountedWording {
  std::string wording;
  std::uint64_t a = 0, b = 0;
};

// First uses of a phrase that are not free.
struct BoundFirstUses {
  std::string kind;    // title: of works (《…》); words: inside or across longer words; wording: in a longer one
  std::string inside;  // that title (of the first use) or wording; empty for words
  std::string also;  // of a wording: another word that some of these uses are part of (资产者 of 资产); else empty
  std::string until;  // the last edition, from the first on, that has it only so
  std::string free;   // the first edition that has it otherwise, B and later ones included; empty: none is held
};

// Whether all that a returned phrase had before B is a longer wording: it stands by itself for the first time.
[[nodiscard]] bool is_back_from_longer(const PhraseRow& row, const std::optional<BoundFirstUses>& bound);

struct EarlierWording {
  std::string wording, edition;
};

// A heading that a phrase stands in, and that of the same section in the edition that lacks the phrase.
struct RetitledHeading {
  std::string heading, other;
};

// Successive editions held in full that all have a phrase.
struct UnbrokenRun {
  std::uint64_t editions = 0;
  std::string since;              // the first of them
  std::vector<std::string> gaps;  // those between that are not held in full
};

// From so many editions on a run that ends is news of itself.
inline constexpr std::uint64_t kLongRun = 5;
// What comes back after fewer held editions without it is in and out of use.
inline constexpr std::uint64_t kLeastAbsence = 3;

// What stands behind a phrase of the comparison.
struct PhraseEvidence {
  // A, B, and for a returned one the edition that had it last and the one in which it was back.
  std::vector<Evidence> evidence;
  // Of a dropped one, where A is before B in one series: the editions up to A that have it without a break; of one
  // whose first uses are not free (`bound`), from the first free one on.
  UnbrokenRun run;
  // Editions held only in part that have it before any that is held in full (and before B): they prove an earlier use.
  std::vector<std::string> in_partial;
  // Likewise those of which a digest or a report is held, whose words need not be those of the document.
  std::vector<std::string> in_digests;
  // Texts of earlier editions than the first that has it which are held beside the counted one and have it.
  std::vector<std::string> in_other_texts;
  // The counts of A and B as whole words, where one of them is another: some hits stand inside longer words or across
  // two.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> as_words;
  // English: the counts of A and B with singular and plural taken for one word, where one of them is another.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> either_number;
  // The wording that most hits of the larger side stand in.
  std::optional<LongerWording> longer;
  // Of a phrase that one of the two lacks: the phrase with a few characters or a word more between its own, as that
  // edition has it; of one that rose or fell, those that the edition with fewer has more often, by rate, than the
  // other. Most frequent first.
  std::vector<CountedWording> near;
  // Of a dropped one, or one that fell: which of these stands in an edition held in full before any that has the
  // phrase, and in which first.
  std::optional<EarlierWording> near_first;
  // The words of the phrase with a mark between two of them, which parts them under the rule: “we, the people” of “we
  // the people”, 自信、自强 of 自信自强. Of a dropped one also the first held edition that has it so, where that is
  // before any that has it as it stands; of a new or returned one the last before B, where it is behind all that have.
  std::vector<CountedWording> parted;
  std::string parted_first, parted_last;
  // Of Chinese phrases that are older than A: what their first uses stand in, where none of them is free.
  std::optional<BoundFirstUses> bound;
  // Of a returned one: the first edition that has it and the last before B, where its characters stand only across
  // words.
  std::vector<std::string> across_words;
  // English, of a new or returned one: the last held edition before B that has it in the other number alone (freedoms
  // of freedom), where that is later than any that has it as it stands.
  std::string other_number;
  // English, of a new or returned one of several words: the phrase with its last word first and “of” behind it
  // (“Department of Justice” of “Justice Department”), and the last held edition before B that has it so, where that
  // is later than any that has it as it stands.
  std::optional<EarlierWording> turned;
  // Of a Chinese phrase that came or went: a word of one character of each of its words (外贸 of 对外贸易), by its
  // whole words in A and B, that stood where the phrase did not: in the text that lacks it, of a returned one in each
  // held edition between the last that has it and B.
  std::optional<CountedWording> short_form;
  // English, where all hits of the larger side stand so: the phrase with the adjective, or the noun that opens the noun
  // phrase, that shares its head before it (“economic and social security”, its “employment and inflation goals”).
  std::string shared_head;
  // Of a dropped one a new one, of a new one a dropped one that has the same first or last word, another like it, and
  // the same words beside it (量子技术, 量子科技): perhaps one subject under two names.
  std::vector<CountedWording> compare;
  // Of a phrase that one of the two lacks: wordings of that one which stand more often there than in the other, with
  // the same head under another modifier (适度宽松的货币政策 of 稳健的货币政策), with one character another, before the
  // same words with the same end, or, in English, behind the same words with the same beginning (“my fellow citizens”
  // of “my fellow Americans”).
  std::vector<CountedWording> counterparts;
  // Of a dropped one: the first of these, where A has it not, and the last held edition before A that has it.
  std::optional<EarlierWording> counterpart_before;
  // Of a Chinese phrase: wordings of the same length and head whose modifier shares a character with its own, and that
  // move the other way (脱贫地区 of 贫困地区). Most frequent first.
  std::vector<CountedWording> alike;
  // Of a Chinese phrase that one of the two lacks: what that one has, more often than the other, behind the same four
  // characters and before the same two (“千村示范、万村整治”工程 of 千万工程, both in 学习运用…经验).
  std::vector<CountedWording> same_place;
  // Of an English word that one of the two lacks: its other inflected forms there (respected of respect); of a genitive
  // the other ones (life of the islanders of islanders' life).
  std::vector<CountedWording> other_forms;
  // Of an English word: forms of the words that it is derived from or that are derived from it (violent of violence);
  // of one that one of the two lacks those that this one has, of one that rose or fell those that move the other way.
  // At most three, most frequent first.
  std::vector<CountedWording> derived;
  // Of a Chinese phrase that one of the two lacks: what is left of it without the general verbs at its edges, where
  // both have that, counted outside the phrase (基础设施 of 基础设施建设).
  std::optional<CountedWording> core;
  // Of a Chinese phrase that one of the two lacks and for which no short form, nothing near and no counterpart is
  // found: its longest ending of whole words, four characters or more, that this one has (文明创建 of 精神文明创建); of
  // one that B lacks, two or more (外资 of 吸引外资) where there is no core, nothing alike and nothing in the same
  // place either, and it is half of the phrase at least, stands no more than four times as often as that in either
  // text, and not in nearly all editions of a series of ten. No general word. Counted outside the phrase.
  std::optional<CountedWording> ending;
  // Of a returned Chinese one of two or three characters: how it stands in the edition that had it last, each time in
  // the same way, where no word beside it there stands beside it in B (摘了帽子).
  std::string then_in;
  // Of a phrase that one of the two lacks: headings of the other that it stands in and that this one words in another
  // way, subsections included; and whether it stands nowhere else.
  std::vector<RetitledHeading> retitled;
  bool only_retitled = false;
  // Of a phrase that one of the two lacks: the title of the other, where it stands in it.
  std::string in_title;
  // The fragments that the phrase explains and that stand outside it as well, as they first stand in the newer text
  // that has them, with their own counts in A and B.
  std::vector<CountedWording> shorter;
  // Sentences with the wordings of `near`, `compare`, `counterparts`, `alike`, `same_place` and `short_form` in A and
  // B, and of `counterpart_before` and `turned` in its edition: whether they mean the same, a reader decides.
  std::vector<WordingEvidence> beside;
};

// Where in a document a term stands.
struct Dispersion {
  struct Part {
    std::string heading;
    double begin = 0, end = 0;  // shares of the document
  };
  std::string edition, status;
  std::uint64_t length = 0;
  std::vector<Part> sections;
  std::vector<double> marks;  // shares of the document, 0..1, ascending
};

struct ReportTerm {
  std::string reason;              // why it is followed: asked, theme, or the change of the phrase (new, up, …)
  InLanguages called;              // of a theme, its title where tifa.toml has one in the language
  TermCount count;                 // over all editions of the series
  std::vector<Evidence> evidence;  // one for each row of the count that has hits
  std::vector<Dispersion> strips;  // the last editions up to B
};

// A chapter that only one edition has, but not its subject: words of its heading stand in a heading of the other.
struct HeadingEcho {
  std::uint64_t section = 0;  // place in the sections of the comparison
  std::string words;          // as its own heading has them
  std::string heading;        // of the other edition
};

// One thing worth saying first. Sentences are made of it in the reader's language; it says nothing that the data does
// not carry.
struct Finding {
  // new, dropped, returned, up, down: of one phrase; firsts: of new ones none of which is of weight by itself;
  // everyday: of words of everyday use; goals, sections, wording, length.
  std::string kind;
  double strength = 0;         // G² of phrases; findings of other kinds have a fixed place (docs/guide/report.md)
  std::uint64_t phrase = 0;    // index into the phrases of the comparison, for phrase kinds
  std::uint64_t searched = 0;  // held editions before B that were searched, A included; of firsts, too
  // dropped: held editions in a row, up to A, that have it; returned: that lack it, up to the one in which it is back.
  std::uint64_t run = 0;
  // returned, English: held editions that lack it in either number, where those are fewer than `run`.
  std::optional<std::uint64_t> run_either;
  // new: the first edition that has it, where that lies between A and B, else empty; dropped: the first of the run;
  // returned: the edition that had it last.
  std::string since;
  // Editions that are not held in full: new, firsts: before B, or before `since`; dropped, returned: inside that run.
  std::vector<std::string> gaps;
  // goals: the two lists (places in GoalsAnswer::lists), what is worth naming of their items (places in
  // GoalsAnswer::changes): those that came, went or moved, and those of corresponding items that have other figures.
  std::uint64_t list_a = 0, list_b = 0;
  std::vector<std::uint64_t> changes, figures;
  std::vector<HeadingEcho> echoes;  // sections: of those that only one edition has, in order
  // up: count and rate in B are higher than in every other held edition of the series; down: those in A are.
  bool most = false;
  std::vector<std::uint64_t> phrases;  // firsts: indices into the phrases of the comparison, most frequent first
  bool more = false;                   // firsts: others are listed that are as new and as rare
  // dropped: the edition that had it last before the run, where kLeastAbsence held ones or more lie between.
  std::string before;
  std::vector<std::uint64_t> words;  // everyday: indices into the words of everyday use, highest G² first
};
// Whether it tells of the phrase at Finding::phrase.
[[nodiscard]] bool is_of_one_phrase(const Finding& finding);

// Figures that A and B give behind the same words (phrases/figure_pairs.h).
struct ReportFigure {
  std::string words;  // before the figure, as the newer text has them; … for figures inside them
  std::string a, b;   // the figures, with unit, hedges and the verb that leads to them
  Passage passage_a, passage_b;
};

// An entry of [glossary] of tifa.toml, read in one direction.
struct Gloss {
  std::string wording;                  // folded: two wordings that fold alike are one entry
  std::string language;                 // of the renderings: "en" of a Chinese wording, "zh" of an English one
  std::vector<std::string> renderings;  // in the order of tifa.toml, none twice
};

struct ReportAnswer {
  Provenance tifa;
  std::string a, b;                       // editions
  std::vector<ReportDocument> documents;  // A, B, then every other edition that is named, in order
  Comparison comparison;
  std::vector<PhraseEvidence> evidence;  // one for each of its phrases
  std::uint32_t phrases_of_each = 0;     // how many of each change were asked for; 0: all
  std::vector<ReportTerm> terms;
  // Of the themes that tifa.toml declares, how many are not among the terms; 0 where terms or themes were asked for.
  std::uint64_t themes_left_out = 0;
  std::vector<Gloss> glossary;  // all of the corpus, by wording
  // What became of every paragraph, where B is A revised: both are held in full and in one language, and half of A or
  // more stands in B.
  std::optional<RedlineAnswer> redline;
  GoalsAnswer goals;
  std::vector<ReportFigure> figures;  // those that differ, in the order of B; of texts of one language
  std::uint64_t figures_kept = 0;     // pairs that say the same
  CycleAnswer cycle;
  std::vector<CalledEdition> called;  // the editions of the cycle that are not among `documents`
  std::vector<Finding> findings;
  RuleStatement rule;  // of the phrases
};

// Errors as compare() and count(). A part that the texts do not have (no goals) is empty, not an error.
[[nodiscard]] Result<ReportAnswer> report(const Workspace& workspace, const ReportRequest& request,
                                          const Context& context);

// One HTML page: no script, no request, a content security policy of its own; all text of documents is escaped.
// `language` is that of the page's own words: "en" or "zh".
[[nodiscard]] std::string report_page(const ReportAnswer& answer, const std::string& language);
// The findings in words, numbered, for a terminal.
[[nodiscard]] std::vector<std::string> report_findings(const ReportAnswer& answer, const std::string& language);

}  // namespace tifa

// The typed answers of every use case. A front end shows an answer and computes nothing; one JSON Schema stands in
// docs/schemas/ for each. Names here are the names in JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tifa/redline.h>
#include <tifa/statistics.h>

namespace tifa {

// Which program and which corpus an answer comes from.
struct Provenance {
  std::string version;  // of tifa
  std::string index;    // hash over texts and settings: equal index and version, equal answers
};

// A counting rule in words.
struct RuleStatement {
  std::string unit;                     // substring, word, maximal
  std::vector<std::string> scope;       // title, headings, run-ins, body, notes
  std::string fold;                     // default, none
  std::string overlap;                  // none, all
  std::string segmenter;                // the pinned segmenter, for word counts; else empty
  std::string section;                  // only sections whose heading contains this; empty: everywhere
  std::vector<std::string> not_inside;  // with maximal: the longer terms inside whose hits nothing counts
  std::string statement;                // the rule as one line for people
};

// One place in a text, with everything that is needed to find it again (W3C TextQuoteSelector and -PositionSelector).
struct Span {
  std::string edition, document;     // "gwr:2025"; the source's path in the corpus
  std::uint64_t begin = 0, end = 0;  // code points of the clean text
  // Of the clean text, as it is. Of a hit that is longer than 1,024 bytes (a pattern without end has them) `exact` has
  // the beginning and … behind it; begin, end and locator are those of the whole.
  std::string exact, prefix, suffix;
  // Where, in these three, the source has words that the clean text leaves out (a stage direction): code points of the
  // clean text, of what stands behind them.
  std::vector<std::uint64_t> omissions;
  std::vector<std::string> section;  // headings, outermost first, cut in the same way
  std::string locator;               // "texts/gwr-2025.txt#bytes=1200-1206"
  std::string source, date;          // where the text was found; the edition's date
  std::string sha256_source, sha256_text;
};

// A span as people are shown it: without line breaks, and with […] where words of the source are left out.
struct ShownSpan {
  std::string left, match, right;
};
[[nodiscard]] ShownSpan shown_span(const Span& span);

// What the answer rests on.
struct Coverage {
  std::vector<std::string> held, partial, missing;
  std::vector<std::string> flagged;     // held, but with a doubt that nobody has accepted
  std::vector<std::string> undeclared;  // series that do not declare which editions exist: what lacks is not known
  std::string statement;
};

struct Form {
  std::string form;  // as it stands in the texts
  std::uint64_t count = 0;
};

struct CountRow {
  std::string edition;  // "gwr:2025"; for groups the group's name (a year, a series, a place)
  std::string section;  // with --by section
  std::string date, status;
  std::optional<std::uint64_t> count;  // never for a missing or partial edition
  bool present = false;                // a partial edition has it: that much is proven
  std::optional<std::uint64_t> length;
  std::string unit;  // of the length: characters, han, words, word-count
  std::optional<double> rate;
  std::uint64_t per = 0;                              // the rate is per so many units
  std::optional<std::pair<double, double>> interval;  // exact 95 % Poisson interval of the rate
  std::optional<std::int64_t> change;                 // against the last counted row before it in the same series
  std::uint64_t editions = 0;                         // with groups: how many held editions are summed
  std::uint64_t partial = 0, missing = 0;             // with groups: how many of its editions are not in the sum
  std::string reason;                                 // why it is partial
  std::vector<Span> spans;                            // with evidence
};

// The same count under another rule.
struct RuleCount {
  std::string rule;
  std::vector<std::pair<std::string, std::optional<std::uint64_t>>> counts;  // edition → count
  std::uint64_t total = 0;
  bool same = false;  // as under the rule asked for, in every edition
};

struct TermCount {
  std::string term;
  std::vector<std::string> aliases;  // the alternatives when there are several
  RuleStatement rule;
  std::vector<CountRow> rows;
  std::uint64_t total = 0;       // over held editions
  std::vector<Form> forms;       // wordings as they stand, when one differs from the term
  std::vector<RuleCount> under;  // with explain
  Coverage coverage;
  std::vector<std::string> notes;  // what the reader should know of this count
};

struct CountAnswer {
  Provenance tifa;
  std::string by;  // edition, section, series, year, place
  std::vector<TermCount> terms;
};

// Whether a term stands in an edition.
struct Presence {
  std::string edition, status;
  bool present = false;   // held or partial, and it has the term
  bool searched = false;  // false: no text, no terms in its language, or no such section
};

struct FirstRow {
  std::string term, series;
  std::optional<std::string> first, last;  // editions
  std::string first_date, last_date;
  std::uint64_t uses = 0;                                 // held or partial editions that have it
  std::vector<std::pair<std::string, std::string>> gaps;  // last use before a gap → first use after it
  bool established = false;       // no edition that could hold an earlier use is missing or partial
  bool established_last = false;  // … a later use
  std::string statement, statement_last;
  std::optional<Span> evidence, evidence_last;
  std::vector<Presence> editions;  // those asked for, in order
  RuleStatement rule;
  Coverage coverage;
};

struct FirstAnswer {
  Provenance tifa;
  bool last = false;  // the question was for the last use
  bool gaps = false;  // gaps were asked for
  std::vector<FirstRow> terms;
};

struct KwicLine {
  std::string term;
  Span span;
  std::string left, match, right;  // for display, without line breaks
};

// Where in one document all hits of a term stand, for a picture. Places are shares of the text's code points, 0..1.
struct HitStrip {
  std::string term, edition, status;
  std::uint64_t length = 0;  // code points
  struct Section {
    std::string heading;
    double begin = 0, end = 0;
  };
  std::vector<Section> sections;  // outermost ones
  std::vector<double> hits;       // ascending
};

struct KwicAnswer {
  Provenance tifa;
  std::string sort;
  std::vector<KwicLine> lines;
  std::vector<HitStrip> strips;  // when asked for
  std::uint64_t total = 0;       // hits; lines may be fewer
  RuleStatement rule;
  Coverage coverage;
};

struct PhraseRow {
  std::string phrase, change;  // new, dropped, returned, up, down
  std::uint64_t a = 0, b = 0;
  double rate_a = 0, rate_b = 0, g2 = 0, log_ratio = 0, lrc = 0, q = 1;
  std::string first, last_before;  // editions; empty when none; of a returned phrase the last one before A
  std::string back_since;          // of a returned one: the first edition behind A that has it, B or one between
  // False where an edition that is missing, partial or not declared could make the change another: an earlier use of a
  // new phrase, one between last use and return.
  bool established = false;
  std::vector<std::string> covers;
  // Of a range: counts in Comparison::editions; none of an edition that is not held in full.
  std::vector<std::optional<std::uint64_t>> counts;
  std::optional<PhraseStatistics> statistics;  // when asked for
};

// Of the change of a phrase: whether both texts have it, and whether A has it more often, or alone.
[[nodiscard]] constexpr bool stands_in_both(std::string_view change) { return change == "up" || change == "down"; }
[[nodiscard]] constexpr bool is_about_a(std::string_view change) { return change == "down" || change == "dropped"; }

// The same words are runs of so many Han characters, or words of other scripts, at least: a shingle of text-reuse
// studies (Broder 1997; Clough et al. 2002). Shorter ones are set phrases that any two sections have.
inline constexpr std::uint32_t kLeastRunHan = 5, kLeastRunWords = 4;
// Below this share of a section's text nothing is said of where it stands.
inline constexpr double kLeastPart = 0.10;

// A section of the other edition in which part of a section's text goes on in the same words, or from which it comes.
struct SectionPart {
  std::string heading;
  std::uint64_t position = 0;  // 1-based
  double share = 0;            // 0..1: of this section's characters (words), those in runs that both have
};

struct SectionRow {
  std::string change;                            // kept, retitled, moved, added, dropped
  std::string a, b;                              // headings
  std::uint64_t position_a = 0, position_b = 0;  // 1-based; 0: not there
  std::uint64_t length_a = 0, length_b = 0;      // without sections inside of it that have rows of their own
  double share_a = 0, share_b = 0;               // of the document's length
  double similarity = 0;
  // Where A's text goes on and B's comes from, largest first, from kLeastPart on, and the counterpart where it has any.
  std::vector<SectionPart> goes_to, comes_from;
};

// A section of any level that goes on under another heading, not in figures, case or white space alone.
struct RetitledSection {
  std::string a, b;                        // headings
  std::uint32_t index_a = 0, index_b = 0;  // places among the sections of the texts
};

struct ThemeRow {
  std::string theme;
  std::vector<std::string> terms;
  std::uint64_t a = 0, b = 0;
  double rate_a = 0, rate_b = 0;
};

// What G² exceeds by chance in one case of twenty, of a thousand: of χ² with one degree of freedom at 5 %, at 0.1 %.
inline constexpr double kCriticalG2 = 3.84, kHighlyCriticalG2 = 10.83;
// Uses in one of A and B, at least, of a word of everyday use whose G² is between the two.
inline constexpr std::uint64_t kLeastEverydayUses = 5;

// A word of everyday use, which is no phrase by itself, or a name made of such words (United States), whose counts in A
// and B are not near one common rate: a G² of kCriticalG2 or more.
struct EverydayWord {
  std::string word;
  std::uint64_t a = 0, b = 0;
  double g2 = 0;
};

struct Comparison {
  std::string a, b;  // editions or groups
  std::string date_a, date_b;
  std::uint64_t length_a = 0, length_b = 0;
  std::string unit;
  std::uint64_t per = 0;
  std::vector<PhraseRow> phrases;
  // Of a report: new, dropped and returned phrases that recur (three times, or a G² of kCriticalG2) and are not among
  // `phrases`, those of a change together, highest G² first.
  std::vector<PhraseRow> recurring;
  std::vector<EverydayWord> everyday;  // highest G² first
  std::vector<SectionRow> sections;
  std::vector<RetitledSection> retitled;  // chapters and what stands in them; of two single texts
  std::vector<ThemeRow> themes;
  std::vector<std::string> between;   // editions that lie between and are not held in full
  std::string since;                  // “new” is new since this year or date; empty: ever
  std::vector<std::string> editions;  // of a range: its editions, in order
  std::uint32_t permutations = 0;     // behind p_permutation
  Coverage coverage;
  std::vector<std::string> notes;
};

struct CompareAnswer {
  Provenance tifa;
  Comparison whole;               // first against last
  std::vector<Comparison> steps;  // of a range: each edition against the one before it
  RuleStatement rule;
};

struct SeriesStatus {
  std::string series, title;
  std::uint64_t expected = 0, held = 0, partial = 0;
  std::vector<std::string> missing, partials;
  std::string first, last;  // editions with a text
  std::uint64_t documents = 0, characters = 0, source_bytes = 0;
  bool declares_expected = false;
};

struct FlagRow {
  std::string edition, code, message, evidence;
  bool accepted = false;
};

struct StatusAnswer {
  Provenance tifa;
  std::string root;
  bool stale = false;
  std::vector<SeriesStatus> series;
  std::vector<FlagRow> flags;  // partial editions and doubts, with the sentence that shows it
};

struct OutlineRow {
  std::uint32_t level = 0;
  std::string heading;
  std::uint64_t characters = 0, han = 0, words = 0;  // subsections included
  std::uint64_t blocks = 0;
  std::vector<std::string> run_ins;
};

struct DocumentAnswer {
  Provenance tifa;
  std::string edition, status, title, date, language, stage, issuer, place, path, encoding, source, sha256_source,
      sha256_text, reason;
  std::uint64_t source_bytes = 0;
  std::uint64_t han = 0, characters = 0, words = 0, word_count = 0;
  std::vector<std::pair<std::string, std::uint64_t>> parts;  // title, headings, … → characters
  std::vector<OutlineRow> outline;
  std::uint64_t kept_bytes = 0;
  std::vector<std::pair<std::string, std::uint64_t>> set_aside;  // reason → source bytes
  std::vector<std::string> versions;
  std::vector<FlagRow> flags;
};

struct CycleRow {
  std::string relation, edition, status, title, date;
  bool outgoing = false;  // this edition → that one
};

struct CycleAnswer {
  Provenance tifa;
  std::string edition, title, date, status;
  std::vector<CycleRow> rows;  // in order: what it follows, links, what follows it
  std::vector<std::string> not_held;
};

// One aim or task of an enumeration.
struct GoalItem {
  std::uint64_t rank = 0;  // 1-based place in its list
  std::string label;       // the mark it stands under: "一是", "1.", "——", "(a)"; empty when sentence by sentence
  std::string head;        // what it is known by: the run-in heading or first clause, for display
  std::string text;        // the whole item, for display
  Span span;               // of the whole item; in a partial edition too
};

// What one document enumerates in one place.
struct GoalList {
  std::string edition, date, status;  // status: held or partial; a list of a partial edition may lack items
  std::string role;                   // goals, tasks, other
  bool main = false;                  // the main goals or the main tasks of the edition; at most one list of each
  std::string form;                   // enumeration (一是…), list, paragraphs, sentences, headings
  std::string heading;                // the heading or opening words that introduce it
  std::vector<std::string> section;   // the section path, outermost first
  std::vector<GoalItem> items;
};

// What became of an item between two neighbouring editions that are held.
struct GoalChange {
  std::string a, b;                      // editions
  std::string change;                    // new, gone, kept, reordered, figure_changed, reworded, moved_up, moved_down
  std::uint64_t list_a = 0, list_b = 0;  // places in GoalsAnswer::lists; meaningful where the rank is not 0
  std::uint64_t rank_a = 0, rank_b = 0;  // 0: not there
  double similarity = 0;                 // 0..1 of the wordings, their figures and order aside
  std::string figures;                   // kept, changed, added, dropped; empty where there is none, or no pair
  // Of what is new or gone: the rank of the item of the other list that is worded like it but corresponds to another;
  // 0: none. Part of it may go on there.
  std::uint64_t like = 0;
  bool established = true;  // false for “new” and “gone” where the side that lacks the item is partial
};

struct GoalsAnswer {
  Provenance tifa;
  std::vector<GoalList> lists;      // in order of editions, then of the text
  std::vector<GoalChange> changes;  // in order of B's items, those gone after them
  Coverage coverage;
  std::vector<std::string> notes;
  std::string method;  // how aims are recognised, one sentence
};

struct RedlineAnswer {
  Provenance tifa;
  RedlineText a, b;
  std::vector<RedlineSection> sections;
  std::vector<RedlineBlock> blocks;
  std::vector<RedlinePassage> moves;
  RedlineSummary summary;
  std::vector<std::string> notes;
};

struct BlameAnswer {
  Provenance tifa;
  std::string edition;                // the newest
  std::vector<std::string> editions;  // followed, oldest first
  std::vector<BlameSentence> sentences;
  Coverage coverage;
  std::vector<std::string> notes;
};

struct AddedRow {
  std::string file, edition, title, date, language, status, note;
};

struct AddAnswer {
  Provenance tifa;
  std::vector<AddedRow> added;
  std::uint64_t refused = 0;
};

struct BuildAnswer {
  Provenance tifa;
  std::uint64_t editions = 0, missing = 0, partial = 0, documents = 0, ingested = 0, unchanged = 0, removed = 0,
                refused = 0, flagged = 0, source_bytes = 0;
  double seconds = 0;
};

struct VerifyFinding {
  std::string code, place, message;
};

struct VerifyAnswer {
  Provenance tifa;
  std::vector<VerifyFinding> findings;
};

}  // namespace tifa

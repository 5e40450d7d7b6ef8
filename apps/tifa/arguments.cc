#include "arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include "numbers.h"
#include "output_files.h"
#include "run.h"

namespace tifa::cli {
namespace {

// What a command is declared with: its part of the parser, the options of every command, and where --plot went.
struct Declaration {
  CLI::App& line;
  Options& options;
  CLI::Option*& plot;
};

// Has a value read by us, so that what is wrong with it is said in our words. `read` is handed the text of the value.
template <class Read>
void read_by(CLI::Option& option, const char* kind, const Read& read) {
  const auto take = [read](std::string& value) -> std::string {
    const Result<std::uint64_t> number = read(value);
    if (!number) return number.error().sentence();
    value = std::to_string(*number);
    return {};
  };
  option.transform(CLI::Validator(take, ""))->type_name(kind);
}

void add_number(CLI::App& line, const char* name, std::uint32_t& value, const char* what, std::uint32_t least = 0,
                std::uint32_t most = std::numeric_limits<std::uint32_t>::max()) {
  read_by(*line.add_option(name, value, what), "NUMBER",
          [least, most](const std::string& text) { return read_number(text, least, most); });
}

// One of a few words.
void take_one_of(CLI::Option& option, const std::vector<std::string>& known) {
  const auto find = [known](const std::string& value) -> std::string {
    if (std::find(known.begin(), known.end(), value) != known.end()) return {};
    return "“" + value + "” is not known; known are " + CLI::detail::join(known, ", ");
  };
  option.check(CLI::Validator(find, "{" + CLI::detail::join(known, ",") + "}"));
}

void add_term_options(Declaration to, TermRequest& request) {
  to.line.add_option("term", request.terms,
                     "what to look for: a phrase, alternatives a|b, wildcards * ?, /an RE2 pattern/");
  to.line.add_option("--theme", request.themes, "a theme of tifa.toml");
  to.line.add_option("--in", request.in,
                     "editions: gwr, gwr:2025, gwr:2015..2025, gwr:latest, gwr:2021^, …@en, place=NAME, a collection");
  to.line.add_option(
      "--rule", request.rule,
      "substring, word, maximal, overlap, plural, inflection, hyphens, case, fold=none, -headings … joined by commas");
  to.line.add_option(
      "--fold", request.fold,
      "what is taken as equal: default, none (the text as it stands), plural, inflection (develop, developed …), "
      "hyphens (self-reliance, self reliance), case (letter case as typed); joined by commas");
  to.line.add_option("--scope", request.scope,
                     "parts counted: title,headings,run-ins,body,notes, or left out as -headings");
  to.line.add_option("--section", request.section, "only sections whose heading contains this");
  to.line.add_option("--since", request.since, "only editions from this year or date on");
  to.line.add_option("--not-inside", request.not_inside, "a longer term inside whose hits nothing counts");
}

void add_language_option(Declaration to, const char* what) {
  take_one_of(*to.line.add_option("--lang", to.options.rendering.language, what), {"en", "zh"});
}

void add_plot_option(Declaration to) {
  to.plot = to.line.add_option("--plot", to.options.picture,
                               "also write a picture: a file ending in .svg, .png, .pdf, .vl.json");
  add_language_option(to, "the picture's own words: en (default) or zh");
}

void add_partial_option(Declaration to, bool& allowed) {
  to.line.add_flag("--partial", allowed, "take editions that are held only in part");
}

void add_fetch_options(Declaration to, FetchOptions& fetching) {
  add_number(to.line, "--timeout", fetching.seconds, "seconds that one document may take (default 120)", 1, 3600);
  to.line.add_flag("--allow-private", fetching.allow_private,
                   "fetch from private, loopback and link-local networks too");
}

void declare(Declaration to, InitCommand& command) {
  to.line.add_option("folder", command.folder, "the folder (default: the current one)");
  to.line
      .add_option("--series", command.series,
                  "ready-made series to declare, with the editions that exist: constitution-cn, cpc, fomc, "
                  "fyp-outline, fyp-proposal, gwr, inaugural, plenum, sotu")
      ->delimiter(',')
      ->allow_extra_args(false);  // what follows the names is the folder
}

void declare(Declaration to, AddCommand& command) {
  to.line.add_option("file", command.files, "documents, folders of them, or addresses of the web")->required();
  to.line.add_option("--series", command.request.series,
                     "the series they belong to (a ready-made one, such as gwr, is declared if the corpus does not)");
  to.line.add_option("--id", command.request.id, "the edition, for one file");
  to.line.add_option("--language", command.request.language, "zh or en");
  to.line.add_option("--stage", command.request.stage, "draft, delivered, adopted …");
  take_one_of(*to.line.add_option("--changes", command.request.changes,
                                  "tracked changes of Word and OpenDocument texts: accepted or rejected"),
              {"accepted", "rejected"});
  to.line.add_option("--date", command.request.date, "2025-03-05, 2025-03 or 2025");
  add_fetch_options(to, command.fetching);
}

void declare(Declaration to, UpdateCommand& command) {
  UpdateRequest& request = command.request;
  to.line.add_option("editions", request.in, "editions (default: all)");
  CLI::Option* accepting =
      to.line.add_flag("--accept", request.accept, "let what the last update showed replace what is there");
  to.line
      .add_flag("--missing", request.missing, "also fetch editions that are not held and have an address in tifa.toml")
      ->excludes(accepting);
  add_fetch_options(to, request.fetch);
}

void declare(Declaration to, ImportCommand& command) {
  to.line.add_option("table", command.table, "the file")->required();
  to.line.add_option("--series", command.request.series, "the series that the rows belong to")->required();
  to.line.add_option("--id", command.request.id, "column of the edition (guessed when not given)");
  to.line.add_option("--date", command.request.date, "column of the date");
  to.line.add_option("--text", command.request.text, "column of the text");
  to.line.add_option("--title", command.request.title, "column of the title");
}

void declare(Declaration to, BuildCommand& command) {
  to.line.add_flag("--full", command.full, "read everything again");
  read_by(*to.line.add_option("--memory", to.options.memory,
                              "about how much memory to take, as 500MB or 2GB (default: a quarter of the machine's)"),
          "SIZE", read_memory);
}

void declare(Declaration /*to*/, VerifyCommand& /*command*/) {}

void declare(Declaration to, StatusCommand& command) {
  to.line.add_option("--document", command.document, "an edition: its outline with the length of each section");
  to.line.add_option("--in", command.in, "editions (default: all)");
  CLI::Option* audit =
      to.line.add_flag("--audit", command.audit, "what was kept of each source and what set aside, with the reason");
  to.line.add_flag("--sources", command.sources, "where and when the texts were fetched")->excludes(audit);
  add_plot_option(to);
}

void declare(Declaration to, SourceCommand& command) {
  to.line.add_option("edition", command.request.edition, "an edition")->required();
  to.line.add_flag("--all", command.request.all, "white space, markup and scripts too");
}

void declare(Declaration to, CycleCommand& command) {
  to.line.add_option("edition", command.edition, "an edition")->required();
}

void declare(Declaration to, GoalsCommand& command) {
  to.line.add_option("editions", command.request.in, "one edition: its lists; several: each beside the one before it")
      ->required();
  to.line.add_flag("--all", command.request.all, "every enumeration, also of principles, problems, achievements");
  add_plot_option(to);
}

void declare(Declaration to, CountCommand& command) {
  add_term_options(to, command.request);
  to.line.add_option("--by", command.request.by, "edition (default), section, series, year, place");
  to.line.add_option("--length", command.request.length,
                     "what rates are taken over: characters, han, words, word-count");
  to.line.add_flag("--explain", command.request.explain, "the same count under other rules");
  to.line.add_flag("--evidence", command.request.evidence, "every hit with its section and context");
  add_plot_option(to);
  to.plot->expected(0, 1)->description(
      "bars of the rates in the table; with a file ending in .svg, .png, .pdf or .vl.json a picture");
}

void declare(Declaration to, FirstCommand& command) {
  add_term_options(to, command.request);
  to.line.add_flag("--gaps", command.request.gaps, "also where the term was absent and came back");
  add_plot_option(to);
}

void declare_last(Declaration to, FirstCommand& command) {
  command.request.last = true;
  declare(to, command);
}

void declare(Declaration to, TraceCommand& command) {
  add_term_options(to, command.request);
  add_number(to.line, "--limit", command.request.limit, "rows of each part (default 10; 0: all)");
  add_plot_option(to);
}

void declare(Declaration to, KwicCommand& command) {
  add_term_options(to, command.request);
  to.line.add_option("--sort", command.request.sort, "text (default), left, right");
  add_number(to.line, "--context", command.request.context, "characters on each side (default 30)");
  add_number(to.line, "--limit", command.request.limit, "lines at most (default 1000; 0: all)");
  add_plot_option(to);
}

void declare(Declaration to, CompareCommand& command) {
  CompareRequest& request = command.request;
  to.line.add_option("a", request.a, "the older edition, or a range")->required();
  to.line.add_option("b", request.b, "the newer edition");
  add_number(to.line, "--limit", request.limit, "phrases of each change (default 30; 0: all)");
  to.line.add_option("--since", request.since,
                     "a year or date: “new” is what no edition from then on has; without B, A is compared "
                     "with the edition before it");
  take_one_of(*to.line.add_option("--show", to.options.rendering.show,
                                  "only phrases, statistics (every measure of each phrase), sections or themes"),
              {"phrases", "statistics", "sections", "themes"});
  add_number(to.line, "--permutation", request.permutations,
             "with --show statistics: p by dealing the paragraphs anew so many times, e.g. 10000", 1, 1000000);
  add_plot_option(to);
  add_partial_option(to, request.allow_partial);
}

void declare(Declaration to, ReportCommand& command) {
  ReportRequest& request = command.request;
  to.line.add_option("a", request.a, "the older edition, or a range")->required();
  to.line.add_option("b", request.b, "the newer edition");
  to.line.add_option("--term", request.terms,
                     "a term to follow over all editions (default: themes and the strongest phrases)");
  to.line.add_option("--theme", request.themes, "a theme of tifa.toml to follow");
  add_language_option(to, "the page's own words: en (default) or zh");
  add_number(to.line, "--limit", request.limit, "phrases of each change (default 20; 0: all)");
  add_number(to.line, "--evidence", request.evidence, "sentences shown of a number, at most (default 40)");
  add_partial_option(to, request.allow_partial);
}

void declare(Declaration to, RedlineCommand& command) {
  RenderOptions& rendering = to.options.rendering;
  to.line.add_option("a", command.request.a, "the older edition, or a range")->required();
  to.line.add_option("b", command.request.b, "the newer edition");
  to.line.add_flag("--blame", command.blame,
                   "of a range: since which edition each sentence of the newest stands so, and its wordings");
  to.line.add_flag("--steps", command.steps, "of a range: each edition against the held one before it");
  to.line.add_flag("--side-by-side", rendering.side_by_side, "A and B beside each other (in tables)");
  to.line.add_flag("--summary", rendering.summary,
                   "in words: sections, figures, firmer and weaker sentences, the weightiest rewordings");
  to.line.add_flag("--full", rendering.full, "unchanged text too (in tables)");
  to.line.add_option("--author", rendering.author,
                     "the author of the tracked changes of a Word document (default: tifa)");
  add_language_option(to, "the page's own words: en (default) or zh");
  add_partial_option(to, command.request.allow_partial);
}

void declare(Declaration to, CheckCommand& command) {
  to.line.add_option("article", command.articles, "text, Markdown or HTML; - for standard input");
  to.line.add_option("--in", command.in, "the editions that claims may be about (default: the whole corpus)");
  to.line.add_option("--date", command.date, "when the article was published (found in it where not given)");
  to.line.add_option("--claims", command.claims, "claims given as data: .jsonl, .json, .csv, .toml, or -");
  add_language_option(to, "the page's own words: en (default) or zh");
}

void declare(Declaration to, ClaimsCommand& command) {
  to.line.add_option("edition", command.request.edition, "the edition, held in full")->required();
  add_number(to.line, "--limit", command.request.limit, "statements at most (default 20)");
  add_language_option(to, "the statements' own words: en (default) or zh");
}

// A command as the help lists it. Only the one that the line names is declared with its options: to declare all takes a
// good part of the time of a count.
struct Entry {
  const char* name;
  const char* what;
  std::initializer_list<const char*> examples;
  std::function<void(Declaration, Command&)> declare;
};

template <class One, void (*declare_one)(Declaration, One&) = &declare>
void declare_as(Declaration to, Command& command) {
  declare_one(to, command.emplace<One>());
}

const std::array<Entry, 20>& entries() {
  static const std::array<Entry, 20> all = {{
      {"init",
       "start a corpus: a folder with a tifa.toml",
       {"tifa init reports", "tifa init reports --series gwr,fyp-proposal"},
       declare_as<InitCommand>},
      {"add",
       "put documents in; finds title, date, language, series and edition where it can",
       {"tifa add downloads/*.txt", "tifa add plan-8.txt --series plan --id 8 --date 2025-10-17",
        "tifa add https://example.org/plan-8.html --series plan"},
       declare_as<AddCommand>},
      {"update",
       "ask again for sources that have an address; shows what changed and replaces nothing",
       {"tifa update", "tifa update plan:8", "tifa update --accept", "tifa update plan --missing"},
       declare_as<UpdateCommand>},
      {"import",
       "put in a table of documents, one a row (JSONL, CSV, TSV)",
       {"tifa import reports.jsonl --series gwr --id year --text content"},
       declare_as<ImportCommand>},
      {"build", "index what changed", {"tifa build", "tifa build --full"}, declare_as<BuildCommand>},
      {"status",
       "what the corpus holds and lacks; the outline of one document",
       {"tifa status", "tifa status --document plan:8", "tifa status --audit"},
       declare_as<StatusCommand>},
      {"source",
       "the original beside the clean text: what was kept, what set aside and why",
       {"tifa source plan:8", "tifa source plan:8 --all --format json"},
       declare_as<SourceCommand>},
      {"cycle",
       "where a document stands: what it follows, explains, leads to",
       {"tifa cycle plan:8"},
       declare_as<CycleCommand>},
      {"goals",
       "what editions enumerate as aims and tasks; what is new, gone, reworded, moved, which figures changed",
       {"tifa goals plan:8", "tifa goals plan:7..8", "tifa goals plan --all --format json"},
       declare_as<GoalsCommand>},
      {"verify", "check every hash: sources, texts, index", {"tifa verify"}, declare_as<VerifyCommand>},
      {"count",
       "how often a term stands in each edition, its rate, and how that moved",
       {"tifa count 科技 --in plan", "tifa count '科技|技术' 安全 --in plan:7..8 --explain",
        "tifa count 港口 --in plan:8 --by section", "tifa count 'develop*' --in plan@en --plot",
        "tifa count 科技 安全 --in plan --plot plans.svg"},
       declare_as<CountCommand>},
      {"first",
       "the first use of a term, and whether the texts at hand establish it",
       {"tifa first 潮汐算力 --in plan", "tifa first 耕海牧渔 --in plan --gaps"},
       declare_as<FirstCommand>},
      {"last", "the last use of a term", {"tifa last 计划配给 --in plan"}, declare_as<FirstCommand, &declare_last>},
      {"trace",
       "a formulation's life: first and last use, pace, variants, what it grew out of and displaced",
       {"tifa trace 蓝色经济 --in plan", "tifa trace port --in plan@en --fold inflection",
        "tifa trace 蓝色经济 --in plan --plot life.svg"},
       declare_as<TraceCommand>},
      {"kwic",
       "a concordance: every hit in its context",
       {"tifa kwic 蓝色经济 --in plan:8 --sort right", "tifa kwic 科技 --in plan --plot where.svg"},
       declare_as<KwicCommand>},
      {"compare",
       "what moved: phrases new, dropped, back, up, down; sections; themes",
       {"tifa compare plan:7 plan:8", "tifa compare plan:7@en plan:8@en --show sections",
        "tifa compare plan:5..8 --limit 10", "tifa compare plan:8 --since 2005",
        "tifa compare plan:7 plan:8 --show statistics --permutation 10000",
        "tifa compare plan:7 plan:8 --plot moved.svg"},
       declare_as<CompareCommand>},
      {"report",
       "one page of all that changed: findings, phrases, terms over time, sections, goals, sources",
       {"tifa report plan:7 plan:8 -o report.html", "tifa report plan:7 plan:8 --lang zh --term 科技 -o report.html",
        "tifa report plan:5..8 --format json"},
       declare_as<ReportCommand>},
      {"redline",
       "what was reworded, moved, split, merged, renumbered, inserted and deleted between two editions",
       {"tifa redline plan:7 plan:8", "tifa redline plan:7 plan:8 --summary",
        "tifa redline plan:7 plan:8 --side-by-side", "tifa redline plan:7 plan:8 -o redline.html",
        "tifa redline plan:7 plan:8 -o redline.docx", "tifa redline plan:5..8 --steps",
        "tifa redline plan:5..8 --blame", "tifa redline plan:7@en plan:8@en --format json"},
       declare_as<RedlineCommand>},
      {"check",
       "every claim in an article, its verdict and evidence",
       {"tifa check article.txt", "tifa check - --in plan --date 2025-10-20 < article.txt",
        "tifa check article.txt -o page.html", "tifa check --claims claims.toml",
        "tifa claims plan:8 --format jsonl | tifa check --claims -"},
       declare_as<CheckCommand>},
      {"claims",
       "the strongest true statements of an edition, each with rule and coverage",
       {"tifa claims plan:8", "tifa claims plan:8 --lang zh --limit 10",
        "tifa claims plan:8 --format jsonl > claims.jsonl"},
       declare_as<ClaimsCommand>},
  }};
  return all;
}

// What the help says of what is missing; empty for what it does not know.
std::string described(const CLI::App& line, const std::string& name) {
  for (const CLI::App* command : line.get_subcommands())
    if (const CLI::Option* option = command->get_option_no_throw(name)) return " (" + option->get_description() + ")";
  return {};
}

// What the parser says in words of its own, which name types of the program.
std::string in_plain_words(const CLI::App& line, const CLI::Error& error) {
  const std::string kind = error.get_name();
  std::string said = error.what();
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
    const std::string first = line.remaining(true).front();
    if (first.starts_with("-")) return "there is no option “" + first + "” here";
    return "“" + first + "” is more than the command takes";
  }
  if (kind == "RequiredError") {
    constexpr std::string_view kRequired = " is required";
    if (line.get_subcommands().empty()) return "no command is given";
    if (!said.ends_with(kRequired)) return said;
    const std::string name = said.substr(0, said.size() - kRequired.size());
    return name + " is missing" + described(line, name);
  }
  if (kind == "ExcludesError") {
    constexpr std::string_view kExcludes = " excludes ";
    const std::size_t at = said.find(kExcludes);
    if (at == std::string::npos) return said;
    return said.substr(0, at) + " is not given together with " + said.substr(at + kExcludes.size());
  }
  const std::size_t colon = said.find(": ");
  if (kind != "ArgumentMismatch" || colon == std::string::npos) return said;
  const std::string option = said.substr(0, colon);
  if (said.ends_with(" missing")) return option + ": its value is missing";
  if (said.find("At Most 1 required") != std::string::npos) return option + " stands there more than once";
  return said;
}

void declare_common(CLI::App& line, Options& options) {
  line.require_subcommand(1);
  line.fallthrough();
  line.set_version_flag("--version", "tifa " + version());
  line.failure_message([](const CLI::App* failed, const CLI::Error& error) {
    return "tifa: " + in_plain_words(*failed, error) + "; see tifa --help\n";
  });
  line.add_option("-C", options.folder, "the corpus folder, or one inside it (default: the current folder)");
  line.add_option(
      "--format", options.format,
      "table (default on a terminal), tsv (default in a pipe), csv, json, jsonl, md, xlsx; html of a report, "
      "a redline or a check, docx of a redline");
  line.add_option(
      "-o,--output", options.output,
      "write the answer to this file, replacing one that is there; the end of its name gives the format: .csv "
      ".tsv .json .jsonl .md .xlsx .html .docx, .txt for the table");
  line.add_flag("--quiet,-q", options.quiet, "no notes, warnings or progress");
  line.add_flag("!--no-pager", options.paged,
                "write long answers straight to the terminal, not through $PAGER or less");
  add_number(line, "--threads", options.threads,
             "how many threads a command takes (default: as many as the machine has)");
}

// The first word that is no option; empty where there is none.
std::string first_word(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    if (takes_value(word)) ++i;
    if (!word.starts_with("-")) return word;
  }
  return {};
}

std::string names_of_all() {
  std::string names;
  for (const Entry& entry : entries()) names.append(names.empty() ? "" : ", ").append(entry.name);
  return names;
}

// The lines under a command's help.
std::string footer(const Entry& entry) {
  std::string text = "Examples:";
  for (const char* example : entry.examples) text.append("\n  ").append(example);
  return text;
}

}  // namespace

Arguments read_arguments(int argc, char** argv) {
  Arguments read;
  read.status = kError;
  CLI::App line{
      "tifa counts, compares and traces the wording of successive editions of official documents.\n"
      "Every number comes with its counting rule, the editions it covers, and its evidence.",
      "tifa"};
  declare_common(line, read.options);
  const std::string named = first_word(argc, argv);
  CLI::Option* plot = nullptr;
  bool known = named.empty();
  for (const Entry& entry : entries()) {
    CLI::App* sub = line.add_subcommand(entry.name, entry.what);
    if (named != entry.name) continue;
    known = true;
    sub->footer(footer(entry));
    entry.declare({*sub, read.options, plot}, read.command);
  }
  if (!known) {
    print_error("there is no command “" + named + "”; known are " + names_of_all());
    return read;
  }
  try {
    line.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    read.status = line.exit(error, std::cout, std::cerr) == 0 ? kOk : kError;
    return read;
  }
  if (plot != nullptr) {
    read.options.plotted = plot->count() > 0;
    read.options.bars = plot->get_expected_min() == 0;
  }
  if (const Status possible = check_output_files(read.options, read.command); !possible) {
    fail_with(possible.error());
    return read;
  }
  if (const Status settled = settle_output(read.options); !settled) {
    fail_with(settled.error());
    return read;
  }
  read.options.rendering.command = question_of(argc, argv);
  read.options.rendering.threads = read.options.threads;
  read.run = true;
  return read;
}

}  // namespace tifa::cli

// tifa: the program. Arguments in, one use case called, its answer rendered, an exit status: 0 ok, 1 the answer is “not
// found” or “differs”, 2 an error.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include <tifa/app.h>
#include <tifa/audit.h>
#include <tifa/check.h>
#include <tifa/claims.h>
#include <tifa/fetch.h>
#include <tifa/picture.h>
#include <tifa/redline_steps.h>
#include <tifa/render.h>
#include <tifa/report.h>
#include <tifa/trace.h>

#include "input.h"
#include "output.h"
#include "run.h"

namespace tifa::cli {
namespace {

void add_term_options(CLI::App& command, TermRequest& request, bool positional = true) {
  if (positional)
    command.add_option("term", request.terms,
                       "what to look for: a phrase, alternatives a|b, wildcards * ?, /an RE2 pattern/");
  command.add_option("--theme", request.themes, "a theme of tifa.toml");
  command.add_option("--in", request.in,
                     "editions: gwr, gwr:2025, gwr:2015..2025, gwr:latest, gwr:2021^, …@en, place=NAME, a collection");
  command.add_option(
      "--rule", request.rule,
      "substring, word, maximal, overlap, plural, inflection, hyphens, case, fold=none, -headings … joined by commas");
  command.add_option(
      "--fold", request.fold,
      "what is taken as equal: default, none (the text as it stands), plural, inflection (develop, developed …), "
      "hyphens (self-reliance, self reliance), case (letter case as typed); joined by commas");
  command.add_option("--scope", request.scope,
                     "parts counted: title,headings,run-ins,body,notes, or left out as -headings");
  command.add_option("--section", request.section, "only sections whose heading contains this");
  command.add_option("--since", request.since, "only editions from this year or date on");
  command.add_option("--not-inside", request.not_inside, "a longer term inside whose hits nothing counts");
}

void add_language_option(CLI::App& command, Options& options, const char* what) {
  command.add_option("--lang", options.rendering.language, what)->check(CLI::IsMember({"en", "zh"}));
}

void add_plot_option(CLI::App& command, Options& options) {
  CLI::Option* option = command.add_option("--plot", options.picture,
                                           "also write a picture: a file ending in .svg, .png, .pdf, .vl.json");
  command.preparse_callback([&options, option](std::size_t) { options.plot = option; });
  add_language_option(command, options, "the picture's own words: en (default) or zh");
}

void add_fetch_options(CLI::App& command, FetchOptions& fetching) {
  command.add_option("--timeout", fetching.seconds, "seconds that one document may take (default 120)")
      ->check(CLI::Range(1, 3600));
  command.add_flag("--allow-private", fetching.allow_private,
                   "fetch from private, loopback and link-local networks too");
}

std::string examples(std::initializer_list<const char*> lines) {
  std::string text = "Examples:";
  for (const char* line : lines) text += std::string("\n  ") + line;
  return text;
}

int run(int argc, char** argv) {
  CLI::App app{
      "tifa counts, compares and traces the wording of successive editions of official documents.\n"
      "Every number comes with its counting rule, the editions it covers, and its evidence.",
      "tifa"};
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", "tifa " + version());
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return "tifa: " + std::string(error.what()) + "; see tifa --help\n";
  });
  Options options;
  app.add_option("-C", options.folder, "the corpus folder, or one inside it (default: the current folder)");
  app.add_option("--format", options.format,
                 "table (default on a terminal), tsv (default in a pipe), csv, json, jsonl, md, xlsx");
  app.add_option(
      "-o,--output", options.output,
      "write the answer to this file, replacing one that is there; the end of its name gives the format: .csv "
      ".tsv .json .jsonl .md .xlsx, .txt for the table");
  app.add_flag("--quiet,-q", options.quiet, "no notes, warnings or progress");
  app.add_flag("!--no-pager", options.paged, "write long answers straight to the terminal, not through $PAGER or less");
  app.add_option("--threads", options.threads, "how many threads a build takes (default: as many as the machine has)");

  int status = kOk;
  const auto command = [&](const char* name, const char* what, std::initializer_list<const char*> lines) {
    CLI::App* sub = app.add_subcommand(name, what);
    sub->footer(examples(lines));
    return sub;
  };

  std::string folder = ".";
  CLI::App* init_command = command("init", "start a corpus: a folder with a tifa.toml",
                                   {"tifa init reports", "tifa init reports --series gwr,fyp-proposal"});
  init_command->add_option("folder", folder, "the folder (default: the current one)");
  std::vector<std::string> ready_made;
  init_command
      ->add_option("--series", ready_made,
                   "ready-made series to declare, with the editions that exist: constitution-cn, cpc, fomc, "
                   "fyp-outline, fyp-proposal, gwr, inaugural, plenum, sotu")
      ->delimiter(',')
      ->allow_extra_args(false);  // what follows the names is the folder
  init_command->callback([&] {
    const std::string where = folder == "." ? options.folder : folder;
    if (!options.output.empty())
      status = fail_with({ErrorCode::kUsage, "init gives no answer to write", "-o", "leave it out"});
    else if (auto made = init(where, ready_made); !made)
      status = fail_with(made.error());
    else if (!options.quiet)
      std::cerr << "made " << (std::filesystem::path(where) / "tifa.toml").string() << "; next: tifa add FILE…\n";
  });

  AddRequest adding;
  std::vector<std::string> files;
  CLI::App* add_command =
      command("add", "put documents in; finds title, date, language, series and edition where it can",
              {"tifa add downloads/*.txt", "tifa add plan-8.txt --series plan --id 8 --date 2025-10-17",
               "tifa add https://example.org/plan-8.html --series plan"});
  FetchOptions fetching;
  add_command->add_option("file", files, "documents, folders of them, or addresses of the web")->required();
  add_command->add_option("--series", adding.series, "the series they belong to");
  add_command->add_option("--id", adding.id, "the edition, for one file");
  add_command->add_option("--language", adding.language, "zh or en");
  add_command->add_option("--stage", adding.stage, "draft, delivered, adopted …");
  add_command
      ->add_option("--changes", adding.changes, "tracked changes of Word and OpenDocument texts: accepted or rejected")
      ->check(CLI::IsMember({"accepted", "rejected"}));
  add_command->add_option("--date", adding.date, "2025-03-05, 2025-03 or 2025");
  add_fetch_options(*add_command, fetching);
  add_command->callback([&] {
    adding.files.assign(files.begin(), files.end());
    std::uint64_t refused = 0;
    status = change(
        options,
        [&](const Context& context, Diagnostics& diagnostics) {
          auto answer = add(options.folder, adding, fetching, context, diagnostics);
          if (answer) refused = answer->refused;
          return answer;
        },
        [&] { return refused > 0 ? kError : kOk; });
  });

  UpdateRequest updating;
  CLI::App* update_command =
      command("update", "ask again for sources that have an address; shows what changed and replaces nothing",
              {"tifa update", "tifa update plan:8", "tifa update --accept", "tifa update plan --missing"});
  update_command->add_option("editions", updating.in, "editions (default: all)");
  CLI::Option* accepting =
      update_command->add_flag("--accept", updating.accept, "let what the last update showed replace what is there");
  update_command
      ->add_flag("--missing", updating.missing,
                 "also fetch editions that are not held and have an address in tifa.toml")
      ->excludes(accepting);
  add_fetch_options(*update_command, fetching);
  update_command->callback([&] {
    int differs = kOk;
    status = change(
        options,
        [&](const Context& context, Diagnostics& diagnostics) {
          updating.fetch = fetching;
          auto answer = update(options.folder, updating, context, diagnostics);
          if (answer && answer->waiting > 0) differs = kNotFound;
          if (answer && answer->failed > 0) differs = kError;
          return answer;
        },
        [&] { return differs; });
  });

  ImportRequest importing;
  std::string table;
  CLI::App* import_command = command("import", "put in a table of documents, one a row (JSONL, CSV, TSV)",
                                     {"tifa import reports.jsonl --series gwr --id year --text content"});
  import_command->add_option("table", table, "the file")->required();
  import_command->add_option("--series", importing.series, "the series that the rows belong to")->required();
  import_command->add_option("--id", importing.id, "column of the edition (guessed when not given)");
  import_command->add_option("--date", importing.date, "column of the date");
  import_command->add_option("--text", importing.text, "column of the text");
  import_command->add_option("--title", importing.title, "column of the title");
  import_command->callback([&] {
    importing.table = table;
    status = change(options, [&](const Context& context, Diagnostics& diagnostics) {
      return import_table(options.folder, importing, context, diagnostics);
    });
  });

  bool full = false;
  CLI::App* build_command = command("build", "index what changed", {"tifa build", "tifa build --full"});
  build_command->add_flag("--full", full, "read everything again");
  build_command
      ->add_option("--memory", options.memory,
                   "about how much memory to take, as 500MB or 2GB (default: a quarter of the machine's)")
      ->transform(CLI::AsSizeValue(true))
      ->type_name("SIZE");
  build_command->callback([&] {
    status = change(options, [&](const Context& context, Diagnostics& diagnostics) {
      return build_corpus(options.folder, full, context, diagnostics);
    });
  });

  std::string document, status_in;
  CLI::App* status_command = command("status", "what the corpus holds and lacks; the outline of one document",
                                     {"tifa status", "tifa status --document plan:8", "tifa status --audit"});
  status_command->add_option("--document", document, "an edition: its outline with the length of each section");
  status_command->add_option("--in", status_in, "editions (default: all)");
  bool audited = false;
  CLI::Option* auditing =
      status_command->add_flag("--audit", audited, "what was kept of each source and what set aside, with the reason");
  bool with_sources = false;
  status_command->add_flag("--sources", with_sources, "where and when the texts were fetched")->excludes(auditing);
  add_plot_option(*status_command, options);
  status_command->callback([&] {
    if (with_sources)
      status = ask(options, [&](const Workspace& w, const Context&) {
        return sources(w, document.empty() ? status_in : document);
      });
    else if (audited && document.empty())
      status = ask(options, [&](const Workspace& w, const Context&) { return audit(w, status_in); });
    else if (audited)
      status = ask(options, [&](const Workspace& w, const Context& c) {
        return source(w, {document, true, false}, c);
      });
    else if (document.empty())
      status = ask(options, [&](const Workspace& w, const Context&) { return tifa::status(w, status_in); });
    else
      status = ask(options, [&](const Workspace& w, const Context&) { return document_status(w, document); });
  });

  std::string edition;
  SourceRequest original;
  CLI::App* source_command =
      command("source", "the original beside the clean text: what was kept, what set aside and why",
              {"tifa source plan:8", "tifa source plan:8 --all --format json"});
  source_command->add_option("edition", original.edition, "an edition")->required();
  source_command->add_flag("--all", original.all, "white space, markup and scripts too");
  source_command->callback(
      [&] { status = ask(options, [&](const Workspace& w, const Context& c) { return source(w, original, c); }); });

  CLI::App* cycle_command =
      command("cycle", "where a document stands: what it follows, explains, leads to", {"tifa cycle plan:8"});
  cycle_command->add_option("edition", edition, "an edition")->required();
  cycle_command->callback(
      [&] { status = ask(options, [&](const Workspace& w, const Context&) { return cycle(w, edition); }); });

  GoalsRequest aiming;
  CLI::App* goals_command =
      command("goals", "what editions enumerate as aims and tasks; what is new, gone, reworded, moved",
              {"tifa goals plan:8", "tifa goals plan:7..8", "tifa goals plan --all --format json"});
  goals_command->add_option("editions", aiming.in, "one edition: its lists; several: each beside the one before it")
      ->required();
  goals_command->add_flag("--all", aiming.all, "every enumeration, also of principles, problems, achievements");
  add_plot_option(*goals_command, options);
  goals_command->callback([&] {
    bool found = true;
    status = ask(options, [&](const Workspace& w, const Context& c) {
      auto answer = goals(w, aiming, c);
      found = !answer || !answer->lists.empty();
      return answer;
    });
    if (status == kOk && !found) status = kNotFound;
  });

  CLI::App* verify_command = command("verify", "check every hash: sources, texts, index", {"tifa verify"});
  verify_command->callback([&] {
    bool found = false;
    status = ask(options, [&](const Workspace& w, const Context& context) {
      auto answer = verify(w, context);
      found = answer && !answer->findings.empty();
      return answer;
    });
    if (status == kOk && found) status = kNotFound;
  });

  CountRequest counting;
  CLI::App* count_command =
      command("count", "how often a term stands in each edition, its rate, and how that moved",
              {"tifa count 科技 --in plan", "tifa count '科技|技术' 安全 --in plan:7..8 --explain",
               "tifa count 港口 --in plan:8 --by section", "tifa count 'develop*' --in plan@en --plot",
               "tifa count 科技 安全 --in plan --plot plans.svg"});
  add_term_options(*count_command, counting);
  count_command->add_option("--by", counting.by, "edition (default), section, series, year, place");
  count_command->add_option("--length", counting.length,
                            "what rates are taken over: characters, han, words, word-count");
  count_command->add_flag("--explain", counting.explain, "the same count under other rules");
  count_command->add_flag("--evidence", counting.evidence, "every hit with its section and context");
  add_plot_option(*count_command, options);
  count_command->get_option("--plot")->expected(0, 1)->description(
      "bars of the rates in the table; with a file ending in .svg, .png, .pdf or .vl.json a picture");
  count_command->callback([&] {
    options.rendering.plot = options.plot != nullptr && options.plot->count() > 0 && options.picture.empty();
    status = ask(options, [&](const Workspace& w, const Context& c) { return count(w, counting, c); });
  });

  FirstRequest asking;
  const auto first_or_last = [&](const char* name, const char* what, bool last,
                                 std::initializer_list<const char*> lines) {
    CLI::App* sub = command(name, what, lines);
    add_term_options(*sub, asking);
    sub->add_flag("--gaps", asking.gaps, "also where the term was absent and came back");
    add_plot_option(*sub, options);
    sub->callback([&, last] {
      asking.last = last;
      bool found = true;
      status = ask(options, [&](const Workspace& w, const Context& c) {
        auto answer = first(w, asking, c);
        if (answer) {
          found = false;
          for (const FirstRow& row : answer->terms) found = found || row.first;
        }
        return answer;
      });
      if (status == kOk && !found) status = kNotFound;
    });
  };
  first_or_last("first", "the first use of a term, and whether the texts at hand establish it", false,
                {"tifa first 潮汐算力 --in plan", "tifa first 耕海牧渔 --in plan --gaps"});
  first_or_last("last", "the last use of a term", true, {"tifa last 计划配给 --in plan"});

  TraceRequest tracing;
  CLI::App* trace_command =
      command("trace", "a formulation's life: first and last use, pace, variants, what it grew out of and displaced",
              {"tifa trace 蓝色经济 --in plan", "tifa trace port --in plan@en --fold inflection",
               "tifa trace 蓝色经济 --in plan --plot life.svg"});
  add_term_options(*trace_command, tracing);
  trace_command->add_option("--limit", tracing.limit, "rows of each part (default 10; 0: all)");
  add_plot_option(*trace_command, options);
  trace_command->callback([&] {
    bool found = true;
    status = ask(options, [&](const Workspace& w, const Context& c) {
      auto answer = trace(w, tracing, c);
      if (answer)
        found = std::any_of(answer->lives.begin(), answer->lives.end(),
                            [](const Life& life) { return life.uses.first.has_value(); });
      return answer;
    });
    if (status == kOk && !found) status = kNotFound;
  });

  KwicRequest showing;
  CLI::App* kwic_command =
      command("kwic", "a concordance: every hit in its context",
              {"tifa kwic 蓝色经济 --in plan:8 --sort right", "tifa kwic 科技 --in plan --plot where.svg"});
  add_term_options(*kwic_command, showing);
  kwic_command->add_option("--sort", showing.sort, "text (default), left, right");
  kwic_command->add_option("--context", showing.context, "characters on each side (default 30)");
  kwic_command->add_option("--limit", showing.limit, "lines at most (default 1000; 0: all)");
  add_plot_option(*kwic_command, options);
  kwic_command->callback([&] {
    bool found = true;
    showing.strips = options.plot != nullptr && options.plot->count() > 0;
    status = ask(options, [&](const Workspace& w, const Context& c) {
      auto answer = kwic(w, showing, c);
      found = !answer || answer->total > 0;
      return answer;
    });
    if (status == kOk && !found) status = kNotFound;
  });

  CompareRequest comparing;
  CLI::App* compare_command = command("compare", "what moved: phrases new, dropped, back, up, down; sections; themes",
                                      {"tifa compare plan:7 plan:8", "tifa compare plan:7@en plan:8@en --show sections",
                                       "tifa compare plan:5..8 --limit 10", "tifa compare plan:8 --since 2005",
                                       "tifa compare plan:7 plan:8 --show statistics --permutation 10000",
                                       "tifa compare plan:7 plan:8 --plot moved.svg"});
  compare_command->add_option("a", comparing.a, "the older edition, or a range")->required();
  compare_command->add_option("b", comparing.b, "the newer edition");
  compare_command->add_option("--limit", comparing.limit, "phrases of each change (default 30; 0: all)");
  compare_command->add_option("--since", comparing.since,
                              "a year or date: “new” is what no edition from then on has; without B, A is compared "
                              "with the edition before it");
  compare_command
      ->add_option("--show", options.rendering.show,
                   "only phrases, statistics (every measure of each phrase), sections or themes")
      ->check(CLI::IsMember({"phrases", "statistics", "sections", "themes"}));
  compare_command
      ->add_option("--permutation", comparing.permutations,
                   "with --show statistics: p by dealing the paragraphs anew so many times, e.g. 10000")
      ->check(CLI::Range(1, 1000000));
  add_plot_option(*compare_command, options);
  compare_command->add_flag("--partial", comparing.allow_partial, "take editions that are held only in part");
  compare_command->callback([&] {
    comparing.statistics = options.rendering.show == "statistics" || comparing.permutations > 0;
    status = ask(options, [&](const Workspace& w, const Context& c) { return compare(w, comparing, c); });
  });

  ReportRequest reporting;
  CLI::App* report_command = command(
      "report", "one page of all that changed: findings, phrases, terms over time, sections, goals, sources",
      {"tifa report plan:7 plan:8 -o report.html", "tifa report plan:7 plan:8 --lang zh --term 科技 -o report.html",
       "tifa report plan:5..8 --format json"});
  report_command->add_option("a", reporting.a, "the older edition, or a range")->required();
  report_command->add_option("b", reporting.b, "the newer edition");
  report_command->add_option("--term", reporting.terms,
                             "a term to follow over all editions (default: themes and the strongest phrases)");
  report_command->add_option("--theme", reporting.themes, "a theme of tifa.toml to follow");
  add_language_option(*report_command, options, "the page's own words: en (default) or zh");
  report_command->add_option("--limit", reporting.limit, "phrases of each change (default 15; 0: all)");
  report_command->add_option("--evidence", reporting.evidence, "sentences shown of a number, at most (default 40)");
  report_command->add_flag("--partial", reporting.allow_partial, "take editions that are held only in part");
  report_command->callback(
      [&] { status = ask(options, [&](const Workspace& w, const Context& c) { return report(w, reporting, c); }); });

  RedlineRequest drafting;
  CLI::App* redline_command = command(
      "redline", "what was reworded, moved, split, merged, renumbered, inserted and deleted between two editions",
      {"tifa redline plan:7 plan:8", "tifa redline plan:7 plan:8 --summary",
       "tifa redline plan:7 plan:8 --side-by-side", "tifa redline plan:7 plan:8 -o redline.html",
       "tifa redline plan:7 plan:8 -o redline.docx", "tifa redline plan:5..8 --steps", "tifa redline plan:5..8 --blame",
       "tifa redline plan:7@en plan:8@en --format json"});
  redline_command->add_option("a", drafting.a, "the older edition, or a range")->required();
  redline_command->add_option("b", drafting.b, "the newer edition");
  bool blaming = false;
  redline_command->add_flag("--blame", blaming,
                            "of a range: since which edition each sentence of the newest stands so, and its wordings");
  bool stepping = false;
  redline_command->add_flag("--steps", stepping, "of a range: each edition against the held one before it");
  redline_command->add_flag("--side-by-side", options.rendering.side_by_side, "A and B beside each other (in tables)");
  redline_command->add_flag("--summary", options.rendering.summary,
                            "in words: sections, figures, firmer and weaker sentences, the weightiest rewordings");
  redline_command->add_flag("--full", options.rendering.full, "unchanged text too (in tables)");
  redline_command->add_option("--author", options.rendering.author,
                              "the author of the tracked changes of a Word document (default: tifa)");
  add_language_option(*redline_command, options, "the page's own words: en (default) or zh");
  redline_command->add_flag("--partial", drafting.allow_partial, "take editions that are held only in part");
  redline_command->callback([&] {
    const auto of_range = [&](auto&& question, const char* flag) {
      status = ask(options, [&](const Workspace& w, const Context& c) -> decltype(question(w, drafting.a, c)) {
        if (!drafting.b.empty() || (blaming && stepping))
          return fail(ErrorCode::kUsage, std::string(flag) + " is asked of a range, alone", drafting.b,
                      std::string("name one: tifa redline plan:5..8 ") + flag);
        return question(w, drafting.a, c);
      });
    };
    if (blaming)
      of_range(blame, "--blame");
    else if (stepping)
      of_range(redline_steps, "--steps");
    else
      status = ask(options, [&](const Workspace& w, const Context& c) { return redline(w, drafting, c); });
  });

  std::vector<std::string> articles;
  std::string check_in, check_date, claims_file;
  CLI::App* check_command = command("check", "every claim in an article, its verdict and evidence",
                                    {"tifa check article.txt", "tifa check - --in plan --date 2025-10-20 < article.txt",
                                     "tifa check article.txt -o page.html", "tifa check --claims claims.toml",
                                     "tifa claims plan:8 --format jsonl | tifa check --claims -"});
  check_command->add_option("article", articles, "text, Markdown or HTML; - for standard input");
  check_command->add_option("--in", check_in, "the editions that claims may be about (default: the whole corpus)");
  check_command->add_option("--date", check_date, "when the article was published (found in it where not given)");
  check_command->add_option("--claims", claims_file, "claims given as data: .jsonl, .json, .csv, .toml, or -");
  add_language_option(*check_command, options, "the page's own words: en (default) or zh");
  check_command->callback([&] {
    if (articles.empty() == claims_file.empty() || (articles.size() > 1 && !options.output.empty())) {
      status = fail_with({ErrorCode::kUsage,
                          articles.size() > 1 ? "one file cannot hold the answers to several articles"
                                              : "what is to be checked is not given, or twice",
                          "check", "name an article, or --claims FILE"});
      return;
    }
    const auto answer_to = [&](const std::string& file) {
      bool hold = true;
      const int asked = ask(options, [&](const Workspace& w, const Context& c) -> Result<CheckAnswer> {
        auto bytes = read_input(file);
        if (!bytes) return tl::unexpected(bytes.error());
        auto answer = claims_file.empty() ? check(w, {std::move(*bytes), file, check_in, check_date}, c)
                                          : check_claims(w, {std::move(*bytes), file, check_in}, c);
        hold = !answer || all_hold(*answer);
        return answer;
      });
      return asked == kOk && !hold ? kNotFound : asked;
    };
    if (!claims_file.empty()) articles = {claims_file};
    for (const std::string& file : articles) status = std::max(status, answer_to(file));
  });

  ClaimsRequest proposing;
  CLI::App* claims_command =
      command("claims", "the strongest true statements of an edition, each with rule and coverage",
              {"tifa claims plan:8", "tifa claims plan:8 --lang zh --limit 10",
               "tifa claims plan:8 --format jsonl > claims.jsonl"});
  claims_command->add_option("edition", proposing.edition, "the edition, held in full")->required();
  claims_command->add_option("--limit", proposing.limit, "statements at most (default 20)");
  add_language_option(*claims_command, options, "the statements' own words: en (default) or zh");
  claims_command->callback([&] {
    bool found = true;
    status = ask(options, [&](const Workspace& w, const Context& c) {
      auto answer = claims(w, proposing, c);
      found = !answer || !answer->claims.empty();
      return answer;
    });
    if (status == kOk && !found) status = kNotFound;
  });

  // Formats are settled before a command's callback runs.
  app.parse_complete_callback([&] {
    if (auto settled = settle_output(options); !settled) throw CLI::RuntimeError(fail_with(settled.error()));
    options.rendering.command = question_of(argc, argv);
  });

  // The first word names the command; say which one is not known before anything else is looked at.
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "-C" || word == "--format" || word == "--threads" || word == "-o" || word == "--output") ++i;
    if (word.starts_with("-")) continue;
    const auto commands = app.get_subcommands({});
    if (std::none_of(commands.begin(), commands.end(), [&](const CLI::App* sub) { return sub->get_name() == word; })) {
      std::string known;
      for (const CLI::App* sub : commands) known.append(known.empty() ? "" : ", ").append(sub->get_name());
      print_error(std::string("there is no command “").append(word).append("”; known are ").append(known));
      return kError;
    }
    break;
  }

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error, std::cout, std::cerr);
    return code == 0 ? kOk : kError;
  }
  return status;
}

}  // namespace
}  // namespace tifa::cli

int main(int argc, char** argv) {
  tifa::cli::watch_interrupts();
  try {
    return tifa::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    tifa::cli::print_error("out of memory; ask for fewer editions or a smaller --limit");
  } catch (const std::exception& error) {
    tifa::cli::print_error(std::string("unexpected failure: ") + error.what());
  }
  return 2;
}

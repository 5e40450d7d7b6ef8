// check: the claims of an article, or claims given as data, each judged by the texts of the corpus.
#include <tifa/check.h>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "app/edition_names.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/resources.h"
#include "claims/article.h"
#include "claims/data.h"
#include "claims/find.h"
#include "claims/judge.h"
#include "claims/library.h"
#include "ingest/ingest.h"
#include "query/evidence.h"

namespace tifa {
namespace {

// An article that says more of documents than this is none: what would be shown of it fills gigabytes.
constexpr std::size_t kMostStatements = 5000;

// Judges in threads; where a verdict stands does not depend on which thread was first.
Result<std::vector<CheckedClaim>> judge_all(const Workspace& workspace, const std::vector<Claim>& claims,
                                            const Context& context) {
  Texts texts(workspace.corpus());
  std::vector<CheckedClaim> judged(claims.size());
  std::atomic<std::size_t> done = 0;
  const std::thread::id own = std::this_thread::get_id();
  in_parallel(threads_of(context), claims.size(), [&](std::size_t i) {
    if (context.stopped()) return;
    judged[i] = judge(claims[i], texts);
    const std::size_t so_far = ++done;
    if (context.progress && std::this_thread::get_id() == own) context.progress("judging", so_far, claims.size());
  });
  if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before all claims were judged");
  if (const auto error = texts.error()) return tl::unexpected(*error);
  return judged;
}

bool rests_on_goals(const Claim& claim) { return claim.role.starts_with("goal") || claim.role.starts_with("task"); }

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ",") + name;
  return list;
}

// The lists of aims of the editions that claims about aims looked at, side by side.
Result<std::optional<GoalsAnswer>> goals_of(const Workspace& workspace, const std::vector<Claim>& claims,
                                            const std::vector<CheckedClaim>& judged, const Context& context) {
  std::set<std::string> asked;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (rests_on_goals(claims[i]))
      for (const CheckedEdition& edition : judged[i].editions)
        if (edition.status == "held" || edition.status == "partial") asked.insert(edition.edition);
  if (asked.empty()) return std::nullopt;
  // In the order of the series, as lists are compared.
  auto all = workspace.corpus().select("all");
  if (!all) return tl::unexpected(all.error());
  std::vector<std::string> names;
  for (const Edition& edition : *all)
    if (asked.erase(edition.name()) > 0) names.push_back(edition.name());
  names.insert(names.end(), asked.begin(), asked.end());  // versions that are not the default ones
  auto lists = goals(workspace, {joined(names), false}, context);
  if (!lists) return tl::unexpected(lists.error());
  return std::optional<GoalsAnswer>(std::move(*lists));
}

// The document that the claims speak of most, the first of equals; empty when they name none.
std::string main_edition(const std::vector<Claim>& claims, const std::vector<CheckedClaim>& judged) {
  std::map<std::string, std::size_t> votes;
  std::vector<std::string> order;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].editions.editions.size() != 1 || judged[i].editions.empty()) continue;
    const std::string& name = claims[i].editions.editions.front();
    if (votes[name]++ == 0) order.push_back(name);
  }
  std::string best;
  for (const std::string& name : order)
    if (best.empty() || votes[name] > votes[best]) best = name;
  return best;
}

// What pages call the editions that an answer names.
Status add_names(const Corpus& corpus, CheckAnswer& answer) {
  std::set<std::string> named;
  for (const CheckedClaim& claim : answer.claims) {
    for (const CheckedEdition& one : claim.editions) named.insert(one.edition);
    for (const RuleTried& one : claim.tried) named.insert(one.edition);
    for (const Span& one : claim.evidence) named.insert(one.edition);
  }
  if (answer.goals)
    for (const GoalList& list : answer.goals->lists) named.insert(list.edition);
  for (const CycleRow& row : answer.cycle.rows) named.insert(row.edition);
  if (!answer.cycle.edition.empty()) named.insert(answer.cycle.edition);
  std::vector<std::pair<std::string, Edition>> editions;
  for (const std::string& name : named)
    if (auto found = corpus.select(name); found && found->size() == 1) editions.emplace_back(name, found->front());
  const bool several = std::any_of(editions.begin(), editions.end(), [&](const auto& one) {
    return one.second.series != editions.front().second.series;
  });
  EditionNames names(corpus);
  for (const auto& [name, edition] : editions) {
    auto called = names.call(edition, several);
    if (!called) return tl::unexpected(called.error());
    answer.called.push_back({name, std::move(*called)});
  }
  return {};
}

Status fill(const Workspace& workspace, const std::vector<Claim>& claims, const Context& context, CheckAnswer& answer) {
  answer.tifa = workspace.provenance();
  auto judged = judge_all(workspace, claims, context);
  if (!judged) return tl::unexpected(judged.error());
  answer.claims = std::move(*judged);
  auto lists = goals_of(workspace, claims, answer.claims, context);
  if (!lists) return tl::unexpected(lists.error());
  answer.goals = std::move(*lists);
  if (const std::string about = main_edition(claims, answer.claims); !about.empty())
    if (auto editions = workspace.corpus().select(about); editions && editions->size() == 1) {
      auto found = cycle(workspace, about);
      if (!found) return tl::unexpected(found.error());
      answer.cycle = std::move(*found);
    }
  return add_names(workspace.corpus(), answer);
}

// Claims given as data name editions themselves: a name that nothing has is an error of the file.
Status settle_editions(const Workspace& workspace, const std::string& in, const std::string& name,
                       std::vector<Claim>& claims) {
  for (Claim& claim : claims) {
    if (claim.editions.editions.empty()) {
      if (in.empty())
        return fail(ErrorCode::kInput, "it names no edition", name + ", claim “" + claim.id + "”, field “edition”",
                    "add it, or name editions for all claims with --in");
      claim.editions.editions = {in};
      claim.editions.wording = in;
    }
    for (const auto& [field, reference] : {std::pair{"edition", &claim.editions},
                                           {"before", claim.before ? &*claim.before : nullptr},
                                           {"among", claim.among ? &*claim.among : nullptr}}) {
      if (reference == nullptr) continue;
      for (const std::string& operand : reference->editions)
        if (auto known = workspace.corpus().select(operand); !known)
          return fail(known.error().code, known.error().what,
                      name + ", claim “" + claim.id + "”, field “" + field + "”", known.error().todo);
    }
  }
  return {};
}

// The edition whose text the article is, to the letter; nothing for an article about documents.
Result<std::optional<Edition>> own_edition(const Corpus& corpus, const std::string& text) {
  const std::string hash = sha256_hex(text);
  const auto series = corpus.series();
  if (!series) return tl::unexpected(series.error());
  for (const SeriesInfo& info : *series) {
    const auto editions = corpus.select(info.name);
    if (!editions) return tl::unexpected(editions.error());
    std::uint64_t texts = 0;
    for (const Edition& edition : *editions) {
      if (edition.text_sha256 == hash) return std::optional<Edition>(edition);
      texts += edition.has_text() ? 1 : 0;
    }
    // Asking for versions costs a query an edition; most series have one text of each.
    const auto totals = corpus.totals(info.name);
    if (!totals) return tl::unexpected(totals.error());
    if (totals->documents == texts) continue;
    for (const Edition& edition : *editions) {
      if (!edition.has_text()) continue;
      const auto versions = corpus.versions(edition);
      if (!versions) return tl::unexpected(versions.error());
      for (const Edition& version : *versions)
        if (version.text_sha256 == hash) return std::optional<Edition>(version);
    }
  }
  return std::optional<Edition>();
}

}  // namespace

Result<CheckAnswer> check(const Workspace& workspace, const CheckRequest& request, const Context& context) {
  const std::string name = request.name == "-" ? "standard input" : request.name;
  if (request.article.size() > kMaxClaimsBytes)
    return fail(ErrorCode::kLimit, "an article has at most 32 MiB", name, "split it");
  if (!request.date.empty() && !parse_date(request.date))
    return fail(ErrorCode::kUsage, "“" + request.date + "” is not a date", "--date",
                "write 2025-03-05, 2025-03 or 2025");
  if (auto known = workspace.corpus().select(request.in); !known) return tl::unexpected(known.error());
  IngestOptions options;
  options.place = name;
  ReaderPool readers;
  options.readers = &readers;
  auto document =
      ingest(request.article, tell_format(request.article, request.name == "-" ? "" : request.name), options);
  if (!document) return tl::unexpected(document.error());
  const auto own = own_edition(workspace.corpus(), document->text);
  if (!own) return tl::unexpected(own.error());
  Article article = read_article(*document, request.date.empty() && *own ? (*own)->date.iso() : request.date);
  article.is_document = own->has_value();
  auto library = Library::read(workspace.corpus(), request.in);
  if (!library) return tl::unexpected(library.error());
  std::vector<Claim> claims = find_claims(article, *library);

  CheckAnswer answer;
  if (claims.size() > kMostStatements) {
    answer.notes.push_back(fmt::format("{} statements were found; the first {} were judged: split the article",
                                       claims.size(), kMostStatements));
    claims.resize(kMostStatements);
  }
  answer.name = request.name;
  answer.title = article.title;
  answer.date = article.date.iso();
  answer.language = language_tag(article.language);
  answer.article = article.text;
  if (auto ok = fill(workspace, claims, context, answer); !ok) return tl::unexpected(ok.error());
  CodePointCounter points(answer.article);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    answer.claims[i].begin = points.before(claims[i].at.begin);
    answer.claims[i].end = points.before(claims[i].at.end);
  }
  if (*own)
    answer.notes.push_back("the article is " + (*own)->name() +
                           " itself: only sentences that name a document were read as claims");
  if (claims.empty()) answer.notes.emplace_back("no statement about the documents of the corpus was found");
  return answer;
}

Result<CheckAnswer> check_claims(const Workspace& workspace, const ClaimsFileRequest& request, const Context& context) {
  const std::string name = request.name == "-" ? "standard input" : request.name;
  auto claims = read_claims(request.data, name);
  if (!claims) return tl::unexpected(claims.error());
  if (auto ok = settle_editions(workspace, request.in, name, *claims); !ok) return tl::unexpected(ok.error());
  CheckAnswer answer;
  answer.name = request.name;
  if (auto ok = fill(workspace, *claims, context, answer); !ok) return tl::unexpected(ok.error());
  return answer;
}

bool all_hold(const CheckAnswer& answer) {
  bool some = false;
  for (const CheckedClaim& claim : answer.claims) {
    if (claim.verdict == "not_checkable") continue;
    if (claim.verdict != "confirmed" && claim.verdict != "confirmed_under_rule") return false;
    some = true;
  }
  return some;
}

}  // namespace tifa

// claims: proposes true statements of an edition, and keeps those that check itself confirms.
#include <tifa/claims.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "claims/data.h"
#include "claims/judge.h"
#include "claims/ways.h"
#include "corpus/order.h"
#include "query/term.h"
#include "text/display.h"

namespace tifa {
namespace {

constexpr std::uint32_t kMostPhrases = 30;  // of each change that are looked at
constexpr std::size_t kMostRun = 60;        // editions on record that a rank or a first use is stated of

bool is_chinese(const Edition& edition) { return edition.language == "zh"; }

std::string ordinal(const std::string& number) {
  const char last = number.back();
  const bool teen = number.size() > 1 && number[number.size() - 2] == '1';
  return number + (teen || last > '3' || last == '0' ? "th" : last == '1' ? "st" : last == '2' ? "nd" : "rd");
}

// How an edition is called in a sentence: the 2025 work report, the 8th plan; by its own title in Chinese.
struct Called {
  std::string en, zh;
};
bool in_chinese(const std::string& title) { return !title.empty() && default_unit(title) == Unit::kSubstring; }
// `usual`: a Chinese title of the series, for editions that have none of their own; may be empty.
Called called(const Edition& edition, const SeriesInfo& series, const std::string& usual) {
  const bool number = !edition.id.empty() && edition.id.size() < 4 &&
                      std::all_of(edition.id.begin(), edition.id.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool year = edition.id.size() == 4 && date_of_id(edition.id).has_value();
  const std::string title = series.title.empty() ? series.name : series.title;
  Called names;
  if (series.kind.empty())
    names.en = "“" + title + "” " + edition.id;
  else
    names.en = "the " + (number ? ordinal(edition.id) : edition.id) + " " + series.kind;
  std::string own = in_chinese(edition.title) ? edition.title : usual.empty() ? title : usual;
  // What stands in brackets after a title names years that the document speaks of, not its own.
  if (const std::size_t bracket = own.find("（"); bracket != std::string::npos && bracket > 0) own.resize(bracket);
  names.zh = "《" + own + "》";
  if (year && own.find(edition.id) == std::string::npos) names.zh = edition.id + "年" + names.zh;
  if (!year && !in_chinese(edition.title)) names.zh += edition.id;
  return names;
}

std::string capital(std::string sentence) {
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z')
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
}

class Proposer {
 public:
  Proposer(const Workspace& workspace, Edition edition, SeriesInfo series)
      : workspace_(workspace), texts_(workspace.corpus()), edition_(std::move(edition)), series_(std::move(series)) {
    const std::vector<Edition> all = texts_.series_of(edition_);
    for (const Edition& other : all)
      if (in_chinese(other.title) && other.title.find_first_of("0123456789") == std::string::npos) usual_ = other.title;
    here_ = called(edition_, series_, usual_);
    for (const Edition& other : all) {
      if (other.name() == edition_.name()) break;
      if (other.status == EditionStatus::kNotApplicable) continue;
      // The unbroken run of held editions before it: only of these can “none” and “more than any” be established.
      if (other.status == EditionStatus::kHeld)
        run_.push_back(other);
      else
        run_.clear();
      if (run_.size() > kMostRun) run_.erase(run_.begin());
    }
  }

  Result<ClaimsAnswer> propose(std::uint32_t limit, const Context& context) {
    ClaimsAnswer answer;
    answer.tifa = workspace_.provenance();
    answer.edition = edition_.name();
    answer.title = edition_.title;
    answer.date = edition_.date.iso();
    if (run_.empty()) {
      answer.notes.emplace_back("no edition directly before it is held in full, so nothing is said of what changed");
    } else if (auto ok = propose_phrases(context); !ok) {
      return tl::unexpected(ok.error());
    }
    if (auto ok = propose_goals(context); !ok) return tl::unexpected(ok.error());
    propose_length();
    if (auto ok = propose_declared(); !ok) return tl::unexpected(ok.error());

    // Kinds take turns, each with its strongest first.
    std::set<std::string> said;
    for (std::size_t round = 0; answer.claims.size() < limit; ++round) {
      bool any = false;
      for (auto& [kind, candidates] : candidates_) {
        if (round >= candidates.size()) continue;
        any = true;
        if (answer.claims.size() >= limit || context.stopped()) break;
        ProposedClaim claim = candidates[round];
        // Of one term one thing is said, the strongest; of the length several.
        if (!said.insert(claim.term.empty() ? claim.kind + claim.direction : claim.term + claim.role).second) continue;
        claim.id = "p" + std::to_string(answer.claims.size() + 1);
        if (confirms(claim)) answer.claims.push_back(std::move(claim));
      }
      if (!any || context.stopped()) break;
    }
    if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before all statements were judged");
    if (const auto error = texts_.error()) return tl::unexpected(*error);
    return answer;
  }

 private:
  // In the order in which they are shown.
  enum Kind { kNew, kRecord, kGone, kUp, kGoals, kBack, kDown, kLength, kDeclared };

  ProposedClaim blank(const char* kind) const {
    ProposedClaim claim;
    claim.kind = kind;
    claim.edition = edition_.name();
    return claim;
  }
  std::string run_range() const {
    return run_.size() == 1 ? run_.front().name()
                            : edition_.series + ":" + run_.front().id + ".." + run_.back().id + edition_.version;
  }
  // Since when the run goes: its first edition's year, else its name.
  std::string since() const {
    const std::string date = run_.front().date.iso();
    return date.empty() ? run_.front().id : date.substr(0, 4);
  }
  std::uint64_t count(const std::string& term, const Edition& edition) {
    return count_in(default_way({term, {term}, {}}, Claim{}, false), edition, texts_).value_or(0);
  }
  static std::string times(std::uint64_t n) {
    return n == 1 ? "once" : n == 2 ? "twice" : std::to_string(n) + " times";
  }

  Status propose_phrases(const Context& context) {
    CompareRequest moved;
    moved.a = run_.back().name();
    moved.b = edition_.name();
    moved.limit = kMostPhrases;
    auto compared = compare(workspace_, moved, context);
    if (!compared) return tl::unexpected(compared.error());
    const Called before = called(run_.back(), series_, usual_);
    for (const PhraseRow& row : compared->whole.phrases) {
      const std::string phrase = without_quotation_marks(row.phrase), term = literal_term(phrase);
      const std::uint64_t now = count(term, edition_), then = count(term, run_.back());
      const std::string n = std::to_string(now), m = std::to_string(then);
      if (row.change == "new") {
        ProposedClaim claim = blank("first");
        claim.term = term;
        claim.among = run_range();
        claim.text = "“" + phrase + "” appears in " + here_.en + " for the first time: in none of the " +
                     std::to_string(run_.size()) + " before it, from " + since() + " on";
        claim.text_zh = "“" + phrase + "”" + since() + "年以来首次写入" + here_.zh + "，此前" +
                        std::to_string(run_.size()) + "份均未出现";
        candidates_[kNew].push_back(std::move(claim));
      } else if (row.change == "dropped") {
        ProposedClaim claim = blank("dropped");
        claim.term = term;
        claim.before = run_.back().name();
        claim.text =
            capital(here_.en) + " no longer mentions “" + phrase + "”, which stood " + times(then) + " in " + before.en;
        claim.text_zh = here_.zh + "不再提“" + phrase + "”，这一提法在" + before.zh + "中出现" + m + "次";
        candidates_[kGone].push_back(std::move(claim));
      } else if (row.change == "returned") {
        ProposedClaim claim = blank("returned");
        claim.term = term;
        claim.before = run_.back().name();
        claim.text = "“" + phrase + "” is back in " + here_.en + "; it did not stand in " + before.en;
        claim.text_zh = "“" + phrase + "”重新写入" + here_.zh + "，" + before.zh + "未见这一提法";
        candidates_[kBack].push_back(std::move(claim));
      } else {
        const bool up = row.change == "up";
        ProposedClaim claim = blank("change");
        claim.term = term;
        claim.before = run_.back().name();
        claim.direction = up ? "up" : "down";
        claim.asserted = std::to_string(up ? now - then : then - now);
        claim.text =
            "In " + here_.en + " “" + phrase + "” " + (up ? "rose" : "fell") + " from " + m + " to " + n + " mentions";
        claim.text_zh = "“" + phrase + "”在" + here_.zh + "中出现" + n + "次，比" + before.zh + "的" + m + "次" +
                        (up ? "多" : "少") + claim.asserted + "次";
        candidates_[up ? kUp : kDown].push_back(std::move(claim));
        propose_record(phrase, term, up);
      }
    }
    return {};
  }

  void propose_record(const std::string& phrase, const std::string& term, bool most) {
    if (run_.size() < 2) return;
    ProposedClaim claim = blank("rank");
    claim.term = term;
    claim.among = run_range();
    claim.direction = most ? "most" : "fewest";
    const std::uint64_t now = count(term, edition_);
    if (now == 0) return;
    claim.text = "“" + phrase + "” appears " + times(now) + " in " + here_.en + ", the " + (most ? "most" : "fewest") +
                 " since " + since();
    claim.text_zh = "“" + phrase + "”在" + here_.zh + "中出现" + std::to_string(now) + "次，为" + since() + "年以来" +
                    (most ? "最多" : "最少");
    candidates_[kRecord].push_back(std::move(claim));
  }

  Status propose_goals(const Context& context) {
    const std::string asked = (run_.empty() ? "" : run_.back().name() + ",") + edition_.name();
    auto lists = goals(workspace_, {asked, false}, context);
    if (!lists) return lists.error().code == ErrorCode::kNotFound ? Status{} : tl::unexpected(lists.error());
    for (std::size_t l = 0; l < lists->lists.size(); ++l) {
      const GoalList& list = lists->lists[l];
      if (!list.main || list.edition != edition_.name()) continue;
      for (const GoalItem& item : list.items) {
        const auto change = std::find_if(lists->changes.begin(), lists->changes.end(), [&](const GoalChange& each) {
          return each.list_b == l && each.rank_b == item.rank;
        });
        propose_goal(list, item, change == lists->changes.end() ? nullptr : &*change);
      }
    }
    return {};
  }

  void propose_goal(const GoalList& list, const GoalItem& item, const GoalChange* change) {
    const bool task = list.role == "tasks";
    const std::string what = task ? "main tasks" : "main goals", what_zh = task ? "主要任务" : "主要目标";
    const std::string rank = std::to_string(item.rank), all = std::to_string(list.items.size());
    ProposedClaim claim = blank("order");
    claim.role = task ? "task" : "goal";
    claim.term = literal_term(item.head);
    if (change != nullptr && change->change == "new" && change->established) {
      claim.kind = "added";
      claim.before = run_.back().name();
      claim.text =
          "“" + item.head + "” is new among the " + what + " of " + here_.en + ": number " + rank + " of " + all;
      claim.text_zh =
          "“" + item.head + "”是" + here_.zh + what_zh + "中新增的一项，列第" + rank + "（共" + all + "项）";
    } else {
      const bool moved = change != nullptr && change->rank_a != 0 && change->rank_a != change->rank_b;
      claim.asserted = rank;
      claim.text = "“" + item.head + "” is number " + rank + " of the " + all + " " + what + " of " + here_.en +
                   (moved ? ", where it was number " + std::to_string(change->rank_a) + " before" : "");
      claim.text_zh = "“" + item.head + "”在" + here_.zh + "的" + all + "项" + what_zh + "中列第" + rank +
                      (moved ? "，此前列第" + std::to_string(change->rank_a) : "");
    }
    candidates_[kGoals].push_back(std::move(claim));
  }

  void propose_length() {
    const DocumentView* view = texts_.view(edition_);
    if (view == nullptr) return;
    const LengthUnit unit = is_chinese(edition_) ? LengthUnit::kCharacters : LengthUnit::kWords;
    const std::uint64_t length = length_in(measure_scope(*view, Scope()), unit);
    ProposedClaim claim = blank("length");
    claim.unit = unit == LengthUnit::kWords ? "words" : "characters";
    claim.asserted = std::to_string(length);
    claim.text = capital(here_.en) + " has " + std::to_string(length) + " " + claim.unit;
    claim.text_zh =
        here_.zh + "全文" + std::to_string(length) + (unit == LengthUnit::kWords ? "词" : "字（含标点，不计空白）");
    candidates_[kLength].push_back(std::move(claim));
    if (run_.size() < 2) return;
    for (const bool longest : {true, false}) {
      const bool holds = std::all_of(run_.begin(), run_.end(), [&](const Edition& other) {
        const DocumentView* its = texts_.view(other);
        const std::uint64_t n = its == nullptr ? length : length_in(measure_scope(*its, Scope()), unit);
        return longest ? n < length : n > length;
      });
      if (!holds) continue;
      ProposedClaim record = blank("length");
      record.unit = candidates_[kLength].front().unit;
      record.direction = longest ? "longest" : "shortest";
      record.among = run_range();
      record.text = capital(here_.en) + " is the " + record.direction + " since " + since() + ", with " +
                    std::to_string(length) + " " + record.unit;
      record.text_zh = here_.zh + "全文" + std::to_string(length) +
                       (unit == LengthUnit::kWords ? "词" : "字（含标点，不计空白）") + "，为" + since() + "年以来" +
                       (longest ? "最长" : "最短");
      candidates_[kLength].insert(candidates_[kLength].begin(), std::move(record));
    }
  }

  // The terms that the corpus declares to be of interest: of each theme and of the glossary the first.
  Status propose_declared() {
    auto themes = workspace_.corpus().themes();
    if (!themes) return tl::unexpected(themes.error());
    auto glossary = workspace_.corpus().glossary();
    if (!glossary) return tl::unexpected(glossary.error());
    std::vector<std::string> terms;
    for (const Theme& theme : *themes)
      for (const auto& [language, list] : theme.terms)
        if (!list.empty() && (language.empty() || language == edition_.language)) terms.push_back(list.front());
    if (is_chinese(edition_))
      for (const auto& [wording, list] : *glossary)
        if (!list.empty()) terms.push_back(list.front());
    std::vector<std::pair<std::uint64_t, std::string>> counted;
    for (const std::string& term : terms)
      if (const std::uint64_t now = count(term, edition_); now > 0) counted.emplace_back(now, term);
    std::stable_sort(counted.begin(), counted.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    for (const auto& [now, term] : counted) {
      ProposedClaim claim = blank("count");
      claim.term = term;
      claim.asserted = std::to_string(now);
      claim.text = "“" + term + "” appears " + times(now) + " in " + here_.en;
      claim.text_zh = "“" + term + "”在" + here_.zh + "中出现" + std::to_string(now) + "次";
      candidates_[kDeclared].push_back(std::move(claim));
    }
    return {};
  }

  // Whether check confirms the statement as data, under the default rule.
  bool confirms(ProposedClaim& claim) {
    ClaimRow row{claim.id, {}};
    for (const auto& [name, value] : {std::pair{"id", &claim.id},
                                      {"kind", &claim.kind},
                                      {"edition", &claim.edition},
                                      {"before", &claim.before},
                                      {"among", &claim.among},
                                      {"term", &claim.term},
                                      {"asserted", &claim.asserted},
                                      {"direction", &claim.direction},
                                      {"unit", &claim.unit},
                                      {"role", &claim.role}})
      if (!value->empty()) row.fields.push_back({name, {*value}});
    const auto parsed = claim_of_row(row, 1);
    if (!parsed) return false;
    const CheckedClaim judged = judge(*parsed, texts_);
    claim.counted = judged.rule;
    claim.coverage = judged.coverage.statement;
    return judged.verdict == "confirmed";
  }

  const Workspace& workspace_;
  Texts texts_;
  Edition edition_;
  SeriesInfo series_;
  std::string usual_;
  Called here_;
  std::vector<Edition> run_;
  std::map<Kind, std::vector<ProposedClaim>> candidates_;
};

}  // namespace

Result<ClaimsAnswer> claims(const Workspace& workspace, const ClaimsRequest& request, const Context& context) {
  auto editions = workspace.corpus().select(request.edition);
  if (!editions) return tl::unexpected(editions.error());
  if (editions->size() != 1)
    return fail(ErrorCode::kUsage,
                "“" + request.edition + "” names " + std::to_string(editions->size()) + " editions, not one", "",
                "name one, for example with :latest");
  const Edition& edition = editions->front();
  if (edition.status != EditionStatus::kHeld)
    return fail(ErrorCode::kUsage, edition.name() + " is not held in full, so nothing can be stated of it", "",
                "see tifa status for what the corpus has");
  auto series = workspace.corpus().find_series(edition.series);
  if (!series) return tl::unexpected(series.error());
  return Proposer(workspace, edition, series->value_or(SeriesInfo{})).propose(request.limit, context);
}

}  // namespace tifa

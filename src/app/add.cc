// add: files and pages become editions.
#include "app/add.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/candidates.h"
#include "app/collect.h"
#include "app/members.h"
#include "app/ready_made.h"
#include "app/site_blocks.h"
#include "base/file.h"
#include "base/hash.h"
#include "corpus/corpus.h"
#include "corpus/known_series.h"
#include "corpus/manifest.h"
#include "fetch/address.h"
#include "fetch/record.h"
#include "ingest/ingest.h"
#include "ingest/text_rules.h"
#include "structure/facts.h"
#include "structure/shape.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;

// A text with lines put in, each below the line of its number.
std::string with_lines(const std::string& text, const std::map<std::uint32_t, std::string>& below) {
  std::string out;
  std::size_t at = 0;
  std::uint32_t line = 0;
  for (const auto& [number, added] : below) {
    for (; line < number && at < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      out.append(text, at, end - at);
      at = end;
    }
    out += added + "\n";
  }
  return out.append(text, at);
}

std::string version_name(std::string_view series, const EditionDecl& edition, std::string_view language) {
  return fmt::format("{}:{}@{}@{}", series, edition.id, language, edition.stage);
}

// The name as an answer shows it.
std::string shown_name(const std::string& series, const EditionDecl& edition) {
  return series + ":" + edition.id + (edition.stage.empty() ? "" : "@" + edition.stage);
}

// One call of add: the manifest as it grows, and what has come in.
class Addition {
 public:
  Addition(fs::path root, const AddRequest& request, const Context& context, Diagnostics& diagnostics)
      : root_(std::move(root)), request_(request), context_(context), diagnostics_(diagnostics), copies_(root_) {}

  Result<AddAnswer> run(Fetcher& fetcher) {
    if (auto begun = begin(); !begun) return tl::unexpected(begun.error());
    auto named = operands(fetcher);
    if (!named) return tl::unexpected(named.error());
    constexpr std::uint64_t kRemembered = 128ULL << 20;  // bytes of documents that the build would read again
    if (request_.build) readers_.remember(kRemembered);
    auto read = read_candidates(std::move(*named), request_, readers_, context_);
    if (!read) return tl::unexpected(read.error());
    std::vector<const IncomingDocument*> candidates;
    for (const Result<IncomingDocument>& candidate : *read) {
      if (candidate)
        candidates.push_back(&*candidate);
      else
        refuse(candidate.error());
    }
    // Whole texts first, so that a digest of the same edition is the one that is told apart.
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const IncomingDocument* x, const IncomingDocument* y) { return x->partial < y->partial; });
    find_series_by_day(candidates);
    for (const IncomingDocument* candidate : candidates)
      if (auto taken = take(*candidate); !taken) return tl::unexpected(taken.error());
    return finish();
  }

 private:
  // Reads what the corpus has and declares.
  Status begin() {
    auto toml = read_manifest_text(root_);
    if (!toml) return tl::unexpected(toml.error());
    before_ = text_ = std::move(*toml);
    auto manifest = parse_manifest(text_, root_);
    if (!manifest) return tl::unexpected(manifest.error());
    manifest_ = std::move(*manifest);
    if (auto declared = declare_ready_made(); !declared) return declared;
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    if (auto corpus = Corpus::open(root_)) corpus_.emplace(std::move(*corpus));

    std::vector<std::pair<std::string, std::string>> keys;  // series_key → series
    if (corpus_) {
      auto known = corpus_->series_keys();
      if (!known) return tl::unexpected(known.error());
      keys = std::move(*known);
    }
    for (const SeriesDecl& series : manifest_.series) {
      names_.add(series.name);
      if (std::any_of(series.editions.begin(), series.editions.end(), [](const EditionDecl& edition) {
            const auto date = parse_date(edition.id);
            return date && date->day != 0;
          }))
        dated_.insert(series.name);
    }
    // What titles are declared tells a series before any of its texts is held.
    for (const SeriesDecl& series : manifest_.series) {
      if (!series.title.empty()) keys.emplace_back(series_key(series.title), series.name);
      for (const EditionDecl& edition : series.editions)
        if (!edition.title.empty()) keys.emplace_back(series_key(edition.title), series.name);
    }
    std::sort(keys.begin(), keys.end());
    for (const auto& [key, name] : keys) keys_.add(key, name);

    for (const SeriesDecl& series : manifest_.series)
      for (const EditionDecl& edition : series.editions) {
        const std::string name =
            version_name(series.name, edition, edition.language.empty() ? series.language : edition.language);
        if (edition.text.empty() && !is_held(series.name + ":" + edition.id)) {
          open_.emplace(name, &edition);
          continue;
        }
        taken_.insert(name);
        if (!edition.text.empty()) hold(series.name, edition);
      }
    return {};
  }

  // A series that is asked for by the name of a ready-made one, and that nothing declares, is that one.
  Status declare_ready_made() {
    const std::string& name = request_.series;
    if (name.empty() || manifest_.find_series(name) != nullptr || known_series_toml(name).empty()) return {};
    auto declared = ready_made_series({name}, text_);
    if (!declared) return tl::unexpected(declared.error());
    const std::string text = text_ + *declared;
    auto manifest = parse_manifest(text, root_);
    if (!manifest) return {};  // the manifest is written so that nothing may follow: add declares what it needs
    text_ = text;
    manifest_ = std::move(*manifest);
    declared_ready_made_ = true;
    return {};
  }

  void hold(const std::string& series, const EditionDecl& edition) {
    used_.insert(edition.text);
    std::error_code error;
    const std::uintmax_t size = fs::file_size(root_ / edition.text, error);
    if (!error)
      held_[size].push_back({edition.text, series, edition.id, shown_name(series, edition), edition.date.iso()});
  }

  // The edition of the last build, when it is one.
  [[nodiscard]] std::optional<Edition> built(const std::string& name) const {
    if (!corpus_) return std::nullopt;
    auto found = corpus_->select(name);
    if (!found || found->size() != 1) return std::nullopt;
    return std::move(found->front());
  }
  [[nodiscard]] bool is_held(const std::string& name) const {
    const auto edition = built(name);
    return edition && edition->has_text();
  }
  [[nodiscard]] bool is_partial(const std::string& name) const {
    const auto edition = built(name);
    return edition && edition->status == EditionStatus::kPartial;
  }

  void refuse(const Error& error) {
    ++answer_.refused;
    diagnostics_.push_back(
        {Severity::kRefused, "file-refused", error.where, error.what + (error.todo.empty() ? "" : "; " + error.todo)});
  }

  // What was named, folders as their files, addresses as what they gave, ZIPs as what is in them.
  Result<std::vector<IncomingDocument>> operands(Fetcher& fetcher) {
    std::vector<IncomingDocument> named;
    for (const fs::path& file : files_of(request_.files)) {
      IncomingDocument candidate;
      candidate.place = file.string();
      candidate.file = file;
      if (looks_like_address(candidate.place)) {
        if (context_.progress) context_.progress("fetching", named.size(), request_.files.size());
        auto fetched = fetcher.fetch(candidate.place, nullptr, context_);
        if (!fetched && fetched.error().code == ErrorCode::kStopped) return tl::unexpected(fetched.error());
        if (!fetched) {
          refuse(fetched.error());
          continue;
        }
        candidate.place = fetched->record.address;
        candidate.bytes = std::move(fetched->body);
        candidate.in_hand = true;
        if (const auto final_address = parse_address(fetched->record.final_address))
          candidate.file = file_name_of(*final_address);
        candidate.record = std::move(fetched->record);
      }
      named.push_back(std::move(candidate));
    }
    return with_members(std::move(named), [&](const Error& error) { refuse(error); });
  }

  // Texts of one series and year with different days: statements, versions of terms. Where there are such, every
  // edition of the series is named by its day, and not the first of each year by the year.
  void find_series_by_day(const std::vector<const IncomingDocument*>& candidates) {
    std::map<std::pair<std::string, std::int32_t>, std::string> days;  // by key and year, the first one
    for (const IncomingDocument* candidate : candidates) {
      const Facts& facts = candidate->facts;
      if (candidate->partial || !has_day_of_its_year(facts)) continue;
      const auto [known, is_first] = days.try_emplace({key_of(facts), *facts.year}, facts.date->iso());
      if (!is_first && known->second != facts.date->iso()) by_day_.insert(key_of(facts));
    }
  }
  [[nodiscard]] const std::string& key_of(const Facts& facts) const {
    return request_.series.empty() ? facts.series_key : request_.series;
  }
  [[nodiscard]] static bool has_day_of_its_year(const Facts& facts) {
    return !facts.ordinal && facts.date && facts.date->day != 0 && facts.year == facts.date->year;
  }
  // Of a series that is new in this call, or whose editions are named so already; which editions exist is not declared.
  [[nodiscard]] bool is_named_by_day(const SeriesDecl& series, const Facts& facts) const {
    if (!request_.id.empty() || series.declares_expected || !has_day_of_its_year(facts)) return false;
    if (series.editions.empty()) return by_day_.contains(key_of(facts));
    return dated_.contains(series.name);
  }

  // Whether these very bytes are the text of an edition; says so in the answer.
  bool is_there(const IncomingDocument& candidate) {
    const auto same_size = held_.find(candidate.size);
    if (same_size == held_.end()) return false;
    for (const Held& held : same_size->second) {
      if (!request_.series.empty() && held.series != request_.series) continue;
      if (!request_.id.empty() && held.id != request_.id) continue;
      auto bytes = read_file(root_ / held.path, kMaxSourceBytes, held.path);
      if (!bytes || sha256_hex(*bytes) != candidate.sha256) continue;
      answer_.added.push_back({candidate.place, held.shown, candidate.facts.title, held.date,
                               std::string(language_tag(candidate.language)), candidate.partial ? "partial" : "held",
                               "in the corpus already"});
      return true;
    }
    return false;
  }

  Status take(const IncomingDocument& candidate) {
    if (is_there(candidate)) return {};
    const Facts& facts = candidate.facts;
    std::string series = request_.series;
    std::string language =
        request_.language.empty() ? std::string(language_tag(candidate.language)) : request_.language;
    std::string note;
    if (series.empty()) series = keys_.nearest(facts.series_key);
    if (series.empty()) series = named_in_title(manifest_, facts.title, language);
    // A text that says nothing of its series is taken for the edition that is waited for.
    if (series.empty() && facts.title_of_name) {
      series =
          only_expecting(manifest_, request_.id.empty() ? edition_id(facts, candidate.file) : request_.id, language);
      if (!series.empty()) note = "without a title: taken for the only declared series that expects this edition";
    }
    // Documents without a title of their own belong together as far as anybody can tell.
    if (series.empty()) series = facts.series_key.empty() ? "documents" : names_.free_name(facts.series_key);
    EditionDecl edition;
    edition.id = request_.id.empty() ? edition_id(facts, candidate.file) : request_.id;
    edition.stage = request_.stage;
    edition.changes = request_.changes;
    edition.title = facts.title;
    if (candidate.record) edition.source = candidate.record->address;
    edition.encoding = candidate.encoding;
    if (!request_.date.empty())
      edition.date = *parse_date(request_.date);
    else if (facts.date)
      edition.date = *facts.date;
    const SeriesDecl& declared = declared_series(series, language, facts);
    // A text whose language cannot be told is declared without one, and so in that of its series.
    if (language.empty()) language = declared.language;
    if (is_named_by_day(declared, facts)) edition.id = facts.date->iso();
    bool by_day = false;  // the edition is the one declared for the day of the document
    if (request_.id.empty()) {
      const std::string id = declared_id(declared, edition);
      by_day = id != edition.id;
      edition.id = id;
    }
    if (language != declared.language) edition.language = language;
    if (taken_.contains(version_name(series, edition, language)) && edition.stage.empty() && request_.id.empty()) {
      // A digest beside a whole text is another version of it; two whole texts are two editions, told apart by their
      // dates.
      if (candidate.partial || is_partial(series + ":" + edition.id)) {
        edition.stage = candidate.partial ? "digest" : "full";
        note = "beside another text of the edition";
      } else if (facts.date && facts.date->day != 0 && !by_day) {
        edition.id = facts.date->iso();
        note = "named by its date, since another edition has its number";
      }
    }
    if (taken_.contains(version_name(series, edition, language)) && edition.stage.empty() && request_.id.empty() &&
        !facts.title.empty() && facts.date && facts.date->day != 0 && !by_day) {
      // Laws, notices: many of one day.
      edition.id = usable_id(facts.title, "(" + facts.date->iso() + ")");
      note = "named by its title and date, since other editions have its number and its date";
    }
    const std::string name = version_name(series, edition, language);
    if (taken_.contains(name)) {
      refuse({ErrorCode::kInput, "the corpus has " + series + ":" + edition.id + " already", candidate.place,
              "give it another edition with --id, or its stage with --stage"});
      return {};
    }
    auto path = candidate.in_hand ? copies_.bring(candidate.bytes, candidate.file.string(), used_)
                                  : copies_.bring(candidate.file, used_);
    if (!path) return tl::unexpected(path.error());
    edition.text = *path;
    declare(series, edition, name);
    taken_.insert(name);
    hold(series, edition);
    if (candidate.record) {
      records_.push_back(*candidate.record);
      records_.back().path = *path;
    }
    if (!facts.series_key.empty()) keys_.add(facts.series_key, series);
    answer_.added.push_back({candidate.place, shown_name(series, edition), facts.title, edition.date.iso(), language,
                             candidate.partial ? "partial" : "held", note});
    ++new_;
    new_series_.insert(series);
    return {};
  }

  // The series as it is declared, which it is now when it was not.
  const SeriesDecl& declared_series(const std::string& name, const std::string& language, const Facts& facts) {
    if (const auto declared = names_.find(name)) return manifest_.series[*declared];
    SeriesDecl fresh;
    fresh.name = name;
    fresh.title = series_title(facts.title);
    if (fresh.title.empty()) fresh.title = name;
    fresh.language = language;
    text_ += "\n" + series_toml(fresh);
    names_.add(name);
    manifest_.series.push_back(std::move(fresh));
    return manifest_.series.back();
  }

  // Below the table of an edition that is declared without a text, else in one of its own.
  void declare(const std::string& series, const EditionDecl& edition, const std::string& name) {
    const auto place = open_.find(name);
    if (place == open_.end()) {
      text_ += "\n" + edition_toml(series, edition);
      return;
    }
    filled_.emplace(place->second->line, text_toml(edition, place->second->source.empty()));
  }

  Result<AddAnswer> finish() {
    if (answer_.added.empty())
      return fail(ErrorCode::kInput, "none of the files could be added", "", "see the reasons above");
    if (new_ > 0) {
      text_ = with_lines(text_, filled_);
      if (auto checked = parse_manifest(text_, root_); !checked) return tl::unexpected(checked.error());
      if (auto settled = copies_.settle(); !settled) return tl::unexpected(settled.error());
      // A record of bytes that no edition has is no harm; an edition whose record is lost would be.
      if (auto noted = append_records(root_ / kRecordFile, records_); !noted) return tl::unexpected(noted.error());
      if (auto written = write_file(root_ / "tifa.toml", text_); !written) return tl::unexpected(written.error());
    }
    answer_.tifa = {version(), ""};
    if (request_.build) {
      auto built_now = build_now({false, &readers_});
      if (!built_now) {
        if (auto restored = write_file(root_ / "tifa.toml", before_); !restored)
          return tl::unexpected(restored.error());
        return tl::unexpected(built_now.error());
      }
      answer_.tifa = built_now->tifa;
    }
    copies_.keep();  // tifa.toml names them now, whatever comes
    if (declared_ready_made_)
      diagnostics_.push_back({Severity::kNote, "ready-made", request_.series,
                              fmt::format("declared as the ready-made series “{}” with the editions that exist; for "
                                          "another series choose another name",
                                          manifest_.find_series(request_.series)->title)});
    if (request_.build)
      if (auto dropped = drop_site_blocks(); !dropped) return tl::unexpected(dropped.error());
    if (request_.build)
      if (auto told = tell_status(); !told) return tl::unexpected(told.error());
    return std::move(answer_);
  }

  // Builds, and says what is to say of the series that documents were added to and of what was refused; of the others
  // the build before this one said it.
  Result<BuildAnswer> build_now(const BuildOptions& options) {
    Diagnostics said;
    auto built = timed_build(root_, options, context_, said);
    for (Diagnostic& one : said) {
      const std::string series = one.place.substr(0, one.place.find(':'));
      if (corpus_ && one.severity == Severity::kWarning && names_.find(series) && !series_added_to(series)) continue;
      const auto same = [&](const Diagnostic& other) {
        return other.code == one.code && other.place == one.place && other.message == one.message;
      };
      if (std::none_of(diagnostics_.begin(), diagnostics_.end(), same)) diagnostics_.push_back(std::move(one));
    }
    return built;
  }
  [[nodiscard]] bool series_added_to(const std::string& series) const {
    return std::any_of(answer_.added.begin(), answer_.added.end(),
                       [&](const AddedRow& row) { return row.edition.starts_with(series + ":"); });
  }

  // The status of what was added as the build has found it: beside its neighbours a text may turn out to be partial.
  Status tell_status() {
    auto corpus = Corpus::open(root_);
    if (!corpus) return tl::unexpected(corpus.error());
    for (AddedRow& row : answer_.added) {
      const auto found = corpus->select(row.edition + (row.language.empty() ? "" : "@" + row.language));
      if (found && found->size() == 1) row.status = status_name(found->front().status);
    }
    return {};
  }

  // Writes a drop rule for what a site prints on its pages that came in, and builds again where there is any.
  Status drop_site_blocks() {
    if (new_series_.empty()) return {};
    auto corpus = Corpus::open(root_);
    if (!corpus) return tl::unexpected(corpus.error());
    auto found = find_site_blocks(*corpus, new_series_);
    if (!found) return tl::unexpected(found.error());
    // What a rule speaks of already, the user has decided.
    std::map<std::string, RulePatterns> patterns;  // by series
    std::erase_if(*found, [&](const SiteBlock& block) {
      auto known = patterns.find(block.series);
      if (known == patterns.end()) {
        std::vector<TextRule> rules;
        for (const RuleDecl& rule : manifest_.find_series(block.series)->rules)
          rules.push_back({rule.keep, rule.select, rule.text, rule.reason});
        known = patterns.emplace(block.series, rules).first;
      }
      return known->second.of(block.text) != Ruling::kNone;
    });
    if (found->empty()) return {};
    std::string text = text_;
    for (const SiteBlock& block : *found) {
      text += fmt::format("\n# stands alike on {} of {} pages of {}", block.pages, block.of, block.host);
      text += rule_toml(block.series, rule_for(block));
    }
    // Where the series is written so that no table of its own may follow, the audit still lists the blocks.
    if (!parse_manifest(text, root_)) return {};
    if (auto written = write_file(root_ / "tifa.toml", text); !written) return written;
    auto built = build_now({});
    if (!built) {
      if (auto restored = write_file(root_ / "tifa.toml", text_); !restored) return tl::unexpected(restored.error());
      return tl::unexpected(built.error());
    }
    answer_.tifa = built->tifa;
    for (const SiteBlock& block : *found)
      diagnostics_.push_back(
          {Severity::kNote, "site-block", block.series,
           fmt::format("“{}” stands on {} of {} pages of {} and is set aside by a drop rule in tifa.toml",
                       shortened(block.text, 40), block.pages, block.of, block.host)});
    return {};
  }

  // An edition with a text of its own.
  struct Held {
    std::string path, series, id, shown, date;
  };

  fs::path root_;
  const AddRequest& request_;
  const Context& context_;
  Diagnostics& diagnostics_;
  std::string before_, text_;  // of tifa.toml: as it was, as it is to be
  Manifest manifest_;
  std::optional<Corpus> corpus_;  // of the last build
  SeriesKeys keys_;
  TakenNames names_;  // in the order of the manifest
  ReaderPool readers_;
  std::set<std::string> taken_;                       // version_name()
  std::set<std::string> by_day_;                      // key_of() documents whose series is named by days
  std::set<std::string> dated_;                       // series with an edition that is named by a day
  std::map<std::string, const EditionDecl*> open_;    // the same, of editions declared without a text
  std::map<std::uint32_t, std::string> filled_;       // line of a declaration → what to put below it
  std::map<std::uintmax_t, std::vector<Held>> held_;  // by size in bytes
  std::set<std::string> used_;                        // the paths of all these
  Copies copies_;
  std::vector<FetchRecord> records_;
  AddAnswer answer_;
  std::uint64_t new_ = 0;
  bool declared_ready_made_ = false;  // by this call
  std::set<std::string> new_series_;  // with a document that came in
};

FetchLimits limits_of(const FetchOptions& options) {
  FetchLimits limits;
  limits.seconds = options.seconds;
  return limits;
}

}  // namespace

FetchSession::FetchSession(const FetchOptions& options, const Context& context)
    : program_(program_folder(), context.stop),
      fetcher_([this](const Exchange& exchange) { return program_.exchange(exchange); }, limits_of(options),
               options.allow_private) {}

Result<AddAnswer> add_documents(const fs::path& from, const AddRequest& request, Fetcher& fetcher,
                                const Context& context, Diagnostics& diagnostics) {
  auto root = find_corpus(from);
  if (!root) return tl::unexpected(root.error());
  if (request.files.empty()) return fail(ErrorCode::kUsage, "no file is given", "", "name at least one");
  if (!request.id.empty() && request.files.size() > 1)
    return fail(ErrorCode::kUsage, "one edition cannot be several files", "--id", "add them one by one");
  if (!request.date.empty() && !parse_date(request.date))
    return fail(ErrorCode::kUsage, "“" + request.date + "” is not a date", "--date",
                "write 2025-03-05, 2025-03 or 2025");
  return Addition(*root, request, context, diagnostics).run(fetcher);
}

Result<AddAnswer> add(const fs::path& from, const AddRequest& request, const Context& context,
                      Diagnostics& diagnostics) {
  return add(from, request, FetchOptions(), context, diagnostics);
}

Result<AddAnswer> add(const fs::path& from, const AddRequest& request, const FetchOptions& options,
                      const Context& context, Diagnostics& diagnostics) {
  FetchSession session(options, context);
  return add_documents(from, request, session.fetcher(), context, diagnostics);
}

}  // namespace tifa

// Texts that are not what they should be: stubs, and doubts for the user to look at.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "build/assess.h"
#include "build/likeness.h"
#include "structure/dates.h"
#include "structure/shape.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kNeighboursOnASide = 3;
constexpr std::size_t kFewestNeighbours = 2;
constexpr std::size_t kFarthest = 64;  // editions away, where those between have the same text
constexpr std::uint32_t kStubSentences = 3;

std::uint64_t length_of(const Version& version) { return version.document->facts.lengths.characters; }

// An edition that is a number or a date (2025, 18th, 2024-03-05) is one of a row of like documents; one that is a title
// (a regulation among regulations) stands beside other documents, whose lengths tell nothing of its own.
bool in_a_row(std::string_view id) { return !id.empty() && id.front() >= '0' && id.front() <= '9'; }

// The median length of the neighbours of text `at` that are other texts (a site gives one error page again and again);
// 0 when there are too few to tell.
std::uint64_t usual_length(const std::vector<Version*>& texts, std::size_t at) {
  std::vector<std::uint64_t> lengths;
  const auto take = [&](std::size_t i) {
    const bool same = texts[i]->document->facts.text_sha256 == texts[at]->document->facts.text_sha256;
    if (!same) lengths.push_back(length_of(*texts[i]));
    return !same;
  };
  const std::size_t first = at - std::min(at, kFarthest), end = std::min(at + kFarthest + 1, texts.size());
  for (std::size_t i = at, taken = 0; i > first && taken < kNeighboursOnASide; --i) taken += take(i - 1) ? 1 : 0;
  for (std::size_t i = at + 1, taken = 0; i < end && taken < kNeighboursOnASide; ++i) taken += take(i) ? 1 : 0;
  if (lengths.size() < kFewestNeighbours) return 0;
  std::sort(lengths.begin(), lengths.end());
  const std::size_t middle = lengths.size() / 2;
  return lengths.size() % 2 == 1 ? lengths[middle] : (lengths[middle - 1] + lengths[middle]) / 2;
}

void add_flag(store::Model& model, const Version& version, std::string code, std::string message,
              std::string evidence) {
  const bool accepted = version.declared.accept.count(code) != 0;
  model.flags.push_back({version.document->id, {std::move(code), std::move(message), std::move(evidence), accepted}});
}

// One file in two series is meant that way.
bool same_source(const store::DocumentRow& a, const store::DocumentRow& b) {
  return a.path == b.path && a.facts.row == b.facts.row;
}

// The year that the title names where the edition is a year of its own, and another one; a report of 2024 may be given
// in 2025 and name either, so a year beside it is none.
std::string other_year(const EditionInWork& edition, const store::TextFacts& facts) {
  if (edition.id.size() != 4 || !facts.year || edition.id.find_first_not_of("0123456789") != std::string::npos)
    return {};
  if (!find_date(facts.title)) return {};
  const int own = std::stoi(edition.id);
  return std::abs(own - *facts.year) > 1 ? fmt::to_string(*facts.year) : std::string();
}

// Whether a run of characters of one title stands in another: of Han characters four, of letters ten. Both are short.
bool share_a_run(std::string_view a, std::string_view b) {
  constexpr std::size_t kHanRun = 4, kLetterRun = 10;
  const std::size_t length = shape_of(a).chinese() ? kHanRun : kLetterRun;
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < a.size(); at += decode_utf8(a, at).length) starts.push_back(at);
  starts.push_back(a.size());
  for (std::size_t i = 0; i + length < starts.size(); ++i)
    if (b.find(a.substr(starts[i], starts[i + length] - starts[i])) != b.npos) return true;
  return starts.size() <= length && b.find(a) != b.npos;
}

// A title without its numbers and years, in one form whatever characters it is written in.
std::string title_of(const Version& version) {
  return fold_term(version.document->facts.series_key, Folding::kDefault);
}

std::string edition_of(const SeriesInWork& series, const Version& version) {
  for (const EditionInWork* edition : series.ordered)
    for (const Version& own : edition->versions)
      if (&own == &version) return series.edition_name(*edition);
  return {};
}

// Whether the texts of a series are versions of one document, or each its own.
enum class Way : std::uint8_t { kUnknown, kUnlike, kAlike };

// Told by how much texts share with the one that is most like them among the next few: captures of a page may be broken
// off in between.
Way way_of(const std::vector<Version*>& texts) {
  constexpr std::size_t kFewest = 5;     // texts
  constexpr double kUsualAtMost = 0.25;  // likeness
  if (texts.size() < kFewest) return Way::kUnknown;
  std::vector<double> nearest;
  for (std::size_t i = 0; i + 1 < texts.size(); ++i) {
    double most = 0;
    for (std::size_t j = i + 1; j < texts.size() && j <= i + kNeighboursOnASide; ++j)
      most = std::max(most, likeness_of(texts[i]->document->facts.sketch, texts[j]->document->facts.sketch));
    nearest.push_back(most);
  }
  const auto middle = nearest.begin() + static_cast<std::ptrdiff_t>(nearest.size() / 2);
  std::nth_element(nearest.begin(), middle, nearest.end());
  return *middle > kUsualAtMost ? Way::kAlike : Way::kUnlike;
}

std::string length_message(const Version& version, std::uint64_t usual) {
  return fmt::format("it has {} characters, the median of the editions around it is {}", length_of(version), usual);
}

// Texts of editions that `expect` does not name though it names later ones: the series has no such edition, so that the
// text is of another kind or stands for another one. What is newer than all that are expected is the next edition. Who
// issues the series need not have issued it.
void flag_unexpected(const SeriesInWork& series, store::Model& model) {
  const auto expected = [](const EditionInWork* edition) { return edition->expected; };
  const auto first = std::find_if(series.ordered.begin(), series.ordered.end(), expected);
  const auto last = std::find_if(series.ordered.rbegin(), series.ordered.rend(), expected).base();
  for (auto edition = series.ordered.begin(); edition < last; ++edition) {
    if ((*edition)->expected) continue;
    for (const Version& version : (*edition)->versions) {
      if (version.document->status != EditionStatus::kHeld) continue;
      const std::string message =
          edition < first ? fmt::format("the editions expected of its series begin with {}, so that it is none of them",
                                        series.edition_name(**first))
                          : "it is none of the editions expected of its series";
      add_flag(model, version, std::string(kUnexpected), message, version.document->title);
      version.document->issuer = version.declared.issuer;
    }
  }
}

}  // namespace

std::map<std::string, std::vector<Version*>> comparable_texts(SeriesInWork& series) {
  std::map<std::string, std::vector<Version*>> by_language;
  for (EditionInWork* edition : series.ordered) {
    if (!in_a_row(edition->id)) continue;
    std::map<std::string_view, Version*> best;
    for (Version& version : edition->versions)
      if (!version.partial_by_rule) best.try_emplace(version.document->language, &version);
    for (const auto& [language, version] : best) by_language[std::string(language)].push_back(version);
  }
  return by_language;
}

std::string usual_title(const std::vector<Version*>& texts) {
  constexpr std::size_t kFewest = 4;
  std::map<std::string, std::size_t> counts;
  for (const Version* version : texts) ++counts[title_of(*version)];
  for (const auto& [key, count] : counts)
    if (!key.empty() && count >= kFewest && count * 4 >= texts.size() * 3) return key;
  return {};
}

bool is_titled_otherwise(const Version& version, const std::string& usual) {
  const std::string own = title_of(version);
  // A title in another script says nothing of the kind; what language a text is in is looked at by itself.
  return !usual.empty() && !own.empty() && shape_of(own).chinese() == shape_of(usual).chinese() &&
         !share_a_run(own, usual) && !share_a_run(usual, own);
}

void mark_stubs(SeriesInWork& series) {
  for (const auto& [language, texts] : comparable_texts(series)) {
    for (std::size_t at = 0; at < texts.size(); ++at) {
      store::DocumentRow& document = *texts[at]->document;
      const std::uint64_t usual = usual_length(texts, at);
      const std::uint64_t length = length_of(*texts[at]);
      const bool stub =
          (length * 100 < usual * 25 && document.facts.sentences <= kStubSentences) || length * 100 < usual * 2;
      if (!stub || !texts[at]->declared.status.empty()) continue;
      document.status = EditionStatus::kPartial;
      document.partial_code = kStub;
      document.partial_reason = length_message(*texts[at], usual);
      document.partial_evidence = document.title;
    }
  }
}

// What speaks against the language that is declared for a text; empty where nothing does. A short text shows no
// language, nor does a table of figures, whose “words” have two or three characters.
std::string language_message(const store::TextFacts& facts, std::string_view declared_tag) {
  constexpr std::uint64_t kLeastWords = 200, kLeastCharactersOfWord = 4;
  const Language declared = parse_language(declared_tag);
  if (declared == Language::kUnknown || declared == facts.detected) return {};
  if (facts.detected != Language::kUnknown)
    return fmt::format("its language looks like {}, declared is {}", language_tag(facts.detected), declared_tag);
  const Lengths& lengths = facts.lengths;
  if (lengths.words < kLeastWords || (lengths.han == 0 && lengths.characters < kLeastCharactersOfWord * lengths.words))
    return {};
  return fmt::format("its language looks like neither English nor Chinese, declared is {}", declared_tag);
}

void collect_flags(SeriesInWork& series, store::Model& model) {
  flag_unexpected(series, model);
  for (const EditionInWork* edition : series.ordered) {
    for (const Version& version : edition->versions) {
      const store::TextFacts& facts = version.document->facts;
      if (!facts.announces.code.empty())
        add_flag(model, version, facts.announces.code, facts.announces.message, facts.announces.evidence);
      // Of a partial text nobody expects that all of it is there.
      if (!facts.numbering.code.empty() && version.document->status == EditionStatus::kHeld)
        add_flag(model, version, facts.numbering.code, facts.numbering.message, facts.numbering.evidence);
      if (const std::string other = other_year(*edition, facts); !other.empty())
        add_flag(model, version, "other-year",
                 fmt::format("its title names {}, it stands for {}", other, series.edition_name(*edition)),
                 version.document->title);
      if (const std::string message = language_message(facts, version.declared_language); !message.empty())
        add_flag(model, version, "language", message, version.document->title);
    }
  }
  for (const auto& [language, texts] : comparable_texts(series)) {
    const std::string title = usual_title(texts);
    for (std::size_t at = 0; at < texts.size(); ++at) {
      // Of a page in place of the document that is its reason (pages.cc).
      if (texts[at]->document->partial_code != kOtherPage && is_titled_otherwise(*texts[at], title))
        add_flag(model, *texts[at], "other-kind",
                 fmt::format("its title names another kind of document than the others ({})", title),
                 texts[at]->document->title);
      const std::uint64_t usual = usual_length(texts, at);
      if (texts[at]->document->status == EditionStatus::kHeld && length_of(*texts[at]) * 100 < usual * 20)
        add_flag(model, *texts[at], "short", length_message(*texts[at], usual), texts[at]->document->title);
    }
  }
}

Status flag_near_texts(SeriesInWork& series, const TextOf& text_of, store::Model& model) {
  constexpr double kWorthReading = 0.5;   // likeness of sketches at which the texts are compared
  constexpr double kNearlyAll = 0.95;     // of the longer text
  constexpr std::size_t kIndexed = 4;     // hashes of a sketch by which it is found
  constexpr std::size_t kMostAlike = 16;  // texts that share a block: more share a formula
  constexpr std::size_t kDigits = 8;
  std::set<std::int64_t> equal;  // documents that are another's as they stand
  for (const store::FlagRow& row : model.flags)
    if (row.flag.code == "equal-text") equal.insert(row.document);
  for (const auto& [language, texts] : comparable_texts(series)) {
    if (way_of(texts) != Way::kUnlike) continue;
    std::map<std::string_view, std::vector<std::size_t>> by_hash;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string_view sketch = texts[i]->document->facts.sketch;
      for (std::size_t at = 0; at < std::min(sketch.size(), kIndexed * kDigits); at += kDigits)
        by_hash[sketch.substr(at, kDigits)].push_back(i);
    }
    std::map<std::size_t, std::pair<double, std::size_t>> twins;  // the nearest of each
    std::set<std::pair<std::size_t, std::size_t>> compared;
    for (const auto& [hash, alike] : by_hash) {
      if (alike.size() > kMostAlike) continue;
      for (std::size_t i = 0; i < alike.size(); ++i)
        for (std::size_t j = i + 1; j < alike.size(); ++j) {
          const store::DocumentRow& a = *texts[alike[i]]->document;
          const store::DocumentRow& b = *texts[alike[j]]->document;
          if (a.facts.text_sha256 == b.facts.text_sha256 || !compared.insert({alike[i], alike[j]}).second) continue;
          if (likeness_of(a.facts.sketch, b.facts.sketch) < kWorthReading) continue;
          auto text_a = text_of(a);
          if (!text_a) return tl::unexpected(text_a.error());
          auto text_b = text_of(b);
          if (!text_b) return tl::unexpected(text_b.error());
          const double share = shared_part(*text_a, *text_b);
          if (share < kNearlyAll) continue;
          for (const auto& [own, other] : {std::pair{alike[i], alike[j]}, std::pair{alike[j], alike[i]}}) {
            auto& nearest = twins[own];
            if (share > nearest.first) nearest = {share, other};
          }
        }
    }
    for (const auto& [own, twin] : twins) {
      if (equal.contains(texts[own]->document->id)) continue;
      add_flag(model, *texts[own], "equal-text",
               fmt::format("{:.0f} % of its text is that of {}{}", std::floor(twin.first * 100),
                           edition_of(series, *texts[twin.second]), texts[twin.second]->document->version),
               texts[own]->document->title);
    }
  }
  return {};
}

void flag_equal_texts(std::vector<SeriesInWork>& all, store::Model& model) {
  struct Place {
    const SeriesInWork* series;
    const EditionInWork* edition;
    const Version* version;
  };
  std::unordered_map<std::string_view, std::vector<Place>> by_text;
  for (const SeriesInWork& series : all)
    for (const EditionInWork* edition : series.ordered)
      for (const Version& version : edition->versions)
        by_text[version.document->facts.text_sha256].push_back({&series, edition, &version});
  for (SeriesInWork& series : all) {
    std::set<std::string, std::less<>> alike;  // languages in which equal texts are the way of the series
    for (const auto& [language, texts] : comparable_texts(series))
      if (way_of(texts) == Way::kAlike) alike.insert(language);
    for (const EditionInWork* edition : series.ordered) {
      for (const Version& version : edition->versions) {
        const bool usual = alike.contains(version.document->language);
        const std::vector<Place>& places = by_text[version.document->facts.text_sha256];
        const auto twin = std::find_if(places.begin(), places.end(), [&](const Place& place) {
          return place.edition != edition && !(usual && place.series == &series) &&
                 !same_source(*place.version->document, *version.document);
        });
        if (twin != places.end())
          add_flag(model, version, "equal-text",
                   fmt::format("its text is that of {}{}", twin->series->edition_name(*twin->edition),
                               twin->version->document->version),
                   version.document->title);
      }
    }
  }
}

}  // namespace tifa

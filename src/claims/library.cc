// Reads what a corpus offers for resolving references.
#include "claims/library.h"

#include <algorithm>
#include <set>

#include "claims/persons.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Who gave a document stands in its first lines; a text without a title says which congress it speaks to just below.
constexpr std::size_t kOpeningBlocks = 8, kOpeningBytes = 1200;
constexpr std::size_t kMostHeadings = 60;
// The openings of very long series are not read: their editions are known by id, title and date.
constexpr std::size_t kMostOpenings = 2000;
// Ordinals are of congresses and plans; larger numbers are years.
constexpr std::int64_t kLargestOrdinal = 199;

void add_ordinal(LibraryEdition& edition, double value) {
  const auto ordinal = static_cast<std::int32_t>(value);
  if (value < 1 || value > kLargestOrdinal) return;
  if (std::find(edition.ordinals.begin(), edition.ordinals.end(), ordinal) == edition.ordinals.end())
    edition.ordinals.push_back(ordinal);
}

// 第二十次, 第十五个, 二十届四中全会, 十九大, Fifth, 20th; the first only where `first`.
void find_ordinals(std::string_view text, LibraryEdition& edition, bool first) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = decode_utf8(text, at);
    const bool word_begins = at == 0 || !is_word_character(decode_utf8_before(text, at).value);
    if (code.value == U'第' || is_han(code.value) || word_begins) {
      if (const auto numeral = parse_numeral(text, at)) {
        const std::string_view rest = text.substr(numeral->range.end);
        const bool of_row =
            rest.starts_with("大") || rest.starts_with("届") || rest.starts_with("中全会") || rest.starts_with("次");
        if (numeral->ordinal || of_row) {
          add_ordinal(edition, numeral->value);
          if (first && !edition.ordinals.empty()) return;
        }
        at = numeral->range.end > at ? numeral->range.end : at + code.length;
        continue;
      }
    }
    at += code.length;
  }
}

// “第十八次全国代表大会”: 届 speaks of who reports, 次 of where.
void find_opening_ordinal(std::string_view opening, LibraryEdition& edition) {
  for (std::size_t at = opening.find("第"); at != std::string_view::npos; at = opening.find("第", at + 1)) {
    const auto numeral = parse_numeral(opening, at);
    if (numeral && numeral->ordinal && opening.substr(numeral->range.end).starts_with("次")) {
      add_ordinal(edition, numeral->value);
      return;
    }
  }
}

void add_words(std::vector<std::string>& words, const std::string& text) {
  std::string spaced = text;
  std::replace_if(
      spaced.begin(), spaced.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  for (Token& token : tokenise(spaced, {0, static_cast<std::uint32_t>(spaced.size())}))
    if (token.kind == TokenKind::kWord) words.push_back(std::move(token.folded));
}

LibraryEdition read_edition(const Edition& edition, DocumentKind kind) {
  LibraryEdition read;
  read.name = edition.name();
  read.id = edition.id;
  read.status = edition.status;
  read.date = edition.date;
  read.title = edition.title;
  const auto number = parse_integer(edition.id.substr(0, edition.id.find_first_of("-_. ")));
  const bool id_is_year =
      edition.id.size() >= 4 && std::all_of(edition.id.begin(), edition.id.begin() + 4, is_ascii_digit);
  if (number && *number <= kLargestOrdinal && *number > 0) {
    add_ordinal(read, static_cast<double>(*number));
    if (kind == DocumentKind::kCommunique) find_ordinals(edition.id, read, false);  // 18-3
  } else if (!id_is_year) {
    find_ordinals(edition.id, read, false);
  }
  if (read.ordinals.empty()) find_ordinals(edition.title, read, false);
  if (id_is_year) read.year = std::stoi(edition.id.substr(0, 4));
  if (read.date.known()) {
    // An address for the new year is given on the eve.
    const bool eve = kind == DocumentKind::kNewYear && read.date.month == 12 && read.date.day > 24;
    if (eve) read.year = read.date.year + 1;
    if (read.year == 0) read.year = read.date.year;
  } else if (id_is_year) {
    read.date.year = static_cast<std::int16_t>(read.year);
  }
  return read;
}

Status read_opening(const Corpus& corpus, const Edition& edition, DocumentKind kind, LibraryEdition& read) {
  const Result<DocumentView> view = corpus.document(edition);
  if (!view) return tl::unexpected(view.error());
  const std::string_view text = view->text;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < view->blocks.size() && i < kOpeningBlocks; ++i)
    lines.emplace_back(view->blocks[i].text.of(text));
  read.persons = find_persons(read.title, lines);
  // An address may mention a congress that it was not given to.
  const bool counted = kind != DocumentKind::kNewYear && kind != DocumentKind::kAddress &&
                       kind != DocumentKind::kInaugural && kind != DocumentKind::kWorkReport;
  if (read.ordinals.empty() && counted) {
    for (const std::string& line : lines)
      if (read.ordinals.empty()) find_opening_ordinal(line.substr(0, kOpeningBytes), read);
  }
  for (const SectionRecord& section : view->sections) {
    if (section.level != 1 || section.heading == kNoIndex || read.headings.size() == kMostHeadings) continue;
    std::string heading(section.title.of(text));
    std::replace(heading.begin(), heading.end(), '\n', ' ');
    read.headings.push_back(std::move(heading));
  }
  return {};
}

}  // namespace

bool Library::knows_person(std::string_view name) const {
  std::string lower;
  for (const char c : name) {
    if (c == ' ') {
      if (surnames.contains(lower)) return true;
      lower.clear();
      continue;
    }
    lower += ascii_lower(c);
  }
  return surnames.contains(lower);
}

void Library::index() {
  persons.clear();
  surnames.clear();
  for (const LibrarySeries& entry : series) {
    const bool given = may_mean(DocumentKind::kAddress, entry.kind);
    for (const LibraryEdition& edition : entry.editions) {
      for (const std::string& person : edition.persons) {
        if (std::find(persons.begin(), persons.end(), person) == persons.end()) persons.push_back(person);
        if (const std::string_view pinyin = pinyin_surname(person); !pinyin.empty()) surnames.emplace(pinyin);
      }
      if (!given) continue;
      // A speech is known by who gave it: 1871-Name.
      std::vector<std::string> words;
      add_words(words, edition.id);
      for (std::string& word : words)
        if (word.size() > 2 && !is_ascii_digit(word[0])) surnames.insert(std::move(word));
    }
  }
  by_first.clear();
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    terms[i].tokens = tokenise(terms[i].wording, {0, static_cast<std::uint32_t>(terms[i].wording.size())});
    std::erase_if(terms[i].tokens, [](const Token& token) {
      return token.kind == TokenKind::kMark && is_quotation_mark(decode_utf8(token.folded, 0).value);
    });
    if (!terms[i].tokens.empty()) by_first[terms[i].tokens.front().folded].push_back(i);
  }
}

const std::vector<std::uint32_t>* Library::terms_at(const std::string& first) const {
  const auto found = by_first.find(first);
  return found == by_first.end() ? nullptr : &found->second;
}

Result<Library> Library::read(const Corpus& corpus, std::string_view in) {
  Library library;
  auto series = corpus.series();
  if (!series) return tl::unexpected(series.error());
  std::set<std::string> chosen;
  if (!in.empty()) {
    const auto editions = corpus.select(in);
    if (!editions) return tl::unexpected(editions.error());
    for (const Edition& edition : *editions) chosen.insert(edition.series + ":" + edition.id);
  }
  std::size_t openings = 0;
  for (SeriesInfo& info : *series) {
    const auto editions = corpus.select(info.name);
    if (!editions) return tl::unexpected(editions.error());
    LibrarySeries entry;
    entry.language = parse_language(info.language);
    for (const std::string& said : {info.kind, info.title, info.name})
      if (entry.kind == DocumentKind::kGeneric || entry.kind == DocumentKind::kReport)
        if (const DocumentKind kind = kind_of_title(said); kind != DocumentKind::kGeneric) entry.kind = kind;
    if (entry.kind == DocumentKind::kGeneric || entry.kind == DocumentKind::kReport ||
        entry.kind == DocumentKind::kAddress) {
      for (const Edition& edition : *editions) {
        if (edition.title.empty()) continue;
        const DocumentKind kind = kind_of_title(edition.title);
        if (kind != DocumentKind::kGeneric && kind != DocumentKind::kReport) {
          entry.kind = kind;
          break;
        }
      }
    }
    for (const std::string& said : {info.name, info.title, info.kind, info.issuer, info.collection})
      add_words(entry.words, said);
    // Asking for versions costs a query an edition; most series have one text of each.
    const auto totals = corpus.totals(info.name);
    if (!totals) return tl::unexpected(totals.error());
    const auto texts = static_cast<std::uint64_t>(
        std::count_if(editions->begin(), editions->end(), [](const Edition& edition) { return edition.has_text(); }));
    const bool versions_too = totals->documents > texts;
    for (const Edition& edition : *editions) {
      if (!chosen.empty() && !chosen.contains(edition.series + ":" + edition.id)) continue;
      LibraryEdition read = read_edition(edition, entry.kind);
      if (entry.language == Language::kUnknown) entry.language = parse_language(edition.language);
      if (edition.has_text()) {
        read.languages.push_back(edition.language);
        const auto versions =
            versions_too ? corpus.versions(edition) : Result<std::vector<Edition>>(std::vector<Edition>());
        if (!versions) return tl::unexpected(versions.error());
        for (const Edition& version : *versions)
          if (std::find(read.languages.begin(), read.languages.end(), version.language) == read.languages.end())
            read.languages.push_back(version.language);
        if (openings < kMostOpenings) {
          ++openings;
          if (const Status status = read_opening(corpus, edition, entry.kind, read); !status)
            return tl::unexpected(status.error());
        }
      }
      entry.editions.push_back(std::move(read));
    }
    entry.info = std::move(info);
    if (!entry.editions.empty()) library.series.push_back(std::move(entry));
  }
  auto links = corpus.links();
  if (!links) return tl::unexpected(links.error());
  library.links = std::move(*links);
  auto glossary = corpus.glossary();
  if (!glossary) return tl::unexpected(glossary.error());
  for (auto& [wording, patterns] : *glossary) library.terms.push_back({wording, patterns, false, {}});
  const auto themes = corpus.themes();
  if (!themes) return tl::unexpected(themes.error());
  for (const Theme& theme : *themes) {
    LibraryTerm term;
    term.wording = theme.name;
    term.theme = true;
    for (const auto& [language, list] : theme.terms)
      term.patterns.insert(term.patterns.end(), list.begin(), list.end());
    library.terms.push_back(std::move(term));
  }
  library.index();
  return library;
}

}  // namespace tifa

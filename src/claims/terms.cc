// Finds wordings that are claimed of, and what may stand for them in a text.
#include "claims/terms.h"

#include <algorithm>
#include <array>
#include <optional>

#include "claims/kinds.h"
#include "query/term.h"
#include "text/characters.h"
#include "text/numerals.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kMostWords = 12, kMostHan = 24;
constexpr std::size_t kWidestQuotation = 400;  // tokens: a mark that nothing closes quotes nothing

char32_t first_of(const Token& token) { return decode_utf8(token.folded, 0).value; }

// Without the comma or full stop that English puts inside the marks.
Range trimmed(std::string_view text, Range inner) {
  while (!inner.empty()) {
    const CodePoint code = decode_utf8_before(text, inner.end);
    if (!is_white_space(code.value) && code.value != ',' && code.value != '.' && code.value != U'，' &&
        code.value != U'。' && code.value != ';' && code.value != U'；')
      break;
    inner.end -= code.length;
  }
  while (!inner.empty() && is_white_space(decode_utf8(text, inner.begin).value))
    inner.begin += decode_utf8(text, inner.begin).length;
  return inner;
}

// “十四五”时期, “十四五”规划: a span of years or the document of that name, no wording that is spoken of.
bool names_a_period(std::string_view inner, std::string_view rest) {
  if (!inner.ends_with("五")) return false;
  const auto numeral = parse_integer(inner.substr(0, inner.size() - std::string_view("五").size()));
  if (!numeral || *numeral < 1 || *numeral > 99) return false;
  static constexpr auto kPeriods =
      std::to_array<std::string_view>({"时期", "期间", "规划", "计划", "以来", "末", "开局", "初", "前", "后"});
  return std::any_of(kPeriods.begin(), kPeriods.end(), [&](std::string_view word) { return rest.starts_with(word); });
}

// An ordinal, and at the end the name of a kind of documents.
bool names_a_document(std::string_view inner) {
  const std::vector<Token> tokens = tokenise(inner, {0, static_cast<std::uint32_t>(inner.size())});
  for (std::size_t at = 1; at < tokens.size(); ++at)
    if (const auto match = kind_patterns().match(tokens, at); match.end == tokens.size()) return true;
  return false;
}

// How many tokens of `tokens` from `at` are the wording of a glossary entry: its length, a plural s allowed at the end.
std::size_t match_entry(const LibraryTerm& entry, const std::vector<Token>& tokens, std::size_t at) {
  if (at + entry.tokens.size() > tokens.size()) return 0;
  for (std::size_t i = 0; i < entry.tokens.size(); ++i) {
    const std::string& have = tokens[at + i].folded;
    const std::string& want = entry.tokens[i].folded;
    const bool last = i + 1 == entry.tokens.size();
    if (have != want && !(last && (have == want + "s" || have + "s" == want))) return 0;
  }
  return entry.tokens.size();
}

}  // namespace

std::vector<QuotedSpan> find_quoted(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<QuotedSpan> spans;
  // For each opening mark, which mark closes it next, read from the end: linear on any nonsense.
  std::array<std::vector<std::size_t>, 5> closing;
  static constexpr std::array<char32_t, 5> kClose = {U'”', U'’', U'」', U'』', U'"'};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kMark) continue;
    const char32_t code = decode_utf8(text, tokens[i].at.begin).value;
    for (std::size_t k = 0; k < kClose.size(); ++k)
      if (code == kClose[k]) closing[k].push_back(i);
  }
  for (std::size_t i = 0; i < tokens.size();) {
    const char32_t code = tokens[i].kind == TokenKind::kMark ? decode_utf8(text, tokens[i].at.begin).value : 0;
    std::size_t kind = kClose.size();
    if (code == U'“') kind = 0;
    if (code == U'‘') kind = 1;
    if (code == U'「') kind = 2;
    if (code == U'『') kind = 3;
    if (code == U'"') kind = 4;
    if (kind == kClose.size()) {
      ++i;
      continue;
    }
    auto close = std::upper_bound(closing[kind].begin(), closing[kind].end(), i);
    // An apostrophe inside a word closes nothing.
    while (kind == 1 && close != closing[kind].end() && *close + 1 < tokens.size() &&
           tokens[*close + 1].kind == TokenKind::kWord && !tokens[*close + 1].space_before)
      ++close;
    if (close == closing[kind].end() || *close - i > kWidestQuotation) {
      ++i;
      continue;
    }
    spans.push_back({i, *close + 1, trimmed(text, {tokens[i].at.end, tokens[*close].at.begin})});
    i = *close + 1;
  }
  return spans;
}

std::vector<FoundTerm> find_terms(std::string_view text, const std::vector<Token>& tokens,
                                  const std::vector<QuotedSpan>& quoted, const std::vector<bool>& blocked,
                                  const Library& library) {
  std::vector<FoundTerm> found;
  std::size_t words = 0, han = 0;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWord && token.folded.size() > 1) ++words;
    if (token.kind == TokenKind::kHan) ++han;
  }
  const bool english = words >= 2 && words * 3 > han;
  const auto is = [&](std::size_t at, std::string_view word) {
    return at < tokens.size() && tokens[at].folded == word;
  };
  const auto give = [&](FoundTerm term) {
    term.term.at = {tokens[term.begin].at.begin, tokens[term.end - 1].at.end};
    found.push_back(std::move(term));
  };
  // “(安全)” after what it glosses: the end of the gloss, or `at`.
  const auto gloss = [&](std::size_t at, std::string& said) {
    if (!is(at, "(") && !is(at, "（")) return at;
    std::size_t end = at + 1;
    while (end < tokens.size() && tokens[end].kind == TokenKind::kHan && end - at <= kMostHan) ++end;
    if (end == at + 1 || end >= tokens.size()) return at;
    // (安全 anquan) and (安全, anquan)
    std::size_t close = end;
    while (close < tokens.size() && close - end < 6 && !is(close, ")") && !is(close, "）")) ++close;
    if (!is(close, ")") && !is(close, "）")) return at;
    said = std::string(text.substr(tokens[at + 1].at.begin, tokens[end - 1].at.end - tokens[at + 1].at.begin));
    return close + 1;
  };
  std::size_t next_quote = 0;
  for (std::size_t at = 0; at < tokens.size();) {
    if (next_quote < quoted.size() && quoted[next_quote].begin == at) {
      const QuotedSpan& span = quoted[next_quote++];
      FoundTerm term;
      term.begin = span.begin;
      term.end = span.end;
      term.quoted = true;
      const std::string_view inner = span.inner.of(text);
      const Lengths lengths = measure(inner);
      at = span.end;
      if (inner.empty() || (lengths.han > 0 ? lengths.characters > kMostHan : lengths.words > kMostWords)) continue;
      if (names_a_period(inner, text.substr(tokens[span.end - 1].at.end))) continue;
      // “第八个五年规划”: a document that is named, in quotation marks.
      if (inner.starts_with("第") && names_a_document(inner)) continue;
      term.term.wording = std::string(inner);
      std::replace(term.term.wording.begin(), term.term.wording.end(), '\n', ' ');
      std::string said;
      if (const std::size_t end = gloss(at, said); end > at) {
        term.term.patterns = {literal_term(said)};
        term.term.source = TermSource::kGloss;
        term.end = at = end;
      } else if (lengths.han == 0 && at < tokens.size() && tokens[at].kind == TokenKind::kWord) {
        // “peaceful” reunification: the quoted word and the next are one entry of the glossary.
        std::string joined = term.term.wording + " " + std::string(tokens[at].at.of(text));
        const std::vector<Token> parts = tokenise(joined, {0, static_cast<std::uint32_t>(joined.size())});
        const auto* entries = library.terms_at(parts.front().folded);
        for (std::size_t k = 0; entries != nullptr && k < entries->size(); ++k)
          if (match_entry(library.terms[(*entries)[k]], parts, 0) == parts.size()) {
            term.term.wording = joined;
            term.known = true;
            term.end = ++at;
            break;
          }
      }
      give(std::move(term));
      continue;
    }
    if (blocked[at]) {
      ++at;
      continue;
    }
    // The glossary and the themes.
    if (const auto* entries = library.terms_at(tokens[at].folded);
        entries != nullptr && tokens[at].kind != TokenKind::kHan) {
      std::size_t longest = 0;
      for (const std::uint32_t index : *entries)
        longest = std::max(longest, match_entry(library.terms[index], tokens, at));
      bool free = longest > 0;
      for (std::size_t i = at; i < at + longest; ++i)
        if (blocked[i]) free = false;
      if (free) {
        FoundTerm term;
        term.begin = at;
        term.end = at + longest;
        term.known = true;
        term.term.wording =
            std::string(text.substr(tokens[at].at.begin, tokens[at + longest - 1].at.end - tokens[at].at.begin));
        std::string said;
        if (const std::size_t end = gloss(term.end, said); end > term.end) {
          term.term.patterns = {literal_term(said)};
          term.term.source = TermSource::kGloss;
          term.end = end;
        }
        at = term.end;
        give(std::move(term));
        continue;
      }
    }
    // A word that a gloss follows.
    if (tokens[at].kind == TokenKind::kWord) {
      std::string said;
      if (const std::size_t end = gloss(at + 1, said); end > at + 1) {
        FoundTerm term;
        term.begin = at;
        term.end = end;
        term.term.wording = std::string(tokens[at].at.of(text));
        term.term.patterns = {literal_term(said)};
        term.term.source = TermSource::kGloss;
        at = end;
        give(std::move(term));
        continue;
      }
    }
    if (english && tokens[at].kind == TokenKind::kHan) {
      FoundTerm term;
      term.begin = at;
      std::size_t end = at + 1;
      while (end < tokens.size() && !blocked[end] && !tokens[end].space_before &&
             (tokens[end].kind == TokenKind::kHan || (tokens[end].kind != TokenKind::kMark && end - at < kMostHan))) {
        if (tokens[end].kind == TokenKind::kNumber && is(end + 1, "次")) break;
        ++end;
      }
      // 人工智能+, but not 发展+改革
      if (end < tokens.size() && !tokens[end].space_before && is(end, "+") &&
          (end + 1 == tokens.size() || tokens[end + 1].kind != TokenKind::kHan))
        ++end;
      term.end = end;
      term.term.wording = std::string(text.substr(tokens[at].at.begin, tokens[end - 1].at.end - tokens[at].at.begin));
      at = end;
      if (term.end - term.begin <= kMostHan) give(std::move(term));
      continue;
    }
    ++at;
  }
  // 6G between Chinese items of a list.
  if (english) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::kWord || blocked[i] || !is_digit(first_of(tokens[i]))) continue;
      const bool left = i > 1 && (is(i - 1, ",") || is(i - 1, "、")) && tokens[i - 2].kind == TokenKind::kHan;
      const bool right =
          i + 2 < tokens.size() && (is(i + 1, ",") || is(i + 1, "、")) && tokens[i + 2].kind == TokenKind::kHan;
      if (!left && !right) continue;
      FoundTerm term;
      term.begin = i;
      term.end = i + 1;
      term.term.wording = std::string(tokens[i].at.of(text));
      give(std::move(term));
    }
    std::sort(found.begin(), found.end(), [](const FoundTerm& a, const FoundTerm& b) { return a.begin < b.begin; });
  }
  for (std::size_t i = 1; i < found.size(); ++i) {
    const std::size_t from = found[i - 1].end, gap = found[i].begin - from;
    if (gap == 1) {
      const std::string& word = tokens[from].folded;
      if (word == "or" || word == "或" || word == "/" || word == "|") found[i].joined = true;
      if (word == "+" || word == "and" || word == "&" || word == "和" || word == "与" || word == "及")
        found[i].added = true;
    }
  }
  return found;
}

void find_patterns(ClaimTerm& term, const Library& library, const LibrarySeries* series, const std::vector<bool>& met,
                   bool& in_english) {
  if (!term.patterns.empty()) return;
  const Language language = series == nullptr ? Language::kUnknown : series->language;
  if (has_han(term.wording)) {
    term.patterns = {literal_term(term.wording)};
    term.source = TermSource::kAsWritten;
    return;
  }
  // 6G, GDP: written so in every language.
  const bool sign = std::all_of(term.wording.begin(), term.wording.end(),
                                [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
  if (sign && !term.wording.empty()) {
    term.patterns = {literal_term(term.wording)};
    term.source = TermSource::kAsWritten;
    return;
  }
  if (language == Language::kEnglish) {
    term.patterns = {literal_term(term.wording)};
    term.source = TermSource::kAsWritten;
    return;
  }
  const std::vector<Token> tokens = tokenise(term.wording, {0, static_cast<std::uint32_t>(term.wording.size())});
  if (tokens.empty()) return;
  const auto take = [&](const LibraryTerm& entry) {
    std::string joined;
    for (const std::string& pattern : entry.patterns) {
      if (language == Language::kChinese && entry.theme && !has_han(pattern)) continue;
      if (!entry.theme) {
        term.patterns.push_back(pattern);
        continue;
      }
      joined += (joined.empty() ? "" : "|") + pattern;
    }
    if (!joined.empty()) term.patterns.push_back(joined);
    term.source = entry.theme ? TermSource::kTheme : TermSource::kGlossary;
  };
  if (const auto* entries = library.terms_at(tokens.front().folded)) {
    for (const bool theme : {false, true})
      for (const std::uint32_t index : *entries)
        if (term.patterns.empty() && library.terms[index].theme == theme &&
            match_entry(library.terms[index], tokens, 0) == tokens.size())
          take(library.terms[index]);
  }
  if (!term.patterns.empty()) return;
  // A part of an entry: of one that the article has as well, else of the only one.
  const LibraryTerm* only = nullptr;
  const LibraryTerm* beside = nullptr;
  std::size_t holding = 0;
  for (std::size_t index = 0; index < library.terms.size(); ++index) {
    const LibraryTerm& entry = library.terms[index];
    if (entry.theme || entry.tokens.size() <= tokens.size()) continue;
    const auto inside = std::search(entry.tokens.begin(), entry.tokens.end(), tokens.begin(), tokens.end(),
                                    [](const Token& a, const Token& b) { return a.folded == b.folded; });
    if (inside == entry.tokens.end()) continue;
    ++holding;
    only = &entry;
    if (beside == nullptr && index < met.size() && met[index]) beside = &entry;
  }
  if (beside != nullptr) {
    take(*beside);
  } else if (holding == 1) {
    take(*only);
  } else if (series != nullptr) {
    const auto english = [](const LibraryEdition& edition) {
      return std::find(edition.languages.begin(), edition.languages.end(), "en") != edition.languages.end();
    };
    if (std::any_of(series->editions.begin(), series->editions.end(), english)) {
      term.patterns = {literal_term(term.wording)};
      term.source = TermSource::kAsWritten;
      in_english = true;
    }
  }
}

void mark_met(const std::vector<Token>& tokens, const Library& library, std::vector<bool>& met) {
  met.resize(library.terms.size(), false);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto* entries = library.terms_at(tokens[at].folded);
    if (entries == nullptr) continue;
    for (const std::uint32_t index : *entries)
      if (!met[index] && match_entry(library.terms[index], tokens, at) > 0) met[index] = true;
  }
}

}  // namespace tifa

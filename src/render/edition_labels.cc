#include "render/edition_labels.h"

#include <algorithm>
#include <cstdint>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kNamed = 3;  // editions that are not held, in a sentence

}  // namespace

std::string EditionLabels::label(const std::string& edition) const {
  const auto in_language = [&](const InLanguages& called) { return chinese_ ? called.zh : called.en; };
  if (const std::size_t at = place(edition); at < answer_.documents.size())
    return in_language(answer_.documents[at].called);
  const auto elsewhere = std::find_if(answer_.called.begin(), answer_.called.end(),
                                      [&](const CalledEdition& one) { return one.edition == edition; });
  return elsewhere == answer_.called.end() ? edition : in_language(elsewhere->called);
}

std::string EditionLabels::heading(const std::string& edition) const { return capitalised(label(edition)); }

std::string EditionLabels::brief(const std::string& edition) const {
  const std::size_t at = place(edition);
  if (at >= answer_.documents.size()) return edition;
  const std::string& whole = answer_.documents[at].label;
  if (whole.size() == 4 && std::all_of(whole.begin(), whole.end(), is_ascii_digit))
    return chinese_ ? whole + "年" : whole;
  std::string plain = whole.substr(0, whole.find(" ("));
  // An id that says what it is stands for itself; a number alone is one of several series, or needs its ordinal.
  if (plain.find(':') == plain.npos || answer_.documents[0].series != answer_.documents[1].series) return plain;
  constexpr std::size_t kNarrow = 4 * 3;  // bytes of four characters
  constexpr std::string_view kReport = "报告";
  std::string called = label(edition);
  if (chinese_ && called.ends_with(kReport) && called.size() <= kNarrow + kReport.size())
    called.resize(called.size() - kReport.size());
  if (chinese_) {
    // What all names of the series end in tells none from another: 第七个五年规划, 第八个五年规划.
    if (called.size() > kNarrow) called.resize(called.size() - shared_ending(called).size());
    // Of a year in brackets the opening one may be left: 第3份（2005.
    if (called.find("）") == called.npos) called.resize(std::min(called.find("（"), called.size()));
    return has_han(called) && called.size() <= kNarrow ? called : plain;
  }
  for (std::size_t begin = 0; begin < called.size();) {
    const std::size_t end = std::min(called.find(' ', begin), called.size());
    std::string word = called.substr(begin, end - begin);
    if (word.size() > 2 && is_ascii_digit(word.front()) && !is_ascii_digit(word.back())) return word;  // an ordinal
    begin = end + 1;
  }
  return plain;
}

std::string_view EditionLabels::shared_ending(std::string_view called) const {
  const std::string& series = answer_.documents[0].series;
  std::size_t shared = called.size();
  for (const ReportDocument& other : answer_.documents) {
    if (other.series != series || other.called.zh == called) continue;
    const std::string& name = other.called.zh;
    shared = std::min(shared, name.size());
    while (called.substr(called.size() - shared) != std::string_view(name).substr(name.size() - shared)) --shared;
  }
  return called.substr(ceil_code_point(called, called.size() - shared));
}

std::string nearest_named(const EditionLabels& labels, std::vector<std::string> editions, const Words& words) {
  if (editions.size() > kNamed + 1) std::rotate(editions.begin(), editions.end() - kNamed, editions.end());
  return words.list(labels.labels(editions), kNamed);
}

std::string not_held_clause(const EditionLabels& labels, const std::vector<std::string>& editions, const Words& words) {
  return editions.empty()
             ? std::string()
             : words.say(" (not held in full: {0})", "（未收全文：{0}）", nearest_named(labels, editions, words));
}

std::string first_held(const EditionLabels& labels, const std::string& edition, const Words& words) {
  const std::vector<std::string> gaps = labels.not_held_before(edition);
  return labels.label(edition) + (gaps.empty()
                                      ? std::string()
                                      : words.say(" (before it not held in full: {0})", "（此前未收全文：{0}）",
                                                  nearest_named(labels, gaps, words)));
}

std::string last_held(const EditionLabels& labels, const std::string& edition, const std::string& before,
                      const Words& words) {
  return labels.label(edition) + not_held_clause(labels, labels.not_held_before(before, edition), words);
}

std::vector<std::string> EditionLabels::labels(const std::vector<std::string>& editions) const {
  std::vector<std::string> all;
  all.reserve(editions.size());
  for (const std::string& edition : editions) all.push_back(label(edition));
  return all;
}

std::string EditionLabels::naming(const std::string& sentence) const {
  const auto goes_on = [](char c) {
    return is_ascii_digit(c) || is_ascii_letter(c) || c == '-' || c == '@' || c == ':';
  };
  std::string named = sentence;
  for (const ReportDocument& document : answer_.documents) {
    const std::string called = label(document.edition);
    for (std::size_t at = named.find(document.edition); at != named.npos; at = named.find(document.edition, at)) {
      const std::size_t end = at + document.edition.size();
      const bool whole = (at == 0 || !goes_on(named[at - 1])) && (end == named.size() || !goes_on(named[end]));
      if (whole) named.replace(at, document.edition.size(), called);
      at += whole ? called.size() : 1;
    }
  }
  return named;
}

std::vector<std::string> EditionLabels::not_held_before(const std::string& edition, const std::string& after) const {
  const auto ordinal = [&](const std::string& name) {
    const std::size_t at = name.empty() ? answer_.documents.size() : place(name);
    return at < answer_.documents.size() ? answer_.documents[at].ordinal : 0;
  };
  const std::uint64_t from = ordinal(after), to = ordinal(edition);
  std::vector<std::string> found;  // A and B, which stand before the others, are held or compared as they are
  for (const ReportDocument& one : answer_.documents)
    if ((one.status == "missing" || one.status == "partial") && one.ordinal > from && one.ordinal < to)
      found.push_back(one.edition);
  return found;
}

std::size_t EditionLabels::place(const std::string& edition) const {
  return static_cast<std::size_t>(
      std::find_if(answer_.documents.begin(), answer_.documents.end(),
                   [&](const ReportDocument& document) { return document.edition == edition; }) -
      answer_.documents.begin());
}

std::string capitalised(std::string text) {
  if (text.starts_with("the ")) text[0] = 'T';
  return text;
}

}  // namespace tifa

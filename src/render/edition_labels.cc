#include "render/edition_labels.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Whether a name goes on behind byte `at`, or before it: with a letter or digit, directly or beyond a mark that names
// have in them. Chinese follows without a space, so that it is part of a Chinese name alone.
bool goes_on(std::string_view text, std::size_t at, bool behind, bool chinese) {
  constexpr std::string_view kInNames = "-@:._";
  const bool ends = behind ? at == text.size() : at == 0;
  if (!ends && kInNames.find(text[behind ? at : at - 1]) != kInNames.npos) behind ? ++at : --at;
  if (behind ? at == text.size() : at == 0) return false;
  const char32_t next = (behind ? decode_utf8(text, at) : decode_utf8_before(text, at)).value;
  return is_word_character(next) || (chinese && is_han(next));
}

// “1989–1991”, “the 3rd plan to the 8th plan”.
std::string run_of(const std::string& from, const std::string& to, const Words& words) {
  constexpr std::string_view kYear = "年";
  const auto is_year = [](std::string_view one) {
    return one.size() == 4 && std::all_of(one.begin(), one.end(), is_ascii_digit);
  };
  const auto plain = [&](std::string_view one) {
    return words.chinese() && one.ends_with(kYear) ? one.substr(0, one.size() - kYear.size()) : one;
  };
  return is_year(plain(from)) && is_year(plain(to)) ? words.say("{0}–{1}", "{0}—{1}", plain(from), to)
                                                    : words.say("{0} to {1}", "{0}至{1}", from, to);
}

}  // namespace

EditionLabels::EditionLabels(const ReportAnswer& answer, bool chinese) : answer_(answer), chinese_(chinese) {
  for (std::size_t i = 0; i < answer.documents.size(); ++i) places_.emplace(answer.documents[i].edition, i);
}

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

std::string EditionLabels::nearest_named(const std::vector<std::string>& editions, const Words& words,
                                         std::size_t most) const {
  constexpr std::size_t kNearest = 3;
  struct Run {
    std::size_t first, last;  // of `editions`
  };
  const auto ordinal = [&](std::size_t i) {
    const std::size_t at = place(editions[i]);
    return at < answer_.documents.size() ? answer_.documents[at].ordinal : 0;
  };
  std::vector<Run> runs;
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const bool follows = i > 0 && ordinal(i - 1) != 0 && ordinal(i) == ordinal(i - 1) + 1;
    if (follows) runs.back().last = i;
    if (!follows) runs.push_back({i, i});
  }
  std::vector<std::string> named;
  for (const Run& run : runs) {
    if (run.last >= run.first + 2)
      named.push_back(run_of(label(editions[run.first]), label(editions[run.last]), words));
    else
      for (std::size_t i = run.first; i <= run.last; ++i) named.push_back(label(editions[i]));
  }
  if (named.size() <= most) return words.list(named, most);
  const std::vector<std::string> nearest(named.end() - kNearest, named.end());
  return words.say("{0} and others, {1} in all", "{0}等{1}份", words.list(nearest, kNearest), editions.size());
}

bool EditionLabels::is_other_page(const std::string& edition) const {
  const std::size_t at = place(edition);
  return at < answer_.documents.size() && answer_.documents[at].other_page;
}

std::string EditionLabels::lack(const std::vector<std::string>& editions, const Words& words) const {
  const auto is_partial = [&](const std::string& edition) {
    const std::size_t at = place(edition);
    return at < answer_.documents.size() && answer_.documents[at].status == "partial" &&
           !answer_.documents[at].other_page;
  };
  const bool partial = std::any_of(editions.begin(), editions.end(), is_partial);
  return words.lack(partial, !std::all_of(editions.begin(), editions.end(), is_partial));
}

std::string not_held_clause(const EditionLabels& labels, const std::vector<std::string>& editions, const Words& words) {
  return editions.empty() ? std::string()
                          : words.say(" ({0}: {1})", "（{0}：{1}）", labels.lack(editions, words),
                                      labels.nearest_named(editions, words));
}

std::string first_held(const EditionLabels& labels, const std::string& edition, const Words& words) {
  const std::vector<std::string> gaps = labels.not_held_before(edition);
  return labels.label(edition) + (gaps.empty()
                                      ? std::string()
                                      : words.say(" (before it {0}: {1})", "（此前{0}：{1}）", labels.lack(gaps, words),
                                                  labels.nearest_named(gaps, words)));
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
  std::vector<const ReportDocument*> longest_first;
  for (const ReportDocument& document : answer_.documents)
    if (!document.edition.empty() && sentence.find(document.edition) != sentence.npos)
      longest_first.push_back(&document);
  std::stable_sort(longest_first.begin(), longest_first.end(),
                   [](const auto* x, const auto* y) { return x->edition.size() > y->edition.size(); });
  const auto stands = [&](const std::string& name, std::size_t at) {
    const std::size_t end = at + name.size();
    return std::string_view(sentence).substr(at, name.size()) == name &&
           !goes_on(sentence, at, false, is_han(decode_utf8(name, 0).value)) &&
           !goes_on(sentence, end, true, is_han(decode_utf8_before(name, name.size()).value));
  };
  std::string named;
  for (std::size_t at = 0; at < sentence.size();) {
    const auto found = std::find_if(longest_first.begin(), longest_first.end(),
                                    [&](const auto* document) { return stands(document->edition, at); });
    const bool here = found != longest_first.end();
    named += here ? label((*found)->edition) : std::string(1, sentence[at]);
    at += here ? (*found)->edition.size() : 1;
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
  const auto found = places_.find(edition);
  return found == places_.end() ? answer_.documents.size() : found->second;
}

std::string capitalised(std::string text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_ascii_letter);
  if (end != text.begin() && end != text.end() && *end == ' ') text.front() = static_cast<char>(text.front() & ~0x20);
  return text;
}

}  // namespace tifa

// What an edition, its series and its issuer are called in a sentence, in the languages of the pages.
#pragma once

#include <map>
#include <string>

#include <tifa/report.h>

#include "corpus/corpus.h"

namespace tifa {

// An edition of a series with these names. What tifa.toml declares goes first. Else an id that says what it is stands
// for itself (2025, 18-3), with 年 behind a year in Chinese; a day is told with the kind ("the statement of 29 January
// 2025", "2025年1月29日"); a number of one to three digits is taken for an ordinal,
// with the kind of the series, where that is a word of the language, and the year of the edition: "the 8th plan
// (2025)", "第8份（2025年）". `of_several`: editions of other series are named beside it, so that an id alone has the
// series behind it.
[[nodiscard]] InLanguages name_edition(const Edition& edition, const SeriesInfo& series,
                                       const std::map<std::string, SeriesNames>& names, bool of_several);
// Declared by language; else what is declared without, where its script is that of the language.
[[nodiscard]] InLanguages name_in_languages(const std::string& plain, const std::map<std::string, SeriesNames>& names,
                                            std::string SeriesNames::*part);

struct NamedSeries {
  SeriesInfo info;
  std::map<std::string, SeriesNames> names;
};

// Names editions of a corpus, which is asked once of each series.
class EditionNames {
 public:
  explicit EditionNames(const Corpus& corpus) : corpus_(corpus) {}

  // Valid as long as this.
  [[nodiscard]] Result<const NamedSeries*> series(const std::string& name);
  // As name_edition().
  [[nodiscard]] Result<InLanguages> call(const Edition& edition, bool of_several);

 private:
  const Corpus& corpus_;
  std::map<std::string, NamedSeries> series_;
};

// Whether an id says by itself what it is: a year or a name does, a number of one to three digits is taken for a count.
[[nodiscard]] bool speaks(const std::string& id);

// Of a text that is not whole, with the reason: “note:8 is held only in part (…)”, “terms:2023-05-12 is no
// edition: it is probably not the document …”.
[[nodiscard]] std::string not_whole(const Edition& edition);

}  // namespace tifa
